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
