// Drafts as spreadsheets, word processors and converters leave them: what is read of them, cell by cell.
import assert from "node:assert/strict";
import { analyse } from "../../server/src/analyse";
import { newReport } from "../../server/src/features/newReport";
import { FORMS } from "../../server/src/forms";
import { parseReport } from "../../server/src/report/parse";
import { parseValue } from "../../server/src/report/value";
import { tablesOf } from "../harness/figures";

const HEAD = "云溪镇人民政府2023年政府信息公开工作年度报告\n\n一、总体情况\n\n全年主动公开信息32条。\n\n";
const OLD_HEAD = HEAD.replace("2023", "2020");
const DISCLOSURE = "二、主动公开政府信息情况\n\n";
const REPORTED = "三、收到和处理政府信息公开申请情况\n\n";
const DISPUTES = "四、政府信息公开行政复议、行政诉讼情况\n\n";
const REST = "五、存在的主要问题及改进情况\n\n公开的内容还不够全面。\n\n六、其他需要报告的事项\n\n无。\n";

/** The figures read, by cell. */
function figures(text: string): Record<string, string> {
  const cells = parseReport(text).tables.flatMap((table) => [...table.cells]);
  return Object.fromEntries(cells.flatMap(([id, { raw }]) => (raw === "" ? [] : [[id, raw]])));
}

function findings(text: string): string[] {
  return analyse(text).problems.flatMap(({ rule, message }) =>
    /^(?:table|total|fee)\//.test(rule) ? [`${rule} ${message}`] : [],
  );
}

describe("rows copied from a spreadsheet", () => {
  const section = `${DISCLOSURE}第二十条第（五）项\n信息内容\t"本年处理
决定数量"\n行政许可\t12\n第二十条第（六）项\n"信息
内容"\t本年处理决定数量\n行政处罚\t"7"\n"行政
强制"\t3\n`;

  it("go on over the line breaks of a cell between quotation marks", () => {
    assert.deepEqual(figures(HEAD + section + REST), {
      "licensing.licences.decisions": "12",
      "enforcement.penalties.decisions": "7",
      "enforcement.coercion.decisions": "3",
    });
  });

  it("have no label misspelt by them", () => {
    assert.deepEqual(
      findings(HEAD + section + REST).filter((finding) => finding.startsWith("table/label")),
      [],
    );
  });

  it("are read line by line where nothing closes the mark", () => {
    const text = `${HEAD}${DISCLOSURE}第二十条第（五）项\n信息内容\t本年处理决定数量\n行政许可\t12\n"第二十条第（六）项\n信息内容\t本年处理决定数量\n行政处罚\t7\n行政强制\t3\n${REST}`;
    assert.equal(figures(text)["enforcement.penalties.decisions"], "7");
  });
});

describe("labels repeated in every place of a merged cell", () => {
  const repeated = (cells: string) =>
    `${HEAD}${DISCLOSURE}第二十条第（五）项\t第二十条第（五）项\t第二十条第（五）项\t第二十条第（五）项\n信息内容\t本年处理决定数量\t本年处理决定数量\t本年处理决定数量\n行政许可\t${cells}\n${REST}`;

  it("leave a lone figure where it stands, though the empty cells behind it are gone", () => {
    assert.deepEqual(figures(repeated("29")), { "licensing.licences.decisions": "29" });
  });

  it("leave open which figure is meant where some are gone and others are not", () => {
    assert.deepEqual(figures(repeated("29\t5")), {});
  });

  it("say nothing of tables of other sections, written in another way", () => {
    const disputes =
      "行政复议\n结果维持\n结果纠正\n其他结果\n尚未审结\n总计\n行政诉讼\n未经复议直接起诉\n结果维持\n结果纠正\n其他结果\n尚未审结\n总计\n复议后起诉\n结果维持\n结果纠正\n其他结果\n尚未审结\n总计\n2 0 0 0 2 1 0 0 0 1 0 0 0 3 3\n";
    const read = figures(repeated("29").replace(REST, "") + DISPUTES + disputes + REST);
    assert.equal(read["disputes.litigationAfterReview.pending"], "3");
  });

  it("are wider than the last line of a head whose last cell is merged with the one above", () => {
    const text = `${HEAD}${REPORTED}（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）\t（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）\t（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）\t申请人情况\t申请人情况\t申请人情况\t申请人情况\t申请人情况\t申请人情况\t申请人情况
\t\t\t自然人\t法人或其他组织\t法人或其他组织\t法人或其他组织\t法人或其他组织\t法人或其他组织\t总计
\t\t\t\t商业企业\t科研机构\t社会公益组织\t法律服务机构\t其他
一、本年新收政府信息公开申请数量\t一、本年新收政府信息公开申请数量\t一、本年新收政府信息公开申请数量\t5\t2\t2\t0\t0\t1\t10
二、上年结转政府信息公开申请数量\t二、上年结转政府信息公开申请数量\t二、上年结转政府信息公开申请数量\t1\t0\t0\t0\t0\t0\t1
${REST}`;
    const read = figures(text);
    assert.deepEqual(
      ["natural", "business", "research", "other", "total"].map((column) => read[`applications.received.${column}`]),
      ["5", "2", "2", "1", "10"],
    );
  });
});

