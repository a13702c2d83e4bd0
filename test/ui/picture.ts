// Takes the README's picture (`node test/ui/run.mjs --picture`): a misspelt label, why it is one, and the outline.
import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { Workbench } from "./workbench";

takePicture(process.argv[2] ?? "").catch((error) => {
  console.error(error);
  process.exitCode = 1;
});

async function takePicture(file: string): Promise<void> {
  const workbench = await Workbench.start({ width: 1200, height: 680 });
  try {
    await workbench.open("01-云溪镇2023年年报.txt");
    await workbench.squiggles.first().waitFor({ state: "attached" });
    const outline = await workbench.openView("报告大纲");
    await workbench.enlarge(outline);
    await workbench.showNextProblem();
    // The outline follows the cursor.
    await outline.getByRole("treeitem", { name: "第二十条第（一）项", selected: true }).waitFor();
    await outline.getByRole("treeitem", { name: "政府信息公开申请情况表" }).waitFor();
    await workbench.page.locator(".breadcrumbs-control", { hasText: "第二十条第（一）项" }).waitFor();
    mkdirSync(dirname(file), { recursive: true });
    await workbench.page.screenshot({ path: file });
  } finally {
    await workbench.stop();
  }
}
