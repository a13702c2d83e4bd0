import type { Edition, SectionId, TableId } from "../../forms";
import { remember } from "../../text/remember";
import { type Span, shiftSpan } from "../../text/span";
import { type Squeezed, squeeze } from "../../text/squeeze";
import { itemNumber, paragraphs, sentences } from "../prose";
import { boundsOf, isPercentage } from "../rates/percent";
import type { Report } from "../types";
import { type Figure, figuresIn } from "./figures";
import { type ApplicationAct, type DocumentAct, type Vocabulary, vocabularyOf, type Word } from "./words";

/** What a statement of the prose is about. */
export type Subject =
  | { readonly kind: ApplicationAct }
  | { readonly kind: "outcome"; readonly rows: readonly string[]; readonly name: string }
  | { readonly kind: "applicants"; readonly columns: readonly string[]; readonly name: string }
  | { readonly kind: "disputes"; readonly rows: readonly string[]; readonly column: string }
  | { readonly kind: "documents"; readonly row: string; readonly act: DocumentAct }
  | { readonly kind: "decisions"; readonly table: TableId; readonly row: string }
  | { readonly kind: "fees" };

/** A statement of the prose that can be held against the tables: how many of what. */
export interface Claim {
  readonly subject: Subject;
  /**
   * `figure`: so many; `share`: so many in a hundred; `none`: 未收到; `allDone`: 均已办结, so that nothing is carried over.
   */
  readonly says: "figure" | "share" | "none" | "allDone";
  /** The figure with its unit, or the words that say none. */
  readonly span: Span;
  /** The digits alone; empty where there are none. */
  readonly number: Span;
  readonly value: number;
  /** How far the figure may be off: it was rounded to 万. */
  readonly rounding: number;
  /** What a rough figure may stand for: 四十余 40 to 50; the value alone for one that is exact. */
  readonly least: number;
  readonly most: number;
  /** How many digits it has behind the point. */
  readonly decimals: number;
  readonly unit: string;
  /** The year that it is told of. */
  readonly year: number;
  /** Whether it is part of what was said before: 其中, 含. */
  readonly isPart: boolean;
  /** Whether brackets hold it, which may tell a part of what stands before them or something beside it. */
  readonly isAside: boolean;
  /** Claims of one sentence have the same number. */
  readonly sentence: number;
  /** Claims of one paragraph have the same number. */
  readonly paragraph: number;
}

const known = new WeakMap<Report, readonly Claim[]>();

/** The statements of a paragraph, with their places in it and their sentences counted from 1. */
interface ParagraphClaims {
  readonly claims: readonly Claim[];
  readonly sentences: number;
}

/** A line that is read as the heading of the paragraphs after it, and what it says that they speak of. */
interface Heading {
  readonly isHeading: boolean;
  readonly applications: boolean;
  readonly others: boolean;
}

const NO_HEADING: Heading = { isHeading: false, applications: false, others: false };

/**
 * The statements of a report's prose that its tables tell too. Only those are read of whose words each is known, that
 * speak of the body as a whole and of a whole year; what else stands in the prose is no statement.
 */
export function claimsOf(report: Report): readonly Claim[] {
  let claims = known.get(report);
  if (!claims) {
    claims = readClaims(report);
    known.set(report, claims);
  }
  return claims;
}

/** Longest paragraph without a sentence that is read as the heading of those after it. */
const LONGEST_HEADING = 24;
const APPLICATIONS = /依申请|信息公开申请|申请公开|公开依申请/;
const DISCLOSURE = /信息公开|申请公开/;
/** Leads from all disputes of a body to those over disclosure, which are a part of them or none. */
const OF_THESE = /其中|包括|[不未]涉及|[不非]属|，(?:政府)?信息公开(?:类|案件|方面)/;
/** Papers of a body, which are 主动公开, 依申请公开 or 不予公开 by themselves, and what applications begin with. */
const PAPERS = /公文|发文|公开属性|属性源头|拟稿|(?:制发|制定|印发)的?(?:各类)?文件/;
const RECEIPT = /收到|新收|受理|接收/;
/** What sets a share beside a figure or compares it with another. */
const COMPARISON = /比|较|同期|环比|增[加长幅]|减少|下降|上升|持平|占|翻|[%％率]/;
/** The same months of another year, of which the rest of the sentence may speak too. */
const SAME_TIME = /^(?:上年|去年|上一年|前年)同期/;
const ALL_DONE = /^(?:申请)?办结率(?:均|已|都)?(?:为|达|达到|保持|保持在|是)?100[%％]$/;
/** Who else may be meant, where a statement begins with it. */
const OTHERS = /本级|机关|政府|部门|单位|科室|股室|系统|街道|[省市县区镇乡局委办厅处院所站室村校](?!域)/;
/** What stands before the words that say who did something where it is not somebody else. */
const OWN_OR_HOW: ReadonlySet<Word["role"]> = new Set(["own", "channel", "andSoOn"]);
/** What begins no subject but what was done, or how. */
const MANNER =
  /^(?:[按依根遵落贯围坚严认切加推健完强深持充积规优以对将由把为从着聚紧不进有扎高精建制定修明确]|在.*(?:下|中|上|指导|领导|部署)$|通过.*(?:培训|措施|会议|学习)$)/;
/** Longest name of somebody else. */
const LONGEST_SUBJECT = 16;
/** Announces things that are counted one by one. */
const EACH = /^(?:其中)?分别(?:为|是)?/;
const RESPECTIVE = /^(.+[、和及与].+)分别(?:为|是|有|共)?/;
/** What holds the name of a body and is none. */
const NO_SUBJECT = /政府信息|(?:[省市县区]级?)?(?:人民)?政府(?:门户)?网站?|(?:村|社区)务|政府工作|局域/g;
const DEEDS =
  /发布|公开|公布|公示|更新|收到|接到|受理|办理|答复|制定|制发|印发|出台|举办|召开|开展|组织|通过|利用|依托|回应|处理|转办|报送|推送|编发/;
