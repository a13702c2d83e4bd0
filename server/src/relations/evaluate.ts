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
  return report.tables.flatMap((table) =>
    table.form.identities.flatMap((identity) => {
      if (identity.rule !== rule) return [];
      const left = cellsOf(table, identity.left);
      const right = cellsOf(table, identity.right);
      const total = table.cells.get(identity.total);
      if (!left || !right || total?.value.kind !== "number") return [];
      const leftSum = sum(left);
      const rightSum = sum(right);
      if (leftSum === undefined || rightSum === undefined || leftSum === rightSum) return [];
      return [{ table, identity, left, right, leftSum, rightSum, total }];
    }),
  );
}

/** The sum of some cells; undefined where one of them is no figure. */
export function sum(cells: readonly Cell[]): number | undefined {
  let total = 0;
  for (const { value } of cells) {
    const number = addend(value);
    if (number === undefined) return undefined;
    total += number;
  }
  return total;
}

/** The cells with these ids; undefined where the draft lacks one. */
export function cellsOf(table: Table, ids: readonly CellId[]): Cell[] | undefined {
  const cells = ids.flatMap((id) => table.cells.get(id) ?? []);
  return cells.length === ids.length ? cells : undefined;
}
