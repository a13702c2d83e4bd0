import type { LooseFigure, Sums } from "./figureSums";
import type { LeastCosts } from "./leastCosts";
import { spread } from "./spread";
import { type Block, blocksOf, placesByLabels, splitCosts, wholeRows } from "./zoneBlocks";
import {
  emptyFrom,
  firstOpen,
  type Grid,
  hasAllNeeded,
  isEmpty,
  makeGrid,
  mayKeepSum,
  mayKeepSumsOver,
  rowFrom,
  rowsOf,
  setFigure,
} from "./zoneGrid";

/** Rows of figures, by their indices in the whole table. */
export type Rows = readonly (readonly number[])[];

/** A way to read a zone, and what it costs. */
export interface ZoneWay {
  readonly rows: Rows;
  readonly cost: number;
}

/** Steps that are left, and the places at which the search came by. */
export interface Budget {
  steps: number;
  readonly seen: LeastCosts;
}

/** Where figures were put: rows and columns, where their band began, and where the bands above it ended. */
interface Place {
  readonly y: number;
  readonly height: number;
  /** All rows, between which there may be some whose cells were taken. */
  readonly rows: readonly number[];
  readonly start: number;
  readonly x: number;
  readonly end: number;
  readonly stripe: number;
}

/** A place where figures may stand, and what the way up to them costs. */
interface Option extends Place {
  readonly cost: number;
}

/** The figures of a block, from one of them on, that fill a rectangle. */
interface Piece {
  readonly first: number;
  readonly height: number;
  readonly width: number;
}

/** The place of the figures before, and what it costs to go on elsewhere than beside them. */
interface Last {
  readonly place: Place;
  readonly below: number;
  /** The first empty column behind the last place, and the first row that is not full. */
  readonly reached: number;
  readonly uppermost: number;
  readonly costToLeave: number;
  /** Whether the rows of the figures that are put next are told by labels. */
  readonly isKnown: boolean;
}

/** A stretch of a page's figures that is read together. */
interface Zone {
  readonly figures: readonly LooseFigure[];
  readonly from: number;
  readonly to: number;
}

/** How far a search goes. */
interface Limits {
  readonly mostCost: number;
  readonly budget: Budget;
}

/** What is known of a zone before its search. */
interface Given {
  /** What the sides of the sums over the rows have to differ by in each column. */
  readonly needs: readonly number[] | undefined;
  /** By figure: its place, where labels tell it. */
  readonly known: ReadonlyMap<number, readonly [y: number, x: number]>;
  /** Whether the page has nothing but columns of bands. */
  readonly areColumns: boolean;
}

/** A zone, what is fixed in it, and the state of the search. */
interface Search extends Zone, Limits {
  readonly blocks: readonly Block[];
  readonly splits: Uint8Array;
  /** Whether some cells are told beyond doubt, so that others may come later or between them. */
  readonly hasAnchors: boolean;
  /** For each figure of a whole row the first one of these. */
  readonly wholes: ReadonlyMap<number, number>;
  /** What it costs to leave a band one column before the end of the one above. */
  readonly narrow: number;
  readonly salt: number;
  readonly grid: Grid;
  readonly found: Map<string, ZoneWay>;
  /** For each row a number of the band to which it belongs, where the page has nothing but columns of bands. */
  readonly bands: Int32Array | undefined;
}

/** What it counts as to leave a band before its end, or to begin one elsewhere than right below the one before. */
export const STEP = 2;
/** What it counts as to leave cells out that stand to the left, to begin anywhere else, or to part a block. */
const GAP = 4;
/**
 * What it counts as to leave a band one column before the end of the one above, which was left before its end too, or,
 * where cells are told beyond doubt, before its totals.
 */
const NARROW = 1;
/** More than the rows of any table. */
const BAND = 64;
/** Rows at a page's top among which the heads of columns stand. */
const TOP_ROWS = 2;
/** Ways to read a zone beyond which a table counts as unreadable. */
const MOST_WAYS = 400;

/**
 * The ways, different in their values, to read a zone in which rows keep their sums; undefined where it takes more steps.
 * With `needs` what the sides of the sums over the rows have to differ by in each column.
 */
