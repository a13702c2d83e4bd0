import assert from "node:assert/strict";
import type { CellId } from "../../server/src/forms";
import { type CellChange, explained, likeliest, movedRows, type Repair } from "../../server/src/relations/explain";
import type { Table } from "../../server/src/report/types";
import { type Figures, nameOf, tableWith } from "./tables";

/** What cells become, by row and column. */
type Values = Readonly<Record<string, number>>;

function changesOf(table: Table, values: Values): CellChange[] {
  return Object.entries(values).map(([name, value]) => {
    const cell = table.cells.get(`${table.form.id}.${name}`);
    if (!cell) throw new Error(`no cell ${name}`);
    return { cell, value };
  });
}

interface Said {
  readonly all: string | undefined;
  readonly each: readonly (string | undefined)[];
}

/** What is said of changes that put a table right: the reason for all of them, and that for each. */
function explain(figures: Figures, values: Values): Said {
  const { changes, reason } = repairOf(figures, values);
  return { all: reason, each: changes.map(({ slip }) => slip?.reason) };
}

function repairOf(figures: Figures, values: Values): Repair {
  const table = tableWith(figures);
  const changes = changesOf(table, values);
  const meant = (id: CellId) =>
    changes.find(({ cell }) => cell.slot.id === id)?.value ?? Number(table.cells.get(id)?.raw ?? Number.NaN);
  return explained(table, changes, meant);
}

/** The rows that may have been moved, as `cell=value`. */
function movedIn(figures: Figures): string[] {
  return movedRows(tableWith(figures)).map((moved) =>
    moved.map(({ cell, value }) => `${nameOf(cell.slot)}=${value}`).join(" "),
  );
}

const IN_NEXT_CELL = "数字填到了相邻的一格";
const EXCHANGED = "相邻两格的数字填反了";
const MOVED = "数字错了一栏";
const nothing = (length: number) => Array.from({ length }, () => undefined);

