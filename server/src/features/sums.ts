import { type CellId, type Identity, plainRowName, type Slot, shortRowName } from "../forms";
import { holds, sidesOf } from "../relations/verdicts";
import type { Cell, Table } from "../report/types";
import { addend } from "../report/value";

/** A sum that the form prescribes, with a table's figures put in. */
export interface FilledSum {
  readonly identity: Identity;
  /** `总计 = 自然人 5 + 商业企业 2 = 7，表中为 8`, the last part where it does not hold; zeros are left out. */
  readonly text: string;
  /** Undefined where it cannot be told: a blank total, a cell that is missing or no figure. */
  readonly holds: boolean | undefined;
}

/** Most addends that are spelled out; the others are one figure. */
const MOST_ADDENDS = 8;

/** The sums of the form that a cell stands in, its row's first. */
export function sumsWith(table: Table, id: CellId): FilledSum[] {
  return table.form.identities
    .filter(({ left, right }) => left.includes(id) || right.includes(id))
    .map((identity) => {
      const result = holds(table, identity);
      return { identity, text: spell(table, identity, result === true), holds: result };
    });
}

/** The cells that a total is the sum of; empty for a cell that is no total. */
export function addendsOf(table: Table, id: CellId): readonly CellId[] {
  return [...new Set(ownSums(table, id).flatMap(({ right }) => right))];
}

function ownSums(table: Table, id: CellId): readonly Identity[] {
  return table.form.identities.filter(({ rule, total }) => rule !== "total/balance" && total === id);
}

function spell(table: Table, identity: Identity, isRight: boolean): string {
  const { left, right } = sidesOf(table, identity);
  const total = table.cells.get(identity.total);
  if (identity.rule === "total/balance") {
    const [received, carriedIn] = identity.left.map((id) => figure(table, id));
    const [handled, carriedOut] = identity.right.map((id) => figure(table, id));
    const sums = [sum(table, left), sum(table, right)];
    return `第一项 ${received} + 第二项 ${carriedIn} = ${sums[0]}，第三项 ${handled} + 第四项 ${carriedOut} = ${sums[1]}`;
  }
  const isOfRow = identity.rule !== "total/result";
  const nameOf = (slot: Slot) => (isOfRow ? slot.columnName : shortRowName(slot));
  const telling = right.flatMap((id) => {
    const cell = table.cells.get(id);
    return cell && addend(cell.value) !== 0 ? [cell] : [];
  });
  const spelled = telling.length > MOST_ADDENDS ? telling.slice(0, MOST_ADDENDS - 1) : telling;
  const rest = telling.slice(spelled.length);
  const addends = spelled.map((cell) => `${nameOf(cell.slot)} ${written(cell)}`);
  if (rest.length > 0) addends.push(`其余 ${rest.length} 项 ${sumOf(rest)}`);
  const name = total ? (isOfRow ? total.slot.columnName : plainRowName(total.slot)) : "总计";
  const all = telling.length === 0 ? "0（各项都是 0）" : addends.join(" + ");
  const result = telling.length > 1 ? ` = ${sum(table, right)}` : "";
  return `${name} = ${all}${result}${isRight ? "" : `，表中为 ${total ? written(total) : "（缺）"}`}`;
}

function sumOf(cells: readonly Cell[]): number | string {
  return shown(cells.reduce((all, { value }) => all + (addend(value) ?? Number.NaN), 0));
}

function sum(table: Table, ids: readonly CellId[]): number | string {
  return shown(ids.reduce((all, id) => all + (addendOf(table, id) ?? Number.NaN), 0));
}

function addendOf(table: Table, id: CellId): number | undefined {
  const cell = table.cells.get(id);
  return cell && addend(cell.value);
}

/** `？` where a figure cannot be read. */
function shown(number: number): number | string {
  return Number.isNaN(number) ? "？" : number;
}

function figure(table: Table, id: CellId): string {
  const cell = table.cells.get(id);
  return cell ? written(cell) : "（缺）";
}

function written({ raw }: Cell): string {
  return raw === "" ? "（空）" : raw;
}
