import type { Span } from "../text/span";
import { squeeze } from "../text/squeeze";
import { type Figure, figuresIn } from "./claims/figures";
import { clauseStart, DEEDS, isUncertain, type Partition, type PlacedFigure, placer } from "./sums";

/** Two figures and what is told of them: how great a share one has of the other, or how much it grew or fell. */
export interface Rate {
  /** The percentage, or the difference. */
  readonly told: PlacedFigure;
  /** What the figures make. */
  readonly exact: number;
  /** Between which figures what they make may be, for what is told to be right, however it was rounded. */
  readonly least: number;
  readonly most: number;
  /** 增长 or 下降 by the figures; empty for a share. */
  readonly direction: string;
  /** Whether the words say that it grew where it fell, or the other way round. */
  readonly isOpposite: boolean;
  readonly from: readonly PlacedFigure[];
}

const MOST_DECIMALS = 2;
/** What stands between a part and its share; the words in it say of what. */
const SHARE =
  /^[，,（(]?(?:约?占|占比)([^占比，,、；;（）()\d]{0,10}?)(?:总数|总量|总数量|总条数|总件数|总篇数)?的?(?:比例|比重|比)?(?:为|达到?|约)?$/;
/** Another share behind one: they are those of several parts, one after the other. */
const NEXT_SHARE = /^[、和及]\d/;
/** Words of what a share is of that say no more than the total does. */
const OF_ALL = /全年|年度|本年|全部|所有|总|政府信息|信息|公开|申请|依|主动|发布|收到|受理|办理|量|的/g;
const GROWTH = /^[，,（(]?(?:同?比|较)(?:上年度?|去年|上一年度?|20\d\d年度?)?(?:同期)?(增加|增长|多|减少|下降|少)了?$/;
const RATE =
  /^[）)]?[，,、（(]?(?:同比)?(?:(?:比|较)(?:上年度?|去年|上一年度?|20\d\d年度?)(?:同期)?)?(增长|增加|上升|提高|增幅|减少|下降|降低|降幅)(?:率|幅度)?(?:为|达到?|约|了)?$/;
/** In words of growth: that it is a fall. */
export const FALLS = /[减降少]/;
const CHANGED = /(?:增加|增长|新增|多|减少|下降|少)了?$/;
const LAST_YEAR = /上年度?|去年|上一年度?|(20\d\d)年度?/;
const ANY_YEAR = /(20\d\d)年/g;
/** From last year's figure to this year's in so many words: 由80件下降到63件. */
const UP_OR_DOWN_TO = /(?:增加|增长|提高|上升|下降|减少|降低|降|增)[到至]/;
/** Words beside two years' figures that do not say what is counted. */
const BESIDE = /今年|本年度?|上年度?|去年|上一年度?|20\d\d年度?|全年|同期|同比|[比较由从与为是共仅的了，,（()）：:]/g;

/** The shares in a sentence whose total stands in it, and the growth between two figures that both stand right beside it. */
export function ratesIn(text: string, sentence: Span, partitions: readonly Partition[]): Rate[] {
  const { words, at } = squeeze(text, sentence);
  if (!/[%％]|[比较]|同期/.test(words)) return [];
  const figures = figuresIn(words);
  const place = placer(at);
  return figures.flatMap((told, i) => {
    const share = shareOf(words, figures, i, (figure) => partOf(partitions, at(figure.start)));
    const rate = share ?? growthOf(words, figures, i);
    if (!rate) return [];
    const { from, ...rest } = rate;
    return [{ ...rest, told: place(told), from: from.map((one) => ("span" in one ? one : place(one))) }];
  });
}

type Found = Omit<Rate, "told" | "from"> & { readonly from: readonly (Figure | PlacedFigure)[] };

function partOf(partitions: readonly Partition[], start: number): PlacedFigure | undefined {
  const [own, ...others] = partitions.filter(({ parts }) => parts.some(({ span }) => span.start === start));
  return others.length > 0 ? undefined : own?.total;
}

/** The share of the part right before a percentage in the total that it is part of. */
function shareOf(
  words: string,
  figures: readonly Figure[],
  i: number,
  totalOf: (part: Figure) => PlacedFigure | undefined,
): Found | undefined {
  const [part, percent] = [figures[i - 1], figures[i]];
  if (!part || !percent || !isPercentage(percent) || isUncertain(part)) return undefined;
  const lead = SHARE.exec(words.slice(part.end, percent.wordsEnd));
  if (!lead || (lead[1] ?? "").replace(OF_ALL, "") !== "" || NEXT_SHARE.test(words.slice(percent.end)))
    return undefined;
  const total = totalOf(part);
  if (!total || total.value === 0 || part.value > total.value) return undefined;
  return {
    exact: (100 * part.value) / total.value,
    ...boundsOf(percent),
    direction: "",
    isOpposite: false,
    from: [total, part],
  };
}

/** How much a figure grew, told as a percentage or a difference right behind it and last year's, or its difference from it. */
function growthOf(words: string, figures: readonly Figure[], i: number): Found | undefined {
  const [told, last] = [figures[i], figures[i - 1]];
  const lead = last && told ? words.slice(last.end, told.wordsEnd) : "";
  const behind = RATE.exec(lead)?.[1];
  if (!told || !last || behind === undefined) return undefined;
  const isPercent = isPercentage(told);
  if (isPercent && /^(?:个?百分)?点/.test(words.slice(told.end))) return undefined;
  const falls = FALLS.test(behind);
  const pair = yearsIn(words, figures, i - 1);
  if (pair) return isOfYear(words, pair.old, lead) ? between(pair, told, falls, isPercent) : undefined;
  const before = figures[i - 2];
  if (!isPercent || !before || last.unit !== before.unit || [before, last].some(isUncertain)) return undefined;
  const inFront = words.slice(before.end, last.start);
  const earlier = RATE.test(inFront) ? yearsIn(words, figures, i - 2) : undefined;
  if (earlier)
    return isOfYear(words, earlier.old, inFront + lead) ? between(earlier, told, falls, isPercent) : undefined;
  const difference = GROWTH.exec(inFront)?.[1];
  if (difference === undefined || last.value === 0) return undefined;
  // 比上年增加22件，同比下降12.5%: both are told of the same year.
  const fell = FALLS.test(difference);
  if (fell !== falls && /\d/.test(lead)) return undefined;
  const old = fell ? before.value + last.value : before.value - last.value;
  if (old <= 0) return undefined;
  return {
    exact: (100 * last.value) / old,
    ...boundsOf(told),
    direction: fell === falls ? "" : fell ? "下降" : "增长",
    isOpposite: fell !== falls,
    from: [before, last],
  };
}

/** Whether the year that growth is told from is that of the older figure, as far as years are named. */
function isOfYear(words: string, old: Figure, lead: string): boolean {
  const [told] = lead.match(ANY_YEAR) ?? [];
  const own = words.slice(0, old.start).match(ANY_YEAR)?.at(-1);
  return told === undefined || own === undefined || told === own;
}

/** Last year's figure and this year's. */
interface Years {
  readonly old: Figure;
  readonly now: Figure;
}

function between({ old, now }: Years, told: Figure, falls: boolean, isPercent: boolean): Found | undefined {
  const { amount, direction } = changeOf(old.value, now.value, isPercent);
  if (direction === "" || (!isPercent && (told.unit !== now.unit || isUncertain(told)))) return undefined;
  return {
    exact: amount,
    ...(isPercent ? boundsOf(told) : { least: told.value, most: told.value }),
    direction,
    isOpposite: (direction === "下降") !== falls,
    from: [old, now],
  };
}

/** How much a figure grew or fell, in percent or in what it counts; no direction where it did neither. */
export function changeOf(
  old: number,
  now: number,
  isPercent: boolean,
): { readonly amount: number; readonly direction: "" | "增长" | "下降" } {
  const change = Math.abs(now - old);
  return {
    amount: isPercent ? (100 * change) / old : change,
    direction: now === old ? "" : now < old ? "下降" : "增长",
  };
}

/** The figures of two years that end with the one at `i`, where it is plain which is which and that they count the same. */
function yearsIn(words: string, figures: readonly Figure[], i: number): Years | undefined {
  const [first, second] = [figures[i - 1], figures[i]];
  if (!first || !second || first.unit !== second.unit || first.unit === "" || isPercentage(first)) return undefined;
  if ([first, second].some(isUncertain)) return undefined;
  const start = clauseStart(words, first.start);
  const front = words.slice(start, first.start);
  const gap = words.slice(first.end, second.start);
  // A part, the next of several things, or a difference is not what last year's figure is compared with.
  if (/其中|[（(、]/.test(front) || words[start - 1] === "、" || /^[）)]/.test(gap) || CHANGED.test(front))
    return undefined;
  if (new Set(words.match(ANY_YEAR)).size > 2) return undefined;
  if (/[。；;、]/.test(gap) || (gap.match(/[，,]/g) ?? []).length > 1) return undefined;
  const years = (part: string) => [...part.matchAll(ANY_YEAR)].map((match) => Number(match[1]));
  const [frontYears, gapYears] = [years(front), years(gap)];
  if (frontYears.length > 1 || gapYears.length > 1) return undefined;
  const [frontYear, gapYear] = [frontYears[0], gapYears[0]];
  const isOld = (part: string) => LAST_YEAR.test(part.replace(ANY_YEAR, ""));
  let old: Figure | undefined;
  if (frontYear !== undefined && gapYear !== undefined) old = gapYear < frontYear ? second : first;
  else if (isOld(gap) || (gapYear !== undefined && /[比较]/.test(gap))) old = second;
  else if (isOld(front) && (UP_OR_DOWN_TO.test(gap) || /今年|本年/.test(gap) || gapYear !== undefined)) old = first;
  else if (frontYear !== undefined && UP_OR_DOWN_TO.test(gap) && /[由从比较]/.test(front)) old = first;
  if (!old || old.value === 0 || (frontYear === gapYear && frontYear !== undefined)) return undefined;
  const ownDeeds: readonly string[] = front.match(DEEDS) ?? [];
  const otherDeeds: readonly string[] = gap.replace(UP_OR_DOWN_TO, "").match(DEEDS) ?? [];
  if (otherDeeds.some((deed) => !ownDeeds.includes(deed))) return undefined;
  const thing = gap.replace(UP_OR_DOWN_TO, "").replace(BESIDE, "").replace(DEEDS, "");
  const counted = front.replace(BESIDE, "").replace(DEEDS, "");
  if (!counted.includes(thing)) return undefined;
  return old === first ? { old: first, now: second } : { old: second, now: first };
}

function isPercentage({ unit, value }: Figure): boolean {
  return /[%％]/.test(unit) && (String(value).split(".")[1]?.length ?? 0) <= MOST_DECIMALS;
}

/** What a percentage may have been rounded from: anything less than a unit of its last digit away, more where it is rough. */
export function boundsOf({ value, least, most, isRough }: Figure): { least: number; most: number } {
  const unit = 10 ** -(String(value).split(".")[1]?.length ?? 0);
  return isRough
    ? { least: least - unit, most: most + unit }
    : { least: value - unit + 2e-9, most: value + unit - 2e-9 };
}
