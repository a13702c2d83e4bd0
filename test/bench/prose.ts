// `npm run bench:prose`: how many slips in set phrases text/typo finds, and what it reports in clean prose and in the
// seeds, each to be read. `--missed` lists the slips that it misses or puts right otherwise.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Jieba } from "@node-rs/jieba";
import { dict } from "@node-rs/jieba/dict";
import { pinyin } from "pinyin-pro";
import { analyse } from "../../server/src/analyse";
import { applyEdits } from "../../server/src/features/fixAll";
import { PHRASES } from "../../server/src/lexicon/data";
import typo from "../../server/src/rules/text/typo";
import type { Problem } from "../../server/src/rules/types";

const ROOT = join(__dirname, "../..");
const SEEDS = join(ROOT, "../shared/seeds");
/** Slips of each kind that are planted. */
const PLANTED = 600;
/** Characters of clean prose that are made. */
const CLEAN = 60_000;

const HEAD = "清泉镇2023年政府信息公开工作年度报告\n\n一、总体情况\n\n";

const KINDS = ["音同", "形近", "漏字", "重字", "颠倒"] as const;
type Kind = (typeof KINDS)[number];

/** A sentence with a slip in it, and as it should be. */
interface Planted {
  readonly right: string;
  readonly wrong: string;
  /** Where the slip is in the wrong one. */
  readonly at: number;
}

const jieba = Jieba.withDict(dict);
const random = generator(20_240_131);
const pick = <T>(list: readonly T[]): T | undefined => list[Math.floor(random() * list.length)];

main();

function main(): void {
  const seeds = readSeeds();
  const homophones = soundGroups();
  const lookAlikes = readLines("look-alikes.txt");
  const frames = readLines("frames.txt");
  const phrases = PHRASES.split(" ");

  console.log("| 错法 kind | 植入 planted | 查出 found | 首选正确 first right |\n| --- | ---: | ---: | ---: |");
  const total = { planted: 0, found: 0, right: 0 };
  const missed: string[] = [];
  for (const kind of KINDS) {
    const own = { planted: 0, found: 0, right: 0 };
    for (let tries = 0; own.planted < PLANTED && tries < PLANTED * 50; tries++) {
      const phrase = pick(phrases) ?? "";
      const slip = slipIn(phrase, kind, homophones, lookAlikes);
      if (!slip || isGoodChinese(slip.wrong)) continue;
      const planted = embed(phrase, slip, seeds, frames);
      own.planted++;
      const found = problemsIn(planted.wrong).find(({ span }) => span.start <= planted.at && planted.at <= span.end);
      if (!found) {
        missed.push(`${kind} ${slip.wrong}（${phrase}）`);
        continue;
      }
      own.found++;
      const fixed = applyEdits(sheet(planted.wrong), found.fixes?.[0]?.edits ?? []);
      if (fixed === sheet(planted.right)) own.right++;
      else missed.push(`${kind} ${slip.wrong}（${phrase}）→ ${found.fixes?.[0]?.title}`);
    }
    print(kind, own);
    for (const key of ["planted", "found", "right"] as const) total[key] += own[key];
  }
  print("合计", total);

  console.log("\n| 文字 prose | 字 characters | 报告 reported |\n| --- | ---: | ---: |");
  const clean = cleanProse(readLines("clean.txt"));
  const texts = [{ name: "无错的 made up, clean", text: sheet(clean) }, ...seeds];
  const reported = texts.map(({ text }) => analyse(text, undefined, [typo]).problems.map(({ message }) => message));
  for (const [i, { name, text }] of texts.entries())
    console.log(`| ${name} | ${text.length} | ${reported[i]?.length} |`);
  console.log(`\n${reported.flat().join("\n")}`);
  if (process.argv.includes("--missed")) console.log(`\n${missed.join("\n")}`);
}

function print(name: string, { planted, found, right }: { planted: number; found: number; right: number }): void {
  const share = (part: number, whole: number) => `${part}（${((100 * part) / whole).toFixed(1)}%）`;
  console.log(`| ${name} | ${planted} | ${share(found, planted)} | ${share(right, found)} |`);
}

/** A report that is nothing but a title, a heading and some prose. */
function sheet(prose: string): string {
  return `${HEAD}${prose}\n\n二、主动公开政府信息情况\n\n三、收到和处理政府信息公开申请情况\n`;
}

