// What the lexicon's own reports say of a slip: that what it made is right there, or that no report has anything like it.
import { beside, isHeard, isJoint, isMet } from "./joints";
import type { Reading, SlipKind } from "./reading";
import { isStaple } from "./setPhrases";
import { isKnown, LONGEST_WORD } from "./words";

/** Longest phrase that may stand in reports with another character, or one less, and be right. */
const SHORT = 5;
const SHORTEST = 4;
/** Longest that may be another name with another end. */
const VERY_LONG = 7;

/** Characters around a slip: from which one on, counted from the first that is not the phrase's, and how many. */
export type Window = readonly [from: number, length: number];

/**
 * What of a text around a slip must stand in a report, to show that it is none: some characters on either side of what is
 * missing in a short phrase, with one at least that is not the phrase's where hardly anything is left of it, else both
 * sides at once.
 * @param at The first character of the phrase that the text does not have in its place.
 */
export function windowsOn(kind: SlipKind, phrase: string, isStaple: boolean, at: number): readonly Window[] {
  switch (kind) {
    case "dropped":
    case "cut":
      if (isStaple || phrase.length > SHORT) return [[-2, 4]];
      if (phrase.length > SHORTEST || at === 0 || at === SHORTEST - 1) return EITHER_SIDE;
      return [
        [-at - 1, 4],
        [-at, 4],
      ];
    case "doubled":
      return [[-2, 4]];
    case "swapped":
      return [[-1, 4]];
    default:
      return [[-1, 3]];
  }
}

const EITHER_SIDE: readonly Window[] = [
  [-2, 3],
  [-1, 3],
];

/** Whether reports have what a slip would have made, so that it is none. `at`: the first character that is not the phrase's. */
export function isRightInReports(text: string, { kind, span, phrase }: Reading, at: number): boolean {
  const windows = windowsOn(kind, phrase, isStaple(phrase), at);
  return windows.some(([from, length]) => isHeard(text, span.start + at + from, length));
}

/** Whether no report has side by side what a slip has brought together, and what is missing is met beside both. */
export function isUnheardOf(text: string, { kind, span, phrase }: Reading, at: number): boolean {
  const place = span.start + at;
  switch (kind) {
    case "dropped":
    case "cut": {
      const missing = phrase.charAt(at);
      const fits = isJoint(beside(text, place - 1), missing) && isJoint(missing, beside(text, place));
      return fits && isUnheardAt(text, place);
    }
    case "doubled":
      return isUnheardAt(text, place);
    case "swapped":
      return isUnheardAt(text, place + 1) && (isUnheardAt(text, place) || isUnheardAt(text, place + 2));
    default:
      return isUnheardAt(text, place) && isUnheardAt(text, place + 1);
  }
}

/**
 * Whether a character that neither sounds nor looks like the phrase's may be a slip for it: in a long phrase anywhere but
 * at the end, where names go on as they like (政务公开专席), in a short one inside, if no report has the character.
 */
export function mayBeAnyOther(text: string, { span, phrase }: Reading, at: number, isUnheard: boolean): boolean {
  const isInside = at > 0 && at < phrase.length - 1;
  const isForeign = !isMet(text.charAt(span.start + at));
  if (phrase.length <= SHORT) return isInside && isForeign && isUnheard;
  return isInside || isForeign || phrase.length > VERY_LONG;
}

/** Whether no report has the characters at a place of a text side by side, nor a word that stands across it. */
export function isUnheardAt(text: string, place: number): boolean {
  if (isJoint(beside(text, place - 1), beside(text, place))) return false;
  for (let from = Math.max(0, place - LONGEST_WORD + 1); from < place; from++)
    for (let to = Math.max(place + 1, from + 3); to <= Math.min(text.length, from + LONGEST_WORD); to++)
      if (isKnown(text.slice(from, to))) return false;
  return true;
}
