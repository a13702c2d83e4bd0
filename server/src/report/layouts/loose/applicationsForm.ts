import { type Edition, FORMS } from "../../../forms";
import { fold } from "../../../text/fold";
import { hull, type Span } from "../../../text/span";
import type { Measure } from "../aligned/offsets";
import type { Item } from "../types";
import type { Sums } from "../zones/figureSums";
import { beginsBlock } from "./looseItems";
import { APPLICATIONS, COLUMNS, type LooseRow } from "./looseRow";
import type { FoundLabel, RowLabel } from "./tornLabels";

/** The folded labels of the table's rows in the form's order. */
export const ROW_ORDER: Readonly<Record<Edition, readonly string[]>> = {
  "2019": rowOrder("2019"),
  "2021": rowOrder("2021"),
};

const TABLE = FORMS["2021"].sections.flatMap(({ tables }) => tables).find(({ id }) => id === APPLICATIONS);
/** The heads of the columns, and the labels above them. */
const COLUMN_HEADS: readonly string[] = (TABLE?.slots ?? [])
  .slice(0, COLUMNS)
  .map(({ columnName }) => fold(columnName));
const HEADINGS: ReadonlySet<string> = new Set(
  (TABLE?.runs ?? []).flatMap(({ label }) => (label?.role === "heading" ? [fold(label.text)] : [])),
);

/** How many characters all heads have, and neighbouring columns by the characters of theirs, sorted. */
const ALL_HEADS = COLUMN_HEADS.join("").length;
const COLUMNS_BY_HEADS: ReadonlyMap<string, readonly [from: number, to: number]> = new Map(
  COLUMN_HEADS.flatMap((_, from) =>
    COLUMN_HEADS.slice(from).map((_, more): [string, readonly [number, number]] => {
      const to = from + more + 1;
      return [sortedCharacters(COLUMN_HEADS.slice(from, to).join("")), [from, to]];
    }),
  ),
);

/** The long label in the table's corner, of which a PDF has the pieces wherever it breaks. */
const CORNER = [...HEADINGS].reduce((one, other) => (other.length > one.length ? other : one), "");

/** Sums over the rows of the table of applications, by their numbers in an edition. */
export const SUMS: Readonly<Record<Edition, Sums>> = { "2019": sumsOf("2019"), "2021": sumsOf("2021") };

function rowOrder(edition: Edition): string[] {
  return FORMS[edition].sections.flatMap(({ tables }) =>
    tables.flatMap(({ id, runs }) =>
      id === APPLICATIONS
        ? runs.flatMap(({ label, slots }) => (label && slots.length > 0 ? [fold(label.text)] : []))
        : [],
    ),
  );
}

function sumsOf(edition: Edition): Sums {
  const table = FORMS[edition].sections.flatMap(({ tables }) => tables).find(({ id }) => id === APPLICATIONS);
  const rows = table?.runs.filter(({ slots }) => slots.length > 0) ?? [];
  const rowOf = (id: string) => rows.findIndex(({ slots }) => slots.some((slot) => slot.id === id));
  const total = table?.slots[COLUMNS - 1]?.column;
  const overRows = (table?.identities ?? [])
    .filter(({ rule, total: id }) => rule !== "total/row" && id.endsWith(`.${total}`))
    .map(({ left, right }) => [left.map(rowOf), right.map(rowOf)] as const)
    .map(([one, other]) => (one.length < other.length ? { left: other, right: one } : { left: one, right: other }));
  return { columns: COLUMNS, overRows };
}

/** The edition whose labels the table of applications has: in that of 2021 其他处理 is a group. */
export function editionOf(labels: readonly FoundLabel[]): Edition {
  const is2021 = labels.some(
    ({ label }) => label.table === APPLICATIONS && label.figures.has("2021") && !label.figures.has("2019"),
  );
  return is2021 ? "2021" : "2019";
}

/** Whether a row has figures in an edition. */
export function takesFigures(label: RowLabel, edition: Edition): boolean {
  return label.table === APPLICATIONS ? label.figures.has(edition) : label.figures.size > 0;
}

/** A row's place in the form; -1 where it is none of an edition's. */
export function placeIn(edition: Edition, { label }: LooseRow): number {
  return ROW_ORDER[edition].indexOf(label?.label.folded ?? "");
}

/** A row's place in the form, the same in both editions as far as they share it. */
export function placeOf(label: RowLabel): number {
  const edition = label.figures.has("2021") ? "2021" : "2019";
  return ROW_ORDER[edition].indexOf(label.folded);
}

/** The neighbouring columns that the words of a block before a figure are the heads of, in whatever order these were read. */
export function columnsOfHeads(
  items: readonly Item[],
  figure: number,
): readonly [from: number, to: number] | undefined {
  let written = "";
  for (let i = figure; i > 0 && !beginsBlock(items, i); i--) {
    const folded = items[i - 1]?.folded ?? "";
    if (!HEADINGS.has(folded) && !isOfCorner(folded)) written += folded;
    if (written.length > ALL_HEADS || figure - i > ALL_HEADS) return undefined;
  }
  return COLUMNS_BY_HEADS.get(sortedCharacters(written));
}

/** The heads of neighbouring columns as they stand above them: of one, or of several that are packed closely. */
export interface PlacedHeads {
  readonly columns: readonly number[];
  /** From where the first one begins to where the last one ends or, of several, the next heads begin. */
  readonly span: Span;
}

/**
 * Where the head of each column stands on a page, in the lines before an item, by the pieces that are of one head only. None
 * where one is missing or they do not stand beside each other in the form's order.
 */
export function headsOfColumns(
  items: readonly Item[],
  page: number,
  before: number,
  measure: Measure,
): readonly Span[] {
  const pieces: number[][] = COLUMN_HEADS.map(() => []);
  for (let i = before - 1; i >= 0 && items[i]?.page === page; i--) {
    const folded = items[i]?.folded ?? "";
    const [only, ...others] = COLUMN_HEADS.flatMap((head, x) => (folded !== "" && head.includes(folded) ? [x] : []));
    if (only !== undefined && others.length === 0) pieces[only]?.push(i);
  }
  const spans = pieces.flatMap((own) => hull(own.map(measure)) ?? []);
  return spans.length < COLUMNS || spans.some(({ start }, x) => start < (spans[x - 1]?.start ?? 0)) ? [] : spans;
}

/**
 * Heads with those a blank apart told together: in a PDF's text only the first of them stands where it does on the page.
 */
export function packedHeads(spans: readonly Span[]): readonly PlacedHeads[] {
  const isPacked = (x: number) => (spans[x + 1]?.start ?? Number.POSITIVE_INFINITY) - (spans[x]?.end ?? 0) <= 1;
  const packed = spans.flatMap((_, x) => (isPacked(x) ? [x] : []));
  const from = packed[0] ?? COLUMNS;
  const to = (packed.at(-1) ?? COLUMNS - 1) + 1;
  return spans.flatMap((span, x): PlacedHeads[] => {
    if (x < from || x > to) return [{ columns: [x], span }];
    const columns = Array.from({ length: to + 1 - from }, (_, at) => from + at);
    return x > from
      ? []
      : [{ columns, span: { start: span.start, end: spans[to + 1]?.start ?? Number.POSITIVE_INFINITY } }];
  });
}

/** Whether words are a piece of the long label in the table's corner, and of no other one. */
function isOfCorner(folded: string): boolean {
  return folded.length > 2 && CORNER.includes(folded);
}

function sortedCharacters(written: string): string {
  return [...written].sort().join("");
}
