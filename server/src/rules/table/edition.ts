import { FORMS, formForYear } from "../../forms";
import type { Rule } from "../types";

const rule: Rule = {
  meta: {
    id: "table/edition",
    title: "用了另一版的表格",
    titleEn: "Form of the other edition for the report's year",
    severity: "error",
    fix: "none",
    basis: "国办公开办函〔2021〕30号（2021 年度起使用）；国办公开办函〔2019〕60号（2019、2020 年度试行）",
    docs: `检查表格是不是报告年度应当使用的一版：2021 年度及以后用“本年制发件数、本年废止件数、现行有效件数”一版，2019、2020 年度用“本年新制作数量、本年新公开数量、对外公开总数量”一版。

拿上一版的旧文件改年份时最容易出错。

怎么改：换成报告年度应当使用的表格，重新填写。`,
  },
  *check(report) {
    if (report.year === undefined) return;
    const wanted = formForYear(report.year);
    const wrong = report.tables.filter(({ form }) => form.edition !== wanted.edition && form.section !== "disputes");
    const [first] = wrong;
    if (!first) return;
    const sections = wrong.filter(
      (table, i) => wrong.findIndex(({ form }) => form.section === table.form.section) === i,
    );
    const place = (table: typeof first) => telling(table) ?? table.labels[0]?.cell.span ?? table.span;
    yield {
      span: place(first),
      message: `这是${FORMS[first.form.edition].source}的表格，${report.year} 年度的报告应使用${wanted.source}的表格。`,
      related: sections.slice(1).map((table) => ({ span: place(table), message: "这里的表格也不是应使用的一版" })),
    };

    /** A label that only the wrong edition has. */
    function telling(table: typeof first) {
      const right = wanted.sections.flatMap(({ tables }) =>
        tables.flatMap(({ runs }) => runs.map((run) => run.label?.text)),
      );
      return table?.labels.find(({ label }) => !right.includes(label.text))?.cell.span;
    }
  },
};

export default rule;
