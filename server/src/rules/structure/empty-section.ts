import { quote } from "../quote";
import type { Rule } from "../types";

/** What a file conversion leaves behind, which is no content. */
const REMNANT = /\[(?:bookmark|image)[^\]\n]*\]/gi;
const CONTENT = /[\p{L}\p{N}]/u;

const rule: Rule = {
  meta: {
    id: "structure/empty-section",
    title: "标题下面没有内容",
    titleEn: "Nothing under a heading",
    severity: "warning",
    fix: "none",
    basis: "《中华人民共和国政府信息公开条例》第五十条；国办公开办函〔2021〕30号、国办公开办函〔2019〕60号所附格式",
    docs: `检查第一、五、六部分的标题下面有没有内容。第二、三、四部分没有表格的，由 table/missing-table 报告。

第六部分没有需要报告的事项时，写“无”就是有内容。

怎么改：补上内容；第六部分确实没有的写“无”。`,
  },
  *check(report) {
    for (const { form, heading, content } of report.sections) {
      if (form.tables.length > 0) continue;
      const written = report.text.slice(content.start, content.end);
      if (CONTENT.test(written.replace(REMNANT, ""))) continue;
      const todo = form.id === "other" ? "请补上，没有需要报告的事项也要写“无”" : "请补上";
      yield { span: heading, message: `${quote(`${form.numeral}、${form.heading}`)}下面没有内容，${todo}。` };
    }
  },
};

export default rule;
