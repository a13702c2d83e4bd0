// A word of two characters picked instead of another that sounds like it, as input methods offer both: 设计群众切身利益.
import { likeness } from "./alike";
import { isUnheardAt } from "./inReports";
import { isUsed } from "./joints";
import type { Reading } from "./reading";
import { isKnown, type Stretch, takeApart } from "./words";

/** How much stranger the text must be with the word that stands there. */
const LEAST_GAIN = 2;
/** A phrase that has only two characters more than the word. */
const SHORT = 4;

/** Whether both are words of two characters that sound alike and share none. */
export function isHomophone(written: string, meant: string): boolean {
  if (written.length !== 2 || !isKnown(written) || !isKnown(meant)) return false;
  return [0, 1].every((at) => {
    const [one, other] = [written.charAt(at), meant.charAt(at)];
    return one !== other && likeness(one, other) === "sound";
  });
}

/**
 * Whether reports do not have the word that stands in a phrase, or not beside what is left of the phrase; both where
 * little is left.
 * @param at Where in the phrase the word is.
 */
export function isOutOfPlace(text: string, { span, phrase }: Reading, at: number): boolean {
  const start = span.start + at;
  const isUnused = !isUsed(text.slice(start, start + 2));
  const isUnheard = (at > 0 && isUnheardAt(text, start)) || (at + 2 < phrase.length && isUnheardAt(text, start + 2));
  return phrase.length > SHORT ? isUnused || isUnheard : isUnused && isUnheard;
}

/** How much less strange a text is with the phrase; nothing where not enough. */
export function gainOfHomophone(written: Stretch, meant: Stretch): number {
  const gained = takeApart(written, "phrases").cost - takeApart(meant, "phrases").cost;
  return gained >= LEAST_GAIN ? gained : 0;
}
