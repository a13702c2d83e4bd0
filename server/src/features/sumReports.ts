import { type CellId, type Edition, FORMS, type Slot } from "../forms";
import { blankFigures } from "../relations/blanks";
import { numberIn } from "../report/amounts";
import type { Cell, Report } from "../report/types";

/** A report among those that are added up. */
export interface Addend {
  /** Names the report to people. */
  readonly source: string;
  readonly report: Report;
}

/** The figures of many reports added up into one set of forms. */
export interface Sums {
  readonly edition: Edition;
  /** Sum of each cell that at least one report fills. */
  readonly figures: ReadonlyMap<CellId, number>;
  /** Reports of which a cell could not be added: its row is missing or was not read, or it holds no figure. */
  readonly missing: ReadonlyMap<CellId, readonly string[]>;
}

/** A cell in which a summary differs from the sum. */
export interface Difference {
  readonly slot: Slot;
  readonly sum: number;
  /** Undefined where the summary does not have the cell. */
  readonly cell: Cell | undefined;
}

/** Amounts are given with a few decimals, which binary fractions do not keep. */
const PRECISION = 1e6;

/** Adds up reports of one edition, cell by cell: a blank total counts as the sum of its own, any other blank as 0. */
export function sumReports(edition: Edition, addends: readonly Addend[]): Sums {
  const figures = new Map<CellId, number>();
  const missing = new Map<CellId, string[]>();
  const read = addends.map(({ source, report }) => ({ source, figures: figuresOf(report) }));
  for (const { id } of slotsOf(edition)) {
    for (const { source, figures: own } of read) {
      const figure = own.get(id);
      if (figure === undefined) missing.set(id, [...(missing.get(id) ?? []), source]);
      else figures.set(id, round((figures.get(id) ?? 0) + figure));
    }
  }
  return { edition, figures, missing };
}

/** What each cell of a report counts for; none for what is no figure. */
export function figuresOf({ tables }: Report): Map<CellId, number> {
  const figures = new Map<CellId, number>();
  for (const table of tables) {
    const blanks = blankFigures(table);
    for (const cell of table.cells.values()) {
      const figure = numberIn(cell) ?? blanks.get(cell.slot.id);
      if (figure !== undefined) figures.set(cell.slot.id, figure);
    }
  }
  return figures;
}

/** The cells in which a summary differs from the sum; its blanks count like those of the reports. */
export function compareWithSummary({ edition, figures, missing }: Sums, summary: Report): Difference[] {
  const written = figuresOf(summary);
  return slotsOf(edition).flatMap((slot) => {
    // What could not be added up cannot be compared.
    if (missing.has(slot.id)) return [];
    const sum = figures.get(slot.id) ?? 0;
    return written.get(slot.id) === sum ? [] : [{ slot, sum, cell: cellOf(summary, slot.id) }];
  });
}

function slotsOf(edition: Edition): readonly Slot[] {
  return FORMS[edition].sections.flatMap(({ tables }) => tables.flatMap(({ slots }) => slots));
}

function cellOf(report: Report, id: CellId): Cell | undefined {
  for (const { cells } of report.tables) {
    const cell = cells.get(id);
    if (cell) return cell;
  }
  return undefined;
}

/** A number without what binary fractions add to it. */
export function round(number: number): number {
  return Math.round(number * PRECISION) / PRECISION;
}
