// How cells of a row can be changed in the text, by the layout that the row is written in. Nothing here is certain: who
// makes such an edit reads the result (editCells.ts).
import type { CellId, FormTable, Slot } from "../forms";
import type { Cell, Report, Table, TableRow } from "../report/types";
import type { Edit } from "../rules/types";
import { isBar } from "../text/bars";
import { lineEndOf } from "../text/lines";
import { hull, isSpace, type Span, trimSpan } from "../text/span";

/** Cells of one row and what they are to say, on one line and without blanks around; empty to clear one. */
export interface RowChange {
  readonly table: Table;
  readonly row: TableRow;
  readonly texts: Map<CellId, string>;
}

/** A cell that changes: its place in the row, and what the draft has there, if anything. */
interface Change {
  readonly at: number;
  readonly slot: Slot;
  readonly cell: Cell | undefined;
  readonly text: string;
}

/** Edits that may change the row as wanted, the likeliest first; each way edits places of its own. */
export function waysOf(report: Report, row: RowChange): readonly (readonly Edit[])[] {
  const ways: (readonly Edit[] | undefined)[] = [];
  const changes = changesOf(row);
  switch (row.table.layout) {
    case "tabRows":
      ways.push(
        inPlace(changes, (cell, text) => [replace(cell.span, text)]),
        ...byColumns(report, row, changes, "\t"),
      );
      break;
    case "pipes":
      ways.push(inPlace(changes, (cell, text) => [padded(report.text, cell.span, text)]));
      ways.push(...byColumns(report, row, changes, "|"));
      break;
    case "commaRows":
      ways.push(inPlace(changes, (cell, text) => [replace(cell.span, text)]));
      break;
    case "html":
      ways.push(inPlace(changes, (cell, text) => inMarkup(report.text, cell.span, escapeMarkup(text))));
      break;
    case "cellLines":
      ways.push(
        inPlace(changes, (cell, text) => [replace(cell.span, text)]),
        asLines(report, row, changes),
      );
      break;
    case "spaced":
    case "bareLines":
      ways.push(...[1, 2].map((wide) => atOffsets(report, row, changes, wide)));
      ways.push(
        inPlace(changes, (cell, text) => [replace(cell.span, text)]),
        ...inSequence(report, row),
      );
      break;
  }
  return ways.filter((edits) => edits !== undefined);
}

function changesOf({ row, texts }: RowChange): Change[] {
  return row.run.slots.flatMap((slot, at) => {
    const text = texts.get(slot.id);
    return text === undefined ? [] : [{ at, slot, cell: row.cells[at], text }];
  });
}

function replace(span: Span, text: string): Edit {
  return { span, text };
}

/** Each cell changed where it stands; undefined where one of them has no place of its own in the text. */
function inPlace(
  changes: readonly Change[],
  write: (cell: Cell, text: string) => readonly Edit[],
): readonly Edit[] | undefined {
  const edits: Edit[] = [];
  for (const { cell, text } of changes) {
    if (!cell?.isWritten) return undefined;
    edits.push(...write(cell, text));
  }
  return edits;
}

/** A cell between pipes; blanks that only pad it give way or take its place, so that the columns stay below each other. */
function padded(text: string, { start, end }: Span, written: string): Edit {
  let from = start;
  let to = end;
  const isPadding = (at: number) => text.charAt(at) === " ";
  while (isPadding(to)) to++;
  if (start === end) {
    while (isPadding(from - 1)) from--;
    const room = to - from;
    const rest = Math.max(room > 1 ? 1 : 0, room - 1 - written.length);
    return { span: { start: from, end: to }, text: `${room > 0 ? " " : ""}${written}${" ".repeat(rest)}` };
  }
  const padding = to - end;
  const longer = written.length - (end - start);
  const kept = padding < 2 ? padding : Math.max(1, padding - longer);
  return { span: { start, end: to }, text: written + " ".repeat(kept) };
}

const BLOCK = /^<(?:table|tr|td|th)\b/i;

