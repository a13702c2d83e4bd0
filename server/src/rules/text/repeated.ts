import { isBeginningTwice, isEndTwice, isWordTwice, MAKES_ANOTHER } from "../../lexicon/twice";
import { mayEndClause } from "../../lexicon/words";
import { type Paragraph, paragraphs, sentences } from "../../report/prose";
import type { Report } from "../../report/types";
import { charSet } from "../../text/charSet";
import { isIdeograph } from "../../text/fold";
import { remember } from "../../text/remember";
import { hull, type Span, shiftSpan, trimSpan } from "../../text/span";
import { placed } from "../inParagraphs";
import { quote } from "../quote";
import type { Finding, Rule } from "../types";

/** Size of a table of last places, a power of two. */
const ENTRIES = 0x1000;
/** Longest word that is looked for twice; what is longer repeats as a clause. */
const LONGEST_WORD = 8;
/** Shortest clause, or run of clauses, that no one says twice on purpose. */
const SHORTEST_CLAUSE = 6;
const SHORTEST_CLAUSES = 10;
/** Most clauses that are looked for twice together. */
const MOST_CLAUSES = 6;
/** Shortest paragraph that no one writes twice on purpose. */
const SHORTEST_PARAGRAPH = 12;
/** Most of a clause that messages and titles show. */
const LONGEST_SHOWN = 20;

const rule: Rule = {
  meta: {
    id: "text/repeated",
    title: "字、词、句重复",
    titleEn: "A character, word or clause doubled by mistake",
    severity: "warning",
    fix: "suggestion",
    basis: "没有专门条款；年度报告要向社会公布（《中华人民共和国政府信息公开条例》第四十九条），不应有重复的文字",
    docs: `检查正文里接连写了两遍的文字：

- 虚字重复，如“的的”“在在”；词的首字、末字重复，如“主主动公开”“企业业和群众”；
- 数字后面的量词重复，如“3件件”；
- 词重复，如“进行进行”“情况情况，”“二是二是”；机关名称里的“乡乡人民政府”“镇镇人民政府”，别处写一个的更多的；
- 一个分句、一句话、一段话接连出现两遍；
- 一句完整的话在前面另一条、另一部分里已经说过，一字不差。这一项是提示；说没有收到、没有发生的，带数字的，说指导思想、原则、到哪里查的，两处都说不算错。

“常常”“人人”“层层”“一一”“等等”“家家户户”，以及“目的的”“进行了了解”“网上上传”“镇政府政府信息公开”这样前后两个词碰在一起的，都不算；拿不准的不报。

怎么改：删去多余的一遍；快速修复只删这一遍。`,
  },
  *check(report) {
    const all = paragraphs(report);
    for (const [i, paragraph] of all.entries()) {
      const before = all[i - 1];
      if (before && isSame(report, before, paragraph)) {
        yield repeatedParagraph(before, paragraph);
        continue;
      }
      yield* placed(findingsIn(paragraph.text), paragraph.span.start);
    }
    yield* doubledKinds(report);
    yield* sentencesAgain(report, all);
  },
};

const findingsIn = remember((text): readonly Finding[] => [
  ...repeatedWords(text),
  ...(endAlike(text) ? repeatedClauses(text) : []),
]);

/** Where a character may stand twice rightly: behind one of `before`, or in front of one of `after`. */
interface Neighbours {
  readonly before?: string;
  readonly after?: string;
}

