import type { Span } from "../text/span";
import {
  ADJECTIVES,
  ADVERBS,
  BODIES,
  CONNECTORS,
  DEGREES,
  GOES_WITH_NAMES,
  HEADING_VERBS,
  MEASURES,
  NEGATIONS,
  NUMERALS,
  PERIODS,
  PLACES,
  PREDICATES,
  SUFFIXES,
  TRANSITIVE,
  VERBS,
} from "./characters";
import { isStaple } from "./setPhrases";
import {
  isAffix,
  isKnown,
  isParticle,
  isWord,
  isWordAt,
  isWordTo,
  LONGEST_WORD,
  mayEndClause,
  type Stretch,
  takeApart,
  wordsOf,
} from "./words";

/** A stretch of text that may lack a character of a phrase: as it stands, and with the phrase in its place. */
export interface Gap {
  readonly written: Stretch;
  readonly meant: Stretch;
  readonly phrase: string;
  /** Where the phrase begins in both. */
  readonly start: number;
  /** Which of its characters is missing. */
  readonly at: number;
}

/** What is left in the text of the word that lacks a character, and where. */
interface Rest {
  readonly text: string;
  readonly place: number;
}

/** How much better Chinese the text must be with the missing character: as phrases and words, and as words only. */
interface Demand {
  readonly gained: number;
  readonly inWords: number;
}

const ANY = Number.NEGATIVE_INFINITY;
/** Where half a word is left that goes with nothing beside it. */
const OF_HALF: Demand = { gained: 3.5, inWords: ANY };
/** Where the half stands as no half may, so that it does not matter how it is read. */
const OF_SURE: Demand = { gained: -3, inWords: ANY };
/** Where the half is read as part of other words, and a long phrase is known by all the rest. */
const OF_HIDDEN: Demand = { gained: 8.5, inWords: ANY };
/** Where a character is left that is no word, though what is missing is one. */
const OF_ODD: Demand = { gained: 8, inWords: ANY };
/** Where a whole word is missing, or one without which the phrase says something else. */
const OF_WORD: Demand = { gained: 6, inWords: 4.5 };

