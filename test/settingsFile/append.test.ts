import assert from "node:assert/strict";
import fc from "fast-check";
import { parse } from "jsonc-parser";
import { applyEdits } from "../../server/src/features/fixAll";
import { appendAcceptance, appendWord } from "../../server/src/settingsFile/append";

const ENTRY = { file: "稿.txt", rule: "text/remnant", text: "【“残余”】", reason: "照录原文" };
const FLAT = '{ "file": "稿.txt", "rule": "text/remnant", "text": "【“残余”】", "reason": "照录原文" }';

function appended(text: string): string | undefined {
  const edits = appendAcceptance(text, ENTRY);
  return edits && applyEdits(text, edits);
}

/** An entry over several lines, indented. */
function block(indent: string, unit: string): string {
  return JSON.stringify(ENTRY, null, unit).replaceAll("\n", `\n${indent}`);
}

describe("an entry added to .nianbao.json", () => {
  it("makes the file where there is none", () => {
    assert.equal(appended(""), `${JSON.stringify({ accepted: [ENTRY] }, null, 2)}\n`);
  });

  for (const [name, before, after] of [
    ["into an empty object", "{}", `{\n  "accepted": [\n    ${block("    ", "  ")}\n  ]\n}`],
    [
      "behind other settings, indented as they are, their comments untouched",
      '{\n\t// 会议纪要\n\t"rules": {"table/label":"off"} // 照旧\n}\n',
      `{\n\t// 会议纪要\n\t"rules": {"table/label":"off"}, // 照旧\n\t"accepted": [\n\t\t${block("\t\t", "\t")}\n\t]\n}\n`,
    ],
    ["into an empty list", '{\n  "accepted": []\n}', `{\n  "accepted": [\n    ${block("    ", "  ")}\n  ]\n}`],
    [
      "as a line of its own where each entry is one, its neighbour's comment left in place",
      '{\n    "accepted": [\n        { "rule": "a" }, // 甲\n        { "rule": "b" } // 乙\n    ]\n}',
      `{\n    "accepted": [\n        { "rule": "a" }, // 甲\n        { "rule": "b" }, // 乙\n        ${FLAT}\n    ]\n}`,
    ],
    [
      "with a trailing comma where the others have one",
      '{\n  "accepted": [\n    { "rule": "a" },\n  ],\n}',
      `{\n  "accepted": [\n    { "rule": "a" },\n    ${FLAT},\n  ],\n}`,
    ],
    [
      "in the same line where all is one line",
      '{ "accepted": [{"rule":"a"}] }',
      `{ "accepted": [{"rule":"a"}, ${FLAT}] }`,
    ],
  ] as const) {
    it(`goes ${name}`, () => assert.equal(appended(before), after));
  }

  it("has the line ends of the file", () => {
    const text = appended('{\r\n  "rules": {}\r\n}\r\n') ?? "";
    assert.equal(text.replaceAll("\r\n", "").search(/[\r\n]/), -1);
  });

  it("is not added to what is no such file", () => {
    for (const text of [
      "[]",
      "7",
      '{ "accepted": {} }',
      '{ "accepted": [ }',
      "{",
      '{ "rules": {} ',
      '{ "x": "\ufffd" }',
    ])
      assert.equal(appended(text), undefined, text);
  });

  it("leaves every character of the file and all that it says, whatever its form", () => {
    const gap = fc.constantFrom("", " ", "\n", "\r\n  ", "\t", " // 注\n", "/* 注 */", "\n  // 注\n  ");
    const value = fc.constantFrom("1", '"x"', "{}", "[]", '{ "rule": "a", "text": "b" }', '{\n"rule": "a"\n}');
    const enclosed = (items: readonly string[], open: string, close: string) =>
      fc
        .tuple(fc.array(fc.tuple(gap, gap), { minLength: 3, maxLength: 3 }), fc.boolean(), gap)
        .map(([gaps, trailing, end]) => {
          const written = items.map((item, i) => (gaps[i]?.[0] ?? "") + item + (gaps[i]?.[1] ?? ""));
          return open + written.join(",") + (trailing && items.length > 0 ? "," : "") + end + close;
        });
    const list = fc.array(value, { maxLength: 3 }).chain((items) => enclosed(items, "[", "]"));
    const members = fc
      .tuple(value, list, gap)
      .map(([other, accepted, space]) => [`"other": ${other}`, `"accepted":${space}${accepted}`]);
    const file = members.chain((all) => fc.subarray(all)).chain((some) => enclosed(some, "{", "}"));
    fc.assert(
      fc.property(file, (text) => {
        const before = parse(text, [], { allowTrailingComma: true });
        const edits = appendAcceptance(text, ENTRY);
        assert.ok(edits, text);
        const lost = edits.map(({ span }) => text.slice(span.start, span.end)).join("");
        assert.equal(lost.trim(), "");
        const after = parse(applyEdits(text, edits), [], { allowTrailingComma: true });
        assert.deepEqual(after, { ...before, accepted: [...(before.accepted ?? []), ENTRY] });
      }),
    );
  });
});

describe("a word added to .nianbao.json", () => {
  for (const [name, before, after] of [
    ["makes the file where there is none", "", '{\n  "words": [\n    "云溪码"\n  ]\n}\n'],
    ["goes behind the others on their line", '{ "words": ["板凳会"] }', '{ "words": ["板凳会", "云溪码"] }'],
    [
      "goes below the others",
      '{\n  "words": [\n    "板凳会" // 甲\n  ]\n}\n',
      '{\n  "words": [\n    "板凳会", // 甲\n    "云溪码"\n  ]\n}\n',
    ],
    ["stands there once", '{ "words": ["云溪码"] }', '{ "words": ["云溪码"] }'],
  ] as const)
    it(name, () => assert.equal(applyEdits(before, appendWord(before, "云溪码") ?? []), after));

  it("changes nothing in a file that is broken", () => {
    assert.equal(appendWord('{ "words": [', "云溪码"), undefined);
  });
});
