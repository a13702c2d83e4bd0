import { overlap, type Span } from "../../../text/span";
import { combinations } from "../combinations";
import {
  APPLICATIONS,
  blanksBefore,
  isAnchored,
  isJoined,
  isOnOneLine,
  type LooseRow,
  widest,
} from "../loose/looseRow";
import type { HeadLabel } from "../loose/plainTokens";
import { isColumnOfPlainTable } from "../loose/tornLabels";
import type { Item } from "../types";
import { type Measure, rightMeasures } from "./offsets";
import { reachOf } from "./reachOfHeads";

/** Columns of the tables whose heads alone tell them: two are too far apart to be taken for each other. */
const FAR_APART = 2;
/** Most blanks between heads that may be one block in a PDF. */
const MOST_JOINED = 2;
/** Least blanks before a figure that align it. */
const LEAST_GAP = 3;
/** Labels of different lengths behind which figures do not stand as far by chance. */
const LEAST_ALIKE = 3;
/** Most that a figure may stand aside of its head, as a share of how far it is from the other. */
const MOST_ASIDE = 0.25;

/**
 * Places rows of section two with blank cells: where a row of the same table has all figures, by these, and where there
 * are two columns, by their heads. Only where counting in characters and in widths does not tell different columns.
 */
export function placePlainRows(
  text: string,
  items: readonly Item[],
  rows: readonly LooseRow[],
  heads: readonly HeadLabel[],
): void {
  const plain = rows.filter((row) => {
    const { label, figures, state } = row;
    const isPlain = label !== undefined && label.label.table !== APPLICATIONS;
    return isPlain && state === "sure" && figures.length > 0 && isAnchored(items, row) && isOnOneLine(items, figures);
  });
  if (new Set(plain.map(({ label }) => label?.label.folded)).size < plain.length) return;
  const isClose = (i: number) => (blanksBefore(items, i) ?? LEAST_GAP) < LEAST_GAP;
  if (followLabels(items, plain, LEAST_ALIKE) || plain.some(({ figures }) => figures.some(isClose))) return;
  const measures = rightMeasures(text, items);
  for (const row of plain) {
    const width = row.label ? widest(row.label.label) : 0;
    if (row.figures.length >= width) continue;
    const isLike = (other: LooseRow) =>
      other.label?.label.table === row.label?.label.table && items[other.first]?.page === items[row.first]?.page;
    const model = plain.find((other) => isLike(other) && other.figures.length === width);
    if (model && followLabels(items, [model, row], 2)) continue;
    const within = only(
      measures.flatMap((measure) => withinHeads(items, row, headsAbove(items, row, heads, measure), measure)),
    );
    const columns =
      within ??
      only(
        measures.flatMap((measure) => {
          const own = model
            ? columnsInLine(row.figures, model.figures, measure)
            : columnsBelow(row.figures, headsAbove(items, row, heads, measure), width, measure);
          return own ? [own] : [];
        }),
      );
    // Where only the last columns are blank, a figure before may be missing and the others have moved up.
    if (!columns || (columns.length > 1 && columns.every((x, at) => x === at))) continue;
    row.columns = Array.from({ length: width }, (_, x) => row.figures[columns.indexOf(x)]);
  }
}

/** Whether figures stand as far behind labels of different lengths, so that blanks part cells and do not align them. */
function followLabels(items: readonly Item[], rows: readonly LooseRow[], least: number): boolean {
  const ends = new Map<number, Set<number>>();
  for (const { figures } of rows) {
    const [first = -1] = figures;
    const gap = blanksBefore(items, first);
    if (gap === undefined) continue;
    const own = ends.get(gap) ?? new Set();
    const label = items[first - 1];
    ends.set(gap, own.add((label?.span.end ?? 0) - (label?.lineStart ?? 0)));
  }
  return [...ends.values()].some(({ size }) => size >= least);
}

/** What several ways to place figures have in common: all columns or nothing. */
function only(places: readonly (readonly number[])[]): readonly number[] | undefined {
  const [columns, ...others] = places;
  return others.every((other) => other.join() === columns?.join()) ? columns : undefined;
}

/** All columns in which the figures of a row may stand as far as the heads of all columns allow. */
function withinHeads(
  items: readonly Item[],
  { label, figures }: LooseRow,
  heads: readonly Span[],
  measure: Measure,
): readonly (readonly number[])[] {
  const width = label ? widest(label.label) : 0;
  if (heads.length !== width) return [];
  const reaches = figures.map((figure) => reachOf(measure(figure), heads, MOST_JOINED, isJoined(items, figure)));
  const columns = Array.from({ length: width }, (_, x) => x);
  return combinations(columns, figures.length).filter((own) =>
    own.every((x, i) => x >= (reaches[i]?.[0] ?? 0) && x <= (reaches[i]?.[1] ?? 0)),
  );
}

/** For each figure the one column of a full row in whose line it stands. */
function columnsInLine(
  figures: readonly number[],
  model: readonly number[],
  measure: Measure,
): readonly number[] | undefined {
  const columns = figures.flatMap((figure) => {
    const own = model.flatMap((other, x) => (overlap(measure(other), measure(figure)) ? [x] : []));
    return own.length === 1 ? own : [];
  });
  return columns.length === figures.length && new Set(columns).size === columns.length ? columns : undefined;
}

/** Where the heads of columns stand on the last line with any before a row, on its page. */
function headsAbove(
  items: readonly Item[],
  row: LooseRow,
  heads: readonly HeadLabel[],
  measure: Measure,
): readonly Span[] {
  const above = heads.filter(({ first, folded }) => first < row.first && isColumnOfPlainTable(folded));
  const last = items[above.at(-1)?.first ?? -1];
  if (!last || last.page !== items[row.first]?.page) return [];
  return above
    .filter(({ first }) => items[first]?.line === last.line)
    .map((head) => ({ start: measure(head.first).start, end: measure(head.last).end }));
}

/** For the only figure of a row the one of two heads below which it stands. */
function columnsBelow(
  figures: readonly number[],
  heads: readonly Span[],
  width: number,
  measure: Measure,
): readonly number[] | undefined {
  const [figure] = figures;
  if (figure === undefined || width !== FAR_APART || heads.length !== width) return undefined;
  const { start, end } = measure(figure);
  const far = heads.map((head) => Math.abs(head.start + head.end - start - end));
  const least = Math.min(...far);
  return least <= MOST_ASIDE * Math.max(...far) ? [far.indexOf(least)] : undefined;
}
