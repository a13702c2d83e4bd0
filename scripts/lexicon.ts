import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { pinyin } from "pinyin-pro";
import { FORMS } from "../server/src/forms";
import { type PhraseKind, packPhrase } from "../server/src/lexicon/setPhrases";
import { isInSet, packSet } from "../server/src/text/bloom";
import { packNumber, packNumberSet } from "../server/src/text/packedNumbers";
import { joints, oftenMet, type Rests, restsIn, turnedWords, usedWords, windows, withoutOne, wordsIn } from "./reports";

const SOURCE = "server/src/lexicon/source";
const DICTIONARY = join(dirname(require.resolve("@node-rs/jieba/package.json")), "dict.txt");
/** Where the compact strings stand that the lexicon reads. */
export const LEXICON = "server/src/lexicon/data.ts";

const SHORTEST = 4;
const LONGEST = 12;
/** How often a word of a length must occur in the corpus that the word list was counted in. */
const LEAST_FREQUENT: Readonly<Record<number, number>> = { 2: 40, 3: 150, 4: 100 };
/** A word of two characters is common, usual or rare by how often it occurs. */
const FREQUENCIES = [1000, 100];
/** The same for a word that a set phrase becomes when a character is left out, so that it is known for a word. */
const LEAST_REST = 3;
/** Words that no report has, and what a slip makes: 信息公公开. */
const NO_WORDS = new Set(["公公", "勾通", "榜贴"]);
/** How many bits a joint has, and a window: a window that is none silences a finding, a joint that is none does little. */
const BITS = { joint: 6, window: 11, used: 11, often: 6 };
/** How many fields of a head's words have two characters. */
const SHORT_FIELDS = 3;
/** Names of persons are in the word list as words; those that are met less often than this are left out. */
const RARE_NAME = 100;