/** What narrows down the statements behind it. */
const NARROWING = /通过|网络|信函|当面|邮寄|窗口|途径|渠道|针对|涉及|关于|领域|类|季度|半年|\d月|月份|本级|期间|每/;
/** What makes the statements behind it count more than a year. */
const SEVERAL_YEARS = /以来|至今|历年|[近过][两二三四五几\d]{1,2}年/;
const YEAR = /(20\d\d)年(?:度)?(?:期间|以来|内)?/y;
/** The whole year by its days; the second year, where it is written, is the same. */
const WHOLE_YEAR =
  /自?(20\d\d)年(?:1月1日起?(?:至|到|[-－—–~～]+)(?:\1年)?12月31日(?:期间|止|底)?|1月?(?:至|到|[-－—–~～]+)12月份?(?![\d月]))/y;
/** What says that something is not finished within the year. */
const NEXT_YEAR = /下一?年|次年|明年|未办结|在办|办理中|未到期|未届满/;
const LAST_DAY = /(?:20\d\d年)?12月(?:31日|底)?/y;

/** A share of all, and of what: 予以公开占办结总数的62%. */
const SHARE = /^(.+?)(?:的?所?占比例?|占)([^\d，,]{0,12}?)(?:为|达到?|约)?(?=\d[\d.]*[%％]$)/;
const OF_ALL =
  /政府信息公开|依申请公开|申请|全年|本年度?|全部|总数量?|总量|件数|办结|办理|答复|收到|新收|受理|比例|比重|件|数|的/g;
const LONGEST_SHARE = 60;
/** Words with what has a share that leave it one. */
const OF_SHARES: ReadonlySet<Word["role"]> = new Set(["outcome", "applicant", "application", "filler", "part", "and"]);
/** What has parts that the table tells by themselves. */
const WHOLE: ReadonlySet<Subject["kind"]> = new Set([
  "received",
  "accepted",
  "handled",
  "finished",
  "answered",
  "due",
  "outcome",
]);

/** The end of a clause that says of what stands before it that there is none: 均为零. */
const ZERO_END = /(?:(?:均|都|皆|全部)(?:为|是)?|为|是)(?:零|〇|0|无)(?:件|起|例|宗|份|条|项|次|元|万元)?$/;
/** The same as a clause of its own, behind a colon or comma: 行政处罚：无. */
const ZERO_ALONE =
  /^(?:均|都|皆|全部)?(?:为|是)?(?:暂?无|没有|零|〇|0|均未发生|未发生|未收到)(?:件|起|例|宗|份|条|项|次|元|万元)?$/;

interface State {
  readonly vocabulary: Vocabulary;
  readonly isAboutDisputes: boolean;
  readonly reportYear: number;
  /** Whether the paragraph speaks of applications, so that 申请 alone is one of them. */
  applications: boolean;
  /** Whether the paragraph, or the lines above it, speak of a part of the body or of another one. */
  others: boolean;
  /** Whether the paragraph says in words that are not known that something goes on next year. */
  goesOnNextYear: boolean;
  sentence: number;
  year: number;
  /** Whether the sentence speaks of another body, part or time, or of a thing that is not known. */
  othersHere: boolean;
  blocked: boolean;
  /** Whether what the sentence counts is narrowed down: 通过网络. */
  narrowed: boolean;
  isInBrackets: boolean;
  /** Whether a clause before said that the sentence speaks of the whole year. */
  isOfYear: boolean;
  isAboutDisclosure: boolean;
  /** Whether the sentence counts all disputes of the body and tells how many of them are over disclosure. */
  countsAllDisputes: boolean;
  /** Whether the paragraph last spoke of what papers are disclosed, not of applications. */
  isAboutPapers: boolean;
  lastSubject: Subject | undefined;
  disputeRows: readonly string[] | undefined;
  /** The document, decision or verb of the part before in an enumeration. */
  document: string | undefined;
  documentAct: DocumentAct | undefined;
  decides: boolean;
  /** The words of the clause before, where it names things and says nothing of them, and where it begins. */
  named: Named | undefined;
  claims: Claim[];
}

interface Named {
  readonly tokens: readonly Word[];
  readonly start: number;
}

function readClaims(report: Report): Claim[] {
  const { edition, year, body = "" } = report;
  if (edition === undefined || year === undefined) return [];
  const claims: Claim[] = [];
  let heading = NO_HEADING;
  let sentence = 0;
  let section: SectionId | undefined;
  paragraphs(report).forEach((paragraph, index) => {
    if (paragraph.section !== section) {
      section = paragraph.section;
      heading = NO_HEADING;
    }
    if (section === "problems") return;
    const own = headingIn(paragraph.text);
    if (own.isHeading) {
      heading = own;
      return;
    }
    const applications = heading.applications || section === "applications";
    const read = claimsIn(paragraph.text, edition, year, body, section === "disputes", applications, heading.others);
    for (const claim of read.claims) {
      claims.push({
        ...claim,
        span: shiftSpan(claim.span, paragraph.span.start),
        number: shiftSpan(claim.number, paragraph.span.start),
        sentence: sentence + claim.sentence,
        paragraph: index,
      });
    }
    sentence += read.sentences + 1;
  });
  return claims;
}

