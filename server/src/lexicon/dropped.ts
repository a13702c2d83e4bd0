import type { Span } from "../text/span";
import {
  ADJECTIVES,
  ADVERBS,
  AFTER_VERBS,
  BODIES,
  COMPLEMENTS,
  CONNECTORS,
  DEEDS,
  DEGREES,
  GOES_WITH_NAMES,
  HEADING_VERBS,
  LEADING,
  MEASURES,
  NEGATIONS,
  NUMERALS,
  PERIODS,
  PLACES,
  PREDICATES,
  SUFFIXES,
} from "./characters";
import {
  FREE_BEHIND,
  FREE_IN_FRONT,
  type Gap,
  goesBehind,
  goesInFront,
  isClearBefore,
  isClearBehind,
  isLostParticle,
  LONG,
  OWNERS,
  type Rest,
} from "./gap";
import { isOptional, isShortened, MEANS_LITTLE, VERB_ENDS } from "./optional";
import { isOutOfPlace } from "./outOfPlace";
import { isStray } from "./rests";
import { isSaying, isStaple } from "./setPhrases";
import {
  isAffix,
  isParticle,
  isWord,
  isWordAt,
  isWordTo,
  mayEndClause,
  mayJoin,
  type Reader,
  type Stretch,
  takeApart,
  wordsOf,
} from "./words";

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

/**
 * What speaks for a missing character that no rule tells, and how much each counts: how much likelier reports have the text
 * with it, what is gained in phrases and in words, how long the phrase is. Fitted (logistic regression) to the slips and
 * the right places of 92 reports; the least is such that hardly a right place reaches it.
 */
const WEIGHTS = { likelier: 0.41, gained: 0.3, inWords: 0.2, length: 0.24 };
const LEAST_STRENGTH = 4;
/** One that is known without either of its edges. */
const VERY_LONG = 7;
/** Shortest phrase of every report that is known when a character inside is missing. */
const KNOWN_STAPLE = 5;
/** 抓实抓细: anything may stand in the place of the last. */
const COUPLET = /^(.).\1.$/;
/** Those that are met beside phrases that everybody writes, of which most other rests are slips. */
const FREE_BEFORE_STAPLES = `${PERIODS}${OWNERS}予收报送写用配选聘派设管查改评推抓促强优转讲聚补不有无没是在以可应需能要`;
const FREE_BEHIND_STAPLES = `${PREDICATES}${SUFFIXES}推时学讲`;
/** What is done often: 常更新. */
const UPKEEP = new Set("更新 维护 公开 宣传".split(" "));
const BEGIN_COMPOUNDS = "落征把提";
/** What leads to a noun or a verb of its own at the beginning of what is said. */
const PREPOSITIONS = "对向与和在为被";
/** Verbs with which 到 ends a clause. */
const PERCEIVING = new Set("认识 意识 感受 体会 注意 了解".split(" "));
/** What wants something behind it, and ends no clause. */
const HANGS = "有得及与较用一要";
/** Verbs that make three characters with a noun, as headings have it. */
const STYLED_VERBS = "提扩拓降减增补畅聚树亮晒定";
/** What one does not 作, and what is done 深入, not 入; behind these characters both may end another word. */
const NOT_DONE = new Set(
  (
    "机制 目标 水平 效率 思路 格局 合力 职责 要点 人员 纪律 开展 推进 作风 成效 力量 力度 流程 质量 队伍 透明 规则 经费 任务 责任 " +
    "制度 主动 程序"
  ).split(" "),
);
const NOT_ENTERED = new Set("开展 推进 贯彻 落实 学习 做好 分析".split(" "));
const MAY_END_SO = `${DEEDS}当看视用列称叫定纳融流走输投进介嵌编计带植注并步迈导陷涌`;
/** Nouns that stand behind 不 no more than behind nothing. */
const NOT_NEGATED = "位网";
/** What stands behind no adverb: ends of nouns. */
const ENDS_NOUNS = "实新组员者性额库栏册类室科厅馆队";

/** How much better Chinese a text is with the missing character; nothing where what is left may be meant. */
export function gainOfMissing(gap: Gap): number {
  if (leadsToWord(gap) || isShortFor(gap)) return 0;
  const gained = gainedIn(gap, "phrases");
  if (!isStrange(gap, gained) && !isUnlikely(gap, gained)) return 0;
  return Math.max(gained, OF_HALF.gained);
}

