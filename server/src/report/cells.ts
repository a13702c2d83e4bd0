import { FORMS } from "../forms";
import { isBar } from "../text/bars";
import type { LineIndex } from "../text/lines";
import { type Span, trimSpan } from "../text/span";
import { blocksBefore, firstLineBefore } from "./beforeHeading";
import { leadingTab } from "./layouts/cellLines";
import { LAYOUTS, type LayoutSigns, type LayoutSource } from "./layouts/index";
import { findPageNumbers } from "./layouts/pageNumbers";
import { findRunningTitles } from "./layouts/runningTitles";
import { LONGEST_CELL } from "./layouts/types";
import { withoutRepeats } from "./repeatedCells";
import type { CellSource } from "./tables";
import type { LayoutId, Section, TextCell } from "./types";
import { isFormLabel, rowLabels } from "./vocabulary";

/** Figures in a row without a label that count for a reader. */
const ROW_OF_FIGURES = 10;
/** Least score with which a layout with cell marks (tabs, pipes, tags) is taken without trying those without. */
const CONVINCING = 6;
/** Sections of the form that hold tables. */
const SECTIONS_WITH_TABLES = FORMS["2021"].sections.filter(({ tables }) => tables.length > 0).length;
/** Most lines, tabs, bars, tags and blanks of a part that are read for tables: many times what any report has. */
const MOST_MARKS = 50_000;
/** Lines behind a heading on which the rest of the table before it may stand. */
const MOST_LINES_BEHIND = 600;
const FORM_FEED = "\f";
/** Cells parted by commas, of which the last that is not empty is a figure or a mark in its place. */
const COMMA_ROW = /^[^。；;，]*,"?(?:[\d.]+|[-－—―/／]+|无)"?,*$/;
const COMMA_FIGURE = /(?<=[,"]|^)(?:[\d.]+|[-－—―/／]+|无)(?=[,"]|$)/g;
/** A figure, or a mark in its place, behind a blank. */
const SPACED_FIGURE = /[ \u3000\u00a0](?:\S*\d|[-－—―/／]+(?=\s|$))/;
/** Least number of short lines that may hold a table without any cell marks. */
const LEAST_LINES = 2;

/**
 * The cells of the draft up to `end`: each part between headings is read by the reader that makes most of it. Parts that
 * hold prose are only searched for tables without cell marks where the sections that must hold tables do not.
 */
export function readCells(text: string, lines: LineIndex, sections: readonly Section[], end: number): CellSource {
  const last = end >= text.length ? lines.count : lines.position(end).line;
  // Line by line between headings; what stands on a heading's own line is no part of a table.
  const starts = [0, ...sections.map((section) => lastLineOfHeading(lines, section) + 1)];
  const ends = [...sections.map(({ heading }) => lines.position(heading.start).line), last];
  const cut: Span[] = [];
  const layouts: LayoutId[] = [];
  const readings: (Reading | undefined)[] = [];
  const { certain, possible: likelyPageNumbers } = findPageNumbers(text);
  const pageNumbers = new Set([...certain, ...findRunningTitles(text)]);
  const headings = new Set(sections.flatMap((section) => linesOfHeading(lines, section)));
  const taken = new Set<number>();
  const holdsTables = (area: number) => (sections[area - 1]?.form.tables.length ?? 0) > 0;
  const hasPages = text.includes(FORM_FEED);
  /** For each part the lines before its heading that are blocks of its table. */
  const early = starts.map((start, area) => {
    const form = sections[area - 1]?.form;
    if (!hasPages || !form || !holdsTables(area) || !holdsTables(area - 1)) return [];
    return blocksBefore(text, lines, starts[area - 1] ?? 0, ends[area - 1] ?? start, form);
  });
  const beginnings = starts.map((start, area) => {
    const form = sections[area - 1]?.form;
    if (!hasPages || !form || !holdsTables(area) || !holdsTables(area - 1)) return start;
    if ((early[area]?.length ?? 0) > 0) return start;
    const heading = ends[area - 1] ?? start;
    const first = firstLineBefore(text, lines, starts[area - 1] ?? 0, heading, form);
    return first < heading ? first : start;
  });
  const endOf = (area: number) => Math.min(ends[area] ?? last, beginnings[area + 1] ?? last);
  /** Behind the next section, if that holds tables too, or else behind this one. */
  const endBehind = (area: number) => ends[holdsTables(area + 1) ? area + 2 : area + 1];
  const skippedIn = (area: number) => {
    const others = early.flatMap((own, at) => (at === area ? [] : own));
    return others.length === 0 ? headings : new Set([...headings, ...others]);
  };
  const read = (area: number, loose: boolean): number => {
    const start = starts[area] ?? 0;
    const from = beginnings[area] ?? start;
    const { signs, to } = readSigns(text, lines, from, Math.max(from, endOf(area)));
    const mayGoOn = to === endOf(area) && holdsTables(area);
    const behind = mayGoOn ? Math.min(endBehind(area) ?? to, to + MOST_LINES_BEHIND) : undefined;
    const source = {
      text,
      lines,
      from,
      start,
      to,
      behind,
      early: early[area] ?? [],
      headings: skippedIn(area),
      taken,
      pageNumbers,
      likelyPageNumbers,
      firstRow: layouts.length,
      isLabel: isFormLabel,
      rowLabels,
    };
    const found = readArea(source, signs, loose);
    if (!found || found.score === 0) return to;
    readings[area] = found;
    const lastRow = found.cells.at(-1)?.row ?? layouts.length - 1;
    const end = lines.span(Math.max(0, to - 1)).end;
    for (const { kind, span } of found.cells) if (kind === "figure" && span.start > end) taken.add(span.start);
    while (layouts.length <= lastRow) layouts.push(found.layout);
    return to;
  };
  const areas = starts.map((_, area) => area);
  for (const area of areas) {
    const to = read(area, holdsTables(area));
    if (to < endOf(area)) cut.push(lines.span(to));
  }
  const convincing = areas.filter((area) => holdsTables(area) && (readings[area]?.score ?? 0) >= CONVINCING);
  const proseIsSearched = convincing.length < SECTIONS_WITH_TABLES;
  if (proseIsSearched) {
    const isReached = (area: number) =>
      (readings[area - 1]?.cells.at(-1)?.span.end ?? 0) > lines.span(starts[area] ?? 0).start;
    for (const area of areas) if (!holdsTables(area) && !readings[area] && !isReached(area)) read(area, true);
  }
  const cells: TextCell[] = [];
  // A draft may be put together from several: what one part repeats says nothing of the others.
  for (const reading of readings) if (reading) for (const cell of withoutRepeats(reading.cells)) cells.push(cell);
  return { cells, layoutOfRow: (row) => layouts[row] ?? "tabRows", proseIsSearched, cut };
}

