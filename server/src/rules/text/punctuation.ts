import type { SectionId } from "../../forms";
import { type Paragraph, paragraphs } from "../../report/prose";
import type { Report } from "../../report/types";
import { charSet } from "../../text/charSet";
import { isIdeograph } from "../../text/fold";
import { remember } from "../../text/remember";
import { isSpace, type Span } from "../../text/span";
import { placed } from "../inParagraphs";
import { quote } from "../quote";
import type { Finding, Fix, Rule } from "../types";
import { lastIndex } from "./lastIndex";
import { OUTLINE_MARK } from "./outlineMark";
import { straightQuotes } from "./straightQuotes";
import { strayMarks } from "./strayMarks";

/** Paragraphs further on in which a bracket or quotation mark may have its other half. */
const FURTHEST = 3;

const rule: Rule = {
  meta: {
    id: "text/punctuation",
    title: "标点半角、重复或不成对",
    titleEn: "Half-width, doubled or unpaired punctuation",
    severity: "info",
    fix: "mixed",
    basis: "《标点符号用法》（GB/T 15834—2011）",
    docs: `检查正文的标点：

- 汉字之间用了半角的 \`, ; : ? ! ( )\`；
- 引号用了半角的直引号（"五公开"）；
- 标点重复或者连用，如“。。”“，，”“，。”“/、”；
- 书名号、引号、括号不成对，两边用了同一个、不是一对的（《……〉）、左右颠倒的（”……“）；
- 用错了的，如列举以前用了分号（“以下几个方面；一是”）、“、等。”“、和”“（一）、”“上午9；00”“由于人员紧张。部分栏目……”、不是问话的“？”；段末是逗号、顿号，后面却没有下文；别的段都有句号、这一段段末没有的，后面是标题或者下一条才报。

网址、时间 8:30、数字 1,234、英文里的标点和 \`1)\` \`(一)\` 这样的序号都不算；引号、括号在后面的段落里合上的也不算。表格里的标点不查。

怎么改：半角的改成全角，同一个标点重复的留一个，可以一次全部改正；该留哪一个、该补在哪里看不出来的，由人改。`,
  },
  *check(report) {
    const { text } = report;
    let open: Unpaired[] = [];
    let before: Paragraph | undefined;
    for (const [index, paragraph] of paragraphs(report).entries()) {
      const between = before ? text.slice(before.span.end, paragraph.span.start).trimStart() : "";
      const next = /^.*/.exec(between)?.[0] ?? "";
      if (paragraph.section !== before?.section) {
        const closed = (mark: Mark) => mark.opens && next.includes(PAIRS[mark.kind]?.charAt(1) ?? "");
        yield* unpairedFindings(
          text,
          open.filter((mark) => !closed(mark)),
        );
        open = [];
      }
      // The other half may stand in a line between that is no prose: a figure, an address, a table.
      if (next !== "") open = open.map((mark) => ({ ...mark, isSure: false }));
      before = paragraph;
      const { findings, unpaired, listMarks } = marksIn(paragraph.text);
      yield* placed(findings, paragraph.span.start);
      open = across(
        open,
        unpaired.map((mark) => ({ ...mark, at: paragraph.span.start + mark.at })),
        index,
      );
      for (const { kind } of listMarks) {
        const other = lastIndex(open, (mark) => mark.opens && mark.kind === kind);
        if (other >= 0) open.splice(other, 1);
      }
      yield* unpairedFindings(
        text,
        open.filter((mark) => index - mark.paragraph >= FURTHEST),
      );
      open = open.filter((mark) => index - mark.paragraph < FURTHEST);
    }
    yield* unpairedFindings(text, open);
    yield* unfinished(report);
  },
};

/** Shortest paragraph that is no heading or address. */
const SHORTEST = 20;

