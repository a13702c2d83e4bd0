import type { Edition } from "../../../forms";
import { addend, parseValue } from "../../value";
import type { Reach } from "../aligned/reachOfHeads";
import { isAtPageEdge, isBareNumberOfPage } from "../pageNumbers";
import type { Item } from "../types";
import type { Sums } from "../zones/figureSums";
import { placeIn, ROW_ORDER, SUMS } from "./applicationsForm";
import { textOf } from "./itemFigures";
import { areInRows, isAnchored, isOnOneLine, isPacked, type LooseRow } from "./looseRow";

/** What the figures of a row say by themselves. */
interface Written {
  readonly row: LooseRow;
  /** The row's figures without the number of a page among them. */
  readonly figures: readonly number[];
  readonly values: readonly number[];
  /** Whether one of the figures behind the label was taken for the number of a page, and whether one may be. */
  readonly isWithoutPage: boolean;
  readonly mayHavePage: boolean;
  /**
   * `empty`: there are none; `none`: nothing but zeros, fewer than columns; `total`: the last is the sum of the others;
   * `wrong`: it is not, or stands alone.
   */
  readonly kind: "empty" | "none" | "total" | "wrong";
}

/** Least rows with a total that make one known where a sum over the rows does not hold. */
const LEAST_TOTALS = 5;
/** Least rows with a total, and with nothing but zeros, that show by their equal length that these have totals too. */
const LEAST_ALIKE = 3;

const FORM_FEED = "\f";

/**
 * Places what is certain of rows whose blank cells left no trace, where each row's figures stand right behind its label: on
 * its line, or in a text whose cells are all a line with as many blank lines between.
 */
export function placeAmongBlanks(
  text: string,
  items: readonly Item[],
  all: readonly LooseRow[],
  own: readonly LooseRow[],
  edition: Edition,
  isTidy: boolean,
): void {
  const order = ROW_ORDER[edition];
  const inOrder = own.length === order.length && own.every((row, y) => placeIn(edition, row) === y);
  if (!inOrder || !areInRows(all)) return;
  const filled = own.filter(({ figures }) => figures.length > 0);
  const isInRows =
    filled.every((row) => isAnchored(items, row)) ||
    (isTidy && !text.includes(FORM_FEED)) ||
    hasEvenSteps(text, items, own);
  if (isInRows) placeTotals(text, items, own, SUMS[edition]);
}

/** Whether all labels and figures are lines of their own with as many blank lines before, but where a page begins. */
function hasEvenSteps(text: string, items: readonly Item[], rows: readonly LooseRow[]): boolean {
  const cells = rows.flatMap(({ label, figures }) => [label?.items[0] ?? -1, ...figures]);
  const steps = cells.slice(1).flatMap((i) => {
    const [item, before] = [items[i], items[i - 1]];
    if (!item || !before || text.slice(before.span.end, item.span.start).trim() !== "") return [];
    return item.page === before.page && !text.slice(before.span.end, item.span.start).includes(FORM_FEED)
      ? [item.line === before.line ? -1 : item.gap]
      : [];
  });
  return steps.length > 0 && steps[0] !== -1 && steps.every((step) => step === steps[0]);
}

/**
 * Places what is certain of the rows of a table whose blank cells left no trace, in the form's order: where the last
 * figure of every row is the sum of those before, it is the row's total, and a row without figures is blank. Which columns
 * the others stand in cannot be told: sums are the same for any.
 *
 * The sums over the rows have to hold for the totals, but for one row that is wrong by itself or, with enough rows, for
 * what no row explains that lost its total: `1 1` of `1 1 2`.
 */
