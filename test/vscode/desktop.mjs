// Desktop VS Code: named, installed, or downloaded where Microsoft's server can be reached.
import { existsSync, realpathSync } from "node:fs";
import { dirname, join } from "node:path";
import { downloadAndUnzipVSCode } from "@vscode/test-electron";
import { onPath, root } from "../../scripts/lib/project.mjs";

const updates = "https://update.code.visualstudio.com/api/releases/stable";
const patience = 4000;

/** @returns {Promise<string | undefined>} the program, not its command line script */
export async function findDesktop() {
  const named = process.env.NIANBAO_VSCODE;
  // "npm" asks for the workbench from the registry even where there is a desktop program.
  if (named === "npm") return undefined;
  if (named !== undefined && named !== "") return named;
  if (process.platform === "linux" && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) return undefined;
  return findInstalled() ?? (await download());
}

/** The `code` on the PATH only hands over to the program and does not wait for it. */
function findInstalled() {
  const script = onPath("code");
  if (script === undefined) return undefined;
  const bin = dirname(realpathSync(script));
  return programs(bin).find((path) => existsSync(path));
}

/** @param {string} bin */
function programs(bin) {
  if (process.platform === "win32") return [join(bin, "..", "Code.exe")];
  if (process.platform === "darwin") {
    return ["Electron", "Code"].map((name) => join(bin, "..", "..", "..", "MacOS", name));
  }
  return [join(bin, "..", "code")];
}

async function download() {
  try {
    const answer = await fetch(updates, { method: "HEAD", signal: AbortSignal.timeout(patience) });
    if (!answer.ok) return undefined;
    return await downloadAndUnzipVSCode({ cachePath: join(root, ".cache", "vscode-desktop") });
  } catch {
    return undefined;
  }
}
