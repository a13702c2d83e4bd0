import { type CellKind, type Edition, FORMS, type FormTable } from "../../forms";
import { fold } from "../../text/fold";
import { parseValue } from "../value";
import { combinations } from "./combinations";
import { beginsBlock } from "./looseItems";
import type { LooseRow } from "./looseRows";
import { isAtPageEdge, isBareNumberOfPage } from "./pageNumbers";
import type { FoundLabel } from "./tornLabels";
import type { Item } from "./types";

/** A label of a table's head, in one or more items of a line. */
export interface HeadLabel {
  readonly first: number;
  readonly last: number;
  readonly folded: string;
}

/** A table of section two: columns with one figure in each row. */
interface PlainTable {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly string[];
  readonly kinds: readonly CellKind[];
}

/**
 * What is read one after another. `heads`: column labels of a table without a gap between; `row`: a row's label;
 * `block`: figures without a gap or words between; `title`: the label of a whole table.
 */
type Token =
  | { readonly kind: "heads"; readonly table: number; readonly columns: readonly number[] }
  | { readonly kind: "row"; readonly table: number; readonly row: number }
  | {
      readonly kind: "block";
      readonly figures: readonly number[];
      readonly isJoined: boolean;
      readonly isLone: boolean;
    }
  | { readonly kind: "title" };

/** Where a column's label belongs, for the index of its first item. */
type Places = ReadonlyMap<number, readonly [table: number, column: number]>;
type RowOf = ReadonlyMap<string, readonly [table: number, row: number]>;
/** The figure of each cell, row by row, of each table. */
type Reading = readonly (readonly (readonly (number | undefined)[])[])[];

const EDITIONS: readonly Edition[] = ["2019", "2021"];
/** Figures too many that may be the numbers of pages, and those that come into question. */
const MOST_PAGES = 2;
const MOST_LONE = 24;
/** Most ways to share out labels and to leave out numbers that are tried. */
const MOST_WAYS = 200;

