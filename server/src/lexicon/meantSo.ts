import { isIdeograph } from "../text/fold";
import type { Span } from "../text/span";
import { ADJECTIVES, BODIES, NUMERALS, SAYING } from "./characters";
import { DIGIT, endsCounted } from "./counted";
import { isInUse, isUsed } from "./joints";
import type { Reading } from "./reading";
import { beginsNext } from "./twice";
import { isKnown } from "./words";

/** What makes a word behind the kind of a body: 局机关, 局长, 局党组. */
const OF_BODIES = "机长党领属直班内";
/** A line's end or beginning. */
const BREAKS = /^\s?$/;
/** Length of verb and object in lists that are styled so: 夯基础、抓重点. */
const STYLED = 3;
/** Longest of several things in a list that is looked at. */
const LONGEST_LISTED = 12;

/**
 * Whether what stands where a phrase is read with a slip may be meant so: it counts, is one of a list, ends one word and
 * begins the next, is a saying of its own, or is cut by the line's end. `at` is the first place in the phrase that differs.
 */
export function isMeantSo(text: string, run: Span, reading: Reading, at: number, isStray: boolean): boolean {
  const isMissing = reading.kind === "dropped" || reading.kind === "cut";
  if (isAnotherCount(text, run, reading, at) || isPartOfBody(text, reading) || joinsTwo(text, run, reading, at))
    return true;
  if (isSaidTwice(text, reading.span) || isOpposed(text, reading.span)) return true;
  if ((isMissing || reading.kind === "other") && isAtBreak(text, reading, at, isStray)) return true;
  if (!isMissing) return false;
  return (
    isOneOfAList(text, run, reading, at) ||
    isCountedBefore(text, run, reading, at) ||
    isSaid(text, reading.span) ||
    isGate(text, reading.span) ||
    isStrivenFor(text, run, reading.span, at)
  );
}

/** Whether what seems to lack one of its first characters is what the figure in front of it counts: 6种形式, 3种补贴. */
function isCountedBefore(text: string, run: Span, { span }: Reading, at: number): boolean {
  return at <= 1 && span.start === run.start && DIGIT.test(text.charAt(span.start - 1));
}

/** Whether a verb is said twice across the edge of a stretch: 群众评一|评, 看一|看台账. */
function isSaidTwice(text: string, { start, end }: Span): boolean {
  const isTwice = (middle: number) =>
    "一不".includes(text.charAt(middle) || " ") && text.charAt(middle - 1) === text.charAt(middle + 1);
  return isTwice(end - 1) || isTwice(start) || isTwice(start - 1);
}

/** How far in front 平时 may stand that 急时 goes with. */
const OPPOSED_WITHIN = 20;

/** Whether 急时 is said beside 平时: 平时公开促防范，急时|公开稳预期. */
function isOpposed(text: string, { start }: Span): boolean {
  return text.startsWith("急时", start) && text.slice(Math.max(0, start - OPPOSED_WITHIN), start).includes("平时");
}

/** Whether what seems to lack its first character is 话, and counted: 一句|话答复. */
function isSaid(text: string, { start }: Span): boolean {
  return text.charAt(start) === "话" && "句番席段些".includes(text.charAt(start - 1) || " ");
}

/** Whether what stands in the place of another character, or of the next, counts: 第十二个工作日, 15个行政村. */
function isAnotherCount(text: string, run: Span, { kind, span, phrase }: Reading, at: number): boolean {
  if (kind === "dropped" || kind === "cut" || kind === "doubled") return false;
  const place = span.start + at;
  if (NUMERALS.includes(text.charAt(place)) && NUMERALS.includes(phrase.charAt(at))) return true;
  return endsCounted(text, run.start, place + 1);
}

/** Whether a body's name is followed by a part of the body, not by one character too many: 市教育局|局机关. */
function isPartOfBody(text: string, { kind, span }: Reading): boolean {
  if (kind !== "doubled" || !BODIES.includes(text.charAt(span.end - 1))) return false;
  return OF_BODIES.includes(text.charAt(span.end) || " ");
}

/**
 * Whether what stands twice is the end of one word and begins the next, or joins it: 落实|实名认证, 行政许可|可在网上办理,
 * 文件|件件有着落, 稳步推进|进社区, 公众参与|与监督, 驻村工作队|队员.
 */