/** How much stranger a text may be with a word across the edge of a phrase than without. */
const WORSE = 2;
/** Shortest phrase that is known for what it is by the characters that are left, and one of which any rest is odd. */
const LONG = 6;
const VERY_LONG = 7;
/** Shortest one of which the rest is nothing else, though its first character may be the word's in front: 市|政信息公开工作. */
const UNIQUE = 8;
/** Shortest phrase of every report that is known when a character inside is missing. */
const KNOWN_STAPLE = 5;
/** Without these a phrase says something else, and is right: 专业性不强, 十五个工作日. */
const OPTIONAL = "不未无没各二三四五六七八九十够较已的了专个上下本所以予好";
/** Characters that even a long phrase may do without: of a list, of a noun or a body's name, and those that mean little. */
const MAY_LACK = "和与及在着还仍也等地得更均于到中内之性化型们局站所室部人年";
/** Words that say the same without their second character. */
const SHORTENED = "应当 可以 已经 以及 或者 如果 因为 由于 为了 能够 需要 按照 但是 数量".split(" ");
/** 抓实抓细: anything may stand in the place of the last. */
const COUPLET = /^(.).\1.$/;
/** Places and bodies whose name stands in front of what is theirs: 村公开栏. */
const OWNERS = "省市县区镇乡村校院";
/** Characters that go with any word behind them (全公开, 年考核), and those that go with any before them (工作队). */
const FREE_IN_FRONT = `${PERIODS}${OWNERS}${HEADING_VERBS}当同离本各做该共原现双非再初复预网微云电互内外代试自审全总大副新老重管人员要每多好`;
const FREE_BEHIND = `${PERIODS}${PREDICATES}${SUFFIXES}办查改管学讲案点款街路园城港楼店金卡证照票价层级方人书部所站台总处机单度化感要时`;
/** Those that are met beside phrases that everybody writes, of which most other rests are slips. */
const FREE_BEFORE_STAPLES = `${PERIODS}${OWNERS}收报送写用配选聘派设建管查改评推抓学审强稳优转讲聚补不有无没是在以可应需能要`;
const FREE_BEHIND_STAPLES = `${PREDICATES}${SUFFIXES}推时学讲`;
/** What makes a word behind any other, so that even a long phrase may end in it. */
const TAILS = `${SUFFIXES}度力化人法学办案时款站号群们里`;
const BEGIN_COMPOUNDS = "落征把提";
/** What wants something behind it, and ends no clause. */
const HANGS = "有得及与较用一要";
/** Verbs that make three characters with a noun, as headings have it. */
const STYLED_VERBS = "提扩拓降减增补畅聚树亮晒";
/** What stands only behind a word, and measure words: no clause begins with them, and none of these joins them. */
const NEEDS_BEFORE = "时内外化式地中级得法";
const JOINS_NOTHING_BEHIND = "的和与及或";
/** These join measure words only: 是个信息平台, 了项制度. */
const JOINS_MEASURES = "了是起";
/** Those behind which no heading has a verb of one character. */
const PLAIN_ADVERBS = new Set("一步 扎实 深入 稳步 有序".split(" "));
/** Verbs of which 不 makes nothing that a report says: 不断提升, not 不提升. */
const IMPROVES = new Set("加强 增强 提升 提高 深化 扩大 拓展".split(" "));
/** Nouns, of which a verb such as 要 or 会 in front makes nothing. */
const NO_VERBS = new Set(
  "问题 举措 信息 内容 抓手 文件 任务 环节 渠道 途径 议题 位置 讲话 平台 事项 节点 预案 关切 精神 机制 公众 公益 各界".split(
    " ",
  ),
);
/** Of these, too, the verb makes nothing. */
const NO_HEADINGS = new Set(
  "收标准 收依据 收通知 改措施 改情况 改方案 管领导 管负责 审结果 审报告 建提案 报电话 报批评 能建设".split(" "),
);
/** Words, and what makes no word behind them: 居民代表 and 专职人员, but neither 居民表 nor 专职人. */
const NO_TAILS: readonly (readonly [words: ReadonlySet<string>, tails: string])[] = [
  [new Set("居民 村民 人大 群众 业主 家长 党员".split(" ")), "表"],
  [new Set("专业 专职 兼职 工作 政协 领导".split(" ")), "人员"],
  [new Set("相关 有关 区直 市直 县直 省直".split(" ")), "部"],
  [new Set("专业 专门 上级 检察 监察 审计 行政 司法".split(" ")), "机"],
  [new Set("多种 多样".split(" ")), "方"],
];
/** Verbs that stand in front of another verb only. */
const MODALS = "要应需会";

/** How much better Chinese a text is with the missing character; nothing where what is left may be meant. */
export function gainOfMissing(gap: Gap): number {
  const { written, meant } = gap;
  const demand = demandOn(gap);
  if (!demand) return 0;
  const gained = takeApart(written, "phrases").cost - takeApart(meant, "phrases").cost;
  if (gained < demand.gained) return 0;
  if (demand.inWords === ANY) return Math.max(gained, OF_HALF.gained);
  return takeApart(written, "words").cost - takeApart(meant, "words").cost >= demand.inWords ? gained : 0;
}

