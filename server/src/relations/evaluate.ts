import type { CellId, Identity, IdentityRule } from "../forms";
import type { Cell, Report, Table } from "../report/types";
import { addend } from "../report/value";

/** An identity of the form that the draft's figures break. */
export interface BrokenIdentity {
  readonly table: Table;
  readonly identity: Identity;
  readonly left: readonly Cell[];
  readonly right: readonly Cell[];
  readonly leftSum: number;
  readonly rightSum: number;
  /** The cell that a finding stands on. */
  readonly total: Cell;
}

/**
 * The identities of one rule that do not hold. A blank addend counts as 0. Silent where the total is blank (that is
 * no broken total) and where a cell is missing, could not be placed or is no figure (that is reported elsewhere).
 */
export function brokenIdentities(report: Report, rule: IdentityRule): BrokenIdentity[] {
  const broken: BrokenIdentity[] = [];
  for (const table of report.tables) {
    for (const identity of table.form.identities) {
      if (identity.rule !== rule) continue;
      const total = table.cells.get(identity.total);
      if (total?.value.kind !== "number") continue;
      const leftSum = sum(table, identity.left);
      const rightSum = sum(table, identity.right);
      if (leftSum === undefined || rightSum === undefined || leftSum === rightSum) continue;
      const left = cellsOf(table, identity.left);
      const right = cellsOf(table, identity.right);
      broken.push({ table, identity, left, right, leftSum, rightSum, total });
    }
  }
  return broken;
}

/** The sum of some cells; undefined where the draft lacks one or one is no figure. */
function sum(table: Table, ids: readonly CellId[]): number | undefined {
  let total = 0;
  for (const id of ids) {
    const cell = table.cells.get(id);
    const number = cell && addend(cell.value);
    if (number === undefined) return undefined;
    total += number;
  }
  return total;
}

function cellsOf(table: Table, ids: readonly CellId[]): Cell[] {
  return ids.flatMap((id) => table.cells.get(id) ?? []);
}
