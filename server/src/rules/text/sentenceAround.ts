import type { Span } from "../../text/span";

/** How far a sentence is read on both sides. */
const LONGEST = 100;
const ENDS = /[。；！？]/;

/** What of its sentence stands in front of a place in a text, and behind it. */
export function sentenceAround(text: string, { start, end }: Span): readonly [before: string, behind: string] {
  const before =
    text
      .slice(Math.max(0, start - LONGEST), start)
      .split(ENDS)
      .at(-1) ?? "";
  const [behind = ""] = text.slice(end, end + LONGEST).split(ENDS);
  return [before, behind];
}
