import { paragraphs, sentences } from "../../report/prose";
import { settledYear } from "../../report/yearEvidence";
import { halfWidthDigits } from "../../text/fold";
import { remember } from "../../text/remember";
import { editDistance } from "../../text/similarity";
import type { Span } from "../../text/span";
import { placed } from "../inParagraphs";
import { quote } from "../quote";
import type { Finding, Rule } from "../types";

const rule: Rule = {
  meta: {
    id: "year/date",
    title: "没有这样的日期",
    titleEn: "A date that does not exist, or a period that ends before it begins",
    severity: "warning",
    fix: "suggestion",
    basis: "没有专门条款；年度报告要向社会公布（《中华人民共和国政府信息公开条例》第四十九条），日期应当准确",
    docs: `检查正文里写错了的日期：

- 没有的月、日：“2023年13月”“4月31日”“12月32日”，平年的“2月29日”；
- 少写、多写了一位的年份：“202年度”“20233年”；
- 到没有的月份的期间：“4月至13月”；
- 结束在开始以前的期间：“2023年3月至2023年2月”；
- 写出的月份和季度、半年对不上：“第一季度（4月至6月）”“上半年（1月至7月）”；
- 没有的钟点：“下午2时至27时”；
- 《条例》修订后施行的日期：“自2018年5月15日起施行”，应为2019年。

统计期限里的年份由 \`year/period\` 检查，表格里的日期不查。

怎么改：核对原来的材料。日子多出一两天的（4月31日），快速修复改成那个月的最后一天；从1月1日算起的，改成12月31日。`,
  },
  *check(report) {
    const year = settledYear(report)?.year;
    for (const { span, text } of paragraphs(report)) {
      yield* placed(findingsIn(text), span.start);
      for (const found of placed(oddYears(text), span.start)) {
        const edits = [{ span: found.span, text: `${year}年` }];
        const isMeant = year !== undefined && mayBe(report.text.slice(found.span.start, found.span.end), year);
        yield isMeant
          ? { ...found, fixes: [{ title: `改为“${year}年”`, kind: "suggestion", preferred: true, edits }] }
          : found;
      }
    }
  },
};

/** A date, or a month with its year, with the blanks that converters put around figures; 13个月 is a time. */
const DATE = /(?<![\d.．/-])(?:(20\d\d) ?年(?:度)? ?)?(\d{1,2}) ?月(?:份| ?(\d{1,2}) ?[日号])?/g;
/** The last day of a stretch within one month: 4月1日至31日. */
const LAST_DAY = /(?<![\d.．/-])(?:(20\d\d)年)?(\d{1,2})月\d{1,2}日?(?:至|到|[-－—–―~～]{1,2})(\d{1,2})日/g;
/** What stands before a month that is no length of time: 于13月5日. */
const IN = /(?:^|[于在自从从至到、，。；])$/;
/** A year with too few or too many digits, not the first or last day of the stated period (year/period). */
const YEAR =
  /(?:(?<=^|[，。；：、于在至到的（《对])20\d(?=年(?:度|\d{1,2}月|[，,我全共本]))|(?<![\d.．/-])20\d{3}(?=年))(?!年\s*(?:1\s*月\s*1|12\s*月\s*31)\s*日)/g;
const PERIOD =
  /(?<!\d)(20\d\d)年(?:(\d{1,2})月)?(?:(\d{1,2})日)?(?:至|到|[-－—–―~～]{1,2})(20\d\d)年(?:(\d{1,2})月)?(?:(\d{1,2})日)?/g;
