import { paragraphs } from "../../report/prose";
import { remember } from "../../text/remember";
import { placed } from "../inParagraphs";
import type { Finding, Fix, Rule } from "../types";
import { mixedPairs } from "./mixedPairs";

const rule: Rule = {
  meta: {
    id: "text/mixed-pattern",
    title: "两种说法混在一句里",
    titleEn: "Two ways to say a thing mixed in one sentence",
    severity: "info",
    fix: "suggestion",
    basis: "没有专门条款；年度报告要向社会公布（《中华人民共和国政府信息公开条例》第四十九条），语句应当通顺",
    docs: `检查把两种说法混在一起的句子：

- “本报告包括……六个部分组成”：要么“包括……六个部分”，要么“由……六个部分组成”；
- “原因是……造成的”：要么“原因是……”，要么“是……造成的”；
- “是因为……的原因”“本着……为原则”“围绕以……为重点”“关于在……方面”“截至目前为止”“均都”“列入为”；
- “避免……不再发生”“减少了一倍”“不但……而是”“至少……以上”“只要……才能”“根据……的指导下”“受到……所欢迎”；
- 话没有说完：“对网站进行。”“加以，”“开展了一系列。”；
- “约200余件”“超过500件以上”“近300件左右”：表示约数的词用了两个；“203余条”：数到个位，又说“余”。

“近20余年”“包括由……组成的专班”“组成人员”这样的说法不算。

怎么改：去掉其中一个；快速修复给出两种改法，请选用。`,
  },
  *check(report) {
    for (const { span, text } of paragraphs(report)) yield* placed(mixturesIn(text), span.start);
  },
};

/** Longest part of a sentence between the two ways: six sections by their names, and what is said of them. */
const CONSISTS =
  /包括([：:]?)(?!由)((?:(?!包括|由)[^。！？；\n]){2,240}?(?:部分|方面|章节|板块))(组成|构成)(?=[。，；：:！？]|$)/g;
const CAUSES =
  /原因(?:主要)?(?:就?是)(因为|由于)?[^。！？；，\n]{2,60}?((?:所)?(?:造成|导致|引起|所致)的?)(?=[。；！？]|(?<=的)，|$)/g;
const NUMBER = "(?:\\d[\\d,.]*|[一二两三四五六七八九十百千]+)[百千万亿]{0,2}";
/** Not the ends of words: 附近200余户, 预约300余人, 赶超100多家. */
const ABOUT = `(?<![附就临邻最新靠接亲远贴走拉逼迫])近|(?<![预签公节合邀相特履违契条制简租续])约|大约|将近|(?<![赶反高])超过?|逾`;
const ROUGH = new RegExp(`(${ABOUT})(${NUMBER})([余多])(?=[\\u4e00-\\u9fff])(?![年天周日月个])`, "g");
const AROUND = new RegExp(`(${ABOUT})((?:有|为|是)?${NUMBER}[\\u4e00-\\u9fff]{1,3}?)(左右|上下|以上)`, "g");

/** A figure told to its last digit with 余 behind it: 203余条. What is 15余 may be rounded to fives. */
const EXACT_ROUGH =
  /(?<![\d.．,，\-－—~～近约超过逾])(\d+[1-46-9])([余多])(?=(?:条|件|份|篇|人次|人|名|场次?|户|家|次|期|项|起|处|册|页|部|封|笔|批|幅|个(?!小时|月|工作日|百分点))(?!钟))/g;

const mixturesIn = remember((text: string): readonly Finding[] => {
  const found: Finding[] = [];
  for (const { 0: whole, 1: colon = "", 2: parts = "", 3: verb = "", index } of text.matchAll(CONSISTS)) {
    const end = index + whole.length;
    const beginning = { start: index, end: index + whole.length - parts.length - verb.length };
    found.push({
      span: { start: end - verb.length, end },
      message: `“包括”和“${verb}”是两种说法，请改为“包括……”或“由……${verb}”。`,
      related: [{ span: { start: index, end: index + 2 }, message: "前面的“包括”" }],
      fixes: [
        without(text, end - verb.length, end),
        {
          title: `把“包括${colon}”改为“由”`,
          kind: "suggestion",
          edits: [{ span: beginning, text: "由" }],
        },
      ],
    });
  }
  for (const { 0: whole, 1: because = "", 2: verb = "", index } of text.matchAll(CAUSES)) {
    const end = index + whole.length;
    const start = index + whole.indexOf(because);
    const also = because === "" ? [] : without(text, start, start + because.length).edits;
    const { title, edits } = without(text, end - verb.length, end);
    found.push({
      span: { start: end - verb.length, end },
      message: `“原因是”和“${verb}”是两种说法，请留一个。`,
      related: [{ span: { start: index, end: index + 2 }, message: "前面的“原因”" }],
      fixes: [{ title, kind: "suggestion", preferred: true, edits: [...also, ...edits] }],
    });
  }
  const around = [...text.matchAll(AROUND)].filter(
    ({ 1: first = "", 3: second }) => second !== "以上" || first.startsWith("超") || first === "逾",
  );
  const told = new Set(around.map(({ index }) => index));
  for (const match of [...[...text.matchAll(ROUGH)].filter(({ index }) => !told.has(index)), ...around])
    found.push(aboutTwice(text, match));
  for (const match of text.matchAll(EXACT_ROUGH)) {
    const { 0: whole, 1: figure = "", 2: more = "", index } = match;
    const end = index + whole.length;
    const round = `${figure.slice(0, -1)}0`;
    found.push({
      span: { start: index, end },
      message: `“${figure}”数到了个位，“${more}”表示约数，请留一个。`,
      fixes: [
        without(text, end - 1, end),
        {
          title: `改为“${round}${more}”`,
          kind: "suggestion",
          edits: [{ span: { start: index, end }, text: round + more }],
        },
      ],
    });
  }
  const ends = new Set(found.map(({ span }) => span.end));
  return [...found, ...mixedPairs(text).filter(({ span }) => !ends.has(span.end))];
});

/** A figure with two or three words that it is not exact: 大约300余条左右. */
function aboutTwice(
  text: string,
  { 0: whole, 1: first = "", 2: figure = "", 3: second = "", index }: RegExpMatchArray,
): Finding {
  const start = index ?? 0;
  const end = start + whole.length;
  const span = { start, end };
  const more = /(?<=[\d百千万亿十])[余多]/.exec(figure);
  if (!more)
    return {
      span,
      message: `“${first}”和“${second}”都表示约数，请留一个。`,
      fixes: [without(text, end - second.length, end), without(text, start, start + first.length)],
    };
  const bare = figure.replace(more[0], "");
  return {
    span,
    message: `“${first}”“${more[0]}”“${second}”都表示约数，请留一个。`,
    fixes: [first + bare, figure, bare + second].map((words) => ({
      title: `改为“${words}”`,
      kind: "suggestion",
      edits: [{ span, text: words }],
    })),
  };
}

function without(text: string, start: number, end: number): Fix {
  return { title: `删去“${text.slice(start, end)}”`, kind: "suggestion", edits: [{ span: { start, end }, text: "" }] };
}

export default rule;