function placeTotals(text: string, items: readonly Item[], rows: readonly LooseRow[], sums: Sums): void {
  const figureAt = (i: number) => addend(parseValue(textOf(text, items[i]))) ?? Number.NaN;
  const mayBePage = (i: number) => {
    const item = items[i];
    return (
      item !== undefined &&
      isBareNumberOfPage(textOf(text, item)) &&
      (item.mayBePageNumber || isAtPageEdge(text, item.span))
    );
  };
  const table = rows.map((row) => readRow(row, figureAt, mayBePage, sums.columns));
  const isBlank = table.some(({ values }) => values.length < sums.columns);
  const withTotals = isBlank ? rowsWithTotals(table, sums) : undefined;
  if (!withTotals) return;
  const areAlike = haveAllTotals(table, sums.columns);
  for (const written of table) {
    const { row, figures, kind } = written;
    const isPlaced = kind === "empty" || withTotals.has(written) || (kind === "none" && areAlike);
    if (figures.length >= sums.columns || !isPlaced) continue;
    const last = figures.at(-1);
    row.columns = Array.from({ length: sums.columns }, (_, x) => (x === sums.columns - 1 ? last : undefined));
    row.untold = figures.slice(0, -1);
    row.state = "sure";
  }
}

function readRow(
  row: LooseRow,
  figureAt: (figure: number) => number,
  mayBePage: (figure: number) => boolean,
  columns: number,
): Written {
  const read = (figures: readonly number[]): Written => {
    const values = figures.map(figureAt);
    const isWithoutPage = figures.length < row.figures.length;
    return { row, figures, values, isWithoutPage, mayHavePage: figures.some(mayBePage), kind: kindOf(values, columns) };
  };
  const own = read(row.figures);
  if (own.kind !== "wrong") return own;
  const ways = row.figures.filter(mayBePage).map((page) => read(row.figures.filter((i) => i !== page)));
  const [only, ...others] = ways.filter(({ kind }) => kind === "empty" || kind === "total");
  return only && others.length === 0 ? only : own;
}

function kindOf(values: readonly number[], columns: number): Written["kind"] {
  const last = values.at(-1);
  if (last === undefined) return "empty";
  if (values.length < columns && values.every((value) => value === 0)) return "none";
  const isSum = values.length > 1 && values.length <= columns && sumOf(values) === 2 * last;
  return isSum && values.every((value) => value >= 0) ? "total" : "wrong";
}

/**
 * Whether rows of nothing but zeros have their totals too: all rows have as many figures, as where all but some columns are
 * left blank.
 */
function haveAllTotals(table: readonly Written[], columns: number): boolean {
  const filled = table.filter(({ values }) => values.length > 0);
  const width = filled[0]?.values.length ?? 0;
  const count = (kind: Written["kind"]) => filled.filter((row) => row.kind === kind).length;
  return (
    width > 1 &&
    width < columns &&
    filled.every(({ values, kind }) => values.length === width && kind !== "wrong") &&
    count("total") >= LEAST_ALIKE &&
    count("none") >= LEAST_ALIKE
  );
}

/** The rows whose last figures are their totals for certain; undefined where none are. */
function rowsWithTotals(table: readonly Written[], { overRows }: Sums): ReadonlySet<Written> | undefined {
  const wrong = table.flatMap(({ kind }, y) => (kind === "wrong" ? [y] : []));
  const rows = table.filter(({ kind }) => kind === "total");
  const totals = rows.map(({ values }) => values.at(-1) ?? 0);
  const [only, ...others] = wrong;
  const isWithoutPage = table.some((row) => row.isWithoutPage);
  if (others.length > 0 || (only !== undefined && isWithoutPage) || totals.every((total) => total === 0)) return;
  const totalOf = (y: number) => (y === only ? 0 : (table[y]?.values.at(-1) ?? 0));
  const off = overRows.map(
    ({ left, right }) => sumOf(left.map((y) => totalOf(y))) - sumOf(right.map((y) => totalOf(y))),
  );
  if (only === undefined) {
    const isExplained = (difference: number) =>
      totals.some((total) => total === Math.abs(difference) || total === 2 * Math.abs(difference));
    const mayBeOff = totals.length >= LEAST_TOTALS && !isWithoutPage;
    const isRight = off.every((difference) => difference === 0 || (mayBeOff && !isExplained(difference)));
    return isRight ? new Set(rows) : undefined;
  }
  const needed = overRows.map(({ left, right }, at) =>
    left.includes(only) ? -(off[at] ?? 0) : right.includes(only) ? (off[at] ?? 0) : undefined,
  );
  const [total] = needed.flatMap((need) => need ?? []);
  if (!needed.every((need, at) => (need === undefined ? off[at] === 0 : need === total))) return undefined;
  const row = table[only];
  const values = row?.values ?? [];
  const before = sumOf(values.slice(0, -1));
  // One figure of the row is wrong or too many, or, where all together make what is needed, its total is missing.
  if (total === sumOf(values)) return new Set(rows);
  if (total !== values.at(-1) && total !== before) return undefined;
  return new Set(row && !row.mayHavePage && values.length > 1 && total !== 0 ? [...rows, row] : rows);
}

