import { fold } from "../../text/fold";
import { type Span, trimSpan } from "../../text/span";
import { makeCell, makeFragment } from "../textCell";
import type { TextCell } from "../types";
import { looksLikeFigure } from "../value";
import { type LayoutSource, LONGEST_CELL } from "./types";

/** `-3-`, `— 3 —`, `第 3 页`: no figure of the table. */
const PAGE_NUMBER = /^(?:[-—–－]+\s*\d{1,3}\s*[-—–－]+|第\s*\d{1,3}\s*页.{0,8})$/;
/** A blank that parts two cells, and one that may also stand within words. */
const WIDE_GAP = /[ \t\u3000\u00a0]{2,}|[\t\f\u3000]/g;
const BLANKS = /[ \u00a0]+/g;
const SENTENCE_END = /[。；;！？]$/;
/** Shortest part of a label that can be told from stray characters, as of a label written downwards. */
const SHORTEST_PART = 2;

/** Most parts of a line that make one label. */
const MOST_PARTS = 4;

/** A line that is neither prose nor empty: words, and the figures behind them. */
interface LooseLine {
  readonly words: readonly Span[];
  readonly figures: readonly Span[];
}

/** A piece of a label on a line that is no label by itself. */
interface Part {
  readonly span: Span;
  readonly folded: string;
  used: boolean;
}

/**
 * Reads tables that only blanks and line ends hold together: a cell a line, columns at fixed offsets, or figures
 * behind their label. A line's figures make a row; its label is on the line, or in pieces on the lines around it.
 */
export function readLoose(source: LayoutSource): TextCell[] {
  const { text, isLabel } = source;
  const lines = looseLines(source);
  const parts: Part[][] = lines.map(({ words }) =>
    words.map((span) => ({ span, folded: fold(text, span.start, span.end), used: false })),
  );
  const known = lines.map(({ figures }, i) => (figures.length > 0 ? [] : knownLabels(parts[i] ?? [], isLabel)));
  for (const part of known.flat(2)) part.used = true;
  const labels = lines.map(({ figures }, i) =>
    figures.length === 0 ? undefined : labelOf(lines, parts, known, i, source),
  );

  const cells: TextCell[] = [];
  let row = source.firstRow;
  lines.forEach(({ figures }, i) => {
    const words = figures.length > 0 ? (labels[i] ?? []) : (known[i] ?? []).map(joinParts);
    words.forEach(({ span, folded }, column) => {
      cells.push({ ...makeCell(text, span, row, column), kind: "words", folded });
    });
    figures.forEach((figure, at) => {
      cells.push(makeCell(text, figure, row, words.length + at));
    });
    const left = (parts[i] ?? []).find(({ used, folded }) => !used && folded.length >= SHORTEST_PART);
    if (words.length === 0 && figures.length === 0 && left) cells.push(makeFragment(text, left.span, row));
    row++;
  });
  return cells;
}

/** Words in a row, folded. */
interface Words {
  readonly span: Span;
  readonly folded: string;
}

function joinParts(parts: readonly Part[]): Words {
  const first = parts[0]?.span ?? { start: 0, end: 0 };
  const last = parts[parts.length - 1]?.span ?? first;
  return { span: { start: first.start, end: last.end }, folded: parts.map(({ folded }) => folded).join("") };
}

/** The label of a line's figures: words on the line, else put together from pieces around it, else what is there. */
function labelOf(
  lines: readonly LooseLine[],
  parts: readonly Part[][],
  known: readonly Part[][][],
  at: number,
  source: LayoutSource,
): readonly Words[] {
  const own = parts[at] ?? [];
  const label = ownLabel(own, source.isLabel);
  if (label) return [joinParts(label)];
  const assembled = assemble(lines, parts, known, at, source.rowLabels);
  if (assembled) return [assembled];
  const last = own[own.length - 1];
  return last && last.folded.length >= SHORTEST_PART ? [last] : [];
}

function looseLines({ text, lines, from, to }: LayoutSource): LooseLine[] {
  const found: LooseLine[] = [];
  for (let line = from; line < to; line++) {
    const span = trimSpan(text, lines.span(line));
    if (span.start === span.end || span.end - span.start > 4 * LONGEST_CELL) continue;
    const written = text.slice(span.start, span.end);
    if (PAGE_NUMBER.test(written) || isNumberAtPageBreak(text, lines.span(line), written)) continue;
    const read = readLine(text, span);
    if (read) found.push(read);
  }
  return found;
}

/** A lone number next to a form feed is a page's. */
function isNumberAtPageBreak(text: string, line: Span, written: string): boolean {
  if (!/^\d{1,3}$/.test(written)) return false;
  const around = text.slice(Math.max(0, line.start - 3), line.end + 3);
  return around.includes("\f");
}

