// What the prose of reports in server/src/lexicon/source/reports/ tells of characters: which stand side by side, and
// what stands there rightly that is one slip away from a set phrase.
import { Jieba } from "@node-rs/jieba";
import { dict } from "@node-rs/jieba/dict";
import type { SlipKind } from "../server/src/lexicon";
import { type Window, windowsOn } from "../server/src/lexicon/inReports";
import { beside, MARK } from "../server/src/lexicon/joints";
import { LONGEST_COUNTED, stepsTo } from "../server/src/lexicon/likelihood";
import { isOptionalInWord, mayBeMeant } from "../server/src/lexicon/optional";

/** Longest phrase in which any other character is looked for: longer ones are hardly ever met with another. */
const LONGEST_WITH_HOLE = 6;
/** Shortest rest of a phrase. */
const SHORTEST_REST = 3;
/** Stands for any character in what is looked for. */
const HOLE = "?";

/** By what stands in a text: the windows on the slip, from its first character on. */
type Shapes = ReadonlyMap<string, readonly Window[]>;

/** How often a word must stand in the lines to be one that reports use. */
const LEAST_USED = 3;

/** The words of the lines, and how often each stands there. */
export function wordsIn(lines: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const word of Jieba.withDict(dict).cut(lines.join("\n"), false)) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

/** The words of two characters that the lines use, within longer ones too. */
export function usedWords(lines: readonly string[]): Set<string> {
  const counts = new Map<string, number>();
  for (const word of Jieba.withDict(dict).cutForSearch(lines.join("\n"), false))
    counts.set(word, (counts.get(word) ?? 0) + 1);
  const used = [...counts].filter(([word, count]) => count >= LEAST_USED && /^[\u4e00-\u9fff]{2}$/.test(word));
  return new Set(used.map(([word]) => word));
}

/** Characters that stand side by side in the lines, each a word of its own, and are a used word the other way round: 话|说. */
export function turnedWords(lines: readonly string[], isUsed: (word: string) => boolean): Set<string> {
  const found = new Set<string>();
  const words = Jieba.withDict(dict).cut(lines.join("\n"), false);
  for (const [i, word] of words.entries()) {
    const next = words[i + 1] ?? "";
    if (word.length === 1 && next.length === 1 && isUsed(next + word)) found.add(word + next);
  }
  return found;
}

/** What the lines and phrases have side by side, two characters each, but for what is a word; and each character itself. */
export function joints(
  lines: readonly string[],
  phrases: readonly string[],
  isWord: (text: string) => boolean,
): Set<string> {
  const found = new Set<string>();
  for (const text of [...lines.map(plain), ...phrases])
    for (let i = 0; i < text.length; i++) {
      found.add(text.charAt(i));
      const joint = text.slice(i, i + 2);
      if (joint.length === 2 && !isWord(joint)) found.add(joint);
    }
  return found;
}

/** One, two and three characters of the lines, side by side, once for each step that their number reaches. */
export function oftenMet(lines: readonly string[]): Set<string> {
  const counts = new Map<string, number>();
  for (const text of new Set(lines.map(plain)))
    for (let from = 0; from < text.length; from++)
      for (let length = 1; length <= LONGEST_COUNTED && from + length <= text.length; length++) {
        const piece = text.slice(from, from + length);
        counts.set(piece, (counts.get(piece) ?? 0) + 1);
      }
  return new Set([...counts].flatMap(([piece, count]) => stepsTo(piece, count)));
}

/** The windows on what is one slip away from a phrase and stands in the lines. */
export function windows(
  lines: readonly string[],
  phrases: readonly string[],
  staples: ReadonlySet<string>,
): Set<string> {
  const right = new Set(phrases);
  const [whole, holed] = [wholeShapes(phrases, staples), holedShapes(phrases)];
  const longest = Math.max(...phrases.map(({ length }) => length)) + 1;
  const found = new Set<string>();
  for (const text of lines.map(plain)) {
    const add = (start: number, around: readonly Window[] = []) => {
      for (const [from, length] of around) {
        const window = text.slice(Math.max(0, start + from), start + from + length);
        if (window.length === length) found.add(window);
      }
    };
    /** How far phrases reach that stand there as they should and began no later. */
    let reached = 0;
    for (let from = 0; from < text.length; from++) {
      for (let length = 4; length < longest; length++)
        if (right.has(text.slice(from, from + length))) reached = Math.max(reached, from + length);
      for (let length = 3; length <= Math.min(longest, text.length - from); length++) {
        if (from + length <= reached) continue;
        const piece = text.slice(from, from + length);
        add(from, whole.get(piece));
        if (length > LONGEST_WITH_HOLE) continue;
        for (let at = 0; at < length; at++) add(from, holed.get(piece.slice(0, at) + HOLE + piece.slice(at + 1)));
      }
    }
  }
  return found;
}

/** What is left of phrases without one character: what the lines never have, and what may be meant all the same. */
export interface Rests {
  /** What stands nowhere in the lines, and may not be meant all the same. */
  readonly strange: ReadonlySet<string>;
  /** What stands in the lines, and in no phrase nor across the end of a word that the lexicon knows. */
  readonly met: ReadonlySet<string>;
}

/** How often rests that end or begin with a character may be met, of all that do, where none of them may be meant. */
const SELDOM = 0.06;
/** Counted on top of all, so that a few prove little. */
const UNPROVEN = 20;

/**
 * Tells the rests of phrases that are strange to the lines.
 * @param staples Phrases of which hardly any rest may be meant.
 * @param isSuffix Whether a character makes a longer word behind any.
 * @param isWord Whether two characters are a word that the lexicon knows.
 */
