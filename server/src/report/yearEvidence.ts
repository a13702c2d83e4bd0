import { remember } from "../text/remember";
import { type Span, shiftSpan } from "../text/span";
import { squeeze } from "../text/squeeze";
import { figuresIn } from "./claims/figures";
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

/** A sentence that begins with a year and tells what was done in it. */
export interface Deed extends WrittenYear {
  /** Whether it tells how many or how much. */
  readonly hasFigure: boolean;
}

/** What the prose says of the year reported on. */
export interface YearEvidence {
  readonly periods: readonly Period[];
  /** Only those whose paragraph names no other year, so that none is named to be compared. */
  readonly deeds: readonly Deed[];
  /** The years by which the words before the first section call the report that they open. */
  readonly reports: readonly WrittenYear[];
}

const PERIOD = /(20\d\d)年1月1日?(?:零时)?(?:起|开始)?(?:至|到|[-－—–―~～]+)(?:(20\d\d)年)?12月31日/;
const IS_STATISTICS = /统计|数据|时限|期限|期间|报告期|本报告|情况/;
const IS_VALIDITY = /施行|有效期|实施|生效|执行/;
const BEGINS =
  /^(?:[^，。：:；\d]{0,16}[：:])?(?:[我本全](?:街道|单位|机关|部门|[省市县区镇乡局委办厅]))?(?:在)?(20\d\d)年(?:度)?(?![月底末初第以前之至/\-—~～])/;
const ANY_YEAR = /(20\d\d)(?=年)/g;
/** What a year before a name belongs to. */
const NAME =
  /^(?:度)?(?:结转|年报|年度报告|工作报告|政府信息公开(?:工作)?年度报告|政府工作报告|[^，。]{0,8}(?:预算|决算|要点|计划|方案|规划|清单|目录|通知|公报))/;
/** Plans, comparisons, judgements on the year before and how things came about. */
const OTHER_THAN_DEED =
  /将|拟|计划|力争|下一步|打算|目标|预计|比|较|同期|增长|增加|减少|下降|上升|持平|去年|上年|往年|近年|历年|今年|本年|目前|现在|至今|以来|截至|截止|分别|整改|反馈|评估|通报|问题|首次|成立|试点|荣获|获评|被评|继续|已于|《[^》]*》\d/;
/** What the form calls the applications of the year before. */
const CARRIED = /上一?年度?结转/g;
const DEED =
  /发布|公开|公布|公示|更新|收到|接到|受理|办理|办结|答复|制定|制发|印发|出台|举办|召开|开展|回应|解读|培训|报送|推送|编发|废止/;
/** What is put before the public in the opening words: 现公布云溪镇2023年政府信息公开工作年度报告. */
const OWN_REPORT =
  /(?:现(?:予以?)?(?:公布|发布|公开|编制|将)|编制(?:了|完成|形成)?|形成了?|制定了?|制作了?|撰写了?|特向社会(?:公布|公开))(?![^，。；]{0,40}(?:关于|通知|要求|要点|方案|办法|意见))[^，。；\d]{0,30}(20\d\d)年(?:度)?(?:政府)?信息公开(?:工作)?(?:年度报告|年报|工作报告|情况)/;
const THIS_YEAR = /今年|本年|本年度/;

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
  const deeds: Deed[] = [];
  const reports: WrittenYear[] = [];
  for (const { span, text, section } of paragraphs(report)) {
    const own = evidenceIn(text);
    const moved = <T extends WrittenYear>(year: T): T => ({ ...year, span: shiftSpan(year.span, span.start) });
    for (const period of own.periods)
      periods.push({ span: shiftSpan(period.span, span.start), years: period.years.map(moved) });
    if (section === undefined) reports.push(...own.reports.map(moved));
    if (section !== "problems") for (const deed of own.deeds) deeds.push(moved(deed));
  }
  return { periods, deeds, reports };
}

/** What a paragraph says of years, with the places in it. */
const evidenceIn = remember((text): YearEvidence => {
  const whole = { start: 0, end: text.length };
  const periods: Period[] = [];
  const deeds: Deed[] = [];
  const reports: WrittenYear[] = [];
  for (const sentence of sentences(text, whole)) {
    const { words, at } = squeeze(text, sentence);
    const digits = (from: number): WrittenYear => ({
      span: { start: at(from), end: at(from + 3) + 1 },
      year: Number(words.slice(from, from + 4)),
    });
    const opening = OWN_REPORT.exec(words);
    if (opening) reports.push(digits(opening.index + opening[0].indexOf(`${opening[1]}年`)));
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
    const number = itemNumber(words);
    const begin = BEGINS.exec(words.slice(number.length));
    if (!begin) continue;
    const rest = words.slice(number.length + begin[0].length);
    if (NAME.test(rest) || OTHER_THAN_DEED.test(rest.replace(CARRIED, "")) || !DEED.test(rest)) continue;
    const hasFigure = figuresIn(rest).some(({ unit }) => unit !== "");
    deeds.push({ ...digits(number.length + begin[0].indexOf(begin[1] ?? "")), hasFigure });
  }
  if (deeds.length === 0) return { periods, deeds, reports };
  const named = new Set([...squeeze(text, whole).words.matchAll(ANY_YEAR)].map((match) => match[1]));
  return { periods, deeds: named.size === 1 && !THIS_YEAR.test(text) ? deeds : [], reports };
});

/**
 * The year reported on, by most of the evidence: the title's, unless the stated period and what the prose tells both say
 * another one; then the title is the odd one.
 */
export function settledYear(report: Report): { readonly year: number; readonly isTitleOdd: boolean } | undefined {
  if (report.year === undefined) return undefined;
  const { periods, deeds } = yearEvidence(report);
  const stated = new Set(periods.flatMap(({ years }) => years.map(({ year }) => year)));
  const told = new Set(deeds.map(({ year }) => year));
  const [period] = stated;
  const [deed] = told;
  const title = report.title?.year?.year;
  const agreesElsewhere = told.size === 1 && (stated.size === 0 || (stated.size === 1 && period === deed));
  if (title !== undefined && deed !== undefined && deed !== title && agreesElsewhere && stated.size === 1)
    return { year: deed, isTitleOdd: true };
  // Without a year in the title two statements outweigh the period.
  if (title === undefined && deed !== undefined && told.size === 1 && deeds.length > 1)
    return { year: deed, isTitleOdd: false };
  return { year: report.year, isTitleOdd: false };
}
