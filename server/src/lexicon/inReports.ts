// What the lexicon's own reports say of a slip: that what it made is right there, or that no report has anything like it.
import { beside, isHeard, isJoint, isMet } from "./joints";
import { isStaple } from "./setPhrases";
import type { Reading } from "./slips";
import { isKnown, LONGEST_WORD } from "./words";

/** Longest phrase that may stand in reports with another character, or one less, and be right. */
const SHORT = 5;
/** Longest that may be another name with another end. */
const VERY_LONG = 7;

/** Where the windows on a slip begin, counted from the first character that is not the phrase's. */
const WINDOWS_ON = {
  sound: [-1],
  look: [-1],
  other: [-1],
  dropped: [-2, -1],
  cut: [-2, -1],
  doubled: [-2, -1],
  swapped: [-1, 0],
} as const;

/**
 * Whether reports have what a slip would have made, so that it is none: on both sides of it where what is left of the
 * phrase tells by itself, else on either. `at` is the first character of the phrase that the text does not have there.
 */
export function isRightInReports(text: string, { kind, span, phrase }: Reading, at: number): boolean {
  const windows: readonly number[] = WINDOWS_ON[kind];
  const areHeard = windows.map((from) => isHeard(text, span.start + at + from));
  const isTelling = phrase.length > SHORT || isStaple(phrase) || kind === "doubled" || kind === "swapped";
  return isTelling ? areHeard.every(Boolean) : areHeard.some(Boolean);
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
