import { type Edition, FORMS } from "../../forms";
import { fold } from "../../text/fold";
import { overlap, type Span } from "../../text/span";
import { addend, parseValue } from "../value";
import { placeInGroups, placeTotals } from "./blankCells";
import { combinations } from "./combinations";
import { arrangeDisputes, DISPUTES, GROUP, keepsDisputes } from "./disputeFigures";
import { arrange } from "./figureBlocks";
import { brokenColumns, keepsSumsOverRows, type LooseFigure, type Sums } from "./figureSums";
import { keepsSum, textOf } from "./itemFigures";
import { beginsBlock } from "./looseItems";
import { MOST_ALONE, MOST_PAGES, pagesAmong } from "./pagesAmong";
import { type FoundLabel, isColumnOfPlainTable, isPieceOfRowOnly, knownLabel, type RowLabel } from "./tornLabels";
import type { Item } from "./types";

/**
 * Figures and what stands before them. `label`: they are a row's; `words`: words that may be a misspelt label;
 * `none`: they follow neither (the figures of `disputes`, what a page break tore off).
 */
export interface LooseRow {
  readonly label: FoundLabel | undefined;
  /** Words that are no label of the form. */
  readonly words: Item | undefined;
  /** Index of the item with which the row begins. */
  readonly first: number;
  /** Indices of the figures, in order. */
  figures: readonly number[];
  /**
   * `sure`: the figures are the row's, whatever their number; `unread`: it cannot be told which figures are the row's.
   */
  state: "sure" | "unread";
  /** For each column of the row the figure or, where the row has none there, undefined; where the columns are known. */
  columns?: readonly (number | undefined)[] | undefined;
  /** Figures of which it cannot be told which of the columns without any is theirs; then blank ones are not known either. */
  untold?: readonly number[];
}

const APPLICATIONS = "applications";
const COLUMNS = 7;
const FORM_FEED = "\f";
const EDITIONS: readonly Edition[] = ["2019", "2021"];
/** A column, which the head of another table begins a line with. */
const OTHER = "其他";
/** How much wider columns are together that were not counted the right way. */
const MUCH_WIDER = 1.1;
/** How much wider the gaps between columns must be than those between figures of one column, each with its own width. */
const CLEARLY_WIDER = 2;
/** Most that a figure may stand aside of its column, as a share of how far it is from the next. */
const MOST_ASIDE = 0.5;
/** Most characters that the figures of a column take up together, where they stand as exactly as that. */
const MOST_CLEAR = 5;
/** Least share of the usual step from column to column. */
const CLOSEST_STEP = 0.6;
/** Least full rows on a page that show where its columns are. */
const LEAST_MODELS = 2;

