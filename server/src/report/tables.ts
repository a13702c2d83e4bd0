import type { CellId, Edition, FormLabel, FormRun, FormTable, SectionId, Slot } from "../forms";
import { fold } from "../text/fold";
import { contains, hull, type Span } from "../text/span";
import { findEditions } from "./editions";
import { type LabelMatch, type MayBe, matchLabels, type Token } from "./matchLabels";
import { type Placed, placeFigures, type RowGeometry } from "./placeFigures";
import type { Cell, LayoutId, PlacedLabel, StrayRow, Table, TableRow, TextCell } from "./types";
import { addend, parseValue } from "./value";
import { type Vocabulary, vocabularyFor, WITHOUT_NUMBER } from "./vocabulary";

/** Cells in reading order, and the layout that each row of them was written in. */
export interface CellSource {
  readonly cells: readonly TextCell[];
  readonly layoutOfRow: (row: number) => LayoutId;
  readonly proseIsSearched: boolean;
  /** Lines from which on a part was too long to be read. */
  readonly cut: readonly Span[];
}

/** Figures that a row without a label must have to be the one row of `disputes`. */
const LEAST_UNLABELLED_FIGURES = 5;
/** Labels that a section must hold for its tables to be looked for there and not in prose. */
const LEAST_OWN_LABELS = 3;
/** Longest words that stand in a figure's place (详见附件); longer ones are no part of the row. */
const LONGEST_WORDS = 12;
/** Marks of cells at which words begin: any words, or a label of the form. */
const WORDS = 1;
const LABEL = 2;
/** Least rows of a table whose figures may all have moved, and those of them with figures besides what looks like a total. */
const LEAST_MOVED = 3;
const LEAST_SUMS = 2;
/** Labels of a table without row labels that make it known. */
const LEAST_HEADER_LABELS = 3;

/** Aligns the cells with the form: which table, row and column each figure belongs to. `byYear` decides where no table tells. */
export function readTables(
  { cells, layoutOfRow }: Pick<CellSource, "cells" | "layoutOfRow">,
  byYear: Edition,
  areaOf: (section: SectionId) => Span | undefined,
): Table[] {
  if (cells.length === 0) return [];
  const vocabulary = vocabularyFor(findEditions(cells, byYear));
  const { tokens, matches } = matchLabels(cells, vocabulary, placesOf(cells, vocabulary, areaOf));
  const rows = rowExtents(cells);
  const matchOfRun: (LabelMatch | undefined)[] = new Array(vocabulary.runs.length).fill(undefined);
  const startsWords = new Uint8Array(cells.length);
  for (const { first } of tokens) startsWords[first] = WORDS;
  cells.forEach(({ kind }, i) => {
    if (kind === "fragment") startsWords[i] = WORDS;
  });
  for (const match of matches) {
    matchOfRun[match.run] = match;
    startsWords[match.token.first] = LABEL;
  }

  const strays = findStrays(tokens, matches);
  const tables: Table[] = [];
  let firstRun = 0;
  for (const form of vocabulary.tables) {
    const range = { from: firstRun, to: firstRun + form.runs.length };
    firstRun = range.to;
    const table = readTable({
      form,
      range,
      cells,
      rows,
      matchOfRun,
      startsWords,
      layoutOfRow,
      areaOf,
      strays,
      vocabulary,
    });
    if (table) tables.push(table);
  }
  return tables;
}

/**
 * Where labels may stand: in their own section, if that section has labels of its tables at all; exactly written ones
 * also in another section that holds tables, for headings are lost and moved; never in prose that uses the same words.
 */
function placesOf(
  cells: readonly TextCell[],
  { runs, tables, candidates }: Vocabulary,
  areaOf: (section: SectionId) => Span | undefined,
): MayBe {
  const sections = [...new Set(tables.map(({ section }) => section))];
  const areas = sections.flatMap((section) => {
    const area = areaOf(section);
    return area ? [{ section, area, labels: 0 }] : [];
  });
  const areaOfCell = cells.map(({ span, folded }) => {
    const found = areas.find(({ area }) => span.start >= area.start && span.end <= area.end);
    if (found && folded !== "" && candidates.has(folded)) found.labels++;
    return found;
  });
  const homes = new Map(areas.flatMap((area) => (area.labels >= LEAST_OWN_LABELS ? [[area.section, area]] : [])));
  const sectionOfTable = new Map(tables.map(({ id, section }) => [id, section]));
  const homeOfRun = runs.map(({ table }) => homes.get(sectionOfTable.get(table) ?? "overview"));
  return (cell, run) => {
    const home = homeOfRun[run];
    const place = areaOfCell[cell];
    if (!home || home === place) return "similar";
    return place ? "exact" : "no";
  };
}

