import type { Span } from "../text/span";
import {
  ADVERBS,
  ASPECTS,
  BEFORE_NOUNS,
  BODIES,
  COMPLEMENTS,
  DEEDS,
  GOES_WITH_NAMES,
  LEADERS,
  LEADING,
  MODALS,
  NUMERALS,
  PARTICLES,
  PLACES,
  RESULTS,
  SAYING,
  STANDS_ALONE,
} from "./characters";
import { DIGIT, endsCounted } from "./counted";
import type { Reading } from "./reading";
import { isAffix, isParticle, isWord, isWordAt, isWordTo, wordsOf } from "./words";

/** Longest phrase that may be broken inside by the word beside it. */
const LONGEST_OF_THE_NEXT = 6;
/** What begins a name. */
const NAME_BEGINS = "“《";
/** What closes words that may be left out: a word may stand on both sides. */
const CLOSES = ")）";
/** What leads to a thing with which something is done. */
const WITH = "对着把将按照用拿朝";
/** Deeds after which a thing is somewhere. */
const LASTING = "记写放挂贴晒摆存落建设压印刻录守";
/** Verbs of one character that take an object behind an adverb: 定期听汇报. */
const TAKING = "听看查问讲写学报发送收办";
/** What is done to all that there is. */
const ALL_OF = new Set("公开 公示 公布 上网 更新 落实 整改 纳入 归集 覆盖 入库".split(" "));
/** What goes with 更新, and not with 更 alone. */
const UPDATED = new Set("工作 情况 频次 频率 维护 机制 制度 时限 内容 数量 速度 时间 不够 不及 不足 未能".split(" "));
/** How a thing is done, in front of a verb of one character: 随机抽、当场答. */
const MANNERS = new Set("随机 当场 当面 上门 逐一 对点".split(" "));
/** What one may 作, and what does not follow 工作. */
const DONE = new Set(
  "说明 解释 处理 调整 介绍 发言 辅导 脱敏 批示 承诺 参考 判断 分类 标注 延期 补充 相应 适当 必要 明确 修改 匿名 技术".split(
    " ",
  ),
);
/** Verbs that ask somebody to do something, or let him. */
const ASKING = "让请由听给使";
const LEADS_TO = "在对将把被从按向以由给不";
/** What may not come of a deed: 人才引不来, but 落实不到位 is one word longer. */
const UNREACHED = "来去出起动住了下完清成透着懂见上好通";

/** Whether what stands out in a phrase that is broken at its edge is rather part of the word beside it: 招生划|片. */
export function isOfTheNext(text: string, run: Span, { kind, span, phrase }: Reading, at: number): boolean {
  if (kind === "doubled" || kind === "swapped") return false;
  const last = phrase.length - 1;
  const isMissing = kind === "dropped" || kind === "cut";
  const inFront = at < (isMissing ? 2 : 1);
  const atEnd = at > (isMissing ? last - 2 : last - 1);
  if (inFront && (isMissing || kind === "other") && closesWords(text, span.start - 1)) return true;
  // 栏目设“最新数据”: a verb, and what it is about by its name.
  const isBeforeName = span.end === run.end && NAME_BEGINS.includes(text.charAt(span.end) || " ");
  if (isMissing && at === last && isBeforeName && DEEDS.includes(text.charAt(span.end - 1))) return true;
  if (atEnd && isMissing && (isOfOthers(text, run, span) || isInManner(text, span) || isDeed(text, span))) return true;
  // 政务公开难, 依申请公开勤查: the words in front are whole.
  if (!isMissing && at === last) {
    const goesOn = span.end < run.end && text.charAt(span.end) !== "的";
    const mayFollow = kind === "other" || (!goesOn && SAYING.includes(text.charAt(span.end - 1)));
    const words = wordsOf({ text: text.slice(span.start, span.end - 1) });
    if (mayFollow && words.every((word) => word.end - word.start > 1)) return true;
  }
  if (inFront ? span.start === run.start : span.end === run.end) return false;
  if (!isMissing) {
    // 定期梳理需公开的信息: anything may stand there.
    if (kind === "other" && inFront) return true;
    if (at > 0) {
      // 公开摆|上日程: a verb that the lexicon lacks, with what goes with any.
      const isVerb = kind === "other" && `${COMPLEMENTS}${RESULTS}`.includes(text.charAt(span.end));
      // 依申请公开|仍主要涉及征地
      const leadsOn = LEADING.includes(text.charAt(span.end - 1));
      return at === last && (isVerb || leadsOn || isWordAt(text.slice(span.end - 1, run.end)));
    }
    const endsName = (BODIES + PLACES).includes(text.charAt(span.start));
    // 云溪镇人民政府: any place may have any name.
    return endsName || PLACES.includes(phrase.charAt(1)) || isWordTo(text.slice(run.start, span.start + 1));
  }
  if (kind === "dropped" && phrase.length > LONGEST_OF_THE_NEXT) return false;
  if (inFront) {
    const before = text.slice(run.start, span.start);
    const left = phrase.charAt(at ^ 1);
    if (mayEndAWord(before) || endsCounted(text, run.start, span.start)) return false;
    const last = before.charAt(before.length - 1);
    // 自治州|医疗保障局: another place takes the place's place.
    if ((PLACES + BODIES).includes(last)) return GOES_WITH_NAMES.includes(left) || PLACES.includes(phrase.charAt(at));
    return !isWordTo(before) || isAffix(left, "behind");
  }
  if (!atEnd) return false;
  // 主动公|开了两次会 lacks nothing of the verb behind it; 城乡建|管的 may be one word.
  const [next, behind] = [text.charAt(span.end), text.charAt(span.end + 1)];
  // 会议开|了三次, 制度建|得全: a verb with what goes with any.
  if (`${ASPECTS}得`.includes(next) && mayBeVerb(text.charAt(span.end - 1))) return true;
  if (isDeedWithResult(text, span.end)) return true;
  if (ADVERBS.has(phrase.slice(0, 2)) && phrase.length === 4 && TAKING.includes(text.charAt(span.end - 1))) {
    // 定期听|汇报
    if (isWordAt(text.slice(span.end, run.end))) return true;
  }
  // 会议记|要点
  if (text.charAt(span.end - 1) === "记" && isWordAt(text.slice(span.end, run.end))) return true;
  // 执法信息全|公开
  if (text.charAt(span.end - 1) === "全" && ALL_OF.has(text.slice(span.end, span.end + 2))) return true;
  // 政策信息更|贴心
  if (text.charAt(span.end - 1) === "更" && isWordAt(text.slice(span.end, run.end)))
    return !UPDATED.has(text.slice(span.end, span.end + 2));
  // 敏感信息作|脱敏处理
  if ("作做".includes(text.charAt(span.end - 1)) && DONE.has(text.slice(span.end, span.end + 2))) return true;
  // 全县工作要|坚决贯彻
  if (text.charAt(span.end - 1) === "要" && isWordAt(text.slice(span.end, run.end))) return true;
  // 多数部门能|在时限内办结
  if (MODALS.includes(text.charAt(span.end - 1)) && LEADS_TO.includes(next)) return true;
  if (isParticle(next) || (behind !== "的" && PARTICLES.includes(behind))) return false;
  if (isWord(next) && !isWord(text.charAt(span.end - 1))) return false;
  return !isWordAt(text.slice(span.end, run.end));
}

