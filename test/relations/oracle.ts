/** The smallest repairs once more, by trying sets of cells and exact elimination: slow, and nothing of the solver's. */
import type { Change, SumSystem } from "../../server/src/relations/repairs";

/**
 * Every smallest set of at most `most` cells whose change makes every identity hold with whole values >= 0; empty where
 * no such set exists. A set must hold a cell of each broken identity, which is all that narrows the search.
 */
export function smallestSets(system: SumSystem, most: number): Change[][] {
  const { values, identities } = system;
  const broken = identities.filter((_, i) => residual(system, i) !== 0);
  const everyCell = values.map((_, cell) => cell);
  for (let size = 0; size <= most; size++) {
    const found = new Map<string, Change[]>();
    const tried = new Set<string>();
    const grow = (cells: readonly number[]): void => {
      const key = [...cells].sort((a, b) => a - b).join(" ");
      if (tried.has(key)) return;
      tried.add(key);
      if (cells.length === size) {
        for (const changes of solve(system, cells)) found.set(key, changes);
        return;
      }
      const unhit = broken.find((identity) => !identity.cells.some((cell) => cells.includes(cell)));
      for (const cell of unhit?.cells ?? everyCell) if (!cells.includes(cell)) grow([...cells, cell]);
    };
    grow([]);
    if (found.size > 0) return [...found.values()];
  }
  return [];
}

function residual({ values, identities }: SumSystem, identity: number): number {
  const { cells = [], signs = [] } = identities[identity] ?? {};
  return cells.reduce((sum, cell, i) => sum + (signs[i] ?? 0) * (values[cell] ?? 0), 0);
}

/**
 * The change of exactly these cells that makes every identity hold, if there is one: Gaussian elimination. Where cells
 * depend on each other, the values of one are tried; a cell that then may take several has no value.
 */
function solve(system: SumSystem, cells: readonly number[]): Change[][] {
  const [first, ...others] = solutionsOf(system, cells);
  if (!first) return [];
  const changes = [...first].map(([cell, value]): Change => {
    return others.every((other) => other.get(cell) === value) ? { cell, value } : { cell };
  });
  return [changes.sort((a, b) => a.cell - b.cell)];
}

/** The solutions, or as many as show which cells have a choice. */
function solutionsOf(system: SumSystem, cells: readonly number[]): Map<number, number>[] {
  let rows = system.identities.map((identity, i) => [
    ...cells.map((cell) => identity.signs[identity.cells.indexOf(cell)] ?? 0),
    -residual(system, i),
  ]);
  rows = rows.filter((row) => row.some((entry) => entry !== 0));
  for (const [column, cell] of cells.entries()) {
    const pivot = rows.findIndex((row, i) => i >= column && row[column] !== 0);
    const [chosen] = rows.splice(pivot, pivot < 0 ? 0 : 1);
    if (!chosen) return isConsistent(rows, column, cells.length) ? solutionsWith(system, cells, cell) : [];
    const lead = chosen[column] ?? 1;
    rows = rows.map((row) => row.map((entry, x) => entry * lead - (chosen[x] ?? 0) * (row[column] ?? 0)));
    rows.splice(column, 0, chosen);
  }
  if (!isConsistent(rows, cells.length, cells.length)) return [];
  const values = cells.map((cell, i): [number, number] => {
    const delta = (rows[i]?.[cells.length] ?? 0) / (rows[i]?.[i] ?? 1);
    return [cell, (system.values[cell] ?? 0) + delta];
  });
  const isPossible = values.every(
    ([cell, value]) => Number.isInteger(value) && value >= 0 && value !== system.values[cell],
  );
  return isPossible ? [new Map(values)] : [];
}

/** Whether no row from `from` on asks for what none of the cells gives. */
function isConsistent(rows: readonly (readonly number[])[], from: number, width: number): boolean {
  return rows.slice(from).every((row) => row[width] === 0 || row.slice(0, width).some((entry) => entry !== 0));
}

/** Solutions with two values of `cell`, or the one that there is. */
function solutionsWith(system: SumSystem, cells: readonly number[], cell: number): Map<number, number>[] {
  const { values, identities } = system;
  const most = Math.max(...values) + identities.reduce((sum, _, i) => sum + Math.abs(residual(system, i)), 0);
  const rest = cells.filter((other) => other !== cell);
  const found: Map<number, number>[][] = [];
  for (let value = 0; value <= most && found.length < 2; value++) {
    if (value === values[cell]) continue;
    const tried = { identities, values: values.map((written, i) => (i === cell ? value : written)) };
    const solutions = solutionsOf(tried, rest);
    if (solutions.length > 0) found.push(solutions.map((solution) => new Map(solution).set(cell, value)));
  }
  return found.flat();
}
