import type { Report, Section } from "../../report/types";
import { isFormLabel } from "../../report/vocabulary";
import { fold } from "../../text/fold";
import { fromChinese, toChinese } from "../../text/numerals";
import { type Span, trimSpan } from "../../text/span";
import { quote } from "../quote";
import type { Finding, Rule } from "../types";

/** Items that a run must have for a slip in it to be told from a coincidence. */
const LEAST_ITEMS = 3;
/** The same where the form asks for little: （一）存在的主要问题, （三）改进情况; （一）信息处理费, （三）其他. */
const LEAST_OF_FEW = 2;
/** Most numbers that are left out by mistake. */
const MOST_SKIPPED = 3;
/** Numbers of a run with both brackets that show that the others lack one. */
const LEAST_OPENED = 2;
/** Most runs of one style that may stand within each other. */
const DEEPEST = 6;

const rule: Rule = {
  meta: {
    id: "structure/item-number",
    title: "段落序号跳号或重号",
    titleEn: "A numbered run skips or repeats a number",
    severity: "warning",
    fix: "suggestion",
    basis: "《党政机关公文格式》（GB/T 9704—2012）7.3.3：结构层次序数依次用“一、”“（一）”“1.”“（1）”标注",
    docs: `检查第一、五、六部分里另起一行的序号是不是连续：\`（一）（二）（四）\` 跳过了（三），\`1. 2. 2.\` 重复了 2，从 \`（二）\` 开始、前面没有（一）；\`（一）二）（三）\` 的第二个少了一半括号。

下一层的序号在每个上一层之下重新从 1 编起、同一部分里有几组各自从 1 编起的序号、句子中间的“1.”、年份、小数，都不算错；拿不准的不报。表格里的行名也不查。

怎么改：先看看是不是漏了一段，再改序号。快速修复从这里起依次重编，只改序号。`,
  },
  *check(report) {
    for (const section of report.sections) {
      if (section.form.tables.length > 0) continue;
      for (const run of findRuns(report, section)) {
        const finding = slipOf(report, run, section.form.id === "overview" ? LEAST_ITEMS : LEAST_OF_FEW);
        if (finding) yield finding;
        yield* unopened(report, run);
      }
      const unbegun = secondWithoutFirst(report, section);
      if (unbegun) yield unbegun;
    }
  },
};

/** How a number is written: level of the outline, and the marks around it. */
interface Style {
  readonly level: number;
  readonly pattern: RegExp;
  readonly isChinese: boolean;
}

/** （一）; the opening bracket is lost now and then. */
const BRACKETED: Style = {
  level: 2,
  pattern: /^[（(]?([一二三四五六七八九十]{1,3})[）)](?![项款条类、，和或至—-])/,
  isChinese: true,
};

/** From the outermost level to the innermost; a number must not go on as a date, a decimal or a reference does. */
const STYLES: readonly Style[] = [
  { level: 1, pattern: /^([一二三四五六七八九十]{1,3})、/, isChinese: true },
  BRACKETED,
  { level: 3, pattern: /^(\d{1,2})[.．](?![\d０-９])/, isChinese: false },
  { level: 3, pattern: /^(\d{1,2})、(?!\d)/, isChinese: false },
  { level: 4, pattern: /^[（(](\d{1,2})[）)](?![项款条类、，和或至—-])/, isChinese: false },
  { level: 5, pattern: /^(\d{1,2})[）)](?![项款条类、，和或至—-])/, isChinese: false },
];

