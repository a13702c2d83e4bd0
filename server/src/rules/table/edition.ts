import { FORMS, type Form, formForYear, type Slot } from "../../forms";
import { carriedFrom } from "../../forms/carryOver";
import { layout } from "../../report/layouts/index";
import type { Report, Table } from "../../report/types";
import { addend } from "../../report/value";
import { lineEndOf } from "../../text/lines";
import type { Span } from "../../text/span";
import type { Edit, Fix, Rule } from "../types";

const rule: Rule = {
  meta: {
    id: "table/edition",
    title: "用了另一版的表格",
    titleEn: "Form of the other edition for the report's year",
    severity: "error",
    fix: "suggestion",
    basis: "国办公开办函〔2021〕30号（2021 年度起使用）；国办公开办函〔2019〕60号（2019、2020 年度试行）",
    docs: `检查表格是不是报告年度应当使用的一版：2021 年度及以后用“本年制发件数、本年废止件数、现行有效件数”一版，2019、2020 年度用“本年新制作数量、本年新公开数量、对外公开总数量”一版。

拿上一版的旧文件改年份时最容易出错。

怎么改：换成报告年度应当使用的表格。快速修复换掉整张表，两版意思相同的数字照搬，其余留空待填；“（六）其他处理”分不开的，先放在“3.其他”。`,
  },
  *check(report) {
    if (report.year === undefined) return;
    const wanted = formForYear(report.year);
    const wrong = report.tables.filter(({ form }) => form.edition !== wanted.edition && form.section !== "disputes");
    const [first] = wrong;
    if (!first) return;
    const firsts = wrong.filter((table, i) => wrong.findIndex(({ form }) => form.section === table.form.section) === i);
    const fix = replacement(report, firsts, wanted);
    yield {
      span: placeOf(first, wanted),
      message: `这是${FORMS[first.form.edition].source}的表格，${report.year} 年度的报告应使用${wanted.source}的表格。`,
      related: firsts
        .slice(1)
        .map((table) => ({ span: placeOf(table, wanted), message: "这里的表格也不是应使用的一版" })),
      ...(fix ? { fixes: [fix] } : {}),
    };
  },
};

/** A label that only the wrong edition has, else the table's first label. */
function placeOf(table: Table, wanted: Form): Span {
  const right = wanted.sections.flatMap(({ tables }) =>
    tables.flatMap(({ runs }) => runs.map((run) => run.label?.text)),
  );
  const telling = table.labels.find(({ label }) => !right.includes(label.text));
  return (telling ?? table.labels[0])?.cell.span ?? table.span;
}

/** Puts the wanted forms in the place of those of a section; not where something would be lost that is no figure. */
function replacement(report: Report, firsts: readonly Table[], wanted: Form): Fix | undefined {
  const edits = firsts.map((first) => {
    const tables = report.tables.filter(({ form }) => form.section === first.form.section);
    return sectionEdit(report, tables, wanted);
  });
  const whole = edits.flatMap((edit) => edit ?? []).sort((a, b) => a.span.start - b.span.start);
  const areNested = whole.some(({ span }, i) => span.end > (whole[i + 1]?.span.start ?? span.end));
  if (whole.length < edits.length || areNested) return undefined;
  return {
    title: `换成${wanted.source}的表格，两版相同的数字照搬，其余留空待填`,
    kind: "suggestion",
    preferred: true,
    edits: whole,
  };
}

function sectionEdit({ text, lines, sections }: Report, tables: readonly Table[], wanted: Form): Edit | undefined {
  const [first] = tables;
  const last = tables.at(-1);
  const section = wanted.sections.find(({ id }) => id === first?.form.section);
  if (!first || !last || !section || !tables.every(isWhole)) return undefined;
  const isParted = tables.some((table, i) => {
    const next = tables[i + 1];
    if (!next) return false;
    return (
      next.span.start < table.span.end || text.slice(table.span.end, next.span.start).trim().replace(/[|-]/g, "") !== ""
    );
  });
  if (isParted || first.layout === "html") return undefined;
  const cells = new Map(tables.flatMap((table) => [...table.cells]));
  const figure = ({ id }: Slot): string => {
    const sources = carriedFrom(id, wanted.edition);
    if (sources === "none") return "0";
    const found = sources.flatMap((source) => cells.get(source) ?? []);
    if (found.length < sources.length) return "";
    const [only] = found;
    if (only && found.length === 1) return only.raw;
    const sum = found.reduce((total, { value }) => total + (addend(value) ?? Number.NaN), 0);
    return Number.isInteger(sum) ? String(sum) : "";
  };
  const span = {
    start: lines.start(lines.position(first.span.start).line),
    end: lines.end(lines.position(last.span.end).line),
  };
  // A table that reaches over a heading has another section's between its rows.
  if (sections.some(({ heading }) => heading.start >= span.start && heading.start < span.end)) return undefined;
  const end = lineEndOf(text);
  const { write } = layout(first.layout);
  const written = section.tables.map((table) => write(table, figure, end)).join(first.layout === "tabRows" ? "" : end);
  return { span, text: written.replace(/[\r\n]+$/, "") };
}

/** Whether every row is there once with all its figures and nothing more. */
function isWhole({ rows, strayRows }: Table): boolean {
  if (strayRows.length > 0) return false;
  return rows.every(({ status, surplus }) => status === "complete" && surplus.length === 0);
}

export default rule;
