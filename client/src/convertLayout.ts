import { type TextDocument, window } from "vscode";
import type { TargetLayout } from "../../server/src/lsp/protocol";
import { isReport } from "./documents";
import { applyEdits } from "./edits";
import { t } from "./l10n";
import type { Server } from "./server";

const CHOICES: readonly { readonly layout: TargetLayout; readonly label: string; readonly description: string }[] = [
  {
    layout: "tabRows",
    label: t("制表符行"),
    description: t("一行一行，以制表符分开，可粘贴到 Excel、WPS"),
  },
  { layout: "pipes", label: t("Markdown 表格"), description: t("以竖线分开，各栏对齐") },
  { layout: "cellLines", label: t("每格一行"), description: t("一个单元格一行，空行分开各行") },
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
    window.showInformationMessage(t("没有打开的年报"));
    return;
  }
  const known = CHOICES.find(({ layout }) => layout === given);
  const choice =
    known ??
    (await window.showQuickPick(CHOICES, { title: t("改写全文表格的排法"), placeHolder: t("数字和文字都不改") }));
  const converted = choice && (await server.convertLayout(document, choice.layout));
  if (!choice || !converted) return;
  const { edits, rewritten, leftAlone } = converted;
  if (edits.length > 0 && !(await applyEdits(document, converted))) return;
  const done = rewritten > 0 ? t("已把 {0} 个表格改为{1}", rewritten, choice.label) : "";
  const reasons = leftAlone.map(({ name, reason }) => `“${name}”${reason}`).join(t("；"));
  if (reasons) window.showWarningMessage([done, t("保持原样的：{0}", reasons)].filter(Boolean).join(t("。")));
  else window.setStatusBarMessage(done || t("表格已经是{0}", choice.label), 5000);
}
