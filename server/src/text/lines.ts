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

const LF = 10;
const CR = 13;

/** Whether a line ends with the character at `i`. */
function endsLine(text: string, i: number): boolean {
  const code = text.charCodeAt(i);
  return code === LF || (code === CR && text.charCodeAt(i + 1) !== LF);
}

/** Indexes the lines of `text`; at the offsets `also`, in order and within lines, others begin that nothing ends. */
export function indexLines(text: string, also: readonly number[] = []): LineIndex {
  let count = 1 + also.length;
  for (let i = 0; i < text.length; i++) if (endsLine(text, i)) count++;
  const starts = new Uint32Array(count);
  let next = 1;
  for (let i = 0; i < text.length; i++) if (endsLine(text, i)) starts[next++] = i + 1;
  if (also.length > 0) {
    starts.set(also, next);
    starts.sort();
  }

  const clamp = (line: number) => Math.max(0, Math.min(line, count - 1));
  const lineStart = (line: number) => starts[clamp(line)] ?? 0;
  const lineEnd = (line: number) => {
    const own = clamp(line);
    if (own === count - 1) return text.length;
    const last = (starts[own + 1] ?? text.length) - 1;
    if (also.length > 0 && !endsLine(text, last)) return last + 1;
    const isPair = text.charCodeAt(last) === LF && last > lineStart(own) && text.charCodeAt(last - 1) === CR;
    return isPair ? last - 1 : last;
  };
  const span = (line: number): Span => ({ start: lineStart(line), end: lineEnd(line) });
  return {
    count,
    start: lineStart,
    end: lineEnd,
    span,
    position(offset) {
      const at = Math.max(0, Math.min(offset, text.length));
      let low = 0;
      let high = count - 1;
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        if ((starts[middle] ?? 0) <= at) low = middle;
        else high = middle - 1;
      }
      return { line: low, character: at - (starts[low] ?? 0) };
    },
    offset({ line, character }) {
      if (line >= count) return text.length;
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
