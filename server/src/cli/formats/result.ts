import type { Analysis } from "../../analyse";
import type { Problem } from "../../rules/types";
import type { LineIndex } from "../../text/lines";
import type { Span } from "../../text/span";
import type { Decoded } from "../decode";
import type { FileResult, FindingResult, Range } from "./types";

/** Writes an analysis in the terms of the output: lines and characters instead of offsets. */
export function fileResult(path: string, decoded: Decoded, { report, problems, accepted }: Analysis): FileResult {
  return {
    path,
    encoding: decoded.encoding,
    ...(decoded.damaged ? { damaged: true } : {}),
    title: report.title?.text ?? null,
    body: report.body ?? null,
    year: report.year ?? null,
    edition: report.edition ?? null,
    isReport: report.isReport,
    findings: problems.map((problem) => findingResult(problem, report.lines)),
    accepted: accepted.length,
    notes: report.notes.map(({ message, span }) => ({ message, range: rangeOf(span, report.lines) })),
  };
}

function rangeOf({ start, end }: Span, lines: LineIndex): Range {
  return { start: lines.position(start), end: lines.position(end) };
}

function findingResult(problem: Problem, lines: LineIndex): FindingResult {
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
      ...(within ? { path: within.source } : {}),
    })),
    fixes: fixes.map((fix) => ({
      title: fix.title,
      preferred: fix.preferred ?? fixes.length === 1,
      safe: fix.kind === "safe",
      edits: fix.edits.map(({ span, text }) => ({ range: range(span), newText: text })),
    })),
  };
}
