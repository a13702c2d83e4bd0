import { FORMS, type FormSection } from "../forms";
import { fold, halfWidthDigits, isIdeograph } from "../text/fold";
import type { LineIndex } from "../text/lines";
import { behindMarks } from "../text/marks";
import { similarity } from "../text/similarity";
import { isSpace, type Span, trimSpan } from "../text/span";
import { isFormLabel } from "./vocabulary";

/** A line, or the beginning of one, that may be the heading of a section. */
export interface HeadingCandidate {
  readonly form: FormSection;
  readonly line: number;
  /** Numeral and name. */
  readonly span: Span;
  readonly numeral?: Span;
  readonly name: Span;
  readonly exact: boolean;
  /** `otherStyle`: the right number in digits or under the marks of a lower level (`1.`, `（一）`). */
  readonly numbering: "none" | "right" | "otherStyle" | "wrong";
  /** Whether the number is one of a lower level, whose items may be named like sections. */
  readonly isOtherLevel: boolean;
}

/** Most lines that are taken for headings: many times what any draft has. */
const MOST_HEADINGS = 1000;
/** Longest line that can begin with a heading that does not end it. */
const LONGEST_HEADING = 48;
/** Least likeness to the official wording under the wrong numeral, and under the right one. */
const LIKE = 0.65;
const LIKE_UNDER_RIGHT_NUMERAL = 0.45;
/** Most marks and blanks between a heading's numeral and its name. */
const MOST_MARKS = 4;
/** Shortest line with a number and a heading. */
const SHORTEST_NUMBERED = 5;

