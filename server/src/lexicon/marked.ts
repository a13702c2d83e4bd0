// Slips in set phrases that have marks inside: one part stands there as it should, and the part beside it is one slip
// away: “双随即、一公开”, 知情权、参权、表达权.
import { isIdeograph } from "../text/fold";
import { likeness } from "./alike";
import { MARKED } from "./data";
import type { Reading, Slip, SlipKind } from "./reading";
import { isKnown, wordsOf } from "./words";

const MARKS = /[、，“”+]+/g;
/** What a phrase is written with between its parts: 、 and ， are one. */
const asWritten = (marks: string) => marks.replaceAll("，", "、");
/** How many characters of a part beside the marks lead to it. */
const EDGE = 2;
/** Shortest part of which one with a character less is known. */
const SHORTEST_LACKING = 3;

/** What stands behind a part that has ended. */
const GOES_ON = "的等和与及之";

/** Two parts of a phrase that stand side by side, and the marks between them. */
interface Pair {
  readonly before: string;
  readonly marks: string;
  readonly behind: string;
}

interface Pairs {
  /** By the last characters of what stands in front of the marks. */
  readonly byBefore: ReadonlyMap<string, readonly Pair[]>;
  /** By the first characters of what stands behind them. */
  readonly byBehind: ReadonlyMap<string, readonly Pair[]>;
}

let pairs: Pairs | undefined;

function loadPairs(): Pairs {
  const [byBefore, byBehind] = [new Map<string, Pair[]>(), new Map<string, Pair[]>()];
  const put = (map: Map<string, Pair[]>, key: string, pair: Pair) => {
    const own = map.get(key);
    if (own) own.push(pair);
    else map.set(key, [pair]);
  };
  for (const phrase of MARKED.split(" ")) {
    const all = [...phrase.matchAll(MARKS)];
    for (const [i, match] of all.entries()) {
      const last = all[i - 1];
      const before = phrase.slice(last ? last.index + last[0].length : 0, match.index);
      const behind = phrase.slice(match.index + match[0].length, all[i + 1]?.index);
      if (before.length < EDGE || behind.length < EDGE) continue;
      const pair = { before, marks: asWritten(match[0]), behind };
      put(byBefore, before.slice(-EDGE), pair);
      put(byBehind, behind.slice(0, EDGE), pair);
    }
  }
  return { byBefore, byBehind };
}

/** The slips in such phrases of a paragraph, in its order. */
export function markedSlipsIn(text: string): Slip[] {
  pairs ??= loadPairs();
  const slips: Slip[] = [];
  for (const match of text.matchAll(MARKS)) {
    const [start, end, marks] = [match.index, match.index + match[0].length, asWritten(match[0])];
    const isThere = (pair: Pair) => pair.marks === marks;
    const standsBefore = ({ before }: Pair) => text.endsWith(before, start);
    const standsBehind = ({ behind }: Pair) => text.startsWith(behind, end);
    const inFront = (pairs.byBefore.get(text.slice(start - EDGE, start)) ?? []).filter(isThere).filter(standsBefore);
    const behind = (pairs.byBehind.get(text.slice(end, end + EDGE)) ?? []).filter(isThere).filter(standsBehind);
    if (inFront.some(standsBehind) || behind.some(standsBefore)) continue;
    const reading =
      firstOf(inFront, (pair) => slipBehind(text, end, pair.behind)) ??
      firstOf(behind, (pair) => slipBefore(text, start, pair.before));
    if (reading && slips.at(-1)?.[0].span.start !== reading.span.start) slips.push([reading]);
  }
  return slips;
}

function firstOf<T, R>(list: readonly T[], find: (one: T) => R | undefined): R | undefined {
  for (const one of list) {
    const found = find(one);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** What stands from a place on, if it is a part with one slip. */
function slipBehind(text: string, start: number, phrase: string): Reading | undefined {
  for (const length of [phrase.length, phrase.length - 1, phrase.length + 1]) {
    const written = text.slice(start, start + length);
    const kind = slipOf(written, phrase);
    if (!kind || (kind === "dropped" && !isEnd(text, start + length))) continue;
    return { kind, span: { start, end: start + length }, phrase };
  }
  return undefined;
}

/** The same for what stands in front of a place. */
function slipBefore(text: string, end: number, phrase: string): Reading | undefined {
  for (const length of [phrase.length, phrase.length - 1, phrase.length + 1]) {
    const start = end - length;
    const written = start < 0 ? "" : text.slice(start, end);
    const kind = slipOf(written, phrase);
    // 有三功”: what is as short must begin there.
    const mustBegin = kind === "dropped" || phrase.length < SHORTEST_LACKING;
    if (!kind || (mustBegin && isIdeograph(text.charCodeAt(start - 1)))) continue;
    return { kind, span: { start, end }, phrase };
  }
  return undefined;
}

/** Whether a part may end at a place. */
function isEnd(text: string, place: number): boolean {
  return !isIdeograph(text.charCodeAt(place)) || GOES_ON.includes(text.charAt(place));
}

/** The slip that makes one text of another; none where what is written may be meant. */
function slipOf(written: string, phrase: string): SlipKind | undefined {
  let at = 0;
  while (at < written.length && written.charAt(at) === phrase.charAt(at)) at++;
  const [own, next] = [phrase.charAt(at), phrase.charAt(at + 1)];
  switch (written.length - phrase.length) {
    case 1:
      return written.charAt(at) === written.charAt(at - 1) && written.slice(at + 1) === phrase.slice(at)
        ? "doubled"
        : undefined;
    case -1: {
      if (phrase.length < SHORTEST_LACKING || written.slice(at) !== phrase.slice(at + 1)) return undefined;
      return isAllWords(written) ? undefined : "dropped";
    }
    case 0: {
      if (written === phrase || isKnown(written)) return undefined;
      if (written.slice(at) === next + own + phrase.slice(at + 2)) return "swapped";
      if (written.slice(at + 1) !== phrase.slice(at + 1)) return undefined;
      const how = likeness(written.charAt(at), own);
      return how === "sound" || how === "look" ? how : undefined;
    }
    default:
      return undefined;
  }
}

function isAllWords(text: string): boolean {
  return wordsOf({ text }).every((word) => word.end - word.start > 1);
}
