import { fold, isIdeograph } from "../../../text/fold";
import { type Span, trimSpan } from "../../../text/span";
import { addend, looksLikeFigure, parseValue } from "../../value";
import { isDecoratedNumber, isNumberOfPage } from "../pageNumbers";
import { type Item, type LayoutSource, LONGEST_CELL } from "../types";
import { isPartOfLabel, isPieceOfRowOnly, lengthOfGroupPiece } from "./tornLabels";

/** A blank that parts two cells, and one that may also stand within words. */
const GAP = /[ \t\f\u3000\u00a0]+/g;
const SENTENCE_END = /[。；;！？]$/;
/** A label's number, with a blank between it and its mark: `3 .其他`. */
const SPLIT_NUMBERING = /^[\d０-９]{1,2}[ \u3000\u00a0]+[.．、]\p{L}$/u;
/** A label's number. */
const NUMBERING = /^[1-9][.．、]/;
const LONGEST_NUMBERING = 2;
/** Blanks within a spread piece of a label, at least. */
const LEAST_SPREAD = 2;
/** Marks that end a piece of a label. */
const CLOSING = "）)、.．，";
/** What stands before and behind a blank between thousands. */
const LEADING_DIGITS = /^[1-9]\d{0,2}(?: \d{3})*$/;
const THOUSANDS = /^\d{3}$/;
const FORM_FEED = "\f";
/** Lines at a page's end in which figures are looked for. */
const MOST_TAIL = 60;
/** Items beyond which a part of a text is no table. */
const MOST_ITEMS = 40_000;

/**
 * The words and figures of the lines, prose left out but for a trace of it. With `end` those behind the heading at `to`
 * too, up to that line or the first prose, and those that a PDF has at the end of the page, behind all prose.
 */
export function readItems(source: LayoutSource, end = source.to): Item[] {
  const { text, lines, from, to, start, taken, headings } = source;
  const items: Item[] = [];
  const tail = end > to ? tailOfPage(source) : [];
  let number = 0;
  let gap = 0;
  let page = 0;
  const readLine = (line: number) => {
    const whole = lines.span(line);
    const span = trimSpan(text, whole);
    let lineStart = whole.start;
    for (let i = whole.start; i < span.start; i++) {
      if (text.charAt(i) !== FORM_FEED) continue;
      page++;
      // What begins a page takes no room on its first line.
      lineStart = i + 1;
    }
    if (span.start === span.end || headings.has(line)) {
      gap++;
      return;
    }
    const isBeforeHeading = line < start;
    if (!addLine(items, source, span, { line: number, lineStart, gap, page, isBeforeHeading })) return;
    number++;
    gap = 0;
  };
  for (const [at, line] of source.early.entries()) {
    if (line !== (source.early[at - 1] ?? -1) + 1) gap++;
    readLine(line);
  }
  if (source.early.length > 0) gap++;
  for (let line = from; line < end && items.length < MOST_ITEMS; line++) {
    readLine(line);
    if (line > to && items[items.length - 1]?.isProse) {
      items.pop();
      break;
    }
  }
  const read = items[items.length - 1]?.span.end ?? 0;
  for (const line of tail) {
    if (lines.span(line).start <= read) continue;
    if (line === tail[0]) gap++;
    readLine(line);
  }
  return taken.size === 0 ? items : items.filter(({ span }) => !taken.has(span.start));
}

/** The last lines of the page on which the part's next heading stands, as far as they hold figures and pieces of labels. */
function tailOfPage(source: LayoutSource): number[] {
  const { text, lines, to, headings } = source;
  const pageEnd = text.indexOf(FORM_FEED, lines.span(to).end);
  if (pageEnd < 0) return [];
  const tail: number[] = [];
  for (let line = lines.position(pageEnd).line - 1; line > to && tail.length < MOST_TAIL; line--) {
    const span = trimSpan(text, lines.span(line));
    const items: Item[] = [];
    if (span.start === span.end) continue;
    if (headings.has(line)) break;
    addLine(items, source, span, { line, lineStart: span.start, gap: 0, page: 0, isBeforeHeading: false });
    if (items.some(({ kind }) => kind === "words")) break;
    tail.unshift(line);
  }
  // What goes on beyond is the middle of a table.
  return tail.length < MOST_TAIL ? tail : [];
}

type Place = Pick<Item, "line" | "lineStart" | "gap" | "page" | "isBeforeHeading">;

