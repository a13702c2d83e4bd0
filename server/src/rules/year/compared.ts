import { paragraphs, sentences } from "../../report/prose";
import type { Report } from "../../report/types";
import { settledYear } from "../../report/yearEvidence";
import { withYearsInFigures, yearAs } from "../../text/numerals";
import type { Span } from "../../text/span";
import { squeeze } from "../../text/squeeze";
import type { Finding, Rule } from "../types";

const rule: Rule = {
  meta: {
    id: "year/compared",
    title: "和本年度自己或者下一年比较",
    titleEn: "The year reported on compared with itself or the next",
    severity: "warning",
    fix: "suggestion",
    basis: "《中华人民共和国政府信息公开条例》第五十条：年度报告反映上一年度的情况，增减是和再上一年比",
    docs: `检查正文里的增减是和哪一年比的：2023 年的报告写“较2023年增加2件”，是和自己比，写“与2024年相比”，是和下一年比，都应为 2022 年。“上年（2021年）”这样注明的年份也查，同一句里还有别的年份的除外。

说下一年计划的，同一句里提到后面年份的，不算。

怎么改：核对后改成上一年。快速修复只改年份。`,
  },
  *check(report) {
    const settled = settledYear(report);
    if (!settled || settled.isTitleOdd || report.title?.year?.year !== settled.year) return;
    const { year } = settled;
    for (const { span } of paragraphs(report))
      for (const sentence of sentences(report.text, span)) {
        const { words: written, at } = squeeze(report.text, sentence);
        const words = withYearsInFigures(written);
        if (PLANNED.test(words)) continue;
        const isNextTold = words.split(String(year + 1)).length - 1;
        for (const match of words.matchAll(COMPARED)) {
          const compared = Number(match[1] ?? match[2]);
          // With the next year told elsewhere in a sentence, the year reported on may be what it is compared with.
          if (compared === year ? isNextTold > 0 : compared !== year + 1 || isNextTold > 1) continue;
          yield wrongYear(
            report,
            { start: at(match.index), end: at(match.index + 3) + 1 },
            `${compared === year ? "这里又" : "这里却"}和 ${compared} 年比较，疑为 ${year - 1} 年`,
            compared,
            year,
          );
        }
        for (const { 0: whole, 1: named, index } of wrongLastYears(words, year)) {
          const from = index + whole.length - LENGTH_OF_YEAR;
          const span = { start: at(from), end: at(from + LENGTH_OF_YEAR - 1) + 1 };
          yield wrongYear(report, span, `上年应为 ${year - 1} 年，这里写的是 ${named} 年`, Number(named), year);
        }
      }
  },
};

/** Growth since a year: 较2022年增加2件, 比2022年的5件增加, 比2022年同期下降, 与2022年（188条）相比. */
const COMPARED =
  /(?<=[较比]于?)(20\d\d)年(?:度)?(?:同期|全年)?(?:的?\d[\d.,]*[万余多]?[\u4e00-\u9fff]{1,2}?|[（(][^，。；（）()]{1,16}[）)])?(?:相比)?[，,]?(?:均|都|略|有所|大幅|明显|共|再)?有?(?:增加|增长|减少|下降|上升|提高|提升|降低|多|少|翻)|(?<=[与同和])(20\d\d)年(?:度)?(?:同期|全年)?(?:的?\d[\d.,]*[万余多]?[\u4e00-\u9fff]{1,2}?|[（(][^，。；（）()]{1,16}[）)])?(?:相比|比较(?=[，,均都略有增减上下]))/g;
/** 上年（2022年）; the accounts of a year and the budget of the next are made public in either of them: 上年（2021年）决算. */
const LAST_YEAR = /(?:上一?年度?|去年)[（(](20\d\d)(?=年度?[）)](?![^，。；]{0,16}[决预]算))/g;
const LENGTH_OF_YEAR = 4;
const PLANNED = /将|力争|计划|目标|预计|明年|下一年|争取|确保|拟/;

/** The years given for the last one that are not, but for a sentence that tells of other years too. */
function wrongLastYears(words: string, year: number): readonly RegExpExecArray[] {
  const all = [...words.matchAll(LAST_YEAR)];
  if (all.every(([, named]) => Number(named) === year - 1)) return [];
  if (all.some(([, named]) => named !== all[0]?.[1])) return [];
  const others = words.replace(LAST_YEAR, "").match(/20\d\d/g) ?? [];
  return others.every((one) => Number(one) === year) ? all : [];
}

function wrongYear({ text }: Report, span: Span, told: string, named: number, year: number): Finding {
  return {
    span,
    message: `报告的是 ${year} 年，${told}，请核对。`,
    fixes: [
      {
        title: `把 ${named} 年改为 ${year - 1} 年`,
        kind: "suggestion",
        preferred: true,
        edits: [{ span, text: yearAs(text.slice(span.start, span.end), year - 1) }],
      },
    ],
  };
}

export default rule;
