import type { Span } from "../../text/span";
import { type Figure, highestOf, lowestOf } from "../claims/figures";
import { BY, CHANGES, SINCE } from "../yearWords";
import { COMPARES, clauseStart, DEEDS, OVERLAPS, sumOf } from "./words";

/** How much more or less a figure was than before, with the number that says so. */
const GROWN = `(?:${SINCE}(?:${CHANGES}${BY}|持平)|${CHANGES}${BY})(?:(?:约|近|超)?\\d[\\d.,]*(?:万|余|多)?[\\u4e00-\\u9fff%％]{0,3})?`;
/** How much of it was done: 公开率100%. */
const RATED = "[\\u4e00-\\u9fff、]{1,8}率(?:均|都|已)?(?:为|达到?|是)?\\d[\\d.]*[%％]";
/** What is told of a figure behind it, one clause after the other or in brackets, before its parts are told. */
export const ASIDES = new RegExp(`^(?:[，,（(](?:${GROWN}|${RATED})[）)]?)+(?=$|[，,；;：:。（(])`);
const ASIDE = new RegExp(`^(?:${GROWN}|${RATED})$`);
/** What is told of the figure before it, in brackets or, a share, without: （占66.7%）. */
const PART_ASIDE = new RegExp(
  `[（(]?约?占[^，,、；;（）()\\d]{0,12}\\d[\\d.]*[%％][)）]?|[（(](?:${GROWN}|${RATED})[）)]`,
  "g",
);
/** What applications are told apart by; parts of one kind are none of another's. */
const KINDS = [
  /自然人|公民|个人|法人|企业|机构|组织/,
  /网[上络站]|平台|信函|邮寄|邮件|当面|现场|窗口|传真/,
  /予以公开|部分公开|不予公开|无法提供|不予处理|其他处理|办结|结转/,
] as const;

/** Names of what is counted that hold a deed and tell none: 公告公示225条, 解读及回应信息110条. */
const NAMES = new RegExp(
  "组织机构|(?:不予|其他)处理|(?:予以|部分|不予)公开|及解读|公告公示|公示公告|通知公示|(?:政策|文件|文字|图文|图片|视频|媒体|专家)解读|解读回应|回应解读|新闻发布(?!会)|(?:信息|政务|申请)公开|公开(?=指南|目录|年报|制度)|" +
    `(?:${DEEDS.source})(?=类)|(?:${DEEDS.source})[及和与、](?:${DEEDS.source})(?=信息|类|文件|材料|情况)`,
  "g",
);
/** What is not done yet, told beside what is; applications may have come in the year before. */
const GOING_ON = /(?:正在|尚在)(?:办理|处理|整改|回复|答复)/g;
/** What is done is not carried over: 办结16件，其中…，结转下年度1件. */
const DONE = /办结/;
const CARRIED_OUT = /结转|转[入至]?下/;
const REST = /^(?:以及|和|及)?(?:其他|其它|其余|剩余)(?!处理)/;

/** Begins what was done besides, behind a list: 并对保留的193个账号. */
const BESIDES = /^(?:并(?![联购案轨行发])|同时|另)/;

/** The parts that were found. */
interface Listed {
  readonly parts: readonly Figure[];
  /** Whether the last of them is all the rest. */
  readonly isWhole: boolean;
  /** Whether only a semicolon joins the second to the first, behind which something else may be told. */
  readonly isLoose: boolean;
}

