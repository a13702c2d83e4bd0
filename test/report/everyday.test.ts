import assert from "node:assert/strict";
import { analyse, DEFAULT_CONFIG } from "../../server/src/analyse";
import disagreesWithTable from "../../server/src/rules/text/disagrees-with-table";
import proseSum from "../../server/src/rules/text/prose-sum";
import type { Figures } from "../harness/figures";
import { BODIES, type Body, DONE, FIGURES, fill, NOTHING, report } from "./claimDrafts";
import { NOTHING_WRONG, WITH_ALL_DONE, WITH_FIGURES, WITH_NOTHING } from "./everydaySentences";

const CHOICE = /\{([^{}|]*)\|([^{}|]*)\}/;
const [TOWN] = BODIES;

function messages(sentence: string, body: Body, figures: Figures): string[] {
  const text = report(body, fill(sentence, body, figures), figures);
  const { problems, failures } = analyse(text, DEFAULT_CONFIG, [disagreesWithTable, proseSum]);
  for (const { error } of failures) throw error;
  return problems.map(({ message }) => message);
}

describe("everyday sentences with figures", () => {
  const sets: readonly (readonly [readonly string[], Figures])[] = [
    [WITH_FIGURES, FIGURES],
    [WITH_NOTHING, NOTHING],
    [WITH_ALL_DONE, DONE],
  ];
  for (const [sentences, figures] of sets)
    for (const sentence of sentences)
      it(sentence, () => {
        assert.ok(TOWN);
        assert.deepEqual(messages(sentence.replace(CHOICE, "$1"), TOWN, figures), []);
        assert.equal(messages(sentence.replace(CHOICE, "$2"), TOWN, figures).length, 1);
      });

  it("without anything wrong", () => {
    for (const body of BODIES)
      for (const sentence of NOTHING_WRONG) assert.deepEqual(messages(sentence, body, FIGURES), [], sentence);
  });
});
