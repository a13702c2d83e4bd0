// Slips in words of two characters, in a phrase or in none: one character taken for one that sounds or looks like it, the
// two swapped, or swapped at the word's edge with what stands beside it. What they leave are characters that stand alone,
// where with the word all is as reports have it.
import { isIdeograph } from "../text/fold";
import { isQuoted } from "../text/quoted";
import { overlap, type Span } from "../text/span";
import { homophonesOf, likeness, lookAlikes } from "./alike";
import {
  ADJECTIVES,
  ASPECTS,
  BODIES,
  COMPLEMENTS,
  DEEDS,
  HEADING_VERBS,
  MODALS,
  NUMERALS,
  PLACES,
  RESULTS,
  STANDS_ALONE,
  SUFFIXES,
  VILLAGE_ENDS,
} from "./characters";
import { isUnheardAt } from "./inReports";
import { isHeard, isJoint, isUsed } from "./joints";
import type { Reading, Slip } from "./reading";
import { isKnown, isWord, takeApart, wordsOf } from "./words";

/** How much stranger the text must be as it stands than with the word, taken apart into words. */
const LEAST = { sound: 14, look: 11, swapped: 9, torn: 18, parted: 10 };
type Kind = keyof typeof LEAST;
/** The same where the characters may be part of a longer name, or short for something, or are used for one another. */
const LEAST_IN_DOUBT = 17;

/** How many characters on both sides are read together with a word. */
const AROUND = 6;
/** Opens the number of a document: what stands before is short for bodies that issued it. */
const NUMBER_BEGINS = "〔[［";
/** What ends names, makes nouns or tells what comes of a deed, so that it stands behind what no report has there: 淮临|市, 编|好. */
const GOES_BEHIND_ANY = `${PLACES}${BODIES}${SUFFIXES}${RESULTS}${COMPLEMENTS}`;
/** What stands between any two words: 微信号|和|益农信息社. */
const JOINING = "和与及或在的";
/** What stands behind a noun of one character and is said of it. */
const SAID_OF_NOUNS = `${ADJECTIVES}花弯陡`;
/** What stands by itself beside most words, so that it tells of no longer name. */
const BESIDE_MOST = `${STANDS_ALONE}每各该此这那`;
/** The same beside what looks like a slip of the eye or of the order, which is less often a name. */
const BESIDE_ANY = `${STANDS_ALONE}${NUMERALS}${RESULTS}${SUFFIXES}${PLACES}新后前时内外化完去起将`;
/** What tells one thing of its kind from others: 分专区, 总专区. */
const OF_SEVERAL = "分总副新";
/** What ends the name of a road or an estate: 科苑大道. */
const ROAD_ENDS = /^(?:[东西南北中]?(?:路|街|巷|弄)|大道|大街|新村|花园|小区|家园|广场|大厦)/;
/** Names and slogans stand between quotation marks, and are as long as this at most. */
const LONGEST_QUOTED = 24;

/** Words whose two characters stand apart in sayings: 先升后降, 多退少补. */
const OPPOSITES = new Set(
  "先后 多少 南北 东西 上下 左右 前后 大小 遮挡 有无 来去 来往 高低 长短 轻重 远近 新旧 内外 升降 增减 进退 出入 开关 收支 始终 是非".split(
    " ",
  ),
);

/** A run of characters, and whether a character in it is no part of a longer word. */
interface Run extends Span {
  readonly text: string;
  readonly isAlone: (place: number) => boolean;
}

/** A way to read characters of a run as a phrase, and which of them it changes. */
interface Change {
  readonly kind: Kind;
  readonly start: number;
  readonly phrase: string;
  readonly changed: Span;
  /** Whether what stands there may be right in ways that no list tells. */
  readonly isDoubtful?: boolean;
}

/** Misshapen words in a run of characters, in its order; of several for one place the likeliest first. */
export function misshapenIn(text: string, start: number, end: number): Slip[] {
  if (NUMBER_BEGINS.includes(text.charAt(end) || " ")) return [];
  let alone: ReadonlySet<number> | undefined;
  const isAlone = (place: number) => {
    alone ??= new Set(
      wordsOf({ text: text.slice(start, end), begins: true, ends: true })
        .filter((word) => word.end - word.start === 1)
        .map((word) => start + word.start),
    );
    return alone.has(place);
  };
  const found: Likely[][] = [];
  for (let place = start; place + 1 < end; place++) {
    const here = readingsAt({ text, start, end, isAlone }, place);
    const last = found.at(-1);
    if (last?.some(({ reading }) => here.some((other) => overlap(reading.span, other.reading.span))))
      last.push(...here);
    else if (here.length > 0) found.push(here);
  }
  return found.flatMap((likely): Slip[] => {
    // 采的购: what joins words stands behind more often than in front.
    const [first, ...others] = likely
      .sort((a, b) => b.gain - a.gain || b.reading.span.start - a.reading.span.start)
      .map(({ reading }) => reading);
    return first ? [[first, ...others.filter(({ span }) => overlap(span, first.span))]] : [];
  });
}

