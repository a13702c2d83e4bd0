import type { Cell, Table } from "../../report/types";
import { quote } from "../quote";

/** Some cells of a row as messages name them: the row, and the columns where the row has more than these. */
export function cellsName(cells: readonly Cell[], { form }: Table): string {
  const [first] = cells;
  if (!first) return quote(form.name);
  const { row, rowName } = first.slot;
  const width = form.slots.filter((slot) => slot.row === row).length;
  if (cells.length === width && width > 1) return `${quote(rowName)}一行各栏`;
  const columns = cells.map(({ slot }) => quote(slot.columnName)).join("、");
  return `${quote(rowName)}的${columns}${cells.length > 1 ? `这 ${cells.length} 栏` : "一栏"}`;
}
