import type { Report } from "./report/types";
import type { Problem } from "./rules/types";
import type { Span } from "./text/span";

/** What an accepted finding is known by: whatever of the draft it is about, nothing of where it stands. */
export interface Accepted {
  readonly rule: string;
  /** The one cell that is meant, where one is. */
  readonly cell?: string;
  /** What else of the form is meant, where the marked words do not say it: a table, what is missing. */
  readonly about?: string;
  /** Of a cell its figure as written, else the marked words; outside the tables 【】 part them from those around. */
  readonly text: string;
}

/** Characters of the line that stand in an entry on either side of the marked words, to tell it from its like. */
const AROUND = 12;

/** The entry that accepts `problem` and goes on doing so until what it marks is changed. */
export function acceptedAs(problem: Problem, report: Report): Accepted {
  const subject = subjectOf(problem, report);
  const { rule, cell, about } = subject;
  return {
    rule,
    ...(cell === undefined ? {} : { cell }),
    ...(about === undefined ? {} : { about }),
    text: excerptOf(subject),
  };
}

/**
 * Whether `entry` accepts `problem`. What people write by hand counts as well: without `about`, and with the marked
 * words only, or all of their line, for `text`.
 */
export function accepts(entry: Accepted, problem: Problem, report: Report): boolean {
  if (entry.rule !== problem.rule) return false;
  const subject = subjectOf(problem, report);
  const { cell, about, text, before, after } = subject;
  if (entry.cell !== cell || (entry.about !== undefined && entry.about !== about)) return false;
  const written = squeeze(entry.text);
  if (written === "") return cell !== undefined && text === "";
  return written === excerptOf(subject) || written === text || written === before + text + after;
}

interface Subject extends Accepted {
  /** What stands before and behind the marked words in their line; nothing in tables, whose layout may change. */
  readonly before: string;
  readonly after: string;
}

function excerptOf({ text, before, after }: Subject): string {
  if (before === "" && after === "") return text;
  return `${withoutDigits(before).slice(-AROUND)}【${text}】${withoutDigits(after).slice(0, AROUND)}`;
}

function subjectOf({ rule, cell, about, span }: Problem, report: Report): Subject {
  const inTable = (found: Span) => found.start <= span.start && span.end <= found.end;
  const alone = { rule, before: "", after: "" };
  if (cell !== undefined) {
    const written = report.tables.flatMap(({ cells }) => cells.get(cell) ?? [])[0];
    return { ...alone, cell, text: squeeze(written?.raw ?? "") };
  }
  const table = report.tables.find((table) => inTable(table.span));
  const meant = about ?? table?.form.id;
  const subject = { ...alone, text: squeeze(textAt(report, span)), ...(meant === undefined ? {} : { about: meant }) };
  if (table) return subject;
  const { lines } = report;
  const start = lines.start(lines.position(span.start).line);
  const end = lines.end(lines.position(span.end).line);
  return {
    ...subject,
    before: squeeze(textAt(report, { start, end: span.start })),
    after: squeeze(textAt(report, { start: span.end, end })),
  };
}

function textAt({ text }: Report, { start, end }: Span): string {
  return text.slice(start, end);
}

function squeeze(text: string): string {
  return text.replace(/\s+/g, "");
}

/** Figures around the marked words may change without changing what was accepted. */
function withoutDigits(text: string): string {
  return text.replace(/[0-9０-９]+/g, "");
}
