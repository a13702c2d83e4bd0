import type { Figure } from "../claims/figures";
import { clauseStart, isTotal, isUncertain, OTHER_YEAR } from "./words";

/** What was done with some of the things counted, right behind the total: ，已整改24个. */
const DONE =
  /^[，,；;](?:其中)?(?:已|已经|共|实际|按[时期])?(?:完成)?([\u4e00-\u9fff]{2})(?:完成|完毕|到位)?(?:的)?(?:有)?$/;
/** And not with the others: ，未整改2个, ，尚未整改的1个. */
const LEFT =
  /^[，,、；;](?:其余|剩余|另有|还有|尚有)?(?:的)?(?:尚)?未(?:予)?(?:完成)?([\u4e00-\u9fff]{2})(?:完成|完毕|到位)?(?:的)?(?:有)?$/;
/** All that is left: ，剩余1个. */
const REST = /^[，,、；;](?:其余|剩余|余下)的?$/;
/** More besides, of which the words behind say that it was not done: ，另1件未采纳. */
const BESIDES = /^[，,、；;](?:但)?(?:另有?|还有|尚有|仍有|有)的?$/;
const NOT_DONE =
  /^(?:意见|建议|问题|线索)?(?:[因由][^，。；\d]{2,16})?(?:尚|暂)?未(?:能|予|被|予以)?([\u4e00-\u9fff]{2})/;
const RESULTS = /^(?:整改|办结|答复|回复|销号|采纳|完成|化解|落实)$/;
/** What is still being done, by what was done with the others: 已办结，正在办理. */
const GOING_ON: ReadonlyMap<string, RegExp> = new Map([
  ["办结", /^[，,、；;](?:其余|剩余)?(?:的)?(?:正在|尚在)(?:办理|处理)(?:的|中)?$/],
  ["整改", /^[，,、；;](?:其余|剩余)?(?:的)?(?:正在|尚在)(?:整改|推进)(?:的|中)?$/],
]);
const NO_APPLICATIONS = /留言|意见|问题|建议|提案|议案|工单|来信|信件|热线|信访|诉求|线索|投诉|咨询|任务/;
/** How far the words go that say so. */
const LONGEST_REASON = 32;
const PARTS_AND_TOTAL = 3;
/** What makes more of things than were counted. */
const MORE = /申请|结转|转结|遗留|撤[回销]|不予|无需|重复|合并/;

/** A figure, how much of it was done and how much was not, which together are all of it: 问题25个，已整改24个，未整改1个. */
export function remaindersIn(words: string, figures: readonly Figure[]): { total: Figure; parts: Figure[] }[] {
  if (!/未|其余|剩余|余下|[正尚]在/.test(words) || MORE.test(words)) return [];
  return figures.flatMap((left, i) => {
    const [total, done] = [figures[i - 2], figures[i - 1]];
    if (!total || !done || done.unit !== total.unit || left.unit !== total.unit) return [];
    const deed = DONE.exec(words.slice(total.end, done.wordsEnd))?.[1];
    const lead = words.slice(done.end, left.wordsEnd);
    const isRest = REST.test(lead) || GOING_ON.get(deed ?? "")?.test(lead);
    const isBesides = BESIDES.test(lead) && deed !== undefined && RESULTS.test(deed);
    const behind = words.slice(left.end, left.end + LONGEST_REASON);
    // 另有4条未采纳、其余为表扬类
    const notDone = isBesides && !/其余|剩余|余下/.test(behind) ? NOT_DONE.exec(behind)?.[1] : undefined;
    const undone = notDone ?? (isRest && deed !== undefined && RESULTS.test(deed) ? deed : LEFT.exec(lead)?.[1]);
    if (deed === undefined || deed !== undone || [total, done, left].some(isUncertain)) return [];
    const isOnly = figures.filter(({ unit }) => unit === total.unit).length === PARTS_AND_TOTAL;
    const start = clauseStart(words, total.start);
    // What applications were answered may have come in the year before.
    if (/[办答]/.test(deed) && !NO_APPLICATIONS.test(words.slice(start, clauseStart(words, done.start)))) return [];
    return isOnly && isTotal(words, total, figures) && !OTHER_YEAR.test(words.slice(start, left.end))
      ? [{ total, parts: [done, left] }]
      : [];
  });
}
