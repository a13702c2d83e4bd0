import { type Figure, highestOf, lowestOf } from "../claims/figures";
import type { FiguredWords } from "../figuredWords";
import { type PlacedFigure, placer } from "../placedFigure";
import { clauseStart, DEEDS, isUncertain } from "../sums/words";
import { BY, CHANGES, EARLIER_YEAR, FALLS, LAST_YEAR, SINCE } from "../yearWords";
import type { FoundRate } from "./found";
import { boundsOf, isPercentage } from "./percent";

/** Between a figure and how far it is from last year's. */
const DIFFERENCE = new RegExp(`^[，,（(]?${SINCE}${CHANGES}了?$`);
/** The same without the year, where it is net; then the figure in front must be of all there is, not of what is new. */
const NET = /^[，,（(]?(净增加|净增|净减少|净减)了?$/;
const OF_ALL = /全年|今年|本年|20\d\d年|共|总|累计|达到?/;
const OF_NEW = /新|增|减|注销|关停|关闭|取消/;
/** Between a figure and how much it grew. */
const GROWTH = new RegExp(`^[）)]?[，,、（(]?(?:同比)?${SINCE}?${CHANGES}${BY}$`);
const CHANGED = new RegExp(`${CHANGES}了?$`);
const IS_SINCE = new RegExp(SINCE);
const OF_LAST_YEAR = new RegExp(LAST_YEAR);
const ANY_YEAR = /(20\d\d)年/g;
/** From last year's figure to this year's in so many words: 由80件下降到63件. */
const UP_OR_DOWN_TO = /(?:增加|增长|提高|提升|上升|上涨|下降|减少|降低|压缩|缩短|精简|降|增|减|升)[到至]/;
const TO_ALONE = new RegExp(
  `^[，,]?(?:${UP_OR_DOWN_TO.source}|(?:整合|合并|优化|精简|压减|缩减|扩大|拓展|调整)(?:为|至|到|成))$`,
);
/** Words beside two years' figures that do not say what is counted. */
const BESIDE = new RegExp(
  `今年|本年度?|${LAST_YEAR}|20\\d\\d年度?|全年|同期|同比|[比较由从与为是共仅的了，,（()）：:]`,
  "g",
);

/** Behind this year's figure or last year's, that a multiple follows: 是上年的. */
const MULTIPLE = new RegExp(
  `^[）)]?[，,（(]?(?:约?(?:是|为|达到?|相当于))?(?:${LAST_YEAR}|20\\d\\d年度?)?(?:同期)?的$`,
);
const POINTS = "百分点";

/** How much a figure grew, told as a percentage or a difference right behind it and last year's, or its difference from it. */
export function growthOf(words: string, figures: readonly Figure[], i: number): FoundRate | undefined {
  const [told, last] = [figures[i], figures[i - 1]];
  const lead = last && told ? words.slice(last.end, told.wordsEnd) : "";
  const change = GROWTH.exec(lead)?.[1];
  if (!told || !last) return undefined;
  if ((told.unit === "倍" || isPercentage(told)) && MULTIPLE.test(lead)) return multipleOf(words, figures, i);
  if (change === undefined) return undefined;
  const isPercent = isPercentage(told);
  if (isPercent && /^(?:个?百分)?点/.test(words.slice(told.end))) return undefined;
  const falls = FALLS.test(change);
  const start = words.lastIndexOf(change, told.wordsEnd - change.length);
  const word = { start, end: start + change.length };
  const turned = (rate: FoundRate): FoundRate =>
    (rate.direction === "下降") === falls ? rate : { ...rate, opposite: word };
  if (words.startsWith(POINTS, told.end)) {
    const rate = pointsOf(words, figures, i);
    return rate && turned(rate);
  }
  const behind = lastYearBehind(words, figures, i);
  if (behind) {
    const rate = between({ old: behind, now: behindDifference(words, figures, i - 1) ?? last, isUndated: false }, told);
    return rate && turned(rate);
  }
  const pair = yearsIn(words, figures, i - 1);
  const next = pair || !isPercent ? undefined : differenceBehind(words, figures, i, falls);
  if (next) return byDifference(last, next, told, falls);
  if (pair) {
    // 由80条增至120条，同比增长: which year the first figure is of is not said.
    const isUntold = pair.isUndated && IS_SINCE.test(lead);
    const rate = isOfYear(words, pair.old, lead) && !isUntold ? between(pair, told) : undefined;
    return rate && turned(rate);
  }
  const before = figures[i - 2];
  if (!isPercent || !before || last.unit !== before.unit || [before, last].some(({ isRough }) => isRough))
    return undefined;
  const inFront = words.slice(before.end, last.start);
  const earlier = GROWTH.test(inFront) ? yearsIn(words, figures, i - 2) : undefined;
  if (earlier) {
    const rate = isOfYear(words, earlier.old, inFront + lead) ? between(earlier, told) : undefined;
    return rate && turned(rate);
  }
  const front = words.slice(clauseStart(words, before.start), before.start);
  const net = OF_ALL.test(front) && !OF_NEW.test(front) ? NET.exec(inFront)?.[1] : undefined;
  const difference = net ?? DIFFERENCE.exec(inFront)?.[1];
  if (difference === undefined || last.value === 0) return undefined;
  // 比上年增加22件，同比下降12.5%: both are told of the same year.
  const fell = FALLS.test(difference);
  if (fell !== falls && /\d/.test(lead)) return undefined;
  const old = fell ? before.value + last.value : before.value - last.value;
  if (old <= 0) return undefined;
  const make = ([now = 0, by = 0]: readonly number[]) => (fell ? (-100 * by) / (now + by) : (100 * by) / (now - by));
  const ways = [lowestOf, highestOf].flatMap((of) => [make([of(before), of(last)]), make([before.value, of(last)])]);
  const bounds = boundsOf(told);
  const exact = (100 * last.value) / old;
  return {
    exact,
    make,
    least: bounds.least - (Math.max(...ways.map(Math.abs)) - exact),
    most: bounds.most + (exact - Math.min(...ways.map(Math.abs))),
    isApproximate: [before, last].some(({ rounding }) => rounding > 0),
    direction: fell === falls ? "" : fell ? "下降" : "增长",
    ...(fell === falls ? {} : { opposite: word }),
    lastYear: old,
    from: [before, last],
  };
}

/** The difference behind how much a figure grew: 1286条，同比增长12.8%，较上年增加146条. */
function differenceBehind(words: string, figures: readonly Figure[], i: number, falls: boolean): Figure | undefined {
  const [now, told, next] = [figures[i - 1], figures[i], figures[i + 1]];
  if (!now || !told || !next || now.unit !== next.unit || now.unit === "" || [now, next].some(isUncertain))
    return undefined;
  const change = DIFFERENCE.exec(words.slice(told.end, next.wordsEnd))?.[1];
  if (change === undefined || FALLS.test(change) !== falls || behindDifference(words, figures, i - 1)) return undefined;
  return next;
}

/** How much a figure grew by its difference from last year's. */
function byDifference(now: Figure, by: Figure, told: Figure, falls: boolean): FoundRate | undefined {
  const make = ([own = 0, more = 0]: readonly number[]) =>
    falls ? (-100 * more) / (own + more) : (100 * more) / (own - more);
  const lastYear = falls ? now.value + by.value : now.value - by.value;
  const exact = Math.abs(make([now.value, by.value]));
  return lastYear > 0 && by.value > 0
    ? { exact, make, ...boundsOf(told), direction: falls ? "下降" : "增长", lastYear, from: [now, by] }
    : undefined;
}

/** The figure that a difference right behind it is told of: 739条，同比增加61条. */
function behindDifference(words: string, figures: readonly Figure[], i: number): Figure | undefined {
  const [now, difference] = [figures[i - 1], figures[i]];
  return now && difference && DIFFERENCE.test(words.slice(now.end, difference.wordsEnd)) ? now : undefined;
}

const LAST_YEAR_BEHIND = new RegExp(`^[（(](?:${LAST_YEAR}|20\\d\\d年度?)(?:同期)?(?:数?[为是]|共|仅)?$`);

/** Last year's figure in brackets behind how much this year's grew: 1500条，同比增长25%（上年1200条）. */
function lastYearBehind(words: string, figures: readonly Figure[], i: number): Figure | undefined {
  const [now, told, old] = [figures[i - 1], figures[i], figures[i + 1]];
  if (!now || !told || !old || now.unit !== old.unit || !/^[）)]/.test(words.slice(old.end))) return undefined;
  if (!isPercentage(told) || [now, old].some(({ isRough }) => isRough) || old.value === 0) return undefined;
  return LAST_YEAR_BEHIND.test(words.slice(told.end, old.wordsEnd)) ? old : undefined;
}

