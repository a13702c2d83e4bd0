import { phraseGroups } from "./setPhrases";

/** The set phrases that begin with `beginning` and go on behind it, at most so many, the shortest first. */
export function phrasesFrom(beginning: string, most: number): string[] {
  const found: string[] = [];
  for (const { length, text } of phraseGroups()) {
    if (length <= beginning.length) continue;
    for (let start = 0; start < text.length && found.length < most; start += length)
      if (text.startsWith(beginning, start)) found.push(text.slice(start, start + length));
  }
  return found;
}
