import { PHRASES } from "./data";

/** What the digit before a phrase is higher by where every report has the phrase: more than any number of characters. */
export const STAPLE = 18;
const LAST_DIGIT = "z".charCodeAt(0);

interface SetPhrases {
  readonly all: readonly string[];
  readonly staples: ReadonlySet<string>;
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

/** Packed, each says in base 36 how many characters it shares with the one before. A plain loop, as every start waits. */
function unpack(packed: string): SetPhrases {
  const all: string[] = [];
  const staples = new Set<string>();
  let before = "";
  for (let from = 0; from < packed.length; ) {
    let end = from + 1;
    while (packed.charCodeAt(end) > LAST_DIGIT) end++;
    const digit = Number.parseInt(packed.charAt(from), 36);
    before = before.slice(0, digit % STAPLE) + packed.slice(from + 1, end);
    all.push(before);
    if (digit >= STAPLE) staples.add(before);
    from = end;
  }
  return { all, staples };
}
