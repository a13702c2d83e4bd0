// The layers and the arrows between them that docs/architecture.md draws, read from the import lines.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join, posix, relative, sep } from "node:path";

const ROOT = join(__dirname, "..");

/** From left to right; a layer may import from itself and from any further right. */
const LAYERS = ["features", "analyse", "accepted", "rules", "relations", "lexicon", "report", "forms", "text"];
const CORE = new Set(LAYERS);

/** What stands to the left of the core, and what each of them may import besides the core. */
const OUTSIDE: Readonly<Record<string, { readonly own: readonly string[]; readonly packages: readonly RegExp[] }>> = {
  // Bytes into text, for all that meet files: the command line, and the client by way of the protocol.
  encoding: { own: [], packages: [] },
  // The text of .nianbao.json into settings, for the same two.
  settingsFile: { own: [], packages: [/^jsonc-parser$/] },
  lsp: { own: ["encoding", "settingsFile"], packages: [/^vscode-languageserver(-protocol|-textdocument)?$/] },
  "lsp/node.ts": { own: ["lsp", "encoding"], packages: [/^node:/, /^vscode-languageserver\/node$/] },
  "browser.ts": { own: ["lsp"], packages: [/^vscode-languageserver\/browser$/] },
  cli: { own: ["encoding", "settingsFile", "lsp/node.ts", "package.json"], packages: [/^node:/, /^(?!vscode)[a-z@]/] },
};

interface Import {
  readonly file: string;
  /** A path from the root of the project, or the name of a package. */
  readonly target: string;
  readonly isPackage: boolean;
}

const IMPORTS = [...importsBelow("server/src"), ...importsBelow("client/src"), ...importsBelow("client/preview")];

describe("architecture", () => {
  it("finds the imports that it is about", () => {
    const targets = new Set(IMPORTS.map(({ target }) => target));
    for (const target of ["server/src/analyse", "vscode", "vscode-languageserver", "server/src/lsp/protocol"]) {
      assert.ok(targets.has(target), target);
    }
  });

  it("has no file outside its layers", () => {
    const layers = new Set(filesBelow("server/src").map(layerOf));
    assert.deepEqual(
      [...layers].filter((layer) => !CORE.has(layer) && !(layer in OUTSIDE)),
      [],
    );
  });

  it("imports only to the right", () => {
    const wrong = IMPORTS.filter(({ file, target, isPackage }) => {
      if (isPackage || file.startsWith("client/")) return false;
      const from = layerOf(file);
      const to = layerOf(target);
      if (CORE.has(from)) return !CORE.has(to) || LAYERS.indexOf(from) > LAYERS.indexOf(to);
      return !CORE.has(to) && from !== to && !OUTSIDE[from]?.own.includes(to);
    });
    assert.deepEqual(wrong.map(arrow), []);
  });

  it("has no dependency in the core, and outside it only those of the layer", () => {
    const wrong = IMPORTS.filter(({ file, target, isPackage }) => {
      if (!isPackage || file.startsWith("client/")) return false;
      return !OUTSIDE[layerOf(file)]?.packages.some((allowed) => allowed.test(target));
    });
    assert.deepEqual(wrong.map(arrow), []);
  });

  it("has a client that knows VS Code, its language client and of the server the protocol only", () => {
    const wrong = IMPORTS.filter(({ file, target, isPackage }) => {
      if (!file.startsWith("client/") || target.startsWith("client/")) return false;
      if (isPackage) return !/^(vscode|vscode-languageclient(\/(node|browser))?)$/.test(target);
      return target !== "server/src/lsp/protocol";
    });
    assert.deepEqual(wrong.map(arrow), []);
  });

  it("has a page for the form preview that knows nothing but itself, how words are put and the protocol's types", () => {
    const wrong = IMPORTS.filter(({ file, target }) => {
      if (!file.startsWith("client/preview/") || target.startsWith("client/preview/")) return false;
      return target !== "server/src/lsp/protocol" && target !== "client/src/l10n/wording";
    });
    assert.deepEqual(wrong.map(arrow), []);
    const sources = filesBelow("client/preview").map((file) => readFileSync(join(ROOT, file), "utf8"));
    const imports = sources.flatMap((source) =>
      [...source.matchAll(/^import\b.*lsp\/protocol"/gm)].map(([line]) => line),
    );
    assert.ok(imports.length > 0);
    assert.deepEqual(
      imports.filter((line) => !line.startsWith("import type ")),
      [],
    );
  });

  it("has one file that knows the transport of each platform", () => {
    const transports = IMPORTS.filter(({ target }) => /^vscode-language(server|client)\/(node|browser)$/.test(target));
    assert.deepEqual([...new Set(transports.map(arrow))].sort(), [
      "client/src/extension.node.ts -> vscode-languageclient/node",
      "client/src/extension.web.ts -> vscode-languageclient/browser",
      "server/src/browser.ts -> vscode-languageserver/browser",
      "server/src/lsp/node.ts -> vscode-languageserver/node",
    ]);
  });
});

function arrow({ file, target }: Import): string {
  return `${file} -> ${target}`;
}

/** A file's layer: its folder in server/src, or the file itself where it stands for one. */
function layerOf(path: string): string {
  const inside = path.replace(/^server\/src\//, "").replace(/\.ts$/, "");
  return `${inside}.ts` in OUTSIDE ? `${inside}.ts` : (inside.split("/")[0] ?? "");
}

function importsBelow(folder: string): Import[] {
  return filesBelow(folder).flatMap((file) => {
    const source = readFileSync(join(ROOT, file), "utf8");
    const found = source.matchAll(
      /^\s*(?:import|export)\b[^"';]*?\bfrom\s+"([^"]+)"|^\s*import\s+"([^"]+)"|\bimport\(\s*"([^"]+)"\s*\)/gm,
    );
    return [...found].map((match): Import => {
      const target = match[1] ?? match[2] ?? match[3] ?? "";
      if (!target.startsWith(".")) return { file, target, isPackage: true };
      const resolved = posix.join(posix.dirname(file), target).replace(/\/index$/, "");
      return { file, target: resolved, isPackage: false };
    });
  });
}

function filesBelow(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".ts"))
    .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)).split(sep).join("/"));
}