const headingIn = remember((text): Heading => {
  const { words } = squeeze(text, { start: 0, end: text.length });
  const isHeading =
    words.length <= LONGEST_HEADING && !/[。；;，,]$/.test(words) && figuresIn(words).every(({ unit }) => unit === "");
  if (!isHeading) return NO_HEADING;
  const others = OTHERS.test(words.replace(/本?机关|政府信息|政府网站/g, "")) || /季度|半年|月/.test(words);
  return { isHeading, applications: APPLICATIONS.test(words), others };
});

const claimsIn = remember(
  (
    text,
    edition: Edition,
    year: number,
    body: string,
    isAboutDisputes: boolean,
    applications: boolean,
    others: boolean,
  ): ParagraphClaims => {
    const state: State = {
      vocabulary: vocabularyOf(edition, body, year),
      isAboutDisputes,
      reportYear: year,
      applications,
      others,
      goesOnNextYear: false,
      sentence: 0,
      year,
      othersHere: false,
      blocked: false,
      narrowed: false,
      isInBrackets: false,
      isOfYear: false,
      isAboutDisclosure: false,
      countsAllDisputes: false,
      isAboutPapers: false,
      lastSubject: undefined,
      disputeRows: undefined,
      document: undefined,
      documentAct: undefined,
      decides: false,
      named: undefined,
      claims: [],
    };
    readParagraph(text, state);
    return { claims: state.claims, sentences: state.sentence };
  },
);

function readParagraph(text: string, state: State): void {
  for (const sentence of sentences(text, { start: 0, end: text.length })) {
    const squeezed = squeeze(text, sentence);
    state.sentence++;
    state.year = state.reportYear;
    state.othersHere = false;
    state.blocked = false;
    state.narrowed = false;
    state.isInBrackets = false;
    state.isOfYear = false;
    state.isAboutDisclosure = DISCLOSURE.test(squeezed.words);
    state.countsAllDisputes = countsAllDisputes(squeezed.words);
    if (PAPERS.test(squeezed.words)) state.isAboutPapers = true;
    else if (RECEIPT.test(squeezed.words)) state.isAboutPapers = false;
    state.document = undefined;
    state.documentAct = undefined;
    state.decides = false;
    state.named = undefined;
    readSentence(squeezed, state);
  }
}

/** Whether a sentence counts all disputes of the body before it tells how many of them are over disclosure. */
function countsAllDisputes(words: string): boolean {
  const first = words.search(/复议|诉讼/);
  const turn = first < 0 ? -1 : words.slice(first).search(OF_THESE);
  return turn >= 0 && !DISCLOSURE.test(words.slice(0, first + turn)) && DISCLOSURE.test(words.slice(first + turn));
}

/** Reads a sentence clause by clause; clauses within brackets are read where they stand. */
function readSentence({ words, at }: Squeezed, state: State): void {
  const begin = itemNumber(words).length;
  let from = begin;
  let before: State | undefined;
  for (let i = begin; i <= words.length; i++) {
    const mark = words.charAt(i);
    const ends =
      i === words.length || "，：:（）()。；;！？!?".includes(mark) || (mark === "," && !isThousands(words, i));
    if (!ends) continue;
    readClause(words, from, i, at, state, mark === "：" || mark === ":");
    if (mark === "（" || mark === "(") {
      state.isInBrackets = true;
      // What brackets tell about a figure, or what it is compared with, is over where they close.
      const clause = words.slice(from, i);
      if (endsInFigure(clause) || COMPARISON.test(clause)) before = { ...state };
    } else if (mark === "）" || mark === ")") {
      state.isInBrackets = false;
      if (before) {
        const { blocked, narrowed, othersHere, others, lastSubject } = before;
        Object.assign(state, { blocked, narrowed, othersHere, others, lastSubject });
      }
      before = undefined;
    }
    from = i + 1;
  }
}

function endsInFigure(clause: string): boolean {
  return figuresIn(clause).at(-1)?.end === clause.length;
}

function isThousands(words: string, at: number): boolean {
  return /\d/.test(words.charAt(at - 1)) && /^\d{3}(?!\d)/.test(words.slice(at + 1, at + 5));
}

function readClause(
  words: string,
  start: number,
  end: number,
  at: Squeezed["at"],
  state: State,
  isHead: boolean,
): void {
  const clause = words.slice(start, end);
  if (clause === "") return;
  const isAbout = APPLICATIONS.test(clause);
  const { named } = state;
  state.named = undefined;
  if (readZero(clause, start, end, at, state, named)) {
    if (isAbout) state.applications = true;
    return;
  }
  const figures = figuresIn(clause);
  if (ALL_DONE.test(clause)) {
    tellAllDone(start, end, at, state);
    return;
  }
  if (figures.length > 0) {
    readParts(words, start, end, at, state);
    if (isAbout) state.applications = true;
    return;
  }
  if (isAbout) state.applications = true;
  if (/未|没|无|不存在/.test(clause) || /[均都全]/.test(clause)) {
    const tokens = lex(clause, 0, clause.length, state);
    if (tokens && !isSilent(tokens, state)) {
      if (has(tokens, "none")) {
        tellNone(tokens, start, end, at, state);
        return;
      }
      if (has(tokens, "all") && hasAct(tokens, "finished")) {
        tellAllDone(start, end, at, state, tokens);
        return;
      }
      if (has(tokens, "all") && has(tokens, "applicant")) {
        tellAllOf(tokens, start, end, at, state);
        return;
      }
    }
  }
  state.named = namedIn(clause, start, state);
  readContext(clause, state, isHead);
}

/** What a clause names without a word of how many. */
function namedIn(clause: string, start: number, state: State): Named | undefined {
  const tokens = lex(clause, 0, clause.length, state);
  return tokens && !isSilent(tokens, state) && !has(tokens, "none") ? { tokens, start } : undefined;
}

