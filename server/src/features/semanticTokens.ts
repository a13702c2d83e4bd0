import type { CellId, FormTable } from "../forms";
import type { Report, Table } from "../report/types";
import { overlap, type Span } from "../text/span";
import { overlaps } from "./places";

/** What a word or figure is: the title, a section's heading, a label of the form, a figure, a sign in place of one. */
export type TokenKind = "title" | "heading" | "label" | "figure" | "blank";

/** A coloured stretch of one line. */
export interface Token {
  readonly span: Span;
  readonly kind: TokenKind;
  /** Whether it is a total, or the label of totals. */
  readonly isTotal: boolean;
}

/** Title, headings, labels and figures within `range`, in the order of the text, none over another or over a line's end. */
export function semanticTokens(report: Report, range: Span): Token[] {
  const { title, sections, tables } = report;
  const found: Token[] = [];
  if (title) found.push({ span: title.span, kind: "title", isTotal: false });
  for (const { heading } of sections) found.push({ span: heading, kind: "heading", isTotal: false });
  for (const table of tables) if (overlaps(table.span, range)) found.push(...tableTokens(table));
  const pieces = found
    .filter(({ span }) => overlaps(span, range))
    .flatMap((token) => linesOf(report, token.span).map((span) => ({ ...token, span })))
    .sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  let end = 0;
  return pieces.flatMap((token) => {
    if (token.span.start < end || token.span.end > report.end) return [];
    end = token.span.end;
    return [token];
  });
}

function* tableTokens(table: Table): Iterable<Token> {
  const totals = totalsOf(table.form);
  const figures = [...table.cells.values()].filter(({ isWritten, raw }) => isWritten && raw !== "");
  for (const { span, value, slot } of figures) {
    const isBlank = value.kind === "dash" || value.kind === "blank";
    yield { span, kind: isBlank ? "blank" : "figure", isTotal: totals.cells.has(slot.id) };
  }
  for (const { label, cell } of table.labels) {
    // A label torn to pieces has figures between them.
    if (figures.some(({ span }) => overlap(span, cell.span))) continue;
    yield { span: cell.span, kind: "label", isTotal: totals.labels.has(`${label.role} ${label.id}`) };
  }
}

interface Totals {
  readonly cells: ReadonlySet<CellId>;
  /** Role and id of the labels whose every figure is a sum. */
  readonly labels: ReadonlySet<string>;
}

const known = new WeakMap<FormTable, Totals>();

function totalsOf(form: FormTable): Totals {
  const found = known.get(form);
  if (found) return found;
  const sums = form.identities.filter(({ rule }) => rule !== "total/balance");
  const cells = new Set(sums.map(({ total }) => total));
  const labels = sums.flatMap(({ rule, total }) => {
    const slot = form.slots.find(({ id }) => id === total);
    return slot ? [rule === "total/result" ? `row ${slot.row}` : `column ${slot.column}`] : [];
  });
  const totals = { cells, labels: new Set(labels) };
  known.set(form, totals);
  return totals;
}

/** A span line by line, without the white space at the lines' ends; none where it holds markup. */
function linesOf({ text, lines }: Report, { start, end }: Span): Span[] {
  const first = lines.position(start).line;
  const last = lines.position(end).line;
  const found: Span[] = [];
  for (let line = first; line <= last; line++) {
    const piece = { start: Math.max(start, lines.start(line)), end: Math.min(end, lines.end(line)) };
    const words = text.slice(piece.start, piece.end);
    if (words.includes("<")) return [];
    const from = piece.start + (words.length - words.trimStart().length);
    if (words.trim() !== "") found.push({ start: from, end: from + words.trim().length });
  }
  return found;
}
