import type { Finding, Fix } from "../types";

/** Two words that say the same, or do not go together: named groups `first` and `second`, and what may stand for each. */
interface Pair {
  readonly pattern: RegExp;
  readonly says: string;
  /** What the second is replaced by, where that mends it, or the first. */
  readonly second?: string;
  readonly first?: string;
}

const TWO_WAYS = "是两种说法，请留一个";
const TWICE = "说的是一个意思，请留一个";
const NUMBER = "\\d[\\d.,]*[万千百]?[\\u4e00-\\u9fff%％]{1,3}?";

const PAIRS: readonly Pair[] = [
  {
    pattern: /(?<first>是(?:因为|由于))[^，。；！？]{2,40}(?<second>的(?:原因|缘故))(?=[，。；]|$)/dg,
    says: TWO_WAYS,
    second: "",
  },
  {
    pattern: /(?<first>原因(?:主要)?是)(?<second>因为|由于)(?![^。；！？]{2,60}(?:造成|导致|引起|所致))/dg,
    says: TWO_WAYS,
    second: "",
  },
  {
    pattern: /(?<first>本着)[^，。；以]{2,20}(?<second>为)(?=(?:原则|宗旨|目的|理念)(?:[，。；]|$))/dg,
    says: "是两种说法，请改为“本着……的……”或“以……为……”",
    second: "的",
  },
  {
    pattern:
      /(?<first>围绕)(?=以)(?!以人民为中心)[^，。；]{2,24}(?<second>为(?:重点|核心|中心|主线|目标|主题|抓手))(?=[，。；]|$)/dg,
    says: TWO_WAYS,
    first: "",
  },
  {
    pattern:
      /(?<=^|[，。；])(?<first>关于)(?<second>在)(?![建校职编线岗押册读乡])(?![^，。；》]{2,24}的(?:通知|意见|方案|要求))[^，。；》]{2,24}(?:方面|工作中|过程中)(?=，)/dg,
    says: TWO_WAYS,
    first: "",
  },
  {
    pattern: /(?<first>截[至止])到?(?:目前|现在|今天|20\d\d年[^，。；]{0,8})(?<second>为止)/dg,
    says: TWICE,
    second: "",
  },
  {
    pattern: /(?<first>避免|防止|杜绝|谨防)[^，。；、不]{0,12}(?<second>不)(?=再?(?:发生|出现))/dg,
    says: "连用成了相反的意思，请删去“不”",
    second: "",
  },
  { pattern: /(?<=\d)(?<first>余)(?<second>多)(?=[条次人件份个家场名户元])/dg, says: TWICE, second: "" },
  { pattern: /(?<first>可以)(?<second>能够)/dg, says: TWICE, second: "" },
  { pattern: /(?<first>能够)(?<second>可以)/dg, says: TWICE, second: "" },
  { pattern: /(?<![平人户])(?<first>均)(?<second>都)(?![市江会城])/dg, says: TWICE, second: "" },
  { pattern: /(?<![成首古故京])(?<first>都)(?<second>均)(?=已|能|未|有|按|为|在|做)/dg, says: TWICE, second: "" },
  {
    pattern: /(?<first>列)(?<second>入为)(?![民了期])/dg,
    says: "两种说法混在一起，请改为“列为”或“列入”",
    second: "为",
  },
  {
    pattern: /(?:[与和同]|紧密|有机)[^，。；]{1,16}(?<first>相)(?=结合起来|统一起来)(?<second>结合起来|统一起来)/dg,
    says: TWO_WAYS,
    first: "",
  },
  {
    pattern: /(?<=[，。；])(?<first>有待)于?进一步的?[^，。；]{2,10}(?<second>之处)(?=[，。；]|$)/dg,
    says: TWO_WAYS,
    second: "",
  },
  { pattern: /(?<first>有待)于?(?:进一步)?(?<second>需要?)(?![求方])(?=[\u4e00-\u9fff])/dg, says: TWICE, second: "" },
  { pattern: /(?<first>[还仍尚亟]需)要?(?:进一步)?(?<second>有待)于?/dg, says: TWICE, second: "" },
  {
    pattern: /(?<first>基本)(?<second>全部)(?=完成|实现|落实|办结|公开|覆盖|整改|到位|达到|建成)/dg,
    says: "不能同时说，请留一个",
    second: "",
  },
  {
    pattern: /(?<first>进行)了?(?:答复|办理|处理|回复|整改|公开|发布)(?<second>完毕)/dg,
    says: TWO_WAYS,
    second: "",
  },
  { pattern: /(?<first>不但)(?!没|不|未|无)[^。；，]{2,30}，(?<second>而是)/dg, says: "不能搭配", second: "而且" },
  {
    pattern: /(?<first>只有)(?!\d|[一二两三四五六七八九十])[^。；，]{2,30}，(?<second>就能|就会|就可以)/dg,
    says: "不能搭配",
    second: "才能",
  },
  {
    pattern: new RegExp(`(?<first>至少|不少于|不低于|最少)[^，。；\\d]{0,6}${NUMBER}(?<second>以上|左右)`, "dg"),
    says: "都表示至少，请留一个",
    second: "",
  },
  {
    pattern: new RegExp(`(?<first>不超过|最多)${NUMBER}(?:工作日)?(?<second>以内|以下|之内|左右)`, "dg"),
    says: "都表示至多，请留一个",
    second: "",
  },
  {
    pattern: new RegExp(`(?<first>大约)[^，。；\\d]{1,6}${NUMBER}(?<second>左右|上下)`, "dg"),
    says: "都表示约数，请留一个",
    second: "",
  },
  { pattern: /(?<first>[日月年]均)(?<second>每[天日月年])/dg, says: TWICE, second: "" },
  {
    pattern: /(?<first>减少|下降|降低|缩短|缩减|压减)了?近?(?<second>[一二两三四五六七八九十\d][\d.]*倍)/dg,
    says: "不能搭配：减少不用倍数，请改为几成、百分之几",
  },
  {
    pattern: /(?<first>受到)了?[^，。；]{1,12}(?<second>所)(?=欢迎|关注|好评|称赞|重视|肯定|认可)/dg,
    says: TWO_WAYS,
    second: "",
  },
  {
    pattern:
      /(?<=^|[，。；])(?<first>根据|按照|依据)[^，。；]{2,24}的(?:大力|精心|正确|有力)?(?:指导|领导|部署|安排|关心|支持|帮助|配合)(?<second>下)(?=，)/dg,
    says: TWO_WAYS,
    second: "",
    first: "在",
  },
  { pattern: /(?<=^|[，。；])(?<first>由)[^，。；]{2,16}牵头(?<second>下)(?=，)/dg, says: TWO_WAYS, second: "" },
  { pattern: /(?<first>从)[^，。；]{2,20}(?<second>为出发点)(?=[，。；])/dg, says: TWO_WAYS, first: "以" },
  {
    pattern: /(?<first>只要)[^。；，]{2,30}，(?<second>才能|才会|才可以)/dg,
    says: "不能搭配",
    second: "就能",
    first: "只有",
  },
  {
    pattern:
      /(?<=^|[，。；])(?<first>不管|无论)[^，。；怎如何哪谁多什还或几是]{1,10}(?<second>十分|非常|特别)(?=[^，。；]{1,8}，)/dg,
    says: "不能搭配",
    first: "尽管",
  },
  { pattern: /(?<first>被评为)“[^”]{2,24}”(?<second>荣誉称号|光荣称号|称号)/dg, says: TWO_WAYS, second: "" },
  {
    pattern: /(?<first>拟|打算)(?:开展|组织|举办|召开|建立|增设|开设)(?<second>了)(?=[一二两三四五六七八九十\d])/dg,
    says: "不能同时说，一个说的是打算，一个说的是已经做了",
    second: "",
  },
  {
    pattern:
      /(?<first>是因为|是由于)[^，。；！？]{2,40}?(?<second>的?(?:缘故|原因)(?:造成|导致|引起|所致)的?)(?=[，。；]|$)/dg,
    says: TWO_WAYS,
    second: "",
  },
  {
    pattern: /(?<!是)(?<first>由)[^，。；是]{4,40}组成(?<second>的)(?=[。；]|$)/dg,
    says: "后面没有下文，请删去“的”",
    second: "",
  },
  { pattern: /(?<first>既要)[^，。；]{2,20}，(?<second>而是要?)/dg, says: "不能搭配", second: "也要" },
  {
    pattern: /(?<=^|[，。；]|[我本][镇乡局办县街委校院市区厅])(?<first>虽然)[^，。；]{2,30}，(?<second>因此|所以)/dg,
    says: "不能搭配",
    second: "但",
    first: "因为",
  },
  {
    pattern: /(?<first>不仅)(?!仅|是)[^，。；]{2,30}，(?<second>但是)(?![^，。；]{0,6}[也还])/dg,
    says: "不能搭配",
    second: "而且",
  },
  {
    pattern: /(?<first>无论|不论)[^，。；都也均皆]{2,30}，[^，。；都也均皆总]{0,10}(?<second>却)(?!说)/dg,
    says: "不能搭配",
    second: "都",
  },
  {
    pattern: /(?<=^|[。；])(?<first>因为)[^，。；]{2,30}，(?<second>但是?)(?![凡愿求])/dg,
    says: "不能搭配",
    second: "",
  },
  {
    pattern: /(?<first>深受)(?<second>到)(?![访场会])(?=[^，。；]{1,10}(?:欢迎|好评|关注))/dg,
    says: TWO_WAYS,
    second: "",
  },
  {
    pattern:
      /(?<first>采用|采取)了?(?<second>以)(?=(?:图|文字|视频|线上|线下|书面|口头|会议|座谈|动漫|短信|公告|网络|现场)[^，。；为代]{0,8}的?(?:形式|方式))/dg,
    says: TWO_WAYS,
    second: "",
  },
  { pattern: /(?<first>比)(?:去年|上年|上一年|20\d\d年)(?:同期)?(?<second>同比)/dg, says: TWICE, second: "" },
  {
    pattern: /(?<first>对于)[^，。；]{2,20}(?<second>提供了?(?:便利|方便|保障|支撑))/dg,
    says: "不能搭配",
    first: "为",
  },
  {
    pattern:
      /(?<=^|[。；])(?<first>能否)[^，。；]{2,30}，?(?<second>是)(?=[^，。；]{2,24}的(?:重要|根本)?(?:保证|前提|基础|体现)[，。；])/dg,
    says: "不能搭配，前面说的是两种情况，后面说的是一种",
    first: "",
  },
  {
    pattern: /(?<first>关键在于)[^，。；]{2,24}(?<second>起了?决定性?作用|是分不开的|密不可分的?)/dg,
    says: TWO_WAYS,
    second: "",
  },
  {
    pattern:
      /(?<=^|[，。；])(?:始终|紧紧|坚持|牢牢)?(?<first>围绕)(?!以)[^，。；“”]{2,12}(?<second>为(?:中心|核心|主线))(?=[，。；])/dg,
    says: "是两种说法，请改为“以……为……”或“围绕……”",
    first: "以",
  },
  { pattern: /(?<first>更加)(?<second>进一步)/dg, says: TWICE, first: "" },
  { pattern: /(?<first>进一步)(?<second>更加)/dg, says: TWICE, second: "" },
  { pattern: /(?<first>不能不)(?<second>忽视|轻视|回避)/dg, says: "连用成了相反的意思，请改为“不能”", first: "不能" },
  { pattern: /(?<first>目的)(?<second>旨在)/dg, says: TWO_WAYS, first: "", second: "在于" },
  { pattern: /(?<first>目的是)(?<second>以)(?=让|使|便|方便|提高|提升|确保|保障)/dg, says: TWO_WAYS, second: "" },
  {
    pattern:
      /(?<first>缺乏)(?![^，。；]*(?:人才|人员|资金|经费))[^，。；、的]{0,8}(?:意识|能力|经验|力度|主动性|积极性|深度)(?<second>不强|不足|不够|不高|偏弱|较弱)(?=[，。；]|$)/dg,
    says: "是两种说法，请留一个",
    second: "",
    first: "",
  },
  {
    pattern: /(?<first>奠定)了?[^，。；、]{0,8}(?<second>条件)(?=[，。；])/dg,
    says: "不能搭配，请改为“奠定……基础”或“创造……条件”",
    second: "基础",
    first: "创造",
  },
  {
    pattern:
      /(?<first>加强)(?:政务公开|政府信息公开|信息公开|信息|公开|答复|解读|发布|服务|办理|回应)的?(?<second>质量|水平|效率|质效)(?=[，。；、]|和|及|与)/dg,
    says: "不能搭配，请改为“提高”",
    first: "提高",
  },
  {
    pattern:
      /(?<first>提高|提升|加强)(?:政务公开|政府信息公开|信息公开|信息|公开|宣传|发布|传播|沟通|参与|监督)的?(?<second>渠道)(?=[，。；]|和|及|与)/dg,
    says: "不能搭配，请改为“拓宽”",
    first: "拓宽",
  },
  {
    pattern:
      /(?<first>提高|提升)了?(?:政务公开|政府信息公开|信息公开|信息|公开|宣传|发布|监督|检查|督查|考核|培训|解读|工作|执法|审查|落实)的?(?<second>力度)(?=[，。；、]|和|及|与)/dg,
    says: "不能搭配，请改为“加大”",
    first: "加大",
  },
  {
    pattern:
      /(?<first>质量|水平|能力|意识|满意度|实效)(?:均|都)?(?:有所|有了|明显|不断|得到)(?<second>加快|扩大)(?=[，。；])/dg,
    says: "不能搭配，请改为“提高”",
    second: "提高",
  },
  {
    pattern: /(?<first>改善)(?:服务|业务|管理|工作|公开|答复|办事)(?<second>水平|能力|效率)(?=[，。；、]|和|及|与)/dg,
    says: "不能搭配，请改为“提高”",
    first: "提高",
  },
  {
    pattern:
      /(?<first>列入|纳入)[^，。；、]{0,8}(?:议事日程|重要日程|工作计划|年度计划|财政预算)(?<second>上)(?=[，。；])/dg,
    says: TWO_WAYS,
    second: "",
  },
  {
    pattern: /(?<first>发挥)了?[^，。；、]{0,8}的?(?:积极|重要|良好|明显|显著)的?(?<second>效果)(?=[，。；])/dg,
    says: "不能搭配，请改为“发挥……作用”",
    second: "作用",
  },
];

