// Keeps a program alive exactly as long as the process that asked for it: `node guard.mjs FOLDER COMMAND ARGS…`.
// The pipe on standard input closes when that process ends in whatever way, even killed; then the program and all
// that it started are ended, and FOLDER (unless it is "-") is removed.
import { spawn, spawnSync } from "node:child_process";
import { rmSync } from "node:fs";

const [folder = "-", command = "", ...args] = process.argv.slice(2);
const windows = process.platform === "win32";
/** Milliseconds for a program to put its own things in order, and for what it leaves behind. */
const patience = { program: 3000, rest: 300 };

const child = spawn(command, args, {
  stdio: ["ignore", "inherit", "inherit"],
  // The head of a process group: what it starts can be ended with it.
  detached: !windows,
  // npm on Windows is a script.
  shell: windows && command.endsWith(".cmd"),
});
child.once("error", (error) => {
  console.error(String(error));
  finish(127);
});
child.once("exit", (code) => {
  // Whatever the program has left behind goes too.
  if (signalGroup("SIGTERM")) setTimeout(finish, patience.rest, code ?? 1);
  else finish(code ?? 1);
});

process.stdin.resume();
process.stdin.once("close", () => {
  if (windows) spawnSync("taskkill", ["/pid", String(child.pid), "/T", "/F"], { stdio: "ignore" });
  signalGroup("SIGTERM");
  setTimeout(finish, patience.program, 1);
});
// Ctrl+C reaches this process as well, and it has the last thing to do.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => {});
// Nobody may be left to read what is still written.
for (const stream of [process.stdout, process.stderr]) stream.on("error", () => {});

/** @param {number} code */
function finish(code) {
  signalGroup("SIGKILL");
  if (folder !== "-") rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  process.exit(code);
}

/**
 * @param {NodeJS.Signals} signal
 * @returns {boolean} whether anybody is left to receive it
 */
function signalGroup(signal) {
  if (windows || child.pid === undefined) return false;
  try {
    return process.kill(-child.pid, signal);
  } catch {
    return false;
  }
}
