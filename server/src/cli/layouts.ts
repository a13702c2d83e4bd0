import type { TargetLayout } from "../features/convertLayout";

/** What `--layout` takes. */
export const LAYOUT_NAMES = ["tab", "markdown", "lines"] as const;

export const LAYOUTS: Readonly<Record<(typeof LAYOUT_NAMES)[number], TargetLayout>> = {
  tab: "tabRows",
  markdown: "pipes",
  lines: "cellLines",
};
