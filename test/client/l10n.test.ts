import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { ENGLISH } from "../../client/src/l10n/english";

const ROOT = join(__dirname, "..", "..");
const readJson = (path: string) => JSON.parse(readFileSync(join(ROOT, path), "utf8"));
const CHINESE = /\p{Script=Han}/u;

describe("both languages", () => {
  it("are there for all that the manifest names, and for nothing else", () => {
    const manifest = readFileSync(join(ROOT, "package.json"), "utf8");
    const named = [...manifest.matchAll(/"%([^%"]+)%"/g)].map(([, key]) => key);
    assert.ok(named.length > 0);
    for (const file of ["package.nls.json", "package.nls.zh-cn.json"])
      assert.deepEqual(Object.keys(readJson(file)).sort(), [...new Set(named)].sort(), file);
  });

  it("are there for all that the extension says, with the same values put in", () => {
    const placesIn = (text: string) => [...text.matchAll(/\{\d+\}/g)].map(([place]) => place).sort();
    for (const [chinese, english] of Object.entries(ENGLISH)) {
      assert.match(chinese, CHINESE);
      assert.doesNotMatch(english, CHINESE);
      assert.deepEqual(placesIn(english), placesIn(chinese), chinese);
    }
  });

  it("hold nothing that is never said", () => {
    const folder = join(ROOT, "client", "src");
    const source = readdirSync(folder)
      .filter((name) => name.endsWith(".ts"))
      .map((name) => readFileSync(join(folder, name), "utf8"))
      .join("\n");
    assert.deepEqual(
      Object.keys(ENGLISH).filter((message) => !source.includes(`"${message}"`)),
      [],
    );
  });
});
