import type { Subject } from "./claim";
import type { Figure } from "./figures";
import { has, namesInFull } from "./lex";
import type { State } from "./state";
import type { ApplicationAct, Word } from "./words";

const COUNTED = /^(?:件|份|条|起|宗|例|个|项|次|部|封|笔|桩|件次)?$/;

/** What is done with disputes when they come in. */
const RECEIPTS: ReadonlySet<ApplicationAct> = new Set(["received", "newlyReceived", "accepted"]);
/** What disputes are counted in, and decisions where no word says that they were made. */
const CASES = /^(?:件|起|宗|例)$/;

const PAID = /^(?:万元|亿元|元)$/;

/** What the words around a figure say that it counts; undefined where no table tells it for certain. */
export function subjectOf(tokens: readonly Word[], figure: Figure, state: State): Subject | undefined {
  if (has(tokens, "fee")) return PAID.test(figure.unit) ? { kind: "fees" } : undefined;
  if (!COUNTED.test(figure.unit)) return undefined;
  if (has(tokens, "dispute") || has(tokens, "disputeOutcome")) return disputeSubject(tokens, figure, state);
  if (has(tokens, "document") || has(tokens, "documentAct")) return documentSubject(tokens, state);
  if (has(tokens, "decision")) return decisionSubject(tokens, figure, state);
  // 作出不予公开决定 tells a result.
  const isDecided = has(tokens, "decide") && !has(tokens, "outcome");
  if (isDecided || has(tokens, "disputed") || has(tokens, "contested")) return undefined;
  return applicationSubject(tokens, state);
}

function disputeSubject(tokens: readonly Word[], figure: Figure, state: State): Subject | undefined {
  if (has(tokens, "document") || has(tokens, "decision") || has(tokens, "outcome") || has(tokens, "applicant"))
    return undefined;
  const acts = tokens.flatMap((word, i) => (word.role === "act" && !isCause(tokens, i) ? word.act : []));
  // 其余1件尚未审结 tells how many are pending.
  if (has(tokens, "rest") && !has(tokens, "disputeOutcome")) return undefined;
  if (acts.length > 0 && !isReceipt(acts, tokens, figure, state)) {
    // What follows in the sentence may be what came in as well.
    if (acts.some((act) => RECEIPTS.has(act))) state.othersHere = true;
    return undefined;
  }
  const rows = [...new Set(tokens.flatMap((word) => (word.role === "dispute" ? word.rows : [])))];
  // 未经复议直接起诉 says which of the 行政诉讼 is meant.
  const narrow = tokens.find((word) => word.role === "dispute" && word.rows.length === 1 && rows.length > 1);
  const groups = tokens.filter((word) => word.role === "dispute");
  const isNarrowed =
    narrow?.role === "dispute" &&
    groups.every((word) => word.role === "dispute" && word.rows.includes(narrow.rows[0] ?? ""));
  const meant = narrow?.role === "dispute" && isNarrowed ? narrow.rows : rows;
  const columns = [...new Set(tokens.flatMap((word) => (word.role === "disputeOutcome" ? word.column : [])))];
  // A paragraph that begins with 全镇收到行政复议 may count all of them.
  const isOfBody = has(tokens, "own") && state.claims.length === 0;
  const isLinked =
    state.isAboutDisputes ||
    state.isAboutDisclosure ||
    (state.applications && !isOfBody) ||
    state.disputeRows !== undefined;
  if (!isLinked || columns.length > 1 || state.countsAllDisputes) return undefined;
  if (meant.length > 0) state.disputeRows = meant;
  if (!state.disputeRows) return undefined;
  const last = state.lastSubject;
  const isNew = acts.includes("newlyReceived") || (acts.length === 0 && last?.kind === "disputes" && last.isNew);
  return { kind: "disputes", rows: state.disputeRows, column: columns[0] ?? "total", ...(isNew ? { isNew } : {}) };
}

/** Whether acts say that disputes reached the body that is sued, which no body says that decides on them: 收到行政复议. */
function isReceipt(
  acts: readonly ApplicationAct[],
  tokens: readonly Word[],
  { unit }: Figure,
  { decidesDisputes }: State,
): boolean {
  const decides = decidesDisputes === "all" || (decidesDisputes === "some" && acts.includes("accepted"));
  const isPlain = tokens.every(({ role }, i) => role !== "application" || tokens[i - 1]?.role === "dispute");
  return !decides && isPlain && !has(tokens, "paper") && CASES.test(unit) && acts.every((act) => RECEIPTS.has(act));
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

/** What of applications is counted. */
export function applicationSubject(tokens: readonly Word[], state: State): Subject | undefined {
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
    // 自然人提出申请9件, 收到自然人申请9件 need nothing in front of them.
    const isOpening = counted === undefined && has(tokens, "application") && (acts.length === 0 || !applicant.isLoose);
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
  // 答复42件，其中按期答复40件 counts some of what was told.
  if (has(tokens, "part") && state.lastSubject?.kind === act) return undefined;
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
