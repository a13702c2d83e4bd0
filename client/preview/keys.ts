import type { FormCell, FormPreview, FormTable, Position, Range } from "../../server/src/lsp/protocol";

/** The key of a cell, stable over edits: the id of a figure, the place of a label in its table. */
export function keyOfCell(table: FormTable, cell: FormCell, row: number, index: number): string {
  return cell.figure?.id ?? `${table.id}/${row}/${index}`;
}

/** The key of a table's problem, by its index. */
export function keyOfProblem(table: FormTable, index: number): string {
  return `${table.id}#${index}`;
}

/** Where cells and problems stand in the text, by key; those that the text does not have are left out. */
export function placesOf({ sections }: FormPreview): ReadonlyMap<string, Range> {
  const places = new Map<string, Range>();
  for (const table of sections.flatMap(({ tables }) => tables)) {
    table.rows.forEach((row, y) => {
      row.forEach((cell, x) => {
        if (cell.range) places.set(keyOfCell(table, cell, y, x), cell.range);
      });
    });
    table.problems.forEach(({ range }, i) => {
      if (range) places.set(keyOfProblem(table, i), range);
    });
  }
  return places;
}

/** The key of the cell that a place of the text is in; of one that is blank, the place where it would be filled. */
export function cellAt({ sections }: FormPreview, place: Position): string | undefined {
  for (const table of sections.flatMap(({ tables }) => tables)) {
    if (!table.range || !isWithin(place, table.range)) continue;
    for (const [y, row] of table.rows.entries())
      for (const [x, cell] of row.entries())
        if (cell.range && isWithin(place, cell.range)) return keyOfCell(table, cell, y, x);
  }
  return undefined;
}

function isWithin(place: Position, { start, end }: Range): boolean {
  return !isBefore(place, start) && !isBefore(end, place);
}

function isBefore(a: Position, b: Position): boolean {
  return a.line < b.line || (a.line === b.line && a.character < b.character);
}
