import type { FormTable } from "../../forms";
import type { Report, Section, Table } from "../../report/types";
import { emptyTables, insertBlock, tablesOf } from "../insert";
import type { Finding, Rule } from "../types";

const rule: Rule = {
  meta: {
    id: "table/missing-table",
    title: "缺少规定的表格",
    titleEn: "A form that its section must hold is absent",
    severity: "error",
    fix: "suggestion",
    basis: "国办公开办函〔2021〕30号、国办公开办函〔2019〕60号所附格式，第二、三、四部分",
    docs: `检查第二、三、四部分是否有规定的表格。第二部分按《条例》第二十条第（一）、（五）、（六）、（八）项列表（2019、2020 年度的格式还有第（九）项）。

数字全是 0 也要列表。表格在、但认不出来时不报本条，原因写在报告大纲里。

怎么改：快速修复补上空表，数字留待填写。`,
  },
  *check(report) {
    for (const section of report.sections) {
      const wanted = tablesOf(report, section.form);
      const present = report.tables.filter(({ form }) => form.section === section.form.id);
      const absent = wanted.filter(({ id }) => !present.some(({ form }) => form.id === id));
      if (absent.length === 0 || report.unreadSections.includes(section.form.id)) continue;
      if (present.length === 0) yield noTables(section, absent, report);
      else for (const form of absent) yield oneTable(form, wanted, present, section, report);
    }
  },
};

function noTables(section: Section, absent: readonly FormTable[], report: Report): Finding {
  const after = report.sections.find(({ span }) => span.start >= section.span.end);
  return {
    span: section.heading,
    about: section.form.id,
    message: `第${section.form.numeral}部分没有规定的表格，没有发生也要列表填 0。`,
    fixes: [
      {
        title: "补上空表，数字留空待填",
        kind: "suggestion",
        preferred: true,
        edits: [insertBlock(report, after?.heading.start ?? report.text.length, emptyTables(report, absent))],
      },
    ],
  };
}

function oneTable(
  form: FormTable,
  wanted: readonly FormTable[],
  present: readonly Table[],
  section: Section,
  report: Report,
): Finding {
  const order = wanted.findIndex(({ id }) => id === form.id);
  const next = present.find((table) => wanted.findIndex(({ id }) => id === table.form.id) > order);
  const after = report.sections.find(({ span }) => span.start >= section.span.end);
  const rows = form.slots.map(({ rowName }) => rowName).filter((name, i, all) => all.indexOf(name) === i);
  return {
    span: section.heading,
    about: form.id,
    message: `第${section.form.numeral}部分缺少“${form.name}”（${rows.join("、")}）的表格。`,
    fixes: [
      {
        title: `补上“${form.name}”的空表，数字留空待填`,
        kind: "suggestion",
        preferred: true,
        edits: [
          insertBlock(
            report,
            next?.span.start ?? after?.heading.start ?? report.text.length,
            emptyTables(report, [form]),
          ),
        ],
      },
    ],
  };
}

export default rule;
