import type { Span } from "../text/span";
import { makeTrie, store, type TrieNode, visitFrom } from "./trie";

/** Words that are right as they stand, made ready to be looked up. */
export type KnownWords = TrieNode<true>;

export function makeKnownWords(words: readonly string[]): KnownWords {
  const root: KnownWords = makeTrie();
  for (const word of words) if (word !== "") store(root, word, true);
  return root;
}

/** Where known words stand in a text, in its order: the longest from each place on, none within another. */
export function knownPlaces(text: string, words: KnownWords): Span[] {
  const found: Span[] = [];
  let reached = 0;
  for (let start = 0; start < text.length; start++) {
    let end = start;
    visitFrom(words, text, start, text.length, (_, to) => {
      end = to;
    });
    if (end === start || end <= reached) continue;
    found.push({ start, end });
    reached = end;
  }
  return found;
}
