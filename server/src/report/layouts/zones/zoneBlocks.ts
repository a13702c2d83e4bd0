import { keepsSum, type LooseFigure } from "./figureSums";

/** Least sum, and least parts that are not 0, of a row whose sum is hardly kept by chance. */
const LEAST_TELLING = 10;
const LEAST_PARTS = 2;

/** Figures that stand together without a gap or words between. */
export interface Block {
  readonly from: number;
  readonly size: number;
}

/**
 * The cells of a zone's figures that stand by their row's label: those within it or on its line are the row's first
 * ones, and as many right behind it as make the row full are the others. Before these, those whose cells are told.
 */
export function placesByLabels(
  figures: readonly LooseFigure[],
  from: number,
  to: number,
  columns: number,
): ReadonlyMap<number, readonly [y: number, x: number]> {
  const places = new Map<number, readonly [y: number, x: number]>();
  const isJoined = (i: number) => i < to && figures[i]?.isJoined === true;
  const rowAt = (row: number | undefined) => {
    const y = (row ?? -1) - from / columns;
    return y >= 0 && y < (to - from) / columns ? y : -1;
  };
  for (let i = from; i < to; i++) {
    const cell = figures[i]?.cell;
    const y = rowAt(cell === undefined ? undefined : Math.floor(cell / columns));
    if (cell !== undefined && y >= 0) places.set(i, [y, cell % columns]);
  }
  for (let i = from; i < to; ) {
    const row = figures[i]?.row;
    let end = i + 1;
    while (isJoined(end) && figures[end]?.row === row) end++;
    const y = rowAt(row);
    if (figures[i]?.isBehindWords && end - i < columns && !isJoined(end) && y >= 0 && !places.has(i))
      for (let at = i; at < end; at++) places.set(at, [y, at - i]);
    i = end;
  }
  for (let i = from; i < to; i++) {
    const y = rowAt(figures[i]?.onlyLabel);
    if (y < 0 || places.has(i)) continue;
    const within = [...places].flatMap(([at, [row]]) => (row === y ? [at] : []));
    const end = i + columns - within.length;
    const others = Array.from({ length: end - i }, (_, at) => i + at);
    const row = [...within, ...others];
    const isBroken = others.some(
      (at) => at > i && (figures[at]?.isBehindWords || (isJoined(at) && !figures[at]?.isOnLine)),
    );
    const isFull =
      keepsSum(figures, row) &&
      (row.some((at) => figures[at]?.value !== 0) || end === to || figures[end]?.isBehindWords === true);
    if (end > to || isBroken || !isFull || Math.abs(i - within.length - from - y * columns) >= columns) continue;
    for (const [x, at] of others.entries()) places.set(at, [y, within.length + x]);
  }
  const cells = new Set([...places.values()].map(([y, x]) => y * columns + x));
  return cells.size === places.size ? places : new Map();
}

/** The blocks of a zone's figures but for some whose cells are known. */
export function blocksOf(
  figures: readonly LooseFigure[],
  from: number,
  to: number,
  known: ReadonlyMap<number, unknown>,
): Block[] {
  const blocks: Block[] = [];
  for (let i = from; i < to; i++) {
    if (known.has(i)) continue;
    const last = blocks[blocks.length - 1];
    const isApart = known.has(i - 1) || (figures[i - 1]?.isBesideWords && !figures[i]?.isOnLine);
    if (last && i > from && figures[i]?.isJoined && !isApart)
      blocks[blocks.length - 1] = { ...last, size: last.size + 1 };
    else blocks.push({ from: i, size: 1 });
  }
  return blocks;
}

/** For each figure what it costs to part its block there: nothing where lines above hold more figures. */
export function splitCosts(figures: readonly LooseFigure[], from: number, to: number, cost: number): Uint8Array {
  const isOnLine = (i: number) => figures[i]?.isOnLine === true;
  return Uint8Array.from({ length: to - from + 1 }, (_, at) => {
    let [above, below] = [1, 1];
    while (at > above && isOnLine(from + at - above)) above++;
    while (isOnLine(from + at + below)) below++;
    return above > below ? 0 : cost;
  });
}

/**
 * For each figure that is one of a whole row's, in whatever order, the first of these: columns that stand one after
 * another in blocks of their own, whose sum is hardly kept by chance, and all between that keep theirs.
 */
export function wholeRows(
  figures: readonly LooseFigure[],
  from: number,
  to: number,
  known: ReadonlyMap<number, readonly [y: number, x: number]>,
  columns: number,
): ReadonlyMap<number, number> {
  // Where rows have only some of their cells told, what stands together is what is left of them.
  const told = new Map<number, number>();
  for (const [y] of known.values()) told.set(y, (told.get(y) ?? 0) + 1);
  if ([...told.values()].some((cells) => cells < columns)) return new Map();
  const begins = (i: number) => i >= to || known.has(i) || known.has(i - 1) || !figures[i]?.isJoined;
  const rowAt = (i: number) => Array.from({ length: columns }, (_, x) => i + x);
  const isRow = (i: number) =>
    i + columns <= to &&
    begins(i) &&
    begins(i + columns) &&
    rowAt(i).every((at) => !known.has(at) && (begins(at) || figures[at]?.isOnLine)) &&
    keepsSum(figures, rowAt(i));
  const isTelling = (i: number) => {
    const values = rowAt(i).map((at) => figures[at]?.value ?? 0);
    return (values.at(-1) ?? 0) >= LEAST_TELLING && values.filter((value) => value !== 0).length > LEAST_PARTS;
  };
  const telling: number[] = [];
  for (let i = from; i + columns <= to; i++) if (isRow(i) && isTelling(i)) telling.push(i);
  const sure = telling.filter((i) => telling.every((other) => other === i || Math.abs(other - i) >= columns));
  const between = sure.flatMap((first, at) => {
    const next = sure[at + 1] ?? first;
    const rows = Array.from(
      { length: Math.max(0, (next - first) / columns - 1) },
      (_, row) => first + (row + 1) * columns,
    );
    return (next - first) % columns === 0 && rows.every(isRow) ? rows : [];
  });
  return new Map([...sure, ...between].flatMap((first) => rowAt(first).map((i) => [i, first] as const)));
}
