import { setPhrases } from "./setPhrases";
import { makeTrie, store, type TrieNode } from "./trie";

/** Phrases by what follows two characters: those that begin with them, and those that do without what a slip spoils. */
export interface Nearby {
  readonly whole: TrieNode<string>;
  /** Without the first character. */
  readonly tails: TrieNode<string>;
  /** Without the first two characters. */
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
const grown = new Map<number, Nearby>();

/** Only notes where phrases are, as most of them no draft ever comes near. */
function loadChains(): Chains {
  const phrases = setPhrases();
  const heads = new Uint32Array(1 << 16);
  const next = new Uint32Array(phrases.length * WAYS + 1);
  // From the last to the first, so that each chain has them in their order.
  for (let number = phrases.length - 1; number >= 0; number--)
    for (let way = 0; way < WAYS; way++) {
      const entry = number * WAYS + way + 1;
      const pair = hash(pairOf(phrases[number] ?? "", way));
      next[entry] = heads[pair] ?? 0;
      heads[pair] = entry;
    }
  return { heads, next };
}

/** The two characters that a phrase is looked up by in a way, as a number. */
function pairOf(phrase: string, way: number): number {
  const at = way % (WAYS - 1);
  return asNumber(phrase.charCodeAt(at), phrase.charCodeAt(way === WAYS - 1 ? 2 : at + 1));
}

function asNumber(one: number, other: number): number {
  return (one << 16) | other;
}

function hash(pair: number): number {
  return ((pair >> 16) * 131 + pair) & 0xffff;
}

/** The phrases that two characters lead to in some way. */
export function phrasesNear(one: number, other: number): Nearby | undefined {
  chains ??= loadChains();
  const pair = asNumber(one, other);
  const entry = chains.heads[hash(pair)] ?? 0;
  if (entry === 0) return undefined;
  let found = grown.get(pair);
  if (!found) {
    found = grow(chains.next, entry, pair);
    grown.set(pair, found);
  }
  return found;
}

/** The trees behind a pair of characters. What a tree's texts lack in front counts as behind it too. */
function grow(next: Uint32Array, first: number, pair: number): Nearby {
  const found: Nearby = { whole: makeTrie(2), tails: makeTrie(3), rests: makeTrie(4), swapped: makeTrie(2) };
  const phrases = setPhrases();
  for (let entry = first; entry !== 0; entry = next[entry] ?? 0) {
    const way = (entry - 1) % WAYS;
    const phrase = phrases[(entry - 1 - way) / WAYS] ?? "";
    if (pairOf(phrase, way) !== pair) continue;
    if (way === 0) store(found.whole, phrase, phrase);
    else if (way === 1) store(found.tails, phrase, phrase);
    else if (way === 2) store(found.rests, phrase, phrase);
    else store(found.swapped, phrase.charAt(0) + phrase.charAt(2) + phrase.charAt(1) + phrase.slice(3), phrase);
  }
  return found;
}
