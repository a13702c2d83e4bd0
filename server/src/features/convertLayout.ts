import { analyse } from "../analyse";
import { FORMS, type FormLabel, type FormTable, type Slot } from "../forms";
import { layout } from "../report/layouts/index";
import type { LayoutId, PlacedLabel, Report, Table, TableRow } from "../report/types";
import { withoutNumber } from "../report/vocabulary";
import type { Edit } from "../rules/types";
import { isDrawnRule } from "../text/bars";
import { fold } from "../text/fold";
import { lineEndOf } from "../text/lines";
import { contains, hull, isSpace, type Span } from "../text/span";
import { applyEdits } from "./fixAll";

/** A layout that tables can be rewritten in. */
export type TargetLayout = Extract<LayoutId, "tabRows" | "cellLines" | "pipes">;

export const TARGET_LAYOUTS: readonly TargetLayout[] = ["tabRows", "pipes", "cellLines"];

/** A table that stays as it is, and why. */
export interface LeftAlone {
  /** As messages name the table. */
  readonly name: string;
  readonly span: Span;
  /** A clause: 「缺少“规章”一行」. */
  readonly reason: string;
}

/** How the tables of a draft come into another layout. */
export interface Conversion {
  /** Whole lines, in the order of the text, apart from each other; none where all is as wanted. */
  readonly edits: readonly Edit[];
  /** How many tables the edits rewrite. */
  readonly rewritten: number;
  readonly leftAlone: readonly LeftAlone[];
}

/** Lines around a block in which the rest of a wrapped label is looked for, where only blanks hold a table together. */
const MOST_LINES_AROUND = 3;
/** Longest piece of a draft that a reason quotes. */
const LONGEST_QUOTE = 20;

/**
 * Rewrites the tables of a report as `target`, or only those of the part that the table at `offset` stands in: a part
 * between two headings is read in one layout, so its tables change together or not at all.
 *
 * No figure, word or finding changes: what was not read completely is left alone, and the rewritten draft is read again.
 */
export function convertLayout(report: Report, target: TargetLayout, offset?: number): Conversion {
  const asked = offset === undefined ? undefined : tableAt(report, { start: offset, end: offset });
  const parts = partsOf(report)
    .filter(({ tables }) => offset === undefined || tables.some((table) => table === asked))
    .map((part) => convertPart(report, part, target));
  const unread = offset === undefined ? unreadTables(report) : [];

  const wanted = parts.filter(({ edits }) => edits.length > 0);
  const kept = keepFaithful(report, wanted);
  const leftAlone = parts.flatMap((part) => {
    const spoilt = wanted.includes(part) && !kept.includes(part);
    return spoilt ? aloneAll(part.tables, target, () => "改写后会读出不同的内容") : part.leftAlone;
  });
  return {
    edits: kept.flatMap(({ edits }) => edits),
    rewritten: kept.reduce((sum, { rewritten }) => sum + rewritten, 0),
    leftAlone: [...leftAlone, ...unread].sort((a, b) => a.span.start - b.span.start),
  };
}

/** The table whose lines `span` lies within. */
export function tableAt({ tables, lines }: Report, span: Span): Table | undefined {
  return tables.find((table) => {
    const start = lines.span(lines.position(table.span.start).line).start;
    const end = lines.span(lines.position(table.span.end).line).end;
    return contains({ start, end }, span);
  });
}

/** The parts that can be rewritten together, else one after the other those that leave the reading as it is. */
function keepFaithful(report: Report, parts: readonly ConvertedPart[]): readonly ConvertedPart[] {
  if (parts.length === 0) return parts;
  const before = fingerprint(analyse(report.text));
  const isFaithful = (some: readonly ConvertedPart[]) => {
    const edits = some.flatMap((part) => part.edits);
    return fingerprint(analyse(applyEdits(report.text, edits))) === before;
  };
  if (isFaithful(parts)) return parts;
  const kept: ConvertedPart[] = [];
  for (const part of parts) if (parts.length > 1 && isFaithful([...kept, part])) kept.push(part);
  return kept;
}

/** All that must stay the same: cells, rows, misspelt labels, and what is found, but for where it stands. */
function fingerprint({ report, problems }: ReturnType<typeof analyse>): string {
  const tables = report.tables.map(({ form, rows, labels }) => [
    form.id,
    form.edition,
    rows.map(({ status, cells, surplus }) => [status, surplus.length, cells.map(({ raw }) => clean(raw))]),
    labels.filter(({ exact }) => !exact).map(({ label, cell }) => [label.text, cell.folded]),
  ]);
  const sections = report.sections.map(({ form }) => form.id);
  const found = problems.map(({ rule, cell }) => `${rule} ${cell ?? ""}`).sort();
  return JSON.stringify([report.title?.text, report.year, report.edition, sections, tables, found]);
}

