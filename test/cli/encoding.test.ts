import assert from "node:assert/strict";
import fc from "fast-check";
import { decode, type Encoding, isBinary } from "../../server/src/cli/decode";
import { encode } from "../../server/src/cli/encode";
import { CLEAN, MISSPELT } from "./drafts";
import { checkJson } from "./nianbao";

const ENCODINGS: readonly Encoding[] = ["utf-8", "utf-8-bom", "utf-16le", "utf-16be", "gb18030"];

describe("encodings", () => {
  it("knows GB 18030 from its published examples", () => {
    const hex = (text: string) => Buffer.from(encode(text, "gb18030")).toString("hex");
    assert.equal(hex("年报"), "c4eab1a8");
    assert.equal(hex("A\t€"), "4109a2e3");
    assert.equal(hex("\u00a0"), "81308432");
    assert.equal(hex("㐀"), "8139ee39");
    assert.equal(hex("𠀀"), "95328236");
    assert.equal(hex("\u3000"), "a1a1");
  });

  for (const encoding of ENCODINGS)
    it(`writes and reads any text in ${encoding}`, () => {
      fc.assert(
        fc.property(fc.string({ unit: "grapheme" }), (text) => {
          const bytes = encode(`年${text}`, encoding);
          assert.equal(decode(bytes).text, `年${text}`);
        }),
        { numRuns: 200 },
      );
    });

  it("are named, and places count after a byte order mark", async () => {
    const { files: plain } = await checkJson(["-"], { input: MISSPELT });
    const results = await Promise.all(
      ENCODINGS.map((encoding) => checkJson(["-"], { input: encode(MISSPELT, encoding) })),
    );
    results.forEach(({ files }, i) => {
      assert.deepEqual(files[0], { ...plain[0], encoding: ENCODINGS[i] });
    });
  });

  for (const encoding of ["utf-16le", "utf-16be"] as const)
    it(`knows ${encoding} without a byte order mark`, () => {
      const bytes = encode(CLEAN, encoding).subarray(2);
      assert.equal(isBinary(bytes), false);
      assert.deepEqual(decode(bytes), { text: CLEAN, encoding, damaged: false });
    });

  it("does not take a draft with a NUL in it for UTF-16", () => {
    for (const encoding of ["utf-8", "gb18030"] as const)
      assert.equal(decode(Buffer.concat([encode(CLEAN, encoding), Buffer.from("\0")])).encoding, encoding);
  });

  it("reads bytes that fit no encoding as what loses least, and says so", () => {
    const bytes = Buffer.concat([Buffer.from(CLEAN), Buffer.from([0xff])]);
    const { text, encoding, damaged } = decode(bytes);
    assert.deepEqual({ text, encoding, damaged }, { text: `${CLEAN}\ufffd`, encoding: "utf-8", damaged: true });
    assert.equal(decode(Buffer.concat([encode(CLEAN, "gb18030"), Buffer.from([0xff])])).encoding, "gb18030");
  });

  it("refuses to write what an encoding cannot hold", () => {
    assert.throws(() => encode("年\ud800", "utf-8"));
    assert.throws(() => encode("年\ue5e5", "gb18030"));
  });

  it("tells text from binary data", () => {
    assert.equal(isBinary(Buffer.from(CLEAN)), false);
    assert.equal(isBinary(encode(CLEAN, "utf-16be")), false);
    assert.equal(isBinary(Buffer.from(`${CLEAN}\x07\x00`)), false);
    assert.equal(isBinary(Buffer.alloc(0)), false);
    assert.equal(isBinary(Buffer.from("PK\x03\x04\x14\x00\x06\x00\x08\x00\x00\x00")), true);
  });
});
