// Tables drawn with lines of their own, and tables as a .csv file has them.
import assert from "node:assert/strict";
import { analyse } from "../../server/src/analyse";
import { FORMS } from "../../server/src/forms";
import { layout } from "../../server/src/report/layouts";
import { fillForm } from "../harness/figures";

const FORM = FORMS["2021"];
const FIGURES = fillForm(FORM, {
  "documents.normativeDocuments.issued": "2",
  "documents.normativeDocuments.inForce": "7",
});

/** A report whose tables are written in pipes or commas, and then changed line by line. */
function report(id: "pipes" | "commaRows", change: (lines: readonly string[]) => readonly string[]) {
  const sections = FORM.sections.map(({ numeral, heading, tables }) => {
    const written = tables.map((table) => layout(id).write(table, ({ id }) => FIGURES[id] ?? "", "\n"));
    const lines = written.flatMap((table) => change(table.trimEnd().split("\n")));
    return [`${numeral}、${heading}`, ...(lines.length > 0 ? lines : ["没有收取信息处理费。"])].join("\n");
  });
  return analyse(["云溪镇人民政府2023年政府信息公开工作年度报告", ...sections].join("\n"));
}

function assertRead({ report, problems }: ReturnType<typeof analyse>): void {
  const read = report.tables.flatMap(({ cells }) => [...cells].map(([id, { raw }]) => [id, raw] as const));
  assert.deepEqual(Object.fromEntries(read), FIGURES);
  assert.deepEqual(
    problems.filter(({ rule }) => rule !== "structure/missing-aspect").map(({ message }) => message),
    [],
  );
}

describe("drawn tables", () => {
  const withoutRule = (lines: readonly string[]) => lines.filter((line) => !line.includes("---"));
  for (const [bar, rule] of [
    ["│", "├─┼─┤"],
    ["┃", "┣━╋━┫"],
    ["║", "╠═╬═╣"],
  ] as const) {
    const drawn = (line: string) => line.replaceAll("|", bar).replace(/ +/g, " ");
    const long = rule.replace(/[─━═]/g, (line) => line.repeat(4));

    it(`are read by ${bar} between their cells`, () => {
      assertRead(report("pipes", (lines) => withoutRule(lines).map(drawn)));
    });

    it(`are read with ${long} between their rows`, () => {
      assertRead(report("pipes", (lines) => [long, ...withoutRule(lines).flatMap((line) => [drawn(line), long])]));
    });
  }
});

describe("tables of a .csv file", () => {
  it("are read, and their commas are no punctuation", () => {
    assertRead(report("commaRows", (lines) => lines));
  });

  it("are read with every cell between quotation marks", () => {
    const quoted = (line: string) =>
      line
        .split(",")
        .map((cell) => `"${cell}"`)
        .join(",");
    assertRead(report("commaRows", (lines) => lines.map(quoted)));
  });
});
