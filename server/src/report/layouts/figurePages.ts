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
/** Most rows at a page's top of which other columns come first than of those below. */
const MOST_UPPER = 6;
/** Bands that are tried on one page, many times what a page takes that can be read. */
const MOST_BANDS = 10_000;
const MOST_UNEVEN_BANDS = 6_000;

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

/**
 * The ways, different in their values, to read a page so that its rows keep their sums: some columns of all rows before
 * the others or, where that is no way, other columns of the upper rows than of those below.
 */
function readPage(
  figures: readonly LooseFigure[],
  from: number,
  to: number,
  sums: Sums,
): readonly PageWay[] | undefined {
  const whole = readStack(figures, from, to, sums);
  const tables = whole?.length === 0 ? readUneven(figures, from, to, sums) : whole;
  const top = from / sums.columns;
  return tables?.map((table) => {
    const rest = sums.overRows.flatMap((sum) =>
      Array.from({ length: sums.columns }, (_, x) => {
        const total = (of: readonly number[]) => of.reduce((all, y) => all + valueAt(figures, table[y - top]?.[x]), 0);
        return total(sum.left) - total(sum.right);
      }),
    );
    return { table, rest };
  });
}

function readUneven(figures: readonly LooseFigure[], from: number, to: number, { columns }: Sums): readonly Rows[] {
  const height = (to - from) / columns;
  const budget = { bands: MOST_UNEVEN_BANDS };
  const found = new Map<string, Rows>();
  const begins = (i: number) => i === to || i === from || !figures[i]?.isJoined;
  for (let upper = 1; upper <= Math.min(MOST_UPPER, height - 1); upper++) {
    const lower = height - upper;
    for (let cut = 0; cut <= columns; cut++) {
      for (let cutBelow = 0; cutBelow <= columns; cutBelow++) {
        const below = from + upper * cut;
        const right = below + lower * cutBelow;
        const rightBelow = right + upper * (columns - cut);
        if (cut === cutBelow || ![below, right, rightBelow].every(begins)) continue;
        const place = { figures, columns, budget, top: from / columns };
        const above = readParts({ ...place, height: upper, cut }, from, right);
        if (above?.length === 0) continue;
        const others = readParts({ ...place, top: place.top + upper, height: lower, cut: cutBelow }, below, rightBelow);
        if (!above || !others || above.length * others.length > MOST_WAYS) return [];
        for (const table of above.flatMap((rows) => others.map((rest) => [...rows, ...rest])))
          found.set(writtenOf(figures, table), table);
        if (found.size > MOST_WAYS) return [];
      }
    }
  }
  return [...found.values()];
}

/** The ways, different in their values, to read a stack of rows, all of some columns before all of the others. */
function readStack(
  figures: readonly LooseFigure[],
  from: number,
  to: number,
  { columns }: Sums,
): readonly Rows[] | undefined {
  const height = (to - from) / columns;
  const budget = { bands: MOST_BANDS };
  const found = new Map<string, Rows>();
  for (let cut = 0; cut < columns; cut++) {
    const right = from + cut * height;
    if (cut > 0 && figures[right]?.isJoined) continue;
    const ways = readParts({ figures, columns, budget, top: from / columns, height, cut }, from, right);
    if (!ways) return undefined;
    for (const table of ways) found.set(writtenOf(figures, table), table);
    if (found.size > MOST_WAYS) return undefined;
  }
  return [...found.values()];
}

/** Rows of a page that are read in two parts, the columns before `cut` and those from it on. */
interface Parts {
  readonly figures: readonly LooseFigure[];
  readonly columns: number;
  readonly budget: { bands: number };
  readonly top: number;
  readonly height: number;
  readonly cut: number;
}

/** The ways to read rows whose left part begins with one figure and whose right part with another. */
function readParts(
  { figures, columns, budget, top, height, cut }: Parts,
  left: number,
  right: number,
): readonly Rows[] | undefined {
  const written = (rows: Rows) => writtenOf(figures, rows);
  const isPlaced = (y: number, row: readonly number[]) => row.every((i) => (figures[i]?.row ?? top + y) === top + y);
  const width = columns - cut;
  const leftBlocks = blocksOf(figures, left, left + cut * height);
  const rightBlocks = blocksOf(figures, right, right + width * height);
  const found: Rows[] = [];
  const lefts = cut === 0 ? [[]] : readBands(leftBlocks, height, cut, budget, isPlaced, written);
  if (!lefts) return undefined;
  for (const rows of lefts) {
    const joinRow = (y: number, row: readonly number[]) => [...(rows[y] ?? []), ...row];
    const isRight = (y: number, row: readonly number[]) => isPlaced(y, row) && keepsSum(figures, joinRow(y, row));
    if (width === 0) {
      if (rows.every((row) => keepsSum(figures, row))) found.push(rows);
      continue;
    }
    const rights = readBands(rightBlocks, height, width, budget, isRight, written);
    if (!rights || found.length + rights.length > MOST_WAYS) return undefined;
    for (const way of rights) found.push(way.map((row, y) => joinRow(y, row)));
  }
  return found;
}

function valueAt(figures: readonly LooseFigure[], i: number | undefined): number {
  return figures[i ?? -1]?.value ?? 0;
}

function writtenOf(figures: readonly LooseFigure[], rows: Rows): string {
  return rows.map((row) => row.map((i) => valueAt(figures, i)).join()).join(" ");
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
  if ((blocks[first]?.size ?? 0) % height !== 0) return undefined;
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
