import { FORMS, type Slot } from "../../server/src/forms";
import { parseReport } from "../../server/src/report/parse";
import type { Report, Table } from "../../server/src/report/types";
import { tablesOf } from "../harness/figures";
import { writeDraft } from "../report/arbitrary";

/** Figures by row and column: `granted.natural`, `review.total`. An empty one is a blank. */
export type Figures = Readonly<Record<string, number | "">>;

export function nameOf({ row, column }: Slot): string {
  return `${row}.${column}`;
}

/** A draft with some figures, and 0 everywhere else. */
export function draftOf(figures: Figures): string {
  const slots = tablesOf(FORMS["2021"]).flatMap(({ slots: own }) => own);
  const written = slots.map((slot) => [slot.id, String(figures[nameOf(slot)] ?? 0)] as const);
  return writeDraft({ edition: "2021", layout: "cellLines", lineEnd: "\n", quirks: [0], figures: new Map(written) });
}

/** The table that the figures are of, of a draft that holds nothing else. */
export function tableWith(figures: Figures): Table {
  return tableIn(parseReport(draftOf(figures)), figures);
}

/** The table of a report that the figures are of. */
export function tableIn({ tables }: Report, figures: Figures): Table {
  const table = tables.find(({ form }) => form.slots.some((slot) => nameOf(slot) in figures));
  if (table) return table;
  throw new Error("no table");
}
