import type { Paragraph } from "../../report/prose";
import { fromChinese, toChinese } from "../../text/numerals";
import { remember } from "../../text/remember";
import { shiftSpan } from "../../text/span";
import { quote } from "../quote";
import type { Finding } from "../types";
import { goOn, type NumberedItem, outOfOrder, type Run } from "./outOfOrder";

/** Ways to count things out besides 一是, by what they are written with. */
type StyleName = "第" | "其" | "①" | "（1）" | "（一）" | "1." | "1、";

interface Style {
  readonly name: StyleName;
  readonly pattern: RegExp;
  /** Items that there must be for one that is out of order to be a slip. */
  readonly least: number;
  /** Whether a run goes on in the paragraphs behind. Where the others begin lines, structure/item-number looks at them. */
  readonly goesOn: boolean;
}

const NUMBER = "([一二三四五六七八九十])";
const CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩";
const CLAUSE = "(?<=(?:^|[。；;：:，,])[ \\u3000]{0,2})";
const ITEM = "(?<=(?:^|[。；;：:])[ \\u3000]{0,2})";
/** What an item goes on with. */
const WORDS = "(?=[\\u4e00-\\u9fff“《])";
const FEW = 2;
const SEVERAL = 3;

const STYLES: readonly Style[] = [
  {
    name: "第",
    // 第一、二季度 counts nothing out.
    pattern: new RegExp(`${CLAUSE}第${NUMBER}(?=[，,、：:](?!第?[一二三四五六七八九十]))`, "g"),
    least: FEW,
    goesOn: true,
  },
  {
    name: "其",
    pattern: new RegExp(
      `${CLAUSE}其(?:${NUMBER}(?=[，,、：:是])|([二三四五])(?![级类期次层手部线维者十百千个项人])(?=[\\u4e00-\\u9fff]))`,
      "g",
    ),
    least: FEW,
    goesOn: true,
  },
  { name: "①", pattern: new RegExp(`${CLAUSE}([${CIRCLED}])${WORDS}`, "g"), least: SEVERAL, goesOn: true },
  { name: "（1）", pattern: new RegExp(`${ITEM}[（(](\\d)[）)]${WORDS}`, "g"), least: SEVERAL, goesOn: false },
  { name: "（一）", pattern: new RegExp(`${ITEM}[（(]${NUMBER}[）)]${WORDS}`, "g"), least: SEVERAL, goesOn: false },
  { name: "1.", pattern: new RegExp(`${ITEM}(\\d)[.．]${WORDS}`, "g"), least: SEVERAL, goesOn: false },
  { name: "1、", pattern: new RegExp(`${ITEM}(\\d)、${WORDS}`, "g"), least: SEVERAL, goesOn: false },
];
/** What stands in almost no paragraph that has none of them. */
const ANY =
  /第[一二三四五六七八九十][，,、：:]|其[一二三四五六七八九十]|[①-⑩]|[（(][\d一二三四五六七八九十][）)]|\d[.．、][\u4e00-\u9fff“《]/;

interface Item extends NumberedItem {
  readonly style: Style;
}

/** Most runs of one style that may stand within each other. */
const DEEPEST = 6;

/** The items of a paragraph that are counted out otherwise than by 一是, in the order of the text. */
const itemsIn = remember((text): readonly Item[] => {
  if (!ANY.test(text)) return [];
  return STYLES.flatMap((style) =>
    [...text.matchAll(style.pattern)].map((match): Item => {
      const written = match[1] ?? match[2] ?? "";
      const number = /\d/.test(written) ? Number(written) : (fromChinese(written) ?? CIRCLED.indexOf(written) + 1);
      return { style, number, span: { start: match.index, end: match.index + match[0].length } };
    }),
  ).sort((a, b) => a.span.start - b.span.start);
});

/** What begins an outer item, behind which counting begins again. */
const OUTER = /^(?:[（(][一二三四五六七八九十]{1,3}[）)]|[一二三四五六七八九十]{1,3}[、.．]|\d{1,2}[.．、])/;
/** Most numbers that are left out by mistake. */
const MOST_SKIPPED = 2;

/** Items counted out by 第一, 其一, ①, and within a paragraph by （1）, 1. and the like, of which one is out of order. */
export function* wrongCounters(text: string, all: readonly Paragraph[]): Iterable<Finding> {
  let open = new Map<StyleName, Run<Item>[]>();
  const runs: Run<Item>[] = [];
  for (const [i, { span, text: words, section }] of all.entries()) {
    if (section !== all[i - 1]?.section || OUTER.test(words)) open = new Map();
    for (const { name, goesOn } of STYLES) if (!goesOn) open.delete(name);
    for (const own of itemsIn(words)) {
      const item = { ...own, span: shiftSpan(own.span, span.start) };
      const stack = open.get(item.style.name) ?? [];
      open.set(item.style.name, stack);
      if (item.number > 1) {
        goOn(stack, item);
        continue;
      }
      const run: Run<Item> = { items: [item], isUnsure: false };
      stack.push(run);
      if (stack.length > DEEPEST) stack.shift();
      runs.push(run);
    }
  }
  for (const run of runs) {
    const finding = slipOf(text, run);
    if (finding) yield finding;
  }
}

