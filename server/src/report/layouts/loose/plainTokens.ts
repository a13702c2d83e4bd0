import { type CellKind, type Edition, FORMS, type FormTable } from "../../../forms";
import { fold } from "../../../text/fold";
import { parseValue } from "../../value";
import type { Item } from "../types";
import { beginsBlock } from "./looseItems";
import type { FoundLabel } from "./tornLabels";

/** A label of a table's head, in one or more items of a line. */
export interface HeadLabel {
  readonly first: number;
  readonly last: number;
  readonly folded: string;
}

/** A table of section two: columns with one figure in each row. */
export interface PlainTable {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly string[];
  readonly kinds: readonly CellKind[];
}

/**
 * What is read one after another. `heads`: column labels of a table without a gap between; `row`: a row's label;
 * `block`: figures without a gap or words between; `title`: the label of a whole table, or one that is no table's.
 */
export type Token =
  | Heads
  | { readonly kind: "row"; readonly table: number; readonly row: number; readonly isJoined: boolean }
  | Block
  | { readonly kind: "title"; readonly table: number; readonly isJoined: boolean };

export interface Heads {
  readonly kind: "heads";
  readonly table: number;
  readonly columns: readonly number[];
  readonly page: number;
}

export interface Block {
  readonly kind: "block";
  readonly figures: readonly number[];
  readonly isJoined: boolean;
  readonly isLone: boolean;
  /** Whether it may hold figures of several columns. */
  readonly mayBeWide: boolean;
  readonly page: number;
}

/** A column of a table. */
type Place = readonly [table: number, column: number];
/** Where a column's label belongs, for the index of its first item. */
type Places = ReadonlyMap<number, Place>;
type RowOf = ReadonlyMap<string, readonly [table: number, row: number]>;
/** For each row of each table the pages on which its label stands. */
export type RowPages = readonly (readonly ReadonlySet<number>[])[];
/** The figure of each cell, row by row, of each table. */
export type Reading = readonly (readonly (readonly (number | undefined)[])[])[];

export const EDITIONS: readonly Edition[] = ["2019", "2021"];

/** The tables of section two of each edition. */
export const tablesOf: Readonly<Record<Edition, readonly PlainTable[]>> = {
  "2019": plainTables("2019"),
  "2021": plainTables("2021"),
};

function plainTables(edition: Edition): readonly PlainTable[] {
  return FORMS[edition].sections
    .filter(({ id }) => id === "disclosure")
    .flatMap(({ tables }) => tables.map(plainTable));
}

function plainTable({ runs }: FormTable): PlainTable {
  const labels = (role: string) => runs.flatMap(({ label }) => (label?.role === role ? [fold(label.text)] : []));
  const kinds = runs.find(({ slots }) => slots.length > 0)?.slots.map(({ kind }) => kind) ?? [];
  return { title: labels("title")[0] ?? "", columns: labels("column"), rows: labels("row"), kinds };
}

/** For each item the number of its block. */
type BlockOf = (item: number) => number;

/** Numbers the blocks of items. */
export function blocksOf(items: readonly Item[]): BlockOf {
  let block = 0;
  const blocks = Uint32Array.from(items, (_, i) => (beginsBlock(items, i) ? ++block : block));
  return (item) => blocks[item] ?? 0;
}

/**
 * The blocks in which figures may stand beside each other: a table's title or heads of several columns reach over them
 * all, or they stand on one line. Else figures of two columns are too far apart to be in one block.
 */
export function wideBlocks(
  items: readonly Item[],
  heads: readonly HeadLabel[],
  tables: readonly PlainTable[],
  blockOf: BlockOf,
): ReadonlySet<number> {
  const wide = new Set<number>();
  const headed = new Set<number>();
  for (const { first, folded } of heads) {
    const block = blockOf(first);
    const isColumn = tables.some(({ columns }) => columns.includes(folded));
    if ((isColumn && headed.has(block)) || tables.some(({ title }) => title === folded)) wide.add(block);
    if (isColumn) headed.add(block);
  }
  items.forEach(({ kind, line }, i) => {
    if (kind === "figure" && items[i - 1]?.kind === "figure" && items[i - 1]?.line === line) wide.add(blockOf(i));
  });
  return wide;
}

/** The pages on which a row's label stands: the figures of a row are on the same. */
export function pagesOfLabel(
  items: readonly Item[],
  labels: readonly FoundLabel[],
  folded: string,
): ReadonlySet<number> {
  const own = labels.filter(({ label }) => label.folded === folded).flatMap((label) => label.items);
  return new Set(own.map((i) => items[i]?.page ?? 0));
}

/** Whether the page has just the heads of the tables' columns. */
export function isEveryColumnThere(tables: readonly PlainTable[], heads: readonly HeadLabel[]): boolean {
  const expected = tables.flatMap(({ columns }) => columns).sort();
  const all = new Set(EDITIONS.flatMap((edition) => tablesOf[edition].flatMap(({ columns }) => columns)));
  const found = heads.flatMap(({ folded }) => (all.has(folded) ? [folded] : [])).sort();
  return found.length === expected.length && found.every((label, i) => label === expected[i]);
}

/**
 * Where the labels of columns belong. One that several tables have is that of the table whose title or row is the last
 * before it, or the only one left; where labels stand so that this cannot be, it may belong to any of them.
 */
