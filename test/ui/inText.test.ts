import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Workbench } from "./workbench";

const SAMPLES = join(__dirname, "..", "..", "samples");
const TABS = "01-云溪镇2023年年报.txt";
const LINES = "02-石埠乡2022年年报.txt";

/** Line and column, from 1, of the first `words`, behind the first `skip` of their characters. */
function placeOf(file: string, words: string, skip = 0): [line: number, column: number] {
  const text = readFileSync(join(SAMPLES, file), "utf8");
  const at = text.indexOf(words) + skip;
  const before = text.slice(0, at).split("\n");
  return [before.length, (before.at(-1)?.length ?? 0) + 1];
}

describe("in the text of a report", () => {
  let workbench: Workbench;
  before(async () => {
    workbench = await Workbench.start();
  });
  afterEach(async function () {
    await workbench.screenshots(`in the text, ${this.currentTest?.title}`);
  });
  after(() => workbench?.stop());

  it("names stand beside figures that are alone on their lines", async () => {
    await workbench.open(LINES);
    await workbench.goTo(...placeOf(LINES, "一、本年新收政府信息公开申请数量"));
    await workbench.line(/自然人\s·\s一、本年新收/).waitFor();
    await workbench.line(/总计\s·\s一、本年新收/).waitFor();
  });

  it("the section and the row stay in sight when scrolling", async () => {
    await workbench.goTo(...placeOf(LINES, "5.属于三类内部事务信息"));
    await workbench.editor.locator(".sticky-widget").getByText("三、收到和处理政府信息公开申请情况").waitFor();
  });

  it("sections fold", async () => {
    await workbench.press("Control+k", "Control+0");
    await workbench.line("五、存在的主要问题及改进情况").waitFor();
    await workbench.screenshots("in the text, folded");
    await workbench.press("Control+k", "Control+j");
  });

  it("a lens says what the checks of a table have found", async () => {
    await workbench.open(TABS);
    await workbench.goTo(...placeOf(TABS, "三、收到和处理"));
    await workbench.editor.locator(".codelens-decoration", { hasText: "39 个算式有 2 个对不上" }).waitFor();
  });

  it("a figure says which sums it stands in", async () => {
    await workbench.goTo(...placeOf(TABS, "（一）予以公开\t\t5\t2\t0\t0\t1\t0\t9", 21));
    await workbench.press("Control+k", "Control+i");
    const hover = workbench.editor.locator(".monaco-hover", { hasText: "商业企业 2" });
    await hover.first().waitFor();
    const text = (await hover.first().textContent()) ?? "";
    assert.ok(text.includes("✗ 总计 = 自然人 5 + 商业企业 2 + 法律服务机构 1 = 8，表中为 9"), text);
    assert.ok(text.includes("国办公开办函〔2021〕30号"), text);
    await workbench.screenshots("in the text, hover on a cell");
    await workbench.press("Escape");
  });

  it("a total shows its addends", async () => {
    await workbench.goTo(...placeOf(TABS, "（七）总计\t\t10\t3\t0\t0\t1\t0\t14", 9));
    await workbench.editor.locator(".wordHighlightStrong, .wordHighlight, .wordHighlightText").nth(10).waitFor();
  });

  it("a figure in the prose says what the table has", async () => {
    await workbench.goTo(...placeOf(TABS, "申请13件", 3));
    await workbench.press("Control+k", "Control+i");
    await workbench.editor.locator(".monaco-hover", { hasText: "本年新收政府信息公开申请数量" }).first().waitFor();
    await workbench.screenshots("in the text, hover on the prose");
    await workbench.press("Escape");
  });

  it("and leads to the cell", async () => {
    await workbench.press("F12");
    const [line] = placeOf(TABS, "一、本年新收政府信息公开申请数量");
    await workbench.cursorAt(line);
  });

  it("which leads back to the prose", async () => {
    await workbench.press("F12");
    const [line] = placeOf(TABS, "申请13件");
    await workbench.cursorAt(line);
  });

  it("parts are found by name", async () => {
    await workbench.press("Control+t");
    await workbench.page.locator(".quick-input-widget input").first().waitFor();
    await workbench.page.keyboard.type("上年结转");
    await workbench.page.locator(".quick-input-list .monaco-list-row", { hasText: "二、上年结转" }).first().waitFor();
    await workbench.screenshots("in the text, search");
    await workbench.press("Escape");
  });

  it("set phrases are offered", async () => {
    const [line, column] = placeOf(TABS, "没有发生责任追究的情况。", 12);
    await workbench.goTo(line, column);
    await workbench.page.keyboard.insertText("政务公开");
    await workbench.press("Control+Space");
    const offered = workbench.page.locator(".suggest-widget .monaco-list-row");
    await offered.filter({ hasText: "政务公开栏" }).first().waitFor();
    await workbench.screenshots("in the text, set phrases");
    await workbench.press("Escape");
  });

  it("a missing heading is offered", async () => {
    await workbench.press("Control+End", "Enter");
    await workbench.page.keyboard.insertText("六");
    await workbench.page.keyboard.type("、");
    await workbench.press("Control+Space");
    const offered = workbench.page.locator(".suggest-widget .monaco-list-row");
    await offered.filter({ hasText: "六、其他需要报告的事项" }).first().waitFor();
    await workbench.screenshots("in the text, missing heading");
    await workbench.press("Enter");
    await workbench.line("六、其他需要报告的事项").waitFor();
  });

  it("every figure is named if that is wanted", async () => {
    workbench.setFolder({ "nianbao.inlayHints": "all" });
    await workbench.open("04-梧桐街道2021年年报.txt");
    await workbench.goTo(50, 1);
    await workbench
      .line(/3\s*自然人/)
      .first()
      .waitFor();
  });
});
