import { quote } from "../quote";
import type { Rule } from "../types";

const rule: Rule = {
  meta: {
    id: "structure/duplicate-section",
    title: "同一部分出现两次",
    titleEn: "A section stands twice",
    severity: "error",
    fix: "none",
    basis: "国办公开办函〔2021〕30号、国办公开办函〔2019〕60号所附格式：六个部分各一次，依次编号一至六",
    docs: `检查六个部分的标题是不是各只出现一次。复制粘贴时容易把一个部分贴成两份，或者在旧标题之外又加了新标题。

只看单独成行、带序号、文字与规定一致的标题；目录、正文里提到的标题不算。

怎么改：对照两处内容，保留一处，把另一处的标题（和重复的内容）删去。`,
  },
  *check(report) {
    for (const { form, heading, repeats } of report.sections) {
      const name = quote(`${form.numeral}、${form.heading}`);
      for (const repeat of repeats) {
        yield {
          span: repeat,
          message: `${name}部分出现了 ${repeats.length + 1} 次，请核对后只保留一处。`,
          related: [{ span: heading, message: `${name}的另一处` }],
        };
      }
    }
  },
};

export default rule;
