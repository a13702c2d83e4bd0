import { hull, overlap, type Span } from "../../../text/span";
import { COLUMNS, isPacked, type LooseRow, onPages, type ShownColumns } from "../loose/looseRow";
import type { Item } from "../types";
import { pushedRows } from "./alignedRows";
import { type Measure, measuresOf } from "./offsets";

/** Most that a figure may stand aside of its column, as a share of how far it is from the next. */
const MOST_ASIDE = 0.5;
/** How much more figures stand aside of the columns that were not counted the right way. */
const MUCH_MORE = 1.1;

/**
 * The columns of rows with blank cells on pages that have full rows: each figure stands in line with figures of one column
 * of these and of no other, however offsets are counted. Rows right below heads, which push them aside, show nothing.
 */
export function columnsShown(
  text: string,
  items: readonly Item[],
  all: readonly LooseRow[],
  aligned: readonly LooseRow[],
): ShownColumns {
  const measures = measuresOf(text, items);
  const [inCharacters] = measures;
  const pushed = inCharacters ? pushedRows(items, all, inCharacters) : new Set();
  const found = new Map<LooseRow, readonly number[]>();
  for (const onPage of onPages(aligned, ({ figures }) => items[figures[0] ?? -1]?.page).values()) {
    const rows = onPage.filter((row) => !pushed.has(row));
    const full = rows.filter(({ figures }) => figures.length === COLUMNS);
    if (full.length === 0 || full.length === rows.length) continue;
    const ways = measures.map((measure) => ({ measure, columns: columnsOfFull(full, measure) }));
    const asides = ways.map(({ measure, columns }) => asideOf(rows, columns, measure));
    const right = ways.filter((_, at) => (asides[at] ?? 0) <= MUCH_MORE * Math.min(...asides));
    for (const row of rows) {
      const [own, ...others] = right.map(({ measure, columns }) => inLine(row.figures.map(measure), columns));
      // One line of text in a PDF may as well stand one column aside.
      if (own && !isPacked(items, row.figures) && others.every((other) => other?.join() === own.join()))
        found.set(row, own);
    }
  }
  return found;
}

/** The stretch that each column of full rows covers. */
function columnsOfFull(full: readonly LooseRow[], measure: Measure): readonly Span[] {
  return Array.from({ length: COLUMNS }, (_, x) => x).flatMap((x) => {
    const own = full.flatMap(({ figures }) => figures.slice(x, x + 1).map(measure));
    return hull(own) ?? [];
  });
}

/** How far figures stand aside of the nearest columns, all together. */
function asideOf(rows: readonly LooseRow[], columns: readonly Span[], measure: Measure): number {
  return rows
    .flatMap(({ figures }) => figures.map(measure))
    .map(({ start, end }) => Math.min(...columns.map((one) => Math.abs(one.start + one.end - start - end))))
    .reduce((sum, aside) => sum + aside, 0);
}

/** For each span the only column that it stands in line with, where it is by far the nearest too. */
function inLine(spans: readonly Span[], columns: readonly Span[]): readonly number[] | undefined {
  const found = spans.map((span) => {
    const [only = -1, ...others] = columns.flatMap((column, x) => (overlap(column, span) ? [x] : []));
    return others.length === 0 && nearestColumn(span, columns) === only ? only : -1;
  });
  return found.every((x, at) => x > (found[at - 1] ?? -1)) ? found : undefined;
}

/** The column to which a span stands by far the nearest; -1 where there is none. */
function nearestColumn(span: Span, columns: readonly Span[]): number {
  const far = columns.map((column) => Math.abs(column.start + column.end - span.start - span.end));
  const [nearest = 0, next = 0] = [...far].sort((a, b) => a - b);
  return nearest <= MOST_ASIDE * next ? far.indexOf(nearest) : -1;
}