/** Adds what a line holds; false where that is the number of its page. */
function addLine(items: Item[], source: LayoutSource, line: Span, at: Place): boolean {
  const { text, pageNumbers, likelyPageNumbers } = source;
  const place = { ...at, mayBePageNumber: likelyPageNumbers.has(line.start) };
  if (line.end - line.start > 4 * LONGEST_CELL) {
    addProse(items, { ...place, kind: "words", span: line, folded: "", isProse: true });
    return true;
  }
  const written = text.slice(line.start, line.end);
  if (isNumberOfPage(written) || pageNumbers.has(line.start)) return false;
  const parts: Span[] = [];
  let from = line.start;
  for (const match of written.matchAll(GAP)) {
    const start = line.start + match.index;
    if (SPLIT_NUMBERING.test(text.slice(from, start + match[0].length + 2))) continue;
    parts.push({ start: from, end: start });
    from = start + match[0].length;
  }
  parts.push({ start: from, end: line.end });
  const pieces = joinSpread(text, parts);
  let figures = 0;
  for (let i = pieces.length - 1; i >= 0; i--, figures++) {
    const piece = pieces[i];
    if (!piece || !looksLikeFigure(text.slice(piece.start, piece.end))) break;
    // Of a label spread over its cell: `） 无`.
    const before = pieces[i - 1];
    if (before && isIdeograph(text.charCodeAt(piece.start)) && isClosing(text.slice(before.start, before.end))) break;
  }
  const words = pieces.slice(0, pieces.length - figures);
  const isProse =
    words.some(({ start, end }) => end - start > LONGEST_CELL || looksLikeFigure(text.slice(start, end))) ||
    (figures === 0 && SENTENCE_END.test(written));
  if (isProse) {
    addProse(items, { ...place, kind: "words", span: line, folded: "", isProse: true });
    return true;
  }
  for (const span of words) {
    const folded = fold(text, span.start, span.end);
    if (folded === "") continue;
    if (isPartOfLabel(folded)) items.push({ ...place, kind: "part", span, folded, isProse: false });
    else {
      const glued = behindNumber(text, span) ?? splitGlued(text, span, folded);
      for (const part of glued) items.push({ ...place, ...part, kind: "part", isProse: false });
      if (glued.length === 0) items.push({ ...place, kind: "words", span, folded, isProse: false });
    }
  }
  for (const span of joinThousands(text, pieces.slice(pieces.length - figures))) {
    if (isDecoratedNumber(text.slice(span.start, span.end))) continue;
    items.push({ ...place, kind: "figure", span, folded: "", isProse: false });
  }
  return true;
}

/** Words with those joined that one piece of a label makes whose characters are spread to fill the width of its cell. */
function joinSpread(text: string, words: readonly Span[]): Span[] {
  const joined: Span[] = [];
  for (let i = 0; i < words.length; i++) {
    const first = words[i];
    if (!first) continue;
    let last = i;
    for (let end = i; end + 1 < words.length && isShort(words[end]); end++) {
      const next = words[end + 1] ?? first;
      // Marks alone are no piece of a label: `规章 / / /`.
      if (hasNoWords(text, first) || hasNoWords(text, next)) continue;
      const isPart = isPartOfLabel(fold(text, first.start, next.end));
      if (isPart && end + 1 - i >= LEAST_SPREAD) last = end + 1;
    }
    joined.push({ start: first.start, end: words[last]?.end ?? first.end });
    i = last;
  }
  return joined;
}

/**
 * Figures with those put together whose thousands a blank parts (`1 234`): where others stand further apart and the last one
 * is the sum of all before, which it is not of the pieces.
 */
function joinThousands(text: string, figures: readonly Span[]): readonly Span[] {
  const written = (span: Span) => text.slice(span.start, span.end);
  const joined: Span[] = [];
  for (const span of figures) {
    const before = joined.at(-1);
    if (before && span.start - before.end === 1) {
      if (!LEADING_DIGITS.test(written(before)) || !THOUSANDS.test(written(span))) return figures;
      joined[joined.length - 1] = { start: before.start, end: span.end };
    } else joined.push(span);
  }
  const isSum = (spans: readonly Span[]) => {
    const values = spans.map((span) => addend(parseValue(written(span))) ?? Number.NaN);
    return values.reduce((sum, value) => sum + value, 0) === 2 * (values.at(-1) ?? Number.NaN);
  };
  return joined.length < figures.length && isSum(joined) && !isSum(figures) ? joined : figures;
}

function hasNoWords(text: string, { start, end }: Span): boolean {
  return fold(text, start, end) === "";
}

function isClosing(written: string): boolean {
  return written.length === 1 && CLOSING.includes(written);
}

function isShort(span: Span | undefined): boolean {
  return span !== undefined && span.end - span.start <= 2;
}

/** The piece of a row's label behind the number of the label, which is read into a line below its own: `2.信息需要另`. */
function behindNumber(text: string, { start, end }: Span): Pick<Item, "span" | "folded">[] | undefined {
  const number = NUMBERING.exec(text.slice(start, Math.min(end, start + LONGEST_NUMBERING)));
  if (!number) return undefined;
  const span = { start: start + number[0].length, end };
  const folded = fold(text, span.start, end);
  return isPieceOfRowOnly(folded) ? [{ span, folded }] : undefined;
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

/** Whether a blank line or a page's end stands before an item. */
export function beginsBlock(items: readonly Item[], i: number): boolean {
  const item = items[i];
  const before = items[i - 1];
  return item?.line !== before?.line && (item?.gap !== 0 || item?.page !== before?.page);
}
