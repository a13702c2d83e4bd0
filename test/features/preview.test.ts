import assert from "node:assert/strict";
import fc from "fast-check";
import { type Analysis, analyse } from "../../server/src/analyse";
import { newReport } from "../../server/src/features/newReport";
import { type Preview, type PreviewCell, type PreviewTable, preview } from "../../server/src/features/preview";
import { draftNamed, draftText } from "../harness/drafts";
import { draft, writeDraft } from "../report/arbitrary";

const CLEAN = draftText(draftNamed("tabRows2021"));

function previewOf(text: string, analysis: Analysis = analyse(text)): Preview {
  const drawn = preview(analysis.report, analysis.problems);
  assert.ok(drawn);
  return drawn;
}

const tablesOf = ({ sections }: Preview) => sections.flatMap(({ tables }) => tables);
const cellsOf = (table: PreviewTable) => table.rows.flat();

function tableIn(drawn: Preview, id: string): PreviewTable {
  const table = tablesOf(drawn).find((candidate) => candidate.id === id);
  assert.ok(table, id);
  return table;
}

function figureIn(drawn: Preview, id: string): PreviewCell {
  const cell = tablesOf(drawn)
    .flatMap(cellsOf)
    .find(({ figure }) => figure?.id === id);
  assert.ok(cell, id);
  return cell;
}

function labelIn(table: PreviewTable, text: string): PreviewCell {
  const cell = cellsOf(table).find((candidate) => candidate.label && candidate.text === text);
  assert.ok(cell, text);
  return cell;
}

const messagesAt = (table: PreviewTable, cell: PreviewCell) =>
  cell.problems.map((index) => table.problems[index]?.rule);

