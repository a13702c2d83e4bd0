import type { LayoutId, Report, Table, TableRow, TextCell } from "../../report/types";
import { parseValue } from "../../report/value";
import { hull, type Span } from "../../text/span";
import { quote } from "../quote";
import type { Edit, Finding, Fix, Rule } from "../types";
import { SEPARATORS } from "./cellSeparator";
import { fittingOf } from "./fittingFix";
import { uncheckedSums } from "./unchecked";

const rule: Rule = {
  meta: {
    id: "table/extra-cell",
    title: "表格的格子比规定的栏目多",
    titleEn: "More cells than the form has columns",
    severity: "warning",
    fix: "suggestion",
    basis: "国办公开办函〔2021〕30号、国办公开办函〔2019〕60号所附格式，第二、三、四部分表格",
    docs: `检查三种情况：

- 一行的数字比栏目多。多出的数字无法确定是哪一个时，这一行不做加总；
- 一行的数字够了，中间却夹着空着的格子，后面的数字都错开了一栏。别的行也这样空着的、合并单元格和行末留下的空格不算；
- 表格最后多出一栏，例如“备注”。整张表只报一次，前面各栏的数字照常核对。

怎么改：删去多出的数字、空格、栏目。多出的在末尾，或者都是空着的格子，或者各处合计只容得下一种改法时，快速修复可以删去，请核对后再用。`,
  },
  *check(report) {
    for (const table of report.tables) {
      for (const { raw, span } of table.extraColumns) {
        yield {
          span,
          about: `${table.form.id}/${raw}`,
          message: `表格多出${quote(raw)}一栏，规定的格式没有这一栏，请删去，要说明的情况写到正文里。`,
        };
      }
      for (const row of table.rows) {
        const finding = surplusFigures(row, table, report) ?? gaps(row, table, report);
        if (finding) yield finding;
      }
    }
  },
};

/** More figures than columns. */
function surplusFigures(row: TableRow, table: Table, report: Report): Finding | undefined {
  const count = row.run.slots.length;
  const found = row.cells.filter(({ raw }) => raw !== "").length + row.surplus.length + row.unplaced.length;
  const fitting = fittingOf(table, row, report);
  const span = hull(fitting?.surplus ?? row.surplus.map((cell) => cell.span)) ?? row.span;
  if (found <= count || !span) return undefined;
  const fix = fitting ? fitting.fix : removalOfSurplus(row);
  const todo = fitting ? `，按合计应为 ${fitting.row}` : "";
  return {
    span,
    about: aboutRow(row, table),
    message: `${quote(row.run.name)}应有 ${count} 个数，这里有 ${found} 个，多出 ${found - count} 个${todo}，请核对后删去${uncheckedSums(table, [row])}。`,
    ...(fix ? { fixes: [fix] } : {}),
  };
}

/** Empty cells between figures that are all there. */
function gaps(row: TableRow, table: Table, { text }: Report): Finding | undefined {
  const figures = [...row.unplaced, ...row.cells.filter(({ isWritten }) => isWritten)];
  const [first] = row.gaps;
  const last = row.gaps[row.gaps.length - 1];
  if (!first || !last) return undefined;
  const before = figures.filter(({ span }) => span.end <= first.span.start);
  const behind = figures.filter(({ span }) => span.start >= last.span.end);
  const span = hull([...before.slice(-1), ...behind.slice(0, 1)].map((cell) => cell.span)) ?? first.span;
  const what = `${quote(row.run.name)}一行的数字中间多出 ${row.gaps.length} 个空着的格子`;
  const isCertain = row.status === "complete";
  const todo = isCertain
    ? "后面的数字与栏目错开了，请删去空着的格子"
    : "数字可能与栏目错开了，也可能有漏填和多填的，请核对";
  const fix = isCertain ? removalOfGaps(text, table.layout, row.gaps, figures) : undefined;
  return {
    span,
    about: aboutRow(row, table),
    message: `${what}，${todo}${uncheckedSums(table, [row])}。`,
    ...(fix ? { fixes: [fix] } : {}),
  };
}

function aboutRow({ run }: TableRow, { form }: Table): string {
  return `${form.id}/${run.name}`;
}

/** Removes the surplus at the end of a row, separators before it included. */
function removalOfSurplus({ cells, surplus }: TableRow): Fix | undefined {
  const last = cells[cells.length - 1];
  const end = surplus[surplus.length - 1];
  if (!last || !end || last.span.end > end.span.start) return undefined;
  const isZero = (raw: string) => {
    const value = parseValue(raw);
    return value.kind === "number" && value.number === 0;
  };
  const what = surplus.every(({ raw }) => isZero(raw))
    ? ` ${surplus.length} 个 0`
    : surplus.map(({ raw }) => quote(raw)).join("、");
  return removal(`删去末尾多出的${what}`, [{ start: last.span.end, end: end.span.end }]);
}

/** Removes empty cells, each with what parts it from the cell before; not offered where more than that would go. */
function removalOfGaps(
  text: string,
  layout: LayoutId,
  gaps: readonly TextCell[],
  figures: readonly { readonly span: Span }[],
): Fix | undefined {
  const ends = [...figures, ...gaps].map(({ span }) => span.end);
  const spans = gaps.map(({ span }): Span => {
    const before = ends.filter((end) => end < span.start);
    return { start: Math.max(0, ...before), end: span.end };
  });
  if (!spans.every(({ start, end }) => SEPARATORS[layout].test(text.slice(start, end)))) return undefined;
  return removal(`删去中间多出的 ${gaps.length} 个空格，数字不动`, spans);
}

function removal(title: string, spans: readonly Span[]): Fix {
  return { title, kind: "suggestion", preferred: true, edits: spans.map((span): Edit => ({ span, text: "" })) };
}

export default rule;
