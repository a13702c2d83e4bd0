import { FORMS, type FormSection, type FormTable } from "../forms";
import { layout } from "../report/layouts/index";
import type { LayoutId, Report } from "../report/types";
import { lineEndOf } from "../text/lines";
import type { Edit } from "./types";

/** Layout of an inserted table where the draft has no table to follow. */
const DEFAULT_LAYOUT: LayoutId = "tabRows";

/** The empty tables of a section in the layout that the draft uses, a blank line between them where cells are lines. */
export function emptyTables(report: Report, tables: readonly FormTable[]): string {
  const id = report.tables[0]?.layout ?? DEFAULT_LAYOUT;
  const end = lineEndOf(report.text);
  return tables.map((table) => layout(id).write(table, () => "", end)).join(id === "cellLines" ? end : "");
}

/** The tables that a section must hold: those of the edition that the draft uses. */
export function tablesOf(report: Report, section: FormSection): readonly FormTable[] {
  const { sections } = FORMS[report.edition ?? "2021"];
  return sections.find(({ id }) => id === section.id)?.tables ?? [];
}

/** Inserts `block` as lines of its own, blank lines around it, in front of the line that `offset` is on or at the end. */
export function insertBlock(report: Report, offset: number, block: string): Edit {
  const { text, lines } = report;
  const end = lineEndOf(text);
  const trimmed = block.replace(/[\r\n]+$/, "");
  if (offset >= report.end) {
    const written = text.slice(0, report.end).trimEnd().length;
    const before = written === 0 ? "" : `${end}${end}`;
    return { span: { start: written, end: written }, text: `${before}${trimmed}${text.length === written ? end : ""}` };
  }
  const { start } = lines.span(lines.position(offset).line);
  return { span: { start, end: start }, text: `${trimmed}${end}${end}` };
}
