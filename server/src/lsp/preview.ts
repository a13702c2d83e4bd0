// The form preview for editors: its values with places, and edits for the cells that are changed in it.
import { type CellEdits, editCells } from "../features/editCells";
import { preview } from "../features/preview";
import type { Report } from "../report/types";
import type { Problem } from "../rules/types";
import type { LineIndex } from "../text/lines";
import type { Span } from "../text/span";
import type { EditCellsParams, EditedCells, FormPreview } from "./protocol";
import { toRange, toTextEdits } from "./toProto";

/** Most cells that are changed at once: all of a form. */
const MOST_CHANGES = 400;

/** The forms of a report that has been checked; null where it is none. */
export function formPreview(report: Report, problems: readonly Problem[], version: number): FormPreview | null {
  const forms = preview(report, problems);
  if (!forms) return null;
  const { lines } = report;
  const sections = forms.sections.map((section) => ({
    ...section,
    tables: section.tables.map((table) => ({
      ...ranged(table, lines),
      rows: table.rows.map((row) => row.map((cell) => ranged(cell, lines))),
      problems: table.problems.map((problem) => ranged(problem, lines)),
    })),
  }));
  return { ...forms, version, sections };
}

function ranged<T extends { readonly span?: Span }>({ span, ...rest }: T, lines: LineIndex) {
  return span ? { ...rest, range: toRange(lines, span) } : rest;
}

/** The edits that change cells of a report; null where it is none, or where the changes are not what they should be. */
export function editedCells(report: Report, changes: EditCellsParams["changes"], version: number): EditedCells | null {
  if (!report.isReport || !Array.isArray(changes) || changes.length > MOST_CHANGES) return null;
  if (changes.some(({ id, text }) => typeof id !== "string" || typeof text !== "string")) return null;
  const result: CellEdits = editCells(report, changes);
  return "refused" in result
    ? { version, edits: [], refused: result.refused }
    : { version, edits: toTextEdits(result.edits, report.lines) };
}
