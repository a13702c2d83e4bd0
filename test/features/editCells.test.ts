import assert from "node:assert/strict";
import fc from "fast-check";
import { editCells } from "../../server/src/features/editCells";
import { applyEdits } from "../../server/src/features/fixAll";
import type { CellId } from "../../server/src/forms";
import { parseReport } from "../../server/src/report/parse";
import { type Draft, draft, writeDraft } from "../report/arbitrary";

type Figures = Readonly<Record<CellId, string>>;

function figuresOf(text: string): Figures {
  return Object.fromEntries(
    parseReport(text).tables.flatMap((table) => [...table.cells].map(([id, cell]) => [id, cell.raw] as const)),
  );
}

/** The text with cells changed, or why they are not. */
function change(text: string, cells: Figures): { readonly text: string } | { readonly refused: string } {
  const report = parseReport(text);
  const result = editCells(
    report,
    Object.entries(cells).map(([id, text]) => ({ id, text })),
  );
  return "refused" in result ? result : { text: applyEdits(text, result.edits) };
}

const stats = new Map<string, number>();
const figure = fc.oneof(fc.nat(9), fc.nat(99_999)).map(String);
const LOOSE = ["bareLines", "spaced"];

describe("editing cells", function () {
  this.timeout(120_000);
  after(() => console.log([...stats].sort()));

  it("changes a figure in any layout, and nothing else that is read", () => {
    fc.assert(
      fc.property(draft, fc.nat(), figure, (shape, pick, written) => {
        const text = writeDraft(shape);
        const ids = [...shape.figures.keys()];
        const id = ids[pick % ids.length] ?? "";
        const changed = change(text, { [id]: written });
        stats.set(`fill ${shape.layout} ${"refused" in changed}`, 1 + (stats.get(`fill ${shape.layout} ${"refused" in changed}`) ?? 0));
        if ("refused" in changed) { if (!LOOSE.includes(shape.layout)) assert.fail(changed.refused); return; }
        assert.deepEqual(figuresOf(changed.text), { ...figuresOf(text), [id]: written });
      }),
      { numRuns: 300 },
    );
  });

  it("fills blanks in any layout", () => {
    fc.assert(
      fc.property(draft, fc.array(fc.nat(), { minLength: 1, maxLength: 30 }), figure, (shape, picks, written) => {
        const ids = [...shape.figures.keys()];
        const blanks = picks.map((pick) => ids[pick % ids.length] ?? "");
        const figures = new Map(shape.figures);
        for (const id of blanks) figures.set(id, "");
        const text = writeDraft({ ...shape, figures } as Draft);
        const before = figuresOf(text);
        const id = blanks[0] ?? "";
        const known = before[id] === "";
        const changed = change(text, { [id]: written });
        const k = `blank ${shape.layout} known=${known} refused=${"refused" in changed}`;
        stats.set(k, 1 + (stats.get(k) ?? 0));
        if ("refused" in changed) return;
        assert.deepEqual(figuresOf(changed.text), { ...before, [id]: written });
      }),
      { numRuns: 600 },
    );
  });

  it("fills an empty form", () => {
    fc.assert(
      fc.property(draft, fc.nat(), figure, (shape, pick, written) => {
        const ids = [...shape.figures.keys()];
        const text = writeDraft({ ...shape, figures: new Map(ids.map((id) => [id, ""])) } as Draft);
        const id = ids[pick % ids.length] ?? "";
        const before = figuresOf(text);
        const changed = change(text, { [id]: written });
        const k = `empty ${shape.layout} known=${before[id] === ""} refused=${"refused" in changed}`;
        stats.set(k, 1 + (stats.get(k) ?? 0));
        if ("refused" in changed) return;
        assert.deepEqual(figuresOf(changed.text), { ...before, [id]: written });
      }),
      { numRuns: 400 },
    );
  });
});
