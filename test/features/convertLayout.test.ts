import assert from "node:assert/strict";
import fc from "fast-check";
import { analyse } from "../../server/src/analyse";
import { type Conversion, convertLayout, type TargetLayout } from "../../server/src/features/convertLayout";
import { applyEdits } from "../../server/src/features/fixAll";
import type { LayoutId, Report } from "../../server/src/report/types";
import { draftNamed, draftText } from "../harness/drafts";
import { draft as anyDraft, writeDraft } from "../report/arbitrary";

const TARGETS: readonly TargetLayout[] = ["tabRows", "pipes", "cellLines"];

/** What must be the same before and after. */
function contents(text: string) {
  const { report, problems } = analyse(text);
  const shown = (raw: string) => raw.replace(/\s*[\t\r\n]\s*/g, "");
  return {
    head: [report.title?.text, report.year, report.edition],
    sections: report.sections.map(({ form }) => form.id),
    cells: Object.fromEntries(
      report.tables.flatMap(({ cells }) => [...cells].map(([id, { raw }]) => [id, shown(raw)])),
    ),
    misspelt: report.tables.flatMap(({ labels }) =>
      labels.filter(({ exact }) => !exact).map(({ cell }) => cell.folded),
    ),
    found: problems.map(({ rule, cell }) => `${rule} ${cell ?? ""}`).sort(),
  };
}

/** The words and figures of a text, in any order: labels around their figures come to stand before them. */
function words(text: string): string {
  const shown = text.replace(/<[^<>]*>/g, "").replace(/&[a-z]+;/g, "");
  return [...shown.replace(/[^\u4e00-\u9fff\da-zA-Z]/g, "")].sort().join("");
}

interface Converted extends Conversion {
  readonly before: Report;
  readonly text: string;
}

/** Converts a text, and checks that nothing has changed but the layout and that a second time changes nothing. */
function convert(text: string, target: TargetLayout, offset?: number): Converted {
  const before = analyse(text).report;
  const conversion = convertLayout(before, target, offset);
  const after = applyEdits(text, conversion.edits);
  assert.deepEqual(contents(after), contents(text));
  assert.equal(words(after), words(text));
  assert.deepEqual(convertLayout(analyse(after).report, target, offset).edits, []);
  let end = -1;
  for (const { span } of conversion.edits) {
    assert.ok(span.start > end, "two edits touch");
    end = span.end;
  }
  return { ...conversion, before, text: after };
}

function layouts(text: string): LayoutId[] {
  return [...new Set(analyse(text).report.tables.map((table) => table.layout))];
}

/** A report of any layout with some of its characters gone, doubled or replaced. */
const damaged = fc
  .record({
    shape: anyDraft,
    slips: fc.array(
      fc.record({
        at: fc.double({ min: 0, max: 1, noNaN: true }),
        length: fc.nat(8),
        text: fc.constantFrom(
          "",
          "",
          "[bookmark: _GoBack]",
          "\t",
          "|",
          "0",
          "一、",
          "情况",
          "\n",
          "注：另见附件。\n",
          "<td>",
        ),
      }),
      { minLength: 1, maxLength: 5 },
    ),
  })
  .map(({ shape, slips }) => {
    let text = writeDraft(shape);
    for (const { at, length, text: put } of slips) {
      const start = Math.floor(at * text.length);
      text = text.slice(0, start) + put + text.slice(start + length);
    }
    return text;
  });

const TABS = draftText(draftNamed("tabRows2021"));
const LINES = draftText(draftNamed("cellLines2019"));

