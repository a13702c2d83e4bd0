import { fold } from "../../text/fold";
import type { LineIndex } from "../../text/lines";
import { behindQuotation } from "../../text/marks";
import { type Span, trimSpan } from "../../text/span";
import { makeCell } from "../textCell";
import type { TextCell } from "../types";
import { isAtPageEdge, isBareNumberOfPage, isNumberOfPage } from "./pageNumbers";
import { fillGrid, type Layout, type LayoutSource, LONGEST_CELL } from "./types";

/** Most lines over which a label before the first tab may be wrapped. */
const MOST_WRAPPED = 3;
const TAB = 9;
const QUOTE = 0x22;
const SENTENCE = /[。；;！？]/;
/** Most lines of one cell between quotation marks. */
const MOST_QUOTED_LINES = 12;

/**
 * A table row a line, cells separated by tabs, merged cells as empty ones, rows padded to the table's width. A cell of
 * several lines stands between quotation marks, as spreadsheets copy it.
 */
export const tabRows: Layout = {
  id: "tabRows",
  isLoose: false,
  applies: ({ tabbedLines }) => tabbedLines > 0,
  read: (source) => readSeparatedRows(source, "\t"),
  write(table, figure, lineEnd) {
    return fillGrid(table, figure)
      .map((row) => row.map(({ text }) => text).join("\t") + lineEnd)
      .join("");
  },
};

type Separator = "\t" | ",";

/** Reads rows that are a line each, their cells parted by a character. */
export function readSeparatedRows(
  { text, lines, from, to, firstRow, pageNumbers, isLabel }: LayoutSource,
  separator: Separator,
): TextCell[] {
  const cells: TextCell[] = [];
  let row = firstRow;
  /** A line without separators that stands between two rows: the rest of a label that was broken. */
  let between: TextCell[] = [];
  /** The first separator at or behind the line, so that text without any is not searched again for every line. */
  let mark = -2;
  for (let line = from; line < to; line++) {
    const start = lines.start(line);
    const end = lines.end(line);
    if (start === end) continue;
    if (separator === "," && isSentence(text, start, end)) continue;
    if (mark !== -1 && mark < start) mark = text.indexOf(separator, start);
    const opening = quotedCell(text, lines, start, line, to, separator);
    const isQuotedRow = opening !== undefined && opening.last > line && text.charAt(opening.end) === separator;
    if (!isQuotedRow && (mark === -1 || mark >= end)) {
      const span = trimSpan(text, { start, end });
      if (span.start === span.end) continue;
      if (pageNumbers.has(start) || isNumberOfPage(text.slice(span.start, Math.min(span.end, span.start + 40))))
        continue;
      if (isBareNumberOfPage(text.slice(span.start, span.end)) && isAtPageEdge(text, span)) continue;
      const short = span.end - span.start <= LONGEST_CELL / 2;
      if (short) between.push(makeCell(text, span, row++, 0));
      continue;
    }
    const own = cells.length > 0 ? between : beginning(text, between, { start, end: mark }, isLabel);
    for (const cell of own) cells.push(cell);
    between = [];
    const before = cells.length;
    let column = 0;
    let rowEnd = end;
    for (let at = behindQuotation(text, start, end); at <= rowEnd; column++) {
      const quoted = quotedCell(text, lines, at, line, to, separator);
      if (quoted) {
        line = quoted.last;
        rowEnd = lines.end(line);
        const span = trimSpan(text, { start: at + 1, end: quoted.end - 1 });
        cells.push(makeCell(text, span, row, column, text.slice(span.start, span.end).replaceAll('""', '"')));
        at = quoted.end + 1;
        continue;
      }
      const next = text.indexOf(separator, at);
      const cellEnd = next === -1 || next > rowEnd ? rowEnd : next;
      const span = trimSpan(text, { start: at, end: cellEnd });
      cells.push(makeCell(text, span, row, column));
      at = cellEnd + 1;
    }
    if (isParagraph(cells, before)) cells.length = before;
    else row++;
  }
  if (cells.length > 0) for (const cell of between) if (isLabel(cell.folded)) cells.push(cell);
  return cells;
}

/**
 * The last of the lines before a table that belong to it: those that hold a label by themselves, or that begin one
 * which the table's first cell ends.
 */
function beginning(
  text: string,
  before: readonly TextCell[],
  firstCell: Span,
  isLabel: (folded: string) => boolean,
): readonly TextCell[] {
  for (let from = Math.max(0, before.length - MOST_WRAPPED); from < before.length; from++) {
    const lines = before.slice(from);
    const start = lines[0]?.span.start ?? firstCell.start;
    if (lines.every(({ folded }) => isLabel(folded)) || isLabel(fold(text, start, firstCell.end))) return lines;
  }
  return [];
}

/**
 * The cell between quotation marks that begins at `at`: where it ends, behind the closing mark, and on which line.
 * Undefined where no mark closes it before the next tab, or something else than the end of the cell follows.
 */
function quotedCell(
  text: string,
  lines: LineIndex,
  at: number,
  line: number,
  to: number,
  separator: Separator,
): { readonly end: number; readonly last: number } | undefined {
  if (text.charCodeAt(at) !== QUOTE) return undefined;
  const limit = lines.end(Math.min(to, line + MOST_QUOTED_LINES) - 1);
  for (let i = at + 1; i < limit && i - at <= 2 * LONGEST_CELL; i++) {
    const code = text.charCodeAt(i);
    if (code === TAB) return undefined;
    if (code !== QUOTE) continue;
    if (text.charCodeAt(i + 1) === QUOTE) {
      i++;
      continue;
    }
    const end = i + 1;
    const last = lines.position(end).line;
    return text.charAt(end) === separator || end === lines.end(last) ? { end, last } : undefined;
  }
  return undefined;
}

/** Whether a line holds a sentence, whose commas part no cells. */
function isSentence(text: string, start: number, end: number): boolean {
  return SENTENCE.test(text.slice(start, end));
}

/** A line whose only text is too long for a cell is a paragraph that begins with a tab. */
function isParagraph(cells: readonly TextCell[], from: number): boolean {
  let filled = 0;
  let longest = 0;
  for (let i = from; i < cells.length; i++) {
    const length = cells[i]?.raw.length ?? 0;
    if (length > 0) filled++;
    longest = Math.max(longest, length);
  }
  return filled === 1 && longest > LONGEST_CELL;
}
