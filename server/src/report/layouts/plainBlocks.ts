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
  | Heads
  | { readonly kind: "row"; readonly table: number; readonly row: number }
  | Block
  | { readonly kind: "title" };

interface Heads {
  readonly kind: "heads";
  readonly table: number;
  readonly columns: readonly number[];
  readonly page: number;
}

interface Block {
  readonly kind: "block";
  readonly figures: readonly number[];
  readonly isJoined: boolean;
  readonly isLone: boolean;
  readonly page: number;
}

/** Where a column's label belongs, for the index of its first item. */
type Places = ReadonlyMap<number, readonly [table: number, column: number]>;
type RowOf = ReadonlyMap<string, readonly [table: number, row: number]>;
/** For each row of each table the pages on which its label stands. */
type RowPages = readonly (readonly ReadonlySet<number>[])[];
/** The figure of each cell, row by row, of each table. */
type Reading = readonly (readonly (readonly (number | undefined)[])[])[];

const EDITIONS: readonly Edition[] = ["2019", "2021"];
/** Figures too many that may be the numbers of pages, and those that come into question. */
const MOST_PAGES = 2;
const MOST_LONE = 24;
/** Most ways to share out labels and to leave out numbers that are tried. */
const MOST_WAYS = 200;
/** Ways to read the blocks up to one of them beyond which the tables count as unreadable. */
const MOST_STATES = 64;

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
  const blockOf = (item: number) => {
    let first = item;
    while (first > 0 && !beginsBlock(items, first)) first--;
    return first;
  };
  for (const edition of EDITIONS) {
    const tables = tablesOf[edition];
    const rowOf = new Map(tables.flatMap((table, t) => table.rows.map((label, y) => [label, [t, y] as const])));
    if (labels.length !== rowOf.size || new Set(labels.map(({ label }) => label.folded)).size !== rowOf.size) continue;
    if (labels.some(({ label }) => !rowOf.has(label.folded)) || !isEveryColumnThere(tables, heads)) continue;
    const widthOf = ({ label }: FoundLabel) => tables[rowOf.get(label.folded)?.[0] ?? -1]?.columns.length;
    if (rows.every((row) => !row.label || (row.state === "sure" && row.figures.length === widthOf(row.label)))) return;
    const ways = placesOf(labels, heads, tables, rowOf, blockOf).map((places) =>
      readTokens(items, labels, heads, places, rowOf),
    );
    const pagesOf = tables.map((table) => table.rows.map((label) => pagesOfLabel(items, labels, label)));
    const reading = readTables(text, items, ways, tables, pagesOf);
    if (!reading) return;
    for (const row of rows) {
      const [t, y] = rowOf.get(row.label?.label.folded ?? "") ?? [-1, -1];
      row.figures = (reading[t]?.[y] ?? []).flatMap((i) => i ?? []);
      row.state = "sure";
    }
    return;
  }
}

