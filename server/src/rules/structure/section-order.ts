import { FORMS } from "../../forms";
import type { Report, Section } from "../../report/types";
import { longestAscending } from "../ascending";
import { quote } from "../quote";
import type { Rule } from "../types";

const rule: Rule = {
  meta: {
    id: "structure/section-order",
    title: "各部分的次序不对",
    titleEn: "Sections out of order",
    severity: "error",
    fix: "none",
    basis: "国办公开办函〔2021〕30号、国办公开办函〔2019〕60号所附格式：六个部分依次编号一至六",
    docs: `检查六个部分的先后次序：总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况、政府信息公开行政复议、行政诉讼情况、存在的主要问题及改进情况、其他需要报告的事项。

缺少的部分、序号写错、同一部分出现两次，由别的规则报告，本条不重复报。

怎么改：把放错地方的部分连同标题、内容移到应在的位置。`,
  },
  *check(report) {
    const sections = ordered(report);
    const order = FORMS["2021"].sections.map(({ id }) => id);
    const places = sections.map(({ form }) => order.indexOf(form.id));
    const inOrder = longestAscending(places);
    for (const [i, section] of sections.entries()) {
      if (inOrder.has(i)) continue;
      const place = places[i] ?? 0;
      const kept = sections.filter((_, j) => inOrder.has(j));
      const next = kept.find(({ form }) => order.indexOf(form.id) > place);
      const previous = kept.filter(({ form }) => order.indexOf(form.id) < place).at(-1);
      const isLate = next !== undefined && next.heading.start < section.heading.start;
      const neighbour = isLate ? next : previous;
      if (!neighbour || mayBePart(section, sections[i - 1])) continue;
      const where = isLate ? `之前，这里排在了后面` : `之后，这里排在了前面`;
      yield {
        span: section.heading,
        message: `${nameOf(section)}部分应在${nameOf(neighbour)}部分${where}，请移到应在的位置。`,
        related: [{ span: neighbour.heading, message: `${nameOf(neighbour)}部分在这里` }],
      };
    }
  },
};

/** Whether a heading that is not the section's own words may head a part of the first section: 五、存在问题和改进措施. */
function mayBePart({ exact }: Section, before: Section | undefined): boolean {
  return !exact && before?.form.id === FORMS["2021"].sections[0]?.id;
}

/** The sections whose place is certain. */
function ordered({ sections }: Report): readonly Section[] {
  return sections.filter(({ exact, numbering, repeats }) => (exact || numbering === "right") && repeats.length === 0);
}

function nameOf({ form }: Section): string {
  return quote(form.heading);
}

export default rule;
