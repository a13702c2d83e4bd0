// `npm run bench:prose`: how many slips in set phrases text/typo finds, in the lexicon's own phrases and in those of
// reports that it was not tuned to, and what all rules for prose report in texts without a fault and in the seeds, each
// to be read. `--missed` lists the slips that it misses or puts right otherwise.
//
// A missing character that nobody could see is left out, in all tables alike (`isUnseen`): the phrase still stands there
// (政务公开|开了两次会), a whole negation is missing (水平高), or what is left is Chinese by something else than the
// checker: jieba's words, the lexicon's phrases, or two reports of its sources. How many are left out stands in the tables.
// Nor is one planted in elastic phrases, which the lexicon holds for right with one character less.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Jieba } from "@node-rs/jieba";
import { dict } from "@node-rs/jieba/dict";
import { pinyin } from "pinyin-pro";
import { analyse } from "../../server/src/analyse";
import { applyEdits } from "../../server/src/features/fixAll";
import { isElastic, isStaple, setPhrases } from "../../server/src/lexicon/setPhrases";
import { paragraphs } from "../../server/src/report/prose";
import disagrees from "../../server/src/rules/text/disagrees-with-table";
import typo from "../../server/src/rules/text/typo";
import type { Problem } from "../../server/src/rules/types";
import yearBody from "../../server/src/rules/year/body";
import type { Figures } from "../harness/figures";
import { BODIES, type Body, DONE, report as draftWith, FIGURES, fill, NOTHING } from "../report/claimDrafts";
import * as SENTENCES from "../report/claimSentences";
import {
  cleanReports,
  generator,
  heldOutPhrases,
  heldOutReports,
  type MarkedPhrase,
  type NaturalSlip,
  naturalSlips,
  readLines,
} from "./prose/corpus";

const ROOT = join(__dirname, "../..");
const SEEDS = join(ROOT, "../shared/seeds");
const REPORTS = join(ROOT, "test/prose");
const LISTS = join(__dirname, "prose");
/** Reports without a fault that the lexicon does not know. */
const APART = join(LISTS, "apart");
const SOURCES = join(ROOT, "server/src/lexicon/source/reports");
const LONGEST_PHRASE = 12;
/** Slips of each kind that are planted, and missing characters, of which most remain unfound. All count alike in the total. */
const PLANTED = 600;
const PLANTED_MISSING = 3000;
/** How often a word must occur in jieba's corpus to be taken for another. */
const LEAST_OFTEN = 200;
/** How much a planted figure is off. */
const OFF = 7;

const HEAD = "清泉镇2023年政府信息公开工作年度报告\n\n一、总体情况\n\n";

const KINDS = ["音同", "形近", "漏字", "重字", "颠倒", "选错词"] as const;
type Kind = (typeof KINDS)[number];

/** A sentence with a slip in it, and as it should be. */
interface Planted {
  readonly phrase: string;
  readonly right: string;
  readonly wrong: string;
  /** Where the slip is in the wrong one. */
  readonly at: number;
}

/** In place of a slip that nobody could see. */
const UNSEEN = "unseen";
/** Without these a phrase says the opposite, and is right. */
const NEGATIONS = "不未无没";
/** How many reports must have what is left of a phrase, to show that it is Chinese. */
const WRITERS = 2;

const jieba = Jieba.withDict(dict);
const random = generator(20_240_131);
const pick = <T>(list: readonly T[]): T | undefined => list[Math.floor(random() * list.length)];

main();

