import { lineEndOf } from "../../text/lines";
import { hasTag, withoutMarks } from "../../text/marks";
import { trimSpan } from "../../text/span";
import { withoutBlanks } from "../../text/squeeze";
import type { Rule } from "../types";

/** The first year for which fees collected are reported in section six. */
const FIRST_YEAR = 2021;
const SENTENCE = "本年度未收取政府信息公开信息处理费。";
const FEE = /处理费|收费|费用|收取/;
/** 无, 没有其他需要报告的事项, 除上述内容外，无应报告的其他事项: nothing to report takes fees in. */
const NOTHING =
  /^(?:(?:除|截[至止]|(?:20\d\d|本)年)[^。]{0,24}。)?[^。]{0,24}?(?:无|没有|暂无|未有|不存在)(?:其[它他]|需要?|应当?|应予|重[要大]|报告|说明|公开|的|事项|情况|内容)*$/;

const rule: Rule = {
  meta: {
    id: "fee/not-reported",
    title: "第六部分没有说到信息处理费",
    titleEn: "Section six says nothing of information handling fees",
    severity: "info",
    fix: "suggestion",
    basis:
      "《政府信息公开信息处理费管理办法》（国办函〔2020〕109号）；国办公开办函〔2021〕30号所附格式，第六部分：收取信息处理费的情况在此报告",
    docs: `2021 年度及以后的报告，在第六部分报告收取信息处理费的情况。第六部分写了别的事项、没有说到信息处理费的，提醒一下。

第六部分写“无”“没有其他需要报告的事项”的，就是没有收取，不提醒；第二部分的行政事业性收费是另一回事，与本条无关。

怎么改：收取了信息处理费的，写明件数和金额；没有收取的，快速修复补上一句。`,
  },
  *check(report) {
    if (report.year === undefined || report.year < FIRST_YEAR) return;
    const section = report.sections.find(({ form }) => form.id === "other");
    if (!section) return;
    const { text, lines } = report;
    const content = trimSpan(text, section.content);
    const written = withoutBlanks(text.slice(content.start, content.end));
    if (!/\p{L}/u.test(written) || FEE.test(written)) return;
    const line = trimSpan(text, lines.span(lines.position(content.start).line));
    const first = hasTag(text.slice(content.start, line.end))
      ? (withoutMarks(text.slice(content.start, content.end))
          .trim()
          .split(/[\r\n]/)[0] ?? "")
      : text.slice(content.start, line.end);
    if (
      NOTHING.test(
        first.replace(/[\s\p{P}]+/gu, (mark) => (/[，,；;。]/.test(mark) ? "。" : "")).replace(/^。+|。+$/g, ""),
      )
    ) {
      return;
    }
    const end = lineEndOf(text);
    const indent =
      /^[ \t\u3000\u00a0]*/.exec(text.slice(lines.span(lines.position(content.start).line).start))?.[0] ?? "";
    yield {
      span: section.heading,
      message: `第六部分没有说到信息处理费，${FIRST_YEAR} 年度起在这里报告收取情况，没有收取的也请写明。`,
      fixes: [
        {
          title: `补上“${SENTENCE}”`,
          kind: "suggestion",
          preferred: true,
          edits: [{ span: { start: line.end, end: line.end }, text: `${end}${indent}${SENTENCE}` }],
        },
      ],
    };
  },
};

export default rule;
