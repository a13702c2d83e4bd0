import type { Span } from "../../text/span";

/** The first and the last column that a figure may stand in. */
export type Reach = readonly [first: number, last: number];

/**
 * From which to which column a figure may be below the heads of all columns. In a PDF's text what stands beside something on
 * the page never stands on its other side or below it: no head that begins before the figure's end is right of it. But
 * heads with no more blanks than `mostJoined` between are one to it.
 */
export function reachOf(figure: Span, heads: readonly Span[], mostJoined: number): Reach {
  let ends = Number.NEGATIVE_INFINITY;
  const isApart = heads.map(({ start, end }) => {
    const gap = start - ends;
    ends = Math.max(ends, end);
    return gap > mostJoined;
  });
  const before = heads.filter(({ start }) => start < figure.end).length - 1;
  const behind = heads.findIndex(({ end }) => end > figure.start);
  const next = behind < 0 ? -1 : isApart.indexOf(true, behind + 1);
  return [before < 0 ? 0 : isApart.lastIndexOf(true, before), next < 0 ? heads.length - 1 : next - 1];
}
