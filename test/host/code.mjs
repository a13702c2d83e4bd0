#!/usr/bin/env node
// Takes the arguments of desktop VS Code's test runs and does the same on the workbench from the registry:
// `code.mjs FOLDER --extensionDevelopmentPath=… --extensionTestsPath=…`. So @vscode/test-electron can start either.
import { EventEmitter, once } from "node:events";
import { chromium } from "playwright-core";
import { Problem } from "../../scripts/lib/say.mjs";
import { prepareBrowser } from "./browser.mjs";
import { installVsCode } from "./install.mjs";
import { serve } from "./serve.mjs";

const givenUpAfter = 150_000;
/** Begins every line that the suite's reporter prints (test/vscode/suite/runMocha.ts). */
const suiteMark = "[suite] ";

const { folder, development, tests } = readArguments(process.argv.slice(2));
let code = 1;
try {
  code = await runTests();
} catch (error) {
  console.error(error instanceof Problem ? error.message : error);
}
process.exit(code);

/** @param {readonly string[]} args */
function readArguments(args) {
  /** @param {string} name */
  const option = (name) => args.find((arg) => arg.startsWith(`--${name}=`))?.slice(name.length + 3);
  const positional = args.find((arg) => !arg.startsWith("--"));
  return {
    folder: positional ?? process.cwd(),
    development: option("extensionDevelopmentPath") ?? "",
    tests: option("extensionTestsPath") ?? "",
  };
}

async function runTests() {
  const server = await serve(await installVsCode(), { testDriver: true });
  const browser = await chromium.launch(await prepareBrowser());
  /** @type {string[]} */
  const log = [];
  try {
    const page = await browser.newPage({ viewport: { width: 1366, height: 768 } });
    const url = server.url({
      folder,
      payload: [
        ["extensionDevelopmentPath", server.remote(development)],
        ["extensionTestsPath", server.remote(tests)],
      ],
    });
    return await waitForEnd(page, log, () => page.goto(url));
  } catch (error) {
    showLog([...log, server.log()]);
    throw error;
  } finally {
    await browser.close();
    await server.stop();
  }
}

/**
 * The test driver's page tells by two functions what is printed in the extension host and in the page, and how the
 * suite ended.
 * @param {import("playwright-core").Page} page
 * @param {string[]} log
 * @param {() => Promise<unknown>} open
 * @returns {Promise<number>}
 */
async function waitForEnd(page, log, open) {
  const end = new EventEmitter();
  const ended = once(end, "exit");
  const timer = setTimeout(() => end.emit("error", new Error("the suite did not end in time")), givenUpAfter);
  page.once("crash", () => end.emit("error", new Error("the page crashed")));
  await page.exposeFunction("codeAutomationExit", (/** @type {number} */ exitCode) => end.emit("exit", exitCode));
  await page.exposeFunction("codeAutomationLog", (/** @type {string} */ _type, /** @type {unknown[]} */ args) => {
    const line = args.map((arg) => (typeof arg === "string" ? arg : JSON.stringify(arg))).join(" ");
    if (line.startsWith(suiteMark)) console.log(line.slice(suiteMark.length));
    else log.push(line);
  });
  try {
    const [[exitCode]] = await Promise.all([ended, open()]);
    return Number(exitCode);
  } finally {
    clearTimeout(timer);
  }
}

/**
 * The workbench's own chatter, which explains a failure at times and is noise otherwise.
 * @param {readonly string[]} log
 */
function showLog(log) {
  const chatter = /bindings|spdlog|sqlite3|watchdog|ENOTFOUND|Require stack|^\s*$|^\s+(at|→) /;
  const lines = log.flatMap((text) => text.split("\n")).filter((line) => !chatter.test(line));
  console.error(lines.slice(-60).join("\n"));
}