/** The content of a cell of HTML: all tags stay, and the first piece of text takes what is written. */
function inMarkup(text: string, { start, end }: Span, written: string): Edit[] {
  if (start === end) {
    let at = start;
    for (;;) {
      const opening = /^\s*(<[a-z][^<>]*>)/i.exec(text.slice(at, at + 400));
      if (!opening?.[1] || BLOCK.test(opening[1]) || opening[1].endsWith("/>") || /^<br\b/i.test(opening[1])) break;
      at += opening[0].length;
    }
    const blank = /^\s*(?:&nbsp;|&#160;)/i.exec(text.slice(at, at + 40))?.[0].length ?? 0;
    return [{ span: { start: at, end: at + blank }, text: written }];
  }
  const edits: Edit[] = [];
  for (const piece of text.slice(start, end).matchAll(/<[^<>]*>|[^<>]+/g)) {
    if (piece[0].startsWith("<")) continue;
    const span = trimSpan(text, { start: start + piece.index, end: start + piece.index + piece[0].length });
    if (span.start === span.end) continue;
    edits.push({ span, text: edits.length === 0 ? written : "" });
  }
  return edits;
}

function escapeMarkup(text: string): string {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
}

/**
 * The cells by their columns in a row whose cells a separator parts, counted from the row's label: below the column
 * labels, where the form has them, or right behind the label. What the row is too short for is added at its end.
 */
function byColumns(report: Report, { table, row }: RowChange, changes: readonly Change[], separator: "\t" | "|") {
  const label = row.label?.cell.span;
  if (!label) return [];
  const fields = fieldsOf(report, label.end, separator);
  const own = fields.findIndex(({ end }) => end >= label.end);
  const offsets = new Set([labelSpan(table.form, row), 1]);
  return [...offsets].map((offset): Edit[] | undefined => {
    const edits: Edit[] = [];
    const texts = new Map(changes.map(({ at, text }) => [own + offset + at, text]));
    const isWhole = texts.size === row.run.slots.length;
    for (let i = own + 1; i < fields.length; i++) {
      const field = trimSpan(report.text, fields[i] ?? { start: 0, end: 0 });
      const wanted = texts.get(i);
      const known = changes.find(({ at }) => own + offset + at === i)?.cell?.raw ?? "";
      const isBlank = field.start === field.end;
      if (wanted === undefined) {
        if (isWhole && !isBlank && row.unplaced.some(({ span }) => span.start === field.start))
          edits.push(replace(field, ""));
        continue;
      }
      if (!isBlank && !isWhole && report.text.slice(field.start, field.end) !== known) return undefined;
      edits.push(separator === "|" ? padded(report.text, field, wanted) : replace(field, wanted));
    }
    const last = Math.max(...texts.keys());
    const end = fields.at(-1)?.end;
    if (last >= fields.length && (separator === "|" || end === undefined)) return undefined;
    let added = "";
    for (let i = fields.length; i <= last; i++) added += `\t${texts.get(i) ?? ""}`;
    if (end !== undefined && added !== "") edits.push({ span: { start: end, end }, text: added });
    return edits;
  });
}

/** What stands between the separators of the line that an offset is in. */
function fieldsOf({ text, lines }: Report, offset: number, separator: "\t" | "|"): Span[] {
  const line = lines.span(lines.position(offset).line);
  const isSeparator = (at: number) => {
    const character = text.charAt(at);
    return separator === "\t" ? character === "\t" : isBar(character.charCodeAt(0)) && text.charAt(at - 1) !== "\\";
  };
  const fields: Span[] = [];
  let start = line.start;
  for (let at = line.start; at <= line.end; at++) {
    if (at < line.end && !isSeparator(at)) continue;
    fields.push({ start, end: at });
    start = at + 1;
  }
  return fields;
}

/** Grid columns that a row's own label takes on the printed form. */
function labelSpan({ grid }: FormTable, { run }: TableRow): number {
  return grid.flat().find(({ label }) => label !== undefined && label === run.label)?.columnSpan ?? 1;
}

/** Lines of their own for cells that the row is too short for, with the tab that its cells have. */
function asLines(report: Report, { row }: RowChange, changes: readonly Change[]): readonly Edit[] | undefined {
  const { text, lines } = report;
  const written = row.cells.filter(({ isWritten }) => isWritten);
  const last = written.at(-1)?.span ?? row.label?.cell.span;
  if (!last || row.unplaced.length > 0) return undefined;
  const line = lines.span(lines.position(last.end).line);
  const leads = text.charAt(line.start) === "\t";
  const ends = line.end > line.start + 1 && text.charAt(line.end - 1) === "\t";
  const edits = changes.flatMap(({ cell, text }) => (cell?.isWritten ? [replace(cell.span, text)] : []));
  const added = changes.filter(({ cell }) => !cell?.isWritten);
  let block = "";
  for (let at = written.length; at <= (added.at(-1)?.at ?? -1); at++) {
    const own = added.find((change) => change.at === at)?.text ?? "";
    block += `${lineEndOf(text)}${leads || !ends ? "\t" : ""}${own}${ends ? "\t" : ""}`;
  }
  return [...edits, { span: { start: line.end, end: line.end }, text: block }];
}

/**
 * The cells of a row whose figures stand at fixed offsets: a figure ends where it ended, blanks before it giving way; a
 * blank is filled below or above a figure of the same column. `wide`: how many columns a Chinese character takes.
 */
function atOffsets(
  { text, lines }: Report,
  { table, row }: RowChange,
  changes: readonly Change[],
  wide: number,
): readonly Edit[] | undefined {
  const edits: Edit[] = [];
  const isBlank = (at: number) => text.charAt(at) === " " || text.charAt(at) === "\u00a0";
  const widthTo = (end: number) => {
    let width = 0;
    for (let at = lines.span(lines.position(end).line).start; at < end; at++)
      width += text.charCodeAt(at) > 0x2e80 ? wide : 1;
    return width;
  };
  const place = row.cells.find(({ raw }) => raw !== "")?.span ?? row.label?.cell.span;
  for (const { cell, slot, text: written } of changes) {
    if (!cell || !place) return undefined;
    if (cell.raw !== "") {
      const longer = written.length - (cell.span.end - cell.span.start);
      let gap = 0;
      while (isBlank(cell.span.start - gap - 1)) gap++;
      const taken = gap < 2 ? 0 : Math.min(longer, gap - 1);
      const start = cell.span.start - Math.max(0, taken);
      edits.push({ span: { start, end: cell.span.end }, text: " ".repeat(Math.max(0, -taken)) + written });
      continue;
    }
    const models = table.rows.flatMap((other) => {
      const model = other === row ? undefined : other.cells.find((candidate) => candidate.slot.column === slot.column);
      return model && model.raw !== "" ? [model.span] : [];
    });
    const [model] = models.sort((a, b) => Math.abs(a.start - place.start) - Math.abs(b.start - place.start));
    if (!model) return undefined;
    const line = lines.span(lines.position(place.start).line);
    const wanted = Math.max(0, widthTo(model.end) - written.length);
    let at = line.start;
    let width = 0;
    for (; at < line.end && width < wanted; at++) width += text.charCodeAt(at) > 0x2e80 ? wide : 1;
    const end = Math.min(line.end, at + written.length);
    for (let i = at - 1; i <= end; i++) if (i >= line.start && i < line.end && !isBlank(i)) return undefined;
    edits.push({ span: { start: at, end }, text: " ".repeat(Math.max(0, wanted - width)) + written });
  }
  return edits;
}

/** Widest blank between a label and its figures that is taken as a model. */
const WIDEST_GAP = 60;
/** Lines behind the first one of a torn label on which its figures may stand. */
const MOST_LINES = 2;

/** All figures of a row one behind the other, where nothing marks its cells: no cell of it may stay blank. */
function inSequence(report: Report, { table, row, texts }: RowChange): readonly (readonly Edit[])[] {
  const figures = row.run.slots.map(({ id }) => texts.get(id) ?? table.cells.get(id)?.raw ?? "");
  if (figures.some((figure) => figure === "")) return [];
  const gap = gapOf(report, table);
  const filled = row.cells.filter(({ raw }) => raw !== "");
  const there = row.unplaced.length > 0 ? hull([...row.unplaced, ...filled].map(({ span }) => span)) : undefined;
  if (there) return [[replace(there, figures.join(gap))]];
  const [first] = filled;
  if (first) {
    const edits: Edit[] = [];
    let before = "";
    let end: number | undefined;
    row.cells.forEach(({ raw, span }, at) => {
      const figure = figures[at] ?? "";
      if (raw !== "") {
        edits.push({ span, text: before + figure });
        before = "";
        end = span.end;
      } else if (end === undefined) before += figure + gap;
      else edits.push({ span: { start: end, end }, text: gap + figure });
    });
    return [joinInsertions(edits)];
  }
  const label = row.label?.cell.span;
  if (!label) return [];
  const { lines } = report;
  const line = lines.position(label.start).line;
  const ends = Array.from({ length: MOST_LINES + 1 }, (_, i) => lines.end(line + i));
  return [...new Set(ends)].map((end) => [{ span: { start: end, end }, text: gap + figures.join(gap) }]);
}

/** Insertions behind a figure as part of that figure's own edit, so that no two edits stand in one place. */
function joinInsertions(edits: readonly Edit[]): Edit[] {
  const joined: Edit[] = [];
  for (const edit of edits) {
    const last = joined.at(-1);
    if (last && edit.span.start === edit.span.end && edit.span.start === last.span.end)
      joined[joined.length - 1] = { span: last.span, text: last.text + edit.text };
    else joined.push(edit);
  }
  return joined;
}

/** What parts the figures of a table's rows from each other. */
function gapOf({ text }: Report, { rows, layout }: Table): string {
  for (const { cells } of rows) {
    for (let i = 1; i < cells.length; i++) {
      const from = cells[i - 1];
      const to = cells[i];
      if (!from || !to || from.raw === "" || to.raw === "" || to.span.start - from.span.end > WIDEST_GAP) continue;
      const between = text.slice(from.span.end, to.span.start);
      if (between !== "" && [...between].every((character) => isSpace(character.charCodeAt(0)))) return between;
    }
  }
  const end = lineEndOf(text);
  return layout === "bareLines" ? end + end : "  ";
}
