import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { RULES } from "../../server/src/rules";
import { appendAcceptance } from "../../server/src/settingsFile/append";

const SCHEMA = JSON.parse(readFileSync(join(__dirname, "../../schemas/nianbao.schema.json"), "utf8"));

describe("the schema of .nianbao.json", () => {
  it("knows every rule", () => {
    const ids = RULES.map(({ meta }) => meta.id);
    assert.deepEqual(Object.keys(SCHEMA.properties.rules.properties), ids);
    assert.deepEqual(SCHEMA.properties.accepted.items.properties.rule.enum, ids);
  });

  it("knows the words", () => {
    assert.equal(SCHEMA.properties.words.items.type, "string");
  });

  it("knows every key that the quick fix writes, in the same order, and asks for no other", () => {
    const entry = { file: "a", rule: "b", cell: "c", about: "d", text: "e", reason: "f" };
    const [edit] = appendAcceptance("", entry) ?? [];
    const [written] = JSON.parse(edit?.text ?? "").accepted;
    const { properties, required } = SCHEMA.properties.accepted.items;
    assert.deepEqual(Object.keys(properties), Object.keys(written));
    for (const key of required) assert.ok(key in written, key);
  });
});
