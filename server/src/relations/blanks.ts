import type { CellId } from "../forms";
import type { Cell, Table } from "../report/types";
import { addend } from "../report/value";

/**
 * The figures that blank cells stand for: a blank total is the sum of its addends, any other blank is 0. A total whose
 * addends cannot all be read stays 0.
 */
export function blankFigures(table: Table, blanks: readonly Cell[]): Map<CellId, number> {
  const figures = new Map<CellId, number>(blanks.map((cell) => [cell.slot.id, 0]));
  const figureOf = (id: CellId): number => {
    const filled = figures.get(id);
    if (filled !== undefined) return filled;
    const cell = table.cells.get(id);
    return (cell && addend(cell.value)) ?? Number.NaN;
  };
  for (const rule of ["total/row", "total/disputes", "total/result"] as const) {
    for (const { rule: own, right, total } of table.form.identities) {
      if (own !== rule || !figures.has(total)) continue;
      const sum = right.reduce((all, id) => all + figureOf(id), 0);
      if (Number.isInteger(sum)) figures.set(total, sum);
    }
  }
  return figures;
}
