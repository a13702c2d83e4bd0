import { type Analysis, check } from "../analyse";
import { compareYears } from "../features/compareYears";
import { EXPORT_FORMATS } from "../features/results";
import { fileResult } from "../features/results/result";
import { parseReport } from "../report/parse";
import type { LastYears } from "./lastYears";
import type {
  CheckedText,
  CheckTextParams,
  CompareYearsAnswer,
  CompareYearsParams,
  ExportFrame,
  ExportFrameParams,
} from "./protocol";
import type { TrackedSettings } from "./settings";
import { type Target, toAboutReport, toDiagnostics, toYearsSideBySide } from "./toProto";

/** What checking a text that need not be open takes from the server. */
export interface Surroundings {
  readonly settings: TrackedSettings;
  readonly lastYears: LastYears | undefined;
  readonly isOpen: (uri: string) => boolean;
  readonly target: Pick<Target, "rulesUri" | "relatedInformation" | "versionedEdits">;
  readonly log: (what: string, error: unknown) => void;
}

/** Checks a text as an open document would be, and keeps nothing of it. */
export async function checkText(
  { uri, text, as }: CheckTextParams,
  { settings, lastYears, isOpen, target, log }: Surroundings,
): Promise<CheckedText | null> {
  try {
    const config = await settings.ready(uri);
    if (!isOpen(uri)) settings.forget(uri);
    const report = parseReport(text);
    const lastYear = report.isReport ? await lastYears?.find(uri, report, config.lastYearAt) : undefined;
    const analysis = check(report, lastYear ? { ...config, lastYear } : config);
    for (const { rule, error } of analysis.failures) log(`规则 ${rule} 出错`, error);
    const written =
      as && EXPORT_FORMATS[as.format]().file(fileResult(as.path, as, analysis, nameOfFile), analysis.report);
    return {
      ...toAboutReport(analysis, lastYear),
      isReport: report.isReport,
      diagnostics: toDiagnostics(analysis.problems, { ...target, uri, version: 0, lines: report.lines }),
      accepted: analysis.accepted.length,
      unread: report.notes.length,
      ...(written === undefined ? {} : { written }),
    };
  } catch (error) {
    log(`检查 ${uri} 出错`, error);
    return null;
  }
}

/** What stands around the pieces of a result that `checkText` has written. */
export function exportFrame({ format, summary, unchecked }: ExportFrameParams): ExportFrame {
  const { begin, end } = EXPORT_FORMATS[format]();
  return { begin: begin(), end: end(summary, unchecked) };
}

/** Puts a report beside last year's: the one that is given, else the one that it is compared with. */
export async function compareWithLastYear(
  { uri, lastYear: given }: CompareYearsParams,
  { report }: Analysis,
  { lastYears, log }: Surroundings,
  place: string | undefined,
): Promise<CompareYearsAnswer | null> {
  if (!report.isReport) return null;
  try {
    const lastYear = given
      ? { report: parseReport(given.text), source: given.uri }
      : await lastYears?.find(uri, report, place);
    if (!lastYear) return { missing: "none" };
    if (!lastYear.report.isReport) return { missing: "noReport" };
    return toYearsSideBySide(uri, report, lastYear, compareYears(report, lastYear.report));
  } catch (error) {
    log("与上年报告对照出错", error);
    return null;
  }
}

/** A file's name for people, of its path or URI. */
function nameOfFile(source: string): string {
  const name = source.slice(source.lastIndexOf("/") + 1);
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
