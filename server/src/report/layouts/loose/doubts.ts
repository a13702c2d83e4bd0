import type { Edition } from "../../../forms";
import { addend, parseValue } from "../../value";
import type { Item } from "../types";
import { placeIn, placeOf, SUMS } from "./applicationsForm";
import { keepsSum, textOf } from "./itemFigures";
import { APPLICATIONS, COLUMNS, isAnchored, isFull, isNothing, type LooseRow, widest } from "./looseRow";
import { isColumnOfPlainTable } from "./tornLabels";

const FORM_FEED = "\f";
/** The number of a label by itself. */
const NUMBER = /^\d+$/;

/**
 * Doubts a row behind figures too many: they may be the upper half of its own, that a narrow column broke. A sum that
 * holds shows that they are not.
 */
export function doubtBroken(text: string, items: readonly Item[], rows: readonly LooseRow[]): void {
  rows.forEach((row, i) => {
    const before = rows[i - 1];
    if (!before || row.label?.label.table !== APPLICATIONS || row.state === "unread") return;
    const surplus = before.figures.length - (before.label ? widest(before.label.label) : 0);
    if (surplus <= 0) return;
    // A single one leaves the sum of a broken row wrong, but not two: 12|3 0 0 12|3.
    const holds = surplus === 1 && keepsSum(text, items, row.figures) && !isNothing(text, items, row.figures);
    if (row.figures.length !== COLUMNS || !holds) row.state = "unread";
  });
}

/**
 * The rows whose figures may be those of the row before, which has none: they stand on a line by themselves right below the
 * first line of their label, and far above the next one, as no figures do that are in the middle of their cells.
 */
export function rowsBelowOthers(items: readonly Item[], rows: readonly LooseRow[]): ReadonlySet<LooseRow> {
  return new Set(
    rows.filter(({ label, figures }, at) => {
      const [first = -1, last = first] = [figures[0], figures.at(-1)];
      const next = label?.items.find((piece) => piece > last);
      const before = rows[at - 1];
      if (next === undefined || before?.label === undefined || before.figures.length > 0) return false;
      return items[first]?.line !== items[first - 1]?.line && items[first]?.gap === 0 && (items[next]?.gap ?? 0) > 0;
    }),
  );
}

/**
 * The rows whose figures stand on a line between their label and the next one, which has none, among rows with figures on the
 * lines of their labels, and those next rows: the figures may be either's.
 */
export function rowsBetweenLabels(items: readonly Item[], rows: readonly LooseRow[]): ReadonlySet<LooseRow> {
  const filled = rows.filter(({ label, figures }) => label?.label.table === APPLICATIONS && figures.length > 0);
  const anchored = filled.filter((row) => isAnchored(items, row));
  if (2 * anchored.length <= filled.length) return new Set();
  const between = rows.flatMap((row, at) => {
    const next = rows[at + 1];
    const figure = items[row.figures[0] ?? -1];
    const below = items[next?.first ?? -1];
    const isBare = next?.label !== undefined && next.figures.length === 0;
    if (!filled.includes(row) || isAnchored(items, row) || !isBare || !figure || figure.gap > 0) return [];
    return below?.page === figure.page && below.line === figure.line + 1 && below.gap === 0 ? [row, next] : [];
  });
  return new Set(between);
}

/** The rows on whose lines another row's number stands, `无正当理由大量反复申请  3.  12 0`: the figures may be that one's. */
export function rowsBesideNumbers(items: readonly Item[], rows: readonly LooseRow[]): ReadonlySet<LooseRow> {
  const numbers = new Map<number, string>();
  for (const { kind, line, folded } of items) if (kind === "part" && NUMBER.test(folded)) numbers.set(line, folded);
  return new Set(
    rows.filter(({ label, figures }) => {
      const beside = numbers.get(items[figures[0] ?? -1]?.line ?? -1);
      return label !== undefined && beside !== undefined && !label.label.folded.startsWith(beside);
    }),
  );
}

/** Doubts rows with figures that were put together from two lines, where a sum over rows that are all there does not hold. */
export function doubtJoined(text: string, items: readonly Item[], own: readonly LooseRow[], edition: Edition): void {
  const isJoined = ({ figures }: LooseRow) => figures.some((i) => items[i]?.written !== undefined);
  if (!own.some(isJoined)) return;
  const { overRows, columns } = SUMS[edition];
  const byPlace = new Map(own.map((row) => [placeIn(edition, row), row]));
  const valueIn = (y: number, x: number) =>
    addend(parseValue(textOf(text, items[byPlace.get(y)?.figures[x] ?? -1]))) ?? Number.NaN;
  for (const { left, right } of overRows) {
    const rows = [...left, ...right].flatMap((y) => byPlace.get(y) ?? []);
    const isThere = rows.length === left.length + right.length && rows.every((row) => isFull(row) && !row.columns);
    const total = (side: readonly number[], x: number) => side.reduce((sum, y) => sum + valueIn(y, x), 0);
    const holds = Array.from({ length: columns }, (_, x) => total(left, x) === total(right, x));
    if (isThere && holds.includes(false)) for (const row of rows) if (isJoined(row)) row.state = "unread";
  }
}

