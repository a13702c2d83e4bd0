import { type FiguredWords, figuredWords } from "../../report/figuredWords";
import type { PlacedFigure } from "../../report/placedFigure";
import { paragraphs } from "../../report/prose";
import { type Rate, rateBehind, ratesIn } from "../../report/rates";
import { type BareShares, bareSharesIn } from "../../report/rates/bareShares";
import { CARRIED_OVER } from "../../report/rates/done";
import { growthOverAll } from "../../report/rates/growth";
import { isWithin } from "../../report/rates/percent";
import { type OverAll, sharesOverAll } from "../../report/rates/shares";
import { type Partition, partitionsIn } from "../../report/sums";
import { type Exceeding, exceedingIn, MORE_TO_DO } from "../../report/sums/exceeding";
import { beginsWithWay, waysIn } from "../../report/sums/ways";
import { isOneDigitOff } from "../../report/sums/words";
import type { Report } from "../../report/types";
import { FALLS } from "../../report/yearWords";
import { remember } from "../../text/remember";
import type { Span } from "../../text/span";
import { testOnce } from "../../text/testOnce";
import { placed } from "../inParagraphs";
import type { Finding, Rule } from "../types";
import { rateFix, roundedTo } from "./rateFix";
import { type ComparedShare, comparedClaims, comparedShares, fitsAny, MONEY } from "./readings";
import { type SinceLastYear, wrongSinceLastYear } from "./sinceLastYear";

const rule: Rule = {
  meta: {
    id: "text/prose-sum",
    title: "正文里分项与总数、百分比对不上",
    titleEn: "Figures in a sentence that do not add up",
    severity: "warning",
    fix: "suggestion",
    basis: "国办公开办函〔2021〕30号、国办公开办函〔2019〕60号：年度报告的数据应当准确，前后一致",
    docs: `检查一句话里的数字前后对得上：

- 分项加起来比总数还大，例如“发布信息120条，其中网站80条、公众号50条”，总数后面先说了增减、公开率的，“16件中，属于……的5件”也算；
- 说的是全部分项，加起来比总数小，例如“共发布120条，网站、公众号分别为80条、30条”“其中网站80条、其他30条”，四个季度、上下半年；
- 按不同办法分的，每一种都和总数比，例如“公开320条，从内容分：政务类200条、其他120条；从渠道分：网站220条、公众号90条”。只说“从……看”的、同一条可能发在几个渠道的，只在像是写错一位数字时提示；
- 清理文件、账号的结果，例如“清理73件，保留60件、修改5件、废止7件”；
- 各项加起来只比总数少一点，改一位数字就对得上的，例如“8640条，其中网站5000条，公众号3600条”。这一项是提示；
- 各项后面紧接着说的合计不对，例如“办理人大代表建议9件、政协提案14件，共24件”，“名”和“人”合在一起算；
- 占比、增减与同一句里的两个数对不上（以“万”计的，按写出的精度算），例如“发布120条，其中网站60条，占60%”“收到12件，比上年增加2件，增长30%”“2022年收到80件，2023年收到63件，下降25%”“是上年的3倍”“提高2个百分点”；整改率、按时办结率、采纳率与“发现33个，整改30个”这样的两个数对不上；月均与全年对不上；“分别占”的几项加起来超过100%。这一项是提示，写到几位小数就按几位小数算，四舍五入、舍去尾数都不算错；
- 申请的占比不可能，例如“收到申请20件，其中自然人占83%”，或者加起来超过100%。这一项是提示；
- 有上年报告可比的时候，与表格一致的数后面说的“较上年增长……%”“比上年减少……件”，按上年报告算不出来的，以及“较上年的……件”“2022年收到……件”与上年报告不一致的。这一项也是提示。

只能是其中一部分的，比全部还多：收回的问卷比发放的多，采纳的意见比征集的多，整改的问题比发现的多，合格的比检查的多，满意的比参评的多，办结、答复的比收到的多（说了结转的、表中有上年结转的不算）。这一项是提示。

做了的和没做的合起来不是全部，例如“发现25个，已整改24个，未整改2个”；“平均每次……”与前面两个数对不上，比上年增加的比本年的还多，“公开率”“按时答复率”“办结率”这样的率超过100%，一处说减少、一处说增长的，也查。

“其中”可以另起一句，也可以写“包括”“具体为”“主要有”，或者把分项写在冒号后面、括号里；“网站80条，公众号30条，合计110条”这样的合计也查。后面往往只列一部分，所以加起来比总数小的，只有说明了是全部的才算；约数、单位不同的、带“等”的、看不出哪几项属于哪个总数、占的是什么的，都不查。

怎么改：对照台账，看总数和分项哪一个写错了。占比、增减可以用快速修复换成算出来的数，换之前先看看是不是那两个数写错了。`,
  },
  *check(report, { lastYear }) {
    const sinceLastYear = lastYear ? [...wrongSinceLastYear(report, lastYear)] : [];
    const rights = rightFigures(report, sinceLastYear);
    const byTables = new Set(
      comparedShares(report).flatMap((share) => (isWrongShare(share) ? share.claim.span.start : [])),
    );
    const agreed = agreedFigures(report);
    const told = new Set<number>();
    for (const { span, text } of paragraphs(report)) {
      const faults = faultsIn(text).filter(
        ({ finding, makes, isUnlessCarriedIn }) =>
          !byTables.has(span.start + finding.span.start) &&
          !(makes && holds(makes, rights, span.start)) &&
          !(isUnlessCarriedIn && isCarriedIn(report)),
      );
      for (const { finding } of faults) told.add(span.start + finding.span.start);
      yield* placed(
        faults.map(({ finding, isOfParts }) =>
          isOfParts && agreed.has(span.start + finding.span.start) ? ofParts(finding) : finding,
        ),
        span.start,
      );
    }
    for (const { finding } of sinceLastYear) {
      if (!told.has(finding.span.start)) yield finding;
      told.add(finding.span.start);
    }
  },
};

