/** A figure with its unit in words without white space. Offsets are those of the words. */
export interface Figure {
  /** Where the number begins, and where it and its unit end. */
  readonly start: number;
  /** Where 约 in front of it begins, or the number itself. */
  readonly wordsEnd: number;
  readonly numberEnd: number;
  readonly end: number;
  readonly value: number;
  /** How far the figure may be off what it was rounded from: 0 for one that is exact. */
  readonly rounding: number;
  /** Whether it says itself that it is not exact: 约, 近, 余, 多. */
  readonly isRough: boolean;
  /** What it may stand for: the value alone for one that is exact. */
  readonly least: number;
  readonly most: number;
  /** How many digits it has behind the point. */
  readonly decimals: number;
  /** Empty where a bare number ends the words. */
  readonly unit: string;
}

const UNITS =
  "万元|亿元|个?工作日|小时|分钟|天|人次|件次|元|件|份|条|起|宗|例|个|项|次|部|封|笔|桩|篇|则|期|场|所|家|名|人|户|批|幅|张|块|处|册|本|页|倍|%|％";
const FIGURE = new RegExp(
  `([约近超逾])?(?<![\\d零〇一二两三四五六七八九十百千统唯第])((?:\\d{1,3}(?:[,，]\\d{3})+|\\d+)(?:\\.\\d+)?|[零〇一二两三四五六七八九十百千]+)(万(?!元)|亿(?!元))?([余多])?(?:(${UNITS})(余|左右|以上)?|$)`,
  "g",
);
const CHINESE = "零一二三四五六七八九";
const POWERS: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };
const MYRIADS: Readonly<Record<string, number>> = { 万: 10_000, 亿: 100_000_000 };

/** The figures in words without white space and with half-width digits. */
export function figuresIn(words: string): Figure[] {
  const found: Figure[] = [];
  for (const match of words.matchAll(FIGURE)) {
    const [whole, before = "", number = "", myriad = "", more = "", unit = "", after = ""] = match;
    const isDigits = /\d/.test(number);
    if (unit === "" && !isDigits) continue;
    const digits = number.replace(/[,，]/g, "");
    const value = isDigits ? Number(digits) : chineseNumber(number);
    if (value === undefined) continue;
    const start = match.index + before.length;
    const numberEnd = start + number.length + myriad.length;
    const factor = MYRIADS[myriad] ?? 1;
    const decimals = digits.split(".")[1]?.length ?? 0;
    const exact = decimals > 0 ? Number((value * factor).toFixed(decimals)) : value * factor;
    found.push({
      start,
      wordsEnd: match.index,
      numberEnd,
      end: match.index + whole.length,
      value: exact,
      ...range(exact, before, more + after),
      rounding: factor > 1 ? factor / 10 ** decimals : 0,
      isRough: before !== "" || more !== "" || after !== "",
      decimals,
      unit,
    });
  }
  return found;
}

/** What a rough figure may stand for: 四十余 40 to 50, 约四十 30 to 50, 约四十二 40 to 44, 四十以上 40 and more. */
function range(value: number, before: string, after: string): { least: number; most: number } {
  const step = Math.max(10, 10 ** (/0*$/.exec(String(value))?.[0].length ?? 0));
  if (/[超逾]/.test(before) || after.includes("以上")) return { least: value, most: Number.POSITIVE_INFINITY };
  if (/[余多]/.test(after)) return { least: value, most: value + step };
  const near = value < LEAST_ROUND && value % 10 > 0 ? (value % 5 > 0 ? 2 : 5) : step;
  if (before === "近") return { least: value - near, most: value };
  if (before === "约" || after.includes("左右")) return { least: value - near, most: value + near };
  return { least: value, most: value };
}

/** What is smaller and told to its last digit is near that. */
const LEAST_ROUND = 100;

/** What a figure may stand for at the least: it may be rough, or rounded to 万. */
export function lowestOf({ least, rounding }: Figure): number {
  return least - rounding / 2;
}

/** And at the most; what was cut off counts as well. */
export function highestOf({ most, rounding }: Figure): number {
  return most + rounding;
}

/** 十二, 两百零三, 二〇 as a number; undefined for what is none. */
export function chineseNumber(written: string): number | undefined {
  const plain = written.replaceAll("两", "二").replaceAll("〇", "零");
  if (!/[十百千]/.test(plain)) {
    const digits = [...plain].map((character) => CHINESE.indexOf(character)).join("");
    return /^\d+$/.test(digits) ? Number(digits) : undefined;
  }
  let total = 0;
  let digit: number | undefined;
  let lastPower = Number.POSITIVE_INFINITY;
  for (const character of plain) {
    const power = POWERS[character];
    if (power === undefined) {
      if (digit !== undefined && digit !== 0) return undefined;
      digit = CHINESE.indexOf(character);
      continue;
    }
    if (power >= lastPower || (digit === undefined && power !== 10)) return undefined;
    total += (digit ?? 1) * power;
    digit = undefined;
    lastPower = power;
  }
  return total + (digit ?? 0);
}
