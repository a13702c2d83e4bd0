import assert from "node:assert/strict";
import fc from "fast-check";
import { FORMS } from "../../server/src/forms/index";
import { parseReport } from "../../server/src/report/parse";

const SECTIONS = FORMS["2021"].sections;
const [, , , FOURTH = "", FIFTH = "", SIXTH = ""] = SECTIONS.map(({ numeral, heading }) => `${numeral}、${heading}`);
const DISPUTES = SECTIONS.flatMap(({ tables }) => tables).find(({ id }) => id === "disputes");
const LABELS = (DISPUTES?.runs ?? []).flatMap(({ label }) => (label ? [label] : []));
const [REVIEW = "", LITIGATION = "", DIRECT = "", AFTER = ""] = LABELS.flatMap(({ role, text }) =>
  role === "heading" ? [text] : [],
);
const HEADS = (DISPUTES?.slots ?? []).slice(0, 5).map(({ columnName }) => columnName);
const PROSE = "一年来，本镇公开的内容还不够细，解读的形式还不够多，下一步将继续改进，充实栏目，丰富形式。";

type Group = readonly number[];
type Groups = readonly [Group, Group, Group];

const group: fc.Arbitrary<Group> = fc
  .array(fc.oneof(fc.constant(0), fc.nat(30)), { minLength: 4, maxLength: 4 })
  .map((outcomes) => [...outcomes, outcomes.reduce((sum, number) => sum + number, 0)]);
const groups: fc.Arbitrary<Groups> = fc.tuple(group, group, group);

/** The heads of neighbouring columns, each broken over two lines, and below them their figures, in one block. */
function block(figures: Group, from: number, to: number): string {
  const heads = HEADS.slice(from, to);
  const halves = [heads.map((head) => head.slice(0, 2)), heads.map((head) => head.slice(2))];
  return [...halves.map((half) => half.join(" ").trim()), ...figures.slice(from, to)]
    .filter((line) => line !== "")
    .join("\n");
}

/** Heads, and behind a gap their figures, each by itself. */
function apart(figures: Group): string[] {
  return [...HEADS, ...figures.map(String)];
}

/** A draft of two pages: what stands before the heading of section four, behind it, behind the next, and the page's end. */
function draft(before: readonly string[], own: readonly string[], behind: readonly string[], end: readonly string[]) {
  return [
    "云溪镇人民政府2023年政府信息公开工作年度报告",
    "一、总体情况",
    PROSE,
    ...SECTIONS.slice(1, 3).map(({ numeral, heading }) => `${numeral}、${heading}`),
    ...before,
    FOURTH,
    ...own,
    FIFTH,
    ...behind,
    PROSE,
    SIXTH,
    "本年度没有收取信息处理费。",
    "— 3 —",
    ...end,
    "\f无。",
  ].join("\n\n");
}

/** A table whose last total stands somewhere else. */
const WITHOUT_TOTAL = [
  REVIEW,
  ...apart([1, 0, 0, 0, 1]),
  DIRECT,
  ...apart([2, 0, 0, 1, 3]),
  AFTER,
  ...HEADS,
  ...["0", "4", "0", "0"],
];

function read(text: string): string[] {
  const table = parseReport(text).tables.find(({ form }) => form.id === "disputes");
  return [...(table?.cells.values() ?? [])].map(({ raw }) => raw);
}

function written(all: Groups): string[] {
  return all.flat().map(String);
}

