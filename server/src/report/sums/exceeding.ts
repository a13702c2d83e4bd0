import { type Figure, figuresIn } from "../claims/figures";
import type { FiguredWords } from "../figuredWords";
import { type PlacedFigure, placer } from "../placedFigure";
import { clauseStart, isUncertain, OTHER_YEAR } from "./words";

/** A figure and one that can only be of some of what it counts, but is more. */
export interface Exceeding {
  readonly all: PlacedFigure;
  readonly part: PlacedFigure;
  /** Whether what came in before may be among the part, which then should be said. */
  readonly mayBeOlder: boolean;
  /** Whether applications for disclosure are counted, whose table tells what came in before. */
  readonly isOfApplications: boolean;
}

/** What is counted first, and what of it is counted behind, in the words between. */
interface Kind {
  readonly all: RegExp;
  readonly part: RegExp;
  readonly mayBeOlder?: boolean;
  readonly units?: RegExp;
}

const ALREADY = "(?:现已|目前已|已经|已|均已|均|全部|共计?|实际|实|按时|按期|及时|如期|累计){0,3}";
const THINGS = "(?:有效)?(?:调查|满意度调查)?(?:问卷|测评表|评议表|调查表)";
const OPINIONS = "(?:有效|合理|合理化)?(?:公众|群众|社会)?(?:意见建议|意见和建议|意见|建议)";
/** What is asked for besides information. */
const REQUESTS = "留言|来信|信件|工单|诉求|热线|咨询|投诉|信访|问题|建议|提案|议案|事项|举报|复议|线索";
const OTHER_REQUESTS = new RegExp(REQUESTS);
const ANY_REQUESTS = `申请|依申请公开|${REQUESTS}`;
const NAMED = new RegExp(`(?:${ANY_REQUESTS})$`);

const KINDS: readonly Kind[] = [
  {
    all: /(?:发放|发出|下发|派发|投放).*(?:问卷|测评表|评议表|调查表)/,
    part: new RegExp(`^${ALREADY}(?:有效)?(?:收回|回收)(?:到)?(?:了)?${THINGS}?(?:的)?$`),
  },
  {
    all: /(?:收回|回收)[^，]*(?:问卷|测评表|评议表|调查表)|(?:参评|参加(?:测评|评议|评价)|参与(?:测评|评议|评价)|受访)/,
    part: /^(?:表示|评价为?|选择)?(?:非常|基本|比较)?满意(?:的|人数)?$/,
  },
  {
    all: new RegExp(`(?:征集|收集|收到|征集到|收集到|征求到)(?:各类|各方面)?${OPINIONS}`),
    part: new RegExp(`^${ALREADY}(?:予以)?(?:采纳|吸纳|采用)(?:了)?${OPINIONS}?$`),
  },
  {
    all: /(?:征求|反馈)(?:公众|群众|社会)?(?:意见建议|意见|建议)/,
    part: new RegExp(`^${ALREADY}(?:予以)?(?:采纳|吸纳)(?:了)?${OPINIONS}?$`),
    units: /^条$/,
  },
  {
    all: /(?:发现|排查|查出|检查出|梳理|自查|排查出|梳理出)[^，]*(?:问题|隐患|漏洞|不足)/,
    part: new RegExp(`^${ALREADY}(?:完成)?(?:整改|纠正)(?:完成|到位|完毕|销号)?(?:问题|隐患)?$`),
  },
  {
    all: /^[^，]*(?:检查|抽查|抽检|抽测|核查|检测)/,
    part: /^(?:检查|抽查)?(?:结果)?合格(?:率?单位|网站|栏目)?(?:的)?(?:有)?$/,
  },
  {
    all: new RegExp(`(?:受理|收到|接到|接收|承办|转办|收|分办|交办)[^，]*(?:${ANY_REQUESTS})|受理`),
    part: new RegExp(`^${ALREADY}(?:办结|答复|回复|办复|审结|办理完毕|办理完成)(?:${ANY_REQUESTS})?(?:的)?$`),
    mayBeOlder: true,
  },
  {
    all: /办理[^，]*(?:建议|提案|议案)/,
    part: new RegExp(`^${ALREADY}(?:办结|答复|办复)(?:建议|提案)?(?:的)?$`),
    mayBeOlder: true,
  },
];

