import { itemNumber, paragraphs } from "../../report/prose";
import { isIdeograph } from "../../text/fold";
import { remember } from "../../text/remember";
import { isSpace } from "../../text/span";
import { placed } from "../inParagraphs";
import type { Finding, Rule } from "../types";

const rule: Rule = {
  meta: {
    id: "text/spacing",
    title: "文字中间的空格",
    titleEn: "Blanks between Chinese characters, or between them and figures",
    severity: "info",
    isOff: true,
    fix: "safe",
    basis: "没有专门条款；中文行文在汉字之间、汉字和数字之间不加空格",
    docs: `检查正文的句子里，汉字和汉字之间、汉字和数字之间的空格，例如“公 开”“共 12 件”，多半是转换文件时带进来的。

有的单位习惯在数字两边空一格，所以这条规则默认不查；要查，把级别设为 \`info\`、\`warning\` 或 \`error\`。标题、落款、序号和小标题后面的空格不算，表格里的不查。

怎么改：快速修复删去空格，可以一次全部改正。`,
  },
  *check(report) {
    for (const { span, text } of paragraphs(report)) yield* placed(gapsIn(text), span.start);
  },
};

const gapsIn = remember((words): readonly Finding[] => {
  if (!/[。；，]/.test(words)) return [];
  const found: Finding[] = [];
  const heading = itemNumber(words) === "" ? 0 : words.search(/[，。；：]/);
  for (let i = 1; i < words.length; i++) {
    if (!isSpace(words.charCodeAt(i))) continue;
    const start = i;
    while (i < words.length && isSpace(words.charCodeAt(i))) i++;
    const [before, behind] = [words.charCodeAt(start - 1), words.charCodeAt(i)];
    const isGap =
      (isIdeograph(before) && (isIdeograph(behind) || isDigit(behind))) || (isDigit(before) && isIdeograph(behind));
    if (!isGap || start < heading) continue;
    const span = { start, end: i };
    found.push({
      span,
      message: `“${words.charAt(start - 1)}”和“${words.charAt(i)}”中间有空格，请删去。`,
      fixes: [{ title: "删去空格", kind: "safe", preferred: true, edits: [{ span, text: "" }] }],
    });
  }
  return found;
});

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

export default rule;