/** How much a figure is said to have grown, where that is more than all of it: 520人，较上年增加800人. */
export function growthOverAll({
  words,
  figures,
  at,
}: FiguredWords): { readonly now: PlacedFigure; readonly difference: PlacedFigure }[] {
  if (!/[比较与同]/.test(words)) return [];
  const place = placer(at);
  return figures.flatMap((difference, i) => {
    const now = figures[i - 1];
    const change = now && DIFFERENCE.exec(words.slice(now.end, difference.wordsEnd))?.[1];
    if (!now || change === undefined || FALLS.test(change) || isPercentage(now)) return [];
    // 比2022年多26条，比2021年多49条: the first figure is growth itself.
    if (IS_CHANGE.test(words.slice(Math.max(0, now.wordsEnd - LONGEST_CHANGE), now.wordsEnd))) return [];
    const isSame = now.unit === difference.unit && now.unit !== "" && !now.isRough && !difference.isRough;
    return isSame && lowestOf(difference) > highestOf(now) ? [{ now: place(now), difference: place(difference) }] : [];
  });
}

/** How much more or less there was, in front of its figure. */
const IS_CHANGE = new RegExp(`${CHANGES}${BY}$`);
const LONGEST_CHANGE = 8;

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
  /** Whether no year is told with either. */
  readonly isUndated: boolean;
}

