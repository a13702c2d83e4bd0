import type { Table, TextCell } from "../../report/types";
import { fold } from "../../text/fold";
import { similarity } from "../../text/similarity";
import { quote } from "../quote";
import type { Rule } from "../types";
import { rowLines } from "./rowLines";

/** Likeness to a row that the table lacks from which a row may be that one, badly written. */
const LIKE = 0.3;

const rule: Rule = {
  meta: {
    id: "table/unexpected-row",
    title: "表格里有规定之外的行",
    titleEn: "A row that the form does not have",
    severity: "warning",
    fix: "suggestion",
    basis: "国办公开办函〔2021〕30号、国办公开办函〔2019〕60号所附格式，第二、三、四部分表格",
    docs: `检查表格里有没有规定的格式没有的行，例如 2021 年的格式已经取消的“其他对外管理服务事项”，或者自行添加的“行政检查”。

只看在规定的各行之间、有名称又有数字的行；跨页断开的名称、表格后面的说明不算。

怎么改：表格的行不能增减，要说明的情况写到正文里。快速修复删去这一行。`,
  },
  *check(report) {
    for (const table of report.tables) {
      for (const { label, figures, repeats, isAlone } of table.strayRows) {
        if (repeats || isPiece(label, table) || mayBeMissingRow(label, table)) continue;
        const name = quote(label.raw.replace(/\s+/g, ""));
        const span = isAlone ? rowLines(report, table, [label, ...figures]) : undefined;
        yield {
          span: label.span,
          message: `${name}不是规定的行，表格的行不能自行添加，要说明的情况请写到正文里。`,
          ...(span
            ? {
                fixes: [
                  {
                    title: `删去${name}一行`,
                    kind: "suggestion" as const,
                    preferred: true,
                    edits: [{ span, text: "" }],
                  },
                ],
              }
            : {}),
        };
      }
    }
  },
};

/** Whether words are a piece of a label that a page break cut in two. */
function isPiece({ folded }: TextCell, { form }: Table): boolean {
  return form.runs.some(({ label }) => label && fold(label.text).includes(folded));
}

function mayBeMissingRow({ folded }: TextCell, { rows }: Table): boolean {
  return rows.some(
    ({ status, run }) => status === "missing" && run.label && similarity(fold(run.label.text), folded) >= LIKE,
  );
}

export default rule;
