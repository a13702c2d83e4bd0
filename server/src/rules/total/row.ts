import { verdictsOf } from "../../relations/verdicts";
import type { Table } from "../../report/types";
import { addend, parseValue } from "../../report/value";
import { quote } from "../quote";
import type { Finding, Rule } from "../types";
import { sumFindings } from "./sums";

const rule: Rule = {
  meta: {
    id: "total/row",
    title: "申请表某行总计不等于各类申请人之和",
    titleEn: "Row total of the applications form differs from the sum of its columns",
    severity: "error",
    fix: "suggestion",
    basis: "国办公开办函〔2021〕30号、国办公开办函〔2019〕60号所附格式，第三部分表格",
    docs: `检查第三部分表格的每一行：总计应等于自然人、商业企业、科研机构、社会公益组织、法律服务机构、其他六栏之和。

空白的分项按 0 计；总计空白时不报本条（见 table/blank-cell）；只看得出总计、看不出其余各数在哪一栏的，只比总计与其余各数之和；某一格不是数字或无法对应到栏目时，本行不做加总。总计一栏都是 0 的，只报一次。

错在哪里：表中的数字互相牵连，一个数写错，往往只有改它才能让各处都对上。这时问题标在写错的那一格，写明应为多少；确定不了时标在总计上，并列出可能写错的几处；其中一处像是笔误的（两位数字颠倒、少写多写一位、填到相邻的一格、一行的数字错了一栏、漏加一项），说明“很可能”是它；正文、上年报告的数只与其中一处改后相符的，也这样说明。

怎么改：核对原始台账，改正写错的分项；分项无误时，把总计改为各项之和。`,
  },
  *check(report, context) {
    yield* sumFindings(report, context, "total/row");
    for (const table of report.tables) yield* unplacedRows(table);
  },
};

/** Rows of which only the total can be placed: it is the sum of the other figures, whatever their columns. */
function* unplacedRows(table: Table): Iterable<Finding> {
  const told = new Set(verdictsOf(table).flatMap((verdict) => (verdict.kind === "pinned" ? [verdict.cell] : [])));
  for (const { status, run, cells, unplaced } of table.rows) {
    const [total, ...others] = cells;
    const isTotal = table.form.identities.some(({ rule, total: id }) => rule === "total/row" && id === total?.slot.id);
    if (status !== "ragged" || !total || !isTotal || others.length > 0 || told.has(total)) continue;
    const sum = unplaced.reduce((all, { raw }) => all + (addend(parseValue(raw)) ?? Number.NaN), 0);
    if (Number.isNaN(sum) || sum === addend(total.value)) continue;
    yield {
      span: total.span,
      cell: total.slot.id,
      message: `${quote(run.name)}一行总计为 ${total.raw}，其余各数之和为 ${sum}，请核对后改其中一处。`,
    };
  }
}

export default rule;
