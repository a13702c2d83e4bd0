// Runs the browser suite on a workbench into which the packaged extension is installed as a person would.
// `--picture` takes the README's picture instead: `node test/ui/run.mjs --picture`.
import { cpSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
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
  const server = await serve(await installVsCode(), { extension });

  // The drafts are edited by the tests.
  const workspace = join(scratch, "samples");
  mkdirSync(workspace);
  cpSync(join(root, "samples"), workspace, { recursive: true });

  const args = picture
    ? ["--import", "tsx", "test/ui/picture.ts", join(root, "docs", "images", "editor.png")]
    : ["node_modules/mocha/bin/mocha.js", "--config", "test/ui/.mocharc.json"];
  // All that the suite needs to know (test/ui/workbench.ts).
  const setup = {
    launch,
    url: server.url({ folder: workspace }),
    workspace: server.remote(workspace),
    screenshots: join(root, "test", "ui", "screenshots"),
  };
  const env = { ...process.env, NIANBAO_UI: JSON.stringify(setup) };
  const { code } = await run(process.execPath, args, { cwd: root, env });
  await server.stop();
  process.exitCode = code;
} catch (error) {
  fail(error);
}
