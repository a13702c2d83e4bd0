import type { CellId, Form, FormTable } from "../../server/src/forms";

/** Figures of a draft by cell, as they are to be written. */
export type Figures = Readonly<Record<CellId, string>>;

/** All tables of a form, in its order. */
export function tablesOf(form: Form): FormTable[] {
  return form.sections.flatMap((section) => section.tables);
}

/**
 * Fills a form so that every sum it prescribes holds: what is not given is 0, and totals, and what is carried over to
 * the next year, follow from the rest.
 */
export function fillForm(form: Form, given: Figures): Figures {
  return Object.assign({}, ...tablesOf(form).map((table) => fillTable(table, given)));
}

function fillTable(table: FormTable, given: Figures): Figures {
  const follows = new Set([
    ...table.identities.map((identity) => identity.total),
    ...table.slots.filter((slot) => slot.row === "carriedOut").map((slot) => slot.id),
  ]);
  const figures: Record<CellId, string> = {};
  for (const { id } of table.slots) {
    const value = given[id] ?? (follows.has(id) ? undefined : "0");
    if (value !== undefined) figures[id] = value;
  }
  for (let open = table.identities; open.length > 0; ) {
    const rest = open.filter(({ left, right }) => {
      const [unknown, ...more] = [...left, ...right].filter((id) => figures[id] === undefined);
      if (unknown === undefined) return false;
      if (more.length > 0) return true;
      const sum = (ids: readonly CellId[]) => ids.reduce((total, id) => total + Number(figures[id] ?? 0), 0);
      const value = left.includes(unknown) ? sum(right) - sum(left) : sum(left) - sum(right);
      if (!(value >= 0)) throw new Error(`${unknown} would be ${value}`);
      figures[unknown] = String(value);
      return false;
    });
    if (rest.length === open.length) throw new Error(`the figures of ${table.id} do not settle its sums`);
    open = rest;
  }
  return figures;
}
