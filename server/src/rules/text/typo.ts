import { findSlips, findWrongForms, type Slip, type WrongForm } from "../../lexicon";
import { paragraphs } from "../../report/prose";
import type { Report } from "../../report/types";
import type { Span } from "../../text/span";
import type { Finding, Rule } from "../types";

const OFFICE = /(?:人民政府|办事处)?(?:办公[室厅])?$/;
const SHORTEST_NAME = 2;

const rule: Rule = {
  meta: {
    id: "text/typo",
    title: "错别字",
    titleEn: "Misspelt phrase",
    severity: "warning",
    fix: "safe",
    basis: "没有专门条款；年度报告要向社会公布（《中华人民共和国政府信息公开条例》第四十九条），文字应当准确",
    docs: `检查正文里的错别字，表格里的不查（名称写错由 \`table/label\` 检查）：

- 已知的错误写法，例如“仍需加改进”（仍需加以改进）、“更好的行使”（更好地行使）、“党政办办公室”；
- 政务公开常用语里错了一个字，例如“依审请公开”（依申请公开）：写成了音同、形近的字，漏了一个字，重了一个字，前后两个字颠倒。

按现在的写法也讲得通的，不报告；机关名称、地名不算错别字。

怎么改：快速修复改成通行的写法，拿不准时列出几种。无论在哪里都不对的写法可以一次全部改正，其余的请看过上下文再改。`,
  },
  *check(report) {
    const named = names(report);
    for (const { span } of paragraphs(report)) {
      const paragraph = report.text.slice(span.start, span.end);
      const known = findWrongForms(paragraph).map((form) => knownForm(paragraph, form, span.start));
      yield* known;
      const taken = [...named, ...known.map((finding) => finding.span)];
      for (const slip of findSlips(paragraph)) {
        if (goesOnInBrackets(paragraph, slip[0].span)) continue;
        const finding = misspelt(paragraph, slip, span.start);
        if (!taken.some((place) => overlap(place, finding.span))) yield finding;
      }
    }
  },
};

/** Whether the words go on behind or in front of brackets: 村（居）务公开, so that they are not whole without them. */
function goesOnInBrackets(paragraph: string, { start, end }: Span): boolean {
  return "）)".includes(paragraph.charAt(start - 1) || " ") || "（(".includes(paragraph.charAt(end) || " ");
}

function misspelt(paragraph: string, [first, ...others]: Slip, offset: number): Finding {
  const written = paragraph.slice(first.span.start, first.span.end);
  return {
    span: shift(first.span, offset),
    message: `“${written}”疑为“${first.phrase}”之误，请核对。`,
    fixes: [first, ...others].map(({ span, phrase }) => ({
      title: `把“${paragraph.slice(span.start, span.end)}”改为“${phrase}”`,
      kind: "suggestion",
      preferred: phrase === first.phrase,
      edits: [{ span: shift(span, offset), text: phrase }],
    })),
  };
}

function knownForm(paragraph: string, { span: place, right, safe }: WrongForm, offset: number): Finding {
  const written = paragraph.slice(place.start, place.end);
  const span = shift(place, offset);
  return {
    span,
    message: `“${written}”${safe ? "有错别字，应为" : "疑为"}“${right}”${safe ? "。" : "之误，请核对。"}`,
    fixes: [
      {
        title: `把“${written}”改为“${right}”`,
        kind: safe ? "safe" : "suggestion",
        preferred: true,
        edits: [{ span, text: right }],
      },
    ],
  };
}

/** Where the place is named that the body reports for: its name is right, whatever it sounds like. */
function names({ text, body = "" }: Report): Span[] {
  const place = body.replace(OFFICE, "");
  const name = place.length > SHORTEST_NAME ? place.replace(/(?:街道|[省市县区镇乡旗局])$/, "") : place;
  if (name.length < SHORTEST_NAME) return [];
  const found: Span[] = [];
  for (let at = text.indexOf(name); at !== -1; at = text.indexOf(name, at + name.length))
    found.push({ start: at, end: at + name.length });
  return found;
}

function shift({ start, end }: Span, offset: number): Span {
  return { start: start + offset, end: end + offset };
}

function overlap(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}

export default rule;