const MAY_BEGIN = /[\d一二三四五六七八九十（(]/;
/** What may stand in front of a number at the beginning of a line. */
const BEFORE = /^(?:[#*>·•\s\u3000]|\[[^\]\n]{0,40}\])*/;

interface Item {
  readonly style: Style;
  readonly number: number;
  /** The number without the marks around it, and with them. */
  readonly digits: Span;
  readonly marker: Span;
}

interface Run {
  readonly items: Item[];
  /** The last of `items`. */
  last: Item;
  /** Where a number does not follow the one before it, and no other list explains it. */
  readonly slips: Item[];
  /** Whether numbers went back, so that what belongs together cannot be told. */
  isUnsure: boolean;
}

/** The runs that begin with 1, in the order of their beginnings. A number of an outer level ends those within it. */
function findRuns(report: Report, { content }: Section): Run[] {
  const runs: Run[] = [];
  let open = new Map<Style, Run[]>();
  for (const item of itemsOf(report, content)) {
    if (item === undefined) {
      open = new Map();
      continue;
    }
    for (const style of open.keys()) if (style.level > item.style.level) open.delete(style);
    const stack = open.get(item.style) ?? [];
    open.set(item.style, stack);
    if (item.number === 1) {
      const run: Run = { items: [item], last: item, slips: [], isUnsure: false };
      stack.push(run);
      if (stack.length > DEEPEST) stack.shift();
      runs.push(run);
      continue;
    }
    goOn(report, stack, item);
  }
  return runs;
}

/** Adds an item to the innermost run that it follows; else it is a slip of the innermost one, or of none. */
function goOn({ text }: Report, stack: Run[], item: Item): void {
  for (let i = stack.length - 1; i >= 0; i--) {
    const run = stack[i];
    if (run?.last.number !== item.number - 1) continue;
    stack.length = i + 1;
    add(run, item);
    return;
  }
  const run = stack.at(-1);
  if (!run) return;
  const skipped = item.number - run.last.number - 1;
  if (skipped < -1 || skipped > MOST_SKIPPED || standsBetween(text, run.last, item)) {
    run.isUnsure = true;
    stack.pop();
    return;
  }
  add(run, item);
  run.slips.push(item);
}

function add(run: Run, item: Item): void {
  run.items.push(item);
  run.last = item;
}

/** Whether a number between those of two items stands in the text between them, perhaps with other marks. */
function standsBetween(text: string, before: Item, behind: Item): boolean {
  const between = text.slice(before.marker.end, behind.marker.start);
  for (let number = before.number + 1; number < behind.number; number++) {
    const chinese = toChinese(number);
    const inChinese = `[（(]\\s*${chinese}|${chinese}\\s*[、.．）)]`;
    const inDigits = behind.style.isChinese ? `[（(]\\s*${number}\\s*[）)]` : `(?:^|[^0-9])${number}\\s*[.．、）)]`;
    if (new RegExp(`${inChinese}|${inDigits}`).test(between)) return true;
  }
  return false;
}

/** The numbers at the beginnings of lines; undefined where a line ends whatever stood before it. */
function* itemsOf({ text, lines, tables }: Report, content: Span): Iterable<Item | undefined> {
  const first = lines.position(content.start).line;
  const last = lines.position(content.end).line;
  for (let line = first; line <= last; line++) {
    const span = trimSpan(text, lines.span(line));
    if (span.start < content.start || span.start >= content.end || span.start === span.end) continue;
    const raw = text.slice(span.start, Math.min(span.end, span.start + 80));
    const start = BEFORE.exec(raw)?.[0].length ?? 0;
    if (!MAY_BEGIN.test(raw.charAt(start))) continue;
    const isInTable = tables.some((table) => table.span.start <= span.start && span.start < table.span.end);
    if (isInTable || raw.includes("\t") || isFormLabel(fold(raw))) {
      yield undefined;
      continue;
    }
    const item = readItem(raw.slice(start), span.start + start);
    if (item) yield item;
  }
}

function readItem(raw: string, offset: number): Item | undefined {
  for (const style of STYLES) {
    const match = style.pattern.exec(raw);
    if (!match) continue;
    const [marker, written = ""] = match;
    const number = style.isChinese ? fromChinese(written) : Number(written);
    if (!number) continue;
    const start = offset + marker.indexOf(written);
    return {
      style,
      number,
      digits: { start, end: start + written.length },
      marker: { start: offset, end: offset + marker.length },
    };
  }
  return undefined;
}

function slipOf({ text }: Report, { items, slips, isUnsure }: Run, usual: number): Finding | undefined {
  const [slip] = slips;
  const least = slip?.style === BRACKETED ? usual : LEAST_ITEMS;
  if (!slip || isUnsure || items.length < least) return undefined;
  const at = items.indexOf(slip);
  const before = items[at - 1];
  if (!before) return undefined;
  const written = ({ marker }: Item) => quote(text.slice(marker.start, marker.end));
  const numberOf = (number: number) => (slip.style.isChinese ? toChinese(number) : String(number));
  const as = (number: number) =>
    text.slice(slip.marker.start, slip.digits.start) + numberOf(number) + text.slice(slip.digits.end, slip.marker.end);
  const meant = quote(as(at + 1));
  const missing = (first: number, last: number) =>
    first === last ? quote(as(first)) : `${quote(as(first))}至${quote(as(last))}`;
  const message =
    slip.number === before.number
      ? `序号${written(slip)}重复，应改为${meant}。`
      : `序号${written(before)}后面是${written(slip)}，缺${missing(before.number + 1, slip.number - 1)}，请核对是否漏了内容，没有漏的改为${meant}。`;
  const edits = items.flatMap(({ digits, number }, i) =>
    number === i + 1 ? [] : [{ span: digits, text: numberOf(i + 1) }],
  );
  return {
    span: slip.marker,
    message,
    related: [{ span: before.marker, message: `前一个序号${written(before)}` }],
    fixes: [
      {
        title:
          edits.length > 1 ? `从${written(slip)}起依次重编 ${edits.length} 个序号` : `${written(slip)}改为${meant}`,
        kind: "suggestion",
        preferred: true,
        edits,
      },
    ],
  };
}

/** What a list may begin with besides （一）, or what shows that it began before. */
const FIRST = /[（(]?[一1１]\s*[）)]|一[、.．是要]|(?<![\d.])[1１]\s*[、.．]|首先|第一|其一|[①㈠⑴]|【一】/;

const FAR_ABOVE = 300;

/** The number （二） of a section, where no list can have begun before it and （三） follows. */
function secondWithoutFirst(report: Report, section: Section): Finding | undefined {
  const { text } = report;
  const items = [...itemsOf(report, section.content)].flatMap((item) => (item?.style === BRACKETED ? item : []));
  const [second, third] = items;
  if (second?.number !== 2 || third?.number !== 3) return undefined;
  if (FIRST.test(text.slice(section.content.start, second.marker.start))) return undefined;
  // （一） may stand on the line of the heading, or above it.
  const above = text.slice(Math.max(0, section.span.start - FAR_ABOVE), section.content.start);
  if (/[（(]\s*一\s*[）)]/.test(above)) return undefined;
  const written = quote(text.slice(second.marker.start, second.marker.end));
  const opened = text.slice(second.marker.start, second.digits.start);
  const meant = quote(`${opened}一${text.slice(second.digits.end, second.marker.end)}`);
  return { span: second.marker, message: `序号从${written}开始，前面没有${meant}，请核对是漏了一项还是漏写了序号。` };
}

/** The numbers whose opening bracket is missing, where the others of their run have it: 二）. */
function* unopened({ text }: Report, { items }: Run): Iterable<Finding> {
  const opened = items.filter(({ marker, digits }) => marker.start < digits.start);
  const [like] = opened;
  if (!like || opened.length < LEAST_OPENED) return;
  const bracket = text.slice(like.marker.start, like.digits.start);
  for (const { style, marker, digits } of items) {
    if (style !== BRACKETED || marker.start < digits.start) continue;
    const written = text.slice(marker.start, marker.end);
    yield {
      span: marker,
      message: `序号${quote(written)}少了前一半括号，应为${quote(bracket + written)}。`,
      fixes: [
        {
          title: `${quote(written)}改为${quote(bracket + written)}`,
          kind: "suggestion",
          preferred: true,
          edits: [{ span: { start: marker.start, end: marker.start }, text: bracket }],
        },
      ],
    };
  }
}

export default rule;