/** Characters that stand twice only by mistake, but where two words meet (目的 + 的, 了 + 了解). */
const PARTICLES: ReadonlyMap<string, Neighbours> = new Map(
  Object.entries({
    的: { before: "目标之矢无有", after: "确士" },
    了: { before: "为罢不", after: "解结断却然事愿账" },
    和: { before: "共调饱温缓总求柔中议随平祥人谐仁", after: "谐睦平气解美蔼善约田县顺静乐林合" },
    是: { before: "但于还可只要若就总或凡都也既更正仍", after: "否非" },
    在: {
      before: "所存现实内潜自健正旨好",
      after: "线职建岗编校村乡地场外册任逃押读制途此案京先意位座世内即库网售租籍",
    },
    对: { before: "针面一相绝反校核查比配应派双成", after: "碰口外照象应比待策立子称话方手内联接标症岸决抗账白等齐准" },
    与: { before: "参给赋授", after: "会其否时共众日" },
    及: { before: "涉普顾波触提遍危企力累惠言论述推", after: "时早格其至第物" },
    将: { before: "即必麻老上大中少武名", after: "来军要士领近帅才乐" },
    并: { before: "合兼吞一相归火", after: "购存联列入行重非举轨排网发处" },
    由: { before: "自理缘事经根来", after: "此于衷来头" },
    于: { after: "都田洪潜副某局镇乡县书庄家村屯法理心事" },
    从: { before: "服听跟盲顺自无遵", after: "事业严而容快宽优速新来中小此头重紧轻江化政众未" },
    以: { before: "可得难予加所足何用借是", after: "及来往上下内外便免致后前东西南北色太期此案点查会训评考学改促赛建" },
    其: { before: "尤与极更及", after: "中他它实余次间格" },
    我: { before: "自忘" },
    们: {},
    已: { before: "不业而得早久" },
    很: {},
    或: {},
    且: { after: "末" },
    但: {},
    而: { after: "立今" },
    按: { after: "钮键" },
    未: { before: "尚", after: "来成知雨央" },
    经: { before: "已未曾神财历途正", after: "济营费办过验常贸理典历手商开销由" },
    被: { before: "植棉覆", after: "告子申" },
    把: { before: "火一", after: "握关手守控" },
    均: { before: "平人户日年月", after: "衡等匀值" },
    让: { before: "转出退礼谦", after: "利步渡座位" },
    至: { before: "以甚乃直夏冬及", after: "今少于多此关诚" },
    各: {},
    应: { before: "相响供回适对反效呼感因", after: "当该急用对答诉届聘试变邀收援" },
    需: { before: "必急亟供所刚内军按无特" },
    使: { before: "行大天即假促驱致迫", after: "用命得者馆" },
    不: { before: "绝决得能差从", after: "" },
    也: {},
    又: {},
    就: { before: "成造将", after: "业是近地读诊餐医" },
    共: { before: "公总一反中", after: "享同计建青产和商治通性识议筹" },
    中: {
      before: "其集高初命适空当居",
      after: "选标老青止长山央国共华小学医心等间午文介部型央标层低高秋期断途外转东西南北亚餐年旬美俄日韩英药草式",
    },
    谁: { before: "谁", after: "谁" },
    过: { before: "难不", after: "程渡滤敏期关往去节失错多度硬得户磅秤目问境桥江河年冬夏" },
    为: {
      before: "作成认行因以称视更尤较有无颇极何改变列定分评选转设升划纳名",
      after: "了何此主民人期止难数政首企群公推老困",
    },
    还: { before: "归偿退返交奉付", after: "款贷清本债原乡田林草湖湿建房愿" },
    后: { before: "先今前最以然背落事会午之雨", after: "续台期勤面来果天备进世方山" },
    着: { before: "沿附衣穿", after: "力眼重手火急陆色装想落" },
  }),
);

/** Measure words that stand once behind a figure: 减少3件件. */
const MEASURES = "件条次份项篇个场期起家人户";
/** What is said twice on purpose: 一个村一个村, 翻着翻着, 想问谁问谁. */
const ON_PURPOSE = /^[一逐几]|.着$|什么|谁|哪/;
/** Adverbs with what they stand before, which neither end a name nor begin one: 也是也是. */
const JOINS_CLAUSE = /^(?:[也都又就还仍均正]是|[也还都仍均]有|[都也还均]要|[已均也将]被)$/;
const DIGIT = /[\d０-９]/;
const CLAUSE_END = /[，。；]/;
const CLAUSE_BEGIN = /^[，。；：]?$/;
/** What joins two and begins no clause. */
const BEGINS_NONE = "及和与";
const NUMERALS = /^[一二三四五六七八九十百千万亿〇零两]+$/;
/** Ends of words that may end one phrase and begin the next: 镇政府 + 政府信息公开. */
const MEETING = /(?:政府|公开|办公室|委员会|中心|小组|服务|管理|工作|信息|人员|群众|局|站|厅)$/;
/** What cannot go on a compound word. */
const PARTICLE_BEHIND = "的了和与及等在是将并也";

