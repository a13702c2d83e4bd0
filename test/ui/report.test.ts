import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Workbench } from "./workbench";

const ROOT = join(__dirname, "..", "..");
const DRAFT = "01-云溪镇2023年年报.txt";
const LINES = readFileSync(join(ROOT, "samples", DRAFT), "utf8").split("\n");
const LABEL = "本年度止件数";
const OFFICIAL_LABEL = "本年废止件数";
const APPLICATIONS = "三、收到和处理政府信息公开申请情况";

describe("a report in the workbench, with the packaged extension", () => {
  const found = checkOnCommandLine(DRAFT);
  let workbench: Workbench;
  let pictures = 0;
  before(async () => {
    workbench = await Workbench.start();
    await workbench.open(DRAFT);
  });
  afterEach(async function () {
    pictures += 1;
    await workbench.screenshot(`${pictures} ${this.currentTest?.title}`);
  });
  after(() => workbench?.stop());

  it("is recognised", async () => {
    await workbench.status("政府信息公开年报").waitFor();
  });

  it("has its faults marked, as many as the command line finds", async () => {
    await workbench.squiggles.first().waitFor({ state: "attached" });
    await workbench.problems(found.error, found.warning).waitFor();
  });

  it("tells what is wrong and by which rule", async () => {
    const message = await workbench.nextProblem();
    for (const part of [LABEL, OFFICIAL_LABEL, "年报校对", "table/label"]) assert.ok(message.includes(part), message);
    assert.equal(await workbench.cursorLine(), lineOf(LABEL));
  });

  it("offers a quick fix, and applies it, from the keyboard", async () => {
    const titles = await workbench.openFixes();
    assert.ok(titles[0]?.includes(OFFICIAL_LABEL), titles.join());
    await workbench.takeFix();
    await workbench.line(OFFICIAL_LABEL).first().waitFor();
    assert.equal(await workbench.line(LABEL).count(), 0);
  });

  it("no longer marks what has been mended", async () => {
    await workbench.problems(found.error - 1, found.warning).waitFor();
    const message = await workbench.nextProblem();
    assert.ok(!message.includes("table/label"), message);
  });

  it("shows its outline in the Explorer", async () => {
    const outline = await workbench.openView("报告大纲");
    await workbench.enlarge(outline);
    await workbench.collapseAll(outline);
    for (const numeral of ["一", "二", "三", "四", "五", "六"]) {
      await outline.getByRole("treeitem", { name: `${numeral}、` }).waitFor();
    }
  });

  it("goes to a section that is clicked in the outline", async () => {
    const outline = await workbench.openView("报告大纲");
    await outline.getByRole("treeitem", { name: APPLICATIONS }).click();
    await workbench.cursorAt(lineOf(APPLICATIONS));
  });
});

describe("an ordinary text in the workbench", () => {
  let workbench: Workbench;
  before(async () => {
    workbench = await Workbench.start();
  });
  after(() => workbench?.stop());

  it("stays plain text without a mark", async () => {
    const report = "03-柳湾镇2020年年报.txt";
    const { error, warning } = checkOnCommandLine(report);
    await workbench.open(report);
    await workbench.problems(error, warning).waitFor();
    await workbench.openFromExplorer("05-会议通知.txt");
    await workbench.line("关于召开年度工作总结会的通知").waitFor();
    await workbench.status("纯文本").waitFor();
    assert.equal(await workbench.squiggles.count(), 0);
    await workbench.problems(error, warning).waitFor();
  });
});

function checkOnCommandLine(draft: string): { readonly error: number; readonly warning: number } {
  const args = [join(ROOT, "dist", "cli.js"), "check", "--format", "json", join(ROOT, "samples", draft)];
  return JSON.parse(spawnSync(process.execPath, args, { encoding: "utf8" }).stdout).summary;
}

function lineOf(text: string): number {
  return LINES.findIndex((line) => line.includes(text)) + 1;
}
