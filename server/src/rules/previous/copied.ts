import type { SectionId } from "../../forms";
import { paragraphs } from "../../report/prose";
import type { Report } from "../../report/types";
import type { Span } from "../../text/span";
import type { Rule } from "../types";

/** Sections of prose in which something new is to be said every year. */
const SECTIONS: readonly SectionId[] = ["overview", "problems"];
/** Shortest paragraph that is not likely to be the same by chance. */
const SHORTEST = 40;
/** What every year's report says in the same words: what it rests on, what it covers and whom to ask. */
const STANDING = /本(?:年度)?报告|统计期限|联系(?:电话|方式|地址|人)|邮编|编制/;
const YEARS = /(?:20[0-9]{2}|二[〇○零Ｏ][〇○零Ｏ一二三四五六七八九]{2})年/g;

const rule: Rule = {
  meta: {
    id: "previous/copied",
    title: "照抄上年报告的段落",
    titleEn: "A paragraph taken over from last year's report",
    severity: "warning",
    fix: "none",
    basis:
      "国办公开办函〔2021〕30号：年度报告数据不准确、内容不全面或者内容雷同、敷衍塞责等问题造成不良后果的，依法追究责任",
    docs: `有上年报告可比的时候检查：第一部分、第五部分的一段文字，除了年份与上年报告完全相同的，提醒一下。

编制依据、统计期限、联系方式等每年都一样的话不算；太短的段落不查。

怎么改：按本年的实际情况重写；确实没有变化的，至少核对其中的数字和做法。`,
  },
  *check(report, { lastYear }) {
    if (!lastYear) return;
    const before = new Map(keyed(lastYear.report).map(({ span, key }) => [key, span]));
    for (const { span, key } of keyed(report)) {
      const source = before.get(key);
      if (!source) continue;
      yield {
        span,
        message: "这一段除年份外与上年报告完全相同，请按本年情况重写。",
        related: [{ span: source, message: "上年报告的同一段", within: lastYear }],
      };
    }
  },
};

/** The paragraphs that are to say something new, without white space and years. */
function keyed(report: Report): { readonly span: Span; readonly key: string }[] {
  return paragraphs(report).flatMap(({ span, text, section }) => {
    if (section === undefined || !SECTIONS.includes(section)) return [];
    const key = text.replace(/\s+/g, "").replace(YEARS, "");
    return key.length < SHORTEST || STANDING.test(text) ? [] : [{ span, key }];
  });
}

export default rule;