/** What does not add up in a sentence. */
interface Fault {
  readonly finding: Finding;
  readonly makes?: Makes;
  /** Whether it is none where applications were carried in, which the table tells. */
  readonly isUnlessCarriedIn?: boolean;
  /** Whether it is the parts that are wrong where the table has the same total. */
  readonly isOfParts?: boolean;
}

/** Figures of a sentence, and whether all is well with others in their place. */
interface Makes {
  readonly from: readonly PlacedFigure[];
  readonly isRight: (values: readonly number[]) => boolean;
}

/** Figures that the tables or last year's report show to be wrong, by their places, and what they should be. */
function rightFigures(report: Report, sinceLastYear: readonly SinceLastYear[]): ReadonlyMap<number, readonly number[]> {
  const rights = new Map(sinceLastYear.map(({ finding, rights }) => [finding.span.start, rights]));
  for (const { claim, readings } of comparedClaims(report)) {
    if (claim.says !== "figure" || fitsAny(claim, readings)) continue;
    const unit = claim.subject.kind === "fees" ? (MONEY[claim.unit] ?? 1) : 1;
    rights.set(
      claim.span.start,
      readings.map(({ value }) => value / unit),
    );
  }
  return rights;
}

/** Where figures stand that the tables have too. */
function agreedFigures(report: Report): ReadonlySet<number> {
  return new Set(
    comparedClaims(report).flatMap(({ claim, readings }) =>
      claim.says === "figure" && fitsAny(claim, readings) ? claim.span.start : [],
    ),
  );
}

/** The same finding where the total is right. */
function ofParts(finding: Finding): Finding {
  return { ...finding, message: finding.message.replace(/，请核对。$/, "；总数与表格一致，请核对各项。") };
}