/** Reads a clause that says of things that there are none: 行政处罚为零; 均为0 of those `named` before. Whether it is one. */
function readZero(
  clause: string,
  start: number,
  end: number,
  at: Squeezed["at"],
  state: State,
  named: Named | undefined,
): boolean {
  const isAlone = ZERO_ALONE.test(clause);
  const zero = isAlone ? undefined : ZERO_END.exec(clause);
  if (isAlone ? !named : !zero) return false;
  const tokens = isAlone ? named?.tokens : lex(clause, 0, zero?.index ?? 0, state);
  if (!tokens || isSilent(tokens, state)) return false;
  const isOdd = ["part", "channel", "until", "cumulative", "applicant", "disputeOutcome", "none", "all"] as const;
  if (isOdd.some((role) => has(tokens, role))) return false;
  if (has(tokens, "otherComplaint") && !has(tokens, "dispute")) return false;
  const subjects = zeros(tokens, state);
  const span = { start: at(isAlone && named ? named.start : start), end: at(end - 1) + 1 };
  for (const subject of subjects) tellZero(subject, "none", span, state);
  if (subjects.length === 0) return false;
  state.blocked = false;
  state.lastSubject = subjects.length === 1 ? subjects[0] : undefined;
  return true;
}

/** The subjects that a list of things names, each of which is said to be zero. */
function zeros(tokens: readonly Word[], state: State): Subject[] {
  const acts = tokens.flatMap((word) => (word.role === "act" ? word.act : []));
  const outcomes = tokens.flatMap((word) => (word.role === "outcome" ? word : []));
  const kinds = (["dispute", "document", "decision", "fee", "application", "outcome"] as const).filter((role) =>
    has(tokens, role),
  );
  if (kinds.every((kind) => kind === "decision" || kind === "dispute" || kind === "fee") && acts.length === 0) {
    if (has(tokens, "documentAct") || (has(tokens, "decision") && has(tokens, "disputed"))) return [];
    return tokens.flatMap((word): Subject[] => {
      if (word.role === "decision") return [{ kind: "decisions", table: word.table, row: word.row }];
      if (word.role === "dispute") return word.rows.map((row) => ({ kind: "disputes", rows: [row], column: "total" }));
      return word.role === "fee" ? [{ kind: "fees" }] : [];
    });
  }
  const [kind, ...others] = kinds;
  if (others.length > 0 && !(kind === "application" && others.every((one) => one === "outcome"))) return [];
  if (kind === "document") {
    const done = tokens.flatMap((word) => (word.role === "documentAct" ? word.act : []));
    if (acts.length > 0) return [];
    return tokens.flatMap((word) =>
      word.role === "document" ? done.map((act): Subject => ({ kind: "documents", row: word.row, act })) : [],
    );
  }
  if (has(tokens, "documentAct") || has(tokens, "decide") || has(tokens, "disputed")) return [];
  if (outcomes.length > 0) {
    if (!state.applications || acts.length > 0) return [];
    return outcomes.map(({ rows, name }) => ({ kind: "outcome", rows, name }));
  }
  const isFull = namesInFull(tokens);
  if (acts.length === 0) return isFull ? [{ kind: "received" }] : [];
  if (!isFull && !state.applications) return [];
  return [...new Set(acts)].flatMap((act): Subject[] => {
    if (act === "carriedIn" || act === "carriedOut") return [{ kind: act }];
    return has(tokens, "application") || state.lastSubject ? [{ kind: act }] : [];
  });
}

/** Reads things that are named together and then counted one by one: 行政复议、行政诉讼分别为3件、4件. Whether it is that. */
function readRespective(words: string, start: number, end: number, at: Squeezed["at"], state: State): boolean {
  const clause = words.slice(start, end);
  const match = RESPECTIVE.exec(clause);
  const figures = figuresIn(clause);
  const [first] = figures;
  if (!match || !first || first.wordsEnd < match[0].length) return false;
  let from = 0;
  const names = (match[1] ?? "").split(/[、和及与]/).map((name) => {
    const tokens = lex(clause, from, from + name.length, state);
    from += name.length + 1;
    return tokens;
  });
  const rest = figures.reduceRight((left, { wordsEnd, end }) => left.slice(0, wordsEnd) + left.slice(end), clause);
  const isPlain = /^[、和及与]*$/.test(rest.slice(match[0].length)) && names.length === figures.length;
  names.forEach((tokens, i) => {
    const figure = figures[i];
    if (isPlain && tokens && figure) readFigure(figure, tokens, [], start, at, state);
    else state.blocked = true;
  });
  return true;
}

/** The parts of an enumeration, those without a figure joined to the next one that has it. */
function readParts(words: string, start: number, end: number, at: Squeezed["at"], state: State): void {
  if (readRespective(words, start, end, at, state)) return;
  let from = start;
  for (let i = start; i <= end; i++) {
    if (i < end && words.charAt(i) !== "、") continue;
    if (i < end && figuresIn(words.slice(from, i)).length === 0) continue;
    readPart(words, from, i, at, state);
    from = i + 1;
  }
}

/** A clause that tells no figure may say of whom and of when the next ones speak. */
function readContext(clause: string, state: State, isHead: boolean): void {
  if (NEXT_YEAR.test(clause)) state.goesOnNextYear = true;
  const { rest, tokens } = leading(clause, state);
  if (has(tokens, "own")) {
    state.othersHere = false;
    state.others = false;
  }
  if (has(tokens, "channel") || has(tokens, "andSoOn") || narrows(rest)) state.narrowed = true;
  if (has(tokens, "time") && !has(tokens, "until")) state.isOfYear = true;
  if (rest === "") return;
  if (!namesOthers(rest, tokens)) return;
  state.othersHere = true;
  if (isHead) state.others = true;
}