function* repeatedWords(text: string): Iterable<Finding> {
  // Where each character stood last: nearly all places are passed over with one look. Two that share an entry cost a
  // second look, no more.
  const lastPlaces = new Int32Array(ENTRIES).fill(-LONGEST_WORD - 1);
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (!isIdeograph(code)) continue;
    const entry = code % ENTRIES;
    const distance = i - (lastPlaces[entry] ?? 0);
    lastPlaces[entry] = i;
    if (distance > LONGEST_WORD) continue;
    const size = doubledSize(text, i);
    if (size === 0) continue;
    let stop = i + 1;
    while (stop < text.length && text.charCodeAt(stop) === text.charCodeAt(stop - size)) stop++;
    stop -= (stop - i - 1) % size;
    yield repeatedWord(text, { start: i + 1 - 2 * size, end: stop }, size);
    i = stop - 1;
  }
}

/** Length of the shortest word that stands twice by mistake, its second time up to `last`; 0 where none does. */
function doubledSize(text: string, last: number): number {
  for (let size = 1; size <= LONGEST_WORD && last + 1 >= 2 * size; size++) {
    let same = 0;
    while (same < size && text.charCodeAt(last - same) === text.charCodeAt(last - same - size)) same++;
    if (same < size || !isWords(text, last + 1 - size, last)) continue;
    if (isMistake(text, { start: last + 1 - 2 * size, end: last + 1 }, size)) return size;
  }
  return 0;
}

function isWords(text: string, start: number, end: number): boolean {
  for (let i = start; i < end; i++) if (!isIdeograph(text.charCodeAt(i))) return false;
  return true;
}

/** Whether the word of `size` characters that fills `span` twice stands there twice by mistake. */
function isMistake(text: string, span: Span, size: number): boolean {
  const word = text.slice(span.start, span.start + size);
  const before = text.charAt(span.start - 1);
  const after = text.charAt(span.end);
  if (size === 1) {
    // 3件件, 20多条条
    if (MEASURES.includes(word))
      return (DIGIT.test(before) || "多余".includes(before || " ")) && !isIdeograph(after.charCodeAt(0));
    // 十五五
    if (NUMERALS.test(word)) return false;
    const neighbours = PARTICLES.get(word);
    if (!neighbours) return isEndTwice(text, span.start) || isBeginningTwice(text, span.start);
    // 有回应应，: the second of them leads on to nothing.
    if (!mayEndClause(word) && CLAUSE_END.test(after)) return before !== text.charAt(span.start - 2);
    // 及及时公开: what stands in front is no end of anything.
    if (BEGINS_NONE.includes(word) && CLAUSE_BEGIN.test(before)) return true;
    if (isOneOf(neighbours.before, before) || isOneOf(neighbours.after, after)) return false;
    return !isPaired(text, span.end);
  }
  if (isUniform(word) || NUMERALS.test(word) || ON_PURPOSE.test(word)) return false;
  // “快了快了”
  if (before === "“" && after === "”") return false;
  if (size === 2) return JOINS_CLAUSE.test(word) || isWordTwice(text, span.start);
  if (after !== "" && MAKES_ANOTHER.includes(after)) return false;
  return !MEETING.test(word) || !isIdeograph(after.charCodeAt(0)) || PARTICLE_BEHIND.includes(after);
}

/** Whether a character is among some; none at either end of a text is. */
function isOneOf(characters: string | undefined, character: string): boolean {
  return character !== "" && characters?.includes(character) === true;
}

/** Whether what follows a doubled character is doubled as well: 是是非非, 的的确确. */
function isPaired(text: string, end: number): boolean {
  const next = text.charCodeAt(end);
  return isIdeograph(next) && next === text.charCodeAt(end + 1);
}

function isUniform(word: string): boolean {
  return word === word.charAt(0).repeat(word.length);
}

function repeatedWord(text: string, span: Span, size: number): Finding {
  const word = text.slice(span.start, span.start + size);
  const found = quote(text.slice(span.start, span.end));
  return {
    span,
    message: `${found}重复了，应为${quote(word)}。`,
    fixes: [
      {
        title: `${found}改为${quote(word)}`,
        kind: "suggestion",
        preferred: true,
        edits: [{ span: { start: span.start + size, end: span.end }, text: "" }],
      },
    ],
  };
}

/** The kind of a place twice in front of 人民政府, behind the end of its name: 柏树乡乡人民政府. */
const DOUBLED_KIND = /([\u4e00-\u9fff]{2})([乡镇县])\2(?=人民政府)/g;

