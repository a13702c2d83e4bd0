// Web pages saved as text: pipes behind the cells, more pipes to fill up the rows.
import assert from "node:assert/strict";
import fc from "fast-check";
import { analyse } from "../../server/src/analyse";
import { parseReport } from "../../server/src/report/parse";
import { consistent, type Draft, draft, SAVED_PAGES, type SavedPage, savedDraft } from "./arbitrary";

/** A draft without its zeros, as many bodies leave them out. */
const sparse: fc.Arbitrary<Draft> = draft.map((shape) => {
  const figures = [...consistent(shape).figures].map(([id, figure]) => [id, figure === "0" ? "" : figure] as const);
  return { ...shape, figures: new Map(figures) };
});

/** All figures that are read, and those of them that the draft has elsewhere or not at all. */
function readBack(text: string, { figures }: Draft) {
  const cells = parseReport(text).tables.flatMap((table) => [...table.cells]);
  const read = new Map(cells.flatMap(([id, { raw }]) => (raw === "" ? [] : [[id, raw] as const])));
  return { read, wrong: [...read].filter(([id, raw]) => figures.get(id) !== raw) };
}

function forAll(check: (page: SavedPage, shape: Draft) => void): void {
  for (const [name, page] of Object.entries(SAVED_PAGES))
    it(name, () => {
      fc.assert(
        fc.property(sparse, (shape) => check(page, shape)),
        { numRuns: 25 },
      );
    });
}

describe("a web page saved as text", function () {
  this.timeout(60_000);

  describe("with empty cells has its figures where they stand", () => {
    forAll((page, shape) => {
      const { read, wrong } = readBack(savedDraft(page, shape), shape);
      assert.deepEqual(wrong, []);
      const written = [...shape.figures].filter(([, figure]) => figure !== "").map(([id]) => id);
      const unread = written.filter((id) => !read.has(id) && id.startsWith("applications."));
      assert.deepEqual(unread, []);
    });
  });

  describe("whose empty cells are gone has no figure in another's place", () => {
    forAll((page, shape) => {
      const { wrong } = readBack(savedDraft(page, shape, "gone"), shape);
      assert.deepEqual(wrong, []);
    });
  });

  describe("has no sum called wrong that is right", () => {
    forAll((page, shape) => {
      for (const empty of ["kept", "gone"] as const) {
        const { problems } = analyse(savedDraft(page, shape, empty));
        assert.deepEqual(
          problems.filter(({ rule }) => rule.startsWith("total/")).map(({ message }) => message),
          [],
        );
      }
    });
  });

  it("is no page where the pipes are those of rows whose empty cells have none", () => {
    const text = [
      "云溪镇2023年政府信息公开工作年度报告",
      "二、主动公开政府信息情况",
      "| 第二十条第（一）项 ||||",
      "| 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |",
      "| 规章 | 0 | 0 | 0 |",
      "| 行政规范性文件 | 2 | | |",
      "三、收到和处理政府信息公开申请情况",
    ].join("\n");
    const table = parseReport(text).tables.find(({ form }) => form.id === "documents");
    assert.equal(table?.cells.get("documents.normativeDocuments.issued")?.raw, "2");
  });
});
