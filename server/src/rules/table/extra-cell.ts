import type { TableRow } from "../../report/types";
import { parseValue } from "../../report/value";
import { hull } from "../../text/span";
import { quote } from "../quote";
import type { Fix, Rule } from "../types";

const rule: Rule = {
  meta: {
    id: "table/extra-cell",
    title: "一行的数字比表格的栏目多",
    titleEn: "More figures in a row than the form has columns",
    severity: "warning",
    fix: "suggestion",
    basis: "国办公开办函〔2021〕30号、国办公开办函〔2019〕60号所附格式，第二、三、四部分表格",
    docs: `检查每一行的数字是不是比栏目多。合并单元格留下的空格不算。

多出的数字无法确定是哪一个时，这一行不做加总。

怎么改：删去多出的数字。多出的都是末尾的 0 时，快速修复可以删去。`,
  },
  *check(report) {
    for (const table of report.tables) {
      for (const row of table.rows) {
        if (row.surplus.length === 0 && row.unplaced.length === 0) continue;
        const count = row.run.slots.length;
        const found = row.cells.filter(({ raw }) => raw !== "").length + row.surplus.length + row.unplaced.length;
        const span = hull(row.surplus.map((cell) => cell.span)) ?? row.span;
        if (found <= count || !span) continue;
        const fix = removal(row);
        yield {
          span,
          about: `${table.form.id}/${row.run.name}`,
          message: `${quote(row.run.name)}应有 ${count} 个数，这里有 ${found} 个，多出 ${found - count} 个，请核对后删去。`,
          ...(fix ? { fixes: [fix] } : {}),
        };
      }
    }
  },
};

/** Removes the surplus at the end of a row, separators before it included, where it is nothing but zeros. */
function removal(row: TableRow): Fix | undefined {
  const last = row.cells[row.cells.length - 1];
  const end = row.surplus[row.surplus.length - 1];
  const zeros = row.surplus.every(({ raw }) => {
    const value = parseValue(raw);
    return value.kind === "number" && value.number === 0;
  });
  if (!last || !end || !zeros || last.span.end > end.span.start) return undefined;
  return {
    title: `删去末尾多出的 ${row.surplus.length} 个 0`,
    kind: "suggestion",
    preferred: true,
    edits: [{ span: { start: last.span.end, end: end.span.end }, text: "" }],
  };
}

export default rule;
