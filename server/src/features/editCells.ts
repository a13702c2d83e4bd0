import type { CellId } from "../forms";
import { parseReport } from "../report/parse";
import type { LayoutId, Report, TableRow } from "../report/types";
import type { Edit } from "../rules/types";
import { type RowChange, waysOf } from "./cellWays";
import { applyEdits } from "./fixAll";

/** What a cell of the form is to say; empty to clear it. */
export interface CellChange {
  readonly id: CellId;
  readonly text: string;
}

/** The edits of the text that change exactly those cells, or why there are none: a sentence for the person. */
export type CellEdits = { readonly edits: readonly Edit[] } | { readonly refused: string };

/** Longest text that a cell can be given. */
export const LONGEST_FIGURE = 40;

/** Longest draft in which several ways are tried row by row; each is proved by reading the whole draft again. */
const LONGEST_TRIED = 50_000;

/**
 * Changes cells of the form in the text, in the layout that each row is written in: what a cell says is replaced, a blank
 * or absent one is filled in place. The changed text is read again, and stays as it was where anything but those cells
 * would be read differently.
 */
export function editCells(report: Report, changes: readonly CellChange[]): CellEdits {
  const wanted = new Map(changes.map(({ id, text }) => [id, clean(text)]));
  const rows: RowChange[] = [];
  for (const [id, text] of wanted) {
    const found = findRow(report, id);
    if (typeof found === "string") return { refused: found };
    if (text.length > LONGEST_FIGURE) return { refused: `“${text.slice(0, 10)}…”太长，不像是表格里的数字` };
    if (found.table.cells.get(id)?.raw === text) continue;
    const known = rows.find(({ row }) => row === found.row);
    if (known) known.texts.set(id, text);
    else rows.push({ ...found, texts: new Map([[id, text]]) });
  }
  if (rows.length === 0) return { edits: [] };

  const proves = prover(report);
  const first = rows.map((row) => waysOf(report, row)[0]);
  const together = first.every((edits) => edits !== undefined) ? inOrder(first.flatMap((edits) => edits ?? [])) : [];
  if (together.length > 0 && proves(together, rows)) return { edits: together };
  if (report.text.length > LONGEST_TRIED) return { refused: refusal(rows[0]) };
  const chosen: Edit[] = [];
  for (const row of rows) {
    const way = waysOf(report, row).find((edits) => proves(inOrder(edits), [row]));
    if (!way) return { refused: refusal(row) };
    chosen.push(...way);
  }
  const edits = inOrder(chosen);
  return proves(edits, rows) ? { edits } : { refused: refusal(rows[0]) };
}

function findRow({ tables }: Report, id: CellId): Pick<RowChange, "table" | "row"> | string {
  const table = tables.find(({ form }) => form.slots.some((slot) => slot.id === id));
  const row = table?.rows.find(({ run }) => run.slots.some((slot) => slot.id === id));
  if (!table || !row) return "文稿里没有这张表，请先补上";
  if (row.status === "missing") return `文稿里没有“${row.run.name}”这一行，请先补上`;
  return { table, row };
}

function refusal(change: RowChange | undefined): string {
  if (!change) return "没有改动";
  const { row, table, texts } = change;
  const name = row.run.label ? `“${row.run.name}”` : "这一行";
  if (row.status === "ragged" && row.unplaced.length > 0)
    return `${name}的数字现在对应不到栏目，请在文字里改好，或者整行一起填`;
  if ([...texts.values()].includes(""))
    return `${name}清空这一格以后，就分不清其余的数字是哪一栏的了，没有发生的请填 0`;
  const hasTotal = row.run.slots.at(-1)?.column === "total";
  const isBlank = row.cells.every(({ raw }) => raw === "") && texts.size < row.run.slots.length;
  if (isGrid(table.layout) && hasTotal && isBlank)
    return `${name}只填这一格，分不清是哪一栏的；请先填总计，或者整行一起填`;
  return isLoose(table.layout)
    ? `${name}在文字里没有格子，填进去分不清是哪一栏的；请整行一起填，或者先把表格改成制表符行`
    : `${name}改了以后会读出不同的内容，请在文字里改`;
}

function isGrid(layout: LayoutId): boolean {
  return layout === "tabRows" || layout === "pipes" || layout === "html" || layout === "commaRows";
}

function isLoose(layout: LayoutId): boolean {
  return layout === "bareLines" || layout === "spaced";
}

/** On one line, without what would end a cell. */
function clean(text: string): string {
  return text.replace(/[\s\u0085]+/g, " ").trim();
}

function inOrder(edits: readonly Edit[]): Edit[] {
  return [...edits].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
}

/** Tells whether edits change the cells of some rows as wanted and nothing else of what is read. */
function prover(report: Report): (edits: readonly Edit[], rows: readonly RowChange[]) => boolean {
  return (edits, rows) => {
    const overlap = edits.some(({ span }, i) => span.start < (edits[i - 1]?.span.end ?? 0));
    if (overlap) return false;
    const texts = new Map(rows.flatMap((row) => [...row.texts]));
    return reading(report, texts) === reading(parseReport(applyEdits(report.text, edits)));
  };
}

/** All that is read of a report; with `texts` what is to be read once these cells say that. */
function reading(report: Report, texts: ReadonlyMap<CellId, string> = new Map()): string {
  const { title, year, edition, sections, tables, unreadSections } = report;
  const rowOf = ({ run, status, isUnread, cells, unplaced, surplus }: TableRow) => {
    const isWhole = run.slots.every(({ id }) => texts.has(id));
    const raws = run.slots.map(({ id }, i) => texts.get(id) ?? cells[i]?.raw);
    return isWhole
      ? ["complete", false, raws, 0, surplus.length]
      : [status, isUnread ?? false, raws, unplaced.length, surplus.length];
  };
  return JSON.stringify([
    title?.text,
    year,
    edition,
    sections.map(({ form, name }) => [form.id, name.end - name.start]),
    tables.map(({ form, layout, labels, rows, strayRows }) => [
      form.id,
      form.edition,
      layout,
      labels.map(({ label, cell, exact }) => [label.text, cell.folded, exact]),
      rows.map(rowOf),
      strayRows.length,
    ]),
    unreadSections,
  ]);
}