/** Paragraphs that end with a comma or the mark of a list, or without any mark, though a heading or nothing at all follows. */
function* unfinished(report: Report): Iterable<Finding> {
  const all = paragraphs(report).filter(({ text }) => text.length >= SHORTEST);
  const endsInStops = all.filter(({ text }) => SENTENCES.test(text));
  const stopped = endsInStops.filter(({ text }) => /[。！？…][”’）]?$/.test(text)).length;
  const lacksFew = stopped >= LEAST_STOPPED && stopped >= endsInStops.length * MOSTLY;
  for (const { span, text: words, section } of all) {
    if (/[，,、]$/.test(words)) {
      if (isFollowed(report, span)) continue;
      const mark = { start: span.end - 1, end: span.end };
      const name = words.endsWith("、") ? "顿号" : "逗号";
      yield {
        span: mark,
        message: `段末是${name}，后面没有下文，应为“。”，或者有话没有写完，请核对。`,
        fixes: [
          { title: `段末的${name}改为“。”`, kind: "suggestion", preferred: true, edits: [{ span: mark, text: "。" }] },
        ],
      };
    } else if (
      lacksFew &&
      section !== undefined &&
      lacksStop(words) &&
      !isFollowed(report, span) &&
      !isCut(report, span, section)
    ) {
      const end = { start: span.end, end: span.end };
      yield {
        span: { start: span.start + behindLastMark(words), end: span.end },
        message: "段末没有句号，请补上，或者有话没有写完，请核对。",
        fixes: [{ title: "段末补上“。”", kind: "suggestion", preferred: true, edits: [{ span: end, text: "。" }] }],
      };
    }
  }
}

/** Paragraphs that end in a full stop from which on a report is one that has them, and how many of all they are. */
const LEAST_STOPPED = 4;
const MOSTLY = 0.7;
/** A paragraph that goes on in sentences, or in clauses of a list. */
const SENTENCES = /[。；][^。；]*[，；。]?[^。；]{4}/;
/** Where the words begin behind the last mark of a paragraph, which are marked so that no word is cut. */
function behindLastMark(words: string): number {
  let at = words.length;
  while (at > 0 && !MARKS.includes(words.charAt(at - 1))) at--;
  return at;
}

const MARKS = "，。；：、！？";
/** Particulars, which are no sentences, and ends of paragraphs that are cut or lead on (text/broken-paragraph). */
const NO_SENTENCE =
  /^[\u4e00-\u9fff]{2,8}：|(?:时间|单位|来源|机构|部门|方式|热线|通讯处|名称)：|电话|传真|地址|邮编|邮箱|网址|[Hh]ttp|联系人|附件|如下$|包括$|分别(?:为|是)$/;

/** Notes and the words below a figure, which are written without a mark at the end. */
const NOTE = /^(?:注|备注|[图表]\s?\d)/;
/** What a paragraph has that is made of sentences, and no row of particulars: 主办：……；承办：……. */
const HAS_SENTENCES = /。|[一二三四五六七八九]是/;

/** The one sentence of a paragraph that says that there is nothing: ，没有其他需要报告的事项. */
const SAYS_NOTHING =
  /^[^。；：]*，[^，。；：]{0,12}(?:没有|未|无|不存在)[^，。；：]{0,24}(?:事项|处理费|费用|收费|情况)$/;

/** Whether a paragraph of sentences ends without a mark. */
function lacksStop(words: string): boolean {
  const last = words.slice(words.lastIndexOf("。") + 1);
  return (
    ((SENTENCES.test(words) && HAS_SENTENCES.test(words)) || SAYS_NOTHING.test(words)) &&
    !NOTE.test(words) &&
    /[\u4e00-\u9fff%％](?<![的和与及在对将由把被是于或并])$/.test(words) &&
    !NO_SENTENCE.test(last) &&
    !words.includes("\t")
  );
}

/** Whether nothing follows a paragraph of one of the first sections, so that the text is a part of a report. */
function isCut({ text, end }: Report, span: Span, section: SectionId): boolean {
  return section !== "problems" && section !== "other" && text.slice(span.end, end).trim() === "";
}

