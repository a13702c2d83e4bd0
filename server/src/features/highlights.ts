import type { Report } from "../report/types";
import type { Span } from "../text/span";
import { cellAt, writtenCells } from "./places";
import { addendsOf } from "./sums";
import { tellingsAt, tellingsOf } from "./tellings";

/** A place that belongs to the one at the cursor: the place itself, an addend of it, or where the same is told. */
export interface Highlight {
  readonly span: Span;
  readonly kind: "own" | "addend" | "same";
}

/** Most places that are marked. */
const MOST = 200;

/**
 * What belongs to the figure at an offset: the addends of a total, the cells that a figure of the prose tells and the
 * other way round. Not the totals of an addend: editors keep the marks while the cursor moves among them, so that from
 * there the total's own addends would never show.
 */
export function highlights(report: Report, offset: number): Highlight[] {
  const place = cellAt(report, offset);
  if (place) {
    const { table, cell } = place;
    const addends = writtenCells(table, addendsOf(table, cell.slot.id));
    const told = tellingsOf(report, cell).slice(0, MOST);
    return [
      { span: cell.span, kind: "own" },
      ...addends.map(({ span }) => ({ span, kind: "addend" as const })),
      ...told.map(({ claim }) => ({ span: claim.span, kind: "same" as const })),
    ];
  }
  return tellingsAt(report, offset).flatMap(({ claim, cells }): Highlight[] => [
    { span: claim.span, kind: "own" },
    ...cells.flatMap(({ span, isWritten }) => (isWritten ? [{ span, kind: "same" as const }] : [])),
  ]);
}
