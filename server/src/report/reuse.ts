import type { CellId } from "../forms";
import { shiftSpan } from "../text/span";
import { layout } from "./layouts/index";
import type { Cell, PlacedLabel, Report, Section, Table, TableRow, TextCell } from "./types";

/** Longest draft whose tables are reused: in a longer one some may not have been read. */
const LONGEST = 100_000;
const FORM_FEED = "\f";
/** Characters that may mark cells: a part of the text with one of them is read anew. */
const CELL_MARK = /[\t|｜│┃║<]|,"?(?:[\d.]+|[-－—―/／]+|无)"?,*$/m;

/**
 * The tables of an earlier reading in their places in `text`, where the edit since then lies in a section of prose that
 * is not searched for tables; undefined where they have to be read anew. Gives what reading anew would give.
 */
export function reuseTables(previous: Report, text: string, sections: readonly Section[]): Table[] | undefined {
  if (text.length > LONGEST || !previous.isReport || previous.proseIsSearched || previous.end !== previous.text.length)
    return undefined;
  if (previous.sections.length !== sections.length) return undefined;
  const edit = findEdit(previous.text, text);
  const index = sections.findIndex(({ content }) => content.start < edit.start && edit.newEnd <= content.end);
  const section = sections[index];
  const before = previous.sections[index];
  if (!section || !before || section.form.tables.length > 0) return undefined;
  if (mayHoldRest(previous, text, index, edit.start)) return undefined;
  const delta = text.length - previous.text.length;
  const shift = (offset: number) => (offset >= edit.oldEnd ? offset + delta : offset);
  const sameSections = sections.every(({ form, heading, content }, i) => {
    const known = previous.sections[i];
    return (
      known?.form.id === form.id &&
      shift(known.heading.start) === heading.start &&
      shift(known.content.start) === content.start &&
      (i === index || shift(known.content.end) === content.end)
    );
  });
  if (!sameSections || edit.oldEnd > before.content.end) return undefined;
  if (isOnHeadingLine(text, section, edit.start)) return undefined;
  if (CELL_MARK.test(text.slice(section.content.start, section.content.end))) return undefined;
  if (CELL_MARK.test(previous.text.slice(before.content.start, before.content.end))) return undefined;

  const tables: Table[] = [];
  for (const table of previous.tables) {
    if (table.span.end <= edit.start) tables.push(table);
    else if (table.span.start >= edit.oldEnd) tables.push(delta === 0 ? table : shiftTable(table, delta));
    else return undefined;
  }
  return tables;
}

/**
 * Whether a table of the sections before, without cell marks, may have its last figures in a section from `offset` on:
 * right behind the heading, or at the end of the page on which the section behind the tables begins.
 */
function mayHoldRest({ text, sections, tables }: Report, edited: string, index: number, offset: number): boolean {
  const before = sections.slice(0, index).filter(({ form }) => form.tables.length > 0);
  const last = before[before.length - 1];
  const isLoose = before.some(({ form: { id } }) => {
    const own = tables.filter(({ form }) => form.section === id);
    return own.length === 0 || own.some((table) => layout(table.layout).isLoose);
  });
  if (!last || !isLoose) return false;
  if (last === sections[index - 1]) return true;
  const pageEnd = text.indexOf(FORM_FEED, last.content.end);
  const isOnLaterPage = pageEnd >= 0 && pageEnd < offset;
  return !isOnLaterPage && (text.includes(FORM_FEED) || edited.includes(FORM_FEED));
}

/** What was replaced: `[start, oldEnd)` of the old text by `[start, newEnd)` of the new one. */
function findEdit(old: string, text: string): { start: number; oldEnd: number; newEnd: number } {
  const shorter = Math.min(old.length, text.length);
  let start = 0;
  while (start < shorter && old.charCodeAt(start) === text.charCodeAt(start)) start++;
  let same = 0;
  while (same < shorter - start && old.charCodeAt(old.length - 1 - same) === text.charCodeAt(text.length - 1 - same)) {
    same++;
  }
  return { start, oldEnd: old.length - same, newEnd: text.length - same };
}

/** Whether no line end stands between a section's heading and `offset`. */
function isOnHeadingLine(text: string, { content }: Section, offset: number): boolean {
  return !/[\r\n]/.test(text.slice(content.start, offset));
}

function shiftTable(table: Table, delta: number): Table {
  const labels = new Map<PlacedLabel, PlacedLabel>();
  for (const placed of table.labels) {
    labels.set(placed, { label: placed.label, cell: shiftText(placed.cell, delta), exact: placed.exact });
  }
  const cells = new Map<CellId, Cell>();
  const rows = table.rows.map((row): TableRow => {
    const shifted = row.cells.map((cell) => shiftCell(cell, delta));
    for (const cell of shifted) cells.set(cell.slot.id, cell);
    return {
      run: row.run,
      status: row.status,
      ...(row.isUnread === undefined ? {} : { isUnread: row.isUnread }),
      label: row.label && labels.get(row.label),
      span: row.span && shiftSpan(row.span, delta),
      cells: shifted,
      unplaced: row.unplaced.map((cell) => shiftText(cell, delta)),
      surplus: row.surplus.map((cell) => shiftText(cell, delta)),
      gaps: row.gaps.map((cell) => shiftText(cell, delta)),
    };
  });
  const span = shiftSpan(table.span, delta);
  const strayRows = table.strayRows.map(({ label, figures, repeats, isAlone }) => ({
    label: shiftText(label, delta),
    figures: figures.map((cell) => shiftText(cell, delta)),
    repeats,
    isAlone,
  }));
  const { form, layout, missingColumns, reading } = table;
  const extraColumns = table.extraColumns.map((cell) => shiftText(cell, delta));
  return {
    form,
    layout,
    span,
    labels: [...labels.values()],
    rows,
    cells,
    missingColumns,
    extraColumns,
    strayRows,
    reading,
  };
}

function shiftCell({ slot, span, raw, value, isWritten }: Cell, delta: number): Cell {
  return { slot, span: shiftSpan(span, delta), raw, value, isWritten };
}

function shiftText({ span, raw, row, column, kind, folded }: TextCell, delta: number): TextCell {
  return { span: shiftSpan(span, delta), raw, row, column, kind, folded };
}
