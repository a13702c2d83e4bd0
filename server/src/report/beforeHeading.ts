import type { FormSection } from "../forms";
import { fold } from "../text/fold";
import type { LineIndex } from "../text/lines";
import { isPartOfLabel } from "./layouts/loose/tornLabels";
import { isNumberOfPage } from "./layouts/pageNumbers";
import { looksLikeFigure } from "./value";

/** Most lines above a heading that may be of the table below it. */
const MOST_LINES = 40;
/** Most characters of two labels' pieces. */
const MOST_CHARACTERS = 40;

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

/**
 * The lines from `from` on and above the heading that are blocks of a table without labels of rows behind it: heads of
 * neighbouring columns, one of which no other table has, and as many figures; and right before such a block a total of
 * its own where the head of totals stood before.
 */
export function blocksBefore(
  text: string,
  lines: LineIndex,
  from: number,
  heading: number,
  { tables }: FormSection,
): readonly number[] {
  const [table] = tables;
  if (!table || tables.length > 1 || table.runs.some(({ label }) => label?.role === "row")) return [];
  const heads = table.slots.map(({ columnName }) => fold(columnName));
  const above = table.runs.flatMap(({ label }) => (label?.role === "heading" ? [fold(label.text)] : []));
  const found: number[] = [];
  let block: number[] = [];
  let words: string[] = [];
  let figures = 0;
  let isBehindOwn = false;
  let read = "";
  let total: number[] = [];
  const close = () => {
    if (block.length === 0) return;
    const written = words.join("");
    isBehindOwn = words.length > 0 && figures > 0 && areHeads(words, heads, figures, isBehindOwn);
    if (isBehindOwn) found.push(...total, ...block);
    const isTotal = !isBehindOwn && figures === 1 && written === heads.at(-1) && read.includes(written);
    total = isTotal ? block : [];
    read += written;
    block = [];
    words = [];
    figures = 0;
  };
  for (let line = from; line < heading; line++) {
    const { start, end } = lines.span(line);
    const parts = text
      .slice(start, end)
      .trim()
      .split(/\s+/)
      .filter((part) => part !== "");
    if (parts.length === 0) {
      close();
      continue;
    }
    block.push(line);
    for (const part of parts) {
      if (looksLikeFigure(part)) figures++;
      else if (!above.includes(fold(part))) words.push(fold(part));
    }
  }
  close();
  return found;
}

/**
 * Whether words, in whatever order they were read, are so many neighbouring heads of a table: that of totals, which
 * others have too, only behind others.
 */
function areHeads(words: readonly string[], heads: readonly string[], count: number, isBehindOwn: boolean): boolean {
  if (count > heads.length || words.length > heads.join("").length) return false;
  const sorted = (written: string) => [...written].sort().join("");
  const written = sorted(words.join(""));
  const total = heads[heads.length - 1];
  return heads.some((_, start) => {
    const own = heads.slice(start, start + count);
    return (
      own.length === count && (isBehindOwn || own.some((head) => head !== total)) && sorted(own.join("")) === written
    );
  });
}

function isOfTable(written: string): boolean {
  return (
    isNumberOfPage(written) ||
    written.split(/\s+/).every((part) => part === "" || looksLikeFigure(part) || areParts(fold(part)))
  );
}

/** Whether folded words are a piece of a label, or two that a PDF has without a blank between. */
function areParts(folded: string): boolean {
  if (folded.length > MOST_CHARACTERS) return false;
  return Array.from(folded).some(
    (_, at) => isPartOfLabel(folded.slice(at)) && (at === 0 || isPartOfLabel(folded.slice(0, at))),
  );
}
