import type { Report, Table, TableRow } from "../../report/types";
import { longestAscending } from "../ascending";
import { quote } from "../quote";
import type { Edit, Rule } from "../types";
import { rowLines } from "./rowLines";

/** Layouts whose labels stand in the order in which they are read. */
const ORDERED: ReadonlySet<Table["layout"]> = new Set(["tabRows", "cellLines", "html"]);

const rule: Rule = {
  meta: {
    id: "table/row-order",
    title: "表格的行次序不对",
    titleEn: "Rows of a form out of order",
    severity: "warning",
    fix: "suggestion",
    basis: "国办公开办函〔2021〕30号、国办公开办函〔2019〕60号所附格式，第二、三、四部分表格",
    docs: `检查表格各行的先后次序是不是与规定的一致，例如先“行政处罚”后“行政强制”。次序不对不影响加总，数字仍按行名对应。

怎么改：把放错地方的行移到应在的位置。快速修复把整行连同数字移过去，不改数字。`,
  },
  *check(report) {
    for (const table of report.tables) {
      if (!ORDERED.has(table.layout)) continue;
      const labelled = table.rows.filter(({ label }) => label);
      const starts = labelled.map(({ label }) => label?.cell.span.start ?? 0);
      const inOrder = longestAscending(starts);
      for (const [i, row] of labelled.entries()) {
        if (inOrder.has(i) || !row.label) continue;
        const previous = labelled.filter((_, j) => j < i && inOrder.has(j)).at(-1);
        const next = labelled.find((_, j) => j > i && inOrder.has(j));
        const isEarly = previous?.label && row.label.cell.span.start < previous.label.cell.span.start;
        const neighbour = isEarly ? previous : next;
        if (!neighbour?.label) continue;
        const name = quote(row.run.name);
        const where = `${quote(neighbour.run.name)}之${isEarly ? "后" : "前"}`;
        const edits = move(report, table, row, neighbour, isEarly === true);
        yield {
          span: row.label.cell.span,
          message: `${name}一行应在${where}，这里排在了${isEarly ? "前面" : "后面"}，请移到规定的位置。`,
          related: [{ span: neighbour.label.cell.span, message: `${quote(neighbour.run.name)}在这里` }],
          ...(edits
            ? { fixes: [{ title: `把${name}一行移到${where}`, kind: "suggestion" as const, preferred: true, edits }] }
            : {}),
        };
      }
    }
  },
};

/** Cuts a row and puts it behind or in front of another; not where a group's label stands in one of them. */
function move(report: Report, table: Table, row: TableRow, to: TableRow, behind: boolean): Edit[] | undefined {
  const linesOf = ({ label, cells, unplaced, surplus }: TableRow) =>
    label &&
    rowLines(report, table, [label.cell, ...cells.filter(({ isWritten }) => isWritten), ...unplaced, ...surplus]);
  const from = linesOf(row);
  const place = linesOf(to);
  if (!from || !place) return undefined;
  const others = table.labels.filter((placed) => placed !== row.label && placed !== to.label);
  const holds = ({ start, end }: NonNullable<typeof from>) =>
    others.some(({ cell }) => cell.span.start >= start && cell.span.start < end);
  if (holds(from) || holds(place)) return undefined;
  const at = behind ? place.end : place.start;
  const edits = [
    { span: from, text: "" },
    { span: { start: at, end: at }, text: report.text.slice(from.start, from.end) },
  ];
  return edits.sort((a, b) => a.span.start - b.span.start);
}

export default rule;