/** The parts in a stretch of a sentence, up to where brackets close that opened before it, or the first words that count something else. */
export function listed(
  words: string,
  { start: from, end: to }: Span,
  total: Figure,
  figures: readonly Figure[],
): Listed {
  const nothing = { parts: [], isWhole: false, isLoose: false };
  const inBrackets = /[（(](?:(?:其中|含|包括|包含)[^，,。]{0,4})?$/.test(words.slice(0, from));
  const close = inBrackets ? words.slice(from).search(/[）)]/) : -1;
  const end = close >= 0 ? from + close : to;
  const deeds = new Set(words.slice(clauseStart(words, total.start), total.end).match(DEEDS) ?? []);
  const isOfApplications = words.slice(0, from).includes("申请");
  const isDone = DONE.test(words.slice(clauseStart(words, total.start), total.end));
  const kinds = new Set<RegExp>();
  const parts: Figure[] = [];
  let between = "";
  let isWhole = false;
  let isLoose = false;
  let begin = from;
  for (let i = from; i <= end; i++) {
    if (i < end && !/[、，,；;。]/.test(words.charAt(i))) continue;
    if (i < end && words.charAt(i) === "," && /^\d{3}/.test(words.slice(i + 1))) continue;
    const written = words.slice(begin, i);
    const asides = [...written.matchAll(PART_ASIDE)].filter(({ index }) => index > 0);
    const part = asides.reduceRight(
      (left, { 0: aside, index }) => left.slice(0, index) + left.slice(index + aside.length),
      written,
    );
    const isAside = ({ start }: Figure) =>
      asides.some(({ 0: aside, index }) => start >= begin + index && start < begin + index + aside.length);
    const own = figures.filter((one) => one.start >= begin && one.end <= i && !isAside(one));
    const [figure] = own;
    if (!figure && /[、]/.test(words.charAt(i))) continue;
    begin = i + 1;
    if (parts.length > 0 && (part === "" || ASIDE.test(part))) continue;
    const separator = words.charAt(i - written.length - 1);
    if (parts.length === 1) between = separator;
    if (parts.length === 1 && /[；;]/.test(separator) && !/[：:]/.test(words.charAt(from - 1))) isLoose = true;
    // What stands behind a graver mark than the one between the first parts is no part of theirs.
    if (parts.length > 1 && /[；;]/.test(separator) && !/[；;]/.test(between)) break;
    const isTight = inBrackets || separator === "、";
    const named = isOfApplications ? part : part.replace(GOING_ON, "");
    const other = !isTight && (named.replace(NAMES, "").match(DEEDS) ?? []).some((deed) => !deeds.has(deed));
    const isPart =
      figure &&
      own.length === 1 &&
      figure.unit === total.unit &&
      !COMPARES.test(part) &&
      !/[（(]/.test(part) &&
      !(parts.length > 0 && BESIDES.test(part)) &&
      !(other && parts.length > 0) &&
      !(isDone && CARRIED_OUT.test(part)) &&
      !(isOfApplications && kinds.size > 0 && isOfOtherKind(part, kinds));
    if (!isPart) {
      // What is no part after a part may be a word about it, and nothing more can be told from there on.
      if (figure && own.length > 1) return nothing;
      if (figure && /[%％]/.test(figure.unit) && /占/.test(part)) continue;
      break;
    }
    const name = written.slice(0, figure.start - (i - written.length));
    if (OVERLAPS.test(name.replace(/各[类项种级]/g, ""))) return nothing;
    if (parts.length === 0) for (const deed of part.match(DEEDS) ?? []) deeds.add(deed);
    for (const kind of kindsOf(part)) kinds.add(kind);
    parts.push(figure);
    isWhole = REST.test(part);
    // What goes on when all is told counts something else, but behind a 、 it is still of the list.
    if (sumOf(parts) <= highestOf(total) && sumOf(parts) >= lowestOf(total) && words.charAt(i) !== "、") break;
  }
  // 其他 in the middle of a list is the name of a thing: 其他文件2条；会议纪要3条.
  const last = parts.at(-1);
  const goesOn = figures.some(({ start, unit }) => last && start >= last.end && start < end && unit === last.unit);
  return parts.some(({ isRough }) => isRough)
    ? nothing
    : { parts, isWhole: isWhole && !goesOn && parts.length > 1, isLoose };
}

function kindsOf(part: string): readonly RegExp[] {
  return KINDS.filter((kind) => kind.test(part));
}

function isOfOtherKind(part: string, kinds: ReadonlySet<RegExp>): boolean {
  const own = kindsOf(part);
  return own.length > 0 && !own.some((kind) => kinds.has(kind));
}
