import type { LooseFigure } from "./figureSums";
import { PRINTS, printOf, spread } from "./prints";
import { addTotal, type Tally, type Totals } from "./totals";

/** A table read so far: in each row the figures from the left, and, behind a gap, some columns that were read first. */
interface Way {
  /** For each row the number of figures from the left. */
  readonly left: readonly number[];
  /** For each row where the columns behind the gap begin (`left`, where there is none) and end. */
  readonly start: readonly number[];
  readonly end: readonly number[];
  /** For each row the sum of its figures but the last column's less that one. */
  readonly rest: readonly number[];
  /** The rows that are read: their first, and how many. */
  readonly top: number;
  readonly height: number;
  /** What is read of the rows that are not full: columns at first, those in a gap, or the rest, all from the top. */
  readonly pass: (typeof PASSES)[number];
  /** The row above which columns at the right are left to the page's end; 0 where there are none. */
  readonly late: number;
  /** How often rows were left before they were full, and others read out of turn. */
  readonly jumps: number;
  readonly tally: Tally;
  /** Equal for tables with equal figures in equal cells. */
  readonly print: number;
  /** Where the last block stands, and the way before it. */
  readonly column: number;
  readonly block: number;
  readonly before: Way | undefined;
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
  readonly totals: Totals;
  readonly isSmall: boolean;
  readonly printOf: (cell: number, value: number) => number;
}

const PASSES = ["first", "gaps", "rest"] as const;
/** Beyond so many jumps a table counts as unreadable. */
const MOST_JUMPS = 10;
/** What it counts as to leave columns at the right to the page's end. */
const LATE_JUMPS = 3;
/** Most columns that are left to the page's end. */
const MOST_LATE = 2;
/** What it counts as to leave a row once more, when the rest of it and of those below is read. */
const AGAIN_JUMPS = 2;
/** What it counts as to leave a row with a gap. */
const GAP_JUMPS = 4;
/** What it counts as that some of the first columns, but not all, stand close. */
const WIDE_JUMPS = 1;
/** What it counts as to read columns in the middle first but at a page's begin. */
const TURN_JUMPS = 4;
/** What it counts as to read a row beyond the end of the one above, in a table of a few rows. */
const BEYOND_JUMPS = 1;
/** Most rows of a table of a few rows. */
const MOST_SMALL = 10;
/** Most columns before those in the middle that are read first. */
const MOST_TURNED = 3;

/**
 * All tables, with the fewest jumps, that blocks of figures make and that are `right`. A block holds neighbouring
 * columns of neighbouring rows, row by row. A figure comes behind the one to its left and the one above it, but for
 * columns in the middle, whose heads stand higher and which may come before those to their left, and columns at the
 * right that a page has last. Gives the index of each figure, row by row; undefined where it takes more steps.
 */
