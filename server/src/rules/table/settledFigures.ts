import type { CellId, Identity } from "../../forms";
import { combinations } from "../../report/layouts/combinations";
import type { Cell, Table, TableRow } from "../../report/types";
import { addend, parseValue } from "../../report/value";

/**
 * The figures that the cells of missing rows must have for the sums of the table to hold; a cell that they do not
 * settle is left out, and all are where they contradict each other.
 */
export function missingFigures(table: Table): ReadonlyMap<CellId, number> {
  const unknown = table.rows.flatMap(({ status, run }) => (status === "missing" ? run.slots.map(({ id }) => id) : []));
  return settle(table, new Map(unknown.map((id) => [id, undefined]))) ?? new Map();
}

/** How the figures of a row that has too many or too few are right: one for each column, of them those written. */
export interface FittingFigures {
  readonly figures: readonly number[];
  /** Place of each written figure among the columns; undefined for one that is too many. */
  readonly placeOf: readonly (number | undefined)[];
}

/** Most figures that a row may have too many or too few. */
const MOST_OFF = 2;

/** The figures of a row, whether it can be told where they belong or not, in the order of the text. */
export function writtenFigures({ cells, unplaced }: TableRow): readonly Pick<Cell, "raw" | "span">[] {
  return [...cells.filter(({ raw }) => raw !== ""), ...unplaced].sort((a, b) => a.span.start - b.span.start);
}

/**
 * The one way to take figures out of a ragged row or to put some in, so that it has one for each column and every sum
 * that it stands in holds; undefined where the sums allow of several or of none.
 */
export function fittingFigures(table: Table, row: TableRow): FittingFigures | undefined {
  const { status, run } = row;
  const ids = run.slots.map(({ id }) => id);
  const all = writtenFigures(row);
  const written = all.flatMap(({ raw }) => addend(parseValue(raw)) ?? []);
  const off = written.length - ids.length;
  if (status !== "ragged" || written.length < all.length || off === 0 || Math.abs(off) > MOST_OFF) return undefined;
  const longer = Array.from({ length: Math.max(written.length, ids.length) }, (_, i) => i);
  let found: FittingFigures | undefined;
  for (const kept of combinations(longer, Math.min(written.length, ids.length))) {
    const placeOf = off < 0 ? kept : longer.map((i) => (kept.includes(i) ? kept.indexOf(i) : undefined));
    const given = new Map<CellId, number | undefined>(ids.map((id, at) => [id, written[placeOf.indexOf(at)]]));
    const settled = settle(table, given);
    const figures = ids.flatMap((id) => given.get(id) ?? settled?.get(id) ?? []);
    if (!settled || figures.length < ids.length) continue;
    if (found?.figures.some((figure, at) => figure !== figures[at])) return undefined;
    found ??= { figures, placeOf };
  }
  return found;
}

/**
 * The figures that the sums of a table settle for cells that it lacks, among `given` those without a figure; undefined
 * where a sum with such cells cannot hold.
 */
function settle(
  { form, cells }: Table,
  given: ReadonlyMap<CellId, number | undefined>,
): ReadonlyMap<CellId, number> | undefined {
  const found = new Map<CellId, number>();
  const isUnknown = (id: CellId) => given.has(id) && given.get(id) === undefined;
  const figureOf = (id: CellId) => {
    const cell = cells.get(id);
    if (given.has(id)) return given.get(id) ?? found.get(id);
    return cell && cell.value.kind !== "blank" ? addend(cell.value) : undefined;
  };
  for (let isNew = true; isNew; ) {
    isNew = false;
    for (const identity of form.identities) {
      for (const [id, figure] of settledBy(identity, figureOf, isUnknown)) {
        if (!Number.isSafeInteger(figure) || figure < 0) return undefined;
        found.set(id, figure);
        isNew = true;
      }
    }
  }
  const holds = ({ left, right }: Identity) => {
    const figures = [...left.map((id) => [id, 1] as const), ...right.map((id) => [id, -1] as const)];
    if (!figures.some(([id]) => given.has(id))) return true;
    const residual = figures.reduce((sum, [id, sign]) => sum + sign * (figureOf(id) ?? Number.NaN), 0);
    return Number.isNaN(residual) || residual === 0;
  };
  return form.identities.every(holds) ? found : undefined;
}

/** The one figure that an identity lacks; where it lacks several and the others are even, they are all 0. */
function settledBy(
  { left, right }: Identity,
  figureOf: (id: CellId) => number | undefined,
  isUnknown: (id: CellId) => boolean,
): (readonly [CellId, number])[] {
  const isOpen = (id: CellId) => figureOf(id) === undefined;
  const open = [...left.filter(isOpen), ...right.filter(isOpen)];
  const [first] = open;
  if (first === undefined || !open.every(isUnknown)) return [];
  const isLeft = left.includes(first);
  if (open.some((id) => left.includes(id) !== isLeft)) return [];
  const sum = (ids: readonly CellId[]) => ids.reduce((total, id) => total + (figureOf(id) ?? 0), 0);
  const rest = isLeft ? sum(right) - sum(left) : sum(left) - sum(right);
  if (open.length > 1 && rest !== 0) return [];
  return open.map((id) => [id, rest] as const);
}