/** What stands between two headings, and the tables in it in the order of the text. */
interface Part {
  readonly span: Span;
  readonly tables: readonly Table[];
}

function partsOf({ text, sections, tables }: Report): Part[] {
  const first = sections[0]?.span.start ?? text.length;
  const spans: Span[] = [{ start: 0, end: first }, ...sections.map(({ content }) => content)];
  const left = new Set(tables);
  return spans.flatMap((span, i) => {
    const next = spans[i + 1]?.start ?? Number.POSITIVE_INFINITY;
    const own = [...left].filter((table) => table.span.start < next);
    for (const table of own) left.delete(table);
    return own.length === 0 ? [] : [{ span, tables: own.sort((a, b) => a.span.start - b.span.start) }];
  });
}

/** Sections whose tables no reader could make out: nothing is known of them but their heading. */
function unreadTables({ sections, unreadSections, edition }: Report): LeftAlone[] {
  return sections
    .filter(({ form }) => unreadSections.includes(form.id))
    .map(({ form, heading }) => {
      const official = FORMS[edition ?? "2021"].sections.find(({ id }) => id === form.id);
      const names = (official?.tables ?? []).map(({ name }) => name);
      return { name: names.join("、"), span: heading, reason: "表格没有认出来" };
    });
}

interface ConvertedPart {
  readonly tables: readonly Table[];
  readonly edits: readonly Edit[];
  readonly rewritten: number;
  readonly leftAlone: readonly LeftAlone[];
}

function convertPart(report: Report, part: Part, target: TargetLayout): ConvertedPart {
  const none = { tables: part.tables, edits: [], rewritten: 0 };
  const reasons = new Map<Table | undefined, string>();
  const filled = part.tables.flatMap((table): Filled[] => {
    const read = fill(table, part.span, target);
    if (typeof read !== "string") return [read];
    reasons.set(table, read);
    return [];
  });
  const blocks = reasons.size > 0 ? [] : blocksOf(report, part, filled);
  const edits: Edit[] = [];
  let rewritten = 0;
  let taken = part.span.start;
  blocks.forEach((block, i) => {
    const free = { start: taken, end: blocks[i + 1]?.span.start ?? part.span.end };
    const complete = account(report, block, free);
    if ("reason" in complete) {
      reasons.set(complete.table, complete.reason);
      return;
    }
    taken = complete.span.end;
    const text = write(report, complete, target);
    if (text === report.text.slice(complete.span.start, complete.span.end)) return;
    edits.push({ span: complete.span, text });
    rewritten += complete.tables.length;
  });
  if (reasons.size === 0) return { tables: part.tables, edits, rewritten, leftAlone: [] };
  const culprit = part.tables.find((table) => reasons.has(table))?.form.name ?? "";
  const reasonOf = (table: Table) => reasons.get(table) ?? `同一部分的“${culprit}”不能改写`;
  return { ...none, leftAlone: aloneAll(part.tables, target, reasonOf) };
}

/** Of tables that cannot be rewritten, those worth a word: the others are as wanted already. */
function aloneAll(tables: readonly Table[], target: TargetLayout, reason: (table: Table) => string): LeftAlone[] {
  return tables
    .filter((table) => table.layout !== target)
    .map((table) => ({ name: table.form.name, span: table.span, reason: reason(table) }));
}

/** A table's words and figures as they are to be written. */
interface Filled {
  readonly table: Table;
  readonly labels: ReadonlyMap<FormLabel, string>;
  readonly figure: (slot: Slot) => string;
  /** Labels of the form that were not found. */
  readonly missing: readonly FormLabel[];
}

/** What a table holds; a reason where it was not read completely. */
function fill(table: Table, part: Span, target: TargetLayout): Filled | string {
  const { form, rows } = table;
  for (const row of rows) {
    if (row.status === "missing") return `缺少“${row.run.name}”一行`;
    if (row.status === "ragged" || row.unplaced.length > 0) return `“${row.run.name}”一行的数字无法对应到栏目`;
    if (row.surplus.length > 0) return `“${row.run.name}”一行有多余的数字`;
    if (row.gaps.length > 0) return `“${row.run.name}”一行有多余的空格`;
  }
  const [extra] = table.extraColumns;
  if (extra) return `“${extra.raw}”一栏不是规定的`;
  if (!contains(part, table.span)) return "表格中间有部分标题";
  if (!isInOrder(rows)) return "行的顺序与规定的不同";

  const labels = new Map<FormLabel, string>();
  for (const placed of table.labels) {
    const text = labelText(placed, table);
    if (text === undefined) return `“${placed.label.text}”没有认全`;
    labels.set(placed.label, text);
  }
  const figure = (slot: Slot) => clean(table.cells.get(slot.id)?.raw ?? "");
  const bar =
    target === "pipes" && [...labels.values(), ...form.slots.map(figure)].find((text) => /[|｜│┃║]/.test(text));
  if (bar) return `“${bar}”中有竖线`;
  const missing = form.runs.flatMap(({ label }) => (label && !labels.has(label) ? [label] : []));
  return { table, labels, figure, missing };
}

