import { TITLE_ENDING as ENDING } from "../../forms";
import { misspeltEnding } from "../../report/title";
import type { Report, Title } from "../../report/types";
import { type Span, trimSpan } from "../../text/span";
import { squeeze } from "../../text/squeeze";
import type { Finding, Fix, Rule } from "../types";

/** Words in brackets behind it do no harm: （2023年度）, （公开版）. */
const ENDS_OFFICIALLY = new RegExp(`${ENDING}(?:[（(][^（）()]*[)）])?$`);

/** Bodies that are no administrative organs, and report by rules of their own: 高等学校信息公开办法 and others. */
const PUBLIC_BODY = /(?:大学|学院|学校|中学|小学|幼儿园|医院|卫生院|保健院|公司|集团)$/;
const ENDS_FOR_THEM = /信息公开(?:工作)?年度报告(?:[（(][^（）()]*[)）])?$/;

const rule: Rule = {
  meta: {
    id: "structure/title",
    title: "题目缺失、缺年份或不合格式",
    titleEn: "Title missing, without a year or not in the official form",
    severity: "warning",
    fix: "suggestion",
    basis: "国办公开办函〔2021〕30号、国办公开办函〔2019〕60号所附格式",
    docs: `检查报告的题目：应为“机关名称 + 年份 + 政府信息公开工作年度报告”，年份是报告所反映的年度，例如“云溪镇人民政府2023年政府信息公开工作年度报告”；写成“政务公开工作年度报告”的，年份写成“2023”、漏了“年”字的，末尾写错、漏掉、多写或者颠倒了一个字的也查。

题目分成几行、上面还有网页的栏目标题、写“2023年度”、末尾用括号注明年度、机关名称不带“人民政府”都不算错。学校、医院、公司的报告按各自的规定写“信息公开年度报告”，也不算错。

怎么改：补上年份或改成规范的名称。正文能确定年份时，快速修复会补上；年份后面的名称不规范时，快速修复改成规范的名称。`,
  },
  *check(report) {
    const { title } = report;
    if (!title) {
      yield {
        span: firstWords(report),
        message: `报告没有题目，请在开头补上“机关名称 + 年份 + ${ENDING}”。`,
      };
      return;
    }
    if (!title.year) yield withoutYear(title, report);
    else if (LACKS_YEAR_MARK.test(report.text.slice(title.year.span.end, title.span.end)))
      yield withoutYearMark(title.year.span, report);
    const isTheirs = PUBLIC_BODY.test(title.body) && ENDS_FOR_THEM.test(title.text);
    const slip = isTheirs ? undefined : misspeltEnding(title.text);
    if (slip !== undefined) yield misspelt(title, slip, report);
    else if (!ENDS_OFFICIALLY.test(title.text) && !isTheirs) {
      yield {
        span: title.span,
        message: `题目“${title.text}”不是规范的写法，应以“${ENDING}”结尾。`,
        ...endingFix(title, report),
      };
    } else if (title.body === "") {
      yield { span: title.span, message: `题目“${title.text}”没有机关名称，请在年份前补上。` };
    }
  },
};

/** How titles end that say the same in other words: 信息公开年度报告, 政府信息公开工作年度年度报告, 政务公开工作年度报告, 年度报告报告. */
const OTHER_ENDING =
  /(20\d\d年?度?)((?:(?:政府|政务)?信息|政务|政府)公开(?:工作|年度|情况|的){0,5}(?:报告报告|报告|年报|汇报|总结))(?:[（(][^（）()]*[)）])?$/;

/** Puts the official ending in place of another one that stands behind the year: only what differs is changed. */
function endingFix({ span, body }: Title, { text }: Report): Pick<Finding, "fixes"> {
  const { words, at } = squeeze(text, span);
  const match = OTHER_ENDING.exec(words);
  if (!match || body === "") return {};
  const [, year = "", written = ""] = match;
  const from = match.index + year.length;
  let before = 0;
  while (before < written.length && written[before] === ENDING[before]) before++;
  let behind = 0;
  const shorter = Math.min(written.length, ENDING.length) - before;
  while (behind < shorter && written.at(-1 - behind) === ENDING.at(-1 - behind)) behind++;
  const start = at(from + before);
  const end = before + behind < written.length ? at(from + written.length - behind - 1) + 1 : start;
  return {
    fixes: [
      {
        title: `把“${written}”改为“${ENDING}”`,
        kind: "suggestion",
        preferred: true,
        edits: [{ span: { start, end }, text: ENDING.slice(before, ENDING.length - behind) }],
      },
    ],
  };
}

/** A character as a regular expression for itself. */
function escaped(character: string): string {
  return character.replace(/[\\^$.*+?()[\]{}|]/, "\\$&");
}

