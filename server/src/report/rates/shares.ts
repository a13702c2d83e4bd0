import type { Span } from "../../text/span";
import type { Figure } from "../claims/figures";
import type { FiguredWords } from "../figuredWords";
import type { PlacedFigure } from "../placedFigure";
import type { Partition } from "../sums";
import { clauseStart, DEEDS, isTotal, isUncertain, OTHER_YEAR } from "../sums/words";
import type { FoundRate } from "./found";
import { boundsOf, isPercentage, isWithin, overAllOf, shareIn } from "./percent";

/** What stands between a part and its share; the words in it say of what. */
const SHARE =
  /^[，,、（(]?(?:约?占|占比)([^占比，,、；;（）()\d]{0,10}?)(?:总数|总量|总数量|总条数|总件数|总篇数)?的?(?:比例|比重|比)?(?:为|达到?|约)?$/;
/** Another share behind one: they are those of several parts, one after the other. */
const NEXT_SHARE = /^[、和及]\d/;
/** Words of what a share is of that say no more than the total does. */
const OF_ALL = /全年|年度|本年|全部|所有|总|政府信息|信息|公开|申请|依|主动|发布|收到|受理|办理|量|的/g;
/** What is said of a total: what was done with all of it, or that it adds up. */
const DONE = new RegExp(`${DEEDS.source}|产生|形成|拟制|审核|梳理|接听|检查|抽查|(?<!公)共|总|合计|累计`);
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
  if ("lowest" in total && total.lowest < total.highest) return undefined;
  return {
    exact: shareIn([total.value, part.value]),
    make: shareIn,
    ...boundsOf(percent, isOneOfMany(words, figures, i)),
    direction: "",
    from: [total, part],
  };
}

