import { allLastYears, findLastYear, type Identity } from "../features/lastYear";
import type { LastYear } from "../rules/types";
import { readFiles } from "./inputs";
import { readReport } from "./readReport";

/** The reports that `--previous` names. */
export interface LastYears {
  /** The one that `report`, at `path`, is to be compared with. */
  find(report: Identity, path: string): LastYear | undefined;
  /** Which of several reports of that body and year is taken. */
  choice(report: Identity, path: string): string | undefined;
  /** Why a report that is named by itself is not the one that `report` is to be compared with. */
  reason(report: Identity): string | undefined;
  /** Files that could not be read. */
  readonly unread: readonly { readonly path: string; readonly error: string }[];
}

/** Reads a report, or all those of a folder. */
export function readLastYears(path: string): LastYears {
  const unread: { path: string; error: string }[] = [];
  const candidates: LastYear[] = [];
  for (const input of readFiles(path)) {
    const { path: source } = input;
    const read = readReport(input);
    if ("error" in read) unread.push({ path: source, error: read.error });
    else if (read.report.isReport) candidates.push({ report: read.report, source });
    else if ("named" in input && input.named)
      unread.push({ path: source, error: "不是政府信息公开工作年度报告，没有比对" });
  }
  const [only] = candidates;
  return {
    find: (report, draft) => findLastYear(report, draft, candidates),
    choice(report, draft) {
      const [taken, ...others] = allLastYears(report, draft, candidates);
      if (!taken || others.length === 0) return undefined;
      return `上年的年报有 ${others.length + 1} 份，用的是 ${taken.source}，没有用 ${others.map(({ source }) => source).join("、")}`;
    },
    reason({ body = "", year }) {
      if (!only || only.source !== path) return undefined;
      const found = `${only.source} 是“${only.report.body ?? ""}”${only.report.year ?? ""} 年的年报`;
      return `${found}，不是“${body}”${year === undefined ? "上一" : year - 1} 年的，没有比对`;
    },
    unread,
  };
}
