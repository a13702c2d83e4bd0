// What copying leaves in a draft and nobody sees: the figures are read all the same, and nothing is found that is right.
import assert from "node:assert/strict";
import fc from "fast-check";
import { analyse } from "../../server/src/analyse";
import type { LayoutId } from "../../server/src/report/types";
import { consistent, type Draft, draft, writeDraft } from "../report/arbitrary";

const LAYOUTS: readonly LayoutId[] = ["tabRows", "cellLines", "pipes", "html", "bareLines", "spaced"];
const RUNS = 12;

type Copy = (text: string, chance: (oneIn: number) => boolean) => string;

const COPIES: Readonly<Record<string, Copy>> = {
  "blanks behind lines": (text, chance) => text.replace(/(?<!\r)(?=\r?\n)/g, () => (chance(3) ? "  " : "")),
  "no-break blanks behind lines": (text, chance) =>
    text.replace(/(?<!\r)(?=\r?\n)/g, () => (chance(3) ? "\u00a0" : "")),
  "blanks before lines": (text, chance) => text.replace(/\n/g, () => (chance(3) ? "\n " : "\n")),
  "ideographic blanks before lines": (text, chance) => text.replace(/\n/g, () => (chance(3) ? "\n　" : "\n")),
  "no-break blanks for blanks": (text) => text.replace(/ /g, "\u00a0"),
  "ends of pages": (text, chance) => text.replace(/\n/g, () => (chance(30) ? "\n\f" : "\n")),
  "characters of no width": (text, chance) =>
    text.replace(/[\u4e00-\u9fff](?=[\u4e00-\u9fff])/g, (one) => (chance(60) ? `${one}\u200b` : one)),
  "blanks within words": (text, chance) =>
    text.replace(/[\u4e00-\u9fff](?=[\u4e00-\u9fff])/g, (one) => (chance(40) ? `${one} ` : one)),
  "full-width digits": (text) => text.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)),
  "a mark of the byte order": (text) => `\ufeff${text}`,
};

/** A right draft with small figures, most of them 0, as those of real bodies are. */
function small(layout: LayoutId): fc.Arbitrary<Draft> {
  return draft.map((shape) => {
    const figures = [...shape.figures].map(([id], i): [string, string] => {
      const drawn = (shape.quirks[i % shape.quirks.length] ?? 0) + i;
      return [id, drawn % 10 < 7 ? "0" : String(1 + (drawn % 37))];
    });
    return consistent({ ...shape, layout, figures: new Map(figures) });
  });
}

describe("a draft that was copied", function () {
  this.timeout(120_000);

  for (const [what, copy] of Object.entries(COPIES)) {
    describe(`with ${what}`, () => {
      for (const layout of LAYOUTS)
        it(layout, () => {
          const property = fc.property(small(layout), fc.array(fc.nat(999), { minLength: 50 }), (shape, draws) => {
            let next = 0;
            const text = copy(writeDraft(shape), (oneIn) => (draws[next++ % draws.length] ?? 0) % oneIn === 0);
            const { report, problems } = analyse(text);
            const cells = new Map(report.tables.flatMap((table) => [...table.cells]));
            for (const [id, figure] of shape.figures) {
              const value = cells.get(id)?.value;
              assert.equal(value && "number" in value ? value.number : value?.kind, Number(figure), `${id}\n${text}`);
            }
            const found = problems.filter(({ rule }) => rule !== "text/remnant");
            assert.deepEqual(
              found.map(({ message }) => message),
              [],
              text,
            );
          });
          fc.assert(property, { numRuns: RUNS });
        });
    });
  }
});
