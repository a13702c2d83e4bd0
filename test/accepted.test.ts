// What an accepted finding is known by: it stays accepted while the draft around it changes, and no longer.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Accepted, acceptedAs } from "../server/src/accepted";
import { analyse, DEFAULT_CONFIG } from "../server/src/analyse";
import { convertLayout, TARGET_LAYOUTS } from "../server/src/features/convertLayout";
import { applyEdits } from "../server/src/features/fixAll";
import { RULES } from "../server/src/rules";
import type { Problem } from "../server/src/rules/types";
import { draftNamed, draftText } from "./harness/drafts";
import { readCases, readPieces } from "./harness/fixture";

const CLEAN = draftText(draftNamed("tabRows2021"));
const REMNANT = "[bookmark: _GoBack]";

function changed(text: string, ...pairs: readonly (readonly [string, string])[]): string {
  return pairs.reduce((current, [old, replacement]) => {
    assert.ok(current.includes(old), `not in the draft: ${old}`);
    return current.replace(old, () => replacement);
  }, text);
}

/** The entries that accept all that is found in a draft. */
function acceptAll(text: string): Accepted[] {
  const { report, problems } = analyse(text);
  return problems.map((problem) => acceptedAs(problem, report));
}

/** What is found in a draft beside what is accepted, by rule. */
function left(text: string, accepted: readonly Accepted[]): string[] {
  return analyse(text, { ...DEFAULT_CONFIG, accepted }).problems.map(({ rule }) => rule);
}

