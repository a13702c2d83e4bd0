import { changed } from "../text/changed";
import { isIdeograph } from "../text/fold";
import { remember } from "../text/remember";
import { overlap, type Span } from "../text/span";
import { likeness, soundAlike } from "./alike";
import {
  ADJECTIVES,
  ADVERBS,
  ASPECTS,
  BEFORE_NOUNS,
  BODIES,
  COMPLEMENTS,
  CONNECTORS,
  DEEDS,
  GOES_WITH_NAMES,
  LEADERS,
  LEADING,
  MEASURES,
  MODALS,
  NUMERALS,
  PARTICLES,
  PLACES,
  RESULTS,
  STANDS_ALONE,
} from "./characters";
import { gainOfMissing } from "./dropped";
import { areHomophones, gainOfHomophone, isOutOfPlace } from "./homophones";
import { isRightInReports, isUnheardOf, mayBeAnyOther } from "./inReports";
import { misshapenIn } from "./misshapen";
import { phrasesNear } from "./nearby";
import { countFrom } from "./phrases";
import type { Reading, Slip, SlipKind } from "./reading";
import { isStaple, isStrayRest } from "./setPhrases";
import { following, type TrieNode, visitFrom } from "./trie";
import { beginsNext } from "./twice";
import {
  isAffix,
  isKnown,
  isParticle,
  isWord,
  isWordAt,
  isWordTo,
  mayEndClause,
  type Stretch,
  takeApart,
  wordsOf,
} from "./words";

const NEVER = Number.POSITIVE_INFINITY;

/** What speaks for a reading: how much stranger the text is as it stands than with the phrase in its place. */
interface Demand {
  /** At least this much where the phrase counts as one word. */
  readonly least: number;
  /** And at least this much where it counts for no more than the words in it, */
  readonly leastInWords: number;
  /** but for readings that gain so much that it does not matter. */
  readonly sure: number;
  /** How much less likely the slip is than others that explain the same. */
  readonly rare: number;
}

