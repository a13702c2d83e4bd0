import assert from "node:assert/strict";
import { isInSet, packSet } from "../../server/src/text/bloom";

/** Strings of two characters, all different. */
const pairs = (count: number, from = 0x4e00) =>
  Array.from({ length: count }, (_, i) => String.fromCharCode(from + (i % 700), 0x4e00 + Math.floor(i / 700)));

describe("packed set", () => {
  it("has every string that was packed", () => {
    for (const bits of [1, 6, 10]) {
      const packed = packSet(new Set(pairs(5000)), bits);
      assert.ok(pairs(5000).every((pair) => isInSet(packed, pair)));
    }
  });

  it("seldom has any other, the seldomer the more bits there are for each", () => {
    const others = pairs(20_000, 0x6000);
    const share = (bits: number) => {
      const packed = packSet(new Set(pairs(5000)), bits);
      return others.filter((pair) => isInSet(packed, pair)).length / others.length;
    };
    assert.ok(share(6) < 0.08, `${share(6)}`);
    assert.ok(share(10) < 0.015, `${share(10)}`);
  });

  it("is one printable character for 6 bits, and empty where nothing was packed", () => {
    const packed = packSet(new Set(pairs(600)), 10);
    assert.equal(packed.length, 1 + 1000);
    assert.match(packed, /^[0-o]+$/);
    const empty = packSet(new Set(), 10);
    assert.ok(!isInSet(empty, "公开"));
  });
});
