import { blankFigures, isTotal } from "../../relations/blanks";
import type { Cell, Table, TableRow } from "../../report/types";
import { figureLike } from "../figureLike";
import { quote } from "../quote";
import type { Finding, Rule, Severity } from "../types";
import { cellsName } from "./cellNames";

/** Units that only say what is counted. */
const COUNTED = /[件条项个次起宗份]$|人次$/;

const rule: Rule = {
  meta: {
    id: "table/not-a-count",
    title: "数字格里填的不是规定的数",
    titleEn: "A cell for a count that holds no whole number of 0 or more",
    severity: "error",
    fix: "suggestion",
    basis: "国办公开办函〔2021〕30号、国办公开办函〔2019〕60号所附格式，第二、三、四部分表格",
    docs: `检查应填件数的格子：应是 0 或正整数，没有负号、小数点、字母和别的文字。“本年增/减”可以是负数；金额可以有小数，不能是负数。

用“／”“-”“—”“无”代替 0 的，加总时按空白处理，总计按各项之和，报警告：一行报一次，大半张表都是时整张表报一次。数字后面带“件”“条”等单位的也报警告。全角数字、千位分隔、数字前后的空格不算错。

怎么改：改成整数。看得出是哪个数的，快速修复可以改，请核对后再用。`,
  },
  *check(report) {
    for (const table of report.tables) {
      const dashed = table.rows.filter(({ cells }) => cells.some(isDash));
      const dashes = dashed.flatMap(({ cells }) => cells.filter(isDash));
      if (dashed.length > 1 && dashes.length * 2 > table.form.slots.length) {
        const span = table.labels[0]?.cell.span ?? table.span;
        yield dashFinding(
          table,
          dashes,
          span,
          `这张表有 ${dashes.length} 格用${signs(dashes)}代替数字，没有发生的应填 0。`,
        );
      } else for (const row of dashed) yield dashesOf(row, table);
      yield* faultsOf(table);
    }
  },
};

/** One finding for cells of a row that say the same, one for those of the table where most of its cells do. */
function* faultsOf(table: Table): Iterable<Finding> {
  const groups = new Map<string, Fault[]>();
  for (const { cells } of table.rows) {
    for (const cell of cells) {
      const fault = faultOf(cell);
      if (!fault) continue;
      const key = JSON.stringify([fault.what, cell.raw]);
      groups.set(key, [...(groups.get(key) ?? []), fault]);
    }
  }
  for (const faults of groups.values()) {
    const inRow = (row: TableRow) => faults.filter(({ cell }) => row.cells.includes(cell));
    const rows = table.rows.map(inRow).filter((own) => own.length > 0);
    if (rows.length > 1 && faults.length * 2 > table.form.slots.length) {
      const span = table.labels[0]?.cell.span ?? table.span;
      yield* faultFinding(faults, `这张表有 ${faults.length} 格`, span);
      continue;
    }
    for (const own of rows) {
      const cells = own.map(({ cell }) => cell);
      yield* faultFinding(own, cellsName(cells, table));
    }
  }
}

/** The finding on cells that say the same; on the first of them where no other place is given. */
function* faultFinding(faults: readonly Fault[], where: string, span?: Finding["span"]): Iterable<Finding> {
  const [first] = faults;
  if (!first) return;
  const { cell, what, todo, severity } = first;
  const figures = faults.flatMap(({ cell, meant }) => (meant === undefined ? [] : [{ span: cell.span, text: meant }]));
  const [figure] = figures.length === faults.length ? figures : [];
  const many = faults.length > 1 ? `${faults.length} 处` : "";
  yield {
    span: span ?? cell.span,
    message: `${where}填的是${quote(cell.raw.replace(/\s+/g, " "))}，${what}，${todo}。`,
    ...(faults.length === 1 ? { cell: cell.slot.id } : {}),
    ...(severity ? { severity } : {}),
    ...(figure
      ? {
          fixes: [
            {
              title: `${many}${quote(cell.raw)}改为 ${figure.text}`,
              kind: "suggestion" as const,
              preferred: true,
              edits: figures.sort((a, b) => a.span.start - b.span.start),
            },
          ],
        }
      : {}),
  };
}

function isDash({ value }: Cell): boolean {
  return value.kind === "dash";
}

function signs(cells: readonly Cell[]): string {
  return [...new Set(cells.map(({ raw }) => quote(raw)))].join("、");
}

