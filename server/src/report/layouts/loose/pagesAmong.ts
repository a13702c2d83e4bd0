import { isBareNumberOfPage } from "../pageNumbers";
import type { Item } from "../types";
import { textOf } from "./itemFigures";
import { beginsBlock } from "./looseItems";

/** Figures too many that may be the numbers of pages, and those that come into question. */
export const MOST_PAGES = 2;
export const MOST_ALONE = 6;

/**
 * Figures that have the number of their page, where pages are numbered; else those that stand by themselves among
 * words, or last on their page, as the number of a page does, or beside words.
 */
export function pagesAmong(
  text: string,
  items: readonly Item[],
  figures: readonly number[],
  least: number,
): readonly number[] {
  const numbers = figures.filter((i) => items[i]?.mayBePageNumber);
  if (numbers.length >= least && numbers.length <= MOST_ALONE) return numbers;
  const isBeside = (i: number, by: number) => items[i + by]?.kind !== "figure";
  const besideWords = numbers.filter((i) => isBeside(i, -1) || isBeside(i, 1));
  if (besideWords.length >= least && besideWords.length <= MOST_ALONE) return besideWords;
  const alone = figures.filter(
    (i) =>
      beginsBlock(items, i) &&
      (items[i + 1] === undefined || beginsBlock(items, i + 1)) &&
      isBareNumberOfPage(textOf(text, items[i])),
  );
  const apart = alone.filter(
    (i) => (isBeside(i, -1) && isBeside(i, 1)) || items[i + 1] === undefined || items[i + 1]?.page !== items[i]?.page,
  );
  return apart.length >= least ? apart : alone.filter((i) => isBeside(i, -1) || isBeside(i, 1));
}
