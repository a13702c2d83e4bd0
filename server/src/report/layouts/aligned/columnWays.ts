import { overlap, type Span } from "../../../text/span";
import { combinations } from "../combinations";
import type { PlacedHeads } from "../loose/applicationsForm";
import { COLUMNS } from "../loose/looseRow";
import type { Sums } from "../zones/figureSums";
import type { AlignedRow, Band } from "./bands";
import { closeNeighbours, middleOf, touchingSpans } from "./offsets";

/** A way to put the figures of a band into columns. */
export interface Way {
  /** For each row the columns of its figures. */
  readonly columns: readonly (readonly number[])[];
  /** What the band adds to each sum over the rows, column by column. */
  readonly adds: readonly number[];
  /** Whether it shows no more than that other ways are not certain: its columns stand unevenly. */
  readonly isDoubtful: boolean;
}

/** Widest gap between the figures of one column. */
const WIDEST_WITHIN = 2;
/** Most ways to part equal gaps that are tried. */
const MOST_PARTINGS = 20;
/** Most that a figure may stand aside of its head, as a share of how far it is from the next. */
const MOST_ASIDE = 0.25;
/** How far the next head is at least. */
const LEAST_APART = 3;

/**
 * All ways to put a band's figures into columns so that those one below the other are one column's and rows keep their
 * sums; of these the ones by which figures stand below their heads, if there are any.
 */
export function waysOf({ rows, heads, isAlone }: Band, overRows: Sums["overRows"]): readonly Way[] {
  const widest = Math.max(...rows.map(({ spans }) => spans.length));
  // The sums of rows tell the last column by themselves.
  const isSummed = rows.some(({ values }) => values.some((value) => value !== 0));
  const shown = isAlone ? undefined : allColumnsOf(rows);
  if (shown) {
    const columns = stretchesIn(rows, shown);
    return [{ columns, adds: addsOf(rows, columns, overRows), isDoubtful: false }];
  }
  const ways: (Way & { isBelow: boolean })[] = [];
  const spans = rows.flatMap((row) => row.spans);
  for (let count = widest; count <= (isAlone ? widest : COLUMNS); count++) {
    for (const stretches of isAlone ? [spans] : partings(spans, count)) {
      const inStretch = stretchesIn(rows, stretches);
      if (inStretch.some((own) => new Set(own).size < own.length)) continue;
      for (const chosen of combinations(
        Array.from({ length: COLUMNS }, (_, x) => x),
        count,
      )) {
        const columns = inStretch.map((own) => own.map((stretch) => chosen[stretch] ?? -1));
        if (!rows.every((row, i) => isPossible(row, columns[i] ?? []))) continue;
        const isShown = count === COLUMNS && areColumns(stretches, inStretch);
        const isBelow = isShown || areBelowHeads(stretches, chosen, heads, isSummed);
        const isDoubtful = !isAlone && !isShown && count === COLUMNS;
        ways.push({ columns, adds: addsOf(rows, columns, overRows), isDoubtful, isBelow });
      }
    }
  }
  const below = ways.filter(({ isBelow }) => isBelow);
  return below.length > 0 ? below : ways;
}

/**
 * Whether stretches are columns: each has figures in a row with others, and no two are the halves of one column, as those
 * much closer than others have figures in the same row.
 */
function areColumns(stretches: readonly Span[], inStretch: readonly (readonly number[])[]): boolean {
  const beside = new Set(inStretch.filter(({ length }) => length > 1).flat());
  if (beside.size < stretches.length) return false;
  const together = new Set(inStretch.flatMap((own) => own.filter((at, i) => i > 0 && own[i - 1] === at - 1)));
  return closeNeighbours(stretches).every((at) => together.has(at));
}

/** Whether the figures of a row, each in its column, add up to the one in the last, and are where it is known that they are. */
export function isPossible(
  { row, values, shown, reaches, joined, isBroken }: AlignedRow,
  columns: readonly number[],
): boolean {
  const isElsewhere = (x: number | undefined, at: number) => x !== undefined && x >= 0 && x !== columns[at];
  if (row.columns && row.figures.some((figure, at) => isElsewhere(row.columns?.indexOf(figure), at))) return false;
  if (shown && shown.join() !== columns.join()) return false;
  if (reaches?.some(([first, last], at) => (columns[at] ?? 0) < first || (columns[at] ?? 0) > last)) return false;
  if (joined.some((is, at) => is && at > 0 && columns[at] !== (columns[at - 1] ?? 0) + 1)) return false;
  if (isBroken) return true;
  let sum = 0;
  for (const [at, value] of values.entries()) sum += columns[at] === COLUMNS - 1 ? -value : value;
  return sum === 0;
}

