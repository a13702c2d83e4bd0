// `npm run bench`: how long things take, as ratios to what cannot be undercut, measured in turns in one run.
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { build } from "esbuild";
import { analyse } from "../../server/src/analyse";
import { editCells } from "../../server/src/features/editCells";
import { hover } from "../../server/src/features/hover";
import { inlayHints } from "../../server/src/features/inlayHints";
import { preview } from "../../server/src/features/preview";
import { semanticTokens } from "../../server/src/features/semanticTokens";
import { FORMS } from "../../server/src/forms";
import { verdictsOf } from "../../server/src/relations/verdicts";
import { parseReport } from "../../server/src/report/parse";
import { draftText, makeDraft } from "../harness/drafts";
import { tablesOf } from "../harness/figures";
import { Dice, likelyCounts, planted } from "../relations/figures";
import { startClient } from "./client";
import { quantile, race } from "./measure";
import { measureSizes } from "./sizes";

const ROOT = join(__dirname, "../..");
const OUT = join(ROOT, "out/bench");
const FILES = 500;
const TABLES = 400;
const TRIES = 3;

const { values } = parseArgs({ options: { rounds: { type: "string", default: "31" } } });
const ROUNDS = Number(values.rounds);

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});

async function main(): Promise<void> {
  mkdirSync(OUT, { recursive: true });
  await build({
    entryPoints: ["idle-server", "idle-reader", "peak"].map((name) => join(ROOT, `test/bench/${name}.ts`)),
    outdir: OUT,
    bundle: true,
    platform: "node",
    format: "cjs",
    target: "node20",
    mainFields: ["module", "main"],
    minify: true,
    logLevel: "warning",
  });
  const samples = readdirSync(join(ROOT, "samples"))
    .filter((name) => name.endsWith(".txt"))
    .map((name) => ({ name, text: readFileSync(join(ROOT, "samples", name), "utf8") }));
  const first = samples[0]?.text ?? "";

  console.log("| 测量 what | 用时 ms | 基准 ms | 倍数 ratio |\n| --- | ---: | ---: | ---: |");
  for (const { name, text } of samples) await reading(name, text);
  await showing(samples.find(({ text }) => /^\t\d/m.test(text))?.text ?? first);
  await previewing(first);
  await editing(first);
  await starting(first);
  await batch(first);

  console.log("\n| 找出写错的数 wrong cells | p50 ms | p99 ms |\n| --- | ---: | ---: |");
  for (const wrong of [1, 2, 3, 4, 10, 60]) judging(wrong);

  const drafts = Object.fromEntries(samples.slice(0, 3).map(({ name, text }) => [name, text]));
  measureSizes(join(ROOT, "dist/cli.js"), join(OUT, "peak.js"), drafts);
}

function print(what: string, own = 0, base = 0): void {
  console.log(`| ${what} | ${digits(own)} | ${digits(base)} | ${(own / base).toFixed(2)} |`);
}

function digits(time: number): string {
  return time >= 10 ? time.toFixed(0) : time.toPrecision(2);
}

/** The core alone, against one pass over the text. */
async function reading(name: string, text: string): Promise<void> {
  const times = 20;
  const repeat = (task: () => unknown) => () => {
    for (let i = 0; i < times; i++) task();
  };
  const [own = 0, base = 0] = await race(
    ROUNDS,
    [
      { name: "analyse", run: repeat(() => analyse(text)) },
      { name: "charCodeAt", run: repeat(() => onePass(text)) },
    ],
    20,
  );
  print(`检查 ${name}（${text.length} 字）/ 逐字读一遍`, own / times, base / times);
}

/** What is shown in the text, from a report that has been read, against one pass over its text. */
async function showing(text: string): Promise<void> {
  const times = 20;
  const { report } = analyse(text);
  const whole = { start: 0, end: text.length };
  const total = report.tables.flatMap(({ cells }) => [...cells.values()]).find(({ slot }) => slot.column === "total");
  const repeat = (task: () => unknown) => () => {
    for (let i = 0; i < times; i++) task();
  };
  const contenders = [
    { name: "逐字读一遍", run: repeat(() => onePass(text)) },
    { name: "悬停在一个总计上", run: repeat(() => hover(report, total?.span.start ?? 0)) },
    { name: "全文的行栏名称", run: repeat(() => inlayHints(report, whole, "all")) },
    { name: "全文的颜色", run: repeat(() => semanticTokens(report, whole)) },
  ];
  const [base = 0, ...own] = await race(ROUNDS, contenders, 20);
  for (const [i, time] of own.entries()) print(`${contenders[i + 1]?.name} / 逐字读一遍`, time / times, base / times);
}