/** Whether the tables make another share, which is told where they are compared. */
function isWrongShare({ claim, readings }: ComparedShare): boolean {
  return !readings.some(({ percent }) => isWithin(percent, claim));
}

/** Most ways that right figures are put in the place of wrong ones. */
const MOST_WAYS = 64;

/** Whether all is well once wrong figures are put right, so that these are what is to be told. */
function holds({ from, isRight }: Makes, rights: ReadonlyMap<number, readonly number[]>, start: number): boolean {
  let ways: readonly (readonly number[])[] = [[]];
  for (const { span, value } of from) {
    const own = rights.get(start + span.start) ?? [];
    ways = ways.flatMap((way) => [value, ...own].map((one) => [...way, one])).slice(0, MOST_WAYS);
  }
  return ways.length > 1 && ways.some(isRight);
}

const faultsIn = remember((text): readonly Fault[] => {
  const isCarriedOver = testOnce(CARRIED_OVER, text);
  const isMoreToDo = testOnce(MORE_TO_DO, text);
  let told: FiguredWords | undefined;
  return [...fullSentences(text)].flatMap((span, i, all) => {
    const before = all[i - 1];
    const sentence = figuredWords(text, span);
    // 。从内容分，…。从渠道分，…: the total stands in front of the first of them.
    if (!beginsWithWay(sentence)) told = sentence;
    if (sentence.figures.length === 0) return [];
    const start = told?.span.start ?? span.end;
    const isNear = start < span.end && span.end - start <= LONGEST;
    const ways = isNear ? waysIn(told === sentence ? sentence : figuredWords(text, { start, end: span.end })) : [];
    const partitions = partitionsIn(sentence);
    return [
      ...[
        ...partitions,
        ...ways.filter(
          ({ parts }) => parts.every((part) => part.span.start >= span.start) && !isSaidBefore(text, parts),
        ),
      ].flatMap((partition) => wrongSum(partition, text) ?? []),
      ...ratesIn(sentence, partitions, isCarriedOver).flatMap((rate) => wrongRate(rate, text) ?? []),
      ...(before ? rateBehind(text, before, sentence, isCarriedOver) : []).flatMap(
        (rate) => wrongRate(rate, text) ?? [],
      ),
      ...growthOverAll(sentence).map((growth) => ({ finding: tooMuchGrowth(growth, text) })),
      ...bareSharesIn(sentence).flatMap((shares) => wrongShares(shares, text) ?? []),
      ...sharesOverAll(sentence, isMoreToDo).map((shares) => ({
        finding: overAll(shares),
        isUnlessCarriedIn: shares.isOfApplications ?? false,
      })),
      ...exceedingIn(text, sentence, isMoreToDo).map((exceeding) => tooMany(exceeding, text)),
    ];
  });
});

/** Longest sentence that is read: what goes on without a full stop is no sentence. */
const LONGEST = 600;

/** Whether parts make another figure not far in front: 新收368件，…已办结365件。从申请人看，自然人342件、其他26件. */
function isSaidBefore(text: string, parts: readonly PlacedFigure[]): boolean {
  const start = parts[0]?.span.start ?? 0;
  const sum = parts.reduce((all, { value }) => all + value, 0);
  return new RegExp(`(?<!\\d)${sum}(?!\\d)`).test(text.slice(Math.max(0, start - LONGEST), start));
}

/** What goes on with the parts of a total behind a full stop. */
const GOES_ON = /^(?:其中|(?:具体|主要)?包括)/;
const LONGEST_MARKER = 4;

/** The sentences up to their full stops: the parts of a total may stand between semicolons, and behind 。其中. */
function* fullSentences(text: string): Iterable<Span> {
  let from = 0;
  for (let i = 0; i < text.length; i++) {
    if (!"。！？".includes(text.charAt(i)) && i + 1 < text.length) continue;
    if (GOES_ON.test(text.slice(i + 1, i + 1 + LONGEST_MARKER))) continue;
    if (i + 1 - from <= LONGEST) yield { start: from, end: i + 1 };
    from = i + 1;
  }
}

