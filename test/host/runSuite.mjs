// Runs a suite of tests in the extension host of the workbench from the registry.
import { EventEmitter, once } from "node:events";
import { chromium } from "playwright-core";
import { prepareBrowser } from "./browser.mjs";
import { installVsCode } from "./install.mjs";
import { serve } from "./serve.mjs";

const givenUpAfter = 150_000;
/** Begins every line that the suite's reporter prints (test/vscode/suite/runner.ts). */
const suiteMark = "[suite] ";

/**
 * @param {object} options
 * @param {string} options.folder the folder, or the .code-workspace file, to open
 * @param {string} options.development the extension's folder
 * @param {string} options.tests the suite's bundle, in that folder
 * @param {boolean} [options.web] in the browser's own extension host, instead of the server's
 * @param {(line: string) => void} [options.onOther] told of every line that the suite does not mark as its own
 * @returns {Promise<number>} the exit code
 */
export async function runSuite({ folder, development, tests, web = false, onOther = () => {} }) {
  const settings = web ? { "remote.extensionKind": { "nianbao.nianbao": ["web"] } } : {};
  const server = await serve(await installVsCode(), { testDriver: true, settings });
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
    return await waitForEnd(page, log, () => page.goto(url), onOther);
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
 * @param {(line: string) => void} onOther
 * @returns {Promise<number>}
 */
async function waitForEnd(page, log, open, onOther) {
  const end = new EventEmitter();
  const ended = once(end, "exit");
  const timer = setTimeout(() => end.emit("error", new Error("the suite did not end in time")), givenUpAfter);
  page.once("crash", () => end.emit("error", new Error("the page crashed")));
  await page.exposeFunction("codeAutomationExit", (/** @type {number} */ exitCode) => end.emit("exit", exitCode));
  await page.exposeFunction("codeAutomationLog", (/** @type {string} */ _type, /** @type {unknown[]} */ args) => {
    const line = args.map((arg) => (typeof arg === "string" ? arg : JSON.stringify(arg))).join(" ");
    if (line.startsWith(suiteMark)) console.log(line.slice(suiteMark.length));
    else {
      log.push(line);
      onOther(line);
    }
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
