import type { CellId, Identity } from "../forms";
import type { Cell, Table } from "../report/types";
import { addend } from "../report/value";
import { sumsOf } from "./blanks";
import { type CellChange, explained, likeliest, movedRows, type Repair } from "./explain";
import { type Change, MOST_CHANGES, type SumSystem, smallestRepairs } from "./repairs";

/** The one cell that must be wrong: every smallest set of changes has it, with this value. */
export interface Pinned {
  readonly kind: "pinned";
  readonly cell: Cell;
  readonly value: number;
  /** The slip that explains what is written, in Chinese. */
  readonly reason?: string;
  /** The broken identities that the cell stands in. */
  readonly mends: readonly Identity[];
}

/** A broken identity of which it cannot be told which cell is wrong. */
export interface Open {
  readonly kind: "open";
  readonly identity: Identity;
  /** The smallest sets of changes that mend it and all that is broken with it; empty where no small set does. */
  readonly repairs: readonly Repair[];
  /** The one of them that a slip of the hand explains: a guess, however good. */
  readonly likely?: Repair;
  /** The least number of cells that are wrong in this sum and those that hang together with it, where it is more than can be looked for. */
  readonly leastWrong?: number;
}

export type Verdict = Pinned | Open;

/** The verdicts on a table by its reading, and the table whose cells they name. */
const known = new WeakMap<object, { readonly table: Table; readonly verdicts: readonly Verdict[] }>();

/**
 * What is wrong with the sums of a table: for each wrong cell that the identities determine a `pinned`, for each other
 * broken identity an `open`. A blank addend counts as 0, a blank total among the addends as the sum of its own; an
 * identity with a blank total, or with a cell that is missing, could not be placed or is no figure, says nothing.
 */
export function verdictsOf(table: Table): readonly Verdict[] {
  const last = known.get(table.reading);
  if (last?.table === table) return last.verdicts;
  const verdicts = last ? last.verdicts.map((verdict) => inPlace(verdict, table)) : judge(table);
  known.set(table.reading, { table, verdicts });
  return verdicts;
}

/** A verdict on a table that was moved since, with the cells where they are now. */
function inPlace(verdict: Verdict, { cells }: Table): Verdict {
  const now = <T extends { readonly cell: Cell }>(one: T): T => ({
    ...one,
    cell: cells.get(one.cell.slot.id) ?? one.cell,
  });
  if (verdict.kind === "pinned") return now(verdict);
  const { likely, ...open } = verdict;
  const repairs = verdict.repairs.map((repair): Repair => ({ ...repair, changes: repair.changes.map(now) }));
  const moved = likely && repairs[verdict.repairs.indexOf(likely)];
  return { ...open, repairs, ...(moved ? { likely: moved } : {}) };
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
    ids.flatMap((id) => (id !== total && isBlank(table, id) ? (sumsOf(table, id)[0]?.right ?? id) : id));
  return { left: expand(left), right: expand(right) };
}

/** An identity that can be checked as a table stands, and what its two sides come to. */
export interface CheckedSum {
  readonly identity: Identity;
  readonly left: number;
  readonly right: number;
}

/** The identities of a table that can be checked: those that `verdictsOf` judges, broken or not. */
export function checkedSums(table: Table): readonly CheckedSum[] {
  const sum = (ids: readonly CellId[]) => ids.reduce((total, id) => total + figureOf(table, id), 0);
  return activeIdentities(table).map(({ identity, left, right }) => ({ identity, left: sum(left), right: sum(right) }));
}

function activeIdentities(table: Table): ActiveIdentity[] {
  return table.form.identities
    .map((identity): ActiveIdentity => ({ identity, ...sidesOf(table, identity) }))
    .filter((identity) => isReadable(table, identity));
}

/**
 * Whether a sum holds as a table has it, blanks as in `verdictsOf`; undefined where it says nothing: its total is blank,
 * or a cell of it is missing or no figure.
 */
export function holds(table: Table, identity: Identity): boolean | undefined {
  const active = { identity, ...sidesOf(table, identity) };
  return isReadable(table, active) ? residual(active, (id) => figureOf(table, id)) === 0 : undefined;
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
  return components(activeIdentities(table)).flatMap((identities) => judgeComponent(table, identities));
}

