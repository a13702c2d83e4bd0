// How likely characters follow one another in reports, by how often two and three of them stand there side by side: an
// n-gram model with "stupid backoff" (Brants et al., 2007), of which only the steps that the numbers reach are kept.
import { isInSet } from "../text/bloom";
import { OFTEN } from "./data";
import { beside, isJoint } from "./joints";

/** Most characters that are counted together. */
export const LONGEST_COUNTED = 3;
/** The steps of numbers that are kept, by how many characters stand side by side. */
const STEPS: readonly (readonly number[])[] = [
  [],
  [4, 16, 64, 256, 1024, 4096, 16384],
  [4, 16, 64, 256, 1024],
  [2, 6, 24, 96],
];
/** How much less likely a character is that is met only behind fewer of those in front of it. */
const BACKOFF = 0.4;
/** About how many characters the reports have. */
const ALL = 1_000_000;

/** What is kept of how often some characters stand side by side: them with each step that is reached. */
export function stepsTo(piece: string, count: number): string[] {
  return stepsOf(piece)
    .filter((step) => count >= step)
    .map((step) => piece + step);
}

function stepsOf(piece: string): readonly number[] {
  return STEPS[piece.length] ?? [];
}

/** The highest step that is reached; what stands in no step may be met once. */
function timesMet(piece: string): number {
  let times = piece.length === 1 || (piece.length === 2 && isJoint(piece.charAt(0), piece.charAt(1))) ? 1 : 0;
  for (const step of stepsOf(piece)) {
    if (!isInSet(OFTEN, piece + step)) break;
    times = step;
  }
  return times;
}

/** How likely the last of some characters follows the others. */
function likelihood(piece: string): number {
  if (piece.length === 1) return timesMet(piece) / ALL;
  const times = timesMet(piece);
  if (times === 0) return BACKOFF * likelihood(piece.slice(1));
  return Math.min(1, times / Math.max(times, timesMet(piece.slice(0, -1))));
}

/** How likely the characters of a text from one place to another follow those in front of them, as a logarithm. */
function likelihoodOf(characters: readonly string[], from: number, to: number): number {
  let sum = 0;
  for (let at = from; at < to; at++)
    sum += Math.log(likelihood(characters.slice(Math.max(0, at - LONGEST_COUNTED + 1), at + 1).join("")));
  return sum;
}

/**
 * How much likelier a text is in reports with a character more, as a logarithm.
 * @param place Where the character would stand.
 */
export function likelierWith(text: string, place: number, character: string): number {
  const around = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => beside(text, from + i));
  const before = around(place - LONGEST_COUNTED + 1, place);
  const behind = around(place, place + LONGEST_COUNTED - 1);
  const { length } = before;
  const written = likelihoodOf([...before, ...behind], length, length + behind.length);
  return likelihoodOf([...before, character, ...behind], length, length + behind.length + 1) - written;
}
