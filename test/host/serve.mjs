// VS Code's own server and workbench on 127.0.0.1.
import { randomBytes } from "node:crypto";
import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { run, start } from "../../scripts/lib/run.mjs";
import { Problem } from "../../scripts/lib/say.mjs";
import { locale, registerLanguage } from "./language.mjs";

const readyWithin = 60_000;

/**
 * @typedef {object} Server
 * @property {(options: { folder: string, open?: string | undefined, payload?: [string, string][] }) => string} url
 *   the workbench's address with a folder and, if named, a file of it opened
 * @property {(path: string) => string} remote a path of this machine as the workbench names it
 * @property {string} unsaved the folder of texts that are not saved, which the workbench brings back
 * @property {() => Promise<void>} stop
 * @property {Promise<void>} ended
 * @property {() => string} log
 */

/**
 * @param {import("./install.mjs").VsCode} vscode
 * @param {object} [options]
 * @param {number} [options.port] 0: any free one
 * @param {string} [options.dataFolder] kept; without it a temporary one, removed in the end
 * @param {string} [options.extension] a .vsix to install before the start
 * @param {Readonly<Record<string, unknown>>} [options.settings] of the user, besides those that keep it quiet
 * @param {boolean} [options.testDriver] lets a page load an extension from its folder and run a test suite in it
 * @returns {Promise<Server>}
 */
export async function serve(vscode, { port = 0, dataFolder, extension, settings = {}, testDriver = false } = {}) {
  const data = dataFolder ?? mkdtempSync(join(tmpdir(), "nianbao-vscode-"));
  writeSettings(data, settings);
  await registerLanguage(join(data, "data"));
  if (extension !== undefined) await installExtension(vscode, data, extension);

  const token = randomBytes(16).toString("hex");
  const [command, ...args] = serverCommand(vscode, data);
  const { child, stop: end } = start(
    command,
    [
      ...args,
      ...["--host", "127.0.0.1", "--port", String(port), "--connection-token", token],
      ...["--locale", locale, "--disable-telemetry", "--disable-workspace-trust"],
      ...(testDriver ? ["--enable-smoke-test-driver"] : []),
    ],
    dataFolder === undefined
      ? { output: "pipe", env: { ...serverEnvironment(), ...noGallery }, temporary: data }
      : { output: "pipe", env: serverEnvironment() },
  );
  const { listening, log } = watch(child);
  /** @type {Promise<void>} */
  const ended = new Promise((resolve) => child.once("exit", () => resolve()));
  const stop = () => {
    end();
    return ended;
  };

  const actualPort = await listening.catch(async (error) => {
    await stop();
    throw error;
  });
  const authority = `127.0.0.1:${actualPort}`;
  /** @param {string} path */
  const remote = (path) => `vscode-remote://${authority}${path.replaceAll("\\", "/").replace(/^(?=[^/])/, "/")}`;
  return {
    remote,
    unsaved: join(data, "data", "User", "Backups"),
    url({ folder, open, payload = [] }) {
      const all = [...payload, ["skipWelcome", "true"]];
      if (open !== undefined) all.push(["openFile", remote(open)]);
      const query = new URLSearchParams({ tkn: token, folder, payload: JSON.stringify(all) });
      return `http://${authority}/?${query}`;
    },
    stop,
    ended,
    log,
  };
}

/**
 * @param {import("./install.mjs").VsCode} vscode
 * @param {string} data
 * @returns {[string, ...string[]]}
 */
function serverCommand({ node, root }, data) {
  return [node, join(root, "out", "server-main.js"), "--accept-server-license-terms", "--server-data-dir", data];
}

/** For tests: without a service named, the server asks none for extensions. */
const noGallery = { EXTENSIONS_GALLERY: "{}" };

/** An editor that this process happens to run in must not leak into the server. */
function serverEnvironment() {
  const env = { ...process.env };
  for (const name of Object.keys(env)) if (name.startsWith("VSCODE_") || name === "NODE_OPTIONS") delete env[name];
  return env;
}

/**
 * @param {string} data
 * @param {Readonly<Record<string, unknown>>} settings
 */
function writeSettings(data, settings) {
  const folder = join(data, "data", "User");
  mkdirSync(folder, { recursive: true });
  try {
    writeFileSync(join(folder, "settings.json"), JSON.stringify({ ...quietSettings, ...settings }, null, 2), {
      flag: "wx",
    });
  } catch (error) {
    // Settings that a person has changed since are theirs.
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
  }
}

// Nothing but the editor: no welcome, no chat, nothing that asks the network.
const quietSettings = {
  "workbench.startupEditor": "none",
  "workbench.welcomePage.walkthroughs.openOnInstall": false,
  "workbench.secondarySideBar.defaultVisibility": "hidden",
  "workbench.enableExperiments": false,
  "chat.disableAIFeatures": true,
  "extensions.autoCheckUpdates": false,
  "extensions.ignoreRecommendations": true,
  "telemetry.telemetryLevel": "off",
  "update.mode": "none",
  "git.enabled": false,
};

/**
 * @param {import("./install.mjs").VsCode} vscode
 * @param {string} data
 * @param {string} extension
 */
async function installExtension(vscode, data, extension) {
  const [node, ...args] = serverCommand(vscode, data);
  const { code, output } = await run(node, [...args, "--install-extension", extension, "--force"], {
    quiet: true,
    env: serverEnvironment(),
  });
  // The server reports some failures with code 0.
  if (code !== 0 || !output.includes("successfully installed")) {
    throw new Problem("扩展未能装入 VS Code。", "The extension could not be installed in VS Code.", output);
  }
}

/** @param {import("node:child_process").ChildProcess} child */
function watch(child) {
  let text = "";
  /** @type {Promise<number>} */
  const listening = new Promise((resolve, reject) => {
    /** @param {string} chinese @param {string} english */
    const failed = (chinese, english) => {
      clearTimeout(timer);
      reject(new Problem(`VS Code 未能启动：${chinese}。`, `VS Code did not start: ${english}.`, text.slice(-4000)));
    };
    const timer = setTimeout(failed, readyWithin, "超时", "it took too long");
    child.once("exit", () => {
      if (text.includes("EADDRINUSE")) failed("端口已被占用", "the port is in use");
      else failed("进程已退出", "the process ended");
    });
    /** @param {string} chunk */
    const read = (chunk) => {
      text = (text + chunk).slice(-200_000);
      const port = /Extension host agent listening on (\d+)/.exec(text)?.[1];
      if (port === undefined) return;
      clearTimeout(timer);
      resolve(Number(port));
    };
    child.stdout?.setEncoding("utf8").on("data", read);
    child.stderr?.setEncoding("utf8").on("data", read);
  });
  return { listening, log: () => text };
}
