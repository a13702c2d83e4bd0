import assert from "node:assert/strict";
import { Jieba } from "@node-rs/jieba";
import { dict } from "@node-rs/jieba/dict";
import { findSlips } from "../../server/src/lexicon";
import { soundGroups } from "../../server/src/lexicon/alike";
import { LOOK_ALIKES } from "../../server/src/lexicon/data";
import { isStaple, setPhrases } from "../../server/src/lexicon/setPhrases";

/** Every so many staples one is spoilt. */
const STEP = 9;
const BEFORE = "会上专门讲到";
const BEHIND = "，与会的人都作了记录。";

/** What a slip at a place makes of a phrase; nothing where there is no such slip. */
type Slip = (phrase: string, at: number) => string | undefined;

const replaced =
  (groups: readonly string[]): Slip =>
  (phrase, at) => {
    const own = phrase.charAt(at);
    const others = groups
      .filter((group) => group.includes(own))
      .flatMap((group) => [...group])
      .filter((one) => one !== own);
    const other = others[at % others.length];
    return other && phrase.slice(0, at) + other + phrase.slice(at + 1);
  };

/** The slips, and the least share of them that is found: less of characters left out, as the rest may often be meant. */
const SLIPS: readonly (readonly [name: string, slip: Slip, least: number])[] = [
  ["another of the same sound", replaced(soundGroups()), 0.9],
  ["another that looks alike", replaced(LOOK_ALIKES.split(" ")), 0.9],
  ["one left out", (phrase, at) => phrase.slice(0, at) + phrase.slice(at + 1), 0.9],
  ["one written twice", (phrase, at) => phrase.slice(0, at + 1) + phrase.slice(at), 0.9],
  [
    "two swapped",
    (phrase, at) => phrase.slice(0, at) + phrase.slice(at + 1, at + 2) + phrase.charAt(at) + phrase.slice(at + 2),
    0.9,
  ],
];

describe("slips in phrases that every report has", () => {
  const jieba = Jieba.withDict(dict);
  const isGoodChinese = (text: string) => jieba.cut(text, false).every((word) => word.length > 1);
  const staples = setPhrases()
    .filter(isStaple)
    .filter((_, i) => i % STEP === 0);

  for (const [name, slip, least] of SLIPS)
    it(`are found and put right: ${name}`, () => {
      const missed: string[] = [];
      const wronged: string[] = [];
      let planted = 0;
      for (const phrase of staples)
        for (let at = 0; at < phrase.length; at++) {
          const wrong = slip(phrase, at);
          if (!wrong || wrong === phrase || isGoodChinese(wrong)) continue;
          planted++;
          const text = BEFORE + wrong + BEHIND;
          const reading = findSlips(text)[0]?.[0];
          if (!reading) missed.push(wrong);
          else if (
            text.slice(0, reading.span.start) + reading.phrase + text.slice(reading.span.end) !==
            BEFORE + phrase + BEHIND
          )
            wronged.push(`${wrong} ${reading.phrase}`);
        }
      const found = planted - missed.length;
      assert.ok(planted > 200, `${planted} planted`);
      assert.ok(found >= least * planted, `${found} of ${planted} found; not ${missed.join(" ")}`);
      assert.ok(
        wronged.length <= 0.05 * found,
        `${wronged.length} of ${found} put right otherwise: ${wronged.join(" ")}`,
      );
    });
});
