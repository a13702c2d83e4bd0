import { keepsSum, type LooseFigure, type Sums } from "./figureSums";
import type { Rows } from "./zoneSearch";

/** Most groups of columns that are read one after another. */
const MOST_GROUPS = 3;
/** Most tables that the ways to read the pages make, of which each is checked. */
const MOST_TABLES = 64;
/** Fewest figures that are not 0 in a table whose sums are hardly kept by chance. */
const LEAST_FIGURES = 20;

/** Neighbouring columns, from one to before another one. */
type Group = readonly [from: number, to: number];

/**
 * The tables whose pages have some neighbouring columns row by row, all rows of the page, and then others, each beginning
 * with a block of its own. The sums over the rows are not asked.
 */
export function readColumnGroups(figures: readonly LooseFigure[], { columns }: Sums): readonly Rows[] {
  if (figures.filter(({ value }) => value !== 0).length < LEAST_FIGURES) return [];
  const starts = figures.flatMap(({ beginsPage }, i) => (i === 0 || beginsPage ? [i] : []));
  const ways = groupings(columns);
  return starts.reduce<readonly Rows[]>(
    (tables, from, page) => {
      const own = pageIn(figures, from, starts[page + 1] ?? figures.length, columns, ways);
      return tables.length * own.length > MOST_TABLES
        ? []
        : tables.flatMap((above) => own.map((rows) => [...above, ...rows]));
    },
    [[]],
  );
}

/** The ways to read a page, different in their values, in which all rows keep their sums. */
function pageIn(
  figures: readonly LooseFigure[],
  from: number,
  to: number,
  columns: number,
  ways: readonly (readonly Group[])[],
): readonly Rows[] {
  const height = (to - from) / columns;
  const found = new Map<string, Rows>();
  for (const groups of ways) {
    const rows: number[][] = Array.from({ length: height }, () => new Array<number>(columns).fill(-1));
    let i = from;
    const isRead = groups.every(([first, end]) => {
      if (i > from && figures[i]?.isJoined) return false;
      for (const row of rows) {
        // No line holds figures of two rows.
        if (figures[i]?.isOnLine) return false;
        for (let x = first; x < end; x++) row[x] = i++;
      }
      return true;
    });
    if (!isRead || !rows.every((row) => keepsSum(figures, row))) continue;
    found.set(rows.map((row) => row.map((at) => figures[at]?.value).join(",")).join(" "), rows);
  }
  return [...found.values()];
}

/** All ways to part columns into a few groups, which may come in any order. */
function groupings(columns: number): readonly (readonly Group[])[] {
  const parted = (from: number, most: number): readonly (readonly Group[])[] =>
    from === columns
      ? [[]]
      : most === 0
        ? []
        : Array.from({ length: columns - from }, (_, at) => from + at + 1).flatMap((to) =>
            parted(to, most - 1).map((others): readonly Group[] => [[from, to], ...others]),
          );
  return parted(0, MOST_GROUPS).flatMap(orders);
}

function orders(groups: readonly Group[]): readonly (readonly Group[])[] {
  if (groups.length < 2) return [groups];
  return groups.flatMap((first, at) => orders(groups.filter((_, i) => i !== at)).map((others) => [first, ...others]));
}
