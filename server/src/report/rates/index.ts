import type { Span } from "../../text/span";
import type { Squeezed } from "../../text/squeeze";
import type { Figure } from "../claims/figures";
import { type FiguredWords, figuredWords } from "../figuredWords";
import { type PlacedFigure, placer } from "../placedFigure";
import type { Partition } from "../sums";
import { doneOf } from "./done";
import type { FoundRate } from "./found";
import { growthOf } from "./growth";
import { meanOf, meanOfEach } from "./means";
import { respectiveShareOf, shareOf, statedShareOf } from "./shares";

/** Two figures and what is told of them: how great a share one has of the other, or how much it grew or fell. */
export interface Rate {
  /** The percentage, or the difference. */
  readonly told: PlacedFigure;
  /** How many digits it has behind the point. */
  readonly decimals: number;
  /** What the figures make. */
  readonly exact: number;
  /** Between which figures what they make may be, for what is told to be right, rounded or cut off. */
  readonly least: number;
  readonly most: number;
  /** 增长 or 下降 by the figures; empty for a share. */
  readonly direction: string;
  /** The word that says that it grew where it fell, or the other way round. */
  readonly opposite: Span | undefined;
  /** What other figures in the place of those in `from` would make; a fall is negative. */
  readonly make: (values: readonly number[]) => number;
  /** Whether what the figures make is no more exact than they are, rounded to 万. */
  readonly isApproximate: boolean;
  /** Last year's figure, where the words tell only how far this year's is from it. */
  readonly lastYear: number | undefined;
  readonly from: readonly PlacedFigure[];
}

/** The shares in a sentence whose total stands in it, how much of it was done, and the growth between two figures beside it. */
export function ratesIn(
  { words, figures, at }: FiguredWords,
  partitions: readonly Partition[],
  isCarriedOver: () => boolean,
): Rate[] {
  if (!/[%％倍均净]|[比较由从]|同期/.test(words)) return [];
  return figures.flatMap((told, i) => {
    const rate =
      shareOf(words, figures, i, (figure) => partitionOf(partitions, at(figure.start))?.total) ??
      statedShareOf(words, figures, i) ??
      respectiveShareOf(words, figures, i, (figure) => partitionOf(partitions, at(figure.start))) ??
      meanOf(words, figures, i) ??
      meanOfEach(words, figures, i) ??
      doneOf(words, figures, i, isCarriedOver) ??
      growthOf(words, figures, i);
    return rate ? placed(rate, told, at) : [];
  });
}

/** A rate with the places of its figures in the text. */
function placed(rate: FoundRate, told: Figure, at: Squeezed["at"]): Rate {
  const { from, opposite, lastYear, told: longer, isApproximate = false, ...rest } = rate;
  const place = placer(at);
  return {
    ...rest,
    told: place(longer ?? told),
    decimals: told.decimals,
    opposite: opposite && { start: at(opposite.start), end: at(opposite.end - 1) + 1 },
    lastYear,
    isApproximate,
    from: from.map((one) => ("span" in one ? one : place(one))),
  };
}

/** A sentence that begins with a rate, which may be of what the one before it tells. */
const BEGINS_WITH_RATE = /^[\u4e00-\u9fff]{2,8}率(?:为|达到?了?|是|约)?\d[\d.]*[%％]/;

/** Where a sentence begins with a rate, the sentences before and behind as one: 征集意见117条，采纳64条。采纳率54.7%. */
export function rateBehind(text: string, before: Span, sentence: FiguredWords, isCarriedOver: () => boolean): Rate[] {
  if (!BEGINS_WITH_RATE.test(sentence.words)) return [];
  const { words, figures, at } = figuredWords(text, { start: before.start, end: sentence.span.end });
  const i = figures.findIndex(({ start }) => at(start) >= sentence.span.start);
  const told = figures[i];
  const rate = told && doneOf(words, figures, i, isCarriedOver);
  return told && rate ? [placed(rate, told, at)] : [];
}

/** The only partition of which a figure is a part. */
function partitionOf(partitions: readonly Partition[], start: number): Partition | undefined {
  const [own, ...others] = partitions.filter(({ parts }) => parts.some(({ span }) => span.start === start));
  return others.length > 0 ? undefined : own;
}
