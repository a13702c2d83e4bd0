import assert from "node:assert/strict";
import fc from "fast-check";
import { type Edition, FORMS, type TableId } from "../../server/src/forms";
import { type Change, MOST_CHANGES, type SumSystem, smallestRepairs } from "../../server/src/relations/repairs";
import { tablesOf } from "../harness/figures";
import { Dice, likelyCounts, planted, systemOf } from "./figures";
import { smallestSets } from "./oracle";

/** A grid with a total for each row and column: the last of each. Identities not in `kept` are not known. */
function gridSystem(
  values: readonly number[],
  height: number,
  width: number,
  kept: readonly boolean[] = [],
): SumSystem {
  const at = (y: number, x: number) => y * width + x;
  const rows = Array.from({ length: height }, (_, y) => Array.from({ length: width }, (_, x) => at(y, x)));
  const columns = Array.from({ length: width }, (_, x) => Array.from({ length: height }, (_, y) => at(y, x)));
  const identities = [...rows, ...columns].map((cells) => ({
    cells,
    signs: cells.map((_, i) => (i === cells.length - 1 ? -1 : 1)),
  }));
  return { values, identities: identities.filter((_, i) => kept[i] ?? true) };
}

function holds({ identities }: SumSystem, values: readonly number[]): boolean {
  return identities.every(
    ({ cells, signs }) => cells.reduce((sum, cell, i) => sum + (signs[i] ?? 0) * (values[cell] ?? 0), 0) === 0,
  );
}

const written = (repairs: readonly (readonly Change[])[]) =>
  repairs.map((repair) => repair.map(({ cell, value }) => `${cell}=${value ?? "?"}`).join(" ")).sort();

/** A grid that adds up, with some cells then set to other values, and some of its sums not known. */
const damagedGrid = (height: number, width: number, most: number) =>
  fc
    .record({
      inner: fc.array(fc.nat(3), { minLength: (height - 1) * (width - 1), maxLength: (height - 1) * (width - 1) }),
      damage: fc.array(fc.tuple(fc.nat(height * width - 1), fc.nat(9)), { minLength: 1, maxLength: most }),
      kept: fc.oneof(fc.constant([]), fc.array(fc.boolean(), { minLength: height + width, maxLength: height + width })),
    })
    .map(({ inner, damage, kept }) => {
      const rows = Array.from({ length: height - 1 }, (_, y) => inner.slice(y * (width - 1), (y + 1) * (width - 1)));
      const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);
      const totals = Array.from({ length: width - 1 }, (_, x) => sum(rows.map((row) => row[x] ?? 0)));
      const values = [...rows, totals].flatMap((row) => [...row, sum(row)]);
      for (const [cell, value] of damage) values[cell] = value;
      return gridSystem(values, height, width, kept);
    });

/** Asserts that the smallest repairs are those of the slow, independent search, none where that finds none. */
function assertExact(system: SumSystem): readonly (readonly Change[])[] {
  const { repairs, isExact, takesMore } = smallestRepairs(system);
  const expected = smallestSets(system, MOST_CHANGES);
  assert.deepEqual(written(repairs), written(expected));
  assert.equal(isExact, expected.length > 0);
  assert.equal(takesMore, expected.length === 0);
  return repairs;
}

