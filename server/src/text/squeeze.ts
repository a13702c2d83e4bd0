import { firstIndex } from "./search";
import { isSpace, type Span } from "./span";

const ASTERISK = 42;
const HASH = 35;

/** Words without white space, with half-width digits. */
export interface Squeezed {
  readonly words: string;
  /** Where a character of the words stands in the text, by its place in them. */
  readonly at: (place: number) => number;
}

/** Takes white space and the marks of Markdown out of a stretch of text. */
export function squeeze(text: string, { start, end }: Span): Squeezed {
  let words = "";
  /** Where the stretch begins that is kept as it is. */
  let kept = start;
  /** The places in the words in front of which something was taken out. */
  const gaps: number[] = [];
  /** How far the words behind each of them are from where they stand in the text. */
  const shifts: number[] = [];
  for (let i = start; i < end; i++) {
    const code = text.charCodeAt(i);
    const isFullWidth = code >= 0xff10 && code <= 0xff19;
    if (!isFullWidth && !isSpace(code) && code !== ASTERISK && code !== HASH) continue;
    if (kept < i) words += text.slice(kept, i);
    kept = i + 1;
    if (isFullWidth) words += String.fromCharCode(code - 0xfee0);
    else {
      if (gaps.at(-1) === words.length) {
        gaps.pop();
        shifts.pop();
      }
      gaps.push(words.length);
      shifts.push(i + 1 - words.length);
    }
  }
  if (kept === start) return { words: text.slice(start, end), at: (place) => start + place };
  words += text.slice(kept, end);
  return {
    words,
    at: (place) => place + (shifts[firstIndex(gaps, (gap) => gap > place) - 1] ?? start),
  };
}

/** White space but for the ends of lines, characters of no width among it. */
const BLANKS = /(?:[^\S\n]|[\u00ad\u0085\u200b-\u200d\u2060])+/g;

/** A text without the white space within its lines. */
export function withoutBlanks(text: string): string {
  return text.replace(BLANKS, "");
}