/** The lexicon's data as a module: set phrases and wrong forms from its sources, words and sounds from npm. */
export function lexicon(root: string): string {
  const read = (name: string) => readLines(join(root, SOURCE, `${name}.txt`));
  const prose = readdirSync(join(root, SOURCE, "reports")).flatMap((name) =>
    readLines(join(root, SOURCE, "reports", name)),
  );
  const [staples = [], sayings = []] = ["staples", "sayings"].map((name) =>
    read(name).flatMap((line) => line.split(" ")),
  );
  const readAll = (folder: string) =>
    readdirSync(join(root, SOURCE, folder)).flatMap((name) => readLines(join(root, SOURCE, folder, name)));
  const firm = phrases([...readAll("phrases"), ...staples, ...sayings]);
  const elastic = elasticBeside(firm, readAll("elastic"));
  const set = [...firm, ...elastic].sort();
  const written = wordsIn(prose);
  const list = words(standing(read("standing")), read("words").join(" ").split(" "), set, written);
  const used = usedWords(prose);
  const packedUsed = packSet(used, BITS.used);
  // What is turned round must be right for all that the packed words hold, some of which were not put in.
  const seemsUsed = (word: string) => isInSet(packedUsed, word);
  const alike = sounds(new Set([...list.join(""), ...set.join("")]));
  const alphabet = byUse([...list.join("").replaceAll(",", ""), ...membersOf(alike.flat())]);
  const place = new Map([...alphabet].map((character, i) => [character, i]));
  const rare = rareWords(used, seemsUsed, sameSound(alike), read("look-alikes"), isShortWord(list));
  const suffixesAndPrefixes = affixes();
  const isSuffix = (character: string) => suffixesAndPrefixes.split(" ", 1).join("").includes(character);
  const places = (text: Iterable<string>) => [...text].map((character) => place.get(character) ?? 0);
  const parts: readonly (readonly [string, string, string])[] = [
    [
      "PHRASES",
      "Set phrases in order, each with how many characters it shares with the one before, its kind, and those of its characters without which the rest is no Chinese.",
      packed(
        set,
        new Map([...kinds("elastic", elastic), ...kinds("staple", staples), ...kinds("saying", sayings)]),
        strayPlaces(firm, read("rests"), restsIn(prose, firm, new Set(staples), isSuffix, isShortWord(list))),
      ),
    ],
    ["MARKED", "Set phrases with marks inside.", read("marked").join(" ")],
    [
      "WRONG_FORMS",
      "Wrong form, right form, a line each as in the source, ! in front of what is wrong everywhere.",
      wrongForms(read("wrong-forms")).join("\n"),
    ],
    ["WRONG_WORDS", "Word, and forms of it that are no words, a line each.", read("wrong-words").join("\n")],
    ["TITLES", "Titles of laws, of laws that are never meant, of documents.", titles(read("titles"))],
    ["STANDING", "Characters that are words of their own, first those that mean little.", standing(read("standing"))],
    ["AFFIXES", "Characters that make a longer word behind a word, and in front of one.", suffixesAndPrefixes],
    ["LOOK_ALIKES", "Groups of characters that look alike.", read("look-alikes").join(" ")],
    [
      "ALIKE_IN_PHRASES",
      "The same for those that only a phrase shows to be meant.",
      read("look-alikes-in-phrases").join(" "),
    ],
    ["INTERCHANGEABLE", "Groups of characters that are used for one another.", read("interchangeable").join(" ")],
    [
      "ALPHABET",
      "The characters of the next two, which name them by their places here: the most used first.",
      alphabet,
    ],
    [
      "SOUNDS",
      "Characters of one sound, tones left aside: those mostly read so, those also read so. What dialects mix up, together.",
      alike
        .map((group) => group.map((sound) => sound.map((own) => packNumberSet(places(own))).join("#")).join("!"))
        .join(" "),
    ],
    [
      "JOINTS",
      "What stands side by side in reports and phrases, and every character that does. Packed, as the next.",
      packSet(new Set([...joints(prose, set, isShortWord(list)), ...rare.alike]), BITS.joint),
    ],
    [
      "OFTEN",
      "One, two and three characters side by side in reports, and which steps their number reaches. Packed, as the next.",
      packSet(oftenMet(prose), BITS.often),
    ],
    [
      "WINDOWS",
      "Characters around what is one slip away from a phrase, and right in reports, and two that are a word turned round.",
      packSet(
        new Set([...windows(prose, set, new Set(staples)), ...turnedWords(prose, seemsUsed), ...rare.turned]),
        BITS.window,
      ),
    ],
    ["USED", "Words of two characters that reports use. Packed, as the last two.", packedUsed],
    [
      "WORDS",
      "By first character: what follows it in common, usual, rare words of two characters, of three, of four.",
      packedWords(list, alphabet, places).join(" "),
    ],
  ];
  const body = parts.map(
    ([name, says, value]) => `/** ${says} */\nexport const ${name} =\n  ${JSON.stringify(value)};\n`,
  );
  return `${NOTICE}\n${body.join("\n")}`;
}

const NOTICE = `// 由 npm run generate 根据 source/ 和词表生成，请勿手改。Generated, do not edit.
// The words are from the dictionary of jieba (MIT License, Copyright (c) 2013 Sun Junyi), the sounds from pinyin-pro
// (MIT License, Copyright (c) 2022 zh-lx).
`;

function readLines(path: string): string[] {
  return readFileSync(path, "utf8")
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== "" && !line.startsWith("#"));
}

function phrases(lines: readonly string[]): string[] {
  const own = lines.flatMap((line) => line.split(/\s+/)).flatMap(writtenOut);
  const labels = Object.values(FORMS).flatMap(({ sections }) =>
    sections.flatMap(({ heading, aliases, tables }) => [
      heading,
      ...aliases,
      ...tables.flatMap(({ grid }) => grid.flat().map(({ label }) => label?.text ?? "")),
    ]),
  );
  const pieces = labels.flatMap((label) => label.split(/[^\u4e00-\u9fff]+/));
  const fitting = [...own, ...pieces].filter((phrase) => phrase.length >= SHORTEST && phrase.length <= LONGEST);
  return [...new Set(fitting)].sort();
}