/** Whether what follows a paragraph may go on with it: neither a heading nor an item nor the end. */
function isFollowed({ text, sections, end }: Report, span: Span): boolean {
  let next = span.end;
  while (next < end && isSpace(text.charCodeAt(next))) next++;
  if (next >= end || sections.some(({ heading }) => heading.start === next)) return false;
  const mark = OUTLINE_MARK.exec(text.slice(next, next + LONGEST_MARK))?.[0];
  // 《条例》第二十条|（二）款
  return mark === undefined || (/[）)]$/.test(mark) && OF_ARTICLE.test(text.slice(next + mark.length)));
}

/** What follows the number of a part of an article: （二）款, but no 项目 or 条例. */
const OF_ARTICLE = /^(?:款(?!项)|项(?!目)|条(?!例)|目(?![录标]))/;

/** Longest number of an item. */
const LONGEST_MARK = 8;

const FULL: Readonly<Record<string, string>> = {
  ",": "，",
  ";": "；",
  ":": "：",
  "?": "？",
  "!": "！",
  "(": "（",
  ")": "）",
};
const STOPS = charSet("，。；：、,;:");
const SINGLES = charSet("，。；：、,;:?!");
/** What may stand in front of a mark of a Chinese sentence, and behind one, besides characters. */
const CLOSING = "）》”’】〕」％%)";
const OPENING = "（《“‘【〔「(";

/** Half-width and doubled marks but brackets. */
function* singleMarks(text: string): Iterable<Finding> {
  const end = text.length;
  for (let i = 0; i < end; i++) {
    const code = text.charCodeAt(i);
    if (isIdeograph(code) || SINGLES[code] === 0) continue;
    let stop = i + 1;
    if (STOPS[text.charCodeAt(i)] === 1) while (stop < end && STOPS[text.charCodeAt(stop)] === 1) stop++;
    const span = { start: i, end: stop };
    if (stop - i > 1) {
      const finding = isInChinese(text, span) ? doubled(text, span) : undefined;
      if (finding) yield finding;
    } else if (text.charCodeAt(i) < 0x80 && isInChinese(text, span)) {
      yield text.charAt(i) === ";" && LEADS_ON.test(text.slice(Math.max(0, i - LONGEST_LEAD), i))
        ? halfWidthLead(span)
        : halfWidth(text, [i], span);
    }
    i = stop - 1;
  }
}

/** Whether what is before and behind `span`, white space behind it left out, belongs to a Chinese sentence. */
function isInChinese(text: string, span: Span): boolean {
  if (span.start === 0) return false;
  const end = text.length;
  let next = span.end;
  while (next < end && isSpace(text.charCodeAt(next))) next++;
  const isBehind = isIdeograph(text.charCodeAt(span.start - 1)) || CLOSING.includes(text.charAt(span.start - 1));
  return isBehind && (next === end || isIdeograph(text.charCodeAt(next)) || isOneOf(OPENING + CLOSING, text, next));
}

/** What goes on with what it speaks of, so that a semicolon behind it may stand for a colon: 原因是;. */
const LEADS_ON =
  /(?:包括|如下|所示|(?:问题|不足|原因|渠道|途径|情况|措施|做法|内容|方式|事项|主要|具体|分别|重点|体现|表现)(?:有|是|为|在|于))$/;
const LONGEST_LEAD = 4;

/** A half-width semicolon that stands for one of two marks. */
function halfWidthLead(span: Span): Finding {
  return {
    span,
    message: "“;”是半角标点，这里像是引出后文，应为“：”，或者全角的“；”。",
    fixes: ["：", "；"].map((mark) => ({
      title: `“;”改为“${mark}”`,
      kind: "suggestion",
      preferred: mark === "：",
      edits: [{ span, text: mark }],
    })),
  };
}

