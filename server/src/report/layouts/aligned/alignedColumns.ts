import type { Edition } from "../../../forms";
import { overlap, type Span } from "../../../text/span";
import { addend, parseValue } from "../../value";
import { ROW_ORDER, SUMS } from "../loose/applicationsForm";
import { keepsSum, textOf } from "../loose/itemFigures";
import { COLUMNS, isAnchored, isNothing, isOnOneLine, isPacked, type LooseRow, onPages } from "../loose/looseRow";
import type { Item } from "../types";
import { keepsSumsOverRows } from "../zones/figureSums";
import { pushedRows, rowsAside } from "./alignedRows";
import { placeTogether } from "./alignedTable";
import { closeNeighbours, type Measure, measuresOf, touchingSpans } from "./offsets";

/** How much wider columns are together that were not counted the right way. */
const MUCH_WIDER = 1.1;
/** How much wider the gaps between columns must be than those between figures of one column, each with its own width. */
const CLEARLY_WIDER = 2;
/** Most that a figure may stand aside of its column, as a share of how far it is from the next. */
const MOST_ASIDE = 0.5;
/** Most characters that the figures of a column take up together, where they stand as exactly as that. */
const MOST_CLEAR = 5;
/** Figures of a row that do not all stand aside of their columns unless it was moved. */
const LEAST_ASIDE = 2;
/** Least full rows on a page that show where its columns are. */
const LEAST_MODELS = 2;

interface MeasuredColumns {
  /** Where a figure stands on its line. */
  readonly measure: Measure;
  readonly columns: readonly Span[];
}

/**
 * Places rows with blanks by where figures stand on the same page. Offsets may be off, and no sum within a row shows it:
 * so they only count for rows of sums over the rows that are all placed and hold.
 */
export function placeByColumns(
  text: string,
  items: readonly Item[],
  rows: readonly LooseRow[],
  edition: Edition,
): void {
  const [inCharacters] = measuresOf(text, items);
  const pushed = inCharacters ? pushedRows(items, rows, inCharacters) : new Set<LooseRow>();
  /** Rows of which at least so many figures stand aside; counted the wrong way, nearly all do. */
  const fewestAside = (least: number) =>
    measuresOf(text, items)
      .map((measure) => rowsAside(items, rows, pushed, measure, least))
      .reduce((one, other) => (other.size < one.size ? other : one));
  const aside = fewestAside(LEAST_ASIDE);
  placeByPages(text, items, rows, edition, aside);
  for (const row of pushed)
    if (row.figures.some((i) => addend(parseValue(textOf(text, items[i]))) === 0)) row.columns = undefined;
  placeTogether(text, items, rows, edition, aside, fewestAside(1));
}

/** Places rows page by page, where full ones or clear stretches show all columns. */
function placeByPages(
  text: string,
  items: readonly Item[],
  rows: readonly LooseRow[],
  edition: Edition,
  aside: ReadonlySet<LooseRow>,
): void {
  alignByOffsets(
    text,
    items,
    rows.filter((row) => !aside.has(row)),
  );
  if (!rows.some(({ columns }) => columns)) return;
  const ordered = ROW_ORDER[edition].map((label) => rows.find((row) => row.label?.label.folded === label));
  const table = ordered.map((row) => {
    const cells = row?.columns ?? (row?.state === "sure" && row.figures.length === COLUMNS ? row.figures : []);
    return cells.map((i) => (i === undefined ? 0 : (addend(parseValue(textOf(text, items[i]))) ?? Number.NaN)));
  });
  const isPlaced = (y: number) => table[y]?.length === COLUMNS;
  const { columns, overRows } = SUMS[edition];
  const complete = overRows.filter(({ left, right }) => [...left, ...right].every(isPlaced));
  const areKept = complete.every((sum) => keepsSumsOverRows(table, { columns, overRows: [sum] }));
  const proven = new Set(areKept ? complete.flatMap(({ left, right }) => [...left, ...right]) : []);
  for (const row of rows) if (row.columns && !proven.has(ordered.indexOf(row))) row.columns = undefined;
}

function alignByOffsets(text: string, items: readonly Item[], rows: readonly LooseRow[]): void {
  for (const onPage of onPages(rows, ({ first }) => items[first]?.page).values()) {
    const onLine = onPage.filter(
      (row) => row.figures.length > 0 && isOnOneLine(items, row.figures) && row.state === "sure",
    );
    const full = onLine.filter(({ figures }) => figures.length === COLUMNS);
    if (full.length === onPage.length || onLine.some(({ figures }) => isPacked(items, figures))) continue;
    const ofAll = columnsOf(text, items, onLine, false);
    const isClear = ofAll.some(({ columns }) => areClear(columns));
    const measured = isClear || full.length === 0 ? ofAll : tightest(columnsOf(text, items, full, true), onLine);
    const isShown = isClear || full.length > 0;
    const placed = onPage.flatMap((row) => {
      if (row.figures.length >= COLUMNS || row.state !== "sure" || !isOnOneLine(items, row.figures)) return [];
      if (row.figures.length === 0 ? !onLine.every((like) => isAnchored(items, like)) : !isAnchored(items, row))
        return [];
      const ways = measured.map((columns) => underColumns(row.figures, columns));
      const [columns] = ways;
      // Where both ways of counting show columns, they must agree.
      const agree = columns && ways.every((way) => way?.join() === columns.join());
      return agree && (isShown || keepsSum(text, items, columns)) ? [{ row, columns }] : [];
    });
    // The sum of a row of zeros proves nothing by itself, beside rows of others.
    const proven = placed.filter(({ row }) => !isNothing(text, items, row.figures));
    const isZero =
      onLine.every(({ figures }) => isNothing(text, items, figures)) &&
      onLine.some(({ figures }) => 2 * figures.length > COLUMNS);
    const kept = isShown || isZero || proven.length >= LEAST_MODELS ? placed : proven;
    for (const { row, columns } of kept) row.columns = columns;
  }
}

