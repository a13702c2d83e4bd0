import { phraseGroups, phraseOf } from "./setPhrases";
import { makeTrie, store, type TrieNode } from "./trie";

/** Phrases by what they begin with, whole or without what a slip spoils. */
export interface Nearby {
  readonly whole: TrieNode<string>;
  /** By all but the first character. */
  readonly tails: TrieNode<string>;
  /** By all but the first two characters. */
  readonly rests: TrieNode<string>;
  /** With the second and third character swapped: the one slip that leaves no two neighbours together. */
  readonly swapped: TrieNode<string>;
}

/** How many ways there are to look up a phrase. */
const WAYS = 4;

/** Which phrases are looked up by two characters, as chains of entries: an entry is a phrase's number and a way, plus 1. */
interface Chains {
  /** The first entry, by the hash of the two characters. */
  readonly heads: Uint32Array;
  /** The one behind each; 0 ends a chain. */
  readonly next: Uint32Array;
}

let chains: Chains | undefined;
const unpacked = new Map<number, Nearby>();

/** Only notes where phrases are, as most of them no draft ever comes near. */
function loadChains(): Chains {
  const heads = new Uint32Array(1 << 16);
  const groups = [...phraseGroups()].reverse();
  const next = new Uint32Array((groups[0]?.end ?? 0) * WAYS + 1);
  // From the last to the first, so that each chain has them in their order.
  for (const { length, text, first, end } of groups)
    for (let number = end - 1; number >= first; number--) {
      const at = (number - first) * length;
      for (let way = 0; way < WAYS; way++) {
        // The fourth way, with the second and third swapped, begins with the first and the third.
        const one = text.charCodeAt(way === 3 ? at : at + way);
        const other = text.charCodeAt(way === 3 ? at + 2 : at + way + 1);
        const pair = hash(one, other);
        const entry = number * WAYS + way + 1;
        next[entry] = heads[pair] ?? 0;
        heads[pair] = entry;
      }
    }
  return { heads, next };
}

function hash(one: number, other: number): number {
  return (one * 131 + other) & 0xffff;
}

/** The phrases that begin with two characters, in some way or other; some that do not may be among them. */
export function phrasesNear(one: number, other: number): Nearby | undefined {
  chains ??= loadChains();
  const pair = hash(one, other);
  const entry = chains.heads[pair] ?? 0;
  if (entry === 0) return undefined;
  let found = unpacked.get(pair);
  if (!found) {
    found = unpack(chains, entry);
    unpacked.set(pair, found);
  }
  return found;
}

function unpack({ next }: Chains, first: number): Nearby {
  const found: Nearby = { whole: makeTrie(), tails: makeTrie(), rests: makeTrie(), swapped: makeTrie() };
  for (let entry = first; entry !== 0; entry = next[entry] ?? 0) {
    const way = (entry - 1) % WAYS;
    const phrase = phraseOf((entry - 1 - way) / WAYS);
    if (way === 0) store(found.whole, phrase, phrase);
    else if (way === 1) store(found.tails, phrase.slice(1), phrase);
    else if (way === 2) store(found.rests, phrase.slice(2), phrase);
    else store(found.swapped, phrase.charAt(0) + phrase.charAt(2) + phrase.charAt(1) + phrase.slice(3), phrase);
  }
  return found;
}
