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