describe("preview of the forms", () => {
  it("draws every table of the form as it is printed, each place of its grid once", () => {
    for (const name of ["tabRows2021", "tabRows2019"]) {
      for (const { rows, width, id } of tablesOf(previewOf(draftText(draftNamed(name))))) {
        const covered: number[] = new Array(width).fill(0);
        rows.forEach((row, y) => {
          const free = covered.filter((until) => until <= y).length;
          assert.equal(
            row.reduce((sum, { columnSpan }) => sum + columnSpan, 0),
            free,
            `${id} row ${y}`,
          );
          let x = 0;
          for (const { columnSpan, rowSpan } of row) {
            while ((covered[x] ?? 0) > y) x++;
            for (let i = 0; i < columnSpan; i++) covered[x++] = y + rowSpan;
          }
        });
        assert.deepEqual(new Set(covered), new Set([rows.length]), id);
      }
    }
  });

  it("shows what the draft says, each figure at its place in the text", () => {
    fc.assert(
      fc.property(draft, (shape) => {
        const text = writeDraft(shape);
        const cells = tablesOf(previewOf(text)).flatMap(cellsOf);
        const shown = cells.flatMap(({ figure, text }) => (figure ? [[figure.id, text] as const] : []));
        assert.deepEqual(Object.fromEntries(shown), Object.fromEntries(shape.figures));
        if (shape.layout === "html") return;
        for (const { figure, span, text: written } of cells)
          if (figure) assert.equal(text.slice(span?.start, span?.end), written);
      }),
      { numRuns: 60 },
    );
  });

  it("names the form, its sections and the report", () => {
    const { title, source, sections } = previewOf(draftText(draftNamed("cellLines2019")));
    assert.equal(title, "望岭乡人民政府2019年政府信息公开工作年度报告");
    assert.match(source, /2019〕60号/);
    assert.deepEqual(
      sections.map(({ heading }) => heading),
      ["二、主动公开政府信息情况", "三、收到和处理政府信息公开申请情况", "四、政府信息公开行政复议、行政诉讼情况"],
    );
  });

  it("ticks the totals that hold, and tells by how much others do not", () => {
    const right = figureIn(previewOf(CLEAN), "applications.resultTotal.total").figure?.sums;
    assert.deepEqual(
      right?.map(({ rule, difference }) => [rule, difference]),
      [
        ["total/row", 0],
        ["total/result", 0],
        ["total/balance", 0],
      ],
    );
    const wrong = previewOf(CLEAN.replace(/(（一）予以公开\t.*\t)8$/m, "$19"));
    assert.deepEqual(figureIn(wrong, "applications.granted.total").figure?.sums, [
      { rule: "total/row", name: "各类申请人之和", expected: 8, difference: 1 },
    ]);
    assert.deepEqual(figureIn(wrong, "applications.granted.natural").figure?.sums, []);
    const blank = previewOf(CLEAN.replace(/(（一）予以公开\t.*\t)8$/m, "$1"));
    assert.deepEqual(figureIn(blank, "applications.granted.total").figure?.sums, []);
  });

  it("puts a problem on the cell that it is about", () => {
    const drawn = previewOf(CLEAN.replace(/(（一）予以公开\t.*\t)8$/m, "$19").replace("本年废止件数", "本年度止件数"));
    const applications = tableIn(drawn, "applications");
    const total = figureIn(drawn, "applications.granted.total");
    assert.deepEqual(messagesAt(applications, total), ["total/row"]);
    assert.match(applications.problems[0]?.message ?? "", /9.*8/);
    assert.equal(applications.problems.length, 1);
    const documents = tableIn(drawn, "documents");
    const label = labelIn(documents, "本年废止件数");
    assert.deepEqual(messagesAt(documents, label), ["table/label"]);
    assert.equal(label.label?.written, "本年度止件数");
    assert.equal(labelIn(documents, "本年制发件数").label?.written, undefined);
  });

  it("tells a blank cell from one whose row is not there or cannot be read", () => {
    const drawn = previewOf(
      CLEAN.replace(/^行政许可\t127/m, "行政许可\t")
        .replace(/^行政强制.*\n/m, "")
        .replace(/^(一、本年新收政府信息公开申请数量)\t.*$/m, "$1\t\t1\t2\t\t3"),
    );
    const states = ["licensing.licences.decisions", "enforcement.coercion.decisions", "applications.received.natural"];
    assert.deepEqual(
      states.map((id) => figureIn(drawn, id).figure?.state),
      ["blank", "missing", "unplaced"],
    );
    assert.equal(figureIn(drawn, "enforcement.penalties.decisions").figure?.state, "filled");
    assert.equal(labelIn(tableIn(drawn, "enforcement"), "行政强制").label?.isMissing, true);
    assert.equal(figureIn(drawn, "enforcement.coercion.decisions").span, undefined);
  });

  it("draws a table that the draft lacks, empty", () => {
    const drawn = previewOf(CLEAN.replace(/第二十条第（八）项(?:.|\n)*?(?=三、收到)/, "\n"));
    const fees = tableIn(drawn, "fees");
    assert.equal(fees.state, "missing");
    assert.equal(figureIn(drawn, "fees.fees.amount").text, "");
    assert.equal(tableIn(drawn, "licensing").state, "present");
  });

  it("draws the tables of a section in the edition that the draft uses there", () => {
    const drawn = previewOf(draftText(draftNamed("tabRows2019")).replaceAll("2020年", "2023年"));
    assert.equal(tableIn(drawn, "procurement").edition, "2019");
    assert.equal(figureIn(drawn, "licensing.otherServices.decisions").text, "365");
  });

  it("draws an empty report, every cell with a place to fill", () => {
    const { text } = newReport({ body: "云溪镇人民政府", year: 2024 });
    const figures = tablesOf(previewOf(text)).flatMap((table) => cellsOf(table).filter(({ figure }) => figure));
    assert.ok(figures.length > 0);
    for (const { figure, span } of figures) assert.ok(figure?.state === "blank" && span, figure?.id);
  });

  it("lists no more problems than anyone would read, and says so", () => {
    const { report, problems } = analyse(CLEAN.replace("本年废止件数", "本年度止件数"));
    const [problem] = problems;
    assert.ok(problem);
    const drawn = preview(report, new Array(5000).fill(problem));
    assert.ok(drawn);
    const listed = tableIn(drawn, "documents").problems;
    assert.ok(listed.length < 300);
    assert.match(listed.at(-1)?.message ?? "", /另有 4800 个/);
  });

  it("is not there for a text that is no report", () => {
    const { report } = analyse("关于开会的通知\n");
    assert.equal(preview(report, []), undefined);
  });
});
