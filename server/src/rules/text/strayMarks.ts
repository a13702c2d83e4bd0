import { isWordTo } from "../../lexicon/words";
import { remember } from "../../text/remember";
import type { Finding, Fix } from "../types";

/** A mark that cannot stand where it does: where, and what may stand there. */
interface Stray {
  readonly pattern: RegExp;
  /** What belongs there; nothing where the mark is to go. */
  readonly right: string;
  /** Why it cannot be this mark. */
  readonly says: string;
  /** Whether it can after all, by the text and the place of the mark. */
  readonly unless?: (text: string, at: number) => boolean;
}

/** What makes a question of a sentence. */
const ASKS =
  /吗|呢|吧|么|谁|哪|怎|何|啥|咋|几|多少|是否|能否|可否|会否|与否|还是|难道|岂|多[大长久高]|没有$|([\u4e00-\u9fff])[不没]\1|([\u4e00-\u9fff]{2})不\2/;

/** The sentence that ends with the mark at a place. */
function sentenceTo(text: string, at: number): string {
  return /[^。；！？\n]*$/.exec(text.slice(Math.max(0, at - LONGEST_SENTENCE), at))?.[0] ?? "";
}

/** Most of a sentence that is looked at. */
const LONGEST_SENTENCE = 120;

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
  { pattern: /[.．]$(?<=[\u4e00-\u9fff]{8}[.．])/g, right: "。", says: "在句末" },
  // 网站、广播、等。 财政、民政、和人社三个部门
  { pattern: /、(?=等[，。；])(?<=[\u4e00-\u9fff”》）]、)/g, right: "", says: "后面是“等”" },
  {
    pattern:
      /、(?=和(?![谐平睦气美解顺田县龙风声家乐林合]|[\u4e00-\u9fff]{1,2}(?:等|、|任|同志|主持|参加)))(?<=、[^，。；、]{1,10}、)/g,
    right: "",
    says: "后面是“和”",
  },
  { pattern: /……(?<=等……)/g, right: "", says: "前面已经有“等”" },
  // 上午9；00至
  {
    pattern:
      /[；;](?=[0-5][05](?:[至到—~～，。；、）)-]|$))(?<=(?:[上下中]午|时间|[日晚早]|[至到—~～-])[012]?\d[；;])/g,
    right: ":",
    says: "在时间里",
  },
  { pattern: /：(?=\/\/)(?<=https?：)/gi, right: ":", says: "在网址里" },
  // 监督电话：：0000-1234567
  {
    pattern: /，(?=，[\dA-Za-z])|：(?=：[\dA-Za-z])|、(?=、[\dA-Za-z])|；(?=；[\dA-Za-z])|。(?=。[\dA-Za-z])/g,
    right: "",
    says: "后面还有一个标点",
  },
  { pattern: /。(?=[件条次份项篇个])(?<=\d。)/g, right: "", says: "在数字和量词之间" },
  {
    pattern: /、(?<=(?:^|[。；])[（(][一二三四五六七八九十]{1,3}[）)]、)(?![（(])/g,
    right: "",
    says: "前面的序号已经有括号",
  },
  { pattern: /--(?=\d)(?<=(?:[^\w./:-]|^)\d+--)/g, right: "—", says: "在数字之间" },
  // 一是……；二是……、三是
  {
    pattern: /、(?=[三四五六七八]是)(?<=；[二三四五六七]是[^；。]{2,60}、)/g,
    right: "；",
    says: "前面的各项是用分号隔开的",
  },
  // 由于人员紧张。部分栏目……
  {
    pattern: /。(?=[\u4e00-\u9fff])(?<=(?:^|。)(?:由于|虽然|尽管|随着|如果|只要|鉴于|为了)[^，。；：？！、]{3,24}。)/g,
    right: "，",
    says: "前面的话还没有说完",
  },
  // 全年共，发布
  {
    pattern: /，(?=[\u4e00-\u9fff])(?<=(?:[共已将被]|(?<![户村镇组田亩班人])均)，)/g,
    right: "",
    says: "把一句话断开了",
    unless: (text, at) => isWordTo(text.slice(Math.max(0, at - 4), at)),
  },
  {
    pattern: /？(?<=(?:^|[。；！？])[^。；！？“”‘’《》（）]{8,}？)/g,
    right: "。",
    says: "前面不是问话",
    unless: (text, at) =>
      ASKS.test(sentenceTo(text, at)) || /^(?:不|是的|是。|对|当然|能|可以)/.test(text.slice(at + 1, at + 4)),
  },
];

/** Marks of a paragraph that cannot stand where they do, brackets and quotation marks left out. */
export const strayMarks = remember((text): readonly Finding[] => {
  const found: Finding[] = [];
  for (const { pattern, right, says, unless } of STRAYS)
    for (const { 0: mark, index } of text.matchAll(pattern)) {
      if (unless?.(text, index)) continue;
      const span = { start: index, end: index + mark.length };
      const fix: Fix = {
        title: right === "" ? `删去“${mark}”` : `“${mark}”改为“${right}”`,
        kind: "suggestion",
        preferred: true,
        edits: [{ span, text: right }],
      };
      const message = `“${mark}”${says}，${right === "" ? "请删去" : `应为“${right}”`}。`;
      found.push({ span, message, fixes: [fix] });
    }
  return found;
});
