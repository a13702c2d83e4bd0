import type { Span } from "../../text/span";
import type { Figure } from "../claims/figures";
import type { FiguredWords } from "../figuredWords";
import { type PlacedFigure, placer } from "../placedFigure";
import { sumsIn } from "./addedUp";
import { ASIDES, listed } from "./listed";
import { periodsIn } from "./periods";
import { remaindersIn } from "./remainder";
import { reviewedIn } from "./reviewed";
import { COMPARES, clauseStart, DEEDS, isTotal, OTHER_YEAR, sumOf } from "./words";

/** A figure and those that are said to be parts of it: 120条，其中网站80条、公众号30条. */
export interface Partition {
  readonly total: PlacedFigure;
  readonly parts: readonly PlacedFigure[];
  /** Whether the words say that the parts are all there is: 分别为, 其他. */
  readonly isWhole: boolean;
  /** Whether the parts may be of more or less than the total, which the words leave open. */
  readonly isOpen: boolean;
  /** Whether the parts may be told apart in another way than it seems. */
  readonly isUnsure?: boolean;
  /** What the parts are told apart by, where that is said: 从内容分. */
  readonly way?: string;
}

/** Characters between a total and what announces its parts. */
const BETWEEN = /^[，,；;：:。]?(?:均已?[\u4e00-\u9fff]{0,6}[，,])?[（(]?$/;
/** Most figures between a total and its parts that are told of it by the way. */
const MOST_ASIDE = 4;
const LONGEST_AMONG = 20;
/** Behind a figure, that its parts follow: 16件中, 100件申请中. */
const AMONG =
  /^的?(?:[\u4e00-\u9fff]{0,8}(?:申请|信息|文件|建议|提案|议案|问题|意见|事项|来信|信件|诉求|留言|案件|答复|单位|部门|账号|事项|栏目|公文))?当?中(?:[，,：:]|(?=有))/;
const PARTS = /其中(?:的)?(?:包括|包含|主要(?:是|有|包括)?|有|含)?[：:，,]?/g;
const INCLUDING =
  /(?<=[，,；;。])(?:(?:具体|主要|分别)?(?:包括|包含)了?|(?:具体|主要|分别)(?:为|是|有)(?!\d))[：:，,]?|(?<=[（(])含(?!税)/g;
/** A list right behind a figure, with nothing but the mark in between. */
const LIST = /[：:（(]/g;
const EACH = /[，,：:（(]([^，,；;：:。（()）]{2,60})分别(?:为|是|有|达|发布|公开)?(?=\d)/g;
const ADDS_UP = /(?<!公)共|总|合计|累计/;

const RESPECTIVE = /^分别/;
const NOT_ALL = /等|主要|重点|为主|居多/;

const QUARTERS = 4;
/** What is done with applications, and how. */
const HANDLED = /办结|答复/;
const OUTCOME = /(?:予以|部分|不予)公开|无法提供|(?:不予|其他)处理/;

/** A partition before it has its place in the text. */
interface Found {
  readonly total: Figure;
  readonly parts: readonly Figure[];
  readonly isWhole: boolean;
  readonly isOpen: boolean;
}

/** The figures with their parts in a sentence of prose; only those are read of which it is plain what belongs to what. */
export function partitionsIn({ words, figures, at }: FiguredWords): Partition[] {
  if (!/中|分别|包括|包含|具体|主要|[：:（(]|合计|共|总计|季度|半年|未|余|[正尚]在|保留|有效|废止/.test(words))
    return [];
  const place = placer(at);
  return foundIn(words, withPeople(figures)).map(({ total, parts, ...rest }) => ({
    ...rest,
    total: place(total),
    parts: parts.map(place),
  }));
}

/** The figures with 名 told as 人 where a sentence counts people by both: 干部35名、群众28名，共63人. */
function withPeople(figures: readonly Figure[]): readonly Figure[] {
  const units = new Set(figures.map(({ unit }) => unit));
  if (!units.has("名") || !units.has("人")) return figures;
  return figures.map((figure) => (figure.unit === "名" ? { ...figure, unit: "人" } : figure));
}

function foundIn(words: string, figures: readonly Figure[]): readonly Found[] {
  const sums = sumsIn(words, figures);
  if (sums.length > 0) return sums.map((sum) => ({ ...sum, isWhole: true, isOpen: false }));
  const periods = periodsIn(words, figures);
  if (periods) return [{ ...periods, isWhole: true, isOpen: false }];
  const remainders = remaindersIn(words, figures);
  if (remainders.length > 0) return remainders.map((found) => ({ ...found, isWhole: true, isOpen: false }));
  const reviewed = reviewedIn(words, figures);
  if (reviewed.length > 0) return reviewed.map((found) => ({ ...found, isOpen: true }));
  const markers = markersIn(words, figures);
  if (markers.length === 0) {
    const lists = listsBehindMarks(words, figures);
    return lists.length > 0 ? lists : respective(words, figures);
  }
  const outer = withoutBrackets(words, figures);
  const announced = apart(words, markers).flatMap(
    ([marker, to]) => partsBehind(outer.words, marker, to, outer.figures) ?? [],
  );
  return [...outerParts(words, figures), ...announced, ...inBrackets(words, figures)];
}

/** The markers and up to where their parts may stand; none where two stand in one stretch: with a part of a part it is not plain whose parts follow. */
function apart(words: string, markers: readonly Span[]): [Span, number][] {
  return markers.flatMap((marker, i): [Span, number][] => {
    const ends = (from: number, to: number | undefined) => {
      const stretch = words.slice(from, to);
      return to === undefined ? words.length : from + Math.max(stretch.lastIndexOf("；"), stretch.lastIndexOf("。"));
    };
    const before = markers[i - 1];
    if (before && ends(before.end, marker.start) < before.end) return [];
    const to = ends(marker.end, markers[i + 1]?.start);
    return to < marker.end ? [] : [[marker, to]];
  });
}

/** A part's own parts in brackets behind it. */
const OWN_PARTS = /[（(](?:其中|包括|包含|含)[：:，,]?([^（）()]*)[）)]/g;

/** Words and figures without the parts of parts that brackets hold. */
function withoutBrackets(words: string, figures: readonly Figure[]): { words: string; figures: readonly Figure[] } {
  const spans = spansOf(words, OWN_PARTS).filter(({ start }) => words.lastIndexOf("其中", start - 1) >= 0);
  const kept = spans.reduce(
    (left, { start, end }) => left.slice(0, start) + BLANK.repeat(end - start) + left.slice(end),
    words,
  );
  return {
    words: kept,
    figures: figures.filter((one) => !spans.some(({ start, end }) => start <= one.start && one.end <= end)),
  };
}

/** Stands in the place of what is left out. */
const BLANK = "_";

/** The parts in brackets right behind a figure that is a part itself. */
function inBrackets(words: string, figures: readonly Figure[]): Found[] {
  return [...words.matchAll(OWN_PARTS)].flatMap(({ 0: whole, 1: inside = "", index }) => {
    const total = figures.find(({ end }) => end === index);
    const end = index + whole.length - 1;
    if (!total || !isTotal(words, total, figures) || words.lastIndexOf("其中", index - 1) < 0) return [];
    const { parts, isWhole } = listed(words, { start: end - inside.length, end }, total, figures);
    return parts.length > 1 ? { total, parts, isWhole, isOpen: true } : [];
  });
}

/** Where words announce that parts follow, and where these begin. */
function markersIn(words: string, figures: readonly Figure[]): Span[] {
  if (words.includes("其中")) return spansOf(words, PARTS);
  const among = figures.flatMap(({ end }) => {
    const [whole] = AMONG.exec(words.slice(end, end + LONGEST_AMONG)) ?? [];
    return whole === undefined ? [] : { start: end, end: end + whole.length };
  });
  return [...spansOf(words, INCLUDING), ...among];
}

function spansOf(words: string, pattern: RegExp): Span[] {
  return [...words.matchAll(pattern)].map(({ 0: whole, index }) => ({ start: index, end: index + whole.length }));
}

/** The parts of which the last one is parted again: 包括网站35条，公众号243条，其中…. */
function outerParts(words: string, figures: readonly Figure[]): Found[] {
  const inner = words.indexOf("其中");
  const [marker, ...others] = inner < 0 ? [] : spansOf(words.slice(0, inner), INCLUDING);
  const outer = marker && others.length === 0 ? partsBehind(words, marker, inner, figures) : undefined;
  return outer && outer.parts.length > 1 ? [outer] : [];
}

/** The total before a marker and its parts behind it, up to a place. */
function partsBehind(words: string, marker: Span, to: number, figures: readonly Figure[]): Found | undefined {
  const total = totalBefore(words, marker.start, figures);
  if (!total) return undefined;
  const told = figures.filter(({ end, unit }) => end <= total.end && unit === total.unit);
  // Behind a full stop, parts may be of all that the sentence before told together.
  if (words.slice(total.end, marker.start).includes("。") && told.some(({ value }) => value !== total.value))
    return undefined;
  const { parts, isWhole, isLoose } = listed(words, { start: marker.end, end: to }, total, figures);
  const isOutcome = areOutcomes(words, parts, total) && !areOfAllHandled(words, parts, told);
  const isToldOfIt = areOfDeed(words, parts, total) || isOutcome;
  if (parts.length === 0 || (!isToldOfIt && areOfMore(parts, told))) return undefined;
  // 网站40条，其中解读10条；公众号50条: what stands behind the semicolon is told beside the total.
  if (isLoose && sumOf(parts) > total.value) return undefined;
  if (sumOf(parts) > total.value && sumOf(withoutPartsOfParts(parts)) <= total.value) return undefined;
  // 比上年增加100条，其中…: the parts may be of what was added.
  const isOfGrowth = figures.some(
    ({ start, end, unit }) => start >= total.end && end <= marker.start && unit === total.unit,
  );
  const isOpen = isOfGrowth || !ends(words, parts) || /主要/.test(words.slice(marker.start, marker.end));
  // 分别为微信120个、微博43个。 names each of them.
  const isEach = RESPECTIVE.test(words.slice(marker.start, marker.end)) && areAllTold(words, parts, marker.end);
  return { total, parts, isWhole: (isWhole || (isEach && !isOpen)) && !isOfGrowth, isOpen };
}

/** The lists right behind a figure and a colon or an opening bracket. */
function listsBehindMarks(words: string, figures: readonly Figure[]): Found[] {
  return [...words.matchAll(LIST)].flatMap((mark) => {
    const total = figures.find(({ end }) => end === mark.index);
    if (!total || !isTotal(words, total, figures) || OTHER_YEAR.test(words.slice(total.end))) return [];
    const { parts, isWhole } = listed(words, { start: mark.index + 1, end: words.length }, total, figures);
    const isOpen = /[（(]/.test(mark[0]) || !ends(words, parts);
    return parts.length > 1 ? { total, parts, isWhole: isWhole && !isOpen, isOpen } : [];
  });
}

/** The figures told one after the other of names told so: 网站、公众号分别为80条、30条. */
function respective(words: string, figures: readonly Figure[]): Found[] {
  return [...words.matchAll(EACH)].flatMap((match) => {
    const names = (match[1] ?? "").split(/、|和|及|与/);
    const total = figures.filter(({ end }) => end <= match.index).at(-1);
    const clause = total ? words.slice(clauseStart(words, total.start), total.start) : "";
    if (!total || total.end !== match.index || !isTotal(words, total, figures)) return [];
    const isOfYear = /全年/.test(clause) && /一至四季度$|[四各]个?季度$/.test(match[1] ?? "");
    if (!ADDS_UP.test(clause) && !isOfYear && !names.every((name) => /类$/.test(name))) return [];
    const from = match.index + match[0].length;
    const end = from + words.slice(from).search(/[，,；;。）)]|$/);
    const parts = figures.filter((figure) => figure.start >= from && figure.end <= end);
    const between = words
      .slice(from, end)
      .replace(/[\d.、和及与万]/g, "")
      .replaceAll(total.unit, "");
    const isPlain = between === "" && parts.every((part) => part.unit === total.unit && !part.isRough);
    const isAll = isOfYear ? parts.length === QUARTERS : parts.length === names.length;
    return isPlain && parts.length > 1 && isAll && !COMPARES.test(match[1] ?? "")
      ? { total, parts, isWhole: true, isOpen: false }
      : [];
  });
}

/** The figure whose parts are announced at a place: the last one before it but for what is told of that by the way. */
function totalBefore(words: string, place: number, figures: readonly Figure[]): Figure | undefined {
  const before = figures.filter(({ end }) => end <= place).slice(-1 - MOST_ASIDE);
  return before
    .reverse()
    .find(
      (figure) => BETWEEN.test(words.slice(figure.end, place).replace(ASIDES, "")) && isTotal(words, figure, figures),
    );
}

/** Whether parts are all figures behind their marker, and nothing says that there are more. */
function areAllTold(words: string, parts: readonly Figure[], from: number): boolean {
  return parts.length > 1 && !NOT_ALL.test(words.slice(from));
}

/** Whether a sentence ends behind parts. */
function ends(words: string, parts: readonly Figure[]): boolean {
  return /^[）)]?[。；;！!]?$/.test(words.slice(parts.at(-1)?.end ?? words.length));
}

/** The parts but for those that are told of another one of them, which they add up to: 行政复议7件，维持6件，未审结1件. */
function withoutPartsOfParts(parts: readonly Figure[]): readonly Figure[] {
  for (const [i, part] of parts.entries()) {
    let sum = 0;
    for (let j = i + 1; j < parts.length && sum < part.value; j++) {
      sum += parts[j]?.value ?? 0;
      if (sum === part.value && j > i + 1)
        return [...parts.slice(0, i + 1), ...withoutPartsOfParts(parts.slice(j + 1))];
    }
  }
  return parts;
}

/** Whether each part names what was done with the total: 答复42件，其中按期答复40件、延期答复2件. */
function areOfDeed(words: string, parts: readonly Figure[], total: Figure): boolean {
  const [deed, ...others] = words.slice(clauseStart(words, total.start), total.start).match(DEEDS) ?? [];
  if (deed === undefined || others.length > 0 || parts.length < 2) return false;
  return parts.every((part, i) => words.slice(parts[i - 1]?.end ?? total.end, part.start).includes(deed));
}

/** Whether parts are how applications were answered, which is told of those that are done: 办结16件，其中予以公开10件. */
function areOutcomes(words: string, parts: readonly Figure[], total: Figure): boolean {
  const clause = words.slice(clauseStart(words, total.start), total.start);
  return (
    HANDLED.test(clause) &&
    parts.length > 1 &&
    parts.every((part, i) => OUTCOME.test(words.slice(parts[i - 1]?.end ?? total.end, part.start)))
  );
}

/**
 * Whether parts are how all applications were answered, not those of the last total alone: 收到20件，已答复18件，其中… of
 * the 20, 办结上年结转2件，本年办结12件，其中… of the 14.
 */
function areOfAllHandled(words: string, parts: readonly Figure[], told: readonly Figure[]): boolean {
  const [last, ...before] = [...told].reverse();
  const sum = sumOf(parts);
  if (!last || before.some(({ value }) => value === sum)) return before.length > 0;
  const handled = before.filter(({ start }) => HANDLED.test(words.slice(clauseStart(words, start), start)));
  return handled.length > 0 && sum === last.value + sumOf(handled);
}

/**
 * Whether parts may be of more than the last total: they add up to one before it or to several together, or they are more
 * than it and no more than all, which begin with a larger one (收到9件，上年结转1件，其中…; 受理7件，撤回1件，其中…).
 */
function areOfMore(parts: readonly Figure[], told: readonly Figure[]): boolean {
  const sum = sumOf(parts);
  const [last, ...before] = told.map(({ value }) => value).reverse();
  if (last === undefined || sum === last) return false;
  const all = before.reduce((together, value) => together + value, last);
  if (before.some((value) => value > last) && sum > last && sum <= all) return true;
  let together = last;
  return before.some((value) => {
    together += value;
    return sum === value || sum === together;
  });
}