function dashesOf({ run, cells, span }: TableRow, table: Table): Finding {
  const dashes = cells.filter(isDash);
  const [first] = dashes;
  const todo = dashes.every((cell) => isTotal(table, cell)) ? "应填各项之和" : "没有发生的应填 0";
  const message = `${cellsName(dashes, table)}填的是${signs(dashes)}，${todo}。`;
  return {
    ...dashFinding(table, dashes, first?.span ?? span ?? table.span, message),
    about: `${run.name}/${dashes.map(({ slot }) => slot.columnName).join("、")}`,
  };
}

function dashFinding(table: Table, dashes: readonly Cell[], span: Finding["span"], message: string): Finding {
  const [only] = dashes;
  const figures = blankFigures(table);
  const edits = dashes
    .map((cell) => ({ span: cell.span, text: inItsPlace(String(figures.get(cell.slot.id)), cell, table) }))
    .sort((a, b) => a.span.start - b.span.start);
  const sums = edits.some(({ text }) => text.trim() !== "0") ? "，总计按合计填" : "";
  return {
    span,
    message,
    severity: "warning",
    ...(only && dashes.length === 1 ? { cell: only.slot.id } : {}),
    fixes: [
      {
        title:
          edits.length === 1
            ? `${signs(dashes)}改为 ${edits[0]?.text.trim()}`
            : `${dashes.length} 处${signs(dashes)}改为 0${sums}`,
        kind: "suggestion",
        preferred: true,
        edits,
      },
    ],
  };
}

/** A figure as wide as what stands there, where columns are told by how far they stand from the line's beginning. */
function inItsPlace(figure: string, { raw }: Cell, { layout }: Table): string {
  return layout === "spaced" ? figure.padStart(raw.length) : figure;
}

/** What is wrong with a figure, and the figure that was meant where only one can be. */
interface Fault {
  readonly cell: Cell;
  readonly what: string;
  readonly todo: string;
  readonly severity?: Severity;
  readonly meant?: string;
}

function faultOf(cell: Cell): Fault | undefined {
  const { slot, value, raw } = cell;
  if (value.kind === "blank" || value.kind === "dash") return undefined;
  const hasPoint = slot.kind !== "amount" && /[.．]/.test(raw);
  if (value.kind === "number" && isRight(value.number, slot.kind) && !hasPoint) return undefined;
  const make = (what: string, todo: string, severity?: Severity): Fault => {
    const meant = meantBy(cell);
    return { cell, what, todo, ...(severity ? { severity } : {}), ...(meant === undefined ? {} : { meant }) };
  };
  const whole = slot.kind === "signed" ? "应填整数" : "应填 0 或正整数";
  if (value.kind === "invalid") {
    return make(/\d/.test(halfWidth(raw)) ? "不是规范的数字" : "不是数字", slot.kind === "amount" ? "应填金额" : whole);
  }
  if (value.kind === "quantity") {
    if (slot.kind === "amount") return value.number < 0 ? make("金额不能是负数", "请核对") : undefined;
    return COUNTED.test(value.unit) && isRight(value.number, slot.kind)
      ? make(`不用写${quote(value.unit)}`, "应只填数字", "warning")
      : make("不是件数", whole);
  }
  if (slot.kind === "amount") return make("金额不能是负数", "请核对");
  return make(value.number < 0 && slot.kind === "count" ? "是负数" : "有小数", whole);
}

function isRight(number: number, kind: Cell["slot"]["kind"]): boolean {
  return (kind === "amount" || Number.isInteger(number)) && (kind === "signed" || number >= 0);
}

function meantBy({ raw, slot, value }: Cell): string | undefined {
  if (slot.kind === "amount") return undefined;
  const text = halfWidth(raw);
  let meant: string | undefined;
  if (value.kind === "quantity") {
    if (COUNTED.test(value.unit) && isRight(value.number, slot.kind)) meant = String(value.number);
  } else if (/^\d+\.0+$/.test(text)) meant = text.replace(/\..*$/, "");
  else if (/^\d+[.,、，。;；]+$/.test(text)) meant = text.replace(/\D+$/, "");
  else if (/^[\dOoIl]{1,6}$/.test(text)) meant = text.replace(/[Oo]/g, "0").replace(/[Il]/g, "1");
  return meant === undefined || meant === text ? undefined : figureLike(raw, Number(meant));
}

function halfWidth(raw: string): string {
  return raw.replace(/[\uff01-\uff5e]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0)).replace(/\s+/g, "");
}

export default rule;
