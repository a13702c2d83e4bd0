import type { LooseFigure, Sums } from "./figureSums";

/** Rows of figures, by their indices in the whole table. */
type Rows = readonly (readonly number[])[];
type Values = readonly number[];

/** Ways to share out figures between two rows beyond which they count as unreadable. */
const MOST_WAYS = 64;

/**
 * The first rows of a table, two whose sums in each column the rows below tell, and with them rows that these tell
 * whole, from nothing but the values of their figures: where one way keeps all sums in which no figure comes before the
 * one above it. Gives the index of each figure, row by row.
 */
export function readByColumnSums(
  figures: readonly LooseFigure[],
  height: number,
  below: Rows,
  { columns, overRows }: Sums,
): Rows | undefined {
  const valueAt = (i: number) => figures[i]?.value ?? Number.NaN;
  const isOpen = (y: number) => y < height;
  const inColumn = (rows: readonly number[], x: number) =>
    rows.reduce((sum, y) => sum + (isOpen(y) ? 0 : valueAt(below[y - height]?.[x] ?? -1)), 0);
  const rest = overRows.map(({ left, right }) => ({
    open: left.filter(isOpen),
    sums: Array.from({ length: columns }, (_, x) => inColumn(right, x) - inColumn(left, x)),
    isOneSided: !right.some(isOpen),
  }));
  if (rest.some(({ isOneSided }) => !isOneSided)) return undefined;
  const pair = rest.find(({ open }) => open.length === 2);
  const told = rest.filter(({ open }) => open.length === 1);
  if (!pair || told.length !== height - 2) return undefined;
  const left = new Map<number, number>();
  for (let i = 0; i < height * columns; i++) left.set(valueAt(i), (left.get(valueAt(i)) ?? 0) + 1);
  for (const { sums } of told) for (const value of sums) if (!take(left, value)) return undefined;
  const [first = 0, second = 0] = pair.open;
  const tables = pairsOf(left, pair.sums)
    .map((values) => [values, pair.sums.map((sum, x) => sum - (values[x] ?? 0))] as const)
    .filter(([one, other]) => isInOrder(figures, height * columns, one, other))
    .map(([one, other]) => {
      const rows: Values[] = Array.from({ length: height }, () => []);
      rows[first] = one;
      rows[second] = other;
      for (const { open, sums } of told) rows[open[0] ?? -1] = sums;
      return rows;
    });
  const [only, ...others] = tables;
  return only && others.length === 0 ? placed(figures, only) : undefined;
}

function take(left: Map<number, number>, value: number): boolean {
  const count = left.get(value) ?? 0;
  if (count > 0) left.set(value, count - 1);
  return count > 0;
}

/** All rows that keep their sum and make, with the other row that the same figures make, these sums in each column. */
function pairsOf(left: Map<number, number>, sums: Values): readonly Values[] {
  const found: Values[] = [];
  const last = sums.length - 1;
  const goOn = (row: Values) => {
    const x = row.length;
    if (x === sums.length || found.length > MOST_WAYS) {
      if (row.reduce((sum, value) => sum + value, 0) === 2 * (row[last] ?? 0)) found.push(row);
      return;
    }
    for (const [value, count] of [...left]) {
      const other = (sums[x] ?? 0) - value;
      if (count === 0 || !take(left, value)) continue;
      if (take(left, other)) {
        goOn([...row, value]);
        left.set(other, (left.get(other) ?? 0) + 1);
      }
      left.set(value, (left.get(value) ?? 0) + 1);
    }
  };
  goOn([]);
  return found.length > MOST_WAYS ? [] : found;
}

/** Whether in every column a figure of the upper row's value comes before one of the lower row's. */
function isInOrder(figures: readonly LooseFigure[], end: number, upper: Values, lower: Values): boolean {
  const values = figures.slice(0, end).map(({ value }) => value);
  return upper.every((value, x) => {
    const first = values.indexOf(value);
    return first >= 0 && values.lastIndexOf(lower[x] ?? Number.NaN) > first;
  });
}

/** A figure of its value for each cell: one that is told to be of the row, or any other. */
function placed(figures: readonly LooseFigure[], rows: readonly Values[]): Rows | undefined {
  const left = new Set(Array.from({ length: rows.flat().length }, (_, i) => i));
  const table = rows.map((row) => row.map(() => -1));
  const put = (suits: (row: number | undefined, y: number) => boolean) => {
    rows.forEach((row, y) => {
      row.forEach((value, x) => {
        const cells = table[y];
        if (!cells || (cells[x] ?? -1) >= 0) return;
        const index = [...left].find((i) => figures[i]?.value === value && suits(figures[i]?.row, y));
        if (index === undefined) return;
        left.delete(index);
        cells[x] = index;
      });
    });
  };
  put((row, y) => row === y);
  put((row) => row === undefined);
  return left.size === 0 ? table : undefined;
}