function narrows(rest: string): boolean {
  return SEVERAL_YEARS.test(rest) || (NARROWING.test(rest) && !MANNER.test(rest));
}

/** Whether an unknown clause begins with somebody else: the words before the first that say what was done. */
function namesOthers(rest: string, before: readonly Word[]): boolean {
  if (MANNER.test(rest) || before.some(({ role }) => OWN_OR_HOW.has(role))) return false;
  const subject = rest.slice(0, LONGEST_SUBJECT).replace(NO_SUBJECT, "").split(DEEDS)[0] ?? "";
  return OTHERS.test(subject);
}

/** The words with which a clause begins as far as they are known, and what follows. */
function leading(clause: string, state: State): { rest: string; tokens: Word[] } {
  const tokens: Word[] = [];
  let i = 0;
  while (i < clause.length) {
    const found = wordAt(clause, i, clause.length, state);
    if (!found) break;
    tokens.push(found.word);
    i = found.end;
  }
  return { rest: clause.slice(i), tokens };
}

function wordAt(clause: string, from: number, end: number, state: State): { word: Word; end: number } | undefined {
  WHOLE_YEAR.lastIndex = from;
  const whole = WHOLE_YEAR.exec(clause);
  if (whole && from + whole[0].length <= end) {
    state.year = Number(whole[1]);
    return { word: { role: "time" }, end: from + whole[0].length };
  }
  LAST_DAY.lastIndex = from;
  const day = LAST_DAY.exec(clause);
  if (day && from + day[0].length <= end) return { word: { role: "until" }, end: from + day[0].length };
  const known = state.vocabulary.get(clause.charAt(from));
  for (const [name, word] of known ?? [])
    if (from + name.length <= end && clause.startsWith(name, from)) return { word, end: from + name.length };
  YEAR.lastIndex = from;
  const year = YEAR.exec(clause);
  if (!year || from + year[0].length > end) return undefined;
  state.year = Number(year[1]);
  const last = wordAfterYear(clause, from + year[0].length);
  if (last) return last;
  return { word: { role: "time" }, end: from + year[0].length };
}

/** 2023年12月31日 is a day, not a year. */
function wordAfterYear(clause: string, at: number): { word: Word; end: number } | undefined {
  const day = /^(?:12月(?:31日|底)?|底|末)/.exec(clause.slice(at, at + 8));
  return day ? { word: { role: "until" }, end: at + day[0].length } : undefined;
}

/** The words of a stretch; undefined where one is not known. */
function lex(clause: string, from: number, end: number, state: State): Word[] | undefined {
  const tokens: Word[] = [];
  for (let i = from; i < end; ) {
    const found = wordAt(clause, i, end, state);
    if (!found) return undefined;
    tokens.push(found.word);
    i = found.end;
  }
  return tokens;
}

/** Whether what is said is not of the body as a whole and the whole year. */
function isSilent(tokens: readonly Word[], state: State): boolean {
  if (has(tokens, "own")) {
    state.othersHere = false;
    state.others = false;
  }
  return state.narrowed || state.othersHere || state.others;
}

/** Whether applications are called by more than 申请 alone: 政府信息公开申请. */
function namesInFull(tokens: readonly Word[]): boolean {
  return tokens.some((word) => word.role === "application" && word.isFull);
}

function hasAct(tokens: readonly Word[], ...acts: readonly ApplicationAct[]): boolean {
  return tokens.some((word) => word.role === "act" && acts.includes(word.act));
}

function has(tokens: readonly Word[], role: Word["role"]): boolean {
  return tokens.some((word) => word.role === role);
}

function readPart(words: string, start: number, end: number, at: Squeezed["at"], state: State): void {
  const part = words.slice(start, end);
  const figures = figuresIn(part);
  const [figure] = figures;
  if (SAME_TIME.test(part)) state.othersHere = true;
  if (readShare(part, start, at, state) || COMPARISON.test(part)) return;
  const from = EACH.exec(part)?.[0].length ?? 0;
  const before = figure ? lex(part, from, figure.wordsEnd, state) : undefined;
  const after = figure ? lex(part, figure.end, part.length, state) : undefined;
  if (!figure || figures.length > 1 || !before || !after) {
    block(part, state);
    return;
  }
  readFigure(figure, before, after, start, at, state);
}

/** Reads how many in a hundred of all applications had a result or came from somebody. Whether that is what a part tells. */
function readShare(part: string, start: number, at: Squeezed["at"], state: State): boolean {
  const match = part.length <= LONGEST_SHARE ? SHARE.exec(part) : null;
  const [percent, ...others] = match ? figuresIn(part) : [];
  const tokens = match ? lex(part, 0, match[1]?.length ?? 0, state) : undefined;
  if (!match || !tokens || !percent || others.length > 0 || !isPercentage(percent)) return false;
  if ((match[2] ?? "").replace(OF_ALL, "") !== "" || isSilent(tokens, state) || state.blocked) return false;
  const isPlain = tokens.every(({ role }) => OF_SHARES.has(role));
  const subject = isPlain ? applicationSubject(tokens, state) : undefined;
  if (subject?.kind !== "outcome" && subject?.kind !== "applicants") return false;
  tell(subject, percent, start, at, state, { isPart: true, says: "share" });
  return true;
}

