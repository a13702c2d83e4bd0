import type { LooseFigure, Sums } from "./figureSums";
import { spread } from "./spread";

/** Rows of a page while figures are put into their cells and taken out again. */
export interface Grid {
  readonly columns: number;
  readonly rows: number;
  /** For each cell the index of its figure, or -1. */
  readonly cells: Int32Array;
  /** For each row how many of its cells are empty. */
  readonly open: Uint8Array;
  /** For each row the sum of its figures but the last column's less that one. */
  readonly rest: Float64Array;
  readonly supply: Supply;
  /** Undefined where the sums over the rows are not asked. */
  readonly needs: Needs | undefined;
  /** Two prints of the figures and their cells, equal for equal figures in equal cells. */
  print: number;
  second: number;
}

/** The values of a page's figures. */
interface Supply {
  /** Index of the first figure. */
  readonly from: number;
  readonly values: Float64Array;
  /** Numbers of the values, and those of the figures. */
  readonly numbers: ReadonlyMap<number, number>;
  readonly numberOf: Uint8Array;
  /** How many figures of each value have no cell. */
  readonly left: Uint8Array;
}

/** A sum over rows, and how a row counts in it. */
interface Side {
  readonly sum: number;
  readonly sign: 1 | -1;
}

/** For each sum over the rows and each column what is still needed, and how many cells are empty on its sides. */
interface Needs {
  /** For each row the sums on one side of which it stands. */
  readonly sides: readonly (readonly Side[])[];
  readonly needed: Float64Array;
  readonly emptyLeft: Uint8Array;
  readonly emptyRight: Uint8Array;
}

/**
 * Rows without any figures, for those of a page from one figure to another. With `needs` what the sides of the sums over
 * the rows have to differ by in each column.
 */
export function makeGrid(
  figures: readonly LooseFigure[],
  from: number,
  to: number,
  sums: Sums,
  needs: readonly number[] | undefined,
): Grid {
  const { columns } = sums;
  const rows = (to - from) / columns;
  return {
    columns,
    rows,
    cells: new Int32Array(rows * columns).fill(-1),
    open: new Uint8Array(rows).fill(columns),
    rest: new Float64Array(rows),
    supply: makeSupply(figures, from, to),
    needs: needs && makeNeeds(from / columns, rows, sums, needs),
    print: 0,
    second: 0,
  };
}

function makeSupply(figures: readonly LooseFigure[], from: number, to: number): Supply {
  const values = Float64Array.from({ length: to - from }, (_, i) => figures[from + i]?.value ?? Number.NaN);
  const numbers = new Map([...new Set(values)].map((value, number) => [value, number]));
  const numberOf = Uint8Array.from(values, (value) => numbers.get(value) ?? 0);
  const left = new Uint8Array(numbers.size);
  for (const number of numberOf) left[number] = (left[number] ?? 0) + 1;
  return { from, values, numbers, numberOf, left };
}

function makeNeeds(top: number, rows: number, { columns, overRows }: Sums, needs: readonly number[]): Needs {
  const countOf = (side: readonly number[] = []) => side.filter((y) => y >= top && y < top + rows).length;
  const sumOf = (at: number) => overRows[Math.floor(at / columns)];
  return {
    sides: Array.from({ length: rows }, (_, y) =>
      overRows.flatMap(({ left, right }, sum): Side[] =>
        left.includes(top + y) ? [{ sum, sign: 1 }] : right.includes(top + y) ? [{ sum, sign: -1 }] : [],
      ),
    ),
    needed: Float64Array.from(needs),
    emptyLeft: Uint8Array.from(needs, (_, at) => countOf(sumOf(at)?.left)),
    emptyRight: Uint8Array.from(needs, (_, at) => countOf(sumOf(at)?.right)),
  };
}

/** Puts a figure into a cell, or takes it out again. */
export function setFigure(grid: Grid, i: number, y: number, x: number, by: 1 | -1): void {
  const { columns, cells, open, rest, supply, needs } = grid;
  const value = supply.values[i - supply.from] ?? Number.NaN;
  cells[y * columns + x] = by > 0 ? i : -1;
  open[y] = (open[y] ?? 0) - by;
  rest[y] = (rest[y] ?? 0) + by * (x === columns - 1 ? -value : value);
  const number = supply.numberOf[i - supply.from] ?? 0;
  supply.left[number] = (supply.left[number] ?? 0) - by;
  const cell = spread(((y * columns + x) << 8) | number);
  grid.print ^= cell;
  grid.second ^= spread(cell + 1);
  if (!needs) return;
  const { needed, emptyLeft, emptyRight } = needs;
  for (const { sum, sign } of needs.sides[y] ?? []) {
    const at = sum * columns + x;
    needed[at] = (needed[at] ?? 0) - by * sign * value;
    if (sign > 0) emptyLeft[at] = (emptyLeft[at] ?? 0) - by;
    else emptyRight[at] = (emptyRight[at] ?? 0) - by;
  }
}

export function isEmpty({ cells, columns }: Grid, y: number, x: number): boolean {
  return (cells[y * columns + x] ?? 0) < 0;
}

/** The first empty cell of a row from a column on. */
export function emptyFrom(grid: Grid, y: number, x: number): number {
  let at = x;
  while (at < grid.columns && !isEmpty(grid, y, at)) at++;
  return at;
}

/** The first row, from one on, whose cell in a column is empty. */
export function rowFrom(grid: Grid, y: number, x: number): number {
  let at = y;
  while (at < grid.rows && !isEmpty(grid, at, x)) at++;
  return at;
}

/** The first row that is not full. */
export function firstOpen({ rows, open }: Grid): number {
  let at = 0;
  while (at < rows && open[at] === 0) at++;
  return at;
}

/** Whether a row may still keep its sum with the figures that are left. */
export function mayKeepSum(grid: Grid, y: number): boolean {
  const { rest, open, columns, supply } = grid;
  const sum = rest[y] ?? 0;
  if (open[y] === 0) return sum === 0;
  const lastIsOpen = isEmpty(grid, y, columns - 1);
  if (!lastIsOpen && sum > 0) return false;
  return (open[y] ?? 0) > 1 || isLeft(supply, lastIsOpen ? sum : -sum);
}

/** Whether the sums over the rows to which a cell belongs may still hold with the figures that are left. */
export function mayKeepSumsOver({ needs, columns, supply }: Grid, y: number, x: number): boolean {
  if (!needs) return true;
  for (const { sum } of needs.sides[y] ?? []) {
    const at = sum * columns + x;
    const need = needs.needed[at] ?? 0;
    const one = needs.emptyLeft[at] ?? 0;
    const other = needs.emptyRight[at] ?? 0;
    if ((one === 0 && need > 0) || (other === 0 && need < 0)) return false;
    if (one + other === 1 && !isLeft(supply, one === 1 ? need : -need)) return false;
  }
  return true;
}

/** Whether the sums over the rows have all that they need. */
export function hasAllNeeded({ needs }: Grid): boolean {
  return needs?.needed.every((need) => need === 0) ?? true;
}

/** The figures that stand in the cells, row by row. */
export function rowsOf({ cells, columns, rows }: Grid): number[][] {
  return Array.from({ length: rows }, (_, y) => [...cells.subarray(y * columns, (y + 1) * columns)]);
}

function isLeft({ numbers, left }: Supply, value: number): boolean {
  const number = numbers.get(value);
  return number !== undefined && (left[number] ?? 0) > 0;
}
