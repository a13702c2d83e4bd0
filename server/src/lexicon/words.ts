import { PHRASES, STANDING, WORDS } from "./data";

/** How a stretch of text may be taken apart: into words only, or into words and set phrases. */
export type Reader = "words" | "phrases";

/** What it costs to read a stretch of text as a word of its kind: the likelier in official prose, the less. */
const COST = { particle: 4, standing: 8, phrase: 6, long: 6.5, odd: 12 };
/** The same for words of two characters: common, usual, rare. */
const SHORT = [5.5, 6.5, 8.5];
const LONGEST_WORD = 4;
const SHORTEST_PHRASE = 4;
const LONGEST_PHRASE = 12;

/** What words cost, by what follows their first character. Those of one first character are unpacked when asked for. */
type Costs = ReadonlyMap<string, number>;

interface WordList {
  readonly packed: ReadonlyMap<string, string>;
  readonly unpacked: Map<string, Costs>;
  readonly phrases: ReadonlyMap<string, Costs>;
  readonly single: Costs;
}

let words: WordList | undefined;

function loadWords(): WordList {
  const phrases = new Map<string, Map<string, number>>();
  for (const phrase of PHRASES.split(" ")) {
    const head = phrase.charAt(0);
    phrases.set(head, (phrases.get(head) ?? new Map<string, number>()).set(phrase.slice(1), COST.phrase));
  }
  const [particles = "", standing = ""] = STANDING.split(" ");
  const single = new Map([
    ...[...standing].map((character) => [character, COST.standing] as const),
    ...[...particles].map((character) => [character, COST.particle] as const),
  ]);
  const packed = new Map(WORDS.split(" ").map((entry) => [entry.charAt(0), entry.slice(1)]));
  return { packed, unpacked: new Map(), phrases, single };
}

/** What the words that begin with a character cost, by what follows it. */
function costsFrom({ packed, unpacked }: WordList, head: string): Costs {
  let known = unpacked.get(head);
  if (!known) {
    known = unpack(packed.get(head) ?? "");
    unpacked.set(head, known);
  }
  return known;
}

/** Whether a text of two to four characters is a word of the list. */
export function isWord(text: string): boolean {
  words ??= loadWords();
  return costsFrom(words, text.charAt(0)).has(text.slice(1));
}

function unpack(packed: string): Costs {
  const costs = new Map<string, number>();
  for (const [i, field] of packed.split(",").entries()) {
    const length = Math.max(1, i - SHORT.length + 2);
    const cost = SHORT[i] ?? COST.long;
    for (let from = 0; from < field.length; from += length) costs.set(field.slice(from, from + length), cost);
  }
  return costs;
}

/**
 * How far a stretch of text without punctuation is from being a row of ordinary words: the cost of the best way to
 * take it apart.
 */
export function strangeness(text: string, reader: Reader): number {
  words ??= loadWords();
  const best = new Array<number>(text.length + 1).fill(Number.POSITIVE_INFINITY);
  best[0] = 0;
  for (let i = 0; i < text.length; i++) {
    const before = best[i] ?? 0;
    const head = text.charAt(i);
    const reach = (length: number, cost: number | undefined) => {
      if (cost !== undefined && i + length <= text.length)
        best[i + length] = Math.min(best[i + length] ?? cost, before + cost);
    };
    reach(1, words.single.get(head) ?? COST.odd);
    const known = costsFrom(words, head);
    for (let length = 2; length <= LONGEST_WORD; length++) reach(length, known.get(text.slice(i + 1, i + length)));
    if (isReduplicated(text, i) && known.has(text.charAt(i + 2))) reach(4, COST.long);
    const phrases = reader === "phrases" ? words.phrases.get(head) : undefined;
    if (!phrases) continue;
    for (let length = SHORTEST_PHRASE; length <= LONGEST_PHRASE; length++)
      reach(length, phrases.get(text.slice(i + 1, i + length)));
  }
  return best[text.length] ?? 0;
}

/** Whether a word of two characters stands there with each of them doubled: 平平稳稳. */
function isReduplicated(text: string, at: number): boolean {
  const [first, second] = [text.charCodeAt(at), text.charCodeAt(at + 2)];
  return first !== second && first === text.charCodeAt(at + 1) && second === text.charCodeAt(at + 3);
}
