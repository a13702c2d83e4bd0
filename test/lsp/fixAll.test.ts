import assert from "node:assert/strict";
import fc from "fast-check";
import { analyse, DEFAULT_CONFIG } from "../../server/src/analyse";
import { applyEdits, fixAll, safeFix } from "../../server/src/features/fixAll";
import { DRAFTS, draftText } from "../harness/drafts";

/** A draft with some of its characters gone, doubled or replaced. */
const damaged = fc
  .record({
    draft: fc.constantFrom(...DRAFTS),
    slips: fc.array(
      fc.record({
        at: fc.double({ min: 0, max: 1, noNaN: true }),
        length: fc.nat(8),
        text: fc.constantFrom("", "", "[bookmark: _GoBack]", "[image: IMG_256]", "\t", "0", "一、", "情况", "\n"),
      }),
      { minLength: 1, maxLength: 6 },
    ),
    windows: fc.boolean(),
  })
  .map(({ draft, slips, windows }) => {
    let text = draftText(draft);
    for (const { at, length, text: put } of slips) {
      const start = Math.floor(at * text.length);
      text = text.slice(0, start) + put + text.slice(start + length);
    }
    return windows ? text.replace(/\n/g, "\r\n") : text;
  });

describe("fix all", () => {
  it("leaves no safe fix that changes anything", () => {
    fc.assert(
      fc.property(damaged, (text) => {
        const { text: fixed } = fixAll(text, DEFAULT_CONFIG);
        const left = analyse(fixed).problems.flatMap((problem) => safeFix(problem) ?? []);
        assert.deepEqual(
          left.filter((fix) => applyEdits(fixed, fix.edits) !== fixed),
          [],
        );
      }),
    );
  });

  it("gives edits that lead from the original to the fixed text, apart from each other and in its order", () => {
    fc.assert(
      fc.property(damaged, (text) => {
        const { text: fixed, edits } = fixAll(text, DEFAULT_CONFIG);
        assert.equal(applyEdits(text, edits), fixed);
        let end = -1;
        for (const { span, text: put } of edits) {
          assert.ok(span.start > end, "two edits touch");
          assert.ok(span.start <= span.end && span.end <= text.length);
          assert.notEqual(put, text.slice(span.start, span.end));
          end = span.end;
        }
      }),
    );
  });

  it("leaves what is switched off alone", () => {
    const text = draftText(DRAFTS[0] ?? { parts: [] }).replace("平稳", "[bookmark: _GoBack]平稳");
    assert.equal(fixAll(text, DEFAULT_CONFIG).fixed, 1);
    assert.deepEqual(fixAll(text, { ...DEFAULT_CONFIG, severities: { "text/remnant": "off" } }), {
      text,
      edits: [],
      fixed: 0,
    });
  });

  it("has nothing to do on a clean draft", () => {
    for (const draft of DRAFTS) assert.deepEqual(fixAll(draftText(draft), DEFAULT_CONFIG).edits, []);
  });
});