function main(): void {
  const seeds = readFolder(SEEDS);
  const slips = {
    homophones: homophones(),
    words: wordsBySound(),
    lookAlikes: readLines(join(LISTS, "look-alikes.txt")),
  };
  const frames = readLines(join(LISTS, "frames.txt"));
  const phrases = setPhrases();
  const missed: string[] = [];

  const written = reportWords();
  /** The phrase with a slip in it, put where it stands. */
  const withSlip = (phrase: string, kind: Kind, put: (slip: SlipAt) => Planted | undefined) => {
    const slip = slipIn(phrase, kind, slips);
    const planted = slip && put(slip);
    if (!slip || !planted) return undefined;
    if (isGoodChinese(slip.wrong)) return UNSEEN;
    return kind === "漏字" && isUnseen(planted, slip, phrases, written) ? UNSEEN : planted;
  };
  const inFrame = (from: readonly string[]) => (kind: Kind) => {
    const phrase = pick(from) ?? "";
    return withSlip(phrase, kind, (slip) => embed(phrase, slip, seeds, frames));
  };
  const where =
    (from: readonly MarkedPhrase[], counts: (one: MarkedPhrase, slip: SlipAt) => boolean = () => true) =>
    (kind: Kind) => {
      const one = pick(from);
      return one && withSlip(one.phrase, kind, (slip) => (counts(one, slip) ? inPlace(one, slip) : undefined));
    };

  const firm = phrases.filter((phrase) => !isElastic(phrase));
  recall("词库的常用语 phrases of the lexicon", missed, (kind) => inFrame(kind === "漏字" ? firm : phrases)(kind));
  const staples = phrases.filter(isStaple);
  recall("每份报告都有的常用语 phrases that every report has", missed, inFrame(staples));
  const met = occurrences([...readFolder(REPORTS), ...heldOutReports(generator(7))], staples);
  recall("其中各在原处、按出现的次数 the same in their places, as often as reports have them", missed, where(met));

  const heldOut = heldOutPhrases(generator(7));
  const known = heldOut.map((one) => knownPlaces(one, phrases));
  const characters = heldOut.reduce((sum, { phrase }) => sum + phrase.length, 0);
  const covered = known.reduce((sum, { size }) => sum + size, 0);
  console.log(
    `\n没有用来调整词库的文稿 held out: ${heldOut.length} 个常用语，${characters} 个字，其中词库的常用语里的 in phrases of the lexicon ${((100 * covered) / characters).toFixed(1)}%`,
  );
  const knownAt = new Map(heldOut.map((one, i) => [one, known[i]]));
  const firmAt = new Map(heldOut.map((one) => [one, knownPlaces(one, firm)]));
  const inLexicon = (kind: Kind) => (one: MarkedPhrase, slip: SlipAt) =>
    (kind === "漏字" ? firmAt : knownAt).get(one)?.has(slip.at) ?? false;
  recall("其中错在词库常用语里的 where the slip is in a phrase of the lexicon", missed, (kind) =>
    where(heldOut, inLexicon(kind))(kind),
  );

  asMade(missed);
  againstTables();
  console.log("\n| 文字 prose | 字 characters | 报告 reported |\n| --- | ---: | ---: |");
  const clean = [
    { name: "无错的段落 clean paragraphs", texts: cleanReports(random) },
    { name: "无错的报告 clean reports", texts: readFolder(REPORTS) },
    { name: "没有用来调整的报告 reports held out", texts: heldOutReports(generator(7)) },
    { name: "词库没有收进的报告 reports apart from the lexicon", texts: readFolder(APART) },
    ...seeds.map((seed) => ({ name: seed.name, texts: [seed] })),
  ];
  const reported: string[] = [];
  for (const { name, texts } of clean) {
    const prose = new Set<string>();
    const found = texts.flatMap(({ text }) => {
      const { report, problems, failures } = analyse(text);
      for (const { error } of failures) throw error;
      for (const { span } of paragraphs(report)) prose.add(text.slice(span.start, span.end));
      return problems.filter(({ rule }) => /^(?:text|year)\//.test(rule));
    });
    const messages = new Set(found.map(({ rule, message }) => `${name}: ${rule} ${message}`));
    console.log(`| ${name} | ${[...prose].join("").length} | ${messages.size} |`);
    reported.push(...messages);
  }
  console.log(`\n${reported.join("\n")}`);
  if (process.argv.includes("--missed")) console.log(`\n${missed.join("\n")}`);
}

/** Prints, by kind, how many slips are found that were made as clerks make them, and what is said of right sentences. */
function asMade(missed: string[]): void {
  for (const { name, slips } of naturalSlips()) asMadeIn(name, slips, missed);
}

function asMadeIn(name: string, slips: readonly NaturalSlip[], missed: string[]): void {
  console.log(
    `\n| 写报告的人常犯的错 slips as they are made: ${name} | 句 sentences | 查出 found | 首选正确 first right | 误报 false |\n| --- | ---: | ---: | ---: | ---: |`,
  );
  const kinds = new Map<string, { sentences: number; found: number; right: number; false: number }>();
  for (const { kind, sentence, wrong, right, from, at, end } of slips) {
    const own = kinds.get(kind) ?? { sentences: 0, found: 0, right: 0, false: 0 };
    kinds.set(kind, own);
    own.sentences++;
    const inSentence = (text: string) =>
      analyse(text).problems.filter(
        ({ rule, span }) =>
          /^(?:text|year)\//.test(rule) && span.start >= from && span.end <= from + sentence.length + 1,
      );
    for (const { message } of inSentence(right)) {
      own.false++;
      missed.push(`${name} 误报 ${right.slice(from, from + sentence.length)}（${message}）`);
    }
    if (wrong === right) continue;
    const found = inSentence(wrong).find(({ span }) => span.start <= from + end && from + at <= span.end);
    if (!found) missed.push(`${name} ${kind} ${sentence}`);
    else own.found++;
    if (found && applyEdits(wrong, found.fixes?.[0]?.edits ?? []) === right) own.right++;
  }
  for (const [kind, own] of kinds)
    console.log(`| ${kind} | ${own.sentences} | ${own.found} | ${own.right} | ${own.false} |`);
}

/** Prints, by kind of statement, how many figures that differ from the tables are found, and what is said of right ones. */
function againstTables(): void {
  const { SENTENCES_BY_KIND, ROUGH_SENTENCES, NONE_SENTENCES, NO_DISPUTE_SENTENCES, NO_DOCUMENT_SENTENCES } = SENTENCES;
  const { ZERO_SENTENCES, OTHER_SENTENCES, OTHER_ZERO_SENTENCES } = SENTENCES;
  console.log(
    "\n| 正文与表格 figures against tables | 植入 planted | 查出 found | 误报 false |\n| --- | ---: | ---: | ---: |",
  );
  const findings = (body: Body, prose: string, figures: Figures) =>
    analyse(draftWith(body, prose, figures), undefined, [disagrees]).problems.length;
  const row = (kind: string, right: readonly string[], wrong: readonly string[], figures: Figures, other = figures) => {
    const own = { planted: 0, found: 0, false: 0 };
    for (const body of BODIES) {
      for (const sentence of right) own.false += findings(body, fill(sentence, body, figures), figures);
      for (const sentence of wrong) {
        const places = other === figures ? (sentence.match(/\{/g) ?? []).length : 0;
        const planted = places === 0 ? [fill(sentence, body, figures)] : [];
        for (let place = 0; place < places; place++) planted.push(fill(sentence, body, figures, place, OFF));
        own.planted += planted.length;
        own.found += planted.filter((prose) => findings(body, prose, other) > 0).length;
      }
    }
    const share = ((100 * own.found) / own.planted).toFixed(1);
    console.log(`| ${kind} | ${own.planted} | ${own.found}（${share}%） | ${own.false} |`);
  };
  for (const [kind, sentences] of Object.entries(SENTENCES_BY_KIND)) row(kind, sentences, sentences, FIGURES);
  row(
    "余、约、近、超、万 rough figures",
    ROUGH_SENTENCES.map(([right]) => right),
    ROUGH_SENTENCES.map(([, wrong]) => wrong),
    FIGURES,
  );
  const none = [...NONE_SENTENCES, ...NO_DISPUTE_SENTENCES, ...NO_DOCUMENT_SENTENCES];
  row("未收到、没有、零 none", none, none, NOTHING, FIGURES);
  row("为零、均为0：无 zero", ZERO_SENTENCES, ZERO_SENTENCES, NOTHING, FIGURES);
  row("均已办结 all done", SENTENCES.DONE_SENTENCES, SENTENCES.DONE_SENTENCES, DONE, FIGURES);
  const years = ["YEAR年主动公开政府信息1200条。", "SELFYEAR年共发布政务动态300条。"];
  let found = 0;
  for (const body of BODIES)
    for (const sentence of years) {
      const prose = fill(sentence.replace("YEAR", "LAST"), body, FIGURES);
      found += analyse(draftWith(body, prose, FIGURES), undefined, [yearBody]).problems.length > 0 ? 1 : 0;
    }
  console.log(`| 年份 year | ${BODIES.length * years.length} | ${found} | 0 |`);
  const silent = BODIES.flatMap((body) =>
    [...OTHER_SENTENCES, ...OTHER_ZERO_SENTENCES].map((sentence) =>
      findings(body, fill(sentence, body, FIGURES), FIGURES),
    ),
  );
  console.log(`| 说的不是表格里的数 of something else | | | ${silent.reduce((a, b) => a + b, 0)} |`);
}

/** Plants slips of each kind where `plant` gives a place, and prints how many are found, and put right by the first fix. */
function recall(name: string, missed: string[], plant: (kind: Kind) => Planted | typeof UNSEEN | undefined): void {
  console.log(
    `\n| ${name} | 不算 left out | 植入 planted | 查出 found | 首选正确 first right |\n| --- | ---: | ---: | ---: | ---: |`,
  );
  const total = { unseen: 0, planted: 0, found: 0, right: 0 };
  for (const kind of KINDS) {
    const own = { unseen: 0, planted: 0, found: 0, right: 0 };
    const most = kind === "漏字" ? PLANTED_MISSING : PLANTED;
    for (let tries = 0; own.planted < most && tries < most * 50; tries++) {
      const planted = plant(kind);
      if (planted === UNSEEN) own.unseen++;
      if (!planted || planted === UNSEEN) continue;
      own.planted++;
      const { phrase, right, wrong, at } = planted;
      const found = problemsIn(wrong).find(({ span }) => span.start <= at && at <= span.end);
      const slip = `${kind} ${wrong.slice(Math.max(0, at - 6), at + 6)}（${phrase}）`;
      if (!found) {
        missed.push(slip);
        continue;
      }
      own.found++;
      if (applyEdits(sheet(wrong), found.fixes?.[0]?.edits ?? []) === sheet(right)) own.right++;
      else missed.push(`${slip}→ ${found.fixes?.[0]?.title}`);
    }
    print(kind, own);
    for (const key of ["unseen", "planted", "found", "right"] as const)
      total[key] += Math.round((own[key] * PLANTED) / most);
  }
  print("合计 all", total);
}

function print(
  name: string,
  { unseen, planted, found, right }: Record<"unseen" | "planted" | "found" | "right", number>,
) {
  const share = (part: number, whole: number) => `${part}（${((100 * part) / whole).toFixed(1)}%）`;
  console.log(`| ${name} | ${unseen} | ${planted} | ${share(found, planted)} | ${share(right, found)} |`);
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

/** Whether nobody could see that a character is missing, by other evidence than the checker's own. */
function isUnseen(
  { phrase, wrong, at }: Planted,
  slip: SlipAt,
  phrases: readonly string[],
  written: ReportWords,
): boolean {
  const start = at - slip.at;
  if (wrong.slice(Math.max(0, start - 1), start + phrase.length + 1).includes(phrase)) return true;
  if (phrases.includes(slip.wrong)) return true;
  let end = 0;
  for (const word of jieba.cut(phrase, false)) {
    if (end === slip.at && word.length === 1 && NEGATIONS.includes(word)) return true;
    end += word.length;
  }
  return (written.get(slip.wrong)?.size ?? 0) >= WRITERS;
}

/** What the reports in the lexicon's sources have, from one end of a word to another, and which reports. */
type ReportWords = ReadonlyMap<string, ReadonlySet<string>>;

function reportWords(): ReportWords {
  const written = new Map<string, Set<string>>();
  for (const { name, text } of readFolder(SOURCES))
    for (const [run] of text.matchAll(/[\u4e00-\u9fff]+/g)) {
      const words = jieba.cut(run, false);
      for (let from = 0; from < words.length; from++)
        for (let piece = "", to = from; to < words.length && piece.length < LONGEST_PHRASE; to++) {
          piece += words[to] ?? "";
          const names = written.get(piece);
          if (names) names.add(name);
          else written.set(piece, new Set([name]));
        }
    }
  return written;
}

/** The characters that are mistaken for one another. */
interface Mistakes {
  readonly homophones: ReadonlyMap<string, string>;
  /** Words of two characters in use, by their sound. */
  readonly words: ReadonlyMap<string, readonly string[]>;
  readonly lookAlikes: readonly string[];
}

/** A phrase with a slip, and where in it that is. */
interface SlipAt {
  readonly wrong: string;
  readonly at: number;
}

function slipIn(phrase: string, kind: Kind, { homophones, words, lookAlikes }: Mistakes): SlipAt | undefined {
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
    case "选错词": {
      const group = words.get(soundOf(own + next)) ?? [];
      const other = group.includes(own + next) ? pick(group.filter((word) => differ(word, own + next))) : undefined;
      return other ? { wrong: before + other + behind.slice(1), at } : undefined;
    }
  }
}

/** Which characters of a phrase stand, where it is, in phrases of the lexicon. */
function knownPlaces({ phrase, sentence, at }: MarkedPhrase, phrases: readonly string[]): Set<number> {
  const places = new Set<number>();
  for (const one of phrases)
    for (let from = sentence.indexOf(one); from >= 0; from = sentence.indexOf(one, from + 1))
      for (let i = Math.max(0, from - at); i < Math.min(phrase.length, from + one.length - at); i++) places.add(i);
  return places;
}

/** A slip in the sentence that has the phrase. */
function inPlace({ phrase, sentence, at }: MarkedPhrase, slip: SlipAt): Planted {
  const wrong = sentence.slice(0, at) + slip.wrong + sentence.slice(at + phrase.length);
  return { phrase, right: sentence, wrong, at: at + slip.at };
}

/** Where the prose of reports has phrases, the longest at each place, with the whole paragraph. */
function occurrences(reports: readonly { text: string }[], phrases: readonly string[]): MarkedPhrase[] {
  const known = new Set(phrases);
  const lengths = [...new Set(phrases.map(({ length }) => length))].sort((a, b) => b - a);
  const lines = new Set(reports.flatMap(({ text }) => text.split("\n")).filter((line) => line.endsWith("。")));
  return [...lines].flatMap((sentence) =>
    Array.from(sentence).flatMap((_, at) => {
      const length = lengths.find((length) => known.has(sentence.slice(at, at + length)));
      return length ? [{ phrase: sentence.slice(at, at + length), sentence, at }] : [];
    }),
  );
}

/** Where the seeds have the phrase, in one of their paragraphs; else in a frame. */
function embed(phrase: string, slip: SlipAt, seeds: readonly { text: string }[], frames: readonly string[]): Planted {
  const paragraphs = seeds
    .flatMap(({ text }) => text.split(/\s*\n\s*/))
    .filter((line) => /。/.test(line) && line.includes(phrase));
  const [before = "", behind = ""] = (pick(paragraphs) ?? (pick(frames) ?? "").replace("{}", phrase)).split(phrase, 2);
  return { phrase, right: before + phrase + behind, wrong: before + slip.wrong + behind, at: before.length + slip.at };
}

/** Characters in use by their sound. */
function homophones(): Map<string, string> {
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

/** Words of two characters that are often met, by their sound: what an input method offers for one another. */
function wordsBySound(): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const line of new TextDecoder().decode(dict).split("\n")) {
    const [word = "", count] = line.split(" ");
    if (!/^[\u4e00-\u9fff]{2}$/.test(word) || Number(count) < LEAST_OFTEN) continue;
    const sound = soundOf(word);
    found.set(sound, [...(found.get(sound) ?? []), word]);
  }
  return found;
}

function soundOf(word: string): string {
  return pinyin(word, { toneType: "none" });
}

/** Whether two words of two characters share none: sharing one, they are one wrong character. */
function differ(one: string, other: string): boolean {
  return one.charAt(0) !== other.charAt(0) && one.charAt(1) !== other.charAt(1);
}

function readFolder(folder: string): { name: string; text: string }[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder).map((name) => ({ name, text: readFileSync(join(folder, name), "utf8") }));
}