const tablesOf: Readonly<Record<Edition, readonly PlainTable[]>> = {
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

/**
 * Puts the figures of section two into rows where a page was read in blocks: a row's figures behind its label, or the
 * heads of one or more neighbouring columns and behind them these columns' figures. Only where every label of the
 * tables is there, every figure finds a place, and no other way to read the blocks gives other figures.
 */
export function settlePlainTables(
  text: string,
  items: readonly Item[],
  rows: readonly LooseRow[],
  labels: readonly FoundLabel[],
  heads: readonly HeadLabel[],
): void {
  for (const edition of EDITIONS) {
    const tables = tablesOf[edition];
    const rowOf = new Map(tables.flatMap((table, t) => table.rows.map((label, y) => [label, [t, y] as const])));
    if (labels.length !== rowOf.size || new Set(labels.map(({ label }) => label.folded)).size !== rowOf.size) continue;
    if (labels.some(({ label }) => !rowOf.has(label.folded)) || !isEveryColumnThere(tables, heads)) continue;
    const widthOf = ({ label }: FoundLabel) => tables[rowOf.get(label.folded)?.[0] ?? -1]?.columns.length;
    if (rows.every((row) => !row.label || (row.state === "sure" && row.figures.length === widthOf(row.label)))) return;
    const ways = placesOf(labels, heads, tables, rowOf).map((places) =>
      readTokens(items, labels, heads, places, rowOf),
    );
    const reading = readTables(text, items, ways, tables);
    if (!reading) return;
    for (const row of rows) {
      const [t, y] = rowOf.get(row.label?.label.folded ?? "") ?? [-1, -1];
      row.figures = (reading[t]?.[y] ?? []).flatMap((i) => i ?? []);
      row.state = "sure";
    }
    return;
  }
}

function isEveryColumnThere(tables: readonly PlainTable[], heads: readonly HeadLabel[]): boolean {
  const expected = tables.flatMap(({ columns }) => columns).sort();
  const all = new Set(EDITIONS.flatMap((edition) => tablesOf[edition].flatMap(({ columns }) => columns)));
  const found = heads.flatMap(({ folded }) => (all.has(folded) ? [folded] : [])).sort();
  return found.length === expected.length && found.every((label, i) => label === expected[i]);
}

/**
 * Where the labels of columns belong. One that several tables have is that of the table whose title or row is the last
 * before it, or the only one left; where labels stand so that this cannot be, it may belong to any of them.
 */
function placesOf(
  labels: readonly FoundLabel[],
  heads: readonly HeadLabel[],
  tables: readonly PlainTable[],
  rowOf: RowOf,
): readonly Places[] {
  const byLabel = new Map<string, (readonly [table: number, column: number])[]>();
  tables.forEach(({ columns }, t) => {
    columns.forEach((label, x) => {
      byLabel.set(label, [...(byLabel.get(label) ?? []), [t, x]]);
    });
  });
  const signs = [
    ...labels.flatMap(({ label, items: [first = 0] }) => [[first, rowOf.get(label.folded)?.[0] ?? -1] as const]),
    ...heads.map(({ first, folded }) => [first, tables.findIndex(({ title }) => title === folded)] as const),
  ].filter(([, table]) => table >= 0);
  const near = new Map<number, readonly [table: number, column: number]>();
  const rest = new Map<string, number[]>();
  for (const { first, folded } of heads) {
    const places = byLabel.get(folded) ?? [];
    const [, last = -1] = signs.filter(([at]) => at < first).sort(([one], [other]) => other - one)[0] ?? [];
    const [only] = places.length === 1 ? places : places.filter(([table]) => table === last);
    if (only) near.set(first, only);
    if (places.length > 0) rest.set(folded, [...(rest.get(folded) ?? []), first]);
  }
  for (const [folded, at] of rest) {
    const taken = at.flatMap((first) => near.get(first)?.[0] ?? []);
    const [place, ...others] = (byLabel.get(folded) ?? []).filter(([table]) => !taken.includes(table));
    const [open, ...more] = at.filter((first) => !near.has(first));
    if (place && open !== undefined && others.length + more.length === 0) near.set(open, place);
  }
  const cells = tables.reduce((sum, { columns }) => sum + columns.length, 0);
  if (near.size === cells && new Set([...near.values()].map(([table, x]) => `${table} ${x}`)).size === cells)
    return [near];
  return [...rest].reduce<readonly Places[]>(
    (ways, [folded, at]) =>
      orders(byLabel.get(folded) ?? []).flatMap((order) =>
        ways.map((way) => new Map([...way, ...order.flatMap((place, i) => [[at[i] ?? -1, place] as const])])),
      ),
    [new Map()],
  );
}

/** All orders of a list. */
function orders<T>(list: readonly T[]): readonly (readonly T[])[] {
  if (list.length < 2) return [list];
  return list.flatMap((first, i) => orders(list.filter((_, at) => at !== i)).map((rest) => [first, ...rest]));
}

function readTokens(
  items: readonly Item[],
  labels: readonly FoundLabel[],
  heads: readonly HeadLabel[],
  places: Places,
  rowOf: RowOf,
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
      tokens.push({ kind: "row", table: t, row: y });
    } else if (head) {
      const [table, column] = places.get(i) ?? [];
      if (table === undefined || column === undefined) {
        tokens.push({ kind: "title" });
      } else if (isJoined && before?.kind === "heads" && before.table === table) {
        tokens[tokens.length - 1] = { ...before, columns: [...before.columns, column].sort((a, b) => a - b) };
      } else {
        tokens.push({ kind: "heads", table, columns: [column] });
      }
      i = head.last;
    } else if (items[i]?.kind === "figure") {
      const isLone = items[i - 1]?.line !== items[i]?.line;
      if (isJoined && before?.kind === "block")
        tokens[tokens.length - 1] = { ...before, figures: [...before.figures, i], isLone: false };
      else tokens.push({ kind: "block", figures: [i], isJoined, isLone });
    } else continue;
    last = i;
  }
  return tokens;
}

/** The only reading of the tables, whatever tables are read by rows and whatever figures too many are page numbers. */
function readTables(
  text: string,
  items: readonly Item[],
  ways: readonly (readonly Token[])[],
  tables: readonly PlainTable[],
): Reading | undefined {
  const [first = []] = ways;
  const cells = tables.reduce((sum, { columns, rows }) => sum + columns.length * rows.length, 0);
  const figures = first.reduce((sum, token) => sum + (token.kind === "block" ? token.figures.length : 0), 0);
  const written = (i: number | undefined) => {
    const { start, end } = items[i ?? -1]?.span ?? { start: 0, end: 0 };
    return text.slice(start, end);
  };
  const surplus = figures - cells;
  if (surplus < 0 || surplus > MOST_PAGES) return undefined;
  // No sum tells here which figure is one too many, so that only its place can.
  const isPageNumber = (i: number) =>
    isBareNumberOfPage(written(i)) && isAtPageEdge(text, items[i]?.span ?? { start: 0, end: 0 });
  const lone = first.flatMap((token) =>
    token.kind === "block" && token.isLone ? token.figures.filter(isPageNumber) : [],
  );
  if (surplus > 0 && lone.length > MOST_LONE) return undefined;
  const without = combinations(lone, surplus);
  if (ways.length * without.length > MOST_WAYS) return undefined;
  let only: Reading | undefined;
  let onlyWritten = "";
  for (const [tokens, left] of ways.flatMap((tokens) => without.map((left) => [tokens, left] as const))) {
    const kept = tokens.filter((token) => token.kind !== "block" || !left.includes(token.figures[0] ?? -1));
    for (let byRows = 0; byRows < 2 ** tables.length; byRows++) {
      const reading = readInMode(kept, tables, byRows, written);
      if (!reading) continue;
      const own = reading.map((rows) => rows.map((row) => row.map(written).join(" ")).join("|")).join("/");
      if (only && own !== onlyWritten) return undefined;
      only ??= reading;
      onlyWritten = own;
    }
  }
  return only;
}

