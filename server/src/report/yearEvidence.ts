import { withYearsInFigures } from "../text/numerals";
import { remember } from "../text/remember";
import { type Span, shiftSpan } from "../text/span";
import { type Squeezed, squeeze } from "../text/squeeze";
import { chineseNumber, type Figure, figuresIn } from "./claims/figures";
import { itemNumber, paragraphs, sentences } from "./prose";
import type { Report } from "./types";

/** A year as the prose writes it; the span covers its digits. */
export interface WrittenYear {
  readonly span: Span;
  readonly year: number;
}

/** The stretch of time that the report's figures cover, as the prose states it. */
export interface Period {
  readonly span: Span;
  /** The years in it, one or two. */
  readonly years: readonly WrittenYear[];
}

/** What a sentence, a heading or the last line says of a year. */
export type StatementKind =
  /** What was done in a year, and how many or how much of it. */
  | "figure"
  /** That nothing of what reports count was there. */
  | "nothing"
  /** The same of a clause within a sentence. */
  | "within"
  /** That either is over and done with, beside what is told of the year before: 2023年完善制度。2024年共开展培训3次. */
  | "later"
  /** The same without a figure. */
  | "deed"
  /** A deed without a figure as the first words of the first section. */
  | "opening"
  /** The same as the first words of an item further on: （二）依申请公开。2022年，我镇规范办理流程. */
  | "item"
  /** What will be done in a year, or a heading over it. */
  | "plan"
  /** What was counted up to the end of a year. */
  | "until"
  /** A heading over what was done in a year. */
  | "heading"
  /** What the words in front of the report call it. */
  | "report"
  /** When the report was signed. */
  | "signed"
  /** The year to which applications are carried over. */
  | "carriedOut";

/** A year and what is said of it. */
export interface Statement extends WrittenYear {
  readonly kind: StatementKind;
  /** The month; undefined where none is written. */
  readonly month: number | undefined;
}

/** What the prose says of the year reported on. */
export interface YearEvidence {
  readonly periods: readonly Period[];
  /** Of deeds only those whose paragraph names no other year, so that none is named to be compared. */
  readonly statements: readonly Statement[];
}

const PERIOD =
  /(20\d\d)年?(?:度)?1(?:月(?:1日)?)?(?:零时)?(?:起|开始)?(?:至|到|[-－—–―~～]+)(?:(20\d\d)年)?12月(?:31日?|底|份)?(?!\d)/;
const IS_STATISTICS = /统计|数据|时限|期限|期间|报告期|本报告|情况/;
const IS_VALIDITY = /施行|有效期|实施|生效|执行/;
/** Who is spoken of, or what under, before the year that a sentence begins with. */
const BEFORE_YEAR =
  "(?:[^，。：:；\\d]{0,16}[：:]|[^，。：:；\\d]{2,12}(?:情况|方面|管理|建设|保障|公开)(?:工作)?)?(?:[我本全](?:街道|单位|机关|部门|[省市县区镇乡局委办厅]))?";
const BEGINS = new RegExp(`^${BEFORE_YEAR}(?:在)?(20\\d\\d)年(?:度)?(?![月底末初第以前之至/\\-—~～])`);
const UNTIL = new RegExp(`^${BEFORE_YEAR}(?:截至|截止到?)(20\\d\\d)年(?:年?底|末|12月(?:31日|底|末)?)`);
/** The year that a clause within a sentence begins with, and right behind it what was done in it. */
const CLAUSE_BEGINS =
  /[，,](?:在)?(20\d\d)年(?:度)?(?:[我本全](?:街道|单位|机关|部门|[省市县区镇乡局委办厅]))?(?:共|累计|主动){0,3}(?:通过[^，。；]{2,10}?)?(?:共|累计|主动){0,3}(?:发布|公开|更新|收到|受理|办理|办结|答复|制发|印发|举办|召开|组织|开展|推送|回应)/;
/** Up to the end of a year behind the words that a sentence begins with. */
const UNTIL_WITHIN = /(?:截至|截止到?)(20\d\d)年(?:年?底|末|12月(?:31日|底|末)?)/;
const LONGEST_BEFORE_UNTIL = 20;
/** Up to when a report's figures are counted. */
const COUNTED_UNTIL =
  /(?:统计数据|数据统计|统计[期时]限|统计时间|统计范围|报告期限?)[^，。；\d]{0,8}(?:截至|截止)(?:到|于|日期为?|时间为?|为|是|：)?(20\d\d)年12月31日/;