/** What counts more than once, or of more than the first figure. */
const OTHERWISE =
  /各(?![类项界种方])|每|均(?![已办答整采])|次数|人均|平均|累计|以来|半年|季度|[一二三四五六七八九十\d]月|含|包括|其中|另|还|又|加上|连同|合并|重复|多次|往|历|此前|遗留|未办结|跨年|协办|会办|主办|联合/;
/** What brings more to be done than came in. */
export const MORE_TO_DO =
  /结转|转结|转入|遗留|往年|历年|此前|[上去前]一?年(?!度?[末底]?(?:增|减|同期))|积压|存量|未办结/;

/** What adds up more than the figure in front. */
const ALL_TOGETHER = /共|总|合计|累计|全部|全年/;
/** How far in front other figures are looked for. */
const FURTHEST = 200;
const BOUNDARY = /[，,；;]/;

/** The figures of a sentence that are more than those in front of which they can only be some: 发放问卷200份，收回230份. */
export function exceedingIn(
  text: string,
  { span: sentence, words, figures, at }: FiguredWords,
  isMoreToDo: () => boolean,
): Exceeding[] {
  if (!/收回|回收|满意|采|吸纳|整改|纠正|合格|办|复|审结/.test(words)) return [];
  const place = placer(at);
  return figures.flatMap((part, i) => {
    const all = figures[i - 1];
    if (!all || part.value <= all.value || part.unit !== all.unit || !/^[件份条个项起家人名次封笔宗]$/.test(part.unit))
      return [];
    if (isUncertain(part) || isUncertain(all)) return [];
    const start = clauseStart(words, all.start);
    // Another figure of the kind in front may be counted as well.
    if (figures.slice(0, i - 1).some(({ unit }) => unit === all.unit)) return [];
    const gap = words.slice(all.end, part.start);
    const mark = gap.search(BOUNDARY);
    if (mark < 0) return [];
    const told = words.slice(start, all.start) + gap.slice(0, mark);
    const done = gap.slice(mark + 1);
    if (BOUNDARY.test(done)) return [];
    const kind = KINDS.find((one) => one.all.test(told) && one.part.test(done) && (one.units?.test(all.unit) ?? true));
    if (!kind) return [];
    const [named = ""] = NAMED.exec(done) ?? [];
    if (!told.includes(named)) return [];
    const behind = /^[^。；;]*/.exec(words.slice(part.end))?.[0] ?? "";
    const whole = words.slice(start, part.start) + behind;
    if (OTHERWISE.test(whole) || OTHER_YEAR.test(whole) || isNamedOn(words, part)) return [];
    if (kind.mayBeOlder && isMoreToDo()) return [];
    const before = figuresIn(text.slice(Math.max(0, sentence.start - FURTHEST), sentence.start)).filter(
      ({ unit }) => unit === all.unit,
    );
    // 受理留言35件。受理咨询8件，答复43件
    if (ALL_TOGETHER.test(done) ? before.length > 0 : before.some(({ value }) => all.value + value === part.value))
      return [];
    return [
      {
        all: place(all),
        part: place(part),
        mayBeOlder: kind.mayBeOlder === true,
        isOfApplications: kind.mayBeOlder === true && (told.includes("申请") || !OTHER_REQUESTS.test(told)),
      },
    ];
  });
}

/** Whether a figure goes on with a word of its own that makes it count something else: 14件次, 3条条款. */
function isNamedOn(words: string, { end }: Figure): boolean {
  return !/^(?:[，,。；;、！）)]|$)/.test(words.slice(end));
}
