import { Range, type TextDocument, Uri, WorkspaceEdit, window, workspace } from "vscode";
import { type AcceptTarget, SETTINGS_FILE } from "../../server/src/lsp/protocol";
import { t } from "./l10n";
import type { Server } from "./server";

/** Writes an accepted finding into its `.nianbao.json`, with a reason that is asked for or given, and saves the file. */
export async function accept(server: Server, { file, entry }: AcceptTarget, given?: string): Promise<void> {
  const reason = given ?? (await askForReason());
  if (!reason) return;
  const uri = Uri.parse(file);
  const existing = await open(uri);
  const edits = await server.accept(existing?.getText() ?? "", { ...entry, reason });
  if (edits === undefined) return;
  if (edits === null) {
    window.showErrorMessage(t("没有写入：{0} 的写法或编码有误，请先改正", SETTINGS_FILE));
    if (existing) await window.showTextDocument(existing);
    return;
  }
  const edit = new WorkspaceEdit();
  if (!existing) edit.createFile(uri, { ignoreIfExists: true });
  for (const { range, newText } of edits) {
    const { start, end } = range;
    edit.replace(uri, new Range(start.line, start.character, end.line, end.character), newText);
  }
  // The file counts as it is stored, so the finding stays until it has been saved.
  const isWritten = (await workspace.applyEdit(edit)) && (await (await open(uri))?.save());
  if (isWritten) window.setStatusBarMessage(t("已接受，理由写在 {0} 里", workspace.asRelativePath(uri)), 5000);
  else window.showErrorMessage(t("写不了 {0}", workspace.asRelativePath(uri)));
}

async function askForReason(): Promise<string | undefined> {
  const reason = await window.showInputBox({
    title: t("在此接受"),
    prompt: t("为什么不用改？理由写进 {0}，同事也看得到，这一处以后不再提示", SETTINGS_FILE),
    ignoreFocusOut: true,
    validateInput: (value) => (value.trim() === "" ? t("请写明理由") : undefined),
  });
  return reason?.trim();
}

/** The document of a file; undefined where there is none. */
async function open(uri: Uri): Promise<TextDocument | undefined> {
  try {
    return await workspace.openTextDocument(uri);
  } catch {
    return undefined;
  }
}
