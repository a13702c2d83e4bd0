import type { Rule } from "../types";
import { sumFindings } from "./sums";

const rule: Rule = {
  meta: {
    id: "total/balance",
    title: "勾稽关系不成立",
    titleEn: "Received plus carried in differs from handled plus carried out",
    severity: "error",
    fix: "suggestion",
    basis:
      "国办公开办函〔2021〕30号、国办公开办函〔2019〕60号所附格式，第三部分表格：本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和",
    docs: `检查第三部分表格的每一栏：本年新收（第一项）加上年结转（第二项），应等于本年度办理结果的（七）总计（第三项）加结转下年度继续办理（第四项）。

空白按 0 计；（七）总计空白时不报。

错在哪里：表中的数字互相牵连，一个数写错，往往只有改它才能让各处都对上。这时问题标在写错的那一格，写明应为多少；确定不了时标在总计上，并列出可能写错的几处；其中一处像是笔误的（两位数字颠倒、少写多写一位、填到相邻的一格、一行的数字错了一栏、漏加一项），说明“很可能”是它；正文、上年报告的数只与其中一处改后相符的，也这样说明。

怎么改：四个数里至少有一个写错，请对照申请登记台账和上年年报的“结转下年度继续办理”核对。`,
  },
  check: (report, context) => sumFindings(report, context, "total/balance"),
};

export default rule;
