// Bundles the extension's client, the page of its form preview, the language server and the command line into dist/.
// `--watch` rebuilds on every change; `--dev` keeps names and adds source maps.
import { build, context } from "esbuild";

const watch = process.argv.includes("--watch");
const dev = watch || process.argv.includes("--dev");

/** @type {import("esbuild").BuildOptions} */
const common = {
  bundle: true,
  platform: "node",
  format: "cjs",
  target: "node20",
  mainFields: ["module", "main"],
  minify: !dev,
  sourcemap: dev,
  charset: "utf8",
  legalComments: "none",
  logLevel: "warning",
};

/** @type {import("esbuild").BuildOptions[]} */
const bundles = [
  { ...common, entryPoints: ["client/src/extension.node.ts"], outfile: "dist/client.js", external: ["vscode"] },
  {
    ...common,
    entryPoints: ["client/preview/page.ts"],
    outfile: "dist/preview.js",
    platform: "browser",
    format: "iife",
    target: "es2022",
  },
  { ...common, entryPoints: ["server/src/node.ts"], outfile: "dist/server.js" },
  { ...common, entryPoints: ["server/src/cli/main.ts"], outfile: "dist/cli.js", banner: { js: "#!/usr/bin/env node" } },
];

if (watch) {
  for (const options of bundles) await (await context({ ...options, logLevel: "info" })).watch();
} else {
  await Promise.all(bundles.map((options) => build(options)));
}
