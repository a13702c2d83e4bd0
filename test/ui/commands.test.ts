// Commands on one report, what is shown of a damaged and of a garbled one, and the settings. Pictures in light and dark.
import assert from "node:assert/strict";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { encode } from "../../server/src/cli/encode";
import { Workbench } from "./workbench";

const DRAFT = "01-云溪镇2023年年报.txt";
const DAMAGED = "10-写坏的年报.txt";
const GARBLED = "11-另一种编码.txt";
const SAMPLE = readFileSync(join(__dirname, "..", "..", "samples", DRAFT), "utf8");

describe("commands on a report, and reports that are damaged", () => {
  let workbench: Workbench;
  const inFolder = (name: string) => join(workbench.folder, name);
  const heading = () => workbench.webview().getByRole("heading", { level: 1 });

  before(async () => {
    workbench = await Workbench.start();
    const damaged = SAMPLE.replace(/（一）予以公开.*/, "（一）予以公开\t5\t2\t1").replace(
      "行政许可\t127",
      "行政许可\t十二",
    );
    writeFileSync(inFolder(DAMAGED), damaged);
    writeFileSync(inFolder(GARBLED), encode(SAMPLE, "gb18030"));
    await workbench.open(DRAFT);
    await workbench.squiggles.first().waitFor({ state: "attached" });
  });
  afterEach(async function () {
    await workbench.screenshots(this.currentTest?.title ?? "");
  });
  after(async () => {
    if (!workbench) return;
    for (const name of [DAMAGED, GARBLED, ".vscode"]) rmSync(inFolder(name), { recursive: true, force: true });
    await workbench.stop();
  });

  it("offers the ways to write the tables", async () => {
    await workbench.command("改写全文表格的排法");
    await workbench.page.getByRole("option", { name: /Markdown 表格/ }).waitFor();
  });

  it("writes the tables in another way", async () => {
    await workbench.page.getByRole("option", { name: /Markdown 表格/ }).click();
    await workbench
      .line(/\|\s*第二十条第（一）项/)
      .first()
      .waitFor();
    await workbench.focusEditor();
    await workbench.press("Control+z");
    await workbench.line(/\|\s*第二十条第（一）项/).waitFor({ state: "detached" });
  });

  it("makes all safe fixes", async () => {
    await workbench.command("修正所有可安全修正的问题");
    await workbench.line("本年废止件数").first().waitFor();
    await workbench.line("[bookmark").waitFor({ state: "detached" });
  });

  it("counts the problems of a damaged report through a section", async () => {
    await workbench.openFromExplorer(DAMAGED);
    const page = await workbench.openPreview();
    await page.getByText("十二").first().waitFor();
    assert.deepEqual(await page.locator(".section-disclosure sup").allTextContents(), ["①", "②"]);
    assert.deepEqual(await page.locator(".section-disclosure .mark").allTextContents(), ["①", "②"]);
    await page.locator("td.unplaced").first().click();
    await page.locator("#detail", { hasText: /对应不到栏目.*应有 7 个数/ }).waitFor();
  });

  it("finds words in the form", async () => {
    await workbench.press("Control+f");
    await workbench.page.locator(".simple-find-part.visible input").first().waitFor();
    await workbench.page.keyboard.type("勾稽");
    await workbench.page.keyboard.press("Enter");
  });

  it("begins a new report, and shows its empty form by its title", async () => {
    await workbench.page.keyboard.press("Escape");
    await workbench.command("新建年度报告");
    const input = workbench.page.locator(".quick-input-widget input").first();
    await workbench.page.getByText("机关").first().waitFor();
    await input.fill("青石街道办事处");
    await input.press("Enter");
    await workbench.page.getByText("报告的是哪一年").waitFor();
    await input.fill("2025");
    await input.press("Enter");
    await heading().filter({ hasText: "青石街道办事处2025年政府信息公开工作年度报告" }).waitFor();
    await workbench.page.locator(".tab", { hasText: "表格预览：青石街道办事处2025年" }).waitFor();
    assert.ok((await workbench.webview().locator("td.blank").count()) > 100);
  });

  it("offers to open a report in the encoding that it is stored in", async () => {
    await workbench.openFromExplorer(GARBLED);
    await workbench.page.getByRole("button", { name: "用 GB 18030 重新打开" }).waitFor();
  });

  it("opens it so", async () => {
    await workbench.page.getByRole("button", { name: "用 GB 18030 重新打开" }).click();
    await workbench.line("一、总体情况").waitFor();
    await heading().filter({ hasText: "云溪镇2023年" }).waitFor();
  });

  it("explains its settings, and their values in words", async () => {
    await workbench.focusEditor();
    await workbench.press("Control+,");
    await workbench.page.locator(".settings-editor .suggest-input-container").first().waitFor();
    await workbench.page.keyboard.type("@ext:nianbao.nianbao title");
    const setting = workbench.page.locator(".settings-editor .setting-item", { hasText: "题目缺失" });
    await setting.locator("select", { hasText: "警告" }).first().waitFor();
  });
});
