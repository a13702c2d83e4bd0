import { keepsSum, type LooseFigure } from "./figureBlocks";

/** A table read so far. */
interface Way {
  /** Indices of the figures, row by row, each row filled from the left. */
  readonly table: readonly (readonly number[])[];
  /** The rows that are read: their first, and how many. */
  readonly top: number;
  readonly height: number;
  /** How often rows were left before they were full, and others read out of turn. */
  readonly jumps: number;
  /** Equal for tables with equal figures in equal cells. */
  readonly print: number;
}

/** Figures that stand together without a gap or words between. */
interface Block {
  readonly from: number;
  readonly size: number;
  readonly beginsPage: boolean;
}

interface Grid {
  readonly figures: readonly LooseFigure[];
  readonly blocks: readonly Block[];
  readonly rows: number;
  readonly columns: number;
}

/** Beyond these, steps of all searches together, a table counts as unreadable. */
const MOST_JUMPS = 5;
const MOST_STEPS = 10_000;
/** Most blocks that the middle columns of a page's first rows may be read before. */
const MOST_TURNED = 3;

/**
 * All tables, with the fewest jumps, that blocks of figures make and that are `right`. A block holds neighbouring
 * columns of neighbouring rows, row by row. A figure comes behind the one to its left and the one above it, but for the
 * first rows on a page, of which the columns in the middle, whose heads stand higher, may come before those to their
 * left. Gives the index of each figure, row by row; undefined where there are too many ways.
 */
export function readOrder(
  figures: readonly LooseFigure[],
  rows: number,
  columns: number,
  isRight: (table: readonly (readonly number[])[]) => boolean,
): (readonly (readonly number[])[])[] | undefined {
  const grid = { figures, blocks: blocksOf(figures), rows, columns };
  let left = MOST_STEPS;
  for (let jumps = 0; jumps <= MOST_JUMPS; jumps++) {
    const [ways, steps] = search(grid, jumps, left);
    if (!ways) return undefined;
    left -= steps;
    const found = ways.map(({ table }) => table).filter(isRight);
    if (found.length > 0) return found;
  }
  return [];
}

function blocksOf(figures: readonly LooseFigure[]): Block[] {
  const blocks: Block[] = [];
  figures.forEach(({ isJoined, beginsPage }, from) => {
    const last = blocks[blocks.length - 1];
    if (last && isJoined) blocks[blocks.length - 1] = { ...last, size: last.size + 1 };
    else blocks.push({ from, size: 1, beginsPage: beginsPage || !last });
  });
  return blocks;
}

/** All whole tables with so many jumps at most, and the steps that it took; no tables where these are too many. */
function search(grid: Grid, mostJumps: number, mostSteps: number): [ways: Way[] | undefined, steps: number] {
  const { blocks, rows, columns } = grid;
  const waysAt: Map<string, Way>[] = Array.from({ length: blocks.length + 1 }, () => new Map());
  waysAt[0]?.set("", { table: [], top: 0, height: 0, jumps: 0, print: 0 });
  let steps = 0;
  for (let b = 0; b < blocks.length; b++) {
    const ways = waysAt[b] ?? new Map<string, Way>();
    steps += ways.size;
    if (steps > mostSteps) return [undefined, steps];
    for (const way of ways.values()) {
      for (const [next, taken] of goOn(way, b, grid)) {
        if (next.jumps > mostJumps) continue;
        const shape = next.table.map(({ length }) => length).join("");
        const key = `${shape} ${next.top} ${next.height} ${next.print}`;
        const same = waysAt[b + taken]?.get(key);
        if (!same || same.jumps > next.jumps) waysAt[b + taken]?.set(key, next);
      }
    }
    waysAt[b]?.clear();
  }
  const isWhole = ({ table }: Way) => table.length === rows && table.every(({ length }) => length === columns);
  return [[...(waysAt[blocks.length]?.values() ?? [])].filter(isWhole), steps];
}

