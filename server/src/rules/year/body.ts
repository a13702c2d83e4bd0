import type { Report } from "../../report/types";
import { settledYear, type WrittenYear, yearEvidence } from "../../report/yearEvidence";
import type { Finding, Rule } from "../types";

/** Years before the report's for which a figure is likely to have been left over from an older report. */
const MOST_YEARS_BACK = 3;

const rule: Rule = {
  meta: {
    id: "year/body",
    title: "正文的年份与报告的年度不一致",
    titleEn: "A figure of the year reported on is told of another year",
    severity: "warning",
    fix: "suggestion",
    basis:
      "《中华人民共和国政府信息公开条例》第五十条；国办公开办函〔2021〕30号、国办公开办函〔2019〕60号：年度报告反映上一年度的情况",
    docs: `检查正文里把本年度的数字说成别的年份的，例如 2023 年的报告写“2022年主动公开各类信息166条”，多半是沿用上年的文稿没有改。开头把这份报告说成上一年的报告，也查。统计期限和正文都是另一年、只有题目不同的，问题在题目上。

计划、比较、上年结转、整改上年问题、文件和报告的名称里的年份不算；一段里同时说到几个年份的，是在比较，也不算。

怎么改：核对后改成报告的年度，连同数字一起核对。快速修复只改年份。`,
  },
  *check(report) {
    const settled = settledYear(report);
    if (!settled) return;
    const { year, isTitleOdd } = settled;
    const title = report.title?.year;
    const { periods, deeds, reports } = yearEvidence(report);
    if (isTitleOdd && title) {
      const others = [...periods.flatMap(({ years }) => years.slice(0, 1)), ...deeds].slice(0, 4);
      yield {
        ...oddYear(title, year, `题目写的是 ${title.year} 年，统计期限和正文说的都是 ${year} 年，请核对题目的年份。`),
        related: others.map(({ span }) => ({ span, message: `这里说的是 ${year} 年` })),
      };
    }
    for (const own of reports) {
      const back = year - own.year;
      if (back < 1 || back > MOST_YEARS_BACK) continue;
      yield {
        ...oddYear(own, year, `开头说的是 ${own.year} 年的报告，这份是 ${year} 年的，请核对年份。`),
        ...related(report, year),
      };
    }
    for (const deed of deeds) {
      const back = year - deed.year;
      if (!deed.hasFigure || back < 1 || back > MOST_YEARS_BACK) continue;
      yield {
        ...oddYear(deed, year, `这里说的是 ${deed.year} 年的情况，报告的是 ${year} 年，请核对年份和数字。`),
        ...related(report, year),
      };
    }
  },
};

function oddYear({ span, year }: WrittenYear, right: number, message: string): Finding {
  return {
    span,
    message,
    fixes: [
      {
        title: `把 ${year} 年改为 ${right} 年`,
        kind: "suggestion",
        preferred: true,
        edits: [{ span, text: String(right) }],
      },
    ],
  };
}

function related({ title }: Report, year: number): Pick<Finding, "related"> {
  return title?.year?.year === year ? { related: [{ span: title.year.span, message: `题目写的是 ${year} 年` }] } : {};
}

export default rule;