describe("figures of section four in the blocks of a PDF", () => {
  it("are those of the heads that stand in a block with them", () => {
    fc.assert(
      fc.property(groups, (all) => {
        const [review, direct, after] = all;
        const own = [
          REVIEW,
          ...apart(review),
          block(direct, 0, 1),
          `${DIRECT}\n${block(direct, 1, 4)}`,
          `${LITIGATION}\n${block(direct, 4, 5)}`,
          block(after, 0, 1),
          `${AFTER}\n${block(after, 1, 4)}`,
          block(after, 4, 5),
        ];
        assert.deepEqual(read(draft([], own, [], [])), written(all));
      }),
      { numRuns: 30 },
    );
  });

  it("are read where the last one stands at the end of its page, behind the prose", () => {
    fc.assert(
      fc.property(groups, fc.boolean(), (all, isHeaded) => {
        const [review, direct, after] = all;
        const own = [REVIEW, ...apart(review), DIRECT, ...apart(direct), AFTER, ...apart(after).slice(0, -1)];
        const end = isHeaded ? block(after, 4, 5) : String(after[4]);
        assert.deepEqual(read(draft([], own, [], [end])), written(all));
      }),
      { numRuns: 30 },
    );
  });

  it("are read where some stand behind the next heading, and the last at the page's end", () => {
    fc.assert(
      fc.property(groups, (all) => {
        const [review, direct, after] = all;
        const own = [REVIEW, ...apart(review), block(direct, 0, 1), `${DIRECT}\n${block(direct, 1, 4)}`];
        const behind = [block(direct, 4, 5), block(after, 0, 1), `${AFTER}\n${block(after, 1, 4)}`];
        assert.deepEqual(read(draft([], own, behind, [block(after, 4, 5)])), written(all));
      }),
      { numRuns: 30 },
    );
  });

  it("are read where a block stands before the heading, and only where one place suits it", () => {
    let found = 0;
    fc.assert(
      fc.property(groups, (all) => {
        const [review, direct, after] = all;
        const own = [
          ...[REVIEW, ...apart(review), block(direct, 0, 1), `${DIRECT}\n${block(direct, 1, 4)}`],
          ...[`${LITIGATION}\n${block(direct, 4, 5)}`, block(after, 0, 1), block(after, 4, 5)],
        ];
        const cells = read(draft([`${AFTER}\n${block(after, 1, 4)}`], own, [], []));
        if (cells.length > 0) assert.deepEqual(cells, written(all));
        found += cells.length;
      }),
      { numRuns: 40, seed: 1 },
    );
    assert.ok(found > 15 * 30, `only ${found} read`);
  });

  it("are read where a group's total and the next group stand before the heading, whose groups their headings tell", () => {
    const after = [1, 0, 0, 0, 1];
    for (const direct of [
      [0, 0, 0, 0, 0],
      [2, 1, 0, 4, 7],
    ]) {
      const blocks = [`${AFTER}\n${block(after, 0, 2)}`, block(after, 2, 3), block(after, 3, 4), block(after, 4, 5)];
      const own = [
        ...[REVIEW, ...apart([0, 0, 0, 0, 0])],
        ...[`${LITIGATION}\n${DIRECT}\n${block(direct, 0, 3)}`, block(direct, 3, 4)],
      ];
      const cells = (before: readonly string[]) =>
        read(draft([...before, block(direct, 4, 5), ...blocks], own, [], []));
      assert.deepEqual(cells(["总计"]), written([[0, 0, 0, 0, 0], direct, after]));
      assert.deepEqual(cells([]), [], "the head of the table above");
    }
  });

  it("are left out where a figure that comes late may be of several columns", () => {
    const own = [REVIEW, "3\n\n0\n\n1\n\n9", DIRECT, "2\n\n0\n\n0\n\n1\n\n3", AFTER, "0\n\n4\n\n0\n\n0\n\n4", "5"];
    assert.deepEqual(read(draft([], own, [], [])), []);
  });

  it("are left out where a total has changed places with the first figure, late as the next total may be", () => {
    const own = (figures: Group) => [
      REVIEW,
      LITIGATION,
      ...apart(figures),
      DIRECT,
      ...HEADS.slice(0, 4),
      "0\n\n0\n\n0\n\n0",
      AFTER,
      ...HEADS,
      "0",
      ...["0", "0", "0", "0", "0"],
    ];
    assert.deepEqual(
      read(draft([], own([4, 1, 0, 0, 5]), [], [])),
      [4, 1, 0, 0, 5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0].map(String),
    );
    assert.deepEqual(read(draft([], own([5, 1, 0, 0, 4]), [], [])), []);
  });

  it("are not looked for at the end of a page behind other words", () => {
    assert.deepEqual(read(draft([], WITHOUT_TOTAL, [], ["4"])).slice(-1), ["4"]);
    assert.deepEqual(read(draft([], WITHOUT_TOTAL, [], ["4", "（此页无正文）"])), []);
  });

  it("are read anew where the prose is edited behind which they stand", () => {
    const text = draft([], WITHOUT_TOTAL, [], ["4"]);
    for (const [old, edited] of [
      ["\n4\n\n\f", "\n5\n\n\f"],
      ["信息处理费。", "信息处理费，也没有减免。"],
      ["\f无。", "\f无。\n\n4"],
    ] as const) {
      const after = text.replace(old, edited);
      assert.deepEqual(parseReport(after, parseReport(text)).tables, parseReport(after).tables, edited);
      assert.deepEqual(parseReport(text, parseReport(after)).tables, parseReport(text).tables, edited);
    }
  });

  it("are in the order of the heads where that of a group's total begins those of the next group", () => {
    const heads = ["结果\n维持", "结果\n纠正", "其他\n结果", "尚未\n审结"];
    const own = (head: readonly string[]) => [
      ...[REVIEW, DIRECT, ...heads, "总计", ...heads, "2", "0", "1", "0", "3", "0", "1", "1", "0"],
      ...[AFTER, ...head, "2", "4", "2", "0", "0", "6"],
    ];
    const all = [2, 0, 1, 0, 3, 0, 1, 1, 0, 2, 4, 2, 0, 0, 6].map(String);
    assert.deepEqual(read(draft([], own(["总计", ...heads, "总计"]), [], [])), all);
    assert.deepEqual(read(draft([], own([...heads, "总计", "总计"]), [], [])), []);
  });

  it("are read where groups were read part by part: their first figures or their totals together", () => {
    const all = [
      [30, 2, 0, 0, 32],
      [58, 12, 18, 11, 99],
      [69, 15, 15, 2, 101],
    ] as const;
    const [review, direct, after] = all;
    const heads = "结果维 结果纠 其他结 尚未审 总\n持\n正\n果\n结\n计";
    const own = (figures: readonly (readonly number[])[]) => [
      ...[REVIEW, heads, DIRECT, AFTER, heads, heads],
      ...figures.flat().map(String),
    ];
    const firstApart = [all.map(([first]) => first), ...all.map((group) => group.slice(1))];
    assert.deepEqual(read(draft([], own(firstApart), [], [])), written(all));
    const totalsLast = [review, direct.slice(0, 4), after.slice(0, 4), [direct[4], after[4]]];
    assert.deepEqual(read(draft([], own(totalsLast), [], [])), written(all));
    const broken = [review, direct.slice(0, 4), after.slice(0, 4), [direct[4], after[4] + 1]];
    assert.deepEqual(read(draft([], own(broken), [], [])), []);
  });

  it("are not read where a total may stand early as well as a figure late", () => {
    // Either the total 1 stands before the figure 0, or a figure 0 stands behind the total.
    const own = [
      REVIEW,
      ...apart([0, 0, 1, 1, 0]),
      DIRECT,
      ...apart([4, 0, 1, 1, 6]),
      AFTER,
      ...apart([3, 2, 1, 0, 6]),
    ];
    assert.deepEqual(read(draft([], own, [], [])), []);
  });

  it("are read where the first column stands before the heading, its head and all others a character a line", () => {
    const torn = (heads: readonly string[]) => heads.flatMap((head) => [...head]).join("\n");
    const others = [...HEADS.slice(1), ...HEADS, ...HEADS.slice(0, 1)];
    const before = [`${torn(HEADS.slice(0, 1))}\n2`];
    const own = (first: number) => [
      [REVIEW, LITIGATION, DIRECT, torn(others), first, 0, 0, 3, 4, 0, 0, 2, 6, 6].join("\n"),
      [AFTER, torn(HEADS.slice(1, 4)), 2, 1, 0].join("\n"),
      `${torn(HEADS.slice(4))}\n9`,
    ];
    const all = [2, 1, 0, 0, 3, 4, 0, 0, 2, 6, 6, 2, 1, 0, 9].map(String);
    assert.deepEqual(read(draft(before, own(1), [], [])), all);
    assert.deepEqual(read(draft(before, own(2), [], [])), []);
  });

  it("are read in the columns of the heads that stand in a block with them, the last groups before the one to their left", () => {
    const [review, direct, after] = [
      [6, 1, 1, 1, 9],
      [0, 0, 0, 0, 0],
      [5, 1, 2, 0, 8],
    ] as const;
    const own = (total: Group) => [
      ...[REVIEW, ...apart(review), block(direct, 0, 1)],
      ...[`${AFTER}\n${block(after, 1, 4)}`, block(total, 4, 5)],
      ...[`${DIRECT}\n${block(direct, 1, 4)}`, block(direct, 4, 5), block(after, 0, 1)],
    ];
    assert.deepEqual(read(draft([], own(after), [], [])), written([review, direct, after]));
    assert.deepEqual(read(draft([], own([5, 1, 2, 0, 7]), [], [])), []);
  });

  it("are not read where a group would have nothing but what is pending, as much as the total before that may stand late", () => {
    const figures = (direct: Group, after: Group) => [
      ...[REVIEW, ...apart([3, 0, 0, 0, 3]), DIRECT, AFTER, ...HEADS, ...HEADS],
      ...[...direct, ...after].map(String),
    ];
    const others = [3, 0, 0, 0, 3].map(String);
    assert.deepEqual(read(draft([], figures([1, 0, 1, 0, 2], [0, 0, 0, 2, 2]), [], [])), []);
    for (const [direct, after] of [
      [
        [1, 0, 1, 0, 2],
        [0, 0, 0, 1, 1],
      ],
      [
        [0, 0, 0, 0, 0],
        [0, 0, 0, 2, 2],
      ],
    ] as const)
      assert.deepEqual(read(draft([], figures(direct, after), [], [])), [
        ...others,
        ...[...direct, ...after].map(String),
      ]);
  });
});
