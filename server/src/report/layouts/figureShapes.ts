import { brokenColumns, keepsSum, type LooseFigure, type Sums } from "./figureSums";
import { makeLeastCosts } from "./leastCosts";
import { type Budget, type Rows, readZone, STEP, type ZoneWay } from "./zoneSearch";

/** Rows of some zones. */
type Chosen = ReadonlyMap<number, Rows>;

/** What each try may take of the steps at first, and what those that need more may take then. */
const SHARES = [0.1, 0.55];
/** Rows at a page's top and end that may be read in an order of their own though they look like bands. */
const OUTER_ROWS = 3;
/** Most that a table may cost. */
const MOST_COST = 18;
/**
 * All tables of which every page has whole rows and is read in rectangles: bands of rows, each column by column or some
 * columns together, that end or begin before others do, and single figures that come early or late. Of these the tables
 * that keep all sums and cost least. Gives the index of each figure, row by row; undefined where it takes more steps.
 */
export function readShapes(
  figures: readonly LooseFigure[],
  sums: Sums,
  mostSteps: number,
): readonly Rows[] | undefined {
  const { columns } = sums;
  const starts = figures.flatMap(({ beginsPage }, i) => (i === 0 || beginsPage ? [i] : []));
  if (starts.some((start) => start % columns !== 0)) return [];
  const whole = starts.map(
    (from, page): Zone => ({ from, end: starts[page + 1] ?? figures.length, above: [], below: [] }),
  );
  const below = (least: number) => whole.map((zone) => withoutBandsBelow(figures, zone, columns, least * columns));
  const above = (zones: readonly Zone[], least: number) =>
    zones.map((zone) => withoutBandsAbove(figures, zone, columns, least * columns));
  const peeled = below(0);
  const tries = [peeled, above(peeled, 0), below(OUTER_ROWS), above(whole, OUTER_ROWS), whole];
  const shapeOf = (zones: readonly Zone[]) => zones.map(({ from, end }) => `${from} ${end}`).join();
  let open: readonly (readonly Zone[])[] = [...new Map(tries.map((zones) => [shapeOf(zones), zones])).values()];
  const seen = makeLeastCosts(mostSteps);
  let left = mostSteps;
  for (const share of SHARES) {
    const still: (readonly Zone[])[] = [];
    for (const zones of open) {
      const steps = Math.min(left, mostSteps * share);
      const budget = { steps, seen };
      const found = readZones(figures, zones, sums, budget);
      left -= steps - budget.steps;
      const right = found?.filter((table) => brokenColumns(figures, table, sums) === 0) ?? [];
      if (right.length > 0) return right;
      if (!found) still.push(zones);
    }
    open = still;
  }
  return open.length === 0 ? [] : undefined;
}

/** What is left of a page without the bands of rows above and below. */
interface Zone {
  readonly from: number;
  readonly end: number;
  readonly above: Rows;
  readonly below: Rows;
}

/** Takes bands of rows that keep their sums off a page, from its end on, but for so many figures. */
function withoutBandsBelow(figures: readonly LooseFigure[], zone: Zone, columns: number, least: number): Zone {
  const bands: Rows[] = [];
  const from = Math.min(zone.from + least, zone.end);
  let { end } = zone;
  for (let band = bandBefore(figures, from, end, columns); band; band = bandBefore(figures, from, end, columns)) {
    bands.unshift(band);
    end -= band.length * columns;
  }
  return { ...zone, end, below: bands.flat() };
}

/** Takes bands of rows that keep their sums off a page, from its beginning on, but for so many figures. */
function withoutBandsAbove(figures: readonly LooseFigure[], zone: Zone, columns: number, least: number): Zone {
  const bands: Rows[] = [];
  const to = zone.end - least;
  let { from } = zone;
  for (let band = bandAt(figures, from, to, columns); band; band = bandAt(figures, from, to, columns)) {
    bands.push(band);
    from += band.length * columns;
  }
  return { ...zone, from, above: bands.flat() };
}

/** The lowest band that ends before a figure. */
function bandBefore(figures: readonly LooseFigure[], from: number, end: number, columns: number): Rows | undefined {
  const sizes: number[] = [];
  let size = 0;
  for (let i = end - 1; i >= from && sizes.length <= columns; i--) {
    size++;
    if (i > from && figures[i]?.isJoined) continue;
    sizes.unshift(size);
    size = 0;
    const band = bandOf(figures, i, sizes, columns);
    if (band) return band;
  }
  return undefined;
}