/** What is left unfinished: a verb without what it does, a body that is not named. */
const UNFINISHED: readonly (readonly [pattern: RegExp, missing: string])[] = [
  [/(?:加以|予以)(?=[，。；])/g, "后面应当有动词，如“加以改进”"],
  [/开展了?一系列(?=[，。；])/g, "后面没有说是什么"],
  [/(?:得到|有)了进一步(?=[，。；])/g, "后面没有说怎么样，如“提高”"],
  [
    /(?:受到|得到|赢得)了?(?:(?:广大|全体|社会|各界|辖区|人民)+群众|广大(?:人民|干部)群众|(?:广大|辖区)(?:市民|村民|居民)|人大代表|政协委员|代表委员|社会各界|干部职工|(?<=[受得]到了?)(?:群众|市民|村民|居民))(?:(?:、|和|及|与)(?:群众|人大代表|政协委员|代表委员|社会各界|市民|村民|居民|干部职工))?(?=[。；])/g,
    "后面没有说是什么，如“的好评”",
  ],
  [
    /(?<!的(?:步骤|程序|方式|流程|顺序|办法|原则|要求|计划|标准|节奏|次序))进行(?=[，。；])(?<=对[^，。；]{3,40}进行)(?<!对[^，。；]*(?:的[^，。；的]*(?:检查|抽查|核查|审查|审核|办理|处理|改版|改造|维护|考核|评估|培训|征集|解读|答复|工作|更新|清理|整改|调查|研究|监督|宣传|公开|公示|建设|管理)|[于由在按每分以将已均正仍]|通过|采取|继续|依法|同步|有序|正常|顺利|照常|稳步|持续|如期|常年|随机|全天候|照计划|交叉|反复|统一|集中|单独|同时|规范|严格|逐一|定期|轮流|线上|现场)[^，。；]*进行)/g,
    "后面没有说做什么",
  ],
  [
    /(?<=成立了?由[^。；]{2,80})(?:副组长|成员)(?=[。；])(?<=由[^。；的]{2,20}任组长[^。；的]{0,60})/g,
    "后面没有说成立的是什么，如“的工作领导小组”",
  ],
  [/取得了?(?:了?较)?(?:明显|显著|较好|良好|积极|初步)(?=[，。；])/g, "后面没有说取得的是什么，如“成效”"],
  [
    /(?:开展|组织|举办|举行)了?以“[^”]{2,30}”为主题(?=[，。；])(?!，[^。；]*的[^，。；]*(?:活动|宣传|培训|讲座|行动))/g,
    "后面没有说是什么，如“的宣传活动”",
  ],
  [
    /(?<=^|[，。；])在(?![^，。；]*[有是])[^，。；、]{2,16}的(?:精心|大力|正确|坚强|有力|悉心)?(?:指导|领导|支持|帮助|关心|配合)(?=，)(?!，[^。；]*下[，。])/g,
    "后面应当有“下”，如“在……的指导下”",
  ],
];