/** What the rule finds in prose, in places of the sheet that it stands on less what stands before it. */
function problemsIn(prose: string): Problem[] {
  const { problems, failures } = analyse(sheet(prose), undefined, [typo]);
  for (const { error } of failures) throw error;
  return problems.map((problem) => ({
    ...problem,
    span: { start: problem.span.start - HEAD.length, end: problem.span.end - HEAD.length },
  }));
}

/** Whether a text is a row of words that a segmenter knows: no one can tell that it is a slip. */
function isGoodChinese(text: string): boolean {
  return jieba.cut(text, false).every((word) => word.length > 1);
}

function slipIn(phrase: string, kind: Kind, homophones: ReadonlyMap<string, string>, lookAlikes: readonly string[]) {
  const at = Math.floor(random() * phrase.length);
  const [before, own, next, behind] = [
    phrase.slice(0, at),
    phrase.charAt(at),
    phrase.charAt(at + 1),
    phrase.slice(at + 1),
  ];
  const others = (group: string | undefined) => [...(group ?? "")].filter((other) => other !== own);
  const replaced = (other: string | undefined) => (other ? { wrong: before + other + behind, at } : undefined);
  switch (kind) {
    case "音同":
      return replaced(pick(others(homophones.get(own))));
    case "形近":
      return replaced(pick(others(lookAlikes.filter((group) => group.includes(own)).join(""))));
    case "漏字":
      return { wrong: before + behind, at };
    case "重字":
      return { wrong: before + own + own + behind, at };
    case "颠倒":
      return next !== "" && next !== own ? { wrong: before + next + own + behind.slice(1), at } : undefined;
  }
}

/** Where the seeds have the phrase, in one of their paragraphs; else in a frame. */
function embed(
  phrase: string,
  slip: { wrong: string; at: number },
  seeds: readonly { text: string }[],
  frames: readonly string[],
): Planted {
  const paragraphs = seeds
    .flatMap(({ text }) => text.split(/\s*\n\s*/))
    .filter((line) => /。/.test(line) && line.includes(phrase));
  const [before = "", behind = ""] = (pick(paragraphs) ?? (pick(frames) ?? "").replace("{}", phrase)).split(phrase, 2);
  return { right: before + phrase + behind, wrong: before + slip.wrong + behind, at: before.length + slip.at };
}

/** Characters in use by their sound. */
function soundGroups(): Map<string, string> {
  const decoder = new TextDecoder("gbk");
  const groups = new Map<string, string>();
  const sounds = new Map<string, string>();
  for (let row = 0xb0; row <= 0xd7; row++)
    for (let cell = 0xa1; cell <= 0xfe; cell++) {
      const character = decoder.decode(Uint8Array.of(row, cell));
      if (!/^[\u4e00-\u9fff]$/.test(character)) continue;
      const sound = pinyin(character, { toneType: "none" });
      sounds.set(character, sound);
      groups.set(sound, (groups.get(sound) ?? "") + character);
    }
  return new Map([...sounds].map(([character, sound]) => [character, groups.get(sound) ?? ""]));
}

/** The clean paragraphs with every choice made at random, again and again in turn, until there is enough. */
function cleanProse(paragraphs: readonly string[]): string {
  const made = new Set<string>();
  let length = 0;
  for (let i = 0; length < CLEAN; i++) {
    const choose = (_: string, group: string) => pick(group.split("|")) ?? "";
    const paragraph = (paragraphs[i % paragraphs.length] ?? "").replace(/\{([^}]*)\}/g, choose);
    if (!made.has(paragraph)) length += paragraph.length;
    made.add(paragraph);
  }
  return [...made].join("\n");
}

function readSeeds(): { name: string; text: string }[] {
  if (!existsSync(SEEDS)) return [];
  return readdirSync(SEEDS).map((name) => ({ name, text: readFileSync(join(SEEDS, name), "utf8") }));
}

function readLines(name: string): string[] {
  const lines = readFileSync(join(__dirname, "prose", name), "utf8").split(/\r?\n/);
  return lines.filter((line) => line !== "" && !line.startsWith("#"));
}

/** Numbers from 0 to 1 that are the same in every run. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
