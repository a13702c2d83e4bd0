import { remember } from "../text/remember";
import type { Span } from "../text/span";
import { WRONG_FORMS } from "./data";
import { makeTrie, store, type TrieNode, visitFrom } from "./trie";
import { isKnown, LONGEST_WORD } from "./words";

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
  "作用 效果 效应 力量 意义 影响 因素 方式 方法 措施 机制 渠道 途径 平台 能力 水平 过程 方案 计划 规划".split(" "),
);

let forms: TrieNode<Correction> | undefined;

/** All known wrong forms, with the marks of what must stand before and behind, and what is meant. */
export function knownWrongForms(): { readonly form: string; readonly right: string; readonly safe: boolean }[] {
  return WRONG_FORMS.split("\n").flatMap((line) => {
    const safe = line.startsWith("!");
    const [wrong = "", meant = ""] = (safe ? line.slice(1) : line).split(":");
    return choices(wrong, meant).map(([form, right]) => ({ form, right, safe }));
  });
}

function loadForms(): TrieNode<Correction> {
  const root = makeTrie<Correction>();
  for (const { form, right, safe } of knownWrongForms()) {
    const parts = form.split("|");
    const [before, behind] = [parts.length > 1 ? parts[0] : "", parts[2] ?? ""];
    store(root, parts.join(""), { before: before?.length ?? 0, behind: behind.length, right, safe });
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

/** Words that others further off show to be wrong, and what is meant, {} being what the group in brackets found. */
const FAR: readonly (readonly [wrong: RegExp, right: string])[] = [
  [/新形式(?!的?(?:公开|解读|宣传)|多样)(?<=(?:面对|面临|适应|认清)[^，。；]{1,10}新形式)/g, "新形势"],
  [/((?<!\d)\d+余?)分(?=[，。；、])(?<=(?:发放|印制|印发|张贴|派发|回收|制作)[^，。；\d]{0,12}\d+余?分)/g, "{}份"],
  [/部份(?!额)/g, "部分"],
  [/充份(?![数额])(?<!补充份)/g, "充分"],
  [/(登记|记录|签到|账)薄(?![弱厚])/g, "{}簿"],
  [/既使(?![^。；]{1,40}又)/g, "即使"],
  [/(市场|责任|经营)主题(?=[，。；、（的]|信息|登记|名单|名录|年报|责任)/g, "{}主体"],
  [/权力(?=[，。；、]|和义务)(?<=(?:获取|知悉)[^，。；]{2,10}的权力)/g, "权利"],
  [/权力(?<=(?:公民|法人|其他组织|申请人|当事人)[^，。；]{0,6}享有[^，。；]{0,8}权力)/g, "权利"],
  // 认真的梳理公开事项, but not 认真的梳理和分析.
  [
    /(认真|及时|全面|切实|积极|主动|严格|扎实|深入)的(?=(?:梳理|回应|公开|开展|落实|推进|履行|解读|发布|更新|组织|学习|做)(?:了|群众|社会|政府|信息|公开|各|惠民|重点|本|有关|相关|好))(?<=(?:^|[，。；]|我[局镇县市区委办乡院])..的)/g,
    "{}地",
  ],
  [
    /习近平新时代(?!中国特色社会主义(?:思想|[\u4e00-\u9fff]{2}思想))[^，。；、“”《》]{0,14}?思[想考相]/g,
    "习近平新时代中国特色社会主义思想",
  ],
  // The Regulation as revised in 2019.
  [/(?<=政府信息公开条例》?[（(](?:中华人民共和国)?国务院令第)(?!711|492)\d{3}(?=号)/g, "711"],
  // 根据《条例》第五十的规定
  [/(第[一二三四五六七八九十]{1,4})(?=的(?:规定|要求))/g, "{}条"],
  [/同级(?=[和、]?(?:上报|汇总|报送|分析))(?<=(?:信息|数据|情况)的同级)/g, "统计"],
];

/** Longest form that two words may make where they meet. */
const SHORT = 3;

/**
 * Whether a short form is the end of one word and the beginning of another: 发布|署名, 沟通|迅速. Where it has two
 * characters, what the second one begins may be any: 建立|既, 教授|于, 同时|侯马.
 */
function isWhereWordsMeet(text: string, { start, end }: Span): boolean {
  if (end - start > SHORT) return false;
  for (let cut = start + 1; cut < end; cut++) {
    const endsThere = LENGTHS.some((length) => cut - length < start && isKnown(text.slice(cut - length, cut)));
    const beginsThere = LENGTHS.some((length) => cut + length > end && isKnown(text.slice(cut, cut + length)));
    if (endsThere && (beginsThere || end - start === 2)) return true;
  }
  return false;
}

/** Lengths of words. */
const LENGTHS = Array.from({ length: LONGEST_WORD - 1 }, (_, i) => i + 2);

/** What stands in the lexicon for the beginning of a paragraph. */
const BEGINNING = "^";

function farForms(text: string): WrongForm[] {
  return FAR.flatMap(([wrong, right]) =>
    [...text.matchAll(wrong)].map(({ 0: written, 1: own = "", index }) => {
      const span = { start: index, end: index + written.length };
      return { span, right: right.replace("{}", () => own), before: 0, behind: 0, safe: false };
    }),
  );
}

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
    if (longest.before + longest.behind === 0 && isWhereWordsMeet(text, longest.span)) continue;
    found.push(longest);
    i = longest.span.end + BEGINNING.length - 1;
  }
  return [...found, ...farForms(text)];
});
