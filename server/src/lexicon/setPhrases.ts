import { PHRASES } from "./data";

/** A mark counts how many characters a phrase shares with the one before, fewer than this. */
const SHARED = 12;
/** What it is higher by for each kind. */
const MARKS: Readonly<Record<PhraseKind, number>> = {
  plain: 0,
  staple: SHARED,
  saying: 2 * SHARED,
  elastic: 3 * SHARED,
};
const KINDS: readonly PhraseKind[] = ["plain", "staple", "saying", "elastic"];
/** The first character that is a mark. */
const FIRST = "(".charCodeAt(0);
/** Behind a phrase stand marks for the characters whose rests are stray: so many characters each, from this mark on. */
const STRAY = { bits: 5, first: FIRST + MARKS.elastic + SHARED };
const LAST = STRAY.first + (1 << STRAY.bits) - 1;

/**
 * What is known of a phrase: every report has it (staple), no three of its characters are Chinese (saying), or it may well
 * stand there with one character less (elastic).
 */
export type PhraseKind = "plain" | "staple" | "saying" | "elastic";

interface SetPhrases {
  readonly all: readonly string[];
  /** Of those that are not plain. */
  readonly kinds: ReadonlyMap<string, PhraseKind>;
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
  return kindOf(phrase) === "staple";
}

/** Whether a phrase is a saying, of which no three characters are Chinese. */
export function isSaying(phrase: string): boolean {
  return kindOf(phrase) === "saying";
}

/** Whether what lacks a character of a phrase may well be right: 镇便民服务中心 beside 乡镇便民服务中心. */
export function isElastic(phrase: string): boolean {
  return kindOf(phrase) === "elastic";
}

function kindOf(phrase: string): PhraseKind {
  unpacked ??= unpack(PHRASES);
  return unpacked.kinds.get(phrase) ?? "plain";
}

/** Whether what is left of a phrase without one of its characters is no Chinese, wherever it stands by itself. */
export function isStrayRest(phrase: string, at: number): boolean {
  unpacked ??= unpack(PHRASES);
  return ((unpacked.stray.get(phrase) ?? 0) & (1 << at)) !== 0;
}

/** A phrase as `unpack` reads it: what it does not share with the one before, between marks for its kind and stray rests. */
export function packPhrase(phrase: string, before: string, kind: PhraseKind, stray: number): string {
  let shared = 0;
  while (shared < phrase.length && phrase.charAt(shared) === before.charAt(shared)) shared++;
  return String.fromCharCode(FIRST + shared + MARKS[kind]) + phrase.slice(shared) + strayMarks(stray);
}

/** Bits as marks, the lowest first. */
function strayMarks(bits: number): string {
  const mark = String.fromCharCode(STRAY.first + (bits & ((1 << STRAY.bits) - 1)));
  return bits === 0 ? "" : mark + strayMarks(bits >> STRAY.bits);
}

/** A plain loop, as every start waits. */
function unpack(packed: string): SetPhrases {
  const all: string[] = [];
  const kinds = new Map<string, PhraseKind>();
  const strayRests = new Map<string, number>();
  let before = "";
  for (let from = 0; from < packed.length; ) {
    let end = from + 1;
    while (packed.charCodeAt(end) > LAST) end++;
    const mark = packed.charCodeAt(from) - FIRST;
    const kind = KINDS[Math.floor(mark / SHARED)] ?? "plain";
    before = before.slice(0, mark % SHARED) + packed.slice(from + 1, end);
    all.push(before);
    if (kind !== "plain") kinds.set(before, kind);
    let stray = 0;
    for (let shift = 0; packed.charCodeAt(end) >= STRAY.first; end++, shift += STRAY.bits)
      stray |= (packed.charCodeAt(end) - STRAY.first) << shift;
    if (stray > 0) strayRests.set(before, stray);
    from = end;
  }
  return { all, kinds, stray: strayRests };
}
