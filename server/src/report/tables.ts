import type { CellId, Edition, FormRun, FormTable, Slot } from "../forms";
import { hull, type Span } from "../text/span";
import { findEditions } from "./editions";
import { type LabelMatch, matchLabels, type Token } from "./matchLabels";
import { type Placed, placeFigures, type RowGeometry } from "./placeFigures";
import type { Cell, LayoutId, PlacedLabel, Table, TableRow, TextCell } from "./types";
import { addend, parseValue } from "./value";
import { vocabularyFor } from "./vocabulary";

/** Cells in reading order, and the layout that each row of them was written in. */
export interface CellSource {
  readonly cells: readonly TextCell[];
  readonly layoutOfRow: (row: number) => LayoutId;
}

/** Figures that a row without a label must have to be the one row of `disputes`. */
const LEAST_UNLABELLED_FIGURES = 5;
/** Marks of cells at which words begin: any words, or a label of the form. */
const WORDS = 1;
const LABEL = 2;
/** Labels of a table without row labels that make it known. */
const LEAST_HEADER_LABELS = 3;

/** Aligns the cells with the form: which table, row and column each figure belongs to. `byYear` decides where no table tells. */
export function readTables({ cells, layoutOfRow }: CellSource, byYear: Edition): Table[] {
  if (cells.length === 0) return [];
  const vocabulary = vocabularyFor(findEditions(cells, byYear));
  const { tokens, matches } = matchLabels(cells, vocabulary);
  const rows = rowExtents(cells);
  const matchOfRun: (LabelMatch | undefined)[] = new Array(vocabulary.runs.length).fill(undefined);
  const startsWords = new Uint8Array(cells.length);
  for (const { first } of tokens) startsWords[first] = WORDS;
  for (const match of matches) {
    matchOfRun[match.run] = match;
    startsWords[match.token.first] = LABEL;
  }

  const tables: Table[] = [];
  let firstRun = 0;
  for (const form of vocabulary.tables) {
    const range = { from: firstRun, to: firstRun + form.runs.length };
    firstRun = range.to;
    const table = readTable({ form, range, cells, rows, matchOfRun, startsWords, layoutOfRow });
    if (table) tables.push(table);
  }
  return tables;
}

interface TableContext {
  readonly form: FormTable;
  /** The table's runs in the vocabulary. */
  readonly range: { readonly from: number; readonly to: number };
  readonly cells: readonly TextCell[];
  /** The cells of each row of the text, by row number. */
  readonly rows: readonly (RowExtent | undefined)[];
  readonly matchOfRun: readonly (LabelMatch | undefined)[];
  /** For each cell whether words begin there, and whether they are a label of the form. */
  readonly startsWords: Uint8Array;
  readonly layoutOfRow: (row: number) => LayoutId;
}

interface RowExtent {
  readonly from: number;
  readonly to: number;
}

/** A row of the text that belongs to a run of the form, before its figures are placed. */
interface FoundRow {
  readonly run: FormRun;
  readonly label: PlacedLabel | undefined;
  readonly labelCell: TextCell | undefined;
  readonly figures: readonly TextCell[];
}

