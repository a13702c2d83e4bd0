// Whatever the text and wherever the cursor: nothing throws, every place lies in the text, and what must nest nests.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { analyse } from "../../server/src/analyse";
import { codeLenses } from "../../server/src/features/codeLenses";
import { completions } from "../../server/src/features/completions";
import { definition } from "../../server/src/features/definition";
import { folds } from "../../server/src/features/folding";
import { highlights } from "../../server/src/features/highlights";
import { hover } from "../../server/src/features/hover";
import { inlayHints } from "../../server/src/features/inlayHints";
import { outline } from "../../server/src/features/outline";
import { selectionRanges } from "../../server/src/features/selectionRanges";
import { semanticTokens } from "../../server/src/features/semanticTokens";
import { findParts } from "../../server/src/features/symbols";
import { contains, type Span } from "../../server/src/text/span";
import { draft as anyDraft, writeDraft } from "../report/arbitrary";

const SAMPLES = join(__dirname, "..", "..", "samples");
const PLACES = 40;

/** Looks at a text everywhere that `places` says, as shares of its length. */
function lookAt(text: string, places: readonly number[]): void {
  const analysis = analyse(text);
  const { report, problems } = analysis;
  const whole = { start: 0, end: text.length };
  const inText = (span: Span) => assert.ok(span.start <= span.end && contains(whole, span), JSON.stringify(span));

  const hints = inlayHints(report, whole, "all");
  for (const { offset } of hints) inText({ start: offset, end: offset });
  const tokens = semanticTokens(report, whole);
  let end = 0;
  for (const { span } of tokens) {
    inText(span);
    assert.ok(span.start >= end && span.start < span.end, "a token is empty or over another");
    assert.doesNotMatch(text.slice(span.start, span.end), /[\r\n]/);
    end = span.end;
  }
  for (const { span, summary } of codeLenses(report, problems)) {
    inText(span);
    assert.doesNotMatch(summary, /NaN|undefined/);
  }
  for (const { startLine, endLine } of folds(report)) assert.ok(startLine < endLine && endLine < report.lines.count);
  for (const { node } of findParts(outline(report, problems), "")) if (node.span) inText(node.span);

  for (const place of places) {
    const offset = Math.round(place * text.length);
    const found = hover(report, offset);
    if (found) {
      inText(found.span);
      assert.doesNotMatch(JSON.stringify(found), /NaN|undefined/);
    }
    for (const { span } of highlights(report, offset)) inText(span);
    const goal = definition(report, offset);
    if (goal) for (const span of [goal.origin, ...goal.targets]) inText(span);
    for (const completion of completions(report, offset)) {
      inText(completion.span);
      assert.equal(completion.span.end, offset);
    }
    let inner: Span = { start: offset, end: offset };
    for (const span of selectionRanges(report, offset)) {
      assert.ok(contains(span, inner), "a selection does not hold the one before");
      inner = span;
    }
    assert.deepEqual(inner, whole);
    const range = { start: offset, end: Math.min(text.length, offset + 300) };
    for (const hint of inlayHints(report, range, "all")) assert.ok(hints.some(({ offset }) => offset === hint.offset));
    for (const { span } of semanticTokens(report, range)) inText(span);
  }
}

const places = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: PLACES, maxLength: PLACES });

describe("what is shown in the text, anywhere", function () {
  this.timeout(120_000);

  it("in every sample", () => {
    const all = Array.from({ length: 400 }, (_, i) => i / 399);
    for (const name of readdirSync(SAMPLES).filter((name) => name.endsWith(".txt")))
      lookAt(readFileSync(join(SAMPLES, name), "utf8"), all);
  });

  it("in drafts of every layout", () => {
    fc.assert(
      fc.property(anyDraft, places, (shape, where) => lookAt(writeDraft(shape), where)),
      { numRuns: 60 },
    );
  });

  it("in damaged drafts", () => {
    const slips = fc.array(
      fc.record({
        at: fc.double({ min: 0, max: 1, noNaN: true }),
        length: fc.nat(30),
        text: fc.constantFrom(
          "",
          "",
          "\t",
          "|",
          "0",
          "若干",
          "一、",
          "总计",
          "\n",
          "<td>",
          "其中受理3件，未收到申请。",
          "\r",
          "（",
        ),
      }),
      { minLength: 1, maxLength: 12 },
    );
    fc.assert(
      fc.property(anyDraft, slips, places, (shape, changes, where) => {
        const text = changes.reduce((text, { at, length, text: put }) => {
          const from = Math.floor(at * text.length);
          return text.slice(0, from) + put + text.slice(from + length);
        }, writeDraft(shape));
        lookAt(text, where);
      }),
      { numRuns: 100 },
    );
  });

  it("in texts that are no reports", () => {
    for (const text of ["", "\n", "关于召开会议的通知\n\t1\t2\t3\n", "2023年政府信息公开工作年度报告"])
      lookAt(text, [0, 0.5, 1]);
  });
});
