import type { SectionId } from "../../forms";
import { type Paragraph, paragraphs } from "../../report/prose";
import type { Report } from "../../report/types";
import { fromChinese, toChinese } from "../../text/numerals";
import type { Span } from "../../text/span";
import { placed } from "../inParagraphs";
import { quote } from "../quote";
import type { Finding, Rule } from "../types";
import { isSaid, mixedCounters, wrongCounters, wrongOrder } from "./counters";
import { shortOfNumber } from "./listedBefore";
import { OUTLINE_MARK } from "./outlineMark";
import { goOn, type NumberedItem, outOfOrder, type Run } from "./outOfOrder";
import { miscountedParts } from "./parts";

/** Most that is announced to be counted out; beyond it what follows are examples. */
const MOST_ANNOUNCED = 10;
/** Most numbers that are left out by mistake. */
const MOST_SKIPPED = 2;

const rule: Rule = {
  meta: {
    id: "text/enumeration",
    title: "列举的项数或序号不对",
    titleEn: "Items counted out do not match the number announced, or skip one",
    severity: "info",
    fix: "none",
    basis: "没有专门条款；年度报告要向社会公布（《中华人民共和国政府信息公开条例》第四十九条），前后应当一致",
    docs: `检查正文里“一是……二是……”“一要……二要……”这样列举的内容：

- 跳号或重号：有“一是”“三是”，没有“二是”；一部分里的列举从“二是”开始，前面没有“一是”“首先”；
- 用“第一”“其一”“①”，一段里用“（1）”“1.”列举的，同样；
- “首先”后面直接是“再次”，“其次”连着两个；“第一”“第三”中间是“其二”；
- 报告由哪几部分组成，说的和列出的不同：说“六个部分”，只列了五项；
- 说的项数和列举的项数不同：“三个更加”列到了“四是”，“以下三个方面的问题”只列到“二是”；
- 列举后面说的项数不同：列到“四是”，后面说“以上三个方面”；
- 数目紧跟在列出的各项后面，列出的不够：“围绕‘人员、经费、场地’四个问题”。不带引号的，前面有“围绕”“从”“通过”这样的词才算；只少一两项的才报，列得多的不报。

前面说的数字不是紧接着列举的、漏了的一项换了说法（其二、此外）的，不算跳号；另起一行的“（一）”“1.”由 \`structure/item-number\` 检查。

怎么改：核对是漏了一项、多了一项，还是数字、序号写错。`,
  },
  *check(report) {
    const all = paragraphs(report);
    for (const item of unbegun(report, all)) {
      const written = quote(report.text.slice(item.span.start, item.span.end));
      yield {
        span: item.span,
        message: `列举从${written}开始，前面没有“一是”，请核对是漏了一项还是漏写了序号。`,
      };
    }
    for (const run of findRuns(all)) {
      const finding = slipOf(report.text, run) ?? miscountOf(report.text, all, run);
      if (finding) yield finding;
    }
    yield* shortLists(report.text, all);
    yield* wrongCounters(report.text, all);
    for (const { span, text } of all)
      yield* placed(
        [...mixedCounters(text), ...wrongOrder(text), ...miscountedParts(text), ...shortOfNumber(text)],
        span.start,
      );
  },
};

/** 一是, 二要 at the beginning of a clause; 一是一 is none. */
const ITEM = /(?<![\u4e00-\u9fff\d])([一二三四五六七八九十]{1,3})[是要](?!\1)/g;

interface Item extends NumberedItem {
  /** Number of its paragraph. */
  readonly paragraph: number;
}

/** The runs that begin with 一是, in the order of their beginnings. */
function findRuns(all: readonly Paragraph[]): Run<Item>[] {
  const runs: Run<Item>[] = [];
  let open: Run<Item>[] = [];
  for (const [paragraph, { span, text: words, section }] of all.entries()) {
    if (section !== all[paragraph - 1]?.section || OUTLINE_MARK.test(words)) open = [];
    for (const match of words.matchAll(ITEM)) {
      const number = fromChinese(match[1] ?? "");
      if (number === undefined) continue;
      const start = span.start + match.index;
      const item = { number, span: { start, end: start + match[0].length }, paragraph };
      if (number > 1) goOn(open, item);
      else {
        if (open.at(-1)?.items.at(-1)?.paragraph !== paragraph) open = [];
        const run: Run<Item> = { items: [item], isUnsure: false };
        open.push(run);
        runs.push(run);
      }
    }
  }
  return runs;
}

