import type { Item } from "../types";
import { hasFraction } from "./itemFigures";
import { beginsBlock } from "./looseItems";
import type { LooseRow } from "./looseRow";
import { isColumnOfPlainTable, isHeadOfPlainTable } from "./tornLabels";

/**
 * The figures of rows that may be of the table of applications, in order: none that a page break put among them from
 * section two. Of so many figures of the table those with a fraction are not where they are too many.
 */
export function figuresOfApplications(
  text: string,
  items: readonly Item[],
  rows: readonly LooseRow[],
  count: number,
): readonly number[] {
  const before = endOfSectionTwo(items);
  const figures = rows
    .flatMap((row) => (isColumnOfOther(items, row) ? [] : row.figures.filter((i) => i >= before)))
    .sort((one, other) => one - other);
  const whole = figures.filter((i) => !hasFraction(text, items, i));
  return whole.length >= count ? whole : figures;
}

/** Whether figures stand right behind the head of a column of section two: a page break put them here. */
function isColumnOfOther(items: readonly Item[], { label, first, figures }: LooseRow): boolean {
  return (
    !label &&
    isColumnOfPlainTable(items[first]?.folded ?? "") &&
    figures.every((i, at) => i === first + 1 + at && !beginsBlock(items, i))
  );
}

/**
 * The first item behind those that are of section two, whose page goes on below the heading: figures between its heads,
 * and behind them where the page has no other words.
 */
export function endOfSectionTwo(items: readonly Item[]): number {
  let heads = 0;
  let end = 0;
  for (; end < items.length; end++) {
    const { kind = "words", folded = "" } = items[end] ?? {};
    if (kind === "figure") continue;
    if (!isHeadOfPlainTable(folded)) break;
    heads = end + 1;
  }
  return heads > 0 && items[end]?.page !== items[end - 1]?.page ? end : heads;
}
