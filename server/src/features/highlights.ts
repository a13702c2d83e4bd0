import type { PlacedLabel, Report, Table } from "../report/types";
import type { Span } from "../text/span";
import { cellAt, labelAt, writtenCells } from "./places";
import { addendsOf, totalsOf } from "./sums";
import { tellingsAt, tellingsOf } from "./tellings";

/** A place that belongs to the one at the cursor. `own`: the place itself, or what adds up to it or holds its sum. */
export interface Highlight {
  readonly span: Span;
  readonly kind: "own" | "addend" | "total" | "same";
}

/** Most places that are marked. */
const MOST = 200;

/**
 * What belongs to the place at an offset: the addends of a total, the totals that a figure is counted in, the figures
 * under a label, the cells that a figure of the prose tells and the other way round. Empty for other words.
 */
export function highlights(report: Report, offset: number): Highlight[] {
  return find(report, offset).slice(0, MOST);
}

function find(report: Report, offset: number): Highlight[] {
  const place = cellAt(report, offset);
  if (place) {
    const { table, cell } = place;
    const { id } = cell.slot;
    const mark = (kind: Highlight["kind"]) => (one: { readonly span: Span }) => ({ span: one.span, kind });
    return [
      { span: cell.span, kind: "own" },
      ...writtenCells(table, addendsOf(table, id)).map(mark("addend")),
      ...writtenCells(table, totalsOf(table, id)).map(mark("total")),
      ...tellingsOf(report, cell)
        .slice(0, MOST)
        .map(({ claim }) => ({ span: claim.span, kind: "same" as const })),
    ];
  }
  const told = tellingsAt(report, offset);
  if (told.length > 0) {
    return told.flatMap(({ claim, cells }): Highlight[] => [
      { span: claim.span, kind: "own" },
      ...cells.flatMap(({ span, isWritten }) => (isWritten ? [{ span, kind: "same" as const }] : [])),
    ]);
  }
  const labelled = labelAt(report, offset);
  return labelled ? underLabel(labelled.table, labelled.label) : [];
}

/** The figures of a label's row or column. */
function underLabel(table: Table, { label, cell }: PlacedLabel): Highlight[] {
  const row = table.rows.find((row) => row.label?.cell === cell);
  const slots = new Set((row?.run.slots ?? columnSlots(table, cell.span, label.id)).map(({ id }) => id));
  if (slots.size === 0) return [];
  const figures = writtenCells(table, [...slots]);
  return [{ span: cell.span, kind: "own" }, ...figures.map(({ span }) => ({ span, kind: "addend" as const }))];
}

/** The slots of a column; where its label stands once for each group, those of the group. */
function columnSlots(table: Table, span: Span, column: string | undefined) {
  const slots = table.form.slots.filter((slot) => slot.column === column);
  const places = table.labels.filter(({ label }) => label.role === "column" && label.id === column);
  const inOrder = places.map(({ cell }) => cell.span.start).sort((a, b) => a - b);
  const group = table.form.labelColumns === 0 && places.length === slots.length ? inOrder.indexOf(span.start) : -1;
  return group < 0 ? slots : slots.slice(group, group + 1);
}
