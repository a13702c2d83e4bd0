import { readColumnGroups } from "./columnGroups";
import { brokenColumns, keepsSum, type LooseFigure, type Sums } from "./figureSums";
import { makeLeastCosts } from "./leastCosts";
import { type Rows, readColumnsOfBands } from "./zoneSearch";
import { readZones, type Zone } from "./zonesTogether";

/** Rows at a page's top and end that may be read in an order of their own though they look like bands. */
const OUTER_ROWS = 3;
/** Share of the steps for a table that is nothing but columns of bands. */
const SHARE_OF_COLUMNS = 0.3;

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
  const parted = peeled.flatMap((zone) => partedAtAnchors(figures, zone, columns));
  if (parted.length > peeled.length) tries.unshift(parted);
  const isRight = (table: Rows) => brokenColumns(figures, table, sums) === 0;
  const found = readZones(figures, tries, sums, mostSteps)?.filter(isRight);
  if (found?.length) return found;
  const grouped = readColumnGroups(figures, sums).filter(isRight);
  if (grouped.length > 0 || starts.length > 1) return grouped.length > 0 ? grouped : found;
  const budget = { steps: mostSteps * SHARE_OF_COLUMNS, seen: makeLeastCosts() };
  const columnwise = readColumnsOfBands(figures, sums, budget)
    ?.map(({ rows }) => rows)
    .filter(isRight);
  return columnwise?.length ? columnwise : found;
}

/** The parts of a page between rows that are told beyond doubt and have as many figures before them as the rows there take. */
function partedAtAnchors(figures: readonly LooseFigure[], zone: Zone, columns: number): readonly Zone[] {
  const isAnchored = (row: number) => figures.slice(row, row + columns).every(({ cell }, x) => cell === row + x);
  const parts: Zone[] = [];
  let part = { ...zone, end: zone.from, below: [] as Rows };
  for (let row = zone.from; row < zone.end; row += columns) {
    if (!isAnchored(row)) {
      part.end = row + columns;
      continue;
    }
    const own = Array.from({ length: columns }, (_, x) => row + x);
    if (part.end === part.from)
      part = { ...part, from: row + columns, end: row + columns, above: [...part.above, own] };
    else {
      parts.push(part);
      part = { from: row + columns, end: row + columns, above: [own], below: [] };
    }
  }
  return [...parts, { ...part, below: zone.below }];
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
