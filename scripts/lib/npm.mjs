// npm as these scripts use it: exactly what the lockfile says, and plain words when that fails.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { run } from "./run.mjs";
import { Problem, step } from "./say.mjs";

/**
 * Brings a folder's node_modules to what its lockfile says; does nothing when it is there already.
 * @param {string} folder
 * @param {{ chinese: string, english: string, args?: readonly string[] }} step
 */
export async function ensureInstalled(folder, { chinese, english, args = [] }) {
  if (isInstalled(folder)) return;
  await step(chinese, english, () => npm(["ci", ...args], folder));
}

/**
 * Whether every package of the lockfile is there in its version. npm's own record is compared, not dates:
 * a checkout changes dates without changing content.
 * @param {string} folder
 */
export function isInstalled(folder) {
  const record = join(folder, "node_modules", ".package-lock.json");
  if (!existsSync(record)) return false;
  const wanted = readLock(join(folder, "package-lock.json"));
  const present = readLock(record);
  return Object.entries(wanted).every(([path, { version, optional }]) => {
    if (path === "") return true;
    const found = present[path];
    return found === undefined ? optional === true : found.version === version;
  });
}

/**
 * @param {readonly string[]} args
 * @param {string} cwd
 */
export async function npm(args, cwd) {
  const [command, ...first] = npmCommand();
  const { code, output } = await run(command, [...first, ...args, "--no-audit", "--no-fund"], {
    cwd,
    quiet: true,
    env: cleanEnvironment(),
  });
  if (code !== 0) throw explain(output);
}

/** @returns {[string, ...string[]]} the program and its first arguments */
export function npmCommand() {
  const running = process.env.npm_execpath;
  if (running?.endsWith("npm-cli.js")) return [process.execPath, running];
  return [process.platform === "win32" ? "npm.cmd" : "npm"];
}

/**
 * npm hands its settings down in variables; those of an outer `npm test --x` must not steer an inner `npm ci`,
 * nor may NODE_ENV=production leave out the tools to build with.
 */
function cleanEnvironment() {
  const env = { ...process.env };
  for (const name of Object.keys(env)) {
    if (
      /^npm_(package|lifecycle|command|config_(argv|prefix|local_prefix|omit|production|only|ignore_scripts)$)/i.test(
        name,
      )
    ) {
      delete env[name];
    }
  }
  delete env.NODE_ENV;
  return env;
}

/** @param {string} output */
function explain(output) {
  const lines = output.split(/\r?\n/).filter((line) => !/^npm (warn|notice)/i.test(line));
  // The cause stands first, general advice after it.
  const details = lines.slice(0, 30).join("\n");
  if (
    /E(NOTFOUND|AI_AGAIN|TIMEDOUT|CONNREFUSED|CONNRESET|HOSTUNREACH|NETUNREACH)|ERR_SOCKET_TIMEOUT|network/.test(output)
  ) {
    return new Problem(
      "连不上 npm 软件源，请检查网络或代理设置（npm config get registry、npm config get proxy）。",
      "The npm registry cannot be reached; check the network or the proxy settings.",
      details,
    );
  }
  if (/CERT|SELF_SIGNED|UNABLE_TO_(VERIFY|GET)/.test(output)) {
    return new Problem(
      "npm 软件源的证书未被信任，请设置 NODE_EXTRA_CA_CERTS 或 npm config set cafile。",
      "The registry's certificate is not trusted; set NODE_EXTRA_CA_CERTS or npm's cafile.",
      details,
    );
  }
  if (/spawn npm.* ENOENT/.test(output)) {
    return new Problem("找不到 npm，请安装 Node.js 20 或更新版本。", "npm was not found; install Node.js 20 or newer.");
  }
  if (/ENOSPC/.test(output)) return new Problem("磁盘空间不足。", "The disk is full.", details);
  return new Problem("npm 安装失败。", "npm could not install.", details);
}

/**
 * @param {string} file
 * @returns {Record<string, { version?: string, optional?: boolean }>}
 */
function readLock(file) {
  return JSON.parse(readFileSync(file, "utf8")).packages;
}
