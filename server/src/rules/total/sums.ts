import type { CellId, Identity, IdentityRule } from "../../forms";
import type { Candidate, Repair } from "../../relations/explain";
import { checkedSums, type Open, type Pinned, sidesOf, verdictsOf } from "../../relations/verdicts";
import type { Cell, Report, Table } from "../../report/types";
import { addend } from "../../report/value";
import { figureLike } from "../figureLike";
import { quote } from "../quote";
import type { Finding, Fix, RelatedPlace, RuleContext } from "../types";
import { type Witnesses, witnessesOf } from "./evidence";

/** Most addends that a message spells out. */
const MOST_SPELLED_OUT = 4;
/** Most quick fixes that a finding offers. */
const MOST_FIXES = 12;

/**
 * What one rule says of broken sums. Where the sums determine the wrong cell, the finding stands on it and is told by
 * the rule of the first sum that it mends; else each broken sum has a finding of its own, on its total.
 */
export function* sumFindings(report: Report, { lastYear }: RuleContext, rule: IdentityRule): Iterable<Finding> {
  let witnesses: Witnesses | undefined;
  for (const table of report.tables) {
    const zeros = totalsOfNothing(table);
    const [first] = zeros;
    if (first && rule === "total/row") yield zerosFinding(table, first, zeros);
    for (const verdict of verdictsOf(table)) {
      if (first && verdict.kind === "open" && verdict.identity.rule === "total/row") continue;
      if (verdict.kind === "pinned" && verdict.mends[0]?.rule === rule) yield pinnedFinding(table, verdict);
      if (verdict.kind === "open" && verdict.identity.rule === rule) {
        witnesses ??= witnessesOf(report, lastYear);
        yield openFinding(table, withEvidence(verdict, witnesses));
      }
    }
  }
}

function pinnedFinding(table: Table, pinned: Pinned): Finding {
  const { cell, value, reason, mends } = pinned;
  const related = mends.flatMap((identity): RelatedPlace[] => {
    const total = table.cells.get(identity.total);
    return total ? [{ span: total.span, message: describe(table, identity) }] : [];
  });
  const sums = [...new Set(mends.map((identity) => SUMS[identity.rule]))].join("、");
  // Those of other sums are wrong in another way: this cell can be put right without them.
  const ownSums = table.form.identities.map(({ left, right }) => [...left, ...right]);
  const inSums = new Set(ownSums.filter((ids) => ids.includes(cell.slot.id)).flat());
  const others = verdictsOf(table).flatMap((verdict) =>
    verdict.kind === "pinned" && verdict.cell !== cell && inSums.has(verdict.cell.slot.id) ? verdict.cell : [],
  );
  const alone = others.length === 0 ? "只有改这一格" : `连同${others.map(cellName).join("、")}一起改`;
  const why = reason ? `（${reason}）` : "";
  return {
    span: cell.span,
    cell: cell.slot.id,
    message: `${cellName(cell)}${cell.raw === "" ? "没有填数字" : `写的是 ${cell.raw}`}，应为 ${value}${why}：${alone}，${sums}才对得上。`,
    related,
    fixes: repairFix({ changes: [{ cell, value }], ...(reason ? { reason } : {}) }, true),
  };
}

/** Fewest rows whose total is 0 and their figures are not that show a column that was never added up. */
const LEAST_ZEROS = 4;

/** The totals that are wrong where all of the column are 0: nobody has added them up. */
function totalsOfNothing(table: Table): readonly ZeroTotal[] {
  const sums = checkedSums(table).filter(({ identity }) => identity.rule === "total/row");
  if (sums.length < LEAST_ZEROS || sums.some(({ left }) => left !== 0)) return [];
  const wrong = sums.flatMap(({ identity, right }) => {
    const cell = table.cells.get(identity.total);
    return cell && right !== 0 ? [{ cell, sum: right }] : [];
  });
  return wrong.length < LEAST_ZEROS ? [] : wrong;
}

interface ZeroTotal {
  readonly cell: Cell;
  /** What the total should be. */
  readonly sum: number;
}

