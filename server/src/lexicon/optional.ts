// Characters that a phrase may do without, and words that are short for longer ones.
import { ADJECTIVES, BODIES, CONNECTORS, DEEDS, HEADING_VERBS, MODALS, PERIODS, SUFFIXES } from "./characters";
import { OWNERS } from "./gap";

/** Without these a phrase says something else, and is right: 专业性不强, 十五个工作日. */
const OPTIONAL = "不未无没各二三四五六七八九十够较已的了专个上下本所以予好";
/** Characters that even a long phrase may do without: of a list, of a noun or a body's name, and those that mean little. */
export const MEANS_LITTLE = "新依和与及在着还仍也等地得更均于到中内之性化型们局站所室部人年";
/** Words that say the same without their second character. */
const SHORTENED = "应当 可以 已经 以及 或者 如果 因为 由于 为了 能够 需要 按照 但是 数量 较为 更加".split(" ");
/** Words that say the same without their first: 办培训班, 收申请, 转下年度继续办理. */
export const VERB_ENDS = new Set("举办 召开 接收 新收 制发 结转 编写 撰写".split(" "));
/** Words of which reports have the second character alone. */
const SHORT_WITHOUT_FIRST = new Set([...VERB_ENDS, ..."没有 尚未 不予 内设 针对 一步 有待".split(" ")]);
/** Parts of longer words that say the same without them: 街道工委, 下步工作. */
const OF_LONGER = "党县一";
/** What makes a noun of the word in front of it, tells where or when, or what a thing is like: 审核制, 系统更新时, 内容淡. */
const ENDS = `${SUFFIXES}${ADJECTIVES}${BODIES}清明亮网图方时后前中上下内里`;

/** Whether a phrase may do without a character. */
export function isOptional(phrase: string, at: number): boolean {
  return OPTIONAL.includes(phrase.charAt(at)) || isShortened(phrase, at);
}

/** Whether what is missing is the end of a word that says the same without it. */
export function isShortened(phrase: string, at: number): boolean {
  return SHORTENED.some((one) => phrase.startsWith(one, at - 1));
}

/** Whether a word may be written without one of its characters, or a text without the word. */
export function isOptionalInWord(word: string, at: number): boolean {
  if ("个够各".includes(word.charAt(at))) return true;
  if (word.length === 2) return at === 0 ? SHORT_WITHOUT_FIRST.has(word) : SHORTENED.includes(word);
  return `${OPTIONAL}${MEANS_LITTLE}${OF_LONGER}`.includes(word.charAt(at));
}

/**
 * Whether what is left of a phrase may be meant whatever it is: 县编办, 按公布, 配专职人员, 会监督, 具体办, 更新率, 政府网.
 * @param isSuffix Whether a character makes a longer word behind any.
 */
export function mayBeMeant(rest: string, at: number, isSuffix: (character: string) => boolean): boolean {
  if (at === 1 && `${OWNERS}${PERIODS}${CONNECTORS}${DEEDS}${HEADING_VERBS}有其配`.includes(rest.charAt(0)))
    return true;
  if (at < 2 && `${MODALS}${HEADING_VERBS}新重轻常老`.includes(rest.charAt(0))) return true;
  if (at < rest.length - 1) return false;
  const last = rest.charAt(rest.length - 1);
  return `${DEEDS}${ENDS}求`.includes(last) || (at === rest.length - 1 && isSuffix(last));
}
