import type { LayoutId } from "../../report/types";

/** What parts two figures that are neighbours in a row; where an empty cell stands between them there is more. */
export const SEPARATORS: Readonly<Record<LayoutId, RegExp>> = {
  tabRows: /^\t$/,
  cellLines: /^\r?\n\t$/,
  bareLines: /^\s+$/,
  spaced: /^\s+$/,
  commaRows: /^,$/,
  pipes: /^ *[|｜│┃║] *$/,
  html: /^<\/td>\s*<td[^<>]*>$/i,
};

/** The same, as often as it stands in a text, in layouts that mark an empty cell. */
export const PARTS: Readonly<Partial<Record<LayoutId, RegExp>>> = {
  tabRows: /\t/g,
  cellLines: /\r?\n\t/g,
  commaRows: /,/g,
  pipes: / *[|｜│┃║] */g,
};
