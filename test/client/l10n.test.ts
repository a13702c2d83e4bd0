import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import ts from "typescript";
import { ENGLISH } from "../../client/src/l10n/english";
import { translateBy } from "../../client/src/l10n/wording";

const ROOT = join(__dirname, "..", "..");
const readJson = (path: string) => JSON.parse(readFileSync(join(ROOT, path), "utf8"));
/** Characters, and punctuation as wide as they are. */
const CHINESE = /[\p{Script=Han}\u3001-\u3011\uff01-\uff5e]/u;

/** What is said by the extension itself and by the page of the form preview. */
const SOURCES = ["client/src", "client/preview"].flatMap((folder) =>
  readdirSync(join(ROOT, folder), { encoding: "utf8", recursive: true })
    .filter((name) => name.endsWith(".ts") && dirname(name) !== "l10n")
    .map((name) => join(ROOT, folder, name)),
);

/** What is Chinese in every language, and why. */
const ALWAYS_CHINESE: ReadonlyMap<string, string> = new Map([
  ["云溪镇人民政府", "an example of what goes into a report, which is in Chinese"],
]);

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

  it("are there wherever the extension or the page of the form preview says something in Chinese", () => {
    const literals = SOURCES.flatMap(literalsIn);
    assert.deepEqual(
      literals.filter(({ text, isSaid }) => CHINESE.test(text) && !isSaid && !ALWAYS_CHINESE.has(text)),
      [],
    );
    const texts = new Set(literals.map(({ text }) => text));
    for (const text of ALWAYS_CHINESE.keys()) assert.ok(texts.has(text), text);
  });

  it("hold nothing that is never said", () => {
    const said = new Set(SOURCES.flatMap(literalsIn).flatMap(({ text, isSaid }) => (isSaid ? [text] : [])));
    assert.deepEqual(
      Object.keys(ENGLISH).filter((message) => !said.has(message)),
      [],
    );
  });

  it("finds Chinese that is not said by way of both", () => {
    const wrong = `const a = \`共 \${t("甲")} 份\`; tell("乙"); // 丙\ntell(x, { 丁: t(b ? "戊" : "己") });`;
    const found = literalsOf("draft.ts", wrong).filter(({ isSaid }) => !isSaid);
    assert.deepEqual(
      found.map(({ text }) => text),
      ["共 ", " 份", "乙", "丁", "戊", "己"],
    );
  });
});

describe("what is said", () => {
  it("has its values put in, in Chinese and in English", () => {
    assert.equal(translateBy({})("表格已经是{0}", "每格一行"), "表格已经是每格一行");
    assert.equal(translateBy(ENGLISH)("已从 {0} 带入 {1} 个数", "a.txt", 3), "Figures taken over from a.txt: 3");
  });

  it("takes values as they are", () => {
    assert.equal(translateBy({})("写不了 {0}", "{0} $& {1}.txt"), "写不了 {0} $& {1}.txt");
  });
});

/** A literal of a source, or a part of one between values; `isSaid`: it is the message of a call of `t`. */
interface Literal {
  readonly place: string;
  readonly text: string;
  readonly isSaid: boolean;
}

function literalsIn(path: string): Literal[] {
  return literalsOf(relative(ROOT, path), readFileSync(path, "utf8"));
}

function literalsOf(name: string, text: string): Literal[] {
  const source = ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true);
  const found: Literal[] = [];
  const visit = (node: ts.Node) => {
    const isName = ts.isIdentifier(node) && ts.isPropertyAssignment(node.parent) && node.parent.name === node;
    if (isName || ts.isStringLiteral(node) || ts.isTemplateLiteralToken(node)) {
      const line = source.getLineAndCharacterOfPosition(node.getStart()).line + 1;
      found.push({ place: `${name}:${line}`, text: node.text, isSaid: isMessage(node) });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function isMessage(node: ts.Node): boolean {
  const { parent } = node;
  if (!ts.isCallExpression(parent) || parent.arguments[0] !== node) return false;
  return ts.isIdentifier(parent.expression) && parent.expression.text === "t";
}
