import { unpackNumberSet, unpackNumbers } from "../text/packedNumbers";
import { rememberPairs } from "../text/rememberPairs";
import type { Span } from "../text/span";
import { characterAt, placeOf } from "./alphabet";
import { NEVER_FIRST, NEVER_LAST } from "./characters";
import { AFFIXES, STANDING, WORDS } from "./data";
import { phrasesNear } from "./nearby";
import { visitFrom } from "./trie";

/** How a stretch of text may be taken apart: into words only, or into words and set phrases. */
export type Reader = "words" | "phrases";

/** What it costs to read a stretch of text as a word of its kind: the likelier in official prose, the less. */
const COST = { particle: 4, standing: 8, phrase: 6, long: 6.5, odd: 12 };
/** The same for words of two characters: common, usual, rare. */
const SHORT = [5.5, 6.5, 8.5];
export const LONGEST_WORD = 4;
/** How much stranger a text may be with a word across the edge of a phrase than without. */
const WORSE = 2;

/** What words cost, by what follows their first character. */
type Costs = ReadonlyMap<string, number>;

interface WordList {
  /** By the place of their first character in the alphabet; unpacked when asked for. */
  readonly packed: readonly string[];
  readonly unpacked: Map<string, Costs>;
  readonly single: Costs;
}

let words: WordList | undefined;
let affixes: readonly string[] | undefined;

function loadWords(): WordList {
  const [particles = "", standing = ""] = STANDING.split(" ");
  const single = new Map([
    ...[...standing].map((character) => [character, COST.standing] as const),
    ...[...particles].map((character) => [character, COST.particle] as const),
  ]);
  return { packed: WORDS.split(" "), unpacked: new Map(), single };
}

/** What the words that begin with a character cost, by what follows it. */
function costsOf(head: string): Costs {
  words ??= loadWords();
  let known = words.unpacked.get(head);
  if (!known) {
    known = unpack(words.packed[placeOf(head)] ?? "");
    words.unpacked.set(head, known);
  }
  return known;
}

function unpack(packed: string): Costs {
  const costs = new Map<string, number>();
  for (const [i, field] of packed.split("!").entries()) {
    const short = SHORT[i];
    if (short !== undefined) for (const place of unpackNumberSet(field)) costs.set(characterAt(place), short);
    else {
      const length = i - SHORT.length + 2;
      const tails = unpackNumbers(field).map(characterAt).join("");
      for (let from = 0; from < tails.length; from += length) costs.set(tails.slice(from, from + length), COST.long);
    }
  }
  return costs;
}

/** A stretch of text without punctuation, and whether a clause begins or ends with it. */
export interface Stretch {
  readonly text: string;
  readonly begins?: boolean;
  readonly ends?: boolean;
}

/** The best way to take a stretch apart: what it costs, and how many characters stand alone. */
export interface Parts {
  readonly cost: number;
  readonly alone: number;
}

/** Whether a character makes a longer word behind any word, or in front of one. */
export function isAffix(character: string, place: "behind" | "inFront"): boolean {
  affixes ??= AFFIXES.split(" ");
  const [behind = "", inFront = ""] = affixes;
  return (place === "behind" ? behind : inFront).includes(character);
}

/** Whether a character may stand before the mark that ends a clause. */
export function mayEndClause(character: string): boolean {
  return !NEVER_LAST.includes(character);
}

/** Whether a character is a word of its own in official prose. */
export function isWord(character: string): boolean {
  words ??= loadWords();
  return words.single.has(character);
}

/** How far a stretch of text is from being a row of ordinary words: the best way to take it apart. */
export function takeApart(stretch: Stretch, reader: Reader): Parts {
  const { best, steps } = bestWay(stretch, reader);
  let alone = 0;
  for (let end = stretch.text.length; end > 0; end -= steps[end] ?? 1) if (steps[end] === 1) alone++;
  return { cost: best[stretch.text.length] ?? 0, alone };
}

/** The words of a stretch of text, when it is taken apart in the best way. */
export function wordsOf(stretch: Stretch): Span[] {
  const { steps } = bestWay(stretch, "words");
  const found: Span[] = [];
  for (let end = stretch.text.length; end > 0; end -= steps[end] ?? 1)
    found.push({ start: end - (steps[end] ?? 1), end });
  return found.reverse();
}

