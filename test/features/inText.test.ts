// What is shown in the text besides findings: names beside figures, hovers, lenses, folds and so on.
import assert from "node:assert/strict";
import { codeLenses } from "../../server/src/features/codeLenses";
import { completions } from "../../server/src/features/completions";
import { definition } from "../../server/src/features/definition";
import { folds } from "../../server/src/features/folding";
import { highlights } from "../../server/src/features/highlights";
import { hover } from "../../server/src/features/hover";
import { type HintedCells, inlayHints } from "../../server/src/features/inlayHints";
import { outline } from "../../server/src/features/outline";
import { selectionRanges } from "../../server/src/features/selectionRanges";
import { semanticTokens } from "../../server/src/features/semanticTokens";
import { findParts } from "../../server/src/features/symbols";
import { type Scene, scene, whole } from "./scene";

/** The rows of the base drafts that the tests touch. */
const RECEIVED = "\t一、本年新收政府信息公开申请数量\n\t9\n\t3\n\t0\n\t0\n\t1\n\t0\n\t13";
const RECEIVED_ROW = "一、本年新收政府信息公开申请数量\t\t\t9\t3\t0\t0\t1\t0\t13";

describe("names beside figures", () => {
  const hintsOn = (place: Scene, first: string, last: string, which: HintedCells = "hidden") => {
    const start = place.text.indexOf(first);
    const end = place.text.indexOf(last, start) + last.length;
    return inlayHints(place.report, { start, end }, which).map(({ label }) => label);
  };

  it("names column and row of figures that stand alone", () => {
    assert.deepEqual(hintsOn(scene("cellLines2021"), "\t9\n\t3\n", "\t13"), [
      "自然人 · 一、本年新收政府信息公开申请…",
      "商业企业 · 一、本年新收政府信息公开申请…",
      "科研机构 · 一、本年新收政府信息公开申请…",
      "社会公益组织 · 一、本年新收政府信息公开申请…",
      "法律服务机构 · 一、本年新收政府信息公开申请…",
      "其他 · 一、本年新收政府信息公开申请…",
      "总计 · 一、本年新收政府信息公开申请…",
    ]);
  });

  it("names the group by its number", () => {
    const [first] = hintsOn(scene("cellLines2021"), "4.保护第三方合法权益", "\t1\n");
    assert.equal(first, "自然人 · （三）4.保护第三方合法权益");
  });

  it("names the column alone where the label stands right above", () => {
    assert.deepEqual(hintsOn(scene("cellLines2021"), "行政许可", "127"), ["本年处理决定数量"]);
  });

  it("names the group of the fifteen figures of section four", () => {
    const place = scene("cellLines2021");
    const from = place.text.lastIndexOf("总计\n");
    const hints = inlayHints(place.report, { start: from, end: place.text.length }, "hidden");
    assert.equal(hints.length, 15);
    assert.equal(hints[0]?.label, "结果维持 · 行政复议");
    assert.equal(hints[14]?.label, "总计 · 复议后起诉");
    assert.equal(hints[14]?.tooltip, "行政诉讼 / 复议后起诉 · 总计");
  });

  it("names the row behind a line of figures that stand apart from their labels", () => {
    const clean = scene("tabRows2021").text;
    const from = clean.indexOf("（本列数据");
    const table = clean.slice(from, clean.indexOf("\n\n四、"));
    const cells = table.split("\n").map((row) => row.split("\t").filter((cell) => cell !== ""));
    const isFigure = (cell: string) => /^\d+$/.test(cell);
    const labels = cells.flatMap((row) => row.filter((cell) => !isFigure(cell)));
    const figures = cells.flatMap((row) => (row.some(isFigure) ? row.filter(isFigure).join(" ") : []));
    const place = scene("tabRows2021", [table, [...labels, ...figures].join("\n")]);
    const hints = inlayHints(place.report, whole(place), "hidden");
    assert.deepEqual(
      hints.slice(0, 5).map(({ label }) => label),
      [
        "一、本年新收政府信息公开申请…",
        "二、上年结转政府信息公开申请…",
        "（一）予以公开",
        "（二）部分公开",
        "（三）1.属于国家秘密",
      ],
    );
    assert.equal(hints.length, figures.length);
  });

  it("stands behind the figure", () => {
    const place = scene("cellLines2021", [RECEIVED, RECEIVED.replace("\t9", "\t9[[]]")]);
    const at = place.text.indexOf("\t9\n\t3\n") + 1;
    place.shows(
      inlayHints(place.report, { start: at, end: at }, "hidden").map(({ offset: o }) => ({ start: o, end: o })),
    );
  });

  it("says nothing where the line shows the row", () => {
    for (const draft of ["tabRows2021", "tabRows2019"]) {
      const place = scene(draft);
      assert.deepEqual(inlayHints(place.report, whole(place), "hidden"), []);
    }
  });

  it("names every column if that is wanted, and nothing if nothing is", () => {
    const place = scene("tabRows2021");
    assert.deepEqual(hintsOn(place, "一、本年新收", "\t13", "all"), [
      "自然人",
      "商业企业",
      "科研机构",
      "社会公益组织",
      "法律服务机构",
      "其他",
      "总计",
    ]);
    const lines = scene("cellLines2021");
    assert.deepEqual(inlayHints(lines.report, whole(lines), "off"), []);
  });
});

