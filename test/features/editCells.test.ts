import assert from "node:assert/strict";
import fc from "fast-check";
import { editCells, LONGEST_FIGURE } from "../../server/src/features/editCells";
import { applyEdits } from "../../server/src/features/fixAll";
import { newReport } from "../../server/src/features/newReport";
import { type CellId, FORMS } from "../../server/src/forms";
import { parseReport } from "../../server/src/report/parse";
import type { LayoutId } from "../../server/src/report/types";
import { draftNamed, draftText } from "../harness/drafts";
import { type Draft, draft, isSavedPage, writeDraft } from "../report/arbitrary";

type Figures = Readonly<Record<CellId, string>>;

/** Layouts that nothing but blanks and line ends hold together: a cell left blank is nowhere in the text. */
const LOOSE: readonly LayoutId[] = ["bareLines", "spaced"];

function figuresOf(text: string): Figures {
  return Object.fromEntries(
    parseReport(text).tables.flatMap((table) => [...table.cells].map(([id, cell]) => [id, cell.raw] as const)),
  );
}

function change(text: string, figures: Figures) {
  return editCells(
    parseReport(text),
    Object.entries(figures).map(([id, text]) => ({ id, text })),
  );
}

/** The text with cells changed. */
function changed(text: string, figures: Figures): string {
  const result = change(text, figures);
  if ("refused" in result) assert.fail(`${Object.keys(figures).join()}: ${result.refused}`);
  return applyEdits(text, result.edits);
}

function refusal(text: string, figures: Figures): string {
  const result = change(text, figures);
  if ("edits" in result) assert.fail("the change was made");
  return result.refused;
}

const withFigures = (shape: Draft, figures: Figures): Draft => ({
  ...shape,
  figures: new Map([...shape.figures, ...Object.entries(figures)]),
});
const blanksOf = (ids: readonly CellId[]): Figures => Object.fromEntries(ids.map((id) => [id, ""]));

const figure = fc.oneof(fc.nat(9), fc.nat(99_999)).map(String);
/** A draft in any layout and one cell of it. */
const draftAndCell = draft.chain((shape) =>
  fc.tuple(fc.constant(shape), fc.constantFrom(...shape.figures.keys()), figure),
);

describe("editing cells in any layout", function () {
  this.timeout(120_000);

  it("changes a figure and nothing else that is read", () => {
    fc.assert(
      fc.property(draftAndCell, ([shape, id, written]) => {
        const text = writeDraft(shape);
        assert.deepEqual(figuresOf(changed(text, { [id]: written })), { ...figuresOf(text), [id]: written });
      }),
      { numRuns: 150 },
    );
  });

  it("touches no character outside the cell but the blanks that pad it", () => {
    fc.assert(
      fc.property(draftAndCell, ([shape, id, written]) => {
        const report = parseReport(writeDraft(shape));
        const cell = report.tables.flatMap((table) => table.cells.get(id) ?? [])[0];
        assert.ok(cell);
        const result = editCells(report, [{ id, text: written }]);
        assert.ok("edits" in result);
        const before = report.text.slice(0, cell.span.start).replace(/ +$/, "");
        const behind = report.text.slice(cell.span.end).replace(/^ +/, "");
        const text = applyEdits(report.text, result.edits);
        assert.ok(text.startsWith(before) && text.endsWith(behind));
        const between = text.slice(before.length, text.length - behind.length);
        assert.equal(between.replace(/<[^<>]*>/g, "").trim(), written);
      }),
      { numRuns: 150 },
    );
  });

  it("fills a blank where the text has one, and else says why not", () => {
    const cells = draft.chain((shape) =>
      fc.tuple(
        fc.constant(shape),
        fc.uniqueArray(fc.constantFrom(...shape.figures.keys()), { minLength: 1, maxLength: 30 }),
        figure,
      ),
    );
    fc.assert(
      fc.property(cells, ([shape, ids, written]) => {
        const text = writeDraft(withFigures(shape, blanksOf(ids)));
        const before = figuresOf(text);
        const [id = ""] = ids;
        const result = change(text, { [id]: written });
        if ("refused" in result) {
          assert.ok(before[id] !== "", `${shape.layout} ${id}: ${result.refused}`);
          return;
        }
        const after = figuresOf(applyEdits(text, result.edits));
        if (before[id] === "") assert.deepEqual(after, { ...before, [id]: written });
        else assert.equal(after[id], written);
      }),
      { numRuns: 200 },
    );
  });

  it("fills a whole row that nothing tells the columns of", () => {
    fc.assert(
      fc.property(draft, fc.nat(), (shape, pick) => {
        const rows = FORMS[shape.edition].sections
          .flatMap(({ tables }) => tables.flatMap(({ runs }) => runs))
          .filter(({ label, slots }) => label && slots.length > 0);
        const slots = rows[pick % rows.length]?.slots ?? [];
        const text = writeDraft(withFigures(shape, blanksOf(slots.map(({ id }) => id))));
        const row = Object.fromEntries(slots.map(({ id }) => [id, shape.figures.get(id) ?? ""]));
        const result = change(text, row);
        if ("refused" in result) {
          // Where labels are torn over lines, figures may be put where they belong to no row for certain; of a saved
          // page, empty cells at a row's end may be none of its own.
          assert.ok(LOOSE.includes(shape.layout) || isSavedPage(shape), `${shape.layout}: ${result.refused}`);
          return;
        }
        const after = figuresOf(applyEdits(text, result.edits));
        for (const [id, figure] of Object.entries(row)) assert.equal(after[id], figure);
      }),
      { numRuns: 150 },
    );
  });
});

