import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { FrameLocator, Locator } from "playwright-core";
import { analyse } from "../../server/src/analyse";
import { Workbench } from "./workbench";

const DRAFT = "01-云溪镇2023年年报.txt";
const WRONG = "applications.granted.total";

const { problems } = analyse(readFileSync(join(__dirname, "..", "..", "samples", DRAFT), "utf8"));
const ERRORS = problems.filter(({ severity }) => severity === "error").length;
const WARNINGS = problems.filter(({ severity }) => severity === "warning").length;

describe("the form preview beside a report", () => {
  let workbench: Workbench;
  let page: FrameLocator;
  let pictures = 0;
  const cell = (id: string): Locator => page.locator(`[id="cell-${id}"]`);
  const value = (id: string): Locator => cell(id).locator(".value");
  const focused = (id: string): Locator => page.locator(`[id="cell-${id}"]:focus`);
  const press = (key: string) => workbench.page.keyboard.press(key);

  before(async () => {
    workbench = await Workbench.start();
    await workbench.open(DRAFT);
    await workbench.squiggles.first().waitFor({ state: "attached" });
    page = await workbench.openPreview();
  });
  afterEach(async function () {
    pictures += 1;
    await workbench.screenshot(`preview ${pictures} ${this.currentTest?.title}`);
  });
  after(() => workbench?.stop());

  it("draws the form with merged headers and the draft's figures", async () => {
    await value(WRONG).filter({ hasText: /^9$/ }).waitFor();
    const corner = page.locator("#table-applications thead th").first();
    assert.deepEqual([await corner.getAttribute("colspan"), await corner.getAttribute("rowspan")], ["3", "3"]);
    const headers = (await cell(WRONG).getAttribute("headers"))?.split(" ") ?? [];
    const words = await Promise.all(headers.map((id) => page.locator(`[id="${id}"]`).textContent()));
    assert.deepEqual(words, ["申请人情况", "总计", "三、本年度办理结果", "（一）予以公开"]);
  });

  it("marks what is wrong in its cell, and ticks the sums that hold", async () => {
    assert.equal(await cell(WRONG).getAttribute("aria-invalid"), "true");
    await cell(WRONG).locator(".sum.wrong", { hasText: "多1" }).waitFor();
    const described = (await cell(WRONG).getAttribute("aria-describedby")) ?? "";
    assert.match((await page.locator(`[id="${described}"]`).textContent()) ?? "", /应为 8/);
    await cell("applications.received.total").locator(".sum.right").waitFor();
    await cell("documents/1/2").locator("sup").waitFor();
  });

  it("goes to the place in the text of a cell that is clicked", async () => {
    await cell(WRONG).click();
    await focused(WRONG).waitFor();
    await workbench.cursorAt(53);
    await page.locator("#detail", { hasText: "（一）予以公开，总计：9" }).waitFor();
  });

  it("takes a figure that is typed, and the text takes it too", async () => {
    await workbench.page.keyboard.type("8");
    await press("Enter");
    await focused("applications.partlyGranted.total").waitFor();
    await cell(WRONG).locator(".sum.right").waitFor();
    assert.equal(await value(WRONG).textContent(), "8");
    await workbench.problems(ERRORS - 1, WARNINGS).waitFor();
    assert.equal(await cell(WRONG).getAttribute("aria-invalid"), null);
  });

  it("undoes it in the text", async () => {
    await press("Control+z");
    await value(WRONG).filter({ hasText: /^9$/ }).waitFor();
    await workbench.problems(ERRORS, WARNINGS).waitFor();
    await focused("applications.partlyGranted.total").waitFor();
  });

  it("moves by arrows, Tab and Enter, and gives up what is typed by Escape", async () => {
    await press("ArrowUp");
    await focused(WRONG).waitFor();
    await press("ArrowLeft");
    await focused("applications.granted.other").waitFor();
    await press("Home");
    await focused("applications.granted.natural").waitFor();
    await press("Shift+Tab");
    await focused("applications.carriedIn.total").waitFor();
    await press("Tab");
    await press("Shift+Enter");
    await focused("applications.carriedIn.natural").waitFor();
    await press("F2");
    await workbench.page.keyboard.type("77");
    await press("Escape");
    await focused("applications.carriedIn.natural").waitFor();
    assert.equal(await value("applications.carriedIn.natural").textContent(), "2");
    await press("Control+End");
    await focused("disputes.litigationAfterReview.total").waitFor();
  });

  it("takes a block that is pasted", async () => {
    await cell("documents.regulations.issued").click();
    await workbench.paste(page, "3\t1\t12\n4\t0\t11\n");
    await value("documents.normativeDocuments.inForce").filter({ hasText: /^11$/ }).waitFor();
    await workbench
      .line("行政规范性文件")
      .filter({ hasText: /4\s+0\s+11/ })
      .waitFor();
    await workbench.paste(page, "1\t2\t3\t4\n");
    await page.locator("#status", { hasText: "4 栏" }).waitFor();
    await press("Control+z");
    await value("documents.regulations.inForce").filter({ hasText: /^0$/ }).waitFor();
  });

  it("lights up the cell that the cursor of the text moves into", async () => {
    await press("Control+Enter");
    await workbench.focusEditor();
    await workbench.page.keyboard.press("Control+Home");
    await page.locator(".lit").first().waitFor({ state: "detached" });
    await workbench.showNextProblem();
    await workbench.page.keyboard.press("Escape");
    await workbench.nextProblem();
    await page.locator(".lit").waitFor();
  });

  it("prints the forms and what is wrong with them, and nothing else", async () => {
    await workbench.page.emulateMedia({ media: "print" });
    assert.equal(await page.locator("footer").isVisible(), false);
    assert.equal(
      await page.locator("body").evaluate((body) => getComputedStyle(body).backgroundColor),
      "rgb(255, 255, 255)",
    );
    assert.ok((await page.locator(".problems li").count()) > 0);
    await workbench.page.emulateMedia({ media: null });
  });

  it("asks nothing of the network and runs nothing that stands in its page", async () => {
    const policy = (await page.locator("meta[http-equiv]").getAttribute("content")) ?? "";
    assert.match(policy, /^default-src 'none'; style-src [^;]+; script-src 'nonce-[0-9a-f]{32}'$/);
    assert.doesNotMatch(policy, /unsafe/);
  });
});

describe("the form preview in a dark theme", () => {
  let workbench: Workbench;
  before(async () => {
    workbench = await Workbench.start();
    await workbench.open("04-梧桐街道2021年年报.txt");
  });
  after(() => workbench?.stop());

  it("follows the theme", async () => {
    await workbench.theme("Default Dark Modern");
    const page = await workbench.openPreview();
    await page.locator("body.vscode-dark").waitFor();
    await page.locator("td.blank").first().scrollIntoViewIfNeeded();
    await workbench.screenshot("preview dark");
  });
});
