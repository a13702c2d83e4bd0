/** How far in front a quotation may begin. */
const LONGEST_QUOTED = 400;

/** Whether `at` stands within quotation marks or the title of a book. */
export function isQuoted(words: string, at: number): boolean {
  const before = words.slice(Math.max(0, at - LONGEST_QUOTED), at + 1);
  return ["“”", "《》"].some((pair) => before.lastIndexOf(pair.charAt(0)) > before.lastIndexOf(pair.charAt(1)));
}
