import { readHeads } from "./figureHeads";
import { readOrder } from "./figureOrder";
import { readPages } from "./figurePages";
import { brokenColumns, keepsSum, type LooseFigure, type Sums, type Valued } from "./figureSums";
import { readBelowZone } from "./figureZone";
import { PRINTS, printOf } from "./prints";
import { totalsOf } from "./totals";

/** Different ways to read the rest of a table that are kept, and beyond which it counts as unreadable. */
const MOST_WAYS = 600;
/**
 * Most rows and columns whose sums a table read row by row may break: the draft's own slips. Figures that changed
 * places within a row break two columns.
 */
const MOST_BROKEN_ROWS = 2;
const MOST_BROKEN_COLUMNS = 1;
/** Steps of the search for any other order, and where one is found already. */
const MOST_STEPS = 4_500;
const STEPS_TO_CONFIRM = 1_000;
/** Steps of the search among the upper rows of a page only. */
const STEPS_OF_ZONE = 1_500;
/** Least rows that are not nothing but zeros and keep their sums. */
const LEAST_TELLING_ROWS = 3;

/**
 * Puts figures that lost their labels back into rows; gives the index of each figure, row by row. A PDF is read row by
 * row, or in blocks of rows that stand close, each column or a few columns together from top to bottom. A table read
 * row by row may break a few sums if no other order keeps them; any other has to keep them all, and no second order may.
 * Of several `tries` to read one table each has its share of the steps.
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
  const isSlipped =
    broken <= MOST_BROKEN_ROWS && brokenOver <= MOST_BROKEN_COLUMNS && (telling >= LEAST_TELLING_ROWS || broken === 0);
  const isRight = (table: readonly (readonly number[])[]) =>
    brokenColumns(figures, table, sums) === 0 &&
    table.every((row, y) => row.every((i) => (figures[i]?.row ?? y) === y));
  const values = figures.map(({ value }) => value);
  const totals = totalsOf(values, rows, sums);
  if (!totals) return isSlipped ? byRows : undefined;
  const inOrder = (mostSteps: number) => readOrder(figures, rows, columns, totals, mostSteps, isRight);
  const byPages = readPages(figures, sums);
  if (!byPages) return undefined;
  const readers: readonly (() => readonly ReturnType<typeof readPages>[])[] = [
    () => [byPages],
    () => [readBelowZone(figures, rows, sums, STEPS_OF_ZONE / tries, isRight)],
    () => {
      const byHeads = readHeads(figures, rows, columns);
      return [byHeads, inOrder((byHeads?.some(isRight) ? STEPS_TO_CONFIRM : MOST_STEPS) / tries)];
    },
    () => [readBlocks(figures, rows, columns)],
  ];
  for (const read of readers) {
    const found = read();
    if (isSlipped && found.includes(undefined)) return undefined;
    const right = found.flatMap((ways) => ways ?? []).filter(isRight);
    const [only, ...others] = new Map(right.map((way) => [written(figures, way), way])).values();
    if (only) return others.length === 0 && !isSlipped ? only : undefined;
  }
  return isSlipped ? byRows : undefined;
}

/**
 * All ways, different in their values, to cut the figures into blocks in which every row keeps its sum; undefined where
 * there are too many.
 */
function readBlocks(figures: readonly Valued[], rows: number, columns: number): number[][][] | undefined {
  const cuts = 2 ** (columns - 1);
  const printOfBlock = (block: readonly (readonly number[])[], top: number) => {
    let print = 0;
    block.forEach((row, y) => {
      row.forEach((i, x) => {
        print = (print + printOf((top + y) * columns + x, figures[i]?.value ?? 0)) % PRINTS;
      });
    });
    return print;
  };
  /** From each row on, by their prints. */
  const waysFrom: ReadonlyMap<number, number[][]>[] = new Array(rows + 1);
  waysFrom[rows] = new Map([[0, []]]);
  const isNothing = (from: number, to: number) => figures.slice(from, to).every(({ value }) => value === 0);
  for (let done = rows - 1; done >= 0; done--) {
    const ways = new Map<number, number[][]>();
    for (let height = 1; done + height <= rows; height++) {
      const rest = waysFrom[done + height];
      if (!rest || rest.size === 0) continue;
      const blocks = new Map<number, number[][]>();
      // Zeros make the same block however they are cut.
      const isPlain = height === 1 || isNothing(done * columns, (done + height) * columns);
      for (let cut = 0; cut < (isPlain ? 1 : cuts); cut++) {
        const block = readBlock(figures, done * columns, height, columns, cut);
        if (block) blocks.set(printOfBlock(block, done), block);
      }
      for (const [own, block] of blocks) {
        for (const [print, way] of rest) {
          const key = (own + print) % PRINTS;
          if (!ways.has(key)) ways.set(key, [...block, ...way]);
        }
        if (ways.size > MOST_WAYS) return undefined;
      }
    }
    waysFrom[done] = ways;
  }
  return [...(waysFrom[0]?.values() ?? [])];
}

function written(figures: readonly Valued[], rows: readonly (readonly number[])[]): string {
  return rows.map((row) => row.map((i) => figures[i]?.value).join(",")).join(" ");
}

/** A block whose columns are read in groups, each row by row; a bit of `cut` is set where a group ends. */
function readBlock(
  figures: readonly Valued[],
  from: number,
  height: number,
  columns: number,
  cut: number,
): number[][] | undefined {
  const at = (y: number, x: number) => {
    let start = x;
    while (start > 0 && (cut & (1 << (start - 1))) === 0) start--;
    let end = x + 1;
    while (end < columns && (cut & (1 << (end - 1))) === 0) end++;
    return from + start * height + y * (end - start) + x - start;
  };
  const value = (y: number, x: number) => figures[at(y, x)]?.value ?? Number.NaN;
  for (let y = 0; y < height; y++) {
    let sum = -value(y, columns - 1);
    for (let x = 0; x < columns - 1; x++) sum += value(y, x);
    if (sum !== 0) return undefined;
  }
  return Array.from({ length: height }, (_, y) => Array.from({ length: columns }, (_, x) => at(y, x)));
}
