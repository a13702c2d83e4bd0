import assert from "node:assert/strict";
import fc from "fast-check";
import { parseSettingsFile } from "../../server/src/settingsFile/parse";

/** What a file says, and the words that its complaints stand on. */
function parsed(text: string) {
  const { severities, accepted, words, complaints, isBroken } = parseSettingsFile(text);
  return {
    severities,
    accepted: accepted.map(({ span: _, ...entry }) => entry),
    words,
    faults: complaints.map(({ span }) => text.slice(span.start, span.end)),
    isBroken,
  };
}

const ENTRY = { file: "a.txt", rule: "text/remnant", text: "残余", reason: "书签是正文" };

describe("the text of .nianbao.json", () => {
  it("may have comments and trailing commas", () => {
    const text = `// 本镇的约定\n{ "rules": { "table/label": "off", }, /* 见会议纪要 */ "accepted": [${JSON.stringify(ENTRY)},] }`;
    assert.deepEqual(parsed(text), {
      severities: { "table/label": "off" },
      accepted: [ENTRY],
      words: [],
      faults: [],
      isBroken: false,
    });
  });

  it("may be empty, and may hold keys of other programs", () => {
    const nothing = { severities: {}, accepted: [], words: [], faults: [], isBroken: false };
    for (const text of ["", "\n", "// 待写", "{}", '{ "$schema": "x", "version": 2 }'])
      assert.deepEqual(parsed(text), nothing);
  });

  it("tells each part that does not count, and reads the others", () => {
    const text = JSON.stringify({
      rules: { "table/label": "warn", "no/rule": "off", "text/remnant": "info" },
      accepted: [ENTRY, "x", { rule: 1, text: "" }, { ...ENTRY, cell: 3 }, { ...ENTRY, text: undefined }],
    });
    assert.deepEqual(parsed(text), {
      severities: { "text/remnant": "info" },
      accepted: [ENTRY],
      words: [],
      faults: [
        '"warn"',
        '"no/rule"',
        '"x"',
        '{"rule":1,"text":""}',
        JSON.stringify({ ...ENTRY, cell: 3 }),
        '{"file":"a.txt","rule":"text/remnant","reason":"书签是正文"}',
      ],
      isBroken: false,
    });
  });

  it("takes words that are right as they stand", () => {
    const { words, faults } = parsed(JSON.stringify({ words: ["云溪码", " 板凳会 ", 7, "码", ["x"]] }));
    assert.deepEqual(
      [words, faults],
      [
        ["云溪码", "板凳会"],
        ["7", '"码"', '["x"]'],
      ],
    );
    assert.deepEqual(parsed('{ "words": "云溪码" }').faults, ['"云溪码"']);
  });

  it("asks for the reason, and for what a misspelt key may mean, and counts all the same", () => {
    const { reason: _, ...silent } = ENTRY;
    const text = JSON.stringify({ rule: {}, acepted: [], accepted: [silent, { ...ENTRY, reason: " " }] });
    const { accepted, faults } = parsed(text);
    assert.equal(accepted.length, 2);
    assert.deepEqual(faults, [
      '"rule"',
      '"acepted"',
      JSON.stringify(silent),
      JSON.stringify({ ...ENTRY, reason: " " }),
    ]);
  });

  it("of another shape is told as a whole", () => {
    assert.deepEqual(parsed("[1]").faults, ["[1]"]);
    assert.deepEqual(parsed('{"rules":[],"accepted":{}}').faults, ["[]", "{}"]);
  });

  it("that breaks off is read as far as it goes", () => {
    const { severities, isBroken } = parsed('{ "rules": { "table/label": "off" }, "accep');
    assert.deepEqual([severities, isBroken], [{ "table/label": "off" }, true]);
  });

  it("never makes the reader throw", () => {
    const piece = fc.constantFrom(
      "{",
      "}",
      "[",
      "]",
      ",",
      ":",
      '"rules"',
      '"accepted"',
      '"__proto__"',
      '"off"',
      "//",
      "/*",
      "1",
      "\n",
      "\\",
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string({ maxLength: 3 })), { maxLength: 20 }), (pieces) => {
        const text = pieces.join("");
        for (const { span } of parseSettingsFile(text).complaints)
          assert.ok(0 <= span.start && span.end <= text.length);
      }),
    );
  });
});
