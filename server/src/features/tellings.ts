import type { Claim } from "../report/claims";
import type { Cell, Report } from "../report/types";
import { comparedClaims, fits } from "../rules/text/readings";
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

const known = new WeakMap<Report, readonly Telling[]>();

/** What the prose tells of the tables, in the order of the text: each statement as it is right, else as it is likeliest. */
export function tellings(report: Report): readonly Telling[] {
  let found = known.get(report);
  if (!found) {
    found = comparedClaims(report).flatMap(({ claim, readings }): Telling[] => {
      const right = readings.find(({ value }) => fits(claim, value));
      const reading = right ?? readings[0];
      return reading ? [{ claim, ...reading, agrees: right !== undefined }] : [];
    });
    known.set(report, found);
  }
  return found;
}

/** The statements of the prose at an offset: `共受理12件` may tell two things. */
export function tellingsAt(report: Report, offset: number): Telling[] {
  return tellings(report).filter(({ claim }) => touches(claim.span, offset));
}

/** The statements of the prose that tell a cell, alone or together with others. */
export function tellingsOf(report: Report, cell: Cell): Telling[] {
  return tellings(report).filter(({ cells }) => cells.includes(cell));
}
