import { isInSet } from "../text/bloom";
import { isIdeograph } from "../text/fold";
import { rememberPairs } from "../text/rememberPairs";
import { JOINTS, USED, WINDOWS } from "./data";
import { isKnown } from "./words";

/** What stands for the marks between clauses, and for figures and letters, beside a character. */
export const MARK = "。";
const FIGURE = "0";

const isJointPair = rememberPairs((pair) => isKnown(pair) || isInSet(JOINTS, pair));

/** Whether two characters stand side by side in reports: in a word, in a set phrase, or in the lexicon's prose. */
export function isJoint(first: string, second: string): boolean {
  return isJointPair(first.charCodeAt(0), second.charCodeAt(0));
}

const isUsedPair = rememberPairs((pair) => isKnown(pair) && isInSet(USED, pair));

/** Whether reports use a word of two characters, more than once or twice. */
export function isUsed(word: string): boolean {
  return word.length === 2 && isUsedPair(word.charCodeAt(0), word.charCodeAt(1));
}

/** Whether reports use a word, if it is a short one: 中人 in 其中人信息 is none. */
export function isInUse(word: string): boolean {
  return word.length > 2 || isUsed(word);
}

/** Whether a character is met in reports at all. */
export function isMet(character: string): boolean {
  return isInSet(JOINTS, character);
}

/** Whether reports have, rightly, so many characters of a text, where they are one slip away from a phrase. */
export function isHeard(text: string, from: number, length: number): boolean {
  return isInSet(WINDOWS, Array.from({ length }, (_, i) => beside(text, from + i)).join(""));
}

/** The character at a place of a text as joints know it: all marks are one, and all figures and letters. */
export function beside(text: string, place: number): string {
  const character = text.charAt(place);
  if (isIdeograph(text.charCodeAt(place))) return character;
  return /[0-9a-z０-９]/i.test(character) ? FIGURE : MARK;
}
