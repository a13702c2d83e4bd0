import type { Span } from "../../../text/span";

/** The first and the last column that a figure may stand in. */
export type Reach = readonly [first: number, last: number];

/**
 * From which to which column a figure may be below the heads of all columns. In a PDF's text what stands beside something on
 * the page never stands on its other side or below it: no head that begins before the figure's end is right of it, none that
 * ends behind its beginning is left of it. But heads with no more blanks than `mostJoined` between are one to it, as a figure
 * that is `joined` to the one before is with that: only the first of them stands where it does on the page.
 */
export function reachOf(figure: Span, heads: readonly Span[], mostJoined: number, isJoined: boolean): Reach {
  let ends = Number.NEGATIVE_INFINITY;
  const isApart = heads.map(({ start, end }) => {
    const gap = start - ends;
    ends = Math.max(ends, end);
    return gap > mostJoined;
  });
  const before = heads.filter(({ start }) => start < figure.end).length - 1;
  const behind = isJoined ? -1 : heads.findIndex(({ end }) => end > figure.start);
  return [before < 0 ? 0 : isApart.lastIndexOf(true, before), behind < 0 ? heads.length - 1 : behind];
}
