import type { Edition } from "../../../forms";
import { overlap, type Span } from "../../../text/span";
import { addend, parseValue } from "../../value";
import { headsOfColumns, packedHeads, placeIn } from "../loose/applicationsForm";
import { textOf } from "../loose/itemFigures";
import {
  COLUMNS,
  isAnchored,
  isJoined,
  isOnOneLine,
  type LooseRow,
  onPages,
  type ShownColumns,
} from "../loose/looseRow";
import type { Item } from "../types";
import type { AlignedRow, Band } from "./bands";
import { allColumnsOf, isPossible } from "./columnWays";
import { type Measure, touchingSpans } from "./offsets";
import { type Reach, reachOf } from "./reachOfHeads";

/** Rows below heads that these may push aside in a PDF's text. */
const BELOW_HEADS = 4;
/** Most blanks between heads that may be one block in a PDF. */
const MOST_JOINED = 2;
/** Most rows whose figures may not add up; where more do not, they are not in the columns of the form. */
const MOST_BROKEN = 2;
/** Figures that are not in line with others below by chance, and columns. */
const LEAST_IN_LINE = 6;
const LEAST_COLUMNS = 5;

/** How far figures of one digit in one column stand from each other at most. */
const MOST_IN_LINE = 1;
/** How far figures of a row that was moved stand from others at most, from how many, and how many of them. */
const MOST_NEAR = 3;
const LEAST_NEAR = 2;
/** More rows than any form has on a page: each is compared with all others. */
const MOST_ON_PAGE = 60;
/** Other rows of a page that show where all columns end. */
const LEAST_OTHERS = 4;

/** Whether a row's figures stand on the lines of its label or all on one line, from the left to the right. */
export function isAligned(items: readonly Item[], row: LooseRow): boolean {
  const { figures } = row;
  const page = items[figures[0] ?? -1]?.page;
  const columnOf = (i: number) => (items[i]?.span.start ?? 0) - (items[i]?.lineStart ?? 0);
  return (
    figures.length <= COLUMNS &&
    (isAnchored(items, row) || isOnOneLine(items, figures)) &&
    figures.every((i, at) => items[i]?.page === page && (at === 0 || columnOf(i) > columnOf(figures[at - 1] ?? i)))
  );
}

/**
 * Rows right below the heads of columns, which push figures aside in a PDF's text: those that do not have most of their
 * figures in line with others further below.
 */
export function pushedRows(items: readonly Item[], rows: readonly LooseRow[], measure: Measure): ReadonlySet<LooseRow> {
  const pushed = [...onPages(rows, ({ first }) => items[first]?.page)].flatMap(([page, own]) => {
    const isBelowHeads = headsOfColumns(items, page, own[0]?.first ?? 0, measure).length > 0;
    if (!isBelowHeads) return [];
    const lower = touchingSpans(own.slice(BELOW_HEADS).flatMap(({ figures }) => figures.map(measure)));
    const isInLine = (figure: number) => lower.some((span) => overlap(span, measure(figure)));
    return own
      .slice(0, BELOW_HEADS)
      .filter(({ figures }) => figures.length < LEAST_IN_LINE || !figures.every(isInLine));
  });
  return new Set(pushed);
}

/**
 * Rows that stand aside of the others of their page, as one that was moved: one has a figure right of all others', or
 * figures of one digit that have such of others near by and none in their own line, in which a PDF's text has all of a column.
 */
export function rowsAside(
  items: readonly Item[],
  rows: readonly LooseRow[],
  pushed: ReadonlySet<LooseRow>,
  measure: Measure,
  least: number,
): ReadonlySet<LooseRow> {
  const found = [...onPages(rows, ({ figures }) => items[figures[0] ?? -1]?.page).values()].flatMap((onPage) => {
    const own = onPage.filter((row) => !pushed.has(row) && row.figures.length > 0 && row.figures.length <= COLUMNS);
    if (own.length > MOST_ON_PAGE) return [];
    return own.filter((row) => isBeyond(own, row, measure) || countAside(items, own, row, measure) >= least);
  });
  return new Set(found);
}

/** Whether a row has a figure clearly right of those of all other rows, most of which have their totals. */
function isBeyond(rows: readonly LooseRow[], row: LooseRow, measure: Measure): boolean {
  const others = rows.filter((other) => other !== row);
  const end = Math.max(...others.flatMap(({ figures }) => figures.map((i) => measure(i).end)));
  const isFull = row.figures.length >= COLUMNS;
  return !isFull && others.length >= LEAST_OTHERS && row.figures.some((i) => measure(i).start > end + MOST_JOINED);
}

/** How many of a row's figures of one digit stand near such of other rows, but not in line with any. */
function countAside(items: readonly Item[], rows: readonly LooseRow[], row: LooseRow, measure: Measure): number {
  const startsOf = ({ figures }: LooseRow) =>
    figures.flatMap((i) => {
      const { start, end } = measure(i);
      return end === start + 1 && !isJoined(items, i) ? [start] : [];
    });
  const others = rows.flatMap((other) => (other === row ? [] : startsOf(other)));
  return startsOf(row).filter((start) => {
    const near = others.map((other) => Math.abs(other - start)).filter((distance) => distance <= MOST_NEAR);
    return near.length >= LEAST_NEAR && near.every((distance) => distance > MOST_IN_LINE);
  }).length;
}

/** How far the heads of a page allow for a row's figures; undefined where some figures stand outside of them. */
function reachesOf(
  onPage: readonly AlignedRow[],
  { spans, joined }: AlignedRow,
  heads: readonly Span[],
): readonly Reach[] | undefined {
  const from = heads[0]?.start;
  const isBelow = from !== undefined && onPage.every((one) => one.spans.every(({ end }) => end + MOST_JOINED >= from));
  return isBelow ? spans.map((span, at) => reachOf(span, heads, MOST_JOINED, joined[at] ?? false)) : undefined;
}

