import { makeCovered } from "./textCell";
import type { TextCell } from "./types";
import { isFormLabel, labelsOf } from "./vocabulary";

/** Labels of merged cells: no draft has one of them in two cells side by side but for a converter's sake. */
const spanning = labelsOf("title", "heading", "group");
const inHead = labelsOf("title", "heading", "column");
const ofColumns = labelsOf("column");
const ofRows = labelsOf("row");

/**
 * Cells without what a converter repeats: some write a merged cell's words or figure in every place that it covers
 * (`申请人情况 | 申请人情况 | …`). The first one stands, the others are blank, as in other drafts. A row that is not as wide
 * as its head lost a cell or has one too many, and which of its figures are repeated cannot be told; but a lone figure
 * under a single column is that column's, as empty cells at a row's end get lost. The same cells where no label shows
 * such repeating.
 */
export function withoutRepeats(cells: readonly TextCell[]): readonly TextCell[] {
  if (!cells.some((cell, i) => spanning.has(cell.folded) && isBeside(cells[i - 1], cell))) return cells;
  const widths: number[] = [];
  for (const { row } of cells) widths[row] = (widths[row] ?? 0) + 1;
  let headRow = -1;
  /** The widest row of the head: empty cells at the end of the others may be gone. */
  let headWidth = 0;
  let lastFigureRow = -1;
  /** For each column, the last words that stand there, and in which row. */
  const above: { folded: string; row: number }[] = [];
  /** For each column, the words of the head that it stands below. */
  const heads: string[] = [];
  return cells.map((cell, i) => {
    const { kind, folded, row, column } = cell;
    const before = cells[i - 1];
    if (kind === "figure") {
      lastFigureRow = row;
      const width = widths[row];
      if (width !== widths[headRow] && width !== headWidth) {
        const isLone = before?.kind === "words" && column + 1 === width;
        return isLone && isOneToTheEnd(heads, column) ? cell : { ...cell, kind: "fragment" };
      }
      // Below a heading, other heads stand for its columns, which figures may be alike in.
      const isOneColumn = ofColumns.has(heads[column] ?? "") && heads[column] === heads[column - 1];
      const isRepeated = isOneColumn && before?.row === row && before.kind === kind && before.raw === cell.raw;
      return isRepeated ? covered(cell) : cell;
    }
    if (kind !== "words" || !isFormLabel(folded)) return cell;
    const last = above[column];
    above[column] = { folded, row };
    if (inHead.has(folded)) {
      if (lastFigureRow > headRow) {
        heads.length = 0;
        headWidth = 0;
      }
      heads[column] = folded;
      headRow = row;
      headWidth = Math.max(headWidth, widths[row] ?? 0);
    }
    const isFromAbove = last?.folded === folded && last.row === row - 1 && !ofRows.has(folded);
    return isFromAbove || isBeside(before, cell) ? covered(cell) : cell;
  });
}

/** Whether the head has one column only, which reaches from `column` to the end. */
function isOneToTheEnd(heads: readonly string[], column: number): boolean {
  return column > 0 && heads[column] !== undefined && heads.slice(column).every((head) => head === heads[column]);
}

/** Whether two cells of a row are neighbours with the same words. */
function isBeside(before: TextCell | undefined, cell: TextCell): boolean {
  return before?.row === cell.row && before.kind === "words" && before.folded === cell.folded;
}

function covered({ span, row, column }: TextCell): TextCell {
  return makeCovered(span.start, row, column);
}