/** What a list may begin with besides 一是. */
const FIRST =
  /一[是要、.．则来]|一方面|首先|第一|其一|最先|先是|[（(][一1][）)]|(?<![\d.])1[.．、）)]|①|(?<![\u4e00-\u9fff])[1１][是要]/;

/** The items 二是 of sections in which nothing that can be the first item stands before them. */
function unbegun({ text, sections }: Report, all: readonly Paragraph[]): Item[] {
  const seen = new Set<SectionId>();
  const found: Item[] = [];
  all.forEach(({ span, text: words, section: id }, paragraph) => {
    if (id === undefined || seen.has(id)) return;
    const match: RegExpMatchArray | undefined = [...words.matchAll(ITEM)][0];
    if (match?.index === undefined) return;
    seen.add(id);
    const start = span.start + match.index;
    const from = sections.find(({ form }) => form.id === id)?.content.start ?? start;
    if (match[0] === "二是" && !FIRST.test(text.slice(from, start)))
      found.push({ number: 2, span: { start, end: start + match[0].length }, paragraph });
  });
  return found;
}

function slipOf(text: string, { items, slip, isUnsure }: Run<Item>): Finding | undefined {
  const before = slip && items[items.indexOf(slip) - 1];
  if (!before || isUnsure) return undefined;
  const missing = slip.number - before.number - 1;
  if (missing < -1 || missing > MOST_SKIPPED) return undefined;
  if (isSaid(text.slice(before.span.end, slip.span.start), before.number + 1, slip.number)) return undefined;
  return outOfOrder(text, before, slip, (number) => quote(toChinese(number) + text.charAt(slip.span.end - 1)));
}

const NUMBER = "([两二三四五六七八九十]|\\d{1,2})";
const MEASURE = "(?:个|项|大|类|条|点|方面)";
const WHAT =
  "(?:方面|问题|不足|短板|差距|困难|环节|工作|措施|举措|做法|任务|原因|特点|重点|抓手|着力点|情况|要求|原则|关键)";
/** The end of a clause that says how many things follow. */
const ANNOUNCED = [
  new RegExp(
    `(?<![第十百余多\\d.一二三四五六七八九几前后])${NUMBER}${MEASURE}(?:方面)?的?(?:主要|突出|重点|具体|明显|薄弱|关键)?${WHAT}?(?:着手|入手|发力|努力|改进|推进|加以改进|下功夫)?[：:。，,；;]$`,
  ),
  new RegExp(
    `“${NUMBER}(?:个|项|大|类)[^“”，。；：一二三四五六七八九十]{1,8}”(?:的?要求|的?原则|的?目标|的?标准)?[：:]$`,
  ),
];
/** A bare count at the end of a sentence, 公众参与类信息2条。, which counts pieces of information, not what follows. */
const COUNT = new RegExp(`(?<!以下|如下|下列)${NUMBER}(?:个|项|条)[。；;]$`);
/** How much in front of a list can hold its announcement. */
const LONGEST_ANNOUNCEMENT = 40;

function miscountOf(text: string, all: readonly Paragraph[], run: Run<Item>): Finding | undefined {
  const { items, slip, isUnsure } = run;
  const first = items[0];
  const last = items.at(-1);
  if (!first || !last || slip || isUnsure || items.length < 2) return undefined;
  const announced = announcementOf(text, all, first);
  if (!announced) return summedUp(text, all, last, items.length);
  if (announced.number === items.length) return undefined;
  if (items.length < announced.number && goesOn(all, last, announced.number)) return undefined;
  const written = text.slice(last.span.start, last.span.end);
  const phrase = text.slice(announced.span.start, announced.span.end);
  return {
    span: announced.span,
    message: `这里说${phrase.startsWith("“") ? phrase : quote(phrase)}，后面列到${quote(written)}，共 ${items.length} 项，请核对。`,
    related: [{ span: last.span, message: `最后一项${quote(written)}` }],
  };
}

/** How many things a list has told, at the beginning of a sentence behind it; 对以上三个方面开展检查 may be the last of them. */
const SUMMED_UP = new RegExp(
  `(?<=[。；\\n]|^)(?:通过|针对|围绕|从|按照|由于)?((?:以上|上述)${NUMBER}${MEASURE}(?:方面的?)?${WHAT})`,
);

/** How far behind the last item the number may stand. */
const LONGEST_BEHIND_LIST = 400;

