import type { Span } from "../text/span";
import type { Squeezed } from "../text/squeeze";
import type { Figure } from "./claims/figures";

/** A figure of a sentence and where it stands in the text. */
export interface PlacedFigure {
  /** The number with its unit. */
  readonly span: Span;
  /** The number alone. */
  readonly number: Span;
  readonly value: number;
  readonly unit: string;
}

/** Gives the figures of squeezed words their places in the text. */
export function placer(at: Squeezed["at"]): (figure: Figure) => PlacedFigure {
  const spanOf = (from: number, to: number): Span => ({ start: at(from), end: at(to - 1) + 1 });
  return ({ start, numberEnd, end, value, unit }) => ({
    span: spanOf(start, end),
    number: spanOf(start, numberEnd),
    value,
    unit,
  });
}
