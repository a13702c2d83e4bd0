import type { CellId, Identity } from "../forms";
import type { Cell, Table } from "../report/types";
import { addend } from "../report/value";
import { type Change, type SumSystem, smallestRepairs } from "./repairs";
import { slipBetween } from "./slips";

/** A cell and the value that would put its sums right. */
export interface Candidate {
  readonly cell: Cell;
  readonly value: number;
  /** The slip that explains what is written, in Chinese. */
  readonly reason?: string;
}

/** The one cell that must be wrong: every smallest set of changes has it, with this value. */
export interface Pinned extends Candidate {
  readonly kind: "pinned";
  /** The broken identities that the cell stands in. */
  readonly mends: readonly Identity[];
}

/** A broken identity of which it cannot be told which cell is wrong. */
export interface Open {
  readonly kind: "open";
  readonly identity: Identity;
  /** The smallest sets of changes that mend it and all that is broken with it; empty where no small set does. */
  readonly repairs: readonly (readonly Candidate[])[];
}

export type Verdict = Pinned | Open;

const known = new WeakMap<Table, readonly Verdict[]>();

/**
 * What is wrong with the sums of a table: for each wrong cell that the identities determine a `pinned`, for each other
 * broken identity an `open`. A blank addend counts as 0, a blank total among the addends as the sum of its own; an
 * identity with a blank total, or with a cell that is missing, could not be placed or is no figure, says nothing.
 */
export function verdictsOf(table: Table): readonly Verdict[] {
  let verdicts = known.get(table);
  if (!verdicts) {
    verdicts = judge(table);
    known.set(table, verdicts);
  }
  return verdicts;
}

/** An identity whose cells can all be read. A blank total among its addends is replaced by what it is the total of. */
interface ActiveIdentity {
  readonly identity: Identity;
  readonly left: readonly CellId[];
  readonly right: readonly CellId[];
}

/**
 * The two sides of an identity as a table has them: many bodies leave the totals of inner rows blank, and a blank total
 * among the addends stands for the cells that it is the total of.
 */
export function sidesOf(table: Table, { left, right, total }: Identity): { left: CellId[]; right: CellId[] } {
  const expand = (ids: readonly CellId[]) =>
    ids.flatMap((id) => (id !== total && isBlank(table, id) ? (ownSum(table, id)?.right ?? id) : id));
  return { left: expand(left), right: expand(right) };
}

function ownSum(table: Table, id: CellId): Identity | undefined {
  return table.form.identities.find(
    ({ rule, total }) => total === id && (rule === "total/row" || rule === "total/disputes"),
  );
}

/** Whether every sum of a table without blank totals holds as it stands: what nearly every table is, so it is cheap. */
function holdsAsWritten(table: Table): boolean {
  const { identities } = table.form;
  const sum = (ids: readonly CellId[]) => {
    let total = 0;
    for (const id of ids) {
      const cell = table.cells.get(id);
      total += (cell && addend(cell.value)) ?? Number.NaN;
    }
    return total;
  };
  return identities.every(({ left, right, total }) => !isBlank(table, total) && sum(left) === sum(right));
}

function judge(table: Table): Verdict[] {
  if (holdsAsWritten(table)) return [];
  const active = table.form.identities
    .map((identity): ActiveIdentity => ({ identity, ...sidesOf(table, identity) }))
    .filter((identity) => isReadable(table, identity));
  if (active.every((identity) => residual(identity, (id) => figureOf(table, id)) === 0)) return [];
  return components(active).flatMap((identities) => judgeComponent(table, identities));
}

function isBlank(table: Table, id: CellId): boolean {
  const kind = table.cells.get(id)?.value.kind;
  return kind === "blank" || kind === "dash";
}

function isReadable(table: Table, { identity, left, right }: ActiveIdentity): boolean {
  if (table.cells.get(identity.total)?.value.kind !== "number") return false;
  // Many bodies fill in the totals only: without any addend there is no sum to check.
  if (identity.rule !== "total/balance" && right.every((id) => isBlank(table, id))) return false;
  const isFigure = (id: CellId) => {
    const cell = table.cells.get(id);
    const number = cell && addend(cell.value);
    return number !== undefined && Number.isSafeInteger(number) && number >= 0;
  };
  return left.every(isFigure) && right.every(isFigure);
}

function residual({ left, right }: ActiveIdentity, figure: (id: CellId) => number): number {
  const sum = (ids: readonly CellId[]) => ids.reduce((total, id) => total + figure(id), 0);
  return sum(left) - sum(right);
}

