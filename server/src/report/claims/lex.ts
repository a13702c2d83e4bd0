import type { State } from "./state";
import type { ApplicationAct, Word } from "./words";

const YEAR = /(20\d\d)年(?:度)?(?:期间|以来|内)?/y;

/** The whole year by its days; the second year, where it is written, is the same. */
const WHOLE_YEAR =
  /自?(20\d\d)年(?:1月1日起?(?:至|到|[-－—–~～]+)(?:\1年)?12月31日(?:期间|止|底)?|1月?(?:至|到|[-－—–~～]+)12月份?(?![\d月]))/y;

const LAST_DAY = /(?:(?:截?至|截止到?|到)(?=20\d\d年12月|12月))?(?:(20\d\d)年)?12月(?:31日|底)?/y;

/** The words with which a clause begins as far as they are known, and what follows. */
export function leading(clause: string, state: State): { rest: string; tokens: Word[] } {
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
  if (day && from + day[0].length <= end) {
    if (day[1] !== undefined) state.year = Number(day[1]);
    return { word: { role: "until" }, end: from + day[0].length };
  }
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
export function lex(clause: string, from: number, end: number, state: State): Word[] | undefined {
  const tokens: Word[] = [];
  for (let i = from; i < end; ) {
    const found = wordAt(clause, i, end, state);
    if (!found) return undefined;
    tokens.push(found.word);
    i = found.end;
  }
  return tokens;
}

/** Whether applications are called by more than 申请 alone: 政府信息公开申请. */
export function namesInFull(tokens: readonly Word[]): boolean {
  return tokens.some((word) => word.role === "application" && word.isFull);
}

/** What figures can be counted of. */
const THINGS: ReadonlySet<Word["role"]> = new Set(["application", "dispute", "document", "decision", "fee"]);

/** The one thing that words name; undefined where they name none or several. */
export function thingOf(tokens: readonly Word[]): Word | undefined {
  const [thing, ...more] = tokens.filter(({ role }) => THINGS.has(role));
  return more.length === 0 ? thing : undefined;
}

/** Words with the thing that they are said of in front, where they name none themselves. */
export function saidOf(thing: Word | undefined, tokens: readonly Word[]): readonly Word[] {
  return thing && !tokens.some(({ role }) => THINGS.has(role)) ? [thing, ...tokens] : tokens;
}

/** Whether one of the acts is told of. */
export function hasAct(tokens: readonly Word[], ...acts: readonly ApplicationAct[]): boolean {
  return tokens.some((word) => word.role === "act" && acts.includes(word.act));
}

/** Whether a word does something. */
export function has(tokens: readonly Word[], role: Word["role"]): boolean {
  return tokens.some((word) => word.role === role);
}
