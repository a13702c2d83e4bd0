import type { Cell, Table } from "../../report/types";
import { quote } from "../quote";

/** Some cells as messages name them: row by row, with the columns where a row has more than these. */
export function cellsName(cells: readonly Cell[], { form }: Table): string {
  const rows = [...new Set(cells.map(({ slot }) => slot.row))];
  const parts = rows.map((row) => {
    const own = cells.filter(({ slot }) => slot.row === row);
    const name = quote(own[0]?.slot.rowName ?? form.name);
    const width = form.slots.filter((slot) => slot.row === row).length;
    if (own.length === width && width > 1) return `${name}一行各栏`;
    const columns = own.map(({ slot }) => quote(slot.columnName)).join("、");
    return `${name}的${columns}${own.length > 1 ? `这 ${own.length} 栏` : "一栏"}`;
  });
  // The rows of `disputes` stand beside each other, not below.
  return form.labelColumns === 0 ? parts.map((part) => part.replace("一行各栏", "各栏")).join("，") : parts.join("，");
}

/** A table as messages name it. */
export function tableName({ form }: Table): string {
  return form.name.endsWith("表") ? quote(form.name) : `${quote(form.name)}的表格`;
}
