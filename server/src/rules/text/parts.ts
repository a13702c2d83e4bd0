import { fromChinese } from "../../text/numerals";
import { remember } from "../../text/remember";
import { quote } from "../quote";
import type { Finding } from "../types";

/** How many parts the report has: 六个部分组成. */
const PARTS =
  /(?<![第等十])([两二三四五六七八九\d](?:个|大)?部分)(?:组成|构成|内容)?(?=[。，,；;：:）)]|即|包括|分别|$)/;
/** What opens a list in front of their number, and what joins the number to it. */
const OPENING = /(?:由|包括|包含|涵盖|分为|分成)了?[：:]?/g;
const JOINED = /(?:共|共计|这|以上)$/;
/** What opens a list behind their number. */
const LIST_BEHIND = /^(?:[，,]?(?:即|包括|分别是|分别为)[：:]?|[：:])/;
/** What sections of the report are called. */
const SECTION = /总体|概[述况]|主动公开|申请|复议|诉讼|问题|其[他它]/;
/** Names of one section that hold what parts others. */
const ONE_SECTION =
  /(?:收到|接收|受理)[和及与、](?:处理|办理)|(?:行政)?复议(?:情况)?[、和及与]?(?:被)?(?:提起)?(?:行政)?诉讼|问题(?:和|及其?|与|、)(?:下一步)?(?:改进|整改)/g;
const BETWEEN_PARTS = /以及|[、，,和及与]/;
const LONGEST_PART = 30;
/** Longest sentence that is read: the names of six sections and what may stand around them. */
const LONGEST_LIST = 300;

/** The number of parts that a report says it has, where fewer are named, however they are told apart. */
export const miscountedParts = remember((text): readonly Finding[] => {
  if (!PARTS.test(text)) return [];
  const found: Finding[] = [];
  let from = 0;
  for (const sentence of text.split(/(?<=[。；;！？])/)) {
    const match = sentence.length <= LONGEST_LIST ? PARTS.exec(sentence) : null;
    const [whole = "", phrase = ""] = match ?? [];
    const announced = numberIn(phrase);
    const start = from + (match?.index ?? 0);
    from += sentence.length;
    if (!match || announced === undefined) continue;
    const list = listBehind(sentence.slice(match.index + whole.length)) ?? listBefore(sentence.slice(0, match.index));
    const parts = list.replace(ONE_SECTION, "").split(BETWEEN_PARTS);
    const isList =
      parts.length > 1 && parts.every((part) => part.length <= LONGEST_PART) && !/等|[“”《》\d]/.test(list);
    const known = list.split(BETWEEN_PARTS).filter((part) => SECTION.test(part)).length;
    if (isList && known >= announced - 2 && parts.length < announced)
      found.push({
        span: { start, end: start + phrase.length },
        message: `这里说${quote(phrase)}，列出的只有 ${parts.length} 项，请核对。`,
      });
  }
  return found;
});

function listBehind(words: string): string | undefined {
  const lead = LIST_BEHIND.exec(words)?.[0];
  return lead === undefined ? undefined : words.slice(lead.length).replace(/[。；;！？]$/, "");
}

function listBefore(words: string): string {
  const opening = [...words.matchAll(OPENING)].at(-1);
  return opening ? words.slice(opening.index + opening[0].length).replace(JOINED, "") : "";
}

function numberIn(phrase: string): number | undefined {
  const digit = /^\d/.exec(phrase)?.[0];
  return digit === undefined ? fromChinese(phrase.charAt(0).replace("两", "二")) : Number(digit);
}
