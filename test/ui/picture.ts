// Takes the README's pictures (`node test/ui/run.mjs --picture`): a misspelt label, why it is one, and the outline; and
// the form preview, with a total that is wrong.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { Workbench } from "./workbench";

const DRAFT = "01-云溪镇2023年年报.txt";

takePictures(process.argv[2] ?? "").catch((error) => {
  console.error(error);
  process.exitCode = 1;
});

async function takePictures(folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  await takePreview(join(folder, "preview.png"));
  await takeEditor(join(folder, "editor.png"));
}

async function takeEditor(file: string): Promise<void> {
  const workbench = await Workbench.start({ width: 1200, height: 680 });
  try {
    await workbench.open(DRAFT);
    await workbench.squiggles.first().waitFor({ state: "attached" });
    const outline = await workbench.openView("报告大纲");
    await workbench.enlarge(outline);
    await workbench.showNextProblem();
    // The outline follows the cursor.
    await outline.getByRole("treeitem", { name: "第二十条第（一）项", selected: true }).waitFor();
    await outline.getByRole("treeitem", { name: "政府信息公开申请情况表" }).waitFor();
    await workbench.page.locator(".breadcrumbs-control", { hasText: "第二十条第（一）项" }).waitFor();
    await workbench.page.screenshot({ path: file });
  } finally {
    await workbench.stop();
  }
}

/** Only text and form, so that a small picture can be read. */
async function takePreview(file: string): Promise<void> {
  const workbench = await Workbench.start({ width: 1000, height: 560 });
  try {
    await workbench.open(DRAFT);
    await workbench.squiggles.first().waitFor({ state: "attached" });
    await workbench.focusEditor();
    await workbench.press("Control+b");
    await workbench.page.locator(".explorer-folders-view").waitFor({ state: "hidden" });
    const page = await workbench.openPreview();
    await page.locator('[id="cell-applications.granted.total"]').click();
    await workbench.cursorAt(53);
    await page.locator("#detail", { hasText: "应为 8" }).waitFor();
    // Away from what shows a hint under the mouse.
    await workbench.editor.hover();
    await workbench.page.locator(".part.editor").screenshot({ path: file });
  } finally {
    await workbench.stop();
  }
}
