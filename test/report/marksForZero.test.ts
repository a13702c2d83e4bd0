// Marks in place of 0 (`/`, `—`): a cell as much as a figure is, whatever layout the table is written in.
import assert from "node:assert/strict";
import fc from "fast-check";
import { type Analysis, analyse } from "../../server/src/analyse";
import { applyEdits } from "../../server/src/features/fixAll";
import { parseReport } from "../../server/src/report/parse";
import type { Report } from "../../server/src/report/types";
import { consistent, type Draft, draft, isRepeating, writeDraft } from "./arbitrary";

const MARKS = ["/", "／", "-", "－", "—", "——", "无"];

/** A draft of which only one figure in `oneIn` is not 0; that of 1 as it is. */
function thinned(shape: Draft, oneIn: number): Draft {
  const isKept = (i: number) => oneIn > 0 && (shape.quirks[(7 * i) % shape.quirks.length] ?? 0) % oneIn === 0;
  const figures = [...shape.figures].map(([id, figure], i): [string, string] => [id, isKept(i) ? figure : "0"]);
  return consistent({ ...shape, figures: new Map(figures) });
}

/** A draft with marks for zeros, in one of `oneIn` cells that hold 0. */
function marked(shape: Draft, mark: string, oneIn: number): Draft {
  const isMarked = (figure: string, i: number) =>
    figure === "0" && (shape.quirks[i % shape.quirks.length] ?? 0) % oneIn === 0;
  const figures = [...shape.figures].map(([id, figure], i): [string, string] => [
    id,
    isMarked(figure, i) ? mark : figure,
  ]);
  return { ...shape, figures: new Map(figures) };
}

function cellsOf({ tables }: Report): Record<string, string> {
  return Object.fromEntries(tables.flatMap(({ cells }) => [...cells].map(([id, { raw }]) => [id, raw] as const)));
}

function readOf(shape: Draft): Record<string, string> {
  return cellsOf(parseReport(writeDraft(shape)));
}

function messagesOf({ problems }: Analysis): readonly string[] {
  return problems.map(({ message }) => message);
}

/** Drafts with few zeros, with some figures among zeros, and with nothing else; some of them or all are marks. */
const shares = [fc.constantFrom(1, 10, 0), fc.constantFrom(1, 2, 5)] as const;

describe("marks in place of 0", function () {
  this.timeout(60_000);

  for (const mark of MARKS) {
    it(`are cells in every layout: ${mark}`, () => {
      fc.assert(
        fc.property(draft, ...shares, (shape, figures, marks) => {
          const zeros = thinned(shape, figures);
          const own = marked(zeros, mark, marks);
          const inPlace = Object.keys(readOf(zeros)).map((id) => [id, own.figures.get(id)]);
          assert.deepEqual(readOf(own), Object.fromEntries(inPlace));
        }),
        { numRuns: 24 },
      );
    });

    it(`become 0 in all of them, and nothing is wrong then that is not with 0: ${mark}`, () => {
      fc.assert(
        fc.property(draft, ...shares, (shape, figures, marks) => {
          // Of a cell that a converter wrote several times, the first one is put right.
          fc.pre(!isRepeating(shape));
          const zeros = thinned(shape, figures);
          const { report, problems } = analyse(writeDraft(marked(zeros, mark, marks)));
          const fixes = problems.filter(({ rule }) => rule === "table/not-a-count").flatMap(({ fixes = [] }) => fixes);
          const edits = fixes.flatMap((fix) => fix.edits).sort((a, b) => a.span.start - b.span.start);
          const fixed = analyse(applyEdits(report.text, edits));
          assert.deepEqual(cellsOf(fixed.report), readOf(zeros));
          assert.deepEqual(messagesOf(fixed), messagesOf(analyse(writeDraft(zeros))));
        }),
        { numRuns: 10 },
      );
    });
  }
});