/** What the server does for the form preview, against one check of the text: drawing the forms, editing one cell. */
async function previewing(text: string): Promise<void> {
  const { report, problems } = analyse(text);
  let figure = 0;
  const [drawing = 0, editing = 0, base = 0] = await race(
    ROUNDS,
    [
      { name: "preview", run: () => JSON.stringify(preview(report, problems)) },
      { name: "editCells", run: () => editCells(report, [{ id: "fees.fees.amount", text: String(figure++) }]) },
      { name: "analyse", run: () => analyse(text) },
    ],
    20,
  );
  print("画出表格预览 / 检查一遍", drawing, base);
  print("在预览里改一格 / 检查一遍", editing, base);
}

/**
 * Which of a table's figures are wrong, with so many of them wrong and every other time some totals left blank. Each table
 * counts with the least of some times, as the rest is what the machine does beside.
 */
function judging(wrong: number): void {
  const form = FORMS["2021"];
  const table = tablesOf(form).find(({ id }) => id === "applications");
  if (!table) return;
  const dice = new Dice(wrong);
  const prose = { title: "柳泉镇人民政府2023年政府信息公开工作年度报告", overview: "", problems: "", other: "" };
  const times: number[] = [];
  for (let i = -100; i < TABLES; i++) {
    const { written } = planted(likelyCounts(table, dice), wrong, dice);
    const figures = [...written].map(([id, count]) => [
      id,
      id.endsWith(".total") && i % 2 && dice.next() < 0.5 ? "" : `${count}`,
    ]);
    const text = draftText(makeDraft("bench", "tabRows", form, prose, Object.fromEntries(figures)));
    const read = parseReport(text).tables.find(({ form: { id } }) => id === "applications");
    if (!read) continue;
    const tries = Array.from({ length: TRIES }, () => timeOf(() => verdictsOf({ ...read, reading: {} })));
    if (i >= 0) times.push(Math.min(...tries));
  }
  console.log(`| ${wrong} | ${digits(quantile(times, 0.5))} | ${digits(quantile(times, 0.99))} |`);
}

function timeOf(task: () => unknown): number {
  const start = performance.now();
  task();
  return performance.now() - start;
}

function onePass(text: string): number {
  let sum = 0;
  for (let i = 0; i < text.length; i++) sum = (sum + text.charCodeAt(i)) | 0;
  return sum;
}

/** From a keystroke to the diagnostics, against a server that does nothing. */
async function editing(text: string): Promise<void> {
  const servers = await Promise.all([
    startClient(join(ROOT, "dist/cli.js"), "lsp"),
    startClient(join(OUT, "idle-server.js")),
  ]);
  for (const server of servers) await server.open(text);
  // The keystroke falls in the first paragraph: below it every place in the text moves.
  const line = text.split("\n").findIndex((content) => content.length > 40);
  const contenders = servers.map((server, i) => ({ name: String(i), run: () => server.edit(line, 10) }));
  const [own, base] = await race(ROUNDS * 10, contenders, 100);
  print("改一字到出结果 / 空服务器", own, base);
  for (const server of servers) await server.stop();
}

/** From starting the process to the first diagnostics, against a server that does nothing. */
async function starting(text: string): Promise<void> {
  const coldStart =
    (...command: string[]) =>
    async () => {
      const server = await startClient(...command);
      await server.open(text);
      stopping.push(server.stop());
    };
  const stopping: Promise<void>[] = [];
  const [own, base] = await race(ROUNDS, [
    { name: "nianbao", run: coldStart(join(ROOT, "dist/cli.js"), "lsp") },
    { name: "idle", run: coldStart(join(OUT, "idle-server.js")) },
  ]);
  await Promise.all(stopping);
  print("冷启动到首次结果 / 空服务器", own, base);
}

/** The command line over many files, against merely reading them. */
async function batch(text: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "nianbao-bench-"));
  try {
    for (let i = 0; i < FILES; i++) writeFileSync(join(folder, `${i}.txt`), text.replaceAll("云溪镇", `云溪镇${i}村`));
    const run = (...args: string[]) => {
      const { status } = spawnSync(process.execPath, args, { stdio: "ignore" });
      if (status === null || status > 1) throw new Error(`${args.join(" ")} ended with ${status}`);
    };
    const [own, base] = await race(
      Math.ceil(ROUNDS / 3),
      [
        { name: "nianbao", run: () => run(join(ROOT, "dist/cli.js"), "check", "--format", "ndjson", folder) },
        { name: "idle", run: () => run(join(OUT, "idle-reader.js"), folder) },
      ],
      1,
    );
    print(`命令行检查 ${FILES} 个文件 / 只读文件`, own, base);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
