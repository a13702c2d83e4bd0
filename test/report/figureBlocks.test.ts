import assert from "node:assert/strict";
import fc from "fast-check";
import { arrange } from "../../server/src/report/layouts/zones/figureBlocks";
import type { Sums } from "../../server/src/report/layouts/zones/figureSums";

const ROWS = 25;
const COLUMNS = 7;
/** Received and carried in; what was done with them; the total; what is carried out. */
const SUMS: Sums = {
  columns: COLUMNS,
  overRows: [
    { left: Array.from({ length: 21 }, (_, i) => i + 2), right: [23] },
    { left: [0, 1], right: [23, 24] },
  ],
};

type Table = readonly (readonly number[])[];

/** A block of figures that stand together: which cells it holds, in order. */
type Block = readonly (readonly [y: number, x: number])[];
/** What stands before a block, or the row that its label tells. */
interface Signs {
  readonly isBehindWords?: (block: number) => boolean;
  readonly isTold?: (block: number) => boolean;
}

/** A table whose sums hold: many zeros, few zeros, or hardly anything. */
const table: fc.Arbitrary<Table> = fc
  .tuple(fc.constantFrom(2, 4, 12), fc.array(fc.nat(9999), { minLength: 140, maxLength: 140 }))
  .map(([sparse, drawn]) => {
    const figure = (i: number) => {
      const number = drawn[i % drawn.length] ?? 0;
      return number % sparse === 0 ? 1 + (Math.floor(number / sparse) % 90) : 0;
    };
    const rows = Array.from({ length: ROWS }, () => new Array<number>(COLUMNS).fill(0));
    for (let x = 0; x < COLUMNS - 1; x++) {
      let total = 0;
      for (let y = 2; y < 23; y++) {
        const row = rows[y] ?? [];
        row[x] = figure(x * 21 + y);
        total += row[x] ?? 0;
      }
      const carriedIn = Math.min(figure(x * 21), total);
      const out = figure(x * 21 + 1);
      for (const [y, number] of [
        [23, total],
        [24, out],
        [1, carriedIn],
        [0, total + out - carriedIn],
      ] as const) {
        const row = rows[y] ?? [];
        row[x] = number;
      }
    }
    return rows.map((row) => [...row.slice(0, -1), row.reduce((sum, number) => sum + number, 0)]);
  });

/** The heights of bands of rows from top to bottom, most of them of one row. */
const bands: fc.Arbitrary<readonly number[]> = fc
  .array(fc.constantFrom(1, 1, 1, 2, 3, 5), { minLength: ROWS, maxLength: ROWS })
  .map((drawn) => {
    const heights: number[] = [];
    let left = ROWS;
    for (const height of drawn) {
      const own = Math.min(height, left);
      if (own > 0) heights.push(own);
      left -= own;
    }
    return heights;
  });

/** Columns of the bands, whole from top to bottom; the first few of some bands before their others. */
function inBands(heights: readonly number[], left: readonly number[]): Block[] {
  const blocks: Block[] = [];
  let y = 0;
  let waiting: Block[] = [];
  heights.forEach((height, i) => {
    const from = y;
    const columns = Array.from(
      { length: COLUMNS },
      (_, x): Block => Array.from({ length: height }, (_, at) => [from + at, x] as const),
    );
    const cut = i < left.length ? (left[i] ?? COLUMNS) : COLUMNS;
    blocks.push(...columns.slice(0, cut));
    waiting.push(...columns.slice(cut));
    if (i >= left.length - 1) {
      blocks.push(...waiting);
      waiting = [];
    }
    y += height;
  });
  return blocks;
}

/** Rows one after another, each figure by itself; of some the first figure later, before the row that `to` tells. */
function withHeadsApart(apart: readonly number[], to: number): [blocks: Block[], signs: Signs] {
  const heads: Block[] = [];
  const blocks: Block[] = [];
  for (let y = 0; y < ROWS; y++) {
    if (y === to) blocks.push(...heads.splice(0));
    const row = Array.from({ length: COLUMNS }, (_, x): Block => [[y, x] as const]);
    const isApart = y < to && apart.includes(y);
    if (isApart) heads.push(...row.slice(0, 1));
    blocks.push(...row.slice(isApart ? 1 : 0));
  }
  const isHead = (b: number) => blocks[b]?.[0]?.[1] === 0 && blocks[b + 1]?.[0]?.[1] !== 1;
  return [blocks, { isBehindWords: isHead }];
}