const WITH_KIND = /(?=([\u4e00-\u9fff]{2}[乡镇县]))/g;

/** Doubled kinds of places, where the text has the same name more often with its kind once: a town may be called 东镇镇. */
function* doubledKinds({ text, end }: Report): Iterable<Finding> {
  const doubled = [...text.slice(0, end).matchAll(DOUBLED_KIND)];
  if (doubled.length === 0) return;
  const left = new Map<string, number>();
  const count = (name: string, by: number) => left.set(name, (left.get(name) ?? 0) + by);
  for (const [, name = ""] of text.slice(0, end).matchAll(WITH_KIND)) count(name, 1);
  for (const [, name = "", kind = ""] of doubled) count(name + kind, -2);
  for (const match of doubled) {
    const [written, name = "", kind = ""] = match;
    const stop = match.index + written.length;
    if ((left.get(name + kind) ?? 0) > 0) yield repeatedWord(text, { start: stop - 2, end: stop }, 1);
  }
}

/** The number of an item: 一是, （一）. */
const NUMBERED = /^(?:[一二三四五六七八九十]{1,3}[是要]|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[.．、])/;

function* repeatedClauses(text: string): Iterable<Finding> {
  const clauses = clausesOf(text);
  let from = 0;
  for (let i = 1; i < clauses.length; i++) {
    const count = repeatedCount(text, clauses, from, i);
    if (count === 0) continue;
    const begin = i + 1 - count;
    while (repeatedCount(text, clauses, i + 1 - count, i + count) === count) i += count;
    const first = hull(clauses.slice(begin - count, begin));
    const again = hull(clauses.slice(begin, i + 1));
    if (first && again) yield repeatedClause(text, first, again, (i + 1 - begin) / count + 1);
    from = i + 1;
  }
}

/** Whether two clauses near each other end alike; in most paragraphs none do, and no clause need be looked at. */
function endAlike(text: string): boolean {
  const lastPlaces = new Map<number, number>();
  let clause = 0;
  for (let i = 2; i <= text.length; i++) {
    if (i < text.length && CLAUSE_ENDS[text.charCodeAt(i)] === 0) continue;
    const tail = text.charCodeAt(i - 1) * 0x10000 + text.charCodeAt(i - 2);
    if (clause - (lastPlaces.get(tail) ?? Number.NEGATIVE_INFINITY) <= MOST_CLAUSES) return true;
    lastPlaces.set(tail, clause++);
  }
  return false;
}

/** How many clauses up to `last` say again what as many right before them say; 0 where none do. */
function repeatedCount(text: string, clauses: readonly Span[], from: number, last: number): number {
  for (let count = 1; count <= MOST_CLAUSES && last + 1 - 2 * count >= from; count++) {
    let same = 0;
    while (same < count && saysAgain(text, clauses[last - same - count], clauses[last - same])) same++;
    if (same < count) continue;
    const length = ideographs(text, clauses[last + 1 - count]?.start ?? 0, clauses[last]?.end ?? 0);
    if (length >= (count === 1 ? SHORTEST_CLAUSE : SHORTEST_CLAUSES)) return count;
  }
  return 0;
}

function ideographs(text: string, start: number, end: number): number {
  let count = 0;
  for (let i = start; i < end; i++) if (isIdeograph(text.charCodeAt(i))) count++;
  return count;
}

/** Whether a clause has the words of one before it, the number in front of those left out. */
function saysAgain(text: string, before: Span | undefined, clause: Span | undefined): boolean {
  if (!before || !clause) return false;
  const length = clause.end - clause.start;
  const surplus = before.end - before.start - length;
  if (length === 0 || surplus < 0) return false;
  for (let i = 1; i <= length; i++) {
    if (text.charCodeAt(before.end - i) !== text.charCodeAt(clause.end - i)) return false;
  }
  const number = text.slice(before.start, before.start + surplus);
  return number.replace(NUMBERED, "") === "";
}

function clausesOf(text: string): Span[] {
  const found: Span[] = [];
  let from = 0;
  for (let i = 0; i <= text.length; i++) {
    if (i < text.length && CLAUSE_ENDS[text.charCodeAt(i)] === 0) continue;
    found.push(trimSpan(text, { start: from, end: i }));
    from = i + 1;
  }
  return found;
}

