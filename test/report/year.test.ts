import assert from "node:assert/strict";
import { findYear } from "../../server/src/report/year";

describe("the year of a report without title and period", () => {
  const cases: readonly [words: string, year: number | undefined][] = [
    ["2023年，我局认真落实上级文件要求，推进政务公开。", 2023],
    ["2023年，我局对照政务公开工作要点，推进各项工作。", 2023],
    ["截止2023年12月31日我局发布信息34条。", 2023],
    ["截至2023年12月底，公开信息34条。", 2023],
    ["2024年，我局要加强培训。", undefined],
    ["该办法自2022年12月31日起施行。", undefined],
    ["2022年11月30日召开会议。", undefined],
    ["2023年公开信息34条，比2022年增加3条。", 2023],
  ];
  for (const [words, year] of cases) {
    it(`is ${year ?? "not known"}: ${words}`, () => assert.equal(findYear(words, undefined), year));
  }
});
