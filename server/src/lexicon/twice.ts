// Whether what stands twice, right after itself, is meant once: a word of two characters, or the end of a word.
import { isIdeograph } from "../text/fold";
import { ADVERBS, BODIES, CONNECTORS, DEEDS, LEADERS, MODALS, NUMERALS, PERIODS, PLACES } from "./characters";
import { beside, isJoint, isUsed } from "./joints";
import { isKnown, isWord, isWordAt, LONGEST_WORD, type Stretch, takeApart } from "./words";

const split = (words: string) => new Set(words.split(" "));

/** Words that neither end a name nor begin one, so that no two of them meet. */
const NEVER_MEET = split(
  "进行 加强 推进 完善 提高 提升 加大 做好 抓好 促进 确保 实现 开展 建立 健全 坚持 按照 根据 通过 围绕 严格 认真 积极 及时 " +
    "不断 切实 全面 逐步 更加 以及 关于 对于 由于 为了 从而 因此 但是 并且 同时 其中 我镇 我乡 我县 我市 我区 我局 我委 我办 " +
    "我省 我们 本年 全年 没有 能够 可以 应当 必须 需要 存在 主要 负责 推送 制作 重视 亲自 回应 明确 继续 持续 定期 主动 依法 共同 分别 " +
    "均已 已经 仍然 仍需 尚未 尤其 特别 非常 十分 较为 比较 进而 并将 即将 针对 结合 依据 依照 随着 作为 成为 包括 涉及 属于 " +
    "位于 有效 有力 有序 深入 扎实 稳步 大力 努力 着力 充分 广泛 密切 高度 优化 深化 强化 细化 拓宽 拓展 丰富 增强 扩大 " +
    "落实 贯彻 履行 遵守 遵循 秉持 秉承 利用 运用 采取 采用 借助 依托 印发 下发 转发 制定 出台 修订 形成 构建 打造 " +
    "营造 搭建 设立 设置 开设 开通 上传 刊登 刊发 张贴 发放 召开 举办 举行 参加 邀请 听取 征求 收集 梳理 汇总 整理 归集 排查 " +
    "整改 纠正 解决 收到 接到 接受 接收 告知 转交 移送 移交 结转 予以 给予 加以 未予 不予 使得 促使 导致 避免 " +
    "防止 杜绝 减少 增加 增长 下降 上升 达到 完成 取得 获得 收取 提出 提供 提交 报送 上报 抄送 满足 方便 便于 有利 " +
    "帮助 协助 配合 统筹 谋划 推动 带动 督促 压实 夯实 牢固 牢记 树立 体现 反映 显示 表明 认为 希望 欢迎 这些 " +
    "内部 外部 重复 无法 无需 不能 不再 不得 不宜 不便 具体 个别 少数 多数 详细 相应 逐项 尽快 尽量 力求 力争 务必 " +
    "那些 他们 它们 各类 各项 各级 各村 各地 有关 相关 其他 任何 所有 部分 大量 多种 多次 首次 目前 现在 今后 今年 去年 明年 " +
    "近年 年内 年初 年底 此外 另外 其次 首先 最后 下面 如下 以上 以下 之前 之后 以来 期间 之间 范围",
);
/** Verbs that are nouns as well: one may end where a name begins that it is the head of, 主动公开|公开指南. */
const ALSO_NOUNS = split(
  "办理 受理 处理 保障 整改 协调 引导 部署 安排 组织 服务 管理 监督 培训 宣传 审查 审核 审批 答复 申请 解读 发布 更新 考核 评估 检查 指导 监管 执法 处罚 许可 决策 采购 招标 建设 " +
    "投资 收费 救助 就业 教育 公示 公告 查询 咨询 调查 统计 复议 诉讼 报告 工作 领导 研究 学习 参与 保密 保护 编制 预算 登记 备案 认定 " +
    "评价 测评 试点 改革 创新 发展 规划 设计 运行 维修 维护 行政 应急 安全 信访 举报 投诉",
);
/** 公开 is a verb, the end of a name and the beginning of these. */
const DISCLOSED = split(
  "目录 指南 平台 内容 事项 制度 方式 渠道 工作 标准 信息 专区 专栏 形式 载体 窗口 程序 流程 时限 要求 意识 属性 范围 原则 主体 活动 承诺 期限 力度 水平 质量 效果 数量 条数 机制 体系 领域 情况 义务 职责 责任",
);
/** What is done with a thing, so that a name begins behind it: 公布医保|医保报销, 清理无效|无效链接. */
const TELLING = split(
  "公布 公开 公示 发布 采用 清理 通报 宣传 解读 普及 更新 规范 统一 简化 办理 受理 查询 提供 征集 编制 编印 报送",
);
/** What makes another word of the second copy: 制度制度化. */
export const MAKES_ANOTHER = "化性员者率法式型";
/** What stands behind any name, so that it belongs to none: 报告报告于. */
const BEHIND = `${CONNECTORS}也已均应需未不可要均共仍都还中上下内`;
/** Which, each, these: what stands before the name of one thing, and of whose another may follow: 各部门部门预算. */
const DETERMINERS = `本各我全该某此${NUMERALS}年月日度个家名项次件份条处场期篇`;
/** Words said twice on purpose. */
const ON_PURPOSE =
  /一|^(?:[逐几]|很多|好多|多次|反复|研究|讨论|商量|考虑|学习|交流|沟通|看看|想想|彼此|了解|打听|走访|介绍|解释|宣传|关心|体验|锻炼|休息|热闹|高兴|轻松|放松|考验|合计|琢磨|提醒|帮忙|关照|照顾|走动|活动|比划|唠叨|念叨|核对|清点|盘点|推敲|请教|感受|见识|尝试|实践)$/;
