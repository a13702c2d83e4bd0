// Brings VS Code (`installVsCode`) and, for machines without one, a browser and a Chinese font (`installBrowser`)
// from the npm registry into this folder. By hand: `node test/host/install.mjs [--browser]`.
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { ensureInstalled, npm } from "../../scripts/lib/npm.mjs";
import { run } from "../../scripts/lib/run.mjs";
import { fail, Problem, step } from "../../scripts/lib/say.mjs";

const here = fileURLToPath(new URL(".", import.meta.url));
const browserFolder = join(here, "browser");

/**
 * @typedef {object} VsCode
 * @property {string} node the Node that this VS Code needs
 * @property {string} root the folder of the VS Code server
 */

/** @returns {Promise<VsCode>} */
export async function installVsCode() {
  await ensureInstalled(here, {
    chinese: "下载 VS Code（约 100 MB，仅首次）",
    english: "Fetching VS Code (about 100 MB, the first time only)",
    // Its install script builds native modules, which need compilers and headers; none of them is used here.
    args: ["--ignore-scripts"],
  });
  const root = join(here, "node_modules", "code-server", "lib", "vscode");
  if (!existsSync(join(root, "node_modules", ".package-lock.json"))) {
    // Pinned by the shrinkwrap that the package carries.
    await step("安装 VS Code 的组件", "Installing the parts of VS Code", () =>
      npm(["install", "--omit=dev", "--omit=optional", "--ignore-scripts"], root),
    );
  }
  return { node: findNode(), root };
}

/** Version 24, whatever this script runs on. */
function findNode() {
  const modules = join(here, "node_modules");
  const names = readdirSync(modules).filter(
    (name) => name.startsWith("node-") && name.includes(process.platform.replace("win32", "win")),
  );
  for (const name of names) {
    for (const path of ["bin/node", "bin/node.exe"]) {
      const node = join(modules, name, path);
      if (existsSync(node)) return node;
    }
  }
  if (Number.parseInt(process.versions.node, 10) >= 24) return process.execPath;
  throw new Problem(
    `没有适用于 ${process.platform}-${process.arch} 的 Node.js 24，请安装后再试，或安装桌面版 VS Code。`,
    "There is no Node.js 24 for this platform in the registry; install it, or desktop VS Code.",
  );
}

/**
 * @typedef {object} PackagedBrowser
 * @property {string} executable
 * @property {string} libraries the system libraries it brings for machines that lack them
 * @property {string} fonts a folder with a Chinese font
 */

/** @returns {Promise<PackagedBrowser>} */
export async function installBrowser() {
  await ensureInstalled(browserFolder, {
    chinese: "下载浏览器和中文字体（约 100 MB，仅首次）",
    english: "Fetching a browser and a Chinese font (about 100 MB, the first time only)",
    args: ["--ignore-scripts"],
  });
  const modules = join(browserFolder, "node_modules");
  const unpacked = join(modules, ".unpacked");
  const executable = join(unpacked, "chromium");
  if (!existsSync(join(unpacked, "done"))) {
    await step("解压浏览器", "Unpacking the browser", async () => {
      const { code, output } = await run(process.execPath, [join(browserFolder, "unpack.mjs"), unpacked], {
        quiet: true,
      });
      if (code !== 0) throw new Problem("浏览器解压失败。", "The browser could not be unpacked.", output);
    });
  }
  return {
    executable,
    libraries: join(unpacked, "al2023", "lib"),
    fonts: join(modules, "@embedpdf", "fonts-sc", "fonts"),
  };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  try {
    await installVsCode();
    if (process.argv.includes("--browser")) await installBrowser();
  } catch (error) {
    fail(error);
  }
}
