/** How far on both sides a quotation may reach. */
const LONGEST = 400;
/** Quotation marks, and those around the title of a book. */
const ANY_MARKS = ["“”", "《》"];

/**
 * Whether the character at `at` of a text stands between two marks.
 * @param longest How far they may be from it.
 * @param marks Pairs of an opening and a closing mark.
 */
export function isQuoted(text: string, at: number, longest = LONGEST, marks: readonly string[] = ANY_MARKS): boolean {
  const before = text.slice(Math.max(0, at - longest), at + 1);
  const behind = text.slice(at + 1, at + 1 + longest);
  return marks.some((pair) => {
    const [opening, closing] = [pair.charAt(0), pair.charAt(1)];
    if (before.lastIndexOf(opening) <= before.lastIndexOf(closing)) return false;
    const closes = behind.indexOf(closing);
    return closes >= 0 && !behind.slice(0, closes).includes(opening);
  });
}