/** The year by its days or months, which tells how long and not when something was done. */
const WHOLE_YEAR = /^1(?:月(?:1日)?)?(?:起|至|到|[-－—–―~～])/;
const ANY_YEAR = /(20\d\d)(?=年)/g;
/** What a year before a name belongs to. */
const NAME =
  /^(?:度)?(?:结转|年报|年度报告|工作报告|政府信息公开(?:工作)?年度报告|政府工作报告|[^，。]{0,8}(?:预算|决算|要点|计划|方案|规划|清单|目录|通知|公报)|[^，。；]{0,24}(?:之前|启动前|开始前))/;
/** Plans, comparisons, judgements on the year before and how things came about. */
const OTHER_THAN_DEED =
  /将|拟|计划|力争|下一步|打算|目标|预计|比|较|同期|增长|增加|减少|下降|上升|持平|去年|上年|往年|近年|历年|今年|本年|目前|现在|至今|以来|截至|截止|分别|整改|反馈|评估|通报|问题|首次|成立|试点|荣获|获评|被评|继续|已于|《[^》]*》\d/;
/** Units of how long something took. */
const IS_TIME = /天|小时|分钟|工作日/;
/** What the form calls the applications of the year before. */
const CARRIED = /上一?年度?结转/g;
/** Where applications are carried to: 结转至2024年, 结转2024年办理. */
const CARRIED_TO = /(?:结转|转结|转)(?:[至到入](20\d\d)年|(20\d\d)年(?:度)?(?:继续)?(?:办[理结]|答复|处理))/;
/** Whose carrying over is told, where it is not this year's. */
const FROM_BEFORE = /[上去前往]一?年/;
/** What the work of a year aims at is no plan. */
const AIM = /以[^，。；\d]{2,20}为目标/g;
/** How many were carried over from the year before, counted in a clause of its own. */
const CARRIED_IN = /(?:上一?年度?|20\d\d年度?)(?:结转|转结)(?![至到入])[^，。；]{0,16}[，；]/g;
const DEED =
  /发布|公开|公布|公示|更新|收到|接到|受理|办理|办结|答复|制定|制发|印发|出台|举办|召开|开展|回应|解读|培训|报送|推送|编发|废止/;
/** What is put before the public in the opening words: 现公布云溪镇2023年政府信息公开工作年度报告. */
const OWN_REPORT = new RegExp(
  `(现(?:予以?)?(?:公布|发布|公开|编制|将)|特?向社会(?:公布|公开)|编制(?:了|完成|形成)?|形成了?|制定了?|制作了?|撰写了?)${[
    "(?![^，。；]{0,40}(?:关于|通知|要求|要点|方案|办法|意见))[^，。；\\d]{0,30}(20\\d\\d)年(?:度)?",
    "(?:[^，。；\\d《]{0,14}?(?:(?:政府|政务)?信息公开|政务公开)(?:工作)?(?:年度报告|年报|年度工作报告|工作报告|(?:工作)?(?:总体)?(?:开展|完成)?情况)",
    "|(?:工作|有关|相关)情况(?:报告|公布|汇报|通报)如下)",
  ].join("")}`,
);
/** What puts a report before the public in whatever section it stands; one that was made may be last year's. */
const PUTS_FORWARD = /^(?:现|特?向)/;
const THIS_YEAR = /今年|本年|本年度/;
/** What is set beside the year before, whose figures may follow in a sentence of their own. */
const COMPARED = /[比较同与](?:上一?|去|前)年|[比较同与]20\d\d年/g;
/** What a year's figure is set beside in its own sentence: 2023年，我乡公开信息211条，比上年增长6%. */
const GROWTH =
  /[，,](?:[比较](?:上一?|去)年(?:度|同期)?|同比)(?:增长|增加|减少|下降|上升|提高|多|少)[^，。；]*(?=[，。；]|$)/g;
