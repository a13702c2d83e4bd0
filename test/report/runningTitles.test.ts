import assert from "node:assert/strict";
import { findRunningTitles } from "../../server/src/report/layouts/runningTitles";

/** The lines on which years of a running title are found. */
function found(pages: readonly (readonly string[])[]): string[] {
  const text = pages.map((lines) => lines.join("\n")).join("\n\f");
  return [...findRunningTitles(text)]
    .map((at) => text.slice(at).split("\n")[0] ?? "")
    .filter((line) => line !== "年度报告");
}

describe("a running title's years", () => {
  const page = (...lines: string[]) => ["年度报告", "", "2023", "", ...lines];

  it("are found where every page has one, on a line of its own or on the one a browser prints", () => {
    const printed = ["1/15/24, 9:30 AM   2023  年度报告", "", "0", "", "12"];
    assert.deepEqual(found([page("认真落实。"), page("7"), page("0", "", "总计")]), ["2023", "2023", "2023"]);
    assert.deepEqual(found([page("认真落实。"), printed, page("0")]), ["2023", "2023"]);
    const titled = page("云溪镇", "2023", "年政府信息公开工作年度报告");
    assert.deepEqual(found([titled, page("7"), page("0")]), ["2023", "2023"], "the title may have it too");
  });

  it("are left out with what else is left of the title", () => {
    const text = [page("认真落实。"), page("7"), page("0")].map((lines) => lines.join("\n")).join("\n\f");
    assert.equal(findRunningTitles(text).size, 6);
  });

  it("are none where a page lacks it, has two, or has another", () => {
    assert.deepEqual(found([page("认真落实。"), ["0", "", "12"], page("0")]), []);
    assert.deepEqual(found([page("认真落实。"), page("7", "2023"), page("0")]), [], "one may be a figure");
    assert.deepEqual(found([page("认真落实。"), ["年度报告", "", "2024"], page("0")]), []);
    assert.deepEqual(found([page("认真落实。"), page("0")]), [], "two pages may both have it as a figure");
  });

  it("are none among many pages that each have another", () => {
    const pages = Array.from({ length: 900 }, (_, i) => [`第${i}页报告`, "认真落实。"]);
    assert.deepEqual(found(pages), []);
  });
});
