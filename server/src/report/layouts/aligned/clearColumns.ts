import type { Edition } from "../../../forms";
import { overlap, type Span } from "../../../text/span";
import { addend, parseValue } from "../../value";
import { headsOfColumns, placeIn, ROW_ORDER, SUMS } from "../loose/applicationsForm";
import { textOf } from "../loose/itemFigures";
import { blanksBefore, COLUMNS, isAnchored, isNothing, type LooseRow, onPages } from "../loose/looseRow";
import type { Item } from "../types";
import { isAligned, pushedRows } from "./alignedRows";
import { pagesOfHeadsAside } from "./headsAside";
import { type Measure, measuresOf, middleOf, touchingSpans } from "./offsets";

/** Fewest blanks that part figures of a row, and the heads of columns. */
const LEAST_APART = 2;
/** How much further apart columns are than the figures of one that stand beside each other in different rows. */
const CLEARLY_APART = 3;
/** How far figures of one column begin, or end, from each other at most, as offsets of a PDF are rounded. */
const MOST_ASIDE = 1;
/** Most rows whose own figures do not add up: each is one mistake, and more of them are none. */
const MOST_BROKEN = 4;

/** The values of a table, row by row in the form's order, column by column. */
type Values = readonly (readonly number[])[];

/**
 * Places rows with blank cells by nothing but where figures stand, where that is plain: each stands right below others of its
 * column, all columns are to be seen, and no figure of any row is elsewhere. Sums may be broken, but only as mistakes in
 * figures break them; a figure that has moved into the next column makes one column too small and another one too large.
 */
export function placeInClearColumns(
  text: string,
  items: readonly Item[],
  rows: readonly LooseRow[],
  edition: Edition,
): void {
  const filled = rows.filter(({ figures }) => figures.length > 0);
  const byPlace = new Map(rows.map((row) => [placeIn(edition, row), row]));
  const isWhole = byPlace.size === rows.length && ROW_ORDER[edition].every((_, y) => byPlace.has(y));
  if (!isWhole || !filled.every((row) => isPlain(items, row))) return;
  const columns = clearColumns(text, items, rows, filled);
  if (!columns) return;
  // A row without its total may have been moved by a column.
  const hasTotal = (row: LooseRow) => columns.get(row)?.at(-1) === COLUMNS - 1;
  if (!filled.every((row) => hasTotal(row) || isNothing(text, items, row.figures))) return;
  const values = ROW_ORDER[edition].map((_, y) => {
    const row = byPlace.get(y);
    const own = (row && columns.get(row)) ?? [];
    return Array.from({ length: COLUMNS }, (_, x) => {
      const figure = row?.figures[own.indexOf(x)];
      return figure === undefined ? 0 : (addend(parseValue(textOf(text, items[figure]))) ?? Number.NaN);
    });
  });
  if (!isBrokenByFigures(values, edition)) return;
  const [inCharacters] = measuresOf(text, items);
  const pushed = inCharacters ? pushedRows(items, rows, inCharacters) : new Set<LooseRow>();
  for (const row of rows) {
    const own = columns.get(row) ?? [];
    // No sum shows that heads have pushed a zero.
    const hasZero = row.figures.some((i) => addend(parseValue(textOf(text, items[i]))) === 0);
    if (row.figures.length === COLUMNS || (pushed.has(row) && hasZero)) continue;
    row.columns = Array.from({ length: COLUMNS }, (_, x) => row.figures[own.indexOf(x)]);
    row.untold = [];
  }
}

/** Whether it is known of a row which figures are its own, and these stand apart from each other. */
function isPlain(items: readonly Item[], row: LooseRow): boolean {
  const areApart = row.figures.every((i) => (blanksBefore(items, i) ?? LEAST_APART) >= LEAST_APART);
  return row.state === "sure" && isAnchored(items, row) && isAligned(items, row) && areApart;
}

/** For each row with figures their columns, where all pages show these however offsets are counted. */
function clearColumns(
  text: string,
  items: readonly Item[],
  rows: readonly LooseRow[],
  filled: readonly LooseRow[],
): ReadonlyMap<LooseRow, readonly number[]> | undefined {
  const pages = [...onPages(filled, ({ figures }) => items[figures[0] ?? -1]?.page)];
  const headsAside = pagesOfHeadsAside(text, items, rows);
  const ways = measuresOf(text, items).flatMap((measure) => {
    const found = pages.map(([page, own]) => {
      const first = Math.min(...rows.map((row) => row.first).filter((i) => items[i]?.page === page));
      return columnsOnPage(own, measure, headsAside.has(page) ? [] : headsOfColumns(items, page, first, measure));
    });
    return found.some((own) => own === undefined) ? [] : [new Map(found.flatMap((own) => [...(own ?? [])]))];
  });
  const [way, ...others] = ways;
  if (!way) return undefined;
  const isSame = (row: LooseRow) => others.every((other) => other.get(row)?.join() === way.get(row)?.join());
  /** Whether the figures that are placed already stand where they would be placed. */
  const isKept = (row: LooseRow) =>
    row.figures.every((figure, i) => {
      const x = row.columns?.indexOf(figure) ?? -1;
      return x < 0 || x === way.get(row)?.[i];
    });
  return filled.every((row) => isSame(row) && isKept(row)) ? way : undefined;
}