/** By every place in a stretch of text: what it costs to come there, and the length of the last word on the way. */
function bestWay({ text, begins, ends }: Stretch, reader: Reader): { best: number[]; steps: number[] } {
  words ??= loadWords();
  const { single } = words;
  const best = new Array<number>(text.length + 1).fill(Number.POSITIVE_INFINITY);
  const steps = new Array<number>(text.length + 1).fill(1);
  best[0] = 0;
  const alonePrice = (at: number) => {
    const character = text.charAt(at);
    if (begins && at === 0 && NEVER_FIRST.includes(character)) return COST.odd;
    if (ends && at === text.length - 1 && NEVER_LAST.includes(character)) return COST.odd;
    return single.get(character) ?? COST.odd;
  };
  for (let i = 0; i < text.length; i++) {
    const before = best[i] ?? 0;
    const head = text.charAt(i);
    const reach = (length: number, cost: number | undefined) => {
      const to = i + length;
      if (cost === undefined || to > text.length || before + cost >= (best[to] ?? 0)) return;
      best[to] = before + cost;
      steps[to] = length;
    };
    reach(1, alonePrice(i));
    const known = costsOf(head);
    for (let length = 2; length <= LONGEST_WORD; length++) reach(length, known.get(text.slice(i + 1, i + length)));
    if (isReduplicated(text, i) && known.has(text.charAt(i + 2))) reach(4, COST.long);
    const near = reader === "phrases" ? phrasesNear(text.charCodeAt(i), text.charCodeAt(i + 1)) : undefined;
    if (near) visitFrom(near.whole, text, i + 2, text.length, (_, to) => reach(to - i, COST.phrase));
  }
  return { best, steps };
}

/** Whether a character means little by itself, and stands beside any other: 的, 和, 个. */
export function isParticle(character: string): boolean {
  words ??= loadWords();
  return words.single.get(character) === COST.particle;
}

/** Whether a text is an ordinary word of more than one character. */
export function isKnown(text: string): boolean {
  return costsOf(text.charAt(0)).has(text.slice(1));
}

/** Whether two characters, by their codes, are an ordinary word. */
export const isKnownPair = rememberPairs(isKnown);

/** Whether a text begins with an ordinary word of more than one character. */
export function isWordAt(text: string): boolean {
  const known = costsOf(text.charAt(0));
  for (let length = 2; length <= Math.min(LONGEST_WORD, text.length); length++)
    if (known.has(text.slice(1, length))) return true;
  return false;
}

/** Whether a text ends with an ordinary word of more than one character. */
export function isWordTo(text: string): boolean {
  for (let length = 2; length <= Math.min(LONGEST_WORD, text.length); length++)
    if (costsOf(text.charAt(text.length - length)).has(text.slice(text.length - length + 1))) return true;
  return false;
}

/**
 * Whether a word may stand across a place: the text is hardly stranger when it is taken apart so than with a word's end
 * there.
 * @param counts Which words are minded.
 */
export function mayJoin(text: string, place: number, counts: (word: string) => boolean = isKnown): boolean {
  const cost = (from: number, to?: number) => takeApart({ text: text.slice(from, to) }, "words").cost;
  let parted: number | undefined;
  for (let from = Math.max(0, place - LONGEST_WORD + 1); from < place; from++)
    for (let to = place + 1; to <= Math.min(text.length, from + LONGEST_WORD); to++) {
      const word = text.slice(from, to);
      if (!isKnown(word) || !counts(word)) continue;
      parted ??= cost(0, place) + cost(place);
      if (cost(0, from) + cost(from, to) + cost(to) <= parted + WORSE) return true;
    }
  return false;
}

/** Whether a word of two characters stands there with each of them doubled: 平平稳稳. */
function isReduplicated(text: string, at: number): boolean {
  const [first, second] = [text.charCodeAt(at), text.charCodeAt(at + 2)];
  return first !== second && first === text.charCodeAt(at + 1) && second === text.charCodeAt(at + 3);
}
