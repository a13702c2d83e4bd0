import type { FormRun } from "../../forms";
import type { Report, Table, TableRow } from "../../report/types";
import type { Span } from "../../text/span";
import { quote } from "../quote";
import type { Finding, Rule } from "../types";
import { rowInsertion } from "./rowText";
import { missingFigures } from "./settledFigures";

/** Most rows that a message names. */
const MOST_NAMED = 3;

const rule: Rule = {
  meta: {
    id: "table/missing-row",
    title: "表格缺少规定的行",
    titleEn: "A row of the form is absent",
    severity: "error",
    fix: "suggestion",
    basis: "国办公开办函〔2021〕30号、国办公开办函〔2019〕60号所附格式，第二、三、四部分表格",
    docs: `检查表格的行是否齐全。没有发生的事项也要保留该行并填 0。相邻的几行都没有时只报一次；缺行的栏不再做加总。

怎么改：快速修复按前后各行的写法补上缺少的行。其他各行都对、按合计算得出这一行各是几的，填上算出的数，请核对；算不出的留待填写。`,
  },
  *check(report) {
    for (const table of report.tables) {
      for (let i = 0; i < table.rows.length; i++) {
        if (table.rows[i]?.status !== "missing") continue;
        let end = i + 1;
        while (table.rows[end]?.status === "missing") end++;
        yield missing(report, table, i, end);
        i = end;
      }
    }
  },
};

/** What a finding on rows that are missing side by side is about. */
export function missingRowsSubject({ form }: Table, rows: readonly TableRow[]): string {
  return `${form.id}/${rows.map(({ run }) => run.name).join("、")}`;
}

function missing(report: Report, table: Table, from: number, to: number): Finding {
  const rows = table.rows.slice(from, to);
  const before = table.rows[from - 1];
  const after = table.rows[to];
  const names = rows.slice(0, MOST_NAMED).map(({ run }) => quote(run.name));
  const more = rows.length > MOST_NAMED ? `等 ${rows.length} 行` : rows.length > 1 ? `这 ${rows.length} 行` : "一行";
  const where = before ? `，应在${quote(before.run.name)}之后补上` : "，请补上";
  const settled = missingFigures(table);
  const figures = ({ slots }: FormRun) => {
    const own = slots.flatMap(({ id }) => settled.get(id) ?? []);
    return own.length === slots.length ? own : undefined;
  };
  const edit = rowInsertion(report, table, from, to, figures);
  const how = howFilled(rows.map(({ run }) => figures(run)));
  return {
    span: place(table, before, after),
    about: missingRowsSubject(table, rows),
    message: rows.every(({ run }) => run.label)
      ? `表格缺少${names.join("、")}${more}${where}。`
      : `${names.join("、")}只有表头，没有填数字的一行，请补上。`,
    ...(edit
      ? {
          fixes: [
            {
              title: `补上${names.join("、")}${more}，${how}`,
              kind: "suggestion" as const,
              preferred: true,
              edits: [edit],
            },
          ],
        }
      : {}),
  };
}

/** What a fix says of the figures of the rows that it puts in. */
function howFilled(rows: readonly (readonly number[] | undefined)[]): string {
  const [first, ...others] = rows;
  if (!first || others.some((row) => !row)) return "数字留空待填";
  if (rows.every((row) => row?.every((figure) => figure === 0))) return "各格按合计推算填 0";
  return others.length > 0 ? "数字按合计推算" : `数字按合计推算，填 ${first.join("、")}`;
}

function place(table: Table, before: TableRow | undefined, after: TableRow | undefined): Span {
  return before?.label?.cell.span ?? after?.label?.cell.span ?? table.labels[0]?.cell.span ?? table.span;
}

export default rule;