function readTable(context: TableContext): Table | undefined {
  const { form, range, cells, matchOfRun } = context;
  const labels: PlacedLabel[] = [];
  const placedOfRun = new Map<FormRun, PlacedLabel>();
  let lastLabelCell = -1;
  form.runs.forEach((run, i) => {
    const match = matchOfRun[range.from + i];
    const cell = match && joinCells(cells, match.token);
    if (!cell || !run.label) return;
    const placed = { label: run.label, cell, exact: match.exact };
    labels.push(placed);
    placedOfRun.set(run, placed);
    lastLabelCell = Math.max(lastLabelCell, match.token.last);
  });

  const found = form.runs.map((run, i): FoundRow | undefined => {
    if (run.slots.length === 0) return undefined;
    if (!run.label) return lastLabelCell < 0 ? undefined : unlabelledRow(context, run, lastLabelCell);
    const match = matchOfRun[range.from + i];
    const label = placedOfRun.get(run);
    if (!match || !label) return undefined;
    const labelCell = cells[match.token.last];
    return { run, label, labelCell, figures: figuresBehind(context, match.token, run.slots.length) };
  });
  if (!isPresent(form, labels, found)) return undefined;

  const full = () => found.flatMap((row) => (row && isFull(row) ? [row] : []));
  const rows = form.runs.flatMap((run, i): TableRow[] => {
    if (run.slots.length === 0) return [];
    const row = found[i];
    return [row ? placeRow(row, form, full, labels, context) : missingRow(run)];
  });
  const span = hullOf(labels, rows);
  if (!span) return undefined;
  const byId = new Map<CellId, Cell>();
  for (const row of rows) for (const cell of row.cells) byId.set(cell.slot.id, cell);
  const firstCell = labels[0]?.cell;
  return { form, layout: context.layoutOfRow(firstCell?.row ?? 0), span, labels, rows, cells: byId };
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
  return { run, status: "missing", label: undefined, span: undefined, cells: [], unplaced: [], surplus: [] };
}

function placeRow(
  found: FoundRow,
  form: FormTable,
  full: () => readonly FoundRow[],
  labels: readonly PlacedLabel[],
  context: TableContext,
): TableRow {
  const { run, label, labelCell, figures } = found;
  const textRow = rowOf(found);
  const geometry = (): RowGeometry => {
    const width = rowWidth(textRow, context);
    const like = full().find(
      (other) =>
        other !== found &&
        other.run.slots.length === run.slots.length &&
        other.labelCell?.column === labelCell?.column &&
        rowWidth(rowOf(other), context) === width,
    );
    const header = headerOf(form, labels, context);
    return {
      labelColumn: labelCell?.column ?? -1,
      firstColumn: header?.width === width ? header.firstColumn : undefined,
      fullRow: like?.figures.filter(({ kind }) => kind !== "blank").map(({ column }) => column),
      endsInTotal: run.slots[run.slots.length - 1]?.column === "total",
      isRegular: isRegular(textRow, context),
    };
  };
  const placed = placeFigures(figures, run.slots.length, geometry, (cells) => keepsSums(cells, run.slots, form));
  const span = spanOf(label, figures);
  if (!placed) {
    const unplaced = figures.filter(({ kind }) => kind !== "blank");
    return { run, status: "ragged", label, span, cells: [], unplaced, surplus: [] };
  }
  const end = rowEnd(found, placed);
  const cells = run.slots.map((slot, i) => toCell(slot, placed.cells[i], end));
  return { run, status: "complete", label, span, cells, unplaced: [], surplus: placed.surplus };
}

/** From a row's label to its last figure; a row without label and figures is all its blank cells. */
function spanOf(label: PlacedLabel | undefined, figures: readonly TextCell[]): Span | undefined {
  let start = label?.cell.span.start ?? figures[0]?.span.start;
  let end = label?.cell.span.end ?? figures[figures.length - 1]?.span.end;
  if (start === undefined || end === undefined) return undefined;
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
  if (!cell) return { slot, span: { start: end, end }, raw: "", value: { kind: "blank" } };
  return { slot, span: cell.span, raw: cell.raw, value: parseValue(cell.raw) };
}

/** Whether cells placed in `slots` keep the sums within the row; undefined where the form prescribes none there. */
function keepsSums(cells: readonly TextCell[], slots: readonly Slot[], form: FormTable): boolean | undefined {
  const values = new Map(slots.map((slot, i) => [slot.id, addend(parseValue(cells[i]?.raw ?? ""))]));
  const within = form.identities.filter(({ left, right }) => [...left, ...right].every((id) => values.has(id)));
  if (within.length === 0) return undefined;
  const sum = (ids: readonly CellId[]) => ids.reduce((total, id) => total + (values.get(id) ?? Number.NaN), 0);
  return within.every(({ left, right }) => sum(left) === sum(right));
}

