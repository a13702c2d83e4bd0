import {
  AFTER_VERBS,
  ASPECTS,
  BODIES,
  COMPLEMENTS,
  CONNECTORS,
  DEEDS,
  GOES_WITH_NAMES,
  LEADERS,
  MODALS,
  NEGATIONS,
  NUMERALS,
  PLACES,
  STANDS_ALONE,
} from "./characters";
import { FREE_IN_FRONT, type Gap, goesBehind, isLostParticle } from "./gap";
import { isUnheardAt } from "./inReports";
import { isInUse } from "./joints";
import { isStrayRest } from "./setPhrases";
import { isAffix, isParticle, isWord, isWordAt, mayJoin, wordsOf } from "./words";

/** Characters that stand behind any noun and tell where: 平台上. */
const WHERE = "上下中里内时后前";
/** Verbs, and what leads to a thing, that a complement may follow. */
const BEFORE_COMPLEMENTS = "把做抓办写用";
/** What stands behind a year and is part of what it is called: 2023年底. */
const OF_YEARS = "度内初底末中前后终";
/** Those that a report may put at the beginning of a clause. */
const MAY_BEGIN = "及一第";

/** Whether what is left of a phrase is no Chinese by itself, and belongs to nothing beside it. */
export function isStray(gap: Gap): boolean {
  const { written, phrase, start, at } = gap;
  if (!isStrayRest(phrase, at)) return false;
  const end = start + phrase.length - 1;
  if (at < 2) return !mayJoin(written.text, start, isInUse) && isClearInFront(gap);
  return at < phrase.length - 2 || (!mayJoin(written.text, end, isInUse) && isClearAtEnd(gap, end));
}

/** Whether the first character that is left ends no word in front: not 红十字会|救助, but ，会救助. */
function isClearInFront({ written, start }: Gap): boolean {
  const { text } = written;
  const left = text.charAt(start);
  if (MAY_BEGIN.includes(left) && !isLostParticle(written, start)) return false;
  if (start === 0) return written.begins === true;
  const one = text.charAt(start - 1);
  // 把好信息公开第一关, 面对面宣传
  if ((BEFORE_COMPLEMENTS.includes(one) && COMPLEMENTS.includes(left)) || text.charAt(start - 2) === left) return false;
  if (CONNECTORS.includes(one) || LEADERS.has(text.slice(start - 2, start))) return true;
  if ((COMPLEMENTS + WHERE).includes(left) || NUMERALS.includes(one) || one === left) return false;
  const before = wordsOf(written).find((part) => part.end === start);
  const isLonger = before !== undefined && before.end - before.start > 1;
  // not 课题|组开展, 市场|化改革, 登记|难问题
  if (isLonger && isUnheardAt(text, start) && !isAffix(left, "behind") && left !== "难") return true;
  if (goesBehind(left)) return false;
  if (isLonger) return !isParticle(left);
  // 2023年|府信息公开
  if (start === 1 && !written.begins && one === "年") return !OF_YEARS.includes(left);
  // 只作|书答复
  if (`${DEEDS}${STANDS_ALONE}`.includes(one) && !isWord(left) && isUnheardAt(text, start)) return true;
  return (PLACES + BODIES).includes(one) && !GOES_WITH_NAMES.includes(left);
}

/** Whether the last character that is left begins no word behind, and is no verb there: not 信息作|了处理. */
function isClearAtEnd({ written, phrase, at }: Gap, end: number): boolean {
  const { text } = written;
  const [left, next] = [text.charAt(end - 1), text.charAt(end)];
  // 满不满意, 典型案事例
  if ((next === "不" && text.charAt(end + 1) === left) || text.charAt(end + 1) === phrase.charAt(at)) return false;
  if (next === "") return true;
  // 政策解得细
  if (AFTER_VERBS.includes(next)) return false;
  // 问题向|单位反馈, 一些不|使用手机的人, 信息需|另行制作, 依法有|据
  if (`${CONNECTORS}${NEGATIONS}${MODALS}需有`.includes(left)) return false;
  if (CONNECTORS.includes(next)) return !ASPECTS.includes(next);
  // 政务开|作为: nothing that is said of so opens anything.
  if (left === "开" && phrase.endsWith("公开")) return true;
  // 具体办|实事, 信息公开主|阵地, 机关部|处长
  if (`${DEEDS}${FREE_IN_FRONT}${BODIES}主知懂`.includes(left)) return false;
  return isWordAt(text.slice(end)) || (isUnheardAt(text, end) && isWord(next));
}
