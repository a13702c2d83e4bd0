import { isStaple } from "./setPhrases";
import { isAffix, isParticle, isWordAt, isWordTo, type Stretch, takeApart, wordsOf } from "./words";

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
/** Where the half is read as part of other words, and a long phrase is known by all the rest. */
const OF_HIDDEN: Demand = { gained: 8.5, inWords: ANY };
/** Where a whole word is missing, or one without which the phrase says something else. */
const OF_WORD: Demand = { gained: 6, inWords: 4.5 };

/** Shortest phrase that is known for what it is by the characters that are left, and one of which any rest is odd. */
const LONG = 6;
const VERY_LONG = 7;
/** Without these a phrase says something else, and is right: 专业性不强, 十五个工作日. */
const OPTIONAL = "不未无没各二三四五六七八九十够较已的了专个";
/** The same in phrases that everybody writes. */
const OPTIONAL_IN_STAPLES = "上下本所以予";
/** Words that say the same without their second character. */
const SHORTENED = "应当 可以 已经 以及 或者 如果 因为 由于 为了 能够 需要 按照 但是 数量".split(" ");
/** Behind these stands an adjective. */
const DEGREES = "不够较更最很太";
const NEGATIONS = "不未没";
/** 一事一审, 抓实抓细: anything may stand in the place of the last. */
const COUPLET = /^(.).\1.$/;
/** Characters that go with any word behind them (全公开, 年考核), and those that go with any before them (工作队). */
const FREE_IN_FRONT =
  "同季离本各做该共原现双非再初复预网微云电互内外代试自审全总年大日月周副新老重管省市县区乡镇村校院人员要每多好抓促优转讲配强严补提增畅拓扩建创稳惠助护聚选设";
const FREE_BEHIND =
  "办查年案紧准难易快慢严松满缺弱稳轻重深浅学讲点款厅院馆校街路园区城港楼店厂金卡证照票价层级类员方人队书室科组部所站网台栏库表费额量期日全总局处机长单会制度性化率感者要实时新高好多少";
/** Those that are met beside phrases that everybody writes, of which most other rests are slips. */
const FREE_BEFORE_STAPLES =
  "收报交送写用建管查改评推抓学审强稳优转讲聚补省市县区乡镇村校院年月季日不有无没是在以可应需能要";
const FREE_BEHIND_STAPLES =
  "制网费期率员方者性量额库表栏册类点室科厅局院校馆队会组人案区县市镇乡村推紧准难易快慢严缺弱轻重深浅新高好多少时学讲实";
/** Verbs of one character that something may stand in front of, and more behind: 以清单管人, 责任落细. */
const VERBS = "收管审查建办改学推抓评用写记送交放开问答报补修";
const BEGIN_COMPOUNDS = "落征把提";
/** What counts things, and is no word without a numeral before it. */
const MEASURES = "项件条份次名家户";
const NUMERALS = "一二三四五六七八九十百千万亿两几多各每这那该首某数";
/** What is a word of its own beside any other. */
const CONNECTORS = "的地得了着过在和与及或对将把被为是于以由到并而但等从向按据经让使";
/** What ends the name of a place or a body, so that a word begins behind it; and what makes a word of such an end. */
const ENDS_NAMES = "省市州县区镇乡村街局厅委办处科部院校会队所站室";
const GOES_WITH_NAMES = "直级属务";

/** How much better Chinese a text is with the missing character; nothing where what is left may be meant. */
export function gainOfMissing(gap: Gap): number {
  const { written, meant } = gap;
  const demand = demandOn(gap);
  if (!demand) return 0;
  const gained = takeApart(written, "phrases").cost - takeApart(meant, "phrases").cost;
  if (gained < demand.gained) return 0;
  if (demand.inWords === ANY) return gained;
  return takeApart(written, "words").cost - takeApart(meant, "words").cost >= demand.inWords ? gained : 0;
}

/** What is demanded; none where what is left is good Chinese in its place. */
function demandOn(gap: Gap): Demand | undefined {
  const { written, meant, phrase, start, at } = gap;
  const { text } = written;
  const end = start + phrase.length - 1;
  const isAtEnd = at >= phrase.length - 2;
  if (wordsOf({ text: text.slice(start, end) }).every((word) => word.end - word.start > 1)) return undefined;
  if (at <= 1 && isWordTo(text.slice(0, start + 1))) return undefined;
  if (isAtEnd && isWordAt(text.slice(end - 1))) return undefined;
  const isLast = at === phrase.length - 1;
  // 不够细, 不深: an adjective of one character says the same.
  if (isLast && DEGREES.includes(phrase.charAt(at - 2))) return undefined;
  if (COUPLET.test(phrase) || (isLast && end < text.length && NEGATIONS.includes(text.charAt(end - 1))))
    return undefined;
  const word = wordsOf(meant).find((one) => one.start <= start + at && start + at < one.end);
  const optional = isStaple(phrase) ? OPTIONAL + OPTIONAL_IN_STAPLES : OPTIONAL;
  const isOptional = optional.includes(phrase.charAt(at)) || SHORTENED.some((one) => phrase.startsWith(one, at - 1));
  if (!word || word.end - word.start === 1 || isOptional) return OF_WORD;
  const rest = { text: text.slice(word.start, word.end - 1), place: word.start };
  if (rest.text.length > 1) return isWordAt(rest.text) || isWordTo(rest.text) ? undefined : OF_HALF;
  if (isCounted(gap, rest)) return undefined;
  return isStaple(phrase) ? demandOnStaple(gap, rest) : demandOnHalf(gap, rest);
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
    return isLong && standsAlone(gap) ? OF_HIDDEN : undefined;
  const goesBehind = FREE_BEHIND.includes(left) || isAffix(left, "behind");
  const goesInFront = FREE_IN_FRONT.includes(left) || VERBS.includes(left) || isAffix(left, "inFront");
  if (place === start && before) {
    const one = written.text.charAt(place - 1);
    const endsName = ENDS_NAMES.includes(one) && !GOES_WITH_NAMES.includes(left);
    const isOne = before.end - before.start === 1;
    if (isOne ? !CONNECTORS.includes(one) && !endsName : goesBehind && phrase.length < VERY_LONG) return undefined;
  }
  if (place === last && behind) {
    const isOne = behind.end - behind.start === 1;
    if (isOne ? !CONNECTORS.includes(written.text.charAt(last + 1)) : goesInFront && phrase.length < VERY_LONG)
      return undefined;
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

/** Whether what is left is a measure word with a number before it, in figures or in words. */
function isCounted({ written }: Gap, { text: left, place }: Rest): boolean {
  if (!MEASURES.includes(left)) return false;
  return place === 0 ? !written.begins : NUMERALS.includes(written.text.charAt(place - 1));
}