/** What was done without a figure: the words that reports open with. */
const EFFORT = /贯彻|落实|坚持|围绕|按照|深入|严格|认真|高度重视|积极|持续|不断|扎实|进一步|指导下|领导下/;
/** The same and more such words, of which others may follow that tell a figure. */
const ANY_EFFORT = new RegExp(
  `${EFFORT.source}|推动|推进|加强|规范(?!性)|有序|健全|强化|以[^，。；]{2,20}为(?:指导|抓手|宗旨|主线|目标|重点|原则|核心|导向|中心|引领|统领|载体|切入点|着力点)`,
);
/** Words that hold a deed and tell none. */
const OPENNESS = /(?:政务|信息)公开|公开为常态|不公开为例外/g;
/** Up to where an item's own heading goes on its line: （二）依申请公开。 */
const ITEM_HEADING = /^[（(一二三四五六七八九十\d）)、.．]{2,5}[^，。；：:\d]{2,20}[。：:]$/;
/** What will be done in a year, at the beginning of a sentence; 将 before what is done to something is no plan. */
const PLANNED_SO =
  "进一步|继续|重点(?!领域)|着力|着重|从|加强|加大|强化|按照|认真|积极|不断|持续|坚持|围绕|以|紧紧|切实|严格|深入|全面|努力|大力|逐步|主要(?!负责)";
/** What else will be done, where the words in front say that it is a plan; 将完善制度贯穿始终 is none. */
const ALSO_PLANNED = "采取|做好|抓好|完善|健全|推进|推动|优化|提升|提高|聚焦|突出|拓宽|丰富|深化|细化|改进";
/** What leads to a plan. */
const AHEAD = [
  "(?:下一步|下步|今后|接下来|下一?阶段)(?:工作)?(?:计划|打算|安排|措施|思路|中)?[，,：:]?",
  "针对[^，。；：\\d]{2,20}(?:问题|不足|短板|差距|弱项|情况)[，,]",
  "(?:为此|对此)[，,]",
].join("|");
const planned = (ahead: string, verbs: string) =>
  new RegExp(
    [
      `^${ahead}(?:在|[我本全](?:街道|单位|机关|部门|[省市县区镇乡局委办厅])(?:在|计划在)?)?`,
      "(20\\d\\d)年(?:度)?(?:的?工作中|的?政务公开工作中)?[，,]?",
      `[^，。；：:\\d将拟的]{0,8}(?:将|拟)(?:要|会)?(?:${verbs})(?![^，。；]*(?:作为|当作|列为|列入|列表|放在|摆[在上]|贯穿|融入|结合|落到|进行|逐条))`,
    ].join(""),
  );
const PLAN = planned(`(${AHEAD})?`, PLANNED_SO);
const PLAN_AHEAD = planned(`(${AHEAD})`, ALSO_PLANNED);
/** Words that say by themselves that what follows is still to come. */
const GOES_ON = /^(?:下|今后|接下来)/;
const PLAN_HEADING =
  /(20\d\d)年(?:度)?(?:政府信息公开|政务公开|信息公开)?(?:下一步)?(?:工作)?(?:打算|计划|思路|努力方向)$/;
/** What says that it is done by now. */
const IS_DONE = /已|目前|(?<![为除])了(?![解然却])|截至|到位|要求|提出|纳入/;
/** How far the words go that show an opening, of which the rest may tell anything. */
const LONGEST_OPENING = 40;
/** That there was nothing of what reports count, which is a figure too. */
const NOTHING = /(?:没有|未)(?:向[^，。；]{0,12})?(?:收取|收到|接到|产生|发生)[^，。；]{0,14}(?:费|申请|复议|诉讼)/;
/** What is over and done with, in the first words behind a year. */
const FINISHED =
  /^[^，。；]{0,12}(?:(?<!公)共(?!青|建|需|同|享|确定|安排|计划|拟|将)|累计|(?:未|没有)(?:发生|收到|产生)(?![^，。；]{0,6}的))/;
/** What is counted from years before on. */
const ALL_YEARS = /累计|历年|现有|存量|原有|现行/;
/** A line that is a heading: short, and without the mark that ends a sentence. */
const LONGEST_HEADING = 30;
const ENDS = /[，。；]/;
const HEADING = /(20\d\d)年(?:度)?(?!\d)(?=[^，。；]*(?:情况|工作|公开|管理|建设|保障))/;
const NO_HEADING =
  /[，。；;：:]|整改|问题|反馈|评估|考核|上年|去年|较|比|将|计划|思路|打算|安排|预算|决算|要点|方案|规划|清单|目录|通知|公报|年报|报告|《|\d年.*20\d\d年/;
