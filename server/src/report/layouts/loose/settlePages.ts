import type { Edition } from "../../../forms";
import { addend, parseValue } from "../../value";
import type { Item } from "../types";
import { isTelling, type LooseFigure, type Sums } from "../zones/figureSums";
import { readZoneAlone } from "../zones/zonesTogether";
import { placeIn, ROW_ORDER, SUMS } from "./applicationsForm";
import { figuresOfApplications } from "./foreignFigures";
import { textOf } from "./itemFigures";
import { looseFigures } from "./looseFigures";
import { COLUMNS, isFull, isOnOneLine, type LooseRow } from "./looseRow";

/** Rows that stand on a page, from one to before another one. */
interface Stretch {
  readonly page: number;
  readonly from: number;
  readonly to: number;
}

/**
 * Shares out the figures of those pages of the table of applications that have as many as their rows take and can be read
 * in one way only, where the table as a whole cannot be read: rows on one line, and those that sums over the rows show.
 */
export function settlePages(
  text: string,
  items: readonly Item[],
  all: readonly LooseRow[],
  own: readonly LooseRow[],
  edition: Edition,
): void {
  const order = ROW_ORDER[edition];
  const byPlace = new Map(own.map((row) => [placeIn(edition, row), row]));
  if (byPlace.size !== own.length || byPlace.has(-1)) return;
  const figures = figuresOfApplications(text, items, all, order.length * COLUMNS);
  const pageOf = (i: number) => items[i]?.page ?? 0;
  const found = new Map<LooseRow, readonly number[]>();
  for (const page of new Set(figures.map(pageOf))) {
    const onPage = figures.filter((i) => pageOf(i) === page);
    const height = onPage.length / COLUMNS;
    const stretches = stretchesOn(page, items, byPlace, order.length).filter(({ from, to }) => to - from === height);
    const [stretch, ...others] = stretches;
    if (!stretch || others.length > 0) continue;
    const rows = order.slice(stretch.from, stretch.to).flatMap((_, y) => byPlace.get(stretch.from + y) ?? []);
    if (rows.length < height || rows.every(isFull)) continue;
    const loose = looseFigures(text, items, onPage, own, edition).map((figure) => below(figure, stretch));
    const table = readZoneAlone(loose, SUMS[edition])?.map((row) => row.flatMap((i) => onPage[i] ?? []));
    if (!table || rows.some((row, y) => isFull(row) && row.figures.join() !== table[y]?.join())) continue;
    for (const [y, row] of rows.entries()) found.set(row, table[y] ?? []);
  }
  const numberAt = (i: number) => addend(parseValue(textOf(text, items[i]))) ?? Number.NaN;
  const read = order.map((_, y) => {
    const row = byPlace.get(y);
    return row && (found.get(row) ?? (isFull(row) && !row.columns ? row.figures : undefined));
  });
  const isUsed = new Set(read.flatMap((row) => row ?? []));
  const left = figures.filter((i) => !isUsed.has(i)).map(numberAt);
  const shown = shownBySums(
    read.map((row) => row?.map(numberAt)),
    left,
    SUMS[edition],
  );
  for (const [row, own] of found) if (!shown.has(placeIn(edition, row)) && !isOnOneLine(items, own)) found.delete(row);
  const isTaken = new Set([...found.values()].flat());
  for (const row of all) row.figures = found.get(row) ?? row.figures.filter((i) => !isTaken.has(i));
  for (const row of found.keys()) Object.assign(row, { columns: undefined, state: "sure" });
}

/**
 * The rows of which sums over the rows show that no figures have changed places within them, as a PDF may have them: all
 * hold, or the only row that is missing is told by them and its figures are among those that are left.
 */
function shownBySums(
  rows: readonly (readonly number[] | undefined)[],
  left: readonly number[],
  { overRows, columns }: Sums,
): ReadonlySet<number> {
  const known = [...rows];
  const shown = new Set<number>();
  for (const sides of overRows) {
    const own = [...sides.left, ...sides.right];
    const [missing, ...others] = own.filter((y) => !known[y]);
    if (others.length > 0) continue;
    const differences = Array.from({ length: columns }, (_, x) => {
      const total = (side: readonly number[]) => side.reduce((sum, y) => sum + (known[y]?.[x] ?? 0), 0);
      return total(sides.left) - total(sides.right);
    });
    if (missing === undefined) {
      if (differences.some((difference) => difference !== 0)) continue;
    } else {
      const told = sides.left.includes(missing) ? differences.map((difference) => -difference) : differences;
      if (!isAmong(told, left)) continue;
      known[missing] = told;
    }
    for (const y of own) shown.add(y);
  }
  return shown;
}

/** Whether all values of a row, not only zeros or a single one, are among others. */
function isAmong(row: readonly number[], values: readonly number[]): boolean {
  const others = [...values];
  const areThere = row.every((value) => {
    const at = others.indexOf(value);
    if (at >= 0) others.splice(at, 1);
    return at >= 0;
  });
  return areThere && isTelling(row);
}

/**
 * The rows that may be a page's: those whose labels stand on it, of which the first and the last may be another page's too
 * where their label goes on there. None where rows before stand further behind, or others before.
 */
function stretchesOn(
  page: number,
  items: readonly Item[],
  byPlace: ReadonlyMap<number, LooseRow>,
  count: number,
): readonly Stretch[] {
  const pagesAt = (y: number) => (byPlace.get(y)?.label?.items ?? []).map((i) => items[i]?.page ?? 0);
  const places = Array.from({ length: count }, (_, y) => y);
  const own = places.filter((y) => pagesAt(y).includes(page));
  const [first, last] = [own[0], own.at(-1)];
  if (first === undefined || last === undefined || own.length !== last + 1 - first) return [];
  const isInOrder = places.every((y) =>
    pagesAt(y).every((other) => (y < first ? other < page : y > last ? other > page : true)),
  );
  if (!isInOrder || places.every((y) => pagesAt(y).every((other) => other === page))) return [];
  const isWhole = (y: number) => pagesAt(y).every((other) => other === page);
  const starts = isWhole(first) ? [first] : [first, first + 1];
  const ends = isWhole(last) ? [last + 1] : [last, last + 1];
  return starts.flatMap((from) => ends.flatMap((to) => (from < to ? [{ page, from, to }] : [])));
}

/** A figure whose row is counted from the first one of a page. */
function below(figure: LooseFigure, { from, to }: Stretch): LooseFigure {
  const counted = (row: number | undefined) => (row !== undefined && row >= from && row < to ? row - from : undefined);
  return {
    ...figure,
    row: counted(figure.row),
    onlyLabel: counted(figure.onlyLabel),
    rowBeside: counted(figure.rowBeside),
  };
}
