import { type CellKind, type Edition, FORMS, type FormTable } from "../../../forms";
import { fold } from "../../../text/fold";
import { parseValue } from "../../value";
import { combinations } from "../combinations";
import { isAtPageEdge, isBareNumberOfPage } from "../pageNumbers";
import type { Item } from "../types";
import { figuresBeforeHeads, headedTables } from "./headedTables";
import { beginsBlock } from "./looseItems";
import type { LooseRow } from "./looseRow";
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

const EDITIONS: readonly Edition[] = ["2019", "2021"];
/** Figures too many that may be the numbers of pages, and those that come into question. */
const MOST_PAGES = 2;
const MOST_LONE = 24;
/** Most ways to share out labels and to leave out numbers that are tried. */
const MOST_WAYS = 200;
/** What a reading may cost, also where figures are not centred, and the steps to look for one. */
const MOST_COST = 11;
const MOST_ASIDE = 9;
/** By how much the next reading has to cost more: more still for an odd one, and where figures aside cost more than this. */
const MARGIN = 1;
const PLAIN_ASIDE = 5;
const MIXED = 2;
const MOST_STEPS = 10_000;
/** Kinds of oddities, and what the first of a kind costs. */
const RIGHTWARD = 1;
const LEFTWARD = 2;
const BEFORE_HEAD = 4;
const EARLY = 8;
const BACK = 16;
const ANY_ASIDE = RIGHTWARD | LEFTWARD | BEFORE_HEAD;
const ODDITIES = [RIGHTWARD, LEFTWARD, BEFORE_HEAD, EARLY, BACK];
const ODD = 3;

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
  tries: number,
): void {
  const blockOf = blocksOf(items);
  for (const edition of EDITIONS) {
    const tables = tablesOf[edition];
    const rowOf = new Map(tables.flatMap((table, t) => table.rows.map((label, y) => [label, [t, y] as const])));
    if (labels.length !== rowOf.size || new Set(labels.map(({ label }) => label.folded)).size !== rowOf.size) continue;
    if (labels.some(({ label }) => !rowOf.has(label.folded)) || !isEveryColumnThere(tables, heads)) continue;
    const widthOf = ({ label }: FoundLabel) => tables[rowOf.get(label.folded)?.[0] ?? -1]?.columns.length;
    if (rows.every((row) => !row.label || (row.state === "sure" && row.figures.length === widthOf(row.label)))) return;
    const ways = placesOf(labels, heads, tables, rowOf, blockOf).map((places) =>
      readTokens(items, labels, heads, tables, places, rowOf, wideBlocks(items, heads, tables, blockOf), blockOf),
    );
    const pagesOf = tables.map((table) => table.rows.map((label) => pagesOfLabel(items, labels, label)));
    const reading = readTables(text, items, ways, tables, pagesOf, MOST_STEPS / tries);
    if (!reading) return;
    for (const row of rows) {
      const [t, y] = rowOf.get(row.label?.label.folded ?? "") ?? [-1, -1];
      row.figures = (reading[t]?.[y] ?? []).flatMap((i) => i ?? []);
      row.state = row.figures.length > 0 ? "sure" : "unread";
    }
    return;
  }
}

/** For each item the number of its block. */
type BlockOf = (item: number) => number;

function blocksOf(items: readonly Item[]): BlockOf {
  let block = 0;
  const blocks = Uint32Array.from(items, (_, i) => (beginsBlock(items, i) ? ++block : block));
  return (item) => blocks[item] ?? 0;
}

/**
 * The blocks in which figures may stand beside each other: a table's title or heads of several columns reach over them
 * all, or they stand on one line. Else figures of two columns are too far apart to be in one block.
 */