/** A line that is a date and nothing else. */
const DATE =
  /^[（(]?(20\d\d|二[〇○零Oo0]{1}[一二三四五六七八九〇○零]{2})年(\d{1,2}|[一二三四五六七八九十]{1,2})月(?:[\d一二三四五六七八九十]{1,3}日)?[）)]?$/;
const CHINESE_DIGITS = "〇一二三四五六七八九";

/** Deeds that outweigh one other statement. */
const ENOUGH_DEEDS = 2;

const known = new WeakMap<Report, YearEvidence>();

/** Reads the years in the prose of a report. */
export function yearEvidence(report: Report): YearEvidence {
  let evidence = known.get(report);
  if (!evidence) {
    evidence = readEvidence(report);
    known.set(report, evidence);
  }
  return evidence;
}

function readEvidence(report: Report): YearEvidence {
  const periods: Period[] = [];
  const statements: Statement[] = [];
  const { text: draft, sections } = report;
  const all = paragraphs(report);
  // （一）总体情况 on a line of its own is no opening.
  const opening = all.find(
    ({ section, text }) => section === "overview" && (text.length > LONGEST_HEADING || ENDS.test(text)),
  );
  for (const paragraph of all) {
    const { span, text, section } = paragraph;
    const own = evidenceIn(text);
    const moved = <T extends WrittenYear>(year: T): T => ({ ...year, span: shiftSpan(year.span, span.start) });
    for (const period of own.periods)
      periods.push({ span: shiftSpan(period.span, span.start), years: period.years.map(moved) });
    own.statements.forEach((statement, i) => {
      const { kind } = statement;
      const isReport = kind === "report" && (section === undefined || (own.putsForward && section === "overview"));
      const isSigned = kind === "signed" && (section === undefined || section === "other");
      const isDeed = kind !== "report" && kind !== "signed" && section !== "problems";
      if (kind === "plan") {
        if (section === "problems" || own.goesOn) statements.push(moved(statement));
        return;
      }
      const opens = kind === "deed" && paragraph === opening && i === 0 && own.opens;
      if (isReport || isSigned || isDeed) statements.push({ ...moved(statement), kind: opens ? "opening" : kind });
    });
  }
  for (const { form, heading } of sections) {
    if (form.id === "problems" || form.id === "other") continue;
    const { statements: own } = evidenceIn(draft.slice(heading.start, heading.end));
    for (const one of own)
      if (one.kind === "heading") statements.push({ ...one, span: shiftSpan(one.span, heading.start) });
  }
  return { periods, statements };
}

interface OwnEvidence extends YearEvidence {
  /** Whether it puts the report before the public. */
  readonly putsForward: boolean;
  /** Whether its first sentence tells a deed. */
  readonly opens: boolean;
  /** Whether its plans are said to be the next steps. */
  readonly goesOn: boolean;
}

