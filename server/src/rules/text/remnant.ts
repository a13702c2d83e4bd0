import { paragraphs } from "../../report/prose";
import type { Report } from "../../report/types";
import type { Span } from "../../text/span";
import type { Finding, Rule } from "../types";

const MARKS =
  /\[(?:bookmark|image|if|endif|object|shape)[^[\]\r\n]{0,80}\]|HYPERLINK\s+(?:\\l\s+)?["“][^"”\r\n]*["”](?:\s+\\[a-z](?:\s+["“][^"”\r\n]*["”])?)*|PAGEREF\s+_Toc\d+(?:\s+\\[a-z])*|(?:PAGE|NUMPAGES|TOC)\s+(?:\\[a-z]\s+(?:"[^"\r\n]*"\s*)?)*\\\*\s*MERGEFORMAT|\\\*\s*MERGEFORMAT|错误[!！](?:未找到引用源|未定义书签|超链接引用无效)。?|Error! (?:Reference source not found|Bookmark not defined)\.?|<!--\[[^\r\n]{0,80}?\]-->/g;
/** Characters that no one types and few editors show: controls, field marks, zero-width marks, soft hyphen, BOM. */
const CONTROLS =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  /[\u0000-\u0008\u000b\u000e-\u001f\u007f-\u0084\u0086-\u009f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\ufff9-\ufffc]+/g;
const PAGE_NUMBER =
  /^ *(?:[-—–－]{1,2} *[\d０-９]{1,3} *[-—–－]{1,2}|第 *[\d０-９]{1,3} *页(?: *[,，/]? *共 *[\d０-９]{1,3} *页)?) *(?:\r\n|\r|\n|$)/gm;

/** What web pages have in their source for a mark, and that mark; nothing for what only parts words. */
const ENTITIES: Readonly<Record<string, string>> = {
  "&nbsp;": "",
  "&emsp;": "",
  "&ensp;": "",
  "&ldquo;": "“",
  "&rdquo;": "”",
  "&lsquo;": "‘",
  "&rsquo;": "’",
  "&mdash;": "—",
  "&hellip;": "…",
  "&middot;": "·",
};
const ENTITY = /&(?:nbsp|e[mn]sp|[lr][sd]quo|mdash|hellip|middot);/gi;
const IS_QUOTE = /[“”‘’]/;
/** A line of a web page's source. */
const IS_SOURCE = /<\/?(?:p|div|span|td|tr|table|strong|b|h\d)\b/i;

const rule: Rule = {
  meta: {
    id: "text/remnant",
    title: "转换文件时留下的残余",
    titleEn: "Leftover of a file conversion",
    severity: "warning",
    fix: "safe",
    basis: "没有专门条款；年度报告要向社会公布（《中华人民共和国政府信息公开条例》第四十九条），不应带有转换残余",
    docs: `检查从 Word、PDF、网页转成文本时留下、不属于报告内容的东西：

- \`[bookmark: _GoBack]\`、\`[image: IMG_256]\` 等书签、图片标记；
- \`HYPERLINK "…"\`、\`PAGEREF …\`、\`MERGEFORMAT\` 等域代码，“错误！未找到引用源。”；
- 网页代码 \`&nbsp;\`、\`&ldquo;\`（整行都是网页源代码的不算）；
- 看不见的控制字符、零宽字符；
- 夹在表格中间的页码（\`-3-\`、\`第 3 页\`）。

怎么改：删除即可，快速修复只删残余本身，不动前后文字。“详见[image]”这样少了图片就说不通的，要补上图片的内容或者改写。`,
  },
  *check(report) {
    for (const match of report.text.matchAll(MARKS)) {
      if (isReferredTo(report.text, match)) {
        yield {
          span: { start: match.index, end: match.index + match[0].length },
          message: `“${match[0]}”处原来是图片，转成文本时没有带过来，请把图片的内容补上，或者改写这句话。`,
        };
        continue;
      }
      yield finding(match.index, match[0], `“${match[0]}”是转换文件时留下的残余，请删除。`, `删除“${match[0]}”`);
    }
    for (const match of report.text.matchAll(CONTROLS)) {
      if (match.index === 0 && match[0] === "\ufeff") continue;
      yield finding(
        match.index,
        match[0],
        `这里有 ${match[0].length} 个看不见的控制字符，请删除。`,
        "删除看不见的控制字符",
      );
    }
    yield* entities(report);
    yield* pageNumbers(report);
  },
};

function* entities(report: Report): Iterable<Finding> {
  for (const { span } of paragraphs(report)) {
    const text = report.text.slice(span.start, span.end);
    if (IS_SOURCE.test(text)) continue;
    const found = [...text.matchAll(ENTITY)].map(({ 0: written, index }) => {
      const own = { start: span.start + index, end: span.start + index + written.length };
      const isBetweenFigures = /\d/.test(text.charAt(index - 1)) && /\d/.test(text.charAt(index + written.length));
      return { written, span: own, text: ENTITIES[written.toLowerCase()] ?? "", isBetweenFigures };
    });
    // One quotation mark of two would be told to lack the other, so they are put right together.
    const [first, ...more] = found.filter((one) => IS_QUOTE.test(one.text));
    if (first)
      yield {
        span: first.span,
        message: `“${first.written}”是网页里的引号代码，应为“${first.text}”。`,
        related: more.map((one) => ({ span: one.span, message: `“${one.written}”应为“${one.text}”` })),
        fixes: [
          {
            title: "这一段里的引号代码都改为引号",
            kind: "safe",
            edits: [first, ...more].map(({ span, text }) => ({ span, text })),
          },
        ],
      };
    for (const { written, span: own, text: right, isBetweenFigures } of found)
      if (!IS_QUOTE.test(right))
        yield {
          span: own,
          message: `“${written}”是网页代码，${right === "" ? "请删除" : `应为“${right}”`}。`,
          fixes: [
            {
              title: right === "" ? `删除“${written}”` : `“${written}”改为“${right}”`,
              kind: isBetweenFigures ? "suggestion" : "safe",
              edits: [{ span: own, text: right }],
            },
          ],
        };
  }
}

/** Whether the words before a picture's mark refer to it, so that they would say nothing without it. */
function isReferredTo(text: string, { 0: mark, index }: RegExpExecArray): boolean {
  return mark.startsWith("[image") && /(?:见|如)(?:下|附|左|右)?[图表]?[：:]?\s*$/.test(text.slice(index - 12, index));
}

function* pageNumbers(report: Report): Iterable<Finding> {
  for (const table of report.tables) {
    const lines = report.text.slice(table.span.start, table.span.end);
    for (const match of lines.matchAll(PAGE_NUMBER)) {
      const number = match[0].trim();
      const line = { start: table.span.start + match.index, end: table.span.start + match.index + match[0].length };
      const start = line.start + match[0].indexOf(number);
      yield finding(start, number, `页码“${number}”夹在表格中间，请删除。`, `删除页码“${number}”`, line);
    }
  }
}

function finding(start: number, found: string, message: string, title: string, removed?: Span): Finding {
  const span = { start, end: start + found.length };
  return { span, message, fixes: [{ title, kind: "safe", edits: [{ span: removed ?? span, text: "" }] }] };
}

export default rule;
