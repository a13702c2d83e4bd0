import { verdictsOf } from "../../relations/verdicts";
import type { Claim } from "../../report/claims/claim";
import { isWithin } from "../../report/rates/percent";
import type { Cell, Report } from "../../report/types";
import { quote } from "../quote";
import type { Finding, Fix, RelatedPlace, Rule } from "../types";
import { rateFix, roundedTo } from "./rateFix";
import {
  type Compared,
  type ComparedShare,
  comparedClaims,
  comparedShares,
  fits,
  fitsAny,
  MONEY,
  type Reading,
} from "./readings";

/** Most related places that a finding lists. */
const MOST_RELATED = 8;
/** What may be counted in either of two ways, so that both figures are told. */
const COUNTED_EITHER_WAY: ReadonlySet<Claim["subject"]["kind"]> = new Set([
  "received",
  "accepted",
  "handled",
  "carried",
]);

const rule: Rule = {
  meta: {
    id: "text/disagrees-with-table",
    title: "正文的数字与表格不一致",
    titleEn: "A figure in prose differs from the table",
    severity: "warning",
    fix: "suggestion",
    basis: "国办公开办函〔2021〕30号、国办公开办函〔2019〕60号：年度报告的数据应当准确，前后一致",
    docs: `检查正文里说到表格的数字是否与表格一致：申请的新收、上年结转、办结、各种办理结果和结转下年度，行政复议、行政诉讼，规章和行政规范性文件的制发、废止、现行有效，行政许可、行政处罚、行政强制的处理决定，行政事业性收费。正文说“未收到”“未发生”“为零”“均为0”“：无”、表中却有，说“均已办结”、表中却有结转下年度的，说“均为自然人申请”、表中却有法人的，“行政复议1件，结果维持”“均予以公开”而表中是别的结果的，也查。占比按表格算不出来的也查，“予以公开占62%”这样只说了占比、没有说件数的是提示。

几种理解都说得通的，有一种与表格一致就不算错：例如“受理”可以只算新收，也可以加上上年结转；“行政诉讼”是两类之和。“40余件”“约40件”这样的约数，差得远的才算。说的是其中一部分（某个部门、某个季度、某种渠道）、其他年份，或者有看不懂的词句的，一律不比。

怎么改：对照台账，看正文和表格哪一个写错了。快速修复把正文换成表格的数；收费金额像是按元填进表格的，改表格。`,
  },
  *check(report) {
    const disputed = disputedCells(report);
    const told = new Set<number>();
    const wrong = new Set<string>();
    const right = new Set<string>();
    for (const compared of comparedClaims(report)) {
      const { claim, readings } = compared;
      if (claim.says === "figure" && fitsAny(claim, readings)) right.add(countOf(claim));
      const finding = compare(compared, report, disputed);
      if (!finding || told.has(finding.span.start)) continue;
      told.add(finding.span.start);
      wrong.add(countOf(compared.claim));
      yield finding;
    }
    for (const share of comparedShares(report)) {
      // 自然人35件，占81.4%: the share follows from a figure that is told to be wrong.
      if (wrong.has(countOf(share.claim))) continue;
      const finding = compareShare(share, report, disputed);
      // Alone, it may be of something else than all applications; not so behind a figure that the table has too.
      if (finding) yield right.has(countOf(share.claim)) ? finding : { ...finding, severity: "info" };
    }
  },
};

/** Cells that sums call in question, with the values that would put them right. */
function disputedCells({ tables }: Report): ReadonlyMap<Cell, readonly number[]> {
  const found = new Map<Cell, number[]>();
  const add = (cell: Cell | undefined, values: readonly number[]) => {
    if (cell) found.set(cell, [...(found.get(cell) ?? []), ...values]);
  };
  for (const table of tables)
    for (const verdict of verdictsOf(table)) {
      if (verdict.kind === "pinned") add(verdict.cell, [verdict.value]);
      else {
        add(table.cells.get(verdict.identity.total), []);
        for (const { cell, value } of verdict.repairs.flatMap(({ changes }) => changes))
          add(cell, value === undefined ? [] : [value]);
      }
    }
  return found;
}

function compare(
  { claim, siblings, readings }: Compared,
  report: Report,
  disputed: ReadonlyMap<Cell, readonly number[]>,
): Finding | undefined {
  if (fitsAny(claim, readings)) return undefined;
  // The wrong figure is the table's, which the sums tell already.
  const isRight = readings.some(({ cells, value }) =>
    cells.some((cell) => disputed.get(cell)?.some((right) => fits(claim, value - (numberOf(cell) ?? 0) + right))),
  );
  if (isRight || (claim.says === "allDone" && tellsCarriedOut(siblings))) return undefined;
  const isDoubted = readings.some(({ cells }) => cells.some((cell) => disputed.has(cell)));
  const cell = inYuan(claim, readings);
  const isOpen = COUNTED_EITHER_WAY.has(claim.subject.kind);
  const offered = readings.filter(({ value }, i) =>
    isOpen ? readings.findIndex((other) => other.value === value) === i : i === 0,
  );
  return {
    span: claim.span,
    message: `${said(claim, report)}，表中${offered.map(({ name, value }) => `${name}为 ${value}`).join("，")}，${cell ? "像是按元填的，" : turned(claim, siblings, report)}请核对后改成一致。`,
    related: related(offered),
    ...(cell ? { cell: cell.slot.id, fixes: [inForm(cell, claim)] } : {}),
    ...(!cell && claim.says === "figure" && claim.least === claim.most
      ? { fixes: offered.flatMap((one) => fix(claim, one, report, offered.length === 1 && !isDoubted)) }
      : {}),
  };
}

