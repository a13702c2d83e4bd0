import assert from "node:assert/strict";
import { draftNamed, draftText } from "../harness/drafts";
import { CLEAN, NOTICE } from "./drafts";
import { folderWith, nianbao } from "./nianbao";

const OTHER = CLEAN.replaceAll("云溪镇", "松岭乡");
const OLD = draftText(draftNamed("cellLines2019"));

interface SumOutput {
  readonly edition: string;
  readonly reports: readonly string[];
  readonly tables: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, number>>>>>>;
  readonly incomplete: Readonly<Record<string, readonly string[]>>;
  readonly differences?: readonly { readonly cell: string; readonly sum: number; readonly summary: string | null }[];
}

async function sum(args: readonly string[], cwd: string): Promise<SumOutput & { readonly status: number | null }> {
  const { stdout, status } = await nianbao(["sum", "--format", "json", ...args], { cwd });
  return { ...(JSON.parse(stdout) as SumOutput), status };
}

describe("nianbao sum", () => {
  it("adds up cell by cell, amounts to the cent, blank totals as what they are the total of", async () => {
    const amounts = [CLEAN, OTHER].map((text, i) => text.replace(/(行政事业性收费\t)[\d.]+/, `$1${["0.1", "0.2"][i]}`));
    const blank = (amounts[1] ?? "").replace(/(（一）予以公开\t.*\t)8(?=\n)/, "$1");
    assert.notEqual(blank, amounts[1]);
    const cwd = folderWith({ "a.txt": amounts[0] ?? "", "b.txt": blank, "notes.txt": NOTICE });
    const { status, edition, reports, tables, incomplete } = await sum(["."], cwd);
    assert.deepEqual([status, edition, reports, incomplete], [0, "2021", ["a.txt", "b.txt"], {}]);
    assert.equal(tables.fees?.fees?.amount, 0.3);
    assert.equal(tables.applications?.received?.total, 26);
    assert.equal(tables.applications?.granted?.total, 16);
    assert.equal(tables.documents?.normativeDocuments?.inForce, 18);
  });

  it("writes a set of forms that reads back as the sum", async () => {
    const cwd = folderWith({ "a.txt": CLEAN, "b.txt": OTHER });
    const whole = await sum(["."], cwd);
    for (const layout of ["tab", "markdown", "lines"]) {
      const { stdout, status } = await nianbao(["sum", "--layout", layout, "."], { cwd });
      assert.equal(status, 0);
      const { stdout: extracted } = await nianbao(["extract", "-"], {
        input: `清平县人民政府2023年政府信息公开工作年度报告\n${stdout}`,
      });
      assert.deepEqual((JSON.parse(extracted) as SumOutput[])[0]?.tables, whole.tables);
    }
  });

  it("compares with a summary that lies among the reports, and finds the cell that differs", async () => {
    const cwd = folderWith({ "a.txt": CLEAN, "b.txt": OTHER });
    const { stdout } = await nianbao(["sum", "."], { cwd });
    const summary = `清平县人民政府2023年政府信息公开工作年度报告\n${stdout}`;
    const both = folderWith({
      "a.txt": CLEAN,
      "b.txt": OTHER,
      "right.txt": summary,
      "wrong.txt": summary.replace(/(行政许可\t)254/, "$1245"),
    });
    const right = await nianbao(["sum", "a.txt", "b.txt", "--against", "right.txt"], { cwd: both });
    assert.deepEqual([right.status, right.stdout], [0, "与 2 份年报的合计比对：一致。\n"]);
    const wrong = await nianbao(["sum", "a.txt", "b.txt", "wrong.txt", "--against", "wrong.txt"], { cwd: both });
    assert.equal(wrong.status, 1);
    assert.match(wrong.stdout, /^wrong\.txt:\d+:6 “行政许可”的“本年处理决定数量”写的是 245，2 份合计为 254\n/);
    const { differences } = await sum(["a.txt", "b.txt", "--against", "wrong.txt"], both);
    assert.deepEqual(differences, [{ cell: "licensing.licences.decisions", sum: 254, summary: "245" }]);
  });

  it("leaves out reports in another edition, and says what it could not read", async () => {
    const damaged = OTHER.replace("行政强制\t1\t\t\n", "");
    assert.notEqual(damaged, OTHER);
    const cwd = folderWith({ "a.txt": CLEAN, "b.txt": damaged, "c.txt": OLD });
    const { stdout, stderr, status } = await nianbao(["sum", "--format", "json", "."], { cwd });
    const { reports, incomplete, tables } = JSON.parse(stdout) as SumOutput;
    assert.equal(status, 1);
    assert.deepEqual(reports, ["a.txt", "b.txt"]);
    assert.deepEqual(incomplete, { "enforcement.coercion.decisions": ["b.txt"] });
    assert.equal(tables.enforcement?.coercion?.decisions, 1);
    assert.match(stderr, /c\.txt: 用的是 2019 年的格式，与多数不同，没有计入/);
    assert.match(stderr, /b\.txt: 有 1 格没有读出来，没有计入：enforcement\.coercion\.decisions/);
  });

  it("is 2 where there is nothing to add up, or no summary to compare with", async () => {
    const cwd = folderWith({ "a.txt": CLEAN, "notes.txt": NOTICE });
    for (const args of [["notes.txt"], ["a.txt", "--against", "notes.txt"], ["a.txt", "--against", "nowhere.txt"]]) {
      const { stdout, status } = await nianbao(["sum", ...args], { cwd });
      assert.deepEqual([stdout, status], ["", 2]);
    }
  });

  it("counts a body's report of a year once, and says which file repeats it", async () => {
    const cwd = folderWith({
      "a.txt": CLEAN,
      "b.txt": OTHER,
      "送审稿.txt": CLEAN.replace("行政许可\t", "行政许可\t1"),
      "无题.txt": CLEAN.slice(CLEAN.indexOf("\n")).replaceAll("云溪镇", "我镇"),
    });
    const { reports, status } = await sum(["."], cwd);
    assert.deepEqual([reports, status], [["a.txt", "b.txt", "无题.txt"], 1]);
    const { stderr } = await nianbao(["sum", "."], { cwd });
    assert.match(stderr, /送审稿\.txt: 与 a\.txt 是同一个机关同一年的年报，没有计入/);
    const { tables } = await sum(["a.txt", "送审稿.txt"], cwd);
    assert.deepEqual(tables, (await sum(["a.txt"], cwd)).tables);
  });

  it("counts an amount that is written with the unit of its column, and names every figure that it could not read", async () => {
    const withUnit = CLEAN.replace(/(行政事业性收费\t)[\d.]+/, "$11.2万元");
    const damaged = OTHER.replace(/(行政许可\t)\d+/, "$1约九十").replace(/(规章(?:\t\d+)*\t)\d+/, "$1？");
    const cwd = folderWith({ "a.txt": withUnit, "b.txt": damaged });
    assert.equal((await sum(["a.txt"], cwd)).tables.fees?.fees?.amount, 1.2);
    const { stderr } = await nianbao(["sum", "."], { cwd });
    assert.equal(
      stderr,
      "nianbao: b.txt: 有 2 格没有读出来，没有计入：documents.regulations.inForce、licensing.licences.decisions\n",
    );
  });

  it("says that reports are of different years, and counts all that stand in one file", async () => {
    const cwd = folderWith({
      "a.txt": CLEAN,
      "b.txt": OTHER.replaceAll("2023", "2024"),
      "c.txt": `${CLEAN}\n${OTHER}`,
    });
    const mixed = await nianbao(["sum", "a.txt", "b.txt"], { cwd });
    assert.deepEqual(
      [mixed.status, mixed.stderr],
      [1, "nianbao: 计入的年报不是同一年的：2023 年 1 份、2024 年 1 份，请核对\n"],
    );
    const { status, reports, tables } = await sum(["c.txt"], cwd);
    assert.deepEqual([status, reports], [0, ["c.txt", "c.txt（第 2 份）"]]);
    assert.equal(tables.applications?.received?.total, 26);
  });
});