describe("hover", () => {
  const WRONG = RECEIVED_ROW.replace("\t13", "\t1‸4");

  it("names a cell, its sums with the figures put in, the prose and the source", () => {
    const place = scene("tabRows2021", [RECEIVED_ROW, RECEIVED_ROW.replace("\t13", "\t[[1‸3]]")]);
    const found = hover(place.report, place.offset);
    assert.ok(found);
    place.shows([found.span]);
    assert.equal(found.title, "一、本年新收政府信息公开申请数量 · 总计：13");
    assert.deepEqual(
      found.lines.map(({ text, holds }) => [holds, text]),
      [
        [true, "总计 = 自然人 9 + 商业企业 3 + 法律服务机构 1 = 13"],
        [true, "第一项 13 + 第二项 2 = 15，第三项 14 + 第四项 1 = 15"],
        [true, "正文第 7 行：“全年新收政府信息公开申请13件”"],
      ],
    );
    assert.deepEqual(
      found.lines.map(({ rule }) => rule),
      ["total/row", "total/balance", undefined],
    );
    assert.equal(found.source, "国办公开办函〔2021〕30号所附格式，第三部分，政府信息公开申请情况表");
  });

  it("says what does not add up", () => {
    const place = scene("tabRows2021", [RECEIVED_ROW, WRONG]);
    const lines = hover(place.report, place.offset)?.lines ?? [];
    assert.deepEqual(
      lines.slice(0, 2).map(({ text, holds }) => [holds, text]),
      [
        [false, "总计 = 自然人 9 + 商业企业 3 + 法律服务机构 1 = 13，表中为 14"],
        [false, "第一项 14 + 第二项 2 = 16，第三项 14 + 第四项 1 = 15"],
      ],
    );
  });

  it("does not judge a sum that cannot be read", () => {
    const place = scene("tabRows2021", [RECEIVED_ROW, RECEIVED_ROW.replace("\t9\t3", "\t9‸\t若干")]);
    const [row] = hover(place.report, place.offset)?.lines ?? [];
    assert.ok(row);
    assert.equal(row.holds, undefined);
    assert.ok(row.text.startsWith("总计 = 自然人 9 + 商业企业 若干"), row.text);
    assert.ok(!row.text.includes("NaN"), row.text);
  });

  it("takes a blank for 0 and says that it is blank", () => {
    const place = scene("tabRows2021", [RECEIVED_ROW, RECEIVED_ROW.replace("\t0\t0\t1", "\t‸\t0\t1")]);
    const found = hover(place.report, place.offset);
    assert.equal(found?.title, "一、本年新收政府信息公开申请数量 · 科研机构：（空）");
    assert.equal(found?.lines[0]?.holds, true);
  });

  it("names the cells of a figure in the prose", () => {
    const place = scene("tabRows2021", ["申请13件", "申请[[1‸3件]]"]);
    const found = hover(place.report, place.offset);
    assert.ok(found);
    place.shows([found.span]);
    assert.equal(found.title, "正文：13件");
    assert.deepEqual(found.lines, [{ text: "表中“一、本年新收政府信息公开申请数量”的总计：13", holds: true }]);
  });

  it("lists the cells that a figure in the prose adds up", () => {
    const place = scene("tabRows2021", ["办结14件", "办结14件，其中不予公开‸2件"]);
    const lines = hover(place.report, place.offset)?.lines.map(({ text }) => text);
    assert.deepEqual(lines, [
      "表中“（三）不予公开”各项的总计之和：2",
      "（三）不予公开 / 4.保护第三方合法权益 · 总计：1",
      "（三）不予公开 / 6.属于四类过程性信息 · 总计：1",
    ]);
  });

  it("has nothing to say of other words", () => {
    for (const words of ["发布信息21‸4条", "‸云溪镇", "行政‸许可"]) {
      const place = scene("tabRows2021", [words.replace("‸", ""), words]);
      assert.equal(hover(place.report, place.offset), undefined, words);
    }
  });
});

