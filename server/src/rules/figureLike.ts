import { halfWidthDigits } from "../text/fold";

const FULL_WIDTH = /[０-９]/;
/** What parts the thousands in a figure: a comma, or blanks. */
const SEPARATOR = /\d([,，]|[\s\u00a0]+)\d{3}(?!\d)/;

/** A number written as `raw` is: with its thousands separators, in full-width digits where those are. */
export function figureLike(raw: string, value: number | string): string {
  const separator = SEPARATOR.exec(halfWidthDigits(raw))?.[1];
  const [whole = "", ...decimals] = String(value).split(".");
  const parted = separator ? whole.replace(/\B(?=(?:\d{3})+$)/g, separator) : whole;
  const written = [parted, ...decimals].join(".");
  if (!FULL_WIDTH.test(raw)) return written;
  return written.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
}
