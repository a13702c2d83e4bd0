import { quote } from "../quote";
import type { Rule } from "../types";

/** Marks and digits that no number of a section has. */
const OTHER_STYLE = /[\d０-９（(]/;

const rule: Rule = {
  meta: {
    id: "structure/section-number",
    title: "部分标题的序号不对",
    titleEn: "Right heading under a wrong or missing numeral",
    severity: "error",
    fix: "safe",
    basis: "国办公开办函〔2021〕30号、国办公开办函〔2019〕60号所附格式：六个部分依次编号一至六",
    docs: `检查六个部分的标题：总体情况为一，主动公开政府信息情况为二，收到和处理政府信息公开申请情况为三，政府信息公开行政复议、行政诉讼情况为四，存在的主要问题及改进情况为五，其他需要报告的事项为六。

标题对而序号写错、漏写的，报本条；序号的先后对、只是写成“1.”“（一）”“第1部分”的，只作提示。“第一部分”“第一章”不算错。

怎么改：改成规定的序号，快速修复只改序号。`,
  },
  *check(report) {
    for (const { form, numeral, numbering, name, heading } of report.sections) {
      if (numbering === "right") continue;
      const official = `${form.numeral}、${form.heading}`;
      const marks = { start: heading.start, end: name.start };
      if (numbering === "otherStyle") {
        const written = quote(report.text.slice(marks.start, marks.end).trim());
        yield {
          span: marks,
          message: `部分标题的序号${written}应写为“${form.numeral}、”。`,
          severity: "info",
          fixes: [
            {
              title: `${written}改为“${form.numeral}、”`,
              kind: "safe",
              preferred: true,
              edits: [{ span: marks, text: `${form.numeral}、` }],
            },
          ],
        };
        continue;
      }
      const written = numeral && report.text.slice(numeral.start, numeral.end);
      const isOtherStyle = OTHER_STYLE.test(report.text.slice(marks.start, marks.end));
      yield written
        ? {
            span: heading,
            message: `“${form.heading}”是第${form.numeral}部分，序号“${written}”应为“${form.numeral}”。`,
            fixes: [
              {
                title: `序号改为“${form.numeral}${isOtherStyle ? "、" : ""}”`,
                kind: "safe",
                preferred: true,
                edits: [
                  isOtherStyle ? { span: marks, text: `${form.numeral}、` } : { span: numeral, text: form.numeral },
                ],
              },
            ],
          }
        : {
            span: heading,
            message: `标题缺少序号，应为“${official}”。`,
            fixes: [
              {
                title: `补上序号“${form.numeral}、”`,
                kind: "safe",
                preferred: true,
                edits: [{ span: { start: name.start, end: name.start }, text: `${form.numeral}、` }],
              },
            ],
          };
    }
  },
};

export default rule;
