/** Made-up tables like those of real reports, and the slips that get into them; the same for the same seed. */
import type { CellId, FormTable } from "../../server/src/forms";
import type { SumSystem } from "../../server/src/relations/repairs";

/** Draws numbers, the same ones for the same seed (mulberry32). */
export class Dice {
  private state: number;

  constructor(seed: number) {
    this.state = seed;
  }

  /** From 0 to below 1. */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let t = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  }

  /** A whole number from 0 to below `limit`. */
  below(limit: number): number {
    return Math.floor(this.next() * limit);
  }

  pick<T>(from: readonly T[]): T {
    const picked = from[this.below(from.length)];
    if (picked === undefined) throw new Error("nothing to pick from");
    return picked;
  }
}

export type Counts = ReadonlyMap<CellId, number>;

/** A table as bodies fill it: zeros nearly everywhere, a few rows and columns with most of the figures, sums right. */
export function likelyCounts(table: FormTable, dice: Dice): Map<CellId, number> {
  const counts = new Map<CellId, number>(table.slots.map(({ id }) => [id, 0]));
  const add = (id: CellId, number: number) => counts.set(id, (counts.get(id) ?? 0) + number);
  const size = dice.pick([3, 10, 10, 40, 40, 200, 2000]);
  const totals = new Set(table.identities.map(({ total }) => total));
  const rows = [...new Set(table.slots.map(({ row }) => row))].filter(
    (row) => !["received", "carriedIn", "carriedOut", "resultTotal"].includes(row),
  );
  const usual = [dice.pick(rows), dice.pick(rows), rows[0] ?? ""];
  for (let column = 0; column < 7; column++) {
    const share = column === 0 ? 1 : dice.next() < 0.4 ? 0.2 : 0;
    for (let left = Math.ceil(size * share * dice.next()); left > 0; ) {
      const row = dice.next() < 0.8 ? dice.pick(usual) : dice.pick(rows);
      const inRow = table.slots.filter((slot) => slot.row === row && !totals.has(slot.id));
      const part = 1 + dice.below(left);
      const slot = inRow[column];
      if (slot) add(slot.id, part);
      left -= part;
    }
  }
  const sum = (ids: readonly CellId[]) => ids.reduce((all, id) => all + (counts.get(id) ?? 0), 0);
  const settle = (rule: string) => {
    for (const identity of table.identities) {
      if (identity.rule === rule) counts.set(identity.total, sum(identity.right));
    }
  };
  settle("total/result");
  for (const { rule, left, right } of table.identities) {
    const [received = "", carriedIn = ""] = left;
    if (rule !== "total/balance" || totals.has(received)) continue;
    const [, carriedOut = ""] = right;
    counts.set(carriedOut, dice.next() < 0.3 ? dice.below(1 + Math.ceil(sum(right) / 8)) : 0);
    counts.set(carriedIn, dice.next() < 0.3 ? dice.below(1 + Math.ceil(sum(right) / 8)) : 0);
    counts.set(received, sum(right) - sum([carriedIn]));
  }
  settle("total/row");
  settle("total/disputes");
  return counts;
}

/** What someone may write instead of `meant`: one digit wrong, missing, twice or exchanged, or something else. */
export function slip(meant: number, others: readonly number[], dice: Dice): number {
  const digits = String(meant);
  const at = dice.below(digits.length);
  const written = [
    () => digits.slice(0, at) + digits.slice(at + 1),
    () => digits.slice(0, at + 1) + digits.slice(at),
    () => digits.slice(0, at) + (digits[at + 1] ?? "") + (digits[at] ?? "") + digits.slice(at + 2),
    () => digits.slice(0, at) + dice.below(10) + digits.slice(at + 1),
    () => String(meant + 1),
    () => String(meant - 1),
    () => String(dice.pick(others)),
    () => String(dice.below(30)),
  ];
  for (;;) {
    const number = Number(dice.pick(written)() || "0");
    if (number >= 0 && number !== meant) return number;
  }
}

/** `counts` with `number` cells written wrong, any of them, and which ones these are. */
export function planted(counts: Counts, number: number, dice: Dice): { written: Map<CellId, number>; wrong: CellId[] } {
  const written = new Map(counts);
  const ids = [...counts.keys()];
  const wrong = new Set<CellId>();
  while (wrong.size < number) {
    const id = dice.pick(ids);
    if (wrong.has(id)) continue;
    wrong.add(id);
    written.set(id, slip(counts.get(id) ?? 0, [...counts.values()], dice));
  }
  return { written, wrong: [...wrong] };
}

/**
 * `counts` with one cell written wrong as people do it: a total is added up wrong or a figure misspelt; that a figure
 * comes into a cell that should be 0 is rare.
 */
export function likelySlip(
  table: FormTable,
  counts: Counts,
  dice: Dice,
): { written: Map<CellId, number>; wrong: CellId[] } {
  const filled = [...counts].flatMap(([id, count]) => (count > 0 || dice.next() < 0.05 ? [id] : []));
  const [first = ""] = counts.keys();
  const id = filled.length > 0 ? dice.pick(filled) : first;
  const meant = counts.get(id) ?? 0;
  const addends = table.identities.find(({ total }) => total === id)?.right ?? [];
  const forgotten = addends.flatMap((addend) => counts.get(addend) || []);
  const number =
    forgotten.length > 0 && dice.next() < 0.4 ? meant - dice.pick(forgotten) : slip(meant, [...counts.values()], dice);
  return { written: new Map(counts).set(id, number), wrong: [id] };
}

/** The sums of a table over its figures, those left out whose total is in `blank`. Cells are counted as the slots are. */
export function systemOf(table: FormTable, counts: Counts, blank: ReadonlySet<CellId> = new Set()): SumSystem {
  const index = new Map(table.slots.map(({ id }, i) => [id, i]));
  const at = (ids: readonly CellId[]) => ids.map((id) => index.get(id) ?? -1);
  return {
    values: table.slots.map(({ id }) => counts.get(id) ?? 0),
    identities: table.identities
      .filter(({ total }) => !blank.has(total))
      .map(({ left, right }) => ({
        cells: [...at(left), ...at(right)],
        signs: [...left.map(() => 1), ...right.map(() => -1)],
      })),
  };
}
