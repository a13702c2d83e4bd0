// Drafts are patched together from both editions; each table is read as the form that it is.
import assert from "node:assert/strict";
import { analyse } from "../../server/src/analyse";
import { newReport } from "../../server/src/features/newReport";

const NEW = newReport({ body: "云溪镇人民政府", year: 2023 }).text;

/** A draft of 2023 whose table `第二十条第（一）项` has these lines instead. */
function withDocuments(...lines: readonly string[]): string {
  const from = NEW.indexOf("信息内容\t本年制发件数");
  const to = NEW.indexOf("第二十条第（五）项");
  return `${NEW.slice(0, from)}${lines.join("\n")}\n${NEW.slice(to)}`;
}

function readAs(text: string) {
  const { report, problems } = analyse(text);
  const editions = report.tables.map(({ form }) => `${form.id} ${form.edition}`);
  const rules = problems
    .map(({ rule }) => rule)
    .filter((rule) => rule.startsWith("table/") && rule !== "table/blank-cell");
  return { editions, rules };
}

describe("the edition of each table", () => {
  it("is its own, where one table of section two is of another than the rest", () => {
    const { editions, rules } = readAs(
      withDocuments("信息内容\t本年新制作数量\t本年新公开数量\t对外公开总数量", "规章\t0\t0\t0", "规范性文件\t2\t2\t9"),
    );
    assert.deepEqual(editions, [
      "documents 2019",
      "licensing 2021",
      "enforcement 2021",
      "fees 2021",
      "applications 2021",
      "disputes 2021",
    ]);
    assert.deepEqual(rules, ["table/edition"]);
  });

  it("is that of the year, where no label tells more than that there is a table", () => {
    const from = NEW.indexOf("信息内容\t本年制发件数");
    const to = NEW.indexOf("三、收到和处理");
    const { editions, rules } = readAs(`${NEW.slice(0, from)}信息内容\n\n${NEW.slice(to)}`);
    assert.deepEqual(editions, ["documents 2021", "applications 2021", "disputes 2021"]);
    assert.ok(!rules.includes("table/edition"));
  });

  it("is that of the section, where one label of several has lost a word", () => {
    const { editions, rules } = readAs(
      withDocuments(
        "信息内容\t本年制发件数\t本年废止件数\t现行有效件数",
        "规章\t0\t0\t0",
        "规范性文件\t2\t0\t9",
      ).replace(/本年处理决定数量/g, "处理决定数量"),
    );
    assert.equal(editions[0], "documents 2021");
    assert.equal(editions[1], "licensing 2021");
    assert.deepEqual(rules, ["table/label", "table/label", "table/label"]);
  });
});
