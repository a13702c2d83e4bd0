import assert from "node:assert/strict";
import fc from "fast-check";
import { analyse } from "../../server/src/analyse";
import { FORMS } from "../../server/src/forms";
import { layout } from "../../server/src/report/layouts";
import { parseReport } from "../../server/src/report/parse";
import { MOST_PROSE, paragraphs } from "../../server/src/report/prose";
import type { Report } from "../../server/src/report/types";
import { DRAFTS, draftText } from "../harness/drafts";
import { fillForm } from "../harness/figures";
import { consistent, draft, writeDraft } from "./arbitrary";

/** All cells of a report by id, as written. */
function cellsOf(report: Report): Map<string, string> {
  return new Map(report.tables.flatMap((table) => [...table.cells].map(([id, cell]) => [id, cell.raw] as const)));
}

describe("written and read back", function () {
  this.timeout(60_000);

  it("gives every figure in its cell, and no other", () => {
    fc.assert(
      fc.property(draft, (shape) => {
        const report = parseReport(writeDraft(shape));
        assert.deepEqual(Object.fromEntries(cellsOf(report)), Object.fromEntries(shape.figures));
        assert.equal(report.edition, shape.edition);
      }),
      { numRuns: 300 },
    );
  });

  it("finds no label misspelt and no row missing", () => {
    fc.assert(
      fc.property(draft, (shape) => {
        const report = parseReport(writeDraft(shape));
        assert.deepEqual(
          report.tables.flatMap(({ labels }) => labels.filter(({ exact }) => !exact)),
          [],
        );
        assert.deepEqual(
          report.tables.flatMap(({ rows }) => rows.filter(({ status }) => status !== "complete")),
          [],
        );
      }),
      { numRuns: 100 },
    );
  });

  it("finds nothing wrong in a report that is right, but for page numbers among its rows", () => {
    fc.assert(
      fc.property(draft, (shape) => {
        const { problems } = analyse(writeDraft(consistent(shape)));
        // The figures are random, those of 规章 too, which the body may not make.
        const wrong = problems.filter(({ rule }) => rule !== "text/remnant" && rule !== "table/regulations");
        assert.deepEqual(
          wrong.map(({ rule, message }) => `${rule} ${message}`),
          [],
        );
      }),
      { numRuns: 100 },
    );
  });
});

describe("a text far too long for a report", () => {
  const whole = DRAFTS.map((one) => draftText(one)).at(0) ?? "";
  const before = whole.indexOf("四、政府信息公开");

  for (const [name, junk] of Object.entries({
    rows: "规章\t0\t0\t0\n",
    tabs: "\t".repeat(300),
    blanks: "0 1 2 3 4 5 6\n",
    bars: "| 规章 | 0 |\n",
    tags: "<td>0</td>\n",
  }))
    it(`is read as far as a report can go, and says so: ${name}`, () => {
      const text = `${whole.slice(0, before)}${junk.repeat(Math.ceil(1e6 / junk.length))}\n${whole.slice(before)}`;
      const { notes, tables, sections } = parseReport(text);
      assert.equal(sections.length, 6);
      const note = notes.find(({ message }) => message.includes("太长"));
      assert.ok(note && note.span.start >= before, "nothing tells that not all was read");
      assert.equal(tables.find(({ form }) => form.id === "disputes")?.cells.size, 15);
    });

  for (const [name, junk] of Object.entries({ paragraphs: "我镇加强学习，主动公开。\n", line: "我镇加强学习，" }))
    it(`is read as far as prose can go, and says so: ${name}`, () => {
      const long = junk.repeat(Math.ceil((2 * MOST_PROSE) / junk.length));
      const text = `${whole.slice(0, before)}${long}\n${whole.slice(before)}`;
      const report = parseReport(text);
      assert.ok(paragraphs(report).reduce((sum, { span }) => sum + span.end - span.start, 0) <= MOST_PROSE);
      const note = report.notes.find(({ message }) => message.includes("没有检查文字"));
      assert.ok(note && note.span.start >= before, "nothing tells that not all was read");
      assert.equal(report.sections.length, 6);
    });

  it("has no more headings than anyone would write", () => {
    const text = whole.replace("一、总体情况\n", "一、总体情况\n".repeat(100_000));
    assert.ok(analyse(text).problems.length < 2000);
  });
});

describe("the source of a page", () => {
  it("is read behind its tags: title, headings, tables", () => {
    const form = FORMS["2021"];
    const figures = fillForm(form, {
      "documents.normativeDocuments.issued": "2",
      "documents.normativeDocuments.inForce": "7",
    });
    const sections = form.sections.map(({ numeral, heading, tables }) => {
      const written = tables.map((table) => layout("html").write(table, ({ id }) => figures[id] ?? "", "\n")).join("");
      return `<h2 class="b"><span style="font-family:仿宋">${numeral}、${heading}</span></h2>\n<p>本镇情况如下,见表;没有收取信息处理费;</p>\n${written}`;
    });
    const text = `<!DOCTYPE html>\n<html><head><meta charset="utf-8"></head><body><div>首页 &gt; 政府信息公开年报</div>\n<h1>云溪镇人民政府2023年<br>政府信息公开工作年度报告</h1>\n${sections.join("\n")}</body></html>\n`;
    const { report, problems } = analyse(text);
    assert.deepEqual([report.title?.body, report.year, report.sections.length], ["云溪镇人民政府", 2023, 6]);
    assert.deepEqual(
      [...cellsOf(report)].filter(([id, raw]) => raw !== figures[id]),
      [],
    );
    assert.equal(cellsOf(report).size, Object.keys(figures).length);
    assert.deepEqual(
      problems.filter(({ rule }) => rule !== "structure/missing-aspect").map(({ message }) => message),
      [],
    );
  });
});
