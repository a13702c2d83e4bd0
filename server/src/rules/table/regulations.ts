import type { Cell, Table } from "../../report/types";
import type { Rule } from "../types";

/** The row of 规章 in both editions. */
const TABLE = "documents";
const ROW = "regulations";
/** What tells of regulations that others made too, who may be above the body: 对外公开总数量 and the like. */
const OF_OTHERS = new Set(["published", "publishedTotal"]);

const OFFICE = "(?:人民)?(?:政府)?(?:办公室|办事处|管理委员会|管委会)?";
/**
 * Bodies that no law lets make 规章, by their names' ends: of townships, streets, counties and districts, and the
 * departments of those. A 市 may be one of either kind.
 */
const WITHOUT_POWER = new RegExp(
  `(?:[乡镇县旗]|街道|苏木|(?<!自治)区|(?<=(?:[县旗]|(?<!自治)区).{2,16})(?:局|委员会|办公室|中心))${OFFICE}$`,
);

const rule: Rule = {
  meta: {
    id: "table/regulations",
    title: "无权制定规章的机关填了规章",
    titleEn: "Regulations in the report of a body that may make none",
    severity: "warning",
    isOff: true,
    fix: "none",
    basis:
      "《中华人民共和国立法法》第九十一条、第九十三条：规章由国务院部门和省、自治区、直辖市、设区的市、自治州的人民政府制定",
    docs: `检查县、区及以下的机关有没有在“规章”一行填数。规章只有国务院部门和省、设区的市、自治州以上的人民政府才能制定，乡镇、街道、县区的政府和部门没有规章，多半是把规范性文件或者内部的规章制度填到了这一行。

机关是哪一级看题目中的名称；只写“××市”、看不出是不是设区的市的不报，2019 年版表格中“公开”的两栏可能含上级的规章，也不报。

怎么改：核对后把数字移到规范性文件一行，或者改为 0。`,
  },
  *check({ body, tables }) {
    if (body === undefined || !WITHOUT_POWER.test(body)) return;
    const filled = tables.flatMap(filledCells);
    const [first] = filled;
    if (!first) return;
    const figures = filled.map(({ slot, raw }) => `“${slot.columnName}”填了 ${raw.trim()}`).join("，");
    yield {
      span: first.span,
      message: `县、区及以下的机关不能制定规章，“规章”一行的${figures}，请核对是不是规范性文件的件数。`,
      related: filled.slice(1).map(({ span, slot }) => ({ span, message: `规章的${slot.columnName}` })),
    };
  },
};

function filledCells({ form, cells }: Table): Cell[] {
  if (form.id !== TABLE) return [];
  return [...cells.values()].filter(
    ({ slot, value }) =>
      slot.row === ROW && !OF_OTHERS.has(slot.column) && value.kind === "number" && value.number !== 0,
  );
}

export default rule;