const ROW_ORDER: Readonly<Record<Edition, readonly string[]>> = {
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

function rowOrder(edition: Edition): string[] {
  return FORMS[edition].sections.flatMap(({ tables }) =>
    tables.flatMap(({ id, runs }) =>
      id === APPLICATIONS
        ? runs.flatMap(({ label, slots }) => (label && slots.length > 0 ? [fold(label.text)] : []))
        : [],
    ),
  );
}

/**
 * Ties figures to the labels of rows. A row's figures stand behind the place where its label begins and before the
 * next label begins; that holds for labels on the figures' line, around them and before them. Where a page was read in
 * another order, labels without figures and figures without labels show it: then only sums can put it right.
 */
export function readRows(
  text: string,
  items: readonly Item[],
  labels: readonly FoundLabel[],
  used: Uint8Array,
  headings: Uint8Array,
  tries: number,
): LooseRow[] {
  const edition = editionOf(labels);
  const rows = attach(items, labels, used, headings, edition);
  const isTidy = labels.every((label) => isOnOneLine(items, label.items)) && hasWholeHead(items, labels, headings);
  for (const row of rows) if (row.label) row.state = judge(text, items, row, isTidy);
  judgeUnlabelled(text, items, rows, isTidy);
  doubtBroken(text, items, rows);
  const own = rows.filter(({ label }) => label?.label.table === APPLICATIONS);
  const disordered = doubtDisorder(text, items, rows);
  if (disordered || own.some((row) => !isFull(row))) {
    if (!settleAsAWhole(text, items, rows, own, edition, tries)) settleChecked(text, items, own, edition, disordered);
  }
  if (disordered) for (const row of own) if (!isFull(row)) row.state = "unread";
  if (!disordered) placeByColumns(text, items, own, edition);
  if (!disordered && !own.some(({ columns }) => columns)) placeAmongBlanks(text, items, rows, own, edition, isTidy);
  addTornRows(items, used, rows, own, edition);
  return rows;
}

/** Adds rows of which only pieces of the label are left: they are there, but cannot be read. */
function addTornRows(
  items: readonly Item[],
  used: Uint8Array,
  rows: LooseRow[],
  own: readonly LooseRow[],
  edition: Edition,
): void {
  const order = ROW_ORDER[edition];
  const present = new Set(rows.map(({ label }) => label?.label.folded));
  if (own.length * 2 < order.length || order.every((label) => present.has(label))) return;
  const pieces = items.flatMap(({ kind, folded }, i) =>
    kind === "part" && !used[i] && isPieceOfRowOnly(folded) ? [i] : [],
  );
  for (const folded of order) {
    const label = present.has(folded) ? undefined : knownLabel(folded);
    const first = pieces.find((i) => folded.includes(items[i]?.folded ?? "\n"));
    if (!label || first === undefined) continue;
    rows.push({ label: { label, folded, items: [first] }, words: undefined, first, figures: [], state: "unread" });
  }
  rows.sort((one, other) => one.first - other.first);
}

/** Whether no label of a table's head is torn apart before the first row, as it never is in a web page. */
function hasWholeHead(items: readonly Item[], labels: readonly FoundLabel[], headings: Uint8Array): boolean {
  const first = labels[0]?.items[0] ?? items.length;
  for (let i = 0; i < first; i++)
    if (items[i]?.kind === "part" && !headings[i] && items[i]?.folded !== OTHER) return false;
  return true;
}

/** The edition whose labels the table of applications has: in that of 2021 其他处理 is a group. */
function editionOf(labels: readonly FoundLabel[]): Edition {
  const is2021 = labels.some(
    ({ label }) => label.table === APPLICATIONS && label.figures.has("2021") && !label.figures.has("2019"),
  );
  return is2021 ? "2021" : "2019";
}

function takesFigures(label: RowLabel, edition: Edition): boolean {
  return label.table === APPLICATIONS ? label.figures.has(edition) : label.figures.size > 0;
}

function attach(
  items: readonly Item[],
  labels: readonly FoundLabel[],
  used: Uint8Array,
  headings: Uint8Array,
  edition: Edition,
): LooseRow[] {
  const labelAt = new Map(labels.map((label) => [label.items[0] ?? -1, label]));
  const rows: (LooseRow & { figures: number[] })[] = [];
  const open = (first: number, label?: FoundLabel, words?: Item) =>
    rows.push({ label, words, first, figures: [], state: "sure" });
  let lastLine = -1;
  items.forEach((item, i) => {
    const label = labelAt.get(i);
    if (label) {
      if (takesFigures(label.label, edition)) {
        open(i, label);
        lastLine = items[label.items[label.items.length - 1] ?? i]?.line ?? -1;
      }
    } else if (item.kind === "figure") {
      if (rows.length === 0) open(i);
      rows[rows.length - 1]?.figures.push(i);
    } else if (used[i] || (item.kind === "words" && item.line === lastLine && !item.isProse)) {
      return;
    } else if (headings[i]) {
      open(i);
    } else if (item.kind === "words" || isPieceOfRowOnly(item.folded)) {
      open(i, undefined, item);
    }
  });
  return rows;
}

/** Whether a row's figures can be told from their lines: all on one, or each on its own in even steps. */
function judge(text: string, items: readonly Item[], row: LooseRow, isTidy: boolean): LooseRow["state"] {
  const { figures } = row;
  if (isOnOneLine(items, row.figures)) return "sure";
  const isTorn = (figures.at(-1) ?? 0) - (figures[0] ?? 0) >= figures.length;
  if (isTorn) return "unread";
  if (inEvenSteps(items, figures) && (isTidy || figures.length !== COLUMNS || keepsSum(text, items, figures)))
    return "sure";
  if (row.label?.label.table !== APPLICATIONS) return "unread";
  const lines = new Map<number, number>();
  for (const i of figures) lines.set(items[i]?.line ?? -1, (lines.get(items[i]?.line ?? -1) ?? 0) + 1);
  if (figures.length === COLUMNS) {
    // Lines right below each other may be one figure that a narrow column broke.
    const parted = figures.every(
      (i, at) => items[i]?.gap !== 0 || items[figures[at - 1] ?? -1]?.line === items[i]?.line,
    );
    const behind = (items[figures[0] ?? -1]?.line ?? -1) > (items[row.label?.items.at(-1) ?? -1]?.line ?? -1);
    return parted && behind && keepsSum(text, items, figures) ? "sure" : "unread";
  }
  if (figures.length !== COLUMNS + 1) return "unread";
  // One number too many, alone on its line: a page's, unless it is the rest of a figure that a narrow column broke.
  const stray = row.figures.findIndex((i) => lines.get(items[i]?.line ?? -1) === 1);
  const rest = row.figures.filter((_, at) => at !== stray);
  if (lines.size !== 2 || !keepsSum(text, items, rest)) return "unread";
  row.figures = rest;
  return "sure";
}

/** Whether figures stand all on one line, or each on a line of its own with as many blank lines between. */
function inEvenSteps(items: readonly Item[], figures: readonly number[]): boolean {
  const gap = items[figures[1] ?? -1]?.gap;
  const isRow = isOnOneLine(items, figures);
  return (
    isRow ||
    figures.every((i, at) => {
      const item = items[i];
      return at === 0 || (item?.gap === gap && item?.line !== items[figures[at - 1] ?? -1]?.line);
    })
  );
}

function isFull(row: LooseRow): boolean {
  return row.state === "sure" && (row.figures.length === COLUMNS || row.columns !== undefined);
}

/**
 * Doubts a row behind figures too many: they may be the upper half of its own, that a narrow column broke. A sum that
 * holds shows that they are not.
 */
function doubtBroken(text: string, items: readonly Item[], rows: readonly LooseRow[]): void {
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

function isNothing(text: string, items: readonly Item[], figures: readonly number[]): boolean {
  return figures.every((i) => addend(parseValue(textOf(text, items[i]))) === 0);
}

/**
 * Doubts the rows between a label without figures and figures without a label, for they may all have moved by one; a
 * row whose label stands on the figures' lines may not. Tells whether there are any such signs.
 */
function doubtDisorder(text: string, items: readonly Item[], rows: readonly LooseRow[]): boolean {
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

/** A row's place in the form, the same in both editions as far as they share it. */
function placeOf(label: RowLabel): number {
  const edition = label.figures.has("2021") ? "2021" : "2019";
  return ROW_ORDER[edition].indexOf(label.folded);
}

function widest(label: RowLabel): number {
  return Math.max(...label.figures.values());
}

/** Whether the figures of a row stand on the lines of its label. */
function isAnchored(items: readonly Item[], { label, figures }: LooseRow): boolean {
  const lastPiece = items[label?.items[label.items.length - 1] ?? -1];
  return lastPiece !== undefined && figures.length > 0 && figures.every((i) => (items[i]?.line ?? 0) <= lastPiece.line);
}

/** Sums over the rows of the table of applications, by their numbers in an edition. */
const SUMS: Readonly<Record<Edition, Sums>> = { "2019": sumsOf("2019"), "2021": sumsOf("2021") };

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

/**
 * Shares out all figures of the table of applications at once, whatever labels stand between them, where all rows are
 * there and the sums within and over the rows show the order in which they were read.
 */
function settleAsAWhole(
  text: string,
  items: readonly Item[],
  all: LooseRow[],
  own: readonly LooseRow[],
  edition: Edition,
  tries: number,
): boolean {
  if (own.length === 0 || all.some(({ label }) => label && label.label.table !== APPLICATIONS)) return false;
  const byPlace = new Map(own.map((row) => [placeIn(edition, row), row]));
  const order = ROW_ORDER[edition];
  if (byPlace.size !== own.length || byPlace.has(-1) || byPlace.size * 2 < order.length) return false;
  const figures = all
    .flatMap((row) => (isColumnOfOther(items, row) ? [] : row.figures))
    .sort((one, other) => one - other);
  const table = arrangeWithoutPages(text, items, figures, own, edition, tries);
  if (!table) return false;
  for (const row of all) row.figures = [];
  table.forEach((share, y) => {
    const row = byPlace.get(y);
    if (row) {
      row.figures = share;
      row.state = "sure";
      return;
    }
    const label = knownLabel(order[y] ?? "");
    const first = share[0] ?? 0;
    if (label)
      all.push({
        label: { label, folded: label.folded, items: [] },
        words: undefined,
        first,
        figures: share,
        state: "sure",
      });
  });
  all.sort((one, other) => one.first - other.first);
  return true;
}

/** Whether figures stand right behind the head of a column of section two: a page break put them here. */
function isColumnOfOther(items: readonly Item[], { label, first, figures }: LooseRow): boolean {
  return (
    !label &&
    isColumnOfPlainTable(items[first]?.folded ?? "") &&
    figures.every((i, at) => i === first + 1 + at && !beginsBlock(items, i))
  );
}

/**
 * The figures row by row, without those too many that are numbers of pages. The only way to leave some out, and all of
 * them stand by themselves.
 */
function arrangeWithoutPages(
  text: string,
  items: readonly Item[],
  figures: readonly number[],
  own: readonly LooseRow[],
  edition: Edition,
  tries: number,
): readonly (readonly number[])[] | undefined {
  const height = ROW_ORDER[edition].length;
  const surplus = figures.length - height * COLUMNS;
  if (surplus < 0 || surplus > MOST_PAGES) return undefined;
  const alone = surplus === 0 ? [] : pagesAmong(text, items, figures, surplus);
  if (alone.length > MOST_ALONE) return undefined;
  const numberAt = (i: number) => addend(parseValue(textOf(text, items[i]))) ?? Number.NaN;
  const found = new Map<string, readonly (readonly number[])[]>();
  const ways = combinations(alone, surplus);
  for (const left of ways) {
    const kept = figures.filter((i) => !left.includes(i));
    const loose = looseFigures(text, items, kept, own, edition);
    const table = arrange(loose, height, SUMS[edition], ways.length * tries)?.map((row) =>
      row.flatMap((index) => kept[index] ?? []),
    );
    // With a slip in the draft too, it cannot be told which figure is the number of a page.
    const isRight =
      surplus === 0 ||
      (table?.every((row) => keepsSum(text, items, row)) &&
        keepsSumsOverRows(
          table.map((row) => row.map(numberAt)),
          SUMS[edition],
        ));
    if (table && isRight) found.set(table.flat().map(numberAt).join(" "), table);
  }
  const [only] = found.values();
  return found.size === 1 ? only : undefined;
}

/** Figures with all that tells, besides their values, which row and column is theirs. */
function looseFigures(
  text: string,
  items: readonly Item[],
  figures: readonly number[],
  own: readonly LooseRow[],
  edition: Edition,
): LooseFigure[] {
  const rowOf = new Map<number, number>();
  const rowOfLine = new Map<number, number>();
  for (const row of own) {
    const pieces = row.label?.items ?? [];
    const y = placeIn(edition, row);
    pieces.forEach((piece, at) => {
      rowOfLine.set(items[piece]?.line ?? -1, y);
      let end = piece + 1;
      while (end < (pieces[at + 1] ?? 0) && !beginsBlock(items, end)) end++;
      if (end === pieces[at + 1] && !beginsBlock(items, end)) for (let i = piece + 1; i < end; i++) rowOf.set(i, y);
    });
  }
  const rowOfPiece = new Map(
    own.flatMap((row) => (row.label?.items ?? []).map((piece) => [piece, placeIn(edition, row)] as const)),
  );
  /** The row whose label alone stands before a figure and behind all figures before that are not within it. */
  const onlyLabel = (figure: number) => {
    let only: number | undefined;
    for (let i = figure - 1; i >= 0; i--) {
      if (items[i]?.kind === "figure" && (only === undefined || rowOf.get(i) !== only)) break;
      const row = rowOfPiece.get(i);
      if (row !== undefined && only !== undefined && row !== only) return undefined;
      only ??= row;
    }
    return only;
  };
  const pieces = new Set(rowOfPiece.keys());
  const withWords = new Set(items.flatMap(({ kind, line }) => (kind === "figure" ? [] : [line])));
  const isBelowHead = (i: number) => items[i - 1]?.kind !== "figure" && !pieces.has(i - 1) && !beginsBlock(items, i);
  return figures.map((i, at) => ({
    value: addend(parseValue(textOf(text, items[i]))) ?? Number.NaN,
    isJoined: at > 0 && figures[at - 1] === i - 1 && !beginsBlock(items, i),
    isBehindWords: items[i - 1]?.kind !== "figure",
    isBelowHead: isBelowHead(i),
    headed: isBelowHead(i) ? columnsOfHeads(items, i) : undefined,
    isBehindLabel: pieces.has(i - 1),
    isOnLine: at > 0 && figures[at - 1] === i - 1 && items[i]?.line === items[i - 1]?.line,
    isBesideWords: withWords.has(items[i]?.line ?? -1),
    beginsPage: at > 0 && items[i]?.page !== items[figures[at - 1] ?? i]?.page,
    row: rowOf.get(i) ?? rowOfLine.get(items[i]?.line ?? -1),
    onlyLabel: onlyLabel(i),
  }));
}

/** The neighbouring columns that the words of a block before a figure are the heads of, in whatever order these were read. */
function columnsOfHeads(items: readonly Item[], figure: number): readonly [from: number, to: number] | undefined {
  let written = "";
  for (let i = figure; i > 0 && !beginsBlock(items, i); i--) {
    const folded = items[i - 1]?.folded ?? "";
    if (!HEADINGS.has(folded) && !isOfCorner(folded)) written += folded;
    if (written.length > ALL_HEADS || figure - i > ALL_HEADS) return undefined;
  }
  return COLUMNS_BY_HEADS.get(sortedCharacters(written));
}

/** Whether words are a piece of the long label in the table's corner, and of no other one. */
function isOfCorner(folded: string): boolean {
  return folded.length > 2 && CORNER.includes(folded);
}

function sortedCharacters(written: string): string {
  return [...written].sort().join("");
}

function placeIn(edition: Edition, { label }: LooseRow): number {
  return ROW_ORDER[edition].indexOf(label?.label.folded ?? "");
}

/**
 * Settles rows in order where the whole table then keeps its sums over the rows but for a slip: within a row figures may
 * have changed places, or all rows have moved by one, and no sum within a row shows it.
 */
function settleChecked(
  text: string,
  items: readonly Item[],
  rows: readonly LooseRow[],
  edition: Edition,
  disordered: boolean,
): void {
  const before = rows.map(({ figures, state }) => ({ figures, state }));
  settleInOrder(text, items, rows, edition);
  const byLabel = new Map(rows.map((row) => [row.label?.label.folded, row]));
  const table = ROW_ORDER[edition].map((label) => byLabel.get(label));
  const figures = table.flatMap((row) => (row && isFull(row) && !row.columns ? row.figures : []));
  const values = figures.map((i) => ({ value: addend(parseValue(textOf(text, items[i]))) ?? Number.NaN }));
  const order = table.map((_, y) => Array.from({ length: COLUMNS }, (_, x) => y * COLUMNS + x));
  const isComplete = figures.length === table.length * COLUMNS;
  if (isComplete && brokenColumns(values, order, SUMS[edition]) <= 1) return;
  rows.forEach((row, i) => {
    const { figures: own = [], state = "unread" } = before[i] ?? {};
    row.figures = own;
    row.state = disordered && !isAnchored(items, row) ? "unread" : state;
  });
}

/**
 * Shares out the figures between two rows that are sure among the rows between them, where their number is right and
 * the sums within the rows hold.
 */
function settleInOrder(text: string, items: readonly Item[], rows: readonly LooseRow[], edition: Edition): void {
  const order = ROW_ORDER[edition];
  const byLabel = new Map(rows.map((row) => [row.label?.label.folded ?? "", row]));
  if (byLabel.size !== rows.length) return;
  for (let from = 0; from < order.length; from++) {
    const stretch: LooseRow[] = [];
    let to = from;
    for (let row = byLabel.get(order[to] ?? ""); row && !isFull(row); row = byLabel.get(order[++to] ?? ""))
      stretch.push(row);
    if (stretch.length === 0) continue;
    const before = byLabel.get(order[from - 1] ?? "");
    const behind = byLabel.get(order[to] ?? "");
    from = to;
    if ((from - stretch.length > 0 && !before) || (to < order.length && !behind)) continue;
    const start = before
      ? (before.figures[before.figures.length - 1] ?? 0)
      : Math.min(...rows.map(({ first }) => first));
    const end = behind ? (behind.figures[0] ?? 0) : items.length;
    const figures: number[] = [];
    for (let i = start + (before ? 1 : 0); i < end; i++) if (items[i]?.kind === "figure") figures.push(i);
    shareOut(text, items, stretch, figures);
  }
}

function shareOut(text: string, items: readonly Item[], rows: readonly LooseRow[], figures: readonly number[]): void {
  if (figures.length !== rows.length * COLUMNS) return;
  const inOrder = rows.every((row, i) => i === 0 || row.first > (rows[i - 1]?.first ?? 0));
  const shares = rows.map((_, i) => figures.slice(i * COLUMNS, (i + 1) * COLUMNS));
  if (!inOrder || !shares.every((share) => keepsSum(text, items, share))) return;
  rows.forEach((row, i) => {
    row.figures = shares[i] ?? [];
    row.state = "sure";
  });
}

/**
 * Places rows with blanks by where figures stand on the same page. Offsets may be off, and no sum within a row shows it:
 * so they only count for rows of sums over the rows that are all placed and hold.
 */
function placeByColumns(text: string, items: readonly Item[], rows: readonly LooseRow[], edition: Edition): void {
  alignByOffsets(text, items, rows);
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

/**
 * Places what is certain of rows whose blank cells left no trace, where each row's figures stand right behind its label: on
 * its line, or in a text whose cells are all a line with as many blank lines between.
 */
function placeAmongBlanks(
  text: string,
  items: readonly Item[],
  all: readonly LooseRow[],
  own: readonly LooseRow[],
  edition: Edition,
  isTidy: boolean,
): void {
  const order = ROW_ORDER[edition];
  const inOrder = own.length === order.length && own.every((row, y) => placeIn(edition, row) === y);
  if (!inOrder || !areInRows(all)) return;
  const filled = own.filter(({ figures }) => figures.length > 0);
  const isInRows =
    filled.every((row) => isAnchored(items, row)) ||
    (isTidy && !text.includes(FORM_FEED)) ||
    hasEvenSteps(text, items, own);
  if (isInRows) placeTotals(text, items, own, SUMS[edition]);
}

/** Whether all figures stand together behind a row's label, no more than there are columns. */
export function areInRows(rows: readonly LooseRow[]): boolean {
  return rows.every(({ label, figures }) => {
    const [first, ...more] = figures;
    if (first === undefined) return true;
    const isTogether = (figures.at(-1) ?? first) - first === more.length;
    return isTogether && figures.length <= COLUMNS + 1 && label?.items.includes(first - 1) === true;
  });
}

/** Whether all labels and figures are lines of their own with as many blank lines before, but where a page begins. */
function hasEvenSteps(text: string, items: readonly Item[], rows: readonly LooseRow[]): boolean {
  const cells = rows.flatMap(({ label, figures }) => [label?.items[0] ?? -1, ...figures]);
  const steps = cells.slice(1).flatMap((i) => {
    const [item, before] = [items[i], items[i - 1]];
    if (!item || !before || text.slice(before.span.end, item.span.start).trim() !== "") return [];
    return item.page === before.page && !text.slice(before.span.end, item.span.start).includes(FORM_FEED)
      ? [item.line === before.line ? -1 : item.gap]
      : [];
  });
  return steps.length > 0 && steps[0] !== -1 && steps.every((step) => step === steps[0]);
}

function alignByOffsets(text: string, items: readonly Item[], rows: readonly LooseRow[]): void {
  const pages = new Map<number, LooseRow[]>();
  for (const row of rows) {
    const page = items[row.first]?.page ?? 0;
    const list = pages.get(page);
    if (list) list.push(row);
    else pages.set(page, [row]);
  }
  for (const onPage of pages.values()) {
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

function isOnOneLine(items: readonly Item[], indices: readonly number[]): boolean {
  return items[indices[0] ?? -1]?.line === items[indices[indices.length - 1] ?? -1]?.line;
}

interface MeasuredColumns {
  /** Where a figure stands on its line. */
  readonly measure: (item: number) => Span;
  readonly columns: readonly Span[];
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
  const measures = [1, 2].map((wide) => (i: number): Span => {
    const { span, lineStart } = items[i] ?? { span: { start: 0, end: 0 }, lineStart: 0 };
    let start = 0;
    for (let at = lineStart; at < span.start; at++) start += text.charCodeAt(at) > 0x2e80 ? wide : 1;
    return { start, end: start + span.end - span.start };
  });
  const found = measures.flatMap((measure): MeasuredColumns[] => {
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
    return areFull || (isEven && areSpacedOut(columns)) ? [{ measure, columns }] : [];
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
function stretchesOf(spans: readonly Span[]): Span[] {
  const touching: Span[] = [];
  for (const span of [...spans].sort((a, b) => a.start - b.start)) {
    const last = touching[touching.length - 1];
    if (!last || span.start >= last.end) touching.push(span);
    else touching[touching.length - 1] = { start: last.start, end: Math.max(last.end, span.end) };
  }
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

/**
 * Whether no two columns are much closer than the others, as the halves of one are, some of whose figures stand beside the
 * others, where a column is all blank.
 */
function areSpacedOut(columns: readonly Span[]): boolean {
  const middles = columns.map(({ start, end }) => (start + end) / 2);
  const steps = middles.slice(1).map((middle, at) => middle - (middles[at] ?? 0));
  const usual = [...steps].sort((a, b) => a - b)[Math.floor(steps.length / 2)] ?? 0;
  return steps.every((step) => step > usual * CLOSEST_STEP);
}

/** Whether figures stand one blank apart, so that their offsets say nothing. */
function isPacked(items: readonly Item[], figures: readonly number[]): boolean {
  const gaps = figures.slice(1).map((i, at) => (items[i]?.span.start ?? 0) - (items[figures[at] ?? i]?.span.end ?? 0));
  return gaps.length > 0 && gaps.every((gap) => gap <= 1);
}

/**
 * Judges figures that stand behind no row's label: on several lines in uneven steps, or with words between, they are
 * only read where they are the fifteen of `disputes` and keep its sums.
 */
function judgeUnlabelled(text: string, items: readonly Item[], rows: readonly LooseRow[], isTidy: boolean): void {
  const filled = rows.filter(({ label, figures }) => label === undefined && figures.length > 0);
  const [first, second] = filled;
  if (!first) return;
  const hasLabels = rows.some(({ label }) => label !== undefined);
  if (!second || hasLabels) {
    for (const row of filled) {
      const isSure = isOnOneLine(items, row.figures) || (isTidy && inEvenSteps(items, row.figures));
      if (!isSure && !keepsDisputes(text, items, row.figures)) row.state = "unread";
    }
    if (hasLabels) return;
  }
  const all = filled.flatMap(({ figures }) => figures);
  const placed = placeInGroups(text, items, all, GROUP, DISPUTES / GROUP);
  if (placed) {
    for (const row of filled) row.figures = row === first ? all : [];
    Object.assign(first, { ...placed, state: "sure" });
    return;
  }
  if (!second && first.state === "sure") return;
  const settled = arrangeDisputes(text, items, all);
  // Unread ones stand behind all labels, where it shows that the table is there.
  const last = filled[filled.length - 1] ?? first;
  const holder = settled ? first : last;
  for (const row of filled) row.figures = row === holder ? (settled ?? all.slice(-GROUP)) : [];
  holder.state = settled ? "sure" : "unread";
}

/**
 * How many figures the form has in the tables to which the labels belong: those of `applications` or of section two or,
 * without any labels, of `disputes`.
 */
export function figuresOfTables(labels: readonly FoundLabel[]): number {
  if (labels.length === 0) return DISPUTES;
  if (labels.some(({ label }) => label.table === APPLICATIONS)) return ROW_ORDER[editionOf(labels)].length * COLUMNS;
  const edition = EDITIONS.find((candidate) => labels.every(({ label }) => label.figures.has(candidate)));
  return edition ? labels.reduce((sum, { label }) => sum + (label.figures.get(edition) ?? 0), 0) : 0;
}

/** Whether labels are those of section two. */
export function isOfPlainTables(labels: readonly FoundLabel[]): boolean {
  return labels.length > 0 && !labels.some(({ label }) => label.table === APPLICATIONS);
}

/** Whether the tables have as many figures as the form, in rows that are sure, and keep all sums. */
export function isWhole(text: string, items: readonly Item[], rows: readonly LooseRow[]): boolean {
  const filled = rows.filter(({ figures }) => figures.length > 0);
  const labels = filled.flatMap(({ label }) => label ?? []);
  const figures = filled.reduce((sum, row) => sum + row.figures.length, 0);
  if (filled.some(({ state }) => state !== "sure") || figures !== figuresOfTables(labels)) return false;
  const [first] = filled;
  if (labels.length === 0) return filled.length === 1 && keepsDisputes(text, items, first?.figures ?? []);
  if (labels.length < filled.length) return false;
  if (isOfPlainTables(labels)) return true;
  const edition = editionOf(labels);
  const byLabel = new Map(filled.map((row) => [row.label?.label.folded, row.figures]));
  const table = ROW_ORDER[edition].map((label) => byLabel.get(label) ?? []);
  return (
    table.every((row) => row.length === COLUMNS && keepsSum(text, items, row)) &&
    keepsSumsOverRows(
      table.map((row) => row.map((i) => addend(parseValue(textOf(text, items[i]))) ?? Number.NaN)),
      SUMS[edition],
    )
  );
}
