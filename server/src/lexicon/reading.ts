import type { Span } from "../text/span";

/**
 * What the hand did: another character of the same sound or look, any other; one left out inside a phrase or at
 * an end, written twice, swapped with its neighbour; or another word of two characters that sounds the same.
 */
export type SlipKind = "sound" | "look" | "other" | "dropped" | "cut" | "doubled" | "swapped" | "homophone";

/** A set phrase that may be meant by a stretch of text. */
export interface Reading {
  readonly kind: SlipKind;
  readonly span: Span;
  readonly phrase: string;
}

/** A stretch of text that is one slip away from set phrases and no good Chinese: its readings, the likeliest first. */
export type Slip = readonly [Reading, ...Reading[]];
