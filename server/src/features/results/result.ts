import type { Analysis } from "../../analyse";
import type { Problem } from "../../rules/types";
import type { LineIndex } from "../../text/lines";
import type { Span } from "../../text/span";
import type { FileResult, FindingResult, Range } from "./types";

/** How a draft was read from its bytes. */
export type Stored = Pick<FileResult, "encoding"> & { readonly damaged: boolean };

/**
 * Writes an analysis in the terms of the output: lines and characters instead of offsets. `nameOf` says how last year's
 * report is called there, by its source.
 */
export function fileResult(
  path: string,
  stored: Stored,
  { report, problems, accepted }: Analysis,
  nameOf = (source: string) => source,
): FileResult {
  return {
    path,
    encoding: stored.encoding,
    ...(stored.damaged ? { damaged: true } : {}),
    title: report.title?.text ?? null,
    body: report.body ?? null,
    year: report.year ?? null,
    edition: report.edition ?? null,
    isReport: report.isReport,
    ...(report.text.trim() === "" ? { isEmpty: true } : {}),
    findings: problems.map((problem) => findingResult(problem, report.lines, nameOf)),
    accepted: accepted.length,
    notes: report.notes.map(({ message, span }) => ({ message, range: rangeOf(span, report.lines) })),
  };
}

function rangeOf({ start, end }: Span, lines: LineIndex): Range {
  return { start: lines.position(start), end: lines.position(end) };
}

function findingResult(problem: Problem, lines: LineIndex, nameOf: (source: string) => string): FindingResult {
  const range = (span: Span) => rangeOf(span, lines);
  const fixes = problem.fixes ?? [];
  return {
    rule: problem.rule,
    severity: problem.severity,
    message: problem.message,
    range: range(problem.span),
    ...(problem.cell === undefined ? {} : { cell: problem.cell }),
    related: (problem.related ?? []).map(({ span, message, within }) => ({
      message,
      range: within ? rangeOf(span, within.report.lines) : range(span),
      ...(within ? { path: nameOf(within.source) } : {}),
    })),
    fixes: fixes.map((fix) => ({
      title: fix.title,
      preferred: fix.preferred ?? fixes.length === 1,
      safe: fix.kind === "safe",
      edits: fix.edits.map(({ span, text }) => ({ range: range(span), newText: text })),
    })),
  };
}
