import { TITLE_ENDING } from "../forms";
import type { LineIndex } from "../text/lines";
import { behindQuotation, withoutMarks } from "../text/marks";
import { editDistance } from "../text/similarity";
import { type Span, trimSpan } from "../text/span";
import type { Title } from "./types";

/** Lines with text in which the title is looked for. */
const TITLE_LINES = 30;
/** Most lines over which a title may be broken. */
const MOST_LINES = 3;
/** Longest title in characters, white space left out. */
const LONGEST_TITLE = 60;
/** Longest line that may be a title with white space and what a web page adds. */
const LONGEST_LINE = 200;
/** Longest name of a body, the year behind it included. */
const LONGEST_NAME = 36;

/** The same without one of its words, which leaves nothing that can be told from other papers but the rest. */
const WITHOUT_A_WORD = ["信息", "公开"].map((word) => TITLE_ENDING.replace(word, ""));
/** What stands before the ending and is no slip in it. */
const IN_FRONT = /^[年度府局委办院会厅\d）)、，]/;
const IN_BRACKETS = /[（(][^（）()]*[)）]$/;
const SUBJECT = /信息公开/;
/** How titles end, the official one and those in its place: 工作情况的报告, 工作总结. */
const ENDING = /(?:年度报告|年报|工作报告|情况的?(?:报告|汇报)|工作总结)(?:[（(][^（）()]*[)）])?$/;
/** A year, and behind it an ending of which a title has some words only, or one twice: 政务公开工作年度报告, 年度报告报告. */
const LIKE_ENDING =
  /20\d\d年度?((?:政府|政务)(?:信息)?公开(?:工作|情况)?的?年度(?:工作)?报告(?:报告)?)(?:[（(][^（）()]*[)）])?$/;
