import type { Table, TableRow } from "../../report/types";

/** What a finding on a row whose figures cannot be placed adds: which sums are silent for it; nothing where none are. */
export function uncheckedSums({ form }: Table, rows: readonly TableRow[]): string {
  const ids = new Set(rows.flatMap(({ status, run }) => (status === "ragged" ? run.slots.map(({ id }) => id) : [])));
  const isSilent = form.identities.some(({ left, right }) => [...left, ...right].some((id) => ids.has(id)));
  return isSilent ? `；${rows.length > 1 ? "这几行" : "本行"}没有参与合计核对` : "";
}
