import assert from "node:assert/strict";
import fc from "fast-check";
import { analyse, DEFAULT_CONFIG } from "../../server/src/analyse";
import { applyEdits } from "../../server/src/features/fixAll";
import { chineseNumber, figuresIn } from "../../server/src/report/claims/figures";
import rule from "../../server/src/rules/text/disagrees-with-table";
import { AGREEING_SENTENCES } from "./agreeingSentences";
import { BODIES, chinese, DONE, FIGURES, fill, NOTHING, report } from "./claimDrafts";
import * as SENTENCES from "./claimSentences";

function findings(text: string) {
  const { problems, failures } = analyse(text, DEFAULT_CONFIG, [rule]);
  for (const { error } of failures) throw error;
  return problems;
}

const ALL = [
  ...SENTENCES.APPLICATION_SENTENCES,
  ...SENTENCES.DISPUTE_SENTENCES,
  ...SENTENCES.DOCUMENT_SENTENCES,
  ...SENTENCES.DECISION_SENTENCES,
];
const placeholders = (sentence: string) => [...sentence.matchAll(/\{(\w+)/g)].map((match) => match[1] ?? "");

describe("figures in prose", () => {
  it("agree with the tables", () => {
    for (const body of BODIES)
      for (const sentence of ALL) {
        const text = report(body, fill(sentence, body, FIGURES), FIGURES);
        assert.deepEqual(
          findings(text).map(({ message }) => message),
          [],
          fill(sentence, body, FIGURES),
        );
      }
  });

  for (const sentence of ALL)
    it(`are found where they differ: ${sentence}`, () => {
      placeholders(sentence).forEach((name, place) => {
        for (const body of BODIES)
          for (const off of [1, 20, name === "fee" ? 0.3 : 9]) {
            const right = fill(sentence, body, FIGURES);
            const wrong = fill(sentence, body, FIGURES, place, off);
            const text = report(body, wrong, FIGURES);
            const found = findings(text);
            assert.equal(
              found.length,
              1,
              `${place} ${name}: ${wrong}\n${found.map(({ message }) => message).join("\n")}`,
            );
            const [finding] = found;
            assert.ok(finding && (finding.related ?? []).length > 0);
            const fixed = (finding.fixes ?? []).map(({ edits }) => applyEdits(text, edits));
            const digits = (draft: string) =>
              figuresIn(draft.replace(/\s/g, ""))
                .map(({ value }) => value)
                .join();
            assert.ok(
              fixed.some((draft) => digits(draft) === digits(report(body, right, FIGURES))),
              wrong,
            );
          }
      });
    });

  it("are not reported where nothing contradicts the tables", () => {
    for (const [i, sentence] of AGREEING_SENTENCES.entries())
      for (const [step, opening] of ["", "（二）依申请公开。"].entries()) {
        const body = BODIES[(i + step) % BODIES.length];
        assert.ok(body);
        const prose = fill(opening + sentence, body, FIGURES);
        assert.deepEqual(
          findings(report(body, prose, FIGURES)).map(({ message }) => message),
          [],
          prose,
        );
      }
  });

  it("are not compared where they are of something else", () => {
    for (const body of BODIES)
      for (const sentence of [...SENTENCES.OTHER_SENTENCES, ...SENTENCES.OTHER_ZERO_SENTENCES])
        assert.deepEqual(
          findings(report(body, fill(sentence, body, FIGURES), FIGURES)).map(({ message }) => message),
          [],
          `${body.name} ${sentence}`,
        );
  });

  for (const [right, wrong] of SENTENCES.ROUGH_SENTENCES)
    it(`rough, and far off: ${wrong}`, () => {
      for (const body of BODIES) {
        assert.deepEqual(findings(report(body, fill(right, body, FIGURES), FIGURES)), [], right);
        const found = findings(report(body, fill(wrong, body, FIGURES), FIGURES));
        assert.equal(found.length, 1);
        assert.equal(/万/.test(wrong), (found[0]?.fixes ?? []).length > 0);
      }
    });

  const NONE = [
    ...SENTENCES.NONE_SENTENCES,
    ...SENTENCES.NO_DISPUTE_SENTENCES,
    ...SENTENCES.NO_DOCUMENT_SENTENCES,
    ...SENTENCES.ZERO_SENTENCES,
  ];
  for (const sentence of NONE)
    it(`none: ${sentence}`, () => {
      for (const body of BODIES) {
        const prose = fill(sentence, body, NOTHING);
        assert.deepEqual(findings(report(body, prose, NOTHING)), [], prose);
        assert.ok(findings(report(body, prose, FIGURES)).length > 0, prose);
      }
    });

  for (const sentence of SENTENCES.DONE_SENTENCES)
    it(`all done: ${sentence}`, () => {
      for (const body of BODIES) {
        assert.deepEqual(findings(report(body, fill(sentence, body, DONE), DONE)), []);
        assert.equal(
          findings(report(body, fill(sentence, body, FIGURES), FIGURES)).length,
          1,
          fill(sentence, body, FIGURES),
        );
      }
    });

  it("are read in Chinese too", () => {
    fc.assert(fc.property(fc.nat(99), (value) => assert.equal(chineseNumber(chinese(value)), value)));
    assert.equal(chineseNumber("两百零三"), 203);
    assert.equal(chineseNumber("一千二百"), 1200);
    assert.equal(chineseNumber("百十"), undefined);
    assert.deepEqual(
      figuresIn("约1.2万件,十二件,30余条,1,234件").map(({ value, rounding, isRough }) => [value, rounding, isRough]),
      [
        [12_000, 1000, true],
        [12, 0, false],
        [30, 0, true],
        [1234, 0, false],
      ],
    );
  });
});
