import { changed } from "../text/changed";
import { isIdeograph } from "../text/fold";
import { remember } from "../text/remember";
import { overlap, type Span } from "../text/span";
import { likeness, soundAlike } from "./alike";
import { BODIES, CONNECTORS, PLACES } from "./characters";
import { isYear } from "./counted";
import { gainOfMissing } from "./dropped";
import { areHomophones, gainOfHomophone, isOutOfPlace } from "./homophones";
import { isRightInReports, isUnheardOf, mayBeAnyOther } from "./inReports";
import { likelierWith } from "./likelihood";
import { markedSlipsIn } from "./marked";
import { isMeantSo } from "./meantSo";
import { misshapenIn } from "./misshapen";
import { phrasesNear } from "./nearby";
import { isOfTheNext } from "./ofTheNext";
import { countFrom } from "./phrases";
import type { Reading, Slip, SlipKind } from "./reading";
import { isElastic, isStaple, isStrayRest } from "./setPhrases";
import { following, type TrieNode, visitFrom } from "./trie";
import { isKnown, isParticle, isWord, mayEndClause, type Stretch, takeApart } from "./words";

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
/** How much it counts for which of several characters is missing that reports have one more often there, and the usual. */
const LIKELIER = 0.3;
const USUALLY_LIKELIER = 9;
/** How much likelier what makes a phrase that every report has is than what makes another. */
const OFTEN = 4;
/** What stands before the beginning and behind the end of a clause. */
const CLAUSE_BEGINS = /^[\s。，；：、！？“《（]?$/;
const CLAUSE_ENDS = /^[\s。，；、！？”》）]?$/;
/** A line with an item's number and a few words, and no mark at its end. */
const HEADING = /^\s*(?:[（(]?[一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[.．、])\s*[\u4e00-\u9fff、]{3,20}$/;
/** Longest run of characters that is read: what goes on without a mark, many times as long as any clause, is no prose. */
const LONGEST_RUN = 500;
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
  const marked = markedSlipsIn(text).filter(([one]) => !found.some(([slip]) => overlap(slip.span, one.span)));
  return marked.length === 0 ? found : [...found, ...marked].sort(([a], [b]) => a.span.start - b.span.start);
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
    if (kind && !asks && !(isElastic(phrase) && mayBeMeant(kind, phrase, text.charAt(to - 1))))
      readings.push({ kind, span: { start: from, end: to }, phrase });
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
    if (i > start && isWordAgain(text, i, end))
      visitFrom(node, text, i + 2, end, (phrase, to) => to > i + 2 && visit("doubled", phrase, to));
    node = code === -1 ? undefined : following(node).get(code);
  }
}

/** Whether an elastic phrase may be meant with a character less, with other words in it, or to end with another word: 政务公开|搬到. */
function mayBeMeant(kind: SlipKind, phrase: string, last: string): boolean {
  if (kind === "dropped" || kind === "cut" || kind === "other" || kind === "homophone") return true;
  return last !== phrase.charAt(phrase.length - 1) && isWord(last);
}

/** Whether the two characters in front of a place stand there once more, and are not the end of a body's name: 政府|政府信息. */
function isWordAgain(text: string, place: number, end: number): boolean {
  const [first, last] = [text.charAt(place - 2), text.charAt(place - 1)];
  if (place + 2 >= end || text.charAt(place) !== first || text.charAt(place + 1) !== last) return false;
  return first !== last && !`${BODIES}府`.includes(last);
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
  /** How much likelier the text is in reports with the missing character, as a logarithm; 0 where none is missing. */
  readonly likelier: number;
  /** What it changes: two readings of different length may change the same. */
  readonly change: string;
}

/** Of all readings of a run those that make it much better Chinese, of those that overlap the likeliest first. */
function choose(text: string, run: Span, readings: readonly Reading[]): Slip[] {
  const likely = readings
    .map((reading): Likely => {
      const isMissing = reading.kind === "dropped" || reading.kind === "cut";
      const own = { gain: gain(text, run, reading), change: change(text, reading), often: 0 };
      return { reading, ...own, likelier: isMissing && own.gain > 0 ? likelierAt(text, reading) : 0 };
    })
    .filter(({ gain }) => gain > 0);
  let left = likelierIfOften(likely)
    .filter((one, _, all) => !all.some((other) => isRatherCut(text, one, other)))
    .sort((a, b) => rank(b) - rank(a) || b.reading.phrase.length - a.reading.phrase.length || b.often - a.often);
  const slips: Slip[] = [];
  for (let first = left[0]; first; first = left[0]) {
    const best = inLongest(left, first);
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

/** What is missing at a phrase's edge as the longest phrase has it: 政府信|公开工作领导小组 rather as 信公开工作领导小组. */
function inLongest(all: readonly Likely[], one: Likely): Likely {
  if (one.reading.kind !== "cut") return one;
  const length = ({ reading }: Likely) => reading.phrase.length;
  return all.reduce((last, next) => (next.change === one.change && length(next) > length(last) ? next : last), one);
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

function rank({ reading, gain, likelier }: Likely): number {
  if (reading.kind === "homophone") return gain;
  if (reading.kind !== "dropped" && reading.kind !== "cut") return gain - DEMANDS[reading.kind].rare;
  return gain - RARE_MISSING + LIKELIER * (likelier - USUALLY_LIKELIER);
}

/** Where the first character of a phrase is that the text does not have in its place. */
function firstMissing(text: string, { span, phrase }: Reading): number {
  let at = 0;
  while (at < phrase.length - 1 && text.charAt(span.start + at) === phrase.charAt(at)) at++;
  return at;
}

/** How much likelier reports make the text with the character that a reading misses. */
function likelierAt(text: string, reading: Reading): number {
  const at = firstMissing(text, reading);
  return likelierWith(text, reading.span.start + at, reading.phrase.charAt(at));
}

/** How much less strange the text around a reading is with its phrase than as it stands; nothing where not enough. */
function gain(text: string, run: Span, reading: Reading): number {
  const { kind, span, phrase } = reading;
  const at = firstMissing(text, reading);
  const isMissing = kind === "dropped" || kind === "cut";
  // What is left is no Chinese by itself, wherever it stands.
  const isStray = isMissing && isStrayRest(phrase, at);
  if (isMeantSo(text, run, reading, at, isStray)) return 0;
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
      likelier: likelierAt(text, reading),
      isOfTheNext: isNext,
    });
  const { least, leastInWords, sure } = isUnheard ? OF_UNHEARD : DEMANDS[kind];
  const inWords = takeApart(written, "words").cost - takeApart(better, "words").cost;
  // Most readings fail here, and taking apart into words alone is the quicker way.
  if (inWords < leastInWords && sure === NEVER) return 0;
  // 网络安全|安全防护: both are phrases, and nobody says one after the other.
  if (kind === "doubled" && span.end - span.start > phrase.length + 1) return inWords >= leastInWords ? least : 0;
  const gained = takeApart(written, "phrases").cost - takeApart(better, "phrases").cost;
  const isSure = gained >= (kind === "swapped" && phrase.length >= KNOWN_TURNED ? SURE_TURNED : sure);
  return gained >= least && (inWords >= leastInWords || isSure) ? gained : 0;
}

/** What a reading changes, without what stays. */
function change(text: string, { span, phrase }: Reading): string {
  const { start, end } = changed(text, span, phrase);
  return `${start}-${end}:${phrase.slice(start - span.start, phrase.length - (span.end - end))}`;
}
