import type { Figure } from "../claims/figures";

/** More digits behind the point than this are no percentage that a report tells. */
const MOST_DECIMALS = 4;
const ALLOWANCE = 1e-9;

export function isPercentage({ unit, decimals }: Figure): boolean {
  return /[%％]/.test(unit) && decimals <= MOST_DECIMALS;
}

/**
 * What a percentage may have been rounded to or cut off from, to the digit that it is told to; more where it is rough.
 * One of several may be rounded up, too, so that together they make a hundred.
 */
export function boundsOf(
  { value, least, most, isRough, decimals }: Figure,
  isOneOfMany = false,
): { least: number; most: number } {
  const unit = 10 ** -decimals;
  return isRough
    ? { least: least - unit, most: most + unit }
    : { least: isOneOfMany ? value - unit + 2 * ALLOWANCE : value - unit / 2, most: value + unit - 2 * ALLOWANCE };
}

/** Rates of what can be done to all of something at the most. */
const OF_ALL =
  /(?:按[时期规][\u4e00-\u9fff]{2}|公开|解读|采纳|满意|覆盖|知晓|合格|准确|回复|答复|整改|签收)[率度](?:均|都)?(?:为|达到?了?|是)?$/;
const LONGEST_RATE = 12;

/** Whether a percentage is one that cannot be more than a hundred, and is. */
export function isOverAll(words: string, percent: Figure): boolean {
  return (
    isPercentage(percent) &&
    percent.least > 100 &&
    OF_ALL.test(words.slice(Math.max(0, percent.wordsEnd - LONGEST_RATE), percent.wordsEnd))
  );
}

/** How many in a hundred of a whole, the first, the second is. */
export function shareIn([whole = 0, part = 0]: readonly number[]): number {
  return (100 * part) / whole;
}

/** Whether a figure is within bounds, but for what binary fractions are off. */
export function isWithin(exact: number, { least, most }: { readonly least: number; readonly most: number }): boolean {
  return exact > least - ALLOWANCE && exact < most + ALLOWANCE;
}
