// This project's places, and the two steps every script begins with.
import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { ensureInstalled } from "./npm.mjs";
import { run } from "./run.mjs";
import { Problem, step } from "./say.mjs";

export const root = resolve(fileURLToPath(new URL("../..", import.meta.url)));

export function readManifest() {
  return JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
}

export async function installDependencies() {
  const major = Number.parseInt(process.versions.node, 10);
  if (major < 20) {
    throw new Problem(
      `需要 Node.js 20 或更新版本，现在是 ${process.versions.node}。`,
      `Node.js 20 or newer is needed; this is ${process.versions.node}.`,
    );
  }
  await ensureInstalled(root, { chinese: "安装依赖", english: "Installing dependencies" });
}

export async function build() {
  await step("构建", "Building", async () => {
    const { code, output } = await run(process.execPath, ["esbuild.mjs"], { cwd: root, quiet: true });
    if (code !== 0) throw new Problem("构建失败。", "The build failed.", output);
  });
}

/**
 * A program of that name on the PATH.
 * @param {string} name
 * @returns {string | undefined}
 */
export function onPath(name) {
  const endings = process.platform === "win32" ? [".cmd", ".exe", ".bat"] : [""];
  const folders = (process.env.PATH ?? "")
    .split(process.platform === "win32" ? ";" : ":")
    .filter((folder) => folder !== "");
  return folders
    .flatMap((folder) => endings.map((ending) => join(folder, name + ending)))
    .find((path) => existsSync(path));
}
