import { type Paragraph, paragraphs } from "../../report/prose";
import type { Report } from "../../report/types";
import type { Span } from "../../text/span";
import type { Finding, Rule } from "../types";
import { OUTLINE_MARK } from "./outlineMark";

/** Shortest line that may be cut; what is shorter is a heading, a signature, a date. */
const SHORTEST = 20;
/** Unfinished lines of one width from which on the whole text counts as wrapped by hand. */
const LEAST_WRAPPED = 5;
const MOSTLY = 0.8;
const WIDTH_TOLERANCE = 3;
/** Longest stretch between two lines that holds a page number at most. */
const LONGEST_GAP = 60;
/** Most of the line that is marked. */
const LONGEST_MARKED = 20;

const rule: Rule = {
  meta: {
    id: "text/broken-paragraph",
    title: "一句话被断成两段",
    titleEn: "A sentence cut by a line end",
    severity: "info",
    fix: "suggestion",
    basis: "没有专门条款；年度报告要向社会公布（《中华人民共和国政府信息公开条例》第四十九条），段落应当完整",
    docs: `检查正文里没有写完就另起一行的句子，多半是换页、转换文件时断开的：上一行停在逗号、顿号、“的”“进行”这样的字眼上，或者一个词、一对引号被分在两行。

后面是下一条、下一部分，没有下文可接的（“……加强组织领导和”“……不断提升政务公”），也查。

标题、序号开头的条目、落款、联系方式不算；只是段末少了句号的不报（见 \`text/punctuation\`）。全文都按固定的字数换行的，只提示一次。

怎么改：接成一段；快速修复把下一行接上来，不加空格。`,
  },
  *check(report) {
    const breaks = findBreaks(report);
    const first = breaks[0];
    const width = first && wrappedWidth(report);
    if (first && width !== undefined) {
      yield {
        span: tailOf(report.text, first.before),
        message: `正文像是每隔约 ${width} 个字就断开一行，请把每一段接成一行。`,
      };
      return;
    }
    for (const { before, after } of breaks) yield brokenLine(report.text, before, after);
    for (const { span } of cutShort(report))
      yield {
        span: tailOf(report.text, span),
        message: "这句话没有写完，后面就是另一段的内容，请核对是漏了内容还是多了字。",
      };
  },
};

interface Break {
  readonly before: Span;
  readonly after: Span;
}

function findBreaks(report: Report): Break[] {
  return neighbours(report).filter(({ before, after }) => isBroken(report.text, before, after));
}

/** Lines of prose with nothing but blank lines and a page number between them, the first of which has no end mark. */
function neighbours(report: Report): Break[] {
  const { text } = report;
  const all = paragraphs(report);
  return all.flatMap((paragraph, i): Break[] => {
    const next = all[i + 1];
    return next && isUnfinished(text, paragraph, next) ? [{ before: paragraph.span, after: next.span }] : [];
  });
}

const END_MARKS = "。！？；：…!?;:";
const PAGE_NUMBER = /^[-—–－]{0,2} *\d{1,3} *[-—–－]{0,2}$/;

function isUnfinished(text: string, { span }: Paragraph, next: Paragraph): boolean {
  if (span.end - span.start < SHORTEST || END_MARKS.includes(text.charAt(span.end - 1))) return false;
  // Far apart, something stands between, as a heading does between two sections.
  if (next.span.start - span.end > LONGEST_GAP) return false;
  const between = text.slice(span.end, next.span.start).trim();
  return between === "" || PAGE_NUMBER.test(between);
}

/** An item counted out: 一是, 二要, 首先. */
const COUNTED = /^(?:[一二三四五六七八九十]{1,3}[是要]|首先|其次|最后)/;
/** Words that no sentence ends with. */
const LEADS_ON =
  /(?:的|(?<![调共饱温缓平谐])和|(?<!参)与|以及|(?<![存所潜])在|(?<![核校应])对|(?<![行作认成])为|将|按照|根据|通过|(?<![自理缘])由|以|(?<!服)从|把|被|是|(?<!合)并|或|于)$/;
/** Verbs that want an object, and that headings end with as well. */
const WANTS_OBJECT = /(?:进行|进一步|开展|做好|抓好|健全|建立|加大|严格|认真|积极|切实|及时|不断)$/;
/** What no sentence begins with. */
const GOES_ON =
  /^(?:[，。、；：）》”！？]|的(?!确)|们|了(?![解结却])|着(?![力眼重手])|等(?:方面|工作|内容|信息|情况|问题|方式|形式|渠道|平台|制度)|以及|或者|及其)/;
/** What a sentence begins with that has nothing to do with the line before. */
const BEGINS =
  /^(?:[我本全各]|下一步|今后|今年|去年|年内|20\d\d|同时|此外|另外|为[了此进]|截至|目前|近年|针对|围绕|现将|特此|下阶段|接下来)/;
