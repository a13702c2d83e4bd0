import type { Figure } from "../claims/figures";
import { clauseStart, isTotal } from "../sums/words";
import type { FoundRate } from ".";
import { boundsOf } from "./percent";

const MONTHS = 12;
/** Between a year's figure and what that makes a month. */
const MONTHLY =
  /^[，,（(](?:月均|平均每月|每月平均)(?:发布|公开|更新|推送|编发|受理|办理|收到)?(?:政府|政务|各类)?(?:信息)?(?:为|约|达)?$/;
/** What says that the figure is not of the twelve months: they began within the year, or it counts several. */
const NOT_A_YEAR = /以来|开通|上线|成立|启用|季度|半年|\d月|月份|累计|20\d\d年.*20\d\d年/;

/** What a year's figure makes a month, told right behind it: 全年发布120条，月均10条. */
export function meanOf(words: string, figures: readonly Figure[], i: number): FoundRate | undefined {
  const [total, told] = [figures[i - 1], figures[i]];
  if (!total || !told || total.unit !== told.unit || !isTotal(words, total, figures)) return undefined;
  if (!MONTHLY.test(words.slice(total.end, told.wordsEnd)) || told.rounding > 0) return undefined;
  const front = words.slice(0, total.start);
  const isOfYear = /全年|本年度?|20\d\d年/.test(front.slice(clauseStart(words, total.start))) || /全年/.test(front);
  if (!isOfYear || NOT_A_YEAR.test(front)) return undefined;
  const make = ([all = 0]: readonly number[]) => all / MONTHS;
  return { exact: make([total.value]), make, ...boundsOf(told), direction: "", from: [total] };
}
