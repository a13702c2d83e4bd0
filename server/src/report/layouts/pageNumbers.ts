import type { Span } from "../../text/span";

/** `-3-`, `— 3 —`, `第 3 页 共 8 页`, `3 / 8`: no figure of the table. */
const DECORATED =
  /^(?:[-—–－]+\s*\d{1,3}\s*[-—–－]+|第\s*\d{1,3}\s*页.{0,12}|\d{1,3}\s*[/／]\s*\d{1,3}|(?:page|p\.?)\s*\d{1,3}(?:\s*of\s*\d{1,3})?)$/i;
const BARE = /^\d{1,3}$/;
const FROM_ONE = /^[1-9]\d{0,2}$/;
const FORM_FEED = "\f";

/** Whether words are a page's number by its dashes. */
export function isDecoratedNumber(written: string): boolean {
  return /\d[-—–－]$/.test(written) && DECORATED.test(written);
}

/** Whether words are a number that a page may have, without any dashes. */
export function isBareNumberOfPage(written: string): boolean {
  return FROM_ONE.test(written);
}

/** Whether a line is the number of its page. A bare number is, where pages before or behind end in its neighbours. */
export function isNumberOfPage(text: string, line: Span, written: string): boolean {
  if (DECORATED.test(written)) return true;
  if (!BARE.test(written)) return false;
  const own = Number(written);
  const end = endOfBlanks(text, line.end, 1);
  if (end < text.length && text.slice(line.end, end).indexOf(FORM_FEED) < 0) return false;
  const before = text.lastIndexOf(FORM_FEED, line.start);
  if (before >= 0 && lastNumber(text, before) === own - 1) return true;
  const after = end < text.length ? text.indexOf(FORM_FEED, end) : -1;
  return end < text.length && lastNumber(text, after < 0 ? text.length : after) === own + 1;
}

/** The bare number on the last line before `end`, else NaN. */
function lastNumber(text: string, end: number): number {
  const last = endOfBlanks(text, end - 1, -1) + 1;
  const digits = /(?:^|[\r\n\f])[^\S\r\n\f]*(\d{1,3})$/.exec(text.slice(Math.max(0, last - 120), last));
  return digits ? Number(digits[1]) : Number.NaN;
}

/** The first place from `at` on that is no white space. */
function endOfBlanks(text: string, at: number, step: 1 | -1): number {
  let i = at;
  while (i >= 0 && i < text.length && /\s/.test(text.charAt(i))) i += step;
  return i;
}