export function readZone(
  figures: readonly LooseFigure[],
  from: number,
  to: number,
  sums: Sums,
  mostCost: number,
  budget: Budget,
  needs?: readonly number[],
): readonly ZoneWay[] | undefined {
  const known = placesByLabels(figures, from, to, sums.columns);
  const search = makeSearch({ figures, from, to }, sums, { mostCost, budget }, { needs, known, areColumns: false });
  for (const [i, [y, x]] of known) setFigure(search.grid, i, y, x, 1);
  return putBlock(search, 0, 0, undefined, 0) ? [...search.found.values()] : undefined;
}

/**
 * The ways to read a table of one page that has nothing but columns of the same bands of rows, each whole, whatever these
 * ways cost: bands further down may begin and end further to the left, and what is left of them follows.
 */
export function readColumnsOfBands(
  figures: readonly LooseFigure[],
  sums: Sums,
  budget: Budget,
): readonly ZoneWay[] | undefined {
  const needs = sums.overRows.flatMap(() => new Array<number>(sums.columns).fill(0));
  const zone = { figures, from: 0, to: figures.length };
  const search = makeSearch(zone, sums, { mostCost: 0, budget }, { needs, known: new Map(), areColumns: true });
  const sizes = new Map<number, number>();
  for (const { size } of search.blocks) sizes.set(size, (sizes.get(size) ?? 0) + 1);
  if ([...sizes.values()].some((count) => count % sums.columns !== 0)) return [];
  return putBlock(search, 0, 0, undefined, 0) ? [...search.found.values()] : undefined;
}

function makeSearch(zone: Zone, sums: Sums, limits: Limits, { needs, known, areColumns }: Given): Search {
  const { figures, from, to } = zone;
  return {
    ...zone,
    ...limits,
    hasAnchors: [...known.keys()].some((i) => figures[i]?.cell !== undefined),
    blocks: blocksOf(figures, from, to, known),
    splits: splitCosts(figures, from, to, GAP),
    wholes: wholeRows(figures, from, to, known, sums.columns),
    // Heads of columns that a page has among its figures leave steps in its upper rows.
    narrow: figures[from]?.isBelowHead ? 0 : NARROW,
    salt: limits.budget.seen.begin(),
    grid: makeGrid(figures, from, to, sums, needs),
    found: new Map(),
    bands: areColumns ? new Int32Array((to - from) / sums.columns) : undefined,
  };
}

/** Puts what is left of a block, then those behind it, in all ways that cost no more; whether there are steps left. */
function putBlock(search: Search, b: number, taken: number, place: Place | undefined, cost: number): boolean {
  const { splits, mostCost, grid } = search;
  const block = search.blocks[b];
  if (!block) return addWay(search, cost);
  const first = block.from + taken;
  const size = block.size - taken;
  const last = place && lastOf(search, place, taken > 0, first, size);
  if (search.bands) return putColumn(search, { first, height: size, width: 1 }, last, b);
  for (let count = 1; count <= size; count++) {
    const isSplit = count < size;
    const before = cost + (isSplit ? (splits[first + count - search.from] ?? 0) : 0);
    if (before > mostCost) continue;
    for (let width = 1; width <= Math.min(grid.columns, count); width++) {
      if (count % width !== 0 || (isSplit && width === 1 && before > cost)) continue;
      const piece = { first, height: count / width, width };
      if (!fits(search, piece)) continue;
      for (const option of optionsOf(search, piece, last, taken > 0, before, size === 1))
        if (!putPiece(search, piece, option, b, isSplit ? taken + count : 0)) return false;
    }
  }
  return true;
}