/** What is demanded; none where what is left is good Chinese in its place. */
function demandOn(gap: Gap): Demand | undefined {
  const { written, meant, phrase, start, at } = gap;
  const { text } = written;
  const end = start + phrase.length - 1;
  const isAtEnd = at >= phrase.length - 2;
  const goesOn = end < text.length;
  if (wordsOf({ text: text.slice(start, end) }).every((word) => word.end - word.start > 1)) return undefined;
  const parts = wordsOf(written);
  if (at <= 1 && phrase.length < UNIQUE && mayJoin(text, start)) return undefined;
  if (isAtEnd && mayJoin(text, end)) return undefined;
  const isLast = at === phrase.length - 1;
  const left = phrase.charAt(at - 1);
  if (isAtEnd && isEnoughBehindDegree(text.charAt(end - 2), text.charAt(end - 1))) return undefined;
  if (isLast && goesOn && (COUPLET.test(phrase) || NEGATIONS.includes(text.charAt(end - 1)))) return undefined;
  // 狠抓实抓: the first character may be another word's.
  if (isLast && COUPLET.test(phrase) && mayJoin(text, start)) return undefined;
  if (isLast && !goesOn && written.ends && (!mayEndClause(left) || HANGS.includes(left))) return OF_HALF;
  // 形式够丰富: no report says so.
  if (
    "不未".includes(phrase.charAt(at)) &&
    phrase.charAt(at + 1) === "够" &&
    !"能足才已不".includes(text.charAt(start + at - 1) || " ")
  )
    return OF_HALF;
  // 落实项制度: a measure word without a numeral.
  if (
    at > 0 &&
    MEASURES.includes(phrase.charAt(at + 1)) &&
    NUMERALS.includes(phrase.charAt(at)) &&
    !NUMERALS.includes(left)
  )
    return OF_HALF;
  if (phrase.length >= (isStaple(phrase) ? KNOWN_STAPLE : LONG) && isInside(phrase, at) && !mayLack(phrase, at))
    return OF_HALF;
  const word = wordsOf(meant).find((one) => one.start <= start + at && start + at < one.end);
  if (!word || word.end - word.start === 1) return !isOptional(phrase, at) && hasOddRest(gap, parts) ? OF_ODD : OF_WORD;
  const rest = { text: text.slice(word.start, word.end - 1), place: word.start };
  if (isShortened(phrase, at)) return OF_WORD;
  if (isOutOfPlace(gap, rest) && !isCounted(gap, rest)) return OF_SURE;
  if (isOptional(phrase, at) && (rest.text.length > 1 || isWord(rest.text))) return OF_WORD;
  if (rest.text.length > 1) {
    if (!isWordAt(rest.text) && !isWordTo(rest.text)) return OF_HALF;
    return hasOddRest(gap, parts) ? OF_ODD : undefined;
  }
  if (isCounted(gap, rest) || isStyled(gap, rest)) return undefined;
  return isStaple(phrase) ? demandOnStaple(gap, rest) : demandOnHalf(gap, rest);
}

/** Whether a word may stand across a place: the text is hardly stranger when it is taken apart so than with a word's end there. */
function mayJoin(text: string, place: number): boolean {
  const cost = (from: number, to?: number) => takeApart({ text: text.slice(from, to) }, "words").cost;
  const parted = cost(0, place) + cost(place);
  for (let from = Math.max(0, place - LONGEST_WORD + 1); from < place; from++)
    for (let to = place + 1; to <= Math.min(text.length, from + LONGEST_WORD); to++)
      if (isKnown(text.slice(from, to)) && cost(0, from) + cost(from, to) + cost(to) <= parted + WORSE) return true;
  return false;
}

/** Whether a character beside the gap, or one that is left of a word, stands alone, is none and belongs to nothing around. */
function hasOddRest({ written, meant, phrase, start, at }: Gap, parts: readonly Span[]): boolean {
  const { text } = written;
  const whole = wordsOf(meant);
  const end = start + phrase.length - 1;
  return parts.some((part, i) => {
    if (part.end - part.start > 1 || part.start < start || part.end > end || isWord(text.charAt(part.start)))
      return false;
    const place = part.start < start + at ? part.start : part.start + 1;
    const isLeft = whole.some((word) => word.start <= place && place < word.end && word.end - word.start > 1);
    if (!isLeft && part.end !== start + at && part.start !== start + at) return false;
    if (part.end === end && !isClearBehind(text, parts[i + 1])) return false;
    return part.start > start || isClearBefore(text, parts[i - 1]);
  });
}

