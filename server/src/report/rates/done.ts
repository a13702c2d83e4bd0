import type { Figure } from "../claims/figures";
import { clauseStart, isUncertain, OTHER_YEAR } from "../sums/words";
import type { FoundRate } from "./found";
import { boundsOf, isPercentage, shareIn } from "./percent";

/** Between what was done and its rate: 完成整改31个，整改率. */
const RATE = /^[^，,；;：:。\d]{0,8}[，,；;。（(]?([\u4e00-\u9fff]{2,8})率(?:为|达到?了?|是|约)?$/;
/** Between the two figures of one clause. */
const SAME_CLAUSE =
  /^(?:问题|意见|建议|事项|任务|工单|留言|线索)(?:当?中)?(?:已经|已|共)?([\u4e00-\u9fff]{2,4})(?:完成|完毕|到位)?$/;
/** Between a rate and what was done, in the clause behind it. */
const NEXT_CLAUSE = /^[）)]?[，,][^，,；;：:。（()）\d%％]{2,12}$/;
const SHORTEST_DEED = 2;
/** Who is content, and whom was asked. */
const SATISFIED = /^(?:其中)?(?:表示|评价为?)?满意的?$/;
const ASKED = /^(?!.*发[放出]).*(?:问卷|评价|测评|评议|回访|评议)/;
/** What is said of what there was to do. */
const TO_DO =
  /发布|出台|产生|形成|拟制|审核|收到|接到|受理|发现|排查|检查|自查|查出|梳理|反馈|通报|督办|移交|征集|收集|应|需|交办|承办|分办|转办|登记|涉及|发放|收回|回收|评价|测评|评议|回访|调查|抽查|征求|制发|制定|印发|(?<!公)共|整改/;
/** Words of what was done that its rate need not have. */
const OF_DONE = /完成|已经|已|实际|其中|全部|共计?|均|了|的|到位|予以|有效|配套|同步|相应|表示|评价为/g;
/** How it was done, which makes less of it. */
const MANNER = /按时|按期|按规|如期|及时|限时|当场|当日/g;
/** Rates that say how things changed, not how many were done. */
const NO_DEED = /增|降|减|比|超|涨|平均|综合|优|合格|满意/;
/** What is done where all that is due is said to be done, however much came in. */
const ALL = 100;
const OF_DUE = /办|答复|回复|处理|反馈/;

/** What makes less, or more, of what was due than came in. */
export const CARRIED_OVER = /结转|转结|撤[销回]|未到期/;

/** Where all that there was to do is told, and what was done of it, and the words of the rate between. */
interface Parts {
  readonly all: Figure;
  readonly done: Figure;
  readonly deed: string;
}

/** How much of what there was to do was done, told as a percentage behind both figures or between them: 问题33个，完成整改31个，整改率93.9%. */
export function doneOf(
  words: string,
  figures: readonly Figure[],
  i: number,
  isCarriedOver: () => boolean,
): FoundRate | undefined {
  const rate = figures[i];
  if (!rate || !isPercentage(rate)) return undefined;
  const parts = partsBefore(words, figures, i) ?? partsAround(words, figures, i);
  if (!parts) return undefined;
  const { all, done } = parts;
  if (
    all.value === 0 ||
    all.unit === "" ||
    all.unit !== done.unit ||
    [all, done].some(isUncertain) ||
    done.value > all.value
  )
    return undefined;
  // What stands further in front may belong to what there was to do as well.
  if (figures.slice(0, figures.indexOf(all)).some(({ unit }) => unit === all.unit)) return undefined;
  const start = clauseStart(words, done.start);
  const before = words.slice(clauseStart(words, all.start), all.start);
  const behind = ({ end }: Figure) => /^[^，,；;：:。（(）)]*/.exec(words.slice(end))?.[0] ?? "";
  const counted = before + behind(all);
  const own = words.slice(start, done.start) + behind(done);
  const deed = withoutThing(parts.deed, counted);
  if (isCarriedOver() || OTHER_YEAR.test(words.slice(0, rate.start))) return undefined;
  if (all.end > start) return isDoneOf(words.slice(all.end, done.start), deed) ? found(all, done, rate) : undefined;
  if (!TO_DO.test(before) || (NO_DEED.test(deed) && !isPolled(own, counted))) return undefined;
  if (rate.value === ALL && OF_DUE.test(deed)) return undefined;
  const manner = (text: string) => (text.match(MANNER) ?? []).join();
  if (manner(own) !== manner(deed) || !isIn(deed, own)) return undefined;
  // What is done with the same words in both is two of a kind, but where one says that it is completed.
  const stem = deed.replace(OF_DONE, "").replace(MANNER, "");
  if (isIn(stem, before) && !/应|需|待/.test(before) && !/完成|已/.test(own)) return undefined;
  const things = [...own.replace(OF_DONE, "").replace(MANNER, "")].filter((one) => !stem.includes(one)).join("");
  if (!isIn(things, counted)) return undefined;
  return found(all, done, rate);
}

