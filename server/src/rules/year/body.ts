import type { Report } from "../../report/types";
import { type Statement, settledYear, type WrittenYear, yearEvidence } from "../../report/yearEvidence";
import { yearAs } from "../../text/numerals";
import type { Finding, Rule } from "../types";

/** Years before the report's for which a figure is likely to have been left over from an older report. */
const MOST_YEARS_BACK = 3;
/** The month of the year reported on from which on its report may be signed. */
const FIRST_MONTH = 11;

const rule: Rule = {
  meta: {
    id: "year/body",
    title: "正文的年份与报告的年度不一致",
    titleEn: "A figure of the year reported on is told of another year",
    severity: "warning",
    fix: "suggestion",
    basis:
      "《中华人民共和国政府信息公开条例》第五十条；国办公开办函〔2021〕30号、国办公开办函〔2019〕60号：年度报告反映上一年度的情况",
    docs: `检查正文里把本年度的情况说成别的年份的，多半是沿用上年的文稿没有改：

- 把本年度的数字说成别的年份的，例如 2023 年的报告写“2022年主动公开各类信息166条”“我局2022年没有收取信息处理费”“2024年共开展培训3次”；
- 第一部分的开头说的是上一年，例如“2022年，我镇认真贯彻……”，其他各条的开头也说上一年的，是提示；
- 下一步的计划说的还是本年度，例如 2023 年的报告写“下一步，2023年我镇将加强……”；
- 标题里写着上一年，例如“（一）2022年主动公开情况”；
- 把这份报告说成上一年的报告，例如“现将2022年度政府信息公开工作情况报告如下”；
- “截至2022年底”的数字，一句话中间的“，2022年共发布信息166条”。这一项是提示；
- 结转的去处不是次年的，例如 2023 年的报告写“2件结转2023年办理”；
- 落款日期还是上一次的，例如 2023 年的报告落款“2023年1月12日”：报告在次年编制，只有本年底的日期说得通；落款晚了一年的，例如 2023 年的报告落款“2025年1月12日”。

统计期限和正文都是另一年，或者正文和落款都是另一年，只有题目不同的，问题在题目上。

计划、比较、上年结转、整改上年问题、文件和报告的名称里的年份不算；一段里同时说到几个年份的，是在比较，也不算。

怎么改：核对后改成报告的年度，连同数字一起核对。快速修复只改年份。`,
  },
  *check(report) {
    const settled = settledYear(report);
    if (!settled) return;
    const { year, isTitleOdd } = settled;
    const title = report.title?.year;
    const { periods, statements } = yearEvidence(report);
    if (isTitleOdd && title) {
      const stated = periods.flatMap(({ years }) => years.slice(0, 1));
      const told = statements.filter((one) => one.year === year && !NO_DEEDS.has(one.kind));
      const others = [...stated, ...told].slice(0, 4);
      const what = stated.length > 0 ? "统计期限和正文" : "正文和落款";
      yield {
        ...oddYear(title, year, report, `题目写的是 ${title.year} 年，${what}说的都是 ${year} 年，请核对题目的年份。`),
        related: others.map(({ span }) => ({ span, message: `这里说的是 ${year} 年` })),
      };
    }
    for (const statement of statements) {
      if (statement.kind === "signed" ? isSignedInTime(statement, year) : !isOfOther(statement, statements, year))
        continue;
      yield {
        ...oddYear(statement, year + (IS_NEXT_YEARS.has(statement.kind) ? 1 : 0), report, messageOf(statement, year)),
        ...(MAY_BE_RIGHT.has(statement.kind) ? { severity: "info" } : {}),
        ...related(report, year),
      };
    }
  },
};

/** What does not tell what was done in the year reported on. */
const NO_DEEDS: ReadonlySet<Statement["kind"]> = new Set(["carriedOut", "nothing", "plan", "later"]);

/** What a report tells of the year after that reported on. */
const IS_NEXT_YEARS: ReadonlySet<Statement["kind"]> = new Set(["signed", "carriedOut", "plan"]);

/** What cannot be told of a year that has just begun when the report is made. */
const IS_OVER: ReadonlySet<Statement["kind"]> = new Set(["figure", "nothing", "later"]);

/** What may be meant as it is now and then. */
const MAY_BE_RIGHT: ReadonlySet<Statement["kind"]> = new Set(["until", "within", "item"]);

/** Whether something is told of another year than the report's, and of a year for which it was written before. */
function isOfOther({ kind, year, month }: Statement, all: readonly Statement[], right: number): boolean {
  if (kind === "deed") return false;
  const back = right - year;
  // The end of the next year is yet to come.
  if (kind === "until" && back === -1) return true;
  if (kind === "carriedOut" || kind === "plan") return back >= 0 && back <= MOST_YEARS_BACK;
  if (back >= 1 && back <= MOST_YEARS_BACK && kind !== "later") return true;
  // What was done in the first months of the next year may be told as well.
  return (
    back === -1 &&
    IS_OVER.has(kind) &&
    month === undefined &&
    (kind === "later" || all.some((one) => one.year === right))
  );
}

/** Whether a report can have been signed then: from the end of its year to that of the next; long before, it is no date of its own. */
function isSignedInTime({ year, month }: Statement, right: number): boolean {
  const back = right - year;
  return back > MOST_YEARS_BACK || back === -1 || (back === 0 && !(month !== undefined && month < FIRST_MONTH));
}

function messageOf({ kind, year, month }: Statement, right: number): string {
  switch (kind) {
    case "report":
      return `这里说的是 ${year} 年的报告，这份是 ${right} 年的，请核对年份。`;
    case "heading":
      return `标题写的是 ${year} 年，报告的是 ${right} 年，请核对年份。`;
    case "signed":
      return `落款日期是 ${year} 年${month === undefined ? "" : ` ${month} 月`}，${right} 年的报告应在 ${right + 1} 年编制，请核对年份。`;
    case "carriedOut":
      return `这里说的是结转到 ${year} 年，${right} 年的报告应结转到 ${right + 1} 年，请核对年份。`;
    case "plan":
      return `这里说的是 ${year} 年的计划，${right} 年的报告在 ${right + 1} 年编制，请核对年份。`;
    case "opening":
      return `开头说的是 ${year} 年，报告的是 ${right} 年，请核对年份。`;
    default:
      return `这里说的是 ${year} 年的情况，报告的是 ${right} 年，请核对年份和数字。`;
  }
}

function oddYear({ span, year }: WrittenYear, right: number, { text }: Report, message: string): Finding {
  return {
    span,
    message,
    fixes: [
      {
        title: `把 ${year} 年改为 ${right} 年`,
        kind: "suggestion",
        preferred: true,
        edits: [{ span, text: yearAs(text.slice(span.start), right) }],
      },
    ],
  };
}

function related({ title }: Report, year: number): Pick<Finding, "related"> {
  return title?.year?.year === year ? { related: [{ span: title.year.span, message: `题目写的是 ${year} 年` }] } : {};
}

export default rule;