function isInOrder(rows: readonly TableRow[]): boolean {
  const starts = rows.flatMap(({ span }) => (span ? [span.start] : []));
  return starts.every((start, i) => i === 0 || start >= (starts[i - 1] ?? 0));
}

/** A label as the draft writes it, its pieces put together; undefined where they cannot be. */
function labelText(placed: PlacedLabel, { labels, layout: id }: Table): string | undefined {
  const { label, cell } = placed;
  const raw = layout(id).isLoose ? withoutGaps(cell.raw) : clean(cell.raw);
  const shared = labels.filter((other) => other.cell.span.start === cell.span.start);
  if (shared.length > 1) return splitText(raw, shared, placed);
  if (fold(raw) === cell.folded) return raw;
  // Of a label in pieces around its figures only one piece is at hand; together they say what the form says.
  return fold(label.text) === cell.folded ? label.text : undefined;
}

/** Marks that go with the words before them. */
const CLOSING = /[）)」』”’》〉】、，。；：！？,.;:!?]/;

/** The share of one of two labels in a cell that holds both, a group and its first row. */
function splitText(raw: string, [first, second]: readonly PlacedLabel[], placed: PlacedLabel): string | undefined {
  if (!first || !second) return undefined;
  const says = (text: string, { label }: PlacedLabel) =>
    fold(text) === fold(label.text) || fold(text) === fold(withoutNumber(label.text));
  for (let at = 1; at < raw.length; at++) {
    if (CLOSING.test(raw.charAt(at)) || !says(raw.slice(0, at), first) || !says(raw.slice(at), second)) continue;
    return (placed === first ? raw.slice(0, at) : raw.slice(at)).trim();
  }
  return undefined;
}

/** The words of a label whose parts stand apart on a line; lone marks between them are of a label written downwards. */
function withoutGaps(raw: string): string {
  const parts = raw.split(/[^\S \u00a0]\s*|[ \u00a0]\s+/);
  return parts.filter((part) => fold(part) !== "").join("");
}

/** Words on one line, without what would end a cell. */
function clean(raw: string): string {
  return raw.replace(/[\s\u0085]+/g, (gap) => (/[\t\n\v\f\r\u0085\u2028\u2029]/.test(gap) ? "" : gap));
}

/** Tables with nothing but white space between them, and the lines that they take. */
interface Block {
  readonly tables: readonly Filled[];
  readonly span: Span;
}

function blocksOf(report: Report, part: Part, filled: readonly Filled[]): Block[] {
  const blocks: Block[] = [];
  for (const one of filled) {
    const span = areaOf(report, part, one.table);
    const last = blocks.at(-1);
    if (!last || !joins(report.text, last, span, one.table.layout)) {
      blocks.push({ tables: [one], span });
      continue;
    }
    blocks[blocks.length - 1] = { tables: [...last.tables, one], span: hull([last.span, span]) ?? span };
  }
  return blocks;
}

function joins(text: string, block: Block, next: Span, layout: LayoutId): boolean {
  if (next.start <= block.span.end) return true;
  const between = text.slice(block.span.end, next.start);
  return (layout === "html" ? withoutMarkup(between) : between).trim() === "";
}

/** The whole lines that a table takes; of HTML the whole element and lines that hold nothing but tags. */
function areaOf({ text, lines }: Report, { span: part }: Part, { span, layout }: Table): Span {
  const own = layout === "html" ? elementAround(text, part, span) : span;
  let from = lines.position(own.start).line;
  let to = lines.position(own.end).line;
  if (layout !== "html") return { start: lines.span(from).start, end: lines.span(to).end };
  const isTags = (start: number, end: number) =>
    start < end && start >= part.start && end <= part.end && withoutMarkup(text.slice(start, end)).trim() === "";
  const first = lines.span(from);
  const last = lines.span(to);
  const wholeStart = first.start === own.start || isTags(first.start, own.start);
  const wholeEnd = last.end === own.end || isTags(own.end, last.end);
  const isTagLine = (line: number) =>
    line >= 0 && line < lines.count && isTags(lines.span(line).start, lines.span(line).end);
  while (wholeStart && isTagLine(from - 1)) from--;
  while (wholeEnd && isTagLine(to + 1)) to++;
  return { start: wholeStart ? lines.span(from).start : own.start, end: wholeEnd ? lines.span(to).end : own.end };
}