function read(rows: Table, blocks: readonly Block[], { isBehindWords, isTold }: Signs): Table | undefined {
  const figures = blocks.flatMap((block, b) =>
    block.map(([y, x], at) => ({
      value: rows[y]?.[x] ?? 0,
      isJoined: at > 0,
      isBehindWords: at === 0 && (isBehindWords?.(b) ?? false),
      isBelowHead: false,
      headed: undefined,
      isBehindLabel: at === 0 && (isBehindWords?.(b) ?? false),
      isOnLine: false,
      isBesideWords: false,
      beginsPage: false,
      row: isTold?.(b) ? y : undefined,
      onlyLabel: undefined,
      rowBeside: undefined,
    })),
  );
  return arrange(figures, ROWS, SUMS)?.map((row) => row.map((i) => figures[i]?.value ?? -1));
}

/** The table, or nothing, is read; counts the tables that are. */
function readsNothingElse(rows: Table, blocks: readonly Block[], signs: Signs = {}): number {
  const found = read(rows, blocks, signs);
  if (found) assert.deepEqual(found, rows);
  return found ? 1 : 0;
}

/** How far down each band of the first few is read before the others are: less and less. */
const staircase = fc
  .array(fc.integer({ min: 1, max: COLUMNS - 1 }), { minLength: 0, maxLength: 4 })
  .map((cuts) => [...cuts].sort((a, b) => b - a));