interface TableContext {
  readonly form: FormTable;
  /** The table's runs in the vocabulary. */
  readonly range: { readonly from: number; readonly to: number };
  readonly cells: readonly TextCell[];
  /** The cells of each row of the text, by row number. */
  readonly rows: readonly (CellRange | undefined)[];
  readonly matchOfRun: readonly (LabelMatch | undefined)[];
  /** For each cell whether words begin there, and whether they are a label of the form. */
  readonly startsWords: Uint8Array;
  readonly layoutOfRow: (row: number) => LayoutId;
  readonly areaOf: (section: SectionId) => Span | undefined;
  readonly strays: readonly Stray[];
  readonly vocabulary: Vocabulary;
}

/** Words that are no label of the form, and the runs of the labels before and behind them. */
interface Stray {
  readonly token: Token;
  readonly before: number;
  readonly behind: number;
}

/** Indices into the cells. */
interface CellRange {
  readonly from: number;
  readonly to: number;
}

/** A row of the text that belongs to a run of the form, before its figures are placed. */
interface FoundRow {
  readonly run: FormRun;
  readonly label: PlacedLabel | undefined;
  readonly labelCell: TextCell | undefined;
  readonly figures: readonly TextCell[];
  /** Whether the reader could not tell which figures are the row's: a fragment stands behind the label. */
  readonly isUnread?: boolean;
}

function readTable(context: TableContext): Table | undefined {
  const { form, range, cells, matchOfRun } = context;
  const labels: PlacedLabel[] = [];
  const placedOfRun = new Map<FormRun, PlacedLabel>();
  let labelCells: CellRange | undefined;
  form.runs.forEach((run, i) => {
    const match = matchOfRun[range.from + i];
    const cell = match && joinCells(cells, match.token);
    if (!cell || !run.label) return;
    const placed = { label: run.label, cell, exact: match.exact || goesOnBelow(context, cell, run.label) };
    labels.push(placed);
    placedOfRun.set(run, placed);
    labelCells = {
      from: Math.min(labelCells?.from ?? match.token.first, match.token.first),
      to: Math.max(labelCells?.to ?? match.token.last, match.token.last),
    };
  });

  const found = form.runs.map((run, i): FoundRow | undefined => {
    if (run.slots.length === 0) return undefined;
    if (!run.label) {
      const row = unlabelledRow(context, run, labelCells);
      const at = row?.figures[0] ? cells.indexOf(row.figures[0]) : 0;
      return row && isUnread(cells[at - 1], cells[at]) ? { ...row, figures: [], isUnread: true } : row;
    }
    const match = matchOfRun[range.from + i];
    const label = placedOfRun.get(run);
    if (!match || !label) return undefined;
    const labelCell = cells[match.token.last];
    if (isUnread(cells[match.token.last + 1], labelCell)) {
      return { run, label, labelCell, figures: [], isUnread: true };
    }
    return { run, label, labelCell, figures: figuresBehind(context, match.token, run.slots.length) };
  });
  shareOut(found, form);
  if (!isPresent(form, labels, found)) return undefined;

  const extra = findExtraColumn(context, labels, found);
  if (extra)
    found.forEach((row, i) => {
      found[i] = row && withoutColumn(row, extra, context);
    });

  const columns = findMissingColumns(context, labels, found);
  const full = () => found.flatMap((row) => (row && isFull(row) ? [row] : []));
  const placed = form.runs.flatMap((run, i): TableRow[] => {
    if (run.slots.length === 0) return [];
    const row = found[i];
    if (row && columns.areGone) return [raggedRow(row)];
    return [row ? placeRow(row, form, full, found, labels, context) : missingRow(run)];
  });
  const rows = haveMoved(placed)
    ? placed.map((row) => {
        const own = found.find((other) => other?.run === row.run);
        return own && row.status === "complete" ? raggedRow(own) : row;
      })
    : placed;
  const span = hullOf(labels, rows);
  if (!span) return undefined;
  const byId = new Map<CellId, Cell>();
  for (const row of rows) for (const cell of row.cells) byId.set(cell.slot.id, cell);
  const firstCell = labels[0]?.cell;
  return {
    form,
    layout: context.layoutOfRow(firstCell?.row ?? 0),
    span,
    labels,
    rows,
    cells: byId,
    missingColumns: columns.labels,
    extraColumns: extra ? [extra] : [],
    strayRows: findStrayRows(context),
    reading: {},
  };
}

/** Whether the row below has the rest of a label in the same column: 商业 | 科研 above 企业 | 机构. */
function goesOnBelow({ cells, rows }: TableContext, { row, column, folded }: TextCell, label: FormLabel): boolean {
  const below = rows[row + 1];
  const rest = below && cells.slice(below.from, below.to).find((cell) => cell.column === column);
  return rest?.kind === "words" && folded + rest.folded === fold(label.text);
}

function findStrays(tokens: readonly Token[], matches: readonly LabelMatch[]): Stray[] {
  const runOf = new Map(matches.map(({ token, run }) => [token, run]));
  const known = tokens.map((token) => runOf.get(token));
  const behind: number[] = new Array(tokens.length).fill(-1);
  for (let i = tokens.length - 2; i >= 0; i--) behind[i] = known[i + 1] ?? behind[i + 1] ?? -1;
  const strays: Stray[] = [];
  let before = -1;
  tokens.forEach((token, i) => {
    const run = known[i];
    if (run !== undefined) before = run;
    else if (matches.length > 0) strays.push({ token, before, behind: behind[i] ?? -1 });
  });
  return strays;
}

