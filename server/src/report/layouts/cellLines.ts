import { fold } from "../../text/fold";
import { isSpace, type Span, trimSpan } from "../../text/span";
import { makeCell } from "../textCell";
import type { TextCell } from "../types";
import { fillGrid, type Layout, type LayoutSource, LONGEST_CELL } from "./types";

const TAB = 9;

/**
 * Each cell is a line that begins or ends with a tab, a blank line ends the row, a line with only a tab is an empty cell. A
 * wrapped cell goes on in a line without a tab, sometimes after a blank line.
 */
export const cellLines: Layout = {
  id: "cellLines",
  isLoose: false,
  applies: ({ tabLedLines }) => tabLedLines > 0,
  read(source) {
    const { text, lines, from, to, firstRow, isLabel } = source;
    const cells: TextCell[] = [];
    let row = firstRow;
    let column = 0;
    /** Whether a blank line stood since the last cell. */
    let ended = false;
    /** Whether the last line was a cell or went on with one. */
    let open = false;
    const { isCell, contentOf } = marksOf(source);
    const startRow = () => {
      if (column > 0) row++;
      column = 0;
      ended = false;
    };

    for (let line = from; line < to; line++) {
      const start = lines.start(line);
      const end = lines.end(line);
      if (start === end) {
        ended = true;
        continue;
      }
      if (isCell(line)) {
        if (ended) startRow();
        const content = contentOf(line);
        for (let at = content.start; at <= content.end; ) {
          const next = text.indexOf("\t", at);
          const cellEnd = next === -1 || next > content.end ? content.end : next;
          const span = trimSpan(text, { start: at, end: cellEnd });
          if (span.end - span.start > LONGEST_CELL) {
            open = false;
            ended = true;
          } else {
            cells.push(makeCell(text, span, row, column++));
            open = true;
          }
          at = cellEnd + 1;
        }
        continue;
      }
      const span = trimSpan(text, { start, end });
      if (span.start === span.end) {
        ended = true;
        continue;
      }
      if (span.end - span.start > LONGEST_CELL) {
        open = false;
        ended = true;
        continue;
      }
      const last = open ? cells[cells.length - 1] : undefined;
      const words = fold(text, span.start, span.end);
      const cellFollows = line + 1 < to && isCell(line + 1);
      const makesLabel = last?.kind === "words" && isLabel(fold(text, last.span.start, span.end));
      // Behind a blank line, the rest of a row's last label has no cell behind it.
      const mayGoOn = !ended || ((cellFollows || makesLabel) && !isLabel(words) && !hasFigure(cells, row));
      const goesOn =
        last?.kind === "words" &&
        words !== "" &&
        span.end - last.span.start <= LONGEST_CELL &&
        mayGoOn &&
        (makesLabel || !isLabel(words));
      if (goesOn && last) {
        const joined = { start: last.span.start, end: span.end };
        cells[cells.length - 1] = makeCell(text, joined, last.row, last.column);
        ended = false;
      } else if (isLabel(words) && cellFollows) {
        if (ended) startRow();
        cells.push(makeCell(text, span, row, column++));
        open = true;
      } else {
        open = false;
        ended = true;
      }
    }
    return cells;
  },
  write(table, figure, lineEnd) {
    return fillGrid(table, figure)
      .map((row) => {
        const cells = row.filter(({ coveredFromLeft }) => !coveredFromLeft);
        return cells.map(({ text }) => `\t${text}${lineEnd}`).join("");
      })
      .join(lineEnd);
  },
};

/** Where the tab stands that a line begins with, blanks and a page's end before it left aside; else -1. */
export function leadingTab(text: string, start: number, end: number): number {
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code === TAB) return at;
    if (!isSpace(code)) return -1;
  }
  return -1;
}

interface CellMarks {
  readonly isCell: (line: number) => boolean;
  /** What stands between the tabs that mark a cell. */
  readonly contentOf: (line: number) => Span;
}

/** Which tabs mark the cells: one in front of each, one at both ends, or one behind each. */
function marksOf({ text, lines, from, to }: LayoutSource): CellMarks {
  const isTab = (at: number) => text.charCodeAt(at) === TAB;
  const begins = (line: number) => leadingTab(text, lines.start(line), lines.end(line)) >= 0;
  const ends = (line: number) => lines.start(line) < lines.end(line) && isTab(lines.end(line) - 1);
  let led = 0;
  let ledAndEnded = 0;
  let ended = 0;
  for (let line = from; line < to; line++) {
    const span = trimSpan(text, lines.span(line));
    if (span.start === span.end) continue;
    if (begins(line)) led++;
    if (begins(line) && ends(line)) ledAndEnded++;
    else if (ends(line)) ended++;
  }
  const areEnded = led > 0 ? ledAndEnded === led : ended > 0;
  return {
    isCell: led > 0 ? begins : ends,
    contentOf: (line) => {
      const start = led > 0 ? leadingTab(text, lines.start(line), lines.end(line)) + 1 : lines.start(line);
      return { start, end: Math.max(start, lines.end(line) - (areEnded && ends(line) ? 1 : 0)) };
    },
  };
}

function hasFigure(cells: readonly TextCell[], row: number): boolean {
  for (let i = cells.length - 1; i >= 0; i--) {
    const cell = cells[i];
    if (!cell || cell.row !== row) return false;
    if (cell.kind === "figure") return true;
  }
  return false;
}
