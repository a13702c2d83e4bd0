import { paragraphs, sentences } from "../report/prose";
import type { Report } from "../report/types";
import { contains, type Span } from "../text/span";
import { groupSpans } from "./groups";
import { cellAt, labelAt, touches } from "./places";
import { tellingsAt } from "./tellings";

/** Longest paragraph in UTF-16 units whose sentences are looked for. */
const LONGEST_PARAGRAPH = 20_000;

/**
 * What a selection at an offset grows to, the smallest first, each within the next: a figure, its row, group, table and
 * section, or a figure of the prose, its sentence, paragraph and section; last the whole text.
 */
export function selectionRanges(report: Report, offset: number): Span[] {
  const whole = { start: 0, end: report.text.length };
  const around = (spans: readonly Span[]) => spans.filter((span) => touches(span, offset));
  const found = [...around(report.sections.map(({ span }) => span)), ...around(report.sections.map((s) => s.heading))];
  if (report.title) found.push(...around([report.title.span]));
  const table = report.tables.find(({ span }) => touches(span, offset));
  if (table) {
    found.push(table.span, ...around(groupSpans(table)));
    found.push(...around(table.rows.flatMap(({ span }) => span ?? [])));
    found.push(
      ...[cellAt(report, offset)?.cell.span, labelAt(report, offset)?.label.cell.span].flatMap((s) => s ?? []),
    );
  } else {
    const paragraph = paragraphs(report).find(({ span }) => touches(span, offset));
    if (paragraph) {
      const { start, end } = paragraph.span;
      if (end - start <= LONGEST_PARAGRAPH) found.push(...around(sentences(report.text, paragraph.span)));
      found.push(
        paragraph.span,
        ...around(tellingsAt(report, offset).flatMap(({ claim }) => [claim.span, claim.number])),
      );
    }
  }
  const inOrder = found.filter(({ start, end }) => start < end).sort((a, b) => a.end - a.start - (b.end - b.start));
  const chain: Span[] = [];
  for (const span of [...inOrder, whole]) {
    const last = chain[chain.length - 1];
    if (!last || (contains(span, last) && span.end - span.start > last.end - last.start)) chain.push(span);
  }
  return chain;
}
