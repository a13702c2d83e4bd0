import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { generated, leftOver } from "../scripts/generated";
import { RULES } from "../server/src/rules";
import { type Case, FIRST, type Piece, readCases, readPieces, writePieces } from "./harness/fixture";
import { checkSnapshot, type Outcome, runCase } from "./harness/runCase";

const ROOT = join(__dirname, "..");
const FIXTURES = join(ROOT, "test/rules");
/** `UPDATE=1 npm test` writes the blocks `findings` and `fixed`; read the diff before it is committed. */
const UPDATE = Boolean(process.env.UPDATE);

describe("rules", () => {
  for (const rule of RULES) {
    const { id } = rule.meta;
    const path = join(FIXTURES, `${id}.md`);

    describe(id, () => {
      if (!existsSync(path)) {
        it("has a fixture", () => assert.fail(`test/rules/${id}.md is missing`));
        return;
      }
      const pieces = readPieces(readFileSync(path, "utf8"));
      const cases = readCases(pieces);
      const outcomes = new Map<number, Outcome>();

      for (const case_ of cases)
        it(`${case_.title}（第 ${case_.line} 行）`, () => {
          const outcome = runCase(rule, case_);
          outcomes.set(case_.piece, outcome);
          if (!UPDATE) checkSnapshot(outcome, case_);
        });

      it("has a case with a finding and one without, and says in its meta which fix it offers", () => {
        assert.ok(
          cases.some((case_) => case_.marks.length > 0),
          "no case with marks",
        );
        assert.ok(
          cases.some((case_) => case_.marks.length === 0),
          "no case without marks",
        );
        if (outcomes.size < cases.length) return;
        const offered = new Set([...outcomes.values()].flatMap((outcome) => [...outcome.offered]));
        assert.equal(rule.meta.fix, offered.size > 1 ? "mixed" : ([...offered][0] ?? "none"));
      });

      if (UPDATE) after(() => writeFileSync(path, writePieces(updated(pieces, cases, outcomes))));
    });
  }
});

describe("every rule", () => {
  it("stands in rules/index.ts, and its id is its path", async () => {
    const listed = new Set(RULES);
    assert.equal(new Set(RULES.map((rule) => rule.meta.id)).size, RULES.length, "two rules share an id");
    const rules = join(ROOT, "server/src/rules");
    for (const category of folders(rules))
      for (const file of readdirSync(join(rules, category))) {
        const rule = (await import(join(rules, category, file))).default;
        // A file without a rule as its default export holds what several rules of the category share.
        if (rule?.meta === undefined) continue;
        assert.ok(listed.has(rule), `rules/index.ts does not list ${category}/${file}`);
        assert.equal(rule.meta.id, `${category}/${basename(file, ".ts")}`);
      }
    for (const { meta } of RULES) assert.ok(existsSync(join(rules, `${meta.id}.ts`)), `no file rules/${meta.id}.ts`);
  });

  it("has a page, and every fixture and every page has its rule", () => {
    const ids = RULES.map((rule) => rule.meta.id);
    const fixtures = folders(FIXTURES).flatMap((category) =>
      readdirSync(join(FIXTURES, category)).map((file) => `${category}/${basename(file, ".md")}`),
    );
    assert.deepEqual(fixtures.sort(), [...ids].sort());
    const pages = readdirSync(join(ROOT, "docs/rules")).filter((file) => file !== "README.md");
    assert.deepEqual(pages.sort(), ids.map((id) => `${id.replace("/", "-")}.md`).sort());
  });

  it("says in Chinese what it is, and on what it rests", () => {
    for (const { meta } of RULES) {
      assert.match(meta.title, /\p{Script=Han}/u, meta.id);
      assert.match(meta.titleEn, /^[\x20-\x7e]+$/, meta.id);
      assert.match(meta.basis, /\p{Script=Han}/u, meta.id);
      assert.match(meta.docs, /\p{Script=Han}/u, meta.id);
    }
  });
});

describe("generated files", function () {
  // The lexicon is packed anew from all its sources.
  this.timeout(180_000);

  it("are up to date", () => {
    const current = (path: string) =>
      existsSync(join(ROOT, path)) ? readFileSync(join(ROOT, path), "utf8") : undefined;
    const stale = generated(ROOT).filter(({ path, content }) => current(path) !== content);
    assert.deepEqual([...stale.map(({ path }) => path), ...leftOver(ROOT)], [], "npm run generate");
  });
});

/** The pieces of a fixture with the blocks that the outcomes call for, and without the old ones. */
function updated(pieces: readonly Piece[], cases: readonly Case[], outcomes: ReadonlyMap<number, Outcome>): Piece[] {
  const out: Piece[] = [];
  let outcome: Outcome | undefined;
  pieces.forEach((piece, index) => {
    const isDraft = piece.kind === "block" && piece.info.startsWith("txt");
    if (isDraft) outcome = outcomes.get(index);
    const isOutcome = piece.kind === "block" && /^(findings|related|fixed)/.test(piece.info);
    // A case that failed has no outcome, and keeps its blocks.
    if (!isOutcome || !outcome) out.push(piece);
    if (!isDraft || !outcome) return;
    const block = (info: string, lines: readonly string[]) => out.push({ kind: "block", info, lines, line: 0 });
    if (outcome.messages.length > 0) block("findings", outcome.messages);
    if (cases.find(({ piece: at }) => at === index)?.related) block("related", outcome.related);
    for (const { title, isFirst, text } of outcome.fixed)
      block(title ? `fixed ${isFirst ? FIRST : ""}${title}` : "fixed", text.split("\n"));
  });
  return out;
}

function folders(path: string): string[] {
  if (!existsSync(path)) return [];
  return readdirSync(path, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name);
}
