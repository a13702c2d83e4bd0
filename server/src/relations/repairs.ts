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
  /** Absent where the identities leave a choice: cells that share too large a surplus, none of which can hold it all. */
  readonly value?: number;
}

export interface Repairs {
  /** All smallest sets of changes after which every identity holds, each sorted by cell. */
  readonly repairs: readonly (readonly Change[])[];
  /** False where the search was given up or no set is small enough; then `repairs` is empty. */
  readonly isExact: boolean;
  /** Whether it is certain that more than `MOST_CHANGES` cells must change. */
  readonly takesMore: boolean;
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
 *
 * Cells that stand in the same identities are alike but for how much can be taken from them. Where no one of them can
 * give what the identity asks for, as many as can together are one step. Where sums are not known, three cells may depend
 * on each other without being alike; such sets are two cells of which one would fall below 0, and a third to make up.
 */
export function smallestRepairs(system: SumSystem, mostSteps = MOST_STEPS): Repairs {
  const { values, identities } = system;
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
  if (broken === 0) return { repairs: [[]], isExact: true, takesMore: false };

  const meet = new Uint8Array(identities.length ** 2);
  for (const own of places)
    for (const one of own) for (const other of own) meet[one.identity * identities.length + other.identity] = 1;
  const isSettled = new Uint8Array(identities.length);
  const changes: Change[] = [];
  const found = new Map<string, Change[]>();
  let steps = 0;

  const shift = (cell: number, delta: number) => {
    for (const { identity, sign } of places[cell] ?? []) {
      const before = residuals[identity] ?? 0;
      const after = before + sign * delta;
      residuals[identity] = after;
      if (before === 0 && after !== 0) broken++;
      else if (before !== 0 && after === 0) broken--;
    }
  };
  const touchesSettled = (cell: number) => (places[cell] ?? []).some(({ identity }) => isSettled[identity] === 1);
  /**
   * While set, cells may fall below 0, and the sets of changes are kept here: in each of them one does, as the smaller
   * sets where none does were all looked for before.
   */
  let overdrawn: Map<string, readonly Change[]> | undefined;
  const record = (repair: readonly Change[]) => {
    const sorted = inOrder(repair);
    (overdrawn ?? found).set(keyOf(sorted), sorted);
  };
  /** Puts `identity` right by `step`, which takes `delta` in all from `cell` and those like it, and goes on. */
  const attempt = (identity: number, step: readonly Change[], cell: number, delta: number, left: number) => {
    shift(cell, delta);
    changes.push(...step);
    if (broken === 0) record(changes);
    else if (left > step.length) {
      isSettled[identity] = 1;
      search(left - step.length);
      isSettled[identity] = 0;
    }
    changes.length -= step.length;
    shift(cell, -delta);
  };

  const search = (left: number): void => {
    if (broken > left * mostPlaces) return;
    const toMend: number[] = [];
    // Broken identities no two of which share a cell: a change mends one of them at most.
    const apart: number[] = [];
    for (let identity = 0; identity < identities.length; identity++) {
      if (residuals[identity] === 0) continue;
      toMend.push(identity);
      if (apart.some((other) => meet[identity * identities.length + other] === 1)) continue;
      if (apart.length === left) return;
      apart.push(identity);
    }
    // As many as changes are left: each has exactly one of them, so any one identity names all candidates.
    const isTight = apart.length === left;
    for (const identity of isTight ? apart.slice(0, 1) : toMend) mend(identity, left, !isTight && !overdrawn);
  };
  /** Tries the cells of `identity`, and those that must share what it has too much. */
  const mend = (identity: number, left: number, mayShare: boolean): void => {
    const { cells, signs } = identities[identity] ?? { cells: [], signs: [] };
    const residual = residuals[identity] ?? 0;
    const short: number[] = [];
    for (let i = 0; i < cells.length; i++) {
      const cell = cells[i] ?? -1;
      const delta = -residual * (signs[i] ?? 0);
      if (++steps > mostSteps) return;
      // The last change mends all that is broken, and touches nothing else.
      if (left === 1 && places[cell]?.length !== broken) continue;
      // The cells that were changed stand in settled identities too.
      if (touchesSettled(cell)) continue;
      const value = (values[cell] ?? 0) + delta;
      if (value < 0) short.push(cell);
      if (value >= 0 || overdrawn) attempt(identity, [{ cell, value }], cell, delta, left);
    }
    for (const alike of mayShare ? groupsAlike(short, places) : []) {
      const [cell = -1] = alike;
      for (const step of shares(alike, values, Math.abs(residual), left)) {
        attempt(identity, step, cell, -Math.abs(residual), left);
      }
    }
  };

  for (let size = 1; size <= MOST_CHANGES && found.size === 0; size++) {
    search(size);
    if (size === 3) {
      overdrawn = new Map();
      search(2);
      const pairs = [...overdrawn.values()];
      overdrawn = undefined;
      const cellsAt = cellsByPlaces(places);
      for (const pair of pairs) for (const repair of circlesWith(pair, values, places, cellsAt)) record(repair);
    }
    if (steps > mostSteps) return { repairs: [], isExact: false, takesMore: false };
  }
  const repairs = [...found.values()];
  return repairs.length === 0 || repairs.length > MOST_REPAIRS
    ? { repairs: [], isExact: false, takesMore: repairs.length === 0 }
    : { repairs, isExact: true, takesMore: false };
}

function inOrder(changes: readonly Change[]): Change[] {
  return [...changes].sort((a, b) => a.cell - b.cell);
}

/** The same for the same changes; they stand in the order of the cells. */
function keyOf(changes: readonly Change[]): string {
  return changes.map(({ cell, value }) => `${cell}=${value}`).join(" ");
}

type Place = { readonly identity: number; readonly sign: number };

/** Whether cells stand in the same identities, on the same sides. */
function isAlike(a: readonly Place[] = [], b: readonly Place[] = []): boolean {
  return (
    a.length === b.length && a.every(({ identity, sign }, i) => b[i]?.identity === identity && b[i]?.sign === sign)
  );
}

/** The cells in groups of those that are alike, cells without any like them left out. */
function groupsAlike(cells: readonly number[], places: readonly (readonly Place[])[]): number[][] {
  const groups: number[][] = [];
  for (const cell of cells) {
    const group = groups.find(([first = -1]) => isAlike(places[first], places[cell]));
    if (group) group.push(cell);
    else groups.push([cell]);
  }
  return groups.filter(({ length }) => length > 1);
}

/** The smallest sets of `cells` from which `surplus` can be taken together, where they are at most `most`. */
function shares(cells: readonly number[], values: readonly number[], surplus: number, most: number): Change[][] {
  const heldBy = (cell: number) => values[cell] ?? 0;
  const pick = (from: number, size: number, missing: number): number[][] => {
    if (size === 0) return missing <= 0 ? [[]] : [];
    return cells
      .slice(from)
      .flatMap((cell, i) => pick(from + i + 1, size - 1, missing - heldBy(cell)).map((rest) => [cell, ...rest]));
  };
  for (let size = 2; size <= most; size++) {
    const sets = pick(0, size, surplus);
    if (sets.length === 0) continue;
    return sets.map((set) => {
      const isAll = set.reduce((sum, cell) => sum + heldBy(cell), 0) === surplus;
      return set.map((cell): Change => (isAll ? { cell, value: 0 } : { cell }));
    });
  }
  return [];
}

/** Sets of `pair` and a third cell that stands where the two do and takes over what they cannot give. */
function circlesWith(
  pair: readonly Change[],
  values: readonly number[],
  places: readonly (readonly Place[])[],
  cellsAt: ReadonlyMap<string, readonly number[]>,
): Change[][] {
  const [one, other] = pair;
  if (!one || !other) return [];
  return SHARES.flatMap(([ofOne, ofOther]) => {
    const thirds = cellsAt.get(placesKey(together(places[one.cell], ofOne, places[other.cell], ofOther))) ?? [];
    return thirds.flatMap((third) => {
      const cells = [
        { cell: third, value: values[third] ?? 0, per: 1 },
        { cell: one.cell, value: one.value ?? 0, per: -ofOne },
        { cell: other.cell, value: other.value ?? 0, per: -ofOther },
      ];
      const least = Math.max(...cells.flatMap(({ value, per }) => (per > 0 ? [-value] : [])));
      const most = Math.min(...cells.flatMap(({ value, per }) => (per < 0 ? [value] : [])));
      if (least > most) return [];
      return [
        cells.map(({ cell, value, per }): Change => (least === most ? { cell, value: value + per * least } : { cell })),
      ];
    });
  });
}

/** With which signs a third cell may stand for two. */
const SHARES = [1, -1].flatMap((one) => [1, -1].map((other) => [one, other] as const));

/** Where a cell would stand that stands for two: the places of both, without those at which they cancel out. */
function together(one: readonly Place[] = [], ofOne: number, other: readonly Place[] = [], ofOther: number): Place[] {
  const signs = new Map(one.map(({ identity, sign }) => [identity, ofOne * sign]));
  for (const { identity, sign } of other) signs.set(identity, (signs.get(identity) ?? 0) + ofOther * sign);
  const all = [...signs].flatMap(([identity, sign]): Place[] => (sign === 0 ? [] : [{ identity, sign }]));
  return all.sort((a, b) => a.identity - b.identity);
}

/** The same for places that are the same; places stand in the order of their identities. */
function placesKey(places: readonly Place[]): string {
  return places.map(({ identity, sign }) => `${sign}@${identity}`).join(" ");
}

/** The cells by their places. */
function cellsByPlaces(places: readonly (readonly Place[])[]): ReadonlyMap<string, readonly number[]> {
  const found = new Map<string, number[]>();
  places.forEach((own, cell) => {
    const key = placesKey(own);
    found.set(key, [...(found.get(key) ?? []), cell]);
  });
  return found;
}
