import { type Edition, FORMS, formForYear, type SectionId } from "../forms";
import { fold } from "../text/fold";
import { indexLines, type LineIndex } from "../text/lines";
import type { Span } from "../text/span";
import { readCells } from "./cells";
import { findRenamedFirst, type HeadingCandidate } from "./headings";
import { unreadProse } from "./prose";
import { recognise } from "./recognise";
import { reuseTables } from "./reuse";
import { findSections } from "./sections";
import { readTables } from "./tables";
import { findTitle } from "./title";
import type { Report, Section, Table } from "./types";
import { findYear } from "./year";

/** Edition where neither a table nor a year tells. */
const EDITION_IN_FORCE: Edition = "2021";
const FIRST_SECTION: SectionId = "overview";
const SECOND_SECTION: SectionId = "disclosure";
/** The section that speaks of the year to come. */
const PLANS: SectionId = "problems";
/** Lines before the first section of another report in which its title is looked for. */
const TITLE_LINES = 12;

/** Repeated first headings before which another report's title is looked for. */
const MOST_REPORTS = 8;

/**
 * Reads a draft. Never throws; what is missing or damaged is a value of the report. Linear in the text's length. An
 * earlier reading of the same draft makes it faster where only prose was edited since, and changes nothing else.
 */
export function parseReport(text: string, previous?: Report): Report {
  const lines = indexLines(text);
  const recognised = recognise(text, lines);
  if (!recognised) {
    return {
      text,
      lines,
      isReport: false,
      end: 0,
      sections: [],
      tables: [],
      unreadSections: [],
      proseIsSearched: false,
      notes: [],
    };
  }
  const { title } = recognised;
  const another = findAnotherReport(text, lines, recognised.headings);
  const end = another?.start ?? text.length;
  const headings = withRenamedFirst(
    text,
    lines,
    recognised.headings.filter(({ span }) => span.start < end),
  );
  const sections = findSections(text, headings, end);
  const year = findYear(text, title, sections.find(({ form }) => form.id === PLANS)?.content.start);
  const areaOf = (id: SectionId) => sections.find(({ form }) => form.id === id)?.content;
  const byYear = editionOf(year);
  const reused =
    previous && end === text.length && editionOf(previous.year) === byYear
      ? reuseTables(previous, text, sections)
      : undefined;
  const source = reused ? undefined : readCells(text, lines, sections, end);
  const tables = source ? readTables(source, byYear, areaOf) : (reused ?? []);
  const unread = sections.filter((section) => holdsUnreadTable(text, section, tables));
  const report: Report = {
    text,
    lines,
    isReport: true,
    ...(title ? { title } : {}),
    ...(title?.body ? { body: title.body } : {}),
    ...(year === undefined ? {} : { year }),
    edition: mostUsed(tables) ?? byYear,
    end,
    sections,
    tables,
    proseIsSearched: source?.proseIsSearched ?? false,
    unreadSections: unread.map(({ form }) => form.id),
    notes: [
      ...unread.map(({ form, heading }) => ({
        span: heading,
        message: `第${form.numeral}部分的表格没有认出来，不检查其中的数字`,
      })),
      ...(source?.cut ?? []).map((span) => ({
        span,
        message: "这一部分太长，不像是年报的内容，从这里起没有读取其中的表格",
      })),
      ...(another ? [{ span: another, message: "从这里起是另一份报告，只检查前一份" }] : []),
    ],
  };
  const cut = unreadProse(report);
  if (!cut) return report;
  const note = { span: cut, message: "正文太长，不像是年报的内容，从这里起没有检查文字" };
  return { ...report, notes: [...report.notes, note] };
}

function editionOf(year: number | undefined): Edition {
  return year === undefined ? EDITION_IN_FORCE : formForYear(year).edition;
}

/** Adds the heading of the first section where none is like it and the next one begins the rest. */
function withRenamedFirst(
  text: string,
  lines: LineIndex,
  headings: readonly HeadingCandidate[],
): readonly HeadingCandidate[] {
  const [first] = headings;
  if (first?.form.id !== SECOND_SECTION || headings.some(({ form }) => form.id === FIRST_SECTION)) return headings;
  const renamed = findRenamedFirst(text, lines, first.span.start);
  return renamed ? [renamed, ...headings] : headings;
}

/** The title of a second report in the same file: one that stands right before another 总体情况. */
function findAnotherReport(text: string, lines: LineIndex, headings: readonly HeadingCandidate[]): Span | undefined {
  const overviews = headings.filter(
    ({ form, exact, isOtherLevel }) => exact && !isOtherLevel && form.id === FIRST_SECTION,
  );
  for (const { line, span } of overviews.slice(1, 1 + MOST_REPORTS)) {
    const before = headings[headings.findIndex((heading) => heading.span.start >= span.start) - 1];
    const from = Math.max(line - TITLE_LINES, (before?.line ?? 0) + 1);
    const title = findTitle(text, lines, span.start, from);
    if (title) return title.span;
  }
  return undefined;
}

/** The edition that most tables are of; section two goes first, for only there most labels differ. */
function mostUsed(tables: readonly Table[]): Edition | undefined {
  const disclosure = tables.filter(({ form }) => form.section === "disclosure");
  const telling = disclosure.length > 0 ? disclosure : tables;
  const current = telling.filter(({ form }) => form.edition === "2021").length;
  if (telling.length === 0) return undefined;
  return current * 2 >= telling.length ? "2021" : "2019";
}

/** Labels of a section's tables that show that a table stands there, though no reader could make it out. */
const LABELS_OF_A_TABLE = 3;
const SHORTEST_TELLING_LABEL = 4;
/** From here on any label tells; shorter ones of rows (行政许可) stand in prose as well. */
const LONG_LABEL = 8;
/** Characters of a section that are searched for labels: many times what any section with tables has. */
const MOST_SEARCHED = 100_000;

/** Whether a section without a readable table holds the words of one. */
function holdsUnreadTable(text: string, section: Section, tables: readonly Table[]): boolean {
  if (section.form.tables.length === 0 || tables.some(({ form }) => form.section === section.form.id)) return false;
  const { start, end } = section.content;
  const words = fold(text, start, Math.min(end, start + MOST_SEARCHED));
  const labels = new Set<string>();
  for (const edition of Object.values(FORMS)) {
    for (const table of edition.sections.find(({ id }) => id === section.form.id)?.tables ?? []) {
      for (const { label } of table.runs) {
        const folded = label ? fold(label.text) : "";
        const isTelling = label?.role === "column" || label?.role === "title" || folded.length >= LONG_LABEL;
        if (isTelling && folded.length >= SHORTEST_TELLING_LABEL) labels.add(folded);
      }
    }
  }
  let found = 0;
  for (const label of labels) if (words.includes(label) && ++found >= LABELS_OF_A_TABLE) return true;
  return false;
}
