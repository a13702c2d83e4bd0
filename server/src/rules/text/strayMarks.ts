import { remember } from "../../text/remember";
import type { Finding, Fix } from "../types";

/** A mark that cannot stand where it does: where, and what may stand there. */
interface Stray {
  readonly pattern: RegExp;
  readonly right: string;
  readonly says: string;
}

/** Each begins with the mark, which few places have, and looks around only there. */
const STRAYS: readonly Stray[] = [
  {
    // 有以下几个方面；一是……
    pattern:
      /[；;](?=一是|首先|其一|一要|[（(]一[）)]|[（(]?1[）).、])(?<=(?:(?:以下|如下|下列)[^，。；：]{0,12}|(?:表现|体现)(?:在|为)|主要(?:有|是)|原因是|(?:几|[两二三四五六])(?:个方面|方面|点|个问题|项))[；;])/g,
    right: "：",
    says: "后面是列举的各项",
  },
  {
    pattern:
      /[；;](?=\d{6}|0\d{2,3}[-—]|[A-Za-z][\w.]{1,40}[@.:]|[\u4e00-\u9fff]{2,20}[路街]\d+号)(?<=(?:电话|邮编|邮政编码|地址|传真|邮箱|网址)[；;])/g,
    right: "：",
    says: "后面是具体的内容",
  },
  // 网站/、公众号
  { pattern: /[/／](?=[、，。；])(?<=[\u4e00-\u9fff][/／])/g, right: "", says: "后面还有一个标点" },
  { pattern: /[/／](?=[\u4e00-\u9fff])(?<=[\u4e00-\u9fff][、，。；][/／])/g, right: "", says: "前面还有一个标点" },
  // 情况如何？。
  { pattern: /[。，；、](?<=[\u4e00-\u9fff][？！][。，；、])/g, right: "", says: "前面还有一个标点" },
  { pattern: /[，；、](?=[？！])(?<=[\u4e00-\u9fff][，；、])/g, right: "", says: "后面还有一个标点" },
  // （一）主动公开情况．全年公开……
  {
    pattern: /[.．](?=[\u4e00-\u9fff])(?<=^[（(][一二三四五六七八九十]{1,2}[）)][^，。；：.．]{2,20}[.．])/g,
    right: "。",
    says: "在汉字之间",
  },
  {
    pattern: /[.．](?=[一二三四五六七八九]是)(?<=[\u4e00-\u9fff]{2}[.．])(?<![一二三四五六七八九十][.．])/g,
    right: "。",
    says: "在汉字之间",
  },
  // 一.应公开尽公开，二是……
  ...["一二", "二三", "三四", "四五"].map(([own = "", next = ""]) => ({
    pattern: new RegExp(`[.．、](?=[^。；：]{2,60}[，；。]${next}是)(?<=[：:，；。]${own}[.．、])`, "g"),
    right: "是",
    says: `后面的一项写的是“${next}是”`,
  })),
  // The last mark of a sentence.
  { pattern: /[.．]$(?<=[，。；][^，。；]{3,}[\u4e00-\u9fff）”》][.．])/g, right: "。", says: "在句末" },
];

/** Marks of a paragraph that cannot stand where they do, brackets and quotation marks left out. */
export const strayMarks = remember((text): readonly Finding[] => {
  const found: Finding[] = [];
  for (const { pattern, right, says } of STRAYS)
    for (const { 0: mark, index } of text.matchAll(pattern)) {
      const span = { start: index, end: index + mark.length };
      const fix: Fix = {
        title: right === "" ? `删去“${mark}”` : `“${mark}”改为“${right}”`,
        kind: "suggestion",
        preferred: true,
        edits: [{ span, text: right }],
      };
      const message = `“${mark}”${says}，${right === "" ? "请只留一个" : `应为“${right}”`}。`;
      found.push({ span, message, fixes: [fix] });
    }
  return found;
});