function halfWidth(text: string, places: readonly number[], span: Span): Finding {
  const written = places.map((at) => text.charAt(at)).join("");
  const full = [...written].map((mark) => FULL[mark] ?? mark).join("");
  return {
    span,
    message: `“${written}”是半角标点，汉字之间应使用全角的“${full}”。`,
    fixes: [
      {
        title: `半角的“${written}”改为全角的“${full}”`,
        kind: "safe",
        preferred: true,
        edits: places.map((at) => ({ span: { start: at, end: at + 1 }, text: FULL[text.charAt(at)] ?? "" })),
      },
    ],
  };
}

/** Marks in a row that cannot all be meant; undefined where they are an ellipsis of dots. */
function doubled(text: string, span: Span): Finding | undefined {
  const written = text.slice(span.start, span.end);
  const kinds = [...new Set([...written].map((mark) => FULL[mark] ?? mark))];
  const [first = ""] = kinds;
  const isEllipsis = first === "。" && kinds.length === 1 && written.length > 2;
  const choices = isEllipsis ? ["。", "……"] : kinds;
  const fixes = choices.map(
    (mark): Fix => ({
      title: `“${written}”改为“${mark}”`,
      kind: choices.length === 1 ? "safe" : "suggestion",
      edits: [{ span, text: mark }],
    }),
  );
  const message =
    choices.length === 1
      ? `标点“${written}”重复了，应为“${first}”。`
      : `标点“${written}”不能连用，请只留“${choices.join("”或“")}”。`;
  return { span, message, fixes };
}

/** The two halves of each pair; half-width and full-width brackets are one kind. */
const PAIRS = ["（）", "《》", "“”", "【】", "〔〕", "「」", "〈〉"] as const;
/** Those of another name within a name, which are also written for “less than”. */
const WITHIN = 6;
const KINDS: ReadonlyMap<number, Pick<Mark, "kind" | "opens">> = new Map(
  [...PAIRS.entries(), [0, "()"] as const].flatMap(([kind, pair]) =>
    [true, false].map((opens) => [pair.charCodeAt(opens ? 0 : 1), { kind, opens }] as const),
  ),
);
const BRACKETS = charSet(`${PAIRS.join("")}()`);

/** A bracket or quotation mark without its other half so far. */
interface Unpaired {
  readonly at: number;
  readonly kind: number;
  readonly opens: boolean;
  /** Number of its paragraph. */
  readonly paragraph: number;
  /** Whether its other half is missing for certain: no list mark may be it, no line since then is no prose. */
  readonly isSure: boolean;
}

type Mark = Omit<Unpaired, "paragraph">;

/** What is wrong with the marks within a paragraph, and those whose other half another one may hold. */
interface ParagraphMarks {
  readonly findings: readonly Finding[];
  readonly unpaired: readonly Mark[];
  /** Brackets that close the number of an item, so that they need no other half. */
  readonly listMarks: readonly Mark[];
}

const marksIn = remember((text): ParagraphMarks => {
  const { half, unpaired, listMarks } = pair(text);
  const strays = strayMarks(text);
  const places = new Set(strays.map(({ span }) => span.start));
  const isStray = ({ span }: Finding) => places.has(span.start) || places.has(span.end - 1);
  const single = [...singleMarks(text)].filter((finding) => !isStray(finding));
  const ofPairs = [takeSurplus, takeTurned, takeUnlike, takeTwins].flatMap((take) => take(text, unpaired));
  return { findings: [...half, ...single, ...strays, ...ofPairs, ...straightQuotes(text)], unpaired, listMarks };
});

