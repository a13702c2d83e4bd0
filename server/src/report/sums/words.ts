import type { Figure } from "../claims/figures";
import { LAST_YEAR } from "../yearWords";

/** Another year beside the one that the sentence is about. */
export const OTHER_YEAR = new RegExp(`(?:${LAST_YEAR}|前年|20\\d\\d年)(?!度?结转)`);
/** The year before, or one before that, however it is called. */
export const LAST_YEARS = new RegExp(`${LAST_YEAR}(?!度?结转)(?!.{0,4}(?:增|减|多|少))|前年`);
/** What compares a figure with another one, or counts something else beside it. */
export const COMPARES = /[比较占]|同期|增[加长幅]|减少|下降|上升|提高|提升|翻|率|至少|以上|以内|超/;
/** What says that the figures are not parts that add up: each of several, the same ones again. */
export const OVERLAPS = /各|每|均|同[时步]|又|也|还|含|包括|重复|累计|人均|平均|^共|(?<!公)共(?!计?$)/;
/** What says that a figure is no total but a mean of many. */
export const MEAN = /[人日月户件]均|平均|每/;
/** What is done with what is counted. */
export const DEEDS =
  /发布|公开|公布|公示|更新|收到|接到|受理|办理|办结|答复|制定|制发|印发|出台|举办|召开|开展|组织|回应|回复|处理|转办|报送|推送|编发|解读|培训|发放|张贴|整改|采纳|新增|修订|废止|清理/g;

/** Whether a figure is the only one of its unit in its clause, and not compared with another. */
export function isTotal(words: string, total: Figure, figures: readonly Figure[]): boolean {
  const start = clauseStart(words, total.start);
  const clause = words.slice(start, total.start);
  if (total.unit === "" || /[%％]/.test(total.unit)) return false;
  return (
    !COMPARES.test(clause) &&
    !MEAN.test(clause) &&
    !figures.some((other) => other !== total && other.start >= start && other.end <= total.start)
  );
}

/** Where the clause begins in which a place is. */
export function clauseStart(words: string, at: number): number {
  let start = at;
  while (start > 0 && !/[，,；;：:。（(）)]/.test(words.charAt(start - 1))) start--;
  return start;
}

/** Whether a figure says that it is not exact. */
export function isUncertain({ isRough, rounding }: Figure): boolean {
  return isRough || rounding > 0;
}

/** What figures add up to. */
export function sumOf(figures: readonly Figure[]): number {
  return figures.reduce((sum, { value }) => sum + value, 0);
}

/** Whether two whole numbers differ in one digit. */
export function isOneDigitOff(one: number, other: number): boolean {
  const [a, b] = [String(one), String(other)];
  return a.length === b.length && [...a].filter((digit, i) => digit !== b.charAt(i)).length === 1;
}