/** Whether the rules tell that what is left is no Chinese. `gained`: in phrases. */
function isStrange(gap: Gap, gained: number): boolean {
  return (gap.isOfTheNext ? [demandOnStray] : [demandOn, demandOnStray]).some((demandFor) => {
    const demand = demandFor(gap);
    if (!demand || gained < demand.gained) return false;
    return demand.inWords === ANY || gainedIn(gap, "words") >= demand.inWords;
  });
}

/** Whether all that speaks for the missing character is strong enough together, and what is left makes no words. */
function isUnlikely(gap: Gap, gained: number): boolean {
  if (gap.isOfTheNext || mayBeWords(gap)) return false;
  const strength =
    WEIGHTS.likelier * gap.likelier +
    WEIGHTS.gained * gained +
    WEIGHTS.inWords * gainedIn(gap, "words") +
    WEIGHTS.length * gap.phrase.length;
  return strength >= LEAST_STRENGTH;
}

/** How much less strange the text is with the phrase in its place. */
function gainedIn({ written, meant }: Gap, reader: Reader): number {
  return takeApart(written, reader).cost - takeApart(meant, reader).cost;
}

/** Whether what is left may be words of its own, or the words beside it go on with it. */
function mayBeWords(gap: Gap): boolean {
  const { written, meant, phrase, start, at } = gap;
  const { text } = written;
  const end = start + phrase.length - 1;
  const [first, last] = [text.charAt(start), text.charAt(end - 1)];
  if (isWhole(text.slice(start, end)) || lacksNegation(phrase, at) || isDoneOften(gap)) return true;
  if (isOptional(phrase, at) || mayLack(phrase, at) || isShortened(phrase, at)) return true;
  if (at <= 1) {
    if (mayJoin(text, start) || isSuffixOfWordBefore(gap)) return true;
    // 配|专职人员, 发|规范性文件, 强|学习
    const mayBeVerb = at === 1 ? isWord(first) || goesInFront(first) : `${DEEDS}${HEADING_VERBS}`.includes(first);
    if (mayBeVerb && isWhole(text.slice(start + 1, end))) return true;
    // 日监测, 村公开, 改到位
    if (`${PERIODS}${OWNERS}`.includes(first)) return true;
    if (DEEDS.includes(first) && COMPLEMENTS.includes(text.charAt(start + 1))) return true;
  }
  if (at >= phrase.length - 2) {
    // 政策解|得细
    if (AFTER_VERBS.includes(text.charAt(end) || " ")) return true;
    if (mayJoin(text, end) || leadsOn(gap) || isEnoughBehindDegree(text.charAt(end - 2), last)) return true;
    // 意识淡, 群众知, 服务量
    const isOwn = at === phrase.length - 1 ? goesBehind(last) : SUFFIXES.includes(last);
    if (ADJECTIVES.includes(last) || (isOwn && isWhole(text.slice(start, end - 1)))) return true;
    // 集中开|一次
    if (DEEDS.includes(last) && NUMERALS.includes(text.charAt(end) || " ")) return true;
  }
  // 公示期
  if (at === phrase.length - 1 && SUFFIXES.includes(last)) return true;
  const word = wordsOf(meant).find((one) => one.start <= start + at && start + at < one.end);
  // 与我办联系 without 请
  if (!word || word.end - word.start === 1) return true;
  const rest = { text: text.slice(word.start, word.end - 1), place: word.start };
  return isCounted(gap, rest) || isStyled(gap, rest);
}

/** Whether a text is a row of words of more than one character. */
function isWhole(text: string): boolean {
  return wordsOf({ text }).every((word) => word.end - word.start > 1);
}

/** Whether what is left begins with a preposition and a word of its own: 对|帮扶, where 结对帮扶 may be meant. */
function leadsToWord({ written, start, at }: Gap): boolean {
  return at === 0 && PREPOSITIONS.includes(written.text.charAt(start)) && isWordAt(written.text.slice(start + 1));
}

/** Whether what is left is said so for short: 业务水平|待提高, 受|条件所限 beside 受理条件, 涉|信息公开, 县考核办 beside 考核办法. */
function isShortFor({ written, phrase, start, at }: Gap): boolean {
  if (/^[有亟尚仍]待/.test(phrase.slice(at)) || phrase.startsWith("有待", at - 1)) return true;
  if (at === 1 && /^(?:受理|涉)/.test(phrase)) return true;
  const isOffice = at === phrase.length - 1 && phrase.endsWith("办法");
  return isOffice && PLACES.includes(written.text.charAt(start - 1) || " ");
}

