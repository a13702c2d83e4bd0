import { type TextDocument, window } from "vscode";
import type { TargetLayout } from "../../server/src/lsp/protocol";
import { isReport } from "./documents";
import { applyEdits } from "./edits";
import type { Server } from "./server";

const CHOICES: readonly { readonly layout: TargetLayout; readonly label: string; readonly description: string }[] = [
  {
    layout: "tabRows",
    label: "制表符行",
    description: "一行一行，以制表符分开，可粘贴到 Excel、WPS · Tab-separated rows",
  },
  { layout: "pipes", label: "Markdown 表格", description: "以竖线分开，各栏对齐 · Aligned Markdown" },
  { layout: "cellLines", label: "每格一行", description: "一个单元格一行，空行分开各行 · A line a cell" },
];

/** Rewrites all tables of the report in front, else of the one shown, in a layout that is picked or given. */
export async function convertLayout(
  server: Server,
  shown: TextDocument | undefined,
  given?: TargetLayout,
): Promise<void> {
  const active = window.activeTextEditor?.document;
  const document = active && isReport(active) ? active : shown;
  if (!document) {
    window.showInformationMessage("没有打开的年报");
    return;
  }
  const known = CHOICES.find(({ layout }) => layout === given);
  const choice =
    known ?? (await window.showQuickPick(CHOICES, { title: "改写全文表格的排法", placeHolder: "数字和文字都不改" }));
  const converted = choice && (await server.convertLayout(document, choice.layout));
  if (!choice || !converted) return;
  const { edits, rewritten, leftAlone } = converted;
  if (edits.length > 0 && !(await applyEdits(document, converted))) return;
  const done = rewritten > 0 ? `已把 ${rewritten} 个表格改为${choice.label}` : "";
  const reasons = leftAlone.map(({ name, reason }) => `“${name}”${reason}`).join("；");
  if (reasons) window.showWarningMessage([done, `保持原样的：${reasons}`].filter(Boolean).join("。"));
  else window.setStatusBarMessage(done || `表格已经是${choice.label}`, 5000);
}
