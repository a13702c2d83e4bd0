import { brokenIdentities } from "../../relations/evaluate";
import type { Rule } from "../types";
import { relatedAddends, spellOut } from "./sums";

const rule: Rule = {
  meta: {
    id: "total/balance",
    title: "勾稽关系不成立",
    titleEn: "Received plus carried in differs from handled plus carried out",
    severity: "error",
    fix: "none",
    basis:
      "国办公开办函〔2021〕30号、国办公开办函〔2019〕60号所附格式，第三部分表格：本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和",
    docs: `检查第三部分表格的每一栏：本年新收（第一项）加上年结转（第二项），应等于本年度办理结果的（七）总计（第三项）加结转下年度继续办理（第四项）。

空白按 0 计；（七）总计空白时不报。

怎么改：四个数里至少有一个写错，请对照申请登记台账和上年年报的“结转下年度继续办理”核对。`,
  },
  *check(report) {
    for (const { total, identity, left, right } of brokenIdentities(report, "total/balance")) {
      yield {
        span: total.span,
        cell: identity.total,
        message: `“${total.slot.columnName}”一栏不符合勾稽关系：第一项加第二项为 ${spellOut(left)}，第三项加第四项为 ${spellOut(right)}，请核对。`,
        related: relatedAddends([...left, ...right], (cell) => cell.slot.rowName),
      };
    }
  },
};

export default rule;
