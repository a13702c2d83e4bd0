import { FORMS, type Slot } from "../forms";
import type { CellValue, Report } from "../report/types";

/** A cell of a sheet as the writer of workbooks takes it. */
interface SheetCell {
  readonly value: string | number;
  readonly type: StringConstructor | NumberConstructor;
  readonly fontWeight?: "bold";
}

type SheetRow = (SheetCell | null)[];

/** The first columns of the comparison: table, row, column. */
const LABEL_COLUMNS = [
  { title: "表", width: 14 },
  { title: "行", width: 44 },
  { title: "栏", width: 18 },
];

/**
 * A workbook for Excel and WPS with the reports side by side: a cell of the form a row, a report a column. Both editions
 * follow each other where both are there.
 */
export async function workbook(reports: readonly { path: string; report: Report }[]): Promise<Uint8Array> {
  // Loaded only here: nothing else needs it.
  const { default: writeExcelFile } = await import("write-excel-file/node");
  const data: SheetRow[] = [
    heading(
      LABEL_COLUMNS.map(({ title }) => title),
      reports.map(({ path }) => path),
    ),
    heading(
      ["", "", "机关"],
      reports.map(({ report }) => report.body ?? ""),
    ),
    heading(
      ["", "", "年份"],
      reports.map(({ report }) => (report.year === undefined ? "" : String(report.year))),
    ),
  ];
  for (const form of Object.values(FORMS)) {
    const own = reports.map(({ report }) => report.tables.filter((table) => table.form.edition === form.edition));
    for (const table of form.sections.flatMap(({ tables }) => tables)) {
      const filled = own.map((tables) => tables.find(({ form: { id } }) => id === table.id));
      if (!filled.some((found) => found !== undefined)) continue;
      for (const slot of table.slots)
        data.push([...names(slot, table.name), ...filled.map((found) => figure(found?.cells.get(slot.id)))]);
    }
  }
  const columns = [...LABEL_COLUMNS.map(({ width }) => ({ width })), ...reports.map(() => ({ width: 14 }))];
  const sheet = { data, sheet: "各单元格", columns, stickyRowsCount: 3, stickyColumnsCount: LABEL_COLUMNS.length };
  return writeExcelFile([sheet]).toBuffer();
}

function heading(names: readonly string[], reports: readonly string[]): SheetRow {
  return [...names, ...reports].map((value) => ({ value, type: String, fontWeight: "bold" }));
}

function names({ rowName, columnName }: Slot, table: string): SheetRow {
  return [table, rowName, columnName].map((value) => ({ value, type: String }));
}

function figure(cell: { readonly value: CellValue; readonly raw: string } | undefined): SheetCell | null {
  if (!cell || cell.raw === "") return null;
  return cell.value.kind === "number" ? { value: cell.value.number, type: Number } : { value: cell.raw, type: String };
}