function readFigure(
  figure: Figure,
  before: readonly Word[],
  after: readonly Word[],
  start: number,
  at: Squeezed["at"],
  state: State,
): void {
  const tokens = [...before, ...after];
  if (isSilent(tokens, state)) return;
  const isParted = has(after, "among");
  if (has(tokens, "channel") || has(tokens, "andSoOn") || has(tokens, "otherComplaint")) {
    if (isParted) state.narrowed = true;
    state.blocked = true;
    return;
  }
  if (has(tokens, "all") || has(tokens, "none") || has(tokens, "concluded")) return;
  // 申请2件引发行政复议 counts applications, and not all of them.
  if (has(before, "application") && has(after, "dispute")) {
    state.blocked = true;
    return;
  }
  const subject = subjectOf(tokens, figure, state);
  // 上年结转的5件中: what follows is told of no more than these.
  if (isParted && !(subject && WHOLE.has(subject.kind))) state.narrowed = true;
  if (subject === undefined) {
    state.blocked = true;
    return;
  }
  const opens =
    namesInFull(tokens) ||
    has(tokens, "document") ||
    has(tokens, "decision") ||
    has(tokens, "dispute") ||
    has(tokens, "fee");
  if (state.blocked && !opens) return;
  const isTimed = has(tokens, "until");
  const lasts = subject.kind === "carriedOut" || (subject.kind === "documents" && subject.act === "inForce");
  const isOfYear = has(tokens, "time") || state.isOfYear;
  const isCumulative = has(tokens, "cumulative") && (isTimed || !isOfYear || subject.kind === "documents");
  const isSince = isTimed && !lasts && !isOfYear && state.lastSubject === undefined;
  if (isSince || isCumulative) {
    state.blocked = true;
    return;
  }
  state.blocked = false;
  if (has(tokens, "time") && !isTimed) state.isOfYear = true;
  if (subject.kind !== "applicants") state.lastSubject = subject;
  tell(subject, figure, start, at, state, { isPart: has(tokens, "part"), says: "figure" });
}

/** A figure of something that is not known: what follows may be of it as well. */
function block(part: string, state: State): void {
  if (NEXT_YEAR.test(part)) state.goesOnNextYear = true;
  state.blocked = true;
  state.lastSubject = undefined;
  const { rest, tokens } = leading(part, state);
  if (narrows(rest)) state.narrowed = true;
  if (!namesOthers(rest, tokens)) return;
  state.othersHere = true;
  state.others = true;
}

function tell(
  subject: Subject,
  figure: Figure,
  start: number,
  at: Squeezed["at"],
  state: State,
  { isPart, says }: Pick<Claim, "isPart" | "says">,
): void {
  const place = (from: number, to: number): Span => ({
    start: at(start + from),
    end: at(start + to - 1) + 1,
  });
  const { least, most } = says === "share" ? boundsOf(figure, true) : figure;
  state.claims.push({
    subject,
    says,
    span: place(figure.start, figure.end),
    number: place(figure.start, figure.numberEnd),
    value: figure.value,
    rounding: figure.rounding,
    least,
    most,
    decimals: figure.decimals,
    unit: figure.unit,
    year: state.year,
    isPart,
    isAside: state.isInBrackets,
    sentence: state.sentence,
    paragraph: 0,
  });
}

const COUNTED = /^(?:件|份|条|起|宗|例|个|项|次|部|封|笔|桩|件次)?$/;
/** What decisions are counted in where no word says that they were made. */
const CASES = /^(?:件|起|宗|例)$/;
const PAID = /^(?:万元|亿元|元)$/;

function subjectOf(tokens: readonly Word[], figure: Figure, state: State): Subject | undefined {
  if (has(tokens, "fee")) return PAID.test(figure.unit) ? { kind: "fees" } : undefined;
  if (!COUNTED.test(figure.unit)) return undefined;
  if (has(tokens, "dispute") || has(tokens, "disputeOutcome")) return disputeSubject(tokens, state);
  if (has(tokens, "document") || has(tokens, "documentAct")) return documentSubject(tokens, state);
  if (has(tokens, "decision")) return decisionSubject(tokens, figure, state);
  // 作出不予公开决定 tells a result.
  const isDecided = has(tokens, "decide") && !has(tokens, "outcome");
  if (isDecided || has(tokens, "disputed") || has(tokens, "contested")) return undefined;
  return applicationSubject(tokens, state);
}

function disputeSubject(tokens: readonly Word[], state: State): Subject | undefined {
  if (has(tokens, "document") || has(tokens, "decision") || has(tokens, "outcome") || has(tokens, "applicant"))
    return undefined;
  if (has(tokens, "rest") || tokens.some((word, i) => word.role === "act" && !isCause(tokens, i))) return undefined;
  const rows = [...new Set(tokens.flatMap((word) => (word.role === "dispute" ? word.rows : [])))];
  // 未经复议直接起诉 says which of the 行政诉讼 is meant.
  const narrow = tokens.find((word) => word.role === "dispute" && word.rows.length === 1 && rows.length > 1);
  const groups = tokens.filter((word) => word.role === "dispute");
  const isNarrowed =
    narrow?.role === "dispute" &&
    groups.every((word) => word.role === "dispute" && word.rows.includes(narrow.rows[0] ?? ""));
  const meant = narrow?.role === "dispute" && isNarrowed ? narrow.rows : rows;
  const columns = [...new Set(tokens.flatMap((word) => (word.role === "disputeOutcome" ? word.column : [])))];
  const isLinked =
    state.isAboutDisputes || state.isAboutDisclosure || state.applications || state.disputeRows !== undefined;
  if (!isLinked || columns.length > 1 || state.countsAllDisputes) return undefined;
  if (meant.length > 0) state.disputeRows = meant;
  if (!state.disputeRows) return undefined;
  return { kind: "disputes", rows: state.disputeRows, column: columns[0] ?? "total" };
}

/** Whether an act is what disputes came of: 因政府信息公开申请答复引发, 不服答复. */
function isCause(tokens: readonly Word[], place: number): boolean {
  const word = tokens[place];
  if (word?.role !== "act" || word.act !== "answered") return false;
  return has(tokens, "contested") || tokens.slice(place).some(({ role }) => role === "disputed");
}

