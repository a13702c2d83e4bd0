import { isTelling, keepsSum, type LooseFigure } from "./figureSums";

/** A row of which all figures, or all but the total, are known. */
interface Anchor {
  readonly row: number;
  readonly figures: readonly number[];
}

/** A row that stands whole behind its label and breaks its sum. */
const BROKEN: Anchor = { row: -1, figures: [] };
/** By how many rows figures may be further up or down than their row. */
const MOST_ROWS_OFF = 2;

/**
 * The figures with the cells of those that a label tells beyond doubt only where a table cannot be read without them: the
 * first one of a row whose label stands with it in a column of labels, whole rows behind their label and those between
 * such rows, and rows of which the total alone stands elsewhere. Undefined where there are none or they contradict, and
 * where a row breaks its sum that stands whole behind its label: then any order that keeps all sums is another one.
 */
export function anchoredFigures(figures: readonly LooseFigure[], columns: number): readonly LooseFigure[] | undefined {
  const found = figures.flatMap((_, i) => anchorAt(figures, i, columns) ?? []);
  if (found.includes(BROKEN)) return undefined;
  const anchors = withTotals(figures, found, columns);
  const rows = found.filter((anchor) => anchor.figures.length > 1);
  if (!rows.every(({ row }, at) => row > (rows[at - 1]?.row ?? -1))) return undefined;
  const taken = new Set(anchors.flatMap((anchor) => anchor.figures));
  const all = [...anchors, ...rows.flatMap((lower, at) => rowsBetween(figures, rows[at - 1], lower, taken, columns))];
  const cells = new Map<number, number>();
  figures.forEach(({ rowBeside }, i) => {
    if (rowBeside !== undefined) cells.set(i, rowBeside * columns);
  });
  for (const { row, figures: own } of all) for (const [x, i] of own.entries()) cells.set(i, row * columns + x);
  if (cells.size === 0 || new Set(cells.values()).size < cells.size) return undefined;
  return figures.map((figure, i) => ({ ...figure, cell: cells.get(i) }));
}

/** Rows with their totals, where those stand elsewhere and no other figure has their value. */
function withTotals(figures: readonly LooseFigure[], anchors: readonly Anchor[], columns: number): readonly Anchor[] {
  const taken = new Set(anchors.flatMap((anchor) => anchor.figures));
  return anchors.map((anchor) => {
    if (anchor.figures.length !== columns - 1) return anchor;
    const sum = sumOf(figures, anchor.figures);
    const [total, ...others] = figures.flatMap(({ value }, i) => (value === sum && !taken.has(i) ? [i] : []));
    return total === undefined || others.length > 0 ? anchor : { ...anchor, figures: [...anchor.figures, total] };
  });
}

/**
 * The row whose label alone stands before a figure, if this one and those within the label and behind are its own; the
 * broken one where they are as many but break its sum.
 */
function anchorAt(figures: readonly LooseFigure[], i: number, columns: number): Anchor | undefined {
  const row = figures[i]?.onlyLabel;
  if (row === undefined || figures[i]?.row === row) return undefined;
  let from = i;
  while (figures[from - 1]?.row === row) from--;
  let end = i + 1;
  while (end < figures.length && end < from + columns && !figures[end]?.isBehindWords) end++;
  const own = Array.from({ length: end - from }, (_, at) => from + at);
  const isBelow = (at: number) => figures[at]?.isJoined === true && !figures[at]?.isOnLine;
  const isOfColumn = own.some((at) => at > i && isBelow(at)) || (end < figures.length && isBelow(end));
  const rowsOff = Math.abs(from / columns - row);
  if (rowsOff >= MOST_ROWS_OFF) return undefined;
  // Columns of several rows may go on behind the first figure of one.
  const isLone = from === i && figures[i]?.isBehindLabel && !figures[i + 1]?.isJoined;
  if (isOfColumn) return isLone ? { row, figures: [i] } : undefined;
  const isClosed = end === figures.length || figures[end]?.isBehindWords === true;
  if (own.length === columns) {
    if (!keepsSum(figures, own)) return isClosed ? BROKEN : undefined;
    return isTelling(own.map((at) => figures[at]?.value ?? 0)) || (isClosed && rowsOff < 1)
      ? { row, figures: own }
      : undefined;
  }
  return own.length === columns - 1 && isClosed && lacksTotal(figures, own) ? { row, figures: own } : undefined;
}

/** Whether a row's figures are all but its total, which stands elsewhere: the last one is less than the others. */
function lacksTotal(figures: readonly LooseFigure[], own: readonly number[]): boolean {
  const total = sumOf(figures, own);
  const last = figures[own.at(-1) ?? -1]?.value ?? Number.NaN;
  return last < total - last && figures.some(({ value }, i) => value === total && !own.includes(i));
}

function sumOf(figures: readonly LooseFigure[], own: readonly number[]): number {
  return own.reduce((sum, i) => sum + (figures[i]?.value ?? Number.NaN), 0);
}

/** The rows between two that are known, if just as many figures stand there and each row keeps its sum. */
function rowsBetween(
  figures: readonly LooseFigure[],
  upper: Anchor | undefined,
  lower: Anchor,
  taken: ReadonlySet<number>,
  columns: number,
): readonly Anchor[] {
  if (!upper) return [];
  const from = (upper.figures.at(-1) ?? 0) + 1;
  const between = Array.from({ length: (lower.figures[0] ?? 0) - from }, (_, at) => from + at).filter(
    (i) => !taken.has(i),
  );
  const height = lower.row - upper.row - 1;
  const rows = Array.from(
    { length: height },
    (_, at): Anchor => ({
      row: upper.row + 1 + at,
      figures: between.slice(at * columns, (at + 1) * columns),
    }),
  );
  const isRow = ({ figures: own }: Anchor) =>
    (own.at(-1) ?? 0) - (own[0] ?? 0) === columns - 1 &&
    own.every((i) => !figures[i]?.isJoined || figures[i]?.isOnLine) &&
    keepsSum(figures, own);
  return between.length === height * columns && rows.every(isRow) ? rows : [];
}
