import type { Edition } from "../../../forms";
import { combinations } from "../combinations";
import { placeIn, SUMS } from "../loose/applicationsForm";
import { areParted, COLUMNS, isAnchored, isPacked, type LooseRow, onPages } from "../loose/looseRow";
import type { Item } from "../types";
import type { Sums } from "../zones/figureSums";
import { bandsOf, isAligned, rowByRow, withoutHeads } from "./alignedRows";
import type { Band } from "./bands";
import { type Way, waysOf } from "./columnWays";
import { pagesOfHeadsAside, placeBothWays } from "./headsAside";
import { measuresOf, touchingSpans } from "./offsets";
import { keptTogether, orderedWays } from "./orderedWays";
import { columnsShown } from "./shownColumns";

/** Most ways to put all bands together that are tried. */
const MOST_STEPS = 20_000;
const ALL_COLUMNS: readonly number[] = Array.from({ length: COLUMNS }, (_, x) => x);
/** How much more characters figures cover together that were not counted the right way. */
const MUCH_WIDER = 1.1;

/**
 * Places rows with blank cells by where all figures stand on their pages, the heads of the columns, and the sums: figures
 * one below the other are one column's, and of all ways to give columns to these, page by page, only those count that keep
 * the sums of the rows and those over the rows. A figure is placed where they all say the same of it.
 */
export function placeTogether(
  text: string,
  items: readonly Item[],
  rows: readonly LooseRow[],
  edition: Edition,
  aside: ReadonlySet<LooseRow>,
  doubted: ReadonlySet<LooseRow>,
): void {
  const headsAside = pagesOfHeadsAside(text, items, rows);
  const place = (headless: ReadonlySet<number>) => placeByHeads(text, items, rows, edition, aside, doubted, headless);
  if (headsAside.size === 0) place(headsAside);
  // Ways that keep the sums by heads that stand aside are none without them where others do, too.
  else
    placeBothWays(
      rows,
      () => place(new Set()),
      () => place(headsAside),
    );
}

function placeByHeads(
  text: string,
  items: readonly Item[],
  rows: readonly LooseRow[],
  edition: Edition,
  aside: ReadonlySet<LooseRow>,
  doubted: ReadonlySet<LooseRow>,
  headless: ReadonlySet<number>,
): void {
  const filled = rows.filter(({ figures }) => figures.length > 0);
  const aligned = filled.filter((row) => isAligned(items, row));
  // What one row lacks may stand elsewhere where another has figures from elsewhere.
  const certain = new Set(aligned.length === filled.length ? rows : aligned);
  const places = new Set(rows.map((row) => placeIn(edition, row)));
  const isTold =
    places.size === rows.length &&
    aligned.some(({ figures }) => figures.length < COLUMNS) &&
    !areParted(items, aligned) &&
    !areMostlyPacked(items, aligned);
  if (!isTold) return;
  const present = new Set([...certain].map((row) => placeIn(edition, row)));
  const overRows = SUMS[edition].overRows.filter(({ left, right }) => [...left, ...right].every((y) => present.has(y)));
  const inSums = new Set(overRows.flatMap(({ left, right }) => [...left, ...right]));
  const shown = columnsShown(
    text,
    items,
    rows,
    aligned.filter((row) => !aside.has(row)),
  );
  const counted = measuresOf(text, items).map((measure, at) =>
    bandsOf(text, items, rows, aligned, edition, measure, at === 0, shown, aside, headless),
  );
  const tight = tightest(counted);
  const ways = waysOfRows(tight, overRows);
  const isInSums = (row: LooseRow) => inSums.has(placeIn(edition, row));
  const isOpen = (row: LooseRow) => !row.columns && row.figures.length < COLUMNS;
  const open = aligned.filter((row) => isOpen(row) && isAnchored(items, row) && !aside.has(row));
  const placed = open.filter((row) => isInSums(row) && placeCommon(row, ways.get(row) ?? []));
  const [inCharacters] = counted;
  const ordered =
    inCharacters && tight.includes(inCharacters) && placeInOrder(items, inCharacters, open, overRows, doubted);
  if (placed.length === 0 && !ordered) return;
  // Figures on a line between two labels may be either row's.
  const isBetween = (row: LooseRow | undefined) => row && row.figures.length > 0 && !isAnchored(items, row);
  for (const [at, row] of rows.entries()) {
    const isBlank = row.figures.length === 0 && certain.has(row) && isOpen(row) && isInSums(row);
    if (isBlank && !isBetween(rows[at - 1]) && !isBetween(rows[at + 1]))
      row.columns = new Array(COLUMNS).fill(undefined);
  }
}

