import { remember } from "../text/remember";
import type { Span } from "../text/span";
import { WRONG_FORMS, WRONG_WORDS } from "./data";
import { farForms } from "./farForms";
import { makeTrie, store, type TrieNode, visitFrom } from "./trie";
import { isKnown, LONGEST_WORD } from "./words";
import type { KnownForm, WrongForm } from "./wrongForm";

/** What makes a noun of a verb in front of it, so that 的 is right before both. */
const NOUNS = new Set(
  "作用 效果 效应 力量 意义 影响 因素 方式 方法 措施 机制 渠道 途径 平台 能力 水平 过程 方案 计划 规划".split(" "),
);

let forms: TrieNode<KnownForm> | undefined;

type WrittenForm = Pick<KnownForm, "right" | "safe" | "ofWord"> & { readonly form: string };

/** All known wrong forms, with the marks of what must stand before and behind, and what is meant. */
export function knownWrongForms(): WrittenForm[] {
  const forms = WRONG_FORMS.split("\n").flatMap((line): WrittenForm[] => {
    const safe = line.startsWith("!");
    const [wrong = "", meant = ""] = (safe ? line.slice(1) : line).split(":");
    return choices(wrong, meant).map(([form, right]) => ({ form, right, safe, ofWord: false }));
  });
  const ofWords = WRONG_WORDS.split("\n").flatMap((line): WrittenForm[] => {
    const [right = "", ...wrong] = line.split(" ");
    return wrong.map((form) => ({ form, right, safe: false, ofWord: true }));
  });
  return [...ofWords, ...forms];
}

function loadForms(): TrieNode<KnownForm> {
  const root = makeTrie<KnownForm>();
  for (const { form, ...known } of knownWrongForms()) {
    const parts = form.split("|");
    const [before, behind] = [parts.length > 1 ? parts[0] : "", parts[2] ?? ""];
    store(root, parts.join(""), { before: before?.length ?? 0, behind: behind.length, ...known });
  }
  return root;
}

/** A form written out: `{a b}x` and `{}y` are `ax` and `ay`, `bx` and `by`. */
function choices(wrong: string, right: string): [wrong: string, right: string][] {
  const group = /\{([^}]+)\}/.exec(wrong);
  if (!group) return [[wrong, right]];
  return (group[1] ?? "").split(" ").flatMap((choice) =>
    choices(
      wrong.replace(group[0], () => choice),
      right.replace("{}", () => choice),
    ),
  );
}

/** Longest form that two words may make where they meet. */
const SHORT = 3;

/**
 * Whether a short form is the end of one word and the beginning of another: 发布|署名, 沟通|迅速. Where it has two
 * characters, what the second one begins may be any: 建立|既, 教授|于, 同时|侯马. A word's may also begin with any: 安|排名.
 */
function isWhereWordsMeet(text: string, { start, end }: Span, ofWord: boolean): boolean {
  if (end - start > SHORT) return false;
  for (let cut = start + 1; cut < end; cut++) {
    const endsThere = LENGTHS.some((length) => cut - length < start && isKnown(text.slice(cut - length, cut)));
    const beginsThere = LENGTHS.some((length) => cut + length > end && isKnown(text.slice(cut, cut + length)));
    if (ofWord ? endsThere || beginsThere : endsThere && (beginsThere || end - start === 2)) return true;
  }
  return false;
}

/** Lengths of words. */
const LENGTHS = Array.from({ length: LONGEST_WORD - 1 }, (_, i) => i + 2);

/** What stands in the lexicon for the beginning of a paragraph. */
const BEGINNING = "^";

/** The known wrong forms in a paragraph, with their places in it, the longest where one begins like another. */
export const findWrongForms = remember((text: string): readonly WrongForm[] => {
  forms ??= loadForms();
  const marked = BEGINNING + text;
  const found: WrongForm[] = [];
  for (let i = 0; i < marked.length; i++) {
    let longest: WrongForm | undefined;
    visitFrom(forms, marked, i, marked.length, (correction, to) => {
      const [start, end] = [i + correction.before, to - correction.behind];
      longest = { ...correction, span: { start: start - BEGINNING.length, end: end - BEGINNING.length } };
    });
    if (!longest) continue;
    // 有力的推动|作用: what looks like a verb is part of a noun.
    if (longest.right.includes("地") && NOUNS.has(text.slice(longest.span.end, longest.span.end + 2))) continue;
    if (longest.before + longest.behind === 0 && isWhereWordsMeet(text, longest.span, longest.ofWord)) continue;
    found.push(longest);
    i = longest.span.end + BEGINNING.length - 1;
  }
  return [...found, ...farForms(text)];
});