/** The ways of counting by which figures stand least aside of the columns. */
function tightest(ways: readonly MeasuredColumns[], rows: readonly LooseRow[]): readonly MeasuredColumns[] {
  const asides = ways.map(({ measure, columns }) =>
    rows
      .flatMap(({ figures }) => figures.map(measure))
      .map(({ start, end }) => Math.min(...columns.map((one) => Math.abs(one.start + one.end - start - end))))
      .reduce((sum, aside) => sum + aside, 0),
  );
  return ways.filter((_, i) => (asides[i] ?? 0) <= MUCH_WIDER * Math.min(...asides));
}

/** Whether columns stand so far apart, and the figures of each so close together, that none can be taken for another. */
function areClear(columns: readonly Span[]): boolean {
  const gaps = columns.slice(1).map(({ start }, at) => start - (columns[at]?.end ?? 0));
  const widest = Math.max(...columns.map(({ start, end }) => end - start));
  return Math.min(...gaps) >= CLEARLY_WIDER && widest <= MOST_CLEAR;
}

/** For each column the figure below it; undefined where one stands as well between two, or below another one's. */
function underColumns(
  figures: readonly number[],
  { measure, columns }: MeasuredColumns,
): readonly (number | undefined)[] | undefined {
  const placed: (number | undefined)[] = columns.map(() => undefined);
  for (const i of figures) {
    const own = measure(i);
    const far = columns.map((column) => Math.abs(column.start + column.end - own.start - own.end));
    const [nearest = 0, next = 0] = [...far].sort((a, b) => a - b);
    const at = far.indexOf(nearest);
    if (nearest > next * MOST_ASIDE || placed[at] !== undefined) return undefined;
    placed[at] = i;
  }
  return placed;
}

/**
 * The columns of rows, counted in characters and with Chinese characters two wide, as far as they do not overlap so. Rows
 * that are not all full show them where their figures stand in seven stretches that do not touch.
 */
function columnsOf(
  text: string,
  items: readonly Item[],
  rows: readonly LooseRow[],
  areFull: boolean,
): readonly MeasuredColumns[] {
  const found = measuresOf(text, items).flatMap((measure): MeasuredColumns[] => {
    const columns = areFull
      ? hullsOf(rows.map(({ figures }) => figures.map(measure)))
      : stretchesOf(rows.flatMap(({ figures }) => figures.map(measure)));
    if (columns.length !== COLUMNS || columns.some(({ end }, at) => end > (columns[at + 1]?.start ?? end))) return [];
    const isEven = rows.every(({ figures }) =>
      figures.every(
        (i, at) =>
          at === 0 ||
          !columns.some((column) => overlap(column, measure(i)) && overlap(column, measure(figures[at - 1] ?? i))),
      ),
    );
    return areFull || (isEven && closeNeighbours(columns).length === 0) ? [{ measure, columns }] : [];
  });
  // The wrong way of counting smears the columns by the lengths of the labels before them.
  const width = ({ columns }: MeasuredColumns) => columns.reduce((sum, { start, end }) => sum + end - start, 0);
  const least = Math.min(...found.map(width));
  return found.filter((way) => width(way) < MUCH_WIDER * least);
}

/** The stretches that the first, the second and so on of rows cover. */
function hullsOf(rows: readonly (readonly Span[])[]): Span[] {
  return Array.from({ length: COLUMNS }, (_, at) => {
    const own = rows.flatMap((row) => row[at] ?? []);
    return { start: Math.min(...own.map(({ start }) => start)), end: Math.max(...own.map(({ end }) => end)) };
  });
}

/**
 * The stretches that spans cover, parted where the widest gaps are: at six of them if those are clearly wider than all the
 * others, else wherever two spans do not touch.
 */
function stretchesOf(spans: readonly Span[]): readonly Span[] {
  const touching = touchingSpans(spans);
  const gaps = touching.slice(1).map(({ start }, at) => start - (touching[at]?.end ?? 0));
  const [least = 0, next = 0] = [...gaps].sort((a, b) => b - a).slice(COLUMNS - 2);
  if (touching.length <= COLUMNS || least < CLEARLY_WIDER * (next + 1)) return touching;
  const joined: Span[] = [];
  for (const [at, span] of touching.entries()) {
    const last = joined[joined.length - 1];
    if (!last || (gaps[at - 1] ?? 0) >= least) joined.push(span);
    else joined[joined.length - 1] = { start: last.start, end: span.end };
  }
  return joined;
}
