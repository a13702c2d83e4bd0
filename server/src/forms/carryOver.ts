import type { CellId, Edition } from "./types";

/** Cells of the two editions that count the same under different names: `[2019, 2021]`. */
const EQUIVALENTS: readonly (readonly [CellId, CellId])[] = [
  ["documents.regulations.made", "documents.regulations.issued"],
  ["documents.normativeDocuments.made", "documents.normativeDocuments.issued"],
];

/** The rows into which the edition of 2021 parts 其他处理; what the older edition counts together fits the last. */
const OTHER_HANDLING = "applications.otherHandling";
const OTHER_HANDLING_PARTS = ["notCorrected", "feeUnpaid", "rest"] as const;

/**
 * The cells of the other edition that together say what the cell `id` of edition `to` says. Empty where the other edition
 * does not ask for it. A part of 其他处理 that the older edition does not tell apart is `none`, which stands for 0.
 */
export function carriedFrom(id: CellId, to: Edition): readonly CellId[] | "none" {
  for (const [trial, current] of EQUIVALENTS) {
    if (to === "2021" && id === current) return [trial];
    if (to === "2019" && id === trial) return [current];
  }
  if (!id.startsWith(`${OTHER_HANDLING}.`)) return [id];
  const column = id.slice(id.lastIndexOf(".") + 1);
  if (to === "2019") return OTHER_HANDLING_PARTS.map((part) => `${OTHER_HANDLING}.${part}.${column}`);
  return id === `${OTHER_HANDLING}.rest.${column}` ? [`${OTHER_HANDLING}.${column}`] : "none";
}