const NUMERALS = "一二三四五六七八九十";
const numeralCodes = new Set([...NUMERALS].map((numeral) => numeral.charCodeAt(0)));
/** Digits and brackets with which the number of another level may begin. */
const otherCodes = new Set([..."123456１２３４５６（("].map((character) => character.charCodeAt(0)));
/** Marks between a heading's numeral and its name. */
const SEPARATORS = "、.．,，:：";
const MARKDOWN = /^(?:#{1,6}\s*|\*{2}\s*)?/;
/** `第一部分`, `第1章`: its numeral, with what parts it from the name. */
const PART = /^第\s*([一二三四五六七八九十]{1,3}|[0-9０-９]{1,2})\s*(?:部分|[章节篇])[、.．,，:：\s]*/;
/** `一、`: its numeral; what parts it may be missing in front of an official heading. */
const NUMERAL = /^第?([一二三四五六七八九十]{1,3})(?:[、.．,，:：\s]\s*|(?=[\u4e00-\u9fff]))/;
/** `1.`, `（一）`: the number of a lower level, with its marks. */
const OTHER_LEVEL =
  /^(?:[（(]\s*([一二三四五六]|[1-6１-６])\s*[）)][、.．,，\s]*|([1-6１-６])(?:[、.．,，:：\s]\s*|(?=[\u4e00-\u9fff])))/;

const SECTIONS = FORMS["2021"].sections;
const byWording: ReadonlyMap<string, FormSection> = new Map(
  SECTIONS.flatMap((section) =>
    [section.heading, ...section.aliases].map((heading) => [fold(heading), section] as const),
  ),
);
const wordings = [...byWording];
const longestWording = Math.max(...wordings.map(([folded]) => folded.length));
const firstCharacters = new Set(wordings.map(([folded]) => folded.charCodeAt(0)));

/** Fewest headings within a line that is a whole report, the length of such a line, and lines that are looked at. */
const LEAST_UNBROKEN = 4;
const SHORTEST_UNBROKEN = 400;
const LINES_TRIED = 50;
const UNBROKEN = new RegExp(
  `([一二三四五六])[、.．]\\s?(${SECTIONS.flatMap(({ heading, aliases }) => [heading, ...aliases])
    .sort((one, other) => other.length - one.length)
    .join("|")})`,
  "g",
);

/** Every line that may be a section's heading, in the order of the text. Labels of the form are none. */
export function findHeadings(text: string, lines: LineIndex): HeadingCandidate[] {
  const found: HeadingCandidate[] = [];
  for (let line = 0; line < lines.count && found.length < MOST_HEADINGS; line++) {
    let start = lines.start(line);
    const end = lines.end(line);
    const inCell = text.charCodeAt(start) === 9;
    while (start < end && isSpace(text.charCodeAt(start))) start++;
    start = behindMarks(text, start, end);
    if (start === end || !mayBegin(text, start, end)) continue;
    const head = readHead(text, trimSpan(text, { start, end }), line);
    const hasTab = inCell || head.raw.includes("\t");
    const candidate =
      readOfficial(head) ?? (hasTab ? undefined : (readBrokenHeading(text, lines, line) ?? readAlike(head)));
    if (candidate) found.push(candidate);
  }
  return found.length < LEAST_UNBROKEN ? (findUnbroken(text, lines) ?? found) : found;
}

/**
 * The headings within the one line that is left of a report whose line ends are gone: official ones under their numerals,
 * in the order of the form. Undefined where there are too few of them to be a report's.
 */
function findUnbroken(text: string, lines: LineIndex): HeadingCandidate[] | undefined {
  for (let line = 0; line < Math.min(lines.count, LINES_TRIED); line++) {
    const { start, end } = lines.span(line);
    if (end - start < SHORTEST_UNBROKEN) continue;
    const found: HeadingCandidate[] = [];
    for (const match of text.slice(start, end).matchAll(UNBROKEN)) {
      const [written, , name = ""] = match;
      const form = byWording.get(fold(name));
      const at = start + match.index;
      const head = readHead(text, { start: at, end: at + written.length }, line);
      if (!form || head.prefix.numeral?.official !== form.numeral) continue;
      const before = found[found.length - 1];
      if (!before || NUMERALS.indexOf(before.form.numeral) < NUMERALS.indexOf(form.numeral)) {
        found.push(makeCandidate(head, form, name.length, true));
      }
    }
    if (found.length >= LEAST_UNBROKEN) return found;
  }
  return undefined;
}

/**
 * The first section's heading under another name (`一、概述`), before the offset `limit` where the next section begins:
 * the only short line there that a numeral of the sections' level begins.
 */
export function findRenamedFirst(text: string, lines: LineIndex, limit: number): HeadingCandidate | undefined {
  const form = SECTIONS[0];
  let found: HeadingCandidate | undefined;
  for (let line = 0; line < lines.count && lines.start(line) < limit; line++) {
    const span = trimSpan(text, lines.span(line));
    const start = behindMarks(text, span.start, span.end);
    if (start === span.end || !mayBegin(text, start, span.end)) continue;
    const head = readHead(text, { start, end: span.end }, line);
    const { numeral, isOtherLevel, isTight } = head.prefix;
    if (!numeral || isOtherLevel || isTight) continue;
    const isHeading = span.end - start <= LONGEST_HEADING && !/[，。；;！？]/.test(head.name);
    if (found || !form || !isHeading || numeral.official !== form.numeral) return undefined;
    found = makeCandidate(head, form, trimmedHead(head.name), false);
  }
  return found;
}

/** Whether a line begins like a heading: a mark, a numeral with something behind it that parts, or the name at once. */
function mayBegin(text: string, start: number, end: number): boolean {
  const first = text.charCodeAt(start);
  if (first === 0x23 || first === 0x2a || first === 0x7b2c) return true;
  if (firstCharacters.has(first)) return end - start <= longestWording * 2;
  if (otherCodes.has(first)) return end - start >= SHORTEST_NUMBERED;
  if (!numeralCodes.has(first)) return false;
  let at = start + 1;
  while (at < end && numeralCodes.has(text.charCodeAt(at))) at++;
  const next = text.charCodeAt(at);
  return SEPARATORS.includes(text.charAt(at)) || isSpace(next) || firstCharacters.has(next);
}

/** What stands in front of a heading's name, and its numeral as written and as the form writes it. */
interface Prefix {
  readonly length: number;
  /** Where the marks and the numeral begin, behind Markdown's marks. */
  readonly start: number;
  readonly numeral?: { readonly start: number; readonly written: string; readonly official: string };
  readonly isOtherLevel: boolean;
  /** Whether nothing parts the numeral from the name. */
  readonly isTight: boolean;
}

function readPrefix(raw: string): Prefix {
  const start = MARKDOWN.exec(raw)?.[0].length ?? 0;
  const rest = raw.slice(start);
  const own = PART.exec(rest) ?? NUMERAL.exec(rest);
  const match = own ?? OTHER_LEVEL.exec(rest);
  const written = match?.[1] ?? match?.[2];
  if (!match || written === undefined) return { length: start, start, isOtherLevel: false, isTight: false };
  return {
    length: start + match[0].length,
    start,
    numeral: { start: start + match[0].indexOf(written), written, official: officialNumeral(written) },
    isOtherLevel: !own,
    isTight: match[0].endsWith(written),
  };
}

function officialNumeral(written: string): string {
  const digits = halfWidthDigits(written);
  return /^\d$/.test(digits) ? NUMERALS.charAt(Number(digits) - 1) : written;
}

/** The beginning of a line that may be a heading. */
interface Head {
  readonly raw: string;
  readonly start: number;
  readonly line: number;
  readonly prefix: Prefix;
  readonly name: string;
}

function readHead(text: string, span: Span, line: number): Head {
  const raw = text.slice(span.start, Math.min(span.end, span.start + 4 * LONGEST_HEADING));
  const prefix = readPrefix(raw);
  return { raw, start: span.start, line, prefix, name: raw.slice(prefix.length) };
}

/** Whether the first character of a name, marks and blanks left out, is that of an official heading. */
function beginsOfficially(name: string): boolean {
  for (let i = 0; i < Math.min(name.length, MOST_MARKS); i++) {
    const code = name.charCodeAt(i);
    if (isIdeograph(code)) return firstCharacters.has(code);
  }
  return false;
}

/** A heading in the official wording. */
function readOfficial(head: Head): HeadingCandidate | undefined {
  const { name } = head;
  if (!beginsOfficially(name)) return undefined;
  for (const length of headLengths(name)) {
    const form = byWording.get(fold(name, 0, length));
    if (form) return makeCandidate(head, form, length, true);
  }
  return undefined;
}

/** A heading under a numeral whose wording is like an official one. */
function readAlike(head: Head): HeadingCandidate | undefined {
  const { raw, name, prefix } = head;
  const { numeral, isOtherLevel, isTight } = prefix;
  if (isTight || !numeral || raw.length > LONGEST_HEADING || /[。；;！？]/.test(name)) return undefined;
  const length = trimmedHead(name);
  const folded = fold(name, 0, length);
  if (isFormLabel(folded) || isFormLabel(fold(raw))) return undefined;
  let best: FormSection | undefined;
  let most = 0;
  for (const [wording, form] of wordings) {
    const isRight = numeral.official === form.numeral;
    if (isOtherLevel && !isRight) continue;
    const least = isRight && !isOtherLevel ? LIKE_UNDER_RIGHT_NUMERAL : LIKE;
    const alike = similarity(folded, wording);
    if (alike >= least && alike > most) {
      best = form;
      most = alike;
    }
  }
  return best && makeCandidate(head, best, length, false);
}

/** The heading of `form` whose name takes the first `length` characters behind the numeral. */
function makeCandidate(
  { start, line, prefix }: Head,
  form: FormSection,
  length: number,
  exact: boolean,
): HeadingCandidate {
  const { numeral, isOtherLevel } = prefix;
  const nameStart = start + prefix.length;
  const isRight = numeral?.official === form.numeral;
  const isOtherStyle = isOtherLevel || numeral?.written !== form.numeral;
  const end = nameStart + length;
  const numeralStart = start + (numeral?.start ?? 0);
  return {
    form,
    line,
    span: { start: numeral ? start + prefix.start : nameStart, end },
    ...(numeral ? { numeral: { start: numeralStart, end: numeralStart + numeral.written.length } } : {}),
    name: { start: nameStart, end },
    exact,
    isOtherLevel,
    numbering: !numeral ? "none" : !isRight ? "wrong" : isOtherStyle ? "otherStyle" : "right",
  };
}

/** A heading that a line break cut in two: `三、收到和处理政府信息公开` / `申请情况`. */
function readBrokenHeading(text: string, lines: LineIndex, line: number): HeadingCandidate | undefined {
  const first = trimSpan(text, lines.span(line));
  for (let next = line + 1; next < Math.min(line + 3, lines.count); next++) {
    const second = trimSpan(text, lines.span(next));
    if (second.start === second.end) continue;
    const joined = { start: first.start, end: second.end };
    if (joined.end - joined.start > LONGEST_HEADING) return undefined;
    const head = readHead(text, joined, line);
    const isOfficial = beginsOfficially(head.name) && byWording.has(fold(head.name));
    return isOfficial ? readOfficial(head) : undefined;
  }
  return undefined;
}

/** Lengths of the parts of a line that may be the heading: all of it, up to a colon, full stop, bracket or tag, up to a blank. */
function headLengths(name: string): number[] {
  const whole = trimmedHead(name);
  const stop = name.search(/[：:。（(<]/);
  const blank = name.search(/[\s\u3000]/);
  return [whole, ...(stop > 0 ? [stop] : []), ...(blank > 0 ? [blank] : [])];
}

/** Length of `name` without the marks that may follow a heading. */
function trimmedHead(name: string): number {
  let end = name.length;
  while (end > 0) {
    const code = name.charCodeAt(end - 1);
    const mark = "：:。*#".includes(name.charAt(end - 1)) || code <= 0x20 || code === 0x3000 || code === 0xa0;
    if (!mark || isIdeograph(code)) break;
    end--;
  }
  return end;
}
