import type { Figure } from "../claims/figures";
import { clauseStart, isTotal, isUncertain, OTHER_YEAR } from "../sums/words";
import type { FoundRate } from "./found";
import { boundsOf } from "./percent";

const MONTHS = 12;
/** Between a year's figure and what that makes a month. */
const MONTHLY =
  /^[，,（(](?:月均|平均每月|每月平均)(?:发布|公开|更新|推送|编发|受理|办理|收到)?(?:政府|政务|各类)?(?:信息)?(?:为|约|达)?$/;
/** What says that the figure is not of the twelve months: they began within the year, or it counts several. */
const NOT_A_YEAR = /以来|开通|上线|成立|启用|季度|半年|\d月|月份|累计|20\d\d年.*20\d\d年/;

/** Between a total and what that makes for each of what was counted before: ，平均每次80人次. */
const EACH =
  /^[，,（(](?:平均)?每(次|期|场|个|家|件|名|篇|条|部)(?:平均)?(?:培训|参加|参训|接待|参与|播放|阅读|点击|浏览|转发)?(?:人数|人次|量)?(?:为|达|约)?$/;

/** ，平均每个村40条, ，村均40条. */
const EACH_THING = /^[，,（(](?:平均每个?(村|社区|部门|单位|科室|站所)|(村)均)(?:公开|发布)?(?:为|达|约)?$/;

/** What a total makes for each of the things counted in front of it: 举办培训4次，培训320人次，平均每次80人次. */
export function meanOfEach(words: string, figures: readonly Figure[], i: number): FoundRate | undefined {
  const [total, told] = [figures[i - 1], figures[i]];
  if (!total || !told || total.unit !== told.unit || [total, told].some(({ rounding }) => rounding > 0))
    return undefined;
  const lead = words.slice(total.end, told.wordsEnd);
  const unit = EACH.exec(lead)?.[1];
  const [, each, own = each] = EACH_THING.exec(lead) ?? [];
  const isCount = (figure: Figure) =>
    own === undefined ? figure.unit === unit : figure.unit === "个" && words.startsWith(own, figure.end);
  const [count, ...others] = figures.slice(0, i - 1).filter(isCount);
  const isOnly = figures.slice(0, i - 1).every((figure) => figure.unit !== total.unit);
  if (!count || others.some(({ value }) => value !== count.value) || !isOnly || [count, total].some(isUncertain))
    return undefined;
  if (
    count.value === 0 ||
    /[。；;：:（(]|其中|社区|居委会/.test(words.slice(count.end, total.wordsEnd)) ||
    OTHER_YEAR.test(words.slice(0, total.end))
  )
    return undefined;
  const make = ([all = 0, by = 1]: readonly number[]) => all / by;
  return { exact: make([total.value, count.value]), make, ...boundsOf(told), direction: "", from: [total, count] };
}

/** What a year's figure makes a month, told right behind it: 全年发布120条，月均10条. */
export function meanOf(words: string, figures: readonly Figure[], i: number): FoundRate | undefined {
  const [total, told] = [figures[i - 1], figures[i]];
  if (!total || !told || total.unit !== told.unit || !isTotal(words, total, figures)) return undefined;
  if (isUncertain(total)) return undefined;
  if (!MONTHLY.test(words.slice(total.end, told.wordsEnd)) || told.rounding > 0) return undefined;
  const front = words.slice(0, total.start);
  const isOfYear = /全年|本年度?|20\d\d年/.test(front.slice(clauseStart(words, total.start))) || /全年/.test(front);
  if (!isOfYear || NOT_A_YEAR.test(front)) return undefined;
  const make = ([all = 0]: readonly number[]) => all / MONTHS;
  return { exact: make([total.value]), make, ...boundsOf(told), direction: "", from: [total] };
}
