import { firstIndex } from "../text/search";
import { PHRASES } from "./data";

let unpacked: readonly string[] | undefined;

/** The set phrases that begin with `beginning` and go on behind it, at most so many, the shortest first. */
export function phrasesFrom(beginning: string, most: number): string[] {
  unpacked ??= PHRASES.split(" ");
  const first = firstIndex(unpacked, (phrase) => phrase >= beginning);
  const found: string[] = [];
  for (let i = first; unpacked[i]?.startsWith(beginning); i++) {
    const phrase = unpacked[i];
    if (phrase && phrase.length > beginning.length) found.push(phrase);
  }
  return found.sort((a, b) => a.length - b.length).slice(0, most);
}
