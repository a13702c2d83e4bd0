import { isAbsolute, sep } from "node:path";
import { pathToFileURL } from "node:url";
import { version } from "../../../../package.json";
import type { FileResult, FindingResult, FixResult, Format, Range } from "../../features/results/types";
import { RULES } from "../../rules";
import type { Severity } from "../../rules/types";
import { ruleDocs } from "../ruleDocs";

const LEVELS: Readonly<Record<Severity, string>> = { error: "error", warning: "warning", info: "note" };

/** SARIF 2.1.0, which code hosts and editors show: one run, a result a line. */
export function sarifFormat(): Format {
  let first = true;
  const driver = {
    name: "nianbao",
    fullName: "年报校对",
    version,
    semanticVersion: version,
    rules: RULES.map(({ meta }) => ({
      id: meta.id,
      shortDescription: { text: meta.title },
      fullDescription: { text: meta.titleEn },
      help: { text: `${ruleDocs(meta)}\n\n依据：${meta.basis}` },
      defaultConfiguration: { level: LEVELS[meta.severity], ...(meta.isOff ? { enabled: false } : {}) },
    })),
  };
  return {
    begin: () =>
      `{"$schema":"https://json.schemastore.org/sarif-2.1.0.json","version":"2.1.0","runs":[{"tool":{"driver":${JSON.stringify(driver)}},"columnKind":"utf16CodeUnits","results":[`,
    file(result) {
      return result.findings
        .map((finding) => {
          const separator = first ? "\n" : ",\n";
          first = false;
          return separator + JSON.stringify(toResult(finding, result));
        })
        .join("");
    },
    end: () => "\n]}]}\n",
  };
}

function toResult(finding: FindingResult, { path }: FileResult) {
  const { rule, severity, message, range, related, fixes } = finding;
  return {
    ruleId: rule,
    ruleIndex: RULES.findIndex(({ meta }) => meta.id === rule),
    level: LEVELS[severity],
    message: { text: message },
    locations: [toLocation(path, range)],
    ...(related.length > 0
      ? {
          relatedLocations: related.map((place, id) => ({
            id,
            ...toLocation(place.path ?? path, place.range),
            message: { text: place.message },
          })),
        }
      : {}),
    ...(fixes.length > 0 ? { fixes: fixes.map((fix) => toFix(fix, path)) } : {}),
  };
}

function toLocation(path: string, range: Range) {
  return { physicalLocation: { artifactLocation: { uri: toUri(path) }, region: toRegion(range) } };
}

function toFix({ title, edits }: FixResult, path: string) {
  const replacements = edits.map(({ range, newText }) => ({
    deletedRegion: toRegion(range),
    insertedContent: { text: newText },
  }));
  return {
    description: { text: title },
    artifactChanges: [{ artifactLocation: { uri: toUri(path) }, replacements }],
  };
}

/** Lines and columns count from 1, the end column is the one behind the last character. */
function toRegion({ start, end }: Range) {
  return {
    startLine: start.line + 1,
    startColumn: start.character + 1,
    endLine: end.line + 1,
    endColumn: end.character + 1,
  };
}

function toUri(path: string): string {
  return isAbsolute(path) ? pathToFileURL(path).href : path.split(sep).map(encodeURIComponent).join("/");
}
