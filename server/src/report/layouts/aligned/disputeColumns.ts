import { overlap, type Span } from "../../../text/span";
import { addend, parseValue } from "../../value";
import { type PlacedGroups, placesInGroups } from "../loose/blankCells";
import { DISPUTES, GROUP, HEADS, isPieceOfHead } from "../loose/disputeFigures";
import { keepsSum, textOf } from "../loose/itemFigures";
import { isJoined, isNothing, isOnOneLine, isPacked } from "../loose/looseRow";
import type { Item } from "../types";
import { type Measure, measuresOf, rightMeasures, touchingSpans } from "./offsets";
import { reachOf } from "./reachOfHeads";

/** How far the middle of a figure may be from that of its head, counted in characters and in widths. */
const MOST_ASIDE = [0.5, 1];

/** Most blanks between heads that may be one block in a PDF. */
const MOST_JOINED = 1;

/** Zeros that do not all stand below heads by chance. */
const LEAST_ZEROS = 3;

/**
 * Places the figures of `disputes`, some of whose cells are blank, by the heads of all columns right below whose middles
 * they stand. Only where all do; "broken" where they do and groups do not add up to their totals for more than a wrong figure,
 * so that no other place is theirs either.
 */
export function placeBelowHeads(
  text: string,
  items: readonly Item[],
  figures: readonly number[],
): PlacedGroups | "broken" | undefined {
  const [first] = figures;
  const isAligned = isOnOneLine(items, figures) && !isPacked(items, figures);
  if (first === undefined || figures.length >= DISPUTES || !isAligned) return undefined;
  const pieces = headPieces(items, first);
  const [inCharacters, inWidths] = measuresOf(text, items).map((measure, at) => {
    const heads = headSpans(items, pieces, measure);
    const columns = figures.map((figure) => headOf(measure(figure), heads, MOST_ASIDE[at] ?? 0));
    const isPlaced = heads.length === DISPUTES && columns.every((x, i) => x > (columns[i - 1] ?? -1));
    return isPlaced ? Array.from({ length: DISPUTES }, (_, x) => figures[columns.indexOf(x)]) : undefined;
  });
  const columns = inCharacters ?? inWidths;
  if (!columns || (inWidths && inWidths.join() !== columns.join())) return undefined;
  // In a PDF's text figures may stand below other heads, and zeros add up to zero below any.
  const isCertain = inWidths && figures.length >= LEAST_ZEROS;
  if (!isCertain && isNothing(text, items, figures)) return undefined;
  const groups = [0, GROUP, 2 * GROUP].map((at) => columns.slice(at, at + GROUP));
  return areInPlace(text, items, groups) ? { columns, untold: [] } : "broken";
}

/**
 * Whether groups of figures below heads are where these say: all keep their sums or, where a figure is wrong, one with figures
 * does, and each of the others has its total and more. Figures that were moved together have a total below another head.
 */
function areInPlace(
  text: string,
  items: readonly Item[],
  groups: readonly (readonly (number | undefined)[])[],
): boolean {
  const [sound, broken] = [true, false].map((is) => groups.filter((group) => keepsSum(text, items, group) === is));
  const hasTotal = (group: readonly (number | undefined)[]) =>
    group.at(-1) !== undefined && group.filter((figure) => figure !== undefined).length > 1;
  const isProven = (group: readonly (number | undefined)[]) =>
    !isNothing(
      text,
      items,
      group.flatMap((figure) => figure ?? []),
    );
  return broken?.length === 0 || (broken?.every(hasTotal) === true && sound?.some(isProven) === true);
}

/**
 * Places the figures of `disputes`, some of whose cells are blank, by how far the heads of all columns allow and by the sums
 * of the groups. In a PDF's text what stands beside something on the page never stands on its other side, or below it, but
 * heads a blank apart are one to it. Only as far as no way of counting offsets tells anything else; "broken" where there
 * are heads and no place among them keeps the sums.
 */
export function placeWithinHeads(
  text: string,
  items: readonly Item[],
  figures: readonly number[],
): PlacedGroups | "broken" | undefined {
  const [first] = figures;
  if (first === undefined || figures.length >= DISPUTES || !isOnOneLine(items, figures) || isPacked(items, figures))
    return undefined;
  const pieces = headPieces(items, first);
  const values = figures.map((i) => addend(parseValue(textOf(text, items[i]))) ?? Number.NaN);
  const joined = figures.map((i) => isJoined(items, i));
  let hasHeads = false;
  const ways = rightMeasures(text, items).flatMap((measure) => {
    const heads = headSpans(items, pieces, measure);
    if (heads.length !== DISPUTES) return [];
    hasHeads = true;
    const reaches = figures.map((figure, i) => reachOf(measure(figure), heads, MOST_JOINED, joined[i] ?? false));
    const places = placesInGroups(values, GROUP, DISPUTES / GROUP, reaches, joined);
    return places ? [places] : [];
  });
  if (ways.length === 0) return hasHeads ? "broken" : undefined;
  const columns = new Array<number | undefined>(DISPUTES).fill(undefined);
  const untold = figures.filter((figure, i) => {
    const [x, ...others] = new Set(ways.flatMap((way) => [...(way[i] ?? [])]));
    const isTold = x !== undefined && others.length === 0;
    if (isTold) columns[x] = figure;
    return !isTold;
  });
  return untold.length === figures.length ? "broken" : { columns, untold };
}

/** The pieces of heads before a figure on its page. */
function headPieces(items: readonly Item[], figure: number): readonly number[] {
  return items.flatMap(({ folded, page }, i) =>
    i < figure && page === items[figure]?.page && isPieceOfHead(folded) ? [i] : [],
  );
}

/**
 * Where the heads of columns stand: what stands one below the other is one head's, and so is what stands beside it where only
 * all of it makes the head.
 */
function headSpans(items: readonly Item[], pieces: readonly number[], measure: Measure): readonly Span[] {
  const stretches = touchingSpans(pieces.map(measure));
  if (stretches.length <= DISPUTES) return stretches;
  const heads: Span[] = [];
  let from = 0;
  for (const [at, { end }] of stretches.entries()) {
    const span = { start: stretches[from]?.start ?? 0, end };
    // The pieces stand in the order of their lines.
    const written = pieces.map((i) => (overlap(span, measure(i)) ? (items[i]?.folded ?? "") : "")).join("");
    const head = HEADS[heads.length] ?? "";
    if (written.length < head.length) continue;
    if (written !== head && at > from) return [];
    heads.push(span);
    from = at + 1;
  }
  return heads;
}

/** The head below whose middle a figure stands; -1 where there is none. */
function headOf(figure: Span, heads: readonly Span[], mostAside: number): number {
  const far = (head: Span) => Math.abs(head.start + head.end - figure.start - figure.end) / 2;
  const near = heads.flatMap((head, x) => (far(head) <= mostAside ? [x] : []));
  return near.length === 1 ? (near[0] ?? -1) : -1;
}
