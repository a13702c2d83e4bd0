import type { Squeezed } from "../../text/squeeze";
import { isPercentage } from "../rates/percent";
import type { Subject } from "./claim";
import { type Figure, figuresIn } from "./figures";
import { has, lex, namesInFull, saidOf, thingOf } from "./lex";
import { OF_SHARES } from "./nothing";
import { block, isSilent } from "./scope";
import type { State } from "./state";
import { applicationSubject, subjectOf } from "./subjects";
import { tell } from "./tell";
import type { Word } from "./words";

/** What sets a share beside a figure or compares it with another. */
export const COMPARISON = /比|较|同期|环比|增[加长幅]|减少|下降|上升|持平|占|翻|[%％率]/;

/** The same months of another year, of which the rest of the sentence may speak too. */
const SAME_TIME = /^(?:上年|去年|上一年|前年)同期/;

/** Announces things that are counted one by one. */
const EACH = /^(?:其中)?分别(?:为|是)?/;

const RESPECTIVE = /^(.+[、和及与].+)分别(?:为|是|有|共)?/;

/** A share of all, and of what: 予以公开占办结总数的62%. */
const SHARE = /^(.+?)(?:的?所?占比例?|占)([^\d，,]{0,12}?)(?:为|达到?|约)?(?=\d[\d.]*[%％]$)/;

const OF_ALL =
  /政府信息公开|依申请公开|申请|全年|本年度?|全部|总数量?|总量|件数|办结|办理|答复|收到|新收|受理|比例|比重|件|数|的/g;

const LONGEST_SHARE = 60;

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

/** Reads things that are named together and then counted one by one: 行政复议、行政诉讼分别为3件、4件. Whether it is that. */
function readRespective(words: string, start: number, end: number, at: Squeezed["at"], state: State): boolean {
  const clause = words.slice(start, end);
  const match = clause.includes("分别") ? RESPECTIVE.exec(clause) : null;
  const figures = figuresIn(clause);
  const [first] = figures;
  if (!match || !first || first.wordsEnd < match[0].length) return false;
  let from = 0;
  const names = (match[1] ?? "").split(/[、和及与]/).map((name) => {
    const tokens = lex(clause, from, from + name.length, state);
    from += name.length + 1;
    return { tokens, year: state.year };
  });
  const rest = figures.reduceRight((left, { wordsEnd, end }) => left.slice(0, wordsEnd) + left.slice(end), clause);
  const isPlain = /^[、和及与]*$/.test(rest.slice(match[0].length)) && names.length === figures.length;
  // 予以公开、部分公开的政府信息公开申请分别为, 行政许可、行政处罚处理决定分别为: the last name says of what all are.
  const last = names.at(-1)?.tokens ?? [];
  const thing = thingOf(last);
  if (has(last, "decide")) state.decides = true;
  const { lastSubject } = state;
  names.forEach(({ tokens, year }, i) => {
    const figure = figures[i];
    // 2022年、2023年收到的申请分别为: each year has its own, and counts all of it anew.
    if (year !== names[i - 1]?.year) state.lastSubject = lastSubject;
    state.year = year;
    if (isPlain && tokens && figure) readFigure(figure, saidOf(thing, tokens), [], start, at, state);
    else state.blocked = true;
  });
  return true;
}

/** The parts of an enumeration, those without a figure joined to the next one that has it. */
export function readParts(words: string, start: number, end: number, at: Squeezed["at"], state: State): void {
  if (readRespective(words, start, end, at, state)) return;
  const last = start + (figuresIn(words.slice(start, end)).at(-1)?.start ?? 0);
  let from = start;
  let own = start;
  for (let i = start; i <= end; i++) {
    if (i < end && words.charAt(i) !== "、") continue;
    const isJoined = i < end && figuresIn(words.slice(own, i)).length === 0;
    own = i + 1;
    // 4件为纠正、其他结果: what follows the last figure is told of it.
    if (isJoined || (i < end && i > last)) continue;
    readPart(words, from, i, at, state);
    from = i + 1;
  }
}

function readPart(words: string, start: number, end: number, at: Squeezed["at"], state: State): void {
  const part = words.slice(start, end);
  const figures = figuresIn(part);
  const [figure] = figures;
  if (SAME_TIME.test(part)) state.othersHere = true;
  const told = state.claims.length;
  const isShare = readOwnShare(part, start, at, state) || readShare(part, start, at, state);
  state.isCounted = false;
  if (isShare || COMPARISON.test(part)) return;
  const from = EACH.exec(part)?.[0].length ?? 0;
  const before = figure ? lex(part, from, figure.wordsEnd, state) : undefined;
  const after = figure ? lex(part, figure.end, part.length, state) : undefined;
  if (!figure || figures.length > 1 || !before || !after) {
    block(part, state);
    return;
  }
  readFigure(figure, before, after, start, at, state);
  state.isCounted = state.claims.length > told && figure.end === part.length;
}

/** The share of what was counted right before it: ，占72.1%, （占72.1%）. */
const OWN_SHARE = /^约?占比?([^\d，,]{0,12}?)(?:的?比例|的)?(?:为|达到?|约)?(?=\d[\d.]*[%％]$)/;

/** Reads the share of what the clause before counted. Whether that is what a part tells. */
function readOwnShare(part: string, start: number, at: Squeezed["at"], state: State): boolean {
  const match = part.length <= LONGEST_SHARE ? OWN_SHARE.exec(part) : null;
  const [percent] = match ? figuresIn(part) : [];
  const counted = state.claims.at(-1);
  if (!match || !percent || !isPercentage(percent) || (match[1] ?? "").replace(OF_ALL, "") !== "") return false;
  const isCounted = counted && counted.says === "figure" && counted.sentence === state.sentence && state.isCounted;
  if (!isCounted || (counted.subject.kind !== "outcome" && counted.subject.kind !== "applicants")) return false;
  tell(counted.subject, percent, start, at, state, { isPart: true, says: "share" });
  return true;
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
  const tokens = saidOf(state.blocked ? undefined : state.head, [...before, ...after]);
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
  if (namesInFull(tokens)) state.applications = true;
  if (has(tokens, "time") && !isTimed) state.isOfYear = true;
  if (subject.kind !== "applicants") state.lastSubject = subject;
  tell(subject, figure, start, at, state, { isPart: has(tokens, "part"), says: "figure" });
}
