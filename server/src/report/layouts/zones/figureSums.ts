/** A figure that lost its label. */
export interface LooseFigure {
  readonly value: number;
  /** Stands with the figure before without a gap or words between. */
  readonly isJoined: boolean;
  readonly isBehindWords: boolean;
  /** Stands right below words that are no row's label. */
  readonly isBelowHead: boolean;
  /** The columns, from the first to behind the last, whose heads these words are. */
  readonly headed: readonly [from: number, to: number] | undefined;
  /** Stands behind a row's label or a piece of it. */
  readonly isBehindLabel: boolean;
  /** Stands on the line of the figure before. */
  readonly isOnLine: boolean;
  /** Stands on a line that begins with words. */
  readonly isBesideWords: boolean;
  readonly beginsPage: boolean;
  /** Number of the row whose label it stands within or on the line of. */
  readonly row: number | undefined;
  /** Number of the row whose label is the only one behind the figure before, but for a figure within it. */
  readonly onlyLabel: number | undefined;
  /** Number of the row whose label, all in one piece, stands right before it in a column of labels. */
  readonly rowBeside: number | undefined;
  /** Number of its cell, row by row, where that is told beyond doubt. */
  readonly cell?: number | undefined;
}

/** Sums that a table keeps: of each row to its last column, and of columns over rows. */
export interface Sums {
  readonly columns: number;
  /** Column by column the rows of `left`, which stand in one sum only, and those of `right` have equal sums. */
  readonly overRows: readonly { readonly left: readonly number[]; readonly right: readonly number[] }[];
}

/** A figure of which nothing but its value is asked. */
export type Valued = Pick<LooseFigure, "value">;

/** Whether a table of figures keeps all its sums over the rows. */
export function keepsSumsOverRows(table: readonly (readonly number[])[], sums: Sums): boolean {
  const order = table.map((row, y) => row.map((_, x) => y * sums.columns + x));
  const figures = table.flat().map((value) => ({ value }));
  return brokenColumns(figures, order, sums) === 0;
}

/** Whether the figures of a row add up to its last one. */
export function keepsSum(figures: readonly Valued[], row: readonly number[]): boolean {
  let sum = 0;
  for (const i of row) sum += figures[i]?.value ?? Number.NaN;
  return sum === 2 * (figures[row[row.length - 1] ?? -1]?.value ?? Number.NaN);
}

/**
 * Whether some order of figures may keep the sums, from the sum of all alone: every row counts twice, and the rows at
 * the left of the sums over rows add up to those at the right.
 */
export function mayKeepSums(values: readonly number[], rows: number, { overRows }: Sums): boolean {
  if (values.some((value) => !(value >= 0))) return false;
  const free = Array.from({ length: rows }, (_, y) => y).filter((y) => !overRows.some(({ left }) => left.includes(y)));
  const weights = free.map((y) => 1 + overRows.filter(({ right }) => right.includes(y)).length);
  const half = values.reduce((sum, value) => sum + value, 0) / 2;
  return isSumOf(new Set(values), weights, half);
}

/** Whether a value for each weight makes `sum`. */
function isSumOf(values: ReadonlySet<number>, [weight, ...others]: readonly number[], sum: number): boolean {
  if (weight === undefined) return sum === 0;
  if (others.length === 0) return values.has(sum / weight);
  return [...values].some((value) => isSumOf(values, others, sum - weight * value));
}

/** Number of columns, the totals left out where others are broken, in which a sum over the rows does not hold. */
export function brokenColumns(figures: readonly Valued[], table: readonly (readonly number[])[], sums: Sums): number {
  let broken = 0;
  for (let x = 0; x < sums.columns; x++) {
    const sum = (rows: readonly number[]) =>
      rows.reduce((total, y) => total + (figures[table[y]?.[x] ?? -1]?.value ?? Number.NaN), 0);
    const holds = sums.overRows.every(({ left, right }) => sum(left) === sum(right));
    if (!holds && (x < sums.columns - 1 || broken === 0)) broken++;
  }
  return broken;
}

/** Least total, and more parts than this that are not 0, of a row whose sum is hardly kept by chance. */
const LEAST_TELLING = 10;
const LEAST_PARTS = 2;

/** Whether the values of a row, its total the last, are such that they hardly make a sum by chance. */
export function isTelling(row: readonly number[]): boolean {
  return (row.at(-1) ?? 0) >= LEAST_TELLING && row.filter((value) => value !== 0).length > LEAST_PARTS;
}
