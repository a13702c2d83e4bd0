import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { joints, restsIn, windows } from "../../scripts/reports";
import { findSlips, findWrongForms } from "../../server/src/lexicon";
import { setPhrases } from "../../server/src/lexicon/setPhrases";

const REPORTS = join(__dirname, "../../server/src/lexicon/source/reports");
const reports = readdirSync(REPORTS).map((name) => ({ name, text: readFileSync(join(REPORTS, name), "utf8") }));

describe("the lexicon's reports", () => {
  it("tell what stands side by side: characters, marks and figures, but for words", () => {
    const found = joints(["收到12件，已办结。"], ["件件有着落"], (text) => text === "办结");
    const two = [...found].filter((joint) => joint.length === 2);
    assert.deepEqual(two.sort(), "00 0件 。。 。已 。收 件。 件件 件有 到0 已办 收到 有着 着落 结。".split(" ").sort());
    assert.ok(found.has("件") && !found.has("们"));
  });

  it("tell what is right though it is one slip away from a phrase", () => {
    const phrases = ["文件汇编", "党务公开", "办理结果", "宣传资料", "以公开为常态", "政务公开工作"];
    const told = (line: string) => [...windows([line], phrases, new Set(["宣传资料"]))].sort();
    assert.deepEqual(told("给每份文件编上号。"), ["份文件编", "文件编上"]);
    assert.deepEqual(told("规定校务公开的内容。"), ["定校务", "校务公"]);
    assert.deepEqual(told("汇编文件、公开党务、宣传资料、以公开为常态"), []);
  });

  it("tell both sides at once where what is left tells by itself, or no character is missing", () => {
    const phrases = ["政务公开工作", "宣传资料", "全部办理结果"];
    const told = (line: string) => [...windows([line], phrases, new Set(["宣传资料"]))].sort();
    assert.deepEqual(told("把政务公工作做实"), ["务公工作"]);
    assert.deepEqual(told("宣资料"), ["。宣资料"]);
    assert.deepEqual(told("全部办理理结果"), ["办理理结"]);
    assert.deepEqual(told("全部办结理果"), ["办结理果"]);
  });

  it("tell which rests of phrases they never have as words, and which of these may be meant all the same", () => {
    const phrases = ["数据共享", "社会救助", "审核制度", "形式不够丰富", "取得成效"];
    const told = (lines: readonly string[], staples: readonly string[] = []) => [
      ...restsIn(
        lines,
        phrases,
        new Set(staples),
        () => false,
        (text) => text === "工会",
      ).strange,
    ];
    for (const rest of ["据共享", "数共享", "数据享", "数据共", "社救助"]) assert.ok(told(["无"]).includes(rest), rest);
    // A word that another word ends with is none of its own, but one that stands there is.
    assert.ok(told(["社会救助", "工会救助"]).includes("社救助"));
    assert.ok(!told(["数据共享，享数据，数共享"]).includes("数共享"));
    assert.ok(!told(["执行审核制度"]).includes("审核制"));
    assert.ok(!told(["形式不够丰富"]).includes("形式不丰富"));
  });

  it("tell characters that are left of many phrases rightly, but of those that every report has", () => {
    const phrases = ["重点任务", "重点关注", "重点督办", "重点区域"];
    const told = (staples: readonly string[]) =>
      restsIn(
        ["堵点，任务，点关注，点督办"],
        phrases,
        new Set(staples),
        () => false,
        () => false,
      ).strange;
    assert.ok(!told([]).has("点任务"));
    assert.ok(told(["重点任务"]).has("点任务"));
  });

  it("are prose of many bodies, no paragraph of which stands there twice", () => {
    const lines = reports.flatMap(({ text }) => text.split("\n")).filter(({ length }) => length > 20);
    assert.equal(new Set(lines).size, lines.length);
    assert.ok(lines.join("").length > 200_000);
  });

  it("have no known wrong form in them, and are silent where they are what they were made of", () => {
    for (const { name, text } of reports)
      for (const line of text.split("\n")) {
        assert.deepEqual(findWrongForms(line), [], name);
        assert.deepEqual(
          findSlips(line).map(([{ span, phrase }]) => `${line.slice(span.start, span.end)} ${phrase}`),
          [],
          name,
        );
      }
  });

  it("leave most characters to be missed that are taken out of their own phrases", () => {
    const phrases = new Set(setPhrases());
    let planted = 0;
    let found = 0;
    for (const { text } of reports)
      for (const line of text.split("\n").filter((_, i) => i % 40 === 0)) {
        const at = [...line].findIndex((_, i) => phrases.has(line.slice(i, i + 6)));
        if (at === -1) continue;
        planted++;
        const wrong = `${line.slice(0, at + 3)}${line.slice(at + 4)}`;
        if (findSlips(wrong).some(([{ span }]) => span.start <= at + 3 && at + 3 <= span.end)) found++;
      }
    assert.ok(planted > 20, `${planted} planted`);
    assert.ok(found > planted * 0.85, `${found} of ${planted}`);
  });
});
