/** Whole numbers that must keep sums: cells by index, identities over them. */
export interface SumSystem {
  readonly values: readonly number[];
  readonly identities: readonly SumIdentity[];
}

/** The sum of some cells less the sum of others is 0. A cell stands in an identity once. */
export interface SumIdentity {
  /** Cell indices. */
  readonly cells: readonly number[];
  /** 1 or -1 for each of `cells`. */
  readonly signs: readonly number[];
}

/** A cell and the value that it gets, a whole number >= 0. */
export interface Change {
  readonly cell: number;
  readonly value: number;
}

export interface Repairs {
  /** All smallest sets of changes after which every identity holds, each sorted by cell. */
  readonly repairs: readonly (readonly Change[])[];
  /** False where the search was given up or no set is small enough; then `repairs` is empty. */
  readonly isExact: boolean;
}

/** Most cells that a repair may change; beyond, too many sets explain the same sums. */
export const MOST_CHANGES = 3;
/** Steps after which the search is given up, far beyond what three wrong cells of a real form take. */
const MOST_STEPS = 400_000;
/** More smallest sets than anyone would look at. */
const MOST_REPAIRS = 400;

/**
 * The smallest sets of cells whose change makes every identity hold (the principle of Fellegi and Holt), exact up to
 * `MOST_CHANGES` cells.
 *
 * In the forms each cell stands in one identity of its row and one or two of its column. Up to three cells of such a
 * grid form no circle, so one of them always is the only changed cell of some broken identity, and that identity tells
 * its value. The search picks such an identity and cell, puts the cell right, and goes on with one change less.
 */
export function smallestRepairs({ values, identities }: SumSystem, mostSteps = MOST_STEPS): Repairs {
  const current = [...values];
  const residuals = identities.map(({ cells, signs }) =>
    cells.reduce((sum, cell, i) => sum + (signs[i] ?? 0) * (values[cell] ?? 0), 0),
  );
  const places: { identity: number; sign: number }[][] = values.map(() => []);
  identities.forEach(({ cells, signs }, identity) => {
    cells.forEach((cell, i) => {
      places[cell]?.push({ identity, sign: signs[i] ?? 0 });
    });
  });
  const mostPlaces = Math.max(1, ...places.map(({ length }) => length));
  let broken = residuals.filter((residual) => residual !== 0).length;
  if (broken === 0) return { repairs: [[]], isExact: true };

  const isSettled = new Uint8Array(identities.length);
  const isChanged = new Uint8Array(values.length);
  const changes: Change[] = [];
  const found = new Map<string, Change[]>();
  let steps = 0;

  const shift = (cell: number, delta: number) => {
    current[cell] = (current[cell] ?? 0) + delta;
    for (const { identity, sign } of places[cell] ?? []) {
      const before = residuals[identity] ?? 0;
      const after = before + sign * delta;
      residuals[identity] = after;
      if (before === 0 && after !== 0) broken++;
      else if (before !== 0 && after === 0) broken--;
    }
  };
  const touchesSettled = (cell: number) => (places[cell] ?? []).some(({ identity }) => isSettled[identity] === 1);
  const record = () => {
    const sorted = [...changes].sort((a, b) => a.cell - b.cell);
    found.set(sorted.map(({ cell, value }) => `${cell}=${value}`).join(" "), sorted);
  };

  const search = (left: number): void => {
    if (broken > left * mostPlaces) return;
    for (let identity = 0; identity < identities.length; identity++) {
      const residual = residuals[identity] ?? 0;
      const own = identities[identity];
      if (residual === 0 || !own) continue;
      for (let i = 0; i < own.cells.length; i++) {
        const cell = own.cells[i] ?? -1;
        const delta = -residual * (own.signs[i] ?? 0);
        if (++steps > mostSteps) return;
        if (isChanged[cell] || (current[cell] ?? 0) + delta < 0 || touchesSettled(cell)) continue;
        shift(cell, delta);
        changes.push({ cell, value: current[cell] ?? 0 });
        if (broken === 0) record();
        else if (left > 1) {
          isSettled[identity] = 1;
          isChanged[cell] = 1;
          search(left - 1);
          isSettled[identity] = 0;
          isChanged[cell] = 0;
        }
        changes.pop();
        shift(cell, -delta);
      }
      // The last change must mend every broken identity, so any one of them names all candidates.
      if (left === 1) return;
    }
  };

  for (let size = 1; size <= MOST_CHANGES && found.size === 0; size++) {
    search(size);
    if (steps > mostSteps) return { repairs: [], isExact: false };
  }
  const repairs = [...found.values()].filter(
    ({ length }, _, all) => length === Math.min(...all.map((one) => one.length)),
  );
  return repairs.length === 0 || repairs.length > MOST_REPAIRS
    ? { repairs: [], isExact: false }
    : { repairs, isExact: true };
}
