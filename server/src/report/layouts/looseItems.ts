import { fold } from "../../text/fold";
import { type Span, trimSpan } from "../../text/span";
import { looksLikeFigure } from "../value";
import { isDecoratedNumber, isNumberOfPage } from "./pageNumbers";
import { isPartOfLabel, lengthOfGroupPiece } from "./tornLabels";
import { type Item, type LayoutSource, LONGEST_CELL } from "./types";

/** A blank that parts two cells, and one that may also stand within words. */
const GAP = /[ \t\f\u3000\u00a0]+/g;
const SENTENCE_END = /[。；;！？]$/;
/** `1.` apart from its label is no figure. */
const NUMBERING = /^[\d０-９]{1,2}[.．、]$/;
/** Marks that end a piece of a label. */
const CLOSING = "）)、.．，";
/** Items beyond which a part of a text is no table. */
const MOST_ITEMS = 40_000;

/**
 * The words and figures of the lines, prose left out but for a trace of it. With `end` those behind the heading at `to`
 * too, up to that line or the first prose.
 */
export function readItems({ text, lines, from, to, pageNumbers }: LayoutSource, end = to): Item[] {
  const items: Item[] = [];
  let number = 0;
  let gap = 0;
  let page = 0;
  for (let line = from; line < end && items.length < MOST_ITEMS; line++) {
    const whole = lines.span(line);
    const span = trimSpan(text, whole);
    for (let i = whole.start; i < span.start; i++) if (text.charCodeAt(i) === 12) page++;
    if (span.start === span.end || line === to) {
      gap++;
      continue;
    }
    const place = { line: number, lineStart: whole.start, gap, page };
    if (span.end - span.start > 4 * LONGEST_CELL) {
      addProse(items, { ...place, kind: "words", span, folded: "", isProse: true });
    } else {
      const written = text.slice(span.start, span.end);
      if (isNumberOfPage(written) || pageNumbers.has(span.start)) continue;
      addLine(items, text, span, written, place);
    }
    if (line > to && items[items.length - 1]?.isProse) {
      items.pop();
      break;
    }
    number++;
    gap = 0;
  }
  return items;
}

type Place = Pick<Item, "line" | "lineStart" | "gap" | "page">;

function addLine(items: Item[], text: string, line: Span, written: string, place: Place): void {
  const pieces: Span[] = [];
  let at = line.start;
  for (const match of written.matchAll(GAP)) {
    const start = line.start + match.index;
    pieces.push({ start: at, end: start });
    at = start + match[0].length;
  }
  pieces.push({ start: at, end: line.end });
  let figures = 0;
  for (let i = pieces.length - 1; i >= 0; i--, figures++) {
    const piece = pieces[i];
    if (!piece || !isFigure(text.slice(piece.start, piece.end))) break;
  }
  const words = pieces.slice(0, pieces.length - figures);
  const isProse =
    words.some(({ start, end }) => end - start > LONGEST_CELL || isFigure(text.slice(start, end))) ||
    (figures === 0 && SENTENCE_END.test(written));
  if (isProse) {
    addProse(items, { ...place, kind: "words", span: line, folded: "", isProse: true });
    return;
  }
  for (const span of words) {
    const folded = fold(text, span.start, span.end);
    if (folded === "") continue;
    if (isPartOfLabel(folded)) items.push({ ...place, kind: "part", span, folded, isProse: false });
    else {
      const glued = splitGlued(text, span, folded);
      for (const part of glued) items.push({ ...place, ...part, kind: "part", isProse: false });
      if (glued.length === 0) items.push({ ...place, kind: "words", span, folded, isProse: false });
    }
  }
  for (let i = pieces.length - figures; i < pieces.length; i++) {
    const span = pieces[i];
    if (!span || isDecoratedNumber(text.slice(span.start, span.end))) continue;
    items.push({ ...place, kind: "figure", span, folded: "", isProse: false });
  }
}

/** A piece of a group's label that stands right before a row's in a narrow table: `（三）4.保护第三方`. */
function splitGlued(text: string, span: Span, folded: string): Pick<Item, "span" | "folded">[] {
  const length = lengthOfGroupPiece(folded);
  if (length === 0) return [];
  let at = span.start;
  for (let left = length; left > 0; at++) left -= fold(text, at, at + 1).length;
  while (CLOSING.includes(text.charAt(at))) at++;
  return [
    { span: { start: span.start, end: at }, folded: folded.slice(0, length) },
    { span: { start: at, end: span.end }, folded: folded.slice(length) },
  ];
}

/** Of many lines of prose in a row one is enough. */
function addProse(items: Item[], item: Item): void {
  if (items[items.length - 1]?.isProse) items[items.length - 1] = item;
  else items.push(item);
}

function isFigure(written: string): boolean {
  return looksLikeFigure(written) && !NUMBERING.test(written);
}

/** Whether a blank line or a page's end stands before an item. */
export function beginsBlock(items: readonly Item[], i: number): boolean {
  const item = items[i];
  const before = items[i - 1];
  return item?.line !== before?.line && (item?.gap !== 0 || item?.page !== before?.page);
}
