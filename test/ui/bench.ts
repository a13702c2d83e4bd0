// How long the form preview takes as a person sees it (`npm run bench:ui`): opening it against a panel with one word in
// it, an edit against a bare panel that changes the text. What those take is the editor's own; the rest is ours. Times
// are those of the browser's own clock, and the two take turns, so that whatever else the machine does falls on both.
import type { FrameLocator, Locator } from "playwright-core";
import { median } from "../bench/measure";
import { Workbench } from "./workbench";

const DRAFT = "01-云溪镇2023年年报.txt";
const CELL = "applications.granted.natural";
/** Room for the text and two panels beside each other. */
const VIEWPORT = { width: 1800, height: 768 };
const PANELS = 7;
const EDITS = 15;
/** The first of each is slower than any later one, and is not counted. */
const WARM_UP = 1;
/** How long what the last round has set off may go on, in milliseconds. */
const REST = 400;
/** How long is waited for anything, on a machine that does something else too. */
const PATIENCE = 60_000;

bench().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});

async function bench(): Promise<void> {
  const workbench = await Workbench.start(VIEWPORT);
  workbench.page.setDefaultTimeout(PATIENCE);
  try {
    await workbench.open(DRAFT);
    await workbench.squiggles.first().waitFor({ state: "attached" });
    await markClicks(workbench);
    console.log(
      "| 测量 what, ms | 合计 total | 编辑器 editor | 本扩展 ours | 最快一次 best | 本扩展 ours |\n| --- | ---: | ---: | ---: | ---: | ---: |",
    );
    await opening(workbench);
    await editing(workbench);
  } finally {
    await workbench.stop();
  }
}

async function opening(workbench: Workbench): Promise<void> {
  const own: number[] = [];
  const empty: number[] = [];
  for (let round = -WARM_UP; round < PANELS; round++) {
    const emptyPanel = await timeToOpen(workbench, "browser", "p");
    const form = await timeToOpen(workbench, "open-preview", "table.form");
    if (round < 0) continue;
    empty.push(emptyPanel);
    own.push(form);
  }
  print("点预览按钮到表格画好", own, empty);
}

/** From the click on a button above the editor to the first picture of what it opens; closes that again. */
async function timeToOpen(workbench: Workbench, icon: string, content: string): Promise<number> {
  const button = workbench.page.locator(`.editor-actions .codicon-${icon}`).first();
  await button.click();
  const page = workbench.webview();
  await page.locator(content).first().waitFor();
  await workbench.page.waitForTimeout(REST);
  const painted = await page.locator("body").evaluate(() => {
    const paint = performance.getEntriesByName("first-contentful-paint")[0];
    return performance.timeOrigin + (paint?.startTime ?? Number.NaN);
  });
  const clicked = await workbench.page.evaluate<number>("clickedAt");
  await workbench.page.keyboard.press("Control+w");
  await workbench.page.locator("iframe.webview").waitFor({ state: "detached" });
  await workbench.page.waitForTimeout(REST);
  return painted - clicked;
}

async function editing(workbench: Workbench): Promise<void> {
  const page = await workbench.openPreview();
  const cell = page.locator(`[id="cell-${CELL}"]`);
  await workbench.page.locator(".editor-actions .codicon-gripper").first().click();
  const bare = workbench.webview(1).locator("p");
  await bare.waitFor();
  const times: Record<"shown" | "text" | "form" | "bare" | "typed", number[]> = {
    shown: [],
    text: [],
    form: [],
    bare: [],
    typed: [],
  };
  for (let round = -WARM_UP; round < EDITS; round++) {
    const edit = await timeToEdit(workbench, page, cell, String(20 + (round + WARM_UP)));
    const bareEdit = await timeToEditBare(workbench, bare);
    const character = await timeToType(workbench);
    if (round < 0) continue;
    times.shown.push(edit.shown);
    times.text.push(edit.text);
    times.form.push(edit.form);
    times.bare.push(bareEdit);
    times.typed.push(character);
  }
  const nothing = times.shown.map(() => 0);
  print("格子里按回车到格子里显示新的数", times.shown, nothing);
  print("格子里按回车到文稿改好", times.text, times.bare);
  print("格子里按回车到表格核对好", times.form, times.bare);
  print("文稿里打一个字（供比较）", times.typed, times.typed);
}