/** A reading, and how much less strange the text is with it. */
interface Likely {
  readonly reading: Reading;
  readonly gain: number;
}

/** The words that may be meant by two characters that are none, from a place on. */
function readingsAt(run: Run, place: number): Likely[] {
  const found: Likely[] = [];
  for (const change of changesAt(run, place)) {
    const { kind, start, phrase } = change;
    const span = { start, end: start + phrase.length };
    if (isLikeNext(run.text, span) || isOneOfSlogan(run.text, span)) continue;
    if (ROAD_ENDS.test(run.text.slice(span.end, span.end + 2))) continue;
    const gained = gain(run, change);
    if (gained < LEAST[kind]) continue;
    if (gained < LEAST_IN_DOUBT && (change.isDoubtful || mayBeShort(run, change, span))) continue;
    found.push({
      reading: { kind: kind === "sound" || kind === "look" ? kind : "swapped", span, phrase },
      gain: gained,
    });
  }
  return found;
}

function* changesAt(run: Run, place: number): Iterable<Change> {
  const { text, isAlone } = run;
  const [own, next] = [text.charAt(place), text.charAt(place + 1)];
  // 三曰, 一微
  if (own === next || NUMERALS.includes(own) || NUMERALS.includes(next)) return;
  // Kinds of places stand beside anything: 撤|乡|设|镇. What looks like one does not: 市|扬.
  const isBesideAny = PLACES.includes(own) || PLACES.includes(next);
  if (!isBesideAny) yield* turnedAt(run, place);
  if (JOINING.includes(own) || JOINING.includes(next)) return;
  if (isJoint(own, next) || !isAlone(place) || !isAlone(place + 1)) return;
  for (const [at, other] of [
    [place, next],
    [place + 1, own],
  ] as const) {
    const written = text.charAt(at);
    if (at > place && VILLAGE_ENDS.includes(written)) continue;
    const changed = { start: at, end: at + 1 };
    const word = (meant: string) => (at === place ? meant + other : other + meant);
    const alike = lookAlikes(written);
    // 卖好|粮
    const isDone = at === place && other === "好";
    for (const meant of alike)
      if (!isDone && isMeant(meant, word(meant)))
        yield { kind: "look", start: place, phrase: word(meant), changed, isDoubtful: mayReplace(written, meant) };
    const isFree = at === place ? isFreeInFront(written, other) : isFreeBehind(own, written);
    if (isBesideAny || isFree || isOneForAll(run, place)) continue;
    const inLongerName = isInLongerName(run, place, BESIDE_MOST);
    for (const meant of homophonesOf(written)) {
      if (alike.includes(meant) || !isMeant(meant, word(meant))) continue;
      const isDoubtful = inLongerName || mayReplace(written, meant);
      yield { kind: "sound", start: place, phrase: word(meant), changed, isDoubtful };
    }
  }
}

/** Whether another character stands alone beside two, as in a name or short form that no list has: 招拍|挂, 诗|配画. */
function isInLongerName({ text, start, end, isAlone }: Run, place: number, besides: string): boolean {
  return [place - 1, place + 2].some(
    (at) => at >= start && at < end && isAlone(at) && !besides.includes(text.charAt(at)),
  );
}

/** Whether two characters may be short for something: 译校审, “送解优”行动, and all of one thing in a list: 停气、复气、缴费. */
function mayBeShort(run: Run, { kind }: Change, span: Span): boolean {
  const { text } = run;
  if (kind === "torn" || kind === "parted") return false;
  if (isListed(text, span) || isQuoted(text, span.start, LONGEST_QUOTED, ["“”"])) return true;
  return kind !== "sound" && isInLongerName(run, span.start, BESIDE_ANY);
}

/** Whether two characters are one thing of a list and have one in common with that before or behind: 停气、复气. */
function isLikeNext(text: string, { start, end }: Span): boolean {
  const own = text.slice(start, end);
  const ends = (at: number) => !isIdeograph(text.charCodeAt(at));
  if (!ends(start - 1) || !ends(end)) return false;
  return [start - own.length - 1, end + 1].some((from) => {
    const to = from + own.length;
    if (text.charAt(from < start ? to : end) !== "、") return false;
    return [...text.slice(from, to)].some((character, i) => character === own.charAt(i));
  });
}

/** Whether two characters are one of several in a slogan: “清陈、补漏、纠错”行动. */
function isOneOfSlogan(text: string, span: Span): boolean {
  const isBeside = ["“", "、"].includes(text.charAt(span.start - 1)) && ["”", "、"].includes(text.charAt(span.end));
  return isBeside && isQuoted(text, span.start, LONGEST_QUOTED, ["“”"]);
}

