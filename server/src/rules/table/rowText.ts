import type { FormLabel, FormRun } from "../../forms";
import { fillGrid, type GridText } from "../../report/layouts/types";
import type { LayoutId, Report, Table, TableRow } from "../../report/types";
import { isDrawnRule } from "../../text/bars";
import { displayWidth } from "../../text/displayWidth";
import { lineEndOf } from "../../text/lines";
import { hull, type Span } from "../../text/span";
import { longestAscending } from "../ascending";
import type { Edit } from "../types";

/** Figures for the cells of a row, in the order of its columns; undefined where they are left to be filled in. */
export type RowFigures = (run: FormRun) => readonly number[] | undefined;

/** Writes rows for the draft: the cells of the printed form's row, and the row of the draft that it is to be like. */
type RowWriter = (
  row: readonly GridText[],
  table: Table,
  run: FormRun,
  like: Span,
  report: Report,
) => string | undefined;

const WRITERS: Readonly<Partial<Record<LayoutId, RowWriter>>> = { tabRows: tabRow, cellLines: cellRow, pipes: pipeRow };

/**
 * Inserts the rows `from` to `to` of a table, written like the row before or behind them, else like the row of the
 * column labels; undefined where there is none to follow or the layout does not tell where a row ends.
 */
export function rowInsertion(
  report: Report,
  table: Table,
  from: number,
  to: number,
  figures: RowFigures,
): Edit | undefined {
  const before = table.rows[from - 1];
  const after = table.rows[to];
  const inOrder = rowsInOrder(table);
  // Beside a row that stands in the wrong place, the new one would stand in the wrong place too.
  const beside = [before, after].filter((row) => row?.label !== undefined);
  const like = beside.find((row) => row && inOrder.has(row)) ?? beside[0];
  const place = like ? like.span : columnLabels(table);
  const model = like && like.status !== "complete" ? (nearestWhole(table, like)?.span ?? place) : place;
  const write = WRITERS[table.layout];
  const runs = table.rows.slice(from, to).map(({ run }) => run);
  // Nothing would be left to see of a row without label whose figures are not known.
  if (!place || !model || !write || runs.some(({ label }) => !label)) return undefined;
  const rows = runs.map((run) => write(gridRow(table, run, figures(run)), table, run, model, report));
  if (rows.some((row) => row === undefined)) return undefined;
  const end = lineEndOf(report.text);
  const text = rows.join(end);
  const { lines } = report;
  if (like && like === after) {
    const { start } = lines.span(lines.position(place.start).line);
    return { span: { start, end: start }, text: text + end };
  }
  const at = endOfRow(report, place);
  return { span: { start: at, end: at }, text: end + text };
}

/** The row nearest to one that was cut short which has all its cells. */
function nearestWhole({ rows }: Table, row: TableRow): TableRow | undefined {
  const from = rows.indexOf(row);
  const whole = rows.filter(({ status, label }) => status === "complete" && label);
  const far = (other: TableRow) => Math.abs(rows.indexOf(other) - from);
  return whole.sort((a, b) => far(a) - far(b))[0];
}

/** Where the labels of a table's columns stand, if nothing of its rows stands behind the last of them. */
function columnLabels({ labels, rows }: Table): Span | undefined {
  const columns = labels.filter(({ label }) => label.role === "column");
  const place = hull(columns.map(({ cell }) => cell.span));
  return place && rows.every(({ status }) => status === "missing") ? place : undefined;
}

/** The line under a Markdown table's header. */
const RULE_LINE = /^(?=.*--)[\s|｜:-]+$/;

/** The end of the line that a row ends on, with the rule line under it. */
function endOfRow({ lines, text }: Report, row: Span): number {
  const { line } = lines.position(row.end);
  const next = line + 1 < lines.count ? lines.span(line + 1) : undefined;
  const below = next ? text.slice(next.start, next.end) : "";
  const isRuled = RULE_LINE.test(below) || isDrawnRule(below);
  return (isRuled && next ? next : lines.span(line)).end;
}

/** The rows of the draft that stand in the form's order, as many as can. */
function rowsInOrder({ rows }: Table): ReadonlySet<TableRow> {
  const labelled = rows.flatMap((row) => (row.label ? [{ row, start: row.label.cell.span.start }] : []));
  const inOrder = longestAscending(labelled.map(({ start }) => start));
  return new Set(labelled.flatMap(({ row }, i) => (inOrder.has(i) ? [row] : [])));
}