describe("highlights", () => {
  it("marks the addends of a total, and the prose that tells it", () => {
    const row = RECEIVED_ROW.replace("9\t3\t0\t0\t1\t0\t13", "[[9]]\t[[3]]\t[[0]]\t[[0]]\t[[1]]\t[[0]]\t[[1‸3]]");
    const place = scene("tabRows2021", [RECEIVED_ROW, row], ["申请13件", "申请[[13件]]"]);
    place.shows(highlights(place.report, place.offset).map(({ span }) => span));
  });

  it("marks of section four the outcomes of that group alone", () => {
    const place = scene("tabRows2021", ["1\t0\t0\t1\t2", "[[1]]\t[[0]]\t[[0]]\t[[1]]\t[[‸2]]"]);
    place.shows(highlights(place.report, place.offset).map(({ span }) => span));
  });

  it("marks an addend alone", () => {
    const place = scene("tabRows2021", ["（一）予以公开\t\t5", "（一）予以公开\t\t[[‸5]]"]);
    place.shows(highlights(place.report, place.offset).map(({ span }) => span));
  });

  it("marks the cell that the prose tells", () => {
    const place = scene(
      "tabRows2021",
      ["废止1件", "废止[[‸1件]]"],
      ["行政规范性文件\t2\t1", "行政规范性文件\t2\t[[1]]"],
    );
    place.shows(highlights(place.report, place.offset).map(({ span }) => span));
  });

  it("marks nothing for other words", () => {
    const place = scene("tabRows2021", ["平稳开展", "平稳‸开展"]);
    assert.deepEqual(highlights(place.report, place.offset), []);
  });
});

describe("definition", () => {
  it("goes from the prose to the cell", () => {
    const place = scene("tabRows2021", ["废止1件", "废止‸1件"], ["行政规范性文件\t2\t1", "行政规范性文件\t2\t[[1]]"]);
    place.shows(definition(place.report, place.offset)?.targets ?? []);
  });

  it("goes from the cell to the prose", () => {
    const place = scene("tabRows2021", ["废止1件", "废止[[1件]]"], ["行政规范性文件\t2\t1", "行政规范性文件\t2\t‸1"]);
    place.shows(definition(place.report, place.offset)?.targets ?? []);
  });

  it("goes to each cell that is more than 0 of several", () => {
    const place = scene("tabRows2021", ["办结14件", "办结14件，其中不予公开‸2件"]);
    const targets = definition(place.report, place.offset)?.targets ?? [];
    assert.deepEqual(targets.map(place.at), ["1", "1"]);
  });

  it("goes nowhere from a figure that nothing tells", () => {
    const place = scene("tabRows2021", ["127", "‸127"]);
    assert.equal(definition(place.report, place.offset), undefined);
  });
});

describe("folds", () => {
  const foldAt = (place: Scene, first: string): string => {
    const line = place.report.lines.position(place.text.indexOf(first)).line;
    const fold = folds(place.report).find(({ startLine }) => startLine === line);
    const { lines } = place.report;
    return fold ? place.text.slice(lines.start(fold.endLine), lines.end(fold.endLine)).trim() : "";
  };

  it("folds sections, tables and groups of rows, up to their last line", () => {
    const place = scene("tabRows2021");
    assert.ok(foldAt(place, "一、总体情况").startsWith("（五）监督保障"));
    assert.ok(foldAt(place, "二、主动公开").startsWith("行政事业性收费"));
    assert.ok(foldAt(place, "第二十条第（一）项").startsWith("行政规范性文件"));
    assert.ok(foldAt(place, "（本列数据").startsWith("四、结转下年度"));
    assert.ok(foldAt(place, "三、本年度办理结果").startsWith("（七）总计"));
    assert.ok(foldAt(place, "\t（三）不予公开").startsWith("8.属于行政查询事项"));
  });

  it("folds them where cells are lines", () => {
    const place = scene("cellLines2021");
    assert.equal(foldAt(place, "三、本年度办理结果"), "14");
    assert.equal(foldAt(place, "\t（五）不予处理"), "0");
    const { lines } = place.report;
    const group = folds(place.report).find(
      ({ startLine }) => startLine === lines.position(place.text.indexOf("\t（五）不予处理")).line,
    );
    const next = lines.position(place.text.indexOf("\t（六）其他处理")).line;
    assert.ok(group && group.endLine < next);
  });

  it("gives a line one fold at most, and none for a line alone", () => {
    for (const draft of ["tabRows2021", "cellLines2021", "tabRows2019"]) {
      const found = folds(scene(draft).report);
      assert.equal(new Set(found.map(({ startLine }) => startLine)).size, found.length);
      assert.ok(found.every(({ startLine, endLine }) => startLine < endLine));
    }
  });
});

