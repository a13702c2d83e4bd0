import { Range, type TextDocument, Uri, WorkspaceEdit, window, workspace } from "vscode";
import { SETTINGS_FILE, type TextEdit } from "../../server/src/lsp/protocol";
import { t } from "./l10n";

/**
 * Makes the edits that `add` has for the text of a `.nianbao.json`, of which there may be none yet, and saves it; `done`
 * says to people what is in the file of that name now.
 */
export async function writeSettings(
  file: string,
  add: (text: string) => Promise<readonly TextEdit[] | null | undefined>,
  done: (name: string) => string,
): Promise<void> {
  const uri = Uri.parse(file);
  const existing = await open(uri);
  const edits = await add(existing?.getText() ?? "");
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
  if (isWritten) window.setStatusBarMessage(done(workspace.asRelativePath(uri)), 5000);
  else window.showErrorMessage(t("写不了 {0}", workspace.asRelativePath(uri)));
}

/** The document of a file; undefined where there is none. */
async function open(uri: Uri): Promise<TextDocument | undefined> {
  try {
    return await workspace.openTextDocument(uri);
  } catch {
    return undefined;
  }
}
