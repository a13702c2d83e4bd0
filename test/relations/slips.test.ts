import assert from "node:assert/strict";
import { slipBetween } from "../../server/src/relations/slips";

describe("a slip of the hand", () => {
  const reason = (written: number, meant: number) => slipBetween(written, meant)?.reason;

  it("exchanges two neighbouring digits", () => {
    for (const [written, meant] of [
      [31, 13],
      [1243, 1234],
      [2134, 1234],
      [1324, 1234],
      [101, 110],
    ] as const)
      assert.equal(reason(written, meant), "两位数字写颠倒了");
  });

  it("leaves a digit out, or one of two that are the same", () => {
    assert.equal(reason(12, 123), "少写了一位");
    assert.equal(reason(23, 123), "少写了一位");
    assert.equal(reason(13, 123), "少写了一位");
    assert.equal(reason(13, 113), "重复的数字少写了一位");
    assert.equal(reason(10, 100), "重复的数字少写了一位");
    assert.equal(reason(121, 1221), "重复的数字少写了一位");
  });

  it("writes a digit too many, or one twice", () => {
    assert.equal(reason(123, 12), "多写了一位");
    assert.equal(reason(123, 13), "多写了一位");
    assert.equal(reason(1200, 120), "一位数字写重了");
    assert.equal(reason(1221, 121), "一位数字写重了");
  });

  it("is none where the figures differ in more, or not at all", () => {
    for (const [written, meant] of [
      [12, 12],
      [12, 34],
      [12, 13],
      [123, 321],
      [1234, 2143],
      [1223, 1232 + 100],
      [12, 1234],
      [1234, 12],
      [12, 345],
      [345, 12],
      [1, 0],
    ] as const)
      assert.equal(slipBetween(written, meant), undefined, `${written} for ${meant}`);
  });

  it("is none between 0 and a figure that holds a 0", () => {
    assert.equal(slipBetween(0, 10), undefined);
    assert.equal(slipBetween(10, 0), undefined);
  });

  it("tells something where more than one digit is the same", () => {
    assert.equal(slipBetween(31, 13)?.isTelling, true);
    assert.equal(slipBetween(12, 123)?.isTelling, true);
    assert.equal(slipBetween(123, 12)?.isTelling, true);
    assert.equal(slipBetween(1, 12)?.isTelling, false);
    assert.equal(slipBetween(12, 1)?.isTelling, false);
  });
});
