// `npm run mutate [-- PATH …]`: which small changes of the rules and of the relations no test notices. `--every 10` tries
// every tenth of them, `--lines 20-40` those within some lines.
import { type ChildProcess, fork } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, posix } from "node:path";
import { parseArgs } from "node:util";
import { build } from "esbuild";
import { instrument, type Mutant } from "./mutants";
import type { Answer, Measured, Request } from "./protocol";

const ROOT = join(__dirname, "../..");
const OUT = join(ROOT, "out/mutate");
const BUNDLE = join(OUT, "tests.cjs");
const WORKER = join(OUT, "worker.cjs");
const RULES = "server/src/rules";
/** What is mutated where no path is given. */
const MUTATED = ["server/src/relations", RULES];
/** Lists and types, in which nothing is decided. */
const LEFT_OUT = ["server/src/rules/index.ts", "server/src/rules/types.ts"];
/** The tests of the rules, of what they must not report, and of the relations. */
const TESTS = [
  "test/rules.test.ts",
  "test/accepted.test.ts",
  "test/prose.test.ts",
  "test/words.test.ts",
  "test/report/claims.test.ts",
  "test/drafts/houseStyles.test.ts",
  "test/report/reuse.test.ts",
  "test/features/preview.test.ts",
  ...readdirSync(join(ROOT, "test/relations")).map((name) => `test/relations/${name}`),
];
/** Keeps the results of functions of a paragraph. */
const REMEMBER = join(ROOT, "server/src/text/remember.ts");
/** Mutants that no test can notice, each with the reason. */
const EQUIVALENT = join(ROOT, "test/mutation.txt");
/** A mutant with which a test takes this much longer than without it goes on for ever. */
const MOST_TIMES = 10;
const MOST_MILLISECONDS = 5000;
/** Tests that take longer are not run again and again; what they alone would notice counts as missed. */
const LONGEST_TEST = 3000;
/** Beginnings of each case that are read: few mutants fail there only. */
const NIANBAO_PREFIXES = "2";
const LONGEST_SHOWN = 90;
const SHOWN_EVERY = 100;

type Outcome = "killed" | "survived" | "equivalent";

interface Result {
  readonly mutant: Mutant;
  readonly outcome: Outcome;
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});

async function main(): Promise<void> {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { lines: { type: "string" }, every: { type: "string", default: "1" }, json: { type: "string" } },
  });
  const paths = (positionals.length > 0 ? positionals : MUTATED)
    .flatMap(sources)
    .filter((path) => !LEFT_OUT.includes(path));
  const written = await bundle(paths);
  const equivalent = readEquivalent();
  const startWorker = () => {
    const started = fork(WORKER, [BUNDLE, String(written.length), ...suitesFor(paths)], {
      execArgv: [],
      env: { ...process.env, NIANBAO_PREFIXES },
    });
    // One that is killed for taking too long has no exit code; any other end is a fault of the tests.
    return started.on("exit", (code) => code && process.exit(code));
  };
  let worker = startWorker();
  const measured = await ask(worker, { kind: "measure" }, Number.POSITIVE_INFINITY);
  if (measured?.kind !== "measured") throw new Error("the tests fail without any change");
  for (const { name, milliseconds } of measured.tests)
    if (milliseconds >= LONGEST_TEST) console.log(`不再运行 left out: ${name} (${Math.round(milliseconds)} ms)`);
  // What a function does that is called when its file is loaded is made then as well.
  const atLoading = new Set(measured.atLoading);
  const mutants = written.map((mutant) => (atLoading.has(mutant.id) ? { ...mutant, isStatic: true } : mutant));
  const every = Number(values.every);
  const wanted = mutants.filter(({ id, line }) => isWithin(line, values.lines) && id % every === 0);
  const results: Result[] = [];
  for (const [i, mutant] of wanted.entries()) {
    if (i % SHOWN_EVERY === 0) process.stderr.write(`${i} / ${wanted.length}\n`);
    const tests = testsFor(mutant, measured.tests, mutants);
    const isListed = equivalent.has(keyOf(mutant));
    if (isListed || tests.length === 0) {
      results.push({ mutant, outcome: isListed ? "equivalent" : "survived" });
      if (!isListed) console.log(survivor(mutant, false));
      continue;
    }
    let isKilled = false;
    for (const test of tests) {
      const { milliseconds = 0, name = "" } = measured.tests[test] ?? {};
      const most = MOST_MILLISECONDS + MOST_TIMES * milliseconds;
      const { id, isStatic } = mutant;
      const answer = await ask(worker, { kind: "try", mutant: id, isStatic, test, name }, most);
      if (!answer) worker = startWorker();
      isKilled = answer?.kind !== "tried" || answer.hasFailed;
      if (isKilled) break;
    }
    results.push({ mutant, outcome: isKilled ? "killed" : "survived" });
    if (!isKilled) console.log(survivor(mutant, true));
  }
  worker.kill();
  report(results);
  if (values.json) writeFileSync(values.json, JSON.stringify(results));
  const keys = new Set(mutants.map(keyOf));
  for (const key of equivalent)
    if (!keys.has(key) && paths.some((path) => key.startsWith(`${path} `))) console.log(`不再有 stale: ${key}`);
}