export function restsIn(
  lines: readonly string[],
  phrases: readonly string[],
  staples: ReadonlySet<string>,
  isSuffix: (character: string) => boolean,
  isWord: (text: string) => boolean,
): Rests {
  const jieba = Jieba.withDict(dict);
  const met = metIn(lines, phrases, jieba, isWord);
  const meant = new Set<string>();
  /** By the character that is left of a word, and where: the rests that it stands in. */
  const byLeft = new Map<string, string[]>();
  for (const phrase of phrases) {
    const words = jieba.cut(phrase, false);
    for (const [at, rest] of withoutOne(phrase).entries()) {
      const left = staples.has(phrase) ? "" : leftOf(rest, at);
      const alike = byLeft.get(left);
      if (alike) alike.push(rest);
      else byLeft.set(left, [rest]);
      if (
        phrase.charAt(at) === phrase.charAt(at + 1) ||
        isOptionalIn(words, at) ||
        mayBeMeant(rest, at, isSuffix) ||
        jieba.cut(rest, false).every(isLongWord)
      )
        meant.add(rest);
    }
  }
  const strange = new Set<string>();
  for (const [left, rests] of byLeft) {
    const often = rests.filter((rest) => met.has(rest)).length;
    if (left !== "" && often > SELDOM * (rests.length + UNPROVEN)) continue;
    for (const rest of rests) if (!met.has(rest) && !meant.has(rest)) strange.add(rest);
  }
  return { strange, met };
}

/** The character of a rest that was beside the missing one, if that was at an edge, and where it is; else nothing. */
function leftOf(rest: string, at: number): string {
  if (at < 2) return `${at}${rest.charAt(0)}`;
  const behind = rest.length - at;
  return behind < 2 ? `${rest.charAt(rest.length - 1)}${behind}` : "";
}

/** The rests of phrases that stand in the lines, and in no phrase nor across the end of a word. */
function metIn(
  lines: readonly string[],
  phrases: readonly string[],
  jieba: Jieba,
  isWord: (text: string) => boolean,
): Set<string> {
  const met = new Set<string>();
  const right = new Set(phrases);
  const wanted = new Set(phrases.flatMap(withoutOne));
  const longest = Math.max(...phrases.map(({ length }) => length));
  for (const line of lines) {
    const joined = placesWithin(jieba.cut(line, false), isWord);
    /** How far phrases reach that began in front. */
    let reached = 0;
    for (let from = 0; from < line.length; from++) {
      let reach = 0;
      for (let length = SHORTEST_REST; length <= longest; length++)
        if (right.has(line.slice(from, from + length))) reach = from + length;
      for (let to = from + SHORTEST_REST; !joined.has(from) && to <= Math.min(from + longest, line.length); to++)
        if (to > reached && to >= reach && !joined.has(to) && wanted.has(line.slice(from, to)))
          met.add(line.slice(from, to));
      reached = Math.max(reached, reach);
    }
  }
  return met;
}

/** The places within the words of a line that are such. */
function placesWithin(words: readonly string[], isWord: (text: string) => boolean): Set<number> {
  const places = new Set<number>();
  let start = 0;
  for (const word of words) {
    if (word.length === 2 && isWord(word)) places.add(start + 1);
    start += word.length;
  }
  return places;
}

function isLongWord(word: string): boolean {
  return word.length > 1;
}

/** Whether a phrase of such words may do without one of its characters: a word at its edge, or one that means little. */
function isOptionalIn(words: readonly string[], at: number): boolean {
  let start = 0;
  for (const [i, word] of words.entries()) {
    if (at >= start + word.length) start += word.length;
    else if (word.length === 1 && (i === 0 || i === words.length - 1)) return true;
    else return isOptionalInWord(word, at - start);
  }
  return false;
}

/** What is left of a phrase without one of its characters. */
export function withoutOne(phrase: string): string[] {
  return [...phrase].map((_, at) => phrase.slice(0, at) + phrase.slice(at + 1));
}

/** A line as joints know it, with a mark at both ends. */
function plain(line: string): string {
  return MARK + Array.from({ length: line.length }, (_, at) => beside(line, at)).join("") + MARK;
}

/** Phrases without one character, with one twice, and with two neighbours swapped. */
function wholeShapes(phrases: readonly string[], staples: ReadonlySet<string>): Shapes {
  const shapes = new Map<string, Window[]>();
  for (const phrase of phrases) {
    const put = (shape: string, kind: SlipKind, at: number) =>
      shapes.set(shape, [
        ...(shapes.get(shape) ?? []),
        ...placed(windowsOn(kind, phrase, staples.has(phrase), at), at),
      ]);
    for (let at = 0; at < phrase.length; at++) {
      const [before, own, next] = [phrase.slice(0, at), phrase.charAt(at), phrase.charAt(at + 1)];
      put(before + phrase.slice(at + 1), "dropped", at);
      put(before + own + phrase.slice(at), "doubled", Math.min(at + 1, phrase.length - 1));
      if (next !== "") put(before + next + own + phrase.slice(at + 2), "swapped", at);
    }
  }
  return shapes;
}

/** Phrases with any other character in the place of one. */
function holedShapes(phrases: readonly string[]): Shapes {
  const shapes = new Map<string, readonly Window[]>();
  for (const phrase of phrases)
    for (let at = 0; at < phrase.length; at++)
      shapes.set(phrase.slice(0, at) + HOLE + phrase.slice(at + 1), placed(windowsOn("other", phrase, false, at), at));
  return shapes;
}

/** Windows counted from the first character of what is looked for. */
function placed(windows: readonly Window[], at: number): Window[] {
  return windows.map(([from, length]) => [from + at, length]);
}