/** Whether two characters are all of one thing in a list. */
function isListed(text: string, { start, end }: Span): boolean {
  const [before, behind] = [text.charAt(start - 1), text.charAt(end)];
  return (before === "、" && /[、，；。）和与及等]/.test(behind)) || (behind === "、" && /[，；：（“]/.test(before));
}

/** Whether a character goes with what follows though no report has the two: a verb, 惠林, one with what comes of it, 亮起, or 逐题. */
function isFreeInFront(written: string, next: string): boolean {
  return `${GOES_BEHIND_ANY}${HEADING_VERBS}逐`.includes(written) || GOES_BEHIND_ANY.includes(next);
}

/** Whether a character goes with what stands in front though no report has the two: 应附, 夜里|投放, 编好. */
function isFreeBehind(before: string, written: string): boolean {
  return `${MODALS}里逐`.includes(before) || GOES_BEHIND_ANY.includes(written);
}

/** A word turned round, or with a character that belongs beside it within. */
function* turnedAt(run: Run, place: number): Iterable<Change> {
  const [own, next] = [run.text.charAt(place), run.text.charAt(place + 1)];
  // 播|不|出: what is negated may be anything.
  if (own === "不" || next === "不") return;
  if (!isUsed(next + own)) return yield* tornAt(run, place);
  // 业务|量大, 钱花到哪里, 看到|见效, 填完|念一遍
  if ((isWord(own) && SAID_OF_NOUNS.includes(next)) || `${COMPLEMENTS}完`.includes(own)) return;
  // 解了燃眉之急, 亮明标准, 要想了解, 有没有
  if (`${ASPECTS}明`.includes(next) || MODALS.includes(own) || own === run.text.charAt(place + 2)) return;
  // 各设|分专区
  if (DEEDS.includes(own) && OF_SEVERAL.includes(next)) return;
  if (isHeard(run.text, place, 2)) return;
  yield { kind: "swapped", start: place, phrase: next + own, changed: { start: place, end: place + 2 } };
}

function isMeant(meant: string, word: string): boolean {
  return isUsed(word) && !NUMERALS.includes(meant);
}

function mayReplace(written: string, meant: string): boolean {
  return likeness(written, meant) === "interchangeable";
}

/** Whether characters belong to a figure of speech that takes any: 应资尽资. */
function isOneForAll({ text }: Run, place: number): boolean {
  return text.charAt(place - 1) === "应" && text.charAt(place + 1) === "尽";
}

/** A word whose two characters stand around the one that belongs in front of it, or behind: 采的购, 信公息. Around any but 的 they may be right: 喝杯茶. */
function* tornAt({ text, start, end }: Run, place: number): Iterable<Change> {
  const [own, next] = [text.charAt(place), text.charAt(place + 1)];
  const [before, behind] = [text.charAt(place - 1), text.charAt(place + 2)];
  const isIn = (at: number) => at >= start && at < end && !BODIES.includes(text.charAt(at));
  const isTorn = (word: string) => isUsed(word) && !OPPOSITES.has(word);
  const [isInFront, isBehind] = [isIn(place - 1) && isTorn(before + next), isIn(place + 2) && isTorn(own + behind)];
  if (!(isInFront || isBehind) || isKnown(own + next)) return;
  // 有增有减
  if (before === next || behind === own || own === text.charAt(place - 2)) return;
  if (![place, place + 1, place + 2].some((at) => isUnheardAt(text, at))) return;
  const changed = { start: place, end: place + 2 };
  const kindAround = (middle: string) => (middle === "的" ? "parted" : "torn");
  if (isInFront) yield { kind: kindAround(own), start: place - 1, phrase: before + next + own, changed };
  if (isBehind) yield { kind: kindAround(next), start: place, phrase: next + own + behind, changed };
}

/**
 * How much less strange the text around is with the phrase; nothing where one of its characters is part of what stands
 * there, or where it stands beside something that no report has there.
 */
function gain(run: Run, { kind, start, phrase, changed }: Change): number {
  const end = start + phrase.length;
  for (let at = start; at < end; at++) if (!run.isAlone(at)) return 0;
  const from = Math.max(run.start, start - AROUND);
  const to = Math.min(run.end, end + AROUND);
  // One more on both sides tells whether a figure stands there, or a mark.
  const left = Math.max(0, from - 1);
  const fixed = run.text.slice(left, start) + phrase + run.text.slice(end, to + 1);
  if (kind !== "look")
    for (let at = changed.start; at <= changed.end; at++) if (isUnheardAt(fixed, at - left)) return 0;
  const edges = { begins: from === run.start, ends: to === run.end };
  const cost = (text: string) => takeApart({ text, ...edges }, "words").cost;
  return cost(run.text.slice(from, to)) - cost(fixed.slice(from - left, to - left));
}