/** Phrases that are not among the firm ones. */
function elasticBeside(firm: readonly string[], lines: readonly string[]): string[] {
  const known = new Set(firm);
  return [...new Set(lines.flatMap((line) => line.split(/\s+/)).flatMap(writtenOut))].filter(
    (phrase) => phrase.length >= SHORTEST && phrase.length <= LONGEST && !known.has(phrase),
  );
}

function kinds(kind: PhraseKind, phrases: readonly string[]): [string, PhraseKind][] {
  return phrases.map((phrase) => [phrase, kind]);
}

/** Sorted phrases, each with what it does not share with the one before and marks for what is known of it. */
function packed(
  phrases: readonly string[],
  kindOf: ReadonlyMap<string, PhraseKind>,
  stray: ReadonlyMap<string, number>,
): string {
  return phrases
    .map((phrase, i) => packPhrase(phrase, phrases[i - 1] ?? "", kindOf.get(phrase) ?? "plain", stray.get(phrase) ?? 0))
    .join("");
}

/** By phrase: the places of the characters without which what is left is listed, or strange to the reports, as bits. */
function strayPlaces(
  phrases: readonly string[],
  lines: readonly string[],
  { strange, met }: Rests,
): Map<string, number> {
  const listed = new Set(lines.flatMap((line) => line.split(/\s+/)).flatMap(writtenOut));
  const used = new Set<string>();
  const places = new Map<string, number>();
  for (const phrase of phrases)
    for (const [at, rest] of withoutOne(phrase).entries()) {
      if (listed.has(rest)) used.add(rest);
      if (met.has(rest) || !(listed.has(rest) || strange.has(rest))) continue;
      places.set(phrase, (places.get(phrase) ?? 0) | (1 << at));
    }
  const idle = [...listed].filter((rest) => !used.has(rest));
  if (idle.length > 0) throw new Error(`rests.txt: no set phrase without a character: ${idle.join(" ")}`);
  return places;
}

/** `{a|b}{c|d}` written out: `ac`, `ad`, `bc`, `bd`. */
function writtenOut(pattern: string): string[] {
  const [group = "", list = ""] = /\{([^}]+)\}/.exec(pattern) ?? [];
  return group === "" ? [pattern] : list.split("|").flatMap((one) => writtenOut(pattern.replace(group, () => one)));
}

/** `{a b}x → {}y` as `{a b}x:{}y`, which the lexicon writes out; `!` in front of what is wrong in every context. */
function wrongForms(lines: readonly string[]): string[] {
  return lines.map((line) => line.replace(" → ", ":"));
}

/** Three parts, told apart by `=`: laws, those that are never meant (their lines begin with `=`), and what follows them. */
function titles(lines: readonly string[]): string {
  const isNeighbour = (line: string) => line.startsWith("= ");
  const first = lines.findIndex(isNeighbour);
  const behind = lines.slice(first).filter((line) => !isNeighbour(line));
  const neighbours = lines.filter(isNeighbour).map((line) => line.slice(2));
  return [lines.slice(0, first), neighbours, behind].map((own) => own.join(" ")).join("=");
}

/** Two groups, told apart by a blank. */
function standing(lines: readonly string[]): string {
  const particles = new Set(lines.slice(0, 3).join(""));
  const others = new Set([...lines.slice(3).join("")].filter((character) => !particles.has(character)));
  return `${[...particles].join("")} ${[...others].join("")}`;
}

/** Characters of words by sound; one with several sounds stands in several groups. */
/** The characters of one sound: those that are mostly read so, and the others. */
type Sound = readonly [mostly: Set<string>, others: Set<string>];

