// Drafts cut up and put together at random: whatever comes of it is answered, and no fix writes over itself.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { analyse, DEFAULT_CONFIG } from "../../server/src/analyse";
import { convertLayout } from "../../server/src/features/convertLayout";
import { fixAll } from "../../server/src/features/fixAll";
import { preview } from "../../server/src/features/preview";
import type { Problem } from "../../server/src/rules/types";

const SAMPLES = join(__dirname, "../../samples");
const TEXTS = readdirSync(SAMPLES).map((file) => readFileSync(join(SAMPLES, file), "utf8"));
const RUNS = 150;

const text = fc.constantFrom(...TEXTS);
/** A place in a text of any length, as a share of it. */
const share = fc.double({ min: 0, max: 1, noNaN: true });
const piece = fc.constantFrom(
  ..."\t,\n,\f,\r,|,<td>,<table>,</table>,&nbsp;,0,12,1 234,（,”,一、,总计,2023年,\ud800,\u0000".split(","),
  "三、收到和处理政府信息公开申请情况\n",
);

type Cut = (text: string) => string;
const cut: fc.Arbitrary<Cut> = fc
  .record({
    act: fc.constantFrom("leave out", "insert", "double", "swap in", "turn round"),
    from: share,
    length: fc.nat(600),
    piece,
    other: text,
    at: share,
  })
  .map(({ act, from, length, piece, other, at }) => (text) => {
    const start = Math.floor(from * text.length);
    const end = start + length;
    const there = Math.floor(at * other.length);
    if (act === "leave out") return text.slice(0, start) + text.slice(end);
    if (act === "insert") return text.slice(0, start) + piece + text.slice(start);
    if (act === "double") return text.slice(0, end) + text.slice(start);
    if (act === "swap in") return text.slice(0, start) + other.slice(there, there + length) + text.slice(end);
    return text.slice(start) + text.slice(0, start);
  });

function holdsTogether(text: string): void {
  const { problems, report } = analyse(text);
  for (const problem of problems) isSound(problem, text);
  const { text: fixed } = fixAll(text, DEFAULT_CONFIG);
  assert.equal(fixAll(fixed, DEFAULT_CONFIG).text, fixed, "all safe fixes are made in one go");
  preview(report, problems);
  convertLayout(report, "tabRows");
}

function isSound({ span, message, fixes = [] }: Problem, text: string): void {
  assert.ok(span.start >= 0 && span.start <= span.end && span.end <= text.length, message);
  for (const { title, edits } of fixes) {
    assert.doesNotMatch(message + title, /undefined|NaN|\[object/);
    edits.reduce((end, edit) => {
      assert.ok(edit.span.start >= end && edit.span.end >= edit.span.start, `${title}: edits lie over each other`);
      return edit.span.end;
    }, 0);
  }
}

describe("drafts put together at random", function () {
  this.timeout(120_000);

  it("are answered, with fixes that can be made", () => {
    const mashed = fc
      .tuple(text, fc.array(cut, { minLength: 1, maxLength: 6 }))
      .map(([first, cuts]) => cuts.reduce((made, act) => act(made), first));
    fc.assert(fc.property(mashed, holdsTogether), { numRuns: RUNS });
  });

  it("have no table put in the place of another that stands between its rows", () => {
    const draft = readFileSync(join(SAMPLES, "04-梧桐街道2021年年报.txt"), "utf8");
    // The first cell of the header comes last, behind all other tables.
    const start = draft.indexOf("申请人情况") + "申请人情况".length;
    const turned = draft.slice(start) + draft.slice(0, start);
    assert.ok(analyse(turned).problems.some(({ rule }) => rule === "table/edition"));
    holdsTogether(turned);
  });
});
