import type { SectionId } from "../forms";
import { fold, isIdeograph } from "../text/fold";
import { hasTag } from "../text/marks";
import { remember } from "../text/remember";
import { type Span, trimSpan } from "../text/span";
import { isPartOfLabel } from "./layouts/loose/tornLabels";
import type { Report } from "./types";

/** A line of prose: what is neither title, heading, table nor written like a row of one. */
export interface Paragraph {
  /** Without white space at its ends. */
  readonly span: Span;
  /** Its words, the same string for as long as it is not edited. */
  readonly text: string;
  /** The section that it stands in; undefined before the first. */
  readonly section: SectionId | undefined;
}

/** Marks that end a sentence, or a part of one that says something by itself. */
const ENDS = new Set([..."。！？；;!?"].map((mark) => mark.charCodeAt(0)));

const ITEM_NUMBER = /^(?:[（(][一二三四五六七八九十\d]+[）)]|[一二三四五六七八九十]+(?:[、.．]|是)|\d+[、.．])?[：:]?/;

/** A row of a table that is none of the form's, or there twice: figures with nothing but blanks or cell marks between. */
const FIGURES = /\d[\s|｜│┃║]+[\d.]+[\s|｜│┃║]+\d|\t[\d.,]+\s*(?:\t|$)/;

/** What parts cells, where blanks align them too. */
const CELLS = /\s{2,}|[\t|｜│┃║]/;

/** Marks without which no line is a sentence. */
const SENTENCE_MARKS = /[。；！？]/;
/** What a web page puts around a text: when, where and by whom it was published, and what a reader may do with it. */
const PAGE_FRAME =
  /^[【[（(]?\s*(?:发布(?:日期|时间|机构)|发文(?:日期|机关)|成文日期|来\s*源|作\s*者|字\s*[号体]|(?:浏览|阅读|点击)(?:次数|量|数)|访问量|分享|索\s*引\s*号|信息来源)\s*到?\s*[:：|｜]/;

/** Most characters of prose that are read: many times what any report has. */
export const MOST_PROSE = 200_000;

interface Prose {
  readonly paragraphs: readonly Paragraph[];
  /** The line from which on prose is not read, as there is too much of it. */
  readonly cut: Span | undefined;
}

const known = new WeakMap<Report, Prose>();
const kept = remember((paragraph) => paragraph);

/** The prose of a report, line by line. Sections whose table could not be read have none: its words are no sentences. */
export function paragraphs(report: Report): readonly Paragraph[] {
  return proseOf(report).paragraphs;
}

/** The line from which on a report's prose is not read; undefined for all that is no longer than any report. */
export function unreadProse(report: Report): Span | undefined {
  return report.text.length <= MOST_PROSE ? undefined : proseOf(report).cut;
}

function proseOf(report: Report): Prose {
  let found = known.get(report);
  if (!found) {
    found = readProse(report);
    known.set(report, found);
  }
  return found;
}

function readProse({ text, lines, title, sections, tables, unreadSections, end }: Report): Prose {
  let length = 0;
  const taken = tables.map(({ span }) => span).sort((a, b) => a.start - b.start);
  const found: Paragraph[] = [];
  let next = 0;
  let section = -1;
  for (let line = 0; line < lines.count; line++) {
    let { start } = lines.span(line);
    if (start >= end) break;
    // The next report may begin within a line.
    const stop = Math.min(lines.span(line).end, end);
    while ((sections[section + 1]?.span.start ?? stop) < stop) section++;
    const own = sections[section];
    if (title && start < title.span.end && stop > title.span.start) continue;
    if (own && start < own.content.start) start = Math.min(own.content.start, stop);
    while (next < taken.length && (taken[next]?.end ?? 0) <= start) next++;
    const table = taken[next];
    if (table && table.start < stop && start < table.end) continue;
    if (own && unreadSections.includes(own.form.id)) continue;
    const span = trimSpan(text, { start, end: stop });
    // The source of a page is markup, whose marks are no prose's.
    if (!hasWords(text, span)) continue;
    const words = text.slice(span.start, span.end);
    if (section < 0 && isOfPage(words, title !== undefined && stop <= title.span.start)) continue;
    if (hasTag(words) || FIGURES.test(words)) continue;
    if (own && own.form.tables.length > 0 && isOfHeader(words)) continue;
    length += words.length;
    if (length > MOST_PROSE) return { paragraphs: found, cut: span };
    found.push({ span, text: kept(words), section: own?.form.id });
  }
  return { paragraphs: found, cut: undefined };
}

/** Whether a line holds nothing but labels of the form, or pieces of them: a header that the table was read without. */
function isOfHeader(words: string): boolean {
  return words.split(CELLS).every((cell) => cell === "" || isPartOfLabel(fold(cell)));
}

/** Whether a line before the first section is the web page's that the report was copied from: above the title all but sentences. */
function isOfPage(words: string, isAboveTitle: boolean): boolean {
  return !SENTENCE_MARKS.test(words) && (isAboveTitle || PAGE_FRAME.test(words));
}

function hasWords(text: string, { start, end }: Span): boolean {
  for (let i = start; i < end; i++) if (isIdeograph(text.charCodeAt(i))) return true;
  return false;
}

/** The sentences of a stretch of prose with the marks that end them, clauses between semicolons apart. */
export function sentences(text: string, { start, end }: Span): Span[] {
  const found: Span[] = [];
  let from = start;
  for (let i = start; i < end; i++) {
    if (!ENDS.has(text.charCodeAt(i))) continue;
    found.push(trimSpan(text, { start: from, end: i + 1 }));
    from = i + 1;
  }
  const rest = trimSpan(text, { start: from, end });
  if (rest.start < rest.end) found.push(rest);
  return found;
}

/** The number of an item with which words without white space begin: （二）, 一是, 3. */
export function itemNumber(words: string): string {
  return ITEM_NUMBER.exec(words)?.[0] ?? "";
}