/** The lines on which a section's heading stands. */
function linesOfHeading(lines: LineIndex, section: Section): number[] {
  const first = lines.position(section.heading.start).line;
  return Array.from({ length: lastLineOfHeading(lines, section) - first + 1 }, (_, at) => first + at);
}

function lastLineOfHeading(lines: LineIndex, { content }: Section): number {
  // A line that begins right behind a heading is no part of it.
  return lines.position(content.start - 1).line;
}

/** The order in which layouts are tried where most lines with tabs are a cell each: the first wins a tie. */
const CELL_LINES_FIRST = [...LAYOUTS].sort((a, b) => Number(b.id === "cellLines") - Number(a.id === "cellLines"));

/** Part of a draft as the reader that makes most of it reads it. */
interface Reading {
  readonly layout: LayoutId;
  readonly cells: TextCell[];
  readonly score: number;
}

/** Tries the layouts with cell marks, then, if none convinces and `loose` allows, those without. */
function readArea(source: LayoutSource, signs: LayoutSigns, loose: boolean): Reading | undefined {
  let best: Reading | undefined;
  const layouts = signs.tabLedLines > signs.tabbedLines ? CELL_LINES_FIRST : LAYOUTS;
  for (const { id, applies, read, isLoose } of layouts) {
    if (!applies(signs) || (isLoose && (!loose || (best?.score ?? 0) >= CONVINCING))) continue;
    const cells = read(source);
    const score = scoreCells(cells);
    if (!best || score > best.score) best = { layout: id, cells, score };
  }
  return best;
}

/** Looks at each line once, up to the one with which a part holds more marks than are read: `to`. */
function readSigns(
  text: string,
  lines: LineIndex,
  from: number,
  last: number,
): { readonly signs: LayoutSigns; readonly to: number } {
  let allMarks = 0;
  let to = last;
  const signs = {
    tabbedLines: 0,
    tabLedLines: 0,
    pipedLines: 0,
    commaFigures: 0,
    htmlLines: 0,
    singleCellLines: 0,
    spacedLines: 0,
  };
  for (let line = from; line < last; line++) {
    const { start, end } = lines.span(line);
    let tabs = 0;
    let pipes = 0;
    let tags = 0;
    let blanks = 0;
    for (let i = start; i < end; i++) {
      const code = text.charCodeAt(i);
      if (code === 9) tabs++;
      else if (code === 0x20) blanks++;
      else if (isBar(code)) pipes++;
      else if (code === 0x3c) tags++;
    }
    allMarks += 1 + tabs + pipes + tags + blanks;
    if (allMarks > MOST_MARKS) {
      to = line;
      break;
    }
    const first = tabs > 0 ? leadingTab(text, start, end) : -1;
    const marks = Number(first >= 0) + Number(end - 1 > Math.max(first, start) && text.charCodeAt(end - 1) === 9);
    if (tabs > 0 && tabs === marks) signs.tabLedLines++;
    else if (tabs > 0) signs.tabbedLines++;
    else if (pipes > 0) signs.pipedLines++;
    else if (tags > 0) signs.htmlLines++;
    else if (end - start > 0 && end - start <= 4 * LONGEST_CELL) {
      const span = trimSpan(text, { start, end });
      if (span.start === span.end) continue;
      const written = text.slice(span.start, span.end);
      if (COMMA_ROW.test(written)) signs.commaFigures += written.match(COMMA_FIGURE)?.length ?? 0;
      if (SPACED_FIGURE.test(written)) signs.spacedLines++;
      else if (span.end - span.start <= LONGEST_CELL) signs.singleCellLines++;
    }
  }
  const loose = signs.singleCellLines + signs.spacedLines;
  return { signs: loose < LEAST_LINES ? { ...signs, singleCellLines: 0, spacedLines: 0 } : signs, to };
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
