import type { LayoutId } from "../types";
import { bareLines } from "./bareLines";
import { cellLines } from "./cellLines";
import { commaRows } from "./commaRows";
import { html } from "./html";
import { pipes } from "./pipes";
import { spaced } from "./spaced";
import { tabRows } from "./tabRows";
import type { Layout } from "./types";

export type { Layout, LayoutSigns, LayoutSource } from "./types";

/** All layouts, the plainest first: it wins where two readers make equally much of a text. */
export const LAYOUTS: readonly Layout[] = [tabRows, cellLines, pipes, html, commaRows, bareLines, spaced];

/** The layout with this id. */
export function layout(id: LayoutId): Layout {
  return LAYOUTS.find((candidate) => candidate.id === id) ?? tabRows;
}