/** Puts a block in a column of a band, in all ways; whether there are steps left. */
function putColumn(search: Search, piece: Piece, last: Last | undefined, b: number): boolean {
  const { bands, grid, figures } = search;
  const { first, height } = piece;
  const headed = figures[first]?.headed;
  for (let x = 0; x < grid.columns; x++) {
    if (headed && (x < headed[0] || x >= headed[1])) continue;
    const beside =
      last && last.place.height === height && x === last.reached && x === last.place.end ? [last.place.y] : [];
    const others = last ? [rowFrom(grid, last.below, x), rowFrom(grid, 0, x)] : [0];
    for (const y of new Set([...beside, ...others])) {
      if (y + height > grid.rows) continue;
      const band = y * BAND + height;
      const isNew = grid.open[y] === grid.columns && (y === 0 || grid.open[y - 1] !== grid.columns);
      const isFirst = emptyFrom(grid, y, 0) === x;
      const isStart = !last || x <= last.place.start;
      if (isNew ? !isFirst && !isStart : bands?.[y] !== band || !(beside.includes(y) || isFirst)) continue;
      if (isNew) bands?.fill(band, y, y + height);
      const place = { y, height, rows: rowsDown(y, height), start: x, x, end: x + 1, stripe: grid.columns, cost: 0 };
      const isBeside = beside.includes(y) && last;
      const goes = putPiece(search, piece, isBeside ? { ...place, start: last.place.start } : place, b, 0);
      if (isNew) bands?.fill(0, y, y + height);
      if (!goes) return false;
    }
  }
  return true;
}

/** Puts figures at a place and goes on behind them, if the sums may still hold; whether there are steps left. */
function putPiece(search: Search, { first }: Piece, place: Option, b: number, taken: number): boolean {
  const { budget, grid } = search;
  const { rows, x, end } = place;
  if (budget.steps-- <= 0) return false;
  let isOpen = true;
  let done = 0;
  for (let i = first; isOpen && done < rows.length; done++) {
    const row = rows[done] ?? 0;
    for (let at = x; at < end; at++, i++) setFigure(grid, i, row, at, 1);
    isOpen = mayKeepSum(grid, row);
    for (let at = x; isOpen && at < end; at++) isOpen = mayKeepSumsOver(grid, row, at);
  }
  const goes =
    !isOpen || !isWorthIt(search, place, taken) || putBlock(search, taken > 0 ? b : b + 1, taken, place, place.cost);
  for (let i = first, undone = 0; undone < done; undone++)
    for (let at = x; at < end; at++, i++) setFigure(grid, i, rows[undone] ?? 0, at, -1);
  return goes;
}

/** So many rows from one on. */
function rowsDown(y: number, height: number): readonly number[] {
  return Array.from({ length: height }, (_, row) => y + row);
}

/** So many rows from one on, past those whose cells in some columns are taken where cells are told beyond doubt. */
function freeRows({ grid, hasAnchors }: Search, y: number, height: number, x: number, end: number): readonly number[] {
  if (!hasAnchors) return rowsDown(y, height);
  const isTaken = (row: number) => {
    for (let at = x; at < end; at++) if (isEmpty(grid, row, at)) return false;
    return true;
  };
  const rows: number[] = [];
  for (let row = y; row < grid.rows && rows.length < height; row++) if (!isTaken(row)) rows.push(row);
  return rows;
}

/** Whether the search may go on at a place: nothing shows that it will cost too much, nor came it by before for less. */
function isWorthIt({ grid, mostCost, budget, salt, bands }: Search, place: Option, taken: number): boolean {
  const { y, height, rows, start, x, end, stripe, cost } = place;
  // Rows above that are not full have to be begun once more.
  if (!bands && cost + (firstOpen(grid) < y ? STEP : 0) > mostCost) return false;
  const shape =
    (((((y * 32 + height) * 32 + (rows.at(-1) ?? y)) * 8 + start) * 8 + end) * 8 + stripe) * 8 +
    (taken > 0 ? x + 1 : 0);
  return budget.seen.isCheaper(grid.print ^ spread(shape ^ salt), grid.second ^ spread(shape + salt), cost);
}

/** Keeps the rows that are full now, unless the same values cost less; whether there may be more. */
function addWay({ grid, found }: Search, cost: number): boolean {
  if (!hasAllNeeded(grid)) return true;
  const key = `${grid.print} ${grid.second}`;
  if ((found.get(key)?.cost ?? Number.POSITIVE_INFINITY) > cost) found.set(key, { rows: rowsOf(grid), cost });
  return found.size <= MOST_WAYS;
}

