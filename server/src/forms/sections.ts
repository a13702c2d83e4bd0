import type { FormSection, FormTable, SectionId } from "./types";

/** How the title of a report ends, behind the body and the year. */
export const TITLE_ENDING = "政府信息公开工作年度报告";

/** What section one is to speak of. */
export const ASPECTS = ["主动公开", "依申请公开", "政府信息管理", "政府信息公开平台建设", "监督保障"] as const;

/** The six sections that both editions share, with the tables of one edition. */
export function makeSections(tables: Partial<Record<SectionId, readonly FormTable[]>>): FormSection[] {
  const section = (id: SectionId, numeral: string, heading: string, aliases: string[] = []): FormSection => ({
    id,
    numeral,
    heading,
    aliases,
    tables: tables[id] ?? [],
  });
  return [
    section("overview", "一", "总体情况"),
    section("disclosure", "二", "主动公开政府信息情况", ["行政机关主动公开政府信息情况"]),
    section("applications", "三", "收到和处理政府信息公开申请情况", ["行政机关收到和处理政府信息公开申请情况"]),
    section("disputes", "四", "政府信息公开行政复议、行政诉讼情况", [
      "因政府信息公开工作被申请行政复议、提起行政诉讼情况",
    ]),
    section("problems", "五", "存在的主要问题及改进情况", ["政府信息公开工作存在的主要问题及改进情况"]),
    section("other", "六", "其他需要报告的事项"),
  ];
}
