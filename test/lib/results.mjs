// What a run of mocha came to, for the runner that adds up several suites. In every host that mocha runs in.

/**
 * Counts along, and hands over the counts in the end.
 * @type {typeof import("./results.d.mts").countResults}
 */
export function countResults(runner, events, done) {
  /** @type {import("./results.d.mts").Results} */
  const results = { passed: 0, pending: 0, failures: [] };
  const { EVENT_TEST_PASS, EVENT_TEST_PENDING, EVENT_TEST_FAIL, EVENT_RUN_END } = events;
  runner.on(EVENT_TEST_PASS, () => {
    results.passed += 1;
  });
  runner.on(EVENT_TEST_PENDING, () => {
    results.pending += 1;
  });
  runner.on(EVENT_TEST_FAIL, (/** @type {Mocha.Test} */ test, /** @type {Error} */ error) => {
    results.failures.push({ title: test.titlePath().join(" › "), message: error.stack ?? String(error) });
  });
  runner.on(EVENT_RUN_END, () => done(results));
}
