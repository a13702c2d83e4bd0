import { has, leading } from "./lex";
import type { State } from "./state";
import type { Word } from "./words";

/** Who else may be meant, where a statement begins with it. */
export const OTHERS = /本级|机关|政府|部门|单位|科室|股室|系统|街道|[省市县区镇乡局委办厅处院所站室村校](?!域)/;

/** What stands before the words that say who did something where it is not somebody else. */
const OWN_OR_HOW: ReadonlySet<Word["role"]> = new Set(["own", "channel", "andSoOn"]);

/** What begins no subject but what was done, or how. */
const MANNER =
  /^(?:[按依根遵落贯围坚严认切加推健完强深持充积规优以对将由把为从着聚紧不进有扎高精建制定修明确]|在.*(?:下|中|上|指导|领导|部署)$|通过.*(?:培训|措施|会议|学习)$)/;

/** Longest name of somebody else. */
const LONGEST_SUBJECT = 16;

/** What holds the name of a body and is none: kinds of what is published, and names of a field. */
const NO_SUBJECT =
  /^[^，。；\d]{2,12}类|乡村(?:振兴|建设|治理|旅游|医生)|农业农村(?!局)|(?:律师|会计师)事务所|三农|政府信息|(?:[省市县区]级?)?(?:人民)?政府(?:门户)?网站?|(?:村|社区)务|政府工作|局域/g;

const DEEDS =
  /发布|公开|公布|公示|更新|收到|接到|受理|办理|答复|制定|制发|印发|出台|举办|召开|开展|组织|通过|利用|依托|回应|处理|转办|报送|推送|编发/;

/** What narrows down the statements behind it. */
const NARROWING = /通过|网络|信函|当面|邮寄|窗口|途径|渠道|针对|涉及|关于|领域|类|季度|半年|\d月|月份|本级|期间|每/;

/** A kind of what was published, counted or not: what follows is no part of it. */
const PUBLISHED =
  /类的?(?:政府|政务)?(?:信息)?(?=[共约]?\d[\d,.]*[余多]?(?:条(?![款例])|篇))|(?<=(?:公开|发布|公布|更新)[^，。；\d]{0,20})类的?(?:政府|政务)?信息/g;

/** What makes the statements behind it count more than a year. */
const SEVERAL_YEARS = /以来|至今|历年|[上去前]年年?[底末]|[近过][两二三四五几\d]{1,2}年/;

/** What says that something is not finished within the year. */
const NEXT_YEAR = /下一?年|次年|明年|未办结|在办|办理中|未到期|未届满/;

/** A clause that tells no figure may say of whom and of when the next ones speak. */
export function readContext(clause: string, state: State, isHead: boolean): void {
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
  return SEVERAL_YEARS.test(rest) || (NARROWING.test(rest.replace(PUBLISHED, "")) && !MANNER.test(rest));
}

/** Whether an unknown clause begins with somebody else: the words before the first that say what was done. */
function namesOthers(rest: string, before: readonly Word[]): boolean {
  if (MANNER.test(rest) || before.some(({ role }) => OWN_OR_HOW.has(role))) return false;
  const subject = rest.slice(0, LONGEST_SUBJECT).replace(NO_SUBJECT, "").split(DEEDS)[0] ?? "";
  return OTHERS.test(subject);
}

/** Whether what is said is not of the body as a whole and the whole year. */
export function isSilent(tokens: readonly Word[], state: State): boolean {
  if (has(tokens, "own")) {
    state.othersHere = false;
    state.others = false;
  }
  return state.narrowed || state.othersHere || state.others;
}

/** Begins what was left over from the years before: 上年未结. */
const EARLIER = /^(?:上一?年度?|去年|往年|历年|以前年度)/;

/** A figure of something that is not known: what follows may be of it as well. */
export function block(part: string, state: State): void {
  if (NEXT_YEAR.test(part)) state.goesOnNextYear = true;
  state.blocked = true;
  state.lastSubject = undefined;
  const { rest, tokens } = leading(part, state);
  if (narrows(rest)) state.narrowed = true;
  if (EARLIER.test(rest)) state.othersHere = true;
  if (!namesOthers(rest, tokens)) return;
  state.othersHere = true;
  state.others = true;
}
