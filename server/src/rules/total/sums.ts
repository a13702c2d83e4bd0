import type { CellId, Identity, IdentityRule } from "../../forms";
import { type Candidate, type Open, type Pinned, sidesOf, verdictsOf } from "../../relations/verdicts";
import type { Cell, Report, Table } from "../../report/types";
import { addend } from "../../report/value";
import { figureLike } from "../figureLike";
import { quote } from "../quote";
import type { Finding, Fix, RelatedPlace } from "../types";

/** Most addends that a message spells out. */
const MOST_SPELLED_OUT = 4;
/** Most quick fixes that a finding offers. */
const MOST_FIXES = 12;

/**
 * What one rule says of broken sums. Where the sums determine the wrong cell, the finding stands on it and is told by
 * the rule of the first sum that it mends; else each broken sum has a finding of its own, on its total.
 */
export function* sumFindings(report: Report, rule: IdentityRule): Iterable<Finding> {
  for (const table of report.tables) {
    for (const verdict of verdictsOf(table)) {
      if (verdict.kind === "pinned" && verdict.mends[0]?.rule === rule) yield pinnedFinding(table, verdict);
      if (verdict.kind === "open" && verdict.identity.rule === rule) yield openFinding(table, verdict);
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
  const others = verdictsOf(table).some((verdict) => verdict.kind === "pinned" && verdict.cell !== cell);
  const why = reason ? `（${reason}）` : "";
  return {
    span: cell.span,
    cell: cell.slot.id,
    message: `${cellName(cell)}${cell.raw === "" ? "没有填数字" : `写的是 ${cell.raw}`}，应为 ${value}${why}：${others ? "连同其他几处一起改" : "只有改这一格"}，${sums}才对得上。`,
    related,
    fixes: repairFix([pinned], true),
  };
}

/** What a sum is called beside the cell that breaks it. */
const SUMS: Readonly<Record<IdentityRule, string>> = {
  "total/row": "本行总计",
  "total/result": "（七）总计",
  "total/balance": "勾稽关系",
  "total/disputes": "总计",
};

function openFinding(table: Table, { identity, repairs }: Open): Finding {
  const total = table.cells.get(identity.total);
  const { left, right } = sidesOf(table, identity);
  const own = new Set([...left, ...right]);
  const candidates = new Map(
    repairs
      .flat()
      .flatMap((candidate) => (own.has(candidate.cell.slot.id) ? [[candidate.cell, candidate] as const] : [])),
  );
  const explained = repairs.filter((repair) => repair.every(({ reason }) => reason !== undefined));
  const todo =
    candidates.size > 0 ? `可能写错的有 ${candidates.size} 处，请核对后改其中一处` : "写错的可能不止一处，请逐项核对";
  return {
    span: total?.span ?? table.span,
    cell: identity.total,
    message: `${describe(table, identity)}，${todo}。`,
    related: candidates.size > 0 ? [...candidates.values()].map(suspicion) : addends(table, identity),
    fixes: repairs
      .slice(0, MOST_FIXES)
      .flatMap((repair) => repairFix(repair, explained.length === 1 && repair === explained[0])),
  };
}

function suspicion({ cell, value, reason }: Candidate): RelatedPlace {
  return { span: cell.span, message: `如果错在${cellName(cell)}，应为 ${value}${reason ? `（${reason}）` : ""}` };
}

/** The fix that writes the values of a repair; none where the text has no cell to write one in. */
function repairFix(repair: readonly Candidate[], preferred: boolean): Fix[] {
  if (repair.length === 0 || repair.some(({ cell }) => !cell.isWritten)) return [];
  const parts = repair.map(
    ({ cell, value, reason }) =>
      `把${cellName(cell)}${cell.raw === "" ? "填上" : `由 ${cell.raw} 改为`} ${figureLike(cell.raw, value)}${reason ? `（${reason}）` : ""}`,
  );
  const edits = repair.map(({ cell, value }) => ({ span: cell.span, text: figureLike(cell.raw, value) }));
  return [
    {
      title: parts.join("，"),
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
