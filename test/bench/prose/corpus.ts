import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** Whole reports written apart from the lexicon, which is never tuned to them; « » stand around their set phrases. */
const HELD_OUT = join(__dirname, "held-out");
const CLEAN = join(__dirname, "clean.txt");
/** Sentences with a slip as clerks make them, by kind, and such that only look wrong. */
const NATURAL = join(__dirname, "natural");
/** How often each report that is held out is made, with other choices. */
const VARIANTS = 10;
/** How often each paragraph of the clean prose is made. */
const TAKES = 24;

/** A text in which nothing is wrong. */
export interface CleanReport {
  readonly name: string;
  readonly text: string;
}

/** A set phrase within a text that is held out. */
export interface MarkedPhrase {
  readonly phrase: string;
  /** The paragraph that it stands in, without marks, and where in it. */
  readonly sentence: string;
  readonly at: number;
}

/** The bodies whose reports the clean paragraphs go to, by what they call themselves. */
const BODIES: readonly (readonly [string, string])[] = [
  ["我局", "清泉市城市管理局"],
  ["我镇", "清泉镇人民政府"],
  ["我乡", "清泉乡人民政府"],
  ["我街道", "清泉街道办事处"],
  ["我委", "清泉县卫生健康委员会"],
  ["我办", "清泉县人民政府办公室"],
  ["我院", "清泉县人民医院"],
  ["我校", "清泉县第一中学"],
  ["我中心", "清泉县妇幼保健中心"],
];
const NO_SELF = "清泉县人民政府";
const SECTIONS = [
  "\n\n二、主动公开政府信息情况\n\n三、收到和处理政府信息公开申请情况\n\n四、政府信息公开行政复议、行政诉讼情况\n\n五、存在的主要问题及改进情况\n\n",
  "\n\n六、其他需要报告的事项\n\n无。\n",
];

/** The clean paragraphs with every choice made at random, several times, in a report of the body that each speaks for. */
export function cleanReports(random: () => number): CleanReport[] {
  const byBody = new Map<string, Set<string>>();
  const templates = readLines(CLEAN);
  for (let i = 0; i < templates.length * TAKES; i++) {
    const paragraph = choose(templates[i % templates.length] ?? "", random).replace(/20\d\d年/g, "2023年");
    const body = bodyOf(paragraph);
    byBody.set(body, (byBody.get(body) ?? new Set()).add(paragraph));
  }
  return [...byBody].map(([body, paragraphs]) => ({
    name: body,
    text: `${body}2023年政府信息公开工作年度报告\n\n一、总体情况\n\n${[...paragraphs].join("\n")}${SECTIONS.join("本年度没有突出的问题。")}`,
  }));
}

/** The reports that are held out, of bodies of many kinds. */
export function heldOutReports(random: () => number): CleanReport[] {
  return heldOut(random).map(({ name, text }) => ({ name, text: text.replace(/[«»]/g, "") }));
}

/** The set phrases in the reports that are held out, each once. */
export function heldOutPhrases(random: () => number): MarkedPhrase[] {
  const found = new Map<string, MarkedPhrase>();
  for (const { text } of heldOut(random))
    for (const line of text.split("\n"))
      for (const match of line.matchAll(/«([^«»]{4,12})»/g)) {
        const phrase = match[1] ?? "";
        const sentence = line.replace(/[«»]/g, "");
        const at = line.slice(0, match.index).replace(/[«»]/g, "").length;
        if (/^[\u4e00-\u9fff]+$/.test(phrase)) found.set(phrase, { phrase, sentence, at });
      }
  return [...found.values()];
}

/** A report with one sentence in it that has a slip, and the same without it. */
export interface NaturalSlip {
  readonly kind: string;
  readonly sentence: string;
  readonly wrong: string;
  readonly right: string;
  /** Where the sentence is in the report, and the slip in it. */
  readonly from: number;
  readonly at: number;
  readonly end: number;
}

/** Slips as clerks make them, each in a short report of the body that speaks, on the year that the sentence names. */
export function naturalSlips(): { readonly name: string; readonly slips: readonly NaturalSlip[] }[] {
  return readdirSync(NATURAL).map((name) => ({ name, slips: slipsOf(readFileSync(join(NATURAL, name), "utf8")) }));
}

function slipsOf(source: string): NaturalSlip[] {
  let kind = "";
  return source.split("\n").flatMap((line) => {
    if (line.startsWith("## ")) kind = line.slice(3);
    if (line === "" || line.startsWith("#")) return [];
    const [before = "", slip = "", behind = ""] = line.split(/[{}]/);
    const [written = "", meant = ""] = slip.split("→");
    const report = inReport(before + meant + behind);
    return {
      kind,
      sentence: before + written + behind,
      wrong: report(before + written + behind),
      right: report(before + meant + behind),
      from: report("").indexOf(SECTIONS[0] ?? ""),
      at: before.length,
      end: before.length + written.length,
    };
  });
}

/** Puts sentences into a report that suits one of them. */
function inReport(sentence: string): (sentence: string) => string {
  const body = bodyOf(sentence);
  const year = /20\d\d/.exec(sentence)?.[0] ?? "2023";
  return (own) =>
    `${body}${year}年政府信息公开工作年度报告\n\n一、总体情况\n\n${own}${SECTIONS.join("没有突出的问题。")}`;
}

/** The body that a paragraph speaks for. */
function bodyOf(paragraph: string): string {
  return BODIES.find(([self]) => paragraph.includes(self))?.[1] ?? NO_SELF;
}

function heldOut(random: () => number): CleanReport[] {
  return readdirSync(HELD_OUT).flatMap((name) => {
    const source = readFileSync(join(HELD_OUT, name), "utf8");
    return Array.from({ length: VARIANTS }, (_, i) => ({ name: `${name} ${i + 1}`, text: fill(source, random, i) }));
  });
}

/** A report with its choices made: `NAME=a|b` in front of it names the body, `YEAR=` the year. */
function fill(source: string, random: () => number, variant: number): string {
  const settings = [...source.matchAll(/^(NAME|YEAR)=(.*)\n/gm)];
  let text = source.replace(/^(?:NAME|YEAR)=.*\n/gm, "");
  for (const [, name = "", list = ""] of settings) {
    const choices = list.split("|");
    const chosen = choices[variant % choices.length] ?? "";
    text = text.replaceAll(name, chosen);
    if (name === "YEAR")
      text = text.replaceAll("LAST", String(Number(chosen) - 1)).replaceAll("NEXT", String(Number(chosen) + 1));
  }
  return choose(text, random);
}

function choose(template: string, random: () => number): string {
  return template.replace(/\{([^{}]*)\}/g, (_, group: string) => {
    const choices = group.split("|");
    return choices[Math.floor(random() * choices.length)] ?? "";
  });
}

/** The lines of a file that are neither blank nor a comment. */
export function readLines(path: string): string[] {
  return readFileSync(path, "utf8")
    .split(/\r?\n/)
    .filter((line) => line !== "" && !line.startsWith("#"));
}

/** Numbers from 0 to 1 that are the same in every run. */
export function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
