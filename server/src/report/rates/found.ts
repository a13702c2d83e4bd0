import type { Span } from "../../text/span";
import type { Figure } from "../claims/figures";
import type { PlacedFigure } from "../placedFigure";

/** What is found of a rate before it has its place in the text. */
export interface FoundRate {
  readonly exact: number;
  readonly least: number;
  readonly most: number;
  readonly direction: string;
  readonly opposite?: Span;
  readonly lastYear?: number;
  readonly make: (values: readonly number[]) => number;
  readonly isApproximate?: boolean;
  readonly from: readonly (Figure | PlacedFigure)[];
  /** What is told, where it is more than the figure with its unit: 个百分点. */
  readonly told?: Figure;
}
