import type { Span } from "../../server/src/text/span";

/** A text and the spans that its marks name, in the order of the text; of those that start at one place the longer first. */
export interface Marked {
  readonly text: string;
  readonly marks: readonly Span[];
}

/**
 * Reads `[[ ]]` marks out of a block; `[[]]` is an empty span, and marks may nest. Of an odd run of brackets the one
 * inside the mark is the draft's own: `[[[image: IMG_256]]]`. `\u00a0` writes a character that would not show.
 */
export function readMarks(source: string): Marked {
  const marks: Span[] = [];
  const open: number[] = [];
  let text = "";
  for (let i = 0; i < source.length; ) {
    const code = /^\\u([0-9a-f]{4})/i.exec(source.slice(i, i + 6))?.[1];
    if (code !== undefined) {
      text += String.fromCharCode(Number.parseInt(code, 16));
      i += 6;
      continue;
    }
    const bracket = source.charAt(i);
    let run = 1;
    while (source.charAt(i + run) === bracket) run++;
    if (bracket === "[") {
      for (let n = 0; n < Math.floor(run / 2); n++) open.push(text.length);
      if (run % 2 === 1) text += "[";
      i += run;
    } else if (bracket === "]") {
      if (run % 2 === 1) text += "]";
      for (let n = 0; n < Math.floor(run / 2); n++) {
        const start = open.pop();
        if (start === undefined)
          throw new Error(`a mark ends that did not begin: …${source.slice(Math.max(0, i - 20), i + run)}`);
        marks.push({ start, end: text.length });
      }
      i += run;
    } else {
      text += bracket;
      i++;
    }
  }
  if (open.length > 0) throw new Error(`a mark does not end: ${source}`);
  return { text, marks: marks.sort(inOrder) };
}

/** Puts marks round spans, for messages about tests that failed. Spans that cross each other are not marked. */
export function writeMarks(text: string, spans: readonly Span[]): string {
  const at = new Map<number, { open: number; close: number; empty: number }>();
  const entry = (offset: number) => {
    const known = at.get(offset) ?? { open: 0, close: 0, empty: 0 };
    at.set(offset, known);
    return known;
  };
  for (const { start, end } of spans) {
    if (start === end) entry(start).empty++;
    else {
      entry(start).open++;
      entry(end).close++;
    }
  }
  let out = "";
  let last = 0;
  for (const [offset, { open, close, empty }] of [...at].sort(([a], [b]) => a - b)) {
    out += text.slice(last, offset) + "]]".repeat(close) + "[[]]".repeat(empty) + "[[".repeat(open);
    last = offset;
  }
  return out + text.slice(last);
}

/** Writes characters that would not show, or that an editor might trim, as `\u00a0`. */
export function showInvisible(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
  return text.replace(/[\x00-\x08\x0b-\x1f\x7f-\xa0\u200b-\u200f\u2028\u2029\u202f\ufeff\ufffc]/g, (character) => {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
  });
}

/** The order of marks, and of findings. */
export function inOrder(a: Span, b: Span): number {
  return a.start - b.start || b.end - a.end;
}
