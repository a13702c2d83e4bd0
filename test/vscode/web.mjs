// Runs test/vscode/suite in the extension host of a browser, where the extension and its server are workers.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { root } from "../../scripts/lib/project.mjs";
import { fail } from "../../scripts/lib/say.mjs";
import { runSuite } from "../host/runSuite.mjs";
import { bundleSuite } from "./bundle.mjs";

/** Begins the line with the counts (test/vscode/suite/runner.ts). */
const resultsMark = "[results] ";

const workspace = mkdtempSync(join(tmpdir(), "nianbao-web-test-"));
process.on("exit", () => rmSync(workspace, { recursive: true, force: true, maxRetries: 5 }));

try {
  const tests = await bundleSuite("browser");
  process.exitCode = await runSuite({ folder: workspace, development: root, tests, web: true, onOther: keepResults });
} catch (error) {
  fail(error);
}

/** @param {string} line */
function keepResults(line) {
  if (process.env.NIANBAO_DEBUG) console.log(line);
  const file = process.env.NIANBAO_RESULTS;
  if (file === undefined || !line.startsWith(resultsMark)) return;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, line.slice(resultsMark.length));
}
