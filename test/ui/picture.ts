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
    await workbench.page.screenshot({ path: join(folder, "editor.png") });
    await takePreview(workbench, join(folder, "preview.png"));
  } finally {
    await workbench.stop();
  }
}

/** Only text and form, so that a small picture can be read. */
async function takePreview(workbench: Workbench, file: string): Promise<void> {
  const page = await workbench.openPreview();
  await workbench.press("Control+b");
  const wrong = page.locator('[id="cell-applications.granted.total"]');
  await wrong.click();
  await workbench.cursorAt(53);
  await page.locator("#table-applications").evaluate((table) => table.scrollIntoView());
  await page.locator("#detail", { hasText: "应为 8" }).waitFor();
  await workbench.page.locator(".sidebar .explorer-folders-view").waitFor({ state: "hidden" });
  const editors = workbench.page.locator(".part.editor");
  await editors.screenshot({ path: file, animations: "disabled" });
}