function slipOf(text: string, { items, slip, isUnsure }: Run<Item>): Finding | undefined {
  const before = slip && items[items.indexOf(slip) - 1];
  if (!before || isUnsure || items.length < slip.style.least || slips(items) > 1) return undefined;
  const skipped = slip.number - before.number - 1;
  // What stands twice may begin another list, but where it goes on behind 一 and 二.
  if (skipped < -1 || skipped > MOST_SKIPPED || (skipped < 0 && items.length < SEVERAL)) return undefined;
  const between = text.slice(before.span.end, slip.span.start);
  if (isSaid(between, before.number + 1, slip.number) || GOES_ON.test(between) || BEGINS.test(between))
    return undefined;
  const written = text.slice(slip.span.start, slip.span.end);
  return outOfOrder(text, before, slip, (number) =>
    quote(written.replace(/[\d一二三四五六七八九十①-⑩]/, digitOf(slip, number))),
  );
}

/** How many items do not follow the one before them. */
function slips(items: readonly Item[]): number {
  return items.filter(({ number }, i) => i > 0 && items[i - 1]?.number !== number - 1).length;
}

/** A number as a style writes it. */
function digitOf({ style }: Item, number: number): string {
  if (style.name === "①") return CIRCLED.charAt(number - 1);
  return /1/.test(style.name) ? String(number) : toChinese(number);
}

/** What begins an item without a number. */
const GOES_ON = /其次|再次|然后|接着|此外|另外|同时|最后|还有/;

/** What begins another count, to which a number behind it belongs: 第三 for 其三. */
const BEGINS = /[其第]一|一[是要]|①/;

/** Whether one of the numbers from `from` up to `to` begins an item in other words: 其二, 二、, 第三. */
export function isSaid(text: string, from: number, to: number): boolean {
  for (let number = from; number < to; number++) {
    const chinese = toChinese(number);
    if (new RegExp(`(?:^|[^\\u4e00-\\u9fff]|[第其])(?:${chinese}|${number}(?!\\d))`).test(text)) return true;
  }
  return false;
}

/** Numbers in words, each with how it is written: 第二, 其二, 二是, 其次. */
const IN_WORDS = new RegExp(
  `${CLAUSE}(?:(第)${NUMBER}(?=[，,、：:](?!第?[一二三四五六七八九十]))|(其)${NUMBER}(?![级类期次层手部线维者十百千个项人些贯])|${NUMBER}([是要])(?!\\5)|(其次)(?=[，,是]))`,
  "g",
);
const NEXT = 2;

/** Numbers in a paragraph that are written otherwise than those around them: 第一，…其二，…第三，…. */
export const mixedCounters = remember((text): readonly Finding[] => {
  if (!/其[二三四五次]|第[二三四五]|[二三四五][是要]/.test(text)) return [];
  const items = [...text.matchAll(IN_WORDS)].map((match) => {
    const number = match[7] === undefined ? fromChinese(match[2] ?? match[4] ?? match[5] ?? "") : NEXT;
    const way = match[7] ?? match[1] ?? match[3] ?? "是";
    return { number: number ?? 0, way, word: match[0], start: match.index };
  });
  return items.flatMap((item, i): Finding[] => {
    const [before, behind] = [items[i - 1], items[i + 1]];
    if (!before || !behind || before.number + 1 !== item.number || item.number + 1 !== behind.number) return [];
    if (before.way !== behind.way || before.way === item.way) return [];
    // 一是……其次……三是 is told as 二是 left out.
    if (before.way === "其次" || (item.way === "其次" && before.way === "是")) return [];
    return [
      {
        span: { start: item.start, end: item.start + item.word.length },
        message: `前后是${quote(before.word)}${quote(behind.word)}，中间却是${quote(item.word)}，写法应当一致，请核对。`,
      },
    ];
  });
});

/** Words that count out without numbers, in their order. */
const IN_ORDER = ["首先", "其次", "再次"];
const WORD = /(?<=(?:^|[。；;：:，,])[ \u3000]{0,2})(首先|其次|再次|最后)(?=[，,])/g;
/** What stands for 其次. */
const SECOND = /其次|其二|第二|二是|然后|接着|此外|同时|另外|而后|随后|接下来|再者|还/;

/** 首先 right before 再次, and 其次 or 再次 twice in a row. */
export const wrongOrder = remember((text): readonly Finding[] => {
  if (!/其次|再次/.test(text)) return [];
  const words = [...text.matchAll(WORD)].map(({ 0: word, index }) => ({
    word,
    start: index,
    end: index + word.length,
  }));
  return words.flatMap((word, i): Finding[] => {
    const before = words[i - 1];
    if (!before || words[0]?.word !== IN_ORDER[0]) return [];
    const between = text.slice(before.end, word.start);
    const isSkipped = before.word === IN_ORDER[0] && word.word === "再次" && !SECOND.test(between);
    const isTwice = before.word === word.word && word.word === "其次";
    if (!isSkipped && !isTwice) return [];
    return [
      {
        span: { start: word.start, end: word.end },
        message: isTwice
          ? "“其次”重复了，这一项应为“再次”或者“最后”，请核对。"
          : "“首先”后面是“再次”，没有“其次”，请核对是漏了一项还是写错了次序。",
        related: [{ span: { start: before.start, end: before.end }, message: `前一项${quote(before.word)}` }],
      },
    ];
  });
});
