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
const UNBROKEN_NOTE =
  "全文连成了一行，看不出段落，没有检查这一行的文字，只读得出带标记的表格；请从原来的文件重新复制，或者在各部分、各段和表格各行之前换行";

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
  const unbroken = sections.find(({ heading }, i) => {
    const before = sections[i - 1];
    return before && lines.position(before.heading.start).line === lines.position(heading.start).line;
  });
  const linesOfTables = unbroken ? indexLines(text, tableStarts(text, lines, sections)) : lines;
  const source = reused ? undefined : readCells(text, linesOfTables, sections, end);
  const tables = source ? readTables(source, byYear, areaOf) : (reused ?? []);
  const isWithout = ({ form }: Section) =>
    form.tables.length > 0 && !tables.some((table) => table.form.section === form.id);
  // Within one line, what is left of a table may be anything.
  const unread = sections.filter(
    (section) => isWithout(section) && (unbroken !== undefined || holdsUnreadTable(text, section)),
  );
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
      ...(unbroken ? [{ span: unbroken.heading, message: UNBROKEN_NOTE }] : []),
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

/** Within the lines on which several sections stand, where each section and the tags of its first table begin. */
function tableStarts(text: string, lines: LineIndex, sections: readonly Section[]): number[] {
  const starts = sections.flatMap(({ heading, content }) => {
    const table = text.slice(content.start, content.end).search(/<table\b/i);
    return table < 0 ? [heading.start] : [heading.start, content.start + table];
  });
  return starts.filter((start) => lines.position(start).character > 0);
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
function holdsUnreadTable(text: string, section: Section): boolean {
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