/** Whether what stands in front of a phrase or behind it is a word of its own. */
function isClearBefore(text: string, before: Span | undefined): boolean {
  return !before || before.end - before.start > 1 || CONNECTORS.includes(text.charAt(before.start));
}

function isClearBehind(text: string, behind: Span | undefined): boolean {
  return !behind || behind.end - behind.start > 1 || CONNECTORS.includes(text.charAt(behind.start));
}

/** Whether a character is missing inside a phrase, so that what is left in front and behind is more than what goes with any. */
function isInside(phrase: string, at: number): boolean {
  if (at === 0 || at === phrase.length - 1) return false;
  if (at === 1 && goesInFront(phrase.charAt(0))) return false;
  return at < phrase.length - 2 || !goesBehind(phrase.charAt(at + 1));
}

/** Whether even a long phrase may do without a character. */
function mayLack(phrase: string, at: number): boolean {
  return isOptional(phrase, at) || MAY_LACK.includes(phrase.charAt(at));
}

/** Whether a phrase may do without a character. */
function isOptional(phrase: string, at: number): boolean {
  return OPTIONAL.includes(phrase.charAt(at)) || isShortened(phrase, at);
}

/** Whether what is missing is the end of a word that says the same without it. */
function isShortened(phrase: string, at: number): boolean {
  return SHORTENED.some((one) => phrase.startsWith(one, at - 1));
}

/** Whether a character may belong to the word behind it: 信息公开|主阵地. */
function goesInFront(character: string): boolean {
  return FREE_IN_FRONT.includes(character) || VERBS.includes(character) || isAffix(character, "inFront");
}

/** Whether a character may belong to the word in front of it: 信息|员. */
function goesBehind(character: string): boolean {
  return FREE_BEHIND.includes(character) || isAffix(character, "behind");
}

/** 不够细, 不深: an adjective of one character says the same, and behind 不 a verb. */
function isEnoughBehindDegree(degree: string, left: string): boolean {
  if (degree === "" || !DEGREES.includes(degree)) return false;
  return ADJECTIVES.includes(left) || (degree === "不" && isWord(left));
}

/** Whether the half cannot stand where it does, whatever phrase it is of. */
function isOutOfPlace({ written, phrase, start }: Gap, { text: left, place }: Rest): boolean {
  const { text } = written;
  const end = start + phrase.length - 1;
  if (place === start) {
    const before = text.charAt(place - 1);
    const next = text.slice(place + 1, place + 3);
    const isFirst = place === 0 ? written.begins : JOINS_NOTHING_BEHIND.includes(before);
    if (isFirst && (NEEDS_BEFORE + MEASURES).includes(left)) return true;
    if (place > 0 && JOINS_MEASURES.includes(before) && NEEDS_BEFORE.includes(left)) return true;
    // 旧改情况 and 城管部门 are right: the verb may be another word's end.
    if (NO_HEADINGS.has(left + next))
      return isClearBefore(
        text,
        wordsOf(written).find((part) => part.end === place),
      );
    if (left === "不") return IMPROVES.has(next);
    if (MODALS.includes(left)) return NO_VERBS.has(next) && (left !== "会" || isFirst === true);
    if (left === "在") return "的着".includes(next.charAt(0));
    if (left === "他") return true;
  }
  if (place === end - 1 && place > start) {
    const before = text.slice(place - 2, place);
    const behind = wordsOf(written).find((part) => part.start >= end);
    const isLastOfClause = !behind || CONNECTORS.includes(text.charAt(behind.start));
    // 持续优环境 and 持续高标准推进 are right.
    if (ADVERBS.has(before) && isLastOfClause) return left === "推" || (!VERBS.includes(left) && left !== "时");
    if (left === "推" && PLAIN_ADVERBS.has(before)) return true;
    if (TRANSITIVE.has(before)) return !ADJECTIVES.includes(left);
    if (NO_TAILS.some(([words, tails]) => tails.includes(left) && words.has(before))) return true;
    // 报告度, 例会度: there is a degree of what is done, but not of these.
    if (phrase.endsWith("制度") && left === "度") return true;
    if (phrase.length >= LONG && isClearBehind(text, behind) && !(behind && goesInFront(left))) {
      if (!TAILS.includes(left)) return true;
      return TRANSITIVE.has(phrase.slice(0, 2)) && "制度力学".includes(left);
    }
  }
  return false;
}

