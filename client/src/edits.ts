import { Range, type TextDocument, WorkspaceEdit, window, workspace } from "vscode";
import type { Range as ProtocolRange, TextEdit } from "../../server/src/lsp/protocol";
import { t } from "./l10n";

/**
 * Makes edits that the server has worked out for a version of a document. Says so and returns false where the text has
 * changed since: what was typed in the meantime would end up in the wrong place.
 */
export async function applyEdits(
  document: TextDocument,
  { version, edits }: { readonly version: number; readonly edits: readonly TextEdit[] },
): Promise<boolean> {
  const edit = new WorkspaceEdit();
  for (const { range, newText } of edits) edit.replace(document.uri, toRange(range), newText);
  if (document.version === version && (await workspace.applyEdit(edit))) return true;
  window.showWarningMessage(t("文字在这期间有改动，没有改写，请再试一次"));
  return false;
}

export function toRange({ start, end }: ProtocolRange): Range {
  return new Range(start.line, start.character, end.line, end.character);
}