/** Words of such reports that are told apart when a line end falls within them. */
const WORDS = new Set(
  (
    "政府 信息 公开 工作 群众 制度 管理 监督 保障 建设 情况 机制 培训 宣传 推进 完善 审查 更新 申请 复议 诉讼 年度 " +
    "报告 条例 部门 小组 责任 考核 网站 政务 媒体 微信 栏目 目录 指南 规定 政策 解读 决策 意识 质量 效率 措施 渠道 " +
    "途径 时限 程序 流程 保密 秘密 隐私 落实 规范 服务"
  ).split(" "),
);

function isBroken(text: string, before: Span, after: Span): boolean {
  const words = text.slice(before.start, before.end);
  const next = text.slice(after.start, Math.min(after.end, after.start + 40));
  if (words.includes("\t") || next.includes("\t") || OUTLINE_MARK.test(next) || COUNTED.test(next)) return false;
  const last = words.charAt(words.length - 1);
  if (last === "，" || last === "、" || GOES_ON.test(next)) return true;
  if (WORDS.has(last + next.charAt(0)) && !words.endsWith("办公")) return true;
  if (isSplitPair(text, before, after)) return true;
  if (LEADS_ON.test(words)) return /[，。；]/.test(words);
  return (
    WANTS_OBJECT.test(words) &&
    /[。；]/.test(words) &&
    !BEGINS.test(next) &&
    /[。；]/.test(text.slice(after.start, after.end))
  );
}

/** Ends of a paragraph behind which words must have stood, whatever they were. */
const CUT =
  /(?:(?<!是[^，。；]*|做得[^，。；]{0,4})的|(?<![调共饱温缓平谐祥总亲随柔暖])和|(?<!参)与|以及|(?<![存所潜实内外现])在|(?<![核校应相绝结])对|按照|(?<!重要|主要|有|作为)根据|(?<!审议)并通过|(?<![自理缘事案来])由|(?<![可加予得何])以|(?<!服)从|(?<!火)把|(?<![合兼撤归吞])并|或)$/;
/** Words of such reports cut in the middle. */
const CUT_WORD = /(?:政务公|政府信|信息公|主动公|申请公|年度报|行政复|行政诉|规范性文|人民政|政策解|营商环|政务新媒)$/;

/** Paragraphs that end in the middle of a sentence, where an item or a section of its own follows. */
function cutShort(report: Report): Paragraph[] {
  const all = paragraphs(report);
  return all.filter(({ text, section }, i) => {
    const next = all[i + 1];
    if (text.length < SHORTEST || text.includes("\t") || !/[，。；]/.test(text)) return false;
    const isFollowed = !next || next.section !== section || OUTLINE_MARK.test(next.text) || COUNTED.test(next.text);
    const end = text.slice(-LONGEST_MARKED * 2);
    return isFollowed && (CUT.test(end) || CUT_WORD.test(end));
  });
}

/** Whether quotation marks or brackets open in one line and close in the next. */
function isSplitPair(text: string, before: Span, after: Span): boolean {
  const first = text.slice(before.start, before.end);
  const second = text.slice(after.start, after.end);
  for (const [opening, closing] of ["“”", "（）", "《》"].map((pair) => [pair.charAt(0), pair.charAt(1)] as const)) {
    const opened = first.lastIndexOf(opening);
    if (opened < 0 || first.includes(closing, opened)) continue;
    const closes = second.indexOf(closing);
    const reopens = second.indexOf(opening);
    if (closes >= 0 && (reopens < 0 || closes < reopens)) return true;
  }
  return false;
}

/** The width at which the lines of the draft are cut, where they all are. */
function wrappedWidth(report: Report): number | undefined {
  const widths = neighbours(report).map(({ before }) => widthOf(report.text, before));
  const widest = Math.max(...widths);
  const alike = widths.filter((width) => widest - width <= WIDTH_TOLERANCE).length;
  return alike >= LEAST_WRAPPED && alike >= widths.length * MOSTLY ? Math.round(widest) : undefined;
}

/** Width in Chinese characters. */
function widthOf(text: string, { start, end }: Span): number {
  let width = 0;
  for (let i = start; i < end; i++) width += text.charCodeAt(i) < 0x80 ? 0.5 : 1;
  return width;
}

function brokenLine(text: string, before: Span, after: Span): Finding {
  const between = text.slice(before.end, after.start).trim();
  return {
    span: tailOf(text, before),
    message: "这句话没有写完就换了行，像是换页时断开的，请与下一行接起来。",
    related: [
      { span: { start: after.start, end: Math.min(after.end, after.start + LONGEST_MARKED) }, message: "接下来的一行" },
    ],
    fixes: [
      {
        title: between === "" ? "把下一行接上来" : `把下一行接上来，并删去中间的页码“${between}”`,
        kind: "suggestion",
        preferred: true,
        edits: [{ span: { start: before.end, end: after.start }, text: "" }],
      },
    ],
  };
}

/** The last words of a line, from the last mark on; it is no shorter than what is marked at most. */
function tailOf(text: string, { end }: Span): Span {
  let from = end - 1;
  while (end - from < LONGEST_MARKED && !"，。；、：,;:".includes(text.charAt(from - 1))) from--;
  return { start: from, end };
}

export default rule;
