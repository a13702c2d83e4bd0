import type { CellKind } from "../../../forms";
import { combinations } from "../combinations";
import { isAtPageEdge, isBareNumberOfPage } from "../pageNumbers";
import type { Item } from "../types";
import { figuresBeforeHeads, headedTables } from "./headedTables";
import type { LooseRow } from "./looseRow";
import {
  ANY_ASIDE,
  cheapestReadings,
  type Figures,
  type Found,
  figuresOf,
  mixedHeads,
  placedBlocks,
} from "./plainReadings";
import {
  blocksOf,
  EDITIONS,
  type HeadLabel,
  isEveryColumnThere,
  type PlainTable,
  pagesOfLabel,
  placesOf,
  type Reading,
  type RowPages,
  readTokens,
  suits,
  type Token,
  tablesOf,
  wideBlocks,
} from "./plainTokens";
import type { FoundLabel } from "./tornLabels";

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