export function readOrder(
  figures: readonly LooseFigure[],
  rows: number,
  columns: number,
  totals: Totals,
  mostSteps: number,
  isRight: (table: readonly (readonly number[])[]) => boolean,
): (readonly (readonly number[])[])[] | undefined {
  const known = new Map<number, number[]>();
  const rememberPrint = (cell: number, value: number) => {
    const prints = known.get(value) ?? [];
    known.set(value, prints);
    const print = printOf(cell, value);
    prints[cell] = print;
    return print;
  };
  const grid: Grid = {
    figures,
    blocks: blocksOf(figures),
    rows,
    columns,
    totals,
    isSmall: rows <= MOST_SMALL,
    printOf: (cell, value) => known.get(value)?.[cell] ?? rememberPrint(cell, value),
  };
  let left = mostSteps;
  for (let jumps = 0; jumps <= MOST_JUMPS; jumps++) {
    const [ways, steps] = search(grid, jumps, left);
    if (!ways) return undefined;
    left -= steps;
    const found = ways.map((way) => tableOf(way, grid)).filter(isRight);
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

/** The figures of a whole table, row by row. */
function tableOf(last: Way, { blocks, rows, columns }: Grid): number[][] {
  const table = Array.from({ length: rows }, () => new Array<number>(columns).fill(-1));
  for (let way: Way | undefined = last; way; way = way.before) {
    const { from = 0, size = 0 } = blocks[way.block] ?? {};
    const width = size / way.height;
    for (let i = 0; i < size; i++) {
      const row = table[way.top + Math.floor(i / width)];
      if (row) row[way.column + (i % width)] = from + i;
    }
  }
  return table;
}

/** All whole tables with so many jumps at most, and the steps that it took; no tables where these are too many. */
function search(grid: Grid, mostJumps: number, mostSteps: number): [ways: Way[] | undefined, steps: number] {
  const { blocks, rows, columns, totals } = grid;
  const nothing = new Array<number>(rows).fill(0);
  const none: Way = {
    left: nothing,
    start: nothing,
    end: nothing,
    rest: nothing,
    top: 0,
    height: 0,
    pass: "first",
    late: 0,
    jumps: 0,
    tally: totals.heights.map(() => [0, 0]),
    print: 0,
    column: 0,
    block: -1,
    before: undefined,
  };
  let ways = new Map([[0, none]]);
  let steps = 0;
  for (let b = 0; b < blocks.length; b++) {
    steps += ways.size;
    if (steps > mostSteps) return [undefined, steps];
    if (ways.size === 0) return [[], steps];
    const next = new Map<number, Way>();
    for (const way of ways.values()) goOn(way, b, grid, mostJumps, next);
    ways = next;
  }
  const isWhole = ({ left, end }: Way) => left.every((width, y) => width === columns && end[y] === columns);
  return [[...ways.values()].filter(isWhole), steps];
}

/** Puts the ways on from block `b` to `next`. */
function goOn(way: Way, b: number, grid: Grid, mostJumps: number, next: Map<number, Way>): void {
  const { left, start, end, top, height, late, pass } = way;
  const { blocks, rows, columns } = grid;
  const block = blocks[b];
  if (!block) return;
  const leftOf = (y: number) => left[y] ?? 0;
  const startOf = (y: number) => start[y] ?? 0;
  const endOf = (y: number) => end[y] ?? 0;
  const hasGap = (y: number) => leftOf(y) < startOf(y);
  const place = (y: number, [least, most]: Heights, x: number, room: number, cost: number, to: Partial<Placed>) => {
    if (way.jumps + cost > mostJumps) return;
    for (let own = least; own <= Math.min(most, block.size); own++) {
      const width = block.size / own;
      if (block.size % own !== 0 || width > room) continue;
      const isWide = x === 0 && width > 1 && width < columns && (end[y] ?? 0) === 0;
      const jumps = way.jumps + cost + (isWide ? WIDE_JUMPS : 0);
      if (jumps > mostJumps) continue;
      const placed = { block: b, y, height: own, x, pass: to.pass ?? pass, late: to.late ?? late, jumps };
      const laid = lay(way, placed, grid);
      if (!laid) continue;
      const key = (laid.print + spread(((y * 32 + own) * 4 + PASSES.indexOf(placed.pass)) * 32 + placed.late)) % PRINTS;
      const same = next.get(key);
      if (!same || same.jumps > jumps) next.set(key, grow(way, laid, placed));
    }
  };
  /** From one row to all those behind it that are filled as far as `y`. */
  const alike = (y: number): Heights => {
    let to = y + 1;
    while (to < rows && endOf(to) === endOf(y) && leftOf(to) === leftOf(y) && startOf(to) === startOf(y)) to++;
    return [1, to - y];
  };
  const firstFrom = (y: number, suits: (row: number) => boolean) => {
    let at = y;
    while (at < rows && !suits(at)) at++;
    return at;
  };
  const isOpen = (y: number) => endOf(y) > 0 && leftOf(y) < columns;
  const fresh = firstFrom(0, (y) => endOf(y) === 0);
  const open = firstFrom(late, isOpen);
  const isClosed = open === rows;
  if (isClosed && late > 0) {
    const rest = firstFrom(0, isOpen);
    if (rest < late) place(rest, alike(rest), endOf(rest), columns - endOf(rest), 0, { pass: "rest" });
    // A page ends with what it left to its end.
    if (rest < late && block.beginsPage) return;
  }
  if (isClosed) {
    if (fresh === rows) return;
    const done = late > 0 && firstFrom(0, isOpen) === rows ? 0 : late;
    place(fresh, [1, rows - fresh], 0, columns, 0, { pass: "first", late: done });
    const isTurned = block.size > 1 || block.beginsPage;
    const cost = block.beginsPage ? (block.size > 1 ? 1 : 2) : TURN_JUMPS;
    for (let x = 1; x <= (isTurned ? MOST_TURNED : 0); x++)
      place(fresh, [1, rows - fresh], x, columns - 1 - x, cost, { pass: "first", late: done });
    return;
  }
  const isAlone = open === top;
  const gap = firstFrom(open, hasGap);
  if (gap < rows) {
    const heights: Heights = gap === top ? [height, height] : alike(gap);
    place(gap, heights, leftOf(gap), startOf(gap) - leftOf(gap), 0, { pass: "gaps" });
    if (pass === "gaps") return;
  }
  if (isOpen(top) && pass !== "gaps" && (isAlone || endOf(top) < endOf(top - 1))) {
    const room = (isAlone ? columns : endOf(top - 1)) - endOf(top);
    place(top, [height, height], endOf(top), room, 0, {});
  } else if (grid.isSmall && isOpen(top) && pass === "first") {
    place(top, [height, height], endOf(top), columns - endOf(top), BEYOND_JUMPS, {});
  }
  const below = firstFrom(top + height, isOpen);
  if (gap === rows && isOpen(top) && below === top + height && below < rows && endOf(below) < endOf(top))
    place(below, alike(below), endOf(below), endOf(top) - endOf(below), AGAIN_JUMPS, { pass: "rest" });
  if (gap === rows && (pass === "gaps" || !isAlone)) {
    const heights: Heights = open === top ? [height, height] : alike(open);
    place(open, heights, endOf(open), columns - endOf(open), 0, { pass: "rest" });
  }
  if (fresh === rows || (pass !== "first" && !(pass === "gaps" && isAlone)) || top + height !== fresh) return;
  const step = isAlone && gap === top ? GAP_JUMPS : 1;
  for (let x = 0; x <= (hasGap(top) ? startOf(top) : 0); x++)
    place(fresh, [1, rows - fresh], x, endOf(top) - x, step, { pass: "first" });
  if (isAlone && late === 0 && gap === rows && columns - endOf(top) <= MOST_LATE)
    place(fresh, [1, rows - fresh], 0, columns, LATE_JUMPS, { pass: "first", late: fresh });
}

/** The least and the most rows that a block may have. */
type Heights = readonly [least: number, most: number];

/** What a block makes of the rows in which it is put. */
interface Laid {
  readonly left: number;
  readonly start: number;
  readonly end: number;
  readonly rest: readonly number[];
  readonly tally: Tally;
  readonly print: number;
}

/** Where a block is put, and what the way is then. */
interface Placed extends Pick<Way, "height" | "pass" | "late" | "jumps" | "block"> {
  readonly y: number;
  readonly x: number;
}

/** Puts a block where no figure is another row's and full rows keep their sums. */
function lay(way: Way, { block, y, height, x, pass }: Placed, grid: Grid): Laid | undefined {
  const { figures, blocks, columns, totals } = grid;
  const { from = 0, size = 0 } = blocks[block] ?? {};
  const width = size / height;
  const to = x + width;
  const [left = 0, start = 0, end = 0] = [way.left[y], way.start[y], way.end[y]];
  const shape =
    pass === "gaps"
      ? { left: to === start ? end : to, start: to === start ? end : start, end }
      : left < start || (end === 0 && x > 0)
        ? { left, start: end === 0 ? x : start, end: to }
        : { left: to, start: to, end: to };
  const rest: number[] = [];
  let { print, tally } = way;
  for (let at = 0, i = from; at < height; at++) {
    let sum = way.rest[y + at] ?? 0;
    for (let column = x; column < to; column++, i++) {
      const figure = figures[i];
      if (figure?.row !== undefined && figure.row !== y + at) return undefined;
      const value = figure?.value ?? 0;
      sum += column === columns - 1 ? -value : value;
      print = (print + grid.printOf((y + at) * columns + column, value)) % PRINTS;
    }
    if (shape.left === columns && sum !== 0) return undefined;
    rest.push(sum);
    const added = to === columns ? addTotal(tally, totals, y + at, figures[i - 1]?.value ?? 0) : tally;
    if (!added) return undefined;
    tally = added;
  }
  return { ...shape, rest, tally, print };
}

/** The way with a block more. */
function grow(before: Way, laid: Laid, placed: Placed): Way {
  const { y, height } = placed;
  const rest = before.rest.slice();
  laid.rest.forEach((sum, at) => {
    rest[y + at] = sum;
  });
  return {
    left: before.left.slice().fill(laid.left, y, y + height),
    start: before.start.slice().fill(laid.start, y, y + height),
    end: before.end.slice().fill(laid.end, y, y + height),
    rest,
    top: y,
    height,
    pass: placed.pass,
    late: placed.late,
    jumps: placed.jumps,
    tally: laid.tally,
    print: laid.print,
    column: placed.x,
    block: placed.block,
    before,
  };
}
