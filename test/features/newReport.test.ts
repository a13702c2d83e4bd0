import assert from "node:assert/strict";
import { analyse, DEFAULT_CONFIG } from "../../server/src/analyse";
import { TARGET_LAYOUTS } from "../../server/src/features/convertLayout";
import { newReport, YEARS } from "../../server/src/features/newReport";
import { formForYear } from "../../server/src/forms";
import { parseReport } from "../../server/src/report/parse";
import { draftNamed, draftText } from "../harness/drafts";

const BODY = "云溪镇人民政府";

describe("a new report", () => {
  for (const layout of TARGET_LAYOUTS)
    for (const year of [2019, 2020, 2021, 2025])
      it(`has title, sections and the forms of its year: ${year}, ${layout}`, () => {
        const { text, carried } = newReport({ body: BODY, year, layout });
        const { report, problems } = analyse(text);
        const form = formForYear(year);
        assert.deepEqual([report.body, report.year, report.edition, carried], [BODY, year, form.edition, 0]);
        assert.deepEqual(
          report.tables.map((table) => [table.form.id, table.layout, table.cells.size]),
          form.sections.flatMap(({ tables }) => tables.map(({ id, slots }) => [id, layout, slots.length])),
        );
        assert.ok(report.tables.every(({ cells }) => [...cells.values()].every(({ value }) => value.kind === "blank")));
        // What is left to fill in is all that is found.
        const rules = new Set(problems.map(({ rule }) => rule));
        assert.deepEqual([...rules].sort(), [
          "structure/empty-section",
          "structure/missing-aspect",
          "table/blank-cell",
        ]);
      });

  it("carries in what last year's report hands on, and nothing else", () => {
    const lastYear = parseReport(draftText(draftNamed("tabRows2021")));
    for (const layout of TARGET_LAYOUTS) {
      const { text, carried } = newReport({ body: BODY, year: (lastYear.year ?? 0) + 1, lastYear, layout });
      const { report, problems } = analyse(text, {
        ...DEFAULT_CONFIG,
        lastYear: { report: lastYear, source: "上年.txt" },
      });
      const filled = report.tables.flatMap(({ cells }) =>
        [...cells].flatMap(([id, { raw }]) => (raw === "" ? [] : [[id, raw]])),
      );
      assert.deepEqual(filled, [
        ["documents.regulations.inForce", "0"],
        ["documents.normativeDocuments.inForce", "9"],
        ["applications.carriedIn.natural", "1"],
        ["applications.carriedIn.business", "0"],
        ["applications.carriedIn.research", "0"],
        ["applications.carriedIn.charity", "0"],
        ["applications.carriedIn.legal", "0"],
        ["applications.carriedIn.other", "0"],
        ["applications.carriedIn.total", "1"],
      ]);
      assert.equal(carried, filled.length);
      assert.ok(problems.every(({ rule }) => !rule.startsWith("previous/")));
    }
  });

  it("of 2021 takes cases, but no documents in force, from the form of 2019", () => {
    const lastYear = parseReport(draftText(draftNamed("tabRows2019")));
    assert.equal(newReport({ body: BODY, year: 2021, lastYear }).carried, 7);
  });

  it("can be written for every year with a form", () => {
    for (const year of YEARS) assert.equal(parseReport(newReport({ body: BODY, year }).text).year, year);
  });
});
