// Slips in words of two characters, in a phrase or in none: one character taken for one that looks like it, or the two
// swapped. What they leave is no word, and stands beside nothing that reports have there.
import type { Span } from "../text/span";
import { likeness, lookAlikes } from "./alike";
import { isUnheardAt } from "./inReports";
import { isUsed } from "./joints";
import type { Reading, Slip } from "./reading";
import { type Reader, takeApart } from "./words";

/** What speaks for a word: how much stranger the text is as it stands. */
interface Demand {
  /** At least this much by words alone, */
  readonly inWords: number;
  /** or this much by phrases, if the word makes one: if that is so much more than by words alone. */
  readonly inPhrases: number;
  readonly more: number;
}

const DEMANDS = {
  look: { inWords: 15, inPhrases: 12, more: 4.5 },
  swapped: { inWords: 18, inPhrases: 12, more: 4.5 },
} satisfies Readonly<Record<string, Demand>>;
type Kind = keyof typeof DEMANDS;

/** How many characters on both sides are read together with a word. */
const AROUND = 6;
/** Opens the number of a document: what stands before is short for bodies that issued it. */
const NUMBER_BEGINS = "〔[［";

/** Misshapen words in a run of characters, in its order; of several for one place the likeliest first. */
export function misshapenIn(text: string, start: number, end: number): Slip[] {
  if (NUMBER_BEGINS.includes(text.charAt(end) || " ")) return [];
  const found: Slip[] = [];
  let isHeardBefore = false;
  for (let place = start; place < end; place++) {
    // Of a character that stands well with the next, neither is out of place there.
    const isHeardBehind = place + 1 < end && !isUnheardAt(text, place + 1);
    if (!isHeardBehind || !isHeardBefore) {
      const readings = readingsAt(text, { start, end }, place, isHeardBefore, isHeardBehind);
      const [first, ...others] = readings;
      if (first && first.span.start >= (found.at(-1)?.[0].span.end ?? start)) found.push([first, ...others]);
    }
    isHeardBefore = isHeardBehind;
  }
  return found;
}

function readingsAt(
  text: string,
  run: Span,
  place: number,
  isHeardBefore: boolean,
  isHeardBehind: boolean,
): readonly Reading[] {
  const own = text.charAt(place);
  const found: { readonly reading: Reading; readonly gain: number }[] = [];
  const add = (kind: Kind, from: number, word: string) => {
    if (!isUsed(word)) return;
    const reading: Reading = { kind, span: { start: from, end: from + word.length }, phrase: word };
    const gained = gain(text, run, reading, DEMANDS[kind]);
    if (gained > 0) found.push({ reading, gain: gained });
  };
  const [before, behind] = [
    place > run.start ? text.charAt(place - 1) : "",
    place + 1 < run.end ? text.charAt(place + 1) : "",
  ];
  if (behind !== "" && !isHeardBehind) {
    const isApart = !isHeardBefore || place + 2 >= run.end || isUnheardAt(text, place + 2);
    if (isApart) add("swapped", place, behind + own);
  }
  if (!isHeardBefore && !isHeardBehind)
    for (const other of lookAlikes(own)) {
      if (likeness(own, other) === "interchangeable") continue;
      if (behind !== "") add("look", place, other + behind);
      if (before !== "") add("look", place - 1, before + other);
    }
  return found.sort((a, b) => b.gain - a.gain).map(({ reading }) => reading);
}

/** How much less strange the text around is with the word; nothing where not enough. */
function gain(text: string, run: Span, { span, phrase }: Reading, { inWords, inPhrases, more }: Demand): number {
  const from = Math.max(run.start, span.start - AROUND);
  const to = Math.min(run.end, span.end + AROUND);
  const edges = { begins: from === run.start, ends: to === run.end };
  const written = { text: text.slice(from, to), ...edges };
  const better = { text: text.slice(from, span.start) + phrase + text.slice(span.end, to), ...edges };
  const by = (reader: Reader) => takeApart(written, reader).cost - takeApart(better, reader).cost;
  const [words, phrases] = [by("words"), by("phrases")];
  return words >= inWords || (phrases >= inPhrases && phrases >= words + more) ? Math.max(words, phrases) : 0;
}
