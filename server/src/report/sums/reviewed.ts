import type { Figure } from "../claims/figures";
import { clauseStart, isUncertain, OTHER_YEAR, sumOf } from "./words";

/** What was looked through. */
const REVIEW = /清理|梳理|评估|审查/;
const DOCUMENTS = /文件|政策|规章|新媒体|账号|公众号|栏目/;
const DECIDED = "(?:其中|予以|建议|确认|决定|决定予以|拟|拟予以|继续|已|现)?";
/** What became of each: kept, or changed, or no longer in force. */
const OUTCOME = new RegExp(
  `^[，,、；;：:和及与]?(?:其中)?[：:，,]?${DECIDED}(?:(保留|继续有效|保留有效|保留并继续有效|继续保留|有效|继续执行)|(修改|修订|重新修订|整合|合并|迁移)|(?:清理)?关停|关闭|注销|废止|失效|宣布失效|废止(?:失效|[和及或、](?:宣布)?失效)|宣布废止)(?:的)?(?:规范性文件|文件|账号)?(?:的)?(?:有|为)?$`,
);
const LEAST_OUTCOMES = 2;

/** What became of all documents or accounts that were looked through: 清理73件，保留60件、修改5件、废止8件. */
export function reviewedIn(
  words: string,
  figures: readonly Figure[],
): { total: Figure; parts: Figure[]; isWhole: boolean }[] {
  if (!REVIEW.test(words) || !/保留|有效|废止|失效|关停|关闭|注销/.test(words)) return [];
  return figures.flatMap((total, i) => {
    const front = words.slice(clauseStart(words, total.start), total.start);
    const behind = words.slice(total.end).search(/[，,、；;：:。（()）]|$/);
    if (total.unit === "" || isUncertain(total) || !DOCUMENTS.test(words.slice(0, total.end + behind))) return [];
    // 经评估废止7件 is what became of some.
    if (/(?:保留|有效|修[改订]|废止|失效)[^，,、；;]{0,4}$/.test(front)) return [];
    if (!REVIEW.test(front) || /累计|历年|各|每/.test(front) || OTHER_YEAR.test(words.slice(total.end))) return [];
    const parts: Figure[] = [];
    let keeps = false;
    let changes = false;
    for (let j = i + 1, last = total; j < figures.length; j++) {
      const figure = figures[j];
      // 件规范性文件，保留: what was counted may be named behind the figure.
      const lead = figure
        ? words.slice(last.end, figure.start).replace(/^[^，,、；;：:。（()）]{0,12}(?=[，,、；;：:])/, "")
        : "";
      const outcome = figure && figure.unit === total.unit && !isUncertain(figure) ? OUTCOME.exec(lead) : null;
      if (!figure || !outcome) break;
      keeps ||= outcome[1] !== undefined;
      changes ||= outcome[2] !== undefined;
      parts.push(figure);
      last = figure;
    }
    const sum = sumOf(parts);
    // Documents that are changed or repealed may be told again among those kept, or those no longer in force.
    if (parts.length < LEAST_OUTCOMES || parts.some(({ value }) => sum - value === total.value)) return [];
    if (parts.length === LEAST_OUTCOMES && changes && sum > total.value) return [];
    const rest = words.slice(parts.at(-1)?.end ?? total.end);
    return [{ total, parts, isWhole: keeps && /^(?:[。；;]|$)/.test(rest) }];
  });
}
