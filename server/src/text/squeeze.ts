import { isSpace, type Span } from "./span";

const ASTERISK = 42;
const HASH = 35;

/** Words without white space, with half-width digits, and where each of their characters stands in the text. */
export interface Squeezed {
  readonly words: string;
  readonly at: readonly number[];
}

/** Takes white space and the marks of Markdown out of a stretch of text. */
export function squeeze(text: string, { start, end }: Span): Squeezed {
  let words = "";
  const at: number[] = [];
  for (let i = start; i < end; i++) {
    const code = text.charCodeAt(i);
    if (isSpace(code) || code === ASTERISK || code === HASH) continue;
    words += code >= 0xff10 && code <= 0xff19 ? String.fromCharCode(code - 0xfee0) : text.charAt(i);
    at.push(i);
  }
  return { words, at };
}
