// Child processes that never outlive this one, however it ends (guard.mjs).
import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

const guard = fileURLToPath(new URL("guard.mjs", import.meta.url));

// Unlike the default for these signals, an exit lets a script remove its temporary files.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => process.exit(130));

/**
 * @typedef {object} Started
 * @property {import("node:child_process").ChildProcess} child
 * @property {() => void} stop
 */

/**
 * Starts a program under guard.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {object} [options]
 * @param {string | undefined} [options.cwd]
 * @param {NodeJS.ProcessEnv | undefined} [options.env]
 * @param {"inherit" | "pipe"} [options.output]
 * @param {string | undefined} [options.temporary] a folder to remove when the program has ended
 * @returns {Started}
 */
export function start(command, args, { cwd, env = process.env, output = "inherit", temporary = "-" } = {}) {
  const child = spawn(process.execPath, [guard, temporary, command, ...args], {
    cwd,
    env,
    stdio: ["pipe", output, output],
    detached: process.platform !== "win32",
  });
  return { child, stop: () => child.stdin?.end() };
}

/**
 * Runs a program to its end.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, quiet?: boolean, timeout?: number }} [options]
 *   quiet: keep the output for the caller instead of passing it on
 * @returns {Promise<{ code: number, output: string, timedOut: boolean }>}
 */
export function run(command, args, { cwd, env, quiet = false, timeout } = {}) {
  return new Promise((resolve, reject) => {
    const { child, stop } = start(command, args, { cwd, env, output: quiet ? "pipe" : "inherit" });
    let output = "";
    let timedOut = false;
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding("utf8").on("data", (chunk) => {
        output += chunk;
      });
    }
    const giveUp = () => {
      timedOut = true;
      stop();
    };
    const timer = timeout === undefined ? undefined : setTimeout(giveUp, timeout);
    child.once("error", reject);
    child.once("close", (code) => {
      clearTimeout(timer);
      resolve({ code: code ?? 1, output, timedOut });
    });
  });
}
