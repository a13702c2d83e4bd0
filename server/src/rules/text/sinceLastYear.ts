import type { CellId } from "../../forms";
import type { Claim } from "../../report/claims/claim";
import { figuresIn } from "../../report/claims/figures";
import { placer } from "../../report/placedFigure";
import { changeOf } from "../../report/rates/growth";
import { boundsOf, isPercentage, isWithin } from "../../report/rates/percent";
import type { Report } from "../../report/types";
import { BY, CHANGES, EARLIER_YEAR, FALLS, SINCE } from "../../report/yearWords";
import { squeeze } from "../../text/squeeze";
import type { Finding, LastYear } from "../types";
import { rateFix, roundedTo } from "./rateFix";
import { type Compared, compareClaims, comparedClaims, fits, fitsAny, MONEY, type Reading } from "./readings";

/** How far behind a figure its growth is looked for. */
const LONGEST = 40;
const GROWTH = new RegExp(`^[，,（(]?${SINCE}${CHANGES}${BY}$`);
/** What may be counted with what was carried in or without it, in one year so and in the other so. */
const COUNTED_ANYHOW: ReadonlySet<string> = new Set(["received", "accepted", "handled", "finished", "answered", "due"]);

/** Between this year's figure and last year's right behind it: 较上年的. */
const LAST_FIGURE = new RegExp(
  `^[，,；;（(]?(?:[比较与同]${EARLIER_YEAR}(?:同期)?的?|${EARLIER_YEAR}(?:同期)?(?:为|是|共|仅)?(收到|新收|受理|办结|答复|制发|制定|作出)?)$`,
);

/** What last year's report shows to be wrong. */
export interface SinceLastYear {
  readonly finding: Finding;
  /** What the marked figure should be, where it is one that last year's report has. */
  readonly rights: readonly number[];
}

/** The growth since last year that the prose tells of a figure of the tables, and last year's figures, where last year's report has others. */
export function* wrongSinceLastYear(report: Report, lastYear: LastYear): Iterable<SinceLastYear> {
  if (report.year === undefined || lastYear.report.year !== report.year - 1) return;
  for (const compared of comparedClaims(report)) {
    const found = wrongGrowth(compared, report, lastYear, report.year - 1);
    if (found) yield found;
  }
  for (const { claim, readings } of compareClaims(report, lastYear.report)) {
    if (claim.says !== "figure" || claim.isPart || isInOtherMoney(claim)) continue;
    if (!fitsAny(claim, readings)) yield wrongFigure(claim, readings, report);
  }
}

/** Whether an amount is told in another unit than the form's, in which last year's report has it. */
function isInOtherMoney({ subject, unit }: Claim): boolean {
  return subject.kind === "fees" && MONEY[unit] !== 1;
}

/** What is told of the year before and what that year's report has. */
function wrongFigure(
  { span, number }: Pick<Claim, "span" | "number">,
  readings: readonly Pick<Reading, "name" | "value">[],
  { text }: Pick<Report, "text">,
): SinceLastYear {
  const [first] = readings;
  const isCertain = first && readings.every(({ value }) => value === first.value) && Number.isInteger(first.value);
  const told = readings.map(({ name, value }) => `${name}为 ${value}`).join("，");
  return {
    finding: {
      span,
      severity: "info",
      message: `这里写的是“${text.slice(span.start, span.end).replace(/\s+/g, "")}”，上年报告${told}，请核对。`,
      ...(isCertain ? { fixes: [rateFix({ span, number }, String(first.value), undefined, text)] } : {}),
    },
    rights: readings.map(({ value }) => value),
  };
}