/** Lines between the labels of a table, or right behind them, that are written like its rows and are none. */
function findStrayRows({ form, range, cells, rows, strays, startsWords, ...context }: TableContext): StrayRow[] {
  const isOwn = (run: number) => run >= range.from && run < range.to;
  const width = form.runs.find(({ slots }) => slots.length > 0)?.slots.length ?? 0;
  const area = strays.length > 0 && form.labelColumns > 0 ? context.areaOf(form.section) : undefined;
  if (!area) return [];
  return strays.flatMap(({ token, before, behind }): StrayRow[] => {
    const label = joinCells(cells, token);
    if (!isOwn(before) || !label || !contains(area, label.span) || isLoose(context.layoutOfRow(label.row))) return [];
    const extent = rows[cells[token.last]?.row ?? -1];
    const inRow = cells.slice(token.last + 1, extent?.to);
    const figures = inRow.filter(({ kind }) => kind === "figure");
    const candidates = context.vocabulary.candidates.get(token.folded) ?? [];
    const repeated = candidates.find(({ run, weight }) => isOwn(run) && weight > WITHOUT_NUMBER);
    const repeats = repeated && form.runs[repeated.run - range.from];
    if (repeats ? repeats.slots.length === 0 || figures.length === 0 : figures.length !== width) return [];
    const isInside = context.vocabulary.runs[behind]?.table !== undefined && behind >= range.from;
    if (!repeats && (!isInside || !hasSameSection(context.vocabulary, before, behind))) return [];
    if (inRow.some(({ kind }) => kind === "words" || kind === "fragment")) return [];
    let isAlone = rows[label.row] === extent;
    for (let i = extent?.from ?? 0; i < token.first; i++) if (startsWords[i] !== 0) isAlone = false;
    return [{ label, figures, repeats, isAlone }];
  });
}

/** Whether two runs are of tables of the same section. */
function hasSameSection({ runs, tables }: Vocabulary, first: number, second: number): boolean {
  const sectionOf = (run: number) => tables.find(({ id }) => id === runs[run]?.table)?.section;
  return sectionOf(first) === sectionOf(second);
}

/** Whether nothing but blanks and line ends marks the cells of a layout, so that labels may be torn apart. */
function isLoose(layout: LayoutId): boolean {
  return layout === "bareLines" || layout === "spaced";
}

interface MissingColumns {
  readonly labels: readonly FormLabel[];
  /** Whether the rows lack the figures too. */
  readonly areGone: boolean;
}

const NO_COLUMNS: MissingColumns = { labels: [], areGone: false };

/**
 * The columns whose labels the header lacks, where that is certain: other labels of it are there, no unknown words and no
 * label in another order stand among them, and all rows lack as many figures or at least one has all.
 */
function findMissingColumns(
  { form, range, cells, strays, layoutOfRow }: TableContext,
  labels: readonly PlacedLabel[],
  found: readonly (FoundRow | undefined)[],
): MissingColumns {
  const present = labels.filter(({ label }) => label.role === "column");
  const columns = form.runs.flatMap(({ label }) => (label?.role === "column" ? [label] : []));
  if (present.length === columns.length) return NO_COLUMNS;
  const header = present.length > 0 ? present : labels.filter(({ label }) => label.role === "heading");
  const [first] = header;
  if (!first || isLoose(layoutOfRow(first.cell.row)) || layoutOfRow(first.cell.row) === "pipes") return NO_COLUMNS;
  const headerRows = new Set(header.map(({ cell }) => cell.row));
  const isInHeader = ({ token, before }: Stray) =>
    before >= range.from && before < range.to && headerRows.has(cells[token.first]?.row ?? -1);
  if (strays.some(isInHeader)) return NO_COLUMNS;
  const absent = columns.filter((column) => !present.some(({ label }) => label === column));
  const placed = new Set(labels.map(({ cell }) => cell.span.start));
  const isThere = ({ folded, row, span }: TextCell) =>
    headerRows.has(row) && !placed.has(span.start) && absent.some(({ text }) => fold(text) === folded);
  if (cells.some(isThere)) return NO_COLUMNS;
  const counts = found.flatMap((row) =>
    row ? [{ filled: row.figures.filter(({ kind }) => kind !== "blank").length, wanted: row.run.slots.length }] : [],
  );
  if (counts.some(({ filled, wanted }) => filled === wanted)) return { labels: absent, areGone: false };
  const short = counts.filter(({ filled, wanted }) => filled === wanted - absent.length);
  const areGone = present.length > 0 && short.length > 0 && short.length === counts.length;
  return areGone ? { labels: absent, areGone } : NO_COLUMNS;
}

/**
 * The label of a column behind those of the form: other words than a label at the end of the header, where no column of
 * the form is missing.
 */