/** The TypeScript files of a file or folder, from the project's folder on. */
function sources(path: string): string[] {
  const full = join(ROOT, path);
  if (statSync(full).isFile()) return [path.replaceAll("\\", "/")];
  return readdirSync(full)
    .sort()
    .flatMap((name) => sources(`${path.replace(/\/$/, "")}/${name}`));
}

function isWithin(line: number, lines: string | undefined): boolean {
  const [from = 0, to = from] = lines?.split("-").map(Number) ?? [];
  return lines === undefined || (line >= from && line <= to);
}

/** Bundles the tests with all mutants of `paths` written into them, and the process that runs them. */
async function bundle(paths: readonly string[]): Promise<Mutant[]> {
  const mutants: Mutant[] = [];
  const texts = new Map<string, string>();
  for (const path of paths) {
    const { text, mutants: own } = instrument(path, readFileSync(join(ROOT, path), "utf8"), mutants.length);
    texts.set(join(ROOT, path), text);
    for (const mutant of own) mutants.push(mutant);
  }
  mkdirSync(OUT, { recursive: true });
  const common = { bundle: true, platform: "node", format: "cjs", target: "node20", logLevel: "error" } as const;
  await build({ ...common, entryPoints: [join(__dirname, "worker.ts")], outfile: WORKER, packages: "external" });
  const imports = ["test/lib/properties.cjs", ...TESTS].map((path) => `import ${JSON.stringify(`./${path}`)};`);
  await build({
    ...common,
    stdin: { contents: imports.join("\n"), resolveDir: ROOT },
    outfile: BUNDLE,
    packages: "external",
    plugins: [
      {
        name: "mutants",
        setup({ onLoad }) {
          onLoad({ filter: /\.ts$/ }, ({ path }) => {
            // What was worked out without a mutant, or with another one, must not be taken for what this one gives.
            if (path === REMEMBER) return { contents: "export const remember = (read) => read;", loader: "ts" };
            const contents = texts.get(path) ?? readFileSync(path, "utf8");
            const folder = contents.includes("__dirname") ? `const __dirname = ${JSON.stringify(dirname(path))};` : "";
            return { contents: folder + contents, loader: "ts" };
          });
        },
      },
    ],
  });
  return mutants;
}

/** The rules that use `paths`, whose cases are enough where nothing but rules is mutated; none where all tests are needed. */
function suitesFor(paths: readonly string[]): string[] {
  if (paths.some((path) => !path.startsWith(`${RULES}/`))) return [];
  const ids = sources(RULES).flatMap((path) => {
    const id = path.slice(RULES.length + 1, -".ts".length);
    return existsSync(join(ROOT, `test/rules/${id}.md`)) ? [{ id, path }] : [];
  });
  return ids.filter(({ path }) => [...usedBy(path)].some((used) => paths.includes(used))).map(({ id }) => id);
}

