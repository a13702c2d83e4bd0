import type { Span } from "../../text/span";
import type { Item } from "./types";

/** Where an item stands on its line. */
export type Measure = (item: number) => Span;

/** Least share of the usual step from column to column. */
const CLOSEST_STEP = 0.6;
/** First character that an editor shows two wide. */
const FIRST_WIDE = 0x2e80;

/** The ways of counting offsets: in characters, as a PDF's text has them, and with Chinese characters two wide. */
export function measuresOf(text: string, items: readonly Item[]): readonly Measure[] {
  return [1, 2].map((wide) => {
    const width = (from: number, to: number) => {
      let sum = 0;
      for (let at = from; at < to; at++) sum += text.charCodeAt(at) > FIRST_WIDE ? wide : 1;
      return sum;
    };
    return (i) => {
      const { span, lineStart } = items[i] ?? { span: { start: 0, end: 0 }, lineStart: 0 };
      const start = width(lineStart, span.start);
      return { start, end: start + width(span.start, span.end) };
    };
  });
}

/** The stretches that spans cover without a gap. */
export function touchingSpans(spans: readonly Span[]): readonly Span[] {
  const touching: Span[] = [];
  for (const span of [...spans].sort((a, b) => a.start - b.start)) {
    const last = touching[touching.length - 1];
    if (!last || span.start >= last.end) touching.push(span);
    else touching[touching.length - 1] = { start: last.start, end: Math.max(last.end, span.end) };
  }
  return touching;
}

/** The middle of a span. */
export function middleOf({ start, end }: Span): number {
  return (start + end) / 2;
}

/**
 * Which columns are much closer to the one before than others are, as the halves of one are, some of whose figures stand
 * beside the others, where a column is all blank.
 */
export function closeNeighbours(columns: readonly Span[]): readonly number[] {
  const middles = columns.map(middleOf);
  const steps = middles.slice(1).map((middle, at) => middle - (middles[at] ?? 0));
  const usual = [...steps].sort((a, b) => a - b)[Math.floor(steps.length / 2)] ?? 0;
  return steps.flatMap((step, at) => (step > usual * CLOSEST_STEP ? [] : [at + 1]));
}
