import assert from "node:assert/strict";
import { analyse } from "../../server/src/analyse";
import { FORMS } from "../../server/src/forms";
import { draftNamed, draftText } from "../harness/drafts";

/** A right draft in the ways in which offices write it: what is reported is a false alarm. */
const DRAFT = draftText(draftNamed("tabRows2021"));
const OLD_DRAFT = draftText(draftNamed("tabRows2019"));
const SECTIONS = FORMS["2021"].sections;
const TITLE = "云溪镇人民政府2023年政府信息公开工作年度报告";
const OLD_TITLE = "柳湾镇人民政府2020年政府信息公开工作年度报告";

function findings(text: string): string[] {
  const { report, problems, failures } = analyse(text);
  for (const { error } of failures) throw error;
  assert.ok(report.isReport, "not recognised as a report");
  return problems.map(({ rule, severity, message }) => `${severity} ${rule} ${message}`);
}

function assertClean(text: string): void {
  assert.deepEqual(findings(text), []);
}

function replaceOnce(text: string, from: string, to: string): string {
  assert.ok(text.includes(from), `the draft has no “${from}”`);
  return text.replace(from, () => to);
}

/** The draft with each section's heading written anew. */
function withHeadings(write: (heading: string, numeral: string, number: number) => string): string {
  return SECTIONS.reduce(
    (text, { numeral, heading }, i) => replaceOnce(text, `${numeral}、${heading}`, write(heading, numeral, i + 1)),
    DRAFT,
  );
}

describe("headings", () => {
  const right: Record<string, (heading: string, numeral: string) => string> = {
    第一章: (heading, numeral) => `第${numeral}章 ${heading}`,
    第一部分: (heading, numeral) => `第${numeral}部分 ${heading}`,
    "第一部分：": (heading, numeral) => `第${numeral}部分：${heading}`,
    第一部分独占一行: (heading, numeral) => `第${numeral}部分\n\n${heading}`,
    序号后面没有顿号: (heading, numeral) => `${numeral}${heading}`,
    序号后面是空格: (heading, numeral) => `　　${numeral}  ${heading}`,
    字间有空格: (heading, numeral) => `${numeral} 、 ${[...heading].join(" ")}`,
    后面注明单位: (heading, numeral) => `${numeral}、${heading}（单位：件）`,
    加粗: (heading, numeral) => `**${numeral}、${heading}**`,
  };
  for (const [style, write] of Object.entries(right)) it(style, () => assertClean(withHeadings(write)));

  const otherStyles: Record<string, (heading: string, numeral: string, number: number) => string> = {
    "1.": (heading, _, number) => `${number}. ${heading}`,
    "1、": (heading, _, number) => `${number}、${heading}`,
    "１．": (heading, _, number) => `${"０１２３４５６".charAt(number)}．${heading}`,
    "（一）": (heading, numeral) => `（${numeral}）${heading}`,
    第1部分: (heading, _, number) => `第${number}部分 ${heading}`,
  };
  for (const [style, write] of Object.entries(otherStyles)) {
    it(`${style}：只提示序号的写法`, () => {
      const found = findings(withHeadings(write));
      assert.equal(found.length, SECTIONS.length);
      for (const line of found) assert.match(line, /^info structure\/section-number /);
    });
  }
});

describe("headings under digits", () => {
  const numbered = (wrong: string) =>
    withHeadings((heading, _, number) => `${number === 2 || number === 5 ? wrong : number}、${heading}`);

  it("may have a wrong one, with a table below it or none", () => {
    assert.deepEqual(
      findings(numbered("1")).filter((line) => !line.startsWith("info ")),
      [
        "error structure/section-number “主动公开政府信息情况”是第二部分，序号“1”应为“二”。",
        "error structure/section-number “存在的主要问题及改进情况”是第五部分，序号“1”应为“五”。",
      ],
    );
  });
});

