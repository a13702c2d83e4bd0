import type { Table, TableRow } from "../../report/types";

/** Whether the total is placed of a row whose other figures are not. */
export function hasTotal({ cells }: TableRow): boolean {
  return cells.some(({ slot }) => slot.column === "total");
}

/** What a finding on a row whose figures cannot be placed adds: which sums are silent for it; nothing where none are. */
export function uncheckedSums({ form }: Table, rows: readonly TableRow[]): string {
  const name = rows.length > 1 ? "这几行" : "本行";
  const ragged = rows.filter(({ status }) => status === "ragged");
  const haveTotals = ragged.every(hasTotal);
  if (ragged.length > 0 && haveTotals) return `；${name}只核对了总计`;
  const ids = new Set(ragged.flatMap(({ run }) => run.slots.map(({ id }) => id)));
  const isSilent = form.identities.some(({ left, right }) => [...left, ...right].some((id) => ids.has(id)));
  return isSilent ? `；${name}没有参与合计核对` : "";
}
