import assert from "node:assert/strict";
import fc from "fast-check";
import { packNumber, packNumberSet, unpackNumberSet, unpackNumbers } from "../../server/src/text/packedNumbers";

const number = fc.oneof(fc.nat(200), fc.nat(1_000_000));

describe("packed numbers", () => {
  it("are unpacked as they were, with nothing that parts them or that a string literal must escape", () => {
    fc.assert(
      fc.property(fc.array(number), (numbers) => {
        const packed = numbers.map(packNumber).join("");
        assert.doesNotMatch(packed, /[\s"\\!$]|[^ -~]/);
        assert.deepEqual(unpackNumbers(packed), numbers);
      }),
    );
  });

  it("of a set come back in order", () => {
    fc.assert(
      fc.property(fc.uniqueArray(number), (numbers) => {
        assert.deepEqual(
          unpackNumberSet(packNumberSet(numbers)),
          [...numbers].sort((a, b) => a - b),
        );
      }),
    );
  });
});
