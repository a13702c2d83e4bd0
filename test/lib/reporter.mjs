// Prints like mocha's own reporters and leaves the counts in a file, for the runner that adds up several suites.
// NIANBAO_RESULTS names the file, NIANBAO_REPORTER the reporter.
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import Mocha from "mocha";
import { countResults } from "./results.mjs";

const { dot: Dot, spec: Spec } = Mocha.reporters;
const Base = process.env.NIANBAO_REPORTER === "dot" ? Dot : Spec;

export default class Reporter extends Base {
  /** @param {Mocha.Runner} runner @param {Mocha.MochaOptions} options */
  constructor(runner, options) {
    super(runner, options);
    countResults(runner, Mocha.Runner.constants, (results) => {
      const file = process.env.NIANBAO_RESULTS;
      if (file === undefined) return;
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, JSON.stringify(results));
    });
  }
}
