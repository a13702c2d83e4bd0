import type { TextCell } from "./types";

/** What is known about where a row's figures stand. */
export interface RowGeometry {
  /** The row's label or, where the form has none, -1. */
  readonly labelColumn: number;
  /**
   * Column of the first column label, where the table's header rows are as wide as this row and a figure in the last
   * column shows that its figures stand below their labels.
   */
  readonly firstColumn: number | undefined;
  /** Column of the first column label, where the table's header rows are as wide as this row. */
  readonly headerColumn: number | undefined;
  /** Columns of the figures in a full row of the same table, as wide and with its label in the same column. */
  readonly fullRow: readonly number[] | undefined;
  /** Whether the last figure of the row is its total. */
  readonly endsInTotal: boolean;
  /** Whether the row is as wide as its neighbours: else a cell was lost or came in, and empty cells say nothing. */
  readonly isRegular: boolean;
  /** Whether no row of the table has more cells behind its label than figures: then none are padding. */
  readonly isTight: boolean;
  /**
   * Whether no empty cell can have gone at the row's end, where those of a merged label stand behind the label: an
   * editor takes them away as white space.
   */
  readonly isWhole: boolean;
}

export interface Placed {
  /** One cell a figure of the form, in order; undefined where the text has none. */
  readonly cells: readonly (TextCell | undefined)[];
  readonly surplus: readonly TextCell[];
}

/**
 * Ties the cells behind a label to the `count` figures that the form has there; undefined where more than one way of
 * placing them would do, for a figure in the wrong column makes a false alarm.
 *
 * `fits` tells whether placed cells keep the sums that the form prescribes within the row; undefined where it
 * prescribes none.
 */
export function placeFigures(
  cells: readonly TextCell[],
  count: number,
  geometryOf: () => RowGeometry,
  fits: (cells: readonly TextCell[]) => boolean | undefined,
): Placed | undefined {
  if (cells.length === 0) return undefined;
  const filled = cells.filter(({ kind }) => kind !== "blank");
  if (filled.length === count) return { cells: filled, surplus: [] };
  if (filled.length > count) return placeTooMany(filled, count, fits);
  const geometry = geometryOf();
  if (filled.length === 0) return { cells: placeBlanks(cells, count, geometry), surplus: [] };
  const last = filled[filled.length - 1];
  // Where the header shows the columns, a lone figure in the last but one is no total.
  const mayBeTotal = geometry.firstColumn === undefined || last?.column !== geometry.firstColumn + count - 2;
  if (
    geometry.endsInTotal &&
    filled.length === 1 &&
    last &&
    mayBeTotal &&
    cells.indexOf(last) >= Math.max(count, cells.length - 1) - 1
  ) {
    return { cells: [...placeBlanks(cells, count - 1, geometry), last], surplus: [] };
  }
  const isWholeTable = geometry.labelColumn < 0 && (last === cells[cells.length - 1] || fits(cells) === true);
  if (cells.length === count && (geometry.isTight || isWholeTable)) return { cells, surplus: [] };
  const windows = cells.slice(count - 1).flatMap((_, start) => {
    const inside = cells.slice(start, start + count);
    return filled.every((cell) => inside.includes(cell)) ? [inside] : [];
  });
  // Among several ways only a row's own sum decides; one that leaves the total blank proves nothing.
  const kept = windows.filter((inside) => fits(inside) === true);
  const [only] = kept;
  const proven: Placed | undefined = only && kept.length === 1 ? { cells: only, surplus: [] } : undefined;
  if (!geometry.isRegular) return geometry.isWhole && windows.length === 1 ? proven : undefined;
  if (cells.length === count && geometry.isWhole) return { cells, surplus: [] };

  const full = geometry.fullRow?.map((column) => cells.find((cell) => cell.column === column));
  if (full && filled.every((cell) => full.includes(cell))) return { cells: full, surplus: [] };

  if (geometry.firstColumn !== undefined) {
    const start = Math.max(geometry.firstColumn, geometry.labelColumn + 1);
    const below = windows.find(([first]) => first?.column === start);
    // Below the labels, a sum that does not hold tells of a wrong figure.
    if (below) return { cells: below, surplus: [] };
  } else if (!geometry.isWhole) return undefined;
  const [lone] = windows.length === 1 ? windows : [];
  return lone && fits(lone) !== false ? { cells: lone, surplus: [] } : proven;
}

/** The blank cells below the column labels, where those tell; else the first ones behind the label. */
function placeBlanks(
  cells: readonly TextCell[],
  count: number,
  { headerColumn = -1, labelColumn }: RowGeometry,
): (TextCell | undefined)[] {
  const below = cells.findIndex(({ column }) => column === headerColumn && column > labelColumn);
  const start = below >= 0 && below + count <= cells.length ? below : 0;
  return Array.from({ length: count }, (_, i) => cells[start + i]);
}

/** More figures than the form has columns: placed only where every way to drop the surplus gives the same figures. */
function placeTooMany(
  filled: readonly TextCell[],
  count: number,
  fits: (cells: readonly TextCell[]) => boolean | undefined,
): Placed | undefined {
  const excess = filled.length - count;
  const first = { cells: filled.slice(0, count), surplus: filled.slice(count) };
  const values = (cells: readonly TextCell[]) => cells.map(({ raw }) => raw).join("\t");
  const ways = Array.from({ length: count + 1 }, (_, at) => [...filled.slice(0, at), ...filled.slice(at + excess)]);
  if (ways.every((way) => values(way) === values(first.cells))) return first;

  const kept = ways.filter((way) => fits(way) === true);
  return kept.length > 0 && kept.every((way) => values(way) === values(first.cells)) ? first : undefined;
}