describe("what only looks like a heading", () => {
  const lines: Record<string, (heading: string, numeral: string) => string> = {
    名称独占一行: (heading) => heading,
    引号里的名称: (heading) => `“${heading}”`,
    下一层的序号: (heading, numeral) => `（${numeral}）${heading}`,
    下一层的别的序号: (heading) => `（三）${heading}`,
    下一层的数字: (heading) => `1. ${heading}`,
  };
  for (const [name, write] of Object.entries(lines)) {
    for (const { heading, numeral } of SECTIONS) {
      it(`${name}，在真正的标题前面：${heading}`, () => {
        assertClean(replaceOnce(DRAFT, "2023年，我镇认真", `以下说的是\n${write(heading, numeral)}\n2023年，我镇认真`));
      });
    }
  }

  it("a bare name does not outweigh a heading that is slightly off but has the numeral and the table", () => {
    const draft = replaceOnce(DRAFT, "三、收到和处理政府信息公开申请情况", "三、收到和处理信息公开申请情况");
    const text = replaceOnce(draft, "2023年，我镇认真", "收到和处理政府信息公开申请情况\n2023年，我镇认真");
    assert.deepEqual(findings(text), [
      "warning structure/section-heading 第三部分的标题应为“收到和处理政府信息公开申请情况”，这里写成了“收到和处理信息公开申请情况”。",
    ]);
  });

  it("a heading with its table wins over a line of the same words and numeral before it", () => {
    const text = replaceOnce(DRAFT, "2023年，我镇认真", "四、政府信息公开行政复议、行政诉讼情况\n2023年，我镇认真");
    assert.deepEqual(findings(text), [
      "error structure/duplicate-section “四、政府信息公开行政复议、行政诉讼情况”部分出现了 2 次，请核对后只保留一处。",
    ]);
  });
});

describe("a table of contents", () => {
  const entries: Record<string, (heading: string, numeral: string, number: number) => string> = {
    只有标题: (heading, numeral) => `${numeral}、${heading}`,
    没有序号: (heading, _, number) => `${heading}……${number}`,
    点线和页码: (heading, numeral, number) => `${numeral}、${heading}${".".repeat(40)} ${number}`,
    制表符和页码: (heading, numeral, number) => `${numeral}、${heading}\t${number}`,
    第几页: (heading, numeral, number) => `${numeral}、${heading} ········ 第${number}页`,
    带下一层: (heading, numeral, number) =>
      `${numeral}、${heading}\t${number}${number === 1 ? "\n（一）主动公开\t1\n（二）依申请公开\t2" : ""}`,
  };
  const [title = "", ...rest] = DRAFT.split("\n");
  const body = rest.join("\n");
  for (const [style, entry] of Object.entries(entries)) {
    const contents = SECTIONS.map(({ heading, numeral }, i) => entry(heading, numeral, i + 1)).join("\n");
    it(`${style}，在题目前面`, () => assertClean(`目  录\n${contents}\n\n${DRAFT}`));
    it(`${style}，在题目后面`, () => assertClean(`${title}\n\n${contents}\n\n${body}`));
    it(`${style}，在引言里`, () => assertClean(`${title}\n\n本报告分为下列部分：\n${contents}\n\n${body}`));
  }

  it("does not stand for sections that the report lacks", () => {
    const contents = SECTIONS.map(({ heading, numeral }, i) => `${numeral}、${heading}……${i + 1}`).join("\n");
    const cut = DRAFT.slice(0, DRAFT.indexOf("五、存在的主要问题"));
    assert.deepEqual(
      findings(`${contents}\n\n${cut}`).map((line) => line.split(" ")[1]),
      ["structure/missing-section", "structure/missing-section"],
    );
  });
});

