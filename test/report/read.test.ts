import assert from "node:assert/strict";
import fc from "fast-check";
import { analyse } from "../../server/src/analyse";
import { parseReport } from "../../server/src/report/parse";
import type { Report } from "../../server/src/report/types";
import { consistent, draft, writeDraft } from "./arbitrary";

/** All cells of a report by id, as written. */
function cellsOf(report: Report): Map<string, string> {
  return new Map(report.tables.flatMap((table) => [...table.cells].map(([id, cell]) => [id, cell.raw] as const)));
}

describe("written and read back", function () {
  this.timeout(60_000);

  it("gives every figure in its cell, and no other", () => {
    fc.assert(
      fc.property(draft, (shape) => {
        const report = parseReport(writeDraft(shape));
        assert.deepEqual(Object.fromEntries(cellsOf(report)), Object.fromEntries(shape.figures));
        assert.equal(report.edition, shape.edition);
      }),
      { numRuns: 300 },
    );
  });

  it("finds no label misspelt and no row missing", () => {
    fc.assert(
      fc.property(draft, (shape) => {
        const report = parseReport(writeDraft(shape));
        assert.deepEqual(
          report.tables.flatMap(({ labels }) => labels.filter(({ exact }) => !exact)),
          [],
        );
        assert.deepEqual(
          report.tables.flatMap(({ rows }) => rows.filter(({ status }) => status !== "complete")),
          [],
        );
      }),
      { numRuns: 100 },
    );
  });

  it("finds nothing wrong in a report that is right, but for page numbers among its rows", () => {
    fc.assert(
      fc.property(draft, (shape) => {
        const { problems } = analyse(writeDraft(consistent(shape)));
        const wrong = problems.filter(({ rule }) => rule !== "text/remnant");
        assert.deepEqual(
          wrong.map(({ rule, message }) => `${rule} ${message}`),
          [],
        );
      }),
      { numRuns: 100 },
    );
  });
});
