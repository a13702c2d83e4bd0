import { blankFigures } from "../../relations/blanks";
import type { Cell, Table, TableRow } from "../../report/types";
import { hull } from "../../text/span";
import type { Finding, Fix, Rule } from "../types";

const rule: Rule = {
  meta: {
    id: "table/blank-cell",
    title: "表格有空格未填",
    titleEn: "Cells left blank",
    severity: "warning",
    fix: "suggestion",
    basis: "国办公开办函〔2021〕30号、国办公开办函〔2019〕60号所附格式，第二、三、四部分表格",
    docs: `检查表格里没有填数字的格子，没有发生的应填 0。一行只报一次；整张表大半空着时，整张表只报一次。

一行的数字比栏目少、又看不出缺的是哪一栏时也报本条，这一行不做加总。

怎么改：填上数字。快速修复把空格填 0，空着的总计按合计填，请核对后再用。`,
  },
  *check(report) {
    for (const table of report.tables) {
      const blanks = table.rows.filter((row) => blankCells(row).length > 0);
      const all = blanks.flatMap(blankCells);
      const total = table.rows.reduce((sum, { run }) => sum + run.slots.length, 0);
      if (blanks.length > 1 && all.length * 2 > total) {
        yield finding(
          table,
          all,
          table.labels[0]?.cell.span ?? table.span,
          `这张表有 ${all.length} 格没有填数字，没有发生的应填 0。`,
        );
      } else {
        for (const row of blanks) {
          const cells = blankCells(row);
          const columns = cells.map(({ slot }) => slot.columnName).join("、");
          const span = row.span ?? table.span;
          yield finding(table, cells, span, `“${row.run.name}”的${columns}没有填数字，没有发生的应填 0。`);
        }
      }
      for (const row of table.rows) {
        const short = row.run.slots.length - row.unplaced.length;
        if (row.status !== "ragged" || short <= 0 || !row.span) continue;
        yield {
          span: row.span,
          message: `“${row.run.name}”应有 ${row.run.slots.length} 个数，这里只有 ${row.unplaced.length} 个，看不出缺的是哪一栏，请补齐。`,
        };
      }
    }
  },
};

function blankCells(row: TableRow): Cell[] {
  return row.cells.filter(({ value }) => value.kind === "blank");
}

function finding(table: Table, cells: readonly Cell[], span: Finding["span"], message: string): Finding {
  const [only, ...others] = cells;
  const fix = fill(table, cells);
  return {
    span,
    message,
    ...(only && others.length === 0 ? { cell: only.slot.id } : {}),
    ...(fix ? { fixes: [fix] } : {}),
  };
}

/** Fills blanks with 0 and blank totals with their sums; not offered where a blank has no cell of its own in the text. */
function fill(table: Table, cells: readonly Cell[]): Fix | undefined {
  const figures = blankFigures(table, cells);
  const places = new Set(cells.map((cell) => cell.span.start));
  if (places.size < cells.length || hull(cells.map(({ span }) => span)) === undefined) return undefined;
  const edits = cells
    .map((cell) => ({ span: cell.span, text: String(figures.get(cell.slot.id) ?? 0) }))
    .sort((a, b) => a.span.start - b.span.start);
  const sums = edits.some(({ text }) => text !== "0");
  return {
    title: sums ? "空格填 0，空着的总计按合计填" : cells.length === 1 ? "空格填 0" : `${cells.length} 个空格填 0`,
    kind: "suggestion",
    preferred: true,
    edits,
  };
}

export default rule;
