import assert from "node:assert/strict";
import { parseReport } from "../../server/src/report/parse";

const HEADS = ["结果", "结果", "其他", "尚未", "维持", "纠正", "结果", "审结"];
const PROSE = "一年来，本镇公开的内容还不够细，解读的形式还不够多，下一步将继续改进，充实栏目，丰富形式。";

/** A draft from a PDF, column by column: the last group of section four stands on the next page, behind its heading. */
function draft(figures: readonly number[], prose = PROSE): string {
  const group = (from: number) => [...HEADS, ...figures.slice(from, from + 4), "", "总计", String(figures[from + 4])];
  return [
    "云溪镇人民政府2023年政府信息公开工作年度报告",
    "一、总体情况",
    "本镇认真贯彻落实《条例》，全年主动公开信息66条。",
    "二、主动公开政府信息情况",
    "三、收到和处理政府信息公开申请情况",
    "四、政府信息公开行政复议、行政诉讼情况",
    "行政复议",
    ...group(0),
    "",
    "行政诉讼",
    "未经复议直接起诉",
    ...group(5),
    "",
    "五、存在的主要问题及改进情况",
    "",
    "- 3 -",
    "复议后起诉",
    ...group(10),
    "",
    prose,
    "六、其他需要报告的事项",
    "本年度没有收取信息处理费。",
  ].join("\n");
}

function disputes(text: string): string[] {
  const table = parseReport(text).tables.find(({ form }) => form.id === "disputes");
  return [...(table?.cells.values() ?? [])].map(({ raw }) => raw);
}

describe("figures of section four behind the next heading", () => {
  const figures = [3, 0, 1, 2, 6, 4, 1, 0, 0, 5, 0, 2, 0, 7, 9];

  it("are the table's where they keep its sums with those before the heading", () => {
    assert.deepEqual(disputes(draft(figures)), figures.map(String));
  });

  it("are left alone where a sum is wrong or one is missing", () => {
    for (const [at, wrong] of [
      [3, 7],
      [9, 4],
      [14, 8],
    ] as const) {
      assert.deepEqual(disputes(draft(figures.map((number, i) => (i === at ? wrong : number)))), [], `figure ${at}`);
    }
    assert.deepEqual(disputes(draft(figures).replace("\n4\n1\n", "\n4\n")), []);
  });

  it("are not looked for in the prose of that section", () => {
    const apart = draft(figures.slice(0, 10)).replace(/复议后起诉[\s\S]*?undefined\n/, "");
    assert.deepEqual(disputes(apart.replace(PROSE, `${PROSE}\n0\n2\n0\n7\n9`)), []);
  });

  it("are read anew when that section is edited", () => {
    const before = draft(figures, "");
    const after = before.replace("\n7\n", "\n17\n");
    const edited = parseReport(after, parseReport(before));
    assert.deepEqual(edited.tables, parseReport(after).tables);
    assert.notDeepEqual(edited.tables, parseReport(before).tables);
  });
});
