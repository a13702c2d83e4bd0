import type { Edition } from "../../../forms";
import { addend, parseValue } from "../../value";
import type { Item } from "../types";
import type { LooseFigure } from "../zones/figureSums";
import { columnsOfHeads, placeIn } from "./applicationsForm";
import { textOf } from "./itemFigures";
import { beginsBlock } from "./looseItems";
import type { LooseRow } from "./looseRow";

/** Figures with all that tells, besides their values, which row and column is theirs. */
export function looseFigures(
  text: string,
  items: readonly Item[],
  figures: readonly number[],
  own: readonly LooseRow[],
  edition: Edition,
): LooseFigure[] {
  const rowOf = new Map<number, number>();
  const rowOfLine = new Map<number, number>();
  for (const row of own) {
    const pieces = row.label?.items ?? [];
    const y = placeIn(edition, row);
    pieces.forEach((piece, at) => {
      rowOfLine.set(items[piece]?.line ?? -1, y);
      let end = piece + 1;
      while (end < (pieces[at + 1] ?? 0) && !beginsBlock(items, end)) end++;
      if (end === pieces[at + 1] && !beginsBlock(items, end)) for (let i = piece + 1; i < end; i++) rowOf.set(i, y);
    });
  }
  const rowOfPiece = new Map(
    own.flatMap((row) => (row.label?.items ?? []).map((piece) => [piece, placeIn(edition, row)] as const)),
  );
  /** The row whose label alone stands before a figure and behind all figures before that are not within it. */
  const onlyLabel = (figure: number) => {
    let only: number | undefined;
    for (let i = figure - 1; i >= 0; i--) {
      if (items[i]?.kind === "figure" && (only === undefined || rowOf.get(i) !== only)) break;
      const row = rowOfPiece.get(i);
      if (row !== undefined && only !== undefined && row !== only) return undefined;
      only ??= row;
    }
    return only;
  };
  const rowBeside = new Map(
    own.flatMap((row) => {
      const [only = -1, ...others] = row.label?.items ?? [];
      const isBeside = others.length === 0 && isAmongWords(items, only + 1);
      return isBeside ? [[only + 1, placeIn(edition, row)] as const] : [];
    }),
  );
  const pieces = new Set(rowOfPiece.keys());
  const withWords = new Set(items.flatMap(({ kind, line }) => (kind === "figure" ? [] : [line])));
  const isBelowHead = (i: number) => items[i - 1]?.kind !== "figure" && !pieces.has(i - 1) && !beginsBlock(items, i);
  return figures.map((i, at) => ({
    value: addend(parseValue(textOf(text, items[i]))) ?? Number.NaN,
    isJoined: at > 0 && figures[at - 1] === i - 1 && !beginsBlock(items, i),
    isBehindWords: items[i - 1]?.kind !== "figure",
    isBelowHead: isBelowHead(i),
    headed: isBelowHead(i) ? columnsOfHeads(items, i) : undefined,
    isBehindLabel: pieces.has(i - 1),
    isOnLine: at > 0 && figures[at - 1] === i - 1 && items[i]?.line === items[i - 1]?.line,
    isBesideWords: withWords.has(items[i]?.line ?? -1),
    beginsPage: at > 0 && items[i]?.page !== items[figures[at - 1] ?? i]?.page,
    row: rowOf.get(i) ?? rowOfLine.get(items[i]?.line ?? -1),
    onlyLabel: onlyLabel(i),
    rowBeside: rowBeside.get(i),
  }));
}

/** Whether a figure stands in one block with words right before and right behind it: a column of labels and the next one. */
function isAmongWords(items: readonly Item[], i: number): boolean {
  const isFigure = (at: number) => items[at]?.kind === "figure";
  const isJoined = (at: number) => items[at] !== undefined && !beginsBlock(items, at);
  return isFigure(i) && isJoined(i) && !isFigure(i + 1) && isJoined(i + 1);
}
