// A word of two characters picked instead of another that sounds like it, as input methods offer both: 设计群众切身利益.
import { soundAlike } from "./alike";
import { isUnheardAt } from "./inReports";
import { isUsed } from "./joints";
import type { Reading } from "./reading";
import { isKnownPair, type Stretch, takeApart } from "./words";

/** How much stranger the text must be with the word that stands there. */
const LEAST_GAIN = 2;
/** A phrase that has only two characters more than the word. */
const SHORT = 4;

/** Whether two characters of a text, from a place on, sound like those of another word. The codes are those of the word. */
export function areHomophones(text: string, place: number, first: number, second: number): boolean {
  return (
    soundAlike(text.charCodeAt(place), first) &&
    soundAlike(text.charCodeAt(place + 1), second) &&
    isKnownPair(first, second) &&
    isKnownPair(text.charCodeAt(place), text.charCodeAt(place + 1))
  );
}

/**
 * Whether reports do not have the word that stands in a phrase, or not beside what is left of the phrase; both where
 * little is left, and at its beginning, where any word may stand: 新增规范性文件.
 * @param at Where in the phrase the word is.
 */
export function isOutOfPlace(text: string, { span, phrase }: Reading, at: number): boolean {
  const start = span.start + at;
  const isUnused = !isUsed(text.slice(start, start + 2));
  const isUnheard = (at > 0 && isUnheardAt(text, start)) || (at + 2 < phrase.length && isUnheardAt(text, start + 2));
  return phrase.length > SHORT && at > 0 ? isUnused || isUnheard : isUnused && isUnheard;
}

/** How much less strange a text is with the phrase; nothing where not enough. */
export function gainOfHomophone(written: Stretch, meant: Stretch): number {
  const gained = takeApart(written, "phrases").cost - takeApart(meant, "phrases").cost;
  return gained >= LEAST_GAIN ? gained : 0;
}