/** What is demanded where what is left is known to be no Chinese; none elsewhere. */
function demandOnStray(gap: Gap): Demand | undefined {
  const { written, start, at } = gap;
  const left = written.text.charAt(start);
  // 强监督
  if (at < 2 && HEADING_VERBS.includes(left) && isStyled(gap, { text: left, place: start })) return undefined;
  // 掌握得不够准
  const end = start + gap.phrase.length - 1;
  if (at >= gap.phrase.length - 2 && isEnoughBehindDegree(written.text.charAt(end - 2), written.text.charAt(end - 1)))
    return undefined;
  return isStray(gap) ? OF_HALF : undefined;
}

/** What is demanded; none where what is left is good Chinese in its place. */
function demandOn(gap: Gap): Demand | undefined {
  const { written, meant, phrase, start, at } = gap;
  const { text } = written;
  const end = start + phrase.length - 1;
  const isAtEnd = at >= phrase.length - 2;
  const goesOn = end < text.length;
  if (lacksNegation(phrase, at)) return undefined;
  if (isWhole(text.slice(start, end))) return undefined;
  const parts = wordsOf(written);
  if (at <= 1 && (mayJoin(text, start) || isSuffixOfWordBefore(gap))) return undefined;
  if (isAtEnd && (mayJoin(text, end) || leadsOn(gap) || AFTER_VERBS.includes(text.charAt(end) || " ")))
    return undefined;
  // 落实好信息公开: the complement of a verb in front.
  if (at === 0 && start > 0 && COMPLEMENTS.includes(text.charAt(start)) && !isNoComplement(text, start))
    return undefined;
  if (at === 0 && VERB_ENDS.has(phrase.slice(0, 2))) return undefined;
  // 方式较单一
  if (phrase.startsWith("比较", at)) return undefined;
  if (at === 1 && phrase.startsWith("收到")) return undefined;
  if (isDoneOften(gap)) return undefined;
  const isLast = at === phrase.length - 1;
  const left = phrase.charAt(at - 1);
  if (isAtEnd && isEnoughBehindDegree(text.charAt(end - 2), text.charAt(end - 1))) return undefined;
  if (isLast && goesOn && (COUPLET.test(phrase) || NEGATIONS.includes(text.charAt(end - 1)))) return undefined;
  // 狠抓实抓: the first character may be another word's.
  if (isLast && COUPLET.test(phrase) && mayJoin(text, start)) return undefined;
  if (isSaying(phrase)) return OF_HALF;
  // 我们认识到，
  if (isLast && !goesOn && left === "到" && PERCEIVING.has(phrase.slice(at - 3, at - 1))) return undefined;
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
  if (isShortened(phrase, at)) return undefined;
  // 人员变动大 without 较
  if (isOptional(phrase, at) && ADJECTIVES.includes(rest.text)) return undefined;
  if (isOutOfPlace(gap, rest) && !isCounted(gap, rest)) return OF_SURE;
  if (isOptional(phrase, at) && (rest.text.length > 1 || isWord(rest.text))) return OF_WORD;
  if (rest.text.length > 1) {
    if (!isWordAt(rest.text) && !isWordTo(rest.text)) return OF_HALF;
    return hasOddRest(gap, parts) ? OF_ODD : undefined;
  }
  if (isCounted(gap, rest) || isStyled(gap, rest)) return undefined;
  return isStaple(phrase) ? demandOnStaple(gap, rest) : demandOnHalf(gap, rest);
}

/** Whether what is left begins with what a word in front of it is said to be: 停车|难问题. */
function isDifficulty({ text }: Stretch, start: number): boolean {
  return text.charAt(start) === "难" && isWordTo(text.slice(0, start));
}

/** Whether 常 is left, and stands as an adverb: 内容常更新, for 日常更新. */
function isDoneOften({ written, start, at }: Gap): boolean {
  return at === 0 && written.text.charAt(start) === "常" && UPKEEP.has(written.text.slice(start + 1, start + 3));
}

/** Whether the first character that is left makes a noun of what stands in front: 公开栏|更新不够及时. */
function isSuffixOfWordBefore({ written, start }: Gap): boolean {
  const before = written.text.charAt(start - 1);
  return before !== "" && !CONNECTORS.includes(before) && SUFFIXES.includes(written.text.charAt(start));
}

