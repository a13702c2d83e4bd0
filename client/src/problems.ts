import { type Diagnostic, DiagnosticSeverity, languages, type Uri } from "vscode";
import { type ProblemCount, SOURCE } from "../../server/src/lsp/protocol";
import { t } from "./l10n";

const SEVERITIES: Readonly<Record<DiagnosticSeverity, keyof ProblemCount>> = {
  [DiagnosticSeverity.Error]: "error",
  [DiagnosticSeverity.Warning]: "warning",
  [DiagnosticSeverity.Information]: "info",
  [DiagnosticSeverity.Hint]: "info",
};

/** What this program shows of a file in Problems now. */
export function problemsOf(uri: Uri): Diagnostic[] {
  return languages.getDiagnostics(uri).filter(({ source }) => source === SOURCE);
}

export function countProblems(problems: readonly Diagnostic[]): ProblemCount {
  const found = { error: 0, warning: 0, info: 0 };
  for (const { severity } of problems) found[SEVERITIES[severity]]++;
  return found;
}

export function total({ error, warning, info }: ProblemCount): number {
  return error + warning + info;
}

/** “2 个错误，1 个警告”; empty where there is nothing. */
export function describeProblems({ error, warning, info }: ProblemCount): string {
  return [
    ...(error > 0 ? [t("{0} 个错误", error)] : []),
    ...(warning > 0 ? [t("{0} 个警告", warning)] : []),
    ...(info > 0 ? [t("{0} 个提示", info)] : []),
  ].join(t("，"));
}
