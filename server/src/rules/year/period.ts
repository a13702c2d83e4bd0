import { paragraphs } from "../../report/prose";
import type { Report } from "../../report/types";
import { settledYear, yearEvidence } from "../../report/yearEvidence";
import { remember } from "../../text/remember";
import type { Span } from "../../text/span";
import { placed } from "../inParagraphs";
import type { Finding, Rule } from "../types";

/** The first or last day of a year whose year has too many digits or too few, or lacks 年: 202020年12月31日, 20231月1日. */
const DAY = "\\s*(?:1\\s*月\\s*1|12\\s*月\\s*31)\\s*日";
const MISWRITTEN = new RegExp(`(?<!\\d)(?:20(?:\\d|\\d{3,4})年(?=${DAY})|20\\d\\d(?=${DAY}))`, "g");

const rule: Rule = {
  meta: {
    id: "year/period",
    title: "统计期限不是报告的年度",
    titleEn: "The stated period is not the year reported on",
    severity: "error",
    fix: "suggestion",
    basis:
      "《中华人民共和国政府信息公开条例》第五十条；国办公开办函〔2021〕30号、国办公开办函〔2019〕60号：年度报告反映上一年度1月1日至12月31日的情况",
    docs: `检查正文写的统计期限：应是报告年度的1月1日至12月31日。

年份多写、少写一位数字，或者漏了“年”字的（“202023年12月31日”“20231月1日”）也查。

报告的年度看题目；统计期限和正文都说是另一年的，问题在题目上（见 year/body）。文件的施行日期、有效期不算。

怎么改：核对后改成报告的年度。快速修复只改写错的年份。`,
  },
  *check(report) {
    const settled = settledYear(report);
    yield* miswrittenYears(report, settled?.year);
    if (!settled) return;
    const { year } = settled;
    for (const { span, years } of yearEvidence(report).periods) {
      const wrong = years.filter((written) => written.year !== year);
      if (wrong.length === 0) continue;
      const written = report.text.slice(span.start, span.end).replace(/\s+/g, "");
      const title = report.title?.year;
      yield {
        span,
        message: `统计期限写的是“${written}”，报告的是 ${year} 年，请核对年份。`,
        ...(title ? { related: [{ span: title.span, message: `题目写的是 ${title.year} 年` }] } : {}),
        fixes: [
          {
            title: `把统计期限中的 ${[...new Set(wrong.map((one) => one.year))].join("、")} 年改为 ${year} 年`,
            kind: "suggestion",
            preferred: true,
            edits: wrong.map((one) => ({ span: one.span, text: String(year) })),
          },
        ],
      };
    }
  },
};

function* miswrittenYears(report: Report, year: number | undefined): Iterable<Finding> {
  for (const { text, span } of paragraphs(report)) {
    for (const found of placed(miswrittenIn(text), span.start)) {
      const title = `改为“${year}年”`;
      const edits = [{ span: found.span, text: `${year}年` }];
      yield year === undefined ? found : { ...found, fixes: [{ title, kind: "suggestion", preferred: true, edits }] };
    }
  }
}

const miswrittenIn = remember((text): readonly Finding[] =>
  [...text.matchAll(MISWRITTEN)].map((match) => {
    const span: Span = { start: match.index, end: match.index + match[0].length };
    const lacksMark = /^\d{4}$/.test(match[0]);
    return { span, message: `年份“${match[0]}”${lacksMark ? "后面漏了“年”字，请补上" : "写错了，请核对"}。` };
  }),
);

export default rule;
