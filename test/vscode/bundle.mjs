// Makes the suite into the one file of plain JavaScript that an extension host runs; `vscode` is its own.
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import { root } from "../../scripts/lib/project.mjs";

const suite = join(root, "test", "vscode", "suite");

/**
 * @param {"node" | "browser"} platform
 * @returns {Promise<string>} the file
 */
export async function bundleSuite(platform) {
  const tests = readdirSync(suite)
    .filter((name) => name.endsWith(".test.ts"))
    .sort();
  const runMocha = platform === "node" ? "./runMocha.ts" : "./runMocha.web.ts";
  const outfile = join(root, "out", "vscode", platform === "node" ? "index.cjs" : "web.js");
  await build({
    // One entry that brings every test file, so that a new one needs no registration.
    stdin: {
      contents: [
        `import { runMocha } from "${runMocha}";`,
        `export const run = () => runMocha(() => { ${tests.map((name) => `require("./${name}");`).join(" ")} });`,
      ].join("\n"),
      resolveDir: suite,
      sourcefile: "index.ts",
      loader: "ts",
    },
    outfile,
    bundle: true,
    format: "cjs",
    sourcemap: "inline",
    logLevel: "warning",
    // Mocha stays in node_modules, where there are such.
    ...(platform === "node"
      ? { platform, target: "node20", external: ["vscode", "mocha"] }
      : {
          platform,
          target: "es2022",
          external: ["vscode"],
          alias: { "node:assert/strict": join(suite, "assert.web.ts") },
          // Without `exports`, mocha makes itself a global instead of taking the place of the suite.
          define: { MOCHA_OPTIONS: JSON.stringify(JSON.stringify(mochaOptions())), exports: "undefined" },
        }),
  });
  return outfile;
}

/** A worker has no environment to read them from. */
function mochaOptions() {
  const grep = process.env.NIANBAO_GREP;
  return { color: Boolean(process.stdout.isTTY), forbidOnly: process.env.CI !== undefined, ...(grep ? { grep } : {}) };
}
