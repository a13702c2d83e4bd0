import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { listZip } from "./lib/zip";

const ROOT = join(__dirname, "..");
const MANIFEST = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8"));

/** All that may be in the package, as it is named there. */
const ALLOWED = [
  /^extension\.vsixmanifest$/,
  /^\[Content_Types\]\.xml$/,
  /^extension\/(package\.json|package\.nls(\.[a-z-]+)?\.json|readme\.md|README\.en\.md|changelog\.md|LICENSE\.txt)$/,
  /^extension\/dist\/(client|browserClient|browserServer|cli|engine|languageClient|lexicon|preview)\.js$/,
  /^extension\/syntaxes\/[^/]+\.tmLanguage\.json$/,
  /^extension\/language-configuration\.json$/,
  /^extension\/schemas\/nianbao\.schema\.json$/,
  /^extension\/docs\/rules\/[^/]+\.md$/,
  /^extension\/media\/.+\.(css|png|svg|md)$/,
];

describe("package", () => {
  let names: readonly string[];
  let size = 0;
  before(() => {
    const file = join(ROOT, `${MANIFEST.name}-${MANIFEST.version}.vsix`);
    assert.ok(existsSync(file), "make it first: npm run package");
    const bytes = readFileSync(file);
    size = bytes.length;
    names = listZip(bytes);
  });

  it("is smaller than 1.4 MB", () => {
    assert.ok(size < 1_400_000, `${size} bytes`);
  });

  it("holds nothing but what users need", () => {
    const strays = names.filter((name) => !ALLOWED.some((pattern) => pattern.test(name)));
    assert.deepEqual(strays, []);
  });

  it("holds every file that the manifest names", () => {
    const { main, browser, icon, contributes } = MANIFEST;
    const named = [
      main,
      browser,
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

  it("holds the server of each host, the command line and both languages", () => {
    const bundles = ["browserServer", "cli", "engine", "languageClient", "lexicon", "preview"].map(
      (name) => `dist/${name}.js`,
    );
    for (const name of [...bundles, "media/preview.css", "package.nls.json", "package.nls.zh-cn.json"]) {
      assert.ok(names.includes(`extension/${name}`), name);
    }
  });

  it("says that it works in browsers, and in virtual and untrusted workspaces", () => {
    assert.ok(MANIFEST.browser && MANIFEST.main);
    assert.deepEqual(MANIFEST.capabilities, { untrustedWorkspaces: { supported: true }, virtualWorkspaces: true });
  });

  it("holds the pictures of the walkthrough, which are small", () => {
    const steps: { media: { svg: string } }[] = MANIFEST.contributes.walkthroughs.flatMap(
      ({ steps }: { steps: readonly unknown[] }) => steps,
    );
    const pictures = steps.map(({ media }) => media.svg);
    assert.deepEqual(
      pictures.filter((picture) => !names.includes(`extension/${picture}`)),
      [],
    );
    const size = pictures.reduce((sum, picture) => sum + statSync(join(ROOT, picture)).size, 0);
    assert.ok(size > 0 && size <= 60 * 1024, `${size} bytes`);
  });

  it("has a text in both languages for all that the manifest leaves to them", () => {
    const wanted = [...JSON.stringify(MANIFEST).matchAll(/"%([^%"]+)%"/g)].map(([, key]) => key ?? "");
    assert.ok(wanted.length > 0);
    for (const file of ["package.nls.json", "package.nls.zh-cn.json"]) {
      const texts = JSON.parse(readFileSync(join(ROOT, file), "utf8"));
      assert.deepEqual(
        wanted.filter((key) => !texts[key]),
        [],
        file,
      );
      const commands = [...JSON.stringify(texts).matchAll(/command:(nianbao\.[\w.]+)/g)].map(([, command]) => command);
      const known: string[] = MANIFEST.contributes.commands.map(({ command }: { command: string }) => command);
      assert.deepEqual(
        commands.filter((command) => !known.includes(command ?? "") && command !== "nianbao.outline.focus"),
        [],
        file,
      );
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
