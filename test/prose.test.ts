import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { analyse } from "../server/src/analyse";
import { paragraphs } from "../server/src/report/prose";

const FOLDER = join(__dirname, "prose");
/** Characters of prose below which silence says little. */
const LEAST_PROSE = 700;

describe("prose without a fault", () => {
  for (const name of readdirSync(FOLDER))
    it(`has no finding in what is written: ${name}`, () => {
      const text = readFileSync(join(FOLDER, name), "utf8");
      const { report, problems, failures } = analyse(text);
      const length = paragraphs(report).reduce((sum, { span }) => sum + span.end - span.start, 0);
      assert.ok(report.isReport && report.body && length >= LEAST_PROSE, `${length} characters of ${report.body}`);
      assert.deepEqual(failures, []);
      const found = problems.filter(({ rule }) => rule.startsWith("text/"));
      assert.deepEqual(
        found.map(({ rule, span }) => [rule, text.slice(Math.max(0, span.start - 8), span.end + 8)]),
        [],
      );
    });
});
