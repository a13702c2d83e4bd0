import { withYearsInFigures } from "../../text/numerals";
import { remember } from "../../text/remember";
import { type Squeezed, squeeze } from "../../text/squeeze";
import { itemNumber, sentences } from "../prose";
import type { Claim } from "./claim";
import { COMPARISON, readParts } from "./figureClauses";
import { figuresIn } from "./figures";
import { has, hasAct, lex, thingOf } from "./lex";
import { readZero, tellAllDone, tellAllOf, tellAllSuch, tellNone } from "./nothing";
import { isSilent, readContext } from "./scope";
import { openState, type State } from "./state";
import type { Word } from "./words";

/** The statements of a paragraph, with their places in it and their sentences counted from 1. */
interface ParagraphClaims {
  readonly claims: readonly Claim[];
  readonly sentences: number;
}

/** What a line is about that speaks of applications. */
export const APPLICATIONS = /依申请|信息公开申请|申请公开|公开依申请/;

const DISCLOSURE = /信息公开|申请公开/;

/** Leads from all disputes of a body to those over disclosure, which are a part of them or none. */
const OF_THESE = /其中|包括|[，（(]含|[不未]涉及|[不非]属|，(?:政府)?信息公开(?:类|案件|方面)/;

/** Papers of a body, which are 主动公开, 依申请公开 or 不予公开 by themselves, and what applications begin with. */
const PAPERS = /公文|发文|公开属性|属性源头|拟稿|(?:制发|制定|印发)的?(?:各类)?文件/;

const RECEIPT = /收到|新收|受理|接收/;

/** What says that all was answered: 均已答复. Where it says that answers came in time, 均已按期答复, some may not be due yet. */
const IS_DONE = /办[结复]|^(?!.*(?:按[期时]|及时|[期时]限|时间)).*已/;

const ALL_DONE = /^(?:申请)?办结率(?:均|已|都)?(?:为|达|达到|保持|保持在|是)?100[%％]$/;

/** The statements of one paragraph; what stands above it says what it is about and of whom. */
export const claimsIn = remember((text, ...known: Parameters<typeof openState>): ParagraphClaims => {
  const state = openState(...known);
  readParagraph(text, state);
  return { claims: state.claims, sentences: state.sentence };
});

function readParagraph(text: string, state: State): void {
  let goesOn = false;
  for (const sentence of sentences(text, { start: 0, end: text.length })) {
    const { words, at } = squeeze(text, sentence);
    const squeezed = { words: withYearsInFigures(words), at };
    state.sentence++;
    state.year = state.reportYear;
    state.othersHere = false;
    state.blocked = false;
    state.narrowed = false;
    state.isInBrackets = false;
    state.isOfYear = false;
    state.head = undefined;
    state.hasHeads = false;
    state.isAboutDisclosure = DISCLOSURE.test(squeezed.words);
    state.countsAllDisputes = countsAllDisputes(squeezed.words);
    if (PAPERS.test(squeezed.words)) state.isAboutPapers = true;
    else if (RECEIPT.test(squeezed.words)) state.isAboutPapers = false;
    // 制发规范性文件2件；废止3件
    if (!goesOn) state.document = undefined;
    const { document } = state;
    state.documentAct = undefined;
    state.decides = false;
    state.named = undefined;
    readSentence(squeezed, state);
    // 规范性文件制发2件；规章制发0件；废止1件 leaves open which of them is meant.
    goesOn = /[；;]$/.test(squeezed.words) && (document === undefined || document === state.document);
  }
}

/** Whether a sentence counts all disputes of the body before it tells how many of them are over disclosure. */
function countsAllDisputes(words: string): boolean {
  const first = words.search(/复议|诉讼/);
  const turn = first < 0 ? -1 : words.slice(first).search(OF_THESE);
  return turn >= 0 && !DISCLOSURE.test(words.slice(0, first + turn)) && DISCLOSURE.test(words.slice(first + turn));
}

/** The number of an item within a sentence: 办理结果：1.予以公开, （1）予以公开. */
const LISTED = /(?:[（(]\d{1,2}[）)]|\d{1,2}[.．、]|[①-⑩])(?=[\u4e00-\u9fff])/y;

function afterNumber(words: string, at: number): number {
  LISTED.lastIndex = at;
  return at + (LISTED.exec(words)?.[0].length ?? 0);
}

/** Reads a sentence clause by clause; clauses within brackets are read where they stand. */
function readSentence({ words, at }: Squeezed, state: State): void {
  const begin = itemNumber(words).length;
  let from = begin;
  let before: State | undefined;
  let opening: { readonly at: number; readonly year: number; readonly isOfYear: boolean } | undefined;
  for (let i = begin; i <= words.length; i++) {
    const mark = words.charAt(i);
    const ends =
      i === words.length || "，：:（）()。；;！？!?".includes(mark) || (mark === "," && !isThousands(words, i));
    if (!ends) continue;
    readClause(words, from, i, at, state, mark === "：" || mark === ":");
    if (mark === "；" || mark === ";") state.head = undefined;
    if (mark === "（" || mark === "(") {
      state.isInBrackets = true;
      opening = { at: i, year: state.year, isOfYear: state.isOfYear };
      // What brackets tell about a figure, or what it is compared with, is over where they close.
      const clause = words.slice(from, i);
      if (endsInFigure(clause) || COMPARISON.test(clause)) before = { ...state };
    } else if (mark === "）" || mark === ")") {
      state.isInBrackets = false;
      if (before) {
        const { blocked, narrowed, othersHere, others, lastSubject, head } = before;
        Object.assign(state, { blocked, narrowed, othersHere, others, lastSubject, head });
      }
      // 13件（2022年为9件）: the year is the figure's within, where （2022年） alone says when the words around are of.
      if (opening && figuresIn(words.slice(opening.at + 1, i)).length > 0) {
        state.year = opening.year;
        state.isOfYear = opening.isOfYear;
      }
      before = undefined;
      opening = undefined;
    }
    from = afterNumber(words, i + 1);
    i = from - 1;
  }
}

/** Announces figures of what the head before named, or how they are told apart: 具体情况如下, 按申请人类型分. */
const LEADS_ON =
  /^(?:(?:具体|详细|总体|基本|有关|相关|主要|工作|办理|处理|答复|受理|统计)*(?:情况|数据|结果|意见)?(?:分类|如下|统计|分别)?(?:包括|[为是有])?|.*(?:申请人|申请主体|如下|下表|分)|(?:按照?|从).*)$/;

/** What no table counts. */
const OTHER_THINGS = /热线|咨询|信访|投诉|举报|工单|来[电信访]|信箱|留言|诉求|建议|提案|议案/;

/** Whether words before a colon name something else than the tables count: 咨询：受理30件. */
function namesOther(clause: string, tokens: readonly Word[] | undefined, { hasHeads }: State): boolean {
  if (tokens) return has(tokens, "otherComplaint") && !has(tokens, "dispute");
  if (OTHER_THINGS.test(clause)) return !APPLICATIONS.test(clause);
  return hasHeads && !LEADS_ON.test(clause);
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
  // What a colon announced is over with the next one, whatever that announces.
  if (isHead) state.head = undefined;
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
  const tokens = lex(clause, 0, clause.length, state);
  if (isHead && namesOther(clause, tokens, state)) state.blocked = true;
  if (tokens && !isSilent(tokens, state)) {
    if (has(tokens, "none")) {
      tellNone(tokens, start, end, at, state);
      return;
    }
    if (has(tokens, "all") && (hasAct(tokens, "finished") || (hasAct(tokens, "answered") && IS_DONE.test(clause)))) {
      tellAllDone(start, end, at, state, tokens);
      return;
    }
    if (has(tokens, "all") && has(tokens, "applicant")) {
      tellAllOf(tokens, start, end, at, state);
      return;
    }
    if (tellAllSuch(tokens, clause, start, end, at, state)) return;
    if (isHead) {
      state.head = thingOf(tokens);
      state.hasHeads ||= state.head !== undefined;
    }
    // 收到的申请中，自然人9件: what follows are parts of what came in.
    if (has(tokens, "came") && has(tokens, "application") && has(tokens, "among"))
      state.lastSubject = { kind: "received" };
    state.named = { tokens, start };
  }
  readContext(clause, state, isHead);
}