function readLine(text: string, line: Span): LooseLine | undefined {
  const words: Span[] = [];
  const figures: Span[] = [];
  for (const segment of split(text, line, WIDE_GAP)) {
    const pieces = split(text, segment, BLANKS);
    let tail = pieces.length;
    while (tail > 0) {
      const piece = pieces[tail - 1];
      if (!piece || !looksLikeFigure(text.slice(piece.start, piece.end))) break;
      tail--;
    }
    if (tail > 0 && figures.length > 0) return undefined;
    words.push(...pieces.slice(0, tail));
    figures.push(...pieces.slice(tail));
  }
  const isProse =
    words.some(({ start, end }) => end - start > LONGEST_CELL) ||
    (figures.length === 0 && SENTENCE_END.test(text.slice(line.start, line.end)));
  return isProse ? undefined : { words, figures };
}

function split(text: string, span: Span, gap: RegExp): Span[] {
  const parts: Span[] = [];
  let at = span.start;
  for (const match of text.slice(span.start, span.end).matchAll(gap)) {
    const start = span.start + match.index;
    if (start > at) parts.push({ start: at, end: start });
    at = start + match[0].length;
  }
  if (at < span.end) parts.push({ start: at, end: span.end });
  return parts;
}

/** The label in front of a line's figures: the last parts of the line that make one together. */
function ownLabel(own: readonly Part[], isLabel: (folded: string) => boolean): Part[] | undefined {
  for (let from = 0; from < own.length; from++) {
    const rest = own.slice(from);
    const folded = rest.map((part) => part.folded).join("");
    if (isKnown(folded, isLabel)) return rest;
  }
  return undefined;
}

/** The labels of the form among the parts of a line without figures; a label with blanks inside is several parts. */
function knownLabels(parts: readonly Part[], isLabel: (folded: string) => boolean): Part[][] {
  const found: Part[][] = [];
  for (let i = 0; i < parts.length; i++) {
    let joined = "";
    let known: { last: number; folded: string } | undefined;
    for (let last = i; last < Math.min(i + MOST_PARTS, parts.length); last++) {
      joined += parts[last]?.folded ?? "";
      if (isKnown(joined, isLabel)) known = { last, folded: joined };
    }
    if (!known) continue;
    found.push(parts.slice(i, known.last + 1));
    i = known.last;
  }
  return found;
}

/** A label, or two labels in one cell (a group and its first row). */
function isKnown(folded: string, isLabel: (folded: string) => boolean): boolean {
  if (isLabel(folded)) return true;
  for (let at = 2; at < folded.length - 1; at++) {
    if (isLabel(folded.slice(0, at)) && isLabel(folded.slice(at))) return true;
  }
  return false;
}

/**
 * Puts a row's label together from pieces on the lines around its figures: those since the figures before and those
 * up to the figures behind. Only a label that the pieces make whole counts, and the longest of those.
 */
function assemble(
  lines: readonly LooseLine[],
  parts: readonly Part[][],
  known: readonly Part[][][],
  at: number,
  labels: readonly string[],
): Words | undefined {
  const pieces: Part[] = [];
  let from = at;
  while (from > 0 && lines[from - 1]?.figures.length === 0) from--;
  let to = at;
  while (to + 1 < lines.length && lines[to + 1]?.figures.length === 0) to++;
  for (let i = from; i <= to; i++) {
    const lastKnown = known[i]?.at(-1);
    const endsLine = lastKnown?.at(-1) === parts[i]?.at(-1);
    const hasLabel = lastKnown !== undefined && endsLine && labels.includes(joinParts(lastKnown).folded);
    if (hasLabel && i < at) return undefined;
    if (hasLabel) break;
    for (const part of parts[i] ?? []) if (!part.used) pieces.push(part);
  }
  const own = (parts[at] ?? []).filter(({ folded }) => folded.length >= SHORTEST_PART);
  const required = own[own.length - 1];
  let best: { label: string; used: Part[] } | undefined;
  for (const label of labels) {
    if (best && label.length <= best.label.length) continue;
    if (required && !label.includes(required.folded)) continue;
    const used: Part[] = [];
    let covered = 0;
    for (const piece of pieces) {
      const isStray = piece.folded.length < SHORTEST_PART && covered === 0;
      if (piece.folded === "" || isStray || !label.startsWith(piece.folded, covered)) continue;
      used.push(piece);
      covered += piece.folded.length;
    }
    if (covered === label.length && (!required || used.includes(required))) best = { label, used };
  }
  if (!best) return undefined;
  for (const part of best.used) part.used = true;
  const span = (required ?? best.used[0])?.span ?? { start: 0, end: 0 };
  return { span, folded: best.label };
}
