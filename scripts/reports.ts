// What the prose of reports in server/src/lexicon/source/reports/ tells of characters: which stand side by side, and
// what stands there rightly that is one slip away from a set phrase.
import { Jieba } from "@node-rs/jieba";
import { dict } from "@node-rs/jieba/dict";
import type { SlipKind } from "../server/src/lexicon";
import { type Window, windowsOn } from "../server/src/lexicon/inReports";
import { beside, MARK } from "../server/src/lexicon/joints";

/** Longest phrase in which any other character is looked for: longer ones are hardly ever met with another. */
const LONGEST_WITH_HOLE = 6;
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

/** The words of two characters that are used. */
export function usedWords(counts: ReadonlyMap<string, number>): Set<string> {
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
