import { anchoredFigures } from "./anchoredFigures";
import { readShapes } from "./figureShapes";
import { brokenColumns, keepsSum, type LooseFigure, mayKeepSums, type Sums, type Valued } from "./figureSums";

/**
 * Most rows and columns whose sums a table read row by row may break: the draft's own slips. Figures that changed
 * places within a row break two columns.
 */
const MOST_BROKEN_ROWS = 2;
const MOST_BROKEN_COLUMNS = 1;
/** Steps of the search for any other order. */
const MOST_STEPS = 150_000;
/** Least rows that are not nothing but zeros and keep their sums. */
const LEAST_TELLING_ROWS = 3;

/**
 * Puts figures that lost their labels back into rows; gives the index of each figure, row by row. A table read row by
 * row may break a few sums if no other order keeps them; any other has to keep them all, and no second order may. Of
 * several `tries` to read one table each has its share of the steps.
 */
export function arrange(
  figures: readonly LooseFigure[],
  rows: number,
  sums: Sums,
  tries = 1,
): readonly (readonly number[])[] | undefined {
  const { columns } = sums;
  if (rows < 1 || figures.length !== rows * columns) return undefined;
  const byRows = Array.from({ length: rows }, (_, y) => Array.from({ length: columns }, (_, x) => y * columns + x));
  const broken = byRows.filter((row) => !keepsSum(figures, row)).length;
  const telling = byRows.filter((row) => keepsSum(figures, row) && row.some((i) => figures[i]?.value !== 0)).length;
  const brokenOver = brokenColumns(figures, byRows, sums);
  if (broken + brokenOver === 0) return byRows;
  // Words within a row that breaks its sum show that the figures were read in another order.
  const isTorn = byRows.some((row) => !keepsSum(figures, row) && row.slice(1).some((i) => figures[i]?.isBehindWords));
  const isSlipped =
    !isTorn &&
    broken <= MOST_BROKEN_ROWS &&
    brokenOver <= MOST_BROKEN_COLUMNS &&
    (telling >= LEAST_TELLING_ROWS || broken === 0);
  const values = figures.map(({ value }) => value);
  if (!mayKeepSums(values, rows, sums)) return isSlipped ? byRows : undefined;
  const read = (own: readonly LooseFigure[] | undefined) => own && readShapes(own, sums, MOST_STEPS / tries);
  const found = read(figures);
  const isFound = isSlipped || (found && found.length > 0);
  const ways = isFound ? found : read(anchoredFigures(figures, columns));
  const [only, ...others] = new Map(ways?.map((way) => [written(figures, way), way])).values();
  if (isSlipped) return found && !only ? byRows : undefined;
  return others.length === 0 ? only : undefined;
}

function written(figures: readonly Valued[], rows: readonly (readonly number[])[]): string {
  return rows.map((row) => row.map((i) => figures[i]?.value).join(",")).join(" ");
}
