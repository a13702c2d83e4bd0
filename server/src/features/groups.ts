import type { FormTable } from "../forms";
import type { Table } from "../report/types";
import { hull, type Span } from "../text/span";

/** A group of rows under one label of the form, as the form has it. */
interface FormGroup {
  readonly label: string;
  readonly rows: ReadonlySet<string>;
}

const known = new WeakMap<FormTable, readonly FormGroup[]>();

/** The groups of rows of a table as they stand in the text, from their label to their last figure. */
export function groupSpans(table: Table): Span[] {
  return groupsOf(table.form).flatMap(({ label, rows }) => {
    const own = table.rows.filter(({ run }) => rows.has(run.slots[0]?.row ?? ""));
    const spans = own.flatMap(({ span }) => span ?? []);
    if (spans.length < 2) return [];
    const named = table.labels.filter((placed) => placed.label.role === "group" && placed.label.text === label);
    return hull([...spans, ...named.map(({ cell }) => cell.span)]) ?? [];
  });
}

/** The groups of the printed form: a label that spans several rows, and the rows. */
function groupsOf(form: FormTable): readonly FormGroup[] {
  let groups = known.get(form);
  if (!groups) {
    groups = form.grid.flatMap((cells, y) =>
      cells.flatMap(({ label, rowSpan }): FormGroup[] => {
        if (label?.role !== "group") return [];
        const slots = form.grid.slice(y, y + rowSpan).flatMap((row) => row.flatMap(({ slot }) => slot ?? []));
        return [{ label: label.text, rows: new Set(slots.map(({ row }) => row)) }];
      }),
    );
    known.set(form, groups);
  }
  return groups;
}
