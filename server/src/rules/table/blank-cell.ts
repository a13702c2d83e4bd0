import { plainRowName } from "../../forms";
import { blankFigures, isTotal } from "../../relations/blanks";
import { verdictsOf } from "../../relations/verdicts";
import { layout } from "../../report/layouts";
import type { Cell, CellValue, Report, Table, TableRow } from "../../report/types";
import { addend } from "../../report/value";
import type { Span } from "../../text/span";
import { quote } from "../quote";
import type { Finding, Fix, Rule } from "../types";
import { cellsName, tableName } from "./cellNames";
import { PARTS } from "./cellSeparator";
import { fittingOf } from "./fittingFix";
import { writtenFigures } from "./settledFigures";
import { uncheckedSums } from "./unchecked";

/** Most rows that a message names. */
const MOST_NAMED = 3;
const BLANK: CellValue = { kind: "blank" };

const rule: Rule = {
  meta: {
    id: "table/blank-cell",
    title: "表格有空格未填",
    titleEn: "Cells left blank",
    severity: "warning",
    fix: "suggestion",
    basis: "国办公开办函〔2021〕30号、国办公开办函〔2019〕60号所附格式，第二、三、四部分表格",
    docs: `检查表格里没有填数字的格子，没有发生的应填 0。一行只报一次；整张表大半空着时，整张表只报一次。

一行的数字比栏目少、又看不出缺的是哪一栏时也报本条，这一行不做加总；各行的总计看得出来时，只核对总计。

怎么改：填上数字。快速修复把空格填 0，空着的总计按合计填；少了一两个数、各处合计只容得下一种填法的，补上那个数。请核对后再用。`,
  },
  *check(report) {
    for (const table of report.tables) {
      // A row that lacks a column as a whole has no cell left blank.
      if (table.missingColumns.length > 0 && table.cells.size === 0) continue;
      // A blank whose figure the sums determine is told there, with the figure.
      const told = new Set(verdictsOf(table).flatMap((verdict) => (verdict.kind === "pinned" ? [verdict.cell] : [])));
      const isOpen = (cell: Cell) => isBlank(cell) && !told.has(cell);
      const short = table.rows.filter(isShort);
      const areShort = short.length > 0 && isMostOf(table, [...short, ...table.rows.filter(isEmpty)]);
      const blanks = areShort ? [] : table.rows.filter((row) => row.status === "complete" && row.cells.some(isOpen));
      const all = blanks.flatMap((row) => row.cells.filter(isOpen));
      const total = table.rows.reduce((sum, { run }) => sum + run.slots.length, 0);
      if (all.length === total && total > 1) {
        const span = table.labels[0]?.cell.span ?? table.span;
        yield finding(report, table, all, span, `${tableName(table)}还没有填写，没有发生的各格填 0。`);
      } else if (blanks.length > 1 && all.length * 2 > total) {
        yield finding(
          report,
          table,
          all,
          table.labels[0]?.cell.span ?? table.span,
          `这张表有 ${blanks.length} 行${named(blanks, table)}共 ${all.length} 格没有填数字，没有发生的应填 0。`,
        );
      } else {
        for (const row of blanks) {
          const cells = row.cells.filter(isOpen);
          const totalsOnly = cells.every((cell) => isTotal(table, cell));
          const cannotBe0 = cells.some((cell) => cannotBeNone(cell, table, cells));
          const todo = totalsOnly ? "应填各项之和" : cannotBe0 ? "请按实际件数填写" : "没有发生的应填 0";
          const isWhole = cells.length === row.run.slots.length && cells.length > 1;
          const what = isWhole ? `${quote(row.run.name)}一行还没有填写` : `${cellsName(cells, table)}没有填数字`;
          const about = `${row.run.name}/${cells.map(({ slot }) => slot.columnName).join("、")}`;
          yield { ...finding(report, table, cells, placeOf(row, table), `${what}，${todo}。`), about };
        }
      }
      if (areShort) {
        const all = table.rows.filter((row) => isShort(row) || isEmpty(row));
        yield {
          span: table.labels[0]?.cell.span ?? table.span,
          about: `${table.form.id}/${all.map(({ run }) => run.name).join("、")}`,
          message: shortRows(table, all),
        };
        continue;
      }
      for (const row of short) {
        const fitting = fittingOf(table, row, report);
        const todo = fitting ? `按合计应为 ${fitting.row}，请核对后补齐` : "看不出缺的是哪一栏，请补齐";
        const count = writtenFigures(row).length;
        const what =
          count === 0
            ? "一行没有填数字，没有发生的应填 0"
            : `应有 ${row.run.slots.length} 个数，这里只有 ${count} 个，${todo}`;
        yield {
          span: placeOf(row, table),
          message: `${quote(row.run.name)}${what}${uncheckedSums(table, [row])}。`,
          ...(fitting?.fix ? { fixes: [fitting.fix] } : {}),
        };
      }
    }
  },
};

/** What is said of many rows at once that have fewer figures than columns, or none at all. */
function shortRows(table: Table, rows: readonly TableRow[]): string {
  const areEmpty = rows.every((row) => writtenFigures(row).length === 0);
  if (areEmpty && rows.length === table.rows.length) return `${tableName(table)}还没有填写，没有发生的各格填 0。`;
  const what = areEmpty
    ? "没有填数字，没有发生的应填 0"
    : layout(table.layout).isLoose
      ? "的数字比栏目少，空格没有留下痕迹，看不出数字在哪一栏，没有发生的请填 0"
      : "的数字比栏目少，看不出缺的是哪几栏，请补齐";
  return `这张表有 ${rows.length} 行${named(rows, table)}${what}${uncheckedSums(table, rows)}。`;
}