/** Pairs the brackets and quotation marks of a paragraph; what is left over, and pairs of half-width brackets. */
function pair(text: string): { readonly half: Finding[]; readonly unpaired: Mark[]; readonly listMarks: Mark[] } {
  const half: Finding[] = [];
  const open: Mark[] = [];
  const closing: Mark[] = [];
  const listMarks: Mark[] = [];
  /** How many of each kind are open: most that close something have their other half right before them, or nowhere. */
  const count = PAIRS.map(() => 0);
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (isIdeograph(code) || BRACKETS[code] === 0) continue;
    const found = KINDS.get(code);
    if (!found) continue;
    const mark = { at, ...found, isSure: found.kind !== 0 ? found.kind !== WITHIN : touchesChinese(text, at) };
    if (mark.opens) {
      open.push(mark);
      count[mark.kind] = (count[mark.kind] ?? 0) + 1;
      continue;
    }
    const other = count[mark.kind] ? lastIndex(open, ({ kind }) => kind === mark.kind) : -1;
    const opening = open[other];
    if (opening) {
      open.splice(other, 1);
      count[mark.kind] = (count[mark.kind] ?? 0) - 1;
      const finding = mark.kind === 0 ? halfBrackets(text, opening.at, at) : undefined;
      if (finding) half.push(finding);
    } else if (mark.kind === 0 && LIST_NUMBER.test(text.slice(Math.max(0, at - 3), at))) listMarks.push(mark);
    else closing.push(mark);
  }
  const unpaired = [...open, ...closing].sort((a, b) => a.at - b.at);
  const isSure = (mark: Mark) => mark.isSure && (mark.kind !== 0 || listMarks.length === 0);
  return { half, unpaired: unpaired.map((mark) => ({ ...mark, isSure: isSure(mark) })), listMarks };
}

/** The number of `1)` and `一）`. */
const LIST_NUMBER = /(?:(?:^|\D)\d{1,2}|(?:^|[^a-zA-Z])[a-zA-Z]|[一二三四五六七八九十①-⑳])$/;
/** What a number of the outline holds: `(一)`, `(1)`. */
const OUTLINE_NUMBER = /^[一二三四五六七八九十\d]{1,3}$/;

function halfBrackets(text: string, opening: number, closing: number): Finding | undefined {
  if (text.charCodeAt(opening) > 0x80 && text.charCodeAt(closing) > 0x80) return undefined;
  const places = [opening, closing].filter((at) => text.charCodeAt(at) < 0x80);
  const within = text.slice(opening + 1, closing);
  const isAlone = places.length === 2;
  if (isAlone && (!/[\u4e00-\u9fff]/.test(within) || OUTLINE_NUMBER.test(within.trim()))) return undefined;
  const before = opening === 0 ? 0 : text.charCodeAt(opening - 1);
  const isAfterLatin = before > 0x20 && before < 0x80 && !isOneOf(CLOSING, text, opening - 1);
  if (isAlone && isAfterLatin && !/\d/.test(text.charAt(opening - 1))) return undefined;
  const [only = opening] = places;
  return halfWidth(text, places, isAlone ? { start: opening, end: closing + 1 } : { start: only, end: only + 1 });
}

function touchesChinese(text: string, at: number): boolean {
  return text.charCodeAt(at) > 0x80 || isIdeograph(text.charCodeAt(at - 1)) || isIdeograph(text.charCodeAt(at + 1));
}

/** Takes away the halves that paragraphs before and this one share. */
function across(open: readonly Unpaired[], found: readonly Mark[], paragraph: number): Unpaired[] {
  const left = [...open];
  const count = PAIRS.map((_, kind) => left.filter((mark) => mark.opens && mark.kind === kind).length);
  for (const mark of found) {
    const isOpen = !mark.opens && (count[mark.kind] ?? 0) > 0;
    const other = isOpen ? lastIndex(left, ({ kind, opens }) => opens && kind === mark.kind) : -1;
    if (other >= 0) left.splice(other, 1);
    else left.push({ ...mark, paragraph });
    if (mark.opens || other >= 0) count[mark.kind] = (count[mark.kind] ?? 0) + (mark.opens ? 1 : -1);
  }
  return left;
}

