import { PHRASES } from "./data";

/** A mark counts how many characters a phrase shares with the one before, fewer than this. */
const SHARED = 12;
/** What it is higher by for what is known of the phrase. */
const MARKS = { staple: SHARED, saying: 2 * SHARED };
/** The first and the last character that is a mark. */
const FIRST = "(".charCodeAt(0);
const LAST = FIRST + MARKS.saying + MARKS.staple + SHARED - 1;

/** What is known of a phrase: whether every report has it, and whether it is a saying. */
export interface PhraseKinds {
  readonly isStaple: boolean;
  readonly isSaying: boolean;
}

interface SetPhrases {
  readonly all: readonly string[];
  readonly staples: ReadonlySet<string>;
  readonly sayings: ReadonlySet<string>;
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

/** The mark before a phrase: how many characters it shares with the one before, and what is known of it. */
export function markOf(shared: number, { isStaple, isSaying }: PhraseKinds): string {
  return String.fromCharCode(FIRST + shared + (isStaple ? MARKS.staple : 0) + (isSaying ? MARKS.saying : 0));
}

/** Packed, each behind its mark. A plain loop, as every start waits. */
function unpack(packed: string): SetPhrases {
  const all: string[] = [];
  const staples = new Set<string>();
  const sayings = new Set<string>();
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
    from = end;
  }
  return { all, staples, sayings };
}
