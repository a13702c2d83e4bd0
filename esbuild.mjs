// Bundles the extension's client, the language server and the command line into dist/, each for where it runs.
// `--watch` rebuilds on every change; `--dev` keeps names and adds source maps.
import { resolve } from "node:path";
import { build, context } from "esbuild";

const watch = process.argv.includes("--watch");
const dev = watch || process.argv.includes("--dev");

const lexicon = resolve("server/src/lexicon/data.ts");

/** @type {import("esbuild").BuildOptions} */
const common = {
  bundle: true,
  minify: !dev,
  sourcemap: dev,
  charset: "utf8",
  legalComments: "none",
  logLevel: "warning",
};

/** @type {import("esbuild").BuildOptions} */
const node = { ...common, platform: "node", format: "cjs", target: "node20", mainFields: ["module", "main"] };

/** Nothing stands in for what browsers lack: a module of Node that strays in breaks the build. @type {typeof node} */
const browser = { ...common, platform: "browser", target: "es2022", conditions: ["browser"] };

/** The lexicon is by far the largest part: the package holds it once, and those who need it load that file. */
const lexiconApart = (/** @type {import("esbuild").OnResolveResult} */ instead) => ({
  name: "lexicon-apart",
  /** @param {import("esbuild").PluginBuild} build */
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /\/data$/ }, ({ path, resolveDir }) =>
      resolve(resolveDir, `${path}.ts`) === lexicon ? instead : undefined,
    );
    onLoad({ filter: /.*/, namespace: "global" }, ({ path }) => ({ contents: `module.exports = ${path};` }));
  },
});

/** What a report needs and every other text is to be opened without. A browser's extension host takes one file only. */
const languageClientApart = {
  name: "language-client-apart",
  /** @param {import("esbuild").PluginBuild} build */
  setup({ onResolve }) {
    onResolve({ filter: /^vscode-languageclient\/node$/ }, ({ kind }) =>
      kind === "dynamic-import" ? { path: "./languageClient.js", external: true } : undefined,
    );
  },
};

/** @type {import("esbuild").BuildOptions[]} */
const bundles = [
  {
    ...node,
    entryPoints: ["client/src/extension.node.ts"],
    outfile: "dist/client.js",
    external: ["vscode"],
    // By require, for the extension host gives `vscode` to that only.
    supported: { "dynamic-import": false },
    plugins: [languageClientApart],
  },
  { ...node, entryPoints: ["vscode-languageclient/node"], outfile: "dist/languageClient.js", external: ["vscode"] },
  {
    ...browser,
    entryPoints: ["client/src/extension.web.ts"],
    outfile: "dist/browserClient.js",
    format: "cjs",
    external: ["vscode"],
  },
  {
    ...node,
    entryPoints: ["server/src/cli/main.ts"],
    outfile: "dist/cli.js",
    banner: { js: "#!/usr/bin/env node" },
    plugins: [lexiconApart({ path: "./lexicon.js", external: true })],
  },
  {
    ...browser,
    entryPoints: ["server/src/browser.ts"],
    outfile: "dist/browserServer.js",
    format: "iife",
    plugins: [lexiconApart({ path: "nianbaoLexicon", namespace: "global" })],
  },
  {
    // A module to Node and a plain script to a worker, which runs it before the server's.
    ...browser,
    entryPoints: [lexicon],
    outfile: "dist/lexicon.js",
    format: "iife",
    globalName: "nianbaoLexicon",
    footer: { js: 'if (typeof module === "object") module.exports = nianbaoLexicon;' },
  },
  {
    ...browser,
    entryPoints: ["client/preview/page.ts"],
    outfile: "dist/preview.js",
    format: "iife",
  },
];

if (watch) {
  for (const options of bundles) await (await context({ ...options, logLevel: "info" })).watch();
} else {
  await Promise.all(bundles.map((options) => build(options)));
}