function joinsTwo(text: string, run: Span, { kind, span, phrase }: Reading, at: number): boolean {
  if (kind !== "doubled") return false;
  if (at === phrase.length - 1 && endsInUse(phrase.slice(0, at)) && isInUse(phrase.slice(at - 1))) return true;
  return at >= phrase.length - 1 && beginsNext(text, span.end - 1, run.end);
}

/** Whether a text ends with a word that reports use. */
function endsInUse(text: string): boolean {
  return isUsed(text.slice(-2)) || isKnown(text.slice(-3)) || isKnown(text.slice(-4));
}

/**
 * Whether what stands at a line's end or beginning may belong to a word of the next line or the last: 年⏎度收取. A
 * paragraph that ends without a mark, or begins in the middle, was cut by a page break.
 */
function isAtBreak(text: string, { kind, span, phrase }: Reading, at: number, isStray: boolean): boolean {
  const last = phrase.length - 1;
  const atEnd = kind === "other" ? at === last : at >= last - 1;
  // Where the second is missing, the first is there: 改措施.
  const inFront = at === 0 || (at === 1 && kind !== "other" && !isStray);
  if (inFront && BREAKS.test(text.charAt(span.start - 1))) return true;
  return atEnd && BREAKS.test(text.charAt(span.end));
}

/** Whether 求 stands beside the gap, and what it is asked to be: 公开求|快, 公开求|“准”. */
function isStrivenFor(text: string, run: Span, { start }: Span, at: number): boolean {
  const place = [start + at - 1, start + at].find((one) => text.charAt(one) === "求");
  if (place === undefined) return false;
  if (place + 1 === run.end && text.charAt(run.end) === "“") return true;
  return place + 3 === run.end || `${ADJECTIVES}便严`.includes(text.charAt(place + 1) || " ");
}

/** Whether what ends with 关 is a gate that somebody keeps: 把好受理关. */
function isGate(text: string, { start, end }: Span): boolean {
  return text.charAt(end - 1) === "关" && /[把守过筑][好住牢严]?$/.test(text.slice(Math.max(0, start - 2), start));
}

/**
 * Whether what lacks a character is as long as what is listed beside it, 夯基础、抓重点, ends alike with the character
 * that is left, 内容关、保密关 and 信息全、更新快, but not 国家密、商业秘密, or shares its end with the next: 部门预、决算.
 */
function isOneOfAList(text: string, run: Span, { span, phrase }: Reading, at: number): boolean {
  if (span.end !== run.end) return false;
  const [last, whole] = at < phrase.length - 2 ? ["", ""] : [text.charAt(run.end - 1), phrase.slice(-2)];
  const isWhole = span.start === run.start || text.charAt(span.start - 1) === "是";
  const length = isWhole && run.end - span.start === STYLED ? STYLED : Number.NaN;
  const says = last !== "" && SAYING.includes(last);
  const isAlike = (end: number) => {
    const other = text.charAt(end - 1);
    return (other === last || (says && SAYING.includes(other || " "))) && text.slice(end - 2, end) !== whole;
  };
  const isShort = length === STYLED || (says && run.end - run.start <= STYLED * 2);
  if (isListed(text.charAt(run.end), isShort)) {
    let end = run.end + 1;
    while (end <= run.end + LONGEST_LISTED && isIdeograph(text.charCodeAt(end))) end++;
    if (end - run.end - 1 === length || isAlike(end)) return true;
    if (at === phrase.length - 1 && text.charAt(run.end + 2) === phrase.charAt(at)) return true;
    // 定时间、定标准
    if (at === 0 && text.charAt(run.end) === "、" && text.charAt(run.end + 1) === text.charAt(span.start)) return true;
  }
  if (!isListed(text.charAt(run.start - 1), isShort)) return false;
  let start = run.start - 1;
  while (start >= run.start - LONGEST_LISTED && isIdeograph(text.charCodeAt(start - 1))) start--;
  return run.start - 1 - start === length || isAlike(run.start - 1);
}

/** Whether a mark stands between things that are listed, or between short clauses of one after the other. */
function isListed(mark: string, isShort: boolean): boolean {
  return mark === "、" || (isShort && "，；".includes(mark || " "));
}