function documentSubject(tokens: readonly Word[], state: State): Subject | undefined {
  if (tokens.some(({ role }) => role === "act" || role === "outcome" || role === "decision" || role === "application"))
    return undefined;
  const rows = tokens.flatMap((word) => (word.role === "document" ? word.row : []));
  const acts = [...new Set(tokens.flatMap((word) => (word.role === "documentAct" ? word.act : [])))];
  if (rows.length > 1 || acts.length > 1) return undefined;
  const row = rows[0] ?? state.document;
  const act = acts[0] ?? (rows.length > 0 ? state.documentAct : undefined);
  state.document = row;
  state.documentAct = act;
  return row === undefined || act === undefined ? undefined : { kind: "documents", row, act };
}

function decisionSubject(tokens: readonly Word[], figure: Figure, state: State): Subject | undefined {
  const decisions = tokens.flatMap((word) => (word.role === "decision" ? word : []));
  const [decision] = decisions;
  const acts = tokens.flatMap((word) => (word.role === "act" ? word.act : []));
  const isDone = acts.length > 0 && acts.every((act) => act === "handled" || act === "finished");
  const isOfBody = !has(tokens, "part") && (has(tokens, "time") || has(tokens, "own") || state.isOfYear);
  state.decides ||= has(tokens, "decide") || isDone || (isOfBody && !state.blocked && CASES.test(figure.unit));
  if (
    !decision ||
    decisions.length > 1 ||
    !state.decides ||
    (acts.length > 0 && !isDone) ||
    has(tokens, "application") ||
    has(tokens, "rest")
  )
    return undefined;
  return { kind: "decisions", table: decision.table, row: decision.row };
}

function applicationSubject(tokens: readonly Word[], state: State): Subject | undefined {
  const isFull = namesInFull(tokens);
  if (!isFull && !state.applications) return undefined;
  const outcomes = tokens.flatMap((word) => (word.role === "outcome" ? word : []));
  const applicants = tokens.flatMap((word) => (word.role === "applicant" ? word : []));
  const acts = [...new Set(tokens.flatMap((word) => (word.role === "act" ? word.act : [])))];
  const [outcome] = outcomes;
  if (outcome) {
    if (state.isAboutPapers) return undefined;
    const last = outcomes.reduce((a, b) => (b.rows.length <= a.rows.length ? b : a));
    const isOne = outcomes.every(({ rows }) => last.rows.every((row) => rows.includes(row)));
    const isOdd = acts.some((act) => act !== "answered" && act !== "handled");
    if ((!isOne && !areJoined(tokens)) || applicants.length > 0 || isOdd || has(tokens, "rest")) return undefined;
    const rows = isOne ? last.rows : [...new Set(outcomes.flatMap((one) => one.rows))];
    return { kind: "outcome", rows, name: last.name };
  }
  const [applicant] = applicants;
  if (applicant) {
    const counted = state.lastSubject?.kind;
    const isReceived = counted === "received" || counted === "newlyReceived" || counted === "accepted";
    // 自然人提出申请9件 needs nothing in front of it.
    const isOpening = counted === undefined && has(tokens, "application") && acts.length === 0;
    if (
      (!isReceived && !isOpening) ||
      applicants.length > 1 ||
      acts.some((act) => act !== "received" && act !== "newlyReceived")
    )
      return undefined;
    return { kind: "applicants", columns: applicant.columns, name: applicant.name };
  }
  const [act] = acts.length > 1 ? onlyAct(acts) : acts;
  // 收到的13件申请中 counts what came in, and leads on to its parts.
  if (act === undefined && has(tokens, "came") && has(tokens, "among") && has(tokens, "application"))
    return { kind: "received" };
  if (act === undefined) return bareSubject(tokens, state);
  if (has(tokens, "rest") && act !== "carriedOut") return undefined;
  if ((act === "received" || act === "accepted") && !has(tokens, "application")) return undefined;
  const isBare = !has(tokens, "application");
  // 正在办理 may be said of what was told last.
  if (isBare && state.lastSubject?.kind === "disputes") return undefined;
  if (
    isBare &&
    (act === "handled" || act === "newlyReceived" || act === "carried") &&
    state.lastSubject === undefined &&
    !isFull
  )
    return undefined;
  return { kind: act };
}

/** Whether there is an 和 between each two of the results that are named: 予以公开和部分公开. */
function areJoined(tokens: readonly Word[]): boolean {
  const roles = tokens.map(({ role }) => role).filter((role) => role === "outcome" || role === "and");
  return roles.every((role, i) => role === "and" || i === 0 || roles[i - 1] === "and");
}

/** The act that two together mean: 收到上年结转 is what was carried in. */
function onlyAct(acts: readonly ApplicationAct[]): ApplicationAct[] {
  if (
    acts.includes("carriedIn") &&
    acts.every((act) => act === "carriedIn" || act === "received" || act === "accepted" || act === "handled")
  )
    return ["carriedIn"];
  const isOf = (...known: readonly ApplicationAct[]) => acts.every((act) => known.includes(act));
  if (acts.includes("finished") && isOf("finished", "handled", "answered")) return ["finished"];
  if (isOf("received", "accepted")) return ["accepted"];
  return isOf("received", "accepted", "handled", "finished", "answered") ? ["handled"] : [];
}

