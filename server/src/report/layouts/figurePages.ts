import { keepsSum, type LooseFigure, type Sums } from "./figureSums";

/** Rows of figures, by their indices in the whole table. */
type Rows = readonly (readonly number[])[];

/** Figures that stand together without a gap or words between. */
interface Block {
  readonly from: number;
  readonly size: number;
}

/** A way to read a page, and for each sum over the rows and each column what its two sides differ by. */
interface PageWay {
  readonly table: Rows;
  readonly rest: readonly number[];
}

/** Ways to read some columns of a page, a page, and some pages together, beyond which a table counts as unreadable. */
const MOST_PARTS = 60;
const MOST_WAYS = 400;
const MOST_JOINED = 4_000;
/** Bands that are tried on one page, many times what a page takes that can be read. */
const MOST_BANDS = 10_000;

/**
 * All tables of which every page has whole rows and some columns from the left, or none, stand before the others. These
 * and those come in bands of rows, each band column by column or a few columns together. What the sums within rows
 * leave open, those over the rows of all pages tell. Gives the index of each figure, row by row; undefined where there
 * are too many ways to tell.
 */
export function readPages(figures: readonly LooseFigure[], sums: Sums): readonly Rows[] | undefined {
  const { columns } = sums;
  const starts = figures.flatMap(({ beginsPage }, i) => (i === 0 || beginsPage ? [i] : []));
  if (starts.some((start) => start % columns !== 0)) return [];
  const pages: (readonly PageWay[])[] = [];
  for (const [page, start] of starts.entries()) {
    const found = readPage(figures, start, starts[page + 1] ?? figures.length, sums);
    if (!found || found.length === 0) return found && [];
    pages.push(found);
  }
  return joinPages(pages);
}

/** The tables of these pages that keep their sums over the rows. */
function joinPages(pages: readonly (readonly PageWay[])[]): readonly Rows[] | undefined {
  const add = (one: readonly number[], other: readonly number[]) => one.map((sum, i) => sum + (other[i] ?? 0));
  const joined = pages.reduce<readonly PageWay[] | undefined>(
    (before, ways) => {
      if (!before || before.length * ways.length > MOST_JOINED) return undefined;
      return before.flatMap(({ table, rest }) =>
        ways.map((own) => ({ table: [...table, ...own.table], rest: add(own.rest, rest) })),
      );
    },
    [{ table: [], rest: [] }],
  );
  return joined?.filter(({ rest }) => rest.every((sum) => sum === 0)).map(({ table }) => table);
}

/** The ways, different in their values, to read a page so that its rows keep their sums. */
function readPage(
  figures: readonly LooseFigure[],
  from: number,
  to: number,
  { columns, overRows }: Sums,
): readonly PageWay[] | undefined {
  const height = (to - from) / columns;
  const blocks = blocksOf(figures, from, to);
  const top = from / columns;
  const valueAt = (i: number | undefined) => figures[i ?? -1]?.value ?? 0;
  const written = (rows: Rows) => rows.map((row) => row.map(valueAt).join()).join(" ");
  const found = new Map<string, PageWay>();
  const budget = { bands: MOST_BANDS };
  for (let cut = 0; cut < columns; cut++) {
    const parted = cut === 0 ? 0 : blocks.findIndex((block) => block.from === from + cut * height);
    if (parted < 0) continue;
    const isPlaced = (y: number, row: readonly number[]) => row.every((i) => (figures[i]?.row ?? top + y) === top + y);
    const left = cut === 0 ? [[]] : readBands(blocks.slice(0, parted), height, cut, budget, isPlaced, written);
    if (!left) return undefined;
    for (const rows of left) {
      const joinRow = (y: number, row: readonly number[]) => [...(rows[y] ?? []), ...row];
      const isRight = (y: number, row: readonly number[]) => isPlaced(y, row) && keepsSum(figures, joinRow(y, row));
      const right = readBands(blocks.slice(parted), height, columns - cut, budget, isRight, written);
      if (!right) return undefined;
      for (const way of right) {
        const table = way.map((row, y) => joinRow(y, row));
        const rest = overRows.flatMap((sum) =>
          Array.from({ length: columns }, (_, x) => {
            const total = (of: readonly number[]) => of.reduce((all, y) => all + valueAt(table[y - top]?.[x]), 0);
            return total(sum.left) - total(sum.right);
          }),
        );
        found.set(written(table), { table, rest });
      }
      if (found.size > MOST_WAYS) return undefined;
    }
  }
  return [...found.values()];
}

function blocksOf(figures: readonly LooseFigure[], from: number, to: number): Block[] {
  const blocks: Block[] = [];
  for (let i = from; i < to; i++) {
    const last = blocks[blocks.length - 1];
    if (last && figures[i]?.isJoined) blocks[blocks.length - 1] = { ...last, size: last.size + 1 };
    else blocks.push({ from: i, size: 1 });
  }
  return blocks;
}

/**
 * All ways, different in their values, to cut blocks into bands of rows that blocks next to each other make, each so many
 * rows high; undefined where there are too many or more bands to try than the budget has, from which those that are tried are taken.
 */
function readBands(
  blocks: readonly Block[],
  height: number,
  width: number,
  budget: { bands: number },
  isRow: (y: number, row: readonly number[]) => boolean,
  written: (rows: Rows) => string,
): readonly Rows[] | undefined {
  /** The ways to read the rest, from a block and the row that it begins. */
  const known = new Map<number, readonly Rows[] | undefined>();
  const readFrom = (b: number, top: number): readonly Rows[] | undefined => {
    if (top === height) return b === blocks.length ? [[]] : [];
    const key = b * (height + 1) + top;
    if (known.has(key)) return known.get(key);
    const found = new Map<string, Rows>();
    let ways: readonly Rows[] | undefined = [];
    for (let rows = 1; ways && top + rows <= height; rows++) {
      if (--budget.bands < 0) return undefined;
      const band = bandOf(blocks, b, rows, width);
      if (!band?.rows.every((row, y) => isRow(top + y, row))) continue;
      const rest = readFrom(band.next, top + rows);
      const begin = written(band.rows);
      for (const way of rest ?? []) found.set(`${begin} ${written(way)}`, [...band.rows, ...way]);
      ways = rest && found.size <= MOST_PARTS ? [...found.values()] : undefined;
    }
    known.set(key, ways);
    return ways;
  };
  return readFrom(0, 0);
}

/** The rows that blocks from one on make which are so many rows high and together as wide as the band. */
function bandOf(
  blocks: readonly Block[],
  first: number,
  height: number,
  width: number,
): { readonly rows: Rows; readonly next: number } | undefined {
  const rows: number[][] = Array.from({ length: height }, () => []);
  let next = first;
  for (let x = 0; x < width; next++) {
    const { from = 0, size = 0 } = blocks[next] ?? {};
    const own = size / height;
    if (size === 0 || !Number.isInteger(own) || x + own > width) return undefined;
    for (let i = 0; i < size; i++) rows[Math.floor(i / own)]?.push(from + i);
    x += own;
  }
  return { rows, next };
}
