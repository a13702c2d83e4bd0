import type { WordTarget } from "../../server/src/lsp/protocol";
import { t } from "./l10n";
import type { Server } from "./server";
import { writeSettings } from "./settingsFile";

/** Adds a word to those that are known by its `.nianbao.json`, and saves the file. */
export async function addWord(server: Server, { file, word }: WordTarget): Promise<void> {
  await writeSettings(
    file,
    (text) => server.addWord(text, word),
    (name) => t("“{0}”已写在 {1} 的词库里", word, name),
  );
}