function lastOf(search: Search, place: Place, isWithin: boolean, first: number, size: number): Last {
  const reached = emptyFrom(search.grid, place.y, place.end);
  const uppermost = firstOpen(search.grid);
  const isKnown = haveRows(search.figures, first, size);
  return {
    place,
    below: belowOf(place),
    reached,
    uppermost,
    costToLeave: isWithin ? 0 : costToLeave(search, place, reached, uppermost, first, isKnown),
    isKnown,
  };
}

/** The row below a place. */
function belowOf({ y, rows }: Place): number {
  return (rows.at(-1) ?? y) + 1;
}

/** Whether the rows of so many figures are told by labels. */
function haveRows(figures: readonly LooseFigure[], first: number, size: number): boolean {
  for (let i = first; i < first + size; i++) if (figures[i]?.row === undefined) return false;
  return true;
}

/** Whether a rectangle is no higher than the zone, and no line of a block holds figures of two of its rows. */
function fits({ figures, grid, to }: Search, { first, height, width }: Piece): boolean {
  if (height > grid.rows) return false;
  for (let row = 1; row <= height; row++) {
    const next = first + row * width;
    if (next < to && figures[next]?.isOnLine) return false;
  }
  return true;
}

/** The empty places where a piece may stand behind what was put last, as far as the cost allows. */
function optionsOf(
  search: Search,
  piece: Piece,
  last: Last | undefined,
  isWithin: boolean,
  before: number,
  isAlone: boolean,
): readonly Option[] {
  const { grid, mostCost, wholes } = search;
  const options: Option[] = [];
  if (piece.height > 1 && wholes.has(piece.first)) return options;
  for (let x = 0; x + piece.width <= grid.columns; x++) {
    const cost = before + costOfColumn(search, piece, x, isAlone);
    if (cost > mostCost) continue;
    if (!last) addFirst(search, options, piece, x, cost);
    else if (isWithin) addWithin(search, options, piece, x, last, cost);
    else {
      addBeside(search, options, piece, x, last, cost);
      if (cost + last.costToLeave <= mostCost) addElsewhere(search, options, piece, x, last, cost + last.costToLeave);
    }
  }
  return options;
}

/** Adds the uppermost place in a column of a zone that has no figures yet but those by their labels. */
function addFirst(search: Search, options: Option[], piece: Piece, x: number, cost: number): void {
  const { figures, grid } = search;
  const y = rowFrom(grid, 0, x);
  const isFirst = x === emptyFrom(grid, y, 0);
  const own = isFirst ? 0 : figures[piece.first]?.isBelowHead ? STEP : STEP + GAP;
  addOption(search, options, piece, y, x, x, grid.columns, cost + own);
}

/** Adds the place below the figures before in the same block, for what stands within their columns. */
function addWithin(search: Search, options: Option[], piece: Piece, x: number, last: Last, cost: number): void {
  const isNarrower = piece.width < last.place.end - last.place.x;
  if (isNarrower && x >= last.place.x && x + piece.width <= last.place.end)
    addOption(search, options, piece, last.below, x, x, last.reached, cost);
}

/** Adds the place in the rows of the figures before. */
function addBeside(search: Search, options: Option[], piece: Piece, x: number, last: Last, cost: number): void {
  if (piece.height !== last.place.height || x < last.place.end) return;
  // Where labels part the first column from the others, rows below may begin with these.
  const start = search.figures[piece.first]?.isBehindLabel ? x : last.place.start;
  addOption(search, options, piece, last.place.y, x, start, last.place.stripe, cost + (x === last.reached ? 0 : GAP));
}

/** Adds the uppermost places in a column, below the figures before and from the top. */
function addElsewhere(search: Search, options: Option[], piece: Piece, x: number, last: Last, cost: number): void {
  const { grid } = search;
  const lower = rowFrom(grid, last.below, x);
  addOption(search, options, piece, lower, x, x, last.reached, cost + costToBegin(grid, last, lower, x, lower));
  const upper = rowFrom(grid, 0, x);
  if (upper === lower || (upper === last.place.y && piece.height === last.place.height && x >= last.place.end)) return;
  const stripe = upper < last.place.y ? grid.columns : last.reached;
  addOption(search, options, piece, upper, x, x, stripe, cost + costToBegin(grid, last, upper, x, lower));
}

