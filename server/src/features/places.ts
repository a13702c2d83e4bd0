import type { CellId } from "../forms";
import type { Cell, PlacedLabel, Report, Table } from "../report/types";
import type { Span } from "../text/span";

/** A cell that the text has, and its table. */
export interface PlacedCell {
  readonly table: Table;
  readonly cell: Cell;
}

/** The cell at an offset; a caret at its end is still in it. */
export function cellAt(report: Report, offset: number): PlacedCell | undefined {
  let touched: PlacedCell | undefined;
  for (const table of report.tables) {
    if (!touches(table.span, offset)) continue;
    for (const cell of table.cells.values()) {
      if (!cell.isWritten || !touches(cell.span, offset)) continue;
      if (offset < cell.span.end) return { table, cell };
      touched ??= { table, cell };
    }
  }
  return touched;
}

/** The label of the form at an offset; a caret at its end is still in it. */
export function labelAt(report: Report, offset: number): { table: Table; label: PlacedLabel } | undefined {
  for (const table of report.tables) {
    if (!touches(table.span, offset)) continue;
    const label = table.labels.find(({ cell }) => touches(cell.span, offset));
    if (label) return { table, label };
  }
  return undefined;
}

/** The cells with these ids that the text has. */
export function writtenCells(table: Table, ids: readonly CellId[]): Cell[] {
  return ids.flatMap((id) => {
    const cell = table.cells.get(id);
    return cell?.isWritten ? [cell] : [];
  });
}

/** Whether an offset lies in a span or at one of its ends. */
export function touches({ start, end }: Span, offset: number): boolean {
  return start <= offset && offset <= end;
}

/** Whether two spans share a place, their ends included. */
export function overlaps(a: Span, b: Span): boolean {
  return a.start <= b.end && b.start <= a.end;
}
