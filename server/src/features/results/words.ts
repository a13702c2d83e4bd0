import type { Severity } from "../../rules/types";
import type { FileResult, Unchecked } from "./types";

export const SEVERITY_NAMES: Readonly<Record<Severity, string>> = { error: "错误", warning: "警告", info: "提示" };

/** Said of a report that was to be compared and has none of the year before. */
export const NOT_COMPARED = "没有找到同一机关上一年的年报，没有比对";

/** Most files that are named which are no reports. */
const MOST_NAMED = 5;

/** Names the files that are no reports: one of them may be a draft that has lost its title. */
export function passedOver({ passedOver: paths }: Unchecked): string {
  if (paths.length === 0) return "";
  const named = paths.slice(0, MOST_NAMED).join("、");
  return `${paths.length} 个 .txt 不是年报，没有检查：${named}${paths.length > MOST_NAMED ? " 等" : ""}。\n`;
}

/** What is to be said of a file besides its findings. */
export function remarksOn({ notes, isCompared, accepted, damaged }: FileResult): string[] {
  return [
    ...(damaged ? ["有些字节不合任何编码，读作“\ufffd”，请另存为 UTF-8 后再查。"] : []),
    ...notes.map(({ message }) => message),
    ...(isCompared === false ? [NOT_COMPARED] : []),
    ...(accepted ? [`另有 ${accepted} 处已接受。`] : []),
  ];
}

/** What is said in the place of findings where there are none. */
export function nothingFound({ isReport, isEmpty }: FileResult): string {
  if (isEmpty) return "文件是空的，没有检查。";
  return isReport ? "没有发现问题。" : "不是政府信息公开工作年度报告，没有检查。";
}