/** What no title has: the marks of a sentence or of a path (首页 > 政府信息公开年报). */
const PROSE = /[。；;！？>›»＞]|现将/;
const YEAR = /[12２１](?:[ \u3000\u00a0]?[0-9０-９]){3}|[二一][〇○零Ｏ0-9一二三四五六七八九]{3}/;
/** A line that only gives the year: （2023年度）. */
const YEAR_LINE = new RegExp(`^[（(]?(?:${YEAR.source})年度?[)）]?$`);
/** Title lines that begin behind the body's name, or within 政府信息公开. */
const WITHOUT_NAME = /^(?:关于)?[12１２二]|^(?:政?府)?信息公开|^人民政府/;
/** Another name of a body on a line of its own, below the first: （青石县知识产权局）. */
const OTHER_NAME = /^[（(][^（）()]{2,30}[局办会院处室心][)）]/;
/** The day of publication, as web pages put it behind a title. */
const DAY = /\s+[[（(]?20\d{2}[-./年]\d{1,2}[-./月]\d{1,2}日?[\])）]?(?:\s+\d{1,2}:\d{2}(?::\d{2})?)?$/;
/** What a page's list of particulars puts in front of the title: 标 题：, 名 称 | . */
const PARTICULAR = /^(?:(?:信息|文件|公文)?(?:名\s*称|标\s*题)|题\s*名)\s*[:：|｜\t]\s*(?=\S)/;
/** White space and Markdown's marks. */
const BLANKS = /[\s\u3000\u00a0\u00ad\u200b-\u200d\u2060#*]+/g;
const CHINESE_DIGITS = "〇一二三四五六七八九";

/** A title, and whether it stands before any other text. */
export interface FoundTitle extends Title {
  readonly isFirst: boolean;
}

/** Looks for the title among the first lines from `from` on and before `limit` (the first section's heading); it may take up to three lines. */
export function findTitle(text: string, lines: LineIndex, limit: number, from = 0): FoundTitle | undefined {
  const spans: Line[] = [];
  for (let line = from; line < lines.count && spans.length < TITLE_LINES; line++) {
    const span = withoutParticular(text, withoutBars(text, lines.span(line)));
    if (span.start >= limit) break;
    if (span.start === span.end) continue;
    if (span.end > limit) {
      spans.push(beginningOf(text, { start: span.start, end: limit }));
      break;
    }
    const day = span.end - span.start > LONGEST_LINE ? null : DAY.exec(text.slice(span.start, span.end));
    spans.push(day && day.index > 0 ? { ...span, end: span.start + day.index } : span);
  }
  let best: Lines | undefined;
  for (let size = 1; size <= MOST_LINES && !isOfficial(best?.joined); size++) {
    for (let first = 0; first + size <= spans.length; first++) {
      const last = first + size - 1;
      const joined = spans
        .slice(first, last + 1)
        .map((span) => plain(text, span))
        .join("");
      if (joined.length > LONGEST_TITLE || PROSE.test(joined) || !SUBJECT.test(joined) || !ENDING.test(joined))
        continue;
      const found = { first, last, joined };
      if (best && !isBetter(text, spans, found, best)) continue;
      best = found;
    }
  }
  best ??= misspelt(text, spans) ?? unlikeOthers(text, spans);
  return best && titleOf(text, spans, best);
}

/** The line, or two, that end as a title does but for a slip. */
function misspelt(text: string, spans: readonly Line[]): Lines | undefined {
  for (const size of [1, 2])
    for (let first = 0; first + size <= spans.length; first++) {
      const lines = spans.slice(first, first + size).map((span) => plain(text, span));
      const joined = lines.join("");
      if (joined.length > LONGEST_TITLE || PROSE.test(joined)) continue;
      const ending = misspeltEnding(joined);
      // The last line holds more than the end of a word.
      if (ending !== undefined && (lines.at(-1) ?? "").length > 2) return { first, last: first + size - 1, joined };
    }
  return undefined;
}

/** The line that ends much as a title does, behind a year. */
function unlikeOthers(text: string, spans: readonly Line[]): Lines | undefined {
  for (const [first, span] of spans.entries()) {
    const joined = span.end - span.start > LONGEST_LINE ? "" : plain(text, span);
    if (joined.length <= LONGEST_TITLE && !PROSE.test(joined) && LIKE_ENDING.test(joined))
      return { first, last: first, joined };
  }
  return undefined;
}

/**
 * How a title ends where a slip makes it differ from the official ending: one character wrong, missing, too many or
 * swapped with the next one, or one word missing. Undefined for the official ending and all others.
 */
export function misspeltEnding(title: string): string | undefined {
  const words = title.replace(IN_BRACKETS, "");
  if (words.endsWith(TITLE_ENDING)) return undefined;
  const { length } = TITLE_ENDING;
  for (const size of [length, length - 1, length + 1]) {
    const ending = words.slice(-size);
    if (ending.length !== size || editDistance(ending, TITLE_ENDING) !== 1) continue;
    // 2023年|府信息公开: what stands in front belongs to the year or the body.
    const isMissing = size === length && ending.slice(1) === TITLE_ENDING.slice(1) && IN_FRONT.test(ending);
    return isMissing ? ending.slice(1) : ending;
  }
  return WITHOUT_A_WORD.find((ending) => words.endsWith(ending));
}

/** What a line in which the first heading stands begins with, where that ends as a title does. */
function beginningOf(text: string, { start, end }: Span): Span {
  const title = /^.{0,60}?信息公开.{0,8}?(?:年度报告|年报)/.exec(text.slice(start, end));
  return title ? { start, end: start + title[0].length } : trimSpan(text, { start, end });
}

/** A line; a particular of the page is not the title itself. */
interface Line extends Span {
  readonly isParticular?: boolean;
}

/** Lines that may be the title. */
interface Lines {
  readonly first: number;
  readonly last: number;
  readonly joined: string;
}

/** Whether a title is rather the report's than one before it, which may be the page's and leave out the body's name. */
function isBetter(text: string, spans: readonly Line[], later: Lines, before: Lines): boolean {
  if (!isOfficial(later.joined)) return false;
  if (!isOfficial(before.joined) || spans[before.first]?.isParticular) return true;
  return !titleOf(text, spans, before).body && !!titleOf(text, spans, later).body;
}

function titleOf(text: string, spans: readonly Span[], { first, last, joined }: Lines): FoundTitle {
  const begin = firstLine(text, spans, first, joined);
  const start = spans[begin]?.start ?? 0;
  const next = spans[last + 1];
  const yearFollows = next && !YEAR.test(joined) && YEAR_LINE.test(plain(text, next));
  const span = { start, end: (yearFollows ? next : spans[last])?.end ?? start };
  return { ...readTitle(text, span, plain(text, span)), isFirst: begin === 0 };
}

/** A line without white space and the bars that a table around the whole page leaves at its ends. */
function withoutBars(text: string, line: Span): Span {
  let span = trimSpan(text, { start: behindQuotation(text, line.start, line.end), end: line.end });
  while (text[span.end - 1] === "|" && span.end > span.start)
    span = trimSpan(text, { start: span.start, end: span.end - 1 });
  while (text[span.start] === "|" && span.end > span.start)
    span = trimSpan(text, { start: span.start + 1, end: span.end });
  return span;
}

function withoutParticular(text: string, span: Span): Line {
  const name = PARTICULAR.exec(text.slice(span.start, Math.min(span.end, span.start + LONGEST_LINE)))?.[0];
  return name ? { ...withoutBars(text, { start: span.start + name.length, end: span.end }), isParticular: true } : span;
}

/** Whether the words end as the official title does; a navigation bar's 政府信息公开年报 does not. */
function isOfficial(words: string | undefined): boolean {
  return words !== undefined && /工作年度报告(?:[（(][^（）()]*[)）])?$/.test(words);
}

function plain(text: string, span: Span): string {
  return withoutMarks(text.slice(span.start, span.end))
    .replace(BLANKS, "")
    .replace(/^《([^《》]*)》$/, "$1");
}

/** The line on which the title begins: that of the body's name, which may stand before it, and so may the year. */
function firstLine(text: string, spans: readonly Span[], found: number, title: string): number {
  let first = found;
  let words = title;
  while (first > 0 && found - first < MOST_LINES && (WITHOUT_NAME.test(words) || OTHER_NAME.test(words))) {
    const before = spans[first - 1];
    const line = before ? plain(text, before) : "";
    const endsName = /(?:政府|局|委|办|镇|乡|街道|处|中心|厅|院|会|公室)$/.test(line);
    const endsYear = !YEAR.test(words) && /年度?$/.test(line) && YEAR.test(line) && !PROSE.test(line);
    const isOtherName = OTHER_NAME.test(line);
    const isTorn = words.startsWith("府信息公开") && line.endsWith("政");
    if (line.length > LONGEST_NAME || (!endsName && !endsYear && !isTorn && !isOtherName)) break;
    first--;
    words = line + words;
  }
  return first;
}

function readTitle(text: string, span: Span, words: string): Title {
  const match = YEAR.exec(text.slice(span.start, span.end));
  const year = match ? toYear(match[0]) : undefined;
  const at = match ? words.search(YEAR) : -1;
  const slip = misspeltEnding(words);
  const like = SUBJECT.test(words) ? undefined : LIKE_ENDING.exec(words)?.[1];
  const ending = slip ?? like;
  const subject = ending === undefined ? words.search(/(?:政府)?信息公开/) : words.lastIndexOf(ending);
  let body = words.slice(0, at >= 0 ? Math.min(at, subject) : subject);
  if (body === "" && at === 0) {
    body = words
      .slice(0, subject)
      .replace(YEAR, "")
      .replace(/^年度?/, "");
  }
  body = body.replace(/^关于|关于$|[：:—–－-]+$/g, "");
  if (body.endsWith("人民") && words.startsWith(body + "政府信息公开")) body += "政府";
  if (match && year !== undefined) {
    const start = span.start + match.index;
    return { span, text: words, body, year: { span: { start, end: start + match[0].length }, year } };
  }
  return { span, text: words, body };
}

function toYear(written: string): number | undefined {
  let digits = "";
  for (const character of written.replace(/\s/g, "")) {
    const code = character.charCodeAt(0);
    if (code >= 48 && code <= 57) digits += character;
    else if (code >= 0xff10 && code <= 0xff19) digits += String(code - 0xff10);
    else if ("○零Ｏ".includes(character)) digits += "0";
    else digits += String(CHINESE_DIGITS.indexOf(character));
  }
  const year = Number(digits);
  return year >= 2000 && year <= 2100 ? year : undefined;
}
