import { FORMS, type FormSection } from "../../forms";
import type { Report, Section } from "../../report/types";
import { lineEndOf } from "../../text/lines";
import { type Span, trimSpan } from "../../text/span";
import { emptyTables, insertBlock, tablesOf } from "../insert";
import type { Finding, Rule } from "../types";

/** What section six says where there is nothing to report. */
const NOTHING = "无";
/** What leads to the report itself and stands before its first heading. */
const INTRODUCTION = /现将|报告如下|公布如下|特编制|编制(?:本|了|而成)/;
/** What only the sections on problems and on other matters speak of. */
const PROBLEMS = /问题|不足|薄弱|短板|差距|改进|下一步/;
const OTHER_MATTERS = /信息处理费|需要?报告的事项/;
const NOTE = /^(?:注|备注|说明)[：:]/;
const SENTENCE = /[。；：，]/;
const SENTENCE_END = /[。；！](?:[”）)]*)\s*$/;
const ITEM = /^[（(]?[一二三四五六七八九十\d]{1,2}[）)、.．]/;

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

怎么改：快速修复在应有的位置补上标题：只丢了标题的，补在原有文字、表格的前面；第二、三、四部分整个没有的，同时补上空表，数字留待填写；第六部分写“无”。第一、五部分整个没有的，请自行撰写。`,
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
  const tables = ownTable ? [] : tablesOf(report, section);
  const prose = tables.length > 0 || ownTable ? undefined : ownProse(report, section, previous, next);
  const place = ownTable?.span.start ?? prose ?? next?.heading.start ?? endOfContent(report);
  const isNothing = section.id === "other" && prose === undefined;
  const blankLine = lineEndOf(report.text).repeat(2);
  const content = tables.length > 0 ? [emptyTables(report, tables)] : isNothing ? [NOTHING] : [];
  const block = [heading, ...content].join(blankLine);
  const span: Span = ownTable?.labels[0]?.cell.span ??
    previous?.heading ??
    next?.heading ??
    report.title?.span ?? { start: 0, end: 0 };
  const where = ownTable
    ? "表格还在，标题没有了，请补上标题"
    : previous
      ? `应在第${previous.form.numeral}部分之后补上`
      : "请补上";
  const hasContent = ownTable !== undefined || prose !== undefined || content.length > 0;
  const what = tables.length > 0 ? "和空表，数字留空待填" : isNothing ? `，内容写“${NOTHING}”` : "";
  return {
    span,
    about: section.id,
    message: `缺少“${heading}”部分，${where}${section.id === "other" ? `，没有内容也要写“${NOTHING}”` : ""}。`,
    // A heading with nothing under it mends nothing: what belongs there can only be written by hand.
    ...(hasContent
      ? {
          fixes: [
            {
              title: `补上标题“${heading}”${what}`,
              kind: "suggestion" as const,
              preferred: true,
              edits: [insertBlock(report, place, block)],
            },
          ],
        }
      : {}),
  };
}

/** Where the prose of a section begins whose heading alone is gone; undefined where there is none for certain. */
function ownProse(
  report: Report,
  { id }: FormSection,
  previous: Section | undefined,
  next: Section | undefined,
): number | undefined {
  const above = previous?.form.tables.length
    ? report.tables.filter(({ form }) => form.section === previous.form.id)
    : [];
  const from = Math.max(previous?.content.start ?? report.title?.span.end ?? 0, ...above.map(({ span }) => span.end));
  const lines = proseLines(report, from, next?.heading.start ?? report.end);
  if (id === "overview") return lines.find(({ text }) => !INTRODUCTION.test(text))?.start;
  if (id === "other") return lines.find(({ text }) => OTHER_MATTERS.test(text))?.start;
  if (id !== "problems" || above.length === 0 || !lines.some(({ text }) => PROBLEMS.test(text))) return undefined;
  return lines[0]?.start;
}

/** The lines between two places from the first that is part of a text: no page furniture, no notes on a table. */
function proseLines({ text, lines }: Report, from: number, to: number): { start: number; text: string }[] {
  const found: { start: number; text: string }[] = [];
  const first = lines.position(from).line + 1;
  for (let line = first; line < lines.count && lines.start(line) < to; line++) {
    const span = trimSpan(text, lines.span(line));
    const written = text.slice(span.start, span.end);
    if (NOTE.test(written) || (found.length === 0 && !SENTENCE.test(written) && !ITEM.test(written))) continue;
    if (span.start < span.end) found.push({ start: span.start, text: written });
  }
  return found;
}

/** Where a section goes that nothing follows: in front of the signature and the date, where there are any. */
function endOfContent({ text, lines, tables, end }: Report): number {
  const from = Math.max(0, ...tables.map(({ span }) => span.end));
  for (let line = lines.position(end).line; line > 0 && lines.start(line) > from; line--) {
    const written = text.slice(lines.start(line - 1), lines.end(line - 1));
    if (SENTENCE_END.test(written))
      return text.slice(lines.end(line - 1), end).trim() === "" ? end : nextText(text, lines.end(line - 1));
  }
  return end;
}

function nextText(text: string, from: number): number {
  return from + (/\S/.exec(text.slice(from))?.index ?? 0);
}

export default rule;
