// Moving, selecting and pasting in rows of figures, as a spreadsheet does. Pure: knows no element.
import type { CellChange } from "../../server/src/lsp/protocol";
import { t } from "./l10n";

/** A cell of the grid as far as moving and pasting go. */
export interface GridCell {
  readonly id: string;
  readonly table: { readonly id: string };
}

type Rows<Cell extends GridCell> = readonly (readonly Cell[])[];

/** A cell's row among all rows of figures, and its place among the figures of the row. */
export interface Place {
  readonly row: number;
  readonly at: number;
}

/**
 * The cell next to one: `down` in the same column, over into the next table unless `within`; `across` in the same row;
 * `along` in reading order. Undefined at the end.
 */
export function step<Cell extends GridCell>(
  rows: Rows<Cell>,
  { row, at }: Place,
  direction: "down" | "across" | "along",
  back: boolean,
  within = false,
): Place | undefined {
  const by = back ? -1 : 1;
  if (direction === "down") {
    const next = rows[row + by];
    if (!next || (within && next[0]?.table !== rows[row]?.[0]?.table)) return undefined;
    return { row: row + by, at: Math.min(at, next.length - 1) };
  }
  if (rows[row]?.[at + by]) return { row, at: at + by };
  const beyond = rows[row + by];
  if (direction === "across" || !beyond) return undefined;
  return { row: row + by, at: back ? beyond.length - 1 : 0 };
}

/** The last cell of the row, or of the column within its table, as Ctrl and an arrow go; at the table's edge the next table. */
export function edge<Cell extends GridCell>(
  rows: Rows<Cell>,
  place: Place,
  direction: "down" | "across",
  back: boolean,
  within = false,
): Place | undefined {
  let last: Place | undefined;
  for (let next = step(rows, place, direction, back, true); next; next = step(rows, next, direction, back, true))
    last = next;
  return last ?? step(rows, place, direction, back, within);
}

/** The corners of a cell's table. */
export function cornersOf<Cell extends GridCell>(rows: Rows<Cell>, place: Place): readonly [Place, Place] {
  const top = edge(rows, place, "down", true, true)?.row ?? place.row;
  const bottom = edge(rows, place, "down", false, true)?.row ?? place.row;
  return [
    { row: top, at: 0 },
    { row: bottom, at: (rows[bottom]?.length ?? 1) - 1 },
  ];
}

/** What is typed for a figure, in half-width characters: an input method may be set to full-width ones. */
export function typedFigure(text: string): string {
  const trimmed = text.trim();
  if (!/^[+\-＋－]?[\d０-９.．]+$/.test(trimmed)) return trimmed;
  return trimmed.replace(/[＋－．０-９]/g, (wide) => String.fromCodePoint((wide.codePointAt(0) ?? 0) - 0xfee0));
}

/** Whether a cell lies in the block between two corners. */
export function isInBlock({ row, at }: Place, one: Place, other: Place): boolean {
  const isBetween = (value: number, a: number, b: number) => value >= Math.min(a, b) && value <= Math.max(a, b);
  return isBetween(row, one.row, other.row) && isBetween(at, one.at, other.at);
}

/** The cells of the block between two corners. */
export function blockOf<Cell extends GridCell>(rows: Rows<Cell>, one: Place, other: Place): Cell[][] {
  const block = rows.map((cells, row) => cells.filter((_, at) => isInBlock({ row, at }, one, other)));
  return block.filter(({ length }) => length > 0);
}

/** What is pasted at a cell, and the block's last cell; or why it does not fit. */
export function blockFor<Cell extends GridCell>(
  rows: Rows<Cell>,
  start: Place,
  text: string,
): { readonly changes: readonly CellChange[]; readonly end: Place } | { readonly refused: string } {
  let lines = text
    .replace(/(?:\r?\n)+$/, "")
    .split(/\r?\n/)
    .map((line) => line.split("\t").map(typedFigure));
  const first = rows[start.row] ?? [];
  const room = first.length - start.at;
  // A row copied with its labels: they stand before the figures.
  while ((lines[0]?.length ?? 0) > room && lines.every(([cell = ""]) => !/^[+-]?[\d０-９]/.test(cell)))
    lines = lines.map((line) => line.slice(1));
  const width = Math.max(...lines.map(({ length }) => length));
  if (width > room) return { refused: t("粘贴的内容有 {0} 栏，从这一格起只有 {1} 栏，没有写入", width, room) };
  const below = rows.slice(start.row).findIndex(([cell]) => cell?.table !== first[0]?.table);
  const height = below < 0 ? rows.length - start.row : below;
  if (lines.length > height)
    return { refused: t("粘贴的内容有 {0} 行，从这一格起只有 {1} 行，没有写入", lines.length, height) };
  const changes = lines.flatMap((line, y) =>
    line.flatMap((text, x) => {
      const cell = rows[start.row + y]?.[start.at + x];
      return cell ? [{ id: cell.id, text }] : [];
    }),
  );
  return { changes, end: { row: start.row + lines.length - 1, at: start.at + width - 1 } };
}
