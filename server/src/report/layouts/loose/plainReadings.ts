import type { CellKind } from "../../../forms";
import { type Block, type Heads, type PlainTable, type Reading, type RowPages, suits, type Token } from "./plainTokens";

/** Kinds of oddities, and what the first of a kind costs. */
const RIGHTWARD = 1;
const LEFTWARD = 2;
const BEFORE_HEAD = 4;
const EARLY = 8;
const BACK = 16;
export const ANY_ASIDE = RIGHTWARD | LEFTWARD | BEFORE_HEAD;
const ODDITIES = [RIGHTWARD, LEFTWARD, BEFORE_HEAD, EARLY, BACK];
const ODD = 3;

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
export interface Found {
  readonly reading: Reading;
  readonly oddities: number;
}

/** What is asked of figures: a number for each value, and whether a column may hold it. */
export interface Figures {
  readonly numberOf: (figure: number | undefined) => number;
  readonly isSuiting: (figure: number | undefined, kind: CellKind | undefined) => boolean;
}

/** Asks figures by their values. */
export function figuresOf(all: readonly number[], written: (figure: number | undefined) => string): Figures {
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
export function mixedHeads(tokens: readonly Token[]): number {
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
export function placedBlocks(tokens: readonly Token[], pagesOf: RowPages): readonly PlacedBlock[] {
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
export function cheapestReadings(
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