function wrongGrowth(
  { claim, readings }: Compared,
  { text }: Report,
  lastYear: LastYear,
  year: number,
): SinceLastYear | undefined {
  if (claim.says !== "figure" || claim.rounding > 0 || claim.least < claim.most || claim.isPart) return undefined;
  if (isInOtherMoney(claim)) return undefined;
  if (!fitsAny(claim, readings)) return undefined;
  const { words, at } = squeeze(text, { start: claim.span.end, end: Math.min(text.length, claim.span.end + LONGEST) });
  const [told] = figuresIn(words.split(/[。；;]/)[0] ?? "");
  const lead = told ? words.slice(0, told.wordsEnd) : "";
  const change = GROWTH.exec(lead)?.[1];
  const named = /20\d\d/.exec(lead)?.[0];
  const last = LAST_FIGURE.exec(lead);
  // 2022年收到: the same was done with this year's.
  const isSameDeed = text.slice(Math.max(0, claim.span.start - LONGEST), claim.span.start).includes(last?.[1] ?? "");
  const isLast = last !== null && isSameDeed && told?.unit === claim.unit && !told.isRough && told.rounding === 0;
  if (!told || (change === undefined && !isLast) || (named !== undefined && Number(named) !== year)) return undefined;
  const isPercent = isPercentage(told);
  if (!isPercent && told.unit !== claim.unit) return undefined;
  const ways = COUNTED_ANYHOW.has(claim.subject.kind)
    ? readings
    : readings.filter(({ value }) => fits(claim, value)).slice(0, 1);
  const before = ways.map(({ cells, without }) => {
    const sum = (ids: readonly CellId[]) => ids.map((id) => figureIn(lastYear.report, id));
    const added = sum(cells.filter((cell) => !without.includes(cell)).map(({ slot }) => slot.id));
    const taken = sum(without.map(({ slot }) => slot.id));
    if ([...added, ...taken].includes(undefined)) return undefined;
    const total = (figures: readonly (number | undefined)[]) => figures.reduce<number>((a, b) => a + (b ?? 0), 0);
    return total(added) - total(taken);
  });
  if (isLast) {
    const values = before.flatMap((value, i) => (value === undefined ? [] : [{ name: ways[i]?.name ?? "", value }]));
    const isOther = values.length === ways.length && values.every(({ value }) => value !== told.value);
    return isOther ? wrongFigure(placer(at)(told), values, { text }) : undefined;
  }
  if (change === undefined) return undefined;
  const falls = FALLS.test(change);
  const bounds = isPercent ? boundsOf(told) : told;
  const isRight = (old: number) => {
    const { amount, direction } = changeOf(old, claim.value, isPercent);
    return (direction === "" || (direction === "下降") === falls) && isWithin(amount, bounds);
  };
  const [old] = before;
  if (old === undefined || old <= 0 || before.some((one) => one === undefined || one <= 0 || isRight(one)))
    return undefined;
  const { amount, direction } = changeOf(old, claim.value, isPercent);
  const [reading] = ways;
  const right = direction === "" ? "两年相同" : `应为${direction} ${Number(amount.toFixed(2))}${told.unit}`;
  const { span, number } = placer(at)(told);
  const word = lead.lastIndexOf(change);
  const isOpposite = (direction === "下降") !== falls;
  const opposite = isOpposite ? { start: at(word), end: at(word + change.length - 1) + 1 } : undefined;
  const isCertain = direction !== "" && before.every((one) => one === old) && !told.isRough;
  const finding: Finding = {
    span,
    severity: "info",
    message: `这里写的是“${words.slice(told.start, told.end)}”，上年报告${reading?.name ?? ""}为 ${old}，这里的数是 ${claim.value}，${right}，请核对。`,
    ...(isCertain
      ? {
          fixes: [
            rateFix({ span, number }, isWithin(amount, bounds) ? "" : roundedTo(amount, told.decimals), opposite, text),
          ],
        }
      : {}),
  };
  return { finding, rights: [] };
}

function figureIn({ tables }: Report, id: CellId): number | undefined {
  for (const { cells } of tables) {
    const value = cells.get(id)?.value;
    if (value?.kind === "number") return value.number;
  }
  return undefined;
}