/** Groups of sounds that are easily taken for one another. */
function sounds(characters: ReadonlySet<string>): Sound[][] {
  const groups = new Map<string, Map<string, Sound>>();
  for (const character of nationalStandard()) {
    if (!characters.has(character)) continue;
    const usual = pinyin(character, { toneType: "none" });
    for (const sound of pinyin(character, { multiple: true, toneType: "none", type: "array" })) {
      const group = groups.get(blur(sound)) ?? new Map<string, Sound>();
      groups.set(blur(sound), group);
      const own: Sound = group.get(sound) ?? [new Set(), new Set()];
      group.set(sound, own);
      own[sound === usual ? 0 : 1].add(character);
    }
  }
  return [...groups.values()].map((group) => [...group.values()]).filter((group) => membersOf(group).size > 1);
}

function membersOf(group: readonly Sound[]): Set<string> {
  return new Set(group.flatMap(([mostly, others]) => [...mostly, ...others]));
}

/** A sound without what many speakers, and so their input methods, do not tell apart. */
function blur(sound: string): string {
  return sound
    .replace(/^([zcs])h/, "$1")
    .replace(/^l/, "n")
    .replace(/([aei])ng$/, "$1n");
}

/** By character: those that are mostly read alike. */
function sameSound(groups: readonly Sound[][]): Map<string, ReadonlySet<string>> {
  return new Map(groups.flat().flatMap(([mostly]) => [...mostly].map((character) => [character, mostly] as const)));
}

/** Words of two characters too rare for the list, which look like slips of used ones: with a character that sounds or looks
 * like theirs, or theirs turned round. */
function rareWords(
  used: ReadonlySet<string>,
  seemsUsed: (word: string) => boolean,
  sounds: ReadonlyMap<string, ReadonlySet<string>>,
  looks: readonly string[],
  isListed: (word: string) => boolean,
): { readonly alike: string[]; readonly turned: string[] } {
  const others = (character: string) => [
    ...(sounds.get(character) ?? []),
    ...looks.filter((group) => group.includes(character)).join(""),
  ];
  const rare = readLines(DICTIONARY)
    .map((line) => line.split(" ")[0] ?? "")
    .filter((word) => word.length === 2 && !isListed(word) && !NO_WORDS.has(word));
  return {
    alike: rare.filter((word) => {
      const [first, second] = [word.charAt(0), word.charAt(1)];
      return others(first).some((one) => used.has(one + second)) || others(second).some((one) => used.has(first + one));
    }),
    turned: rare.filter((word) => seemsUsed(word.charAt(1) + word.charAt(0))),
  };
}

function* nationalStandard(): Iterable<string> {
  const decoder = new TextDecoder("gbk");
  for (let row = 0xb0; row <= 0xf7; row++)
    for (let cell = 0xa1; cell <= 0xfe; cell++) {
      const character = decoder.decode(Uint8Array.of(row, cell));
      if (/^[\u4e00-\u9fff]$/.test(character)) yield character;
    }
}

/** How often a word must occur for a longer one to be made of it, and that one; and how many a character must make. */
const LEAST_IN_AFFIXED = { word: 40, longer: 3, made: [100, 40] };

/** What words of two characters take behind them and in front to make one of three: 公益金, 副主任. Told apart by a blank. */
function affixes(): string {
  const entries = readLines(DICTIONARY).map((line) => line.split(" "));
  const counts = new Map(entries.map(([word = "", count]) => [word, Number(count)]));
  const isWord = (text: string) => (counts.get(text) ?? 0) >= LEAST_IN_AFFIXED.word;
  const made = [new Map<string, number>(), new Map<string, number>()] as const;
  for (const [word = "", count, kind = ""] of entries) {
    if (word.length !== 3 || Number(count) < LEAST_IN_AFFIXED.longer || /^n[rstz]/.test(kind)) continue;
    const [first, last] = [word.charAt(0), word.charAt(2)];
    if (isWord(word.slice(0, 2))) made[0].set(last, (made[0].get(last) ?? 0) + 1);
    if (isWord(word.slice(1))) made[1].set(first, (made[1].get(first) ?? 0) + 1);
  }
  const frequent = (of: ReadonlyMap<string, number>, least: number) =>
    [...of].filter(([, count]) => count >= least).map(([character]) => character);
  return made.map((of, i) => frequent(of, LEAST_IN_AFFIXED.made[i] ?? 0).join("")).join(" ");
}

