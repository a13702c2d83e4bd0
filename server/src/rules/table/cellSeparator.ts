import type { LayoutId } from "../../report/types";

/** What parts two figures that are neighbours in a row; where an empty cell stands between them there is more. */
export const SEPARATORS: Readonly<Record<LayoutId, RegExp>> = {
  tabRows: /^\t$/,
  cellLines: /^\r?\n\t$/,
  bareLines: /^\s+$/,
  spaced: /^\s+$/,
  pipes: /^ *[|｜] *$/,
  html: /^<\/td>\s*<td[^<>]*>$/i,
};
