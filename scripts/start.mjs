// `npm start`: from a fresh clone to a VS Code with the extension and the sample drafts in it.
import { spawn, spawnSync } from "node:child_process";
import { existsSync, readdirSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { installVsCode } from "../test/host/install.mjs";
import { serve } from "../test/host/serve.mjs";
import { build, installDependencies, onPath, root } from "./lib/project.mjs";
import { fail, messageOf, Problem, say } from "./lib/say.mjs";
import { packageExtension } from "./package.mjs";

const help = `npm start -- [选项 options]

  --folder PATH   打开这个文件夹（默认 samples）   the folder to open (samples)
  --web           不用桌面版 VS Code             use the browser even where there is desktop VS Code
  --port N        网页版的端口（默认任选）         the port of the web workbench (any free one)
  --no-open       不自动打开浏览器               do not open the browser
  --help          显示本说明                     this help
`;

try {
  await start(readOptions());
} catch (error) {
  fail(error);
}

function readOptions() {
  try {
    return parseArgs({
      options: {
        folder: { type: "string" },
        web: { type: "boolean", default: false },
        port: { type: "string", default: "0" },
        "no-open": { type: "boolean", default: false },
        help: { type: "boolean", default: false },
      },
    }).values;
  } catch (error) {
    throw new Problem("选项有误。", "Unknown option.", `${messageOf(error)}\n\n${help}`);
  }
}

/** @param {ReturnType<typeof readOptions>} options */
async function start(options) {
  if (options.help) return console.log(help);
  const port = Number(options.port);
  if (!Number.isInteger(port) || port < 0 || port > 65535) {
    throw new Problem(`端口无效：${options.port}`, "Not a port number.");
  }
  const folder = findFolder(options.folder);
  await installDependencies();
  if (!options.web && (await openDesktop(folder))) return;
  await openWorkbench(folder, port, !options["no-open"]);
}

/** @param {string | undefined} given */
function findFolder(given) {
  // npm runs scripts in the project's folder and tells where it was called.
  const folder = given === undefined ? join(root, "samples") : resolve(process.env.INIT_CWD ?? process.cwd(), given);
  if (!existsSync(folder) || !statSync(folder).isDirectory()) {
    throw new Problem(`没有这个文件夹：${folder}`, "There is no such folder.");
  }
  return folder;
}

/** @param {string} folder @returns {Promise<boolean>} whether there is a desktop VS Code, and it started */
async function openDesktop(folder) {
  const code = onPath("code");
  if (code === undefined) return false;
  if (process.platform === "linux" && !hasDisplay()) return false;
  await build();
  const args = ["--new-window", `--extensionDevelopmentPath=${root}`, folder, ...firstDraft(folder)];
  const windows = process.platform === "win32";
  // It hands over to the program and returns.
  const { status, stderr } = spawnSync(windows ? `"${code}"` : code, windows ? args.map((arg) => `"${arg}"`) : args, {
    shell: windows,
    encoding: "utf8",
  });
  if (status === 0) {
    say("已在桌面版 VS Code 中打开。", "Opened in desktop VS Code.");
    return true;
  }
  say(
    "桌面版 VS Code 未能启动，改用网页版。",
    `Desktop VS Code did not start; using the browser instead.\n${stderr ?? ""}`,
  );
  return false;
}

/** @param {string} folder @param {number} port @param {boolean} inBrowser */
async function openWorkbench(folder, port, inBrowser) {
  const extension = await packageExtension();
  const vscode = await installVsCode();
  const server = await serve(vscode, { port, dataFolder: join(root, ".cache", "start"), extension });
  const [open] = firstDraft(folder);
  const url = server.url({ folder, open });

  console.log(`\n  年报校对已就绪，请在浏览器中打开：  Ready; open this in a browser:\n\n  ${url}\n`);
  say("按 Ctrl+C 结束。", "Ctrl+C stops it.");
  if (inBrowser) openBrowser(url);

  process.prependListener("SIGINT", () => {
    say("\n已结束。", "Stopped.");
    process.exit(0);
  });
  await server.ended;
  throw new Problem("VS Code 意外退出。", "VS Code ended unexpectedly.", server.log().slice(-4000));
}

/** @param {string} folder */
function firstDraft(folder) {
  const drafts = readdirSync(folder).filter((name) => name.endsWith(".txt"));
  return drafts
    .sort()
    .slice(0, 1)
    .map((name) => join(folder, name));
}

function hasDisplay() {
  return Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

/**
 * A convenience only: where it fails, the printed address remains.
 * @param {string} url
 */
function openBrowser(url) {
  if (process.env.CI || (process.platform === "linux" && !hasDisplay())) return;
  const [command, ...args] = openCommand();
  const child = spawn(command, [...args, url], { stdio: "ignore", detached: true });
  child.once("error", () => {});
  child.unref();
}

/** @returns {[string, ...string[]]} */
function openCommand() {
  if (process.platform === "darwin") return ["open"];
  // Unlike `start`, it takes an address with & in it as it is.
  if (process.platform === "win32") return ["rundll32", "url.dll,FileProtocolHandler"];
  return ["xdg-open"];
}