/** Whether a character may be a verb, as what shows how far it has come tells: 逐一核|过. */
function mayBeVerb(character: string): boolean {
  return isWord(character) || `${DEEDS}作核测播拟定`.includes(character);
}

/** Whether a verb ends at a place, and what comes of the deed, or where it leads, stands behind: 台账记|在本子上. */
function isDeedWithResult(text: string, place: number): boolean {
  const [deed, result] = [text.charAt(place - 1), text.charAt(place)];
  if (!DEEDS.includes(deed)) return false;
  if (result === "不") return UNREACHED.includes(text.charAt(place + 1) || " ");
  return RESULTS.includes(result) || (result === "在" && LASTING.includes(deed));
}

/** Whether the last character of a stretch is a verb that tells what is done so: 当场|答. */
function isInManner(text: string, { end }: Span): boolean {
  return DEEDS.includes(text.charAt(end - 1)) && MANNERS.has(text.slice(end - 3, end - 1));
}

/** Whether the last character of a stretch is a verb said twice, 理一理 and 佳不佳, or what is done with the words before it: 对着问题改. */
function isDeed(text: string, { start, end }: Span): boolean {
  const last = text.charAt(end - 1);
  if ("一不".includes(text.charAt(end) || " ") && text.charAt(end + 1) === last) return true;
  return DEEDS.includes(last) && WITH.includes(text.charAt(start - 1) || " ");
}

/** Whether a bracket at a place closes words, not an item's number: 专（兼）, but not （三）. */
function closesWords(text: string, place: number): boolean {
  const inside = text.charAt(place - 1);
  return CLOSES.includes(text.charAt(place) || " ") && !NUMERALS.includes(inside) && !DIGIT.test(inside);
}

/** Whether others are asked to do what the last character of a stretch says: 让|群众评. */
function isOfOthers(text: string, run: Span, { start, end }: Span): boolean {
  if (end !== run.end || start === run.start) return false;
  if (!ASKING.includes(text.charAt(start - 1)) || !DEEDS.includes(text.charAt(end - 1))) return false;
  return wordsOf({ text: text.slice(start, end - 1) }).every((word) => word.end - word.start > 1);
}

/** Whether a text ends so that the next character cannot be one more of its last word. */
function mayEndAWord(before: string): boolean {
  const last = before.charAt(before.length - 1);
  if ((PARTICLES + BEFORE_NOUNS).includes(last) || LEADERS.has(before.slice(-2))) return true;
  return STANDS_ALONE.includes(last) && !isWordTo(before);
}