describe("accepted findings", () => {
  const WRONG_TOTAL = changed(CLEAN, ["1\t0\t0\t1\t2\t", "1\t0\t0\t1\t7\t"]);

  it("are left out of the problems, and given beside them", () => {
    const accepted = acceptAll(WRONG_TOTAL);
    assert.deepEqual(accepted, [{ rule: "total/disputes", cell: "disputes.review.total", text: "7" }]);
    const analysis = analyse(WRONG_TOTAL, { ...DEFAULT_CONFIG, accepted });
    assert.deepEqual(analysis.problems, []);
    assert.deepEqual(
      analysis.accepted.map(({ rule }) => rule),
      ["total/disputes"],
    );
  });

  it("keep the severity of others and leave their rule on", () => {
    const two = changed(WRONG_TOTAL, ["（三）政府信息管理", `${REMNANT}（三）政府信息管理`]);
    assert.deepEqual(left(two, acceptAll(WRONG_TOTAL)), ["text/remnant"]);
  });

  it("stay accepted when lines move and figures elsewhere change", () => {
    const moved = changed(
      WRONG_TOTAL,
      ["各项公开工作平稳开展。", "各项公开工作平稳开展。\n全年共召开3次会议。\n"],
      ["行政处罚\t7", "行政处罚\t9"],
    );
    assert.deepEqual(left(moved, acceptAll(WRONG_TOTAL)), []);
  });

  it("come back with another figure in the cell", () => {
    const other = changed(WRONG_TOTAL, ["1\t0\t0\t1\t7\t", "1\t0\t0\t1\t70\t"]);
    assert.deepEqual(left(other, acceptAll(WRONG_TOTAL)), ["total/disputes"]);
  });

  it("come back in another row, whatever its figure", () => {
    const { problems, report } = analyse(WRONG_TOTAL);
    const [entry] = problems.map((problem) => acceptedAs(problem, report));
    assert.ok(entry);
    assert.deepEqual(left(WRONG_TOTAL, [{ ...entry, cell: "disputes.litigationDirect.total" }]), ["total/disputes"]);
  });

  it("stay accepted in any layout of the tables", () => {
    const text = changed(
      WRONG_TOTAL,
      ["本年废止件数", "本年度止件数"],
      ["第二十条第（五）项", ""],
      ["行政强制\t1", "行政强制\t"],
    );
    const accepted = acceptAll(text);
    assert.ok(accepted.length >= 3, JSON.stringify(accepted));
    for (const target of TARGET_LAYOUTS) {
      const { report } = analyse(text);
      assert.deepEqual(left(applyEdits(text, convertLayout(report, target).edits), accepted), [], target);
    }
  });

  describe("in prose", () => {
    const text = changed(
      CLEAN,
      ["各项公开工作平稳开展。", `各项公开工作${REMNANT}平稳开展，共发布18条。`],
      ["（三）政府信息管理", `${REMNANT}（三）政府信息管理`],
    );
    const [first] = acceptAll(text);

    it("are told from their like by the words around them", () => {
      assert.ok(first);
      assert.equal(first.text, "公开条例》，各项公开工作【[bookmark:_GoBack]】平稳开展，共发布条。本报");
      assert.deepEqual(left(text, [first]), ["text/remnant"]);
    });

    it("stay accepted when a figure beside them changes", () => {
      assert.ok(first);
      assert.deepEqual(left(changed(text, ["发布18条", "发布 206 条"]), [first]), ["text/remnant"]);
    });

    it("come back when what is marked changes", () => {
      assert.ok(first);
      assert.equal(left(changed(text, [REMNANT, "[bookmark: _Toc7]"]), [first]).length, 2);
    });

    it("can be named by hand: by the marked words, or by a line as it stands", () => {
      const rule = "text/remnant";
      assert.deepEqual(left(text, [{ rule, text: REMNANT }]), []);
      const line = text.split("\n").find((line) => line.includes("18条")) ?? "";
      assert.deepEqual(left(text, [{ rule, text: line }]), [rule]);
      assert.equal(
        left(text, [{ rule, text: "各项公开工作" }]).length,
        2,
        "words beside the marked ones accept nothing",
      );
      assert.equal(left(text, [{ rule, text: "" }]).length, 2);
    });
  });

  describe("of what is missing", () => {
    it("are told apart though they stand in one place", () => {
      const text = changed(CLEAN, [CLEAN.slice(CLEAN.indexOf("五、"), CLEAN.indexOf("六、")), ""]);
      const without = text.slice(0, text.indexOf("六、"));
      const [first, second] = acceptAll(without);
      assert.ok(first && second);
      assert.deepEqual(left(without, [first]), ["structure/missing-section"]);
      assert.deepEqual(left(without, [first, second]), []);
    });

    it("come back when more is missing", () => {
      const rows = CLEAN.split("\n");
      const one = rows.filter((line) => !line.includes("行政强制\t"));
      const two = one.filter((line) => !line.includes("行政处罚\t"));
      const accepted = acceptAll(one.join("\n"));
      assert.deepEqual(left(one.join("\n"), accepted), []);
      assert.notDeepEqual(left(two.join("\n"), accepted), []);
    });
  });

  describe("of a row or a table", () => {
    type Change = readonly [string, string];
    const pairs: Readonly<Record<string, readonly [Change, Change]>> = {
      空格: [
        ["行政规范性文件\t2\t1\t9", "行政规范性文件\t\t\t9"],
        ["行政规范性文件\t\t\t9", "行政规范性文件\t\t\t"],
      ],
      "用／代替数字": [
        ["规章\t0\t0\t0", "规章\t／\t／\t0"],
        ["规章\t／\t／\t0", "规章\t／\t／\t／"],
      ],
      缺栏: [
        ["本年废止件数", ""],
        ["现行有效件数", ""],
      ],
      "多出的数，在另一行": [
        ["规章\t0\t0\t0", "规章\t0\t0\t0\t5"],
        ["规章\t0\t0\t0\t5\n行政规范性文件\t2\t1\t9", "规章\t0\t0\t0\n行政规范性文件\t2\t1\t9\t5"],
      ],
    };
    for (const [what, [first, second]] of Object.entries(pairs))
      it(`come back when others are concerned: ${what}`, () => {
        const one = changed(CLEAN, first);
        const accepted = acceptAll(one);
        assert.ok(accepted.length > 0);
        assert.deepEqual(left(one, accepted), []);
        assert.notDeepEqual(left(changed(one, second), accepted), []);
      });
  });

  describe("of every rule's cases", () => {
    for (const rule of RULES) {
      const { id } = rule.meta;
      it(`${id}: accepting one finding accepts no other`, () => {
        const fixture = readFileSync(join(__dirname, "rules", `${id}.md`), "utf8");
        for (const { text, title } of readCases(readPieces(fixture))) {
          const { report, problems } = analyse(text, DEFAULT_CONFIG, [rule]);
          for (const problem of problems) {
            const accepted = [acceptedAs(problem, report)];
            const analysis = analyse(text, { ...DEFAULT_CONFIG, accepted }, [rule]);
            assert.ok(places(analysis.accepted).includes(place(problem)), title);
            // Nobody can tell which of two was accepted where even their messages are the same.
            const others = analysis.accepted.filter(({ message }) => message !== problem.message);
            assert.deepEqual(places(others), [], title);
          }
        }
      });
    }
  });
});

function place({ span, message }: Problem): string {
  return `${span.start} ${message}`;
}

function places(problems: readonly Problem[]): string[] {
  return problems.map(place);
}
