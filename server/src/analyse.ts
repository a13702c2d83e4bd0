import { type Accepted, accepts } from "./accepted";
import { parseReport } from "./report/parse";
import type { Report } from "./report/types";
import { RULES } from "./rules/index";
import { withoutSameFaults } from "./rules/sameFault";
import type { LastYear, Problem, Rule, Severity } from "./rules/types";

/** What the findings depend on besides the text. */
export interface Config {
  /** A rule that is not named keeps its default severity. */
  readonly severities: Readonly<Record<string, Severity | "off">>;
  /** Where last year's reports lie, a file or a folder, as a person wrote it; without it they are looked for. */
  readonly lastYearAt?: string;
  /** What the draft is compared with, where it is at hand. */
  readonly lastYear?: LastYear;
  /** Findings that somebody has looked at and let stand. */
  readonly accepted: readonly Accepted[];
  /** Words that somebody has said are right as they stand, each once. */
  readonly words: readonly string[];
}

/** Most findings of one rule in a draft, many times what any report has: in a damaged text they would fill the memory. */
const MOST_FINDINGS = 2000;
const TOO_MANY = "同样的问题太多，从这里起没有再列出，请改正已列出的以后再查。";

export const DEFAULT_CONFIG: Config = { severities: {}, accepted: [], words: [] };

export interface Analysis {
  readonly report: Report;
  /** In the order of the text; of those that start at one place, the longer first. */
  readonly problems: readonly Problem[];
  /** The findings that are left out of `problems` because they are accepted, in the same order. */
  readonly accepted: readonly Problem[];
  /** Rules that broke down and what they threw; the other rules' findings stand. */
  readonly failures: readonly { readonly rule: string; readonly error: unknown }[];
}

/**
 * Reads `text` and checks it. Never throws; a text that is no report has no problems. An earlier reading of the same
 * draft makes it faster and changes nothing else.
 */
export function analyse(
  text: string,
  config: Config = DEFAULT_CONFIG,
  rules: readonly Rule[] = RULES,
  earlier?: Report,
): Analysis {
  return check(parseReport(text, earlier), config, rules);
}

/** Checks a report that has been read. */
export function check(report: Report, config: Config = DEFAULT_CONFIG, rules: readonly Rule[] = RULES): Analysis {
  const problems: Problem[] = [];
  const failures: { rule: string; error: unknown }[] = [];
  if (report.isReport) {
    for (const { meta, check } of rules) {
      const configured = config.severities[meta.id];
      if (configured === "off" || (configured === undefined && meta.isOff)) continue;
      let found = 0;
      try {
        for (const finding of check(report, config)) {
          if (finding.word !== undefined && config.words.includes(finding.word)) continue;
          // Editors give every rule's own level where nobody has set one.
          const isSet = configured !== undefined && configured !== meta.severity;
          const severity = isSet ? configured : (finding.severity ?? meta.severity);
          if (++found > MOST_FINDINGS) {
            problems.push({ span: finding.span, message: TOO_MANY, rule: meta.id, severity });
            break;
          }
          problems.push({ ...finding, rule: meta.id, severity });
        }
      } catch (error) {
        failures.push({ rule: meta.id, error });
      }
    }
  }
  problems.sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end);
  const order = new Map(rules.map(({ meta }, i) => [meta.id, i]));
  const apart = withoutSameFaults(problems, order, report.text);
  const isAccepted = (problem: Problem) => config.accepted.some((entry) => accepts(entry, problem, report));
  const accepted = new Set(apart.filter(isAccepted));
  return { report, problems: apart.filter((problem) => !accepted.has(problem)), accepted: [...accepted], failures };
}
