// The workbench in Chinese. VS Code's own language pack is on its marketplace only. The npm registry has the texts of an
// older version by the same keys; they cover what a person sees here, and what they lack stays English.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const modules = fileURLToPath(new URL("node_modules/", import.meta.url));
const pack = join(modules, "@codingame", "monaco-vscode-language-pack-zh-hans");

export const locale = "zh-cn";

/**
 * Registers the texts with a server, in the file in which VS Code keeps its installed language packs.
 * @param {string} userData
 */
export async function registerLanguage(userData) {
  /** @type {Record<string, string>} */
  const translations = { vscode: await writeMainTexts() };
  const extensions = join(pack, "translations", "extensions");
  for (const file of readdirSync(extensions)) translations[basename(file, ".i18n.json")] = join(extensions, file);
  const identifier = { id: "ms-ceintl.vscode-language-pack-zh-hans" };
  const version = JSON.parse(readFileSync(join(pack, "package.json"), "utf8")).version;
  const hash = createHash("sha256").update(`${identifier.id}@${version}`).digest("hex").slice(0, 32);
  const languages = {
    [locale]: { hash, label: "中文(简体)", extensions: [{ extensionIdentifier: identifier, version }], translations },
  };
  mkdirSync(userData, { recursive: true });
  writeFileSync(join(userData, "languagepacks.json"), JSON.stringify(languages));
}

/** The package holds them as a module; VS Code reads JSON. */
async function writeMainTexts() {
  const file = join(modules, ".language", "main.i18n.json");
  if (!existsSync(file)) {
    // The package's own main module needs an editor around it; this one is data only.
    const module = pathToFileURL(join(pack, "translations", "main.i18n.json.js"));
    const { default: contents } = await import(module.href);
    mkdirSync(join(file, ".."), { recursive: true });
    writeFileSync(file, JSON.stringify({ version: "1.0.0", contents }));
  }
  return file;
}