describe("figures of a table read in another order", function () {
  this.timeout(60_000);

  it("come back where they were, or not at all, when rows that stand close are read column by column", () => {
    let found = 0;
    fc.assert(
      fc.property(table, bands, staircase, (rows, heights, left) => {
        found += readsNothingElse(rows, inBands(heights, left));
      }),
      { numRuns: 40, seed: 1 },
    );
    assert.ok(found > 15, `only ${found} read`);
  });

  it("come back where they were, or not at all, when columns in the middle of the first rows come first", () => {
    let found = 0;
    fc.assert(
      fc.property(table, fc.integer({ min: 1, max: 3 }), fc.integer({ min: 2, max: 5 }), (rows, from, height) => {
        const band = (left: number, right: number): Block =>
          Array.from({ length: height }, (_, y) =>
            Array.from({ length: right - left }, (_, x) => [y, left + x] as const),
          ).flat();
        const columns = (left: number, right: number) =>
          Array.from({ length: right - left }, (_, x) => band(left + x, left + x + 1));
        const rest = Array.from(
          { length: (ROWS - height) * COLUMNS },
          (_, i): Block => [[height + Math.floor(i / COLUMNS), i % COLUMNS] as const],
        );
        const blocks = [band(from, from + 3), ...columns(0, from), ...columns(from + 3, COLUMNS), ...rest];
        found += readsNothingElse(rows, blocks);
      }),
      { numRuns: 30, seed: 1 },
    );
    assert.ok(found > 15, `only ${found} read`);
  });

  it("come back where they were, or not at all, when columns in the middle of several bands come first", () => {
    let found = 0;
    fc.assert(
      fc.property(table, fc.integer({ min: 3, max: 5 }), fc.integer({ min: 3, max: 8 }), (rows, height, next) => {
        const heights = [height, next, ...Array.from({ length: ROWS - height - next }, () => 1)];
        const [first = [], second = [], ...below] = Array.from({ length: heights.length }, (_, i) =>
          inBands(heights, []).slice(i * COLUMNS, (i + 1) * COLUMNS),
        );
        const blocks = [
          ...[first.slice(2, 5), second.slice(1, 4)],
          ...[first.slice(0, 2), second.slice(0, 1)],
          ...[first.slice(5), second.slice(4)],
          ...below,
        ].flat();
        found += readsNothingElse(rows, blocks);
      }),
      { numRuns: 30, seed: 1 },
    );
    assert.ok(found > 1, `only ${found} read`);
  });

  it("come back where they were, or not at all, when a page has the last column of its first rows at its end", () => {
    let found = 0;
    fc.assert(
      fc.property(table, bands, fc.integer({ min: 2, max: 4 }), (rows, heights, height) => {
        const below = inBands([height, ...heights], [])
          .slice(COLUMNS)
          .filter((block) => block.every(([y]) => y < ROWS));
        const isCut = below.flat().length < (ROWS - height) * COLUMNS;
        const top = inBands([height], []);
        if (isCut) return;
        const blocks = [...top.slice(0, -1), ...below, ...top.slice(-1)];
        found += readsNothingElse(rows, blocks);
      }),
      { numRuns: 30, seed: 1 },
    );
    assert.ok(found > 10, `only ${found} read`);
  });

  it("come back where they were, or not at all, when first figures stand apart among the labels", () => {
    let found = 0;
    fc.assert(
      fc.property(
        table,
        fc.array(fc.nat(24), { maxLength: 12 }),
        fc.integer({ min: 2, max: 24 }),
        (rows, apart, to) => {
          found += readsNothingElse(rows, ...withHeadsApart(apart, to));
        },
      ),
      { numRuns: 40, seed: 1 },
    );
    assert.ok(found > 15, `only ${found} read`);
  });

  /** Cells of a row, each a block by itself. */
  const singles = (y: number, from: number, to: number): Block[] =>
    Array.from({ length: to - from }, (_, x) => [[y, from + x] as const]);

  it("come back where they were, or not at all, when the upper rows go beyond each other", () => {
    let found = 0;
    fc.assert(
      fc.property(table, fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 5 }), (rows, first, second) => {
        const upper = [singles(0, 0, first), singles(1, 0, second), singles(0, first, COLUMNS)];
        const below = Array.from({ length: ROWS - 2 }, (_, i) => singles(2 + i, 0, COLUMNS));
        found += readsNothingElse(rows, [...upper, singles(1, second, COLUMNS), ...below].flat());
      }),
      { numRuns: 30, seed: 1 },
    );
    assert.ok(found > 20, `only ${found} read`);
  });

  it("come back where they were, or not at all, when the first two or three rows are in any order", () => {
    let found = 0;
    const order = fc.array(fc.nat(999), { minLength: COLUMNS, maxLength: COLUMNS });
    fc.assert(
      fc.property(table, fc.integer({ min: 2, max: 3 }), order, order, order, (rows, height, ...places) => {
        // In each column from the top to the bottom.
        const cells = Array.from({ length: COLUMNS }, (_, x) => {
          const at = places.map((place) => place[x] ?? 0).sort((one, other) => one - other);
          return Array.from({ length: height }, (_, y) => ({ at: (at[y] ?? 0) * 10 + y, cell: singles(y, x, x + 1) }));
        });
        const upper = cells.flat().sort((one, other) => one.at - other.at);
        const below = Array.from({ length: ROWS - height }, (_, i) => singles(height + i, 0, COLUMNS));
        found += readsNothingElse(rows, [...upper.flatMap(({ cell }) => cell), ...below.flat()]);
      }),
      { numRuns: 60, seed: 1 },
    );
    assert.ok(found > 3, `only ${found} read`);
  });

  it("come back where they were, or not at all, when other columns of the upper rows come first than of those below", () => {
    fc.assert(
      fc.property(table, fc.integer({ min: 2, max: 4 }), fc.integer({ min: 1, max: 3 }), (rows, height, cut) => {
        const top = (from: number, to: number): Block =>
          Array.from({ length: height }, (_, y) => singles(y, from, to).flat()).flat();
        const below = (from: number, to: number) =>
          Array.from({ length: ROWS - height }, (_, i) => singles(height + i, from, to)).flat();
        const blocks = [top(0, COLUMNS - 1), ...below(0, cut), top(COLUMNS - 1, COLUMNS), ...below(cut, COLUMNS)];
        readsNothingElse(rows, blocks);
      }),
      { numRuns: 30, seed: 1 },
    );
  });

  it("are not put elsewhere when the draft has slips or the order is another", () => {
    fc.assert(
      fc.property(
        table,
        bands,
        fc.array(fc.tuple(fc.nat(24), fc.nat(6), fc.nat(99)), { minLength: 1, maxLength: 3 }),
        fc.array(fc.nat(24), { maxLength: 6 }),
        fc.nat(),
        (rows, heights, slips, apart, turn) => {
          const slipped = rows.map((row, y) =>
            row.map((number, x) => slips.find(([at, column]) => at === y && column === x)?.[2] ?? number),
          );
          const blocks = inBands(heights, []);
          const moved = turn % blocks.length;
          const turned = [...blocks.slice(0, moved), ...blocks.slice(moved + 2), ...blocks.slice(moved, moved + 2)];
          readsNothingElse(slipped, blocks);
          readsNothingElse(slipped, ...withHeadsApart(apart, 24));
          readsNothingElse(rows, turned);
        },
      ),
      { numRuns: 40 },
    );
  });
});
