import type { FormLabel, FormRun } from "../../forms";
import { fillGrid, type GridText } from "../../report/layouts/types";
import type { Report, Table, TableRow } from "../../report/types";
import { lineEndOf } from "../../text/lines";
import { longestAscending } from "../ascending";
import type { Edit } from "../types";

/** Figures for the cells of a row, in the order of its columns; undefined where they are left to be filled in. */
export type RowFigures = (run: FormRun) => readonly number[] | undefined;

/**
 * Inserts the rows `from` to `to` of a table, written like the row before or behind them; undefined where there is no
 * such row to follow.
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
  if (!like?.span || (table.layout !== "tabRows" && table.layout !== "cellLines")) return undefined;
  const end = lineEndOf(report.text);
  const write = table.layout === "tabRows" ? tabRow : cellRow;
  const runs = table.rows.slice(from, to).map(({ run }) => run);
  const text = runs.map((run) => write(gridRow(table, run, figures(run)), table, run, like, report, end)).join("");
  const { lines } = report;
  if (like === before) {
    const last = lines.position(like.span.end).line;
    const { end: lineEnd } = lines.span(last);
    return { span: { start: lineEnd, end: lineEnd }, text: (end + text).replace(/[\r\n]+$/, "") };
  }
  const { start } = lines.span(lines.position(like.span.start).line);
  return { span: { start, end: start }, text };
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
  like: TableRow,
  { lines, text }: Report,
  end: string,
): string {
  const { official, written } = labelPlace(table, run, row);
  const line = lines.span(lines.position(like.span?.start ?? 0).line);
  const width = Math.max(text.slice(line.start, line.end).split("\t").length, written + 1);
  const cells: string[] = new Array(width).fill("");
  row.forEach((cell, x) => {
    const at = x + written - official;
    if (cell.text !== "" && at >= 0) cells[at] = cell.text;
  });
  return cells.join("\t") + end;
}

/** A line a cell, none for what a cell to the left reaches over. */
function cellRow(
  row: readonly GridText[],
  table: Table,
  run: FormRun,
  _like: TableRow,
  _report: Report,
  end: string,
): string {
  const cells = row.filter(({ coveredFromLeft }) => !coveredFromLeft).map(({ text }) => text);
  const at = cells.indexOf(run.label?.text ?? "");
  const { official, written } = labelPlace(table, run, row);
  const before = row.slice(0, official).filter(({ coveredFromLeft }) => !coveredFromLeft).length;
  const surplus = Math.max(0, before - written);
  const isMerged = cells.slice(0, at).every((text) => text === "");
  return end + (isMerged ? cells.slice(surplus) : cells).map((cell) => `\t${cell}${end}`).join("");
}