/** The lowest band that begins with a figure. */
function bandAt(figures: readonly LooseFigure[], from: number, to: number, columns: number): Rows | undefined {
  const sizes: number[] = [];
  for (let end = from; end < to && sizes.length < columns; ) {
    let size = 1;
    while (end + size < to && figures[end + size]?.isJoined) size++;
    sizes.push(size);
    end += size;
    const band = bandOf(figures, from, sizes, columns);
    if (band) return band;
  }
  return undefined;
}

/** The band that blocks of these sizes make, if its rows keep their sums. */
function bandOf(
  figures: readonly LooseFigure[],
  from: number,
  sizes: readonly number[],
  columns: number,
): Rows | undefined {
  const height = sizes.reduce((sum, size) => sum + size, 0) / columns;
  if (!Number.isInteger(height) || sizes.some((own) => own % height !== 0)) return undefined;
  const rows: number[][] = Array.from({ length: height }, () => []);
  let at = from;
  for (const own of sizes) for (let k = 0; k < own; k++) rows[Math.floor((k * height) / own)]?.push(at++);
  return rows.every((row) => keepsSum(figures, row)) ? rows : undefined;
}

/** The tables whose pages hold these zones, in whatever order these are read, between bands of rows. */
function readZones(
  figures: readonly LooseFigure[],
  zones: readonly Zone[],
  sums: Sums,
  budget: Budget,
): readonly Rows[] | undefined {
  const waysOf = ({ from, end }: Zone, cost: number, needs?: readonly number[]) =>
    readZone(figures, from, end, sums, cost, budget, needs);
  /** All rows; those of zones without a way are empty. */
  const tableOf = (ways: readonly (Rows | undefined)[]) =>
    zones.flatMap(({ above, from, end, below }, i) => {
      const none = (): Rows => Array.from({ length: (end - from) / sums.columns }, () => []);
      return [...above, ...(ways[i] ?? none()), ...below];
    });
  const plain = zones.map((zone) => waysOf(zone, 0));
  const hard = plain.flatMap((ways, i) => (ways?.length === 1 ? [] : [i]));
  /** The cheapest ways for each zone that is none of bands, but for one, which the others tell what it needs. */
  const cheapest = new Map<number, readonly ZoneWay[]>();
  for (let cost = 0; cheapest.size + 1 < hard.length; cost++) {
    if (cost > MOST_COST) return [];
    for (const at of hard) {
      const zone = zones[at];
      if (!zone || cheapest.has(at) || cheapest.size + 1 >= hard.length) continue;
      const ways = waysOf(zone, cost);
      if (!ways) return undefined;
      if (ways.length > 0) cheapest.set(at, ways);
    }
  }
  const dearest = hard.filter((at) => !cheapest.has(at));
  // Where every page looks like bands, any one of them may be none.
  const orders = hard.length > 0 ? [[...cheapest.keys(), ...dearest]] : zones.map((_, i) => [i]);
  const readRest = (cost: number, [at, ...others]: readonly number[], chosen: Chosen): readonly Rows[] | undefined => {
    const zone = zones[at ?? -1];
    if (at === undefined || !zone) return [];
    const tableWith = (rows: Rows | undefined) =>
      tableOf(plain.map((ways, i) => (i === at ? rows : (chosen.get(i) ?? ways?.[0]?.rows))));
    if (others.length === 0) {
      const needs = differences(figures, tableWith(undefined), sums).map((sum) => -sum);
      return waysOf(zone, cost, needs)?.map(({ rows }) => tableWith(rows));
    }
    const found: Rows[] = [];
    for (const way of cheapest.get(at) ?? []) {
      const rest = readRest(cost, others, new Map([...chosen, [at, way.rows]]));
      if (!rest) return undefined;
      found.push(...rest);
    }
    return found;
  };
  const readAt = (cost: number): readonly Rows[] | undefined => {
    const found: Rows[] = [];
    for (const order of orders) {
      const tables = readRest(cost, order, new Map());
      if (!tables) return undefined;
      found.push(...tables);
    }
    return found;
  };
  for (let cost = 0; cost <= MOST_COST; cost++) {
    const found = readAt(cost);
    if (!found) return undefined;
    // Tables that cost a little more make the cheapest one doubtful, as far as there are steps to look for them.
    if (found.length > 0) return readAt(cost + STEP) ?? found;
  }
  return [];
}

/** For each sum over the rows and each column what its two sides differ by. */
function differences(figures: readonly LooseFigure[], table: Rows, { columns, overRows }: Sums): number[] {
  return overRows.flatMap(({ left, right }) =>
    Array.from({ length: columns }, (_, x) => {
      const total = (of: readonly number[]) =>
        of.reduce((sum, y) => sum + (figures[table[y]?.[x] ?? -1]?.value ?? 0), 0);
      return total(left) - total(right);
    }),
  );
}
