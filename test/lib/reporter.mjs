// Prints like mocha's own reporters and leaves the counts in a file, for the runner that adds up several suites.
// NIANBAO_RESULTS names the file, NIANBAO_REPORTER the reporter.
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import Mocha from "mocha";

const { dot: Dot, spec: Spec } = Mocha.reporters;
const Base = process.env.NIANBAO_REPORTER === "dot" ? Dot : Spec;

export default class Reporter extends Base {
  /** @param {Mocha.Runner} runner @param {Mocha.MochaOptions} options */
  constructor(runner, options) {
    super(runner, options);
    /** @type {{ passed: number, pending: number, failures: { title: string, message: string }[] }} */
    const results = { passed: 0, pending: 0, failures: [] };
    const { EVENT_TEST_PASS, EVENT_TEST_PENDING, EVENT_TEST_FAIL, EVENT_RUN_END } = Mocha.Runner.constants;
    runner.on(EVENT_TEST_PASS, () => {
      results.passed += 1;
    });
    runner.on(EVENT_TEST_PENDING, () => {
      results.pending += 1;
    });
    runner.on(EVENT_TEST_FAIL, (/** @type {Mocha.Test} */ test, /** @type {Error} */ error) => {
      results.failures.push({ title: test.titlePath().join(" › "), message: error.stack ?? String(error) });
    });
    runner.on(EVENT_RUN_END, () => {
      const file = process.env.NIANBAO_RESULTS;
      if (file === undefined) return;
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, JSON.stringify(results));
    });
  }
}
