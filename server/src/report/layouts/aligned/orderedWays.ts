import { overlap, type Span } from "../../../text/span";
import { COLUMNS } from "../loose/looseRow";
import type { Sums } from "../zones/figureSums";
import type { AlignedRow } from "./bands";
import { addsOf, isPossible } from "./columnWays";
import { touchingSpans } from "./offsets";

/** Ways to put figures into columns that add the same to the sums over the rows. */
export interface OrderedWays {
  readonly adds: readonly number[];
  /** For each row and figure the columns that it has in any of these ways, a bit each. */
  readonly columns: readonly (readonly number[])[];
}

/** A stretch that is one column's, and how its column is bound to those of places before it. */
interface Place {
  readonly span: Span;
  /** The columns that it may be by itself, a bit each. */
  allowed: number;
  readonly atLeast: { readonly before: number; readonly steps: number }[];
  readonly atMost: { readonly before: number; readonly steps: number }[];
  /** Rows that have no figure in any later place. */
  readonly ending: number[];
}

/** Where a figure stands: its place or, if it is joined to those before, that of the first of them and how many they are. */
interface Standing {
  readonly place: number;
  readonly steps: number;
}

/** Most columns given to places that are tried for one page, and sums that are tried for all. */
const MOST_TRIED = 20_000;
const EVERY_COLUMN = (1 << COLUMNS) - 1;

/**
 * All ways to put the figures of a page into columns that keep their order on it: in a PDF's text what is beside something on
 * the page never stands on its other side or below it, but for what heads push aside. So figures one below the other are one
 * column's, and the stretches that they cover are in the order of columns. Undefined where there are none, or too many to be
 * tried.
 */
export function orderedWays(
  rows: readonly AlignedRow[],
  overRows: Sums["overRows"],
): readonly OrderedWays[] | undefined {
  const { places, standings } = placesOf(rows);
  if (places.length === 0) return undefined;
  const columnOf = new Array<number>(places.length).fill(0);
  const columnsIn = (i: number) => (standings[i] ?? []).map(({ place, steps }) => (columnOf[place] ?? 0) + steps);
  const found = new Map<string, { adds: readonly number[]; columns: number[][] }>();
  let tried = 0;
  const goOn = (at: number): void => {
    const own = places[at];
    if (!own) {
      const columns = rows.map((_, i) => columnsIn(i));
      addWay(found, columns, addsOf(rows, columns, overRows));
      return;
    }
    const from = Math.max(0, ...own.atLeast.map(({ before, steps }) => (columnOf[before] ?? 0) + steps));
    const to = Math.min(COLUMNS - 1, ...own.atMost.map(({ before, steps }) => (columnOf[before] ?? 0) + steps));
    for (let column = from; column <= to && tried <= MOST_TRIED; column++) {
      if ((own.allowed & (1 << column)) === 0) continue;
      tried++;
      columnOf[at] = column;
      const areKept = own.ending.every((i) => {
        const row = rows[i];
        return row && isPossible(row, columnsIn(i));
      });
      if (areKept) goOn(at + 1);
    }
  };
  goOn(0);
  return tried > MOST_TRIED || found.size === 0 ? undefined : [...found.values()];
}