const CLAUSE_ENDS = charSet("，。；：！？,;:!?");

function repeatedClause(text: string, first: Span, again: Span, times: number): Finding {
  const words = text.slice(first.start, first.end).replace(NUMBERED, "");
  const shown = quote(words.length > LONGEST_SHOWN ? `${words.slice(0, LONGEST_SHOWN)}……` : words);
  const between = text.slice(first.end, again.start).trim();
  return {
    span: again,
    message: `${shown}接连写了 ${times} 遍，请只留一遍。`,
    related: [{ span: first, message: "前一遍" }],
    fixes: [
      {
        title: `${times === 2 ? "删去后一遍" : `删去后 ${times - 1} 遍`}${shown}和前面的“${between}”`,
        kind: "suggestion",
        preferred: true,
        edits: [{ span: { start: first.end, end: again.end }, text: "" }],
      },
    ],
  };
}

/** Whether a paragraph says what the one right before it says. */
function isSame({ text }: Report, before: Paragraph, { span, section }: Paragraph): boolean {
  return (
    span.end - span.start >= SHORTEST_PARAGRAPH &&
    span.end - span.start === before.span.end - before.span.start &&
    section === before.section &&
    /[。；！？]/.test(text.charAt(span.end - 1)) &&
    text.slice(before.span.end, span.start).trim() === "" &&
    text.slice(span.start, span.end) === text.slice(before.span.start, before.span.end)
  );
}

/** Shortest sentence that nobody says in the same words of another thing. */
const SHORTEST_SENTENCE = 24;
/** What may be said in two sections: that there was nothing, figures, what the report is made of, principles, where to ask. */
const SAID_AGAIN =
  /未|没|无|\d|[一二三四五六七八九十百]+[条件次个项]|本报告|本年度报告|年度报告|统计|《|指导思想|为指导|精神|原则|宗旨|以人民为中心|公开为常态|知情权|联系|查阅|查询/;

/** The sentences of a paragraph that are long enough, by their places in it. */
const longSentences = remember((text): readonly Span[] =>
  sentences(text, { start: 0, end: text.length }).filter(({ start, end }) => {
    const words = text.slice(start, end);
    return end - start >= SHORTEST_SENTENCE && /[。！]$/.test(words) && /，/.test(words) && !SAID_AGAIN.test(words);
  }),
);

/** What begins a part of a section: （三）政府信息管理. */
const BEGINS_PART = /^[（(][一二三四五六七八九十]{1,2}[）)]/;

/** Sentences that another part of the report has in the same words before, those side by side as one. */
function* sentencesAgain({ text }: Report, all: readonly Paragraph[]): Iterable<Finding> {
  const seen = new Map<string, Span>();
  let part = 0;
  for (const [i, paragraph] of all.entries()) {
    const before = all[i - 1];
    if (before?.section !== paragraph.section || BEGINS_PART.test(paragraph.text)) part = paragraph.span.start;
    if (before?.text === paragraph.text) continue;
    let told: { first: Span; again: Span } | undefined;
    for (const span of longSentences(paragraph.text)) {
      const place = shiftSpan(span, paragraph.span.start);
      const words = text.slice(place.start, place.end);
      const first = seen.get(words);
      if (!first) seen.set(words, place);
      else if (first.start < part && told?.again.end === place.start)
        told = {
          first: { start: told.first.start, end: first.end },
          again: { start: told.again.start, end: place.end },
        };
      else if (first.start < part) {
        if (told) yield saidBefore(told.first, told.again);
        told = { first, again: place };
      }
    }
    if (told) yield saidBefore(told.first, told.again);
  }
}

function saidBefore(first: Span, again: Span): Finding {
  return {
    span: again,
    severity: "info",
    message: "这句话前面另一处已经说过，一字不差，请核对是否重复。",
    related: [{ span: first, message: "前面的同一句话" }],
  };
}

function repeatedParagraph(before: Paragraph, { span }: Paragraph): Finding {
  return {
    span,
    message: "这一段与上一段完全相同，请删去一段。",
    related: [{ span: before.span, message: "上一段" }],
    fixes: [
      {
        title: "删去与上一段相同的这一段",
        kind: "suggestion",
        preferred: true,
        edits: [{ span: { start: before.span.end, end: span.end }, text: "" }],
      },
    ],
  };
}

export default rule;
