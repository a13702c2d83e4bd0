import assert from "node:assert/strict";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { FrameLocator, Locator } from "playwright-core";
import { analyse } from "../../server/src/analyse";
import { THEMES, Workbench } from "./workbench";

const DRAFT = "01-云溪镇2023年年报.txt";
const WRONG = "applications.granted.total";

const SAMPLE = readFileSync(join(__dirname, "..", "..", "samples", DRAFT), "utf8");
const WITHOUT_TABLE = "09-半份年报.txt";
const { problems } = analyse(SAMPLE);
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

  it("goes to the edges by Ctrl and arrows, and copies what is selected", async () => {
    await cell("applications.received.natural").click();
    await press("Control+ArrowRight");
    await focused("applications.received.total").waitFor();
    await press("Control+ArrowDown");
    await focused("applications.carriedOut.total").waitFor();
    await press("Control+Home");
    await press("Control+ArrowDown");
    await focused("documents.normativeDocuments.issued").waitFor();
    await cell("applications.received.natural").click();
    await press("Shift+ArrowRight");
    await press("Shift+ArrowDown");
    await page.locator("td.selected").nth(3).waitFor();
    assert.equal(await workbench.copy(page), "9\t3\n2\t0");
    await press("Control+a");
    assert.equal(
      await page.locator("#table-applications td.selected").count(),
      await page.locator("#table-applications td.figure").count(),
    );
  });

  it("takes what an input method writes, in full-width digits too, and says what has come of it", async () => {
    await cell(WRONG).click();
    await focused(WRONG).waitFor();
    await workbench.compose("８");
    await press("Enter");
    await value(WRONG).filter({ hasText: /^8$/ }).waitFor();
    await page.locator("#news[role=status]", { hasText: "个合计都对得上" }).waitFor({ state: "attached" });
    await press("Control+z");
    await value(WRONG).filter({ hasText: /^9$/ }).waitFor();
  });

  it("is a table for those who hear it: named, with headings in order and words in their language", async () => {
    const grid = page.getByRole("grid", { name: "政府信息公开申请情况表" });
    await grid.getByRole("rowheader", { name: "（一）予以公开", exact: true }).waitFor();
    await grid.getByRole("gridcell", { name: "9① 多1" }).waitFor();
    const headings = await page.getByRole("heading").evaluateAll((all) => all.map(({ localName }) => localName));
    assert.deepEqual([...new Set(headings)], ["h1", "h2"]);
    assert.deepEqual(
      await page.locator("html, main").evaluateAll((all) => all.map((element) => element.getAttribute("lang"))),
      ["zh-CN", "zh-CN"],
    );
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
    // The keyboard comes back from the text, where the change was undone.
    await focused("documents.regulations.issued").waitFor();
  });

  it("lights up the cell that the cursor of the text moves into", async () => {
    await press("Control+Enter");
    // The text takes the keyboard by itself; keys pressed before would still go to the form.
    await workbench.focusedEditor.waitFor();
    await workbench.page.keyboard.press("Control+Home");
    await workbench.cursorAt(1);
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
    assert.match(policy, /^default-src 'none'; style-src 'nonce-([0-9a-f]{32})'; script-src 'nonce-\1'$/);
    assert.doesNotMatch(policy, /unsafe/);
  });
});

describe("the form preview in every theme", () => {
  let workbench: Workbench;
  let page: FrameLocator;
  before(async () => {
    workbench = await Workbench.start();
    writeFileSync(join(workbench.folder, WITHOUT_TABLE), SAMPLE.slice(0, SAMPLE.indexOf("结果维持")));
    await workbench.open("03-柳湾镇2020年年报.txt");
    page = await workbench.openPreview();
  });
  afterEach(async function () {
    await workbench.screenshots(`preview, ${this.currentTest?.title}`, THEMES);
  });
  after(async () => {
    if (!workbench) return;
    rmSync(join(workbench.folder, WITHOUT_TABLE));
    await workbench.stop();
  });

  it("draws the form of 2019", async () => {
    await page.locator("#table-procurement").scrollIntoViewIfNeeded();
    await page.getByRole("columnheader", { name: "采购总金额" }).waitFor();
  });

  it("lets a selected block be read", async () => {
    await page.locator('[id="cell-applications.received.natural"]').click();
    await page.locator('[id="cell-applications.granted.other"]').click({ modifiers: ["Shift"] });
    for (const theme of THEMES) {
      await workbench.theme(theme);
      const colours = await page.locator("td.selected .value").evaluateAll((all) =>
        all.map((value) => {
          const { backgroundColor } = getComputedStyle(value.closest("td") ?? value);
          return [getComputedStyle(value).color, backgroundColor];
        }),
      );
      assert.equal(colours.length, 18);
      for (const [color, ground] of colours) assert.notEqual(color, ground, theme.name);
    }
  });

  it("shows another report from its top, opened while the keyboard is in the form", async () => {
    await workbench.openFromExplorer("04-梧桐街道2021年年报.txt");
    await page.getByRole("heading", { name: "梧桐街道办事处政府信息公开工作年度报告" }).waitFor();
    assert.equal(await page.locator("td.selected").count(), 0);
    assert.equal(await page.locator("html").evaluate(({ scrollTop }) => scrollTop), 0);
  });

  it("marks the cells that are blank", async () => {
    await page.locator("td.blank").last().scrollIntoViewIfNeeded();
    await page.locator("td.blank").last().click();
  });

  it("draws a table that is missing as far as the form prescribes it", async () => {
    await workbench.openFromExplorer(WITHOUT_TABLE);
    await page.getByText("文稿里没有这张表").first().waitFor();
    await page.locator("#table-disputes").scrollIntoViewIfNeeded();
  });
});

describe("the form preview in a narrow window, at 150 %", () => {
  let workbench: Workbench;
  let page: FrameLocator;
  before(async () => {
    workbench = await Workbench.start({ width: 910, height: 512 });
    await workbench.open(DRAFT);
  });
  after(() => workbench?.stop());

  it("comes up, once, where VS Code could not load its page at first", async () => {
    await workbench.page.route(/\/webview\/browser\/pre\/[^/]*\.html/, (route) => route.abort(), { times: 1 });
    page = await workbench.openPreview();
    assert.equal(await workbench.page.locator("iframe.webview").count(), 1);
  });

  it("keeps every column in sight", async () => {
    await page.locator("#table-applications").scrollIntoViewIfNeeded();
    await workbench.screenshot("preview narrow");
    const isCut = await page.locator("html").evaluate(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth);
    assert.equal(isCut, false);
    const lines = await page
      .locator('[id="cell-applications.received.total"] .value')
      .evaluate((shown) => shown.getClientRects().length);
    assert.equal(lines, 1);
  });
});