/** Places figures by their order on their pages, where that and the sums leave one column only; whether there are any. */
function placeInOrder(
  items: readonly Item[],
  bands: readonly Band[],
  open: readonly LooseRow[],
  overRows: Sums["overRows"],
  doubted: ReadonlySet<LooseRow>,
): boolean {
  const all = bands
    .flatMap(({ rows }) => rows)
    .map((one) => (doubted.has(one.row) ? { ...one, isAside: true, reaches: undefined } : one))
    .sort((one, other) => one.row.first - other.row.first);
  // Figures of a row that breaks its own sum may be another row's.
  if (all.some(({ isBroken }) => isBroken)) return false;
  const pages = [...onPages(all, ({ row }) => items[row.figures[0] ?? -1]?.page).values()];
  const ways = pages.flatMap((rows) => {
    const own = orderedWays(rows, overRows);
    return own ? [own] : [];
  });
  const kept = ways.length === pages.length ? keptTogether(ways) : undefined;
  const columnsOf = new Map(pages.flatMap((rows, at) => rows.map(({ row }, i) => [row, kept?.[at]?.[i]])));
  return open.filter((row) => !doubted.has(row) && placeTold(row, columnsOf.get(row) ?? [])).length > 0;
}

/** Places the figures of a row of which one column is left, a bit each; whether there are any. */
function placeTold(row: LooseRow, columns: readonly number[]): boolean {
  const told = row.figures.map((_, at) => ALL_COLUMNS.find((x) => columns[at] === 1 << x));
  if (told.every((x) => x === undefined)) return false;
  const own = ALL_COLUMNS.map((x) => row.figures[told.indexOf(x)]);
  Object.assign(row, { columns: own, untold: row.figures.filter((_, at) => told[at] === undefined), state: "sure" });
  return true;
}

/** Whether most rows of several figures have them one blank apart. */
function areMostlyPacked(items: readonly Item[], rows: readonly LooseRow[]): boolean {
  const several = rows.filter(({ figures }) => figures.length > 1);
  return 2 * several.filter(({ figures }) => isPacked(items, figures)).length >= Math.max(1, several.length);
}

/** Whether lines of figures do not tell for certain which columns they are, but full rows do. */
function isShownOnly(band: Band, overRows: Sums["overRows"]): boolean {
  return band.rows.some(({ row, shown }) => shown && row.figures.length < COLUMNS) && !isInLines(band, overRows);
}

/** Whether the figures of a band stand in lines of which it can be told which columns they are, or are one row's. */
function isInLines(band: Band, overRows: Sums["overRows"]): boolean {
  return band.isAlone || waysOf(band, overRows).some(({ isDoubtful }) => !isDoubtful);
}

/** The bands by the ways of counting by which their figures cover least. */
function tightest(counted: readonly (readonly Band[])[]): readonly (readonly Band[])[] {
  // The wrong way of counting smears the columns by the lengths of the labels before them.
  const covered = counted.map((bands) => bands.reduce((sum, band) => sum + widthOf(band), 0));
  return counted.filter((_, at) => (covered[at] ?? 0) <= MUCH_WIDER * Math.min(...covered));
}

/**
 * For each row the columns of its figures in every way that keeps the sums, however offsets are counted. Where there is none,
 * figures are wrong: in every way that keeps those of all columns but one, where a row breaks its own sum, and where one
 * does not or there are more, for rows that stand in line with figures in all columns.
 */
function waysOfRows(
  counted: readonly (readonly Band[])[],
  overRows: Sums["overRows"],
): ReadonlyMap<LooseRow, readonly (readonly number[])[]> {
  const inLines = (band: Band) => (isShownOnly(band, overRows) ? rowByRow(band) : [band]);
  // Where the figures of a page do not stand in lines as far apart as columns, each row still has its sum.
  const asFarAsInLines = (band: Band) => (isInLines(band, overRows) ? [band] : rowByRow(band));
  const parts = [inLines, asFarAsInLines, (band: Band) => inLines(withoutHeads(band))].map((part) =>
    counted.map((bands) => {
      const parted = bands.flatMap(part);
      return { bands: parted, ways: parted.map((band) => waysOf(band, overRows)) };
    }),
  );
  const broken = counted[0]?.reduce((sum, { rows }) => sum + rows.filter(({ isBroken }) => isBroken).length, 0) ?? 0;
  const tries: readonly (readonly (readonly number[])[])[] = [
    [[]],
    // Two mistakes may be in two columns, and figures in the wrong one may leave one broken only; not so in the totals.
    broken === 1 ? ALL_COLUMNS.map((x) => [x]) : broken > 1 ? [[COLUMNS - 1]] : [],
    broken > 1 ? combinations(ALL_COLUMNS, 2) : ALL_COLUMNS.slice(0, -1).map((x) => [x, COLUMNS - 1]),
  ];
  for (const [at, masks] of tries.entries()) {
    for (const part of parts) {
      const found = new Map<LooseRow, (readonly number[])[]>();
      for (const { bands, ways } of part)
        for (const leftOut of masks) addKept(found, bands, keptWays(ways, leftOut), at === tries.length - 1);
      if (found.size > 0) return found;
    }
  }
  return new Map();
}