/** One finding on a column of totals that are all 0; the fix fills in the sums if those of the other columns hold. */
function zerosFinding(table: Table, { cell }: ZeroTotal, zeros: readonly ZeroTotal[]): Finding {
  const others = checkedSums(table).filter(({ identity }) => identity.rule !== "total/row");
  const isSure = others.every(({ left, right }) => left === right) && zeros.every((zero) => zero.cell.isWritten);
  const label = table.labels.find(({ label }) => label.id === cell.slot.column);
  const edits = zeros
    .map(({ cell, sum }) => ({ span: cell.span, text: figureLike(cell.raw, sum) }))
    .sort((a, b) => a.span.start - b.span.start);
  const title = `“${cell.slot.columnName}”一栏按各行之和填上（${zeros.length} 处）`;
  return {
    span: label?.cell.span ?? cell.span,
    message: `“${cell.slot.columnName}”一栏都是 0，有 ${zeros.length} 行各类申请人之和不是 0，应填各行之和。`,
    related: zeros.map(({ cell, sum }) => ({
      span: cell.span,
      message: `${quote(cell.slot.rowName)}各类申请人之和为 ${sum}`,
    })),
    ...(isSure ? { fixes: [{ title, kind: "suggestion", preferred: true, edits }] } : {}),
  };
}

/** What a sum is called beside the cell that breaks it. */
const SUMS: Readonly<Record<IdentityRule, string>> = {
  "total/row": "本行总计",
  "total/result": "（七）总计",
  "total/balance": "勾稽关系",
  "total/disputes": "总计",
};

/**
 * The verdict with the one repair as the likely one for which the prose or last year's report speaks, or which is the
 * only one against which they do not speak.
 */
function withEvidence(open: Open, hear: Witnesses): Open {
  const heard = open.repairs.map((repair) => ({ repair, evidence: hear(repair) }));
  const possible = heard.filter(({ evidence }) => !evidence.some(({ speaks }) => speaks === "against"));
  const supported = possible.filter(({ evidence }) => evidence.length > 0);
  const left = supported.length > 0 || possible.length === heard.length ? supported : possible;
  const [best, ...others] = left;
  if (!best || others.length > 0) {
    const isPossible = possible.some(({ repair }) => repair === open.likely);
    const { likely, ...rest } = open;
    return likely && isPossible ? open : rest;
  }
  const told = best.evidence.length > 0 ? best.evidence : heard.flatMap(({ evidence }) => evidence);
  const witnesses = [...new Set(told.map(({ witness }) => witness))].join("、");
  const [change, ...more] = best.repair.changes;
  const value = more.length === 0 && change?.value !== undefined ? `改为 ${change.value} 就` : "改过来";
  const likely = { ...best.repair, reason: `${value}与${witnesses}一致` };
  return { ...open, repairs: open.repairs.map((repair) => (repair === best.repair ? likely : repair)), likely };
}

function openFinding(table: Table, { identity, repairs, likely, leastWrong }: Open): Finding {
  const total = table.cells.get(identity.total);
  const { left, right } = sidesOf(table, identity);
  const own = new Set([...left, ...right]);
  const candidates = new Map(
    repairs
      .flatMap(({ changes }) => changes)
      .flatMap((candidate) => (own.has(candidate.cell.slot.id) ? [[candidate.cell, candidate] as const] : [])),
  );
  const todo = [
    ...(candidates.size > 1 ? [`可能写错的有 ${candidates.size} 处`] : []),
    ...(likely ? [`很可能是${guessOf(likely)}`] : []),
    likely ? "请核对后改正" : repairs.some(isOpen) ? "请一起核对" : "请核对后改其中一处",
  ].join("，");
  const inOrder = likely ? [likely, ...repairs.filter((repair) => repair !== likely)] : repairs;
  return {
    span: total?.span ?? table.span,
    cell: identity.total,
    message: `${describe(table, identity)}，${candidates.size > 0 ? todo : unknown(leastWrong)}。`,
    related: candidates.size > 0 ? [...candidates.values()].map(suspicion) : addends(table, identity),
    fixes: inOrder.slice(0, MOST_FIXES).flatMap((repair) => repairFix(repair, repair === likely)),
  };
}

/** What is left to say where no small number of changes puts the sums right. */
function unknown(leastWrong: number | undefined): string {
  return leastWrong === undefined
    ? "写错的可能不止一处，请逐项核对"
    : `同它有关的数至少有 ${leastWrong} 处写错，看不出是哪几处，请逐项核对`;
}

