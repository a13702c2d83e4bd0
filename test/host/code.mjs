#!/usr/bin/env node
// Takes the arguments of desktop VS Code's test runs and does the same on the workbench from the registry:
// `code.mjs FOLDER --extensionDevelopmentPath=… --extensionTestsPath=…`. So @vscode/test-electron can start either.
import { Problem } from "../../scripts/lib/say.mjs";
import { runSuite } from "./runSuite.mjs";

let code = 1;
try {
  code = await runSuite(readArguments(process.argv.slice(2)));
} catch (error) {
  console.error(error instanceof Problem ? error.message : error);
}
process.exit(code);

/** @param {readonly string[]} args */
function readArguments(args) {
  /** @param {string} name */
  const option = (name) => args.find((arg) => arg.startsWith(`--${name}=`))?.slice(name.length + 3);
  const positional = args.find((arg) => !arg.startsWith("--"));
  return {
    folder: positional ?? process.cwd(),
    development: option("extensionDevelopmentPath") ?? "",
    tests: option("extensionTestsPath") ?? "",
  };
}
