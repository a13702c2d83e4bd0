// Runs mocha inside the extension host, whichever it is.
import type Mocha from "mocha";

/** Tells the suite's lines from VS Code's own (test/host/runSuite.mjs). */
const MARK = "[suite] ";
/** Begins the line that tells the counts, where the host has no files to leave them in. */
const RESULTS_MARK = "[results] ";

/** @param load brings the test files, once mocha's functions are there */
export async function runWith(library: typeof Mocha, options: Mocha.MochaOptions, load: () => void): Promise<void> {
  library.reporters.Base.consoleLog = print;
  const mocha = new library({ timeout: 20_000, ...options });
  mocha.suite.emit("pre-require", globalThis, "", mocha);
  load();
  const failures = await new Promise<number>((resolve) => mocha.run(resolve));
  if (failures > 0) throw new Error(`${failures} failed`);
}

/** VS Code hands console arguments on one by one, so what mocha prints, placeholders first, is put together here. */
function print(format: unknown = "", ...values: unknown[]): void {
  const text = String(format).replace(/%[sd]/g, () => String(values.shift()));
  for (const line of [text, ...values].join(" ").split("\n")) console.log(MARK + line);
}

export function printResults(results: unknown): void {
  console.log(RESULTS_MARK + JSON.stringify(results));
}
