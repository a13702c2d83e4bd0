import assert from "node:assert/strict";
import { parseReport } from "../../server/src/report/parse";
import { paragraphs, sentences } from "../../server/src/report/prose";
import { DRAFTS, draftText } from "../harness/drafts";

describe("prose", () => {
  for (const draft of DRAFTS)
    it(`is what is neither title, heading nor table: ${draft.name}`, () => {
      const text = draftText(draft);
      const found = paragraphs(parseReport(text)).map(({ span, section }) => [
        section,
        text.slice(span.start, span.end),
      ]);
      const written = draft.parts.flatMap(({ names, text: part }) => {
        const section = { "一.text": "overview", "五.text": "problems", "六.text": "other" }[names[1] ?? ""];
        return section ? part.split("\n").map((line) => [section, line]) : [];
      });
      assert.deepEqual(found, written);
    });

  it("takes in what stands before the first section, behind a heading on its line and around a table", () => {
    const draft = DRAFTS[0];
    assert.ok(draft);
    const text = draftText(draft)
      .replace("一、总体情况\n", "本报告由六个部分组成。\n\n一、总体情况：如下。\n")
      .replace("第二十条第（一）项", "表格如下：\n第二十条第（一）项")
      .replace(/\n\n三、/, "\n注：单位见表。\n\n三、");
    const found = paragraphs(parseReport(text)).map(({ span, section }) => [section, text.slice(span.start, span.end)]);
    assert.deepEqual(found[0], [undefined, "本报告由六个部分组成。"]);
    assert.ok(found.some(([section, words]) => section === "overview" && /如下。$/.test(words ?? "")));
    assert.ok(found.some(([section, words]) => section === "disclosure" && words === "表格如下："));
    assert.ok(found.some(([section, words]) => section === "disclosure" && words === "注：单位见表。"));
  });

  it("leaves out what a web page puts around the report: particulars above the title, when and by whom it was published", () => {
    const draft = DRAFTS[0];
    assert.ok(draft);
    const plain = draftText(draft);
    const title = plain.slice(0, plain.indexOf("\n"));
    const text = plain.replace(
      title,
      [
        "索 引 号 | 014-2/2024-0012 | 分 类 | 综合政务 |",
        `标 题 | ${title} | ||`,
        "文 号 | 无〔〕号 | 时 效 | 有效 |",
        title,
        "发布日期：2024-01-20 17:08 来源：",
        "【字体：大 中",
        "本报告由六个部分组成。",
      ].join("\n"),
    );
    const report = parseReport(text);
    assert.equal(report.title?.span.start, text.lastIndexOf(title));
    assert.equal(report.body, parseReport(plain).body);
    const found = paragraphs(report).map(({ text: words }) => words);
    assert.equal(found[0], "本报告由六个部分组成。");
    const alone = parseReport(plain.replace(title, `标 题 | ${title} | ||`));
    assert.equal(alone.body, report.body);
  });

  it("has no row of figures in it, there twice or none of the form's", () => {
    const draft = DRAFTS[0];
    assert.ok(draft);
    for (const row of [
      "四、结转下年度继续办理\t1\t0\t0\t0\t0\t0\t1",
      "四、结转下年度继续办理    1   0   0   0   0   0   1",
      "| 四、结转下年度继续办理 | 1 | 0 | 0 | 0 | 0 | 0 | 1 |",
      "行政许可\t127\t\t",
    ]) {
      const text = draftText(draft).replace("\n\n四、政府信息公开行政复议", `\n${row}$&`);
      const found = paragraphs(parseReport(text)).map(({ text: words }) => words);
      assert.ok(!found.some((words) => /结转下年度继续办理|行政许可/.test(words)), row);
    }
    const words = "2023 年共办理 13 件，其中 12 件在 20 个工作日内答复。";
    const text = draftText(draft).replace("\n\n四、政府信息公开行政复议", `\n${words}$&`);
    assert.ok(paragraphs(parseReport(text)).some((paragraph) => paragraph.text === words));
  });

  it("has no piece of a table's header in it that stands on lines of its own", () => {
    const draft = DRAFTS[0];
    assert.ok(draft);
    const header = [
      "（本列",
      "数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）     申请人情况",
      "自然人     法人或其他组织     总计",
    ];
    const text = draftText(draft).replace(/（本列数据的.*\n.*总计\n/, `${header.join("\n")}\n`);
    assert.ok(text.includes(header.join("\n")));
    const found = paragraphs(parseReport(text)).filter(({ section }) => section === "applications");
    assert.deepEqual(found, []);
  });

  it("ends where another report begins, also behind blanks on its line", () => {
    const draft = DRAFTS[0];
    assert.ok(draft);
    const text = draftText(draft);
    const own = paragraphs(parseReport(text)).map(({ span }) => span);
    for (const between of ["\n", "\n ", "\n\n　　"])
      assert.deepEqual(
        paragraphs(parseReport(text + between + text)).map(({ span }) => span),
        own,
      );
  });

  it("falls into sentences that keep their marks", () => {
    const text = "　一是宣传不够；二是人手不足。 下一步，加强培训";
    assert.deepEqual(
      sentences(text, { start: 0, end: text.length }).map(({ start, end }) => text.slice(start, end)),
      ["一是宣传不够；", "二是人手不足。", "下一步，加强培训"],
    );
    assert.deepEqual(sentences("", { start: 0, end: 0 }), []);
  });
});
