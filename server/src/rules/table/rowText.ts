import type { FormLabel, FormRun } from "../../forms";
import type { Report, Table, TableRow } from "../../report/types";
import { lineEndOf } from "../../text/lines";
import type { Edit } from "../types";

/**
 * Inserts the rows `from` to `to` of a table with blank figures, written like the row before or behind them;
 * undefined where there is no such row to follow.
 */
export function rowInsertion(report: Report, table: Table, from: number, to: number): Edit | undefined {
  const before = table.rows[from - 1];
  const after = table.rows[to];
  const like = before?.label ? before : after?.label ? after : undefined;
  if (!like?.span) return undefined;
  const end = lineEndOf(report.text);
  const rows = table.rows.slice(from, to).map(({ run }) => run);
  const write = table.layout === "tabRows" ? tabRow : cellRow;
  const text = rows.map((run) => write(run, groupBefore(table, run), like, report, end)).join("");
  const { lines } = report;
  if (like === before) {
    const last = lines.position(like.span.end).line;
    const { end: lineEnd } = lines.span(last);
    return { span: { start: lineEnd, end: lineEnd }, text: (end + text).replace(/[\r\n]+$/, "") };
  }
  const { start } = lines.span(lines.position(like.span.start).line);
  return { span: { start, end: start }, text };
}

/** The group label that the form puts in front of a row, where the row is the first of its group. */
function groupBefore(table: Table, run: FormRun): FormLabel[] {
  const index = table.form.runs.indexOf(run);
  const labels: FormLabel[] = [];
  for (let i = index - 1; i >= 0; i--) {
    const label = table.form.runs[i]?.label;
    if (label?.role !== "group" || table.labels.some((placed) => placed.label === label)) break;
    labels.unshift(label);
  }
  return labels;
}

/** A line with the label in the sibling's column and as many cells as the sibling has. */
function tabRow(run: FormRun, groups: readonly FormLabel[], like: TableRow, report: Report, end: string): string {
  const { lines, text } = report;
  const span = like.span ?? { start: 0, end: 0 };
  const line = lines.span(lines.position(span.start).line);
  const width = text.slice(line.start, line.end).split("\t").length;
  const column = like.label?.cell.column ?? 0;
  const cells: string[] = new Array(width).fill("");
  cells[column] = run.label?.text ?? "";
  groups.forEach((group, i) => {
    const at = column - groups.length + i;
    if (at >= 0) cells[at] = group.text;
  });
  return cells.join("\t") + end;
}

/** A line a cell: an empty one for each merged cell in front of the label, the label, the blank figures. */
function cellRow(run: FormRun, groups: readonly FormLabel[], like: TableRow, _report: Report, end: string): string {
  const column = Math.max(like.label?.cell.column ?? 0, groups.length);
  const merged: string[] = new Array(column - groups.length).fill("");
  const cells = [...merged, ...groups.map(({ text }) => text), run.label?.text ?? "", ...run.slots.map(() => "")];
  return end + cells.map((cell) => `\t${cell}${end}`).join("");
}