/** What a figure tells that no verb belongs to: the sum of what came in and what was carried in, or all that came in. */
function bareSubject(tokens: readonly Word[], state: State): Subject | undefined {
  const last = state.lastSubject?.kind;
  const acts = tokens.some(({ role }) => role === "act" || role === "rest" || role === "part");
  if (acts) return undefined;
  const addsUp = state.claims.some(
    ({ subject, sentence }) => subject.kind === "carriedIn" && sentence === state.sentence,
  );
  if (addsUp && has(tokens, "sum") && !has(tokens, "application"))
    return last === "carriedIn" || last === "received" || last === "newlyReceived" ? { kind: "due" } : undefined;
  const isNamed = tokens.some((word) => word.role === "application" && word.isFull && word.isRequest);
  return isNamed && last === undefined && (has(tokens, "time") || state.isOfYear) ? { kind: "received" } : undefined;
}

/** A statement in words that says that there is none. */
function tellZero(subject: Subject, says: "none" | "allDone", span: Span, state: State): void {
  const { year, sentence, isInBrackets } = state;
  const number = { start: span.start, end: span.start };
  state.claims.push({
    subject,
    says,
    span,
    number,
    value: 0,
    rounding: 0,
    least: 0,
    most: 0,
    decimals: 0,
    unit: "",
    year,
    isPart: false,
    isAside: isInBrackets,
    sentence,
    paragraph: 0,
  });
}

function tellNone(tokens: readonly Word[], start: number, end: number, at: Squeezed["at"], state: State): void {
  const span = { start: at(start), end: at(end - 1) + 1 };
  const isOdd = ["part", "channel", "until", "cumulative", "applicant", "outcome", "all"] as const;
  if (isOdd.some((role) => has(tokens, role))) return;
  // 未收到依申请公开的投诉 speaks of complaints alone.
  if ((has(tokens, "andSoOn") || has(tokens, "otherComplaint")) && !has(tokens, "dispute")) return;
  const subjects = nothings(tokens, state);
  for (const subject of subjects) tellZero(subject, "none", span, state);
  state.blocked = false;
  if (subjects.length === 1) state.lastSubject = subjects[0];
}

function nothings(tokens: readonly Word[], state: State): Subject[] {
  const acts = tokens.flatMap((word) => (word.role === "act" ? word.act : []));
  if (has(tokens, "dispute")) {
    if (acts.length > 0 && !acts.every((act) => act === "received")) return [];
    if (has(tokens, "document") || has(tokens, "decision") || has(tokens, "disputeOutcome")) return [];
    const rows = [...new Set(tokens.flatMap((word) => (word.role === "dispute" ? word.rows : [])))];
    const isNarrow = tokens.some((word) => word.role === "dispute" && word.rows.length === 1) && rows.length > 1;
    return isNarrow && rows.length === 2 ? [] : rows.map((row) => ({ kind: "disputes", rows: [row], column: "total" }));
  }
  if (has(tokens, "document")) {
    const done = tokens.flatMap((word) => (word.role === "documentAct" ? word.act : []));
    const rows = tokens.flatMap((word) => (word.role === "document" ? word.row : []));
    const [act] = done;
    if (done.length !== 1 || act === undefined || act === "inForce" || acts.length > 0) return [];
    return rows.map((row) => ({ kind: "documents", row, act }));
  }
  if (has(tokens, "decision")) {
    const isOwnDoing = has(tokens, "decide") || (has(tokens, "disputed") && !state.isAboutDisclosure);
    if (!isOwnDoing || acts.length > 0) return [];
    return tokens.flatMap((word) =>
      word.role === "decision" ? { kind: "decisions", table: word.table, row: word.row } : [],
    );
  }
  if (has(tokens, "documentAct") || has(tokens, "decide")) return [];
  if (has(tokens, "fee")) return acts.length > 0 || has(tokens, "application") ? [] : [{ kind: "fees" }];
  const isFull = namesInFull(tokens);
  if (!isFull && !state.applications) return [];
  const [act, ...more] = acts;
  const isOfThings = tokens.some((word) => word.role === "none" && word.isOfThings) || has(tokens, "disputed");
  if (!act && isFull && isOfThings) return [{ kind: "received" }];
  if (more.length > 0 || !act) return [];
  if (act === "carriedIn" || act === "carriedOut") return [{ kind: act }];
  const isReceipt = act === "received" || act === "accepted" || act === "newlyReceived";
  return isReceipt && has(tokens, "application") ? [{ kind: act }] : [];
}

function tellAllDone(start: number, end: number, at: Squeezed["at"], state: State, tokens: readonly Word[] = []): void {
  const last = state.lastSubject?.kind;
  const isOfAll = last === "received" || last === "newlyReceived" || last === "accepted" || last === "handled";
  const namesAll = has(tokens, "application") && state.applications;
  if (state.goesOnNextYear || state.blocked || (!isOfAll && !namesAll) || has(tokens, "dispute") || has(tokens, "part"))
    return;
  if (tokens.some((word) => word.role === "act" && (word.act === "carriedIn" || word.act === "carriedOut"))) return;
  const span = { start: at(start), end: at(end - 1) + 1 };
  tellZero({ kind: "carriedOut" }, "allDone", span, state);
}

/** Reads that all applications came from those that are named: from nobody else came any. */
function tellAllOf(tokens: readonly Word[], start: number, end: number, at: Squeezed["at"], state: State): void {
  const last = state.lastSubject?.kind;
  const isOfAll = last === "received" || last === "newlyReceived" || last === "accepted" || last === "handled";
  const isPlain = tokens.every(({ role }) => OF_SHARES.has(role) || role === "all");
  const [applicant, ...more] = tokens.flatMap((word) => (word.role === "applicant" ? word : []));
  if (!applicant || more.length > 0 || !isOfAll || !isPlain || has(tokens, "part") || has(tokens, "outcome")) return;
  if (state.blocked) return;
  const { others, name } = applicant;
  tellZero({ kind: "applicants", columns: others, name }, "none", { start: at(start), end: at(end - 1) + 1 }, state);
}