/** Words of a paragraph that say one thing twice, or do not go together. */
export function mixedPairs(text: string): Finding[] {
  const found: Finding[] = [];
  for (const { pattern, says, ...right } of PAIRS)
    for (const { indices } of text.matchAll(pattern)) {
      const [first, second] = [indices?.groups?.first, indices?.groups?.second];
      if (!first || !second) continue;
      const span = { start: second[0], end: second[1] };
      const before = { start: first[0], end: first[1] };
      const words = text.slice(before.start, before.end);
      const fixes: Fix[] = [];
      if (right.second !== undefined) fixes.push(put(text, span, right.second));
      if (right.first !== undefined) fixes.push(put(text, before, right.first));
      found.push({
        span,
        message: `“${words}”和“${text.slice(span.start, span.end)}”${says}。`,
        related: [{ span: before, message: `前面的“${words}”` }],
        fixes: fixes.map((fix, i) => ({ ...fix, preferred: i === 0 })),
      });
    }
  for (const [pattern, missing] of UNFINISHED)
    for (const { 0: words, index } of text.matchAll(pattern))
      found.push({
        span: { start: index, end: index + words.length },
        message: `“${words}”${missing}，话没有说完，请核对。`,
      });
  return found;
}

function put(text: string, span: { readonly start: number; readonly end: number }, right: string): Fix {
  const written = text.slice(span.start, span.end);
  const title = right === "" ? `删去“${written}”` : `“${written}”改为“${right}”`;
  return { title, kind: "suggestion", edits: [{ span, text: right }] };
}
