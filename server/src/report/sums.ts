import type { Span } from "../text/span";
import { type Squeezed, squeeze } from "../text/squeeze";
import { type Figure, figuresIn } from "./claims/figures";

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
}

/** A figure, another one and the share or the growth between them that is told as a percentage. */
export interface Share {
  readonly percent: PlacedFigure;
  /** The exact percentage that the figures make. */
  readonly exact: number;
  /** How far what is told may be off it: a unit of its last digit. */
  readonly tolerance: number;
  readonly from: readonly PlacedFigure[];
}

/** Characters between a total and what announces its parts. */
const BETWEEN = /^[，,；;：:。]?(?:均已?[\u4e00-\u9fff]{0,6}[，,])?[（(]?$/;
const PARTS = /其中(?:的)?(?:包括|包含|主要(?:是|有|包括)?|有|含)?[：:，,]?/g;
const INCLUDING = /(?<=[，,；;])(?:(?:具体|主要|分别)?(?:包括|包含)了?|(?:具体|主要)(?:为|是|有))[：:，,]?/g;
/** A list right behind a figure, with nothing but the mark in between. */
const LIST = /[：:（(]/g;
/** What adds up the figures before it. */
const SUM = /[，,](?:合计|共计|总计)(?:为)?$/;
const MOST_ADDENDS = 6;
/** Another year beside the one that the sentence is about. */
const OTHER_YEAR = /去年|上年(?!度?结转)|前年|20\d\d年(?!度?结转)/;
const EACH = /[，,：:（(]([^，,；;：:。（()）]{2,60})分别(?:为|是|有|达|发布|公开)?(?=\d)/g;
/** What compares a figure with another one, or counts something else beside it. */
const COMPARES = /[比较占]|同期|增[加长幅]|减少|下降|上升|提高|提升|翻|率|至少|以上|以内|超/;
/** What says that the figures are not parts that add up: each of several, the same ones again. */
const OVERLAPS = /各|每|均|同[时步]|又|也|还|含|包括|重复|累计|人均|平均|(?<!公)共/;
const REST = /^(?:以及|和|及)?(?:其他|其它|其余|剩余)(?!处理)/;
/** What says that a figure is no total but a mean of many. */
const MEAN = /[人日月户件]均|平均|每/;
const ADDS_UP = /(?<!公)共|总|合计|累计/;
/** What is done with what is counted. */
const DEEDS =
  /发布|公开|公布|公示|更新|收到|接到|受理|办理|办结|答复|制定|制发|印发|出台|举办|召开|开展|组织|回应|回复|处理|转办|报送|推送|编发|解读|培训|发放|张贴|整改|采纳|新增|修订|废止|清理/g;
const MOST_DECIMALS = 2;

/** The figures with their parts in a sentence of prose; only those are read of which it is plain what belongs to what. */
export function partitionsIn(text: string, sentence: Span): Partition[] {
  const { words, at } = squeeze(text, sentence);
  if (!/其中|分别|包括|包含|具体|主要|[：:（(]|[合共总]计/.test(words)) return [];
  const figures = figuresIn(words);
  const place = placer(at);
  const found: Partition[] = [];
  const markers = [...words.matchAll(words.includes("其中") ? PARTS : INCLUDING)];
  if (markers.length === 0) {
    const sum = addedUp(words, figures);
    if (sum) return [{ total: place(sum.total), parts: sum.parts.map(place), isWhole: true }];
    for (const mark of words.matchAll(LIST)) {
      const total = figures.find(({ end }) => end === mark.index);
      if (!total || !isTotal(words, total, figures) || OTHER_YEAR.test(words.slice(total.end))) continue;
      const { parts } = listed(words, mark.index + 1, total, figures, /[（(]/.test(mark[0]));
      if (parts.length > 1) found.push({ total: place(total), parts: parts.map(place), isWhole: false });
    }
    if (found.length > 0) return found;
  }
  // With a part of a part it is not plain whose parts follow.
  for (const marker of markers.length === 1 ? markers : []) {
    const total = figures.filter(({ end }) => end <= marker.index).at(-1);
    const between = total ? words.slice(total.end, marker.index) : "";
    if (!total || !BETWEEN.test(between) || !isTotal(words, total, figures)) continue;
    const told = figures.filter(({ end, unit }) => end <= marker.index && unit === total.unit);
    // Behind a full stop, parts may be of all that the sentence before told together.
    if (between.includes("。") && told.some(({ value }) => value !== total.value)) continue;
    const inBrackets = /[（(]$/.test(words.slice(0, marker.index));
    const list = listed(words, marker.index + marker[0].length, total, figures, inBrackets);
    if (list.parts.length === 0 || areOfMore(list.parts, told)) continue;
    found.push({ total: place(total), parts: list.parts.map(place), isWhole: list.isWhole });
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
      found.push({ total: place(total), parts: parts.map(place), isWhole: true });
  }
  return found;
}

/**
 * Whether parts may be of more than the last total: they add up to one before it or to several together, or they are more
 * than it and no more than all, which begin with a larger one (收到9件，上年结转1件，其中…; 受理7件，撤回1件，其中…).
 */
function areOfMore(parts: readonly Figure[], told: readonly Figure[]): boolean {
  const sum = parts.reduce((all, { value }) => all + value, 0);
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

/** The last figure of a sentence, where it says that it is the sum of all before it: 网站80条，公众号30条，合计110条. */
function addedUp(words: string, figures: readonly Figure[]): { total: Figure; parts: readonly Figure[] } | undefined {
  const total = figures.at(-1);
  const parts = figures.slice(0, -1);
  if (!total || parts.length < 2 || parts.length > MOST_ADDENDS || !SUM.test(words.slice(0, total.start)))
    return undefined;
  const isOdd =
    COMPARES.test(words) || OTHER_YEAR.test(words) || OVERLAPS.test(words.slice(0, total.start).replace(SUM, ""));
  const isPlain = figures.every((one) => one.unit === total.unit && !isUncertain(one));
  const clauses = words.slice(0, parts.at(-1)?.end).split(/[，,、；;]/);
  return isOdd || !isPlain || clauses.length !== parts.length || /[（(]/.test(words) ? undefined : { total, parts };
}

/** Whether a figure is the only one of its unit in its clause, and neither rough nor compared with another. */
function isTotal(words: string, total: Figure, figures: readonly Figure[]): boolean {
  const start = clauseStart(words, total.start);
  const clause = words.slice(start, total.start);
  if (total.isRough || total.rounding > 0 || total.unit === "" || /[%％]/.test(total.unit)) return false;
  return (
    !COMPARES.test(clause) &&
    !MEAN.test(clause) &&
    !figures.some((other) => other !== total && other.start >= start && other.end <= total.start)
  );
}

function clauseStart(words: string, at: number): number {
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
  const parts: Figure[] = [];
  let between = "";
  let isWhole = false;
  let begin = from;
  for (let i = from; i <= end; i++) {
    if (i < end && !/[、，,；;。]/.test(words.charAt(i))) continue;
    if (i < end && words.charAt(i) === "," && /^\d{3}/.test(words.slice(i + 1))) continue;
    const own = figures.filter((figure) => figure.start >= begin && figure.end <= i);
    const part = words.slice(begin, i);
    const [figure] = own;
    if (!figure && /[、]/.test(words.charAt(i))) continue;
    begin = i + 1;
    if (part === "" && parts.length > 0) continue;
    const separator = words.charAt(i - part.length - 1);
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
      !(other && parts.length > 0);
    if (!isPart) {
      // What is no part after a part may be a word about it, and nothing more can be told from there on.
      if (figure && own.length > 1) return nothing;
      if (figure && /[%％]/.test(figure.unit) && /占/.test(part)) continue;
      break;
    }
    if (OVERLAPS.test(part.slice(0, figure.start - (i - part.length)))) return nothing;
    if (parts.length === 0) for (const deed of part.match(DEEDS) ?? []) deeds.add(deed);
    parts.push(figure);
    isWhole = REST.test(part);
    // What goes on when all is told counts something else, but behind a 、 it is still of the list.
    if (parts.reduce((sum, { value }) => sum + value, 0) === total.value && words.charAt(i) !== "、") break;
  }
  // 其他 in the middle of a list is the name of a thing: 其他文件2条；会议纪要3条.
  const last = parts.at(-1);
  const goesOn = figures.some(({ start, unit }) => last && start >= last.end && start < end && unit === last.unit);
  return parts.some(({ isRough, rounding }) => isRough || rounding > 0)
    ? nothing
    : { parts, isWhole: isWhole && !goesOn && parts.length > 1 };
}

const SHARE = /^[，,]?(?:约?占|占比)(?:总数|总量|全部|总条数|总件数)?的?(?:比例)?(?:为|达|约)?$/;
const GROWTH = /^[，,（(]?(?:同?比|较)(?:上年度?|去年|上一年度?|20\d\d年)?(?:同期)?(?:增加|增长|减少|下降)了?$/;
const RATE = /^[，,、]?(?:同比)?(增长|增幅|减少|下降|降幅)(?:率)?(?:为|达|达到|约|了)?$/;

/** The percentages in a sentence both of whose figures stand right beside them. */
export function sharesIn(text: string, sentence: Span, partitions: readonly Partition[]): Share[] {
  const { words, at } = squeeze(text, sentence);
  if (!/[%％]/.test(words)) return [];
  const figures = figuresIn(words);
  const place = placer(at);
  const found: Share[] = [];
  const [only, ...more] = partitions;
  figures.forEach((percent, i) => {
    const [before, part] = [figures[i - 2], figures[i - 1]];
    if (!/[%％]/.test(percent.unit) || !before || !part || [before, part, percent].some(isUncertain)) return;
    if (part.unit !== before.unit || part.value === 0) return;
    const [gap, lead] = [words.slice(before.end, part.start), words.slice(part.end, percent.start)];
    const tell = (exact: number) => {
      const decimals = String(percent.value).split(".")[1]?.length ?? 0;
      if (decimals <= MOST_DECIMALS)
        found.push({
          percent: place(percent),
          exact,
          tolerance: 10 ** -decimals,
          from: [place(before), place(part)],
        });
    };
    const isFirstPart =
      only &&
      more.length === 0 &&
      only.total.span.start === at(before.start) &&
      only.parts[0]?.span.start === at(part.start);
    if (isFirstPart && SHARE.test(lead) && part.value <= before.value) tell((100 * part.value) / before.value);
    const rate = RATE.exec(lead)?.[1];
    if (rate === undefined || !GROWTH.test(gap)) return;
    const isFall = /减少|下降/.test(gap);
    if (isFall !== /[减降]/.test(rate)) return;
    const last = isFall ? before.value + part.value : before.value - part.value;
    if (last > 0) tell((100 * part.value) / last);
  });
  return found;
}

function isUncertain({ isRough, rounding }: Figure): boolean {
  return isRough || rounding > 0;
}

function placer(at: Squeezed["at"]): (figure: Figure) => PlacedFigure {
  const spanOf = (from: number, to: number): Span => ({ start: at(from), end: at(to - 1) + 1 });
  return ({ start, numberEnd, end, value, unit }) => ({
    span: spanOf(start, end),
    number: spanOf(start, numberEnd),
    value,
    unit,
  });
}