export function placesOf(
  labels: readonly FoundLabel[],
  heads: readonly HeadLabel[],
  tables: readonly PlainTable[],
  rowOf: RowOf,
  blockOf: BlockOf,
): readonly Places[] {
  const byLabel = new Map<string, Place[]>();
  tables.forEach(({ columns }, t) => {
    columns.forEach((label, x) => {
      byLabel.set(label, [...(byLabel.get(label) ?? []), [t, x]]);
    });
  });
  const signs = [
    ...labels.flatMap(({ label, items: [first = 0] }) => [[first, rowOf.get(label.folded)?.[0] ?? -1] as const]),
    ...heads.map(({ first, folded }) => [first, tables.findIndex(({ title }) => title === folded)] as const),
  ].filter(([, table]) => table >= 0);
  const near = new Map<number, number>();
  const found = new Map<string, number[]>();
  for (const { first, folded } of heads) {
    const places = byLabel.get(folded);
    if (!places) continue;
    const [, last = -1] = signs.filter(([at]) => at < first).sort(([one], [other]) => other - one)[0] ?? [];
    if (places.some(([table]) => table === last)) near.set(first, last);
    found.set(folded, [...(found.get(folded) ?? []), first]);
  }
  const widthOf = (table: number) => tables[table]?.columns.length;
  const isDownward = (order: readonly Place[]) =>
    order.every(([table], i) =>
      order.slice(i).every(([behind]) => widthOf(behind) !== widthOf(table) || behind >= table),
    );
  return [...found].reduce<readonly Places[]>(
    (ways, [folded, at]) => {
      const places = byLabel.get(folded) ?? [];
      // In one block they stand from the top to the bottom.
      const isOneBlock = new Set(at.map((first) => blockOf(first))).size === 1;
      const possible = isOneBlock ? [places] : orders(places);
      const isTold = ([table]: Place, i: number) => (near.get(at[i] ?? -1) ?? table) === table;
      const told = possible.filter((order) => isDownward(order) && order.every(isTold));
      const areTold = told.length > 0 && at.filter((first) => !near.has(first)).length < 2;
      return (areTold ? told : possible).flatMap((order) =>
        ways.map((way) => new Map([...way, ...order.flatMap((place, i) => [[at[i] ?? -1, place] as const])])),
      );
    },
    [new Map()],
  );
}

/** All orders of a list. */
function orders<T>(list: readonly T[]): readonly (readonly T[])[] {
  if (list.length < 2) return [list];
  return list.flatMap((first, i) => orders(list.filter((_, at) => at !== i)).map((rest) => [first, ...rest]));
}

/** What stands on the page one after another, with the heads at their places. */
export function readTokens(
  items: readonly Item[],
  labels: readonly FoundLabel[],
  heads: readonly HeadLabel[],
  tables: readonly PlainTable[],
  places: Places,
  rowOf: RowOf,
  wide: ReadonlySet<number>,
  blockOf: BlockOf,
): Token[] {
  const labelAt = new Map(labels.map((label) => [label.items[0] ?? -1, label]));
  const headAt = new Map(heads.map((head) => [head.first, head]));
  const tokens: Token[] = [];
  let last = -1;
  for (let i = 0; i < items.length; i++) {
    const isJoined = i === last + 1 && !beginsBlock(items, i);
    const before = tokens[tokens.length - 1];
    const label = labelAt.get(i);
    const head = headAt.get(i);
    const [t, y] = rowOf.get(label?.label.folded ?? "") ?? [];
    if (t !== undefined && y !== undefined) {
      tokens.push({ kind: "row", table: t, row: y, isJoined });
    } else if (head) {
      const [table, column] = places.get(i) ?? [];
      const [first, second] = [tokens.at(-2), tokens.at(-1)];
      if (table === undefined || column === undefined) {
        tokens.push({ kind: "title", table: tables.findIndex(({ title }) => title === head.folded), isJoined });
      } else if (isJoined && before?.kind === "heads" && before.table === table) {
        tokens[tokens.length - 1] = { ...before, columns: [...before.columns, column].sort((a, b) => a - b) };
      } else if (
        isJoined &&
        second?.kind === "title" &&
        second.isJoined &&
        first?.kind === "heads" &&
        first.table === table
      ) {
        // The head above the rows' labels stands between those of the columns.
        tokens.splice(-2, 2, second, { ...first, columns: [...first.columns, column].sort((a, b) => a - b) });
      } else {
        tokens.push({ kind: "heads", table, columns: [column], page: items[i]?.page ?? 0 });
      }
      i = head.last;
    } else if (items[i]?.kind === "figure") {
      const isLone = items[i - 1]?.line !== items[i]?.line;
      const mayBeWide = wide.has(blockOf(i));
      if (isJoined && before?.kind === "block")
        tokens[tokens.length - 1] = { ...before, figures: [...before.figures, i], isLone: false };
      else tokens.push({ kind: "block", figures: [i], isJoined, isLone, mayBeWide, page: items[i]?.page ?? 0 });
    } else continue;
    last = i;
  }
  return tokens;
}

/** Whether a figure may stand in a cell of this kind, as far as its sign and its fraction tell. */
export function suits(written: string, kind: CellKind): boolean {
  const value = parseValue(written);
  if (value.kind === "dash") return true;
  if (value.kind !== "number") return false;
  const hasSign = /^[+-]/.test(written);
  if (kind === "signed") return Number.isInteger(value.number);
  return !hasSign && (kind === "amount" || Number.isInteger(value.number));
}