/** Nouns that begin like how many there are: 数据数据. */
const COUNTING_NOUNS = split("数据 数字 数量 数目");
/** Numbers of items: 二是二是. */
const NUMBERED = /^[一二三四五六七八九十][是要]$/;

/**
 * Whether a word of two characters that stands twice from `start` on is meant once. Where the first may end a name and
 * the second begin one, it is not: 镇政府|政府信息公开.
 */
export function isWordTwice(text: string, start: number): boolean {
  const word = text.slice(start, start + 2);
  const behind = text.slice(start + 4, start + 6);
  // 各村|各村民小组
  if (word === "各村" && behind === "民小") return false;
  if (NUMBERED.test(word)) return !/^[一二三四五六七八九十\d]/.test(behind);
  const isCounted = NUMERALS.includes(word.charAt(0)) && !"每各".includes(word.charAt(0)) && !COUNTING_NOUNS.has(word);
  if (ON_PURPOSE.test(word) || isCounted || MAKES_ANOTHER.includes(behind.charAt(0) || " ")) return false;
  if (NEVER_MEET.has(word)) return true;
  // 社会组织|组织开展
  if (ALSO_NOUNS.has(word) && LEADERS.has(behind)) return false;
  if (!goesOn(word, text.slice(start + 4))) return true;
  if (!isKnown(word)) return false;
  if (word === "公开") return !DISCLOSED.has(behind) && behind.charAt(0) !== "栏" && isKnown(behind);
  if (ALSO_NOUNS.has(word)) return false;
  return !mayBelong(text, start);
}

/** Whether what stands behind a word may make a longer name of it. */
function goesOn(word: string, rest: string): boolean {
  const first = rest.charAt(0);
  if (!isIdeograph(rest.charCodeAt(0))) return false;
  if (isKnown(word + first)) return true;
  const next = rest.slice(0, 2);
  if (isKnown(next)) return !LEADERS.has(next) && !ADVERBS.has(next);
  return !BEHIND.includes(first);
}

/** Whether a word at a place may be the end of a name that begins in front of it. */
function mayBelong(text: string, start: number): boolean {
  const before = text.charAt(start - 1);
  if (!isIdeograph(text.charCodeAt(start - 1))) return start > 0 && !CLAUSE_ENDS.includes(before);
  const verb = text.slice(start - 2, start);
  if (LEADERS.has(verb) || TELLING.has(verb)) return false;
  if (DETERMINERS.includes(before) || before === "的") return true;
  return !"在对将把被以由向从按与和及是".includes(before) || isKnown(text.slice(start - 2, start));
}

const CLAUSE_ENDS = "，。；：、！？";

/** Ends of words, which stand twice only where the second begins a word, and those that make one of any word. */
const ENDINGS = "性化率者们员量额度级";
const AFFIXES = "性化率者员量额度";
/** What is written twice in names of persons, and at the end of what sounds or looks so: 亮堂堂. */
const IN_NAMES = "丽娜莉芳婷媛圆露甜倩楠佳欣璐琪莎蕾静洋燕萍红玲玉珍霞堂巴荡沉飘悠洋滔溜生灵丝";
/** What begins short names of bodies, of which the lexicon has few: 医院|院感, 中央|央企. */
const OF_NAMES = `${PLACES}${BODIES}府央企社`;
/** Verbs that the lexicon has for no words of their own, and that stand behind such: 工作|作如下汇报. */
const ALSO_VERBS = "作播演唱运读接打种养动挠";
/** What joins a noun to another, and may end one. */
const JOINING = "与和";
/** Verbs of one character that where one goes stands behind: 进社区. */
const VISITING = "进到";
/** What stands in front of a count of what has just come: 更新|新一届领导班子. */
const NEWLY = "新";
/** How many characters on both sides are read together. */
const AROUND = 6;
/** How much better Chinese the text must be with the character once: at a word's end, at its beginning, and a clause's. */
const LEAST_GAIN = 7.5;
const LEAST_AT_BEGINNING = { word: 12, clause: 8 };

