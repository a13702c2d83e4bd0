import type { LineIndex } from "../text/lines";
import { type Span, trimSpan } from "../text/span";
import type { Title } from "./types";

/** Lines with text in which the title is looked for. */
const TITLE_LINES = 12;
/** Most lines over which a title may be broken. */
const MOST_LINES = 3;
/** Longest title in characters, white space left out. */
const LONGEST_TITLE = 60;

const SUBJECT = /信息公开/;
const ENDING = /(?:年度报告|年报|工作报告)(?:[（(][^（）()]*[)）])?$/;
/** What no title has: the marks of a sentence or of a path (首页 > 政府信息公开年报). */
const PROSE = /[。；;！？>›»＞]|现将/;
const YEAR = /[12２１][0-9０-９]{3}|[二一][〇○零Ｏ0-9一二三四五六七八九]{3}/;
const CHINESE_DIGITS = "〇一二三四五六七八九";

/** A title, and whether it stands before any other text. */
export interface FoundTitle extends Title {
  readonly isFirst: boolean;
}

/** Looks for the title among the first lines from `from` on and before `limit` (the first section's heading); it may take up to three lines. */
export function findTitle(text: string, lines: LineIndex, limit: number, from = 0): FoundTitle | undefined {
  const spans: Span[] = [];
  for (let line = from; line < lines.count && spans.length < TITLE_LINES; line++) {
    const span = trimSpan(text, lines.span(line));
    if (span.start >= limit) break;
    if (span.start < span.end) spans.push(span);
  }
  for (let first = 0; first < spans.length; first++) {
    let joined = "";
    for (let last = first; last < Math.min(first + MOST_LINES, spans.length); last++) {
      const span = spans[last] ?? { start: 0, end: 0 };
      joined += text.slice(span.start, span.end).replace(/[\s\u3000\u00a0#*]+/g, "");
      if (joined.length > LONGEST_TITLE || PROSE.test(joined)) break;
      if (!SUBJECT.test(joined) || !ENDING.test(joined)) continue;
      const begin = bodyLine(text, spans, first, joined);
      const start = spans[begin]?.start ?? 0;
      const whole = { start, end: span.end };
      const words = text.slice(whole.start, whole.end).replace(/[\s\u3000\u00a0#*]+/g, "");
      return { ...readTitle(text, whole, words), isFirst: begin === 0 };
    }
  }
  return undefined;
}

/** The line on which the title begins: the one before it where the body's name stands alone there. */
function bodyLine(text: string, spans: readonly Span[], first: number, title: string): number {
  const before = spans[first - 1];
  if (!before || (!/^(?:关于)?[12二]/.test(title) && !/^政府信息公开/.test(title))) return first;
  const words = text.slice(before.start, before.end);
  return words.length <= 30 && /(?:政府|局|委|办|镇|乡|街道|处|中心|厅|院|会|公室)$/.test(words) ? first - 1 : first;
}

function readTitle(text: string, span: Span, words: string): Title {
  const match = YEAR.exec(text.slice(span.start, span.end));
  const year = match ? toYear(match[0]) : undefined;
  const at = match ? words.search(YEAR) : -1;
  const subject = words.search(/(?:政府)?信息公开/);
  let body = words.slice(0, at >= 0 ? Math.min(at, subject) : subject);
  if (body === "" && at === 0) {
    body = words
      .slice(0, subject)
      .replace(YEAR, "")
      .replace(/^年度?/, "");
  }
  body = body.replace(/^关于/, "");
  if (body.endsWith("人民") && words.startsWith(body + "政府信息公开")) body += "政府";
  if (match && year !== undefined) {
    const start = span.start + match.index;
    return { span, text: words, body, year: { span: { start, end: start + match[0].length }, year } };
  }
  return { span, text: words, body };
}

function toYear(written: string): number | undefined {
  let digits = "";
  for (const character of written) {
    const code = character.charCodeAt(0);
    if (code >= 48 && code <= 57) digits += character;
    else if (code >= 0xff10 && code <= 0xff19) digits += String(code - 0xff10);
    else if ("○零Ｏ".includes(character)) digits += "0";
    else digits += String(CHINESE_DIGITS.indexOf(character));
  }
  const year = Number(digits);
  return year >= 2000 && year <= 2100 ? year : undefined;
}