/** What a paragraph says of years, with the places in it. */
const evidenceIn = remember((text): OwnEvidence => {
  const whole = { start: 0, end: text.length };
  const periods: Period[] = [];
  const statements: Statement[] = [];
  const deeds: Statement[] = [];
  /** Which of the deeds are said to be over and done with. */
  const finished = new Set<number>();
  let putsForward = false;
  let opens = false;
  let goesOn = false;
  let ownComparisons = 0;
  const squeezed = squeeze(text, whole);
  const line = { words: withYearsInFigures(squeezed.words), at: squeezed.at };
  const dated = readLine(line);
  if (dated) return { periods, statements: [dated], putsForward, opens, goesOn };
  for (const [index, sentence] of sentences(text, whole).entries()) {
    const { words: written, at } = squeeze(text, sentence);
    const words = withYearsInFigures(written);
    const digits = (from: number): WrittenYear => ({
      span: { start: at(from), end: at(from + 3) + 1 },
      year: Number(words.slice(from, from + 4)),
    });
    const report = OWN_REPORT.exec(words);
    if (report) {
      const year = digits(report.index + report[0].indexOf(`${report[2]}年`));
      statements.push({ ...year, kind: "report", month: undefined });
      putsForward ||= PUTS_FORWARD.test(report[1] ?? "");
    }
    const period = PERIOD.exec(words);
    if (period && IS_STATISTICS.test(words) && !IS_VALIDITY.test(words)) {
      const from = period.index;
      const end = from + period[0].length;
      const second = period[2] === undefined ? -1 : words.indexOf(`${period[2]}年`, from + 4);
      periods.push({
        span: { start: at(from), end: at(end - 1) + 1 },
        years: [digits(from), ...(second > 0 ? [digits(second)] : [])],
      });
      continue;
    }
    const counted = COUNTED_UNTIL.exec(words);
    if (counted) {
      const year = digits(counted.index + counted[0].lastIndexOf(`${counted[1]}年`));
      periods.push({
        span: { start: year.span.start, end: at(counted.index + counted[0].length - 1) + 1 },
        years: [year],
      });
      continue;
    }
    const carried = CARRIED_TO.exec(words);
    if (carried) {
      const year = digits(carried.index + carried[0].search(/20\d\d年/));
      const before = words.slice(0, carried.index).replace(CARRIED_IN, "");
      const isOlder = [...before.matchAll(ANY_YEAR)].some((match) => Number(match[1]) < year.year);
      if (!isOlder && !FROM_BEFORE.test(before)) statements.push({ ...year, kind: "carriedOut", month: undefined });
    }
    const { length } = itemNumber(words);
    const body = words.slice(length);
    const plan = PLAN.exec(body) ?? PLAN_AHEAD.exec(body);
    if (plan && !IS_DONE.test(words)) {
      deeds.push({ ...digits(length + plan[0].indexOf(plan[2] ?? "")), kind: "plan", month: undefined });
      goesOn ||= GOES_ON.test(plan[1] ?? "");
      continue;
    }
    const until = UNTIL.exec(body) ?? untilWithin(body);
    const begin = until ?? BEGINS.exec(body);
    if (!begin) {
      const clause = CLAUSE_BEGINS.exec(body);
      if (clause && isCountedClause(body, clause))
        deeds.push({
          ...digits(length + clause.index + clause[0].indexOf(clause[1] ?? "")),
          kind: "within",
          month: undefined,
        });
      continue;
    }
    const rest = body.slice(begin[0].length);
    const isOpening = index === 0 && !until && EFFORT.test(rest.slice(0, LONGEST_OPENING));
    const telling = isOpening ? rest.slice(0, LONGEST_OPENING) : rest;
    const plain = telling.replace(CARRIED, "").replace(AIM, "").replace(GROWTH, "");
    if (NAME.test(rest) || OTHER_THAN_DEED.test(plain)) continue;
    const isCounted = DEED.test(telling) && figuresIn(telling).some(isCount);
    const isNothing = !isCounted && NOTHING.test(telling);
    const hasFigure = isCounted || isNothing;
    const isAll = ALL_YEARS.test(rest) && !rest.includes("全年");
    if (until ? !hasFigure || isAll : !hasFigure && !DEED.test(rest) && !ANY_EFFORT.test(rest)) continue;
    if (hasFigure && !until && FINISHED.test(rest)) finished.add(deeds.length);
    const month = WHOLE_YEAR.test(rest) ? undefined : /^(\d{1,2})月/.exec(rest)?.[1];
    const year = digits(length + begin[0].indexOf(begin[1] ?? ""));
    const effort = ANY_EFFORT.test(
      rest.slice(0, DEED.exec(rest.replace(OPENNESS, (whole) => "_".repeat(whole.length)))?.index),
    );
    if (index === 0) opens = effort;
    for (const [growth] of rest.matchAll(GROWTH)) ownComparisons += comparisonsIn(growth);
    const isItem =
      index === 1 && month === undefined && effort && ITEM_HEADING.test(line.words.slice(0, line.words.indexOf(words)));
    deeds.push({
      ...year,
      kind: until ? "until" : isNothing ? "nothing" : isCounted ? "figure" : isItem ? "item" : "deed",
      month: month === undefined ? undefined : Number(month),
    });
  }
  const named = new Set([...line.words.matchAll(ANY_YEAR)].map((match) => match[1]));
  const isOther = THIS_YEAR.test(text) || comparisonsIn(line.words) > ownComparisons;
  if (deeds.length > 0 && named.size === 1 && !isOther) statements.unshift(...deeds);
  const [one, other] = [...named].map(Number).sort((a, b) => a - b);
  if (named.size === 2 && !isOther && one !== undefined && other === one + 1)
    for (const [i, deed] of deeds.entries())
      if (deed.year === other && deed.month === undefined && finished.has(i))
        statements.push({ ...deed, kind: "later" });
  return { periods, statements, putsForward, opens, goesOn };
});

