import type { Report } from "../../server/src/report/types";
import { contains, type Span } from "../../server/src/text/span";

/** Fails where a node's span does not fit its text, its raw text or the node that holds it. */
export function checkSpans(report: Report): void {
  visit(report, "report", { start: 0, end: report.text.length }, report.text, new Set());
  const inside = (outer: Span, inner: Span | undefined, what: string) => {
    if (inner && !contains(outer, inner)) throw new Error(`${what} ${show(inner)} reaches out of ${show(outer)}`);
  };
  for (const section of report.sections) {
    inside(section.span, section.heading, "the heading");
    inside(section.span, section.content, "the content");
    inside(section.heading, section.numeral, "the numeral");
    inside(section.heading, section.name, "the heading's name");
  }
  for (const table of report.tables) {
    for (const label of table.labels) inside(table.span, label.cell.span, `the label ${label.cell.raw}`);
    for (const row of table.rows) {
      inside(table.span, row.span, `the row ${row.run.name}`);
      // A row ends with its last figure, so empty cells at its end lie behind it.
      for (const cell of row.cells)
        if (row.span && cell.raw !== "") inside(row.span, cell.span, `the cell ${cell.slot.id}`);
    }
  }
}

function visit(node: unknown, path: string, bounds: Span, text: string, seen: Set<object>): void {
  if (typeof node !== "object" || node === null || seen.has(node)) return;
  seen.add(node);
  if ("start" in node && "end" in node && typeof node.start === "number" && typeof node.end === "number") {
    const span = { start: node.start, end: node.end };
    if (span.start > span.end || !contains(bounds, span))
      throw new Error(`${path} ${show(span)} is not within the text`);
  }
  if ("raw" in node && "span" in node && isSpan(node.span)) {
    const found = text.slice(node.span.start, node.span.end);
    // A label that was broken over cells or lines is put together again without what broke it.
    if (typeof node.raw !== "string" || bare(found) !== bare(node.raw))
      throw new Error(`${path} says "${String(node.raw)}" where the text has "${found}"`);
  }
  const entries = node instanceof Map ? node.entries() : Object.entries(node);
  for (const [key, value] of entries) {
    // The form is data of its own; its spans count grid columns.
    if (key === "form" || key === "run" || key === "slot" || key === "lines") continue;
    visit(value, `${path}.${String(key)}`, bounds, text, seen);
  }
}

function bare(text: string): string {
  return text.replace(/\s+/g, "");
}

function isSpan(value: unknown): value is Span {
  return typeof value === "object" && value !== null && "start" in value && "end" in value;
}

function show({ start, end }: Span): string {
  return `[${start}, ${end})`;
}
