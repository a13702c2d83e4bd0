import { addend, parseValue } from "../../value";
import type { Item } from "../types";
import { textOf } from "./itemFigures";
import type { FoundLabel, RowLabel } from "./tornLabels";

/**
 * Figures and what stands before them. `label`: they are a row's; `words`: words that may be a misspelt label;
 * `none`: they follow neither (the figures of `disputes`, what a page break tore off).
 */
export interface LooseRow {
  readonly label: FoundLabel | undefined;
  /** Words that are no label of the form. */
  words: Item | undefined;
  /** Index of the item with which the row begins. */
  readonly first: number;
  /** Indices of the figures, in order. */
  figures: readonly number[];
  /**
   * `sure`: the figures are the row's, whatever their number; `unread`: it cannot be told which figures are the row's.
   */
  state: "sure" | "unread";
  /** For each column of the row the figure or, where the row has none there, undefined; where the columns are known. */
  columns?: readonly (number | undefined)[] | undefined;
  /** Figures of which it cannot be told which of the columns without any is theirs; then blank ones are not known either. */
  untold?: readonly number[] | undefined;
}

/** For rows the columns of their figures. */
export type ShownColumns = ReadonlyMap<LooseRow, readonly number[]>;

/** Rows by the page on which they stand, in order. */
export function onPages<T>(
  rows: readonly T[],
  pageOf: (row: T) => number | undefined,
): ReadonlyMap<number, readonly T[]> {
  const pages = new Map<number, T[]>();
  for (const row of rows) {
    const page = pageOf(row) ?? 0;
    const own = pages.get(page);
    if (own) own.push(row);
    else pages.set(page, [row]);
  }
  return pages;
}

/** The table whose rows have seven columns, the last of them their total. */
export const APPLICATIONS = "applications";
export const COLUMNS = 7;

/** Whether it is known of all columns of a row of `applications` what stands in them. */
export function isFull(row: LooseRow): boolean {
  return row.state === "sure" && (row.figures.length === COLUMNS || row.columns !== undefined);
}

/** Whether figures are nothing but zeros. */
export function isNothing(text: string, items: readonly Item[], figures: readonly number[]): boolean {
  return figures.every((i) => addend(parseValue(textOf(text, items[i]))) === 0);
}

/** How many figures a row has in the edition that has most. */
export function widest(label: RowLabel): number {
  return Math.max(...label.figures.values());
}

/** Whether the figures of a row stand on the lines of its label. */
export function isAnchored(items: readonly Item[], { label, figures }: LooseRow): boolean {
  const lastPiece = items[label?.items[label.items.length - 1] ?? -1];
  return lastPiece !== undefined && figures.length > 0 && figures.every((i) => (items[i]?.line ?? 0) <= lastPiece.line);
}

/** Whether items, in order, stand on one line. */
export function isOnOneLine(items: readonly Item[], indices: readonly number[]): boolean {
  return items[indices[0] ?? -1]?.line === items[indices[indices.length - 1] ?? -1]?.line;
}

/** Whether figures stand all on one line, or each on a line of its own with as many blank lines between. */
export function inEvenSteps(items: readonly Item[], figures: readonly number[]): boolean {
  const gap = items[figures[1] ?? -1]?.gap;
  const isRow = isOnOneLine(items, figures);
  return (
    isRow ||
    figures.every((i, at) => {
      const item = items[i];
      return at === 0 || (item?.gap === gap && item?.line !== items[figures[at - 1] ?? -1]?.line);
    })
  );
}

/** Whether all figures stand together behind a row's label, no more than there are columns. */
export function areInRows(rows: readonly LooseRow[]): boolean {
  return rows.every(({ label, figures }) => {
    const [first, ...more] = figures;
    if (first === undefined) return true;
    const isTogether = (figures.at(-1) ?? first) - first === more.length;
    return isTogether && figures.length <= COLUMNS + 1 && label?.items.includes(first - 1) === true;
  });
}

/** Whether figures stand one blank apart, so that their offsets say nothing. */
export function isPacked(items: readonly Item[], figures: readonly number[]): boolean {
  const gaps = figures.slice(1).map((i, at) => (items[i]?.span.start ?? 0) - (items[figures[at] ?? i]?.span.end ?? 0));
  return gaps.length > 0 && gaps.every((gap) => gap <= 1);
}

/** Whether a figure stands one blank behind what is before it on its line, as what is one line of text in a PDF. */
export function isJoined(items: readonly Item[], i: number): boolean {
  return (blanksBefore(items, i) ?? Number.POSITIVE_INFINITY) <= 1;
}

/** Whether as many blanks stand before all figures of rows, so that they part cells and do not align them. */
export function areParted(items: readonly Item[], rows: readonly LooseRow[]): boolean {
  const gaps = rows.flatMap(({ figures }) => figures.flatMap((i) => blanksBefore(items, i) ?? []));
  return gaps.length > 1 && new Set(gaps).size === 1;
}

/** How many characters stand between an item and the one before on its line; undefined where there is none. */
export function blanksBefore(items: readonly Item[], i: number): number | undefined {
  const [item, before] = [items[i], items[i - 1]];
  return item && before && item.line === before.line ? item.span.start - before.span.end : undefined;
}