function comparisonsIn(words: string): number {
  return words.match(COMPARED)?.length ?? 0;
}

/** Up to the end of a year, with all that stands in front of it in the sentence. */
function untilWithin(words: string): RegExpExecArray | null {
  const within = UNTIL_WITHIN.exec(words);
  if (!within || within.index > LONGEST_BEFORE_UNTIL) return null;
  if (OTHER_THAN_DEED.test(words.slice(0, within.index))) return null;
  within[0] = words.slice(0, within.index + within[0].length);
  return within;
}

/** Whether a clause counts what was done, and nothing in the sentence compares years or tells of plans. */
function isCountedClause(words: string, clause: RegExpExecArray): boolean {
  const own = /^[^，。；]*/.exec(words.slice(clause.index + 1))?.[0] ?? "";
  const isOther = OTHER_THAN_DEED.test(words) || ALL_YEARS.test(words) || words.includes("全年");
  // 2022年发布的信息12条已迁移, 2022年公开信息120条中: what is said is not how many there were in the year.
  if (/^[^，。；]*?(?:的|但|中有|未|全[镇县市区乡]|亿元)/.test(own.slice(clause[0].length - 1))) return false;
  return !isOther && figuresIn(own).some(isCount);
}

/** Whether a figure counts things. */
function isCount({ unit }: Figure): boolean {
  return unit !== "" && !IS_TIME.test(unit);
}

/** What a line without a sentence says: a date, or a heading. */
function readLine({ words, at }: Squeezed): Statement | undefined {
  if (words.length > LONGEST_HEADING) return undefined;
  const date = DATE.exec(words);
  const plan = PLAN_HEADING.exec(words);
  const heading = date || NO_HEADING.test(words) ? undefined : HEADING.exec(words);
  const match = date ?? plan ?? heading;
  if (!match) return undefined;
  const from = match.index + match[0].indexOf(match[1] ?? "");
  return {
    span: { start: at(from), end: at(from + 3) + 1 },
    year: yearOf(match[1] ?? ""),
    kind: date ? "signed" : plan ? "plan" : "heading",
    month: date ? monthOf(date[2] ?? "") : undefined,
  };
}

/** 2024, 二〇二四 as a number. */
function yearOf(written: string): number {
  return Number(
    [...written.replace(/[○零Oo]/g, "〇")].map((one) => (/\d/.test(one) ? one : CHINESE_DIGITS.indexOf(one))).join(""),
  );
}

/** 12, 十二 as a number; undefined for what is no month. */
function monthOf(written: string): number | undefined {
  const month = /^\d+$/.test(written) ? Number(written) : chineseNumber(written);
  return month !== undefined && month >= 1 && month <= 12 ? month : undefined;
}

/**
 * The year reported on, by most of the evidence: the title's, unless the stated period and what the prose tells both say
 * another one; then the title is the odd one.
 */
export function settledYear(report: Report): { readonly year: number; readonly isTitleOdd: boolean } | undefined {
  if (report.year === undefined) return undefined;
  const { periods, statements } = yearEvidence(report);
  const deeds = statements.filter(({ kind }) => ["figure", "deed", "opening", "item"].includes(kind));
  const stated = new Set(periods.flatMap(({ years }) => years.map(({ year }) => year)));
  const told = new Set(deeds.map(({ year }) => year));
  const [period] = stated;
  const [deed] = told;
  const title = report.title?.year?.year;
  if (deed === undefined || told.size > 1) return { year: report.year, isTitleOdd: false };
  // Where no period is stated, what is told and the date at the end outweigh the title together.
  const isSigned = statements.some(({ kind, year }) => kind === "signed" && year === deed + 1);
  const outweighs = stated.size === 1 ? period === deed : stated.size === 0 && isSigned;
  if (title !== undefined && deed !== title && outweighs) return { year: deed, isTitleOdd: true };
  // Without a year in the title two statements outweigh the period.
  if (title === undefined && deeds.length >= ENOUGH_DEEDS) return { year: deed, isTitleOdd: false };
  return { year: report.year, isTitleOdd: false };
}
