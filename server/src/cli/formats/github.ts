import type { FileResult, FindingResult, Format } from "../../features/results/types";
import type { Severity } from "../../rules/types";

const COMMANDS: Readonly<Record<Severity, string>> = { error: "error", warning: "warning", info: "notice" };

/** Workflow commands, from which GitHub makes annotations: a finding a line. */
export function githubFormat(): Format {
  return {
    begin: () => "",
    file: (result) => result.findings.map((finding) => annotation(finding, result)).join(""),
    end: () => "",
  };
}

function annotation({ rule, severity, message, range: { start, end } }: FindingResult, { path }: FileResult): string {
  const place = [
    ["file", path],
    ["line", start.line + 1],
    ["endLine", end.line + 1],
    // Columns only count within one line.
    ...(start.line === end.line
      ? ([
          ["col", start.character + 1],
          ["endColumn", end.character + 1],
        ] as const)
      : []),
    ["title", rule],
  ] as const;
  const properties = place.map(([name, value]) => `${name}=${escapeProperty(String(value))}`).join(",");
  return `::${COMMANDS[severity]} ${properties}::${escapeData(message)}\n`;
}

function escapeData(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
