// In the extension host of the desktop, or of a server: a process of Node.
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { runWith } from "./runner";

/** @param load brings the test files, once mocha's functions are there */
export async function runMocha(load: () => void): Promise<void> {
  const { default: Mocha } = await import("mocha");
  const options = {
    reporter: await loadReporter(),
    ...(process.env.NIANBAO_GREP === undefined ? {} : { grep: process.env.NIANBAO_GREP }),
    color: process.env.NO_COLOR === undefined,
    forbidOnly: process.env.CI !== undefined,
  };
  await runWith(Mocha, options, load);
}

async function loadReporter(): Promise<Mocha.ReporterConstructor> {
  // Not bundled: it must extend the reporters of the very mocha that runs.
  const file = join(process.env.NIANBAO_ROOT ?? "", "test", "lib", "reporter.mjs");
  const module: { default: Mocha.ReporterConstructor } = await import(pathToFileURL(file).href);
  return module.default;
}
