import type { Edition } from "../../../forms";
import type { Item } from "../types";
import { takesFigures } from "./applicationsForm";
import { keepsSum } from "./itemFigures";
import { APPLICATIONS, COLUMNS, inEvenSteps, isOnOneLine, type LooseRow } from "./looseRow";
import { type FoundLabel, isPieceOfRowOnly } from "./tornLabels";

/** Rows in the order of their labels, each with the figures that stand behind it and before the next one or other words. */
export function attach(
  text: string,
  items: readonly Item[],
  labels: readonly FoundLabel[],
  used: Uint8Array,
  headings: Uint8Array,
  edition: Edition,
): LooseRow[] {
  const labelAt = new Map(labels.map((label) => [label.items[0] ?? -1, label]));
  const rows: (LooseRow & { figures: number[] })[] = [];
  const open = (first: number, label?: FoundLabel, words?: Item) =>
    rows.push({ label, words, first, figures: [], state: "sure" });
  let lastLine = -1;
  items.forEach((item, i) => {
    const label = labelAt.get(i);
    if (label) {
      if (takesFigures(label.label, edition)) {
        open(i, label);
        lastLine = items[label.items[label.items.length - 1] ?? i]?.line ?? -1;
      }
    } else if (item.kind === "figure") {
      if (rows.length === 0) open(i);
      rows[rows.length - 1]?.figures.push(i);
    } else if (used[i] || (item.kind === "words" && item.line === lastLine && !item.isProse)) {
      return;
    } else if (headings[i]) {
      open(i);
    } else if (item.kind === "words" || isPieceOfRowOnly(item.folded)) {
      open(i, undefined, item);
    }
  });
  rows.forEach((row, at) => {
    const next = rows[at + 1];
    const own = next ? figuresOfNext(text, items, row, next) : [];
    if (!next || own.length === 0) return;
    row.figures = row.figures.filter((i) => !own.includes(i));
    next.figures = own;
  });
  return rows;
}

/**
 * The figures behind a row that are the next one's, which has none behind its label: they stand right above it, in the columns
 * of the row's own figures, which stand beside that one's label.
 */
function figuresOfNext(text: string, items: readonly Item[], row: LooseRow, next: LooseRow): number[] {
  const above = items[next.first];
  const lastOwn = items[row.label?.items.at(-1) ?? -1];
  if (!above || !lastOwn || !next.label || next.figures.length > 0) return [];
  const isAbove = (i: number) => {
    const item = items[i];
    return item?.page === above.page && item.line + 1 === above.line && above.gap === 0 && item.line > lastOwn.line;
  };
  const own = row.figures.filter(isAbove);
  const rest = row.figures.filter((i) => !isAbove(i));
  const offset = (i: number) => (items[i]?.span.start ?? 0) - (items[i]?.lineStart ?? 0);
  const isBeside = rest.length > 0 && isOnOneLine(items, rest) && (items[rest[0] ?? -1]?.line ?? 0) <= lastOwn.line;
  const areTaken = own.some((i) => rest.some((other) => Math.abs(offset(i) - offset(other)) <= 1));
  // Where a whole row does not add up, they are the rest of figures that narrow columns broke: 172|8.
  const mayBeBroken = rest.length === COLUMNS && own.length < COLUMNS && !keepsSum(text, items, rest);
  return isBeside && areTaken && !mayBeBroken && own.length <= COLUMNS && rest.length <= COLUMNS ? own : [];
}

/** Whether a row's figures can be told from their lines: all on one, or each on its own in even steps. */
export function judge(text: string, items: readonly Item[], row: LooseRow, isTidy: boolean): LooseRow["state"] {
  const { figures } = row;
  if (isOnOneLine(items, row.figures)) return "sure";
  const isTorn = (figures.at(-1) ?? 0) - (figures[0] ?? 0) >= figures.length;
  if (isTorn) return "unread";
  if (inEvenSteps(items, figures) && (isTidy || figures.length !== COLUMNS || keepsSum(text, items, figures)))
    return "sure";
  if (row.label?.label.table !== APPLICATIONS) return "unread";
  const lines = new Map<number, number>();
  for (const i of figures) lines.set(items[i]?.line ?? -1, (lines.get(items[i]?.line ?? -1) ?? 0) + 1);
  if (figures.length === COLUMNS) {
    const sideBySide = besideEachOther(items, figures);
    if (sideBySide && keepsSum(text, items, sideBySide)) {
      row.figures = sideBySide;
      return "sure";
    }
    // Lines right below each other may be one figure that a narrow column broke.
    const parted = figures.every(
      (i, at) => items[i]?.gap !== 0 || items[figures[at - 1] ?? -1]?.line === items[i]?.line,
    );
    const behind = (items[figures[0] ?? -1]?.line ?? -1) > (items[row.label?.items.at(-1) ?? -1]?.line ?? -1);
    return parted && behind && keepsSum(text, items, figures) ? "sure" : "unread";
  }
  if (figures.length !== COLUMNS + 1) return "unread";
  // One number too many, alone on its line: a page's, unless it is the rest of a figure that a narrow column broke.
  const stray = row.figures.findIndex((i) => lines.get(items[i]?.line ?? -1) === 1);
  const rest = row.figures.filter((_, at) => at !== stray);
  if (lines.size !== 2 || !keepsSum(text, items, rest)) return "unread";
  row.figures = rest;
  return "sure";
}

/**
 * Figures on two neighbouring lines from the left to the right, where none stands above or below another: the lines of one
 * row that a PDF has a little higher in some of its cells.
 */
function besideEachOther(items: readonly Item[], figures: readonly number[]): readonly number[] | undefined {
  const lines = new Set(figures.map((i) => items[i]?.line ?? -1));
  if (lines.size !== 2 || Math.max(...lines) - Math.min(...lines) !== 1) return undefined;
  const lineOf = (i: number) => items[i]?.lineStart ?? 0;
  const from = (i: number) => (items[i]?.span.start ?? 0) - lineOf(i);
  const to = (i: number) => (items[i]?.span.end ?? 0) - lineOf(i);
  const sorted = [...figures].sort((one, other) => from(one) - from(other));
  const isApart = sorted.every((i, at) => at === 0 || from(i) > to(sorted[at - 1] ?? i));
  const isLaterBelow = figures.every((i) => items[i]?.gap === 0 || items[i]?.line === Math.min(...lines));
  return isApart && isLaterBelow ? sorted : undefined;
}