/** How often a word that the word list lacks is taken to occur. */
const FREQUENT = 500;

function words(
  single: string,
  own: readonly string[],
  phrases: readonly string[],
  written: ReadonlyMap<string, number>,
): string[] {
  const characters = new Set(nationalStandard());
  const rests = new Set(phrases.filter(({ length }) => length === SHORTEST).flatMap(withoutOne));
  const frequent = readLines(DICTIONARY).flatMap((line): [string, number][] => {
    const [word = "", count, kind = ""] = line.split(" ");
    const frequency = Number(count);
    const usual = rests.has(word) || written.has(word) ? LEAST_REST : LEAST_FREQUENT[word.length];
    const least = Math.max(usual ?? Number.POSITIVE_INFINITY, kind === "nr" ? RARE_NAME : 0);
    return frequency >= least && !NO_WORDS.has(word) && [...word].every((character) => characters.has(character))
      ? [[word, frequency]]
      : [];
  });
  const counts = new Map(frequent);
  for (const word of own) counts.set(word, Math.max(FREQUENT, counts.get(word) ?? 0));
  const known = new Set([...single, ...frequent.map(([word]) => word).filter(({ length }) => length === 2)]);
  const byHead = new Map<string, string[]>();
  for (const [word, frequency] of counts) {
    if (isCompound(word, known) && !own.includes(word) && !rests.has(word)) continue;
    const rank = FREQUENCIES.findIndex((least) => frequency >= least);
    const field = word.length > 2 ? word.length : rank === -1 ? FREQUENCIES.length : rank;
    const fields = byHead.get(word.charAt(0)) ?? ["", "", "", "", ""];
    fields[field] += word.slice(1);
    byHead.set(word.charAt(0), fields);
  }
  return [...byHead].map(([head, fields]) => head + fields.join(","));
}

/** Characters, the most frequent first. */
function byUse(characters: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const character of characters) counts.set(character, (counts.get(character) ?? 0) + 1);
  return [...counts]
    .sort(([a, often], [b, seldom]) => seldom - often || (a < b ? -1 : 1))
    .map(([character]) => character)
    .join("");
}

/** The words, by the places of their first characters in the alphabet: those of two as sets, the others one by one. */
function packedWords(list: readonly string[], alphabet: string, places: (text: string) => number[]): string[] {
  const entries = new Map(list.map((entry) => [entry.charAt(0), entry.slice(1).split(",")]));
  return [...alphabet].map((head) =>
    (entries.get(head) ?? [])
      .map((tails, i) => (i < SHORT_FIELDS ? packNumberSet(places(tails)) : places(tails).map(packNumber).join("")))
      .join("!")
      .replace(/!+$/, ""),
  );
}

/** Whether a text is a word of two characters, by the word list. */
function isShortWord(list: readonly string[]): (text: string) => boolean {
  const behind = new Map(list.map((entry) => [entry.charAt(0), entry.slice(1).split(",", SHORT_FIELDS).join("")]));
  return (text) => behind.get(text.charAt(0))?.includes(text.slice(1)) ?? false;
}

/** Whether a longer word is put together from known ones, so that its parts tell that it is Chinese. */
function isCompound(word: string, known: ReadonlySet<string>): boolean {
  if (word.length === 2) return false;
  return [1, 2].some((length) => known.has(word.slice(0, length)) && known.has(word.slice(length)));
}