describe("a change below 0", () => {
  it("may have the signs that word processors and input methods put there", () => {
    for (const sign of ["-", "−", "–", "－", "﹣"])
      assert.deepEqual(parseValue(`${sign}12`), { kind: "number", number: -12 }, sign);
  });

  it("is no number of a page and no dash", () => {
    assert.deepEqual(parseValue("−"), parseValue("-"));
    const text = `${OLD_HEAD}${DISCLOSURE}第二十条第（八）项\n信息内容\t上一年项目数量\t本年增/减\n行政事业性收费\t8\t−3\n${REST}`;
    assert.equal(figures(text)["fees.fees.change"], "−3");
    assert.deepEqual(
      findings(text).filter((finding) => finding.startsWith("table/not-a-count")),
      [],
    );
  });
});

describe("the number of a page", () => {
  const row = "| 2 | 0 | 0 | 0 | 2 | 1 | 0 | 0 | 0 | 1 | 0 | 0 | 0 | 3 | 3 |";
  const table = `| 行政复议 |||||行政诉讼 ||||||||||\n|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|\n| 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 | 未经复议直接起诉 ||||| 复议后起诉 |||||\n|||||| 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 |\n${row}\n`;

  for (const number of ["- 3 -", "3"])
    it(`behind a table is none of its figures: ${number}`, () => {
      const text = `${HEAD}${DISPUTES}${table}\n${number}\n${REST}`;
      assert.equal(figures(text)["disputes.litigationAfterReview.total"], "3");
      assert.deepEqual(
        findings(text).filter((finding) => finding.startsWith("table/extra-cell")),
        [],
      );
    });

  it("that stands at the page's end does not fill up a row that lacks a figure", () => {
    const text = `${HEAD}${REPORTED}\t\t\t自然人\t商业企业\t科研机构\t社会公益组织\t法律服务机构\t其他\t总计
一、本年新收政府信息公开申请数量\t0\t0\t0\t0\t0\t0
4\f
二、上年结转政府信息公开申请数量\t0\t0\t0\t0\t0\t0\t0
${REST}`;
    assert.equal(figures(text)["applications.received.total"], undefined);
  });

  it("is known in a file with bare carriage returns, too", () => {
    const page = (lines: string, number: number) => `${lines}\n${number}\n\f`;
    const text =
      page(`${HEAD}${DISCLOSURE}第二十条第（五）项\n信息内容\n本年处理决定数量\n行政许可\n12`, 1) +
      page("第二十条第（六）项\n信息内容\n本年处理决定数量\n行政处罚\n7\n行政强制\n5", 2) +
      page(REST.trimEnd(), 3);
    const expected = {
      "licensing.licences.decisions": "12",
      "enforcement.penalties.decisions": "7",
      "enforcement.coercion.decisions": "5",
    };
    assert.deepEqual(figures(text), expected);
    assert.deepEqual(figures(text.replaceAll("\n", "\r")), expected);
  });
});

