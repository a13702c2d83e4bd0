// Drafts in which empty cells left nothing behind: what is read there must be certain.
import assert from "node:assert/strict";
import fc from "fast-check";
import { analyse } from "../../server/src/analyse";
import { FORMS, type FormTable } from "../../server/src/forms";
import { layout } from "../../server/src/report/layouts";
import { parseReport } from "../../server/src/report/parse";
import { type Figures, fillForm, tablesOf } from "../harness/figures";

const FORM = FORMS["2021"];
const PROSE = "一年来，本镇公开的内容还不够细，解读的形式还不够多，下一步将继续改进，充实栏目，丰富形式。";
const ROWS = [...new Set(tableNamed("applications").slots.map(({ row }) => row))];

function tableNamed(id: string): FormTable {
  const table = tablesOf(FORM).find((own) => own.id === id);
  if (table) return table;
  throw new Error(`no ${id}`);
}

/** A draft whose tables have these figures; cells without one leave no trace. */
function draft(figures: Figures, id: "bareLines" | "spaced" = "bareLines"): string {
  const lines = FORM.sections.flatMap(({ numeral, heading, tables }) => [
    `${numeral}、${heading}`,
    ...tables.map((table) => layout(id).write(table, (slot) => figures[slot.id] ?? "", "\n")),
    ...(tables.length > 0 ? [] : [PROSE]),
  ]);
  return ["云溪镇人民政府2023年政府信息公开工作年度报告", ...lines].join("\n\n");
}

/** The figures of a form that keeps its sums, without its zeros. */
function withoutZeros(given: Figures): Figures {
  return Object.fromEntries(Object.entries(fillForm(FORM, given)).filter(([, figure]) => figure !== "0"));
}

/** The figures read of a table. */
function read(text: string, id: string): Figures {
  const cells = [
    ...(parseReport(text)
      .tables.find(({ form }) => form.id === id)
      ?.cells.values() ?? []),
  ];
  return Object.fromEntries(cells.flatMap(({ slot, raw }) => (raw === "" ? [] : [[slot.id, raw]])));
}

function totalsOf(figures: Figures): Figures {
  return Object.fromEntries(
    Object.entries(figures).filter(([cell]) => cell.startsWith("applications.") && cell.endsWith(".total")),
  );
}

