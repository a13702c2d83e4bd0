// Runs tests with one mutant made, in a process of its own, so that one that runs for ever can be killed.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { Script } from "node:vm";
import { SWITCH } from "./mutants";
import type { Answer, Measured, Request } from "./protocol";

interface Test {
  readonly name: string;
  readonly run: () => unknown;
}

/** Suites of the same test files that do not run rules. */
const OTHER_SUITES = ["every rule", "generated files"];
/** The suites of the relations, and of what is shown of them, which need no rule and take long. */
const OF_RELATIONS = [
  "smallest repairs",
  "which number is wrong",
  "a slip",
  "the likeliest of several repairs",
  "the verdicts on a table",
  "the sums of a table",
  "reading after an edit",
  "preview of the forms",
];
/** A test over the cases of one rule, which it names. */
const OF_ONE_RULE = /^(?:rules|accepted findings of every rule's cases) ([a-z]+\/[a-z-]+)/;

const [bundle = "", count = "0", ...suites] = process.argv.slice(2);
const script = new Script(`(function (require, module, exports) {${readFileSync(bundle, "utf8")}\n})`);
const reached = new Uint8Array(Number(count));
let active = -1;

Object.assign(globalThis, {
  [SWITCH]: (id: number) => {
    reached[id] = 1;
    return id === active;
  },
});

/** Loads the bundle and collects its tests, as mocha would. */
function load(): Test[] {
  const tests: Test[] = [];
  const titles: string[] = [];
  const ignore = () => undefined;
  Object.assign(globalThis, {
    describe: (title: string, define: (this: { timeout: () => void }) => void) => {
      titles.push(title);
      define.call({ timeout: ignore });
      titles.pop();
    },
    it: (title: string, run: () => unknown) => {
      const name = [...titles, title].join(" ");
      if (isWanted(name)) tests.push({ name, run });
    },
    after: ignore,
  });
  const module = { exports: {} };
  script.runInThisContext()(createRequire(bundle), module, module.exports);
  return tests;
}

/** Whether a test is run: where rules are asked for, none over the cases of others. */
function isWanted(name: string): boolean {
  if (OTHER_SUITES.some((suite) => name.startsWith(suite))) return false;
  if (suites.length === 0) return true;
  const [, rule] = OF_ONE_RULE.exec(name) ?? [];
  return rule === undefined ? !OF_RELATIONS.some((suite) => name.startsWith(suite)) : suites.includes(rule);
}

function placesReached(): number[] {
  return [...reached.keys()].filter((id) => reached[id] === 1);
}

async function measure(tests: readonly Test[]): Promise<Measured[]> {
  const measured: Measured[] = [];
  for (const { name, run } of tests) {
    reached.fill(0);
    const start = process.cpuUsage();
    await run();
    const { user, system } = process.cpuUsage(start);
    measured.push({ name, milliseconds: (user + system) / 1000, reaches: placesReached() });
  }
  return measured;
}

async function fails(test: Test): Promise<boolean> {
  try {
    await test.run();
    return false;
  } catch {
    return true;
  }
}

async function answer(request: Request): Promise<Answer> {
  if (request.kind === "measure") return { kind: "measured", tests: await measure(loaded), atLoading };
  active = request.mutant;
  try {
    const test = loadedFor(request)?.[request.test];
    // A file that does not even load is noticed by whoever starts it.
    if (!test) return { kind: "tried", hasFailed: true };
    if (test.name !== request.name) throw new Error("the tests were changed while they ran");
    return { kind: "tried", hasFailed: await fails(test) };
  } finally {
    active = -1;
  }
}

function loadedFor(request: Extract<Request, { kind: "try" }>): readonly Test[] | undefined {
  try {
    return testsFor(request);
  } catch {
    return undefined;
  }
}

/** The tests with a mutant made that is made when its file is loaded. */
let reloaded: { readonly mutant: number; readonly tests: readonly Test[] } | undefined;

function testsFor({ mutant, isStatic }: Extract<Request, { kind: "try" }>): readonly Test[] {
  if (!isStatic) return loaded;
  if (reloaded?.mutant !== mutant) reloaded = { mutant, tests: load() };
  return reloaded.tests;
}

const loaded = load();
const atLoading = placesReached();
process.on("message", (request: Request) => {
  answer(request).then(
    (found) => process.send?.(found),
    (error: unknown) => {
      console.error(error);
      process.exit(1);
    },
  );
});