/** Months of which the second is none; in months one also counts how old children are. */
const MONTHS_TO =
  /(?<![\d.．/-]|(?:季度|半年)[（(](?:20\d\d年)?)(?:20\d\d年)?(?:0?[1-9]|1[0-2])月份?(?:至|到|[-－—–―~～]{1,2})(?:1[3-9]|[2-9]\d|0{1,2})月(?!龄|大|\d)份?/g;
const OF_AGE = /保质|有效期|月龄|婴|幼儿|儿童|孩|疫苗|宝宝/;
/** The whole of a year, which year/period looks at. */
const STATED = /年1月1日.*12月31日$/;

/** A quarter or half of the year with its months in brackets: 第一季度（1月至3月）. */
const PART_OF_YEAR =
  /(第?[一二三四]季度|[上下]半年)[（(](?:20\d\d年)?(\d{1,2})月?份?(?:至|到|[-－—–―~～]{1,2})(\d{1,2})月份?[）)]/g;
/** Who counts quarters and halves from another month than January. */
const OTHER_CALENDAR = /财年|财政年度|学年|学期|学校|供[热暖]|采暖/;
const MONTHS: Readonly<Record<string, string>> = {
  一: "1-3",
  二: "4-6",
  三: "7-9",
  四: "10-12",
  上: "1-6",
  下: "7-12",
};
/** A time of the day behind a part of it or another time. */
const HOUR =
  /(?:[上下中]午|[早晚]上|[时点分\d](?:至|到|[-－—–―~～]{1,2}))(\d{1,2})(?=时(?!间|段|期|限|刻|效)|[:：][0-5]\d(?!\d))/g;
const LAST_HOUR = 24;
/** When the regulations came into force as they are now. */
const IN_FORCE =
  /(?<=(?:政府信息公开|《)条例》?已?(?:自|于|从)?)(20\d\d)(?=年5月15日(?:起)?(?:正式)?(?:施行|实施|生效))/g;
const YEAR_IN_FORCE = 2019;

const findingsIn = remember((written): readonly Finding[] => {
  if (!/\d ?[月年时:：]/.test(written)) return [];
  const text = halfWidthDigits(written);
  const found: Finding[] = [...wrongMonths(text), ...wrongHours(text), ...wrongInForce(text)];
  for (const { 0: whole, 1: year, 2: month = "", 3: day, index } of text.matchAll(DATE)) {
    const span = { start: index, end: index + whole.length };
    const last = lastDay(Number(month), year);
    if (last === undefined) {
      const isDate = year !== undefined || (day !== undefined && IN.test(text.slice(0, index)));
      if (isDate) found.push({ span, message: `${quote(whole)}：月份只有 1 至 12，请核对。` });
    } else if (day !== undefined && (Number(day) > last || Number(day) === 0))
      found.push(
        Number(day) === LAST_OF_YEAR &&
          Number(month) === NEXT_TO_LAST &&
          FROM_FIRST_DAY.test(text.slice(Math.max(0, index - LONGEST_FROM), index))
          ? wrongEnd(span, whole, month, last)
          : wrongDay(text, span.start + whole.lastIndexOf(day), day, last, `${year ? `${year}年` : ""}${month}月`),
      );
  }
  for (const { 0: whole, 1: year, 2: month = "", 3: day = "", index } of text.matchAll(LAST_DAY)) {
    const last = lastDay(Number(month), year);
    if (last !== undefined && Number(day) > last)
      found.push(
        wrongDay(text, index + whole.length - 1 - day.length, day, last, `${year ? `${year}年` : ""}${month}月`),
      );
  }
  for (const { 0: whole, index } of OF_AGE.test(text) ? [] : text.matchAll(MONTHS_TO))
    found.push({
      span: { start: index, end: index + whole.length },
      message: `${quote(whole)}：月份只有 1 至 12，请核对。`,
    });
  for (const match of text.matchAll(PERIOD)) {
    const { 0: whole, index } = match;
    if (STATED.test(whole) || !endsBefore(match)) continue;
    found.push({
      span: { start: index, end: index + whole.length },
      message: `${quote(whole)}的结束时间在开始时间以前，请核对。`,
    });
  }
  return found.sort((a, b) => a.span.start - b.span.start);
});

function* wrongMonths(text: string): Iterable<Finding> {
  if (!/季度|半年/.test(text)) return;
  for (const { start, end } of sentences(text, { start: 0, end: text.length })) {
    const sentence = text.slice(start, end);
    if (OTHER_CALENDAR.test(sentence)) continue;
    for (const { 0: whole, 1: part = "", 2: from = "", 3: to = "", index } of sentence.matchAll(PART_OF_YEAR)) {
      const right = MONTHS[part.replace("第", "").charAt(0)];
      if (right === undefined || right === `${Number(from)}-${Number(to)}` || Number(from) > Number(to)) continue;
      const [first, last] = right.split("-");
      yield {
        span: { start: start + index, end: start + index + whole.length },
        message: `${quote(part)}是${first}月至${last}月，这里写的是${from}月至${to}月，请核对。`,
      };
    }
  }
}

function* wrongHours(text: string): Iterable<Finding> {
  for (const { 0: whole, 1: hour = "", index } of text.matchAll(HOUR)) {
    if (Number(hour) <= LAST_HOUR) continue;
    const end = index + whole.length;
    yield { span: { start: end - hour.length, end }, message: `一天没有 ${hour} 时，请核对。` };
  }
}

function* wrongInForce(text: string): Iterable<Finding> {
  if (!text.includes("条例")) return;
  for (const { 0: year, index } of text.matchAll(IN_FORCE)) {
    if (Number(year) === YEAR_IN_FORCE) continue;
    const span = { start: index, end: index + year.length };
    yield {
      span,
      message: `修订后的《条例》自 ${YEAR_IN_FORCE} 年5月15日起施行，这里写的是 ${year} 年，请核对。`,
      fixes: [
        {
          title: `${year} 年改为 ${YEAR_IN_FORCE} 年`,
          kind: "suggestion",
          preferred: true,
          edits: [{ span, text: String(YEAR_IN_FORCE) }],
        },
      ],
    };
  }
}

/** Years with a digit too few or too many. */
const oddYears = remember((text): readonly Finding[] =>
  [...halfWidthDigits(text).matchAll(YEAR)].map(({ 0: year, index }) => ({
    span: { start: index, end: index + year.length + 1 },
    message: `年份${quote(`${year}年`)}${year.length < 4 ? "少" : "多"}写了一位数字，请核对。`,
  })),
);

/** Whether a year may be meant by one that has a digit too few or too many. */
function mayBe(written: string, year: number): boolean {
  return editDistance(halfWidthDigits(written), `${year}年`) === 1;
}

/** The last day of a month; undefined where there is no such month. Without its year, February may have 29 days. */
function lastDay(month: number, year: string | undefined): number | undefined {
  if (month < 1 || month > 12) return undefined;
  return new Date(Date.UTC(year === undefined ? 2000 : Number(year), month, 0)).getUTCDate();
}

/** No month has more days. */
const LONGEST_MONTH = 31;

function wrongDay(text: string, start: number, day: string, last: number, month: string): Finding {
  const behind = start + day.length;
  // 2 月 30 日
  const span = { start, end: behind + (text.charAt(behind) === " " ? 2 : 1) };
  const mark = text.charAt(span.end - 1);
  return {
    span,
    message: `${month}只有 ${last} 天，没有${quote(`${day}${mark}`)}，请核对。`,
    fixes:
      // Which day is meant by the 36th nobody can tell.
      Number(day) === 0 || Number(day) > LONGEST_MONTH
        ? []
        : [
            {
              title: `改为“${last}${mark}”`,
              kind: "suggestion",
              preferred: true,
              edits: [{ span, text: `${last}${mark}` }],
            },
          ],
  };
}

/** Behind the first day of a year, in front of the day up to which something goes on: 2023年1月1日至. */
const FROM_FIRST_DAY = /(?<!\d)1\s*月\s*1\s*日(?:起|开始)?\s*(?:至|到|[-－—–―~～]{1,2})\s*$/;
const LONGEST_FROM = 20;
const LAST_OF_YEAR = 31;
/** The month that may be meant for the last. */
const NEXT_TO_LAST = 11;

/** A month with too few days at the end of a year: 1月1日至11月31日. */
function wrongEnd({ end }: Span, written: string, month: string, last: number): Finding {
  const day = /\d{1,2}月.*$/.exec(written)?.[0] ?? written;
  const span = { start: end - day.length, end };
  const right = `12月31${day.slice(-1)}`;
  return {
    span,
    message: `${month}月只有 ${last} 天，没有${quote(day)}，疑为${quote(right)}，请核对。`,
    fixes: [{ title: `改为${quote(right)}`, kind: "suggestion", preferred: true, edits: [{ span, text: right }] }],
  };
}

/** Whether the second time of a period comes before the first, as far as both are told. */
function endsBefore([, year, month, day, lastYear, lastMonth, last]: RegExpExecArray): boolean {
  if (Number(year) !== Number(lastYear)) return Number(lastYear) < Number(year);
  if (month === undefined || lastMonth === undefined) return false;
  if (Number(month) !== Number(lastMonth)) return Number(lastMonth) < Number(month);
  return day !== undefined && last !== undefined && Number(last) < Number(day);
}

export default rule;
