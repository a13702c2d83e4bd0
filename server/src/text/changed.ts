import type { Span } from "./span";

/** What a text in the place of a span changes, without what it leaves as it is at both ends; empty where it only adds. */
export function changed(text: string, { start, end }: Span, right: string): Span {
  let front = 0;
  while (start + front < end && front < right.length && text.charCodeAt(start + front) === right.charCodeAt(front))
    front++;
  let back = 0;
  while (
    start + front < end - back &&
    front < right.length - back &&
    text.charCodeAt(end - 1 - back) === right.charCodeAt(right.length - 1 - back)
  )
    back++;
  return { start: start + front, end: end - back };
}
