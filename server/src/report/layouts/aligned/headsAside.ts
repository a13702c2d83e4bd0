import { headsOfColumns } from "../loose/applicationsForm";
import { COLUMNS, type LooseRow } from "../loose/looseRow";
import type { Item } from "../types";
import { measuresOf } from "./offsets";

/** Fewest blanks between what stands beside each other on a page and is not one block in a PDF. */
const LEAST_APART = 3;

/** What is known of the columns of a row; each key is there, so that it takes the place of another. */
type Placed = Required<Pick<LooseRow, "columns" | "untold" | "state">>;

/**
 * The pages on which heads of columns may stand further left or right than the figures below them: those that are one block
 * with the long label in the corner (“（本列数据的勾稽关系为：第一项加第二 自然”). A PDF's text has blocks where they stand on
 * the page, but what is in one of them just behind each other.
 */
export function pagesOfHeadsAside(
  text: string,
  items: readonly Item[],
  rows: readonly LooseRow[],
): ReadonlySet<number> {
  const [inCharacters] = measuresOf(text, items);
  const firstOn = new Map<number, number>();
  for (const { first } of rows) {
    const page = items[first]?.page ?? 0;
    if (!firstOn.has(page)) firstOn.set(page, first);
  }
  const aside = [...firstOn].filter(([page, first]) => {
    const [head] = inCharacters ? headsOfColumns(items, page, first, inCharacters) : [];
    if (!inCharacters || !head) return false;
    for (let i = first - 1; i >= 0 && items[i]?.page === page; i--) {
      const { end } = inCharacters(i);
      if (items[i]?.kind === "part" && end <= head.start && head.start - end < LEAST_APART) return true;
    }
    return false;
  });
  return new Set(aside.map(([page]) => page));
}

/** Places rows in two ways and leaves of each what both say of it. */
export function placeBothWays(rows: readonly LooseRow[], one: () => void, other: () => void): void {
  const before = rows.map(placedOf);
  one();
  const first = rows.map(placedOf);
  for (const [i, row] of rows.entries()) Object.assign(row, before[i]);
  other();
  for (const [i, row] of rows.entries()) Object.assign(row, common(row, first[i]) ?? before[i]);
}

function placedOf({ columns, untold, state }: LooseRow): Placed {
  return { columns, untold, state };
}

/** What is known of a row both as it is and as it was placed before; undefined where that is nothing. */
function common(row: LooseRow, first: Placed | undefined): Placed | undefined {
  if (!row.columns || !first?.columns) return undefined;
  const columns = Array.from({ length: COLUMNS }, (_, x) =>
    row.columns?.[x] === first.columns?.[x] ? row.columns?.[x] : undefined,
  );
  const untold = row.figures.filter((figure) => !columns.includes(figure));
  const isNothingTold = row.figures.length > 0 && untold.length === row.figures.length;
  return isNothingTold ? undefined : { columns, untold, state: row.state };
}