/** A number behind a list, in its last paragraph or the next, that is not that of its items. */
function summedUp(text: string, all: readonly Paragraph[], last: Item, count: number): Finding | undefined {
  const [own, next] = [all[last.paragraph], all[last.paragraph + 1]];
  if (!own) return undefined;
  const end = next && next.section === own.section ? next.span.end : own.span.end;
  const rest = text.slice(last.span.end, Math.min(end, last.span.end + LONGEST_BEHIND_LIST));
  const match = SUMMED_UP.exec(rest);
  if (!match) return undefined;
  const { 0: whole, 1: phrase = "", 2: written = "", index } = match;
  const number = written === "两" ? 2 : (fromChinese(written) ?? Number(written));
  // An item may tell two things, and something more may be told without a number; one less than there are is a slip.
  if (number !== count - 1 || number < 2) return undefined;
  // What stands behind another list is told of that one.
  if (ANY_ITEM.test(rest.slice(0, index))) return undefined;
  const start = last.span.end + index + whole.length - phrase.length;
  return {
    span: { start, end: start + phrase.length },
    message: `这里说${quote(phrase)}，前面列到${quote(text.slice(last.span.start, last.span.end))}，共 ${count} 项，请核对。`,
    related: [{ span: last.span, message: `最后一项${quote(text.slice(last.span.start, last.span.end))}` }],
  };
}

/** Any item of another list. */
const ANY_ITEM =
  /(?<![\u4e00-\u9fff\d])[一二三四五六七八九十]{1,3}[是要]|[（(][一二三四五六七八九十\d]{1,3}[）)]|其[一二三四五]|首先|第一|①/;

/** （一） at the beginning of a clause. */
const BRACKETED = /(?<![\u4e00-\u9fff\d])[（(]([一二三四五六七八九十]{1,3})[）)]/g;

/** The lists of （一）（二） that have fewer items than are announced right in front of them; more may be of something else. */
function* shortLists(text: string, all: readonly Paragraph[]): Iterable<Finding> {
  const items = all.flatMap(({ span, text: words }, paragraph) =>
    [...words.matchAll(BRACKETED)].map((match): Item => {
      const start = span.start + match.index;
      return { number: fromChinese(match[1] ?? "") ?? 0, span: { start, end: start + match[0].length }, paragraph };
    }),
  );
  const sectionOf = ({ paragraph }: Item) => all[paragraph]?.section;
  for (const [i, first] of items.entries()) {
    const announced = first.number === 1 ? announcementOf(text, all, first) : undefined;
    if (!announced) continue;
    let count = 1;
    while (items[i + count]?.number === count + 1 && sectionOf(items[i + count] ?? first) === sectionOf(first)) count++;
    const last = items[i + count - 1];
    if (!last || count < 2 || count >= announced.number || goesOn(all, last, announced.number)) continue;
    const written = text.slice(last.span.start, last.span.end);
    yield {
      span: announced.span,
      message: `这里说${quote(text.slice(announced.span.start, announced.span.end))}，后面列到${quote(written)}，共 ${count} 项，请核对。`,
      related: [{ span: last.span, message: `最后一项${quote(written)}` }],
    };
  }
}

/** The number announced right in front of a list, on its line or at the end of the one before. */
function announcementOf(
  text: string,
  all: readonly Paragraph[],
  first: Item,
): { readonly number: number; readonly span: Span } | undefined {
  const own = all[first.paragraph]?.span;
  const before = all[first.paragraph - 1]?.span;
  if (!own) return undefined;
  const place = own.start < first.span.start ? { start: own.start, end: first.span.start } : before;
  if (!place) return undefined;
  const start = Math.max(place.start, place.end - LONGEST_ANNOUNCEMENT);
  const words = text.slice(start, place.end).trimEnd();
  for (const pattern of ANNOUNCED) {
    const match = pattern.exec(words);
    const written = match?.[1];
    if (!match || written === undefined || COUNT.test(words)) continue;
    const number = written === "两" ? 2 : (fromChinese(written) ?? Number(written));
    if (number < 2 || number > MOST_ANNOUNCED) return undefined;
    const phrase = match[0].replace(/[：:。，,；;]$/, "");
    return { number, span: { start: start + match.index, end: start + match.index + phrase.length } };
  }
  return undefined;
}

/** Whether items up to `number` may follow the last one in other words. */
function goesOn(all: readonly Paragraph[], { number: last, span, paragraph }: Item, number: number): boolean {
  const [own, next] = [all[paragraph], all[paragraph + 1]];
  const rest = own?.text.slice(span.end - own.span.start) ?? "";
  const behind = next && next.section === own?.section ? `${rest}\n${next.text}` : rest;
  return /此外|另外|同时|其次|最后|再次|还有|还要|以及/.test(behind) || isSaid(behind, last + 1, number + 1);
}

export default rule;