/** A row of the printed form with its label, the groups in front that the draft lacks, and its figures. */
function gridRow(table: Table, run: FormRun, figures: readonly number[] | undefined): readonly GridText[] {
  const { form, labels } = table;
  const y = form.grid.findIndex((row) => row.some(({ label }) => label && label === run.label));
  const isPlaced = (label: FormLabel) => label !== run.label && labels.some((placed) => placed.label === label);
  const present = new Set(form.grid[y]?.flatMap(({ label }) => (label && isPlaced(label) ? [label.text] : [])));
  const row = fillGrid(form, ({ id }) => String(figures?.[run.slots.findIndex((slot) => slot.id === id)] ?? ""))[y];
  return (row ?? []).map((cell) => (present.has(cell.text) ? { ...cell, text: "" } : cell));
}

/** Where a row's label stands in the form's grid, and in the draft: in a row with its label in the same place, if any. */
function labelPlace(table: Table, run: FormRun, row: readonly GridText[]): { official: number; written: number } {
  const placeOf = (label: FormLabel | undefined) => {
    const y = table.form.grid.findIndex((cells) => cells.some((cell) => label && cell.label === label));
    return fillGrid(table.form, () => "")[y]?.findIndex(({ text }) => text === label?.text) ?? -1;
  };
  const official = row.findIndex(({ text }) => text === run.label?.text);
  const sibling = table.rows.find(({ label }) => label && placeOf(label.label) === official);
  return { official, written: sibling?.label?.cell.column ?? official };
}

/** A line as wide as the one that it is written like. */
function tabRow(
  row: readonly GridText[],
  table: Table,
  run: FormRun,
  like: Span,
  { lines, text }: Report,
): string | undefined {
  const line = lines.span(lines.position(like.start).line);
  return inFields(row, table, run, text.slice(line.start, line.end).split("\t").length).join("\t");
}

/** A line with as many cells as the one that it is written like, each as wide, and pipes at its ends where that has them. */
function pipeRow(
  row: readonly GridText[],
  table: Table,
  run: FormRun,
  like: Span,
  { lines, text }: Report,
): string | undefined {
  const { line } = lines.position(like.start);
  if (lines.position(like.end).line !== line) return undefined;
  const span = lines.span(line);
  const written = /^(\s*[|｜│┃║]?)(.*?)([|｜│┃║]?\s*)$/.exec(text.slice(span.start, span.end));
  const [, head = "", body = "", tail = ""] = written ?? [];
  const fields = body.split(/(?<!\\)[|｜│┃║]/);
  const cells = inFields(row, table, run, fields.length).map((cell, i) => {
    const width = displayWidth(fields[i] ?? "");
    const before = /^\s/.test(fields[i] ?? " ") ? " " : "";
    return `${before}${cell}`.padEnd(Math.max(0, width - displayWidth(cell) + cell.length));
  });
  return head + cells.join(/[|｜│┃║]/.exec(body)?.[0] ?? "|") + tail.trimEnd();
}

/** The texts of a row in fields of the draft's, at least `width`, below those of the other rows. */
function inFields(row: readonly GridText[], table: Table, run: FormRun, width: number): readonly string[] {
  const { official, written } = labelPlace(table, run, row);
  const fields: string[] = new Array(Math.max(width, written + 1)).fill("");
  row.forEach((cell, x) => {
    const at = x + written - official;
    if (cell.text !== "" && at >= 0) fields[at] = cell.text;
  });
  return fields;
}

/** A line a cell, none for what a cell to the left reaches over. */
function cellRow(
  row: readonly GridText[],
  table: Table,
  run: FormRun,
  _like: Span,
  { text }: Report,
): string | undefined {
  const end = lineEndOf(text);
  const cells = row.filter(({ coveredFromLeft }) => !coveredFromLeft).map(({ text }) => text);
  const at = cells.indexOf(run.label?.text ?? "");
  const { official, written } = labelPlace(table, run, row);
  const before = row.slice(0, official).filter(({ coveredFromLeft }) => !coveredFromLeft).length;
  const surplus = Math.max(0, before - written);
  const isMerged = cells.slice(0, at).every((text) => text === "");
  return end + (isMerged ? cells.slice(surplus) : cells).map((cell) => `\t${cell}`).join(end);
}
