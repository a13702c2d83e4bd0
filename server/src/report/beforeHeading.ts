import type { FormSection } from "../forms";
import { fold } from "../text/fold";
import type { LineIndex } from "../text/lines";
import { isNumberOfPage } from "./layouts/pageNumbers";
import { isPartOfLabel } from "./layouts/tornLabels";
import { looksLikeFigure } from "./value";

/** Most lines above a heading that may be of the table below it. */
const MOST_LINES = 40;

/**
 * The first line, from `from` on and up to that of the section's heading, of what a PDF has before the heading though it
 * is of the table behind it: it begins with a heading of this table, and only figures and pieces of labels follow.
 */
export function firstLineBefore(
  text: string,
  lines: LineIndex,
  from: number,
  heading: number,
  form: FormSection,
): number {
  const labels = new Set(
    form.tables.flatMap(({ runs }) =>
      runs.flatMap(({ label }) => (label?.role === "heading" ? [fold(label.text)] : [])),
    ),
  );
  let first = heading;
  for (let line = heading - 1; line >= Math.max(from, first - MOST_LINES); line--) {
    const { start, end } = lines.span(line);
    const written = text.slice(start, end).trim();
    if (labels.has(fold(written))) first = line;
    else if (!isOfTable(written)) break;
  }
  return first;
}

function isOfTable(written: string): boolean {
  return (
    isNumberOfPage(written) ||
    written.split(/\s+/).every((part) => part === "" || looksLikeFigure(part) || isPartOfLabel(fold(part)))
  );
}
