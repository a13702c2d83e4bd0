// Aligned tables whose cells are too narrow for their figures: the last digits stand on a line of their own.
import assert from "node:assert/strict";
import { FORMS } from "../../server/src/forms";
import { parseReport } from "../../server/src/report/parse";

const FORM = FORMS["2021"];
const RUNS = FORM.sections
  .flatMap(({ tables }) => tables.filter(({ id }) => id === "applications"))
  .flatMap(({ runs }) => runs.filter(({ slots }) => slots.length > 0));
/** Where the columns begin, and how many digits they hold. */
const STARTS = [34, 41, 48, 55, 62, 69, 76];
const FITTING = 4;
const GRANTED = [20_143, 3291, 15, 0, 410, 7, 23_866];
const NOTHING = GRANTED.map(() => 0);

/** The figures of each row: all applications were granted. */
const TABLE = RUNS.map(({ slots }) =>
  ["received", "granted", "resultTotal"].includes(slots[0]?.row ?? "") ? GRANTED : NOTHING,
);

function line(label: string, figures: readonly string[], starts = STARTS): string {
  return figures.reduce((written, figure, x) => written.padEnd(starts[x] ?? 0) + figure, label).trimEnd();
}

/** Lines with the first digits above those that fit, or beside them, and the last digits below. */
function row(label: string, figures: readonly number[], way: "between" | "beside"): string[] {
  const all = figures.map(String);
  const isBroken = (figure: string) => figure.length > FITTING;
  const rests = all.map((figure) => (isBroken(figure) ? figure.slice(FITTING) : ""));
  const first = all.map((figure) => figure.slice(0, FITTING));
  if (!all.some(isBroken)) return [line(label, all)];
  if (way === "beside") return [line(label, first), line("", rests)];
  return [
    line(
      "",
      all.map((figure) => (isBroken(figure) ? figure.slice(0, FITTING) : "")),
    ),
    line(
      label,
      all.map((figure) => (isBroken(figure) ? "" : figure)),
    ),
    line("", rests),
  ];
}

function draft(
  table: readonly (readonly number[])[],
  way: "between" | "beside",
  disputes: readonly string[] = ["无。"],
) {
  const rows = RUNS.flatMap(({ label }, y) => row(`  ${label?.text ?? ""}`.slice(0, 30), table[y] ?? [], way));
  return [
    "云溪市人民政府2023年政府信息公开工作年度报告",
    ...FORM.sections.flatMap(({ numeral, heading, id }) => [
      `${numeral}、${heading}`,
      ...(id === "applications" ? rows : id === "disputes" ? disputes : ["无。"]),
    ]),
  ].join("\n");
}

function read(text: string, table: string, id: string): string {
  const cells =
    parseReport(text)
      .tables.find(({ form }) => form.id === table)
      ?.cells.values() ?? [];
  return [...cells].flatMap(({ slot, raw }) => (slot.row === id ? [raw] : [])).join(" ");
}

