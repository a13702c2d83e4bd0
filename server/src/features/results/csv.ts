import { BYTE_ORDER_MARK, csvLine } from "../../text/csv";
import { excerpt } from "./excerpt";
import type { FileResult, Format, RelatedResult, Source } from "./types";
import { nothingFound, remarksOn, SEVERITY_NAMES } from "./words";

const COLUMNS = ["文件", "题目", "机关", "年度", "级别", "行", "字", "问题", "原文", "规则", "另见"] as const;

/** A list for Excel and WPS: a line a finding, and one for each report without any, so that every file is in it. */
export function csvFormat(): Format {
  return {
    begin: () => BYTE_ORDER_MARK + csvLine(COLUMNS),
    file: (result, source) => linesOf(result, source).join(""),
    end: (_, { unread = [] }) =>
      unread.map(({ path, reason }) => line([path, "", "", null, "没有检查", null, null, reason])).join(""),
  };
}

function linesOf(result: FileResult, source: Source): string[] {
  const { path, title, body, year, findings } = result;
  const about = [path, title, body, year];
  const found = findings.map(({ severity, range, message, rule, related }) => {
    const quoted = excerpt(source, range);
    const { line: row, character } = range.start;
    const quote = quoted && `${quoted.before}【${quoted.found}】${quoted.after}`;
    const others = related.map(placeOf).join("；");
    return line([...about, SEVERITY_NAMES[severity], row + 1, character + 1, message, quote, rule, others]);
  });
  const remark = (message: string) => line([...about, "说明", null, null, message]);
  return [
    ...(found.length > 0 ? found : [line([...about, "", null, null, nothingFound(result)])]),
    ...remarksOn(result).map(remark),
  ];
}

function placeOf({ message, range: { start }, path }: RelatedResult): string {
  return `${path === undefined ? "" : `${path}:`}${start.line + 1}:${start.character + 1} ${message}`;
}

/** A line of the list, as long as its head; what a spreadsheet would take for a formula is made a text. */
function line(fields: readonly (string | number | null | undefined)[]): string {
  const all = COLUMNS.map((_, i) => fields[i]);
  return csvLine(all.map((field) => (typeof field === "string" ? field.replace(/^[=+\-@\t\r]/, "'$&") : field)));
}