/** For each row of a page the columns of its figures: all are shown by a full row or, right above them, by their heads. */
function columnsOnPage(
  rows: readonly LooseRow[],
  measure: Measure,
  heads: readonly Span[],
): ReadonlyMap<LooseRow, readonly number[]> | undefined {
  const spans = rows.map(({ figures }) => figures.map(measure));
  const stretches = nearlyTouching(spans.flat());
  if (!areApart(stretches, CLEARLY_APART) || !areUpright(spans.flat(), stretches)) return undefined;
  const isShown = stretches.length === COLUMNS && rows.some(({ figures }) => figures.length === COLUMNS);
  const columns = isShown ? stretches.map((_, x) => x) : columnsBelow(stretches, heads);
  if (!columns) return undefined;
  return new Map(
    rows.map((row, i) => [
      row,
      (spans[i] ?? []).map((span) => columns[stretches.findIndex((one) => overlap(one, span))] ?? -1),
    ]),
  );
}

/** For each stretch the only head that stands above it; undefined where one has none or shares it. */
function columnsBelow(stretches: readonly Span[], heads: readonly Span[]): readonly number[] | undefined {
  if (heads.length < COLUMNS || !areApart(heads, LEAST_APART)) return undefined;
  const columns = stretches.map((stretch) => {
    const [only = -1, ...others] = heads.flatMap((head, x) => (overlap(head, stretch) ? [x] : []));
    return others.length === 0 ? only : -1;
  });
  return columns.every((x, at) => x > (columns[at - 1] ?? -1)) ? columns : undefined;
}

/** The stretches that spans cover, those together that stand nearly one below the other. */
function nearlyTouching(spans: readonly Span[]): readonly Span[] {
  return touchingSpans(spans.map(({ start, end }) => ({ start, end: end + MOST_ASIDE }))).map(({ start, end }) => ({
    start,
    end: end - MOST_ASIDE,
  }));
}

/** Whether neighbouring spans stand so far apart at least. */
function areApart(spans: readonly Span[], least: number): boolean {
  return spans.every(({ start }, at) => start - (spans[at - 1]?.end ?? Number.NEGATIVE_INFINITY) >= least);
}

/** Whether the spans of each stretch begin, end or have their middles one right below the other, all stretches alike. */
function areUpright(spans: readonly Span[], stretches: readonly Span[]): boolean {
  const edges: readonly ((span: Span) => number)[] = [({ start }) => start, ({ end }) => end, middleOf];
  return edges.some((edgeOf) =>
    stretches.every((stretch) => {
      const own = spans.filter((span) => overlap(stretch, span)).map(edgeOf);
      return Math.max(...own) - Math.min(...own) <= MOST_ASIDE;
    }),
  );
}

/**
 * Whether mistakes in figures alone break the sums of a table: one in each row that does not add up, in whichever column, and
 * besides them one in a column together with its row's total.
 */
function isBrokenByFigures(values: Values, edition: Edition): boolean {
  const off = values.map((row) => row.reduce((sum, value, x) => sum + (x < COLUMNS - 1 ? value : -value), 0));
  if (off.some(Number.isNaN)) return false;
  const broken = off.flatMap((by, y) => (by === 0 ? [] : [y]));
  const sound = values.filter((row, y) => off[y] === 0 && row.some((value) => value !== 0));
  if (broken.length > MOST_BROKEN || broken.length > sound.length) return false;
  const { overRows } = SUMS[edition];
  const residuals = overRows.map(({ left, right }) =>
    Array.from({ length: COLUMNS }, (_, x) => {
      const sum = (rows: readonly number[]) => rows.reduce((total, y) => total + (values[y]?.[x] ?? 0), 0);
      return sum(left) - sum(right);
    }),
  );
  return isExplained(residuals, broken, off, overRows);
}

/** Whether residuals are those of mistakes in so many rows, each off by what it is, and of one more in a column and the totals. */
function isExplained(
  residuals: Values,
  [y, ...others]: readonly number[],
  off: readonly number[],
  overRows: (typeof SUMS)[Edition]["overRows"],
): boolean {
  if (y === undefined) return residuals.every((sum) => sum.slice(0, -1).filter((value) => value !== 0).length <= 1);
  const by = off[y] ?? 0;
  return Array.from({ length: COLUMNS }, (_, x) => x).some((x) => {
    const rest = residuals.map((sum, i) => {
      const sign = Number(overRows[i]?.left.includes(y)) - Number(overRows[i]?.right.includes(y));
      // Too large a part makes its column larger, too small a total that of the totals smaller.
      return sum.map((value, at) => (at === x ? value - (x < COLUMNS - 1 ? sign : -sign) * by : value));
    });
    return isExplained(rest, others, off, overRows);
  });
}