/** The places in which figures stand, from the left to the right, and that of each figure of each row. */
function placesOf(rows: readonly AlignedRow[]): {
  places: readonly Place[];
  standings: readonly (readonly Standing[])[];
} {
  const isOwn = ({ joined }: AlignedRow, at: number) => at === 0 || !joined[at];
  const lower = rows.filter(({ isPushed, isAside }) => !isPushed && !isAside);
  const stretches = touchingSpans(lower.flatMap((row) => row.spans.filter((_, at) => isOwn(row, at))));
  const single = rows.flatMap((row) => (lower.includes(row) ? [] : row.spans.filter((_, at) => isOwn(row, at))));
  const places = [...stretches, ...single]
    .map((span): Place => ({ span, allowed: EVERY_COLUMN, atLeast: [], atMost: [], ending: [] }))
    .sort((one, other) => one.span.start - other.span.start);
  const placeOf = new Map(places.map(({ span }, at) => [span, at]));
  const standings = rows.map((row): readonly Standing[] => {
    let last: Standing = { place: -1, steps: 0 };
    return row.spans.map((span, at) => {
      if (!isOwn(row, at)) last = { place: last.place, steps: last.steps + 1 };
      else {
        const own = lower.includes(row) ? stretches.find((one) => overlap(one, span)) : span;
        last = { place: placeOf.get(own ?? span) ?? -1, steps: 0 };
      }
      return last;
    });
  });
  /** The column of one place is at least so many steps behind that of another. */
  const bind = (later: number, earlier: number, steps: number) => {
    if (later > earlier) places[later]?.atLeast.push({ before: earlier, steps });
    else if (later < earlier) places[earlier]?.atMost.push({ before: later, steps: -steps });
    else if (steps > 0) Object.assign(places[later] ?? {}, { allowed: 0 });
  };
  const placeOfStretch = stretches.map((span) => placeOf.get(span) ?? -1);
  for (const [at, place] of placeOfStretch.entries()) if (at > 0) bind(place, placeOfStretch[at - 1] ?? -1, 0);
  for (const [i, row] of rows.entries()) {
    const own = standings[i] ?? [];
    for (const [at, { place, steps }] of own.entries()) {
      const before = own[at - 1];
      if (before && before.place !== place) bind(place, before.place, before.steps + 1);
      else if (before && steps === 0) bind(place, place, 1);
      const here = places[place];
      if (here) here.allowed &= allowedOf(row, at, steps);
      // What begins before a figure ends is not right of it; only lower rows tell that of one that heads have pushed.
      const span = row.spans[at] ?? { start: 0, end: 0 };
      if ((!row.isPushed && steps === 0) || row.isAside) continue;
      for (const [j, other] of rows.entries()) {
        if (j === i || other.isAside || (row.isPushed ? j < i : other.isPushed)) continue;
        for (const [k, { place: there, steps: more }] of (standings[j] ?? []).entries())
          if (more === 0 && (other.spans[k]?.start ?? span.end) < span.end) bind(place, there, -steps);
      }
    }
    const last = Math.max(...own.map(({ place }) => place));
    places[last]?.ending.push(i);
  }
  return { places, standings };
}

/** The columns, a bit each, that a place may be for a figure that stands so many steps behind it. */
function allowedOf({ row, shown, reaches, spans }: AlignedRow, at: number, steps: number): number {
  const told = shown?.[at] ?? row.columns?.indexOf(row.figures[at] ?? -1) ?? -1;
  const [first, last] = told >= 0 ? [told, told] : (reaches?.[at] ?? [0, COLUMNS - 1]);
  let allowed = 0;
  for (let x = Math.max(first, at); x <= Math.min(last, COLUMNS - spans.length + at); x++)
    if (x >= steps) allowed |= 1 << (x - steps);
  return allowed;
}

function addWay(
  found: Map<string, { adds: readonly number[]; columns: number[][] }>,
  columns: readonly (readonly number[])[],
  adds: readonly number[],
): void {
  const key = adds.join();
  const own = found.get(key);
  if (!own) found.set(key, { adds, columns: columns.map((row) => row.map((x) => 1 << x)) });
  else
    for (const [i, row] of columns.entries()) for (const [at, x] of row.entries()) joinBits(own.columns[i], at, 1 << x);
}

function joinBits(row: number[] | undefined, at: number, bits: number): void {
  if (row) row[at] = (row[at] ?? 0) | bits;
}

/**
 * For each page, row and figure the columns that it has, a bit each, in all ways in which those of all pages together keep the
 * sums over the rows; undefined where there are none, or too many to be tried.
 */
export function keptTogether(
  pages: readonly (readonly OrderedWays[])[],
): readonly (readonly (readonly number[])[])[] | undefined {
  type Reached = ReadonlyMap<string, readonly number[]>;
  const none = (pages[0]?.[0]?.adds ?? []).map(() => 0);
  /** What the first pages may add up to: none of them, one, and so on. */
  const reached: Reached[] = [new Map([[none.join(), none]])];
  for (const ways of pages) {
    const last = [...(reached.at(-1)?.values() ?? [])];
    if (last.length * ways.length > MOST_TRIED) return undefined;
    const next = new Map<string, readonly number[]>();
    for (const sums of last)
      for (const { adds } of ways) {
        const sum = sums.map((one, i) => one + (adds[i] ?? 0));
        next.set(sum.join(), sum);
      }
    reached.push(next);
  }
  const kept: (readonly (readonly number[])[])[] = [];
  let wanted: Reached = new Map([[none.join(), none]]);
  for (let at = pages.length - 1; at >= 0; at--) {
    const before = new Map<string, readonly number[]>();
    let columns: number[][] | undefined;
    for (const sums of wanted.values())
      for (const way of pages[at] ?? []) {
        const rest = sums.map((one, i) => one - (way.adds[i] ?? 0));
        const key = rest.join();
        if (!reached[at]?.has(key)) continue;
        before.set(key, rest);
        columns ??= way.columns.map((row) => row.map(() => 0));
        for (const [i, row] of way.columns.entries())
          for (const [j, bits] of row.entries()) joinBits(columns[i], j, bits);
      }
    if (!columns) return undefined;
    kept[at] = columns;
    wanted = before;
  }
  return kept;
}