function between({ old, now }: Years, told: Figure): FoundRate | undefined {
  const isTimes = told.unit === "倍";
  const isPercent = isPercentage(told);
  const { direction } = changeOf(old.value, now.value, isPercent || isTimes);
  const isCount = !isPercent && !isTimes;
  if (direction === "" || (isCount && (told.unit !== now.unit || told.isRough))) return undefined;
  const make = ([from = 0, to = 0]: readonly number[]) => ((to - from) * (isPercent ? 100 : 1)) / (isCount ? 1 : from);
  const exact = Math.abs(make([old.value, now.value]));
  const [lowest, highest] = [make([highestOf(old), lowestOf(now)]), make([lowestOf(old), highestOf(now)])];
  const ends = [Math.abs(lowest), Math.abs(highest)];
  const bounds = isCount ? { least: lowestOf(told), most: highestOf(told) } : boundsOf(told);
  return {
    exact,
    make,
    // What was rounded to 万 may have been a little more or less.
    least: bounds.least - (Math.max(...ends) - exact),
    most: bounds.most + (exact - Math.min(...ends)),
    direction,
    from: [old, now],
    isApproximate: [old, now].some(({ rounding }) => rounding > 0),
  };
}

/** How many times last year's figure this year's is: 100件，是上年50件的2倍. */
function multipleOf(words: string, figures: readonly Figure[], i: number): FoundRate | undefined {
  const [told, pair] = [figures[i], yearsIn(words, figures, i - 1)];
  if (!told || !pair) return undefined;
  const { old, now } = pair;
  if ([old, now].some(isUncertain)) return undefined;
  const make = ([from = 0, to = 0]: readonly number[]) => ((isPercentage(told) ? 100 : 1) * to) / from;
  return { exact: make([old.value, now.value]), make, ...boundsOf(told), direction: "", from: [old, now] };
}

