import type { Span } from "../text/span";
import { type Squeezed, squeeze } from "../text/squeeze";
import { type Figure, figuresIn } from "./claims/figures";
import { BY, CHANGES, LAST_YEAR, SINCE } from "./yearWords";

/** A figure of a sentence and where it stands in the text. */
export interface PlacedFigure {
  /** The number with its unit. */
  readonly span: Span;
  /** The number alone. */
  readonly number: Span;
  readonly value: number;
  readonly unit: string;
}

/** A figure and those that are said to be parts of it: 120条，其中网站80条、公众号30条. */
export interface Partition {
  readonly total: PlacedFigure;
  readonly parts: readonly PlacedFigure[];
  /** Whether the words say that the parts are all there is: 分别为, 其他. */
  readonly isWhole: boolean;
  /** Whether the parts may be of more or less than the total, which the words leave open. */
  readonly isOpen: boolean;
}

/** Characters between a total and what announces its parts. */
const BETWEEN = /^[，,；;：:。]?(?:均已?[\u4e00-\u9fff]{0,6}[，,])?[（(]?$/;
/** How much more or less a figure was than before, with the number that says so. */
const GROWN = `(?:${SINCE}(?:${CHANGES}${BY}|持平)|${CHANGES}${BY})(?:(?:约|近|超)?\\d[\\d.,]*(?:万|余|多)?[\\u4e00-\\u9fff%％]{0,3})?`;
/** How much of it was done: 公开率100%. */
const RATED = "[\\u4e00-\\u9fff、]{1,8}率(?:均|都|已)?(?:为|达到?|是)?\\d[\\d.]*[%％]";
/** What is told of a figure behind it, one clause after the other or in brackets, before its parts are told. */
const ASIDES = new RegExp(`^(?:[，,（(](?:${GROWN}|${RATED})[）)]?)+(?=$|[，,；;：:。（(])`);
const ASIDE = new RegExp(`^(?:${GROWN}|${RATED})$`);
/** Most figures between a total and its parts that are told of it by the way. */
const MOST_ASIDE = 4;
const LONGEST_AMONG = 20;
/** Behind a figure, that its parts follow: 16件中, 100件申请中. */
const AMONG =
  /^的?(?:[\u4e00-\u9fff]{0,8}(?:申请|信息|文件|建议|提案|议案|问题|意见|事项|来信|诉求|留言|案件|答复|单位))?当?中(?:[，,：:]|(?=有))/;
const PARTS = /其中(?:的)?(?:包括|包含|主要(?:是|有|包括)?|有|含)?[：:，,]?/g;
const INCLUDING = /(?<=[，,；;])(?:(?:具体|主要|分别)?(?:包括|包含)了?|(?:具体|主要)(?:为|是|有))[：:，,]?/g;
/** A list right behind a figure, with nothing but the mark in between. */
const LIST = /[：:（(]/g;
/** What adds up the figures before it, behind the last of them and what may be counted there: 14件政协提案，共. */
const SUM = /^(?:[\u4e00-\u9fff“”]{0,12}[，,、；;])?(?:[两二三四]者|以上)?(?:合计|总共|一共|[共总]计|共)(?:为|有)?$/;
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
/** Another year beside the one that the sentence is about. */
export const OTHER_YEAR = new RegExp(`(?:${LAST_YEAR}|前年|20\\d\\d年)(?!度?结转)`);
const EACH = /[，,：:（(]([^，,；;：:。（()）]{2,60})分别(?:为|是|有|达|发布|公开)?(?=\d)/g;
/** What compares a figure with another one, or counts something else beside it. */
const COMPARES = /[比较占]|同期|增[加长幅]|减少|下降|上升|提高|提升|翻|率|至少|以上|以内|超/;
/** What says that the figures are not parts that add up: each of several, the same ones again. */
const OVERLAPS = /各|每|均|同[时步]|又|也|还|含|包括|重复|累计|人均|平均|^共|(?<!公)共(?!计?$)/;
const REST = /^(?:以及|和|及)?(?:其他|其它|其余|剩余)(?!处理)/;
/** What says that a figure is no total but a mean of many. */
const MEAN = /[人日月户件]均|平均|每/;
const ADDS_UP = /(?<!公)共|总|合计|累计/;
/** What is done with what is counted. */
export const DEEDS =
  /发布|公开|公布|公示|更新|收到|接到|受理|办理|办结|答复|制定|制发|印发|出台|举办|召开|开展|组织|回应|回复|处理|转办|报送|推送|编发|解读|培训|发放|张贴|整改|采纳|新增|修订|废止|清理/g;
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

/** The figures with their parts in a sentence of prose; only those are read of which it is plain what belongs to what. */
export function partitionsIn(text: string, sentence: Span): Partition[] {
  const { words, at } = squeeze(text, sentence);
  if (!/[其当]?中|分别|包括|包含|具体|主要|[：:（(]|合计|共|总计/.test(words)) return [];
  const figures = figuresIn(words);
  const place = placer(at);
  const found: Partition[] = [];
  const markers = markersIn(words, figures);
  const sums = sumsIn(words, figures);
  if (sums.length > 0)
    return sums.map(({ total, parts }) => ({
      total: place(total),
      parts: parts.map(place),
      isWhole: true,
      isOpen: false,
    }));
  if (markers.length === 0) {
    for (const mark of words.matchAll(LIST)) {
      const total = figures.find(({ end }) => end === mark.index);
      if (!total || !isTotal(words, total, figures) || OTHER_YEAR.test(words.slice(total.end))) continue;
      const { parts } = listed(words, mark.index + 1, total, figures, /[（(]/.test(mark[0]));
      if (parts.length > 1) found.push({ total: place(total), parts: parts.map(place), isWhole: false, isOpen: true });
    }
    if (found.length > 0) return found;
  }
  // With a part of a part it is not plain whose parts follow.
  for (const marker of markers.length === 1 ? markers : []) {
    const total = totalBefore(words, marker.start, figures);
    if (!total) continue;
    const told = figures.filter(({ end, unit }) => end <= total.end && unit === total.unit);
    // Behind a full stop, parts may be of all that the sentence before told together.
    if (words.slice(total.end, marker.start).includes("。") && told.some(({ value }) => value !== total.value)) continue;
    const inBrackets = /[（(]$/.test(words.slice(0, marker.start));
    const list = listed(words, marker.end, total, figures, inBrackets);
    if (list.parts.length === 0 || areOfMore(list.parts, told)) continue;
    if (sumOf(list.parts) > total.value && sumOf(withoutPartsOfParts(list.parts)) <= total.value) continue;
    // 比上年增加100条，其中…: the parts may be of what was added.
    const isOfGrowth = figures.some(
      ({ start, end, unit }) => start >= total.end && end <= marker.start && unit === total.unit,
    );
    const isOpen = isOfGrowth || !ends(words, list.parts) || /主要/.test(words.slice(marker.start, marker.end));
    found.push({
      total: place(total),
      parts: list.parts.map(place),
      isWhole: list.isWhole && !isOfGrowth,
      isOpen,
    });
  }
  if (markers.length > 0) return found;
  for (const match of words.matchAll(EACH)) {
    const names = (match[1] ?? "").split(/、|和|及|与/);
    const total = figures.filter(({ end }) => end <= match.index).at(-1);
    const clause = total ? words.slice(clauseStart(words, total.start), total.start) : "";
    if (!total || total.end !== match.index || !ADDS_UP.test(clause) || !isTotal(words, total, figures)) continue;
    const from = match.index + match[0].length;
    const end = from + words.slice(from).search(/[，,；;。）)]|$/);
    const parts = figures.filter((figure) => figure.start >= from && figure.end <= end);
    const between = words
      .slice(from, end)
      .replace(/[\d.、和及与]/g, "")
      .replaceAll(total.unit, "");
    const isPlain = between === "" && parts.every((part) => part.unit === total.unit && !part.isRough);
    if (isPlain && parts.length > 1 && parts.length === names.length && !COMPARES.test(match[1] ?? ""))
      found.push({ total: place(total), parts: parts.map(place), isWhole: true, isOpen: false });
  }
  return found;
}

/** Where words announce that parts follow, and where these begin. */
function markersIn(words: string, figures: readonly Figure[]): Span[] {
  const markers = [...words.matchAll(words.includes("其中") ? PARTS : INCLUDING)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
  if (words.includes("其中")) return markers;
  const among = figures.flatMap(({ end }) => {
    const [whole] = AMONG.exec(words.slice(end, end + LONGEST_AMONG)) ?? [];
    return whole === undefined ? [] : { start: end, end: end + whole.length };
  });
  return [...markers, ...among];
}

/** The figure whose parts are announced at a place: the last one before it but for what is told of that by the way. */
function totalBefore(words: string, place: number, figures: readonly Figure[]): Figure | undefined {
  const before = figures.filter(({ end }) => end <= place).slice(-1 - MOST_ASIDE);
  return before
    .reverse()
    .find(
      (figure) =>
        BETWEEN.test(words.slice(figure.end, place).replace(ASIDES, "")) && isTotal(words, figure, figures),
    );
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

interface Sum {
  readonly total: Figure;
  readonly parts: readonly Figure[];
}

/** The figures that say that they are the sum of those right before them: 网站80条，公众号30条，合计110条. */
function sumsIn(words: string, figures: readonly Figure[]): Sum[] {
  if (figures.length > MOST_FIGURES) return [];
  return figures.flatMap((total, i) => {
    const last = figures[i - 1];
    if (!last || !SUM.test(words.slice(last.end, total.start)) || total.unit === "" || isUncertain(total)) return [];
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
    if (figure.unit !== total.unit || isUncertain(figure)) return parts.length > 1 && own > weight ? parts : [];
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
  const behind = /^[^，,。；;：:、！（）()]*/.exec(words.slice(total.end))?.[0] ?? "";
  // 共24件建议提案 names again what was counted.
  if ([...behind].some((character) => !told.includes(character))) return true;
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
  const isExact = decimals.every((count) => count === 0);
  const tolerance = isExact ? 0 : addends.length * 10 ** -Math.min(...decimals);
  let sums = [0];
  for (const { value } of addends) sums = [...sums, ...sums.map((sum) => sum + value)];
  return sums.some((sum) => Math.abs(sum - total.value) < tolerance + 1e-6);
}

/** Whether a figure is the only one of its unit in its clause, and neither rough nor compared with another. */
export function isTotal(words: string, total: Figure, figures: readonly Figure[]): boolean {
  const start = clauseStart(words, total.start);
  const clause = words.slice(start, total.start);
  if (total.isRough || total.rounding > 0 || total.unit === "" || /[%％]/.test(total.unit)) return false;
  return (
    !COMPARES.test(clause) &&
    !MEAN.test(clause) &&
    !figures.some((other) => other !== total && other.start >= start && other.end <= total.start)
  );
}

export function clauseStart(words: string, at: number): number {
  let start = at;
  while (start > 0 && !/[，,；;：:。（(）)]/.test(words.charAt(start - 1))) start--;
  return start;
}

/** The parts that follow, up to the first words that count something else. */
function listed(
  words: string,
  from: number,
  total: Figure,
  figures: readonly Figure[],
  inBrackets: boolean,
): { parts: Figure[]; isWhole: boolean } {
  const nothing = { parts: [], isWhole: false };
  const close = inBrackets ? words.slice(from).search(/[）)]/) : -1;
  const end = close >= 0 ? from + close : words.length;
  const deeds = new Set(words.slice(clauseStart(words, total.start), total.end).match(DEEDS) ?? []);
  const isOfApplications = words.slice(0, from).includes("申请");
  const kinds = new Set<RegExp>();
  const parts: Figure[] = [];
  let between = "";
  let isWhole = false;
  let begin = from;
  for (let i = from; i <= end; i++) {
    if (i < end && !/[、，,；;。]/.test(words.charAt(i))) continue;
    if (i < end && words.charAt(i) === "," && /^\d{3}/.test(words.slice(i + 1))) continue;
    const written = words.slice(begin, i);
    const asides = [...written.matchAll(PART_ASIDE)].filter(({ index }) => index > 0);
    const part = asides.reduceRight((left, { 0: aside, index }) => left.slice(0, index) + left.slice(index + aside.length), written);
    const isAside = ({ start }: Figure) =>
      asides.some(({ 0: aside, index }) => start >= begin + index && start < begin + index + aside.length);
    const own = figures.filter((one) => one.start >= begin && one.end <= i && !isAside(one));
    const [figure] = own;
    if (!figure && /[、]/.test(words.charAt(i))) continue;
    begin = i + 1;
    if (parts.length > 0 && (part === "" || ASIDE.test(part))) continue;
    const separator = words.charAt(i - written.length - 1);
    if (parts.length === 1) between = separator;
    // What stands behind a graver mark than the one between the first parts is no part of theirs.
    if (parts.length > 1 && /[；;]/.test(separator) && !/[；;]/.test(between)) break;
    const isTight = inBrackets || separator === "、";
    const other = !isTight && (part.match(DEEDS) ?? []).some((deed) => !deeds.has(deed));
    const isPart =
      figure &&
      own.length === 1 &&
      figure.unit === total.unit &&
      !COMPARES.test(part) &&
      !/[（(]/.test(part) &&
      !(other && parts.length > 0) &&
      !(isOfApplications && kinds.size > 0 && isOfOtherKind(part, kinds));
    if (!isPart) {
      // What is no part after a part may be a word about it, and nothing more can be told from there on.
      if (figure && own.length > 1) return nothing;
      if (figure && /[%％]/.test(figure.unit) && /占/.test(part)) continue;
      break;
    }
    if (OVERLAPS.test(written.slice(0, figure.start - (i - written.length)))) return nothing;
    if (parts.length === 0) for (const deed of part.match(DEEDS) ?? []) deeds.add(deed);
    for (const kind of kindsOf(part)) kinds.add(kind);
    parts.push(figure);
    isWhole = REST.test(part);
    // What goes on when all is told counts something else, but behind a 、 it is still of the list.
    if (sumOf(parts) === total.value && words.charAt(i) !== "、") break;
  }
  // 其他 in the middle of a list is the name of a thing: 其他文件2条；会议纪要3条.
  const last = parts.at(-1);
  const goesOn = figures.some(({ start, unit }) => last && start >= last.end && start < end && unit === last.unit);
  return parts.some(({ isRough, rounding }) => isRough || rounding > 0)
    ? nothing
    : { parts, isWhole: isWhole && !goesOn && parts.length > 1 };
}

function sumOf(figures: readonly Figure[]): number {
  return figures.reduce((sum, { value }) => sum + value, 0);
}

function kindsOf(part: string): readonly RegExp[] {
  return KINDS.filter((kind) => kind.test(part));
}

function isOfOtherKind(part: string, kinds: ReadonlySet<RegExp>): boolean {
  const own = kindsOf(part);
  return own.length > 0 && !own.some((kind) => kinds.has(kind));
}

export function isUncertain({ isRough, rounding }: Figure): boolean {
  return isRough || rounding > 0;
}

export function placer(at: Squeezed["at"]): (figure: Figure) => PlacedFigure {
  const spanOf = (from: number, to: number): Span => ({ start: at(from), end: at(to - 1) + 1 });
  return ({ start, numberEnd, end, value, unit }) => ({
    span: spanOf(start, end),
    number: spanOf(start, numberEnd),
    value,
    unit,
  });
}
