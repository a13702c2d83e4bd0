import type { Span } from "../text/span";
import type { Squeezed } from "../text/squeeze";
import { type Figure, highestOf, lowestOf } from "./claims/figures";

/** A figure of a sentence and where it stands in the text. */
export interface PlacedFigure {
  /** The number with its unit. */
  readonly span: Span;
  /** The number alone. */
  readonly number: Span;
  readonly value: number;
  /** What it may stand for: the value alone for one that is exact. */
  readonly lowest: number;
  readonly highest: number;
  readonly unit: string;
}

/** Gives the figures of squeezed words their places in the text. */
export function placer(at: Squeezed["at"]): (figure: Figure) => PlacedFigure {
  const spanOf = (from: number, to: number): Span => ({ start: at(from), end: at(to - 1) + 1 });
  return (figure) => ({
    span: spanOf(figure.start, figure.end),
    number: spanOf(figure.start, figure.numberEnd),
    value: figure.value,
    lowest: lowestOf(figure),
    highest: highestOf(figure),
    unit: figure.unit,
  });
}
