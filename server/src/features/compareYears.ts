import { type CellId, type Edition, FORMS, type Slot } from "../forms";
import { carriedFrom } from "../forms/carryOver";
import type { Cell, Report } from "../report/types";
import type { Span } from "../text/span";
import { figuresOf, round } from "./sumReports";

/** What one of the two reports has in a cell. */
export interface YearFigure {
  /** The figure as written; where there is none, what to show in its place. */
  readonly shown: string;
  /** What it counts for; undefined where that is not known, as for a blank: it may be a 0 or a figure still to come. */
  readonly number?: number;
  readonly span?: Span;
}

/** A cell of this year's form beside what last year's report has in it. */
export interface ComparedCell {
  readonly id: CellId;
  readonly row: string;
  readonly column: string;
  readonly before: YearFigure;
  readonly now: YearFigure;
  /** This year's less last year's; undefined where one of them is not known. */
  readonly difference?: number;
}

export interface ComparedTable {
  readonly id: string;
  readonly name: string;
  readonly cells: readonly ComparedCell[];
}

export interface ComparedYears {
  /** What last year's report carries out beside what this year's carries in, which should be the same. */
  readonly carried: readonly ComparedCell[];
  /** The tables of this year's form that at least one of the reports has. */
  readonly tables: readonly ComparedTable[];
}

const CARRIED_IN = "carriedIn";
const CARRIED_OUT = "carriedOut";

const UNKNOWN: YearFigure = { shown: "—" };

/** Compares the figures of a report with last year's, cell by cell, also where the two use different editions. */
export function compareYears(report: Report, lastYear: Report): ComparedYears {
  const edition = editionOf(report);
  const now = readerOf(report);
  const before = readerOf(lastYear);
  const lastEdition = editionOf(lastYear);
  const beforeAt = (id: CellId): YearFigure => {
    if (edition === lastEdition) return before(id);
    const ids = carriedFrom(id, edition);
    return ids === "none" ? UNKNOWN : together(ids.map(before));
  };
  const compare = (slot: Slot, earlier: YearFigure): ComparedCell => {
    const later = now(slot.id);
    const isKnown = earlier.number !== undefined && later.number !== undefined;
    return {
      id: slot.id,
      row: slot.rowName,
      column: slot.columnName,
      before: earlier,
      now: later,
      ...(isKnown ? { difference: round((later.number ?? 0) - (earlier.number ?? 0)) } : {}),
    };
  };
  const forms = FORMS[edition].sections.flatMap(({ tables }) => tables);
  const isThere = (id: string) => [report, lastYear].some(({ tables }) => tables.some(({ form }) => form.id === id));
  const tables = forms.filter(({ id }) => isThere(id));
  const carriedIn = tables.flatMap(({ slots }) => slots.filter(({ row }) => row === CARRIED_IN));
  return {
    carried: carriedIn.map((slot) => compare(slot, before(slot.id.replace(`.${CARRIED_IN}.`, `.${CARRIED_OUT}.`)))),
    tables: tables.map(({ id, name, slots }) => ({
      id,
      name,
      cells: slots.map((slot) => compare(slot, beforeAt(slot.id))),
    })),
  };
}

function editionOf({ edition }: Report): Edition {
  return edition ?? "2021";
}

/** Reads the cells of a report by their ids. */
function readerOf(report: Report): (id: CellId) => YearFigure {
  const figures = figuresOf(report);
  const cells = new Map<CellId, Cell>(report.tables.flatMap((table) => [...table.cells]));
  return (id) => {
    const cell = cells.get(id);
    if (!cell) return UNKNOWN;
    const number = cell.value.kind === "blank" ? undefined : figures.get(id);
    return {
      shown: cell.raw === "" ? "空" : cell.raw,
      ...(number === undefined ? {} : { number }),
      span: cell.span,
    };
  };
}

/** Several cells that together say what one of the other edition does. */
function together(figures: readonly YearFigure[]): YearFigure {
  const [first, ...others] = figures;
  if (!first) return UNKNOWN;
  if (others.length === 0) return first;
  const numbers = figures.flatMap(({ number }) => number ?? []);
  if (numbers.length < figures.length) return UNKNOWN;
  const number = round(numbers.reduce((sum, one) => sum + one, 0));
  return { shown: String(number), number, ...(first.span ? { span: first.span } : {}) };
}