function found(all: Figure, done: Figure, rate: Figure): FoundRate {
  return {
    exact: shareIn([all.value, done.value]),
    make: shareIn,
    ...boundsOf(rate),
    direction: "",
    from: [all, done],
  };
}

/** Whether the words between two figures say that something was done with so many of them: 42个问题已整改40个. */
function isDoneOf(between: string, deed: string): boolean {
  const [, done] = SAME_CLAUSE.exec(between) ?? [];
  return done === deed;
}

function partsBefore(words: string, figures: readonly Figure[], i: number): Parts | undefined {
  const [all, done, rate] = [wholeBefore(figures, i - 1), figures[i - 1], figures[i]];
  const deed = done && rate ? RATE.exec(words.slice(done.end, rate.wordsEnd))?.[1] : undefined;
  return all && done && deed !== undefined ? { all, done, deed } : undefined;
}

/** The figure in front of one, or the one that it and those before it add up to: 留言320件，其中咨询200件、建议120件，办结. */
function wholeBefore(figures: readonly Figure[], i: number): Figure | undefined {
  const last = figures[i - 1];
  let sum = 0;
  for (let j = i - 1; j > 0 && figures[j]?.unit === last?.unit; j--) {
    sum += figures[j]?.value ?? 0;
    const whole = figures[j - 1];
    if (j < i - 1 && whole?.unit === last?.unit && whole?.value === sum) return whole;
  }
  return last;
}

/** 征集意见117条，采纳率54.7%，共采纳64条. */
function partsAround(words: string, figures: readonly Figure[], i: number): Parts | undefined {
  const [all, rate, done] = [figures[i - 1], figures[i], figures[i + 1]];
  const deed = all && rate ? RATE.exec(words.slice(all.end, rate.wordsEnd))?.[1] : undefined;
  // 采纳率85%，其中全部采纳12条 counts less than all that was taken up.
  const between = rate && done ? words.slice(rate.end, done.start) : "";
  const isNext = rate && done && NEXT_CLAUSE.test(between) && !/其中|全部|部分/.test(between);
  return all && done && isNext && deed !== undefined ? { all, done, deed } : undefined;
}

/** A rate without the things that it is of: 意见采纳 of 意见. */
function withoutThing(deed: string, counted: string): string {
  for (let length = deed.length - SHORTEST_DEED; length >= SHORTEST_DEED; length--)
    if (counted.includes(deed.slice(0, length))) return deed.slice(length);
  return deed;
}

/** Whether those are told who were content of all who were asked. */
function isPolled(own: string, counted: string): boolean {
  return SATISFIED.test(own) && ASKED.test(counted);
}

function isIn(characters: string, where: string): boolean {
  return [...characters].every((one) => where.includes(one));
}