function* unpairedFindings(text: string, marks: readonly Unpaired[]): Iterable<Finding> {
  for (const { at, kind, opens, isSure } of marks) {
    if (!isSure) continue;
    const missing = PAIRS[kind]?.charAt(opens ? 1 : 0) ?? "";
    const name = opens ? NAMED[kind]?.exec(text.slice(at + 1, at + 1 + LONGEST_NAME))?.[0] : undefined;
    const end = at + 1 + (name?.length ?? 0);
    yield {
      span: { start: at, end: at + 1 },
      message: `${show(text.charAt(at))}没有对应的${show(missing)}，请补上或者删去。`,
      ...(name === undefined
        ? {}
        : {
            fixes: [
              {
                title: `在“${name}”后面补上${show(missing)}`,
                kind: "suggestion",
                preferred: true,
                edits: [{ span: { start: end, end }, text: missing }],
              },
            ],
          }),
    };
  }
}

/** What a name in front of whose end 》 or ” is missing is like, by the kind of its marks: it ends where a clause does. */
const NAMED: Readonly<Record<number, RegExp>> = {
  1: /^[^《》“”（），。；：、\n]{2,36}?(?:条例|办法|通知|意见|要点|方案|规定|细则|指南|目录|清单|规划|制度|报告|决定|法|标准|指引|公报|计划|纲要|公告)(?=[，。；：、]|的(?:通知|规定|要求)|等|$)/,
  2: /^(?:以?公开为常态、不公开为例外|[^《》“”（），。；：、\n]{2,16}?(?=一栏|制度|原则|的原则|的要求|改革|机制|工作法|专栏|栏目|模式))/,
};

/** Takes those out that stand on both sides of a stretch, and says what is wrong with each. */
function takeTwins(text: string, marks: Mark[]): Finding[] {
  const found: Finding[] = [];
  const taken = new Set<Mark>();
  /** The last one of each character that has no twin yet. */
  const single = new Map<string, Mark>();
  for (const mark of marks) {
    if (!mark.isSure) continue;
    const character = text.charAt(mark.at);
    const twin = single.get(character);
    if (!twin || twin.opens !== mark.opens) {
      single.set(character, mark);
      continue;
    }
    single.delete(character);
    taken.add(twin).add(mark);
    found.push(mark.opens ? wrongHalf(text, mark, twin) : wrongHalf(text, twin, mark));
  }
  takeOut(marks, taken);
  return found;
}

/** Takes those out that stand right beside the one that closes or opens their pair: （……）). */
function takeSurplus(text: string, marks: Mark[]): Finding[] {
  const found: Finding[] = [];
  const taken = new Set<Mark>();
  for (const mark of marks) {
    const beside = KINDS.get(text.charCodeAt(mark.at + (mark.opens ? 1 : -1)));
    if (beside?.kind !== mark.kind || beside.opens !== mark.opens) continue;
    taken.add(mark);
    const span = { start: mark.at, end: mark.at + 1 };
    const name = show(text.charAt(mark.at));
    found.push({
      span,
      message: `${name}多了一个，请删去。`,
      fixes: [{ title: `删去多出的${name}`, kind: "suggestion", preferred: true, edits: [{ span, text: "" }] }],
    });
  }
  takeOut(marks, taken);
  return found;
}

/** Takes marks out of those that are left. */
function takeOut(marks: Mark[], taken: ReadonlySet<Mark>): void {
  let length = 0;
  for (const mark of marks) if (!taken.has(mark)) marks[length++] = mark;
  marks.length = length;
}

/** Longest name between a pair that was turned round or has two unlike halves. */
const LONGEST_NAME = 40;