/**
 * Whether the character at `at` ends a word and stands there once more, where nothing begins with it: 企业业和群众. Either
 * the words around say so, or the reports, which have it twice nowhere but before what follows once: 事事有回应应.
 */
export function isEndTwice(text: string, at: number): boolean {
  const [own, before] = [text.charAt(at), text.charAt(at - 1)];
  // 海鲜|鲜不鲜
  if ("不一".includes(text.charAt(at + 2) || " ") && text.charAt(at + 3) === own) return false;
  // 平平稳稳
  if (before === own || before === text.charAt(at - 2) || own === text.charAt(at + 2)) return false;
  return isTwiceByWords(text, at) || isTwiceByReports(text, at);
}

function isTwiceByReports(text: string, at: number): boolean {
  const [own, before] = [text.charAt(at), text.charAt(at - 1)];
  if (`${PLACES}${BODIES}`.includes(own) || isJoint(own, own) || !isKnown(before + own)) return false;
  return isJoint(own, beside(text, at + 2)) && !beginsNext(text, at + 1, runEnd(text, at + 1));
}

/** Whether the character at `at` begins a word and stands there once more, where nothing ends with it: 主主动公开. */
export function isBeginningTwice(text: string, at: number): boolean {
  const own = text.charAt(at);
  const next = text.charAt(at + 2);
  if (text.charAt(at - 1) === own || next === own || next === text.charAt(at + 3)) return false;
  if (!(isUsed(own + next) || isKnown(text.slice(at + 1, at + 4))) || isKnown(own + own) || isJoint(own, own))
    return false;
  if (`${IN_NAMES}${OF_NAMES}${CONNECTORS}${PERIODS}${ALSO_VERBS}${DEEDS}`.includes(own)) return false;
  const beginsClause = !isIdeograph(text.charCodeAt(at - 1)) && !/[0-9０-９]/.test(text.charAt(at - 1));
  return gainOnce(text, at) >= LEAST_AT_BEGINNING[beginsClause ? "clause" : "word"];
}

/** Where a run of characters ends, as far as a word may reach. */
function runEnd(text: string, place: number): number {
  let end = place;
  while (end <= place + LONGEST_WORD && isIdeograph(text.charCodeAt(end))) end++;
  return end;
}

/** Whether a character that stands twice begins what follows, up to `end`, with its second time. */
export function beginsNext(text: string, place: number, end: number): boolean {
  const own = text.charAt(place);
  if (text.charAt(place + 1) === own || isWordAt(text.slice(place, end))) return true;
  return (
    `${JOINING}${MODALS}${VISITING}${NEWLY}`.includes(own) &&
    place + 1 < end &&
    (own === "可" || isWordAt(text.slice(place + 1, end)))
  );
}

function isTwiceByWords(text: string, at: number): boolean {
  const own = text.charAt(at);
  const before = text.charAt(at - 1);
  const next = text.charAt(at + 2);
  if (!isIdeograph(text.charCodeAt(at - 1)) || (IN_NAMES + OF_NAMES).includes(own)) return false;
  // 是是非非
  if (next !== "" && next === text.charAt(at + 3)) return false;
  if (NUMERALS.includes(before) || `${DETERMINERS}逐`.includes(before)) return false;
  const isWhole = isKnown(before + own) || (AFFIXES.includes(own) && isKnown(text.slice(at - 2, at)));
  if (!isWhole || isKnown(own + own) || isKnown(before + own + own)) return false;
  const rest = text.slice(at + 1, at + 6);
  if (isWordAt(rest) || (own === "量" && "大小多少".includes(next || " "))) return false;
  if (
    !ENDINGS.includes(own) &&
    (isWord(own) || ALSO_VERBS.includes(own)) &&
    (!isIdeograph(next.charCodeAt(0)) || isJoint(own, next))
  )
    return false;
  return ENDINGS.includes(own) || gainOnce(text, at) >= LEAST_GAIN;
}

/** How much less strange the words around a place are without the character that stands there twice. */
function gainOnce(text: string, at: number): number {
  let from = at;
  while (from > at - AROUND && isIdeograph(text.charCodeAt(from - 1))) from--;
  let to = at + 2;
  while (to < at + 2 + AROUND && isIdeograph(text.charCodeAt(to))) to++;
  const twice: Stretch = { text: text.slice(from, to) };
  const once: Stretch = { text: text.slice(from, at) + text.slice(at + 1, to) };
  return takeApart(twice, "words").cost - takeApart(once, "words").cost;
}