describe("a label in pieces", () => {
  it("may have a blank between its number and the mark behind it", () => {
    const text = `${HEAD}${REPORTED}（六）其他处理\n1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请 0 0 0 0 0 0 0\n2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请 1 0 0 0 0 0 1\n3 .其他 4 0 0 0 0 0 4\n（七）总计 5 0 0 0 0 0 5\n${REST}`;
    assert.equal(figures(text)["applications.otherHandling.rest.natural"], "4");
    assert.equal(figures(text)["applications.resultTotal.natural"], "5");
  });

  it("goes on behind a blank line, at the end of a row as well", () => {
    const text = `${HEAD}${DISCLOSURE}\t第二十条第（五）项\n\n\t信息内容\n\t本年处理\n\n决定数量\n\n\t行政许可\n\t12\n\n\t第二十条\n\n第（六）项\n\n\t信息内容\n\t本年处理决定数量\n\n\t行政处罚\n\t7\n\n\t行政强制\n\t3\n\n${REST}`;
    assert.deepEqual(
      findings(text).filter((finding) => finding.startsWith("table/label")),
      [],
    );
  });

  it("is the head's that it makes whole, though its end alone is a label of the other edition", () => {
    const text = `${HEAD}${DISCLOSURE}第二十条第（五）项\n\n信息内容\n\n本年\n处理决定数量\n\n行政许可\n\n12\n\n${REST}`;
    assert.deepEqual(
      findings(text).filter((finding) => finding.startsWith("table/label")),
      [],
    );
  });

  it("has a number that is no figure of the row before it", () => {
    const text = `${HEAD}${REPORTED}\t3.危及“三安全一稳定”\n\t1\n\t0\n\t0\n\t0\n\t0\n\t0\n\n\t4.\n保护第三方合法权益\n\t2\n\t0\n\t0\n\t0\n\t0\n\t0\n\t2\n\n\t5.属于三类内部事务信息\n\t0\n\t0\n\t0\n\t0\n\t0\n\t0\n\t0\n\n${REST}`;
    const read = figures(text);
    assert.equal(read["applications.refused.security.total"], undefined);
    assert.equal(read["applications.refused.thirdParty.natural"], "2");
  });
});

describe("a figure too many", () => {
  it("leaves open which one is the row's, wherever it stands", () => {
    const text = `${HEAD}${DISCLOSURE}第二十条第（五）项\t\t\t\n信息内容\t本年处理决定数量\t\t\n行政许可\t1\t12\t\n第二十条第（六）项\t\t\t\n信息内容\t本年处理决定数量\t\t\n行政处罚\t7\t\t\n行政强制\t3\t\t\n${REST}`;
    const read = figures(text);
    assert.equal(read["licensing.licences.decisions"], undefined);
    assert.equal(read["enforcement.penalties.decisions"], "7");
  });
});

describe("a column deleted below a head that is whole", () => {
  const head = "\t\t\t自然人\t商业企业\t科研机构\t社会公益组织\t法律服务机构\t其他\t总计";
  const rows = (received: string, carried: string, granted: string) =>
    `${HEAD}${REPORTED}${head}\n一、本年新收政府信息公开申请数量\t\t\t${received}\n二、上年结转政府信息公开申请数量\t\t\t${carried}\n三、本年度办理结果\t（一）予以公开\t\t${granted}\n${REST}`;

  it("moves no figure into the column before its own, where an empty cell stands at the end instead", () => {
    const text = rows("2\t3\t0\t0\t0\t9\t", "0\t1\t0\t0\t0\t2\t", "0\t0\t0\t0\t0\t3\t");
    assert.deepEqual(figures(text), {});
  });
});

describe("the source of a page", () => {
  it("says in section six that there is nothing to report, between tags", () => {
    const empty = newReport({ body: "云溪镇人民政府", year: 2023 }).text;
    const six = empty.indexOf("六、");
    const text = `${empty.slice(0, six)}<h2>六、其他需要报告的事项</h2>\n<p style="text-indent:2em">无。</p>\n`;
    assert.deepEqual(
      findings(text).filter((finding) => finding.startsWith("fee/")),
      [],
    );
    assert.equal(
      findings(text.replace("无。", "办理建议9件。")).filter((finding) => finding.startsWith("fee/")).length,
      1,
    );
  });
});

