import { applicationsTable } from "./applications";
import { plainTable } from "./build";
import { disputesTable } from "./disputes";
import { makeSections } from "./sections";
import type { Form } from "./types";

const edition = "2019";

const itemColumns = [
  ["previous", "上一年项目数量", "count"],
  ["change", "本年增/减", "signed"],
] as const;
const decisionColumns = [...itemColumns, ["decisions", "处理决定数量", "count"]] as const;

/** The trial edition, for the reports of 2019 and 2020. */
export const form2019: Form = {
  edition,
  source: "国办公开办函〔2019〕60号",
  notice: "政府信息公开工作年度报告有关事项的通知",
  sections: makeSections({
    disclosure: [
      plainTable(
        { id: "documents", edition, title: "第二十条第（一）项" },
        [
          ["made", "本年新制作数量", "count"],
          ["published", "本年新公开数量", "count"],
          ["publishedTotal", "对外公开总数量", "count"],
        ],
        [
          ["regulations", "规章"],
          ["normativeDocuments", "规范性文件"],
        ],
      ),
      plainTable({ id: "licensing", edition, title: "第二十条第（五）项" }, decisionColumns, [
        ["licences", "行政许可"],
        ["otherServices", "其他对外管理服务事项"],
      ]),
      plainTable({ id: "enforcement", edition, title: "第二十条第（六）项" }, decisionColumns, [
        ["penalties", "行政处罚"],
        ["coercion", "行政强制"],
      ]),
      plainTable({ id: "fees", edition, title: "第二十条第（八）项" }, itemColumns, [["fees", "行政事业性收费"]]),
      plainTable(
        { id: "procurement", edition, title: "第二十条第（九）项" },
        [
          ["projects", "采购项目数量", "count"],
          ["amount", "采购总金额", "amount"],
        ],
        [["procurement", "政府集中采购"]],
      ),
    ],
    applications: [applicationsTable(edition)],
    disputes: [disputesTable(edition)],
  }),
};
