import { window } from "vscode";
import { type AcceptTarget, SETTINGS_FILE } from "../../server/src/lsp/protocol";
import { t } from "./l10n";
import type { Server } from "./server";
import { writeSettings } from "./settingsFile";

/** Writes an accepted finding into its `.nianbao.json`, with a reason that is asked for or given, and saves the file. */
export async function accept(server: Server, { file, entry }: AcceptTarget, given?: string): Promise<void> {
  const reason = given ?? (await askForReason());
  if (!reason) return;
  const add = (text: string) => server.accept(text, { ...entry, reason });
  await writeSettings(file, add, (name) => t("已接受，理由写在 {0} 里", name));
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
