/** A bookmark or picture that a conversion leaves as text: `[bookmark: _GoBack]`, `[image: IMG_256]`. */
export const CONVERSION_MARK = /\[(?:bookmark|image)[^[\]\r\n]{0,80}\]/g;

/** A tag of HTML, as a page's source has around headings and paragraphs. */
const TAG = /<\/?[a-z][^<>\r\n]{0,400}>/gi;
/** Such marks and tags at the beginning of a text, and those of a quoted one (`> `), with the blanks around them. */
const LEADING = /^(?:(?:\[(?:bookmark|image)[^[\]\r\n]{0,80}\]|<\/?[a-z][^<>\r\n]{0,400}>|>)[ \t\u3000\u00a0]*)+/i;
/** Most characters of marks and tags in front of a heading. */
const LONGEST_LEAD = 1200;

/** A text without conversion marks and tags. */
export function withoutMarks(text: string): string {
  const plain = text.includes("[") ? text.replace(CONVERSION_MARK, "") : text;
  return plain.includes("<") ? plain.replace(TAG, "") : plain;
}

/** Whether a text holds a tag of HTML. */
export function hasTag(text: string): boolean {
  return text.includes("<") && text.search(TAG) >= 0;
}

/** Where the text at `start` goes on behind conversion marks, tags, marks of quotation and the blanks around them. */
export function behindMarks(text: string, start: number, end: number): number {
  const first = text.charCodeAt(start);
  if (first !== OPENING_BRACKET && first !== OPENING_TAG && first !== QUOTATION) return start;
  const lead = LEADING.exec(text.slice(start, Math.min(end, start + LONGEST_LEAD)));
  return start + (lead?.[0].length ?? 0);
}

/** Where a line goes on behind the marks of a quoted text (`> `) and the blanks behind these. */
export function behindQuotation(text: string, start: number, end: number): number {
  let at = start;
  while (at < end && (text.charCodeAt(at) === QUOTATION || (at > start && text.charAt(at) === " "))) at++;
  return at;
}

const OPENING_BRACKET = 0x5b;
const OPENING_TAG = 0x3c;
const QUOTATION = 0x3e;