/** Takes the two halves of a pair out that were turned round: ”……“. */
function takeTurned(text: string, marks: Mark[]): Finding[] {
  const found: Finding[] = [];
  const taken = new Set<Mark>();
  for (let i = 0; i + 1 < marks.length; i++) {
    const [first, second] = [marks[i], marks[i + 1]];
    if (!first?.isSure || !second?.isSure || first.opens || !second.opens || first.kind !== second.kind) continue;
    const within = text.slice(first.at + 1, second.at);
    if (within.length > LONGEST_NAME || within === "" || /[，。；：]/.test(within)) continue;
    taken.add(first).add(second);
    i++;
    const [left, right] = [PAIRS[first.kind]?.charAt(0) ?? "", PAIRS[first.kind]?.charAt(1) ?? ""];
    const edits = [first, second].map(({ at }, j) => ({
      span: { start: at, end: at + 1 },
      text: j === 0 ? left : right,
    }));
    found.push({
      span: { start: first.at, end: second.at + 1 },
      message: `${show(left)}和${show(right)}左右颠倒了。`,
      fixes: [{ title: `对调${show(left)}和${show(right)}`, kind: "suggestion", preferred: true, edits }],
    });
  }
  takeOut(marks, taken);
  return found;
}

/** Takes a half out whose other half is of another pair: 《……〉, （……】. */
function takeUnlike(text: string, marks: Mark[]): Finding[] {
  const found: Finding[] = [];
  const taken = new Set<Mark>();
  for (let i = 0; i + 1 < marks.length; i++) {
    const [first, second] = [marks[i], marks[i + 1]];
    if (!first?.opens || !second || second.opens || first.kind === second.kind) continue;
    const within = text.slice(first.at + 1, second.at);
    if (within.length > LONGEST_NAME || within === "" || /[。；]/.test(within)) continue;
    if (!first.isSure && !second.isSure) continue;
    taken.add(first).add(second);
    i++;
    // 《青山县“十四五》规划》: what closes the outer pair first is the inner one's.
    const closing = text.charAt(second.at);
    const at = first.kind === WITHIN ? first.at : first.at + 1 + within.concat(closing).indexOf(closing);
    const right = PAIRS[first.kind === WITHIN ? second.kind : first.kind]?.charAt(first.kind === WITHIN ? 0 : 1) ?? "";
    const span = { start: at, end: at + 1 };
    const other = first.kind === WITHIN ? second.at : first.at;
    found.push({
      span,
      message: `${show(text.charAt(first.at))}和${show(text.charAt(at === first.at ? second.at : at))}不是一对，这里应为${show(right)}。`,
      related: [{ span: { start: other, end: other + 1 }, message: `另一边的${show(text.charAt(other))}` }],
      fixes: [
        {
          title: `这里的${show(text.charAt(at))}改为${show(right)}`,
          kind: "suggestion",
          preferred: true,
          edits: [{ span, text: right }],
        },
      ],
    });
  }
  takeOut(marks, taken);
  return found;
}

/** A mark that stands twice where the pair has two halves: “……“. */
function wrongHalf(text: string, { at, kind, opens }: Mark, { at: other }: Mark): Finding {
  const written = text.charAt(at);
  const right = PAIRS[kind]?.charAt(opens ? 1 : 0) ?? "";
  const span = { start: at, end: at + 1 };
  return {
    span,
    message: `两边用了同一个${show(written)}，这里应为${show(right)}。`,
    related: [{ span: { start: other, end: other + 1 }, message: `另一边的${show(written)}` }],
    fixes: [
      {
        title: `这里的${show(written)}改为${show(right)}`,
        kind: "suggestion",
        preferred: true,
        edits: [{ span, text: right }],
      },
    ],
  };
}

/** A mark by its name, as it cannot be told within quotation marks. */
function show(mark: string): string {
  return MARK_NAMES[mark] ?? quote(mark);
}

const MARK_NAMES: Readonly<Record<string, string>> = { "“": "左引号", "”": "右引号" };

function isOneOf(marks: string, text: string, at: number): boolean {
  return marks.includes(text.charAt(at));
}

export default rule;
