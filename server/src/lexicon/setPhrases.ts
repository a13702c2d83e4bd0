import { PHRASES } from "./data";

/** A mark counts how many characters a phrase shares with the one before, fewer than this. */
const SHARED = 12;
/** What it is higher by for what is known of the phrase. */
const MARKS = { staple: SHARED, saying: 2 * SHARED };
/** The first character that is a mark. */
const FIRST = "(".charCodeAt(0);
/** Behind a phrase stand marks for the characters whose rests are stray: so many characters each, from this mark on. */
const STRAY = { bits: 5, first: FIRST + MARKS.saying + MARKS.staple + SHARED };
const LAST = STRAY.first + (1 << STRAY.bits) - 1;

/** What is known of a phrase. */
export interface PhraseKinds {
  /** Whether every report has it. */
  readonly isStaple: boolean;
  /** Whether it is a saying, of which no three characters are Chinese. */
  readonly isSaying: boolean;
  /** The places of the characters without which what is left is no Chinese, as bits. */
  readonly stray: number;
}

interface SetPhrases {
  readonly all: readonly string[];
  readonly staples: ReadonlySet<string>;
  readonly sayings: ReadonlySet<string>;
  /** By phrase. */
  readonly stray: ReadonlyMap<string, number>;
}

let unpacked: SetPhrases | undefined;

/** All set phrases in their order. */
export function setPhrases(): readonly string[] {
  unpacked ??= unpack(PHRASES);
  return unpacked.all;
}

/** Whether every report has a phrase, so that what is one character short of it is hardly ever anything else. */
export function isStaple(phrase: string): boolean {
  unpacked ??= unpack(PHRASES);
  return unpacked.staples.has(phrase);
}

/** Whether a phrase is a saying, of which no three characters are Chinese. */
export function isSaying(phrase: string): boolean {
  unpacked ??= unpack(PHRASES);
  return unpacked.sayings.has(phrase);
}

/** Whether what is left of a phrase without one of its characters is no Chinese, wherever it stands by itself. */
export function isStrayRest(phrase: string, at: number): boolean {
  unpacked ??= unpack(PHRASES);
  return ((unpacked.stray.get(phrase) ?? 0) & (1 << at)) !== 0;
}

/** A phrase as `unpack` reads it: what it does not share with the one before, between marks for what is known of it. */
export function packPhrase(phrase: string, before: string, { isStaple, isSaying, stray }: PhraseKinds): string {
  let shared = 0;
  while (shared < phrase.length && phrase.charAt(shared) === before.charAt(shared)) shared++;
  const mark = FIRST + shared + (isStaple ? MARKS.staple : 0) + (isSaying ? MARKS.saying : 0);
  return String.fromCharCode(mark) + phrase.slice(shared) + strayMarks(stray);
}

/** Bits as marks, the lowest first. */
function strayMarks(bits: number): string {
  const mark = String.fromCharCode(STRAY.first + (bits & ((1 << STRAY.bits) - 1)));
  return bits === 0 ? "" : mark + strayMarks(bits >> STRAY.bits);
}

/** A plain loop, as every start waits. */
function unpack(packed: string): SetPhrases {
  const all: string[] = [];
  const staples = new Set<string>();
  const sayings = new Set<string>();
  const strayRests = new Map<string, number>();
  let before = "";
  for (let from = 0; from < packed.length; ) {
    let end = from + 1;
    while (packed.charCodeAt(end) > LAST) end++;
    let mark = packed.charCodeAt(from) - FIRST;
    const isSaying = mark >= MARKS.saying;
    if (isSaying) mark -= MARKS.saying;
    const isStaple = mark >= MARKS.staple;
    before = before.slice(0, isStaple ? mark - MARKS.staple : mark) + packed.slice(from + 1, end);
    all.push(before);
    if (isStaple) staples.add(before);
    if (isSaying) sayings.add(before);
    let stray = 0;
    for (let shift = 0; packed.charCodeAt(end) >= STRAY.first; end++, shift += STRAY.bits)
      stray |= (packed.charCodeAt(end) - STRAY.first) << shift;
    if (stray > 0) strayRests.set(before, stray);
    from = end;
  }
  return { all, staples, sayings, stray: strayRests };
}