describe("selections", () => {
  it("grow from a figure to its row, group, table and section", () => {
    const place = scene("tabRows2021", ["1.本机关不掌握相关政府信息\t2", "1.本机关不掌握相关政府信息\t‸2"]);
    const chain = selectionRanges(place.report, place.offset).map(place.at);
    assert.equal(chain[0], "2");
    assert.ok(chain[1]?.startsWith("1.本机关") && chain[1].endsWith("2"));
    assert.ok(chain[2]?.startsWith("（四）无法提供"));
    assert.ok(chain[3]?.startsWith("三、本年度办理结果"));
    assert.ok(chain[4]?.startsWith("（本列数据"));
    assert.ok(chain[5]?.startsWith("三、收到和处理"));
    assert.equal(chain[6], place.text);
  });

  it("grow in prose from a figure to its sentence, paragraph and section", () => {
    const place = scene("tabRows2021", ["废止1件", "废止‸1件"]);
    const chain = selectionRanges(place.report, place.offset).map(place.at);
    assert.deepEqual(chain.slice(0, 2), ["1", "1件"]);
    assert.ok(chain[2]?.startsWith("全年通过县政府网站") && chain[2].endsWith("废止1件。"));
    assert.ok(chain[3]?.startsWith("（一）主动公开"));
    assert.ok(chain[4]?.startsWith("一、总体情况"));
  });
});

describe("colours", () => {
  it("are those of title, headings, labels, figures and signs in their place", () => {
    const place = scene("tabRows2021", ["行政规范性文件\t2\t1\t9", "行政规范性文件\t2\t／\t9"]);
    const kindOf = new Map(
      semanticTokens(place.report, whole(place)).map(({ span, kind, isTotal }) => [
        place.at(span),
        kind + (isTotal ? " total" : ""),
      ]),
    );
    assert.equal(kindOf.get("云溪镇人民政府2023年政府信息公开工作年度报告"), "title");
    assert.equal(kindOf.get("五、存在的主要问题及改进情况"), "heading");
    assert.equal(kindOf.get("行政规范性文件"), "label");
    assert.equal(kindOf.get("127"), "figure");
    assert.equal(kindOf.get("／"), "blank");
    assert.equal(kindOf.get("（七）总计"), "label total");
    assert.equal(kindOf.get("总计"), "label total");
    assert.equal(kindOf.get("13"), "figure total");
  });

  it("stay within a line", () => {
    const place = scene("cellLines2021", ["商业企业", "商业\n企业"]);
    const words = semanticTokens(place.report, whole(place)).map(({ span }) => place.at(span));
    assert.ok(words.includes("商业") && words.includes("企业"));
  });

  it("are told for a range alone", () => {
    const place = scene("tabRows2021");
    const start = place.text.indexOf("行政许可");
    const words = semanticTokens(place.report, { start, end: start + 8 }).map(({ span }) => place.at(span));
    assert.deepEqual(words, ["行政许可", "127"]);
  });
});

describe("lenses", () => {
  const summaries = ({ report, problems }: Scene) => codeLenses(report, problems).map(({ summary }) => summary);

  it("say that all is well, once for the small tables of section two", () => {
    const place = scene("tabRows2021");
    assert.deepEqual(summaries(place), ["✓ 没有发现问题", "✓ 39 个算式都对得上", "✓ 3 个算式都对得上"]);
    assert.deepEqual(
      codeLenses(place.report, place.problems).map(({ table }) => table),
      ["documents", "applications", "disputes"],
    );
  });

  it("say how many sums do not hold", () => {
    const [, applications] = summaries(scene("tabRows2021", [RECEIVED_ROW, RECEIVED_ROW.replace("\t13", "\t14")]));
    assert.match(applications ?? "", /^✗ \d 个错误，39 个算式有 2 个对不上$/);
  });

  it("say what is blank", () => {
    const [documents] = summaries(scene("tabRows2021", ["行政许可\t127", "行政许可\t"]));
    assert.match(documents ?? "", /^– 1 个警告，1 格空着$/);
  });
});

