/** A bookmark or picture that a conversion leaves as text: `[bookmark: _GoBack]`, `[image: IMG_256]`. */
export const CONVERSION_MARK = /\[(?:bookmark|image)[^[\]\r\n]{0,80}\]/g;

/** A text without such marks. */
export function withoutMarks(text: string): string {
  return text.includes("[") ? text.replace(CONVERSION_MARK, "") : text;
}

/** Where the text at `start` goes on behind such marks and the blanks around them. */
export function behindMarks(text: string, start: number, end: number): number {
  let at = start;
  while (text.charCodeAt(at) === OPENING) {
    const mark = /^\[(?:bookmark|image)[^[\]\r\n]{0,80}\][ \t\u3000\u00a0]*/.exec(
      text.slice(at, Math.min(end, at + 120)),
    );
    if (!mark) break;
    at += mark[0].length;
  }
  return at;
}

const OPENING = 0x5b;
