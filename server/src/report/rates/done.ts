import type { Figure } from "../claims/figures";
import { clauseStart, isUncertain, OTHER_YEAR } from "../sums/words";
import type { FoundRate } from ".";
import { boundsOf, isPercentage, shareIn } from "./percent";

/** Between what was done and its rate: 完成整改31个，整改率. */
const RATE = /^[^，,；;：:。\d]{0,8}[，,（(]?([\u4e00-\u9fff]{2,8})率(?:为|达到?了?|是|约)?$/;
/** What is said of what there was to do. */
const TO_DO =
  /收到|接到|受理|发现|排查|检查|自查|查出|梳理|反馈|征集|收集|应|需|交办|承办|分办|转办|登记|涉及|制发|制定|印发|共有|整改/;
/** Words of what was done that its rate need not have. */
const OF_DONE = /完成|已经|已|实际|其中|全部|共计?|均|了|的|到位/g;
/** How it was done, which makes less of it. */
const MANNER = /按时|按期|按规|如期|及时|限时|当场|当日/g;
/** Rates that say how things changed, not how many were done. */
const NO_DEED = /增|降|减|比|超|涨|平均|综合|优|合格|满意/;
/** What is done where all that is due is said to be done, however much came in. */
const ALL = 100;
const OF_DUE = /办|答复|回复|处理|反馈/;

/** What makes less, or more, of what was due than came in. */
const CARRIED_OVER = /结转|转结|撤[销回]|未到期/;

/** Whether a paragraph says that not all that came in was due; looked for once, however often it is asked. */
export function carriesOver(paragraph: string): () => boolean {
  let known: boolean | undefined;
  return () => {
    known ??= CARRIED_OVER.test(paragraph);
    return known;
  };
}

/** How much of what there was to do was done, told as a percentage behind both figures: 问题33个，完成整改31个，整改率93.9%. */
export function doneOf(
  words: string,
  figures: readonly Figure[],
  i: number,
  isCarriedOver: () => boolean,
): FoundRate | undefined {
  const [all, done, rate] = [figures[i - 2], figures[i - 1], figures[i]];
  if (!all || !done || !rate || !isPercentage(rate) || all.unit === "" || all.unit !== done.unit) return undefined;
  const deed = RATE.exec(words.slice(done.end, rate.wordsEnd))?.[1];
  if (deed === undefined || NO_DEED.test(deed) || [all, done].some(isUncertain)) return undefined;
  // What stands further in front may belong to what there was to do as well.
  if (figures.slice(0, i - 2).some(({ unit }) => unit === all.unit) || done.value > all.value) return undefined;
  if (rate.value === ALL && OF_DUE.test(deed)) return undefined;
  if (isCarriedOver() || OTHER_YEAR.test(words.slice(0, rate.start))) return undefined;
  const start = clauseStart(words, done.start);
  const before = words.slice(clauseStart(words, all.start), all.start);
  const own = words.slice(start, done.start) + (/^[^，,；;：:。（(]*/.exec(words.slice(done.end))?.[0] ?? "");
  if (all.end > start || !TO_DO.test(before)) return undefined;
  const manner = (text: string) => (text.match(MANNER) ?? []).join();
  if (manner(own) !== manner(deed)) return undefined;
  const isIn = (characters: string, where: string) => [...characters].every((one) => where.includes(one));
  if (!isIn(deed, own)) return undefined;
  // What is done with the same words in both is two of a kind, but where one says that it is completed.
  const stem = deed.replace(OF_DONE, "").replace(MANNER, "");
  if (isIn(stem, before) && !/应|需|待/.test(before) && !/完成|已/.test(own)) return undefined;
  const things = own.replace(OF_DONE, "").replace(MANNER, "").replaceAll(stem, "");
  const counted = before + (/^[^，,；;：:。（(]*/.exec(words.slice(all.end))?.[0] ?? "");
  if (!isIn(things, counted)) return undefined;
  return {
    exact: shareIn([all.value, done.value]),
    make: shareIn,
    ...boundsOf(rate),
    direction: "",
    from: [all, done],
  };
}
