import { fold } from "../../text/fold";
import { type Span, trimSpan } from "../../text/span";
import { makeCell } from "../textCell";
import type { TextCell } from "../types";
import { type LayoutSource, LONGEST_CELL } from "./types";

/** Least lines with pipes, and largest share of them with several cells, by which cells are known to be lines. */
const LEAST_LINES = 12;
const MOST_ROWS_SHARE = 0.1;
/** Most lines that are one cell's. */
const MOST_LINES = 4;
/** Most cells of a row; `disputes` has 15. */
const WIDEST = 40;
const LEAST_ROWS = 3;
/** Pipes side by side at the end of a line. */
const RUN = /[|｜│┃║]{2,}$/;

/** What a pipe ends: a cell, or a place that a merged cell covers. */
interface Piece {
  readonly cell: TextCell;
  readonly isPadding: boolean;
}

type FindBars = (text: string, line: Span) => readonly number[];

/**
 * Cells of which each stands on lines of its own and is ended by a pipe, on the same line or the next, as web pages are
 * saved as text. A line of nothing but a pipe is an empty cell; several side by side stand for no cells, they fill up
 * a row. Undefined where the lines are rows.
 */
export function readPipeCells(source: LayoutSource, findBars: FindBars): TextCell[] | undefined {
  const pieces = piecesOf(source, findBars);
  if (!pieces) return undefined;
  const rows = rowsOfWidth(pieces) ?? rowsByLabels(pieces, new Set(source.rowLabels));
  return rows.flatMap((cells, y) => cells.map((cell, column) => ({ ...cell, row: source.firstRow + y, column })));
}

/** What the pipes end, lines joined; undefined where many lines hold several cells. */
function piecesOf({ text, lines, from, to, isLabel }: LayoutSource, findBars: FindBars): Piece[] | undefined {
  const pieces: Piece[] = [];
  /** The words of the cell that is open, one span a line. */
  let open: Span[] = [];
  let isParted = false;
  let piped = 0;
  let rows = 0;
  for (let line = from; line < to; line++) {
    const span = trimSpan(text, lines.span(line));
    if (span.start === span.end) {
      isParted = open.length > 0;
      continue;
    }
    const bars = findBars(text, span);
    const padding = span.end - (RUN.exec(text.slice(span.start, span.end))?.[0].length ?? 0);
    let at = span.start;
    let filled = 0;
    const take = (end: number) => {
      const words = trimSpan(text, { start: at, end });
      at = end + 1;
      if (words.start === words.end) return;
      open.push(words);
      filled++;
    };
    for (const bar of bars) {
      take(bar);
      const isPadding = bar >= padding && open.length === 0;
      const whole = joined(text, open, isParted, isLabel) ?? { start: bar, end: bar };
      pieces.push({ cell: makeCell(text, whole, 0, 0), isPadding });
      open = [];
      isParted = false;
    }
    take(span.end);
    if (bars.length > 0) piped++;
    if (bars.length > 0 && filled > 1) rows++;
  }
  // The last cell of a page may have lost its pipe.
  const [rest, ...more] = open;
  const last = rest && makeCell(text, rest, 0, 0);
  if (last?.kind === "figure" && more.length === 0 && !isParted) pieces.push({ cell: last, isPadding: false });
  return piped >= LEAST_LINES && rows <= piped * MOST_ROWS_SHARE ? pieces : undefined;
}

/** The lines that make one cell: all of them, or the last ones where prose stands before the table. */
function joined(
  text: string,
  lines: readonly Span[],
  isParted: boolean,
  isLabel: (folded: string) => boolean,
): Span | undefined {
  const last = lines[lines.length - 1];
  if (!last) return undefined;
  const ends = lines.slice(-MOST_LINES).map(({ start }) => ({ start, end: last.end }));
  const label = ends.find(({ start, end }) => end - start <= LONGEST_CELL && isLabel(fold(text, start, end)));
  if (label) return label;
  const [whole = last] = ends;
  const isCell = !isParted && ends.length === lines.length && whole.end - whole.start <= LONGEST_CELL;
  return isCell ? whole : last;
}

/**
 * The rows, where pipes fill up all of them: as many pieces to each as the least number with which every row begins
 * with its words and ends with what fills it up. Only the last row may have no words, and may be cut short. A pipe before
 * a row's first cell is none of its cells.
 */
function rowsOfWidth(pieces: readonly Piece[]): TextCell[][] | undefined {
  if (!pieces.some(({ isPadding }) => isPadding)) return undefined;
  const lead = pieces[0]?.cell.kind === "blank" ? 1 : 0;
  for (let width = 2 + lead; width <= Math.min(WIDEST, pieces.length / LEAST_ROWS); width++) {
    if (!areRows(pieces, width, lead)) continue;
    const rows: Piece[][] = [];
    for (let start = 0; start < pieces.length; start += width) rows.push(pieces.slice(start + lead, start + width));
    // A single empty piece at the end fills a row up too where no row is full, or where empty cells are left out.
    const last = width - lead - 1;
    const isLabelled = (row: readonly Piece[]) => row[0]?.cell.kind === "words";
    const isSomeFull = rows.some((row) => isLabelled(row) && (row[last]?.cell.kind ?? "blank") !== "blank");
    const areKept = rows.some(hasBlankBeforeFigure);
    return rows.map((row) => {
      const isLastCell = isLabelled(row)
        ? areKept && isSomeFull
        : areKept || row.every(({ cell }) => cell.kind === "blank");
      const isOwn = ({ cell, isPadding }: Piece, i: number) =>
        !isPadding && (i < last || cell.kind !== "blank" || isLastCell);
      return row.filter(isOwn).map(({ cell }) => cell);
    });
  }
  return undefined;
}

function hasBlankBeforeFigure(row: readonly Piece[]): boolean {
  return row.some(({ cell }, i) => cell.kind === "figure" && row[i - 1]?.cell.kind === "blank");
}

function areRows(pieces: readonly Piece[], width: number, lead: number): boolean {
  for (let start = 0; start < pieces.length; start += width) {
    if (lead > 0 && pieces[start]?.cell.kind !== "blank") return false;
    const isLast = start + width >= pieces.length;
    const end = Math.min(start + width, pieces.length);
    let isInWords = true;
    for (let i = start + lead; i < end; i++) {
      const isWords = pieces[i]?.cell.kind === "words";
      if (isWords ? !isInWords : i === start + lead && !isLast) return false;
      if (i > start && pieces[i - 1]?.isPadding && !pieces[i]?.isPadding) return false;
      isInWords = isWords;
    }
  }
  return true;
}

/**
 * Rows where nothing tells how wide they are: a row's label and the cells behind it, and those behind the last label of a
 * head. If anything fills rows up, all empty pieces at a row's end may do so too.
 */
function rowsByLabels(pieces: readonly Piece[], rowLabels: ReadonlySet<string>): TextCell[][] {
  const rows: TextCell[][] = [];
  let before: TextCell | undefined;
  for (const { cell, isPadding } of pieces) {
    if (isPadding) continue;
    const isRowGoingOn = cell.kind !== "words" && before && (before.kind !== "words" || rowLabels.has(before.folded));
    if (isRowGoingOn) rows[rows.length - 1]?.push(cell);
    else rows.push([cell]);
    before = cell;
  }
  if (!pieces.some(({ isPadding }) => isPadding)) return rows;
  return rows.map((row) => row.slice(0, row.map(({ kind }) => kind !== "blank").lastIndexOf(true) + 1));
}