/** The stretches of all columns in which the figures of rows stand, one below the other; undefined where they do not. */
export function allColumnsOf(rows: readonly AlignedRow[]): readonly Span[] | undefined {
  // What is one line of text in a PDF stands in line with nothing else.
  if (rows.some(({ joined }) => joined.some((is, at) => is && at > 0))) return undefined;
  return partings(
    rows.flatMap(({ spans }) => spans),
    COLUMNS,
  ).find((stretches) => {
    const inStretch = stretchesIn(rows, stretches);
    return (
      inStretch.every((own, i) => new Set(own).size === own.length && rows[i] && isPossible(rows[i], own)) &&
      areColumns(stretches, inStretch)
    );
  });
}

/** For each row the stretches in which its figures stand. */
function stretchesIn(rows: readonly AlignedRow[], stretches: readonly Span[]): readonly (readonly number[])[] {
  return rows.map((row) => row.spans.map((span) => stretches.findIndex((one) => overlap(one, span))));
}

/** The ways to part spans into so many stretches at their widest gaps. */
function partings(spans: readonly Span[], count: number): readonly (readonly Span[])[] {
  const touching = touchingSpans(spans);
  if (touching.length < count) return [];
  const gaps = touching.slice(1).map(({ start }, at) => ({ at: at + 1, width: start - (touching[at]?.end ?? 0) }));
  const least = [...gaps].sort((a, b) => b.width - a.width)[count - 2]?.width ?? Number.POSITIVE_INFINITY;
  const wider = gaps.filter(({ width }) => width > least);
  const equal = gaps.filter(({ width }) => width === least);
  const more = count - 1 - wider.length;
  const merged = Math.max(
    0,
    ...gaps.filter(({ width }) => width < least).map(({ width }) => width),
    ...(more < equal.length ? [least] : []),
  );
  if (merged > WIDEST_WITHIN || 2 * merged > least) return [];
  const choices = more === 0 ? [[]] : numberOfWays(equal.length, more) > MOST_PARTINGS ? [] : combinations(equal, more);
  return choices.map((chosen) => {
    const cuts = new Set([...wider, ...chosen].map(({ at }) => at));
    const stretches: Span[] = [];
    for (const [at, span] of touching.entries()) {
      const last = stretches[stretches.length - 1];
      if (!last || cuts.has(at)) stretches.push(span);
      else stretches[stretches.length - 1] = { start: last.start, end: span.end };
    }
    return stretches;
  });
}

function numberOfWays(all: number, chosen: number): number {
  let ways = 1;
  for (let i = 0; i < chosen; i++) ways = (ways * (all - i)) / (i + 1);
  return ways;
}

/**
 * Whether stretches stand below the heads of their columns, or the page has none. Where the last column stands aside of its
 * head, the others may or may not do so too, and are told only where that makes no difference.
 */
function areBelowHeads(
  stretches: readonly Span[],
  columns: readonly number[],
  heads: readonly PlacedHeads[],
  isSummed: boolean,
): boolean {
  const total = heads.find((head) => head.columns.includes(COLUMNS - 1));
  const last = stretches.at(-1);
  if (!total || !last) return true;
  const hasTotal = columns.at(-1) === COLUMNS - 1;
  const aside = hasTotal && total.columns.length === 1 ? middleOf(last) - middleOf(total.span) : 0;
  const others = hasTotal && isSummed ? stretches.slice(0, -1) : stretches;
  return [0, aside].every((by) =>
    others.every((stretch, at) => {
      const middle = middleOf(stretch) - by;
      const far = heads.map((head) =>
        head.columns.length === 1
          ? Math.abs(middleOf(head.span) - middle)
          : Math.max(0, head.span.start - middle, middle - head.span.end),
      );
      const isOwn = heads.map((head) => head.columns.includes(columns[at] ?? -1));
      const own = Math.min(...far.filter((_, i) => isOwn[i]));
      const next = Math.min(...far.filter((_, i) => !isOwn[i]));
      return own <= MOST_ASIDE * next && next >= LEAST_APART;
    }),
  );
}

export function addsOf(
  rows: readonly AlignedRow[],
  columns: readonly (readonly number[])[],
  overRows: Sums["overRows"],
): readonly number[] {
  return overRows.flatMap(({ left, right }) => {
    const adds = new Array<number>(COLUMNS).fill(0);
    for (const [i, { y, values }] of rows.entries()) {
      const sign = Number(left.includes(y)) - Number(right.includes(y));
      for (const [at, value] of values.entries()) {
        const x = columns[i]?.[at] ?? 0;
        if (!Number.isNaN(value)) adds[x] = (adds[x] ?? 0) + sign * value;
      }
    }
    return adds;
  });
}