/** The demand on one character that is left of a word in a phrase that everybody writes. */
function demandOnStaple({ written, phrase, start, at }: Gap, { text: left, place }: Rest): Demand | undefined {
  const isAtEnd = at >= phrase.length - 2;
  const goesOn = start + phrase.length - 1 < written.text.length;
  if (place === start && FREE_BEFORE_STAPLES.includes(left)) return undefined;
  if (place === start && isParticle(left)) return undefined;
  // 全面推。: no verb ends a clause that nothing stands behind.
  if (isAtEnd && !goesOn && left === "推") return OF_HALF;
  if (isAtEnd && (FREE_BEHIND_STAPLES.includes(left) || (goesOn && BEGIN_COMPOUNDS.includes(left)))) return undefined;
  return OF_HALF;
}

/** The demand on one character that is left of a word in any other phrase. */
function demandOnHalf(gap: Gap, { text: left, place }: Rest): Demand | undefined {
  const { written, phrase, start } = gap;
  const last = start + phrase.length - 2;
  const isLong = phrase.length >= LONG;
  const parts = wordsOf(written);
  const i = parts.findIndex((part) => part.start === place);
  const [before, own, behind] = [parts[i - 1], parts[i], parts[i + 1]];
  if (!own || own.end - own.start > 1 || (isParticle(left) && !MEASURES.includes(left)))
    return isLong && standsAlone(gap) ? OF_HIDDEN : hasOddRest(gap, parts) ? OF_ODD : undefined;
  if (place === start && before) {
    const one = written.text.charAt(place - 1);
    const endsName = (PLACES + BODIES).includes(one) && !GOES_WITH_NAMES.includes(left);
    const isOne = before.end - before.start === 1;
    const standsBefore = CONNECTORS.includes(one) || endsName || (isWord(one) && !goesBehind(left));
    if (isOne ? !standsBefore : goesBehind(left) && phrase.length < VERY_LONG) return undefined;
  }
  if (place === last && behind) {
    const one = written.text.charAt(last + 1);
    const isOne = behind.end - behind.start === 1;
    const standsBehind = CONNECTORS.includes(one) || (isWord(one) && !goesInFront(left) && !isAffix(one, "behind"));
    if (isOne ? !standsBehind : goesInFront(left) && phrase.length < VERY_LONG) return undefined;
  }
  if (place === last && isAffix(left, "behind")) return undefined;
  if (place === last && FREE_BEHIND.includes(left)) return undefined;
  if (isLong) return OF_HALF;
  const isFree = (place > start && FREE_BEHIND.includes(left)) || (place < last && FREE_IN_FRONT.includes(left));
  return isFree ? undefined : OF_HALF;
}

/** Whether more characters stand alone than with the phrase in its place. */
function standsAlone({ written, meant }: Gap): boolean {
  return takeApart(written, "words").alone > takeApart(meant, "words").alone;
}

/** Whether what is left is a verb and a noun in three characters that make a clause: 提质量，强监督。 */
function isStyled({ written, phrase, start }: Gap, { text: left, place }: Rest): boolean {
  const { text } = written;
  if (phrase.length !== 4 || place !== start || !STYLED_VERBS.includes(left) || start + 3 < text.length) return false;
  return start === 0 ? written.begins === true : text.charAt(start - 1) === "是";
}

/** Whether what is left is a measure word with a number before it, in figures or in words. */
function isCounted({ written }: Gap, { text: left, place }: Rest): boolean {
  if (!`${MEASURES}级`.includes(left)) return false;
  return place === 0 ? !written.begins : NUMERALS.includes(written.text.charAt(place - 1));
}
