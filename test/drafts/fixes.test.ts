import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { analyse } from "../../server/src/analyse";
import type { Edit, Problem } from "../../server/src/rules/types";
import { DRAFTS, draftText } from "../harness/drafts";
import { readCases, readPieces } from "../harness/fixture";

const ROOT = join(__dirname, "../..");
const FIXTURES = join(ROOT, "test/rules");
const SAMPLES = join(ROOT, "samples");

/** Every draft at hand: those of the fixtures, the samples, and the base drafts with each of their parts left out. */
function* drafts(): Iterable<readonly [name: string, text: string]> {
  for (const category of readdirSync(FIXTURES)) {
    for (const file of readdirSync(join(FIXTURES, category))) {
      const cases = readCases(readPieces(readFileSync(join(FIXTURES, category, file), "utf8")));
      for (const { line, text } of cases) yield [`${category}/${file}:${line}`, text];
    }
  }
  for (const file of readdirSync(SAMPLES)) yield [file, readFileSync(join(SAMPLES, file), "utf8")];
  for (const { name, parts } of DRAFTS) {
    const without = (names: string) => draftText({ parts: parts.filter((part) => !part.names.includes(names)) });
    for (const part of new Set(parts.flatMap(({ names }) => names))) yield [`${name} without ${part}`, without(part)];
  }
}

function apply(text: string, edits: readonly Edit[]): string {
  let edited = "";
  let at = 0;
  for (const { span, text: inserted } of edits) {
    edited += text.slice(at, span.start) + inserted;
    at = span.end;
  }
  return edited + text.slice(at);
}

/** What a finding is about, wherever it stands: the cell, or what its message begins with. */
function subject({ rule, cell, message }: Problem): string {
  // One finding that lists all aspects that are missing.
  if (rule === "structure/missing-aspect") return rule;
  return `${rule} ${cell ?? message.split("，")[0]}`;
}

/** How often each subject is found. */
function subjects(problems: readonly Problem[]): ReadonlyMap<string, number> {
  const times = new Map<string, number>();
  for (const problem of problems) times.set(subject(problem), (times.get(subject(problem)) ?? 0) + 1);
  return times;
}

/** Whether a fix says that it leaves this to be done: blanks to be filled in, and not with 0 where sums tell so. */
function isAnnounced(title: string, { rule }: Problem): boolean {
  return title.includes("留空待填") && (rule === "table/blank-cell" || rule.startsWith("total/"));
}

describe("every fix", () => {
  it("mends its finding and makes no new one but what its title leaves to be filled in", function () {
    this.timeout(120_000);
    let tried = 0;
    const faults: string[] = [];
    for (const [name, text] of drafts()) {
      const { problems } = analyse(text);
      const before = subjects(problems);
      const sumsWereBroken = problems.some(({ rule }) => rule.startsWith("total/"));
      const blanksWereFound = problems.some(({ rule }) => rule === "table/blank-cell");
      for (const problem of problems) {
        for (const { title, edits } of problem.fixes ?? []) {
          tried++;
          const left = analyse(apply(text, edits)).problems;
          const after = subjects(left);
          if ((after.get(subject(problem)) ?? 0) >= (before.get(subject(problem)) ?? 0)) {
            faults.push(`${name}: “${title}” does not mend: ${problem.message}`);
          }
          for (const found of left) {
            if ((after.get(subject(found)) ?? 0) <= (before.get(subject(found)) ?? 0)) continue;
            // Sums that did not hold before are told in other words once more of the figures are known.
            if (isAnnounced(title, found) || (sumsWereBroken && found.rule.startsWith("total/"))) continue;
            // So are rows with blanks; and prose is held against a cell once it has a figure, or the figure has changed.
            if (blanksWereFound && found.rule === "table/blank-cell") continue;
            if (/填|改为/.test(title) && found.rule === "text/disagrees-with-table") continue;
            faults.push(`${name}: “${title}” makes ${found.rule}: ${found.message}`);
          }
        }
      }
    }
    assert.ok(tried > 300, `only ${tried} fixes tried`);
    assert.deepEqual(faults, []);
  });
});