/** Reads the tables whose bit is set in `byRows` row by row, the others column by column. */
function readInMode(
  tokens: readonly Token[],
  tables: readonly PlainTable[],
  byRows: number,
  written: (figure: number | undefined) => string,
): Reading | undefined {
  const reading = tables.map(({ columns, rows }) => rows.map(() => columns.map((): number | undefined => undefined)));
  const isByRows = (table: number) => (byRows & (1 << table)) !== 0;
  const put = (table: number, y: number, x: number | undefined, figure: number | undefined): boolean => {
    const row = reading[table]?.[y];
    const kind = tables[table]?.kinds[x ?? -1];
    if (!row || x === undefined || figure === undefined || row[x] !== undefined || !kind) return false;
    row[x] = figure;
    return suits(written(figure), kind);
  };
  const pending: { readonly table: number; readonly columns: readonly number[]; readonly at: number; taken: number }[] =
    [];
  const squares: (readonly [table: number, x: number, other: number])[] = [];
  let open: { readonly table: number; readonly row: number; taken: number } | undefined;
  let isFresh = false;
  for (const [at, token] of tokens.entries()) {
    if (token.kind === "heads" && isByRows(token.table)) {
      if (open && open.table !== token.table) return undefined;
    } else if (token.kind === "block" && open) {
      for (const figure of token.figures) if (!put(open.table, open.row, open.taken++, figure)) return undefined;
      if (open.taken === tables[open.table]?.columns.length) open = undefined;
    } else if (token.kind === "block") {
      const [group, next, third] = pending;
      const height = tables[group?.table ?? -1]?.rows.length ?? 0;
      if (!group || height === 0) return undefined;
      const { table, columns } = group;
      const width = columns.length;
      const mayBeParted = !next && width === 1;
      if (!mayBeParted && (group.taken > 0 || token.figures.length !== width * height)) return undefined;
      // Columns of equal height in two tables may have been read in either order.
      if (next && next.table !== table && tables[next.table]?.rows.length === height) return undefined;
      if (width > 1 && height > 1 && !(token.isJoined && group.at === at - 1)) return undefined;
      const [column = 0] = columns;
      // Two columns of two figures may as well be two rows.
      if (isFresh && width === 1 && height === 2 && next?.table === table && third?.table !== table)
        squares.push([table, column, next.columns[0] ?? 0]);
      for (const figure of token.figures) {
        const x = columns[group.taken % width];
        if (!put(table, Math.floor(group.taken++ / width), x, figure)) return undefined;
      }
      if (group.taken === width * height) pending.shift();
      isFresh = false;
    } else if (open) {
      return undefined;
    } else if (token.kind === "heads") {
      if (!areNeighbours(token.columns)) return undefined;
      pending.push({ ...token, at, taken: 0 });
      isFresh = true;
    } else if (token.kind === "row" && isByRows(token.table)) {
      open = { ...token, taken: 0 };
    }
  }
  const isWhole = reading.every((rows) => rows.every((row) => row.every((figure) => figure !== undefined)));
  const isEither = squares.every(
    ([table, x, other]) => written(reading[table]?.[1]?.[x]) === written(reading[table]?.[0]?.[other]),
  );
  return isWhole && isEither ? reading : undefined;
}

function areNeighbours(columns: readonly number[]): boolean {
  return columns.every((x, i) => i === 0 || x === (columns[i - 1] ?? x) + 1);
}

/** Whether a figure may stand in a cell of this kind, as far as its sign and its fraction tell. */
function suits(written: string, kind: CellKind): boolean {
  const value = parseValue(written);
  if (value.kind !== "number") return false;
  const hasSign = /^[+-]/.test(written);
  if (kind === "signed") return Number.isInteger(value.number);
  return !hasSign && (kind === "amount" || Number.isInteger(value.number));
}
