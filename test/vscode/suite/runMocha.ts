// Runs mocha inside the extension host.
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { format } from "node:util";

/** Tells the suite's lines from VS Code's own (test/host/code.mjs). */
const mark = "[suite] ";

/** @param load brings the test files, once mocha's functions are there */
export async function runMocha(load: () => void): Promise<void> {
  const { default: Mocha } = await import("mocha");
  // VS Code hands console arguments on one by one, so they are put together here.
  Mocha.reporters.Base.consoleLog = (...args: unknown[]) => {
    for (const line of format(...args).split("\n")) console.log(mark + line);
  };
  const mocha = new Mocha({
    reporter: await loadReporter(),
    timeout: 20_000,
    ...(process.env.NIANBAO_GREP === undefined ? {} : { grep: process.env.NIANBAO_GREP }),
    color: process.env.NO_COLOR === undefined,
    forbidOnly: process.env.CI !== undefined,
  });
  mocha.suite.emit("pre-require", globalThis, "", mocha);
  load();
  const failures = await new Promise<number>((resolve) => mocha.run(resolve));
  if (failures > 0) throw new Error(`${failures} failed`);
}

async function loadReporter(): Promise<Mocha.ReporterConstructor> {
  // Not bundled: it must extend the reporters of the very mocha that runs.
  const file = join(process.env.NIANBAO_ROOT ?? "", "test", "lib", "reporter.mjs");
  const module: { default: Mocha.ReporterConstructor } = await import(pathToFileURL(file).href);
  return module.default;
}