/** Whether figures that are not all nothing do not add up to the last one. */
function isBroken(values: readonly number[]): boolean {
  const sum = values.reduce((before, value) => before + value, 0);
  return sum !== 0 && sum !== 2 * (values.at(-1) ?? 0);
}

/** The columns of a row's figures where it is full or others show them. */
function columnsOf(row: LooseRow, shown: ShownColumns): readonly number[] | undefined {
  return row.figures.length === COLUMNS ? row.figures.map((_, x) => x) : shown.get(row);
}

/** The rows of a band one by one, as where what stands one below the other is not one column's. */
export function rowByRow({ rows }: Band): readonly Band[] {
  return rows.map((row) => ({ rows: [row], heads: [], isAlone: true }));
}

/** A band of which heads tell nothing for certain, as where all its figures were moved. */
export function withoutHeads(band: Band): Band {
  return { ...band, rows: band.rows.map((row) => ({ ...row, reaches: undefined })) };
}

/**
 * How many of the first rows of a page heads have pushed aside: all behind them are in line with the others, which show all
 * columns, and in more of these than they are by chance; undefined where that cannot be told.
 */
function countPushed(onPage: readonly AlignedRow[], first: ReadonlySet<LooseRow>): number | undefined {
  const upper = onPage.filter(({ row }) => first.has(row));
  const columns = allColumnsOf(onPage.slice(upper.length));
  if (!columns) return undefined;
  const inColumns = upper.map(({ spans }) => spans.map((span) => columns.findIndex((one) => overlap(one, span))));
  const isInOrder = (own: readonly number[]) => own.every((x, at) => x > (own[at - 1] ?? -1));
  const areInLine = upper.map((row, i) => isInOrder(inColumns[i] ?? []) && isPossible(row, inColumns[i] ?? []));
  const count = areInLine.lastIndexOf(false) + 1;
  const isTold = count === upper.length || new Set(inColumns.slice(count).flat()).size >= LEAST_COLUMNS;
  return isTold ? count : undefined;
}

/**
 * The rows that have figures, page by page; those that heads may have pushed aside each by itself. Heads of
 * pages that are `headless` tell nothing.
 */
export function bandsOf(
  text: string,
  items: readonly Item[],
  all: readonly LooseRow[],
  rows: readonly LooseRow[],
  edition: Edition,
  measure: Measure,
  isInCharacters: boolean,
  shown: ShownColumns,
  aside: ReadonlySet<LooseRow>,
  headless: ReadonlySet<number>,
): readonly Band[] {
  const aligned = rows.map((row): AlignedRow => {
    const values = row.figures.map((i) => addend(parseValue(textOf(text, items[i]))) ?? Number.NaN);
    return {
      row,
      y: placeIn(edition, row),
      spans: row.figures.map(measure),
      values,
      shown: columnsOf(row, shown),
      reaches: undefined,
      isBroken: isBroken(values),
      joined: row.figures.map((i) => isJoined(items, i)),
      isPushed: false,
      isAside: aside.has(row),
    };
  });
  const mayBeBroken = aligned.filter(({ isBroken }) => isBroken).length <= MOST_BROKEN;
  const pages = onPages(
    mayBeBroken ? aligned : aligned.map((one) => ({ ...one, isBroken: false })),
    ({ row }) => items[row.figures[0] ?? -1]?.page,
  );
  const upper = isInCharacters ? pushedRows(items, all, measure) : new Set();
  return [...pages].flatMap(([page, withAside]): Band[] => {
    const onPage = withAside.filter(({ isAside }) => !isAside);
    const bandsAside = withAside
      .filter(({ isAside }) => isAside)
      .map((one) => ({ rows: [{ ...one, shown: columnsOf(one.row, new Map()) }], heads: [], isAlone: true }));
    const first = Math.min(...all.map((row) => row.first).filter((i) => items[i]?.page === page), items.length);
    const spans = headless.has(page) ? [] : headsOfColumns(items, page, first, measure);
    const heads = packedHeads(spans);
    const own = onPage.map((one) => ({ ...one, reaches: reachesOf(onPage, one, spans) }));
    const pushed = (one: AlignedRow) => ({ ...one, isPushed: true });
    const alone = (one: AlignedRow) => ({
      rows: [pushed(one)],
      heads: one.values.includes(0) ? [] : heads,
      isAlone: true,
    });
    const count = isInCharacters ? countPushed(own, firstRows(all, items, page)) : undefined;
    if (count !== undefined) {
      const above = own.slice(0, count);
      const isTold = above.some(({ row }) => row.figures.length === COLUMNS) && allColumnsOf(above);
      const upperBands = isTold ? [{ rows: above.map(pushed), heads, isAlone: false }] : above.map(alone);
      return [...bandsAside, ...upperBands, { rows: own.slice(count), heads, isAlone: false, isInLine: true }];
    }
    const lower = own.filter((one) => !upper.has(one.row));
    return [
      ...bandsAside,
      ...own.filter((one) => upper.has(one.row)).map(alone),
      ...(lower.length > 0 ? [{ rows: lower, heads, isAlone: false }] : []),
    ];
  });
}

/** The first rows of a page, which heads may push aside. */
function firstRows(all: readonly LooseRow[], items: readonly Item[], page: number): ReadonlySet<LooseRow> {
  return new Set(all.filter(({ first }) => items[first]?.page === page).slice(0, BELOW_HEADS));
}