const MYRIAD = 10_000;
/** By how many hundredths of a total its parts may fall short, for what lacks to be a slip rather than one more part. */
const MOST_LEFT = 1;
/** And at least how much: what lacks fewer may be a part too small to be told. */
const LEAST_LEFT = 10;

function wrongSum({ total, parts, isWhole, isOpen, isUnsure, way }: Partition, text: string): Fault | undefined {
  const rounded = (figure: number) => Number(figure.toFixed(6));
  const sum = rounded(parts.reduce((all, { value }) => all + value, 0));
  const isOver = rounded(parts.reduce((all, { lowest }) => all + lowest, 0)) > total.highest;
  const isUnder = rounded(parts.reduce((all, { highest }) => all + highest, 0)) < total.lowest;
  const isShort = isUnder && !isWhole;
  const isExact = [total, ...parts].every(({ lowest, highest }) => lowest === highest);
  if (!isOver && (!isUnder || (isShort && (isOpen || !isExact || !isSlip(total, parts, sum))))) return undefined;
  const written = words(text, total.span);
  const [first] = parts;
  const side = first && first.span.start < total.span.start ? "前面" : "后面";
  const where = way === undefined ? side : `“${way}”的`;
  const message =
    parts.length === 1
      ? `总数写的是“${written}”，其中的一项是“${words(text, parts[0]?.span ?? total.span)}”，比总数还大，请核对。`
      : isShort
        ? `总数写的是“${written}”，${where}各项加起来是 ${sum}，只少 ${Number((total.value - sum).toFixed(6))}，像是写错了一个数，请核对。`
        : `总数写的是“${written}”，${where}各项加起来是 ${written.includes("万") && sum >= MYRIAD ? `${rounded(sum / MYRIAD)} 万` : sum}，${sum > total.value ? "比总数还大" : "比总数小"}，请核对。`;
  const isRight = ([whole = 0, ...own]: readonly number[]) => {
    if (!isExact) return false;
    const all = own.reduce((a, b) => a + b, 0);
    return isWhole || isShort ? all === whole : all <= whole;
  };
  return {
    finding: {
      span: total.span,
      message,
      ...(isShort || isUnsure ? { severity: "info" } : {}),
      related: placesOf(
        parts.map(({ span }) => span),
        text,
      ),
    },
    makes: { from: [total, ...parts], isRight },
    isOfParts: true,
  };
}

/** Whether one digit of one figure is all that parts which fall a little short of their total differ in. */
function isSlip(total: PlacedFigure, parts: readonly PlacedFigure[], sum: number): boolean {
  const left = total.value - sum;
  if (parts.length < 2 || left < LEAST_LEFT || left * 100 > total.value * MOST_LEFT) return false;
  return (
    isOneDigitOff(total.value, sum) || parts.some(({ value }) => value > left && isOneDigitOff(value, value + left))
  );
}

function wrongRate(rate: Rate, text: string): Fault | undefined {
  const { told, decimals, exact, direction, opposite, lastYear, isApproximate, from } = rate;
  const isWrong = !isWithin(exact, rate);
  if (!opposite && !isWrong) return undefined;
  const made = from.map(({ span }) => `“${words(text, span)}”`).join("和");
  const right = `${direction} ${Number(exact.toFixed(2))}${told.unit}${isApproximate ? "左右" : ""}`;
  const before = lastYear === undefined ? "" : `，上年是 ${lastYear}${from[0]?.unit ?? ""}，`;
  const falls = (direction === "下降") !== (opposite !== undefined);
  const isRight = (values: readonly number[]) => {
    const made = rate.make(values);
    return isWithin(Math.abs(made), rate) && (direction === "" || made < 0 === falls);
  };
  const [now, difference] = from;
  // 比上年减少14条，增长7.1%
  const clash =
    opposite && lastYear !== undefined && now && difference
      ? `前面说“${words(text, { start: now.span.end, end: difference.span.end }).replace(/^[，,（(]/, "")}”，这里又说“${words(text, { start: opposite.start, end: told.span.end })}”，一增一减，前后矛盾${fitsTurned(rate, now.value, difference.value, text) ? "，前面的改过来就对得上" : ""}；`
      : `这里写的是“${words(text, told.span)}”，`;
  const finding: Finding = {
    span: told.span,
    severity: "info",
    message: `${clash}按${made}算${before}应为${right}，请核对。`,
    related: placesOf(
      from.map(({ span }) => span),
      text,
    ),
    // 比上年增加22件，同比下降12.5%: either word may be the wrong one.
    fixes:
      (opposite && lastYear !== undefined) || (isApproximate && isWrong)
        ? []
        : [rateFix(told, isWrong ? roundedTo(exact, decimals) : "", opposite, text)],
  };
  return { finding, makes: { from, isRight } };
}

