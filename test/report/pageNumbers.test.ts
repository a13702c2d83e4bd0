import assert from "node:assert/strict";
import { findPageNumbers } from "../../server/src/report/layouts/pageNumbers";

/** The lines on which numbers of pages are certain, and those on which they are possible. */
function found(pages: readonly (readonly string[])[]): { certain: string[]; possible: string[] } {
  const text = pages.map((lines) => lines.join("\n")).join("\n\f");
  const { certain, possible } = findPageNumbers(text);
  const linesAt = (places: ReadonlySet<number>) => [...places].map((at) => text.slice(at).split(/\n/)[0] ?? "");
  return { certain: linesAt(certain), possible: linesAt(possible) };
}

describe("numbers of pages", () => {
  const last = ["六、其他需要报告的事项", "无。", ""];

  it("are certain where each page ends in its own", () => {
    const pages = ["1", "2", "3"].map((number) => ["认真落实各项工作。", "", number]);
    assert.deepEqual(found(pages), { certain: ["1", "2", "3"], possible: [] });
  });

  it("are possible where figures are read behind them, on every page but the first", () => {
    const pages = [
      ["认真落实各项工作。", "", "1"],
      ["本年收费金额（单位：万元）", "", "2", "", "现行有效件数", "7"],
      [...last, "3", "", "总计", "9"],
    ];
    assert.deepEqual(found(pages), { certain: [], possible: ["1", "2", "3"] });
  });

  it("are no more than possible where two of three pages have one, in the middle of the last", () => {
    const pages = [
      ["认真落实各项工作。", ""],
      ["行政诉讼", "", "3"],
      ["总计", "", "4", "", "0", "", ...last],
    ];
    assert.deepEqual(found(pages), { certain: [], possible: ["3", "4"] });
  });

  it("are no more than possible where of two pages one has it in the middle", () => {
    const pages = [
      ["二、上年结转政府信息公开申请数量", "", "2"],
      ["（一）予以公开", "", "3", "", "0", "", ...last],
    ];
    assert.deepEqual(found(pages), { certain: [], possible: ["2", "3"] });
  });
});
