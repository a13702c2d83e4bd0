// Runs test/vscode/suite inside a real VS Code, one way for both: desktop VS Code where there is one or it can be
// downloaded, else the workbench from the npm registry.
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runTests, TestRunFailedError } from "@vscode/test-electron";
import { build } from "esbuild";
import { root } from "../../scripts/lib/project.mjs";
import { fail, say } from "../../scripts/lib/say.mjs";
import { findDesktop } from "./desktop.mjs";

const suite = join(root, "test", "vscode", "suite");
const bundle = join(root, "out", "vscode", "index.cjs");
const registryHost = join(root, "test", "host", process.platform === "win32" ? "code.cmd" : "code.mjs");

const scratch = mkdtempSync(join(tmpdir(), "nianbao-vscode-test-"));
process.on("exit", () => rmSync(scratch, { recursive: true, force: true, maxRetries: 5 }));

try {
  await bundleSuite();
  const desktop = await findDesktop();
  if (desktop === undefined)
    say("使用 npm 软件源的 VS Code（浏览器工作台）。", "On the VS Code from the npm registry (in a browser).");
  else say(`使用桌面版 VS Code：${desktop}`, "On desktop VS Code.");

  const workspace = join(scratch, "workspace");
  mkdirSync(workspace);
  await runTests({
    vscodeExecutablePath: desktop ?? registryHost,
    extensionDevelopmentPath: root,
    extensionTestsPath: bundle,
    launchArgs: [
      workspace,
      // Nothing of the person who runs the tests gets in.
      "--disable-extensions",
      `--user-data-dir=${join(scratch, "user")}`,
      `--extensions-dir=${join(scratch, "extensions")}`,
    ],
    extensionTestsEnv: { NIANBAO_ROOT: root, ...(process.stdout.isTTY ? {} : { NO_COLOR: "1" }) },
  });
} catch (error) {
  // Which tests failed has been told already.
  if (error instanceof TestRunFailedError) process.exitCode = 1;
  else fail(error);
}

/** The extension host runs plain JavaScript; `vscode` is its own, mocha stays in node_modules. */
async function bundleSuite() {
  const tests = readdirSync(suite)
    .filter((name) => name.endsWith(".test.ts"))
    .sort();
  await build({
    // One entry that brings every test file, so that a new one needs no registration.
    stdin: {
      contents: [
        `import { runMocha } from "./runMocha.ts";`,
        `export const run = () => runMocha(() => { ${tests.map((name) => `require("./${name}");`).join(" ")} });`,
      ].join("\n"),
      resolveDir: suite,
      sourcefile: "index.ts",
      loader: "ts",
    },
    outfile: bundle,
    bundle: true,
    platform: "node",
    format: "cjs",
    target: "node20",
    sourcemap: "inline",
    external: ["vscode", "mocha"],
    logLevel: "warning",
  });
}
