import assert from "node:assert/strict";
import fc from "fast-check";
import { type Change, MOST_CHANGES, type SumSystem, smallestRepairs } from "../../server/src/relations/repairs";

/** A grid with a total for each row and column: the last of each. */
function gridSystem(values: readonly number[], height: number, width: number): SumSystem {
  const at = (y: number, x: number) => y * width + x;
  const rows = Array.from({ length: height }, (_, y) => Array.from({ length: width }, (_, x) => at(y, x)));
  const columns = Array.from({ length: width }, (_, x) => Array.from({ length: height }, (_, y) => at(y, x)));
  const identities = [...rows, ...columns].map((cells) => ({
    cells,
    signs: cells.map((_, i) => (i === cells.length - 1 ? -1 : 1)),
  }));
  return { values, identities };
}

function holds({ identities }: SumSystem, values: readonly number[]): boolean {
  return identities.every(
    ({ cells, signs }) => cells.reduce((sum, cell, i) => sum + (signs[i] ?? 0) * (values[cell] ?? 0), 0) === 0,
  );
}

/** Every smallest set of changes with values up to `highest`, by trying them all. */
function bruteForce(system: SumSystem, highest: number): Change[][] {
  const found: Change[][] = [];
  const values = [...system.values];
  const tryFrom = (from: number, left: number, changes: Change[]): void => {
    if (left === 0) {
      if (holds(system, values)) found.push([...changes]);
      return;
    }
    for (let cell = from; cell < values.length; cell++) {
      const before = values[cell] ?? 0;
      for (let value = 0; value <= highest; value++) {
        if (value === before) continue;
        values[cell] = value;
        tryFrom(cell + 1, left - 1, [...changes, { cell, value }]);
      }
      values[cell] = before;
    }
  };
  for (let size = 0; size <= MOST_CHANGES && found.length === 0; size++) tryFrom(0, size, []);
  return found;
}

const written = (repairs: readonly (readonly Change[])[]) =>
  repairs.map((repair) => repair.map(({ cell, value }) => `${cell}=${value}`).join(" ")).sort();

/** A grid that adds up, with some cells then set to other values. */
const damagedGrid = (height: number, width: number, most: number) =>
  fc
    .record({
      inner: fc.array(fc.nat(1), { minLength: (height - 1) * (width - 1), maxLength: (height - 1) * (width - 1) }),
      damage: fc.array(fc.tuple(fc.nat(height * width - 1), fc.nat(4)), { minLength: 1, maxLength: most }),
    })
    .map(({ inner, damage }) => {
      const rows = Array.from({ length: height - 1 }, (_, y) => inner.slice(y * (width - 1), (y + 1) * (width - 1)));
      const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);
      const totals = Array.from({ length: width - 1 }, (_, x) => sum(rows.map((row) => row[x] ?? 0)));
      const values = [...rows, totals].flatMap((row) => [...row, sum(row)]);
      for (const [cell, value] of damage) values[cell] = value;
      return gridSystem(values, height, width);
    });

describe("smallest repairs", function () {
  this.timeout(60_000);

  it("are those that trying all changes finds", () => {
    const highest = 6;
    fc.assert(
      fc.property(damagedGrid(3, 3, 3), (system) => {
        const { repairs, isExact } = smallestRepairs(system);
        const expected = bruteForce(system, highest);
        if (expected.length === 0) return;
        assert.ok(isExact);
        const within = repairs.filter((repair) => repair.every(({ value }) => value <= highest));
        assert.deepEqual(written(within), written(expected));
      }),
      { numRuns: 60 },
    );
  });

  it("make every identity hold, with whole numbers from 0 on", () => {
    fc.assert(
      fc.property(damagedGrid(5, 4, 3), (system) => {
        for (const repair of smallestRepairs(system).repairs) {
          const values = [...system.values];
          for (const { cell, value } of repair) values[cell] = value;
          assert.ok(holds(system, values));
          assert.ok(values.every((value) => Number.isInteger(value) && value >= 0));
        }
      }),
      { numRuns: 300 },
    );
  });

  it("are none where every identity holds", () => {
    assert.deepEqual(smallestRepairs(gridSystem([1, 1, 1, 1], 2, 2)), { repairs: [[]], isExact: true });
  });

  it("are given up beyond the bound, and said to be", () => {
    const values = Array.from({ length: 36 }, (_, i) => (i % 7) * 3);
    const { repairs, isExact } = smallestRepairs(gridSystem(values, 6, 6), 50);
    assert.deepEqual({ repairs, isExact }, { repairs: [], isExact: false });
  });
});
