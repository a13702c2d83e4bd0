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
  /(?:按[时期规][\u4e00-\u9fff]{2}|公开|解读|采纳|满意|覆盖|知晓|合格|准确|回复|整改|签收|回收|收回|回应|及时|参训|参与|通过|上网|好评|处置|到会|达标|销号)[率度](?:均|都)?(?:为|达到?了?|高达|是)?$/;
/** Rates of what came in, of which more is done where some was carried in. */
const OF_RECEIVED = /(?<!提前)(?:办结|答复|办复|反馈|办理|处理)[率度](?:均|都)?(?:为|达到?了?|高达|是)?$/;
const LONGEST_RATE = 12;

/** Of what a percentage of more than a hundred is that cannot be: of all there is, or of what came in. */
export function overAllOf(words: string, percent: Figure): "ofAll" | "ofReceived" | undefined {
  if (!isPercentage(percent) || percent.least <= 100) return undefined;
  const lead = words.slice(Math.max(0, percent.wordsEnd - LONGEST_RATE), percent.wordsEnd);
  return OF_ALL.test(lead) ? "ofAll" : OF_RECEIVED.test(lead) ? "ofReceived" : undefined;
}

/** How many in a hundred of a whole, the first, the second is. */
export function shareIn([whole = 0, part = 0]: readonly number[]): number {
  return (100 * part) / whole;
}

/** Whether a figure is within bounds, but for what binary fractions are off. */
export function isWithin(exact: number, { least, most }: { readonly least: number; readonly most: number }): boolean {
  return exact > least - ALLOWANCE && exact < most + ALLOWANCE;
}