function tableFindings(text: string): string[] {
  return analyse(text).problems.flatMap(({ rule, message }) => (/^(table|total)\//.test(rule) ? [message] : []));
}

const APPLICANTS: Figures = {
  "applications.received.natural": "12",
  "applications.carriedIn.natural": "2",
  "applications.granted.natural": "9",
  "applications.partlyGranted.natural": "1",
  "applications.unavailable.notHeld.natural": "3",
};

const someFigures: fc.Arbitrary<Figures> = fc
  .array(fc.tuple(fc.constantFrom(...ROWS.slice(2, -2)), fc.constantFrom("natural", "business", "legal"), fc.nat(9)))
  .map((cells) => {
    const figures: Record<string, string> = {};
    const results = new Map<string, number>();
    for (const [row, column, number] of cells) figures[`applications.${row}.${column}`] = String(number);
    for (const [id, figure] of Object.entries(figures)) {
      const column = id.split(".").at(-1) ?? "";
      results.set(column, (results.get(column) ?? 0) + Number(figure));
    }
    for (const [column, sum] of results) figures[`applications.received.${column}`] = String(sum + 2);
    return figures;
  });

describe("blank cells without a trace", () => {
  for (const id of ["bareLines", "spaced"] as const) {
    it(`leave the totals of a table that keeps its sums, and nothing else is taken for known: ${id}`, () => {
      const figures = withoutZeros(APPLICANTS);
      assert.deepEqual(read(draft(figures, id), "applications"), totalsOf(figures));
      fc.assert(
        fc.property(someFigures, (given) => {
          const some = withoutZeros(given);
          assert.deepEqual(read(draft(some, id), "applications"), totalsOf(some));
        }),
        { numRuns: 60 },
      );
    });

    it(`leave no figure in the wrong cell where one is wrong or missing: ${id}`, () => {
      fc.assert(
        fc.property(someFigures, fc.nat(), fc.constantFrom("", "1", "4", "11"), (given, at, wrong) => {
          const some: Record<string, string> = { ...withoutZeros(given) };
          const own = Object.keys(some).filter((cell) => cell.startsWith("applications."));
          const cell = own[at % Math.max(own.length, 1)];
          if (cell === undefined) return;
          some[cell] = wrong;
          for (const [told, figure] of Object.entries(read(draft(some, id), "applications")))
            assert.equal(figure, some[told], told);
        }),
        { numRuns: 60 },
      );
    });
  }

  it("leave a total of 0 where all rows have figures in the same few columns", () => {
    const all = fillForm(FORM, APPLICANTS);
    const isKept = (cell: string) => cell.endsWith(".natural") || cell.endsWith(".total");
    const figures = Object.fromEntries(Object.entries(all).filter(([cell]) => isKept(cell)));
    assert.deepEqual(read(draft(figures), "applications"), totalsOf(figures));
    // One row more, and it cannot be told what a lone 0 is.
    const { "applications.carriedOut.total": _, ...less } = figures;
    assert.equal(read(draft(less), "applications")["applications.refused.internal.total"], undefined);
  });

  it("are told once a table, with what was checked, and no sum is called wrong", () => {
    const all = { ...fillForm(FORM, {}), ...withoutZeros(APPLICANTS) };
    for (const cell of Object.keys(all)) if (cell.startsWith("applications.") && all[cell] === "0") delete all[cell];
    assert.deepEqual(tableFindings(draft(all)), [
      "这张表有 25 行的数字比栏目少，空格没有留下痕迹，看不出数字在哪一栏，没有发生的请填 0；这几行只核对了总计。",
    ]);
  });

  it("do not hide a total that is not the sum of the rows above", () => {
    const some: Record<string, string> = {
      ...fillForm(FORM, {}),
      ...withoutZeros({ ...APPLICANTS, "applications.refused.internal.natural": "1" }),
    };
    for (const cell of Object.keys(some)) if (cell.startsWith("applications.") && some[cell] === "0") delete some[cell];
    some["applications.resultTotal.natural"] = some["applications.resultTotal.total"] = "21";
    assert.deepEqual(tableFindings(draft(some)).slice(1), [
      "“（七）总计”的“总计”写的是 21，应为 14：只有改这一格，（七）总计、勾稽关系才对得上。",
    ]);
  });

  it("do not hide a row that does not add up, where the totals of all rows show which figure is its own", () => {
    const figures: Record<string, string> = { ...withoutZeros(APPLICANTS) };
    figures["applications.unavailable.notHeld.natural"] = "2";
    const sums = tableFindings(draft(figures)).filter((message) => message.includes("之和"));
    assert.deepEqual(sums, [
      "“（四）无法提供 / 1.本机关不掌握相关政府信息”一行总计为 3，其余各数之和为 2，请核对后改其中一处。",
    ]);
    figures["applications.unavailable.notHeld.natural"] = "3";
    figures["applications.unavailable.notHeld.total"] = "2";
    assert.deepEqual(read(draft(figures), "applications")["applications.unavailable.notHeld.total"], "2");
  });

  it("do not make a total of what is one no more: the total that `1 1` of `1 1 2` has lost", () => {
    const figures: Record<string, string> = {
      ...withoutZeros({ ...APPLICANTS, "applications.granted.business": "9", "applications.received.business": "9" }),
    };
    delete figures["applications.granted.total"];
    assert.deepEqual(read(draft(figures), "applications"), {});
  });

  it("are not filled with the figures of the next table", () => {
    const figures: Record<string, string> = { ...fillForm(FORM, {}) };
    delete figures["applications.refused.internal.business"];
    const cells = read(draft(figures), "applications");
    assert.equal(Object.keys(cells).length, tableNamed("applications").slots.length - 7);
    assert.equal(Object.keys(read(draft(figures), "disputes")).length, 15);
  });

  it("leave the totals of section four where all three groups have some, and where those of two leave no choice", () => {
    const figures = withoutZeros({
      "disputes.review.upheld": "3",
      "disputes.review.pending": "1",
      "disputes.litigationDirect.upheld": "2",
      "disputes.litigationAfterReview.corrected": "5",
    });
    assert.deepEqual(read(draft(figures), "disputes"), {
      "disputes.review.total": "4",
      "disputes.litigationDirect.total": "2",
      "disputes.litigationAfterReview.total": "5",
    });
    const { "disputes.litigationDirect.upheld": _, "disputes.litigationDirect.total": __, ...two } = figures;
    assert.deepEqual(read(draft(two), "disputes"), {});
  });

  it("have no place of their own, so that no fix writes into the words and figures beside", () => {
    const figures = { ...fillForm(FORM, APPLICANTS) };
    for (const cell of Object.keys(figures)) if (cell.startsWith("applications.refused.internal.")) figures[cell] = "";
    const { problems } = analyse(draft(figures));
    const told = problems.filter(({ message }) => message.includes("内部事务信息"));
    assert.deepEqual(
      told.map(({ fixes }) => fixes?.length ?? 0),
      [0],
    );
  });
});
