// What a person does with many reports: check all, read the outline, compare with last year. Pictures in light and dark.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Workbench } from "./workbench";

const ROOT = join(__dirname, "..", "..");
const DRAFT = "01-云溪镇2023年年报.txt";
const LAST_YEAR = "云溪镇2022年年报.txt";
const INCOMPLETE = "07-清溪乡2023年年报.txt";
const SAMPLE = readFileSync(join(ROOT, "samples", DRAFT), "utf8");

describe("many reports in the workbench, with the packaged extension", () => {
  let workbench: Workbench;
  const inFolder = (name: string) => join(workbench.folder, name);

  before(async () => {
    workbench = await Workbench.start();
    writeFileSync(inFolder(LAST_YEAR), SAMPLE.replace(/2023( ?年)/g, "2022$1").replace(/(行政许可\t)\d+/, "$1101"));
    const incomplete = SAMPLE.replaceAll("云溪镇", "清溪乡").replaceAll("我镇", "我乡");
    writeFileSync(inFolder(INCOMPLETE), incomplete.slice(0, incomplete.indexOf("六、")));
    writeFileSync(inFolder("08-扫描件.txt"), new Uint8Array(4000));
    await workbench.open(INCOMPLETE);
    await workbench.squiggles.first().waitFor({ state: "attached" });
  });
  afterEach(async function () {
    await workbench.screenshots(this.currentTest?.title ?? "");
  });
  after(async () => {
    if (!workbench) return;
    for (const name of [LAST_YEAR, INCOMPLETE, "08-扫描件.txt", ".vscode"])
      rmSync(inFolder(name), { recursive: true, force: true });
    await workbench.stop();
  });

  it("shows only what has problems", async () => {
    const outline = await workbench.openView("报告大纲");
    await workbench.enlarge(outline);
    const sound = outline.getByRole("treeitem", { name: "第二十条第（五）项" });
    await sound.waitFor();
    await workbench.viewAction(outline, "只看有问题的");
    await sound.waitFor({ state: "detached" });
    await outline.getByRole("treeitem", { name: "六、其他需要报告的事项" }).waitFor();
  });

  it("has a menu on each part of the outline", async () => {
    const outline = await workbench.openView("报告大纲");
    await outline.getByRole("treeitem", { name: "二、主动公开政府信息情况" }).click({ button: "right" });
    for (const label of ["转到报告中的位置", "修正此处可安全修正的问题", "接受此处的问题"]) {
      await workbench.menuItem(label).waitFor();
    }
  });

  it("puts in a missing section from the outline", async () => {
    await workbench.page.keyboard.press("Escape");
    const outline = await workbench.openView("报告大纲");
    const missing = outline.getByRole("treeitem", { name: "六、其他需要报告的事项" });
    await missing.hover();
    await missing.getByRole("button", { name: "补上缺少的内容" }).click();
    await missing.waitFor({ state: "detached" });
    await workbench.viewAction(outline, "显示全部");
    await outline.getByRole("treeitem", { name: "第二十条第（五）项" }).waitFor();
    await workbench.page.keyboard.press("Control+s");
  });

  it("tells edition, year and problems in the status bar", async () => {
    await workbench.page.locator("#status\\.languageStatus").click();
    await workbench.page
      .getByText(/2021版 · 2023年 · \d+个问题/)
      .first()
      .waitFor();
    await workbench.page.getByText("没有找到上年的报告").first().waitFor();
  });

  it("checks all of them", async () => {
    await workbench.command("检查工作区里的全部年报");
    const results = workbench.panel;
    await results.getByText("共检查 6 份年报").waitFor();
    await results.getByRole("treeitem", { name: "08-扫描件.txt" }).waitFor();
    await results.getByRole("treeitem", { name: /柳湾镇/ }).waitFor();
  });

  it("exports what was found", async () => {
    await workbench.command("导出问题清单");
    await workbench.page.getByRole("option", { name: /检查过的全部/ }).click();
    await workbench.page.getByRole("option", { name: /表格（CSV）/ }).waitFor();
    const args = [join(ROOT, "dist", "cli.js"), "check", "--format", "html", join(ROOT, "samples")];
    const { stdout: html } = spawnSync(process.execPath, args, { encoding: "utf8" });
    for (const colours of ["light", "dark"] as const)
      await workbench.screenshotPage(html, `exported page ${colours}`, colours);
  });

  it("sets a report beside last year's", async () => {
    await workbench.page.keyboard.press("Escape");
    await workbench.openFromExplorer(DRAFT);
    await workbench.command("与上年的报告对照各表的数");
    const page = workbench.webview();
    await page.getByRole("heading", { name: "与上年报告对照" }).waitFor();
    const row = page.getByRole("row", { name: /行政许可/ });
    assert.match((await row.textContent()) ?? "", /101/);
  });

  it("has a walkthrough for the first time", async () => {
    await workbench.command("查看: 关闭所有编辑器");
    await workbench.command("欢迎: 打开演练");
    await workbench.page.getByRole("option", { name: /校对政府信息公开年报/ }).click();
    await workbench.page.locator(".getting-started-step.expanded").first().waitFor();
  });
});
