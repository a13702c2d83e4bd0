/** A stretch of text: `[start, end)` in UTF-16 code units of the original text, `0 <= start <= end <= text.length`. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** The smallest span that covers all of `spans`; undefined where there are none. */
export function hull(spans: Iterable<Span>): Span | undefined {
  let start = Number.POSITIVE_INFINITY;
  let end = -1;
  for (const span of spans) {
    if (span.start < start) start = span.start;
    if (span.end > end) end = span.end;
  }
  return end < 0 ? undefined : { start, end };
}

/** Whether `inner` lies wholly within `outer`; an empty span at the edge counts. */
export function contains(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

/** Whether two spans have a character in common; an empty span overlaps what it lies within, edges left out. */
export function overlap(one: Span, other: Span): boolean {
  return one.start < other.end && other.start < one.end;
}

/** `span` in a text that stands `by` units further on. */
export function shiftSpan({ start, end }: Span, by: number): Span {
  return { start: start + by, end: end + by };
}

/** `span` without the white space at both ends of its text; empty at its start where nothing else is left. */
export function trimSpan(text: string, span: Span): Span {
  let { start, end } = span;
  while (start < end && isSpace(text.charCodeAt(start))) start++;
  while (end > start && isSpace(text.charCodeAt(end - 1))) end--;
  return { start, end };
}

/** White space as drafts have it: ASCII blanks, line ends, the no-break, ideographic and typographic spaces, none of any width. */
export function isSpace(code: number): boolean {
  return (
    code === 0x20 ||
    (code >= 0x09 && code <= 0x0d) ||
    code === 0xa0 ||
    code === 0x3000 ||
    (code >= 0x2000 && code <= 0x200d) ||
    code === 0x202f ||
    code === 0x2060 ||
    code === 0xfeff ||
    code === 0xad ||
    code === 0x85 ||
    code === 0x2028 ||
    code === 0x2029
  );
}
