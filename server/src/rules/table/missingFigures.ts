import type { CellId, Identity } from "../../forms";
import type { Table } from "../../report/types";
import { addend } from "../../report/value";

/**
 * The figures that the cells of missing rows must have for the sums of the table to hold; a cell that they do not
 * settle is left out, and all are where they contradict each other.
 */
export function missingFigures({ form, rows, cells }: Table): ReadonlyMap<CellId, number> {
  const unknown = new Set(
    rows.flatMap(({ status, run }) => (status === "missing" ? run.slots.map(({ id }) => id) : [])),
  );
  const found = new Map<CellId, number>();
  const figureOf = (id: CellId) => {
    const cell = cells.get(id);
    return unknown.has(id) ? found.get(id) : cell && cell.value.kind !== "blank" ? addend(cell.value) : undefined;
  };
  for (let isNew = true; isNew; ) {
    isNew = false;
    for (const identity of form.identities) {
      for (const [id, figure] of settledBy(identity, figureOf, unknown)) {
        if (!Number.isSafeInteger(figure) || figure < 0) return new Map();
        found.set(id, figure);
        isNew = true;
      }
    }
  }
  const holds = ({ left, right }: Identity) => {
    const figures = [...left.map((id) => [id, 1] as const), ...right.map((id) => [id, -1] as const)];
    if (!figures.some(([id]) => found.has(id))) return true;
    const residual = figures.reduce((sum, [id, sign]) => sum + sign * (figureOf(id) ?? Number.NaN), 0);
    return Number.isNaN(residual) || residual === 0;
  };
  return form.identities.every(holds) ? found : new Map();
}

/** The one figure that an identity lacks; where it lacks several and the others are even, they are all 0. */
function settledBy(
  { left, right }: Identity,
  figureOf: (id: CellId) => number | undefined,
  unknown: ReadonlySet<CellId>,
): (readonly [CellId, number])[] {
  const isOpen = (id: CellId) => figureOf(id) === undefined;
  const open = [...left.filter(isOpen), ...right.filter(isOpen)];
  const [first] = open;
  if (first === undefined || !open.every((id) => unknown.has(id))) return [];
  const isLeft = left.includes(first);
  if (open.some((id) => left.includes(id) !== isLeft)) return [];
  const sum = (ids: readonly CellId[]) => ids.reduce((total, id) => total + (figureOf(id) ?? 0), 0);
  const rest = isLeft ? sum(right) - sum(left) : sum(left) - sum(right);
  if (open.length > 1 && rest !== 0) return [];
  return open.map((id) => [id, rest] as const);
}
