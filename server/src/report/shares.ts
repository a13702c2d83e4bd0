import type { Figure } from "./claims/figures";
import { boundsOf, isPercentage, isWithin } from "./percent";
import type { FoundRate } from "./rates";
import { clauseStart, isTotal, isUncertain, OTHER_YEAR, type PlacedFigure } from "./sums";

/** What stands between a part and its share; the words in it say of what. */
const SHARE =
  /^[，,、（(]?(?:约?占|占比)([^占比，,、；;（）()\d]{0,10}?)(?:总数|总量|总数量|总条数|总件数|总篇数)?的?(?:比例|比重|比)?(?:为|达到?|约)?$/;
/** Another share behind one: they are those of several parts, one after the other. */
const NEXT_SHARE = /^[、和及]\d/;
/** Words of what a share is of that say no more than the total does. */
const OF_ALL = /全年|年度|本年|全部|所有|总|政府信息|信息|公开|申请|依|主动|发布|收到|受理|办理|量|的/g;
/** What becomes of applications, of which also those may be counted that were carried in. */
const OUTCOMES = /公开|提供|处理|答复|办结|结转/;

/** The share of the part right before a percentage in the total that it is part of. */
export function shareOf(
  words: string,
  figures: readonly Figure[],
  i: number,
  totalOf: (part: Figure) => PlacedFigure | undefined,
): FoundRate | undefined {
  const [part, percent] = [figures[i - 1], figures[i]];
  if (!part || !percent || !isShareOfAll(words, part, percent)) return undefined;
  const total = totalOf(part) ?? impliedTotal(words, figures, i);
  if (!total || total.value === 0 || part.value > total.value) return undefined;
  return {
    exact: (100 * part.value) / total.value,
    ...boundsOf(percent, isOneOfMany(words, figures, i)),
    direction: "",
    from: [total, part],
  };
}

/** Whether a percentage is the share of the part before it in all there is, as far as the words say. */
function isShareOfAll(words: string, part: Figure, percent: Figure): boolean {
  if (!isPercentage(percent) || isUncertain(part)) return false;
  const lead = SHARE.exec(words.slice(part.end, percent.wordsEnd));
  return lead !== null && (lead[1] ?? "").replace(OF_ALL, "") === "" && !NEXT_SHARE.test(words.slice(percent.end));
}

function isOneOfMany(words: string, figures: readonly Figure[], i: number): boolean {
  return figures.some((percent, j) => {
    const part = figures[j - 1];
    return j !== i && part !== undefined && isShareOfAll(words, part, percent);
  });
}

/**
 * The total that a share must be of, though no word says that its figure is a part: the first figure and the greatest
 * of its unit, where the share is of none of the other figures in front either.
 */
function impliedTotal(words: string, figures: readonly Figure[], i: number): Figure | undefined {
  const [part, percent] = [figures[i - 1], figures[i]];
  if (!part || !percent) return undefined;
  const before = figures.slice(0, i - 1).filter(({ unit }) => unit === part.unit);
  const [total, ...others] = before;
  const start = clauseStart(words, part.start);
  if (!total || total.end > start || !isTotal(words, total, figures) || part.value > total.value) return undefined;
  if (before.some(isUncertain) || others.some(({ value }) => value >= total.value)) return undefined;
  if (OTHER_YEAR.test(words.slice(total.end, part.start)) || /其中/.test(words)) return undefined;
  const isShare = (one: number, all: number) => isWithin((100 * one) / all, boundsOf(percent, true));
  if (others.some(({ value }) => isShare(part.value, value) || isShare(part.value, total.value + value))) return undefined;
  if (!OUTCOMES.test(words.slice(start, part.start)) || !words.includes("申请")) return total;
  const isToldOf = figures.some((other, j) => {
    const one = figures[j - 1];
    const isOther = j !== i && one !== undefined && isShareOfAll(words, one, other);
    return isOther && isWithin((100 * one.value) / total.value, boundsOf(other, true));
  });
  return isToldOf ? total : undefined;
}