/** A title that ends officially but for a slip; the fix puts the slip right alone. */
function misspelt({ span, text: title }: Title, slip: string, { text }: Report): Finding {
  const ends = new RegExp([...slip].map((character) => `${escaped(character)}${GAP}`).join(""), "g");
  const match = [...text.slice(span.start, span.end).matchAll(ends)].at(-1);
  const message = `题目“${title}”的末尾写错了，应为“${ENDING}”。`;
  if (!match) return { span, message };
  let before = 0;
  while (slip[before] === ENDING[before]) before++;
  let behind = 0;
  const shorter = Math.min(slip.length, ENDING.length) - before;
  while (behind < shorter && slip.at(-1 - behind) === ENDING.at(-1 - behind)) behind++;
  const placeOf = (count: number) => {
    const gaps = new RegExp(`^(?:${GAP}[^\\s#*|]){${count}}`);
    return span.start + match.index + (gaps.exec(match[0])?.[0].length ?? 0);
  };
  const right = ENDING.slice(before, ENDING.length - behind);
  const { start, end } = trimSpan(text, { start: placeOf(before), end: placeOf(slip.length - behind) });
  const wrong = text.slice(start, end);
  return {
    // A character that is missing has no place of its own: what stands around it shows where.
    span: start < end ? { start, end } : { start: placeOf(Math.max(0, before - 1)), end: placeOf(before + 1) },
    message,
    fixes: [
      {
        title: wrong === "" ? `补上“${right}”` : right === "" ? `删去“${wrong}”` : `把“${wrong}”改为“${right}”`,
        kind: "suggestion",
        preferred: true,
        edits: [{ span: { start, end }, text: right }],
      },
    ],
  };
}

/** Words right behind a year's digits without 年: 2023政府信息公开. */
const LACKS_YEAR_MARK = /^[\s\u3000\u00a0]*(?!年)[\u4e00-\u9fff]/;

function withoutYearMark(year: Span, { text }: Report): Finding {
  const written = text.slice(year.start, year.end);
  return {
    span: year,
    message: `题目中的年份“${written}”后面漏了“年”字，请补上。`,
    fixes: [
      {
        title: `改为“${written}年”`,
        kind: "suggestion",
        preferred: true,
        edits: [{ span: { start: year.end, end: year.end }, text: "年" }],
      },
    ],
  };
}

/** A year with letters among its digits: 2O25, 202l. */
const MISTYPED_YEAR = /2[0-9OoＯDQlI|〇○]{3}(?=年)/;

function withoutYear(title: Title, report: Report): Finding {
  const mistyped = MISTYPED_YEAR.exec(report.text.slice(title.span.start, title.span.end));
  if (mistyped) return misspeltYear(mistyped[0], title.span.start + mistyped.index, report.year);
  const message = "题目没有年份，应写明报告的是哪一年。";
  if (report.year === undefined) return { span: title.span, message };
  const fix = insertYear(title, report.text, report.year);
  return {
    span: title.span,
    message: `题目没有年份，正文说的是 ${report.year} 年，应在机关名称后写明。`,
    ...(fix ? { fixes: [fix] } : {}),
  };
}

function misspeltYear(written: string, start: number, year: number | undefined): Finding {
  const span = { start, end: start + written.length };
  const message = `题目中的年份“${written}”不全是数字，请改正。`;
  if (year === undefined) return { span, message };
  const title = `把题目中的“${written}”改为“${year}”`;
  return {
    span,
    message,
    fixes: [{ title, kind: "suggestion", preferred: true, edits: [{ span, text: String(year) }] }],
  };
}

/** What may stand within a word where a title is broken over lines: white space and the marks of Markdown and of tables. */
const GAP = "[\\s#*|]*";
const SUBJECT = new RegExp(`(人${GAP}民${GAP})?(政${GAP}府)?${GAP}信${GAP}息${GAP}公${GAP}开`);

/** Inserts the year behind the body's name; 人民政府信息公开 has swallowed one 政府, which is put back. */
function insertYear(title: Title, text: string, year: number): Fix | undefined {
  const match = SUBJECT.exec(text.slice(title.span.start, title.span.end));
  if (!match) return undefined;
  const [, people = "", government = ""] = match;
  const isSwallowed = people !== "" && government !== "";
  const offset = title.span.start + match.index + people.length + (isSwallowed ? government.length : 0);
  const inserted = `${year}年${isSwallowed ? "政府" : ""}`;
  return {
    title: `在题目中补上“${inserted}”`,
    kind: "suggestion",
    preferred: true,
    edits: [{ span: { start: offset, end: offset }, text: inserted }],
  };
}

function firstWords({ text, lines }: Report): Span {
  for (let line = 0; line < lines.count; line++) {
    const span = trimSpan(text, lines.span(line));
    if (span.start < span.end) return { start: span.start, end: Math.min(span.end, span.start + 20) };
  }
  return { start: 0, end: 0 };
}

export default rule;
