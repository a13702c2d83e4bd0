// `npm run package`: builds and makes nianbao-<version>.vsix.
import { join, relative } from "node:path";
import { pathToFileURL } from "node:url";
import { build, installDependencies, readManifest, root } from "./lib/project.mjs";
import { run } from "./lib/run.mjs";
import { fail, Problem, say, step } from "./lib/say.mjs";

/** @returns {Promise<string>} the file made */
export async function packageExtension() {
  await build();
  const { name, version } = readManifest();
  const packagePath = join(root, `${name}-${version}.vsix`);
  await step("打包", "Packaging", async () => {
    const vsce = join(root, "node_modules", "@vscode", "vsce", "vsce");
    // Relative links stay as they are: nothing in the package points to the network.
    const args = [vsce, "package", "--no-dependencies", "--no-rewrite-relative-links", "--out", packagePath];
    const { code, output } = await run(process.execPath, args, { cwd: root, quiet: true });
    if (code !== 0) throw new Problem("打包失败。", "The extension could not be packaged.", output);
  });
  return packagePath;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  try {
    await installDependencies();
    say(relative(process.cwd(), await packageExtension()), "");
  } catch (error) {
    fail(error);
  }
}
