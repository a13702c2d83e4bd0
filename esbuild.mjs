// Bundles the extension's client, the language server and the command line into dist/, each for where it runs.
// `--watch` rebuilds on every change; `--dev` keeps names and adds source maps.
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { relative, resolve } from "node:path";
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

/** What another file of dist/ holds, which is `global` where a worker has run that before. */
const inFile = (/** @type {string} */ file, /** @type {string} */ global) =>
  `(globalThis.${global} ?? require("./${file}"))`;

/** The lexicon is by far the largest part, and stands in a file of its own. @type {import("esbuild").Plugin} */
const lexiconApart = {
  name: "lexicon-apart",
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]lexicon[\\/]data\.ts$/ }, ({ path }) =>
      path === lexicon
        ? { contents: `module.exports = ${inFile("lexicon.js", "nianbaoLexicon")};`, loader: "js" }
        : undefined,
    );
  },
};

const sources = resolve("server/src");

/** What the command line and the worker's server have in common: all but the protocol and where they run. */
const isShared = (/** @type {string} */ path) => {
  const name = keyOf(path);
  return !name.startsWith("..") && !/^(cli|lsp)\/|^browser$/.test(name);
};

const SHARED = "shared";

/** The shared files that are asked for from outside. @type {Set<string>} */
const wanted = new Set();

/** Takes what is shared from dist/engine.js, and notes what that must hold. @type {import("esbuild").Plugin} */
const engineApart = {
  name: "engine-apart",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^\./ }, ({ path, resolveDir }) => {
      const file = [`${path}.ts`, `${path}/index.ts`].map((name) => resolve(resolveDir, name)).find(existsSync);
      return file && isShared(file) ? { path: file, namespace: SHARED } : undefined;
    });
    onLoad({ filter: /.*/, namespace: SHARED }, ({ path }) => {
      wanted.add(path);
      return { contents: `module.exports = ${inFile("engine.js", "nianbaoEngine")}[${JSON.stringify(keyOf(path))}];` };
    });
  },
};

/** The name of a shared file's exports in the engine. */
const keyOf = (/** @type {string} */ path) => relative(sources, path).replaceAll("\\", "/").replace(/\.ts$/, "");

/** What a rule says of itself at length is on its page in docs/rules/, and need not be in the bundles too. @type {import("esbuild").Plugin} */
const ruleDocsApart = {
  name: "rule-docs-apart",
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]rules[\\/]\w+[\\/][\w-]+\.ts$/ }, async ({ path }) => ({
      contents: (await readFile(path, "utf8")).replace(/(\n {4}docs: )`(?:[^`\\]|\\.)*`/s, '$1""'),
      loader: "ts",
    }));
  },
};

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
    plugins: [engineApart],
    external: ["./engine.js"],
  },
  {
    ...browser,
    entryPoints: ["server/src/browser.ts"],
    outfile: "dist/browserServer.js",
    format: "iife",
    plugins: [engineApart],
    external: ["./engine.js"],
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

await Promise.all(bundles.map((options) => build(options)));
bundles.push({
  // Like the lexicon a module to Node and a plain script to a worker.
  ...browser,
  stdin: {
    contents: [...wanted]
      .sort()
      .map((path) => `export * as "${keyOf(path)}" from ${JSON.stringify(path)};`)
      .join("\n"),
    resolveDir: sources,
  },
  outfile: "dist/engine.js",
  format: "iife",
  globalName: "nianbaoEngine",
  footer: { js: 'if (typeof module === "object") module.exports = nianbaoEngine;' },
  external: ["./lexicon.js"],
  plugins: [lexiconApart, ruleDocsApart],
});
await build(bundles.at(-1) ?? {});
if (watch) for (const options of bundles) await (await context({ ...options, logLevel: "info" })).watch();
