import { ASPECTS, BODIES, COMPLEMENTS, CONNECTORS, GOES_WITH_NAMES, LEADERS, NUMERALS, PLACES } from "./characters";
import { type Gap, goesBehind, isLostParticle } from "./gap";
import { isStrayRest } from "./setPhrases";
import { isParticle, isWord, mayJoin, wordsOf } from "./words";

/** Characters that stand behind any noun and tell where: 平台上. */
const WHERE = "上下中里内";
/** Those that a report may put at the beginning of a clause. */
const MAY_BEGIN = "及一第";

/** Whether what is left of a phrase is listed as no Chinese by itself, and belongs to nothing beside it. */
export function isStray(gap: Gap): boolean {
  const { written, phrase, start, at } = gap;
  if (!isStrayRest(phrase, at)) return false;
  const end = start + phrase.length - 1;
  if (mayJoin(written.text, start) || mayJoin(written.text, end)) return false;
  if (at < 2) return isClearInFront(gap);
  return at < phrase.length - 2 || isClearAtEnd(written.text, end);
}

/** Whether the first character that is left ends no word in front: not 红十字会|救助, but ，会救助. */
function isClearInFront({ written, start }: Gap): boolean {
  const { text } = written;
  const left = text.charAt(start);
  if (MAY_BEGIN.includes(left) && !isLostParticle(written, start)) return false;
  if (start === 0) return written.begins === true;
  const one = text.charAt(start - 1);
  if (CONNECTORS.includes(one) || LEADERS.has(text.slice(start - 2, start))) return true;
  if ((COMPLEMENTS + WHERE).includes(left) || goesBehind(left) || NUMERALS.includes(one)) return false;
  const before = wordsOf(written).find((part) => part.end === start);
  if (before && before.end - before.start > 1) return !isParticle(left);
  const endsName = (PLACES + BODIES).includes(one) && !GOES_WITH_NAMES.includes(left);
  return endsName || isWord(one);
}

/** Whether the last character that is left begins no word behind, and is no verb there: not 信息作|了处理. */
function isClearAtEnd(text: string, end: number): boolean {
  const next = text.charAt(end);
  return next === "" || (CONNECTORS.includes(next) && !ASPECTS.includes(next));
}