function findExtraColumn(
  { form, range, cells, rows, strays, layoutOfRow }: TableContext,
  labels: readonly PlacedLabel[],
  found: readonly (FoundRow | undefined)[],
): TextCell | undefined {
  const columns = labels.filter(({ label }) => label.role === "column");
  const wanted = form.runs.filter(({ label }) => label?.role === "column");
  const [first] = columns;
  if (!first || columns.length < wanted.length || isLoose(layoutOfRow(first.cell.row))) return undefined;
  const header = labels.filter(({ label }) => label.role !== "row");
  const headerRows = new Set(header.map(({ cell }) => cell.row));
  const last = Math.max(...columns.map(({ cell }) => cell.column));
  const areLonger = found.every((row) => !row || row.figures.length === row.run.slots.length + 1);
  const behind = strays.flatMap(({ token, before }) => {
    const cell = joinCells(cells, token);
    const isOwn = before >= range.from && before < range.to;
    if (!cell || !isOwn || !headerRows.has(cell.row)) return [];
    // Above merged cells that left no empty ones it ends a shorter row.
    return cell.column > last || (areLonger && rows[cell.row]?.to === token.last + 1) ? [cell] : [];
  });
  const [only] = behind;
  const isOne = behind.every(({ column }) => column === only?.column);
  return only && isOne && only.folded.length <= LONGEST_WORDS ? only : undefined;
}

/** A row without what stands in a column that is none of the form's. */
function withoutColumn(row: FoundRow, { column, row: header }: TextCell, context: TableContext): FoundRow {
  const { figures, run } = row;
  if (!isGrid(context.layoutOfRow(rowOf(row))))
    return figures.length === run.slots.length + 1 ? { ...row, figures: figures.slice(0, -1) } : row;
  if (rowWidth(rowOf(row), context) !== rowWidth(header, context))
    return column < run.slots.length && figures.length === run.slots.length + 1
      ? { ...row, figures: figures.slice(0, -1) }
      : row;
  return { ...row, figures: figures.filter((cell) => cell.column !== column) };
}

/**
 * Whether all figures of a table have moved by one cell, as where a column was deleted and an empty cell stands at the end
 * of each row instead: no total is there, and what stands before it is at least the sum of the others in every row.
 */
function haveMoved(rows: readonly TableRow[]): boolean {
  const filled = rows.filter(({ cells }) => cells.some(({ value }) => value.kind !== "blank"));
  if (filled.length < LEAST_MOVED) return false;
  let sums = 0;
  for (const { cells } of filled) {
    const [last, total] = cells.slice(-2);
    if (total?.slot.column !== "total" || total.value.kind !== "blank" || last?.value.kind !== "number") return false;
    const others = cells.slice(0, -2).reduce((sum, { value }) => sum + (addend(value) ?? Number.NaN), 0);
    if (others > last.value.number || Number.isNaN(others)) return false;
    if (others > 0) sums++;
  }
  return sums >= LEAST_SUMS;
}

function raggedRow({ run, label, figures }: FoundRow): TableRow {
  const unplaced = figures.filter(({ kind }) => kind !== "blank");
  const span = spanOf(label, figures, undefined);
  return { run, status: "ragged", isUnread: false, label, span, cells: [], unplaced, surplus: [], gaps: [] };
}

/** A row of which only some figures can be placed. */
function partlyPlaced(found: FoundRow): TableRow {
  const places = found.figures.slice(0, found.run.slots.length);
  const unplaced = found.figures.slice(found.run.slots.length);
  const cells = found.run.slots.flatMap((slot, i) => {
    const cell = places[i];
    return cell && !cell.isUntold ? [toCell(slot, cell, cell.span.end)] : [];
  });
  return { ...raggedRow(found), cells, unplaced };
}

/** Whether a reader put a piece beside a cell: it could not tell which figures belong there. */
function isUnread(piece: TextCell | undefined, cell: TextCell | undefined): boolean {
  return piece?.kind === "fragment" && piece.row === cell?.row;
}

function hullOf(labels: readonly PlacedLabel[], rows: readonly TableRow[]): Span | undefined {
  const spans = labels.map(({ cell }) => cell.span);
  for (const { span } of rows) if (span) spans.push(span);
  return hull(spans);
}

/** A table is there when a row of it is; one without row labels when enough of its column labels are. */
function isPresent(form: FormTable, labels: readonly PlacedLabel[], found: readonly (FoundRow | undefined)[]): boolean {
  if (labels.some(({ label }) => label.role === "title" || label.role === "row")) return true;
  if (form.labelColumns > 0) return false;
  return found.some((row) => row !== undefined) || labels.length >= LEAST_HEADER_LABELS;
}

function missingRow(run: FormRun): TableRow {
  return {
    run,
    status: "missing",
    isUnread: false,
    label: undefined,
    span: undefined,
    cells: [],
    unplaced: [],
    surplus: [],
    gaps: [],
  };
}

