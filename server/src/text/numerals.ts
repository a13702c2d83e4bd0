const DIGITS = "一二三四五六七八九";

/** The number that 一 … 九十九 writes; undefined for what is none. */
export function fromChinese(written: string): number | undefined {
  const match = /^([一二三四五六七八九]?)(十?)([一二三四五六七八九]?)$/.exec(written);
  if (!match) return undefined;
  const [, first = "", ten = "", last = ""] = match;
  const digit = (character: string) => (character === "" ? 0 : DIGITS.indexOf(character) + 1);
  if (ten === "") return last === "" ? digit(first) || undefined : first === "" ? digit(last) : undefined;
  return (first === "" ? 10 : digit(first) * 10) + digit(last);
}

/** A number from 1 to 99 as 一 … 九十九. */
export function toChinese(number: number): string {
  const ones = DIGITS.charAt((number % 10) - 1);
  const tens = Math.floor(number / 10);
  return tens === 0 ? ones : `${tens === 1 ? "" : DIGITS.charAt(tens - 1)}十${ones}`;
}

/** A year by its Chinese digits: 二〇二三. */
const YEAR = /二[〇○零Oo0][〇○零一二三四五六七八九]{2}(?=年)/g;

/** A text with the years that are written in Chinese digits in figures, no longer and no shorter: 2023年 for 二〇二三年. */
export function withYearsInFigures(text: string): string {
  return text.includes("二")
    ? text.replace(YEAR, (year) =>
        [...year].map((digit) => (/[〇○零Oo0]/.test(digit) ? "0" : String(DIGITS.indexOf(digit) + 1))).join(""),
      )
    : text;
}

/** A year in figures, or in Chinese digits where another one is `written` so: 二〇二四. */
export function yearAs(written: string, year: number): string {
  if (/^[\d０-９]/.test(written)) return String(year);
  return [...String(year)].map((digit) => `〇${DIGITS}`.charAt(Number(digit))).join("");
}
