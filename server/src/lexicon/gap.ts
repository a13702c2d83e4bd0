import type { Span } from "../text/span";
import { ADVERBS, CONNECTORS, HEADING_VERBS, NUMERALS, PERIODS, PREDICATES, SUFFIXES, VERBS } from "./characters";
import { isAffix, type Stretch } from "./words";

/** A stretch of text that may lack a character of a phrase: as it stands, and with the phrase in its place. */
export interface Gap {
  readonly written: Stretch;
  readonly meant: Stretch;
  readonly phrase: string;
  /** Where the phrase begins in both. */
  readonly start: number;
  /** Which of its characters is missing. */
  readonly at: number;
  /** Whether no report has what is left on both sides of it side by side, while each is met beside what is missing. */
  readonly isUnheard: boolean;
  /** How much likelier the text is in reports with the missing character, as a logarithm. */
  readonly likelier: number;
  /** Whether what is left at an edge seems to belong to what stands beside it. */
  readonly isOfTheNext: boolean;
}

/** What is left in the text of the word that lacks a character, and where. */
export interface Rest {
  readonly text: string;
  readonly place: number;
}

/** Shortest phrase that is known for what it is by the characters that are left, and has few ends beside its words. */
export const LONG = 6;
/** Places and bodies whose name stands in front of what is theirs: 村公开栏. */
export const OWNERS = "省市县区镇乡村校院";
/** Characters that go with any word behind them (全公开, 年考核), and those that go with any before them (工作队). */
export const FREE_IN_FRONT = `${PERIODS}${OWNERS}${HEADING_VERBS}予当同离相本各做该共原现双非再初复预网微云电路互内外代试自审全总大小副新老重管人员要每多好拍`;
export const FREE_BEHIND = `${PERIODS}${PREDICATES}${SUFFIXES}办查改管学讲问答知明发作心案点款街路园城港楼店金卡证照票价层级方人书部所站台总处机单度化感要时`;
/** Behind these 一 is a word's end, or singles one out. */
const ONE_OF = "每第任逐其另同唯这那某之单万专统划合归不";

/** Whether what stands in front of a phrase or behind it is a word of its own. */
export function isClearBefore(text: string, before: Span | undefined): boolean {
  return !before || before.end - before.start > 1 || CONNECTORS.includes(text.charAt(before.start));
}

export function isClearBehind(text: string, behind: Span | undefined): boolean {
  return !behind || behind.end - behind.start > 1 || CONNECTORS.includes(text.charAt(behind.start));
}

/** Whether a character may belong to the word behind it: 信息公开|主阵地. */
export function goesInFront(character: string): boolean {
  return FREE_IN_FRONT.includes(character) || VERBS.includes(character) || isAffix(character, "inFront");
}

/** Whether a character may belong to the word in front of it: 信息|员. */
export function goesBehind(character: string): boolean {
  return FREE_BEHIND.includes(character) || isAffix(character, "behind");
}

/** Whether a character that means little stands where it joins nothing: 全面及公开, 是一部署, 第责任人. */
export function isLostParticle({ text, begins }: Stretch, place: number): boolean {
  const [before, own] = [text.charAt(place - 1), text.charAt(place)];
  if (place === 0 && !begins) return false;
  if (own === "第") return !NUMERALS.includes(text.charAt(place + 1));
  if (own === "一") return before === "" || !`${ONE_OF}${NUMERALS}`.includes(before);
  if (own !== "及") return false;
  return before === "" || CONNECTORS.includes(before) || ADVERBS.has(text.slice(place - 2, place));
}
