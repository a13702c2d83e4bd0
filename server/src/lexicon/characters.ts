// What characters of official prose may do: stand alone, end a name, make a longer word. One list for each thing; a
// file that needs more than one of them puts them together.

/** What ends the name of a place, and may begin what follows: 某市市场监管局. */
export const PLACES = "省市州县区镇乡村街";
/** What ends the names of villages and hamlets, of which no list has all: 沙垄. */
export const VILLAGE_ENDS = "垄坳坪坝塬峪岭湾屯寨堡庄铺圩埠墩浦冲塘岗坡";
/** What ends the name of a body, which then does something: 国资委收到. */
export const BODIES = "局厅委办处科部院校会队所站室司署";
/** What makes a word of such a name in front of it: 区直, 镇务. */
export const GOES_WITH_NAMES = "直级属务管府办";
/** Parts of a year; what happens in each may bear their name: 年考核. */
export const PERIODS = "年季月周日";

/** What shows how far a verb has come, and what leads from or to one. */
export const ASPECTS = "了着过";
export const PARTICLES = `${ASPECTS}的得地`;
/** What joins words and clauses, and is part of none. */
export const CONNECTORS = `${PARTICLES}在和与及或对将把被为是于以由到并而但等从向按据经让使`;
/** What is a word of its own beside any other. */
export const STANDS_ALONE = `${CONNECTORS}仍皆有无不共既也都就才又再还已未可应须能会至因则若如即仅只均曾更最较很我你他她它`;
/** Adverbs of one character, in front of a verb or a figure, and verbs in front of another. */
export const LEADING = "共仍均已还也都又再皆将需须所";
/** What stands before a noun. */
export const BEFORE_NOUNS = "到起和与及或对";
/** What goes with any verb in front of it. */
export const COMPLEMENTS = "上下进入出到在成作为给过起好";

export const NEGATIONS = "不未没";
/** Behind these stands an adjective. */
export const DEGREES = "不够较更最很太";
/** Adjectives of one character that end what is said of a thing: 力量弱, 工作实. */
export const PREDICATES = "紧准难易快慢严松满缺弱稳轻重深浅实新高好多少淡浓";
/** Those that stand behind a degree. */
export const ADJECTIVES = `${PREDICATES}低大小早晚旧老短长宽窄广细粗全真强厚薄远近硬软杂乱畅熟齐活精`;
/** Verbs that something may stand in front of, and more behind: 以清单管人. */
export const VERBS = "收管审查建办改学推抓评用写记送交放开问答报补修讲";
/** Verbs that headings put in front of a noun: 强监督, 优服务. */
export const HEADING_VERBS =
  "抓促优转讲配强严补提增畅拓扩降减建创稳惠助护聚选设聘派树亮晒破治防控筑夯激活融通疏除清攻守锻铸练";
/** Verbs of one character that are put with what comes of the deed, and that: 记在本子上, 讲清楚. */
export const DEEDS = `${VERBS}挂贴晒摆说念听看发填存设盯压传带拿领打算比做落搬装刻印选走跑教编排抄签拆摸扛请接转录引留抽分守通`;
export const RESULTS = `${ASPECTS}得到成给完好清透牢准上下进出起回`;
/** What makes a noun of any word in front of it: 审核制, 信息员. */
export const SUFFIXES = "制网费期率员者性量额库表栏册类点室科厅局院校馆队会组区县市镇乡村";

/** Verbs that stand in front of another, and what leads on to that. */
export const MODALS = "能会应可须要";

export const NUMERALS = "一二三四五六七八九十百千万亿两几多各每这那该首某数";
/** What counts things, and is no word without a numeral before it. */
export const MEASURES = "项件条份次名家户个";

/** What never stands before the mark that ends a clause, and what never begins one. */
export const NEVER_LAST =
  "不未没很最更较太各每某该本其之和及或将把被从由向按据均曾仅只并而但则若如且又还已可应须使让到";
export const NEVER_FIRST = "性化者率们着";

const split = (words: string) => words.split(" ");

const LEADING_ADVERBS = split(
  "不断 持续 切实 及时 积极 主动 全面 深入 扎实 认真 严格 稳步 逐步 大力 努力 着力 一步 充分 广泛 定期 日益 继续 密切",
);
/** Adverbs, and what leads on to a verb: behind them stands no noun, and no adjective of one character. */
export const ADVERBS = new Set([
  ...LEADING_ADVERBS,
  ...split("有效 有序 明显 显著 有待 准确 真实 普遍 妥善 正确 高度 尚需 还需 仍需 亟需"),
]);
/** Verbs that want a whole object. */
export const TRANSITIVE = new Set(
  split("加强 强化 健全 完善 落实 提高 提升 增强 优化 拓宽 拓展 丰富 深化 细化 加大 创新 畅通 贯彻 配备 狠抓"),
);
/** Words that lead on to an object or a verb, and are not put together with one more character. */
export const LEADERS = new Set([
  ...LEADING_ADVERBS,
  ...TRANSITIVE,
  ...split(
    "围绕 推进 推动 开展 做好 抓好 明确 建立 制定 进行 成立 确保 保障 依法 以及 按照 根据 通过 对于 关于 涉及 纳入 列入 结合 坚持 执行 存在 没有 应当 以来 其中 包括 主要",
  ),
]);
/** Adjectives that end what is said of a thing. */
export const SAYING = `${ADJECTIVES}活生洁`;
/** What stands behind a verb of one character: 政策解得细, 平台建而不用, 任务分到人. */
export const AFTER_VERBS = "得到而";
