// A form that is being filled in: most cells are blank, and an editor must not tell a figure's column wrongly.
import assert from "node:assert/strict";
import { newReport } from "../../server/src/features/newReport";
import { FORMS } from "../../server/src/forms";
import { layout } from "../../server/src/report/layouts";
import { parseReport } from "../../server/src/report/parse";
import { tablesOf } from "../harness/figures";

const EMPTY = newReport({ body: "云溪镇人民政府", year: 2024 }).text;
const RECEIVED = "一、本年新收政府信息公开申请数量";
const GRANTED = "（一）予以公开";
const PARTLY = "（二）部分公开（区分处理的，只计这一情形，不计其他情形）";

function applications() {
  const table = tablesOf(FORMS["2021"]).find(({ id }) => id === "applications");
  if (table) return table;
  throw new Error("no applications");
}

/** The figures read of the applications, where the cells behind a row's label are these. */
function read(...rows: readonly (readonly [label: string, cells: readonly string[]])[]): Record<string, string> {
  let text = EMPTY;
  for (const [label, cells] of rows) {
    const before = text.indexOf(label) + label.length;
    text = `${text.slice(0, before)}\t${cells.join("\t")}${text.slice(text.indexOf("\n", before))}`;
  }
  const table = parseReport(text).tables.find(({ form }) => form.id === "applications");
  const cells = [...(table?.cells.values() ?? [])].filter(({ raw }) => raw !== "");
  return Object.fromEntries(cells.map(({ slot, raw }) => [slot.id.replace("applications.", ""), raw]));
}

describe("a form that is being filled in", () => {
  it("has its blanks below their column labels", () => {
    const table = parseReport(EMPTY).tables.find(({ form }) => form.id === "applications");
    const line = EMPTY.indexOf(RECEIVED);
    const first = table?.cells.get("applications.received.natural")?.span.start ?? 0;
    assert.equal(EMPTY.slice(line, first), `${RECEIVED}\t\t\t`);
  });

  it("has the first figures of a row where they stand", () => {
    assert.deepEqual(read([RECEIVED, ["", "", "4", "", "", "", "", "", ""]]), { "received.natural": "4" });
    assert.deepEqual(read([GRANTED, ["", "4", "2", "", "", "", "", ""]]), {
      "granted.natural": "4",
      "granted.business": "2",
    });
  });

  it("has all figures but the total, which may not be taken for the total", () => {
    const row = read([GRANTED, ["", "1", "0", "0", "0", "0", "2", ""]]);
    assert.deepEqual([row["granted.natural"], row["granted.other"], row["granted.total"]], ["1", "2", undefined]);
  });

  it("goes by its sum where the cell of a merged label may have been dropped, and all figures with it moved to the left", () => {
    assert.deepEqual(read([GRANTED, ["", "3", "2", "", "", "", "5", ""]]), {
      "granted.business": "3",
      "granted.research": "2",
      "granted.total": "5",
    });
    // A figure before its column, in a row like this one, shows that the cell is gone there.
    const rows = read([GRANTED, ["2", "", "", "", "", "1", "", ""]], [PARTLY, ["", "3", "", "", "", "", "", ""]]);
    assert.equal(rows["partlyGranted.natural"], undefined);
  });

  it("is read under its header as soon as a total stands in the last column", () => {
    const row = read(
      [RECEIVED, ["", "", "", "", "", "", "", "", "9"]],
      [RECEIVED, ["", "", "", "4", "", "", "", "", "4"]],
    );
    assert.deepEqual(row, { "received.business": "4", "received.total": "4" });
  });

  it("has a lone figure of 其他 there, and not in the total, where another row shows the last column", () => {
    const rows = read([GRANTED, ["", "", "", "", "", "", "7", ""]], ["（七）总计", ["", "", "", "", "", "", "7", "7"]]);
    assert.deepEqual([rows["granted.other"], rows["granted.total"]], ["7", undefined]);
  });

  it("has the cells of the row without a label, where it is as wide as its table and the header is not", () => {
    const header = EMPTY.indexOf("行政复议\t");
    const end = EMPTY.indexOf("五、存在的主要问题");
    const table = [
      "行政复议\t行政诉讼",
      "结果维持\t结果纠正\t其他结果\t尚未审结\t总计\t未经复议直接起诉\t复议后起诉",
      "结果维持\t结果纠正\t其他结果\t尚未审结\t总计\t结果维持\t结果纠正\t其他结果\t尚未审结\t总计",
    ].join("\n");
    const disputes = (row: string) => {
      const text = `${EMPTY.slice(0, header)}${table}\n${row}\n\n${EMPTY.slice(end)}`;
      const found = parseReport(text).tables.find(({ form }) => form.id === "disputes");
      const cells = [...(found?.cells.values() ?? [])].filter(({ raw }) => raw !== "");
      return Object.fromEntries(cells.map(({ slot, raw }) => [slot.id.replace("disputes.", ""), raw]));
    };
    assert.deepEqual(disputes("\t\t2\t\t2\t\t\t\t\t\t\t\t\t1\t1"), {
      "review.otherOutcome": "2",
      "review.total": "2",
      "litigationAfterReview.pending": "1",
      "litigationAfterReview.total": "1",
    });
    // An empty cell at its end may fill the row up, for one that is gone before it.
    assert.deepEqual(disputes("\t2\t\t2\t\t\t\t\t\t\t\t\t1\t1\t"), {});
  });

  it("has no figure where a merged label of a web page reaches over, and all of them below their labels", () => {
    const written = (id: string) => ({ "received.natural": "31", "received.legal": "2", "received.total": "34" })[id];
    for (const filled of [true, false]) {
      const table = layout("html").write(
        applications(),
        ({ id }) => (filled && written(id.replace("applications.", ""))) || "",
        "\n",
      );
      const text = EMPTY.replace(/本列数据[\s\S]*(?=四、政府信息公开行政复议)/, table);
      const { tables } = parseReport(text);
      const cells = tables.find(({ form }) => form.id === "applications")?.cells;
      const at = (id: string) => cells?.get(`applications.received.${id}`);
      assert.deepEqual(
        ["natural", "business", "legal", "total"].map((id) => at(id)?.raw),
        filled ? ["31", "", "2", "34"] : ["", "", "", ""],
      );
      const before = text.slice(0, at("natural")?.span.start);
      assert.ok(before.endsWith(`${RECEIVED}</td><td>`), before.slice(-60));
    }
  });

  it("has a row below its labels where the sum does not hold", () => {
    const known = [PARTLY, ["", "3", "", "", "", "", "", "3"]] as const;
    assert.deepEqual(read(known, [GRANTED, ["", "7", "", "2", "", "", "", "8"]]), {
      "granted.natural": "7",
      "granted.research": "2",
      "granted.total": "8",
      "partlyGranted.natural": "3",
      "partlyGranted.total": "3",
    });
  });

  it("has a row beside a page break, where the rows become wider, if its sum holds in one place only", () => {
    const row = (figures: readonly string[]) => read([RECEIVED, ["", "", ...figures, "", "", ""]]);
    assert.deepEqual(row(["6", "", "", "", "", "2", "8"]), {
      "received.natural": "6",
      "received.other": "2",
      "received.total": "8",
    });
    assert.deepEqual(row(["6", "", "", "", "", "2", "9"]), {});
  });
});
