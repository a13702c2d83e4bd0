import { ADJECTIVES, ADVERBS, CONNECTORS, MEASURES, SUFFIXES, TRANSITIVE, VERBS } from "./characters";
import { type Gap, goesInFront, isClearBefore, isClearBehind, LONG, type Rest } from "./gap";
import { wordsOf } from "./words";

/** What makes a word behind any other, so that even a long phrase may end in it. */
const TAILS = `${SUFFIXES}度力化人法学办案时款站号群们里`;
/** What stands only behind a word: no clause begins with it, or with a measure word, and none of these joins them. */
const NEEDS_BEFORE = "时内外化式地中级得法";
const JOINS_NOTHING_BEHIND = "的和与及或";
/** These join measure words, but nothing else of it: 是个信息平台. */
const JOINS_MEASURES = "了是起";
/** Those behind which no heading has a verb of one character. */
const PLAIN_ADVERBS = new Set("一步 扎实 深入 稳步 有序".split(" "));
/** Verbs of which 不 makes nothing that a report says: 不断提升, not 不提升. */
const IMPROVES = new Set("加强 增强 提升 提高 深化 扩大 拓展".split(" "));
/** Nouns, of which a verb such as 要 or 会 in front makes nothing. */
const NO_VERBS = new Set(
  "问题 举措 信息 内容 抓手 文件 任务 环节 渠道 途径 议题 位置 讲话 平台 事项 节点 预案 关切 精神 机制 公众 公益 各界 保险".split(
    " ",
  ),
);
/** Of these, too, the verb makes nothing. */
const NO_HEADINGS = new Set(
  "收标准 收依据 收通知 改措施 改情况 改方案 管领导 管负责 审结果 审报告 建提案 报电话 报批评 能建设".split(" "),
);
/** Words, and what makes no word behind them: 居民代表 and 专职人员, but neither 居民表 nor 专职人. */
const NO_TAILS: readonly (readonly [words: ReadonlySet<string>, tails: string])[] = [
  [new Set("居民 村民 人大 群众 业主 家长 党员".split(" ")), "表"],
  [new Set("专业 专职 兼职 工作 政协 领导".split(" ")), "人员"],
  [new Set("相关 有关 区直 市直 县直 省直".split(" ")), "部"],
  [new Set("专业 专门 上级 检察 监察 审计 行政 司法".split(" ")), "机"],
  [new Set("多种 多样".split(" ")), "方"],
];
/** Verbs that stand in front of another verb only. */
const MODALS = "要应需会";

/** Whether the half cannot stand where it does, whatever phrase it is of. */
export function isOutOfPlace({ written, phrase, start }: Gap, { text: left, place }: Rest): boolean {
  const { text } = written;
  const end = start + phrase.length - 1;
  if (place === start) {
    const before = text.charAt(place - 1);
    const next = text.slice(place + 1, place + 3);
    const isFirst = place === 0 ? written.begins : JOINS_NOTHING_BEHIND.includes(before);
    if (isFirst && (NEEDS_BEFORE + MEASURES).includes(left)) return true;
    if (place > 0 && JOINS_MEASURES.includes(before) && NEEDS_BEFORE.includes(left)) return true;
    // 旧改情况 and 城管部门 are right: the verb may be another word's end.
    if (NO_HEADINGS.has(left + next))
      return isClearBefore(
        text,
        wordsOf(written).find((part) => part.end === place),
      );
    if (left === "不") return IMPROVES.has(next);
    if (MODALS.includes(left)) return NO_VERBS.has(next) && (left !== "会" || isFirst === true);
    if (left === "在") return "的着".includes(next.charAt(0));
    if (left === "他") return true;
  }
  if (place === end - 1 && place > start) {
    const before = text.slice(place - 2, place);
    const behind = wordsOf(written).find((part) => part.start >= end);
    const isLastOfClause =
      !behind || (behind.end - behind.start === 1 && CONNECTORS.includes(text.charAt(behind.start)));
    // 持续优环境 and 持续高标准推进 are right.
    if (ADVERBS.has(before) && isLastOfClause) return left === "推" || (!VERBS.includes(left) && left !== "时");
    if (left === "推" && PLAIN_ADVERBS.has(before)) return true;
    if (TRANSITIVE.has(before)) return !ADJECTIVES.includes(left);
    if (NO_TAILS.some(([words, tails]) => tails.includes(left) && words.has(before))) return true;
    // 报告度, 例会度: there is a degree of what is done, but not of these.
    if (phrase.endsWith("制度") && left === "度") return true;
    if (phrase.length >= LONG && isClearBehind(text, behind) && !(behind && goesInFront(left))) {
      if (!TAILS.includes(left)) return true;
      return TRANSITIVE.has(phrase.slice(0, 2)) && "制度力学".includes(left);
    }
  }
  return false;
}