/** Rows in brackets, of many the first ones; nothing where they are all there are. */
function named(rows: readonly TableRow[], table: Table): string {
  if (rows.length === table.rows.length && rows.length > MOST_NAMED) return "";
  const names = rows
    .slice(0, MOST_NAMED)
    .map(({ run: { name, slots } }) => quote(slots[0] ? plainRowName(slots[0]) : name));
  return `（${names.join("、")}${rows.length > MOST_NAMED ? "等" : ""}）`;
}

/** Whether 0 is the wrong figure for a blank, all `blanks` being filled with 0. */
function cannotBeNone(cell: Cell, table: Table, blanks: readonly Cell[]): boolean {
  return isMoreThanNone(cell, table) || isUnderLoneTotal(cell, table, blanks);
}

/** Whether a blank is an addend of a total that is not 0, and so are all its other addends. */
function isUnderLoneTotal({ slot }: Cell, { cells, form }: Table, blanks: readonly Cell[]): boolean {
  const sums = form.identities.filter(({ rule }) => rule === "total/row" || rule === "total/disputes");
  const own = sums.find(({ right }) => right.includes(slot.id));
  const total = own && cells.get(own.total)?.value;
  if (!own || total?.kind !== "number" || total.number === 0) return false;
  return own.right.every((id) => blanks.some((blank) => blank.slot.id === id));
}

/** Whether a blank number of documents in force cannot be 0, as more were issued this year than repealed. */
function isMoreThanNone({ slot }: Cell, { cells }: Table): boolean {
  if (slot.table !== "documents" || (slot.column !== "inForce" && slot.column !== "publishedTotal")) return false;
  const figure = (column: string) => addend(cells.get(`${slot.table}.${slot.row}.${column}`)?.value ?? BLANK) ?? 0;
  return slot.column === "inForce" ? figure("issued") > figure("repealed") : figure("published") > 0;
}

/** Blanks cannot be seen: the row's label stands for them. */
function placeOf(row: TableRow, table: Table): Span {
  return row.label?.cell.span ?? row.span ?? table.span;
}

/** Whether a row has fewer figures than columns and they cannot be placed. */
function isShort(row: TableRow): boolean {
  return row.status === "ragged" && !row.isUnread && writtenFigures(row).length < row.run.slots.length;
}

/** Whether a row that can be placed has no figures. */
function isEmpty({ status, cells }: TableRow): boolean {
  return status === "complete" && cells.every(isBlank);
}

/** Whether rows are several, and more than half of those of a table. */
function isMostOf(table: Table, rows: readonly TableRow[]): boolean {
  return rows.length > 1 && rows.length * 2 > table.rows.length;
}

function isBlank({ value }: Cell): boolean {
  return value.kind === "blank";
}

function finding(
  report: Report,
  table: Table,
  cells: readonly Cell[],
  span: Finding["span"],
  message: string,
): Finding {
  const [only, ...others] = cells;
  const fix = fill(table, cells, report);
  return {
    span,
    message,
    ...(only && others.length === 0 ? { cell: only.slot.id } : {}),
    ...(fix ? { fixes: [fix] } : {}),
  };
}

/**
 * Fills blanks with 0 and blank totals with their sums; not offered where a blank has no cell of its own in the text.
 * Empty cells too many, which a row that is filled would have between its figures, go with it.
 */
function fill(table: Table, cells: readonly Cell[], { text }: Report): Fix | undefined {
  const figures = blankFigures(table);
  if (cells.some((cell) => !cell.isWritten || cannotBeNone(cell, table, cells))) return undefined;
  const surplus = surplusBehind(table, cells, text);
  const edits = cells
    .map((cell) => {
      const more = surplus.get(cell);
      const span = { start: cell.span.start, end: more?.end ?? cell.span.end };
      return { span, text: String(figures.get(cell.slot.id) ?? 0) };
    })
    .sort((a, b) => a.span.start - b.span.start);
  const sums = edits.some(({ text }) => text !== "0");
  const filled = sums ? "空格填 0，空着的总计按合计填" : cells.length === 1 ? "空格填 0" : `${cells.length} 个空格填 0`;
  const removed = [...surplus.values()].reduce((sum, { count }) => sum + count, 0);
  return {
    title: removed > 0 ? `${filled}，删去中间多出的 ${removed} 个空格` : filled,
    kind: "suggestion",
    preferred: true,
    edits,
  };
}

/** Of blanks that are to be filled: how many empty cells too many follow in a row that has no other blank, and where they end. */
function surplusBehind(
  { rows, layout }: Table,
  blanks: readonly Cell[],
  text: string,
): ReadonlyMap<Cell, { readonly count: number; readonly end: number }> {
  const found = new Map<Cell, { readonly count: number; readonly end: number }>();
  for (const row of rows) {
    if (row.cells.some((cell) => isBlank(cell) && !blanks.includes(cell))) continue;
    const inOrder = [...row.cells].sort((a, b) => a.span.start - b.span.start);
    inOrder.forEach((cell, i) => {
      const next = inOrder[i + 1];
      if (!next || !blanks.includes(cell)) return;
      const between = text.slice(cell.span.end, next.span.start);
      const parts = between.match(PARTS[layout] ?? /$^/) ?? [];
      const last = parts.at(-1) ?? "";
      if (parts.length > 1 && parts.join("") === between)
        found.set(cell, { count: parts.length - 1, end: next.span.start - last.length });
    });
  }
  return found;
}

export default rule;
