import { FORMS, type FormSection } from "../../forms";
import type { Report } from "../../report/types";
import type { Span } from "../../text/span";
import { emptyTables, insertBlock, tablesOf } from "../insert";
import type { Finding, Rule } from "../types";

const rule: Rule = {
  meta: {
    id: "structure/missing-section",
    title: "缺少规定的部分",
    titleEn: "One of the six sections is absent",
    severity: "error",
    fix: "suggestion",
    basis: "《中华人民共和国政府信息公开条例》第五十条；国办公开办函〔2021〕30号、国办公开办函〔2019〕60号所附格式",
    docs: `检查六个部分是否齐全：一、总体情况；二、主动公开政府信息情况；三、收到和处理政府信息公开申请情况；四、政府信息公开行政复议、行政诉讼情况；五、存在的主要问题及改进情况；六、其他需要报告的事项。

没有内容的部分也要保留标题，例如第六部分写“无”。

怎么改：快速修复在应有的位置补上标题，第二、三、四部分同时补上空表，数字留待填写。`,
  },
  *check(report) {
    const sections = FORMS[report.edition ?? "2021"].sections;
    for (const section of sections) {
      if (!report.sections.some(({ form }) => form.id === section.id)) yield missing(section, sections, report);
    }
  },
};

function missing(section: FormSection, sections: readonly FormSection[], report: Report): Finding {
  const index = sections.indexOf(section);
  const find = (forms: readonly FormSection[]) =>
    forms.flatMap(({ id }) => report.sections.find(({ form }) => form.id === id) ?? [])[0];
  const next = find(sections.slice(index + 1));
  const previous = find(sections.slice(0, index).reverse());
  const heading = `${section.numeral}、${section.heading}`;
  const ownTable = report.tables.find(({ form }) => form.section === section.id);

  const place = ownTable?.span.start ?? next?.heading.start ?? report.text.length;
  const tables = ownTable ? [] : tablesOf(report, section);
  const blankLine = report.text.includes("\r\n") ? "\r\n\r\n" : "\n\n";
  const block = [heading, ...(tables.length > 0 ? [emptyTables(report, tables)] : [])].join(blankLine);
  const span: Span = ownTable?.labels[0]?.cell.span ??
    previous?.heading ??
    next?.heading ??
    report.title?.span ?? { start: 0, end: 0 };
  const where = ownTable
    ? "表格还在，标题没有了，请补上标题"
    : previous
      ? `应在第${previous.form.numeral}部分之后补上`
      : "请补上";
  return {
    span,
    about: section.id,
    message: `缺少“${heading}”部分，${where}${section.id === "other" ? "，没有内容也要写“无”" : ""}。`,
    fixes: [
      {
        title: tables.length > 0 ? `补上标题“${heading}”和空表` : `补上标题“${heading}”`,
        kind: "suggestion",
        preferred: true,
        edits: [insertBlock(report, place, block)],
      },
    ],
  };
}

export default rule;
