import type { Span } from "./span";

/** A place in a text as editors count: line and UTF-16 character within it, both from 0. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

/** The lines of a text; `\n`, `\r\n` and a lone `\r` end one, as in the Language Server Protocol. */
export interface LineIndex {
  /** Number of lines, at least 1. */
  readonly count: number;
  /** Where a line starts; clamped to the last line. */
  start(line: number): number;
  /** Where a line ends, its line end left out; clamped to the last line. */
  end(line: number): number;
  /** The line without its line end; clamped to the last line. */
  span(line: number): Span;
  /** Line and character of an offset; clamped to the text. */
  position(offset: number): Position;
  /** The offset of a place; a character beyond the line's end is the line's end. */
  offset(position: Position): number;
}

/** Indexes the lines of `text` in one pass. */
export function indexLines(text: string): LineIndex {
  const starts = [0];
  const ends: number[] = [];
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code > 13 || (code !== 10 && code !== 13)) continue;
    ends.push(i);
    if (code === 13 && text.charCodeAt(i + 1) === 10) i++;
    starts.push(i + 1);
  }
  ends.push(text.length);

  const clamp = (line: number) => Math.max(0, Math.min(line, starts.length - 1));
  const lineStart = (line: number) => starts[line] ?? starts[clamp(line)] ?? 0;
  const lineEnd = (line: number) => ends[line] ?? ends[clamp(line)] ?? 0;
  const span = (line: number): Span => ({ start: lineStart(line), end: lineEnd(line) });
  return {
    count: starts.length,
    start: lineStart,
    end: lineEnd,
    span,
    position(offset) {
      const at = Math.max(0, Math.min(offset, text.length));
      let low = 0;
      let high = starts.length - 1;
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        if ((starts[middle] ?? 0) <= at) low = middle;
        else high = middle - 1;
      }
      return { line: low, character: at - (starts[low] ?? 0) };
    },
    offset({ line, character }) {
      if (line >= starts.length) return text.length;
      const { start, end } = span(line);
      return Math.max(start, Math.min(start + character, end));
    },
  };
}

/** The line end that a text uses: its first one, `\n` where it has none. */
export function lineEndOf(text: string): "\n" | "\r\n" | "\r" {
  const at = text.search(/[\r\n]/);
  if (at === -1 || text.charAt(at) === "\n") return "\n";
  return text.charAt(at + 1) === "\n" ? "\r\n" : "\r";
}