/** From Enter in a cell to the changed text, and to the form as it has been checked again. */
async function timeToEdit(workbench: Workbench, page: FrameLocator, cell: Locator, figure: string) {
  await cell.click();
  await workbench.page.keyboard.type(figure);
  await page.locator("td input").waitFor();
  await page.locator("body").evaluate((body) => {
    const times = { pressed: 0, shown: 0, drawn: 0 };
    Object.assign(window, { times });
    body.addEventListener(
      "keydown",
      ({ timeStamp }) => {
        times.pressed = performance.timeOrigin + timeStamp;
        // By then the frame with what the key has done is on its way to the screen.
        requestAnimationFrame(() =>
          setTimeout(() => {
            times.shown = performance.timeOrigin + performance.now();
          }),
        );
      },
      { capture: true, once: true },
    );
    const observer = new MutationObserver(() => {
      // The sums of the row follow when the server has read the text.
      if (!times.pressed || body.querySelector(".pending, td input")) return;
      times.drawn = performance.timeOrigin + performance.now();
      observer.disconnect();
    });
    observer.observe(body, { subtree: true, childList: true, attributes: true, characterData: true });
  });
  await observeText(workbench);
  await workbench.page.keyboard.press("Enter");
  await workbench
    .line("（一）予以公开")
    .filter({ hasText: new RegExp(`\\b${figure}\\b`) })
    .waitFor();
  await workbench.page.waitForTimeout(REST);
  const times = await page
    .locator("body")
    .evaluate<{ pressed: number; shown: number; drawn: number }, HTMLElement>("times");
  return {
    shown: times.shown - times.pressed,
    text: (await workbench.page.evaluate<number>("textChangedAt")) - times.pressed,
    form: times.drawn - times.pressed,
  };
}

/** From Enter in a panel that does nothing else to the changed text. */
async function timeToEditBare(workbench: Workbench, bare: Locator): Promise<number> {
  await workbench.focusEditor();
  await workbench.page.keyboard.press("Control+End");
  await bare.click();
  await workbench.page.waitForTimeout(REST);
  await bare.evaluate((element) => {
    element.ownerDocument.addEventListener(
      "keydown",
      ({ timeStamp }) => Object.assign(window, { pressedAt: performance.timeOrigin + timeStamp }),
      { capture: true, once: true },
    );
  });
  await observeText(workbench);
  await workbench.page.keyboard.press("Enter");
  await workbench.page.waitForTimeout(REST);
  return (
    (await workbench.page.evaluate<number>("textChangedAt")) - (await bare.evaluate<number, HTMLElement>("pressedAt"))
  );
}

/** From a key in the text to the character. */
async function timeToType(workbench: Workbench): Promise<number> {
  await workbench.focusEditor();
  await workbench.page.keyboard.press("Control+End");
  await workbench.page.waitForTimeout(REST);
  await observeText(workbench);
  await workbench.page.keyboard.press("x");
  await workbench.page.waitForTimeout(REST);
  const time = await workbench.page.evaluate<number>("textChangedAt - pressedAt");
  await workbench.page.keyboard.press("Backspace");
  await workbench.page.waitForTimeout(REST);
  return time;
}

/** Notes when a button or a key is pressed in the workbench. */
async function markClicks(workbench: Workbench): Promise<void> {
  // No function has a name in it: tsx would mark it with a helper that the page lacks.
  await workbench.page.evaluate(() => {
    for (const [type, name] of [
      ["click", "clickedAt"],
      ["keydown", "pressedAt"],
    ] as const)
      addEventListener(type, ({ timeStamp }) => Object.assign(window, { [name]: performance.timeOrigin + timeStamp }), {
        capture: true,
      });
  });
}

/** Notes when the lines shown next change. */
async function observeText(workbench: Workbench): Promise<void> {
  await workbench.editor.locator(".view-lines").evaluate((lines) => {
    Object.assign(window, { textChangedAt: Number.NaN });
    const observer = new MutationObserver(() => {
      Object.assign(window, { textChangedAt: performance.timeOrigin + performance.now() });
      observer.disconnect();
    });
    observer.observe(lines, { subtree: true, childList: true, characterData: true });
  });
}

/** Medians and the best round of all, what the editor takes of itself, and what is ours on top of it. */
function print(what: string, all: readonly number[], editor: readonly number[]): void {
  const [total, own] = [median(all), median(editor)];
  const best = Math.min(...all);
  const figures = [total, own, total - own, best, best - Math.min(...editor)];
  console.log(`| ${[what, ...figures.map((time) => time.toFixed(0))].join(" | ")} |`);
}