describe("completion", () => {
  const offers = (...edits: readonly (readonly [string, string])[]) => {
    const place = scene("tabRows2021", ...edits);
    return completions(place.report, place.offset).map(({ text }) => text);
  };
  const WITHOUT_FIVE = ["五、存在的主要问题及改进情况", ""] as const;

  it("offers a missing section where it belongs", () => {
    assert.deepEqual(offers(["五、存在的主要问题及改进情况", "‸"]), ["五、存在的主要问题及改进情况"]);
    assert.deepEqual(offers(["五、存在的主要问题及改进情况", "五、‸"]), ["五、存在的主要问题及改进情况"]);
    assert.deepEqual(offers(["五、存在的主要问题及改进情况", "存在‸"]), ["五、存在的主要问题及改进情况"]);
  });

  it("takes the place of what has been typed", () => {
    const place = scene("tabRows2021", ["五、存在的主要问题及改进情况", "[[五、存‸]]"]);
    place.shows(completions(place.report, place.offset).map(({ span }) => span));
  });

  it("offers no section that is there, nor one in another's place", () => {
    assert.deepEqual(offers(["（五）监督保障", "二、‸\n（五）监督保障"]), []);
    assert.deepEqual(offers(WITHOUT_FIVE, ["（五）监督保障", "五、‸\n（五）监督保障"]), []);
  });

  it("offers the aspects that section one does not have yet", () => {
    assert.deepEqual(offers(["（三）政府信息管理。", "（‸\n"]), ["（三）政府信息管理"]);
    assert.deepEqual(offers(["（三）政府信息管理。", "（三）政‸\n"]), ["（三）政府信息管理"]);
  });

  it("offers the labels that a table lacks", () => {
    assert.deepEqual(offers(["行政处罚\t7", "行政处‸"]), ["行政处罚"]);
    assert.deepEqual(offers(["\t\t7.属于行政执法案卷\t0\t0\t0\t0\t0\t0\t0", "\t\t属于行政‸"]), ["7.属于行政执法案卷"]);
  });

  it("offers set phrases in prose from two characters on, the shortest first", () => {
    const offered = offers(["平稳开展。", "平稳开展，政务公‸"]);
    assert.equal(offered[0], "政务公开");
    assert.ok(offered.includes("政务公开栏"));
    assert.deepEqual(
      offered.map(({ length }) => length),
      offered.map(({ length }) => length).sort((a, b) => a - b),
    );
    assert.deepEqual(offers(["平稳开展。", "平稳开展，政‸"]), []);
  });

  it("does not offer what stands there already, nor anything beside figures", () => {
    assert.ok(offers(["信息公开", "信息‸公开"]).every((phrase) => !phrase.startsWith("信息公")));
    assert.deepEqual(offers(["\t13\n", "\t13‸\n"]), []);
    assert.deepEqual(offers(["214条", "21‸4条"]), []);
    assert.deepEqual(offers(["行政规范性文件\t2", "行政规范性文件\t‸"]), []);
  });
});

describe("search for parts", () => {
  const names = (query: string) => {
    const { report, problems } = scene("tabRows2021");
    return findParts(outline(report, problems), query).map(({ node, container }) => `${node.label} < ${container}`);
  };

  it("finds sections, tables and rows by characters in their order", () => {
    assert.deepEqual(names("上年结转"), ["二、上年结转政府信息公开申请数量 < 政府信息公开申请情况表"]);
    assert.deepEqual(names("总体况"), ["一、总体情况 < 云溪镇人民政府2023年政府信息公开工作年度报告"]);
    assert.deepEqual(names("体总"), []);
  });

  it("finds nothing that the report does not have", () => {
    const { report, problems } = scene("tabRows2021", ["五、存在的主要问题及改进情况", ""]);
    assert.deepEqual(findParts(outline(report, problems), "存在的主要问题"), []);
  });
});
