import { type Config, DEFAULT_CONFIG } from "../analyse";
import type { Severity } from "../rules/types";
import type { HintedCells } from "./inlayHints";

/** What a person has set: what the findings depend on, and what is shown in the text besides them. */
export interface Settings extends Config {
  readonly inlayHints: HintedCells;
  readonly codeLens: boolean;
}

export const DEFAULT_SETTINGS: Settings = { ...DEFAULT_CONFIG, inlayHints: "hidden", codeLens: true };

/**
 * Reads what a person has set: `{ "rules": { "total/row": "off" }, "previous": "2022", "inlayHints": "all" }`, the `nianbao` section of an
 * editor's settings. What is not understood is left out, so that one slip does not cost the other settings.
 */
export function readSettings(settings: unknown): Settings {
  if (!isObject(settings)) return DEFAULT_SETTINGS;
  const { rules, previous, inlayHints, codeLens } = settings;
  const severities: Record<string, Severity | "off"> = {};
  for (const [rule, value] of Object.entries(isObject(rules) ? rules : {}))
    if (isSeverity(value)) severities[rule] = value;
  const place = typeof previous === "string" ? previous.trim() : "";
  return {
    ...DEFAULT_SETTINGS,
    severities,
    ...(place === "" ? {} : { lastYearAt: place }),
    ...(inlayHints === "off" || inlayHints === "hidden" || inlayHints === "all" ? { inlayHints } : {}),
    ...(typeof codeLens === "boolean" ? { codeLens } : {}),
  };
}

/** Whether a value is what a rule can be set to. */
export function isSeverity(value: unknown): value is Severity | "off" {
  return value === "error" || value === "warning" || value === "info" || value === "off";
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
