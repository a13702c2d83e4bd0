import type { Claim } from "../report/claims/claim";
import type { Cell, Report } from "../report/types";
import { comparedClaims, fits } from "../rules/text/readings";
import { firstIndex } from "../text/search";
import { touches } from "./places";

/** A figure of the prose, or words that say none, and the cells that tell the same. */
export interface Telling {
  readonly claim: Claim;
  readonly cells: readonly Cell[];
  /** The cells in the form's own words, and what they say together. */
  readonly name: string;
  readonly value: number;
  /** Whether prose and table say the same. */
  readonly agrees: boolean;
}

interface Index {
  readonly inText: readonly Telling[];
  readonly byCell: ReadonlyMap<Cell, readonly Telling[]>;
}

/** Most statements before an offset that may reach up to it: `共受理12件` tells two things. */
const MOST_OVERLAPPING = 8;

const known = new WeakMap<Report, Index>();

/** What the prose tells of the tables: each statement as it is right, else as it is likeliest. */
function tellings(report: Report): Index {
  const found = known.get(report);
  if (found) return found;
  const inText = comparedClaims(report)
    .flatMap(({ claim, readings }): Telling[] => {
      const right = readings.find(({ value }) => fits(claim, value));
      const reading = right ?? readings[0];
      return reading ? [{ claim, ...reading, agrees: right !== undefined }] : [];
    })
    .sort((a, b) => a.claim.span.start - b.claim.span.start);
  const byCell = new Map<Cell, Telling[]>();
  for (const telling of inText)
    for (const cell of telling.cells) {
      const own = byCell.get(cell);
      if (own) own.push(telling);
      else byCell.set(cell, [telling]);
    }
  const index = { inText, byCell };
  known.set(report, index);
  return index;
}

/** The statements of the prose at an offset, in the order of the text. */
export function tellingsAt(report: Report, offset: number): Telling[] {
  const { inText } = tellings(report);
  const end = firstIndex(inText, ({ claim }) => claim.span.start > offset);
  return inText.slice(Math.max(0, end - MOST_OVERLAPPING), end).filter(({ claim }) => touches(claim.span, offset));
}

/** The statements of the prose that tell a cell, alone or together with others, in the order of the text. */
export function tellingsOf(report: Report, cell: Cell): readonly Telling[] {
  return tellings(report).byCell.get(cell) ?? [];
}
