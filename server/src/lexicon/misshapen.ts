// Slips in words of two characters, in a phrase or in none: one character taken for one that looks like it, or the two
// swapped. What they leave is no word, and stands beside nothing that reports have there.
import type { Span } from "../text/span";
import { likeness, lookAlikes } from "./alike";
import { isUnheardAt } from "./inReports";
import { isJoint, isUsed } from "./joints";
import type { Reading, Slip } from "./reading";
import { type Reader, takeApart } from "./words";

/** How much stranger the text must be as it stands than with the word, taken apart into words alone, */
const LEAST_IN_WORDS = { look: 15, swapped: 18 };
type Kind = keyof typeof LEAST_IN_WORDS;
/** or into phrases, if the word makes one: if that is so much more than by words alone. */
const LEAST_IN_PHRASES = 12;
const MUCH_MORE = 4.5;

/** How many characters on both sides are read together with a word. */
const AROUND = 6;
/** Opens the number of a document: what stands before is short for bodies that issued it. */
const NUMBER_BEGINS = "〔[［";

/** Misshapen words in a run of characters, in its order; of several for one place the likeliest first. */
export function misshapenIn(text: string, start: number, end: number): Slip[] {
  if (NUMBER_BEGINS.includes(text.charAt(end) || " ")) return [];
  const found: Slip[] = [];
  let isApart = true;
  for (let place = start; place < end; place++) {
    const wasApart = isApart;
    isApart = place + 1 >= end || !isJoint(text.charAt(place), text.charAt(place + 1));
    if (!isApart) continue;
    const [first, ...others] = readingsAt(text, { start, end }, place, wasApart);
    if (first && first.span.start >= (found.at(-1)?.[0].span.end ?? start)) found.push([first, ...others]);
  }
  return found;
}

/**
 * The words that may be meant where a character stands beside a next one that it does not go with: with the two swapped,
 * or, if it is apart from the one before too, with a look-alike in its place.
 */
function readingsAt(text: string, run: Span, place: number, isAlone: boolean): readonly Reading[] {
  const found: { readonly reading: Reading; readonly gain: number }[] = [];
  const add = (kind: Kind, from: number, word: string) => {
    const reading: Reading = { kind, span: { start: from, end: from + word.length }, phrase: word };
    const gained = gain(text, run, reading, LEAST_IN_WORDS[kind]);
    if (gained > 0) found.push({ reading, gain: gained });
  };
  const isOdd = (at: number) => at <= run.start || at >= run.end || isUnheardAt(text, at);
  const own = text.charAt(place);
  const [before, behind] = [
    place > run.start ? text.charAt(place - 1) : "",
    place + 1 < run.end ? text.charAt(place + 1) : "",
  ];
  if (isUsed(behind + own) && isOdd(place + 1) && (isOdd(place) || isOdd(place + 2)))
    add("swapped", place, behind + own);
  for (const other of isAlone ? lookAlikes(own) : "") {
    const [first, second] = [isUsed(before + other), isUsed(other + behind)];
    if (!first && !second) continue;
    if (likeness(own, other) === "interchangeable" || !isOdd(place) || !isOdd(place + 1)) continue;
    if (second) add("look", place, other + behind);
    if (first) add("look", place - 1, before + other);
  }
  return found.sort((a, b) => b.gain - a.gain).map(({ reading }) => reading);
}

/** How much less strange the text around is with the word; nothing where not enough. */
function gain(text: string, run: Span, { span, phrase }: Reading, leastInWords: number): number {
  const from = Math.max(run.start, span.start - AROUND);
  const to = Math.min(run.end, span.end + AROUND);
  const edges = { begins: from === run.start, ends: to === run.end };
  const written = { text: text.slice(from, to), ...edges };
  const better = { text: text.slice(from, span.start) + phrase + text.slice(span.end, to), ...edges };
  const by = (reader: Reader) => takeApart(written, reader).cost - takeApart(better, reader).cost;
  const [words, phrases] = [by("words"), by("phrases")];
  return words >= leastInWords || (phrases >= LEAST_IN_PHRASES && phrases >= words + MUCH_MORE)
    ? Math.max(words, phrases)
    : 0;
}