/** The ways on from block `b`, each with the number of blocks that it takes. */
function goOn(way: Way, b: number, grid: Grid): (readonly [way: Way, taken: number])[] {
  const { table, top, height } = way;
  const { blocks, rows, columns } = grid;
  const block = blocks[b];
  if (!block) return [];
  const widthOf = (y: number) => table[y]?.length ?? 0;
  const roomOf = (y: number) => (y === 0 ? columns : widthOf(y - 1));
  const from = (y: number) => {
    let at = y;
    while (at < rows && widthOf(at) >= roomOf(at)) at++;
    return at;
  };
  const isOpen = height > 0 && widthOf(top) < columns;
  const uppermost = from(0);
  const found: (readonly [Way, number])[] = [];
  for (const y of new Set([uppermost, from(top + height), ...(isOpen ? [top] : [])])) {
    if (y >= rows || widthOf(y) >= roomOf(y)) continue;
    const isSame = isOpen && y === top;
    const jumps = way.jumps + (isSame || (y === uppermost && !isOpen) ? 0 : 1);
    const highest = isSame ? height : heightOf(table, y, rows);
    for (let own = isSame ? height : 1; own <= Math.min(highest, block.size); own++) {
      if (block.size % own !== 0) continue;
      const width = block.size / own;
      const room = roomOf(y) - widthOf(y);
      if (width <= room) {
        const next = fill({ ...way, top: y, height: own, jumps }, cut(block, own), grid);
        if (next) found.push([next, 1]);
      }
      if (widthOf(y) > 0 || !block.beginsPage || block.size === 1) continue;
      const left: number[][] = Array.from({ length: own }, () => []);
      for (let turned = 1; turned <= MOST_TURNED; turned++) {
        const other = blocks[b + turned];
        if (!other || other.size % own !== 0) break;
        cut(other, own).forEach((row, at) => {
          left[at]?.push(...row);
        });
        if (width + (left[0]?.length ?? 0) > room) break;
        const rest = cut(block, own);
        const all = left.map((row, at) => [...row, ...(rest[at] ?? [])]);
        const next = fill({ ...way, top: y, height: own, jumps }, all, grid);
        if (next) found.push([next, turned + 1]);
      }
    }
  }
  return found;
}

/** Number of rows from `y` on that are filled as far as this one. */
function heightOf(table: Way["table"], y: number, rows: number): number {
  const width = table[y]?.length ?? 0;
  let end = y;
  while (end < rows && (table[end]?.length ?? 0) === width) end++;
  return end - y;
}

/** The figures of a block in so many rows. */
function cut({ from, size }: Block, height: number): number[][] {
  const width = size / height;
  return Array.from({ length: height }, (_, y) => Array.from({ length: width }, (_, x) => from + y * width + x));
}

/** Adds figures to the rows that are read, where none stands in another row's place and full rows keep their sums. */
function fill(way: Way, added: readonly (readonly number[])[], { figures, columns }: Grid): Way | undefined {
  const table = [...way.table];
  let print = way.print;
  for (const [at, row] of added.entries()) {
    const y = way.top + at;
    const before = table[y] ?? [];
    for (const [x, i] of row.entries()) {
      const figure = figures[i];
      if (figure?.row !== undefined && figure.row !== y) return undefined;
      print = (print + printOf(y * columns + before.length + x, figure?.value ?? 0)) % PRINTS;
    }
    const all = [...before, ...row];
    if (all.length === columns && !keepsSum(figures, all)) return undefined;
    table[y] = all;
  }
  return { ...way, table, print };
}

const PRINTS = 2 ** 52;

/** A number for a value in a cell, evenly spread. */
function printOf(cell: number, value: number): number {
  const high = spread(Math.imul(cell + 1, 0x9e3779b1) ^ Math.imul(value + 7, 0x85ebca6b));
  const low = spread(Math.imul(high ^ cell, 0x27d4eb2f) ^ value);
  return high * 2 ** 20 + (low & 0xfffff);
}

function spread(bits: number): number {
  const one = Math.imul(bits ^ (bits >>> 15), 0x2c1b3c6d);
  const two = Math.imul(one ^ (one >>> 12), 0x297a2d39);
  return (two ^ (two >>> 15)) >>> 0;
}