function placeRow(
  found: FoundRow,
  form: FormTable,
  full: () => readonly FoundRow[],
  all: readonly (FoundRow | undefined)[],
  labels: readonly PlacedLabel[],
  context: TableContext,
): TableRow {
  const { run, label, labelCell, figures } = found;
  if (figures.some(({ isUntold }) => isUntold)) return partlyPlaced(found);
  const textRow = rowOf(found);
  const geometry = (): RowGeometry => {
    const width = rowWidth(textRow, context);
    const like = full().find(
      (other) =>
        other !== found &&
        isInOneRow(other.figures) &&
        other.run.slots.length === run.slots.length &&
        other.labelCell?.column === labelCell?.column &&
        rowWidth(rowOf(other), context) === width,
    );
    const header = headerOf(form, labels, context);
    const headerColumn = header?.width === width ? header.firstColumn : undefined;
    const isTold =
      header !== undefined && (isUnder(header, found, all, context) || isOnGrid(header, found, form, all, context));
    return {
      labelColumn: labelCell?.column ?? -1,
      firstColumn: isTold ? headerColumn : undefined,
      headerColumn,
      fullRow: like?.figures.filter(({ kind }) => kind !== "blank").map(({ column }) => column),
      endsInTotal: run.slots[run.slots.length - 1]?.column === "total",
      isRegular: isRegular(textRow, labels, context),
      isTight: isTight(found, all),
      isWhole:
        !isGrid(context.layoutOfRow(textRow)) ||
        width >= form.width ||
        (labelCell?.column ?? 0) >= form.labelColumns - 1,
    };
  };
  const keeps = (cells: readonly TextCell[]) => keepsSums(cells, run.slots, form);
  const gaps = isFull(found) ? gapsIn(found, all, labels) : [];
  // A figure may be missing where a cell is empty, and another one surplus: the row's own sum must not speak for that.
  const isCertain = gaps.length === 0 || keeps(figures.filter(({ kind }) => kind !== "blank")) !== false;
  const placed = isCertain ? placeFigures(figures, run.slots.length, geometry, keeps) : undefined;
  const span = spanOf(label, figures, placed?.cells.at(-1));
  if (!placed) {
    const unplaced = figures.filter(({ kind }) => kind !== "blank");
    const unread = found.isUnread ? { isUnread: true } : {};
    return { run, status: "ragged", ...unread, label, span, cells: [], unplaced, surplus: [], gaps };
  }
  const end = rowEnd(found, placed);
  const leavesNoTrace = isLoose(context.layoutOfRow(textRow));
  const cells = run.slots.map((slot, i): Cell => {
    const cell = toCell(slot, placed.cells[i], end);
    // Written there, a figure would run into the words or figures beside it.
    return leavesNoTrace && cell.raw === "" ? { ...cell, isWritten: false } : cell;
  });
  return { run, status: "complete", label, span, cells, unplaced: [], surplus: placed.surplus, gaps };
}

/**
 * The empty cells between the figures of a full row, unless they are the table's way: the other full rows have one in the
 * same place, or, where there is no other, the header does not show that its columns stand side by side.
 */
function gapsIn(
  { figures, run }: FoundRow,
  all: readonly (FoundRow | undefined)[],
  labels: readonly PlacedLabel[],
): readonly TextCell[] {
  if (figures.length <= run.slots.length) return [];
  const inside = blanksBetween(figures);
  if (inside.length === 0) return [];
  const others = all.flatMap((other) => (other && other.run !== run && isFull(other) ? [other.figures] : []));
  const alike = others.filter((other) =>
    blanksBetween(other).some(({ column }) => inside.some((cell) => cell.column === column)),
  );
  const isUsual = others.length > 0 ? alike.length * 2 >= others.length : !isSideBySide(labels);
  return isUsual ? [] : inside;
}

/** The empty cells between the first and the last figure, where both stand in one row of the text. */
function blanksBetween(cells: readonly TextCell[]): TextCell[] {
  const filled = cells.filter(({ kind }) => kind !== "blank");
  const first = filled[0];
  const last = filled[filled.length - 1];
  if (!first || !last || first.row !== last.row) return [];
  return cells.filter(({ kind, column }) => kind === "blank" && column > first.column && column < last.column);
}

/** Whether the labels of the columns stand one beside the other. */
function isSideBySide(labels: readonly PlacedLabel[]): boolean {
  const columns = labels.flatMap(({ label, cell }) => (label.role === "column" ? [cell.column] : []));
  return columns.length > 1 && columns.every((column, i) => i === 0 || column === (columns[i - 1] ?? 0) + 1);
}

/** From a row's label or first figure to its last figure and to the cell of its last column, blank or not. */
function spanOf(
  label: PlacedLabel | undefined,
  figures: readonly TextCell[],
  lastPlaced: TextCell | undefined,
): Span | undefined {
  let start = label?.cell.span.start ?? figures[0]?.span.start;
  let end = label?.cell.span.end ?? figures[figures.length - 1]?.span.end;
  if (start === undefined || end === undefined) return undefined;
  if (lastPlaced) end = Math.max(end, lastPlaced.span.end);
  for (const { kind, span } of figures) {
    if (kind === "blank") continue;
    start = Math.min(start, span.start);
    end = Math.max(end, span.end);
  }
  return { start, end };
}

