import type { Span } from "../text/span";
import { type Squeezed, squeeze } from "../text/squeeze";
import { type Figure, figuresIn } from "./claims/figures";

/** A stretch of prose without white space, with the figures in it. */
export interface FiguredWords extends Squeezed {
  readonly span: Span;
  readonly figures: readonly Figure[];
}

/** Reads a stretch of prose once for all that looks at its figures. */
export function figuredWords(text: string, span: Span): FiguredWords {
  const { words, at } = squeeze(text, span);
  return { span, words, at, figures: figuresIn(words) };
}