/** The pages on which a row's label stands: the figures of a row are on the same. */
function pagesOfLabel(items: readonly Item[], labels: readonly FoundLabel[], folded: string): ReadonlySet<number> {
  const own = labels.filter(({ label }) => label.folded === folded).flatMap((label) => label.items);
  return new Set(own.map((i) => items[i]?.page ?? 0));
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
  blockOf: (item: number) => number,
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
  const isTold = new Set([...near.values()].map(([table, x]) => `${table} ${x}`)).size === near.size;
  const known = isTold ? near : new Map<number, readonly [table: number, column: number]>();
  return [...rest].reduce<readonly Places[]>(
    (ways, [folded, at]) => {
      const open = at.filter((first) => !known.has(first));
      const taken = at.flatMap((first) => known.get(first)?.[0] ?? []);
      const left = (byLabel.get(folded) ?? []).filter(([table]) => !taken.includes(table));
      const isOneBlock = new Set(open.map((first) => blockOf(first))).size === 1;
      // In one block they stand from the top to the bottom.
      return (isOneBlock ? [left] : orders(left)).flatMap((order) =>
        ways.map((way) => new Map([...way, ...order.flatMap((place, i) => [[open[i] ?? -1, place] as const])])),
      );
    },
    [known],
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
        tokens.push({ kind: "heads", table, columns: [column], page: items[i]?.page ?? 0 });
      }
      i = head.last;
    } else if (items[i]?.kind === "figure") {
      const isLone = items[i - 1]?.line !== items[i]?.line;
      if (isJoined && before?.kind === "block")
        tokens[tokens.length - 1] = { ...before, figures: [...before.figures, i], isLone: false };
      else tokens.push({ kind: "block", figures: [i], isJoined, isLone, page: items[i]?.page ?? 0 });
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
  pagesOf: RowPages,
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
    items[i]?.mayBePageNumber === true ||
    (isBareNumberOfPage(written(i)) && isAtPageEdge(text, items[i]?.span ?? { start: 0, end: 0 }));
  const lone = first.flatMap((token) =>
    token.kind === "block" && token.isLone ? token.figures.filter(isPageNumber) : [],
  );
  if (surplus > 0 && lone.length > MOST_LONE) return undefined;
  const without = combinations(lone, surplus);
  if (ways.length * without.length > MOST_WAYS) return undefined;
  const alike = surplus === 0 ? allAlike(first, tables, written) : undefined;
  if (alike) return alike;
  let only: Reading | undefined;
  let onlyWritten = "";
  for (const [tokens, left] of ways.flatMap((tokens) => without.map((left) => [tokens, left] as const))) {
    const kept = tokens.filter((token) => token.kind !== "block" || !left.includes(token.figures[0] ?? -1));
    for (let byRows = 0; byRows < 2 ** tables.length; byRows++) {
      for (const reading of readInMode(kept, tables, byRows, written, pagesOf)) {
        const own = reading.map((rows) => rows.map((row) => row.map(written).join(" ")).join("|")).join("/");
        if (only && own !== onlyWritten) return undefined;
        only ??= reading;
        onlyWritten = own;
      }
    }
  }
  return only;
}

/** The reading of figures that are all the same, but for one with a fraction that only one cell may hold. */
function allAlike(
  tokens: readonly Token[],
  tables: readonly PlainTable[],
  written: (figure: number | undefined) => string,
): Reading | undefined {
  const figures = tokens.flatMap((token) => (token.kind === "block" ? token.figures : []));
  const fractions = figures.filter((i) => !suits(written(i), "count"));
  const others = figures.filter((i) => !fractions.includes(i));
  const amounts = tables.reduce((sum, { kinds, rows }) => sum + rows.length * kinds.filter(isAmount).length, 0);
  const [one, ...more] = new Set(others.map(written));
  if (one === undefined || more.length > 0 || (fractions.length > 0 && amounts !== 1) || fractions.length > 1) return;
  const isRight = [...fractions, ...others.slice(0, 1)].every((i) => suits(written(i), "amount"));
  if (!isRight) return undefined;
  const rest = [...others];
  return tables.map(({ kinds, rows }) =>
    rows.map(() => kinds.map((kind) => (isAmount(kind) ? fractions[0] : undefined) ?? rest.shift())),
  );
}

function isAmount(kind: CellKind): boolean {
  return kind === "amount";
}

type Cells = readonly (readonly [y: number, x: number])[];

/** Neighbouring columns whose heads were read, and those of their cells, row by row, that still lack a figure. */
interface Group {
  readonly table: number;
  readonly columns: readonly number[];
  /** The token of the heads, and its page. */
  readonly at: number;
  readonly page: number;
  readonly open: Cells;
  readonly isTouched: boolean;
}

/** What is read so far. */
interface State {
  readonly reading: Reading;
  readonly pending: readonly Group[];
  /** The row that takes the next figures. */
  readonly row: { readonly table: number; readonly y: number; readonly taken: number } | undefined;
  /** Columns of two figures that may as well be rows. */
  readonly squares: readonly (readonly [table: number, x: number, other: number])[];
  /** Whether no figures came behind the last heads. */
  readonly isFresh: boolean;
  /** The rows of a table whose labels were read last, from the first on: figures right behind are their first column. */
  readonly run: { readonly table: number; readonly rows: number } | undefined;
  /** Figures that stand before the heads of their columns. */
  readonly waiting: readonly number[];
}