/** From the tag that opens the table, else the row, around `span` to the one that closes it. */
function elementAround(text: string, part: Span, span: Span): Span {
  const before = lowerCase(text.slice(part.start, span.start));
  const after = lowerCase(text.slice(span.end, part.end));
  const around = (name: string): Span | undefined => {
    const open = before.lastIndexOf(`<${name}`);
    const close = after.indexOf(`</${name}>`);
    if (open < 0 || close < 0 || before.lastIndexOf(`</${name}>`) > open) return undefined;
    return { start: part.start + open, end: span.end + close + name.length + 3 };
  };
  return around("table") ?? around("tr") ?? span;
}

/** As long as before, unlike what the platform makes of some letters. */
function lowerCase(text: string): string {
  return text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}

/**
 * The block with all of its words accounted for, so that none is lost and none made up; a reason where some are left.
 * Where only blanks hold a table together, pieces of its labels may stand on the lines around it, and those that the
 * reader passed over (written downwards, or apart from their row) make the labels that are missing.
 */
function account(
  report: Report,
  block: Block,
  free: Span,
): Block | { readonly table: Table | undefined; readonly reason: string } {
  const { lines, text } = report;
  const id = block.tables[0]?.table.layout ?? "tabRows";
  const { isLoose } = layout(id);
  const words = (written: string) => significant(written, id);
  const own = bagOf(
    block.tables.flatMap((filled) => textsOf(filled).map((cell) => (isLoose ? fold(cell) : words(cell)))),
  );
  const from = lines.position(block.span.start).line;
  const to = lines.position(block.span.end).line;
  const around = isLoose ? MOST_LINES_AROUND : 0;
  let stray: Bag | undefined;
  for (let more = 0; more <= 2 * around; more++) {
    for (let up = Math.max(0, more - around); up <= Math.min(around, more); up++) {
      const first = lines.span(from - up);
      const last = lines.span(to + more - up);
      const span = more === 0 ? block.span : { start: first.start, end: last.end };
      if (more > 0 && (span.start < free.start || span.end > free.end || from < up || to + more - up >= lines.count))
        continue;
      const written = bagOf([words(text.slice(span.start, span.end))]);
      const left = subtract(written, own);
      if (!left) continue;
      stray ??= left;
      if (left.size === 0) return { ...block, span };
      const tables = isLoose ? findMissing(block.tables, left) : undefined;
      if (tables) return { tables, span };
    }
  }
  const line = stray && strayLine(report, block, id, stray);
  const tables = block.tables.map(({ table }) => table);
  const table = tables.find(({ span }) => line && span.start <= line.start && line.end <= span.end) ?? tables[0];
  return { table, reason: line ? `表格中有不属于表格的文字“${quoted(text, line, id)}”` : "表格中有没认出的文字" };
}

/** The tables with the missing labels that the characters left over make, if they are used up by them. */
function findMissing(tables: readonly Filled[], left: Bag): Filled[] | undefined {
  let rest = left;
  const found = tables.map((filled) => {
    const labels = new Map(filled.labels);
    for (const label of filled.missing) {
      const without = subtract(rest, bagOf([fold(label.text)]));
      if (!without) continue;
      rest = without;
      labels.set(label, label.text);
    }
    return { ...filled, labels };
  });
  return rest.size === 0 ? found : undefined;
}

/** How often each character stands in a text. */
type Bag = ReadonlyMap<string, number>;

function bagOf(texts: readonly string[]): Bag {
  const bag = new Map<string, number>();
  for (const text of texts) for (const character of text) bag.set(character, (bag.get(character) ?? 0) + 1);
  return bag;
}

/** What `bag` has beyond `other`; undefined where `other` has more of something. */
function subtract(bag: Bag, other: Bag): Bag | undefined {
  const rest = new Map(bag);
  for (const [character, count] of other) {
    const left = (rest.get(character) ?? 0) - count;
    if (left < 0) return undefined;
    if (left === 0) rest.delete(character);
    else rest.set(character, left);
  }
  return rest;
}

function textsOf({ table, labels, figure }: Filled): string[] {
  return [...labels.values(), ...table.form.slots.map(figure)];
}

