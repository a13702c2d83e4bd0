import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { draftNamed, draftText } from "../harness/drafts";
import { checkJson, folderWith, nianbao } from "./nianbao";

const DRAFT = draftText(draftNamed("tabRows2021"));

describe("nianbao new", () => {
  it("writes an empty draft of the year's edition to standard output", async () => {
    const { stdout, stderr, status } = await nianbao(["new", "--body", "松岭乡人民政府", "--year", "2025"]);
    assert.deepEqual([stderr, status], ["", 0]);
    assert.ok(stdout.startsWith("松岭乡人民政府2025年政府信息公开工作年度报告\n\n一、总体情况\n"));
    const { files } = await checkJson(["-"], { input: stdout });
    assert.deepEqual([files[0]?.year, files[0]?.edition, files[0]?.body], [2025, "2021", "松岭乡人民政府"]);
  });

  it("writes a file, with what last year's report hands on, and never over another", async () => {
    const cwd = folderWith({ "old/2023.txt": DRAFT });
    const args = ["new", "--body", "云溪镇人民政府", "--year", "2024", "--previous", "old", "--output", "2024.txt"];
    const made = await nianbao(args, { cwd });
    assert.deepEqual([made.stderr, made.status], ["", 0]);
    assert.match(made.stdout, /已写好 2024\.txt，带入上年的 9 个数/);
    const written = readFileSync(join(cwd, "2024.txt"), "utf8");
    assert.match(written, /二、上年结转政府信息公开申请数量\t+1\t0\t0\t0\t0\t0\t1\n/);
    const again = await nianbao(args, { cwd });
    assert.equal(again.status, 2);
    assert.match(again.stderr, /已经存在，没有覆盖/);
    assert.equal(readFileSync(join(cwd, "2024.txt"), "utf8"), written);
  });

  it("says that there is no report of the year before, and writes the draft all the same", async () => {
    const cwd = folderWith({ "2023.txt": DRAFT });
    const { stdout, stderr, status } = await nianbao(
      ["new", "--body", "松岭乡", "--year", "2024", "--previous", "2023.txt"],
      { cwd },
    );
    assert.equal(status, 0);
    assert.match(stderr, /没有找到“松岭乡”2023年的年报/);
    assert.match(stdout, /^松岭乡2024年/);
  });

  it("is 2 for wrong usage, and writes nothing", async () => {
    const cwd = folderWith({});
    for (const [args, message] of [
      [[], /--body/],
      [["--body", " ", "--year", "2024"], /--body/],
      [["--body", "云溪镇"], /--year/],
      [["--body", "云溪镇", "--year", "2018"], /2019 至/],
      [["--body", "云溪镇", "--year", "24"], /--year/],
      [["云溪镇", "--year", "2024"], /不认识参数“云溪镇”/],
      [["--body", "云溪镇", "--year", "2024", "--layout", "html"], /--layout 不能是/],
    ] as const) {
      const { stdout, stderr, status } = await nianbao(["new", ...args, "--output", "a.txt"], { cwd });
      assert.deepEqual([stdout, status], ["", 2]);
      assert.match(stderr, message);
    }
    assert.ok(!existsSync(join(cwd, "a.txt")));
  });
});
