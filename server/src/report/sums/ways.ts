import type { Figure } from "../claims/figures";
import type { FiguredWords } from "../figuredWords";
import { placer } from "../placedFigure";
import type { Partition } from "./index";
import { listed } from "./listed";
import { COMPARES, clauseStart, isOneDigitOff, isTotal, isUncertain, LAST_YEARS, sumOf } from "./words";

/** What things are told apart by. */
const BY =
  "(?:[\\u4e00-\\u9fff]{0,6}(?:内容|类型|类别|种类|性质|渠道|形式|方式|载体|途径|平台|主体|申请人|体裁|栏目)(?:的不同|不同)?)";
/** Words that take all apart, and one that only looks at it from a side. */
const APART = "(?:[上来]{0,2}(?:进行)?(?:划分|区分|分类|分|统计)|的?不同)";
/** What announces a breakdown: 从内容分：, 按公开渠道划分，, 从公开形式看，. */
const WAY = new RegExp(
  `(?:^|[，,；;。：:（(])(?:其中[，,：:]?)?(?:(?:从|按照?|依)${BY}(?:${APART}(?:来?看)?|([上来]{0,2}看))[，,：:]?|按照?${BY}[：:])(?:其中)?`,
  "g",
);
/** The same at the beginning of a sentence. */
const BEGINS = new RegExp(`^${WAY.source.replace("(?:^|[，,；;。：:（(])", "")}`);
const LONGEST_BEGIN = 30;
/** Ways by which the same piece may be counted more than once: it is published on several channels. */
const OVERLAPPING = /渠道|形式|方式|载体|途径|平台/;
const OF_APPLICATIONS = /申请/;
/** What says that not all kinds are told, or one by one what is not apart. */
const NOT_ALL = /等|主要|重点|为主|居多|最[多少高]|其次|尤其|特别|依次|左右|以上/;
/** What part of a total may be left out by a slip; where more lacks, the kinds that were told are a choice. */
const MOST_LEFT = 0.25;

/** Whether a sentence begins with a breakdown of what the one before it counts. */
export function beginsWithWay({ words }: FiguredWords): boolean {
  return BEGINS.test(words.slice(0, LONGEST_BEGIN));
}

/** The breakdowns of a total, each of which makes all of it: 320条，从内容分：政务类200条、其他120条；从渠道分：网站220条、公众号100条. */
export function waysIn({ words, figures, at }: FiguredWords): Partition[] {
  if (!/[分看类计同：:]/.test(words) || !/[从按依]/.test(words)) return [];
  const markers = [...words.matchAll(WAY)];
  const [first] = markers;
  if (!first || LAST_YEARS.test(words)) return [];
  const place = placer(at);
  return markers.flatMap((marker, i) => {
    const from = marker.index + marker[0].length;
    const next = markers[i + 1]?.index ?? words.length;
    const stop = words.slice(from, next).search(/[；;。]/);
    // 财政类50条；民生类60条 goes on behind a semicolon.
    const goesOn = stop >= 0 && /^[；;][^，,；;。：:\d]{1,20}\d/.test(words.slice(from + stop, next));
    const end = stop < 0 || goesOn ? next : from + stop;
    const own = figures.filter((one) => one.start >= from && one.end <= end);
    const unit = own[0]?.unit;
    const total = unit === undefined ? undefined : totalIn(words, first.index, figures, unit);
    if (!total) return [];
    const { parts } = listed(words, { start: from, end }, total, figures);
    const counted = own.filter((one) => one.unit === unit);
    if (parts.length < 2 || parts.length !== counted.length || parts.some(isUncertain)) return [];
    if (NOT_ALL.test(words.slice(from, end)) || parts.some(({ value }) => value >= total.value)) return [];
    const isLook = marker[1] !== undefined;
    const mayOverlap = OVERLAPPING.test(marker[0]) && !OF_APPLICATIONS.test(words.slice(0, from));
    const sum = sumOf(parts);
    const isSlip =
      isOneDigitOff(total.value, sum) ||
      parts.some(({ value }) => {
        const meant = value + total.value - sum;
        return meant > 0 && isOneDigitOff(value, meant);
      });
    if (sum > total.value ? (isLook || mayOverlap) && !isSlip : sum < total.value * (1 - MOST_LEFT)) return [];
    const isOther = /^(?:其[他它]|其余)/.test(words.slice(nameStart(words, parts), parts.at(-1)?.start));
    if (sum < total.value && isLook && !isOther && !isSlip) return [];
    // ，其余较为分散: what is told without a figure lacks in the sum.
    if (sum < total.value && /[^。；;，,）)]/.test(words.slice(parts.at(-1)?.end, end))) return [];
    const way = marker[0].replace(/[，,；;。：:（(]|其中/g, "");
    return [
      {
        total: place(total),
        parts: parts.map(place),
        isWhole: true,
        isOpen: false,
        isUnsure: isLook || mayOverlap,
        way,
      },
    ];
  });
}

/** Where the name of the last part begins. */
function nameStart(words: string, parts: readonly Figure[]): number {
  const at = parts.at(-1)?.start ?? 0;
  let start = at;
  while (start > 0 && !/[，,、；;：:。（(]/.test(words.charAt(start - 1))) start--;
  return start;
}

/** The only total of a unit in front of the first breakdown, but for how much it grew and its parts behind 其中. */
function totalIn(words: string, to: number, figures: readonly Figure[], unit: string): Figure | undefined {
  const [total, ...others] = figures.filter((one) => one.end <= to && one.unit === unit);
  if (!total || isUncertain(total) || !isTotal(words, total, figures)) return undefined;
  const isAside = (other: Figure) =>
    COMPARES.test(words.slice(clauseStart(words, other.start), other.start)) ||
    words.slice(total.end, other.start).includes("其中");
  return others.every((other) => other.value < total.value && isAside(other)) ? total : undefined;
}
