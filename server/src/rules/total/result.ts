import type { Rule } from "../types";
import { sumFindings } from "./sums";

const rule: Rule = {
  meta: {
    id: "total/result",
    title: "（七）总计不等于（一）至（六）各项之和",
    titleEn: "Result total differs from the sum of all results",
    severity: "error",
    fix: "suggestion",
    basis: "国办公开办函〔2021〕30号、国办公开办函〔2019〕60号所附格式，第三部分表格",
    docs: `检查第三部分表格的每一栏：“（七）总计”应等于“本年度办理结果”（一）至（六）所有各行之和。

空白的分项按 0 计；总计空白，或者缺少某一行、某一格无法对应到栏目时，本栏不做加总。

错在哪里：表中的数字互相牵连，一个数写错，往往只有改它才能让各处都对上。这时问题标在写错的那一格，写明应为多少；确定不了时标在总计上，并列出可能写错的几处；其中一处像是笔误的（两位数字颠倒、少写多写一位、填到相邻的一格、一行的数字错了一栏、漏加一项），说明“很可能”是它；正文、上年报告的数只与其中一处改后相符的，也这样说明。

怎么改：核对办理结果台账，改正写错的一项；各项无误时，把（七）总计改为各项之和。`,
  },
  check: (report, context) => sumFindings(report, context, "total/result"),
};

export default rule;
