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
  /吗|呢|吧|么|谁|哪|怎|何|啥|咋|几|多少|有无|不$|是否|能否|可否|会否|与否|还是|难道|岂|多[大长久高]|没有$|([\u4e00-\u9fff])[不没]\1|([\u4e00-\u9fff]{2})不\2/;

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
  // 主要表现在; 公开不够及时
  {
    pattern:
      /[；;](?=[ \u3000]{0,2}[\u4e00-\u9fff“《（(①])(?![ \u3000]{0,2}(?:一是|首先|其一|一要|[（(]一[）)]))(?<=(?:(?:主要|具体|集中|突出)(?:表现|体现)(?:[在为于]|如下)|(?:表现|体现)在|(?:主要|具体)(?:包括|做法是|措施是|原因是|问题是|不足是)|如下(?:几点|几个方面)?)[；;])/g,
    right: "：",
    says: "后面是具体的内容",
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
  { pattern: /[.．]$(?<=[，。；,;][^，。；]{3,}[\u4e00-\u9fff）”》][.．])/g, right: "。", says: "在句末" },
  { pattern: /[.．]$(?<=[\u4e00-\u9fff]{8}[.．])/g, right: "。", says: "在句末" },
  // 办结率100%. 前面各项都已办结.
  { pattern: /[.．]$(?<=\d[%％][.．])/g, right: "。", says: "在句末" },
  // 网站、广播、等。 网站、广播、等渠道。 财政、民政、和人社三个部门
  { pattern: /、(?=等[，。；])(?<=[\u4e00-\u9fff”》）]、)/g, right: "", says: "后面是“等”" },
  {
    pattern:
      /、(?=等(?:多种|各种|各类|多个|\d+[个家种项]|[二三四五六七八九十][个家种项])?(?:渠道|途径|方式|形式|平台|媒体|部门|单位|内容|信息|领域|工作|方面|载体|栏目|问题|措施|制度|文件|事项))(?<=、[^，。；、]{1,12}、)/g,
    right: "",
    says: "后面是“等”",
  },
  // 全体、教职工
  {
    pattern: /、(?<=(?:^|[^\u4e00-\u9fff]|[的对向了给请由让])(?:全体|广大|所有)、)/g,
    right: "",
    says: "把一句话断开了",
  },
  {
    pattern:
      /、(?=和(?![尚牛谐平睦气美解顺田县龙风声家乐林合]|[\u4e00-\u9fff]{1,2}(?:等|、|任|同志|主持|参加)))(?<=、[^，。；、]{1,10}、)/g,
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
  {
    pattern:
      /。(?=件|条(?!件|例|款|理)|次(?!年|日|月|要)|份|项(?!目)|篇(?!幅|章)|个(?!人|别|体|性))(?<=[^\d.-]\d{1,4}。)/g,
    right: "",
    says: "在数字和量词之间",
  },
  {
    pattern: /、(?<=(?:^|[。；])[（(][一二三四五六七八九十]{1,3}[）)]、)(?![（(])/g,
    right: "",
    says: "前面的序号已经有括号",
  },
  { pattern: /--(?=\d)(?<=(?:[^\w./:-]|^)\d+--)/g, right: "—", says: "在数字之间" },
  // 阳光村务--请您监督
  { pattern: /--(?=[\u4e00-\u9fff“《])(?<=[\u4e00-\u9fff”》]--)/g, right: "——", says: "在汉字之间" },
  // （含3个事业单位。），
  { pattern: /。(?=[）)][，；、])(?<=[（(][^。（）()]{2,40}。)/g, right: "", says: "后面是括号和另一个标点" },
  // 现将情况报告如下；
  { pattern: /[；，](?=$)(?<=(?:报告|公布|公开|汇报|总结|说明)如下[；，])/g, right: "：", says: "后面是报告的内容" },
  // 增长12、5%
  {
    pattern:
      /、(?=\d{1,2}[%％])(?=\d[%％](?!不等|左右|两))(?<=(?:增长|下降|提高|提升|增加|减少|上升|占比?|比重|[率度]为?|达到?)\d{2,3}、)(?<!分别.{0,20}、)/g,
    right: ".",
    says: "在小数里",
  },
  // 三、四个小时
  ...["一二", "二三", "三四", "四五", "五六", "六七", "七八", "八九"].map(([own = "", next = ""]) => ({
    pattern: new RegExp(
      `、(?=${next}(?:个(?:小时|月|星期|工作日|人|村|部门|单位)|天|名|公里|十[个名天人]))(?<=[^、第一-龥]${own}、|[每约隔近有要仅需用过]${own}、)`,
      "g",
    ),
    right: "",
    says: "在约数里",
  })),
  // 一是……；二是……、三是
  {
    pattern: /、(?=[三四五六七八]是)(?<=；[二三四五六七]是[^；。]{2,60}、)/g,
    right: "；",
    says: "前面的各项是用分号隔开的",
  },
  // 一是……；二是……：三是
  {
    pattern: /：(?=[三四五六]是)(?<=；[二三四五]是[^；。：]{2,60}：)/g,
    right: "；",
    says: "前面的各项是用分号隔开的",
  },
  // 依据《条例》的规定、我局修订了……
  {
    pattern:
      /、(?=[我本](?:镇|乡|局|办|县|街道?|委|校|院|市|区|厅|中心|单位|机关)(?:将|已|及时|认真|积极|修订|(?:制定|编制|印发)(?!的)|公开(?!工作|办|要点|目录|[^，。；]{0,12}(?:要求|精神|部署)，)|开展(?!的)|组织(?!架构|机构)|对(?!外)))(?<=(?:^|[。；])(?:根据|依据|按照|遵照|结合)[^，。；]{4,60}(?:规定|要求|精神|部署|安排|实际)、)/g,
    right: "，",
    says: "把前后两个分句隔开了",
  },
  // 结合乡村振兴.粮食生产等
  {
    pattern:
      /[.．](?=[\u4e00-\u9fff]{2,8}[等、和])(?<=[\u4e00-\u9fff]{4}[.．])(?<=[，。；、：的和对合绕在等了][\u4e00-\u9fff]{2,8}[.．])/g,
    right: "、",
    says: "在并列的词之间",
  },
  // 由于人员紧张。部分栏目……
  {
    pattern: /。(?=[\u4e00-\u9fff])(?<=(?:^|。)(?:由于|虽然|尽管|随着|如果|只要|鉴于|为了)[^，。；：？！、]{3,24}。)/g,
    right: "，",
    says: "前面的话还没有说完",
  },
  // 为提升窗口服务水平。我中心推出……
  {
    pattern:
      /。(?=[\u4e00-\u9fff])(?<=(?:^|。)为(?:进一步|切实|更好地?|有效|全面|不断|深入)?(?:提升|提高|加强|确保|做好|推进|规范|强化|增强|保障|方便|落实|促进|拓宽|优化|完善|解决|满足)[^，。；：？！、]{3,24}。)/g,
    right: "，",
    says: "前面的话还没有说完",
  },
  // 由于人手紧张、部分会议信息……
  {
    pattern:
      /、(?=(?:部分|个别|一些|有的|导致|致使|造成)(?![^，。；]*(?:等|原因|因素))[^，。；]*(?:[。；]|$))(?<=(?:^|[。；，])由于[^，。；：、]{2,14}、)(?<!(?:问题|原因|因素|缺位)、)/g,
    right: "，",
    says: "前面说的是原因，后面说的是结果",
  },
  // 一是……，二是……；三是……
  {
    pattern: /，(?=二是[^。；]{2,80}；三是)(?<=(?:^|[。：；])一是[^。；]{2,80}，)/g,
    right: "；",
    says: "后面的各项是用分号隔开的",
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