function wideBlocks(
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

function readTokens(
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

/**
 * The only reading of the tables, whatever tables are read by rows and whatever figures too many are page numbers; where
 * there are several, the tables that are the same in all.
 */
function readTables(
  text: string,
  items: readonly Item[],
  ways: readonly (readonly Token[])[],
  tables: readonly PlainTable[],
  pagesOf: RowPages,
  mostSteps: number,
): Reading | undefined {
  const [first = []] = ways;
  const cells = tables.reduce((sum, { columns, rows }) => sum + columns.length * rows.length, 0);
  const figures = first.reduce((sum, token) => sum + (token.kind === "block" ? token.figures.length : 0), 0);
  const written = (i: number | undefined) => {
    const { start, end } = items[i ?? -1]?.span ?? { start: 0, end: 0 };
    return text.slice(start, end);
  };
  const surplus = figures - cells;
  // No sum tells here which figure is one too many, so that only its place can.
  const isPageNumber = (i: number) =>
    items[i]?.mayBePageNumber === true ||
    (isBareNumberOfPage(written(i)) && isAtPageEdge(text, items[i]?.span ?? { start: 0, end: 0 }));
  const headedIn = (tokens: readonly Token[]) =>
    headedTables(
      tokens,
      tables,
      pagesOf,
      written,
      (i, t, x) => !isPageNumber(i) && suits(written(i), tables[t]?.kinds[x] ?? "count"),
    );
  // Figures before all heads are those of the prose above, which a PDF has apart from its words.
  const early = surplus > 0 ? figuresBeforeHeads(first) : [];
  const isBehindProse = early.length > 0 && early.length === surplus;
  if (isBehindProse) {
    const whole = ways.map(headedIn).filter((reading) => reading.every((rows) => rows !== undefined));
    const [only, ...others] = whole;
    if (only && others.length === 0) return only.flatMap((rows) => (rows ? [rows] : []));
  }
  if (surplus < 0 || (surplus > MOST_PAGES && !isBehindProse)) return undefined;
  const lone = first.flatMap((token) =>
    token.kind === "block" && token.isLone ? token.figures.filter(isPageNumber) : [],
  );
  if (surplus > 0 && lone.length > MOST_LONE) return undefined;
  const without = surplus > MOST_PAGES ? [early] : combinations(lone, surplus);
  if (ways.length * without.length > MOST_WAYS) return undefined;
  const alike = surplus === 0 ? allAlike(first, tables, written) : undefined;
  if (alike) return alike;
  const budget = { steps: mostSteps };
  const asked = figuresOf(
    first.flatMap((token) => (token.kind === "block" ? token.figures : [])),
    written,
  );
  const readings = ways.flatMap((tokens) =>
    without.map((left) => {
      const kept = tokens.filter((token) => token.kind !== "block" || !left.includes(token.figures[0] ?? -1));
      const known = headedIn(kept).map((rows) =>
        rows && rows.length > 1 && (rows[0]?.length ?? 0) > 1 ? rows : undefined,
      );
      const isKnown = new Set(known.flatMap((rows) => rows?.flat() ?? []));
      const blocks = placedBlocks(kept, pagesOf).filter(({ token }) => !isKnown.has(token.figures[0] ?? -1));
      return { blocks, known, before: MIXED * mixedHeads(tokens) };
    }),
  );
  const readAt = (cost: number): readonly Found[] | undefined => {
    const found = new Map<string, Found>();
    for (const { blocks, known, before } of readings) {
      const cheapest = before > cost ? [] : cheapestReadings(blocks, known, tables, asked, cost - before, budget);
      if (!cheapest) return undefined;
      for (const one of cheapest) {
        const key = one.reading.map((rows) => rows.map((row) => row.map(written).join(" ")).join("|")).join("/");
        if (found.get(key)?.oddities !== 0) found.set(key, one);
      }
    }
    return [...found.values()];
  };
  for (let cost = 0; cost <= MOST_COST; cost++) {
    const found = readAt(cost);
    if (!found) return undefined;
    // Another reading that costs hardly more makes the cheapest one doubtful.
    const [only] = found;
    if (!only) continue;
    const isAside = (only.oddities & ANY_ASIDE) !== 0;
    if (isAside && cost > MOST_ASIDE) return undefined;
    const margin = MARGIN + (only.oddities === 0 ? 0 : isAside && cost > PLAIN_ASIDE ? 2 : 1);
    const others = readAt(cost + margin);
    return (
      others &&
      agreed(
        [...others.map(({ reading }) => reading), ...withBlocksExchanged(only.reading, first, tables, asked)],
        written,
      )
    );
  }
  return undefined;
}

/**
 * A reading with two blocks of as many figures exchanged that stand one behind the other without words, of which the second
 * is of a table above: what a page has further up comes first, unless it was read late, and then either may be the late one.
 */
function withBlocksExchanged(
  reading: Reading,
  tokens: readonly Token[],
  tables: readonly PlainTable[],
  { isSuiting }: Figures,
): readonly Reading[] {
  const tableOf = new Map(
    reading.flatMap((rows, t) => rows.flatMap((row) => row.flatMap((i) => (i === undefined ? [] : [[i, t] as const])))),
  );
  return tokens.flatMap((token, at) => {
    const next = tokens[at + 1];
    if (token.kind !== "block" || next?.kind !== "block" || token.isJoined || next.isJoined) return [];
    const [upper, lower] = [tableOf.get(next.figures[0] ?? -1) ?? 0, tableOf.get(token.figures[0] ?? -1) ?? 0];
    if (token.figures.length !== next.figures.length || token.page !== next.page || upper >= lower) return [];
    const exchanged = new Map(
      token.figures.flatMap((i, x) => [[i, next.figures[x] ?? i] as const, [next.figures[x] ?? i, i] as const]),
    );
    const other = reading.map((rows) => rows.map((row) => row.map((i) => exchanged.get(i ?? -1) ?? i)));
    const isPossible = other.every((rows, t) =>
      rows.every((row) => row.every((i, x) => i === undefined || isSuiting(i, tables[t]?.kinds[x]))),
    );
    return isPossible ? [other] : [];
  });
}

/** The tables that are the same in all readings. */
function agreed(readings: readonly Reading[], written: (figure: number | undefined) => string): Reading | undefined {
  const [first = []] = readings;
  const isSame = first.map((_, t) => {
    const of = (reading: Reading) => (reading[t] ?? []).map((row) => row.map(written).join(" ")).join("|");
    return readings.every((reading) => of(reading) === of(first));
  });
  if (!isSame.includes(true)) return undefined;
  return first.map((rows, t) => (isSame[t] ? rows : rows.map((row) => row.map(() => undefined))));
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

/** Neighbouring columns of some rows of a table, into which figures go row by row. */
interface Rectangle {
  readonly table: number;
  readonly rows: readonly number[];
  readonly x: number;
  readonly width: number;
}

/** What is read before a block and tells where it belongs. */
interface Hints {
  /** The heads right above it, and whether they are in one block with it. */
  readonly heads: (Pick<Heads, "table" | "columns"> & { readonly isJoined: boolean }) | undefined;
  /** The rows of one table whose labels stand right before it, and whether they are in one block with it. */
  readonly labelled:
    | { readonly table: number; readonly rows: readonly number[]; readonly isJoined: boolean }
    | undefined;
  /** The table whose title stands right above it in one block. */
  readonly titled: number | undefined;
  /** The row whose label stands right behind it in one block. */
  readonly followed: { readonly table: number; readonly row: number } | undefined;
  /** The rows of each table whose labels came before on the same page. */
  readonly read: readonly (readonly number[])[];
  /** The columns whose heads came before, as a table's number and the column's. */
  readonly seen: ReadonlySet<string>;
  /** Those whose heads come behind on the same page. */
  readonly awaited: ReadonlySet<string>;
  /** The tables whose heads have figures right below in one block. */
  readonly begun: ReadonlySet<number>;
}

/** Figures, what tells where they belong, and the rows of each table on their page. */
interface PlacedBlock {
  readonly token: Block;
  readonly hints: Hints;
  readonly here: readonly (readonly number[])[];
}

/** A reading, and what is odd in it. */
interface Found {
  readonly reading: Reading;
  readonly oddities: number;
}

/** What is asked of figures: a number for each value, and whether a column may hold it. */
interface Figures {
  readonly numberOf: (figure: number | undefined) => number;
  readonly isSuiting: (figure: number | undefined, kind: CellKind | undefined) => boolean;
}

function figuresOf(all: readonly number[], written: (figure: number | undefined) => string): Figures {
  const values = [...new Set(all.map(written))];
  const numbers = new Map(all.map((figure) => [figure, 1 + values.indexOf(written(figure))]));
  const kinds: readonly CellKind[] = ["count", "signed", "amount"];
  const suiting = new Map(all.map((figure) => [figure, kinds.filter((kind) => suits(written(figure), kind))]));
  return {
    numberOf: (figure) => numbers.get(figure ?? -1) ?? 0,
    isSuiting: (figure, kind = "count") => suiting.get(figure ?? -1)?.includes(kind) === true,
  };
}

/** Heads of columns that come before the same column's of a table above, or right before what may be their neighbour's. */
function mixedHeads(tokens: readonly Token[]): number {
  const heads = tokens.flatMap((token) => (token.kind === "heads" ? [token] : []));
  const late = heads.filter(({ table, columns }, at) =>
    heads.slice(at + 1).some((other) => other.table < table && other.columns.some((x) => columns.includes(x))),
  );
  const torn = tokens.filter((token, at) => {
    const next = tokens[at + 1];
    if (token.kind !== "heads" || next?.kind !== "heads" || next.table === token.table) return false;
    return next.columns[0] === (token.columns.at(-1) ?? 0) + 1;
  });
  return late.length + torn.length;
}

function columnsOf({ table, columns }: Heads): readonly string[] {
  return columns.map((x) => `${table} ${x}`);
}

/** The blocks among what is read, each with what tells where it belongs. */
function placedBlocks(tokens: readonly Token[], pagesOf: RowPages): readonly PlacedBlock[] {
  const seen = new Set<string>();
  const begun = new Set<number>();
  const blocks: PlacedBlock[] = [];
  tokens.forEach((token, at) => {
    if (token.kind === "heads") for (const column of columnsOf(token)) seen.add(column);
    if (token.kind !== "block") return;
    const before = tokens[at - 1];
    if (token.isJoined && before?.kind === "heads") begun.add(before.table);
    let first = at;
    const rows: number[] = [];
    const table = before?.kind === "row" ? before.table : -1;
    for (let row = before; row?.kind === "row" && row.table === table; row = tokens[--first - 1]) rows.unshift(row.row);
    const behind = tokens[at + 1];
    const here = pagesOf.map((all) => all.flatMap((pages, y) => (pages.has(token.page) ? [y] : [])));
    const isRead = (t: number, y: number) =>
      tokens.slice(0, at).some((label) => label.kind === "row" && label.table === t && label.row === y);
    blocks.push({
      token,
      hints: {
        titled: before?.kind === "title" && before.table >= 0 && token.isJoined ? before.table : undefined,
        followed: behind?.kind === "row" && behind.isJoined ? behind : undefined,
        read: here.map((all, t) => all.filter((y) => isRead(t, y))),
        heads: before?.kind === "heads" ? { ...before, isJoined: token.isJoined } : undefined,
        labelled: rows.length > 0 ? { table, rows, isJoined: token.isJoined } : undefined,
        seen: new Set(seen),
        awaited: new Set(
          tokens
            .slice(at)
            .flatMap((head) => (head.kind === "heads" && head.page === token.page ? columnsOf(head) : [])),
        ),
        begun: new Set(begun),
      },
      here,
    });
  });
  return blocks;
}

/**
 * The cheapest readings, with the tables that are known: blocks are neighbouring columns of a table, from the left to the right, and below these in the
 * same block those of the next table. What tells otherwise costs. Undefined where it takes more steps.
 */
function cheapestReadings(
  blocks: readonly PlacedBlock[],
  known: readonly (Reading[number] | undefined)[],
  tables: readonly PlainTable[],
  { numberOf, isSuiting }: Figures,
  mostCost: number,
  budget: { steps: number },
): readonly Found[] | undefined {
  const cells = tables.map(({ columns, rows }, t) => rows.map((_, y) => columns.map((_, x) => known[t]?.[y]?.[x])));
  const found: Found[] = [];
  const isEmpty = (t: number, y: number, x: number) => cells[t]?.[y]?.[x] === undefined;
  /** What it cost to come by. */
  const seen = new Map<string, number>();
  const goOn = (b: number, taken: number, last: Rectangle | undefined, oddities: number, cost: number): boolean => {
    if (--budget.steps < 0) return false;
    const block = blocks[b];
    const values = cells.flatMap((rows) => rows.flatMap((row) => row.map(numberOf)));
    const place = last ? [last.table, last.rows.length, last.rows[0] ?? 0, last.x, last.width] : [];
    const key = String.fromCharCode(...values, b, taken, oddities, ...place);
    if ((seen.get(key) ?? Number.POSITIVE_INFINITY) <= cost) return true;
    seen.set(key, cost);
    if (!block) {
      found.push({ reading: cells.map((rows) => rows.map((row) => [...row])), oddities });
      return true;
    }
    const { token, hints, here } = block;
    const left = token.figures.length - taken;
    for (const [t, table] of tables.entries()) {
      const all = here[t] ?? [];
      const choices = all.length > 1 ? [all, ...all.map((y) => [y])] : all.length === 1 ? [all] : [];
      for (const rows of choices) {
        const isFree = (x: number) => rows.every((y) => isEmpty(t, y, x));
        for (let x = 0; x < table.columns.length; x++) {
          for (let width = 1; x + width <= table.columns.length && isFree(x + width - 1); width++) {
            if (rows.length * width > left) break;
            const place = { table: t, rows, x, width };
            if (isAboveOthers(place, all, isEmpty)) continue;
            if (taken === 0 && hints.labelled?.isJoined && hints.labelled.table !== t) continue;
            if ((width > 1 && !token.mayBeWide) || (taken > 0 && isWider(place, last, tables))) continue;
            const odd = odditiesOf(place, taken === 0, block, tables, isEmpty);
            const isUsual = (odd & oddities & LEFTWARD) !== 0;
            const count = taken === 0 ? token.figures.length : 0;
            const next =
              cost +
              costOfOddities(odd, oddities) +
              costOf(place, rows === all, count, isUsual, last, hints, here, tables, isEmpty);
            if (next > mostCost) continue;
            let at = taken;
            let suiting = true;
            for (const y of rows)
              for (let column = x; column < x + width; column++) {
                const figure = token.figures[at++];
                const row = cells[t]?.[y];
                if (row) row[column] = figure;
                suiting &&= isSuiting(figure, table.kinds[column]);
              }
            const isDone = at === token.figures.length;
            const goes = !suiting || goOn(isDone ? b + 1 : b, isDone ? 0 : at, place, oddities | odd, next);
            for (const y of rows) cells[t]?.[y]?.fill(undefined, x, x + width);
            if (!goes) return false;
          }
        }
      }
    }
    return true;
  };
  return goOn(0, 0, undefined, 0, 0) ? found : undefined;
}

/** Whether figures stand above some that were read before: on a page, a column is read from the top to the bottom. */
function isAboveOthers(
  { table: t, rows, x, width }: Rectangle,
  here: readonly number[],
  isEmpty: (t: number, y: number, x: number) => boolean,
): boolean {
  const lowest = rows.at(-1) ?? 0;
  return here.some(
    (y) => y > lowest && Array.from({ length: width }, (_, i) => x + i).some((at) => !isEmpty(t, y, at)),
  );
}

/** Whether figures stand beside those above them in the same block, which gets no wider where columns are the same. */
function isWider({ table, x, width }: Rectangle, last: Rectangle | undefined, tables: readonly PlainTable[]): boolean {
  if (!last || tables[table]?.columns.length !== tables[last.table]?.columns.length) return false;
  return x < last.x || x + width > last.x + last.width;
}

/**
 * What is odd about figures where columns are the same: they stand under the heads of columns to their right or to their
 * left, as those do that are not centred, before their own head, or before figures above them or to their left.
 */
function odditiesOf(
  { table: t, rows, x, width }: Rectangle,
  isFirst: boolean,
  { hints: { heads, labelled, awaited }, here }: PlacedBlock,
  tables: readonly PlainTable[],
  isEmpty: (t: number, y: number, x: number) => boolean,
): number {
  const isBeforeHead = Array.from({ length: width }, (_, i) => x + i).some((at) => awaited.has(`${t} ${at}`));
  const before = isBeforeHead ? BEFORE_HEAD : 0;
  if (!isFirst) return before;
  const areSame = (other: number) => tables[other]?.columns.length === tables[t]?.columns.length;
  const isEarly = here.some((all, above) => above < t && areSame(above) && all.some((y) => isEmpty(above, y, x)));
  const isBack = Array.from({ length: x }).some((_, before) => rows.some((y) => isEmpty(t, y, before)));
  const isBesideLabel = labelled?.isJoined === true && x > 0;
  const rest = before | (isEarly ? EARLY : 0) | (isBack || isBesideLabel ? BACK : 0);
  if (!heads?.isJoined || !areSame(heads.table)) return rest;
  const [first = 0, last = first] = [heads.columns[0], heads.columns.at(-1)];
  const end = x + width - 1;
  return rest | (x < first || end < last ? RIGHTWARD : 0) | (x > first || end > last ? LEFTWARD : 0);
}

/** What oddities cost beside those before: the first of a kind shows that it has to be reckoned with. */
function costOfOddities(odd: number, before: number): number {
  const all = odd | before;
  if (all & RIGHTWARD && all & LEFTWARD) return Number.POSITIVE_INFINITY;
  const kinds = ODDITIES.filter((kind) => odd & kind & ~before);
  const isOneMore = (kind: number) =>
    (kind === BEFORE_HEAD && all & LEFTWARD) || (kind === LEFTWARD && before & BEFORE_HEAD);
  return kinds.reduce((cost, kind) => cost + (isOneMore(kind) ? 0 : ODD), 0);
}

/**
 * What speaks against figures at a place, which are so many where it is the first of their block. Where it
 * `isUsual`, those before stand to the left of their heads, too.
 */
function costOf(
  { table: t, rows, x, width }: Rectangle,
  areAll: boolean,
  count: number,
  isUsual: boolean,
  last: Rectangle | undefined,
  { heads, labelled, titled, followed, read, seen, begun }: Hints,
  here: readonly (readonly number[])[],
  tables: readonly PlainTable[],
  isEmpty: (t: number, y: number, x: number) => boolean,
): number {
  const isFirst = count > 0;
  const isOnly = followed?.table === t && rows.length === 1 && rows[0] === followed.row && x === 0 && width === count;
  // Rows whose labels come behind are not there yet.
  const isWhole = areAll || isOnly || (isFirst && heads?.isJoined === true && rows.join() === read[t]?.join());
  const isHeaded = isFirst && heads?.isJoined === true && heads.table === t && heads.columns.includes(x);
  let cost = 0;
  for (let before = 0; before < x; before++)
    if (rows.some((y) => isEmpty(t, y, before))) cost += !isHeaded ? 3 : heads.columns.includes(before) ? 1 : 2;
  if (!isFirst) {
    if (last === undefined || t < last.table) return cost + 4;
    if (t === last.table)
      return cost + (last.rows.length === 1 && rows[0] === (last.rows[0] ?? 0) + 1 && last.x === x ? 1 : 4);
    for (let between = last.table + 1; between < t; between++) if ((here[between] ?? []).length > 0) cost += 2;
    return cost + (isWhole ? 0 : 1);
  }
  if (titled !== undefined && titled !== t) return cost + 5;
  const isLabelled =
    isOnly ||
    (labelled?.table === t &&
      x === 0 &&
      (isWhole || labelled.rows.length === 1) &&
      rows.every((y) => labelled.rows.includes(y)));
  // The upper rows come first.
  if (!isLabelled && (here[t] ?? []).some((y) => y < (rows[0] ?? 0) && isEmpty(t, y, x))) cost += 2;
  if (heads?.isJoined) {
    if (heads.table !== t) return cost + 5;
    if (!isHeaded) cost += seen.has(`${t} ${x}`) ? 1 : 3;
    else if (!isUsual && (heads.columns[0] !== x || heads.columns.length !== width)) cost += 1;
    return cost + (isWhole ? 0 : 1);
  }
  const isReturn = tables[t]?.columns.some((_, behind) => behind > x && rows.some((y) => !isEmpty(t, y, behind)));
  if (!isHeaded && !isLabelled && isReturn) cost += 1;
  if (heads && heads.table !== t) cost += 1;
  if (labelled) {
    if (labelled.table !== t) return cost + (x === 0 ? 3 : 4);
    return cost + (isLabelled ? 0 : 2);
  }
  if (last?.table === t && last.rows.join() === rows.join() && last.x + last.width === x) return cost;
  // Behind the heads of so many columns figures may be a row, too.
  const isRow = x === 0 && width > 1 && width === count && !begun.has(t) && !seen.has(`${t} ${width}`);
  if (!isWhole && !isRow) cost += 1;
  if (!seen.has(`${t} ${x}`)) cost += 1;
  return cost;
}

/** Whether a figure may stand in a cell of this kind, as far as its sign and its fraction tell. */
function suits(written: string, kind: CellKind): boolean {
  const value = parseValue(written);
  if (value.kind === "dash") return true;
  if (value.kind !== "number") return false;
  const hasSign = /^[+-]/.test(written);
  if (kind === "signed") return Number.isInteger(value.number);
  return !hasSign && (kind === "amount" || Number.isInteger(value.number));
}
