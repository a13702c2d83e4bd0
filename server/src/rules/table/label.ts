import type { FormLabel } from "../../forms";
import type { Table } from "../../report/types";
import { fold } from "../../text/fold";
import { similarity } from "../../text/similarity";
import { quote } from "../quote";
import type { Rule } from "../types";

/** Likeness from which a label is put right without asking. */
const SURE = 0.5;
/** The unit that a label names: under another one the figures would no longer be right. */
const UNIT = /单位[:：]?(亿元|万元|元)/;

const rule: Rule = {
  meta: {
    id: "table/label",
    title: "表格中的名称写错或写漏",
    titleEn: "Heading or label of the form misspelt or cut short",
    severity: "error",
    fix: "mixed",
    basis: "国办公开办函〔2021〕30号、国办公开办函〔2019〕60号所附格式，第二、三、四部分表格",
    docs: `检查表头和各行名称是否与规定的一致，例如“本年度止件数”应为“本年废止件数”，“对外公开总数”应为“对外公开总数量”。

全角半角、空格、换行、序号写法（\`1.\` \`1、\`）、“勾稽”与“钩稽”不算错。

怎么改：改成规定的名称，快速修复只改名称，不动数字。`,
  },
  *check(report) {
    for (const table of report.tables) {
      for (const { label, cell, exact } of table.labels) {
        if (exact) continue;
        const written = cell.raw.replace(/\s+/g, "");
        if (isSeveral(written, table)) continue;
        const unit = UNIT.exec(written)?.[1];
        const sameUnit = unit === undefined || unit === UNIT.exec(label.text)?.[1];
        const sure = sameUnit && similarity(fold(written), fold(label.text)) >= SURE;
        // Under another unit the figures change with the label: table/amount-unit puts both right.
        const countsOtherwise = !sameUnit && holdsFigures(table, label);
        const todo = countsOtherwise ? `应为${quote(label.text)}，其中的数也要换算` : `应为${quote(label.text)}`;
        yield {
          span: cell.span,
          message: `${quote(written)}与规定的名称不一致，${todo}。`,
          fixes: countsOtherwise
            ? []
            : [
                {
                  title: `改为${quote(label.text)}`,
                  kind: sure ? "safe" : "suggestion",
                  preferred: true,
                  edits: [{ span: cell.span, text: label.text }],
                },
              ],
        };
      }
    }
  },
};

/** Whether a cell holds several labels of the table, each in full, as converters write a header into one line. */
function isSeveral(written: string, { form }: Table): boolean {
  const parts = written.split(/[/／|｜│┃║、，,:：;；]+/).filter((part) => part !== "");
  const official = form.grid.flatMap((row) => row.flatMap(({ label }) => (label ? fold(label.text) : [])));
  return parts.length > 1 && parts.every((part) => official.includes(fold(part)));
}

/** Whether a column holds a figure other than 0. */
function holdsFigures({ cells }: Table, { id }: FormLabel): boolean {
  return [...cells.values()].some(
    ({ slot, value }) => slot.column === id && value.kind === "number" && value.number !== 0,
  );
}

export default rule;
