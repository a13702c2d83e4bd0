import type { Rule } from "../types";
import { sumFindings } from "./sums";

const rule: Rule = {
  meta: {
    id: "total/disputes",
    title: "复议诉讼表总计不等于四种结果之和",
    titleEn: "Total of reviews or lawsuits differs from the sum of the four outcomes",
    severity: "error",
    fix: "suggestion",
    basis: "国办公开办函〔2021〕30号、国办公开办函〔2019〕60号所附格式，第四部分表格",
    docs: `检查第四部分表格的三组数字（行政复议、未经复议直接起诉、复议后起诉）：总计应等于结果维持、结果纠正、其他结果、尚未审结四项之和。

空白的分项按 0 计；总计空白时不报。

错在哪里：表中的数字互相牵连，一个数写错，往往只有改它才能让各处都对上。这时问题标在写错的那一格，写明应为多少；确定不了时标在总计上，并列出可能写错的几处；其中一处像是笔误的（两位数字颠倒、少写多写一位、填到相邻的一格、一行的数字错了一栏、漏加一项），说明“很可能”是它；正文、上年报告的数只与其中一处改后相符的，也这样说明。

怎么改：核对复议、诉讼台账，改正写错的一项；各项无误时，把总计改为四项之和。`,
  },
  check: (report, context) => sumFindings(report, context, "total/disputes"),
};

export default rule;
