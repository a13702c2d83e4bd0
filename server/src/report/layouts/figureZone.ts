import { readOrder } from "./figureOrder";
import { readByColumnSums } from "./figurePairs";
import { keepsSum, type LooseFigure, type Sums } from "./figureSums";
import type { Totals } from "./totals";

/** Rows of figures, by their indices in the whole table. */
type Rows = readonly (readonly number[])[];

/** Most rows at a page's top whose order is looked for. */
const MOST_ROWS = 9;
/** A page without its bands: where the other figures end. */
interface Peeled {
  readonly from: number;
  readonly end: number;
  readonly bands: Rows;
}

/**
 * All tables of which one page has its upper rows in an order of its own, for the heads of the columns stand among them,
 * and all below in bands: a row, or rows that stand close, column by column or a few columns together. Gives the index
 * of each figure, row by row; undefined where it takes more steps. The first rows of the table may be in any order at all
 * where the sums over the rows leave one.
 */
export function readBelowZone(
  figures: readonly LooseFigure[],
  rows: number,
  sums: Sums,
  mostSteps: number,
  isRight: (table: Rows) => boolean,
): readonly Rows[] | undefined {
  const { columns } = sums;
  const starts = figures.flatMap(({ beginsPage }, i) => (i === 0 || beginsPage ? [i] : []));
  if (starts.some((start) => start % columns !== 0)) return [];
  const pages = starts.map((from, page) => peel(figures, from, starts[page + 1] ?? figures.length, columns));
  const [zone, ...others] = pages.filter(({ from, end }) => end > from);
  const height = zone ? (zone.end - zone.from) / columns : 0;
  if (!zone || others.length > 0 || height > MOST_ROWS || height === rows) return [];
  const { from } = zone;
  const top = from / columns;
  const own = figures.slice(from, zone.end).map((figure): LooseFigure => {
    const row = figure.row === undefined ? undefined : figure.row - top;
    return { ...figure, row };
  });
  const whole = (table: Rows) =>
    pages.flatMap((page) => [...(page === zone ? table.map((row) => row.map((i) => from + i)) : []), ...page.bands]);
  const below = pages.flatMap(({ bands }) => bands);
  const byColumns = from === 0 ? readByColumnSums(figures, height, below, sums) : undefined;
  if (byColumns && isRight([...byColumns, ...below])) return [[...byColumns, ...below]];
  return readOrder(own, height, columns, noTotals(height), mostSteps, (table) => isRight(whole(table)))?.map(whole);
}

function noTotals(rows: number): Totals {
  return { sumsOfRow: Array.from({ length: rows }, () => []), heights: [], allowed: [], most: [] };
}

/** Takes bands of rows that keep their sums off a page, from its end on. */
function peel(figures: readonly LooseFigure[], from: number, to: number, columns: number): Peeled {
  const bands: Rows[] = [];
  let end = to;
  for (let band = bandBefore(figures, from, end, columns); band; band = bandBefore(figures, from, end, columns)) {
    bands.unshift(band);
    end -= band.length * columns;
  }
  return { from, end, bands: bands.flat() };
}

/** The highest band that ends with the figure before `end`. */
function bandBefore(figures: readonly LooseFigure[], from: number, end: number, columns: number): Rows | undefined {
  const sizes: number[] = [];
  let size = 0;
  for (let i = end - 1; i >= from && sizes.length <= columns; i--) {
    size++;
    if (i > from && figures[i]?.isJoined) continue;
    sizes.unshift(size);
    size = 0;
    const count = end - i;
    const height = count / columns;
    if (!Number.isInteger(height) || sizes.some((own) => own % height !== 0)) continue;
    const rows: number[][] = Array.from({ length: height }, () => []);
    let at = i;
    for (const own of sizes) for (let k = 0; k < own; k++) rows[Math.floor((k * height) / own)]?.push(at++);
    if (rows.every((row) => keepsSum(figures, row))) return rows;
  }
  return undefined;
}