/**
 * Doubts the rows between a label without figures and figures without a label, for they may all have moved by one; a
 * row whose label stands on the figures' lines may not. Tells whether there are any such signs.
 */
export function doubtDisorder(text: string, items: readonly Item[], rows: readonly LooseRow[]): boolean {
  const isEmpty = (row: LooseRow) => row.label !== undefined && row.figures.length === 0;
  const isLoose = (row: LooseRow) =>
    row.label === undefined ? row.figures.length > 0 : row.figures.length > widest(row.label.label);
  const places = rows.flatMap(({ label }) => (label?.label.table === APPLICATIONS ? [placeOf(label.label)] : []));
  if (places.some((place, i) => place < (places[i - 1] ?? -1)) && rows.some((row) => isEmpty(row) || isLoose(row))) {
    for (const row of rows) if (row.label && !isAnchored(items, row)) row.state = "unread";
    return true;
  }
  doubtColumnsBehindRows(items, rows);
  doubtPlainRows(text, items, rows);
  doubtOnlyLast(items, rows);
  let found = false;
  let from = -1;
  let kind: "empty" | "loose" | undefined;
  rows.forEach((row, i) => {
    const own = isEmpty(row) ? "empty" : isLoose(row) ? "loose" : undefined;
    if (!own) return;
    if (kind && own !== kind) {
      const between = rows.slice(from, i + 1);
      if (between.some(({ label }) => label?.label.table === APPLICATIONS)) found = true;
      for (const doubted of between) if (doubted.label && !isAnchored(items, doubted)) doubted.state = "unread";
    }
    from = i;
    kind = own;
  });
  return found;
}

/** Doubts the rows of section two where a column's label follows a row's: the page was read column by column. */
function doubtColumnsBehindRows(items: readonly Item[], rows: readonly LooseRow[]): void {
  const isPlain = ({ label }: LooseRow) => label !== undefined && label.label.table !== APPLICATIONS;
  const isBackward = rows.some((row, i) => {
    const next = rows[i + 1];
    return isPlain(row) && next?.label === undefined && isColumnOfPlainTable(items[next?.first ?? -1]?.folded ?? "");
  });
  if (!isBackward) return;
  for (const row of rows) if (isPlain(row) && !isAnchored(items, row)) row.state = "unread";
}

/**
 * Doubts all rows of section two where one lacks figures and others stand behind the head of a column: any figure behind
 * a row's label may be one of these.
 */
function doubtPlainRows(text: string, items: readonly Item[], rows: readonly LooseRow[]): void {
  const plain = rows.filter(({ label }) => label !== undefined && label.label.table !== APPLICATIONS);
  doubtBlankPlainRows(text, items, plain);
  // A figure may be blank and the number of the page in its place.
  const isShort = plain.some(({ label, figures }) => figures.length < (label ? widest(label.label) : 0));
  for (const row of plain) if (isShort && row.figures.some((i) => items[i]?.mayBePageNumber)) row.state = "unread";
  const isBehindHead = ({ label, first, figures }: LooseRow) =>
    label === undefined && figures.length > 0 && isColumnOfPlainTable(items[first]?.folded ?? "");
  if (!plain.some(({ figures }) => figures.length === 0) || !rows.some(isBehindHead)) return;
  for (const row of plain) if (!isAnchored(items, row)) row.state = "unread";
}

/**
 * Doubts the rows of a table of section two of which one has no figures: a PDF may have those of one row behind the label
 * of another.
 */
function doubtBlankPlainRows(text: string, items: readonly Item[], rows: readonly LooseRow[]): void {
  if (!text.includes(FORM_FEED)) return;
  const blank = new Set(rows.flatMap(({ label, figures }) => (figures.length === 0 ? [label?.label.table] : [])));
  for (const row of rows) if (blank.has(row.label?.label.table) && !isAnchored(items, row)) row.state = "unread";
}

/** Doubts the last of several rows of `applications` where it alone has figures: the first row's may follow all labels. */
function doubtOnlyLast(items: readonly Item[], rows: readonly LooseRow[]): void {
  const labelled = rows.filter(({ label }) => label?.label.table === APPLICATIONS);
  const last = labelled.pop();
  if (!last || labelled.length === 0 || labelled.some(({ figures }) => figures.length > 0)) return;
  if (!isAnchored(items, last)) last.state = "unread";
}
