import type {
  CellKind,
  Edition,
  FormLabel,
  FormRun,
  FormTable,
  GridCell,
  Identity,
  LabelRole,
  SectionId,
  Slot,
  TableId,
} from "./types";

/** A grid cell with a label. */
export function label(text: string, role: LabelRole, columnSpan = 1, rowSpan = 1, id?: string): GridCell {
  return { label: { text, role, ...(id === undefined ? {} : { id }) }, columnSpan, rowSpan };
}

/** A grid cell that stays empty on the printed form. */
export function empty(columnSpan = 1, rowSpan = 1): GridCell {
  return { columnSpan, rowSpan };
}

export function makeSlot(
  table: TableId,
  row: readonly [id: string, name: string],
  column: readonly [id: string, name: string],
  kind: CellKind,
): Slot {
  const id = `${table}.${row[0]}.${column[0]}`;
  return { id, table, row: row[0], column: column[0], kind, rowName: row[1], columnName: column[1] };
}

export interface TableSource {
  readonly id: TableId;
  readonly edition: Edition;
  readonly section: SectionId;
  readonly name: string;
  readonly width: number;
  readonly labelColumns: number;
  readonly grid: readonly (readonly GridCell[])[];
  readonly identities?: readonly Identity[];
}

/** Derives the reading order (runs) and the slots of a table from its grid. */
export function makeTable(source: TableSource): FormTable {
  const runs: FormRun[] = [];
  for (const row of source.grid) {
    const labels: FormLabel[] = row.flatMap((cell) => cell.label ?? []);
    const slots = row.flatMap((cell) => cell.slot ?? []);
    labels.forEach((text, i) => {
      const own = i === labels.length - 1 ? slots : [];
      runs.push({ table: source.id, label: text, slots: own, name: own[0]?.rowName ?? text.text });
    });
    if (labels.length === 0 && slots.length > 0) runs.push({ table: source.id, slots, name: source.name });
  }
  return {
    ...source,
    runs,
    slots: runs.flatMap((run) => run.slots),
    identities: source.identities ?? [],
  };
}

/** The plain tables of section two: a heading row, a row of column labels, then a label and its figures a row. */
export function plainTable(
  table: { id: TableId; edition: Edition; title: string },
  columns: readonly (readonly [id: string, name: string, kind: CellKind])[],
  rows: readonly (readonly [id: string, name: string])[],
): FormTable {
  const width = columns.length + 1;
  return makeTable({
    id: table.id,
    edition: table.edition,
    section: "disclosure",
    name: table.title,
    width,
    labelColumns: 1,
    grid: [
      [label(table.title, "title", width)],
      [label("信息内容", "heading"), ...columns.map(([id, name]) => label(name, "column", 1, 1, id))],
      ...rows.map(([id, name]) => [
        label(name, "row", 1, 1, id),
        ...columns.map(
          ([column, columnName, kind]): GridCell => ({
            slot: makeSlot(table.id, [id, name], [column, columnName], kind),
            columnSpan: 1,
            rowSpan: 1,
          }),
        ),
      ]),
    ],
  });
}
