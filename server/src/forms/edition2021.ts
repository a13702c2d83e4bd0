import { applicationsTable } from "./applications";
import { plainTable } from "./build";
import { disputesTable } from "./disputes";
import { makeSections } from "./sections";
import type { Form } from "./types";

const edition = "2021";

const decisionColumns = [["decisions", "本年处理决定数量", "count"]] as const;

/** The edition in force, for the reports of 2021 and later. */
export const form2021: Form = {
  edition,
  source: "国办公开办函〔2021〕30号",
  notice: "政府信息公开工作年度报告格式的通知",
  sections: makeSections({
    disclosure: [
      plainTable(
        { id: "documents", edition, title: "第二十条第（一）项" },
        [
          ["issued", "本年制发件数", "count"],
          ["repealed", "本年废止件数", "count"],
          ["inForce", "现行有效件数", "count"],
        ],
        [
          ["regulations", "规章"],
          ["normativeDocuments", "行政规范性文件"],
        ],
      ),
      plainTable({ id: "licensing", edition, title: "第二十条第（五）项" }, decisionColumns, [
        ["licences", "行政许可"],
      ]),
      plainTable({ id: "enforcement", edition, title: "第二十条第（六）项" }, decisionColumns, [
        ["penalties", "行政处罚"],
        ["coercion", "行政强制"],
      ]),
      plainTable(
        { id: "fees", edition, title: "第二十条第（八）项" },
        [["amount", "本年收费金额（单位：万元）", "amount"]],
        [["fees", "行政事业性收费"]],
      ),
    ],
    applications: [applicationsTable(edition)],
    disputes: [disputesTable(edition)],
  }),
};
