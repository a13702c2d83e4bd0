// `npm test`: from a fresh clone to one line that counts every suite.
import { existsSync, readFileSync, rmSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { npmCommand } from "../scripts/lib/npm.mjs";
import { installDependencies, root } from "../scripts/lib/project.mjs";
import { run } from "../scripts/lib/run.mjs";
import { fail, messageOf, Problem, say } from "../scripts/lib/say.mjs";
import { packageExtension } from "../scripts/package.mjs";

const minutes = 60_000;
const node = process.execPath;

/**
 * @typedef {object} Suite
 * @property {string} chinese
 * @property {number} timeout
 * @property {readonly [string, ...string[]]} command
 * @property {boolean} [single] one test by itself, which fails when the command does; the others leave their counts
 * @property {NodeJS.ProcessEnv} [env]
 */

/** @type {Record<string, Suite>} */
const suites = {
  check: {
    chinese: "类型、规范与生成物检查",
    timeout: 3 * minutes,
    command: [...npmCommand(), "run", "check"],
    single: true,
  },
  unit: {
    chinese: "单元、服务器与命令行测试",
    timeout: 7 * minutes,
    command: [
      node,
      "node_modules/mocha/bin/mocha.js",
      "--parallel",
      "--jobs",
      String(Math.max(2, availableParallelism())),
    ],
    env: { NIANBAO_REPORTER: "dot" },
  },
  vscode: { chinese: "VS Code 扩展测试", timeout: 3 * minutes, command: [node, "test/vscode/run.mjs"] },
  web: { chinese: "VS Code 网页版扩展测试", timeout: 3 * minutes, command: [node, "test/vscode/web.mjs"] },
  ui: { chinese: "浏览器界面测试", timeout: 7 * minutes, command: [node, "test/ui/run.mjs"] },
};

const help = `npm test -- [选项 options]

  --only NAMES    只运行这些，以逗号分隔       run only these, separated by commas: ${Object.keys(suites).join(", ")}
  --grep TEXT     只运行名称相符的测试         run only tests whose name matches
  --help          显示本说明                  this help

  NIANBAO_VSCODE=PATH|npm     用这个桌面版 VS Code，或 npm 的工作台   this desktop VS Code, or the workbench from npm
  NIANBAO_BROWSER=PATH|npm    用这个浏览器，或 npm 的浏览器          this browser, or the one from npm
`;

/** @typedef {{ passed: number, pending: number, failures: { title: string, message: string }[] }} Results */

try {
  await main(readOptions());
} catch (error) {
  fail(error);
  // The last line is always the count, also when nothing could be run.
  console.log("\n0 passed, 1 failed");
}

function readOptions() {
  try {
    return parseArgs({
      options: { only: { type: "string" }, grep: { type: "string" }, help: { type: "boolean", default: false } },
    }).values;
  } catch (error) {
    throw new Problem("选项有误。", "Unknown option.", `${messageOf(error)}\n\n${help}`);
  }
}

/** @param {ReturnType<typeof readOptions>} options */
async function main({ only, grep, help: wantsHelp }) {
  if (wantsHelp) return console.log(help);
  const chosen = only === undefined ? Object.entries(suites) : only.split(",").map(findSuite);

  await installDependencies();
  const extension = await packageExtension();

  /** @type {[string, Results][]} */
  const all = [];
  for (const [name, suite] of chosen) all.push([name, await runSuite(name, suite, { grep, extension })]);

  report(all, grep !== undefined);
}

/** @param {string} name @returns {[string, Suite]} */
function findSuite(name) {
  const suite = suites[name];
  if (!suite) throw new Problem(`没有这组测试：${name}`, "There is no such suite.", help);
  return [name, suite];
}

/**
 * @param {string} name
 * @param {Suite} suite
 * @param {{ grep: string | undefined, extension: string }} context
 * @returns {Promise<Results>}
 */
async function runSuite(name, suite, { grep, extension }) {
  console.log(`\n━━ ${name}  ${suite.chinese}`);
  const file = join(root, "out", "results", `${name}.json`);
  rmSync(file, { force: true });
  const began = Date.now();
  const [program, ...args] = suite.command;
  const { code, output, timedOut } = await run(program, args, {
    cwd: root,
    quiet: suite.single ?? false,
    timeout: suite.timeout,
    env: { ...process.env, ...suite.env, ...suiteEnvironment(file, grep), NIANBAO_VSIX: extension },
  });
  const results = readResults(suite, file, code);
  const trouble = whyIncomplete(results, { code, timedOut, grep });
  if (trouble !== undefined) results.failures.push({ title: name, message: `${output}\n${trouble}`.trim() });
  const seconds = ((Date.now() - began) / 1000).toFixed(1);
  const pending = results.pending > 0 ? `, ${results.pending} pending` : "";
  console.log(
    `${results.failures.length === 0 ? "✓" : "✗"} ${name}: ${results.passed} passed, ${results.failures.length} failed${pending}  ${seconds} s`,
  );
  return results;
}

/**
 * What every suite is told in the same way: where its counts go, which tests to run, no colours in a log.
 * @param {string} file
 * @param {string | undefined} grep
 */
function suiteEnvironment(file, grep) {
  const counts = { NIANBAO_RESULTS: file, ...(process.stdout.isTTY ? {} : { FORCE_COLOR: "0" }) };
  return grep === undefined
    ? counts
    : { ...counts, NIANBAO_GREP: grep, MOCHA_OPTIONS: `--grep ${JSON.stringify(grep)}` };
}

/** @param {Suite} suite @param {string} file @param {number} code @returns {Results} */
function readResults(suite, file, code) {
  if (suite.single) return { passed: code === 0 ? 1 : 0, pending: 0, failures: [] };
  if (!existsSync(file)) return { passed: 0, pending: 0, failures: [] };
  return JSON.parse(readFileSync(file, "utf8"));
}

/**
 * A suite that broke off must not pass for one that went well.
 * @param {Results} results
 * @param {{ code: number, timedOut: boolean, grep: string | undefined }} run
 */
function whyIncomplete({ passed, failures }, { code, timedOut, grep }) {
  if (timedOut) return "超时，已中止 / timed out";
  if (failures.length > 0) return undefined;
  if (code !== 0) return `未能完成，退出码 ${code} / ended with exit code ${code}`;
  if (passed === 0 && grep === undefined) return "没有运行任何测试 / ran no test";
  return undefined;
}

/** @param {readonly [string, Results][]} all @param {boolean} filtered */
function report(all, filtered) {
  const failures = all.flatMap(([name, { failures }]) => failures.map((failure) => ({ name, ...failure })));
  let passed = 0;
  for (const [, results] of all) passed += results.passed;
  let failed = failures.length;

  if (failures.length > 0) say("\n━━ 未通过的测试", "Failed tests");
  for (const { name, title, message } of failures)
    console.log(`\n✗ [${name}] ${title}\n${message.replace(/^/gm, "    ")}`);
  if (filtered && passed + failed === 0) {
    say("\n没有名称相符的测试。", "No test matches.");
    failed = 1;
  }
  console.log(`\n${passed} passed, ${failed} failed`);
  if (failed > 0) process.exitCode = 1;
}
