import { ASPECTS, FORMS, type Form, type FormLabel, type FormSection } from "../forms";
import { phrasesFrom } from "../lexicon/index";
import type { Report, Section } from "../report/types";
import { fold, isIdeograph } from "../text/fold";
import { toChinese } from "../text/numerals";
import { contains, type Span, trimSpan } from "../text/span";
import { cellAt, touches } from "./places";

/** What can be written at a place. */
export interface Completion {
  readonly kind: "heading" | "label" | "phrase";
  /** What has been typed of it, and what takes its place. */
  readonly span: Span;
  readonly text: string;
  /** What it is, in Chinese. */
  readonly detail: string;
}

/** Most of one kind that are offered. */
const MOST = 12;
/** Fewest characters of a set phrase that must have been typed. */
const LEAST_TYPED = 2;
/** Longest set phrase. */
const LONGEST_PHRASE = 12;
/** Longest line that may be the beginning of a heading. */
const LONGEST_BEGINNING = 20;

/**
 * What can be written at an offset: at the beginning of a line the sections and aspects that are missing there, in a
 * table the labels that it lacks, in prose the set phrases that begin with what has been typed. Never for figures.
 */
export function completions(report: Report, offset: number): Completion[] {
  const { lines } = report;
  if (!report.isReport || offset > report.end || cellAt(report, offset)) return [];
  const line = lines.span(lines.position(offset).line);
  const inTable = report.tables.some(({ span }) => span.start < offset && touches(span, offset));
  const labels = labelCompletions(report, line, offset);
  if (inTable || labels.length > 0) return labels;
  const headings = headingCompletions(report, line, offset);
  return headings.length > 0 ? headings : phraseCompletions(report, line, offset);
}

function formOf({ edition }: Report): Form {
  return FORMS[edition ?? "2021"];
}

/** Where the section is whose content an offset stands in. */
function sectionAt({ sections }: Report, offset: number): Section | undefined {
  return sections.find(({ content }) => touches(content, offset));
}

/** The labels that the tables of a section lack, where a cell begins like one of them. */
function labelCompletions(report: Report, line: Span, offset: number): Completion[] {
  const section = sectionAt(report, offset);
  if (!section || section.form.tables.length === 0) return [];
  const before = report.text.slice(line.start, offset);
  const cellStart = line.start + Math.max(before.lastIndexOf("\t"), before.lastIndexOf("|")) + 1;
  const span = trimSpan(report.text, { start: cellStart, end: offset });
  const typed = fold(report.text, span.start, span.end);
  if (typed === "" || !isIdeograph(typed.charCodeAt(typed.length - 1))) return [];
  return missingLabels(report, section.form, line)
    .filter(({ text }) => begins(fold(text), typed))
    .slice(0, MOST)
    .map(({ text }) => ({ kind: "label", span, text, detail: "表格里缺的名称" }));
}

/** The labels that the tables of a section do not have, what stands on `line` aside, each once. */
function missingLabels(report: Report, { id }: FormSection, line: Span): FormLabel[] {
  const missing = new Map<string, FormLabel>();
  for (const table of formOf(report).sections.find((section) => section.id === id)?.tables ?? []) {
    const own = report.tables.find(({ form }) => form.id === table.id);
    const placed = new Map<string, number>();
    for (const { label, cell, exact } of own?.labels ?? [])
      if (exact || !contains(line, cell.span)) placed.set(label.text, (placed.get(label.text) ?? 0) + 1);
    for (const { label } of (own?.form ?? table).runs) {
      const times = label ? (placed.get(label.text) ?? 0) : 1;
      if (label && times === 0) missing.set(label.text, label);
      else if (label) placed.set(label.text, times - 1);
    }
  }
  return [...missing.values()];
}

/** Whether a folded name, or the same without its number, goes on from what has been typed. */
function begins(name: string, typed: string): boolean {
  const withoutNumber = name.replace(/^[\d一二三四五六七八九十]+/, "");
  return name !== typed && withoutNumber !== typed && (name.startsWith(typed) || withoutNumber.startsWith(typed));
}

/** The sections that are missing between those around, and in section one its aspects. */
function headingCompletions(report: Report, line: Span, offset: number): Completion[] {
  const { text, sections } = report;
  const span = trimSpan(text, { start: line.start, end: offset });
  if (span.end - span.start > LONGEST_BEGINNING || text.slice(offset, line.end).trim() !== "") return [];
  const typed = fold(text, span.start, span.end);
  const written = text.slice(span.start, span.end);
  const others = sections.filter(({ heading }) => !touches(line, heading.start));
  const official = formOf(report).sections;
  const fits = (index: number) =>
    others.every(({ form, heading }) => {
      const own = official.findIndex(({ id }) => id === form.id);
      return own !== index && own < index === heading.start < offset;
    });
  const headings = official.flatMap(({ numeral, heading }, i): Completion[] => {
    const name = `${numeral}、${heading}`;
    if (!fits(i) || !(typed === "" ? written === "" : begins(fold(name), typed))) return [];
    return [{ kind: "heading", span, text: name, detail: "缺少的部分" }];
  });
  const section = others.filter(({ heading }) => heading.start < offset).at(-1);
  if (section?.form.id !== "overview") return headings;
  const content = text.slice(section.content.start, line.start) + text.slice(line.end, section.content.end);
  const aspects = ASPECTS.flatMap((aspect, i): Completion[] => {
    const name = `（${toChinese(i + 1)}）${aspect}`;
    const opens = written === "" || written === "（" || written === "(";
    if (content.includes(`）${aspect}`) || !(opens || begins(fold(name), typed))) return [];
    return [{ kind: "heading", span, text: name, detail: "总体情况应说到的方面" }];
  });
  return [...aspects, ...headings];
}

/** The set phrases that go on from the last characters typed, from as many of them as begin one. */
function phraseCompletions({ text }: Report, line: Span, offset: number): Completion[] {
  let start = offset;
  while (start > line.start && offset - start < LONGEST_PHRASE - 1 && isIdeograph(text.charCodeAt(start - 1))) start--;
  for (; offset - start >= LEAST_TYPED; start++) {
    const next = text.charAt(offset);
    const found = phrasesFrom(text.slice(start, offset), MOST);
    // What goes on as it stands is not written twice.
    const phrases = found.filter((phrase) => phrase.charAt(offset - start) !== next);
    if (phrases.length === 0) continue;
    const span = { start, end: offset };
    return phrases.map((phrase) => ({ kind: "phrase", span, text: phrase, detail: "常用语" }));
  }
  return [];
}
