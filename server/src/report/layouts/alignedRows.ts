import type { Edition } from "../../forms";
import { overlap, type Span } from "../../text/span";
import { addend, parseValue } from "../value";
import { headsOfColumns, type PlacedHeads, placeIn } from "./applicationsForm";
import { textOf } from "./itemFigures";
import { COLUMNS, isAnchored, isOnOneLine, type LooseRow, onPages } from "./looseRow";
import { type Measure, touchingSpans } from "./offsets";
import type { Item } from "./types";

/** A row of which it is known where its figures stand. */
export interface AlignedRow {
  readonly row: LooseRow;
  /** The row's number in the form. */
  readonly y: number;
  readonly spans: readonly Span[];
  readonly values: readonly number[];
}

/** Rows that were pushed aside alike, so that figures of one column stand one below the other. */
export interface Band {
  readonly rows: readonly AlignedRow[];
  /** Where the heads of columns stand on the page; none where they are not there or do not tell. */
  readonly heads: readonly PlacedHeads[];
  /** Whether it is one row that stands by itself. */
  readonly isAlone: boolean;
}

/** Rows below heads that these may push aside in a PDF's text. */
const BELOW_HEADS = 4;
/** Figures that are not in line with others below by chance. */
const LEAST_IN_LINE = 6;

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

/** The rows that have figures, page by page; those that heads may have pushed aside each by itself. */
export function bandsOf(
  text: string,
  items: readonly Item[],
  all: readonly LooseRow[],
  rows: readonly LooseRow[],
  edition: Edition,
  measure: Measure,
  isInCharacters: boolean,
): readonly Band[] {
  const aligned = rows.map((row): AlignedRow => {
    const values = row.figures.map((i) => addend(parseValue(textOf(text, items[i]))) ?? Number.NaN);
    return { row, y: placeIn(edition, row), spans: row.figures.map(measure), values };
  });
  const pages = onPages(aligned, ({ row }) => items[row.figures[0] ?? -1]?.page);
  const upper = isInCharacters ? pushedRows(items, all, measure) : new Set();
  return [...pages].flatMap(([page, own]): Band[] => {
    const first = Math.min(...all.map((row) => row.first).filter((i) => items[i]?.page === page), items.length);
    const heads = headsOfColumns(items, page, first, measure);
    const lower = own.filter(({ row }) => !upper.has(row));
    return [
      ...own.flatMap((one) =>
        upper.has(one.row) ? [{ rows: [one], heads: one.values.includes(0) ? [] : heads, isAlone: true }] : [],
      ),
      ...(lower.length > 0 ? [{ rows: lower, heads, isAlone: false }] : []),
    ];
  });
}
