import { brokenIdentities } from "../../relations/evaluate";
import { quote } from "../quote";
import type { Rule } from "../types";
import { spellOut, wrongTotal } from "./sums";

const rule: Rule = {
  meta: {
    id: "total/row",
    title: "申请表某行总计不等于各类申请人之和",
    titleEn: "Row total of the applications form differs from the sum of its columns",
    severity: "error",
    fix: "suggestion",
    basis: "国办公开办函〔2021〕30号、国办公开办函〔2019〕60号所附格式，第三部分表格",
    docs: `检查第三部分表格的每一行：总计应等于自然人、商业企业、科研机构、社会公益组织、法律服务机构、其他六栏之和。

空白的分项按 0 计；总计空白时不报本条（见 table/blank-cell）；某一格不是数字或无法对应到栏目时，本行不做加总。

怎么改：核对原始台账，改正写错的分项；分项无误时，把总计改为各项之和。`,
  },
  *check(report) {
    for (const broken of brokenIdentities(report, "total/row")) {
      const { total, right, leftSum } = broken;
      const message = `${quote(total.slot.rowName)}一行总计为 ${leftSum}，各类申请人之和为 ${spellOut(right)}，请核对。`;
      yield wrongTotal(broken, message, (cell) => cell.slot.columnName);
    }
  },
};

export default rule;
