import type { FormTable } from "../../forms";
import { layout } from "../../report/layouts/index";
import type { LayoutId, Report, Table } from "../../report/types";
import { lineEndOf } from "../../text/lines";
import { hull, type Span } from "../../text/span";
import { quote } from "../quote";
import type { Finding, Fix } from "../types";
import { tableName } from "./cellNames";

/** Layouts that keep a header as the draft has it, and whose rows can be written by themselves. */
const KEEPING: ReadonlySet<LayoutId> = new Set(["tabRows", "cellLines"]);

/**
 * A table that begins with its first row of figures: no label of a column is there, and nothing that might be a header
 * written otherwise stands between the row and what comes before the table.
 */
export function firstRowWithoutHeader(report: Report, table: Table): Finding | undefined {
  const { form, labels, rows } = table;
  if (!KEEPING.has(table.layout) || !rows.some(({ status }) => status === "complete")) return undefined;
  if (labels.some(({ label }) => label.role === "column" || label.role === "heading")) return undefined;
  const body = bodySpan(table);
  if (!body || !isFirst(report, table, body)) return undefined;
  const at = startOfLine(report, body);
  const fix: Fix = {
    title: "补上规定的表头",
    kind: "suggestion",
    preferred: true,
    edits: [{ span: { start: at, end: at }, text: headerText(report, table) }],
  };
  return {
    span: labels.find(({ label }) => label.role === "title")?.cell.span ?? firstOf(table) ?? body,
    severity: "warning",
    message: `${tableName(table)}没有表头，看不出各栏是什么，请补上${columnNames(form)}。`,
    ...(isFilled(table) ? { fixes: [fix] } : {}),
  };
}

/** Puts the prescribed header in the place of one that lacks several names. */
export function headerReplacement(report: Report, table: Table): Fix | undefined {
  const { lines } = report;
  const labels = table.labels.flatMap(({ label: { role }, cell }) =>
    role === "column" || role === "heading" ? [cell.span] : [],
  );
  const header = hull(labels);
  const body = bodySpan(table);
  if (!KEEPING.has(table.layout) || !header || !body || !isFilled(table)) return undefined;
  const end = startOfLine(report, body);
  const start = lines.span(lines.position(header.start).line).start;
  if (header.end > end || !isNothingBut(labels, report.text, { start, end })) return undefined;
  return {
    title: "换成规定的表头",
    kind: "suggestion",
    preferred: true,
    edits: [{ span: { start, end }, text: headerText(report, table) }],
  };
}

/** Whether every cell has a figure: where one is blank, a header may tell that those behind it stand elsewhere. */
function isFilled({ rows }: Table): boolean {
  return rows.every(({ status, cells }) => status === "complete" && cells.every(({ raw }) => raw !== ""));
}

/** Whether a stretch of text holds some words, and blanks. */
function isNothingBut(words: readonly Span[], text: string, { start, end }: Span): boolean {
  const inOrder = [...words].sort((a, b) => a.start - b.start);
  let at = start;
  for (const word of inOrder) {
    if (text.slice(at, word.start).trim() !== "") return false;
    at = word.end;
  }
  return text.slice(at, end).trim() === "";
}

/** The rows of a form's table between its title and its first figures. */
function headerRange({ grid }: FormTable): readonly [from: number, to: number] {
  const isTitle = grid[0]?.some(({ label }) => label?.role === "title") ?? false;
  return [isTitle ? 1 : 0, grid.findIndex((row) => row.some(({ slot }) => slot))];
}

/** The prescribed header as lines in the table's layout, the line end behind the last one included. */
function headerText(report: Report, { form, layout: id }: Table): string {
  const [from, to] = headerRange(form);
  const end = lineEndOf(report.text);
  const rowEnd = id === "cellLines" ? end + end : end;
  const rows = layout(id)
    .write(form, () => "", end)
    .split(rowEnd);
  return rows
    .slice(from, to)
    .map((row) => row + rowEnd)
    .join("");
}

function columnNames({ runs }: FormTable): string {
  const names = (runs.find(({ slots }) => slots.length > 0)?.slots ?? []).map(({ columnName }) => columnName);
  const [first = "", last = ""] = [names[0], names.at(-1)];
  return names.length === 1 ? `${quote(first)}一栏的名称` : `${quote(first)}至${quote(last)}各栏的名称`;
}

/** From the first label or figure of a table's rows to the last. */
function bodySpan({ labels, rows }: Table): Span | undefined {
  const groups = labels.flatMap(({ label, cell }) =>
    label.role === "group" || label.role === "row" ? [cell.span] : [],
  );
  return hull([...groups, ...rows.flatMap(({ span }) => span ?? [])]);
}

function firstOf({ rows }: Table): Span | undefined {
  const first = rows.find(({ span }) => span);
  return first?.label?.cell.span ?? first?.cells[0]?.span;
}

function startOfLine({ lines }: Report, { start }: Span): number {
  return lines.span(lines.position(start).line).start;
}

/** Whether a table's rows follow its title, its section's heading or another table, with nothing but blanks between. */
function isFirst({ text, sections, tables }: Report, table: Table, body: Span): boolean {
  const title = table.labels.find(({ label }) => label.role === "title")?.cell.span;
  const ends = title
    ? [title.end]
    : [...sections.map(({ heading }) => heading.end), ...tables.map(({ span }) => span.end)].filter(
        (end) => end <= body.start,
      );
  const end = Math.max(...ends);
  return end <= body.start && text.slice(end, body.start).trim() === "";
}