describe("a slip of place", () => {
  it("exchanges two cells that stand side by side or one below the other, which explains both", () => {
    const pairs = [
      ["granted.natural", "granted.business"],
      ["granted.legal", "granted.other"],
      ["granted.natural", "partlyGranted.natural"],
      ["granted.total", "partlyGranted.total"],
      ["carriedIn.charity", "granted.charity"],
      ["resultTotal.other", "carriedOut.other"],
      ["review.upheld", "review.corrected"],
      ["litigationDirect.otherOutcome", "litigationDirect.pending"],
    ] as const;
    for (const [one, other] of pairs) {
      assert.deepEqual(explain({ [one]: 12, [other]: 21 }, { [one]: 21, [other]: 12 }), {
        all: EXCHANGED,
        each: nothing(2),
      });
      assert.deepEqual(explain({ [one]: 0, [other]: 21 }, { [one]: 21, [other]: 0 }).all, IN_NEXT_CELL);
      assert.deepEqual(explain({ [one]: 12, [other]: 0 }, { [one]: 0, [other]: 12 }).all, IN_NEXT_CELL);
    }
  });

  it("exchanges no cells that stand apart, and no total with what it adds up", () => {
    const pairs = [
      ["granted.natural", "granted.research"],
      ["granted.natural", "partlyGranted.business"],
      ["granted.natural", "refused.stateSecret.natural"],
      ["granted.other", "granted.total"],
      ["granted.total", "partlyGranted.natural"],
      ["review.pending", "review.total"],
      ["review.pending", "litigationDirect.upheld"],
    ] as const;
    for (const [one, other] of pairs) {
      assert.equal(explain({ [one]: 13, [other]: 57 }, { [one]: 57, [other]: 13 }).all, undefined, `${one} ${other}`);
      assert.equal(explain({ [one]: 13, [other]: 57 }, { [other]: 13, [one]: 57 }).all, undefined, `${other} ${one}`);
    }
  });

  it("is none where only one of two cells gets what the other had", () => {
    const written = { "granted.natural": 13, "granted.business": 57 };
    assert.equal(explain(written, { "granted.natural": 57, "granted.business": 14 }).all, undefined);
    assert.equal(explain(written, { "granted.natural": 58, "granted.business": 13 }).all, undefined);
  });

  it("moves a whole row by one column, which explains all that changes in it", () => {
    const written = { "granted.business": 5, "granted.research": 2, "granted.legal": 1 };
    const right = {
      "granted.natural": 5,
      "granted.business": 2,
      "granted.research": 0,
      "granted.charity": 1,
      "granted.legal": 0,
    };
    assert.deepEqual(explain(written, right), { all: MOVED, each: nothing(5) });
    const left = {
      "granted.business": 0,
      "granted.research": 5,
      "granted.charity": 2,
      "granted.legal": 0,
      "granted.other": 1,
    };
    assert.equal(explain(written, left).all, MOVED);
  });

  it("is none where a row comes out otherwise, or only in part, or where another row changes too", () => {
    const written = { "granted.business": 5, "granted.research": 2 };
    const moved = { "granted.natural": 5, "granted.business": 2, "granted.research": 0 };
    assert.equal(explain(written, moved).all, MOVED);
    assert.equal(explain(written, { ...moved, "granted.business": 3 }).all, undefined);
    assert.equal(explain(written, { ...moved, "granted.legal": 1 }).all, undefined);
    assert.equal(explain(written, { ...moved, "partlyGranted.natural": 5 }).all, undefined);
    const longer = { ...written, "granted.charity": 1 };
    assert.equal(
      explain(longer, { "granted.natural": 5, "granted.business": 2, "granted.research": 1 }).all,
      undefined,
    );
  });

  it("moves rows that lose no figure by it, either way, and no row of zeros", () => {
    assert.deepEqual(movedIn({ "granted.business": 5, "granted.research": 2 }), [
      "granted.natural=5 granted.business=2 granted.research=0",
      "granted.business=0 granted.research=5 granted.charity=2",
    ]);
    assert.deepEqual(movedIn({ "granted.natural": 5 }), ["granted.natural=0 granted.business=5"]);
    assert.deepEqual(movedIn({ "granted.other": 5 }), ["granted.legal=5 granted.other=0"]);
    assert.deepEqual(movedIn({ "granted.natural": 5, "granted.other": 1 }), []);
    assert.deepEqual(movedIn({ "granted.total": 5 }), []);
    assert.deepEqual(movedIn({ "review.corrected": 3 }), [
      "review.upheld=3 review.corrected=0",
      "review.corrected=0 review.otherOutcome=3",
    ]);
  });
});

