import { PHRASES } from "./data";

/** What the digit before a phrase is higher by where every report has the phrase: more than any number of characters. */
export const STAPLE = 18;
const LAST_DIGIT = "z".charCodeAt(0);
/** What stands behind a phrase for the characters whose rests are stray: so many of them each, the first from here on. */
export const STRAY = { bits: 5, first: "@".charCodeAt(0) };

interface SetPhrases {
  readonly all: readonly string[];
  readonly staples: ReadonlySet<string>;
  /** By phrase: the places of the characters without which what is left is no Chinese, as bits. */
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

/** Whether what is left of a phrase without one of its characters is no Chinese, wherever it stands by itself. */
export function isStrayRest(phrase: string, at: number): boolean {
  unpacked ??= unpack(PHRASES);
  return ((unpacked.stray.get(phrase) ?? 0) & (1 << at)) !== 0;
}

/** Packed, each says in base 36 how many characters it shares with the one before. A plain loop, as every start waits. */
function unpack(packed: string): SetPhrases {
  const all: string[] = [];
  const staples = new Set<string>();
  const stray = new Map<string, number>();
  let before = "";
  for (let from = 0; from < packed.length; ) {
    let end = from + 1;
    while (packed.charCodeAt(end) > LAST_DIGIT) end++;
    const digit = Number.parseInt(packed.charAt(from), 36);
    before = before.slice(0, digit % STAPLE) + packed.slice(from + 1, end);
    all.push(before);
    if (digit >= STAPLE) staples.add(before);
    let places = 0;
    for (let shift = 0; isStrayMark(packed.charCodeAt(end)); end++, shift += STRAY.bits)
      places |= (packed.charCodeAt(end) - STRAY.first) << shift;
    if (places > 0) stray.set(before, places);
    from = end;
  }
  return { all, staples, stray };
}

function isStrayMark(code: number): boolean {
  return code >= STRAY.first && code < STRAY.first + (1 << STRAY.bits);
}