describe("convert layout", function () {
  this.timeout(120_000);

  for (const target of TARGETS)
    it(`rewrites any report as ${target} without changing it`, () => {
      fc.assert(
        fc.property(anyDraft, (shape) => {
          const draft = writeDraft(shape);
          const { before, leftAlone, text } = convert(draft, target);
          if (leftAlone.length === 0) assert.deepEqual(layouts(text), [target]);
          // How well such drafts are read is for the reader's own tests to say.
          if (before.tables.some(({ rows }) => rows.some(({ status }) => status !== "complete"))) return;
          // What a converter wrote again in every place of a merged cell would be lost.
          if (/(第二十条第[（(]一[）)]项)[ |\t]+\1/.test(draft)) return;
          // Page numbers among the rows are the only other words in them that belong to no table.
          for (const { name, reason } of leftAlone)
            assert.match(reason, /^(表格中有不属于表格的文字“-\d-”|同一部分的“.*”不能改写)$/, name);
        }),
        { numRuns: 30 },
      );
    });

  it("changes no figure, word or finding of a damaged report", () => {
    fc.assert(
      fc.property(damaged, fc.constantFrom(...TARGETS), (text, target) => {
        convert(text, target);
      }),
      { numRuns: 60 },
    );
  });

  it("leads back to where it came from", () => {
    assert.equal(
      convert(convert(TABS, "pipes").text, "tabRows").text.replace(/\n+/g, "\n"),
      TABS.replace(/\n+/g, "\n"),
    );
    assert.equal(convert(convert(LINES, "tabRows").text, "cellLines").text, LINES);
    assert.deepEqual(convert(TABS, "tabRows").edits, []);
    assert.deepEqual(convert(LINES, "cellLines").edits, []);
  });

  it("writes the tables of section two as one, as wide as the widest, in tab rows", () => {
    const { text } = convert(convert(TABS, "pipes").text, "tabRows");
    assert.ok(text.includes("行政许可\t127\t\t\n第二十条第（六）项\t\t\t\n"));
  });

  it("writes Markdown with aligned columns and a blank line around each table", () => {
    const { text } = convert(TABS.replace("情况\n\n第二十条", "情况\n第二十条"), "pipes");
    const table = [
      "二、主动公开政府信息情况",
      "",
      "| 第二十条第（一）项 |              |              |              |",
      "| ------------------ | ------------ | ------------ | ------------ |",
      "| 信息内容           | 本年制发件数 | 本年废止件数 | 现行有效件数 |",
      "| 规章               | 0            | 0            | 0            |",
      "| 行政规范性文件     | 2            | 1            | 9            |",
      "",
      "| 第二十条第（五）项 |                  |",
    ];
    assert.ok(text.includes(table.join("\n")), text);
  });

  it("keeps a misspelt label, the draft's own marks and what is no figure; joins wrapped labels", () => {
    const before = LINES.replace("政府集中采购", "政府集申采购")
      .replace("（一）予以公开", "(一) 予以\n公开")
      .replace("\t36.5\n", "\t36.5万元\n");
    const { text, leftAlone } = convert(before, "tabRows");
    assert.deepEqual(leftAlone, []);
    for (const written of ["政府集申采购\t4\t36.5万元\t\n", "\t(一) 予以公开\t\t"])
      assert.ok(text.includes(written), written);
  });

  it("keeps notes between tables and around them in their places", () => {
    const note = "注：本表只计本年数，不含下属单位。";
    const before = TABS.replace("第二十条第（五）项", `\n${note}\n\n第二十条第（五）项`).replace(
      "三、收到和处理政府信息公开申请情况\n",
      `${note}\n\n三、收到和处理政府信息公开申请情况\n\n表格如下（单位：件）：\n`,
    );
    for (const target of ["pipes", "cellLines"] as const) {
      const { text, leftAlone } = convert(before, target);
      assert.deepEqual(leftAlone, []);
      assert.deepEqual(
        text.split("\n").filter((line) => line === note || line.startsWith("表格如下")),
        [note, note, "表格如下（单位：件）："],
      );
      assert.ok(text.indexOf("规范性文件") < text.indexOf(note) && text.indexOf(note) < text.indexOf("第（五）项"));
    }
  });

  it("rewrites only the part that a place stands in, section two as a whole", () => {
    const at = convert(TABS, "pipes", TABS.indexOf("行政处罚"));
    assert.equal(at.rewritten, 4);
    assert.deepEqual(
      at.before.tables.map(({ form }) => form.id).filter((_, i) => i < 4),
      ["documents", "licensing", "enforcement", "fees"],
    );
    assert.equal(at.text.slice(at.text.indexOf("三、收到")), TABS.slice(TABS.indexOf("三、收到")));
    assert.deepEqual(convert(TABS, "pipes", 0).edits, []);
    assert.equal(convert(TABS, "cellLines", TABS.indexOf("结果维持")).rewritten, 1);
  });

  const DAMAGED: readonly (readonly [what: string, draft: string, reason: RegExp])[] = [
    ["lacks a row", TABS.replace("行政强制\t1\t\t\n", ""), /^第二十条第（六）项：缺少“行政强制”一行$/],
    [
      "has one figure too many",
      TABS.replace("行政强制\t1\t", "行政强制\t1\t1"),
      /^第二十条第（六）项：“行政强制”一行有多余的数字$/,
    ],
    [
      "has a row whose figures cannot be placed",
      TABS.replace("2\t1\t9\n", "2\t9\n"),
      /^第二十条第（一）项：“行政规范性文件”一行的数字无法对应到栏目$/,
    ],
    [
      "holds words of its own",
      TABS.replace("行政强制\t1", "（含下属单位）\t\t\t\n行政强制\t1"),
      /^第二十条第（六）项：表格中有不属于表格的文字“（含下属单位）”$/,
    ],
    [
      "has its rows in another order",
      TABS.replace("行政处罚\t7\t\t\n行政强制\t1\t\t\n", "行政强制\t1\t\t\n行政处罚\t7\t\t\n"),
      /^第二十条第（六）项：行的顺序与规定的不同$/,
    ],
  ];
  for (const [what, text, expected] of DAMAGED)
    it(`leaves the part alone whose table ${what}, and says why`, () => {
      const { leftAlone, rewritten } = convert(text, "pipes");
      assert.equal(rewritten, 2);
      assert.equal(leftAlone.length, 4);
      const said = leftAlone.map(({ name, reason }) => `${name}：${reason}`);
      assert.ok(
        said.some((one) => expected.test(one)),
        said.join("\n"),
      );
      assert.deepEqual(convert(text, "tabRows").leftAlone, []);
    });

  it("speaks of a table that was not recognised", () => {
    const rows = TABS.slice(TABS.indexOf("（本列数据"), TABS.indexOf("四、政府信息公开行政"));
    const torn = `${rows.replace(/[\t\n\d]+/g, "、")}。\n\n`;
    assert.deepEqual(
      convert(TABS.replace(rows, torn), "cellLines").leftAlone.map(({ name, reason }) => name + reason),
      ["政府信息公开申请情况表表格没有认出来"],
    );
  });

  it("puts labels together that are written downwards and in pieces beside their rows", () => {
    const downwards = [..."三、本年度办理结果"];
    const rows = TABS.slice(TABS.indexOf("三、本年度"), TABS.indexOf("四、结转")).trimEnd().split("\n");
    const written = rows
      .map((row) =>
        row.replace(/\t+/g, "   ").replace("三、本年度办理结果", "").replace("（三）不予公开", "（三）不").trim(),
      )
      .map((row) => row.replace("3.危及", "予公开   3.危及"))
      .map((row, y) => `  ${downwards[y] ?? " "}    ${row}`);
    const before = TABS.replace(rows.join("\n"), written.join("\n")).replace(/\t+/g, "   ");
    const { text, leftAlone } = convert(before, "tabRows");
    assert.deepEqual(leftAlone, []);
    assert.equal(text.replace(/\t+\n/g, "\n"), TABS.replace(/\t+\n/g, "\n"));
  });

  it("takes HTML with all that is around its rows, and no word outside", () => {
    const html = `<div align="center">\n${convertToHtml(TABS)}\n</div>`;
    const { text, leftAlone } = convert(html, "tabRows");
    assert.deepEqual(leftAlone, []);
    assert.ok(!/<(table|tr|td)/.test(text));
    const withCaption = html.replace("<table>", "<table><caption>表1 单位：件</caption>");
    assert.match(
      convert(withCaption, "tabRows")
        .leftAlone.map(({ reason }) => reason)
        .join("\n"),
      /文字/,
    );
  });

  for (const [name, lineEnd] of [
    ["CRLF", "\r\n"],
    ["a lone CR", "\r"],
  ] as const)
    it(`keeps ${name}`, () => {
      for (const target of TARGETS) {
        const { text, rewritten } = convert(LINES.replaceAll("\n", lineEnd), target);
        assert.equal(rewritten, target === "cellLines" ? 0 : 7);
        assert.equal(text, convert(LINES, target).text.replaceAll("\n", lineEnd));
      }
    });

  it("leaves a text alone that is no report", () => {
    assert.deepEqual(convert("关于开会的通知\n\n1\t2\n", "pipes").edits, []);
    assert.deepEqual(convert("", "pipes").edits, []);
  });
});

/** The draft with its tables as pasted from a web page. */
function convertToHtml(text: string): string {
  const row = (line: string) =>
    `<tr>${line
      .replace(/\t*$/, "")
      .split("\t")
      .map((cell) => `<td>${cell || "&nbsp;"}</td>`)
      .join("")}</tr>`;
  return text.replace(
    /(?:^.*\t.*\n)+/gm,
    (rows) => `<table>\n${rows.trimEnd().split("\n").map(row).join("\n")}\n</table>\n`,
  );
}