describe("filling in a new report cell by cell", function () {
  this.timeout(120_000);
  for (const layout of ["tabRows", "pipes", "cellLines"] as const)
    for (const [edition, year] of [
      ["2019", 2020],
      ["2021", 2023],
    ] as const)
      it(`takes every figure in the order of the form: ${layout}, ${edition}`, () => {
        let { text } = newReport({ body: "云溪镇人民政府", year, layout });
        const filled: Record<CellId, string> = {};
        const slots = FORMS[edition].sections.flatMap(({ tables }) => tables.flatMap((table) => table.slots));
        for (const [i, { id }] of slots.entries()) {
          const figure = String(i % 3 === 0 ? 0 : i % 17);
          filled[id] = figure;
          text = changed(text, { [id]: figure });
        }
        assert.deepEqual(figuresOf(text), filled);
      });
});

describe("editing cells", () => {
  const TABS = draftText(draftNamed("tabRows2021"));
  const ROW = ["natural", "business", "research", "charity", "legal", "other", "total"];
  const rowOf = (row: string, figures: readonly string[]): Figures =>
    Object.fromEntries(ROW.map((column, i) => [`applications.${row}.${column}`, figures[i] ?? ""]));

  it("changes a block at once", () => {
    const block = { ...rowOf("received", ["1", "2", "3", "4", "5", "6", "21"]), "disputes.review.upheld": "12" };
    assert.deepEqual(figuresOf(changed(TABS, block)), { ...figuresOf(TABS), ...block });
  });

  it("clears a cell of a row of tabs", () => {
    const cleared = { "applications.received.natural": "" };
    assert.deepEqual(figuresOf(changed(TABS, cleared)), { ...figuresOf(TABS), ...cleared });
  });

  it("does nothing where the cell says that already", () => {
    const { "fees.fees.amount": amount = "" } = figuresOf(TABS);
    assert.deepEqual(change(TABS, { "fees.fees.amount": ` ${amount}\n` }), { edits: [] });
  });

  it("keeps a Markdown table aligned", () => {
    const text = newReport({ body: "云溪镇人民政府", year: 2023, layout: "pipes" }).text;
    const filled = changed(changed(text, { "licensing.licences.decisions": "7" }), {
      "licensing.licences.decisions": "1234",
    });
    const widths = filled.split("\n").flatMap((line) => (line.includes("行政许可") ? [line.length] : []));
    const before = text.split("\n").flatMap((line) => (line.includes("行政许可") ? [line.length] : []));
    assert.deepEqual(widths, before);
    assert.match(filled, /^\| 行政许可 +\| 1234 +\|$/m);
  });

  it("keeps columns that blanks align below each other", () => {
    const row = (label: string, figure: string) => label + figure.padStart(20);
    const text = `云溪镇人民政府2023年政府信息公开工作年度报告\n\n二、主动公开政府信息情况\n\n第二十条第（五）项\n信息内容    本年处理决定数量\n${row("行政许可", "127")}\n第二十条第（六）项\n信息内容    本年处理决定数量\n${row("行政处罚", "7")}\n${row("行政强制", "1")}\n\n三、收到和处理政府信息公开申请情况\n`;
    const after = changed(text, { "enforcement.penalties.decisions": "1205" });
    assert.ok(after.includes(`\n${row("行政处罚", "1205")}\n`), after);
  });

  it("writes marks of HTML as text", () => {
    const text = writeDraft({ ...anyDraft("html"), quirks: [3] });
    const after = changed(text, { "fees.fees.amount": "<1&2" });
    assert.ok(after.includes("&lt;1&amp;2"));
    assert.equal(figuresOf(after)["fees.fees.amount"], "<1&2");
  });

  it("refuses what would end a cell, a row that is not there, and what is too long", () => {
    assert.match(refusal(writeDraft(anyDraft("pipes")), { "fees.fees.amount": "1|2" }), /读出不同的内容/);
    assert.match(
      refusal(TABS.replace(/^行政强制.*\n/m, ""), { "enforcement.coercion.decisions": "1" }),
      /没有“行政强制”这一行/,
    );
    assert.match(refusal(TABS, { "procurement.procurement.amount": "1" }), /没有这张表/);
    assert.match(refusal(TABS, { "fees.fees.amount": "9".repeat(LONGEST_FIGURE + 1) }), /太长/);
    assert.match(refusal(TABS, { "no.such.cell": "1" }), /没有这张表/);
  });

  it("refuses to clear a figure where nothing would keep its place", () => {
    const text = writeDraft(anyDraft("bareLines"));
    assert.match(refusal(text, { "applications.received.natural": "" }), /没有发生的请填 0/);
  });

  it("takes a row whose figures cannot be placed as a whole only", () => {
    const row = /^(一、本年新收政府信息公开申请数量)\t.*$/m;
    const text = TABS.replace(row, "$1\t\t1\t2\t\t3");
    assert.match(refusal(text, { "applications.received.natural": "1" }), /对应不到栏目.*整行一起填/);
    const whole = rowOf("received", ["1", "0", "0", "0", "0", "0", "1"]);
    const after = figuresOf(changed(text, whole));
    for (const [id, figure] of Object.entries(whole)) assert.equal(after[id], figure);
  });
});

/** A draft of the edition of 2021 in a layout, without quirks. */
function anyDraft(layout: LayoutId): Draft {
  const slots = FORMS["2021"].sections.flatMap(({ tables }) => tables.flatMap((table) => table.slots));
  const figures = new Map(slots.map(({ id }, i) => [id, String(i % 9)]));
  return { edition: "2021", layout, lineEnd: "\n", figures, quirks: [0] };
}