/** By how many hundredths a percentage grew: 由95%提高到98%，提高3个百分点. */
function pointsOf(words: string, figures: readonly Figure[], i: number): FoundRate | undefined {
  const [first, second, told] = [figures[i - 2], figures[i - 1], figures[i]];
  if (!first || !second || !told || told.unit !== "个") return undefined;
  if (![first, second].every(isPercentage) || [first, second, told].some(isUncertain)) return undefined;
  const [front, gap] = [
    words.slice(clauseStart(words, first.start), first.start),
    words.slice(first.end, second.start),
  ];
  const isRise = UP_OR_DOWN_TO.test(gap) && /[由从]/.test(front);
  if (!isRise && !new RegExp(`^[，,（(]?[比较]${LAST_YEAR}(?:同期)?的?$`).test(gap)) return undefined;
  const [old, now] = isRise ? [first, second] : [second, first];
  const { amount, direction } = changeOf(old.value, now.value, false);
  if (direction === "") return undefined;
  const decimals = Math.max(old.decimals, now.decimals);
  // What is told to fewer digits than the percentages was rounded.
  const off = told.decimals < decimals ? 10 ** -told.decimals : 0;
  return {
    exact: Number(amount.toFixed(decimals)),
    make: ([from = 0, to = 0]) => Number((to - from).toFixed(decimals)),
    least: told.value - off,
    most: told.value + off,
    direction,
    from: [old, now],
    told: { ...told, end: told.end + POINTS.length, unit: `个${POINTS}` },
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

/** Another year's figure right behind this year's: ，2022年收到. */
const NEXT_YEARS = /^[，,；;（(]20\d\d年(?![底末])/;

/** A sentence that opens with what it compares: 与2022年的1140条相比，. */
const OPENS = new RegExp(`^[与同和较比]${EARLIER_YEAR}(?:同期)?的?$`);

/** This year's figure behind last year's: 上年100条、今年120条. */
const THIS_YEAR_NEXT = /^、(?=今年|本年|20\d\d年)/;

/** The figures of two years that end with the one at `i`, where it is plain which is which and that they count the same. */
function yearsIn(words: string, figures: readonly Figure[], i: number): Years | undefined {
  const [first, second] = [figures[i - 1], figures[i]];
  if (!first || !second || first.unit !== second.unit || first.unit === "" || isPercentage(first)) return undefined;
  if ([first, second].some(({ isRough }) => isRough)) return undefined;
  const start = clauseStart(words, first.start);
  const front = words.slice(start, first.start);
  const gap = words.slice(first.end, second.start);
  // A part, the next of several things, or a difference is not what last year's figure is compared with.
  if (/其中|[（(、]/.test(front) || words[start - 1] === "、" || /^[）)]/.test(gap) || CHANGED.test(front))
    return undefined;
  if (new Set(words.match(ANY_YEAR)).size > 2) return undefined;
  if (/[。；;、]/.test(gap.replace(THIS_YEAR_NEXT, "，")) || (gap.match(/[，,]/g) ?? []).length > 1) return undefined;
  const years = (part: string) => [...part.matchAll(ANY_YEAR)].map((match) => Number(match[1]));
  const [frontYears, gapYears] = [years(front), years(gap)];
  if (frontYears.length > 1 || gapYears.length > 1) return undefined;
  const [frontYear, gapYear] = [frontYears[0], gapYears[0]];
  const isOld = (part: string) => OF_LAST_YEAR.test(part.replace(ANY_YEAR, ""));
  let old: Figure | undefined;
  if (frontYear !== undefined && gapYear !== undefined) old = gapYear < frontYear ? second : first;
  else if (isOld(gap) || (gapYear !== undefined && /[比较]/.test(gap))) old = second;
  else if (gapYear !== undefined && /今年|本年|全年/.test(front) && NEXT_YEARS.test(gap)) old = second;
  else if (isOld(front) && (UP_OR_DOWN_TO.test(gap) || /今年|本年/.test(gap) || gapYear !== undefined)) old = first;
  else if (frontYear !== undefined && UP_OR_DOWN_TO.test(gap) && /[由从比较]/.test(front)) old = first;
  else if (gapYear === undefined && /[由从]$/.test(front) && TO_ALONE.test(gap)) old = first;
  if (!old || old.value === 0 || (frontYear === gapYear && frontYear !== undefined)) return undefined;
  const isOpening = old === first && OPENS.test(front) && /^(?:相比)?[，,]/.test(gap);
  if (isOpening) return { old, now: second, isUndated: false };
  const ownDeeds: readonly string[] = front.match(DEEDS) ?? [];
  const otherDeeds: readonly string[] = gap.replace(UP_OR_DOWN_TO, "").match(DEEDS) ?? [];
  if (otherDeeds.some((deed) => !ownDeeds.includes(deed))) return undefined;
  const thing = gap.replace(TO_ALONE, "").replace(UP_OR_DOWN_TO, "").replace(BESIDE, "").replace(DEEDS, "");
  const counted = front.replace(BESIDE, "").replace(DEEDS, "");
  if (!counted.includes(thing)) return undefined;
  const isUndated = frontYear === undefined && gapYear === undefined && !isOld(front) && !isOld(gap);
  return { old, now: old === first ? second : first, isUndated };
}