/** Between a part and the whole that its share is said to be of: ，占公开总数1000条的2%. */
const OF_STATED = /^[，,（(]?约?占[^，,；;：:。（()）\d]{0,12}$/;

/** The share of a part in a whole that is told with it. */
export function statedShareOf(words: string, figures: readonly Figure[], i: number): FoundRate | undefined {
  const [part, whole, percent] = [figures[i - 2], figures[i - 1], figures[i]];
  if (!part || !whole || !percent || !isPercentage(percent) || part.unit !== whole.unit || part.unit === "")
    return undefined;
  if (words.slice(whole.end, percent.wordsEnd) !== "的" || [part, whole].some(isUncertain)) return undefined;
  if (!OF_STATED.test(words.slice(part.end, whole.wordsEnd)) || part.value > whole.value) return undefined;
  return {
    exact: shareIn([whole.value, part.value]),
    make: shareIn,
    ...boundsOf(percent, true),
    direction: "",
    from: [whole, part],
  };
}

/** What leads up to the shares of several parts, one after the other. */
const RESPECTIVE =
  /^[，,；;]?(?:[^，,；;：:。\d]{2,60}类)?(?:分别占(?:比|总数|总量|全部)?的?(?:比例)?(?:为)?|(?:占比|所占比例|比例)分别(?:为|是|达)?)$/;
const AND = /^[、，,]?[和及与]?$/;

/** Percentages that follow one another, and the words from the figure before them to the first. */
interface Row {
  readonly first: number;
  readonly percents: readonly Figure[];
  readonly lead: string;
}

/** The row of percentages in which one stands that are told to be shares. */
function rowAt(words: string, figures: readonly Figure[], i: number): Row {
  const joins = (one: Figure | undefined, next: Figure | undefined) =>
    one !== undefined &&
    next !== undefined &&
    isPercentage(one) &&
    isPercentage(next) &&
    AND.test(words.slice(one.end, next.wordsEnd));
  let [first, last] = [i, i];
  while (joins(figures[first - 1], figures[first])) first--;
  while (joins(figures[last], figures[last + 1])) last++;
  const lead = words.slice(figures[first - 1]?.end ?? 0, figures[first]?.wordsEnd);
  return { first, percents: figures.slice(first, last + 1), lead };
}

/** The share of a part in a row of shares behind all parts: 网站80条、公众号40条，占比分别为66.7%、33.3%. */
export function respectiveShareOf(
  words: string,
  figures: readonly Figure[],
  i: number,
  partitionOf: (part: Figure) => Partition | undefined,
): FoundRate | undefined {
  const percent = figures[i];
  if (!percent || !isPercentage(percent) || !words.includes("分别")) return undefined;
  const { first, percents, lead } = rowAt(words, figures, i);
  const last = figures[first - 1];
  const partition = last && percents.length > 1 && RESPECTIVE.test(lead) ? partitionOf(last) : undefined;
  const part = partition?.parts[i - first];
  if (!last || !partition || !part || partition.parts.length !== percents.length || partition.total.value === 0)
    return undefined;
  if ([partition.total, ...partition.parts].some(({ lowest, highest }) => lowest < highest)) return undefined;
  if (partition.parts.at(-1)?.value !== last.value) return undefined;
  return {
    exact: shareIn([partition.total.value, part.value]),
    make: shareIn,
    ...boundsOf(percent, true),
    direction: "",
    from: [partition.total, part],
  };
}

/** More than a hundred of a whole. */
export interface OverAll {
  readonly span: Span;
  readonly sum: number;
  /** Whether it is one rate, not several shares together. */
  readonly isAlone?: true;
  /** Whether it is of the applications that came in, to which the table may add such that were carried in. */
  readonly isOfApplications?: boolean;
}

/** The rows of shares of one whole that make more than a hundred together, rounding allowed for, and rates that do. */
export function sharesOverAll({ words, figures, at }: FiguredWords, isMoreToDo: () => boolean): OverAll[] {
  if (!/[%％]/.test(words) || !/分别|类|[率度]|其[他它余]/.test(words)) return [];
  const spanOf = (first: Figure, last: Figure): Span => ({ start: at(first.start), end: at(last.end - 1) + 1 });
  const overAll = (percents: readonly Figure[]) => {
    const [first, last] = [percents[0], percents.at(-1)];
    if (!first || !last || percents.some(isUncertain)) return [];
    const sum = percents.reduce((all, { value }) => all + value, 0);
    const slack = percents.reduce((all, { decimals }) => all + 10 ** -decimals, 0);
    return sum > 100 + slack ? [{ span: spanOf(first, last), sum: Number(sum.toFixed(4)) }] : [];
  };
  const ofKinds = figures.flatMap((_, i) => {
    const isOfKind = (j: number) => isShareOfKind(words, figures, j);
    if (!isOfKind(i) || isOfKind(i - 1)) return [];
    const end = figures.findIndex((_one, j) => j > i && !isOfKind(j));
    const row = figures.slice(i, end < 0 ? undefined : end);
    return row.length > 1 ? overAll(row) : [];
  });
  const inRows = figures.flatMap((percent, i) => {
    const { first, percents, lead } = rowAt(words, figures, i);
    const clause = lead.slice(Math.max(lead.lastIndexOf("，"), lead.lastIndexOf(","), 0));
    // Behind counts of their own each share is held against its count.
    if (first !== i || !isPercentage(percent) || percents.length < 2 || !RESPECTIVE.test(clause)) return [];
    return clause.length === lead.length && !clause.includes("类分别") ? [] : overAll(percents);
  });
  const alone = figures.flatMap((percent) => {
    const whole = overAllOf(words, percent);
    if (whole === undefined || (whole === "ofReceived" && isMoreToDo())) return [];
    return [
      {
        span: spanOf(percent, percent),
        sum: percent.value,
        isAlone: true as const,
        isOfApplications: whole === "ofReceived" && words.includes("申请"),
      },
    ];
  });
  const withRest = figures.flatMap((rest, i) => {
    if (!isPercentage(rest) || !OF_REST.test(words.slice(figures[i - 1]?.end ?? 0, rest.wordsEnd))) return [];
    let first = i;
    while (first > 0 && isShareOfOne(words, figures, first - 1)) first--;
    const row = figures.slice(first, i + 1);
    // 自然人占80%，法人占20%，信函占35%，其他占65%: the last ones make up a whole by themselves.
    const isWhole = row.some(
      (_, j) => Math.abs(row.slice(j).reduce((all, { value }) => all + value, 0) - 100) < row.length,
    );
    return row.length > 1 && !isWhole && !isOfKindBefore(words, figures, i) ? overAll(row) : [];
  });
  return [...ofKinds, ...withRest, ...inRows, ...alone];
}

/** In front of the share of all the rest, with which shares make up the whole: ，其他占. */
const OF_REST = /^[，,、；;](?:其他|其它|其余)[^，,、；;：:。（()）\d]{0,6}(?:约?占|占比)(?:为|达)?$/;
/** In front of the share of one thing, right behind another one or wherever the first stands. */
const OF_ONE = /[^，,、；;：:。（()）\d]{1,12}(?:约?占|占比)(?:为|达)?$/;

function isShareOfOne(words: string, figures: readonly Figure[], i: number): boolean {
  const percent = figures[i];
  if (!percent || !isPercentage(percent)) return false;
  const lead = words.slice(figures[i - 1]?.end ?? 0, percent.wordsEnd);
  // 自然人占80%，其中女性占40%: a share within the one before is none of the whole.
  const before = figures[i - 1];
  if (before && isPercentage(before) && /其中|包括/.test(lead)) return false;
  return OF_ONE.test(lead.slice(-LONGEST_NAME));
}

const LONGEST_NAME = 20;

/** Whether the share before is told as one of kinds, whose row is looked at by itself. */
function isOfKindBefore(words: string, figures: readonly Figure[], i: number): boolean {
  return isShareOfKind(words, figures, i - 1) && isShareOfKind(words, figures, i);
}

/** In front of the share of one kind of what is counted; kinds exclude each other: 、动态类占. */
const OF_KIND =
  /^(?:.*[，,、；;：:])?(?:其中)?[^，,、；;：:。（()）\d]{1,12}类(?:信息|文件)?(?:约?占|占比)(?:比|总数|总量)?(?:为|达)?$/;

/** Whether a figure is the share of a kind that is told without how many that are. */
function isShareOfKind(words: string, figures: readonly Figure[], i: number): boolean {
  const percent = figures[i];
  if (!percent || !isPercentage(percent)) return false;
  return OF_KIND.test(words.slice(figures[i - 1]?.end ?? 0, percent.wordsEnd));
}

/** Whether a percentage is the share of the part before it in all there is, as far as the words say. */
function isShareOfAll(words: string, part: Figure, percent: Figure): boolean {
  if (!isPercentage(percent) || isUncertain(part)) return false;
  const lead = SHARE.exec(words.slice(part.end, percent.wordsEnd));
  return lead !== null && (lead[1] ?? "").replace(OF_ALL, "") === "" && !NEXT_SHARE.test(words.slice(percent.end));
}

function isOneOfMany(words: string, figures: readonly Figure[], i: number): boolean {
  return figures.some((part, j) => j !== i - 1 && shareBehind(words, figures, part) !== undefined);
}

/**
 * The total that a share must be of, though no word says that its figure is a part: the first figure and the greatest
 * of its unit, which has no share itself, where the share is of nothing else that the sentence tells either.
 */
function impliedTotal(words: string, figures: readonly Figure[], i: number): Figure | undefined {
  const [part, percent] = [figures[i - 1], figures[i]];
  if (!part || !percent) return undefined;
  const alike = figures.filter(({ unit }) => unit === part.unit);
  const [total, ...others] = alike;
  const marker = words.indexOf("其中");
  if (marker >= 0 && (alike.length > 2 || marker < (total?.end ?? 0) || marker > part.start)) return undefined;
  const start = clauseStart(words, part.start);
  if (!total || total.end > start || !isTotal(words, total, figures) || alike.some(isUncertain)) return undefined;
  const front = words.slice(clauseStart(words, total.start), total.start);
  if (!DONE.test(front) && !(marker >= 0 && /^(?:对|将|把)?$/.test(front))) return undefined;
  if (others.some(({ value }) => value >= total.value) || shareBehind(words, figures, total)) return undefined;
  if (OTHER_YEAR.test(words.slice(total.end, part.start))) return undefined;
  const all = alike.reduce((sum, { value }) => sum + value, 0);
  const wholes = others.flatMap(({ value }) => [value, total.value + value]);
  if ([all, ...wholes].some((whole) => isShare(part, whole, percent))) return undefined;
  if (!OUTCOMES.test(words.slice(start, part.start)) || !words.includes("申请")) return total;
  const isToldOf = others.some((one) => {
    const other = one === part ? undefined : shareBehind(words, figures, one);
    return other && isShare(one, total.value, other);
  });
  return isToldOf ? total : undefined;
}

/** The percentage right behind a figure that tells its share. */
function shareBehind(words: string, figures: readonly Figure[], part: Figure): Figure | undefined {
  const next = figures[figures.indexOf(part) + 1];
  return next && isShareOfAll(words, part, next) ? next : undefined;
}

function isShare(part: Figure, whole: number, percent: Figure): boolean {
  return isWithin(shareIn([whole, part.value]), boundsOf(percent, true));
}
