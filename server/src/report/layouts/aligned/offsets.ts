import type { Span } from "../../../text/span";
import type { Item } from "../types";

/** Where an item stands on its line. */
export type Measure = (item: number) => Span;

/** Least share of the usual step from column to column. */
const CLOSEST_STEP = 0.6;
const FORM_FEED = "\f";
/** A line of a label and several figures, its Chinese characters and its figures. */
const ROW = /^[^\r\n\d]{0,60}(?:\d\.)?[^\r\n\d]{2,60}(?: {2,60}\d{1,9}){3,15} *$/gm;
const IDEOGRAPH = /[\u2e80-\uffff]/g;
const FIGURE = /\d+(?= |$)/g;
/** How far around rows are looked for: a table further. */
const AROUND = 8000;
/** Least figures on a page that tell. */
const LEAST_FIGURES = 20;
/** How much more figures cover that are not counted the right way. */
const MUCH_MORE = 1.1;
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

/**
 * The ways of counting offsets by which the rows of figures around some items stand in columns: the wrong one smears these by
 * the lengths of the labels before them. Both where there are too few to tell.
 */
export function rightMeasures(text: string, items: readonly Item[]): readonly Measure[] {
  const [inCharacters, inWidths] = measuresOf(text, items);
  const around = text.slice(Math.max(0, (items[0]?.span.start ?? 0) - AROUND), (items.at(-1)?.span.end ?? 0) + AROUND);
  const [characters = 0, widths = 0] = coveredByFigures(around);
  if (!inCharacters || !inWidths) return [];
  if (MUCH_MORE * characters < widths) return [inCharacters];
  return MUCH_MORE * widths < characters ? [inWidths] : [inCharacters, inWidths];
}

/** How much the figures of rows cover together, page by page, counted in characters and with Chinese characters two wide. */
function coveredByFigures(text: string): readonly [characters: number, widths: number] {
  const covered: [number, number] = [0, 0];
  for (const page of text.split(FORM_FEED)) {
    const spans: [Span[], Span[]] = [[], []];
    for (const row of page.matchAll(ROW)) {
      const wide = (row[0].match(IDEOGRAPH) ?? []).length;
      for (const { index, 0: figure } of row[0].matchAll(FIGURE)) {
        spans[0].push({ start: index, end: index + figure.length });
        spans[1].push({ start: index + wide, end: index + wide + figure.length });
      }
    }
    if (spans[0].length < LEAST_FIGURES) continue;
    spans.forEach((own, at) => {
      covered[at as 0 | 1] += touchingSpans(own).reduce((sum, { start, end }) => sum + end - start, 0);
    });
  }
  return covered;
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