/** Adds a place if its cells are empty and cost no more. */
function addOption(
  search: Search,
  options: Option[],
  { first, height, width }: Piece,
  y: number,
  x: number,
  start: number,
  stripe: number,
  before: number,
): void {
  if (before > search.mostCost || y + height > search.grid.rows) return;
  const whole = search.wholes.get(first);
  if (whole !== undefined && !isOfWhole(search.grid, whole, first, y)) return;
  const end = x + width;
  const rows = freeRows(search, y, height, x, end);
  if (rows.length < height) return;
  const cost = before + costOfCells(search, first, rows, x, end);
  if (cost <= search.mostCost) options.push({ y, height, rows, start, x, end, stripe, cost });
}

/** Whether a figure of a whole row may stand in a row: the first one where none does, the others with these. */
function isOfWhole({ cells, columns, open }: Grid, whole: number, first: number, y: number): boolean {
  if (first === whole) return open[y] === columns;
  return cells.subarray(y * columns, (y + 1) * columns).includes(whole);
}

/** What it costs that figures stand on the lines of a row next to theirs; more than any where cells are taken. */
function costOfCells(
  { figures, grid, from }: Search,
  first: number,
  rows: readonly number[],
  x: number,
  end: number,
): number {
  const top = from / grid.columns;
  let cost = 0;
  let i = first;
  for (const row of rows) {
    for (let at = x; at < end; at++, i++) {
      const off = Math.abs((figures[i]?.row ?? top + row) - top - row);
      if (!isEmpty(grid, row, at) || off > 1) return Number.POSITIVE_INFINITY;
      cost += off * STEP;
    }
  }
  return cost;
}

/** What it costs that figures stand elsewhere than under the heads right above them. */
function costOfColumn({ figures }: Search, { first, width }: Piece, x: number, isAlone: boolean): number {
  const headed = figures[first]?.headed;
  // A single figure among labels is the first of its row.
  const isLone =
    isAlone && x > 0 && figures[first]?.isBehindLabel === true && figures[first + 1]?.isBehindWords === true;
  const isUnderHeads = !headed || (x >= headed[0] && x + width <= headed[1]);
  return (isLone ? GAP : 0) + (isUnderHeads ? 0 : GAP);
}

/** What it costs to leave the last band, which reaches up to a column, for a block elsewhere. */
function costToLeave(
  { figures, grid, narrow, hasAnchors }: Search,
  last: Place,
  reached: number,
  uppermost: number,
  first: number,
  isKnown: boolean,
): number {
  if (reached === grid.columns || reached === last.stripe || isKnown) return 0;
  if (hasAnchors && reached === grid.columns - 1) return NARROW;
  if (figures[first]?.isBehindLabel && last.x === last.start && last.height === 1 && last.end - last.x === 1) return 0;
  const isTold = figures[first]?.isBehindWords === true || uppermost <= TOP_ROWS || belowOf(last) >= grid.rows - 1;
  const isStep = reached === last.stripe - 1 && last.stripe < grid.columns;
  return (isTold ? 0 : STEP) + (isStep ? narrow : STEP);
}

/** What it costs to begin a band in a column at a row; the first empty one below the figures before is `lower`. */
function costToBegin(grid: Grid, last: Last, y: number, x: number, lower: number): number {
  const isNext = y === lower;
  if (isNext && x === last.place.start) return 0;
  const isFirst = emptyFrom(grid, y, 0) === x;
  if (isNext && isFirst && (x > 0 || y === last.uppermost || last.reached === grid.columns)) return 0;
  // What a page has before its first column is left for that without more ado.
  if (y === 0 && x === 0 && last.place.start > 0) return 0;
  if (last.isKnown && (isFirst || x === last.reached)) return 0;
  const isReturn = isFirst && (y === last.uppermost || x === last.reached);
  return isReturn || last.isKnown || (isNext && x === last.place.start - 1) ? STEP : GAP;
}
