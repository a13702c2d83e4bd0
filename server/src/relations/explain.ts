import type { CellId, FormTable } from "../forms";
import type { Cell, Table } from "../report/types";
import { addend } from "../report/value";
import { type Slip, slipBetween } from "./slips";

/** A cell and the value that would put its sums right; no value where the sums leave a choice, all less than written. */
export interface Candidate {
  readonly cell: Cell;
  readonly value?: number;
  /** The slip that explains what is written. */
  readonly slip?: Slip;
}

/** A cell and the value that it gets, as the sums tell it. */
export type CellChange = Pick<Candidate, "cell" | "value">;

/** Changes that together put sums right. */
export interface Repair {
  readonly changes: readonly Candidate[];
  /** The one slip that explains all changes at once, in Chinese. */
  readonly reason?: string;
}

/** Below this figures agree by chance, so it tells nothing that one is found elsewhere too. */
const LEAST_TELLING = 10;

/** The slips that explain a repair, where they are known. `figureOf` is what a cell says once everything is put right. */
export function explained(table: Table, changes: readonly CellChange[], figureOf: (id: CellId) => number): Repair {
  const reason = misplaced(table, changes);
  return {
    changes: changes.map((change): Candidate => {
      const slip = reason ? undefined : cellSlip(table, change, figureOf);
      return { ...change, ...(slip ? { slip } : {}) };
    }),
    ...(reason ? { reason } : {}),
  };
}

/** The one repair that slips explain, where there are others that they do not. */
export function likeliest(repairs: readonly Repair[]): Repair | undefined {
  const telling = repairs.filter(
    ({ changes, reason }) => reason !== undefined || changes.every(({ slip }) => slip?.isTelling),
  );
  return telling.length === 1 ? telling[0] : undefined;
}

/** The rows read as if every figure stood one column too far, either way; rows that lose none by it. */
export function movedRows(table: Table): { readonly cell: Cell; readonly value: number }[][] {
  return rowsOfAddends(table.form).flatMap((ids) => {
    const cells = ids.flatMap((id) => table.cells.get(id) ?? []);
    const written = cells.map(({ value }) => addend(value));
    if (cells.length !== ids.length || written.includes(undefined)) return [];
    return [1, -1].flatMap((by) => {
      const isLost = (by === 1 ? written[0] : written[written.length - 1]) !== 0;
      const moved = cells.flatMap((cell, i) => {
        const value = written[i + by] ?? 0;
        return value === written[i] ? [] : [{ cell, value }];
      });
      return isLost || moved.length === 0 ? [] : [moved];
    });
  });
}

/** What one slip of place explains all changes: two neighbouring cells exchanged, a row one column off. */
function misplaced(table: Table, changes: readonly CellChange[]): string | undefined {
  const [one, other] = changes;
  if (!one || !other) return undefined;
  if (changes.length > 2) return isMovedRow(table, changes) ? "数字错了一栏" : undefined;
  if (!neighbours(table.form, one.cell.slot.id).includes(other.cell.slot.id)) return undefined;
  if (addend(one.cell.value) !== other.value || addend(other.cell.value) !== one.value) return undefined;
  return one.value === 0 || other.value === 0 ? "数字填到了相邻的一格" : "相邻两格的数字填反了";
}

function isMovedRow(table: Table, changes: readonly CellChange[]): boolean {
  return movedRows(table).some(
    (moved) =>
      moved.length === changes.length &&
      moved.every(({ cell, value }) => changes.some((change) => change.cell === cell && change.value === value)),
  );
}

function cellSlip(table: Table, { cell, value }: CellChange, figureOf: (id: CellId) => number): Slip | undefined {
  if (value === undefined) return undefined;
  const written = addend(cell.value) ?? 0;
  const missing = value - written;
  const forgotten = forgottenAddend(table, cell, missing, figureOf);
  if (forgotten) return { reason: forgotten, isTelling: missing >= LEAST_TELLING };
  const slip = slipBetween(written, value);
  if (slip?.isTelling) return slip;
  const copied = neighboursFigure(table, cell, written, figureOf);
  return copied ? { reason: copied, isTelling: true } : slip;
}

/** A total that is short by exactly one of its addends, where only one addend is of that size. */
function forgottenAddend(
  table: Table,
  cell: Cell,
  missing: number,
  figureOf: (id: CellId) => number,
): string | undefined {
  if (missing <= 0) return undefined;
  for (const { left, right, total } of table.form.identities) {
    if (total !== cell.slot.id || left.length !== 1) continue;
    const addends = right.flatMap((id) => (figureOf(id) === missing ? (table.cells.get(id) ?? []) : []));
    const [only] = addends;
    if (only && addends.length === 1) {
      return `漏加了${only.slot.row === cell.slot.row ? only.slot.columnName : only.slot.rowName}的 ${missing}`;
    }
  }
  return undefined;
}

/** A figure that belongs to a neighbouring cell. */
function neighboursFigure(
  table: Table,
  { slot }: Cell,
  written: number,
  figureOf: (id: CellId) => number,
): string | undefined {
  if (written < LEAST_TELLING) return undefined;
  const from = neighbours(table.form, slot.id).filter((id) => figureOf(id) === written);
  const [only] = from.flatMap((id) => table.cells.get(id) ?? []);
  if (!only || from.length > 1) return undefined;
  return `与${only.slot.row === slot.row ? only.slot.columnName : only.slot.rowName}的数字相同，像是填错了格`;
}

/** The cells beside, above and below a cell; totals are no neighbours of their addends. */
function neighbours(form: FormTable, id: CellId): CellId[] {
  const row = rowsOfAddends(form).find((ids) => ids.includes(id)) ?? [];
  const rows = form.runs.filter(({ slots }) => slots.length > 0);
  const y = rows.findIndex(({ slots }) => slots.some((slot) => slot.id === id));
  const column = rows[y]?.slots.find((slot) => slot.id === id)?.column;
  const inColumn = [rows[y - 1], rows[y + 1]].map((run) => run?.slots.find((slot) => slot.column === column)?.id);
  const x = row.indexOf(id);
  return [row[x - 1], row[x + 1], ...inColumn].flatMap((own) => own ?? []);
}

/** The cells that each total of a row adds up, in the form's order. */
function rowsOfAddends(form: FormTable): (readonly CellId[])[] {
  return form.identities
    .filter(({ rule }) => rule === "total/row" || rule === "total/disputes")
    .map(({ right }) => right);
}