/** Says of what was carried over that the table has it the other way round: 结转上年1件 for 结转下年度1件. */
function turned(claim: Claim, siblings: readonly Claim[], { tables }: Report): string {
  const other = OTHER_WAY.get(claim.subject.kind);
  // Where both are told, it is plain which is which.
  if (other === undefined || siblings.some(({ subject }) => subject.kind === other)) return "";
  const cell = tables.find(({ form }) => form.id === "applications")?.cells.get(`applications.${other}.total`);
  const isTurned = claim.says === "figure" && claim.value > 0 && cell && numberOf(cell) === claim.value;
  return isTurned ? `而${quote(cell.slot.rowName)}正是 ${claim.value}，像是把上年、下年说反了，` : "";
}

/** What goes on from the year before, and to the next year. */
const OTHER_WAY: ReadonlyMap<Claim["subject"]["kind"], "carriedIn" | "carriedOut"> = new Map([
  ["carriedIn", "carriedOut"],
  ["carriedOut", "carriedIn"],
]);

/** The cell that has in 元 what the prose tells, where the form asks for 万元. */
function inYuan({ subject, value, unit }: Claim, [reading]: readonly Reading[]): Cell | undefined {
  const isYuan = subject.kind === "fees" && reading?.value === rounded(value * (MONEY[unit] ?? 1) * MYRIAD);
  return isYuan && reading.value >= LEAST_IN_YUAN ? reading.cells[0] : undefined;
}

/** The fix that puts the prose's amount into the table in the form's unit. */
function inForm({ span, raw }: Cell, { value, unit }: Claim): Fix {
  const amount = String(rounded(value * (MONEY[unit] ?? 1)));
  return {
    title: `把表中的 ${raw} 改为 ${amount}`,
    kind: "suggestion",
    preferred: true,
    edits: [{ span, text: amount }],
  };
}

const MYRIAD = 10_000;
/** Below this it is rather the prose that lacks 万: 0.35元. */
const LEAST_IN_YUAN = 1000;

/** An amount without the noise of binary fractions. */
function rounded(amount: number): number {
  return Number(amount.toFixed(6));
}

/** What a statement counts, and in which sentence. */
function countOf({ subject, sentence }: Claim): string {
  return `${sentence} ${subject.kind} ${"name" in subject ? subject.name : ""}`;
}

function compareShare(
  { claim, readings }: ComparedShare,
  report: Report,
  disputed: ReadonlyMap<Cell, readonly number[]>,
): Finding | undefined {
  const cells = readings.flatMap(({ part, whole }) => [...part.cells, ...whole.cells]);
  if (readings.some(({ percent }) => isWithin(percent, claim)) || cells.some((cell) => disputed.has(cell)))
    return undefined;
  const [first] = readings;
  if (!first) return undefined;
  const { part, whole, percent } = first;
  const rights = new Set(readings.map((one) => roundedTo(one.percent, claim.decimals)));
  return {
    span: claim.span,
    message: `${said(claim, report)}，表中${part.name}为 ${part.value}，${whole.name}为 ${whole.value}，算应为 ${roundedTo(percent, 2)}%，请核对。`,
    related: related([part, whole]),
    ...(rights.size === 1
      ? { fixes: [rateFix(claim, roundedTo(percent, claim.decimals), undefined, report.text)] }
      : {}),
  };
}

function tellsCarriedOut(siblings: readonly Claim[]): boolean {
  return siblings.some(({ subject, says, value }) => subject.kind === "carriedOut" && says === "figure" && value > 0);
}

function numberOf({ value }: Cell): number | undefined {
  return value.kind === "number" ? value.number : undefined;
}

function said(claim: Claim, { text }: Report): string {
  const words = text.slice(claim.span.start, claim.span.end).replace(/\s+/g, "");
  return claim.says === "figure" || claim.says === "share" ? `正文写的是“${words}”` : `正文说“${words}”`;
}

function related(readings: readonly Reading[]): RelatedPlace[] {
  const cells = [...new Set(readings.flatMap((reading) => reading.cells))];
  const telling = cells.filter((cell) => numberOf(cell) !== 0 && cell.raw !== "");
  return (telling.length > 0 ? telling : cells.slice(0, 1))
    .slice(0, MOST_RELATED)
    .map(({ span, slot, raw }) => ({ span, message: `表中${slot.rowName}的${slot.columnName}：${raw}` }));
}

/** The fix that takes the table's figure. */
function fix(claim: Claim, { value, name }: Reading, { text }: Report, preferred: boolean): Fix[] {
  const written = text.slice(claim.number.start, claim.number.end);
  const figure = claim.subject.kind === "fees" ? value / (MONEY[claim.unit] ?? 1) : value;
  const amount = String(rounded(figure));
  if (value < 0) return [];
  return [
    {
      title: `把正文的 ${written.replace(/\s+/g, "")} 改为 ${amount}（${name}）`,
      kind: "suggestion",
      ...(preferred ? { preferred } : {}),
      edits: [{ span: claim.number, text: amount }],
    },
  ];
}

export default rule;
