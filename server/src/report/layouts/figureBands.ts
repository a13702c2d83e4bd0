/** Rows that stand close, so that each column's figures in them make one block. */
interface Band {
  readonly from: number;
  readonly height: number;
  /** Columns filled so far. */
  readonly filled: number;
}

/** A table read so far. */
interface Way {
  readonly bands: readonly Band[];
  /** Indices of the figures, row by row. */
  readonly table: readonly (readonly number[])[];
  /** The band that is read. */
  readonly current: number;
  /** Whether bands that were left are being filled, so that no other may be left before. */
  readonly isBack: boolean;
}

interface Grid {
  readonly values: readonly number[];
  readonly rows: number;
  readonly columns: number;
  readonly mayLeave: boolean;
}

/** Ways that are kept at one place, and steps in all, beyond which a table counts as unreadable. */
const MOST_WAYS = 2000;
const MOST_STEPS = 8000;

/**
 * All tables that blocks of figures make: `sizes` tells how many figures stand together without a gap. A block has one
 * column of a band in all its rows, or, below the table's head, a few. Bands come from top to bottom, their columns from left to right; where
 * no table results so, the first columns of some bands may come before the others of all these. Gives the index of each
 * figure, row by row; undefined where there are too many ways.
 */
export function readBands(
  values: readonly number[],
  sizes: readonly number[],
  rows: number,
  columns: number,
): number[][][] | undefined {
  for (const mayLeave of [false, true]) {
    const ways = search(sizes, { values, rows, columns, mayLeave });
    if (!ways) return undefined;
    if (ways.length > 0) return ways.flatMap((way) => turnFirstBand(way, columns));
  }
  return [];
}

function search(sizes: readonly number[], grid: Grid): Way[] | undefined {
  let ways: Way[] = [{ bands: [], table: [], current: -1, isBack: false }];
  let at = 0;
  let steps = 0;
  for (const size of sizes) {
    ways = ways.flatMap((way) => goOn(way, at, size, grid));
    steps += ways.length;
    if (ways.length > MOST_WAYS || steps > MOST_STEPS) return undefined;
    at += size;
  }
  const { rows, columns } = grid;
  return ways.filter(({ bands, table }) => table.length === rows && bands.every(({ filled }) => filled === columns));
}

/** The ways in which the next block may go on: in the band that is read, in the first that was left, or in a new one. */
function goOn(way: Way, at: number, size: number, grid: Grid): Way[] {
  const { bands, current, isBack } = way;
  const { columns, mayLeave } = grid;
  const isOpen = (bands[current]?.filled ?? columns) < columns;
  const top = bands.findIndex(({ filled }) => filled < columns);
  const found = isOpen ? fill(way, current, at, size, grid) : [];
  if (top >= 0 && top !== current && !(isBack && isOpen)) found.push(...fill(way, top, at, size, grid));
  const mayBegin = top < 0 || (mayLeave && !isBack);
  return mayBegin ? [...found, ...begin(way, at, size, grid)] : found;
}

function fill(way: Way, index: number, at: number, size: number, { values, columns }: Grid): Way[] {
  const band = way.bands[index];
  if (!band || (size === 1) !== (band.height === 1)) return [];
  const { from, height } = band;
  const width = size / height;
  const filled = band.filled + width;
  if (!Number.isInteger(width) || (width > 1 && index > 0) || filled > (way.bands[index - 1]?.filled ?? columns))
    return [];
  const table = [...way.table];
  for (let y = 0; y < height; y++) {
    const row = [...(table[from + y] ?? []), ...run(at + y * width, width)];
    if (filled === columns && !keepsSum(values, row)) return [];
    table[from + y] = row;
  }
  const bands = [...way.bands];
  bands[index] = { from, height, filled };
  return [{ bands, table, current: index, isBack: way.isBack || index !== way.current }];
}

function begin({ bands, table }: Way, at: number, size: number, { rows, columns }: Grid): Way[] {
  const found: Way[] = [];
  const most = bands.length > 0 ? Math.min(bands[bands.length - 1]?.filled ?? 0, 1) : columns - 1;
  for (let width = 1; width <= most; width++) {
    const height = size / width;
    if (!Number.isInteger(height) || (height === 1 && size > 1) || table.length + height > rows) continue;
    const own = Array.from({ length: height }, (_, y) => run(at + y * width, width));
    found.push({
      bands: [...bands, { from: table.length, height, filled: width }],
      table: [...table, ...own],
      current: bands.length,
      isBack: false,
    });
  }
  return found;
}

function run(from: number, length: number): number[] {
  return Array.from({ length }, (_, i) => from + i);
}

/** Whether the figures of a row add up to its last one. */
export function keepsSum(values: readonly number[], row: readonly number[]): boolean {
  let sum = 0;
  for (const i of row) sum += values[i] ?? Number.NaN;
  return sum === 2 * (values[row[row.length - 1] ?? -1] ?? Number.NaN);
}

/** The table as it is, and with the first band's columns in any order in which some from the middle, whose heads stand higher, came first. */
function turnFirstBand({ bands, table }: Way, columns: number): number[][][] {
  const height = bands[0]?.height ?? 0;
  const turned = [table.map((row) => [...row])];
  for (let from = 1; height > 1 && from < columns - 1; from++) {
    for (let to = from + 1; to < columns; to++) {
      const width = to - from;
      turned.push(
        table.map((row, y) =>
          y < height ? [...row.slice(width, to), ...row.slice(0, width), ...row.slice(to)] : [...row],
        ),
      );
    }
  }
  return turned;
}