describe("columns at fixed offsets with cells left blank", () => {
  const COLUMNS = [84, 92, 100, 108, 116, 124, 132];
  const width = (words: string) =>
    [...words].reduce((sum, char) => sum + (char > "⺀" || /[“”]/.test(char) ? 2 : 1), 0);
  /** A line with figures around the middles of their columns. */
  const line = (label: string, row: readonly string[]) => {
    let written = label;
    row.forEach((figure, at) => {
      const start = (COLUMNS[at] ?? 0) - Math.floor(figure.length / 2);
      if (figure !== "") written += " ".repeat(start - width(written)) + figure;
    });
    return written;
  };
  const table = tablesOf(FORMS["2021"]).find(({ id }) => id === "applications");
  const rows = (table?.runs ?? []).filter(({ slots }) => slots.length > 0);
  const filled: Readonly<Record<string, readonly string[]>> = {
    received: ["44", "2", "1", "3", "2", "", "52"],
    granted: ["", "", "", "1", "", "", "1"],
    partlyGranted: ["37", "", "", "", "", "", "37"],
    "refused.forbiddenByLaw": ["", "1", "1", "", "", "", "2"],
    "refused.internal": ["", "", "", "1", "", "", "1"],
    "notProcessed.publication": ["", "1", "", "", "", "", "1"],
    "otherHandling.rest": ["7", "", "", "", "1", "", "8"],
    resultTotal: ["44", "2", "1", "2", "1", "", "50"],
    carriedOut: ["", "", "", "1", "1", "", "2"],
  };
  const written = rows.flatMap(({ slots, label }) => {
    const [first] = slots;
    const id = first?.row ?? "";
    return line(label?.text ?? "", filled[id] ?? ["", "", "", "", "", "", "0"]);
  });
  const text = `${HEAD}${REPORTED}${written.join("\n")}\n${REST}`;

  it("take none for another where one is all blank and a quotation mark is wider than it counts", () => {
    const read = figures(text);
    for (const [id, figure] of Object.entries(read)) {
      const [, row = "", column = ""] = /^applications\.(.+)\.(\w+)$/.exec(id) ?? [];
      const at = ["natural", "business", "research", "charity", "legal", "other", "total"].indexOf(column);
      assert.equal(figure, (filled[row] ?? ["", "", "", "", "", "", "0"])[at], id);
    }
  });
});

describe("a report whose line ends are gone", () => {
  const licensing =
    "<table><tr><td>第二十条第（五）项</td></tr><tr><td>信息内容</td><td>本年处理决定数量</td></tr><tr><td>行政许可</td><td>12</td></tr></table>";
  const prose = "全年主动公开信息32条，及时更新公开目录，没有发生泄密的情形。".repeat(12);
  const disputes =
    "行政复议结果维持结果纠正其他结果尚未审结总计行政诉讼未经复议直接起诉复议后起诉2 0 0 0 2 1 0 0 0 1 0 0 0 3 3";
  const text = (disclosure: string) =>
    `${HEAD.split("一、")[0]}一、总体情况${prose}${DISCLOSURE}${disclosure}${REPORTED}一、本年新收政府信息公开申请数量0000000${DISPUTES}${disputes}${REST}`.replaceAll(
      "\n",
      "",
    );

  it("is known with its body, year and sections, and says what is not checked", () => {
    const { report, problems } = analyse(text("行政许可12"));
    assert.deepEqual([report.body, report.year, report.sections.length], ["云溪镇人民政府", 2023, 6]);
    assert.match(report.notes[0]?.message ?? "", /^全文连成了一行，.*没有检查/);
    assert.deepEqual(report.unreadSections, ["disclosure", "applications", "disputes"]);
    assert.deepEqual(
      problems.filter(({ rule }) => rule !== "structure/missing-aspect").map(({ message }) => message),
      [],
    );
  });

  it("has its tables read where tags mark their cells", () => {
    assert.deepEqual(figures(text(licensing)), { "licensing.licences.decisions": "12" });
  });

  it("is none where headings are only told of within a line", () => {
    const told = `报告应当有“一、总体情况”“二、主动公开政府信息情况”两部分，其余各部分依次排列，政府信息公开工作由办公室负责。${prose}`;
    assert.equal(analyse(told).report.isReport, false);
  });
});

describe("a report that is quoted", () => {
  const section = `${DISCLOSURE}第二十条第（五）项\n信息内容\t本年处理决定数量\n行政许可\t12\n12\t\n`;
  const quote = (text: string) => text.replace(/^/gm, "> ");

  it("has its title, its sections and its tables behind the marks", () => {
    const report = parseReport(quote(HEAD + section + REST));
    assert.equal(report.title?.year?.year, 2023);
    assert.deepEqual(
      report.sections.map(({ form }) => form.id),
      parseReport(HEAD + section + REST).sections.map(({ form }) => form.id),
    );
    assert.deepEqual(figures(quote(HEAD + section + REST)), { "licensing.licences.decisions": "12" });
  });

  it("has a row's first figure without them", () => {
    const row = "2\t1\t0\t1\t4\t1\t0\t0\t2\t3\t0\t1\t0\t0\t1\n";
    const heads = `${"结果维持\t结果纠正\t其他结果\t尚未审结\t总计\t".repeat(3).trimEnd()}\n`;
    assert.equal(figures(quote(HEAD + DISPUTES + heads + row + REST))["disputes.review.upheld"], "2");
  });
});

describe("a figure with a backslash of Markdown", () => {
  it("is the figure", () => {
    assert.deepEqual(parseValue("12\\.5"), { kind: "number", number: 12.5 });
    assert.deepEqual(parseValue("\\-3"), { kind: "number", number: -3 });
  });
});
