// In the extension host of a browser: a worker, which has neither files nor an environment.
import type Mocha from "mocha";
import "mocha/mocha.js";
import { countResults } from "../../lib/results.mjs";
import { printResults, runWith } from "./runner";

/** JSON, put in when the suite is bundled (test/vscode/bundle.mjs). */
declare const MOCHA_OPTIONS: string;

/** @param load brings the test files, once mocha's functions are there */
export async function runMocha(load: () => void): Promise<void> {
  const { Mocha: library } = globalThis as unknown as { readonly Mocha: typeof Mocha };
  class Reporter extends library.reporters.Spec {
    constructor(runner: Mocha.Runner, options: Mocha.MochaOptions) {
      super(runner, options);
      countResults(runner, library.Runner.constants, printResults);
    }
  }
  await runWith(library, { ...JSON.parse(MOCHA_OPTIONS), reporter: Reporter }, load);
}
