import { type Figure, figuresIn } from "../claims/figures";
import { COMPARES, clauseStart, DEEDS, MEAN, OTHER_YEAR, OVERLAPS } from "./words";

const ADDS_UP = "(?:合计|总共|一共|[共总]计|共)";
/** What adds up the figures before it, behind the last of them and what may be counted there: 14件政协提案，共; 三个平台共发布. */
const SUM = new RegExp(
  `^(?:[\\u4e00-\\u9fff“”]{0,12}[，,、；;])?(?:${ADDS_UP}(?:为|有)?|(?:[两二三四]者|[两二三四五六][项类]|以上|全年|本年度?|[两二三四五六\\d]个(?:平台|渠道|方面|部分))${ADDS_UP}(?:为|有|${DEEDS.source})?)$`,
);
/** Behind how many parts there are, that they are added up: 三个平台共. */
const OF_ALL = /^(?:平台|渠道|方面|部分)(?:合计|共|总)/;
/** The same behind 两项. */
const OF_ITEMS = /^(?:合计|[共总]计|共)/;
const LONGEST_OF_ALL = 4;
/** What all that is added up may be called. */
const ANYTHING = /^(?:单位|部门|主体|机构|场所|点位|平台|类别|参[加会训与](?:培训|活动|会议)?)$/;
/** What stands between one figure that is added up and the next one. */
const NEXT = /^[\u4e00-\u9fff“”]{0,12}?(?:([，,、；;])|以及|[和及与])[^，,；;：:（）()]{0,24}$/;
const MOST_ADDENDS = 10;
/** Most figures of a sentence in which sums are looked for; more are a list of another kind. */
const MOST_FIGURES = 40;
/** What says that a figure behind others is not their sum: some of them are taken off, or are of another rank. */
const OTHERWISE =
  /等|第|其中|新增|取消|增[加减]|减|调整|下放|承接|修[订改]|废止|失效|注销|关停|合并|整合|清理|撤|剔除|扣除|保留|现有|原有|余|[下次]一?年|明年|[一二三四]级|[大中小子细]类|[大小子细]项|层/;
/** What becomes of things that were counted when they came in. */
const RESULTS = /办结|答复|回复|办复|处理|整改|采纳|转办|退回|回访|补正/;

export interface Sum {
  readonly total: Figure;
  readonly parts: readonly Figure[];
}

/** The figures that say that they are the sum of those right before them: 网站80条，公众号30条，合计110条. */
export function sumsIn(words: string, all: readonly Figure[]): Sum[] {
  if (all.length > MOST_FIGURES) return [];
  const figures = all.filter(({ unit, end }) => {
    const behind = words.slice(end, end + LONGEST_OF_ALL);
    return !(unit === "个" ? OF_ALL.test(behind) : unit === "项" && OF_ITEMS.test(behind));
  });
  return figures.flatMap((total, i) => {
    const last = figures[i - 1];
    if (!last || !SUM.test(words.slice(last.end, total.start)) || total.unit === "" || total.isRough) return [];
    const before = figures.slice(0, i).filter(({ unit }) => unit === total.unit);
    const parts = addends(words, figures.slice(0, i), total);
    return parts.length > 1 && !isToldOtherwise(words, parts, total) && !isReached(before, total)
      ? [{ total, parts }]
      : [];
  });
}

/** How much a mark parts; words that join part like 、. */
function weightOf(mark: string | undefined): number {
  return mark === "；" || mark === ";" ? 3 : mark === "，" || mark === "," ? 2 : 1;
}

/** The figures right before a total, joined by marks no graver than the last of them; none where another unit is among them. */
function addends(words: string, before: readonly Figure[], total: Figure): readonly Figure[] {
  const parts: Figure[] = [];
  let weight = 0;
  for (const figure of [...before].reverse()) {
    const [next] = parts;
    const joint = next ? NEXT.exec(words.slice(figure.end, next.start)) : undefined;
    if (next && !joint) break;
    const own = joint ? weightOf(joint[1]) : 0;
    if (parts.length > 1 && own > weight) break;
    if (figure.unit !== total.unit || figure.isRough) return parts.length > 1 && own > weight ? parts : [];
    weight = Math.max(weight, own);
    parts.unshift(figure);
  }
  return parts.length > MOST_ADDENDS ? [] : parts;
}

/** Whether the words with a sum say that it is something else, or that it counts more than what stands before it. */
function isToldOtherwise(words: string, parts: readonly Figure[], total: Figure): boolean {
  const [first, last] = [parts[0], parts.at(-1)];
  if (!first || !last) return true;
  const start = clauseStart(words, first.start);
  const told = words.slice(start, total.start);
  if (/^[（(](?:含|包括|包含|不含|不包括|其中|部分|有的|同一|重复|去重|剔除|扣除)/.test(words.slice(total.end)))
    return true;
  const behind = /^[^，,。；;：:、！（）()]*/.exec(words.slice(total.end))?.[0] ?? "";
  // 共24件建议提案 names again what was counted.
  if (!ANYTHING.test(behind) && [...behind].some((character) => !told.includes(character))) return true;
  if (OTHERWISE.test(words.slice(0, total.start)) || COMPARES.test(told) || OTHER_YEAR.test(told)) return true;
  if (OVERLAPS.test(words.slice(start, last.end).replace(/各[类项种级]/g, "")) || MEAN.test(told)) return true;
  // Two figures in front of one mark cannot be told apart: 一次性答复3次.
  const clauses = words.slice(start, last.end).split(/[，,、；;]|以及|[和及与]/);
  if (clauses.filter((clause) => figuresIn(clause).length > 0).length !== parts.length) return true;
  const [own, ...others] = clauses;
  return others.some((clause) => RESULTS.test(clause)) && (own?.match(DEEDS) ?? []).some((deed) => !RESULTS.test(deed));
}

/** Whether some of the figures of a sentence make up a total, whichever they are, rounding of decimals allowed for. */
function isReached(figures: readonly Figure[], total: Figure): boolean {
  const addends = figures.slice(-MOST_ADDENDS);
  const decimals = [total, ...addends].map(({ value }) => String(value).split(".")[1]?.length ?? 0);
  const rounding = [total, ...addends].reduce((sum, figure) => sum + figure.rounding, 0);
  const isExact = decimals.every((count) => count === 0);
  const tolerance = rounding + (isExact ? 0 : addends.length * 10 ** -Math.min(...decimals));
  let sums = [0];
  for (const { value } of addends) sums = [...sums, ...sums.map((sum) => sum + value)];
  return sums.some((sum) => Math.abs(sum - total.value) < tolerance + 1e-6);
}
