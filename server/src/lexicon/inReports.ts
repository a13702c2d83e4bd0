// What the lexicon's own reports say of a slip: that what it made is right there, or that no report has anything like it.
import { beside, isHeard, isJoint, isMet } from "./joints";
import { isStaple } from "./setPhrases";
import type { Reading, SlipKind } from "./slips";
import { isKnown, LONGEST_WORD } from "./words";

/** Longest phrase that may stand in reports with another character, or one less, and be right. */
const SHORT = 5;
/** Longest that may be another name with another end. */
const VERY_LONG = 7;

/** Characters around a slip: from which one on, counted from the first that is not the phrase's, and how many. */
export type Window = readonly [from: number, length: number];

/**
 * What of a text around a slip must stand in a report, to show that it is none: a little on either side of what is
 * missing where a short phrase is left with hardly anything, else both sides at once.
 */
export function windowsOn(kind: SlipKind, isTelling: boolean): readonly Window[] {
  switch (kind) {
    case "dropped":
    case "cut":
      return isTelling ? BOTH_SIDES : EITHER_SIDE;
    case "doubled":
      return BOTH_SIDES;
    case "swapped":
      return [[-1, 4]];
    default:
      return [[-1, 3]];
  }
}

const BOTH_SIDES: readonly Window[] = [[-2, 4]];
const EITHER_SIDE: readonly Window[] = [
  [-2, 3],
  [-1, 3],
];

/** Whether a phrase of so many characters tells by itself, with one less, that it is meant. */
export function isTelling(phrase: string, isStaple: boolean): boolean {
  return isStaple || phrase.length > SHORT;
}

/** Whether reports have what a slip would have made, so that it is none. `at`: the first character that is not the phrase's. */
export function isRightInReports(text: string, { kind, span, phrase }: Reading, at: number): boolean {
  const windows = windowsOn(kind, isTelling(phrase, isStaple(phrase)));
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
function isUnheardAt(text: string, place: number): boolean {
  if (isJoint(beside(text, place - 1), beside(text, place))) return false;
  for (let from = Math.max(0, place - LONGEST_WORD + 1); from < place; from++)
    for (let to = place + 1; to <= Math.min(text.length, from + LONGEST_WORD); to++)
      if (isKnown(text.slice(from, to))) return false;
  return true;
}
