import type { Squeezed } from "../../text/squeeze";
import type { Claim, Subject } from "./claim";
import { has, lex, namesInFull } from "./lex";
import { isSilent } from "./scope";
import type { Named, State } from "./state";
import { tellAtLeast, tellZero } from "./tell";
import type { Word } from "./words";

/** The end of a clause that says of what stands before it that there is none: 均为零. */
const ZERO_END = /(?:(?:均|都|皆|全部)(?:为|是)?|为|是)(?:零|〇|0|无)(?:件|起|例|宗|份|条|项|次|元|万元)?$/;

/** The same as a clause of its own, behind a colon or comma: 行政处罚：无. */
const ZERO_ALONE =
  /^(?:全年|本年度?)?(?:均|都|皆|全部)?(?:为|是)?(?:未收[取费]|暂?无|没有|零|〇|0|均未发生|未发生|未收到)(?:件|起|例|宗|份|条|项|次|元|万元)?$/;

/** Words with what has a share that leave it one. */
export const OF_SHARES: ReadonlySet<Word["role"]> = new Set([
  "outcome",
  "applicant",
  "application",
  "filler",
  "part",
  "and",
  "time",
]);

/** Reads a clause that says of things that there are none: 行政处罚为零; 均为0 of those `named` before. Whether it is one. */
export function readZero(
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
  // 办理申请，未收费 says nothing of how many there were.
  if (/未收[取费]/.test(clause) && !has(tokens, "fee")) return false;
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

/** Reads a clause that says that something was not there: 未收到. */
export function tellNone(tokens: readonly Word[], start: number, end: number, at: Squeezed["at"], state: State): void {
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
    // 我局无行政强制
    const isOwn = tokens.some((word) => word.role === "none" && word.isOfThings) && has(tokens, "own");
    const isOwnDoing = isOwn || has(tokens, "decide") || (has(tokens, "disputed") && !state.isAboutDisclosure);
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

/** What counts all applications. */
const OF_ALL: ReadonlySet<string> = new Set(["received", "newlyReceived", "accepted", "handled"]);

/** Whether the sentence has counted all applications before. */
function countsAll({ claims, sentence }: State): boolean {
  for (let i = claims.length - 1; i >= 0 && claims[i]?.sentence === sentence; i--)
    if (OF_ALL.has(claims[i]?.subject.kind ?? "")) return true;
  return false;
}

/** Reads that all was finished, so that nothing is carried over. */
export function tellAllDone(
  start: number,
  end: number,
  at: Squeezed["at"],
  state: State,
  tokens: readonly Word[] = [],
): void {
  const last = state.lastSubject?.kind;
  // 新收3件，上年结转1件，均已办结
  const isOfAll = OF_ALL.has(last ?? "") || last === "due" || (last === "carriedIn" && countsAll(state));
  const namesAll = has(tokens, "application") && state.applications;
  if (state.goesOnNextYear || state.blocked || (!isOfAll && !namesAll) || has(tokens, "dispute") || has(tokens, "part"))
    return;
  if (tokens.some((word) => word.role === "act" && (word.act === "carriedIn" || word.act === "carriedOut"))) return;
  const span = { start: at(start), end: at(end - 1) + 1 };
  tellZero({ kind: "carriedOut" }, "allDone", span, state);
}

/** Reads that all applications came from those that are named: from nobody else came any. */
export function tellAllOf(tokens: readonly Word[], start: number, end: number, at: Squeezed["at"], state: State): void {
  const isOfAll = OF_ALL.has(state.lastSubject?.kind ?? "");
  const isPlain = tokens.every(({ role }) => OF_SHARES.has(role) || role === "all");
  const [applicant, ...more] = tokens.flatMap((word) => (word.role === "applicant" ? word : []));
  if (!applicant || more.length > 0 || !isOfAll || !isPlain || has(tokens, "part") || has(tokens, "outcome")) return;
  if (state.blocked) return;
  const { others, name } = applicant;
  tellZero({ kind: "applicants", columns: others, name }, "none", { start: at(start), end: at(end - 1) + 1 }, state);
}

/** What a word may do beside an outcome that all have which were counted before. */
const OF_OUTCOMES: ReadonlySet<Word["role"]> = new Set([
  "all",
  "filler",
  "outcome",
  "disputeOutcome",
  "decide",
  "time",
]);

/** Reads that all that was counted right before had one outcome: 行政复议1件，结果维持. Whether it is that. */
export function tellAllSuch(
  tokens: readonly Word[],
  clause: string,
  start: number,
  end: number,
  at: Squeezed["at"],
  state: State,
): boolean {
  const counted = state.claims.at(-1);
  const outcomes = tokens.flatMap((word) => (word.role === "outcome" || word.role === "disputeOutcome" ? word : []));
  const [outcome, ...more] = outcomes;
  if (!outcome || more.length > 0 || !tokens.every((word) => OF_OUTCOMES.has(word.role) || isAnswer(word)))
    return false;
  const isCounted = state.isCounted && !state.blocked && counted?.subject === state.lastSubject;
  if (!counted || !isCounted || counted.sentence !== state.sentence || counted.value === 0) return false;
  const span = { start: at(start), end: at(end - 1) + 1 };
  // 予以公开的都在期限以内 says nothing of how many they were.
  const saysAll = has(tokens.slice(0, tokens.indexOf(outcome)), "all");
  if (!saysAll && has(tokens, "all")) return false;
  if (counted.subject.kind !== "disputes" && ANSWERS_ARE.test(clause)) return false;
  const subject = ofOutcome(counted, outcome, saysAll);
  if (subject) tellAtLeast(subject, counted.value, span, state);
  return subject !== undefined;
}

/** 答复结果均予以公开 says that the answers are published, not what they were. */
const ANSWERS_ARE = /(?:答复|结果)[^均都全]*(?:均|都|全部?)(?![为是])/;

function isAnswer(word: Word): boolean {
  return word.role === "act" && word.act === "answered";
}

/** What is counted of those that a statement tells, where all of them had an outcome. */
function ofOutcome({ subject, value }: Claim, outcome: Word, saysAll: boolean): Subject | undefined {
  if (subject.kind === "disputes" && outcome.role === "disputeOutcome")
    return subject.column === "total" ? { ...subject, column: outcome.column } : undefined;
  // Of several applications 予以公开 may say what became of the first.
  const isOfAll = OF_ALL.has(subject.kind) && (saysAll || value === 1);
  return isOfAll && outcome.role === "outcome"
    ? { kind: "outcome", rows: outcome.rows, name: outcome.name }
    : undefined;
}