/** All ways to read the tables whose bit is set in `byRows` row by row, the others column by column. */
function readInMode(
  tokens: readonly Token[],
  tables: readonly PlainTable[],
  byRows: number,
  written: (figure: number | undefined) => string,
  pagesOf: RowPages,
): readonly Reading[] {
  const empty = tables.map(({ columns, rows }) => rows.map(() => columns.map(() => undefined)));
  const start = { pending: [], row: undefined, squares: [], isFresh: false, run: undefined, waiting: [] };
  let states: readonly State[] = [{ ...start, reading: empty }];
  for (const [at, token] of tokens.entries()) {
    states = states.flatMap((state) => readToken(state, token, at, tables, byRows, written, pagesOf));
    if (states.length === 0 || states.length > MOST_STATES) return [];
  }
  const isEither = ({ reading, squares }: State) =>
    squares.every(([table, x, other]) => written(reading[table]?.[1]?.[x]) === written(reading[table]?.[0]?.[other]));
  const isWhole = ({ reading }: State) => reading.flat(2).every((figure) => figure !== undefined);
  return states.filter((state) => isWhole(state) && isEither(state)).map(({ reading }) => reading);
}

/** The ways to go on from a state. */
function readToken(
  state: State,
  token: Token,
  at: number,
  tables: readonly PlainTable[],
  byRows: number,
  written: (figure: number | undefined) => string,
  pagesOf: RowPages,
): readonly State[] {
  const { pending, row } = state;
  const isByRows = (table: number) => (byRows & (1 << table)) !== 0;
  const put: Put = (table, cells, figures) => putFigures(state.reading, table, cells, figures, tables, written);
  const isOnPage = (table: number, y: number) =>
    token.kind !== "block" || pagesOf[table]?.[y]?.has(token.page) !== false;
  if (token.kind === "heads" && isByRows(token.table)) return row && row.table !== token.table ? [] : [state];
  if (token.kind === "block" && row) {
    const { table, y, taken } = row;
    const end = taken + token.figures.length;
    const reading = put(
      table,
      token.figures.map((_, i) => [y, taken + i] as const),
      token.figures,
    );
    const isFull = end === tables[table]?.columns.length;
    return reading ? [{ ...state, reading, row: isFull ? undefined : { ...row, taken: end } }] : [];
  }
  if (token.kind === "block") {
    const inGroups = groupsFor(pending, token, at).flatMap((group) => {
      const squares = squareOf(group, state, tables);
      return cellsFor(group, token, at, pending.length === 1, isOnPage, state.reading).flatMap((cells) => {
        const reading = put(group.table, cells, token.figures);
        const open = group.open.filter(([y, x]) => reading?.[group.table]?.[y]?.[x] === undefined);
        const left = { ...group, isTouched: true, open };
        const rest = pending.flatMap((other) => (other !== group ? [other] : left.open.length > 0 ? [left] : []));
        return reading ? [{ ...state, reading, pending: rest, squares, isFresh: false, run: undefined }] : [];
      });
    });
    const ways = [...inGroups, ...behindLabels(state, token, tables, put)];
    if (ways.length > 0 || state.waiting.length > 0 || token.isJoined) return ways;
    return [{ ...state, waiting: token.figures, run: undefined }];
  }
  if (row) return [];
  if (token.kind === "heads") return openGroup(state, token, at, tables, put);
  if (token.kind === "row" && isByRows(token.table))
    return [{ ...state, row: { table: token.table, y: token.row, taken: 0 } }];
  if (token.kind === "title") return [state];
  const rows = state.run?.table === token.table ? state.run.rows : 0;
  return [{ ...state, run: token.row === rows ? { table: token.table, rows: rows + 1 } : undefined }];
}

type Put = (table: number, cells: Cells, figures: readonly number[]) => Reading | undefined;

/** The way in which figures right behind the labels of a table's rows are its first column, before any heads of it. */
function behindLabels(state: State, token: Block, tables: readonly PlainTable[], put: Put): readonly State[] {
  const { run, pending } = state;
  const height = tables[run?.table ?? -1]?.rows.length;
  if (!run || run.rows !== height || token.figures.length !== height) return [];
  if (pending.some(({ table }) => table === run.table)) return [];
  const reading = put(
    run.table,
    token.figures.map((_, y) => [y, 0] as const),
    token.figures,
  );
  return reading ? [{ ...state, reading, run: undefined }] : [];
}

