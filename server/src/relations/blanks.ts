import type { CellId, Identity } from "../forms";
import type { Cell, Table } from "../report/types";
import { addend } from "../report/value";

/**
 * The figures that the blank cells of a table stand for: a blank total is the sum of its addends, any other blank is 0.
 * A total whose addends cannot all be read stays 0.
 */
export function blankFigures(table: Table): ReadonlyMap<CellId, number> {
  const figures = new Map<CellId, number>();
  const figureOf = (id: CellId): number => {
    const cell = table.cells.get(id);
    const written = cell && isBlank(cell) ? fill(id) : cell && addend(cell.value);
    return written ?? Number.NaN;
  };
  const fill = (id: CellId): number => {
    const sums = sumsOf(table, id).map(({ right }) => right.reduce((all, own) => all + figureOf(own), 0));
    // The total of all is read from the totals of the rows rather than from those of the columns.
    const figure = sums.filter(Number.isInteger).at(-1) ?? 0;
    figures.set(id, figure);
    return figure;
  };
  for (const [id, cell] of table.cells) if (isBlank(cell)) fill(id);
  return figures;
}

/** Whether a cell of a table is the sum of others. */
export function isTotal(table: Table, { slot }: Cell): boolean {
  return sumsOf(table, slot.id).length > 0;
}

/** What a cell is the total of; 勾稽关系 has a total among its parts. */
export function sumsOf({ form }: Table, id: CellId): Identity[] {
  return form.identities.filter(({ rule, total }) => total === id && rule !== "total/balance");
}

/** Whether a cell says nothing. */
export function isBlank({ value }: Cell): boolean {
  return value.kind === "blank" || value.kind === "dash";
}
