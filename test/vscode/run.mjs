// Runs test/vscode/suite inside a real VS Code, one way for both: desktop VS Code where there is one or it can be
// downloaded, else the workbench from the npm registry.
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runTests, TestRunFailedError } from "@vscode/test-electron";
import { root } from "../../scripts/lib/project.mjs";
import { fail, say } from "../../scripts/lib/say.mjs";
import { bundleSuite } from "./bundle.mjs";
import { findDesktop } from "./desktop.mjs";

const registryHost = join(root, "test", "host", process.platform === "win32" ? "code.cmd" : "code.mjs");

const scratch = mkdtempSync(join(tmpdir(), "nianbao-vscode-test-"));
process.on("exit", () => rmSync(scratch, { recursive: true, force: true, maxRetries: 5 }));

try {
  const bundle = await bundleSuite("node");
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