/** Where figures stand in groups of columns, each with its total last, that lost their blank cells. */
export interface PlacedGroups {
  readonly columns: readonly (number | undefined)[];
  readonly untold: readonly number[];
}

/**
 * Places figures that keep their order in groups of columns so that every group that is not nothing adds up to its last
 * column: those that stand in the same place in all ways to do so, and in all in which every group has figures and one of
 * them has lost one. Undefined where there are none, or where zeros are written, so that what is blank may as well be lost.
 */
export function placeInGroups(
  text: string,
  items: readonly Item[],
  figures: readonly number[],
  size: number,
  groups: number,
): PlacedGroups | undefined {
  const values = figures.map((i) => addend(parseValue(textOf(text, items[i]))) ?? Number.NaN);
  const areTold = values.every((value) => value > 0) || (isOnOneLine(items, figures) && !isPacked(items, figures));
  const placesOf = areTold ? placesInGroups(values, size, groups) : undefined;
  if (!placesOf) return undefined;
  const columns = Array.from({ length: size * groups }, (): number | undefined => undefined);
  const untold: number[] = [];
  figures.forEach((figure, i) => {
    const [only, ...others] = placesOf[i] ?? [];
    if (only !== undefined && others.length === 0) columns[only] = figure;
    else untold.push(figure);
  });
  return untold.length === figures.length ? undefined : { columns, untold };
}

/**
 * For each of some values all places that it has in any of these ways, where that is known within its reach and, of one that is
 * joined to the one before, right behind that; undefined where there is no way in which nothing was lost.
 */
export function placesInGroups(
  values: readonly number[],
  size: number,
  groups: number,
  reaches?: readonly Reach[],
  joined?: readonly boolean[],
): readonly ReadonlySet<number>[] | undefined {
  const places = size * groups;
  if (values.length === 0 || values.length >= places || !values.every((value) => value >= 0)) return undefined;
  /** For each figure its place so far, and all that it may have. */
  const chosen: number[] = [];
  const placesOf = values.map(() => new Set<number>());
  let isPossible = false;
  const goOn = (place: number, parts: readonly number[], hasEmpty: boolean, hasLost: boolean): void => {
    const next = chosen.length;
    if (values.length - next > places - place || (hasEmpty && hasLost)) return;
    if (place === places) {
      if (!hasLost) isPossible = true;
      for (const [i, own] of chosen.entries()) placesOf[i]?.add(own);
      return;
    }
    const isTotal = place % size === size - 1;
    const [first, last] = reaches?.[next] ?? [0, places];
    const isBehind = next === 0 || !joined?.[next] || chosen[next - 1] === place - 1;
    const value = place < first || place > last || !isBehind ? undefined : values[next];
    const sum = sumOf(parts);
    const put = (own: number, rest: readonly number[], lost: boolean) => {
      chosen.push(place);
      goOn(place + 1, isTotal ? [] : [...rest, own], hasEmpty, lost);
      chosen.pop();
    };
    if (value !== undefined && (!isTotal || value === sum || (value > sum && !hasLost)))
      put(value, parts, hasLost || (isTotal && value !== sum));
    // What makes a sum without the figure that was lost is one.
    const isSum = parts.length > 1 && sum === 2 * (parts.at(-1) ?? 0);
    if (!isTotal) goOn(place + 1, parts, hasEmpty, hasLost);
    else if (sum === 0) goOn(place + 1, [], hasEmpty || parts.length === 0, hasLost);
    else if (!isSum && !hasLost) goOn(place + 1, [], hasEmpty, true);
  };
  goOn(0, [], false, false);
  return isPossible ? placesOf : undefined;
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
