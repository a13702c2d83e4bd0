import { plainRowName, shortRowName } from "../forms";
import type { Cell, Report, TableRow } from "../report/types";
import type { LineIndex } from "../text/lines";
import type { Span } from "../text/span";
import { overlaps } from "./places";

/** Where cells are named: nowhere, where the way of writing hides row or column, everywhere. */
export type HintedCells = "off" | "hidden" | "all";

/** A name beside a figure, which is no part of the text. */
export interface InlayText {
  readonly offset: number;
  readonly label: string;
  /** Row and column in full. */
  readonly tooltip: string;
}

/** Most lines between a row's label and figures that stand on lines of their own, so that both are seen together. */
const NEAR = 1;

/**
 * The row and the column of each figure within `range` that its line does not show. A figure alone on its line gets
 * both; of a line of figures far from their label the last gets the row. With `all` every figure gets its column.
 */
export function inlayHints(report: Report, range: Span, which: HintedCells): InlayText[] {
  if (which === "off") return [];
  const hints: InlayText[] = [];
  for (const { span, rows } of report.tables) {
    if (!overlaps(span, range)) continue;
    for (const row of rows)
      if (row.span && overlaps(row.span, range)) hints.push(...rowHints(row, report.lines, range, which));
  }
  return hints.sort((a, b) => a.offset - b.offset);
}

function rowHints({ cells, label, run }: TableRow, lines: LineIndex, range: Span, which: HintedCells): InlayText[] {
  const written = cells.filter(({ isWritten }) => isWritten);
  const lineOf = ({ span }: Cell) => lines.position(span.end).line;
  const byLine = new Map<number, Cell[]>();
  for (const cell of written) byLine.set(lineOf(cell), [...(byLine.get(lineOf(cell)) ?? []), cell]);
  const labelLines = label && {
    from: lines.position(label.cell.span.start).line,
    to: lines.position(label.cell.span.end).line,
  };
  const isOneFigure = run.slots.length === 1;
  const hints: InlayText[] = [];
  for (const [line, own] of byLine) {
    const showsLabel = labelLines !== undefined && labelLines.from <= line && line <= labelLines.to;
    const isNear = labelLines !== undefined && labelLines.from - NEAR <= line && line <= labelLines.to + NEAR;
    for (const cell of own) {
      if (!overlaps(cell.span, range)) continue;
      const { slot } = cell;
      const names: string[] = [];
      const isAlone = own.length === 1 && !showsLabel;
      if (isAlone || which === "all") names.push(slot.columnName);
      // The label of a single figure stands right above it.
      const rowIsHidden = isAlone ? !isOneFigure : label !== undefined && !isNear && cell === own[own.length - 1];
      if (rowIsHidden) names.push(shortRowName(slot));
      if (names.length === 0) continue;
      const tooltip = `${plainRowName(slot)} · ${slot.columnName}`;
      hints.push({ offset: cell.span.end, label: names.join(" · "), tooltip });
    }
  }
  return hints;
}
