import { escapeMarkup } from "../../features/results/markup";
import type { FileResult, FindingResult, Format } from "../../features/results/types";
import { SEVERITY_NAMES } from "../../features/results/words";

/** JUnit's XML, which build servers read: a suite a file, a failed case a finding. Reminders (info) fail nothing. */
export function junitFormat(): Format {
  return {
    begin: () => '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="nianbao">\n',
    file: suite,
    end: () => "</testsuites>\n",
  };
}

function suite({ path, findings }: FileResult): string {
  const failures = findings.filter(({ severity }) => severity !== "info").length;
  const cases =
    findings.length > 0 ? findings.map((finding) => testCase(finding, path)) : [`${opening("check", path)}/>`];
  return [
    `  <testsuite name="${escapeMarkup(path)}" tests="${cases.length}" failures="${failures}" errors="0">`,
    ...cases.map((one) => `    ${one}`),
    "  </testsuite>\n",
  ].join("\n");
}

function testCase({ rule, severity, message, range, related }: FindingResult, path: string): string {
  const place = `${range.start.line + 1}:${range.start.character + 1}`;
  const open = opening(`${rule} ${place}`, path);
  const text = escapeMarkup(message);
  if (severity === "info") return `${open}><system-out>${text}</system-out></testcase>`;
  const where = escapeMarkup(`${path}:${place} ${SEVERITY_NAMES[severity]} `);
  const others = related.map(({ message: about, range: { start }, path: own = path }) =>
    escapeMarkup(`\n另见 ${own}:${start.line + 1}:${start.character + 1} ${about}`),
  );
  return `${open}><failure type="${severity}" message="${text}">${where}${text}${others.join("")}</failure></testcase>`;
}

function opening(name: string, path: string): string {
  return `<testcase name="${escapeMarkup(name)}" classname="${escapeMarkup(path)}"`;
}