/** Whether the last character that is left leads on to what follows, figures too: 信息|共42条, 工作落实|到日常工作中. */
function leadsOn({ written, phrase, start }: Gap): boolean {
  const end = start + phrase.length - 1;
  const goesOn = end < written.text.length || !written.ends;
  return goesOn && `${CONNECTORS}${LEADING}`.includes(written.text.charAt(end - 1));
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

/** Whether a character is missing inside a phrase, so that what is left in front and behind is more than what goes with any. */
function isInside(phrase: string, at: number): boolean {
  if (at === 0 || at === phrase.length - 1) return false;
  if (at === 1 && goesInFront(phrase.charAt(0))) return false;
  return at < phrase.length - 2 || !goesBehind(phrase.charAt(at + 1));
}

/** Whether even a long phrase may do without a character. */
function mayLack(phrase: string, at: number): boolean {
  // 共和国 cannot do without its 和.
  const word = wordsOf({ text: phrase }).find(({ start, end }) => start < at && at < end - 1);
  return !word && (isOptional(phrase, at) || MEANS_LITTLE.includes(phrase.charAt(at)));
}

/** Whether what is missing is a negation, without which the opposite is said: 均予公开, but not 断拓展. */
function lacksNegation(phrase: string, at: number): boolean {
  return at === 0 && `${NEGATIONS}免`.includes(phrase.charAt(0)) && wordsOf({ text: phrase })[0]?.end === 1;
}

/** Whether a complement is no verb's in front of it, as it does not go with what follows: 作机制, 入开展, 在的问题. */
function isNoComplement(text: string, start: number): boolean {
  const [before, own, next] = [text.charAt(start - 1), text.charAt(start), text.slice(start + 1, start + 3)];
  if (own === "在") return next.startsWith("的");
  if (MAY_END_SO.includes(before)) return false;
  return own === "作" ? NOT_DONE.has(next) : own === "入" && NOT_ENTERED.has(next);
}

/** 不够细, 不深: an adjective of one character says the same, and behind 不 a verb. */
function isEnoughBehindDegree(degree: string, left: string): boolean {
  if (degree === "" || !DEGREES.includes(degree)) return false;
  return ADJECTIVES.includes(left) || (degree === "不" && isWord(left) && !NOT_NEGATED.includes(left));
}

/** The demand on one character that is left of a word in a phrase that everybody writes. */
function demandOnStaple({ written, phrase, start, at }: Gap, { text: left, place }: Rest): Demand | undefined {
  const isAtEnd = at >= phrase.length - 2;
  const goesOn = start + phrase.length - 1 < written.text.length;
  if (place === start && FREE_BEFORE_STAPLES.includes(left)) return undefined;
  // 工程建设项审批: a measure word without a numeral.
  if (place === start && place > 0 && MEASURES.includes(left) && !NUMERALS.includes(written.text.charAt(place - 1)))
    return OF_HALF;
  if (place === start && isDifficulty(written, start)) return undefined;
  if (place === start && isParticle(left) && !isLostParticle(written, start)) return undefined;
  // 深入实上级部署: an adverb, and what no adverb stands before.
  if (isAtEnd && ADVERBS.has(written.text.slice(place - 2, place)) && ENDS_NOUNS.includes(left)) return OF_HALF;
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

/** Whether what is left is a verb and a noun in three characters that make a clause: 提质量，强监督。严审核。 */
function isStyled({ written, phrase, start, at, isUnheard }: Gap, { text: left, place }: Rest): boolean {
  const { text } = written;
  // not 办部门, which no report has
  if (at === 1 && isUnheard) return false;
  if (phrase.length !== 4 || place !== start || start + 3 < text.length) return false;
  const isVerb = `${STYLED_VERBS}${HEADING_VERBS}${DEEDS}`.includes(left);
  if (isSecondHalf(written, start)) return isVerb;
  // 第二，定时间。 For the rest of a longer clause fewer verbs will do.
  if (!isVerb || !(written.ends || STYLED_VERBS.includes(left))) return false;
  return start === 0 ? written.begins === true : text.charAt(start - 1) === "是";
}

/** Whether three characters stand behind four of a clause, as headings have it: 突出重点|提质量, 一是规范流程|严把关. */
function isSecondHalf({ text, begins }: Stretch, start: number): boolean {
  return begins === true && (start === 4 || (start === 6 && text.charAt(1) === "是"));
}

/** Whether what is left is a measure word with a number before it, in figures or in words. */
function isCounted({ written }: Gap, { text: left, place }: Rest): boolean {
  if (!`${MEASURES}级`.includes(left)) return false;
  return place === 0 ? !written.begins : NUMERALS.includes(written.text.charAt(place - 1));
}
