import { findLastYear, type Identity } from "../features/lastYear";
import { parseReport } from "../report/parse";
import type { LastYear } from "../rules/types";
import { decode, isBinary } from "./decode";
import { describeError } from "./errors";
import { readFiles } from "./inputs";

/** The reports that `--previous` names. */
export interface LastYears {
  /** The one that `report`, at `path`, is to be compared with. */
  find(report: Identity, path: string): LastYear | undefined;
  /** Files that could not be read. */
  readonly unread: readonly { readonly path: string; readonly error: string }[];
}

/** Reads a report, or all those of a folder. */
export function readLastYears(path: string): LastYears {
  const unread: { path: string; error: string }[] = [];
  const candidates: LastYear[] = [];
  for (const input of readFiles(path)) {
    if ("error" in input) {
      unread.push(input);
      continue;
    }
    const { path: source, bytes, named } = input;
    try {
      const report = isBinary(bytes) ? undefined : parseReport(decode(bytes).text);
      if (report?.isReport) candidates.push({ report, source });
      else if (named) unread.push({ path: source, error: "不是政府信息公开工作年度报告，没有比对" });
    } catch (error) {
      unread.push({ path: source, error: describeError(error) });
    }
  }
  return { find: (report, draft) => findLastYear(report, draft, candidates), unread };
}