/** A text without white space and without the marks of its layout. Where those may be anything, words only. */
function significant(text: string, id: LayoutId): string {
  switch (id) {
    case "tabRows":
    case "cellLines":
      return withoutSpace(text);
    case "pipes":
      return text
        .split(/[\r\n]/)
        .map((line) => (isRuleLine(line) ? "" : withoutSpace(line.replace(/[|｜│┃║*_#]/g, ""))))
        .join("");
    case "html":
      return fold(withoutMarkup(text));
    default:
      return fold(text);
  }
}

/** The line under a Markdown table's header. */
function isRuleLine(line: string): boolean {
  return isDrawnRule(line) || (line.includes("--") && /^[\s|｜:-]+$/.test(line));
}

function withoutSpace(text: string): string {
  let out = "";
  for (const character of text) if (!isSpace(character.charCodeAt(0))) out += character;
  return out;
}

/** Tags gone, named characters with them: all of those are marks and blanks. */
function withoutMarkup(text: string): string {
  return text.replace(/<[^<>]*>/g, "").replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|[a-z]{2,8});/gi, (_, decimal, hex) => {
    const code = decimal ? Number(decimal) : Number.parseInt(hex ?? "20", 16);
    return code > 0x20 && code <= 0x10ffff ? String.fromCodePoint(code) : " ";
  });
}

/** The first line of a block that is made of characters left over and touches no cell. */
function strayLine({ text, lines }: Report, { tables, span }: Block, id: LayoutId, left: Bag): Span | undefined {
  const cells = tables.flatMap(({ table }) => [
    ...table.labels.map(({ cell }) => cell.span),
    ...[...table.cells.values()].filter(({ isWritten }) => isWritten).map((cell) => cell.span),
  ]);
  for (let line = lines.position(span.start).line; line <= lines.position(span.end).line; line++) {
    const whole = lines.span(line);
    if (cells.some(({ start, end }) => start < whole.end && whole.start < end)) continue;
    const words = significant(text.slice(whole.start, whole.end), id);
    if (words !== "" && subtract(left, bagOf([words]))) return whole;
  }
  return undefined;
}

function quoted(text: string, { start, end }: Span, id: LayoutId): string {
  const written = text.slice(start, end);
  const shown = (id === "html" ? withoutMarkup(written) : written).trim().replace(/\s+/g, " ");
  return shown.length > LONGEST_QUOTE ? `${shown.slice(0, LONGEST_QUOTE)}…` : shown;
}

/** The block's tables in the layout wanted, with blank lines around where it needs them; without the last line's end. */
function write(report: Report, { tables, span }: Block, target: TargetLayout): string {
  const { text, lines } = report;
  const own = text.slice(span.start, span.end);
  const lineEnd = /[\r\n]/.test(own) ? lineEndOf(own) : lineEndOf(text);
  const width = Math.max(...tables.map(({ table }) => table.form.width));
  const written = tables.map((filled) => {
    const form = formOf(filled);
    const rows = layout(target).write(form, filled.figure, lineEnd);
    // On the printed form the tables of section two are one, as wide as the widest of them.
    return target === "tabRows" ? rows.replaceAll(lineEnd, "\t".repeat(width - form.width) + lineEnd) : rows;
  });
  const apart = target === "tabRows" ? "" : lineEnd;
  const block = written.join(apart).slice(0, -lineEnd.length);
  const line = lines.position(span.start).line;
  const next = lines.position(span.end).line + 1;
  const isBlank = (at: number) => at < 0 || at >= lines.count || withoutSpace(lineText(report, at)) === "";
  const startsLine = lines.span(line).start === span.start;
  const endsLine = lines.span(next - 1).end === span.end;
  const before = startsLine ? (isBlank(line - 1) ? "" : apart) : lineEnd + apart;
  const after = endsLine ? (isBlank(next) ? "" : apart) : lineEnd + apart;
  return before + block + after;
}

function lineText({ text, lines }: Report, line: number): string {
  const { start, end } = lines.span(line);
  return text.slice(start, end);
}

/** The form with the draft's wording; labels that the draft lacks leave their cells empty, and no empty row. */
function formOf({ table: { form }, labels }: Filled): FormTable {
  const grid = form.grid
    .filter((row) => {
      const covers = row.reduce((sum, { columnSpan }) => sum + columnSpan, 0) === form.width;
      const isEmpty = row.every(({ label, slot, rowSpan }) => !slot && rowSpan === 1 && !(label && labels.has(label)));
      return !(covers && isEmpty);
    })
    .map((row) =>
      row.map((cell) =>
        cell.label ? { ...cell, label: { ...cell.label, text: labels.get(cell.label) ?? "" } } : cell,
      ),
    );
  return { ...form, grid };
}
