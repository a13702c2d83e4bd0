// Aligned tables with blank cells: where the other figures stand tells which cells they are, if the sums hold.
import assert from "node:assert/strict";
import fc from "fast-check";
import { FORMS } from "../../server/src/forms";
import { parseReport } from "../../server/src/report/parse";
import { type Figures, fillForm, tablesOf } from "../harness/figures";

const FORM = FORMS["2021"];
const APPLICATIONS = tablesOf(FORM).find(({ id }) => id === "applications");
const RUNS = (APPLICATIONS?.runs ?? []).filter(({ slots }) => slots.length > 0);
const RESULTS = RUNS.slice(2, -2).flatMap(({ slots }) => slots.slice(0, -1).map(({ id }) => id));
/** Where the columns end. */
const ENDS = [50, 57, 64, 71, 78, 85, 93];

/** A draft whose table of applications is aligned; what has no figure is blank. `aside` moves the figures of a row. */
function draft(figures: Figures, aside: (row: number) => number = () => 0): string {
  const rows = RUNS.map(({ label, slots }, row) => {
    let line = `  ${label?.text ?? ""}`.slice(0, 40);
    for (const [at, { id }] of slots.entries())
      line = line.padEnd((ENDS[at] ?? 0) + aside(row) - (figures[id] ?? "").length) + (figures[id] ?? "");
    return line;
  });
  return [
    "云溪镇人民政府2023年政府信息公开工作年度报告",
    ...FORM.sections.flatMap(({ numeral, heading, id }) => [
      `${numeral}、${heading}`,
      ...(id === "applications" ? rows : ["无。"]),
    ]),
  ].join("\n");
}

function read(text: string): Figures {
  const cells = [
    ...(parseReport(text)
      .tables.find(({ form }) => form.id === "applications")
      ?.cells.values() ?? []),
  ];
  return Object.fromEntries(cells.flatMap(({ slot, raw }) => (raw === "" ? [] : [[slot.id, raw]])));
}

/** Figures that keep the sums, zeros blank but for those of the rows named. */
function filled(given: Figures, whole: readonly number[] = []): Figures {
  const kept = new Set(whole.flatMap((row) => RUNS[row]?.slots.map(({ id }) => id) ?? []));
  const all = Object.entries(fillForm(FORM, given)).filter(([id]) => id.startsWith("applications."));
  return Object.fromEntries(all.filter(([id, figure]) => figure !== "0" || kept.has(id)));
}

const given: fc.Arbitrary<Figures> = fc
  .uniqueArray(fc.tuple(fc.constantFrom(...RESULTS), fc.integer({ min: 1, max: 30 })), {
    selector: ([id]) => id,
    minLength: 4,
  })
  .map((results) => {
    const sums = new Map<string, number>();
    for (const [id, figure] of results) {
      const column = id.split(".").at(-1) ?? "";
      sums.set(column, (sums.get(column) ?? 0) + figure);
    }
    const received = [...sums].map(([column, sum]) => [`applications.received.${column}`, String(sum + 1)]);
    return Object.fromEntries([...results.map(([id, figure]) => [id, String(figure)]), ...received]);
  });

describe("blank cells of an aligned table", () => {
  it("are told by the columns of one full row", () => {
    fc.assert(
      fc.property(given, fc.nat(RUNS.length - 1), (some, whole) => {
        const figures = filled(some, [whole]);
        assert.deepEqual(read(draft(figures)), figures);
      }),
      { numRuns: 60 },
    );
  });

  it("are told in all rows whose sums hold, where the last row stands alone on a page", () => {
    const some = { "applications.granted.natural": "12", "applications.refused.internal.legal": "3" };
    const received = { "applications.received.natural": "14", "applications.received.legal": "3" };
    const figures = filled({ ...some, ...received }, [0]);
    const last = new Set(RUNS.at(-1)?.slots.map(({ id }) => id));
    const text = draft(figures, (row) => (row === RUNS.length - 1 ? 9 : 0)).replace(
      "四、结转下年度",
      "\f四、结转下年度",
    );
    const inSums = new Set(RUNS.slice(2, -1).flatMap(({ slots }) => slots.map(({ id }) => id)));
    const own = Object.fromEntries(Object.entries(read(text)).filter(([id]) => !last.has(id)));
    for (const [id, figure] of Object.entries(figures)) if (inSums.has(id)) assert.equal(own[id], figure, id);
  });

  it("hold no figure of another column where rows stand aside", () => {
    fc.assert(
      fc.property(
        given,
        fc.array(fc.integer({ min: -4, max: 4 }), { minLength: RUNS.length, maxLength: RUNS.length }),
        (some, asides) => {
          const figures = filled(some, [0, 5]);
          for (const [id, figure] of Object.entries(read(draft(figures, (row) => asides[row] ?? 0))))
            assert.equal(figure, figures[id], id);
        },
      ),
      { numRuns: 60 },
    );
  });

  it("are not told by a table whose sums do not hold", () => {
    const figures = filled({ "applications.granted.natural": "3", "applications.received.natural": "3" }, [0]);
    const wrong = { ...figures, "applications.resultTotal.natural": "4" };
    assert.equal(read(draft(wrong))["applications.granted.natural"], undefined);
  });
});