/** A rule's file and the files of rules that it imports, directly or through others. */
function usedBy(path: string): ReadonlySet<string> {
  const used = new Set([path]);
  for (const file of used) {
    const imports = readFileSync(join(ROOT, file), "utf8").matchAll(/ from "(\.[^"]+)"/g);
    for (const [, target = ""] of imports) {
      const found = `${posix.join(posix.dirname(file), target)}.ts`;
      if (found.startsWith(`${RULES}/`) && existsSync(join(ROOT, found))) used.add(found);
    }
  }
  return used;
}

/** The answer of the process; undefined where it takes too long and is killed. */
function ask(worker: ChildProcess, request: Request, most: number): Promise<Answer | undefined> {
  return new Promise((resolve) => {
    const timer = Number.isFinite(most) ? setTimeout(() => worker.kill("SIGKILL"), most) : undefined;
    const settle = (answer?: Answer) => {
      clearTimeout(timer);
      worker.off("exit", end);
      worker.off("message", settle);
      resolve(answer);
    };
    const end = () => settle();
    worker.on("exit", end);
    worker.on("message", settle);
    worker.send(request);
  });
}

/** The tests that a mutant concerns, fast ones first; one that is made at loading, those that use its file. */
function testsFor(mutant: Mutant, tests: readonly Measured[], mutants: readonly Mutant[]): number[] {
  const isConcerned = ({ milliseconds, reaches }: Measured) =>
    milliseconds < LONGEST_TEST &&
    reaches.some((id) => (mutant.isStatic ? mutants[id]?.path === mutant.path : id === mutant.id));
  const concerned = [...tests.keys()].filter((i) => tests[i] && isConcerned(tests[i]));
  return concerned.sort((a, b) => (tests[a]?.milliseconds ?? 0) - (tests[b]?.milliseconds ?? 0));
}

/** `path before → after` of each mutant that no test can notice; lines that begin with # are the reasons. */
function readEquivalent(): Set<string> {
  const lines = readFileSync(EQUIVALENT, "utf8").split("\n");
  return new Set(lines.filter((line) => line !== "" && !line.startsWith("#")));
}

function keyOf({ path, before, after }: Mutant): string {
  return `${path} ${oneLine(before)} → ${oneLine(after)}`;
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}

function survivor({ path, line, before, after }: Mutant, isReached: boolean): string {
  const cut = (text: string) => oneLine(text).slice(0, LONGEST_SHOWN) || "(removed)";
  return `${path}:${line} ${isReached ? "" : "(not reached) "}${cut(before)} → ${cut(after)}`;
}

function report(results: readonly Result[]): void {
  console.log("\n| 文件 file | 变异 mutants | 查出 killed | 等价 equivalent | 漏过 survived | 得分 score |");
  console.log("| --- | ---: | ---: | ---: | ---: | ---: |");
  const paths = [...new Set(results.map(({ mutant }) => mutant.path))];
  for (const path of paths)
    line(
      path,
      results.filter(({ mutant }) => mutant.path === path),
    );
  const folders = [...new Set(paths.map((path) => dirname(path)))];
  for (const folder of folders)
    line(
      `**${folder}**`,
      results.filter(({ mutant }) => dirname(mutant.path) === folder),
    );
  line("**all**", results);
}

function line(name: string, results: readonly Result[]): void {
  const count = (wanted: Outcome) => results.filter(({ outcome }) => outcome === wanted).length;
  const [killed, equivalent, survived] = [count("killed"), count("equivalent"), count("survived")];
  const score = ((100 * killed) / Math.max(1, killed + survived)).toFixed(1);
  console.log(`| ${name} | ${results.length} | ${killed} | ${equivalent} | ${survived} | ${score} % |`);
}