describe("smallest repairs", function () {
  this.timeout(60_000);

  it("of a small grid are those that trying every set of cells finds, whichever of its sums are known", () => {
    const sizes = new Map<string, number>();
    fc.assert(
      fc.property(fc.oneof(damagedGrid(5, 4, 5), damagedGrid(6, 3, 3)), (system) => {
        const repairs = assertExact(system);
        const hasChoice = repairs.some((repair) => repair.some(({ value }) => value === undefined));
        const kind = hasChoice ? "choice" : `${repairs[0]?.length ?? "none"}`;
        sizes.set(kind, (sizes.get(kind) ?? 0) + 1);
      }),
      { numRuns: 800 },
    );
    for (const kind of ["0", "1", "2", "3", "none", "choice"])
      assert.ok((sizes.get(kind) ?? 0) > 0, `no table of the kind “${kind}” was tried`);
  });

  for (const edition of ["2019", "2021"] as const)
    for (const id of ["applications", "disputes"] as const)
      it(`of the ${id} table of ${edition} are those that trying every set of cells finds`, () => {
        const table = tableNamed(edition, id);
        const dice = new Dice(Number(edition));
        for (let i = 0; i < 60; i++) {
          const { written: counts } = planted(likelyCounts(table, dice), [0, 1, 2, 3, 5][i % 5] ?? 0, dice);
          const blank = table.identities.map(({ total }) => total).filter(() => i % 2 === 0 && dice.next() < 0.2);
          assertExact(systemOf(table, counts, new Set(blank)));
        }
      });

  it("take from several cells together what none of them can give alone", () => {
    const sum = { cells: [0, 1, 2, 3], signs: [1, 1, 1, -1] };
    const total = { cells: [3, 4], signs: [1, -1] };
    const grandTotal = { cells: [4, 5], signs: [1, -1] };
    assert.deepEqual(smallestRepairs({ values: [3, 3, 1, 2, 2, 2], identities: [sum, total, grandTotal] }).repairs, [
      [{ cell: 0 }, { cell: 1 }],
    ]);
    assert.deepEqual(smallestRepairs({ values: [3, 3, 1, 1, 1, 1], identities: [sum, total, grandTotal] }).repairs, [
      [
        { cell: 0, value: 0 },
        { cell: 1, value: 0 },
      ],
    ]);
  });

  it("take from three cells what no two of them can give", () => {
    const chain = [3, 4, 5, 6].map((cell) => ({ cells: [cell, cell + 1], signs: [1, -1] }));
    const sum = { cells: [0, 1, 2, 3], signs: [1, 1, 1, -1] };
    assert.deepEqual(smallestRepairs({ values: [2, 2, 2, 1, 1, 1, 1, 1], identities: [sum, ...chain] }).repairs, [
      [{ cell: 0 }, { cell: 1 }, { cell: 2 }],
    ]);
  });

  it("change no cell of a sum that holds, but with another one of it", () => {
    const rows = [
      [2, 0, 2, 0, 4],
      [0, 0, 4, 2, 4],
      [1, 0, 5, 1, 7],
      [0, 3, 2, 0, 5],
      [3, 3, 8, 3, 17],
    ];
    // All rows are known, and of the columns the first and the third.
    const kept = [...rows.map(() => true), true, false, true, false, false];
    assertExact(gridSystem(rows.flat(), 5, 5, kept));
  });

  it("take from two cells, and from a third that stands where the two do, what no two of them can give", () => {
    // 5 too many in the sums of cells 0 and 2, of cells 1 and 2; the totals 3 and 4 stand in other sums, which hold.
    const fixed = [
      { cells: [3, 5], signs: [1, -1] },
      { cells: [3, 6], signs: [1, -1] },
      { cells: [4, 7], signs: [1, -1] },
      { cells: [4, 8], signs: [1, -1] },
    ];
    const both = [{ cells: [0, 2, 3], signs: [1, 1, -1] }, { cells: [1, 2, 4], signs: [1, 1, -1] }, ...fixed];
    const withTotals = (a: number, b: number, c: number, first: number, second: number) => [
      ...[a, b, c, first, second],
      ...[first, first, second, second],
    ];
    const choice = { values: withTotals(4, 4, 3, 2, 2), identities: both };
    assert.deepEqual(written(assertExact(choice)), ["0=? 1=? 2=?"]);
    const single = { values: withTotals(2, 4, 3, 0, 2), identities: both };
    assert.deepEqual(written(assertExact(single)), ["0=0 1=2 2=0"]);
  });

  it("take from one of two cells of a sum what the other gets, where a third stands in their other sums", () => {
    const total = (cell: number, first: number) => [
      { cells: [cell, first], signs: [1, -1] },
      { cells: [cell, first + 1], signs: [1, -1] },
    ];
    const identities = [
      { cells: [0, 2, 3], signs: [1, 1, -1] },
      { cells: [1, 2, 4], signs: [1, -1, -1] },
      { cells: [0, 1, 5], signs: [1, 1, -1] },
      ...[...total(3, 6), ...total(4, 8), ...total(5, 10)],
    ];
    const values = (a: number, b: number, c: number, totals: readonly [number, number, number]) => [
      ...[a, b, c, ...totals],
      ...totals.flatMap((one) => [one, one]),
    ];
    assert.deepEqual(written(assertExact({ values: values(3, 5, 4, [2, 2, 4]), identities })), ["0=? 1=? 2=?"]);
    assert.deepEqual(written(assertExact({ values: values(1, 5, 4, [0, 2, 2]), identities })), ["0=0 1=2 2=0"]);
  });

  it("make every identity hold, with whole numbers from 0 on", () => {
    fc.assert(
      fc.property(damagedGrid(6, 5, 3), (system) => {
        for (const repair of smallestRepairs(system).repairs) {
          const values = [...system.values];
          for (const { cell, value } of repair) values[cell] = value ?? values[cell] ?? 0;
          assert.ok(repair.some(({ value }) => value === undefined) || holds(system, values));
          assert.ok(values.every((value) => Number.isInteger(value) && value >= 0));
        }
      }),
      { numRuns: 300 },
    );
  });

  it("are none where every identity holds", () => {
    assert.deepEqual(smallestRepairs(gridSystem([1, 1, 1, 1], 2, 2)), {
      repairs: [[]],
      isExact: true,
      takesMore: false,
    });
  });

  it("are given up beyond the bound, and said to be", () => {
    const system = gridSystem([4, 1, 1, 5, 1, 1, 1, 3, 1, 1, 1, 3, 6, 3, 3, 12], 4, 4);
    const [repair] = smallestRepairs(system).repairs;
    assert.ok(repair);
    assert.deepEqual(smallestRepairs(system, 3), { repairs: [], isExact: false, takesMore: false });
  });

  it("of more cells than are looked for are none, and said to be", () => {
    const values = Array.from({ length: 36 }, (_, i) => (i % 7) * 3);
    assert.deepEqual(smallestRepairs(gridSystem(values, 6, 6)), { repairs: [], isExact: false, takesMore: true });
  });
});

function tableNamed(edition: Edition, id: TableId) {
  const table = tablesOf(FORMS[edition]).find((candidate) => candidate.id === id);
  if (table) return table;
  throw new Error(`no table ${id}`);
}
