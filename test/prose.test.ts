import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { analyse } from "../server/src/analyse";
import { paragraphs } from "../server/src/report/prose";
import { type CleanReport, cleanReports, generator, heldOutReports } from "./bench/prose/corpus";

const FOLDER = join(__dirname, "prose");
/** Characters of prose below which silence says little. */
const LEAST_PROSE = 700;
/** Characters of prose that was never looked at for one false alarm. */
const PROSE_FOR_ONE_ALARM = 20_000;

/** What the rules for prose find in a report, each with some of the words around it, and the prose. */
function findings({ text }: Pick<CleanReport, "text">): { prose: string[]; found: string[] } {
  const { report, problems, failures } = analyse(text);
  assert.deepEqual(failures, []);
  assert.ok(report.isReport && report.body);
  return {
    prose: paragraphs(report).map(({ span }) => text.slice(span.start, span.end)),
    found: problems
      .filter(({ rule }) => /^(?:text|year)\//.test(rule))
      .map(({ rule, span }) => `${rule} ${text.slice(Math.max(0, span.start - 8), span.end + 8)}`),
  };
}

describe("prose without a fault", () => {
  for (const name of readdirSync(FOLDER))
    it(`has no finding in what is written: ${name}`, () => {
      const { prose, found } = findings({ text: readFileSync(join(FOLDER, name), "utf8") });
      assert.ok(prose.join("").length >= LEAST_PROSE);
      assert.deepEqual(found, []);
    });

  it("has no finding in clean paragraphs, whatever body they are of", () => {
    for (const report of cleanReports(generator(11))) assert.deepEqual(findings(report).found, [], report.name);
  });

  it("has hardly any in reports that nothing was tuned to", () => {
    const reports = heldOutReports(generator(12)).map(findings);
    // A paragraph without a choice is the same in every variant, and counts once.
    const prose = [...new Set(reports.flatMap(({ prose }) => prose))].join("").length;
    const found = new Set(reports.flatMap(({ found }) => found));
    assert.ok(prose > PROSE_FOR_ONE_ALARM && found.size <= prose / PROSE_FOR_ONE_ALARM, [...found].join("\n"));
  });
});
