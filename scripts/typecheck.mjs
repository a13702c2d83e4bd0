// Checks the types of all parts, as many at a time as there are processors, for each is a compiler of its own.
import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import { availableParallelism } from "node:os";

const parts = [
  "test",
  "client",
  "server",
  "client/tsconfig.browser.json",
  "server/tsconfig.browser.json",
  "server/tsconfig.core.json",
  "client/preview",
];
const compiler = createRequire(import.meta.url).resolve("typescript/bin/tsc");

async function checkNext() {
  for (let part = parts.shift(); part !== undefined; part = parts.shift()) {
    const child = spawn(process.execPath, [compiler, "-p", part], { stdio: "inherit" });
    const code = await new Promise((done) => child.on("close", done));
    if (code !== 0) process.exitCode = 1;
  }
}

await Promise.all(Array.from({ length: availableParallelism() }, checkNext));