const DEMANDS: Readonly<Record<Exclude<SlipKind, "dropped" | "cut" | "homophone">, Demand>> = {
  sound: { least: 7.5, leastInWords: 2.1, sure: NEVER, rare: 0 },
  look: { least: 7.5, leastInWords: 2.1, sure: NEVER, rare: 0 },
  other: { least: 11, leastInWords: 6, sure: NEVER, rare: 8 },
  doubled: { least: 3.5, leastInWords: 3, sure: NEVER, rare: 0 },
  swapped: { least: 4, leastInWords: 3, sure: 9, rare: 0 },
};
/** The same where no report has side by side what the slip brought together. */
const OF_UNHEARD: Demand = { least: 3.5, leastInWords: 0, sure: NEVER, rare: 0 };
/** From this length on a phrase is known by all its characters, in whatever order two of them stand: 便民服务心中. */
const KNOWN_TURNED = 6;
const SURE_TURNED = 5;
/** How much less likely a missing character is than other slips that explain the same. */
const RARE_MISSING = 1;
/** How much likelier what makes a phrase that every report has is than what makes another. */
const OFTEN = 4;
/** Longest phrase that may be broken inside by the word beside it. */
const LONGEST_OF_THE_NEXT = 6;
/** What makes a word behind the kind of a body: 局机关, 局长, 局党组. */
const OF_BODIES = "机长党领属直班内";
/** What stands before the beginning and behind the end of a clause. */
const CLAUSE_BEGINS = /^[\s。，；：、！？“《（]?$/;
const CLAUSE_ENDS = /^[\s。，；、！？”》）]?$/;
const DIGIT = /^[\d０-９]$/;
/** A line's end or beginning. */
const BREAKS = /^\s?$/;
/** What begins a name. */
const NAME_BEGINS = "“《";
/** What closes words that may be left out: a word may stand on both sides. */
const CLOSES = ")）";
/** A line with an item's number and a few words, and no mark at its end. */
const HEADING = /^\s*(?:[（(]?[一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[.．、])\s*[\u4e00-\u9fff、]{3,20}$/;
/** Longest run of characters that is read: what goes on without a mark, many times as long as any clause, is no prose. */
const LONGEST_RUN = 500;
/** Length of verb and object in lists that are styled so: 夯基础、抓重点. */
const STYLED = 3;
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
/** Adjectives that end what is said of a thing. */
const SAYING = `${ADJECTIVES}活生洁`;
/** Longest of several things in a list that is looked at. */
const LONGEST_LISTED = 12;
/** How many characters on both sides are read together with a phrase. */
const AROUND = 6;
/** Most readings of one slip, and how much likelier than the last of them the first may be. */
const MOST_READINGS = 3;
const WIDEST_GAP = 4;

/** The slips in a paragraph, in its order, with their places in it. */
export const findSlips = remember((line: string): readonly Slip[] => {
  const found: Slip[] = [];
  // No page break cuts a heading in two, so that its end is one.
  const text = HEADING.test(line) ? `${line}。` : line;
  for (let from = 0; from < text.length; from++) {
    if (!isIdeograph(text.charCodeAt(from))) continue;
    let to = from + 1;
    while (to < text.length && isIdeograph(text.charCodeAt(to))) to++;
    if (to - from <= LONGEST_RUN) found.push(...slipsIn(text, from, to));
    from = to;
  }
  return found;
});

/** The slips in a run of characters, in its order. */
function slipsIn(text: string, start: number, end: number): Slip[] {
  const { readings, right } = readingsIn(text, start, end);
  const slips = readings.length > 0 ? choose(text, { start, end }, readings) : [];
  const others = misshapenIn(text, start, end).filter(
    ([one]) => !slips.some(([slip]) => overlap(slip.span, one.span)) && !isWithin(one.span, right),
  );
  return [...slips, ...others].sort(([a], [b]) => a.span.start - b.span.start);
}

function isWithin(span: Span, others: readonly Span[]): boolean {
  return others.some(({ start, end }) => start <= span.start && span.end <= end);
}

/** Every way to read a stretch of a run of characters as a phrase with one slip, and where phrases stand as they should. */
function readingsIn(text: string, start: number, end: number): { readings: Reading[]; right: readonly Span[] } {
  const readings: Reading[] = [];
  const right: Span[] = [];
  const add = (kind: SlipKind | undefined, from: number, to: number, phrase: string) => {
    // 效果佳不佳
    const asks = kind === "swapped" && text.charAt(to - 1) === "不" && text.charAt(to) === text.charAt(to - 2);
    if (kind && !asks) readings.push({ kind, span: { start: from, end: to }, phrase });
  };
  for (let i = start; i + 1 < end; i++) {
    const near = phrasesNear(text.charCodeAt(i), text.charCodeAt(i + 1));
    if (!near) continue;
    const before = i > start ? text.charAt(i - 1) : "";
    const first = i > start + 1 ? text.charAt(i - 2) : "";
    walk(near.whole, text, i + 2, end, (kind, phrase, to) => {
      if (kind !== "right") return add(kind, i, to, phrase);
      right.push({ start: i, end: to });
      // 信访局局长: the body's name, and who heads it. 局务会会议纪要, 各部门|门户网站, 和|和美乡村 and 2023年年度报告 are right.
      const isOther = isKnown(first + before) || `${CONNECTORS}会应`.includes(before || " ");
      const mayEndName = isOther || PLACES.includes(before) || phrase.charAt(1) === "长" || isYear(text, i);
      if (before === phrase.charAt(0) && !mayEndName) add("doubled", i - 1, to, phrase);
    });
    visitFrom(near.tails, text, i + 2, end, (phrase, to) => {
      const head = phrase.charAt(0);
      if (before === head) return;
      add("cut", i, to, phrase);
      if (before !== "") add(mistaken(before, head), i - 1, to, phrase);
    });
    visitFrom(near.rests, text, i + 2, end, (phrase, to) => {
      const [one, two] = [phrase.charAt(0), phrase.charAt(1)];
      if (first === one && before !== two) add(mistaken(before, two), i - 2, to, phrase);
      if (before === one && first !== one) add("dropped", i - 1, to, phrase);
      if (before === one && first === two) add("swapped", i - 2, to, phrase);
      if (first !== "" && areHomophones(text, i - 2, phrase.charCodeAt(0), phrase.charCodeAt(1)))
        add("homophone", i - 2, to, phrase);
    });
    visitFrom(near.swapped, text, i + 2, end, (phrase, to) => add("swapped", i, to, phrase));
  }
  return { readings: readings.filter(({ span }) => !isWithin(span, right)), right };
}

/** Calls `visit` with the phrases that go on at `start` behind two right characters, with one slip there, or none. */
function walk(
  root: TrieNode<string>,
  text: string,
  start: number,
  end: number,
  visit: (kind: SlipKind | "right" | undefined, phrase: string, end: number) => void,
): void {
  let node: TrieNode<string> | undefined = root;
  for (let i = start; node; i++) {
    for (const phrase of node.values) visit("right", phrase, i);
    const code = i < end ? text.charCodeAt(i) : -1;
    const behind = i + 1 < end ? text.charCodeAt(i + 1) : -1;
    for (const [wanted, next] of following(node)) {
      if (wanted === code) continue;
      visitFrom(next, text, i, end, (phrase, to) => visit(to === i ? "cut" : "dropped", phrase, to));
      if (code !== -1)
        visitFrom(next, text, i + 1, end, (phrase, to) =>
          visit(mistaken(text.charAt(i), String.fromCharCode(wanted)), phrase, to),
        );
      if (soundAlike(code, wanted))
        for (const [other, beyond] of following(next))
          if (areHomophones(text, i, wanted, other))
            visitFrom(beyond, text, i + 2, end, (phrase, to) => visit("homophone", phrase, to));
      const after = wanted === behind ? following(next).get(code) : undefined;
      if (after) visitFrom(after, text, i + 2, end, (phrase, to) => visit("swapped", phrase, to));
    }
    if (code === text.charCodeAt(i - 1))
      visitFrom(node, text, i + 1, end, (phrase, to) => visit("doubled", phrase, to));
    node = code === -1 ? undefined : following(node).get(code);
  }
}

/** The kind of slip that puts one character in place of another in a phrase; none where both are in use. */
function mistaken(written: string, meant: string): SlipKind | undefined {
  const how = likeness(written, meant);
  if (how === "interchangeable") return undefined;
  if (how !== "none") return how;
  // 平台功能待完善 beside 平台功能不完善
  return isWord(written) || written === "待" ? undefined : "other";
}

/** A reading and what speaks for it. */
interface Likely {
  readonly reading: Reading;
  readonly gain: number;
  /** How many phrases begin with one that it makes. */
  readonly often: number;
  /** What it changes: two readings of different length may change the same. */
  readonly change: string;
}

/** Of all readings of a run those that make it much better Chinese, of those that overlap the likeliest first. */
function choose(text: string, run: Span, readings: readonly Reading[]): Slip[] {
  const likely = readings
    .map((reading): Likely => ({ reading, gain: gain(text, run, reading), change: change(text, reading), often: 0 }))
    .filter(({ gain }) => gain > 0);
  let left = likelierIfOften(likely)
    .filter((one, _, all) => !all.some((other) => isRatherCut(text, one, other)))
    .sort((a, b) => rank(b) - rank(a) || b.reading.phrase.length - a.reading.phrase.length || b.often - a.often);
  const slips: Slip[] = [];
  for (let best = left[0]; best; best = left[0]) {
    const { span } = best.reading;
    const others: Likely[] = [];
    for (const one of left) {
      const seen = [best, ...others].some(({ change }) => change === one.change);
      // 政府信自: who means 政府信息 does not mean 政府信息自.
      const isSame = one.reading.phrase === best.reading.phrase;
      if (seen || isSame || !overlap(one.reading.span, span) || one.gain < best.gain - WIDEST_GAP) continue;
      if (leavesHanging(text, run, one, best)) continue;
      if (others.length + 1 < MOST_READINGS) others.push(one);
    }
    slips.push([best.reading, ...others.map(({ reading }) => reading)]);
    left = left.filter(({ reading }) => !overlap(reading.span, span));
  }
  return slips.sort(([a], [b]) => a.span.start - b.span.start);
}

/**
 * Whether a reading puts in what another one puts in a character's place, and leaves that character where it leads on to
 * nothing: 社会关切|且 for 社会关且, at the end of a clause.
 */
function leavesHanging(text: string, run: Span, one: Likely, other: Likely): boolean {
  const [place = "", right] = other.change.split(":");
  const [start, end] = place.split("-").map(Number);
  if (start === undefined || end !== start + 1 || mayEndClause(text.charAt(start))) return false;
  const isLast = end === run.end || text.charAt(end) === "的";
  return isLast && [start, end].some((at) => one.change === `${at}-${at}:${right}`);
}

/** A change that makes a phrase of what every report has is likelier than one that makes others, and one of many phrases. */
function likelierIfOften(readings: readonly Likely[]): Likely[] {
  if (readings.length === 0) return [];
  const often = new Map<string, number>();
  const staples = new Set<string>();
  for (const { change, reading } of readings) {
    often.set(change, Math.max(often.get(change) ?? 0, countFrom(reading.phrase)));
    if (isStaple(reading.phrase)) staples.add(change);
  }
  return readings.map((one) => ({
    ...one,
    often: often.get(one.change) ?? 0,
    gain: one.gain + (staples.has(one.change) ? OFTEN : 0),
  }));
}

/**
 * Whether what looks like a wrong character at the edge of a phrase is the word's beside it, and the phrase's own is
 * missing: 的|起行政诉讼, for 的 is right where it stands.
 */
function isRatherCut(text: string, { reading, gain }: Likely, other: Likely): boolean {
  if (other.reading.kind !== "cut" || other.reading.phrase !== reading.phrase) return false;
  if (reading.kind === "cut" || reading.kind === "doubled") return false;
  const takesParticle = reading.span.start < other.reading.span.start && isParticle(text.charAt(reading.span.start));
  return takesParticle || other.gain >= gain;
}

function rank({ reading, gain }: Likely): number {
  if (reading.kind === "homophone") return gain;
  return gain - (reading.kind === "dropped" || reading.kind === "cut" ? RARE_MISSING : DEMANDS[reading.kind].rare);
}

/** Where the first character of a phrase is that the text does not have in its place. */
function firstMissing(text: string, { span, phrase }: Reading): number {
  let at = 0;
  while (at < phrase.length - 1 && text.charAt(span.start + at) === phrase.charAt(at)) at++;
  return at;
}

/** How much less strange the text around a reading is with its phrase than as it stands; nothing where not enough. */
function gain(text: string, run: Span, reading: Reading): number {
  const { kind, span, phrase } = reading;
  const at = firstMissing(text, reading);
  const isMissing = kind === "dropped" || kind === "cut";
  if (isMissing && (isOneOfAList(text, run, reading, at) || isCountedBefore(text, run, reading, at))) return 0;
  if (isAnotherCount(text, run, reading, at) || isPartOfBody(text, reading) || joinsTwo(text, run, reading, at))
    return 0;
  // What is left is no Chinese by itself, wherever it stands.
  const isStray = isMissing && isStrayRest(phrase, at);
  if ((isMissing || kind === "other") && isAtBreak(text, reading, at, isStray)) return 0;
  // 把好受理关, 公开求快求准
  if (isMissing && (isGate(text, span) || isStrivenFor(text, run, span, at))) return 0;
  const isNext = isOfTheNext(text, run, reading, at);
  if (isNext && !isStray) return 0;
  if (!isStray && isRightInReports(text, reading, at)) return 0;
  const isUnheard = isUnheardOf(text, reading, at);
  if (kind === "other" && !mayBeAnyOther(text, reading, at, isUnheard)) return 0;
  const from = Math.max(run.start, span.start - AROUND);
  const to = Math.min(run.end, span.end + AROUND);
  const edges = {
    begins: from === run.start && CLAUSE_BEGINS.test(text.charAt(from - 1)),
    ends: to === run.end && CLAUSE_ENDS.test(text.charAt(to)),
  };
  const written: Stretch = { text: text.slice(from, to), ...edges };
  const better: Stretch = { text: text.slice(from, span.start) + phrase + text.slice(span.end, to), ...edges };
  if (kind === "homophone") return isOutOfPlace(text, reading, at) ? gainOfHomophone(written, better) : 0;
  if (isMissing)
    return gainOfMissing({
      written,
      meant: better,
      phrase,
      start: span.start - from,
      at,
      isUnheard,
      isOfTheNext: isNext,
    });
  const { least, leastInWords, sure } = isUnheard ? OF_UNHEARD : DEMANDS[kind];
  const inWords = takeApart(written, "words").cost - takeApart(better, "words").cost;
  // Most readings fail here, and taking apart into words alone is the quicker way.
  if (inWords < leastInWords && sure === NEVER) return 0;
  const gained = takeApart(written, "phrases").cost - takeApart(better, "phrases").cost;
  const isSure = gained >= (kind === "swapped" && phrase.length >= KNOWN_TURNED ? SURE_TURNED : sure);
  return gained >= least && (inWords >= leastInWords || isSure) ? gained : 0;
}

/** Whether what seems to lack one of its first characters is what the figure in front of it counts: 6种形式, 3种补贴. */
function isCountedBefore(text: string, run: Span, { span }: Reading, at: number): boolean {
  return at <= 1 && span.start === run.start && DIGIT.test(text.charAt(span.start - 1));
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
  if (at === phrase.length - 1 && isWordTo(phrase.slice(0, at)) && isKnown(phrase.slice(at - 1))) return true;
  return at >= phrase.length - 1 && beginsNext(text, span.end - 1, run.end);
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

/** Whether what stands out in a phrase that is broken at its edge is rather part of the word beside it: 招生划|片. */
function isOfTheNext(text: string, run: Span, { kind, span, phrase }: Reading, at: number): boolean {
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

/** Whether 求 stands beside the gap, and what it is asked to be: 公开求|快. */
function isStrivenFor(text: string, run: Span, { start }: Span, at: number): boolean {
  const place = [start + at - 1, start + at].find((one) => text.charAt(one) === "求");
  if (place === undefined) return false;
  return place + 3 === run.end || `${ADJECTIVES}便严`.includes(text.charAt(place + 1) || " ");
}

/** Whether the last character of a stretch is a verb said twice, 理一理 and 佳不佳, or what is done with the words before it: 对着问题改. */
function isDeed(text: string, { start, end }: Span): boolean {
  const last = text.charAt(end - 1);
  if ("一不".includes(text.charAt(end) || " ") && text.charAt(end + 1) === last) return true;
  return DEEDS.includes(last) && WITH.includes(text.charAt(start - 1) || " ");
}

/** Whether what ends with 关 is a gate that somebody keeps: 把好受理关. */
function isGate(text: string, { start, end }: Span): boolean {
  return text.charAt(end - 1) === "关" && /[把守过筑][好住牢严]?$/.test(text.slice(Math.max(0, start - 2), start));
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

/** Whether a place stands behind a year in figures. */
function isYear(text: string, place: number): boolean {
  return /[\d０-９]\s?年$/.test(text.slice(Math.max(0, place - 3), place));
}

/** Whether a measure word with its numeral stands before a place: 18件|大行政决策. */
function endsCounted(text: string, start: number, place: number): boolean {
  if (!MEASURES.includes(text.charAt(place - 1))) return false;
  const numeral = text.charAt(place - 2);
  return place - 1 === start ? DIGIT.test(numeral) : NUMERALS.includes(numeral);
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

/** What a reading changes, without what stays. */
function change(text: string, { span, phrase }: Reading): string {
  const { start, end } = changed(text, span, phrase);
  return `${start}-${end}:${phrase.slice(start - span.start, phrase.length - (span.end - end))}`;
}
