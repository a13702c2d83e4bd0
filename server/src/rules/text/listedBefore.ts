import { fromChinese } from "../../text/numerals";
import { remember } from "../../text/remember";
import { quote } from "../quote";
import type { Finding } from "../types";

/** How many of what there are: 四个问题. */
const COUNTED = [
  "((?<![第等前后几每百千余多\\d一二三四五六七八九十])[两二三四五六七八九十\\d](?:个|项|大类|大|类|点|种)?",
  "(?:主要|重点|关键|突出|薄弱|具体)?",
  "(?:方面|问题|不足|短板|环节|领域|重点|要求|原则|任务|维度|层面|栏目|步骤|目标|要素|抓手|关口|渠道|方式|平台|专题|板块))",
].join("");
/** Longest item of a list, and what may stand between it and the number: 这四个方面. */
const LONGEST_ITEM = 14;
const LONGEST_JOINT = 2;
const ITEM = `[^，。；：、“”（）《》\\n]{1,${LONGEST_ITEM}}`;
/** What every list has: a number not far behind the mark of one of its items. */
const MAY_BE_LIST = new RegExp(`[、”](?:[^、”]{1,${LONGEST_ITEM + LONGEST_JOINT}})?[两二三四五六七八九十\\d]`);
/** Lists with the number of their items right behind: in quotation marks, each in its own, and bare ones behind what opens them. */
const LISTS = [
  new RegExp(`(?<![、，和及与”])“([^“”。！？；：\\n]{1,40}、[^“”。！？；：\\n]{1,40})”(?:这|共)?${COUNTED}`, "g"),
  new RegExp(`(?<![、，和及与”])(?<!以及)((?:“[^“”\\n]{1,16}”[、和及与]?){2,8})(?:这|共)?${COUNTED}`, "g"),
  new RegExp(
    `(?:围绕|聚焦|针对|从|在|通过|涵盖|涉及|包括|突出|抓好|坚持)(${ITEM}(?:、${ITEM}){2,8}?)(?:这|共)?${COUNTED}`,
    "g",
  ),
];
const BETWEEN = /以及|”“|[、，,；;和及与/／+＋·]/;
/** What counts things within a list, or says where there are others: 在公开、解读方面存在的三个问题. */
const COUNTS_TOO =
  /等|[两二三四五六七八九十\d](?:个|项|大|类|级|种|方面|层)|各|的$|存在|发现|反馈|提出|指出|确定|明确|列出|方面|情况|中$|上$/;
/** Verbs of one character behind the last item: 在城区、乡镇、村组设五个窗口. */
const SHORT_DEED = /[^、](?:列|设|建|开|办|定|分|抓|用)[出了好成]?$/;
/** How much longer the last item is than all others where it ends with what is done: 自查、互查、抽查查出. */
const OF_A_DEED = 2;
/** Most items that are forgotten, and the least there must be where two are. */
const MOST_MISSING = 2;
const LEAST_OF_TWO_MISSING = 3;

/** Lists that have fewer items than the number right behind them says: 围绕“人员、经费、场地”四个问题. */
export const shortOfNumber = remember((text): readonly Finding[] => {
  if (!MAY_BE_LIST.test(text)) return [];
  const found = new Map<number, Finding>();
  for (const pattern of LISTS)
    for (const { 0: whole, 1: list = "", 2: phrase = "", index } of text.matchAll(pattern)) {
      const start = index + whole.length - phrase.length;
      const number = numberIn(phrase);
      const items = list.split(BETWEEN).filter((item) => item !== "").length;
      const missing = (number ?? 0) - items;
      if (
        COUNTS_TOO.test(list) ||
        isDoneTo(list) ||
        items < 2 ||
        missing < 1 ||
        missing > MOST_MISSING ||
        found.has(start)
      )
        continue;
      if (missing > 1 && items < LEAST_OF_TWO_MISSING) continue;
      found.set(start, {
        span: { start, end: start + phrase.length },
        message: `这里说${quote(phrase)}，前面列出的只有 ${items} 项，请核对。`,
      });
    }
  return [...found.values()];
});

function numberIn(phrase: string): number | undefined {
  const first = phrase.charAt(0);
  return /\d/.test(first) ? Number(first) : fromChinese(first.replace("两", "二"));
}

/** Whether the last item goes on with what is done to as many things as the number says. */
function isDoneTo(list: string): boolean {
  const items = list.split(BETWEEN).filter((item) => item !== "");
  const last = items.pop() ?? "";
  return SHORT_DEED.test(list) || last.length >= Math.max(...items.map(({ length }) => length)) + OF_A_DEED;
}
