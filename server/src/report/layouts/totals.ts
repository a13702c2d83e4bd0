import type { Sums } from "./figureSums";

/** What the figures of a table tell about its last column, whatever order they stand in. */
export interface Totals {
  /** For each row the sums over the rows on whose left side it is. */
  readonly sumsOfRow: readonly (readonly number[])[];
  /** For each sum over the rows the number of rows on its left side, and what these may add up to. */
  readonly heights: readonly number[];
  readonly allowed: readonly ReadonlySet<number>[];
  readonly most: readonly number[];
}

/** What the totals of rows add up to so far: for each sum over the rows how much, and of how many rows. */
export type Tally = readonly (readonly [sum: number, rows: number])[];

/**
 * The totals that a table may have in the rows at the right of its sums, from the sum of all figures alone: every row
 * counts twice, and the rows at the left add up to those at the right. Undefined where there are none, so that no
 * order of the figures keeps the sums.
 */
export function totalsOf(values: readonly number[], rows: number, { overRows }: Sums): Totals | undefined {
  if (values.some((value) => !(value >= 0))) return undefined;
  const sumsOfRow = Array.from({ length: rows }, (_, y) =>
    overRows.flatMap(({ left }, i) => (left.includes(y) ? [i] : [])),
  );
  const free = sumsOfRow.flatMap((sums, y) => (sums.length === 0 ? [y] : []));
  const weights = free.map((y) => 1 + overRows.filter(({ right }) => right.includes(y)).length);
  const half = values.reduce((sum, value) => sum + value, 0) / 2;
  const found = solutions(new Set(values), weights, half);
  if (found.length === 0) return undefined;
  const allowed = overRows.map(
    ({ right }) => new Set(found.map((way) => right.reduce((sum, y) => sum + (way[free.indexOf(y)] ?? 0), 0))),
  );
  return {
    sumsOfRow,
    heights: overRows.map(({ left }) => left.length),
    allowed,
    most: allowed.map((sums) => Math.max(...sums)),
  };
}

/** All ways to choose a value for each weight that together make `sum`. */
function solutions(values: ReadonlySet<number>, [weight, ...others]: readonly number[], sum: number): number[][] {
  if (weight === undefined) return sum === 0 ? [[]] : [];
  if (others.length === 0) return values.has(sum / weight) ? [[sum / weight]] : [];
  return [...values].flatMap((value) =>
    solutions(values, others, sum - weight * value).map((rest) => [value, ...rest]),
  );
}

/** The tally with the total of one more row; undefined where the sums cannot hold any more. */
export function addTotal(
  tally: Tally,
  { sumsOfRow, heights, allowed, most }: Totals,
  row: number,
  total: number,
): Tally | undefined {
  const own = sumsOfRow[row] ?? [];
  if (own.length === 0) return tally;
  const next = tally.map(([sum, rows], i) =>
    own.includes(i) ? ([sum + total, rows + 1] as const) : ([sum, rows] as const),
  );
  const holds = own.every((i) => {
    const [sum, rows] = next[i] ?? [0, 0];
    return sum <= (most[i] ?? 0) && (rows < (heights[i] ?? 0) || allowed[i]?.has(sum));
  });
  return holds ? next : undefined;
}