/** Where a figure that the text does not have would stand. */
function rowEnd(found: FoundRow, placed: Placed): number {
  const last = found.figures[found.figures.length - 1] ?? placed.surplus[placed.surplus.length - 1];
  return last?.span.end ?? found.label?.cell.span.end ?? 0;
}

function toCell(slot: Slot, cell: TextCell | undefined, end: number): Cell {
  if (!cell) return { slot, span: { start: end, end }, raw: "", value: { kind: "blank" }, isWritten: false };
  return { slot, span: cell.span, raw: cell.raw, value: parseValue(cell.raw), isWritten: !cell.isBroken };
}

/** Whether cells placed in `slots` keep the sums within the row; undefined where none can be checked there. */
function keepsSums(cells: readonly TextCell[], slots: readonly Slot[], form: FormTable): boolean | undefined {
  const values = new Map(slots.map((slot, i) => [slot.id, addend(parseValue(cells[i]?.raw ?? ""))]));
  const blank = new Set(slots.flatMap(({ id }, i) => (cells[i]?.kind === "figure" ? [] : [id])));
  const own = form.identities.filter(({ left, right }) => [...left, ...right].every((id) => values.has(id)));
  const within = own.filter(({ total }) => !blank.has(total));
  if (within.length === 0) return undefined;
  const sum = (ids: readonly CellId[]) => ids.reduce((total, id) => total + (values.get(id) ?? Number.NaN), 0);
  if (within.some(({ left, right }) => sum(left) !== sum(right))) return false;
  const isUntold = own.some(({ right, total }) => blank.has(total) && !right.every((id) => blank.has(id)));
  return isUntold ? undefined : true;
}

/** The cells behind a label up to the next words: those of its row, or those of the rows below where it was torn apart. */
function figuresBehind(context: TableContext, token: Token, count: number): TextCell[] {
  const { cells, startsWords, rows } = context;
  const row = cells[token.last]?.row ?? 0;
  const end = rows[row]?.to ?? cells.length;
  const inRow: TextCell[] = [];
  for (let i = token.last + 1; i < end; i++) {
    const cell = cells[i];
    const isOther = cell?.kind === "fragment" || startsWords[i] === LABEL;
    if (!cell || isOther || cell.folded.length > LONGEST_WORDS) break;
    if (!cell.isCovered) inRow.push(cell);
  }
  if (inRow.length >= count || inRow.some(({ kind }) => kind === "words")) return inRow;
  const beyond = cellsUpToWords(context, end);
  if (inRow.length === 0 && beyond[0]?.row === beyond[beyond.length - 1]?.row) return beyond;
  const together = [...inRow, ...beyond].filter(({ kind }) => kind !== "blank");
  const isTorn = inRow.every(({ kind }) => kind === "figure");
  return inRow.length === 0 || (isTorn && together.length === count) ? together : inRow;
}

function cellsUpToWords({ cells, startsWords }: TableContext, from: number): TextCell[] {
  const found: TextCell[] = [];
  for (let i = from; i < cells.length; i++) {
    const cell = cells[i];
    if (!cell || startsWords[i] !== 0) break;
    found.push(cell);
  }
  return found;
}

/**
 * Shares out figures that follow several labels at once (all labels first, then all figures). Row by row where each
 * line of figures is a row of the form; else in whichever order keeps the sums, if only one does.
 */
function shareOut(found: (FoundRow | undefined)[], form: FormTable): void {
  for (let last = 1; last < found.length; last++) {
    const row = found[last];
    if (!row?.label || row.figures.length <= row.run.slots.length) continue;
    const group = [row];
    for (let i = last - 1; i >= 0; i--) {
      const before = found[i];
      if (form.runs[i]?.slots.length === 0) continue;
      if (!before?.label || before.figures.length > 0) break;
      group.unshift(before);
    }
    const figures = row.figures.filter(({ kind }) => kind === "figure");
    const shares = group.length < 2 ? undefined : shareFigures(figures, group, form);
    if (!shares) continue;
    for (const member of group) found[found.indexOf(member)] = { ...member, figures: shares.get(member) ?? [] };
  }
}

function shareFigures(
  figures: readonly TextCell[],
  group: readonly FoundRow[],
  form: FormTable,
): ReadonlyMap<FoundRow, TextCell[]> | undefined {
  const width = group[0]?.run.slots.length ?? 0;
  if (group.some(({ run }) => run.slots.length !== width) || figures.length !== width * group.length) return undefined;
  const share = (place: (row: number, column: number) => number) =>
    new Map(group.map((row, y) => [row, row.run.slots.flatMap((_, x) => figures[place(y, x)] ?? [])] as const));
  const byRows = share((y, x) => y * width + x);
  const isRowPerLine = [...byRows.values()].every((row) => row[0]?.row === row[row.length - 1]?.row);
  if ((isRowPerLine && width > 1) || width === 1) return byRows;
  const byColumns = share((y, x) => x * group.length + y);
  const written = (shares: ReadonlyMap<FoundRow, TextCell[]>) =>
    [...shares.values()].flatMap((row) => row.map(({ raw }) => raw)).join(" ");
  if (written(byRows) === written(byColumns)) return byRows;
  const keeps = (shares: ReadonlyMap<FoundRow, TextCell[]>) => {
    const slots = group.flatMap(({ run }) => run.slots);
    return keepsSums([...shares.values()].flat(), slots, form) === true;
  };
  if (keeps(byRows) === keeps(byColumns)) return undefined;
  return keeps(byRows) ? byRows : byColumns;
}

