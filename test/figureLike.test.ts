import assert from "node:assert/strict";
import fc from "fast-check";
import { parseValue } from "../server/src/report/value";
import { figureLike } from "../server/src/rules/figureLike";

/** Ways in which drafts write a figure. */
const STYLES: Readonly<Record<string, (figure: string) => string>> = {
  plain: (figure) => figure,
  "with commas": (figure) => figure.replace(/\B(?=(?:\d{3})+$)/g, ","),
  "with full-width commas": (figure) => figure.replace(/\B(?=(?:\d{3})+$)/g, "，"),
  "with blanks": (figure) => figure.replace(/\B(?=(?:\d{3})+$)/g, " "),
  "with blanks that do not break": (figure) => figure.replace(/\B(?=(?:\d{3})+$)/g, "\u00a0"),
  "full-width": (figure) => figure.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)),
};

describe("a mended figure", () => {
  for (const [name, write] of Object.entries(STYLES)) {
    it(`is the number that it should be, written as the old one was: ${name}`, () => {
      const number = fc.oneof(fc.nat(999), fc.nat(99_999), fc.nat(9_999_999));
      const property = fc.property(number, number, (old, right) => {
        const mended = figureLike(write(String(old)), right);
        assert.deepEqual(parseValue(mended), { kind: "number", number: right }, `${write(String(old))} → ${mended}`);
        // A figure below a thousand does not tell what parts the thousands.
        if (old > 999) assert.equal(mended, write(String(right)));
      });
      fc.assert(property, { numRuns: 300, examples: [[62_525, 62_523]] });
    });
  }

  it("keeps its decimals", () => {
    assert.equal(figureLike("1,234.5", "2345.67"), "2,345.67");
    assert.equal(figureLike("12525.5", "12523.5"), "12523.5");
  });
});
