import { firstIndex } from "../text/search";
import { setPhrases } from "./setPhrases";

/** The set phrases that begin with `beginning` and go on behind it, at most so many, the shortest first. */
export function phrasesFrom(beginning: string, most: number): string[] {
  const phrases = setPhrases();
  const first = firstIndex(phrases, (phrase) => phrase >= beginning);
  const found: string[] = [];
  for (let i = first; phrases[i]?.startsWith(beginning); i++) {
    const phrase = phrases[i];
    if (phrase && phrase.length > beginning.length) found.push(phrase);
  }
  return found.sort((a, b) => a.length - b.length).slice(0, most);
}

/** How many set phrases begin with one: the more, the oftener is it met. */
export function countFrom(beginning: string): number {
  const phrases = setPhrases();
  const first = firstIndex(phrases, (phrase) => phrase >= beginning);
  let end = first;
  while (phrases[end]?.startsWith(beginning)) end++;
  return end - first;
}
