import assert from "node:assert/strict";
import { analyse, DEFAULT_CONFIG } from "../server/src/analyse";
import type { Severity } from "../server/src/rules/types";
import { draftNamed, draftText } from "./harness/drafts";

const RULE = "table/not-a-count";
const FULL = draftText(draftNamed("tabRows2021"));
/** A row of dashes, which the rule calls milder than words in a figure's place. */
const DASHES = FULL.replace(/规章\t0\t0\t0/, "规章\t/\t/\t/");

function levelOf(configured?: Severity): Severity | undefined {
  const severities = configured ? { [RULE]: configured } : {};
  const { problems } = analyse(DASHES, { ...DEFAULT_CONFIG, severities });
  return problems.find(({ rule }) => rule === RULE)?.severity;
}

describe("the level of a finding", () => {
  it("is the finding's own where nobody has set one", () => {
    assert.equal(levelOf(), "warning");
  });

  it("is the finding's own where an editor gives the rule's default for every rule", () => {
    assert.equal(levelOf("error"), "warning");
  });

  it("is what has been set, where that differs from the rule's default", () => {
    assert.equal(levelOf("info"), "info");
  });
});

describe("a text damaged beyond measure", () => {
  it("has so many findings of one rule listed and no more, and says where the list ends", () => {
    const remnants = "[image: IMG_256]".repeat(5000);
    const { problems } = analyse(FULL.replace("（二）依申请公开", `${remnants}\n（二）依申请公开`));
    const found = problems.filter(({ rule }) => rule === "text/remnant");
    const last = found.at(-1);
    assert.match(last?.message ?? "", /从这里起没有再列出/);
    assert.equal(found.filter(({ message }) => message.includes("IMG_256")).length, found.length - 1);
    assert.ok(found.length < 5000);
    assert.deepEqual(last?.span, {
      start: FULL.indexOf("（二）依申请公开") + 16 * (found.length - 1),
      end: FULL.indexOf("（二）依申请公开") + 16 * found.length,
    });
  });
});

describe("a slip that two rules find", () => {
  const draft = FULL.replace("（二）依申请公开", "群众满意度度提高，认真做好的的工作。\n（二）依申请公开");
  const found = (severities: Record<string, "off"> = {}) =>
    analyse(draft, { ...DEFAULT_CONFIG, severities }).problems.flatMap(({ rule, span }) =>
      rule.startsWith("text/") ? `${rule} ${draft.slice(span.start, span.end)}` : [],
    );

  it("is told once", () => {
    assert.deepEqual(found(), ["text/typo 群众满意度度", "text/repeated 的的"]);
  });

  it("is told by the other rule where the first is off", () => {
    assert.deepEqual(found({ "text/typo": "off" }), ["text/repeated 度度", "text/repeated 的的"]);
  });
});
