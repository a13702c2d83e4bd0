import type { Report, Table } from "../../report/types";
import { hull, type Span } from "../../text/span";

/**
 * The lines that hold a row of the text and nothing else, with the line ends that part it from the row before it, so
 * that it can be cut out and put behind another row; undefined in layouts where that cannot be told.
 */
export function rowLines(
  { text, lines }: Report,
  { layout }: Table,
  cells: readonly { readonly span: Span }[],
): Span | undefined {
  const span = hull(cells.map((cell) => cell.span));
  if (!span || (layout !== "tabRows" && layout !== "cellLines")) return undefined;
  let first = lines.position(span.start).line;
  let last = lines.position(span.end).line;
  const written = (line: number) => text.slice(lines.start(line), lines.end(line));
  if (layout === "tabRows")
    return first === last && first > 0 ? { start: lines.end(first - 1), end: lines.end(last) } : undefined;
  // Merged cells are lines with only a tab in front of the label; blank figures are such lines behind the last one.
  while (first > 0 && written(first - 1) === "\t") first--;
  while (last + 1 < lines.count && written(last + 1) === "\t") last++;
  return first > 1 && written(first - 1) === "" ? { start: lines.end(first - 2), end: lines.end(last) } : undefined;
}
