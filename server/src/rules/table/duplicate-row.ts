import type { Report, StrayRow, Table } from "../../report/types";
import { quote } from "../quote";
import type { Edit, Finding, Rule } from "../types";
import { rowLines } from "./rowLines";

/** Most rows that a message names. */
const MOST_NAMED = 3;

const rule: Rule = {
  meta: {
    id: "table/duplicate-row",
    title: "表格里同一行出现两次",
    titleEn: "A row of the form stands twice",
    severity: "warning",
    fix: "suggestion",
    basis: "国办公开办函〔2021〕30号、国办公开办函〔2019〕60号所附格式，第二、三、四部分表格",
    docs: `检查表格里有没有名称相同的两行。相邻几行都重复时（例如整张表贴了两份）只报一次。

跨页时重复的表头、分组名称不算。

怎么改：核对两行的数字，保留正确的一行。快速修复删去后读到的这一行，另一行不动。`,
  },
  *check(report) {
    for (const table of report.tables) {
      let group: StrayRow[] = [];
      for (const stray of table.strayRows) {
        const last = group.at(-1);
        if (last && (!stray.repeats || isKnownBetween(table, last, stray))) {
          yield found(report, table, group);
          group = [];
        }
        if (stray.repeats) group.push(stray);
      }
      if (group.length > 0) yield found(report, table, group);
    }
  },
};

/** Whether a row of the form stands between two stray ones. */
function isKnownBetween({ rows }: Table, first: StrayRow, second: StrayRow): boolean {
  return rows.some(({ span }) => span && span.start > first.label.span.start && span.start < second.label.span.start);
}

function found(report: Report, table: Table, strays: readonly StrayRow[]): Finding {
  const [first] = strays;
  const names = strays.slice(0, MOST_NAMED).map(({ repeats, label }) => quote(repeats?.name ?? label.raw));
  const more =
    strays.length > MOST_NAMED ? `等 ${strays.length} 行` : strays.length > 1 ? `这 ${strays.length} 行` : "一行";
  const places = strays.flatMap(({ repeats }) => {
    const row = table.rows.find(({ run }) => run === repeats);
    return row?.label ? [{ row, span: row.label.cell.span }] : [];
  });
  const figures = (cells: readonly { readonly raw: string }[]) =>
    cells.flatMap(({ raw }) => (raw === "" ? [] : [raw])).join("、");
  const [only] = places;
  const compared =
    strays.length === 1 && first && only
      ? comparison(figures(first.figures), figures(only.row.cells.length > 0 ? only.row.cells : only.row.unplaced))
      : "";
  const edits = removal(report, table, strays);
  return {
    span: first?.label.span ?? table.span,
    message: `表格里${names.join("、")}${more}出现了两次${compared}，请核对后只保留一处。`,
    related: places.map(({ row, span }) => ({ span, message: `${quote(row.run.name)}的另一处` })),
    ...(edits
      ? {
          fixes: [
            { title: `删去这里的${names.join("、")}${more}`, kind: "suggestion" as const, preferred: true, edits },
          ],
        }
      : {}),
  };
}

function comparison(here: string, there: string): string {
  return here === there ? "，数字相同" : `，这里是 ${here}，另一处是 ${there}`;
}

function removal(report: Report, table: Table, strays: readonly StrayRow[]): Edit[] | undefined {
  const edits = strays.map(({ label, figures, isAlone }): Edit | undefined => {
    const span = isAlone ? rowLines(report, table, [label, ...figures]) : undefined;
    return span && { span, text: "" };
  });
  const whole = edits.flatMap((edit) => edit ?? []);
  return whole.length === edits.length ? whole : undefined;
}

export default rule;