/** The cells behind a label up to the next label: those of its row, or all of them where the row was torn apart. */
function figuresBehind(context: TableContext, token: Token, count: number): TextCell[] {
  const { cells, startsWords, rows } = context;
  const row = cells[token.last]?.row ?? 0;
  const end = rows[row]?.to ?? cells.length;
  const inRow: TextCell[] = [];
  for (let i = token.last + 1; i < end; i++) {
    const cell = cells[i];
    if (!cell || startsWords[i] === LABEL) break;
    inRow.push(cell);
  }
  if (inRow.length >= count || inRow.some(({ kind }) => kind === "words")) return inRow;
  const beyond: TextCell[] = [];
  for (let i = end; i < cells.length; i++) {
    const cell = cells[i];
    if (!cell || startsWords[i] !== 0) break;
    beyond.push(cell);
  }
  const together = [...inRow, ...beyond].filter(({ raw }) => raw !== "");
  const wasFilled = inRow.every(({ raw }) => raw !== "");
  return beyond.length > 0 && wasFilled && together.length === count ? together : inRow;
}

/** The one row of figures of a table without row labels: the first row behind its labels that has enough of them. */
function unlabelledRow(context: TableContext, run: FormRun, lastLabelCell: number): FoundRow | undefined {
  const { cells, rows, startsWords } = context;
  const figures: TextCell[] = [];
  let row = cells[lastLabelCell]?.row ?? 0;
  for (let i = rows[row]?.to ?? cells.length; i < cells.length; i = rows[row]?.to ?? cells.length) {
    row = cells[i]?.row ?? 0;
    const { from, to } = rows[row] ?? { from: i, to: i + 1 };
    for (let at = from; at < to; at++) if (startsWords[at] === LABEL) return found();
    const inRow = cells.slice(from, to);
    const filled = inRow.filter(({ kind }) => kind === "figure");
    const torn = figures.length > 0 && figures.length < run.slots.length;
    if (filled.length >= LEAST_UNLABELLED_FIGURES || (torn && filled.length > 0)) {
      const first = inRow.findIndex(({ kind }) => kind !== "words");
      figures.push(...inRow.slice(Math.max(0, first)));
    } else if (figures.length > 0) {
      return found();
    } else if (inRow.length >= run.slots.length && inRow.every(({ kind }) => kind !== "words")) {
      figures.push(...inRow);
      return found();
    }
  }
  return found();

  function found(): FoundRow | undefined {
    return figures.length === 0 ? undefined : { run, label: undefined, labelCell: undefined, figures };
  }
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

/** Whether a row is as wide as the row before or behind it, where rows are padded to the table's width. */
function isRegular(row: number, context: TableContext): boolean {
  if (context.layoutOfRow(row) !== "tabRows") return true;
  const width = rowWidth(row, context);
  return rowWidth(row - 1, context) === width || rowWidth(row + 1, context) === width;
}

interface Header {
  readonly firstColumn: number;
  readonly width: number;
}

/** Where the header rows put the first figure, in layouts whose rows are all as wide as the table. */
function headerOf(
  form: FormTable,
  labels: readonly PlacedLabel[],
  { layoutOfRow, rows }: TableContext,
): Header | undefined {
  const first = form.slots[0]?.column;
  const label = labels.find((placed) => placed.label.role === "column" && placed.label.id === first);
  if (!label || layoutOfRow(label.cell.row) !== "tabRows") return undefined;
  const extent = rows[label.cell.row];
  return { firstColumn: label.cell.column, width: extent ? extent.to - extent.from : 0 };
}

function rowExtents(cells: readonly TextCell[]): (RowExtent | undefined)[] {
  const extents: (RowExtent | undefined)[] = [];
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
