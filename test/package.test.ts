import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { listZip } from "./lib/zip";

const ROOT = join(__dirname, "..");
const MANIFEST = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8"));

/** All that may be in the package, as it is named there. */
const ALLOWED = [
  /^extension\.vsixmanifest$/,
  /^\[Content_Types\]\.xml$/,
  /^extension\/(package\.json|package\.nls(\.[a-z-]+)?\.json|readme\.md|README\.en\.md|changelog\.md|LICENSE\.txt)$/,
  /^extension\/dist\/(client|preview|server|cli)\.js$/,
  /^extension\/syntaxes\/[^/]+\.tmLanguage\.json$/,
  /^extension\/language-configuration\.json$/,
  /^extension\/l10n\/[^/]+\.json$/,
  /^extension\/schemas\/nianbao\.schema\.json$/,
  /^extension\/docs\/rules\/[^/]+\.md$/,
  /^extension\/media\/.+\.(css|png|svg|md)$/,
];

describe("package", () => {
  let names: readonly string[];
  before(() => {
    const file = join(ROOT, `${MANIFEST.name}-${MANIFEST.version}.vsix`);
    assert.ok(existsSync(file), "make it first: npm run package");
    names = listZip(readFileSync(file));
  });

  it("holds nothing but what users need", () => {
    const strays = names.filter((name) => !ALLOWED.some((pattern) => pattern.test(name)));
    assert.deepEqual(strays, []);
  });

  it("holds every file that the manifest names", () => {
    const { main, icon, contributes } = MANIFEST;
    const named = [
      main,
      icon,
      ...contributes.languages.flatMap(({ configuration }: { configuration?: string }) => configuration ?? []),
      ...contributes.jsonValidation.map(({ url }: { url: string }) => url),
      ...contributes.grammars.map(({ path }: { path: string }) => path),
    ].map((path: string) => `extension/${path.replace(/^\.\//, "")}`);
    assert.deepEqual(
      named.filter((name) => !names.includes(name)),
      [],
    );
  });

  it("holds the form preview, the server, the command line and both languages", () => {
    for (const name of [
      "dist/preview.js",
      "media/preview.css",
      "dist/server.js",
      "dist/cli.js",
      "package.nls.json",
      "package.nls.zh-cn.json",
    ]) {
      assert.ok(names.includes(`extension/${name}`), name);
    }
  });

  it("holds the page of every rule", () => {
    const pages = readdirSync(join(ROOT, "docs", "rules")).filter((name) => name.endsWith(".md"));
    assert.ok(pages.length > 0);
    assert.deepEqual(
      pages.filter((page) => !names.includes(`extension/docs/rules/${page}`)),
      [],
    );
  });
});
