// Runs the browser suite on a workbench into which the packaged extension is installed as a person would.
// Instead of it, `--picture` takes the README's pictures, and `--bench` measures (test/ui/bench.ts).
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { root } from "../../scripts/lib/project.mjs";
import { run } from "../../scripts/lib/run.mjs";
import { fail, say } from "../../scripts/lib/say.mjs";
import { packageExtension } from "../../scripts/package.mjs";
import { prepareBrowser } from "../host/browser.mjs";
import { installVsCode } from "../host/install.mjs";
import { serve } from "../host/serve.mjs";

const scratch = mkdtempSync(join(tmpdir(), "nianbao-ui-test-"));
process.on("exit", () => rmSync(scratch, { recursive: true, force: true, maxRetries: 5 }));

try {
  const extension = process.env.NIANBAO_VSIX ?? (await packageExtension());
  const picture = process.argv.includes("--picture");
  // Looks the same wherever it is taken, by the fonts that come with that browser.
  if (picture) process.env.NIANBAO_BROWSER ??= "npm";
  const launch = await prepareBrowser();
  say(`浏览器：${launch.executablePath}`, "is the browser.");
  const bench = process.argv.includes("--bench");
  // The test driver lets the page load the panel that is compared with.
  const server = await serve(await installVsCode(), { extension, testDriver: bench });

  // The tests fill it (test/ui/workbench.ts).
  const workspace = join(scratch, "samples");
  mkdirSync(workspace);

  const args = picture
    ? ["--import", "tsx", "test/ui/picture.ts", join(root, "docs", "images")]
    : bench
      ? ["--import", "tsx", "test/ui/bench.ts"]
      : ["node_modules/mocha/bin/mocha.js", "--config", "test/ui/.mocharc.json"];
  /** @type {[string, string][]} */
  const payload = bench ? [["extensionDevelopmentPath", server.remote(join(root, "test", "bench", "emptyPanel"))]] : [];
  // All that the suite needs to know (test/ui/workbench.ts).
  const setup = {
    launch,
    url: server.url({ folder: workspace, payload }),
    workspace: server.remote(workspace),
    unsaved: server.unsaved,
    screenshots: join(root, "test", "ui", "screenshots"),
  };
  const env = { ...process.env, NIANBAO_UI: JSON.stringify(setup) };
  const { code } = await run(process.execPath, args, { cwd: root, env });
  await server.stop();
  process.exitCode = code;
} catch (error) {
  fail(error);
}
