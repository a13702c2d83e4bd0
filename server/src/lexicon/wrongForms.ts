import { remember } from "../text/remember";
import type { Span } from "../text/span";
import { WRONG_FORMS } from "./data";
import { makeTrie, store, type TrieNode, visitFrom } from "./trie";

/** What is meant by a form that is known to be wrong. */
interface Correction {
  /** How many characters before the form must be there too, and how many behind it. */
  readonly before: number;
  readonly behind: number;
  readonly right: string;
  /** Whether the form is wrong in every context. */
  readonly safe: boolean;
}

/** A known wrong form in a text. */
export interface WrongForm extends Correction {
  readonly span: Span;
}

/** What makes a noun of a verb in front of it, so that 的 is right before both. */
const NOUNS = new Set(
  "作用 效果 效应 力量 意义 影响 因素 方式 方法 措施 机制 渠道 途径 平台 能力 水平 过程".split(" "),
);

let forms: TrieNode<Correction> | undefined;

function loadForms(): TrieNode<Correction> {
  const root = makeTrie<Correction>();
  for (const entry of WRONG_FORMS.split(" ")) {
    const [wrong = "", right = ""] = entry.split(":");
    const safe = right.endsWith("!");
    const parts = wrong.split("|");
    const [before, behind] = [parts.length > 1 ? parts[0] : "", parts[2] ?? ""];
    store(root, parts.join(""), {
      before: before?.length ?? 0,
      behind: behind.length,
      right: safe ? right.slice(0, -1) : right,
      safe,
    });
  }
  return root;
}

/** The known wrong forms in a paragraph, with their places in it, the longest where one begins like another. */
export const findWrongForms = remember((text: string): readonly WrongForm[] => {
  forms ??= loadForms();
  const found: WrongForm[] = [];
  for (let i = 0; i < text.length; i++) {
    let longest: WrongForm | undefined;
    visitFrom(forms, text, i, text.length, (correction, to) => {
      longest = { ...correction, span: { start: i + correction.before, end: to - correction.behind } };
    });
    if (!longest) continue;
    // 有力的推动|作用: what looks like a verb is part of a noun.
    if (longest.right.includes("地") && NOUNS.has(text.slice(longest.span.end, longest.span.end + 2))) continue;
    found.push(longest);
    i = longest.span.end - 1;
  }
  return found;
});
