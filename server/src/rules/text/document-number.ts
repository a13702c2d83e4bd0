import { FORMS } from "../../forms";
import { paragraphs } from "../../report/prose";
import { remember } from "../../text/remember";
import { placed } from "../inParagraphs";
import type { Finding, Rule } from "../types";

const rule: Rule = {
  meta: {
    id: "text/document-number",
    title: "发文字号写得不对",
    titleEn: "Document number not as it should be",
    severity: "info",
    fix: "mixed",
    basis: "《党政机关公文格式》（GB/T 9704—2012）7.2.5：发文字号的年份用六角括号括入",
    docs: `检查正文里引用文件的发文字号：

- 年份用了别的括号，如“国办发[2022]8号”“政办发（2022）8号”，应为“〔2022〕”；
- 年度报告的两个格式文件，名称和字号对不上：《……关于政府信息公开工作年度报告有关事项的通知》是国办公开办函〔2019〕60号，《……关于印发〈中华人民共和国政府信息公开工作年度报告格式〉的通知》是国办公开办函〔2021〕30号；
- 写在名称后面的国家文件的字号不是它的，如《政府信息公开信息处理费管理办法》（国办函〔2020〕190号），应为109号。只查几个常引用的。

法院案号“（2022）”等不是发文字号的不算。

怎么改：括号可以一次全部改正；名称和字号对不上的，请核对引用的是哪一个文件。`,
  },
  *check(report) {
    for (const { span, text } of paragraphs(report)) yield* placed(findingsIn(text), span.start);
  },
};

/** Behind the short name of a body and its kind of document: 国办发[2022]8号. */
const YEAR =
  /(?<=[\u4e00-\u9fff][发函办字规令通文批纪知电议])(?<!证字)([〔[［【(（])((?:19|20)\d\d)([〕\]］】)）])(?=第?\d{1,5}号(?![楼院门线车地井机]))/g;
/** Longest end of a document's name that is read, and the quotation marks within it. */
const LONGEST_NAME = 50;
const QUOTES = /[〈〉《》<>“”]/g;
/** What may stand between a document's name and its number. */
const BETWEEN = /^[（(，,、\s]{0,3}$/;

/** A document of the state that reports quote: how its name ends, and its number. */
interface Quoted {
  readonly notice: string;
  readonly source: string;
}

const NOTICES: readonly Quoted[] = Object.values(FORMS).map(({ source, notice }) => ({ source, notice }));
const OTHERS: readonly Quoted[] = [
  { notice: "政府信息公开信息处理费管理办法", source: "国办函〔2020〕109号" },
  { notice: "公共企事业单位信息公开规定制定办法", source: "国办发〔2020〕50号" },
  { notice: "国务院办公厅关于全面推进基层政务公开标准化规范化工作的指导意见", source: "国办发〔2019〕54号" },
  { notice: "关于规范政府信息公开平台有关事项的通知", source: "国办公开办函〔2019〕61号" },
  { notice: "国务院办公厅关于推进政务新媒体健康有序发展的意见", source: "国办发〔2018〕123号" },
];
/** A number of a document of the state, whatever its brackets. */
const OF_STATE = /(?:国办公开办函|国办发|国办函|国办)[〔[［【(（]\d{4}[〕\]］】)）]第?\d{1,3}号/g;
const NOTICE_AT_END = /的通知$/;

const findingsIn = remember((text: string): readonly Finding[] =>
  text.includes("号") ? [...brackets(text), ...misnamed(text), ...misnumbered(text)] : [],
);

function* brackets(text: string): Iterable<Finding> {
  for (const { 0: written, 1: opening, 2: year = "", 3: closing, index } of text.matchAll(YEAR)) {
    if (opening === "〔" && closing === "〕") continue;
    const span = { start: index, end: index + written.length };
    const right = `〔${year}〕`;
    yield {
      span,
      message: `发文字号的年份应当用六角括号，“${written}”应为“${right}”。`,
      fixes: [{ title: `“${written}”改为“${right}”`, kind: "safe", preferred: true, edits: [{ span, text: right }] }],
    };
  }
}

/** The number of one of the two notices on the report's form behind the name of the other. */
function* misnamed(text: string): Iterable<Finding> {
  for (const { source } of NOTICES)
    for (let at = text.indexOf(source); at >= 0; at = text.indexOf(source, at + 1)) {
      const name = nameBefore(text, at);
      if (name === undefined) continue;
      const meant = NOTICES.filter(({ notice }) => name.endsWith(notice));
      const [other] = meant;
      if (meant.length !== 1 || !other || other.source === source) continue;
      const span = { start: at, end: at + source.length };
      yield {
        span,
        message: `《……${other.notice}》的发文字号是“${other.source}”，请核对引用的是哪一个文件。`,
        fixes: [
          {
            title: `改为“${other.source}”`,
            kind: "suggestion",
            preferred: true,
            edits: [{ span, text: other.source }],
          },
        ],
      };
    }
}

/** The name of a document right in front of its number, without marks. */
function nameBefore(text: string, at: number): string | undefined {
  const before = text.slice(Math.max(0, at - LONGEST_NAME), at);
  const closing = before.lastIndexOf("》");
  if (closing < 0 || !BETWEEN.test(before.slice(closing + 1))) return undefined;
  return before.slice(0, closing).replace(QUOTES, "");
}

/** Numbers that no document of that name has. */
function* misnumbered(text: string): Iterable<Finding> {
  for (const { 0: written, index } of text.matchAll(OF_STATE)) {
    const source = written
      .replace(/[[［【(（]/, "〔")
      .replace(/[\]］】)）]/, "〕")
      .replace("第", "");
    const name = nameBefore(text, index)?.replace(NOTICE_AT_END, "");
    if (name === undefined || NOTICES.some((one) => one.source === source)) continue;
    const meant = [...NOTICES, ...OTHERS].find(({ notice }) => name.endsWith(notice.replace(NOTICE_AT_END, "")));
    if (!meant || meant.source === source) continue;
    const span = { start: index, end: index + written.length };
    yield {
      span,
      message: `《……${meant.notice}》的发文字号是“${meant.source}”，这里写的是“${written}”，请核对。`,
      fixes: [
        {
          title: `改为“${meant.source}”`,
          kind: "suggestion",
          preferred: true,
          edits: [{ span, text: meant.source }],
        },
      ],
    };
  }
}

export default rule;