/** Whether a percentage is right where the difference that it is told with went its own way: 减少14条，增长7.1%. */
function fitsTurned(rate: Rate, now: number, by: number, text: string): boolean {
  const falls = rate.opposite !== undefined && FALLS.test(words(text, rate.opposite));
  return isWithin((100 * by) / (falls ? now + by : now - by), rate);
}

function tooMuchGrowth(
  { now, difference }: { readonly now: PlacedFigure; readonly difference: PlacedFigure },
  text: string,
): Finding {
  return {
    span: difference.span,
    severity: "info",
    message: `这里说增加“${words(text, difference.span)}”，比“${words(text, now.span)}”本身还多，请核对。`,
    related: placesOf([now.span], text),
  };
}

function tooMany({ all, part, mayBeOlder, isOfApplications }: Exceeding, text: string): Fault {
  const [whole, own] = [words(text, all.span), words(text, part.span)];
  return {
    finding: {
      span: part.span,
      severity: "info",
      message: `这里写的是“${own}”，比前面的“${whole}”还多，请核对${mayBeOlder ? "；有以前年度转来的，请写明" : ""}。`,
      related: placesOf([all.span], text),
    },
    makes: { from: [all, part], isRight: ([more = 0, less = 0]) => less <= more },
    isUnlessCarriedIn: isOfApplications,
  };
}

/** Whether applications were carried in from the year before, as far as the table tells. */
function isCarriedIn({ tables }: Report): boolean {
  return tables.some(({ cells }) =>
    [...cells].some(([id, { value }]) => id.startsWith(CARRIED_IN) && value.kind === "number" && value.number > 0),
  );
}

/** The row of the applications of the year before. */
const CARRIED_IN = "applications.carriedIn.";

function overAll({ span, sum, isAlone }: OverAll): Finding {
  const what = isAlone ? "这里写的是" : "这几项占比加起来是";
  return { span, severity: "info", message: `${what} ${sum}%，超过 100%，请核对。` };
}

function wrongShares({ total, shares, sum, impossible }: BareShares, text: string): Fault | undefined {
  const [first, last] = [shares[0], shares.at(-1)];
  if (sum !== undefined && first && last)
    return { finding: overAll({ span: { start: first.span.start, end: last.span.end }, sum }) };
  if (!impossible) return undefined;
  const { share, next } = impossible;
  return {
    finding: {
      span: share.span,
      severity: "info",
      message: `这里写的是“${words(text, share.span)}”，${words(text, total.span)}的占比算不出这个数，最接近的是 ${next.join("%、")}%，请核对。`,
      related: placesOf([total.span], text),
    },
  };
}

function placesOf(spans: readonly Span[], text: string): NonNullable<Finding["related"]> {
  return spans.map((span) => ({ span, message: `这里写的是“${words(text, span)}”` }));
}

function words(text: string, { start, end }: Span): string {
  return text.slice(start, end).replace(/\s+/g, "");
}

export default rule;