/** The one row of figures of a table without row labels: the first row behind its labels that has enough of them. */
function unlabelledRow(context: TableContext, run: FormRun, labels: CellRange | undefined): FoundRow | undefined {
  const { cells, areaOf, form } = context;
  const area = areaOf(form.section);
  const inArea = (cell: TextCell | undefined) =>
    cell && area && cell.span.start >= area.start && cell.span.end <= area.end;
  const start = labels?.to ?? cells.findIndex((cell) => inArea(cell));
  if (start < 0) return undefined;
  const figures = rowBehind(context, run, start, labels !== undefined);
  const filled = figures.filter(({ kind }) => kind === "figure").length;
  if (filled < run.slots.length && labels && isGrid(context.layoutOfRow(cells[labels.to]?.row ?? -1))) {
    // A converter cut the table into smaller ones, each with its own labels above its figures.
    const between = [...cells.slice(labels.from, labels.to), ...figures].filter(({ kind }) => kind === "figure");
    if (between.length === run.slots.length) return { run, label: undefined, labelCell: undefined, figures: between };
  }
  if (filled !== run.slots.length && area) {
    // A row may end behind the next heading.
    const all = cells.filter(({ kind, row }) => kind === "figure" && inArea(cells[context.rows[row]?.from ?? -1]));
    if (all.length === run.slots.length) return { run, label: undefined, labelCell: undefined, figures: all };
  }
  if (figures.length === 0 && labels) {
    // Too few to be placed, but the row is there.
    const few = cellsUpToWords(context, labels.to + 1).filter(({ kind }) => kind === "figure");
    const isTable = few.every((cell) => inArea(cell)) && labels.to - labels.from >= LEAST_HEADER_LABELS;
    if (few.length > 0 && isTable) return { run, label: undefined, labelCell: undefined, figures: few };
  }
  return figures.length === 0 ? undefined : { run, label: undefined, labelCell: undefined, figures };
}

function rowBehind(context: TableContext, run: FormRun, start: number, isLabelled: boolean): TextCell[] {
  const { cells, rows, startsWords } = context;
  const figures: TextCell[] = [];
  let row = cells[start]?.row ?? 0;
  const first = isLabelled ? (rows[row]?.to ?? cells.length) : start;
  for (let i = first; i < cells.length; i = rows[row]?.to ?? cells.length) {
    row = cells[i]?.row ?? 0;
    const { from, to } = rows[row] ?? { from: i, to: i + 1 };
    for (let at = from; at < to; at++) if (startsWords[at] === LABEL && isLabelled) return figures;
    const inRow = cells.slice(from, to);
    const filled = inRow.filter(({ kind }) => kind === "figure");
    const torn = figures.length > 0 && figures.length < run.slots.length;
    const isAlone = isLabelled && inRow.length === filled.length && filled.length === 1;
    if (filled.length >= LEAST_UNLABELLED_FIGURES || ((torn || isAlone) && filled.length > 0)) {
      const at = inRow.findIndex(({ kind }) => kind === "blank" || kind === "figure");
      for (const cell of inRow.slice(Math.max(0, at))) if (cell.kind !== "words") figures.push(cell);
    } else if (figures.length > 0) {
      return figures;
    } else if (inRow.length >= run.slots.length && inRow.every(({ kind }) => kind === "blank" || kind === "figure")) {
      return inRow;
    }
  }
  return figures;
}

/** Whether cells stand in one row of the text, so that their places in it tell their columns. */
function isInOneRow(cells: readonly TextCell[]): boolean {
  return cells.every(({ row }) => row === cells[0]?.row);
}

function isFull(row: FoundRow): boolean {
  return row.figures.filter(({ kind }) => kind !== "blank").length === row.run.slots.length;
}

function rowOf(found: FoundRow): number {
  return found.labelCell?.row ?? found.figures[0]?.row ?? -1;
}

function rowWidth(row: number, { rows }: TableContext): number {
  const extent = rows[row];
  return extent ? extent.to - extent.from : 0;
}

/**
 * Whether a row is as wide as the rows of the same table before and behind it, where rows are padded to its width. Next
 * to a page break, where the width changes, it cannot be told whether a row lost a cell.
 */
function isRegular(row: number, labels: readonly PlacedLabel[], context: TableContext): boolean {
  if (!isGrid(context.layoutOfRow(row))) return true;
  const width = rowWidth(row, context);
  const last = Math.max(row, ...labels.map(({ cell }) => cell.row));
  const neighbours = [rowWidth(row - 1, context), row < last ? rowWidth(row + 1, context) : 0].filter((n) => n > 1);
  return neighbours.every((neighbour) => neighbour === width);
}

