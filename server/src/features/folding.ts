import type { Report } from "../report/types";
import { type Span, trimSpan } from "../text/span";
import { groupSpans } from "./groups";

/** Lines that fold into the first of them, both counted from 0. */
export interface Fold {
  readonly startLine: number;
  readonly endLine: number;
}

/** The sections of a report, their tables, and the groups of rows in these, without blank lines at their ends. */
export function folds(report: Report): Fold[] {
  const { text, lines, sections, tables } = report;
  const spans = [...sections.map(({ span }) => span), ...tables.map(({ span }) => span), ...tables.flatMap(groupSpans)];
  const found = new Map<number, Fold>();
  const toFold = (span: Span): Fold => {
    const { start, end } = trimSpan(text, span);
    return { startLine: lines.position(start).line, endLine: lines.position(end).line };
  };
  for (const fold of spans.map(toFold)) {
    const same = found.get(fold.startLine);
    // Editors show one fold a line.
    if (fold.endLine > fold.startLine && (!same || same.endLine < fold.endLine)) found.set(fold.startLine, fold);
  }
  return [...found.values()].sort((a, b) => a.startLine - b.startLine);
}
