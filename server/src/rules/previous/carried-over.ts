import type { CellId } from "../../forms";
import type { Cell, Table } from "../../report/types";
import { addend } from "../../report/value";
import { quote } from "../quote";
import type { Finding, Fix, LastYear, Rule } from "../types";

const TABLE = "applications";
const CARRIED_IN = "carriedIn";
const CARRIED_OUT = "carriedOut";

const rule: Rule = {
  meta: {
    id: "previous/carried-over",
    title: "上年结转与上年报告的结转下年度不一致",
    titleEn: "Carried in differs from what last year's report carried out",
    severity: "error",
    fix: "suggestion",
    basis:
      "国办公开办函〔2021〕30号、国办公开办函〔2019〕60号所附格式，第三部分表格：上年结转政府信息公开申请数量，即上年报告的结转下年度继续办理",
    docs: `有上年报告可比的时候检查：第三部分“二、上年结转政府信息公开申请数量”的每一栏，应等于上年报告“四、结转下年度继续办理”的同一栏。

空白按 0 计；上年报告这一行没有填数的不查。

怎么改：对照申请登记台账。上年报告没有写错的，快速修复换成上年报告的数；上年报告写错的，按更正后的数填写，并在报告中说明。`,
  },
  *check({ tables }, { lastYear }) {
    if (!lastYear) return;
    const table = tables.find(({ form }) => form.id === TABLE);
    const before = lastYear.report.tables.find(({ form }) => form.id === TABLE);
    if (!table || !before) return;
    const differing = compare(table, before);
    const [first] = differing;
    if (!first) return;
    yield finding(table, differing, first, lastYear);
  },
};

interface Difference {
  readonly cell: Cell;
  readonly before: Cell;
  readonly value: number;
}

/** The cells of the row that differ from last year's, in the form's order. */
function compare(table: Table, before: Table): Difference[] {
  const carriedOut = new Map(rowOf(before, CARRIED_OUT).map((cell) => [cell.slot.column, cell]));
  if (![...carriedOut.values()].some(({ value }) => value.kind === "number")) return [];
  const carriedIn = rowOf(table, CARRIED_IN);
  return carriedIn.flatMap((cell, i) => {
    const other = carriedOut.get(cell.slot.column);
    const own = addend(cell.value);
    const value = other && addend(other.value);
    if (!other || own === undefined || value === undefined || own === value) return [];
    // The last column is the total, which many leave blank.
    const isTotal = i === carriedIn.length - 1;
    return isTotal && [cell, other].some((one) => one.value.kind !== "number") ? [] : [{ cell, before: other, value }];
  });
}

function rowOf(table: Table, row: string): readonly Cell[] {
  return table.rows.flatMap(({ cells }) => cells.filter(({ slot }) => slot.row === row));
}

function finding(table: Table, differing: readonly Difference[], first: Difference, lastYear: LastYear): Finding {
  const { slot } = first.cell;
  const figures = differing.map(
    ({ cell, value }) => `${cell.slot.columnName}${cell.raw ? `写的是 ${cell.raw}` : "空着"}，上年报告为 ${value}`,
  );
  return {
    span: first.cell.span,
    cell: slot.id,
    message: `${quote(slot.rowName)}与上年报告的${quote(first.before.slot.rowName)}不一致：${figures.join("；")}，请核对。`,
    related: differing.map(({ cell, before }) => ({
      span: before.span,
      message: `上年报告：${cell.slot.columnName}${before.raw ? ` ${before.raw}` : "空着"}`,
      within: lastYear,
    })),
    fixes: takeOver(table, differing),
  };
}

/** The fix that takes last year's figures over, unless sums that hold would no longer hold. */
function takeOver(table: Table, differing: readonly Difference[]): Fix[] {
  if (differing.some(({ cell }) => !cell.isWritten)) return [];
  const values = new Map(differing.map(({ cell, value }) => [cell.slot.id, value]));
  const before = brokenSums(table, values, (id) => figureOf(table, id));
  const after = brokenSums(table, values, (id) => values.get(id) ?? figureOf(table, id));
  if (after > before) return [];
  const changes = differing.map(({ cell, value }) =>
    cell.raw ? `${cell.slot.columnName}由 ${cell.raw} 改为 ${value}` : `${cell.slot.columnName}填 ${value}`,
  );
  return [
    {
      title: `换成上年报告的数：${changes.join("，")}`,
      kind: "suggestion",
      preferred: after === 0,
      edits: differing.map(({ cell, value }) => ({ span: cell.span, text: String(value) })),
    },
  ];
}

/** How many of the sums in which the cells of `changed` stand are broken. */
function brokenSums(table: Table, changed: ReadonlyMap<CellId, number>, figure: (id: CellId) => number): number {
  const sum = (ids: readonly CellId[]) => ids.reduce((total, id) => total + figure(id), 0);
  return table.form.identities.filter(
    ({ left, right }) => [...left, ...right].some((id) => changed.has(id)) && sum(left) !== sum(right),
  ).length;
}

function figureOf(table: Table, id: CellId): number {
  const cell = table.cells.get(id);
  return (cell && addend(cell.value)) ?? 0;
}

export default rule;
