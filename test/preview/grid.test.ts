// Moving and pasting in the form preview, apart from the page.
import assert from "node:assert/strict";
import { blockFor, blockOf, cornersOf, edge, type GridCell, step, typedFigure } from "../../client/preview/grid";
import { cellAt, placesOf } from "../../client/preview/keys";
import type { FormPreview } from "../../server/src/lsp/protocol";

const SMALL = { id: "small" };
const WIDE = { id: "wide" };
const row = (table: { id: string }, name: string, columns: string): GridCell[] =>
  [...columns].map((column) => ({ id: `${name}${column}`, table }));
/** A table of one column, then one of three. */
const ROWS = [row(SMALL, "1", "a"), row(SMALL, "2", "a"), row(WIDE, "3", "abc"), row(WIDE, "4", "abc")];
const at = (id: string) => {
  const y = ROWS.findIndex((cells) => cells.some((cell) => cell.id === id));
  return { row: y, at: ROWS[y]?.findIndex((cell) => cell.id === id) ?? -1 };
};
const idAt = (place: { row: number; at: number } | undefined) => place && ROWS[place.row]?.[place.at]?.id;

describe("grid of the form preview", () => {
  it("moves in a column, and on into the next table", () => {
    assert.equal(idAt(step(ROWS, at("1a"), "down", false)), "2a");
    assert.equal(idAt(step(ROWS, at("2a"), "down", false)), "3a");
    assert.equal(idAt(step(ROWS, at("3c"), "down", true)), "2a");
    assert.equal(step(ROWS, at("4b"), "down", false), undefined);
    assert.equal(step(ROWS, at("2a"), "down", false, true), undefined);
  });

  it("moves in a row, and by Tab along all rows to the end", () => {
    assert.equal(idAt(step(ROWS, at("3a"), "across", false)), "3b");
    assert.equal(step(ROWS, at("3c"), "across", false), undefined);
    assert.equal(idAt(step(ROWS, at("3c"), "along", false)), "4a");
    assert.equal(idAt(step(ROWS, at("3a"), "along", true)), "2a");
    assert.equal(step(ROWS, at("4c"), "along", false), undefined);
    assert.equal(step(ROWS, at("1a"), "along", true), undefined);
  });

  it("goes to the edge of the table, and on from there into the next one", () => {
    assert.equal(idAt(edge(ROWS, at("3a"), "across", false)), "3c");
    assert.equal(idAt(edge(ROWS, at("4b"), "across", true)), "4a");
    assert.equal(idAt(edge(ROWS, at("1a"), "down", false)), "2a");
    assert.equal(idAt(edge(ROWS, at("2a"), "down", false)), "3a");
    assert.equal(idAt(edge(ROWS, at("4c"), "down", true)), "3c");
    assert.equal(edge(ROWS, at("2a"), "down", false, true), undefined);
    assert.equal(edge(ROWS, at("4c"), "across", false), undefined);
  });

  it("knows the corners of a table", () => {
    assert.deepEqual(cornersOf(ROWS, at("4b")).map(idAt), ["3a", "4c"]);
    assert.deepEqual(cornersOf(ROWS, at("2a")).map(idAt), ["1a", "2a"]);
  });

  it("takes a figure in full-width characters for what it is, and leaves other words", () => {
    assert.equal(typedFigure(" １２．５ "), "12.5");
    assert.equal(typedFigure("－3"), "-3");
    assert.equal(typedFigure("１２件"), "１２件");
    assert.equal(typedFigure("—"), "—");
  });

  it("selects the block between two cells", () => {
    const ids = blockOf(ROWS, at("4c"), at("3b")).map((cells) => cells.map(({ id }) => id));
    assert.deepEqual(ids, [
      ["3b", "3c"],
      ["4b", "4c"],
    ]);
  });

  const pasted = (id: string, text: string) => {
    const block = blockFor(ROWS, at(id), text);
    return "refused" in block ? block.refused : block.changes.map((change) => `${change.id}=${change.text}`).join(" ");
  };

  it("pastes a block as a spreadsheet copies it", () => {
    assert.equal(pasted("3b", "1\t2\r\n3\t4\r\n"), "3b=1 3c=2 4b=3 4c=4");
    assert.equal(pasted("3a", "7"), "3a=7");
    assert.equal(pasted("3a", "1\t\t 2"), "3a=1 3b= 3c=2");
    assert.equal(pasted("3a", "１０\t２"), "3a=10 3b=2");
  });

  it("leaves out the labels of rows that were copied with them", () => {
    assert.equal(
      pasted("3a", "三、本年度办理结果\t（一）予以公开\t1\t2\t3\n\t（二）部分公开\t4\t5\t6"),
      "3a=1 3b=2 3c=3 4a=4 4b=5 4c=6",
    );
  });

  it("pastes nothing where the block does not fit", () => {
    assert.match(pasted("3b", "1\t2\t3"), /3 栏.*只有 2 栏/);
    assert.match(pasted("4a", "1\n2"), /2 行.*只有 1 行/);
    assert.match(pasted("1a", "1\n2\n3"), /3 行.*只有 2 行/);
  });

  it("knows the cell at a place of the text", () => {
    const range = (from: number, to: number) => ({
      start: { line: 1, character: from },
      end: { line: 1, character: to },
    });
    const cell = { columnSpan: 1, rowSpan: 1, text: "", problems: [] };
    const figure = (id: string) => ({ id, name: id, state: "filled" as const, sums: [] });
    const preview: FormPreview = {
      version: 1,
      title: "",
      source: "",
      sections: [
        {
          id: "disclosure",
          heading: "",
          tables: [
            {
              id: "fees",
              name: "",
              edition: "2021",
              state: "present",
              width: 3,
              labelColumns: 1,
              range: range(0, 9),
              problems: [{ severity: "error", rule: "total/row", message: "", range: range(4, 5) }],
              rows: [
                [
                  { ...cell, label: { role: "row", isMissing: false }, range: range(0, 2) },
                  { ...cell, figure: figure("x"), range: range(3, 3) },
                  { ...cell, figure: figure("y"), range: range(4, 6) },
                  { ...cell, figure: figure("z") },
                ],
              ],
            },
          ],
        },
      ],
    };
    const keys = [1, 3, 5, 6, 8].map((character) => cellAt(preview, { line: 1, character }));
    assert.deepEqual(keys, ["fees/0/0", "x", "y", "y", undefined]);
    assert.equal(cellAt(preview, { line: 0, character: 1 }), undefined);
    assert.deepEqual([...placesOf(preview).keys()], ["fees/0/0", "x", "y", "fees#0"]);
  });
});
