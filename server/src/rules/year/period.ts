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

/** A day of a month, and what is said of the period that figures are counted in, by its first and last days. */
const OF_MONTH = "\\d{1,2}\\s*月\\s*\\d{1,2}\\s*日";
const COUNTED = new RegExp(
  `(?:统计[期时][限间]|所列数据|数据统计)[^。；，]{0,16}?20\\d\\d\\s*年\\s*(${OF_MONTH})[^。；，]{0,4}?(?:至|到|[-－—–―~～])[^。；，月日]{0,8}?(${OF_MONTH})`,
  "dg",
);
const WHOLE_YEAR = ["1月1日", "12月31日"];
/** Why a body's year may begin later. */
const IS_NEW = /成立|组建|挂牌|设立|划转/;

const rule: Rule = {
  meta: {
    id: "year/period",
    title: "统计期限不是报告的年度",
    titleEn: "The stated period is not the year reported on",
    severity: "error",
    fix: "suggestion",
    basis:
      "《中华人民共和国政府信息公开条例》第五十条；国办公开办函〔2021〕30号、国办公开办函〔2019〕60号：年度报告反映上一年度1月1日至12月31日的情况",
    docs: `检查正文写的统计期限：应是报告年度的1月1日至12月31日；写成别的日子的也查，本年新成立的机关不查。

年份多写、少写一位数字，或者漏了“年”字的（“202023年12月31日”“20231月1日”）也查。

报告的年度看题目；统计期限和正文都说是另一年的，问题在题目上（见 year/body）。文件的施行日期、有效期不算。

怎么改：核对后改成报告的年度。快速修复只改写错的年份。`,
  },
  *check(report) {
    const settled = settledYear(report);
    yield* miswrittenYears(report, settled?.year);
    for (const { text, span } of paragraphs(report)) yield* placed(partsOfYear(text), span.start);
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

/** Periods that begin on another day than the year, or end on another. */
const partsOfYear = remember((text): readonly Finding[] => {
  if (IS_NEW.test(text)) return [];
  return [...text.matchAll(COUNTED)].flatMap(({ indices }) =>
    WHOLE_YEAR.flatMap((day, i): Finding[] => {
      const [start, end] = indices?.[i + 1] ?? [0, 0];
      const written = text.slice(start, end);
      if (written.replace(/\s+/g, "") === day || end === 0) return [];
      return [
        {
          span: { start, end },
          message: `统计期限应为1月1日至12月31日，这里写的是“${written}”，请核对。`,
          fixes: [
            {
              title: `“${written}”改为“${day}”`,
              kind: "suggestion",
              preferred: true,
              edits: [{ span: { start, end }, text: day }],
            },
          ],
        },
      ];
    }),
  );
});

const miswrittenIn = remember((text): readonly Finding[] =>
  [...text.matchAll(MISWRITTEN)].map((match) => {
    const span: Span = { start: match.index, end: match.index + match[0].length };
    const lacksMark = /^\d{4}$/.test(match[0]);
    return { span, message: `年份“${match[0]}”${lacksMark ? "后面漏了“年”字，请补上" : "写错了，请核对"}。` };
  }),
);

export default rule;