/** Whether the sums do not tell the values of a repair. */
function isOpen({ changes }: Repair): boolean {
  return changes.some(({ value }) => value === undefined);
}

/** What slip a repair supposes: `“行政复议”的总计写错了（两位数字写颠倒了，改为 13 就对得上）`. */
function guessOf({ changes, reason }: Repair): string {
  const [first] = changes;
  if (first && reason && changes.length > 2) return `${quote(first.cell.slot.rowName)}一行的${reason}`;
  if (reason) return `${changes.map(({ cell }) => cellName(cell)).join("和")}写错了（${reason}）`;
  return changes
    .map(({ cell, value, slip }) => `${cellName(cell)}写错了（${slip?.reason}，改为 ${value} 就对得上）`)
    .join("，");
}

function suspicion({ cell, value, slip }: Candidate): RelatedPlace {
  const right = value === undefined ? `应比 ${cell.raw} 小，同其他几处一起核对` : `应为 ${value}`;
  return { span: cell.span, message: `如果错在${cellName(cell)}，${right}${slip ? `（${slip.reason}）` : ""}` };
}

/** The fix that writes the values of a repair; none where a value is not known or the text has no cell to write it in. */
function repairFix(repair: Repair, preferred: boolean): Fix[] {
  const edits = repair.changes.flatMap(({ cell, value }) =>
    cell.isWritten && value !== undefined ? [{ span: cell.span, text: figureLike(cell.raw, value) }] : [],
  );
  if (edits.length === 0 || edits.length < repair.changes.length) return [];
  const parts = repair.changes.map(
    ({ cell, value = 0, slip }) =>
      `把${cellName(cell)}${cell.raw === "" ? "填上" : `由 ${cell.raw} 改为`} ${figureLike(cell.raw, value)}${slip ? `（${slip.reason}）` : ""}`,
  );
  return [
    {
      title: parts.join("，") + (repair.reason ? `（${repair.reason}）` : ""),
      kind: "suggestion",
      ...(preferred ? { preferred } : {}),
      edits: edits.sort((a, b) => a.span.start - b.span.start),
    },
  ];
}

/** What does not add up, with the figures: `“自然人”一栏（七）总计为 9，（一）至（六）各项之和为 8`. */
function describe(table: Table, identity: Identity): string {
  const { rule, total } = identity;
  const { left, right } = sidesOf(table, identity);
  const cell = table.cells.get(total);
  const sums = { left: spellOut(table, left), right: spellOut(table, right) };
  const row = quote(cell?.slot.rowName ?? "");
  const column = quote(cell?.slot.columnName ?? "");
  switch (rule) {
    case "total/row":
      return `${row}一行总计为 ${sums.left}，各类申请人之和为 ${sums.right}`;
    case "total/result":
      return `${column}一栏（七）总计为 ${sums.left}，（一）至（六）各项之和为 ${sums.right}`;
    case "total/balance":
      return `${column}一栏不符合勾稽关系，第一项加第二项为 ${sums.left}，第三项加第四项为 ${sums.right}`;
    case "total/disputes":
      return `${row}总计为 ${sums.left}，四种结果之和为 ${sums.right}`;
  }
}

/** A sum in figures, zeros left out: `3 + 2 = 5`; the sum alone where there is one figure or too many. */
function spellOut(table: Table, ids: readonly CellId[]): string {
  const figures = cellsOf(table, ids).flatMap(({ value }) => addend(value) || []);
  const sum = figures.reduce((a, b) => a + b, 0);
  return figures.length < 2 || figures.length > MOST_SPELLED_OUT ? String(sum) : `${figures.join(" + ")} = ${sum}`;
}

function addends(table: Table, identity: Identity): RelatedPlace[] {
  const { left, right } = sidesOf(table, identity);
  return cellsOf(table, [...(left.length > 1 ? left : []), ...right]).flatMap((cell) =>
    addend(cell.value) ? [{ span: cell.span, message: `${cellName(cell)}：${cell.raw}` }] : [],
  );
}

function cellsOf(table: Table, ids: readonly CellId[]): Cell[] {
  return ids.flatMap((id) => table.cells.get(id) ?? []);
}

function cellName({ slot }: Cell): string {
  return `${quote(slot.rowName)}的${quote(slot.columnName)}`;
}