describe("a slip that explains one figure", () => {
  it("leaves an addend out of a total, where only one is as large as what is missing", () => {
    const row = { "granted.natural": 6, "granted.business": 4, "granted.total": 6 };
    assert.deepEqual(explain(row, { "granted.total": 10 }).each, ["漏加了商业企业的 4"]);
    assert.deepEqual(explain({ ...row, "granted.legal": 4 }, { "granted.total": 10 }).each, [undefined]);
    assert.deepEqual(explain({ ...row, "granted.natural": 7 }, { "granted.total": 11 }).each, [undefined]);
    const column = { "granted.natural": 6, "partlyGranted.natural": 4, "resultTotal.natural": 6 };
    assert.deepEqual(explain(column, { "resultTotal.natural": 10 }).each, [
      "漏加了（二）部分公开（区分处理的，只计这一情形，不计其他情形）的 4",
    ]);
    const review = { "review.upheld": 6, "review.pending": 4, "review.total": 6 };
    assert.deepEqual(explain(review, { "review.total": 10 }).each, ["漏加了尚未审结的 4"]);
  });

  it("leaves nothing out of a total that is too large, nor what is no addend of it", () => {
    const row = { "granted.natural": 6, "granted.business": 4, "granted.total": 14 };
    assert.deepEqual(explain(row, { "granted.total": 10 }).each, [undefined]);
    const carried = { "granted.natural": 8, "carriedOut.natural": 2, "resultTotal.natural": 6 };
    assert.deepEqual(explain(carried, { "resultTotal.natural": 8 }).each, [undefined]);
    assert.deepEqual(explain({ "granted.natural": 4, "granted.business": 2 }, { "granted.natural": 6 }).each, [
      undefined,
    ]);
  });

  it("writes the figure of a neighbouring cell, where no other neighbour has it and it is no small one", () => {
    const reason = "与商业企业的数字相同，像是填错了格";
    const written = { "granted.natural": 29, "granted.business": 29 };
    assert.deepEqual(explain(written, { "granted.natural": 3 }).each, [reason]);
    assert.deepEqual(explain({ ...written, "partlyGranted.natural": 29 }, { "granted.natural": 3 }).each, [undefined]);
    const ten = { "granted.natural": 10, "granted.business": 10 };
    assert.deepEqual(explain(ten, { "granted.natural": 3 }).each, [reason]);
    const nine = { "granted.natural": 9, "granted.business": 9 };
    assert.deepEqual(explain(nine, { "granted.natural": 3 }).each, [undefined]);
    const above = { "granted.natural": 29, "carriedIn.natural": 29 };
    assert.deepEqual(explain(above, { "granted.natural": 3 }).each, [
      "与二、上年结转政府信息公开申请数量的数字相同，像是填错了格",
    ]);
    const apart = { "granted.natural": 29, "granted.research": 29 };
    assert.deepEqual(explain(apart, { "granted.natural": 3 }).each, [undefined]);
  });

  it("is the hand's before the neighbour's figure where it is telling, and behind it where it is not", () => {
    const written = { "granted.natural": 29, "granted.business": 29 };
    assert.deepEqual(explain(written, { "granted.natural": 92 }).each, ["两位数字写颠倒了"]);
    assert.deepEqual(explain(written, { "granted.natural": 2 }).each, ["与商业企业的数字相同，像是填错了格"]);
    assert.deepEqual(explain({ "granted.natural": 29 }, { "granted.natural": 2 }).each, ["多写了一位"]);
  });

  it("is told of each of several changes that no slip of place explains", () => {
    const written = { "granted.natural": 29, "partlyGranted.business": 57 };
    assert.deepEqual(explain(written, { "granted.natural": 92, "partlyGranted.business": 75 }), {
      all: undefined,
      each: ["两位数字写颠倒了", "两位数字写颠倒了"],
    });
    const one = repairOf({ "granted.natural": 29 }, {});
    assert.deepEqual(one, { changes: [] });
  });
});

describe("the likeliest of several repairs", () => {
  const exchanged = repairOf({ "granted.natural": 12 }, { "granted.natural": 0, "granted.business": 12 });
  const transposed = repairOf({ "granted.natural": 29 }, { "granted.natural": 92 });
  const longer = repairOf({ "granted.natural": 29 }, { "granted.natural": 2 });
  const unexplained = repairOf({ "granted.natural": 29 }, { "granted.natural": 57 });
  const forgotten = (figure: number) => {
    const written = { "granted.natural": 31, "granted.business": figure, "granted.total": 31 };
    return repairOf(written, { "granted.total": 31 + figure });
  };

  it("is the one that a telling slip explains", () => {
    for (const telling of [exchanged, transposed, forgotten(10)])
      assert.equal(likeliest([unexplained, telling, longer]), telling);
  });

  it("is none where no slip is telling, or several are", () => {
    assert.equal(likeliest([unexplained, longer, forgotten(9)]), undefined);
    assert.equal(likeliest([exchanged, transposed]), undefined);
    assert.equal(likeliest([]), undefined);
  });

  it("is none where a telling slip explains only one of two changes", () => {
    const half = { changes: [...transposed.changes, ...unexplained.changes] };
    assert.equal(likeliest([half, longer]), undefined);
  });
});