function isBlank(table: Table, id: CellId): boolean {
  const kind = table.cells.get(id)?.value.kind;
  return kind === "blank" || kind === "dash";
}

function isReadable(table: Table, { identity, left, right }: ActiveIdentity): boolean {
  if (table.cells.get(identity.total)?.value.kind !== "number") return false;
  // Many bodies fill in the totals only: without any addend there is no sum to check. 勾稽关系 has a total among its own.
  if (right.every((id) => isBlank(table, id))) return false;
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
  const withCell = new Map<CellId, ActiveIdentity[]>();
  for (const identity of identities)
    for (const id of [...identity.left, ...identity.right]) withCell.set(id, [...(withCell.get(id) ?? []), identity]);
  const reached = new Set<ActiveIdentity>();
  return identities.flatMap((first) => {
    if (reached.has(first)) return [];
    const group = new Set([first]);
    for (const { left, right } of group)
      for (const id of [...left, ...right]) for (const other of withCell.get(id) ?? []) group.add(other);
    for (const identity of group) reached.add(identity);
    return [identities.filter((identity) => group.has(identity))];
  });
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
  const { repairs, takesMore } = smallestRepairs(system);
  const answers = repairs.length > 0 ? repairs.map((repair) => repair.flatMap(cellChange)) : movedRowAnswers();

  const [first = [], ...others] = repairs.length > 0 ? answers : [];
  const certain = first.filter(
    (change) => change.value !== undefined && others.every((repair) => repair.some((other) => isSame(change, other))),
  );
  const mended = new Map(certain.map(({ cell, value }) => [cell.slot.id, value]));
  const afterAll = (changes: readonly CellChange[]) => (id: CellId) =>
    changes.find(({ cell }) => cell.slot.id === id)?.value ?? mended.get(id) ?? written(id);
  const slips = explained(table, certain, afterAll([]));
  const pinned = slips.changes.flatMap(({ cell, value, slip }): Pinned[] => {
    if (value === undefined) return [];
    const own = identities.filter((identity) => standsIn(cell.slot.id, identity));
    const mends = own.filter((identity) => broken.includes(identity));
    const reason = slips.reason ?? slip?.reason;
    return [
      {
        kind: "pinned",
        cell,
        value,
        mends: (mends.length > 0 ? mends : own.slice(0, 1)).map(({ identity }) => identity),
        ...(reason ? { reason } : {}),
      },
    ];
  });
  const stillBroken = broken.filter((identity) => residual(identity, afterAll([])) !== 0);
  const told = new Set<readonly CellChange[]>();
  const open = stillBroken.flatMap((active): Open[] => {
    const touching = answers.filter((changes) => changes.some(({ cell }) => standsIn(cell.slot.id, active)));
    // Identities that the same repairs mend are one finding.
    if (touching.length > 0 && touching.every((changes) => told.has(changes))) return [];
    for (const changes of touching) told.add(changes);
    const mending = touching.map((changes) => {
      const left = changes.filter(({ cell }) => !mended.has(cell.slot.id));
      return explained(table, left, afterAll(changes));
    });
    const likely = likeliest(mending);
    return [
      {
        kind: "open",
        identity: active.identity,
        repairs: mending,
        ...(likely ? { likely } : {}),
        ...(takesMore ? { leastWrong: MOST_CHANGES + 1 } : {}),
      },
    ];
  });
  return [...pinned, ...open];

  function cellChange({ cell, ...change }: Change): CellChange[] {
    const own = table.cells.get(ids[cell] ?? "");
    return own ? [{ ...change, cell: own }] : [];
  }

  /** Where too many cells are wrong to be found one by one: a row whose figures all stand one column too far. */
  function movedRowAnswers(): CellChange[][] {
    return movedRows(table).filter((moved) => {
      const values = new Map(moved.map(({ cell, value }) => [cell.slot.id, value]));
      return identities.every((identity) => residual(identity, (id) => values.get(id) ?? written(id)) === 0);
    });
  }
}

function standsIn(id: CellId, { left, right }: ActiveIdentity): boolean {
  return left.includes(id) || right.includes(id);
}

function isSame(a: CellChange, b: CellChange): boolean {
  return a.cell === b.cell && a.value === b.value;
}
