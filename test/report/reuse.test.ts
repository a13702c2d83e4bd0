import assert from "node:assert/strict";
import fc from "fast-check";
import { check } from "../../server/src/analyse";
import { parseReport } from "../../server/src/report/parse";
import type { Report } from "../../server/src/report/types";
import { consistent, type Draft, draft, writeDraft } from "./arbitrary";

/** A report without its index of lines, whose functions are never equal. */
function plain({ lines, ...report }: Report) {
  return { ...report, lines: lines.count };
}

const snippets = [
  "",
  "一",
  "0",
  "\n",
  "\r\n",
  "\t",
  "|",
  "行政许可",
  "\n行政许可\t5\n",
  "2021年",
  "\n二、主动公开政府信息情况\n",
  "\n柳泉镇2022年政府信息公开工作年度报告\n一、总体情况\n",
  "。我镇将继续努力",
];

const edits = fc.array(
  fc.record({ at: fc.nat(), length: fc.oneof(fc.constant(0), fc.nat(30)), text: fc.constantFrom(...snippets) }),
  { minLength: 1, maxLength: 12 },
);

/** A draft whose figures add up but for one of them, so that its cell can be told. */
const oneWrong = fc.tuple(draft, fc.nat()).map(([shape, which]): Draft => {
  const { figures, ...right } = consistent(shape);
  const ids = [...figures.keys()];
  const id = ids[which % ids.length] ?? "";
  return { ...right, figures: new Map(figures).set(id, `${Number(figures.get(id)) + 20}`) };
});

describe("reading after an edit", function () {
  this.timeout(60_000);

  it("gives what reading anew gives", () => {
    let reused = 0;
    fc.assert(
      fc.property(draft, edits, (shape, changes) => {
        let text = writeDraft(shape);
        let report = parseReport(text);
        for (const { at, length, text: inserted } of changes) {
          const start = at % (text.length + 1);
          text = text.slice(0, start) + inserted + text.slice(start + length);
          const tables = report.tables;
          report = parseReport(text, report);
          if (tables.length > 0 && report.tables.some((table, i) => table === tables[i])) reused++;
          assert.deepEqual(plain(report), plain(parseReport(text)));
        }
      }),
      { numRuns: 150 },
    );
    assert.ok(reused > 0, "no reading was ever reused");
  });

  it("finds what checking anew finds", () => {
    let told = 0;
    fc.assert(
      fc.property(oneWrong, fc.constantFrom("一", "我镇我镇将继续努力。", "\n"), (shape, inserted) => {
        const text = writeDraft({ ...shape, layout: "tabRows" });
        const report = parseReport(text);
        const before = check(report).problems;
        const at = text.indexOf("一、总体情况") + "一、总体情况\n".length;
        const edited = text.slice(0, at) + inserted + text.slice(at);
        const moved = parseReport(edited, report);
        assert.deepEqual(check(moved).problems, check(parseReport(edited)).problems);
        assert.deepEqual(check(report).problems, before);
        const isMoved = moved.tables.some(({ reading }, i) => reading === report.tables[i]?.reading);
        if (isMoved && before.some(({ rule, cell }) => rule.startsWith("total/") && cell)) told++;
      }),
      { numRuns: 20 },
    );
    assert.ok(told > 0, "no wrong figure of a table that was moved was ever told");
  });

  it("reuses the tables where prose is edited", () => {
    const { layout: _, ...shape } = fc.sample(draft, { numRuns: 1, seed: 3 })[0] ?? assert.fail();
    const text = writeDraft({ ...shape, layout: "tabRows" });
    const report = parseReport(text);
    const edited = parseReport(`${text}。`, report);
    assert.ok(report.tables.length > 0);
    assert.ok(edited.tables.every((table, i) => table === report.tables[i]));
  });
});
