import assert from "node:assert/strict";
import fc from "fast-check";
import { analyse } from "../../server/src/analyse";
import { DRAFTS, draftText } from "./drafts";
import { readCases, readPieces, writePieces } from "./fixture";
import { readMarks, writeMarks } from "./marks";

describe("marks", () => {
  for (const [source, text, marks] of [
    ["年[[报]]", "年报", [[1, 2]]],
    ["年[[]]报", "年报", [[1, 1]]],
    [
      "[[年[[报]]]]",
      "年报",
      [
        [0, 2],
        [1, 2],
      ],
    ],
    ["[[[image: IMG_256]]]", "[image: IMG_256]", [[0, 16]]],
    ["见[2021]30号[[[1]]][2]", "见[2021]30号[1][2]", [[10, 13]]],
    ["12[[\\u00a0]]", "12\u00a0", [[2, 3]]],
  ] as const)
    it(source, () => {
      const read = readMarks(source);
      assert.equal(read.text, text);
      assert.deepEqual(
        read.marks.map(({ start, end }) => [start, end]),
        marks,
      );
    });

  it("refuse what does not pair", () => {
    assert.throws(() => readMarks("年[[报"));
    assert.throws(() => readMarks("年]]报"));
  });

  it("are read as they are written", () => {
    const spans = fc.array(fc.tuple(fc.nat(6), fc.nat(6)), { maxLength: 1 });
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom("年", "\t", "\n", "0"), minLength: 6 }), spans, (text, pairs) => {
        const marks = pairs.map(([a, b]) => ({ start: Math.min(a, b), end: Math.max(a, b) }));
        assert.deepEqual(readMarks(writeMarks(text, marks)), { text, marks });
      }),
    );
  });
});

describe("fixtures", () => {
  const fixture = (info: string, ...lines: string[]) => ["## 例子", `\`\`\`txt ${info}`, ...lines, "```"].join("\n");
  const read = (markdown: string) => {
    const [first] = readCases(readPieces(markdown));
    assert.ok(first);
    return first;
  };
  const base = draftText(DRAFTS[0] ?? { parts: [] });

  it("are whole drafts without in=", () => {
    const { text, regions } = read(fixture("", "年报", "", "[[一]]"));
    assert.equal(text, "年报\n\n一");
    assert.deepEqual(regions, [{ start: 0, end: 5 }]);
  });

  it("replace parts of a base draft", () => {
    const { text, marks, regions } = read(
      fixture("in=tabRows2021 for=licensing.licences,六.text", "行政许可\t[[5]]\t\t", "……", "无"),
    );
    assert.equal(text, base.replace("行政许可\t127\t\t", "行政许可\t5\t\t").replace(/[^\n]+$/, "无"));
    assert.deepEqual(
      marks.map(({ start, end }) => text.slice(start, end)),
      ["5"],
    );
    assert.deepEqual(
      regions.map(({ start, end }) => text.slice(start, end)),
      ["行政许可\t5\t\t", "无"],
    );
  });

  it("replace runs of parts and leave parts out", () => {
    const { text } = read(fixture("in=tabRows2021 for=documents..enforcement without=fees,三", "行政许可\t5"));
    assert.ok(text.includes("二、主动公开政府信息情况\n\n行政许可\t5\n四、"), text);
  });

  it("are the base draft itself where nothing is replaced", () => {
    assert.equal(read(fixture("in=tabRows2021")).text, base);
  });

  for (const [info, ...lines] of [
    ["in=nowhere"],
    ["in=tabRows2021 for=nothing", "x"],
    ["in=tabRows2021 for=一,二", "x"],
    ["in=tabRows2021", "x"],
    ["for=一", "x"],
    ["into=tabRows2021", "x"],
  ] as const)
    it(`${info}: refused`, () => {
      assert.throws(() => read(fixture(info, ...lines)), /line 2/);
    });

  it("are written as they were read", () => {
    const markdown = `# 规则\n\n${fixture("in=tabRows2021")}\n\`\`\`findings\n\`\`\`\n\n文字\n`;
    assert.equal(writePieces(readPieces(markdown)), markdown);
  });
});

describe("base drafts", () => {
  for (const draft of DRAFTS)
    it(`${draft.name} has no fault, and every table of its form`, () => {
      const { report, problems } = analyse(draftText(draft));
      assert.deepEqual(problems, []);
      assert.equal(report.edition, draft.edition);
      assert.deepEqual(
        report.tables.map((table) => [table.form.id, table.layout]),
        [...new Set(draft.parts.flatMap((part) => part.names[2]?.split(".")[0] ?? []))].map((id) => [id, draft.layout]),
      );
    });
});
