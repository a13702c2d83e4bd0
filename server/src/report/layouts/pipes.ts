import { isBar, isDrawnRule } from "../../text/bars";
import { displayWidth } from "../../text/displayWidth";
import { fold } from "../../text/fold";
import type { LineIndex } from "../../text/lines";
import { type Span, trimSpan } from "../../text/span";
import { makeCell } from "../textCell";
import type { TextCell } from "../types";
import { looksLikeFigure } from "../value";
import { isBareNumberOfPage, isNumberOfPage } from "./pageNumbers";
import { readPipeCells } from "./pipeCells";
import { fillGrid, type Layout, type LayoutSource, LONGEST_CELL } from "./types";

/** The line under a Markdown table's header: `|---|:-:|`. */
const RULE_LINE = /^[\s|｜│┃║]*:?-{2,}:?(?:\s*[|｜│┃║]\s*:?-{2,}:?)*[\s|｜│┃║]*$/;
/** Names of columns that converters make up. */
const INVENTED = /^(?:(?:数据|列|字段|column|col|field|unnamed)[\s:_]*\d*)$/i;
/** Pipes at the end of a row that stand for the cells which a merged one covers, when ` | ` parts the others. */
const PADDING = /(?<=[|｜│┃║] )[|｜│┃║]+$/;
/** Least rows with more than one of them by which they are known. */
const LEAST_PADDED = 3;
/** Marks that make a line a heading, an item or bold, and no part of its words. */
const MARKS = /^(?:#{1,6}\s+|[*_]{1,2}|[-+]\s+)+/;

/**
 * Markdown tables with or without outer pipes and rule line, rows that only end in a pipe, cells broken over lines
 * inside the pipes. Short lines without pipes may be labels that a converter left outside.
 */
export const pipes: Layout = {
  id: "pipes",
  isLoose: false,
  applies: ({ pipedLines }) => pipedLines > 0,
  read(source) {
    const inLines = readPipeCells(source, findBars);
    if (inLines) return inLines;
    const { text, lines, from, to, firstRow, isLabel } = source;
    const isPadded = hasPadding(source);
    const cells: TextCell[] = [];
    let row = firstRow;
    /** The last cell of a row that began with a pipe and whose line did not end with one: it may go on. */
    let open: Span | undefined;
    /** Whether pipes stand around the rows of this block, which ends with a blank line. */
    let outer = true;
    let inBlock = false;
    /** Whether the row began with a pipe. */
    let leading = false;
    let column = 0;

    const endRow = () => {
      if (open) addCell(open);
      open = undefined;
      if (column > 0) row++;
      column = 0;
    };
    const addCell = (span: Span) => cells.push(makeCell(text, plain(text, span), row, column++));

    for (let line = from; line < to; line++) {
      const written = trimSpan(text, lines.span(line));
      if (written.start === written.end) {
        endRow();
        inBlock = false;
        continue;
      }
      if (isDrawnRule(text.slice(written.start, written.end))) {
        endRow();
        continue;
      }
      const span = isPadded ? withoutPadding(text, written) : written;
      const bars = findBars(text, span);
      const first = bars[0];
      const last = bars.at(-1);
      if (first === undefined || last === undefined) {
        if (open && goesOn(text, open, span, isLabel)) open = { start: open.start, end: span.end };
        else {
          endRow();
          if (span.end - span.start <= LONGEST_CELL && !isPageNumberBehind(source, line, span)) addCell(span);
          endRow();
        }
        continue;
      }
      if (RULE_LINE.test(text.slice(span.start, span.end))) {
        endRow();
        dropInventedHeader(cells, row - 1, isLabel);
        continue;
      }
      const startsRow = first === span.start;
      if (!open && !inBlock) outer = hasOuterPipes(text, lines, line, to);
      inBlock = true;
      // Without outer pipes a row that begins with one has an empty first cell, and is as wide as the others.
      let at = startsRow && outer ? first + 1 : span.start;
      if (!startsRow && open && goesOn(text, open, { start: span.start, end: first }, isLabel)) {
        at = open.start;
        open = undefined;
        leading = true;
      } else {
        endRow();
        leading = startsRow;
      }
      for (const bar of bars) {
        if (bar < at) continue;
        addCell({ start: at, end: bar });
        at = bar + 1;
      }
      if (last === span.end - 1) endRow();
      else if (leading) open = { start: at, end: span.end };
      else {
        addCell({ start: at, end: span.end });
        endRow();
      }
    }
    endRow();
    return cells;
  },
  write(table, figure, lineEnd) {
    const rows = fillGrid(table, figure).map((row) => row.map(({ text }) => text));
    const widths = rows[0]?.map((_, x) => Math.max(3, ...rows.map((row) => displayWidth(row[x] ?? "")))) ?? [];
    const written = rows.map((row) => `| ${row.map((cell, x) => pad(cell, widths[x] ?? 0)).join(" | ")} |${lineEnd}`);
    const rule = `| ${widths.map((width) => "-".repeat(width)).join(" | ")} |${lineEnd}`;
    return [written[0], rule, ...written.slice(1)].join("");
  },
};

/** Whether every row up to the next blank line begins with a pipe, but for lines that go on with a cell left open. */
function hasOuterPipes(text: string, lines: LineIndex, from: number, to: number): boolean {
  let isOpen = false;
  for (let line = from; line < to; line++) {
    const span = trimSpan(text, lines.span(line));
    if (span.start === span.end) break;
    const bars = findBars(text, span);
    if (bars.length === 0) continue;
    const leads = bars[0] === span.start;
    if (!leads && !isOpen) return false;
    isOpen = (leads || isOpen) && bars.at(-1) !== span.end - 1;
  }
  return true;
}

/**
 * Whether rows end in pipes that stand for no cells (`规章 | |||`), as converters of web pages write them. They may also
 * leave out empty cells before those, so the padding tells nothing of where a figure stands.
 */
function hasPadding({ text, lines, from, to }: LayoutSource): boolean {
  let padded = 0;
  for (let line = from; line < to; line++) {
    const { start, end } = trimSpan(text, lines.span(line));
    const row = text.slice(start, end);
    const padding = PADDING.exec(row)?.[0].length ?? 0;
    if (padding > 1) padded++;
    // Pipes side by side elsewhere are empty cells.
    if (/[|｜│┃║]{2}/.test(row.slice(0, row.length - padding))) return false;
  }
  return padded >= LEAST_PADDED;
}

function withoutPadding(text: string, row: Span): Span {
  const padding = PADDING.exec(text.slice(row.start, row.end))?.[0].length ?? 0;
  return trimSpan(text, { start: row.start, end: row.end - padding });
}

/** Whether the words that a line begins with go on with a cell that the line before left open. */
function goesOn(text: string, open: Span, next: Span, isLabel: (folded: string) => boolean): boolean {
  const before = text.slice(open.start, open.end).trim();
  if (before === "" || looksLikeFigure(before) || next.end - open.start > LONGEST_CELL) return false;
  const words = text.slice(next.start, next.end).trim();
  if (words === "" || looksLikeFigure(words)) return false;
  return isLabel(fold(text, open.start, next.end)) || !isLabel(fold(text, next.start, next.end));
}

/** Whether a line without pipes holds the number of the page that the table ends on: behind a blank line, the last one. */
function isPageNumberBehind({ text, lines, to }: LayoutSource, line: number, { start, end }: Span): boolean {
  if (!isBareNumberOfPage(text.slice(start, end)) || !isBlankLine(text, lines, line - 1)) return false;
  for (let next = line + 1; next < to; next++) if (!isBlankLine(text, lines, next)) return false;
  return true;
}

function isBlankLine(text: string, lines: LineIndex, line: number): boolean {
  const { start, end } = trimSpan(text, lines.span(line));
  return start === end;
}

/** Offsets of the pipes in a line; one behind a backslash is part of a cell. */
function findBars(text: string, { start, end }: Span): number[] {
  const bars: number[] = [];
  for (let i = start; i < end; i++) {
    const code = text.charCodeAt(i);
    if (isBar(code) && text.charCodeAt(i - 1) !== 0x5c) bars.push(i);
  }
  return bars;
}

/** A cell without the blanks and marks around its words. */
function plain(text: string, cell: Span): Span {
  const span = trimSpan(text, cell);
  // `- 3 -` is the number of a page and begins with no mark.
  if (isNumberOfPage(text.slice(span.start, Math.min(span.end, span.start + LONGEST_CELL)))) return span;
  const marks = MARKS.exec(text.slice(span.start, Math.min(span.end, span.start + 12)))?.[0].length ?? 0;
  let end = span.end;
  while (end > span.start + marks && (text.charCodeAt(end - 1) === 0x2a || text.charCodeAt(end - 1) === 0x5f)) end--;
  return trimSpan(text, { start: span.start + marks, end });
}

/** Takes back a header row that a converter invented (数据1, 数据2): words, none of which the form knows. */
function dropInventedHeader(cells: TextCell[], row: number, isLabel: (folded: string) => boolean): void {
  let from = cells.length;
  while (from > 0 && cells[from - 1]?.row === row) from--;
  const header = cells.slice(from);
  const isInvented = ({ kind, raw, folded }: TextCell) =>
    INVENTED.test(raw) || (header.length > 1 && kind !== "figure" && !isLabel(folded));
  if (header.every(isInvented)) cells.length = from;
}

function pad(text: string, width: number): string {
  return text + " ".repeat(Math.max(0, width - displayWidth(text)));
}
