import { paragraphs, sentences } from "../../report/prose";
import { settledYear } from "../../report/yearEvidence";
import { squeeze } from "../../text/squeeze";
import type { Finding, Rule } from "../types";

const rule: Rule = {
  meta: {
    id: "year/compared",
    title: "和本年度自己比较",
    titleEn: "The year reported on compared with itself",
    severity: "warning",
    fix: "suggestion",
    basis: "《中华人民共和国政府信息公开条例》第五十条：年度报告反映上一年度的情况，增减是和再上一年比",
    docs: `检查正文里的增减是和哪一年比的：2023 年的报告写“较2023年增加2件”，是和自己比，应为 2022 年。

说下一年计划的，同一句里提到后面年份的，不算。

怎么改：核对后改成上一年。快速修复只改年份。`,
  },
  *check(report) {
    const settled = settledYear(report);
    if (!settled || settled.isTitleOdd || report.title?.year?.year !== settled.year) return;
    const { year } = settled;
    for (const { span } of paragraphs(report))
      for (const sentence of sentences(report.text, span)) {
        const { words, at } = squeeze(report.text, sentence);
        if (PLANNED.test(words) || words.includes(String(year + 1))) continue;
        for (const match of words.matchAll(COMPARED))
          if (Number(match[1]) === year) yield finding(at(match.index + 1), at(match.index + 4) + 1, year);
      }
  },
};

/** Growth since a year: 较2022年增加2件, 比2022年同期下降. */
const COMPARED =
  /[较比](20\d\d)年(?:度)?(?:同期|全年)?(?:相比)?[，,]?(?:均|都|略|有所|大幅|明显|共|再)?有?(?:增加|增长|减少|下降|上升|提高|提升|降低|多|少|翻)/g;
const PLANNED = /将|力争|计划|目标|预计|明年|下一年|争取|确保|拟/;

function finding(start: number, end: number, year: number): Finding {
  const span = { start, end };
  return {
    span,
    message: `报告的是 ${year} 年，这里又和 ${year} 年比较，疑为 ${year - 1} 年，请核对。`,
    fixes: [
      {
        title: `把 ${year} 年改为 ${year - 1} 年`,
        kind: "suggestion",
        preferred: true,
        edits: [{ span, text: String(year - 1) }],
      },
    ],
  };
}

export default rule;
