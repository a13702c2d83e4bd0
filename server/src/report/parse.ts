import { type Edition, FORMS, formForYear } from "../forms";
import { fold } from "../text/fold";
import { indexLines, type LineIndex } from "../text/lines";
import { LAYOUTS, type LayoutSigns } from "./layouts/index";
import { recognise } from "./recognise";
import { findSections } from "./sections";
import { type CellSource, readTables } from "./tables";
import type { LayoutId, Report, Section, Table, TextCell } from "./types";
import { isFormLabel } from "./vocabulary";
import { findYear } from "./year";

/** Edition where neither a table nor a year tells. */
const EDITION_IN_FORCE = "2021";
/** Figures in a row without a label that count for a reader. */
const ROW_OF_FIGURES = 10;

/** Reads a draft. Never throws; what is missing or damaged is a value of the report. Linear in the text's length. */
export function parseReport(text: string): Report {
  const lines = indexLines(text);
  const recognised = recognise(text, lines);
  if (!recognised) {
    return { text, lines, isReport: false, sections: [], tables: [], unreadSections: [], notes: [] };
  }
  const { headings, title } = recognised;
  const sections = findSections(text, headings);
  const year = findYear(text, title);
  const byYear = year === undefined ? EDITION_IN_FORCE : formForYear(year).edition;
  const tables = readTables(readCells(text, lines, sections), byYear);
  const unread = sections.filter((section) => holdsUnreadTable(text, section, tables));
  return {
    text,
    lines,
    isReport: true,
    ...(title ? { title } : {}),
    ...(title?.body ? { body: title.body } : {}),
    ...(year === undefined ? {} : { year }),
    edition: mostUsed(tables) ?? byYear,
    sections,
    tables,
    unreadSections: unread.map(({ form }) => form.id),
    notes: unread.map(({ form, heading }) => ({
      span: heading,
      message: `第${form.numeral}部分的表格没有认出来，不检查其中的数字`,
    })),
  };
}

/** The edition that most tables are of; section two goes first, for only there most labels differ. */
function mostUsed(tables: readonly Table[]): Edition | undefined {
  const disclosure = tables.filter(({ form }) => form.section === "disclosure");
  const telling = disclosure.length > 0 ? disclosure : tables;
  const current = telling.filter(({ form }) => form.edition === "2021").length;
  if (telling.length === 0) return undefined;
  return current * 2 >= telling.length ? "2021" : "2019";
}

/** The cells of the whole draft: each part between headings is read by the reader that makes most of it. */
function readCells(text: string, lines: LineIndex, sections: readonly Section[]): CellSource {
  const borders = [0, ...sections.map(({ content }) => lines.position(content.start).line + 1), lines.count];
  const cells: TextCell[] = [];
  const layouts: LayoutId[] = [];
  for (let i = 0; i + 1 < borders.length; i++) {
    const from = borders[i] ?? 0;
    const to = borders[i + 1] ?? lines.count;
    const signs = readSigns(text, lines, from, to);
    let best: { layout: LayoutId; cells: TextCell[]; score: number } | undefined;
    for (const { id, applies, read } of LAYOUTS) {
      if (!applies(signs)) continue;
      const found = read({ text, lines, from, to, firstRow: layouts.length, isLabel: isFormLabel });
      const score = scoreCells(found);
      if (!best || score > best.score) best = { layout: id, cells: found, score };
    }
    if (!best || best.score === 0) continue;
    cells.push(...best.cells);
    const lastRow = best.cells[best.cells.length - 1]?.row ?? layouts.length - 1;
    while (layouts.length <= lastRow) layouts.push(best.layout);
  }
  return { cells, layoutOfRow: (row) => layouts[row] ?? "tabRows" };
}

function readSigns(text: string, lines: LineIndex, from: number, to: number): LayoutSigns {
  let tabbedLines = 0;
  let tabLedLines = 0;
  for (let line = from; line < to; line++) {
    const { start, end } = lines.span(line);
    const tab = text.indexOf("\t", start);
    if (tab === -1) break;
    if (tab >= end) continue;
    const second = text.indexOf("\t", tab + 1);
    if (tab === start && (second === -1 || second >= end)) tabLedLines++;
    else tabbedLines++;
  }
  return { tabbedLines, tabLedLines };
}

/** How much sense a reader makes: labels of the form, and figures in one row with such a label. */
function scoreCells(cells: readonly TextCell[]): number {
  let score = 0;
  let labelRow = -1;
  let figures = 0;
  let row = -1;
  for (const cell of cells) {
    if (cell.row !== row) {
      row = cell.row;
      figures = 0;
    }
    if (cell.kind === "figure") {
      figures++;
      if (labelRow === row || figures === ROW_OF_FIGURES) score++;
    } else if (cell.folded !== "" && isFormLabel(cell.folded)) {
      labelRow = row;
      score++;
    }
  }
  return score;
}

/** Labels of a section's tables that show that a table stands there, though no reader could make it out. */
const LABELS_OF_A_TABLE = 3;
const SHORTEST_TELLING_LABEL = 5;

/** Whether a section without a readable table holds the words of one. */
function holdsUnreadTable(text: string, section: Section, tables: readonly Table[]): boolean {
  if (section.form.tables.length === 0 || tables.some(({ form }) => form.section === section.form.id)) return false;
  const words = fold(text, section.content.start, section.content.end);
  const labels = new Set<string>();
  for (const edition of Object.values(FORMS)) {
    for (const table of edition.sections.find(({ id }) => id === section.form.id)?.tables ?? []) {
      for (const { label } of table.runs) {
        const folded = label ? fold(label.text) : "";
        if (folded.length >= SHORTEST_TELLING_LABEL) labels.add(folded);
      }
    }
  }
  let found = 0;
  for (const label of labels) if (words.includes(label) && ++found >= LABELS_OF_A_TABLE) return true;
  return false;
}