/** Whether a layout writes rows that are all as wide as the table, so that a cell's place in them tells its column. */
function isGrid(layout: LayoutId): boolean {
  return layout === "tabRows" || layout === "pipes" || layout === "html" || layout === "commaRows";
}

interface Header {
  readonly firstColumn: number;
  /** Column of the last column label. */
  readonly lastColumn: number;
  readonly width: number;
}

/** Where the header rows put the first figure, in layouts whose rows are all as wide as the table. */
function headerOf(
  form: FormTable,
  labels: readonly PlacedLabel[],
  { layoutOfRow, rows }: TableContext,
): Header | undefined {
  const first = form.slots[0]?.column;
  const columns = labels.filter(({ label }) => label.role === "column");
  const label = columns.find((placed) => placed.label.id === first);
  if (!label || !isGrid(layoutOfRow(label.cell.row))) return undefined;
  const extent = rows[label.cell.row];
  return {
    firstColumn: label.cell.column,
    lastColumn: Math.max(...columns.map(({ cell }) => cell.column)),
    width: extent ? extent.to - extent.from : 0,
  };
}

/** Least other rows that show that a table's rows are not padded. */
const LEAST_TIGHT = 2;

/** Whether no other row of a table has more cells behind its label than figures. */
function isTight(row: FoundRow, all: readonly (FoundRow | undefined)[]): boolean {
  const others = all.filter((other) => other !== undefined && other !== row);
  return (
    others.length >= LEAST_TIGHT &&
    others.every((other) => (other?.figures.length ?? 0) <= (other?.run.slots.length ?? 0))
  );
}

/**
 * Whether a figure stands in the last column of a row like this one. Where the cell of a merged label was dropped, all
 * figures stand one column too far to the left and the last column is empty.
 */
function isUnder(
  { firstColumn }: Header,
  row: FoundRow,
  all: readonly (FoundRow | undefined)[],
  context: TableContext,
): boolean {
  const count = row.run.slots.length;
  const width = rowWidth(rowOf(row), context);
  return all.some(
    (other) =>
      other?.run.slots.length === count &&
      other.labelCell?.column === row.labelCell?.column &&
      rowWidth(rowOf(other), context) === width &&
      other.figures.some(({ kind, column }) => kind === "figure" && column === firstColumn + count - 1),
  );
}

/**
 * Whether a table that is still being filled in stands on the grid of the form: its header is as wide as this row and not
 * narrower than the form, its column labels stand in their columns, and in no row like this one a figure stands before the
 * first column, or what may be the total in the last but one, as where the cell of a merged label was dropped.
 */
function isOnGrid(
  { firstColumn, lastColumn, width }: Header,
  row: FoundRow,
  form: FormTable,
  all: readonly (FoundRow | undefined)[],
  context: TableContext,
): boolean {
  const count = row.run.slots.length;
  if (width < form.width || lastColumn !== form.width - 1 || firstColumn !== form.width - count) return false;
  if (count < 2 || rowWidth(rowOf(row), context) !== width) return false;
  return all.every((other) => {
    if (!other || other.labelCell?.column !== row.labelCell?.column) return true;
    const filled = other.figures.filter(({ kind }) => kind !== "blank");
    const mayLackCell = (other.labelCell?.column ?? 0) < form.labelColumns - 1;
    if (!mayLackCell) return true;
    return filled.every(({ column }) => column >= firstColumn) && !mayEndInTotal(filled, lastColumn - 1);
  });
}

/** Whether the last figure stands in `column` and may be a total: the sum of those before it, or there are none. */
function mayEndInTotal(filled: readonly TextCell[], column: number): boolean {
  const last = filled.at(-1);
  if (last?.column !== column) return false;
  const numbers = filled.map(({ raw }) => addend(parseValue(raw)) ?? Number.NaN);
  const total = numbers.pop() ?? Number.NaN;
  const sum = numbers.reduce((a, b) => a + b, 0);
  return total !== 0 && (numbers.length === 0 || Number.isNaN(sum - total) || sum === total);
}

function rowExtents(cells: readonly TextCell[]): (CellRange | undefined)[] {
  const extents: (CellRange | undefined)[] = [];
  for (let i = 0; i < cells.length; ) {
    const row = cells[i]?.row ?? 0;
    let to = i + 1;
    while (to < cells.length && cells[to]?.row === row) to++;
    extents[row] = { from: i, to };
    i = to;
  }
  return extents;
}

function joinCells(cells: readonly TextCell[], { first, last, folded }: Token): TextCell | undefined {
  const cell = cells[first];
  const end = cells[last];
  if (!cell || !end || first === last) return cell;
  const span: Span = { start: cell.span.start, end: end.span.end };
  const parts = cells.slice(first, last + 1);
  return { ...cell, span, raw: parts.map(({ raw }) => raw).join(""), folded };
}
