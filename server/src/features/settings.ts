import { type Config, DEFAULT_CONFIG } from "../analyse";
import type { Severity } from "../rules/types";

/**
 * Reads what a person has set: `{ "rules": { "total/row": "off" }, "previous": "2022" }`, the `nianbao` section of an
 * editor's settings. What is not understood is left out, so that one slip does not cost the other settings.
 */
export function readSettings(settings: unknown): Config {
  if (!isObject(settings)) return DEFAULT_CONFIG;
  const { rules, previous } = settings;
  const severities: Record<string, Severity | "off"> = {};
  for (const [rule, value] of Object.entries(isObject(rules) ? rules : {}))
    if (isSeverity(value)) severities[rule] = value;
  const place = typeof previous === "string" ? previous.trim() : "";
  return { ...DEFAULT_CONFIG, severities, ...(place === "" ? {} : { lastYearAt: place }) };
}

/** Whether a value is what a rule can be set to. */
export function isSeverity(value: unknown): value is Severity | "off" {
  return value === "error" || value === "warning" || value === "info" || value === "off";
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