function figureOf(table: Table, id: CellId): number {
  const cell = table.cells.get(id);
  return (cell && addend(cell.value)) ?? 0;
}

/** Identities that share cells, directly or through others, belong together. */
function components(identities: readonly ActiveIdentity[]): ActiveIdentity[][] {
  const groups: { identities: ActiveIdentity[]; cells: Set<CellId> }[] = [];
  for (const identity of identities) {
    const cells = new Set([...identity.left, ...identity.right]);
    const own = { identities: [identity], cells };
    for (let i = groups.length - 1; i >= 0; i--) {
      const group = groups[i];
      if (!group || ![...cells].some((id) => group.cells.has(id))) continue;
      own.identities.unshift(...group.identities);
      for (const id of group.cells) own.cells.add(id);
      groups.splice(i, 1);
    }
    groups.push(own);
  }
  return groups.map((group) => group.identities);
}

function judgeComponent(table: Table, identities: readonly ActiveIdentity[]): Verdict[] {
  const written = (id: CellId) => figureOf(table, id);
  const broken = identities.filter((identity) => residual(identity, written) !== 0);
  if (broken.length === 0) return [];
  const ids = [...new Set(identities.flatMap(({ left, right }) => [...left, ...right]))];
  const indexOf = new Map(ids.map((id, i) => [id, i]));
  const system: SumSystem = {
    values: ids.map(written),
    identities: identities.map(({ left, right }) => ({
      cells: [...left, ...right].map((id) => indexOf.get(id) ?? 0),
      signs: [...left.map(() => 1), ...right.map(() => -1)],
    })),
  };
  const { repairs } = smallestRepairs(system);
  const candidate = ({ cell, value }: Change): Candidate[] => {
    const own = table.cells.get(ids[cell] ?? "");
    return own ? [withReason(table, own, value)] : [];
  };

  const [first = [], ...others] = repairs;
  const certain = first.filter((change) => others.every((repair) => repair.some((other) => isSame(change, other))));
  const pinned = certain.flatMap(candidate).map((found): Pinned => {
    const own = identities.filter((identity) => standsIn(found.cell.slot.id, identity));
    const mends = own.filter((identity) => broken.includes(identity));
    return {
      kind: "pinned",
      ...found,
      mends: (mends.length > 0 ? mends : own.slice(0, 1)).map(({ identity }) => identity),
    };
  });
  const mended = new Map(pinned.map(({ cell, value }) => [cell.slot.id, value]));
  const stillBroken = broken.filter((identity) => residual(identity, (id) => mended.get(id) ?? written(id)) !== 0);
  const told = new Set<readonly Change[]>();
  const open = stillBroken.flatMap((active): Open[] => {
    const touching = repairs.filter((repair) => repair.some(({ cell }) => standsIn(ids[cell] ?? "", active)));
    // Identities that the same repairs mend are one finding.
    if (touching.length > 0 && touching.every((repair) => told.has(repair))) return [];
    for (const repair of touching) told.add(repair);
    const mending = touching.map((repair) => repair.filter(({ cell }) => !mended.has(ids[cell] ?? "")));
    return [{ kind: "open", identity: active.identity, repairs: mending.map((repair) => repair.flatMap(candidate)) }];
  });
  return [...pinned, ...open];
}

function standsIn(id: CellId, { left, right }: ActiveIdentity): boolean {
  return left.includes(id) || right.includes(id);
}

function isSame(a: Change, b: Change): boolean {
  return a.cell === b.cell && a.value === b.value;
}

function withReason(table: Table, cell: Cell, value: number): Candidate {
  const written = addend(cell.value) ?? 0;
  const reason = forgottenAddend(table, cell, value - written) ?? slipBetween(written, value);
  return { cell, value, ...(reason ? { reason } : {}) };
}

/** A total that is short by exactly one of its addends, where only one addend is of that size. */
function forgottenAddend(table: Table, cell: Cell, missing: number): string | undefined {
  if (missing <= 0) return undefined;
  for (const { left, right, total } of table.form.identities) {
    if (total !== cell.slot.id || left.length !== 1) continue;
    const addends = right.flatMap((id) => table.cells.get(id) ?? []).filter(({ value }) => addend(value) === missing);
    const [only] = addends;
    if (only && addends.length === 1) {
      return `漏加了${only.slot.row === cell.slot.row ? only.slot.columnName : only.slot.rowName}的 ${missing}`;
    }
  }
  return undefined;
}