describe("figures that narrow cells broke", () => {
  for (const way of ["between", "beside"] as const) {
    it(`are put together where the sum of their row then holds: ${way} the lines of their pieces`, () => {
      const text = draft(TABLE, way);
      for (const id of ["received", "granted", "resultTotal"])
        assert.equal(read(text, "applications", id), GRANTED.join(" "), text);
      assert.equal(read(text, "applications", "carriedOut"), NOTHING.join(" "));
    });

    it(`are left unread where it does not: ${way}`, () => {
      const wrong = TABLE.map((figures, y) => (y === 2 ? figures.map((one, x) => (x === 6 ? one + 1 : one)) : figures));
      assert.equal(read(draft(wrong, way), "applications", "granted"), "");
    });
  }

  it("are left unread where all rows of a sum are there and it does not hold", () => {
    const swapped = TABLE.map((figures, y) => (y === 0 ? [3291, 20_143, ...figures.slice(2)] : figures));
    assert.equal(read(draft(swapped, "between"), "applications", "received"), "");
  });

  it("have no place that can be written into", () => {
    const cells = parseReport(draft(TABLE, "between")).tables.flatMap((table) => [...table.cells.values()]);
    const broken = cells.filter(({ raw }) => raw.length > FITTING);
    assert.deepEqual([...new Set(broken.map(({ isWritten }) => isWritten))], [false]);
  });

  it("are put together in section four where the sum of each group then holds", () => {
    const starts = Array.from({ length: 15 }, (_, x) => 2 + 5 * x);
    const figures = [137, 28, 31, 35, 231, 126, 37, 52, 30, 245, 58, 8, 32, 75, 173].map(String);
    const part = (of: (figure: string) => string) => line("", figures.map(of), starts);
    const lines = [
      part((figure) => (figure.length > 2 ? figure.slice(0, 2) : "")),
      part((figure) => (figure.length > 2 ? "" : figure)),
      part((figure) => figure.slice(2)),
    ];
    const heads = ["行政复议  行政诉讼", "结果维持 结果纠正 其他结果 尚未审结 总计"];
    const text = draft(TABLE, "between", [...heads, ...lines]);
    const rows = ["review", "litigationDirect", "litigationAfterReview"].map((id) => read(text, "disputes", id));
    assert.equal(rows.join(" "), figures.join(" "), text);
  });

  describe("are not put together", () => {
    /** Figures that end where their columns do; the rows not named have zeros. */
    const rowsOf = (given: Readonly<Record<string, readonly string[]>>, raised?: string) =>
      RUNS.flatMap(({ label, slots }) => {
        const figures = given[slots[0]?.row ?? ""] ?? NOTHING.map(String);
        const words = `  ${label?.text ?? ""}`.slice(0, 30);
        const isRaised = slots[0]?.row === raised;
        const written = figures.reduce(
          (before, figure, x) =>
            figure === "" ? before : before.padEnd((STARTS[x] ?? 0) + FITTING - figure.length) + figure,
          isRaised ? "" : words,
        );
        return isRaised ? [written, words] : [written];
      });
    const write = (given: Readonly<Record<string, readonly string[]>>, raised?: string) =>
      draft(TABLE, "beside").replace(/(?<=^三、.*\n)[\s\S]*(?=\n四、)/m, rowsOf(given, raised).join("\n"));
    const blanks = ["", "", "", "", ""];
    const PAIRS: readonly (readonly [granted: readonly string[], partly: readonly string[]])[] = [
      [
        ["120", "10", "0", "0", "0", "0", "121"],
        ["2", ...blanks, "2"],
      ],
      [
        ["120", "10", "0", "0", "0", "0", "121"],
        ["0", ...blanks, "0"],
      ],
      [
        ["120", "5", "0", "0", "0", "0", "120"],
        ["2", ...blanks, "7"],
      ],
    ];

    for (const [granted, partlyGranted] of PAIRS)
      it(`where the line below has a label: ${granted.join(" ")} above ${partlyGranted.join(" ")}`, () => {
        const text = write({ granted, partlyGranted });
        assert.equal(read(text, "applications", "granted"), granted.join(" "), text);
      });

    for (const [granted, partlyGranted] of PAIRS.slice(0, 2))
      it(`where its label is further below and it adds up by itself: ${partlyGranted.join(" ")}`, () => {
        const text = write({ granted, partlyGranted }, "partlyGranted");
        assert.equal(read(text, "applications", "granted"), "", text);
      });

    it("where what is below does not stand under the figures that it would make whole", () => {
      const moved = draft(TABLE, "beside").replace(
        /^( +)3( +)6$/gm,
        (_, before: string, between: string) => `${before}       3${between.slice(7)}6`,
      );
      assert.notEqual(moved, draft(TABLE, "beside"));
      assert.equal(read(moved, "applications", "granted"), "");
    });
  });

  it("are put together where the label goes on beside the last digits", () => {
    const at = "公开".padEnd(STARTS[0] ?? 0);
    const text = draft(TABLE, "beside").replace(
      /^( *（一）予以)公开(.*\n)( +)(?=3 )/m,
      (_, words: string, rest: string) => `${words}  ${rest}${at}`,
    );
    assert.notEqual(text, draft(TABLE, "beside"));
    assert.equal(read(text, "applications", "granted"), GRANTED.join(" "), text);
  });
});