/**
 * Adds for each row of bands the columns of its figures in the ways that were kept; none where a way is doubtful. Only of
 * bands that show all columns if so wanted.
 */
function addKept(
  found: Map<LooseRow, (readonly number[])[]>,
  bands: readonly Band[],
  ways: readonly (readonly Way[])[],
  isOnlyInLine: boolean,
): void {
  for (const [at, kept] of ways.entries()) {
    if (isOnlyInLine && !bands[at]?.isInLine) continue;
    for (const [i, { row }] of (bands[at]?.rows ?? []).entries()) {
      const own = kept.map(({ columns, isDoubtful }) => (isDoubtful ? [] : (columns[i] ?? [])));
      if (own.length > 0) found.set(row, [...(found.get(row) ?? []), ...own]);
    }
  }
}

/** Places the figures of a row that have the same column in all ways; whether there are any. */
function placeCommon(row: LooseRow, ways: readonly (readonly number[])[]): boolean {
  const columns = new Array<number | undefined>(COLUMNS).fill(undefined);
  const untold = row.figures.filter((figure, at) => {
    const [x, ...others] = new Set(ways.map((way) => way[at] ?? -1));
    const isTold = x !== undefined && x >= 0 && others.length === 0;
    if (isTold) columns[x] = figure;
    return !isTold;
  });
  if (untold.length === row.figures.length) return false;
  Object.assign(row, { columns, untold, state: "sure" });
  return true;
}

/** How many characters the figures of a band cover together. */
function widthOf({ rows }: Band): number {
  return touchingSpans(rows.flatMap(({ spans }) => spans)).reduce((sum, { start, end }) => sum + end - start, 0);
}

/**
 * Of the ways of each band those that, with some of the other bands', keep all sums over the rows, but for those of columns
 * that are left out; none where too many.
 */
function keptWays(bands: readonly (readonly Way[])[], leftOut: readonly number[]): readonly (readonly Way[])[] {
  const isLeft = (i: number) => leftOut.includes(i % COLUMNS);
  const groups = bands.map((ways, band) => {
    const byAdds = new Map<string, Way[]>();
    for (const way of ways) {
      const key = way.adds.map((add, i) => (isLeft(i) ? 0 : add)).join();
      const own = byAdds.get(key);
      if (own) own.push(way);
      else byAdds.set(key, [way]);
    }
    return { band, byAdds };
  });
  const kept = bands.map((): Set<readonly Way[]> => new Set());
  const [most, ...others] = groups.sort((a, b) => b.byAdds.size - a.byAdds.size);
  if (
    !most ||
    groups.some(({ byAdds }) => byAdds.size === 0) ||
    others.reduce((product, { byAdds }) => product * byAdds.size, 1) > MOST_STEPS
  )
    return [];
  const goOn = (at: number, sums: readonly number[], chosen: readonly (readonly Way[])[]) => {
    const group = others[at];
    if (!group) {
      // What is missing to sums of nothing is looked up.
      const last = most.byAdds.get(sums.map((sum) => 0 - sum).join());
      for (const [i, ways] of last ? [...chosen, last].entries() : []) kept[(others[i] ?? most).band]?.add(ways);
      return;
    }
    for (const ways of group.byAdds.values())
      goOn(
        at + 1,
        sums.map((sum, i) => (isLeft(i) ? 0 : sum + (ways[0]?.adds[i] ?? 0))),
        [...chosen, ways],
      );
  };
  const none = bands.flat()[0]?.adds.map(() => 0) ?? [];
  goOn(0, none, []);
  return kept.map((ways) => [...ways].flat());
}