/** The ways in which heads wait for figures, or take those that wait for them. */
function openGroup(
  state: State,
  { table, columns, page }: Heads,
  at: number,
  tables: readonly PlainTable[],
  put: Put,
): readonly State[] {
  if (!areNeighbours(columns)) return [];
  const empty = columns.filter((x) => state.reading[table]?.every((row) => row[x] === undefined));
  const open = (tables[table]?.rows ?? []).flatMap((_, y) => empty.map((x) => [y, x] as const));
  const next = { ...state, isFresh: true, run: undefined };
  if (open.length === 0) return [next];
  const group = { table, columns: empty, at, page, open, isTouched: false };
  const waits = { ...next, pending: [...state.pending, group] };
  const reading = open.length === state.waiting.length ? put(table, open, state.waiting) : undefined;
  return reading && empty.length === 1 ? [waits, { ...next, reading, waiting: [] }] : [waits];
}

/**
 * The groups that may take a block. Right below heads, in one block with them, figures are of these; others may be of
 * any table, and in it of the first group that has some of its figures already, or else of the first that has none.
 */
function groupsFor(pending: readonly Group[], token: Block, at: number): readonly Group[] {
  if (token.isJoined) {
    const own = pending.filter((group) => group.at === at - 1);
    if (own.length > 0) return own;
  }
  return pending.filter(
    (group) =>
      group.isTouched ||
      !pending.some((other) => other.table === group.table && !other.isTouched && other.at < group.at),
  );
}

/**
 * The cells of a group that a block may fill: all that are left on its page or, where it is the only one and a single
 * column, the first. Of a row that a page begins with, figures come from the left to the right.
 */
function cellsFor(
  { open, at, page, table }: Group,
  token: Block,
  now: number,
  isOnly: boolean,
  isOnPage: (table: number, y: number) => boolean,
  reading: Reading,
): readonly Cells[] {
  const count = token.figures.length;
  const isBelowHeads = token.isJoined && at === now - 1;
  const here = open.filter(([y]) => isOnPage(table, y));
  const isFilled = (y: number, x: number) => reading[table]?.[y]?.[x] !== undefined;
  const [first] = here;
  const isContinued = !isBelowHeads && page < token.page;
  if (first && isContinued) {
    const isBehind = here.every(([y]) => Array.from({ length: first[1] }, (_, x) => x).every((x) => isFilled(y, x)));
    if (!isBehind) return [];
    if (here.every(([y]) => y === first[0])) return count <= here.length ? [here.slice(0, count)] : [];
  }
  const width = new Set(here.map(([, x]) => x)).size;
  const height = here.length / width;
  if (width > 1 && height > 1 && !isBelowHeads) {
    // A block of some columns of two rows may be one of the columns, or a row.
    const byColumn = here.filter(([, x]) => x === here[0]?.[1]);
    const byRow = here.filter(([y]) => y === here[0]?.[0]);
    return [byColumn, byRow].filter((cells) => cells.length === count);
  }
  if (count === here.length) return [here];
  // Those of the other columns may stand in one block with them, row by row, and their heads further on.
  const all = reading[table]?.flatMap((row, y) => row.map((_, x) => [y, x] as const)) ?? [];
  if (isBelowHeads && count > here.length && count === all.length)
    return open[0]?.[1] === 0 && !all.some(([y, x]) => isFilled(y, x)) ? [all] : [];
  return count < here.length && isOnly && width === 1 ? [here.slice(0, count)] : [];
}

/** The squares of a state with a column of two figures more, whose next one may be the second of two rows. */
function squareOf(group: Group, { pending, squares, isFresh }: State, tables: readonly PlainTable[]): State["squares"] {
  const [, next, third] = pending;
  const [x = 0] = group.columns;
  const isSquare =
    isFresh &&
    group === pending[0] &&
    group.columns.length === 1 &&
    tables[group.table]?.rows.length === 2 &&
    next?.table === group.table &&
    third?.table !== group.table;
  return isSquare ? [...squares, [group.table, x, next.columns[0] ?? 0]] : squares;
}

/** The reading with figures in cells that were empty and that they suit. */
function putFigures(
  reading: Reading,
  table: number,
  cells: Cells,
  figures: readonly number[],
  tables: readonly PlainTable[],
  written: (figure: number | undefined) => string,
): Reading | undefined {
  const next = reading.map((rows, t) => (t === table ? rows.map((row) => [...row]) : rows));
  const own = next[table] as (number | undefined)[][] | undefined;
  const suiting = figures.every((figure, i) => {
    const [y = -1, x = -1] = cells[i] ?? [];
    const row = own?.[y];
    const kind = tables[table]?.kinds[x];
    if (!row || row[x] !== undefined || !kind) return false;
    row[x] = figure;
    return suits(written(figure), kind);
  });
  return suiting ? next : undefined;
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