describe("the title", () => {
  const titles: Record<string, string> = {
    数字间有空格: "云溪镇人民政府2 0 2 3 年政府信息公开工作年度报告",
    全角数字: "云溪镇人民政府２０２３年政府信息公开工作年度报告",
    全角数字间有空格: "云溪镇人民政府２ ０ ２ ３ 年政府信息公开工作年度报告",
    中文数字: "云溪镇人民政府二○二三年度政府信息公开工作年度报告",
    年度在末尾括号里: "云溪镇人民政府政府信息公开工作年度报告（2023年度）",
    年度在下一行: "云溪镇人民政府政府信息公开工作年度报告\n\n（2023年度）",
    公开版: "云溪镇人民政府2023年政府信息公开工作年度报告（公开版）",
    机关名称另起一行: "云溪镇人民政府\n2023年政府信息公开工作年度报告",
    年份之后换行: "云溪镇人民政府2023年\n政府信息公开工作年度报告",
    词语中间换行: "云溪镇人民政府2023年政府信息公\n开工作年度报告",
    分成三行: "云溪镇人民政府\n2023年\n政府信息公开工作年度报告",
    机关名称分成两行: "云溪镇\n人民政府\n2023年\n政府信息公开工作年度报告",
    书名号: "《云溪镇人民政府2023年政府信息公开工作年度报告》",
    冒号: "云溪镇人民政府：2023年政府信息公开工作年度报告",
    年份在前: "2023年云溪镇人民政府政府信息公开工作年度报告",
    网页上的日期: "云溪镇人民政府2023年政府信息公开工作年度报告　　2024-01-20 09:30",
    题目重复: `${TITLE}\n\n${TITLE}`,
  };
  for (const [style, title] of Object.entries(titles)) {
    it(style, () => {
      const text = replaceOnce(DRAFT, TITLE, title);
      assertClean(text);
      const { report } = analyse(text);
      assert.equal(report.title?.year?.year, 2023);
      assert.equal(report.body, "云溪镇人民政府");
    });
  }

  it("stands again as the header of every page", () => {
    const text = SECTIONS.slice(1).reduce(
      (draft, { numeral, heading }) =>
        replaceOnce(draft, `${numeral}、${heading}`, `${TITLE}\n\n${numeral}、${heading}`),
      DRAFT,
    );
    assertClean(text);
    assert.equal(analyse(text).report.body, "云溪镇人民政府");
  });
});

describe("the year where neither title nor period gives it", () => {
  const undated = replaceOnce(OLD_DRAFT, OLD_TITLE, "柳湾镇人民政府政府信息公开工作年度报告").replace(/2020年/g, "");
  const yearOf = (text: string) => analyse(text).report.year;

  it("is the one that the report speaks of", () => {
    assert.equal(yearOf(replaceOnce(undated, "，我镇按照", "2020年，我镇按照")), 2020);
  });

  const others: Record<string, string> = {
    打算: replaceOnce(undated, "下一步，", "下一步，2021年"),
    第五部分里的打算: replaceOnce(undated, "下一步，", "2022年，"),
    总体情况里的打算: replaceOnce(undated, "听取群众意见", "2021年，我镇将改进工作。听取群众意见"),
    法规的年份: replaceOnce(undated, "的要求", "（2022年修订）的要求"),
    与别的年份比较: replaceOnce(undated, "发布信息96条", "发布信息96条，比2021年增加3条"),
    落款的日期: `${undated}\n\n柳湾镇人民政府\n2021年1月20日`,
  };
  for (const [what, text] of Object.entries(others)) {
    it(`is not told by ${what}`, () => {
      assert.equal(yearOf(text), undefined);
      assert.deepEqual(findings(text), ["warning structure/title 题目没有年份，应写明报告的是哪一年。"]);
    });
  }
});

describe("the corner of the table of applications", () => {
  const corner = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）";
  for (const wrapped of [
    corner.replace("，等于", "，\n等于"),
    corner.replace("关系为", "关系\n为").replace("，等于", "，\n等于"),
  ]) {
    it(`may be wrapped: ${JSON.stringify(wrapped)}`, () => assertClean(replaceOnce(DRAFT, corner, wrapped)));
  }
});

describe("cells on lines of their own", () => {
  for (const draft of [draftText(draftNamed("cellLines2021")), draftText(draftNamed("cellLines2019"))]) {
    const withCells = (write: (cell: string) => string) =>
      draft.replace(/^\t(.*)$/gm, (_, cell: string) => write(cell));
    it("may end in a tab as well", () => assertClean(withCells((cell) => `\t${cell}\t`)));
    it("may end in a tab where they are filled", () => assertClean(withCells((cell) => `\t${cell}${cell && "\t"}`)));
    it("may end in a tab instead", () => assertClean(withCells((cell) => `${cell}\t`)));
  }
});
