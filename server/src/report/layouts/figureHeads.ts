import { keepsSum, type LooseFigure } from "./figureSums";

/** A way to read the figures so far: where the rows' ends begin, and first figures not yet matched. */
interface Way {
  readonly ends: Ends | undefined;
  readonly rows: number;
  /** Value → how many more stand alone than rows ask for (below 0: rows ask for more). */
  readonly open: ReadonlyMap<number, number>;
}

/** Where the end of a row begins, and the ends before it. */
interface Ends {
  readonly at: number;
  readonly before: Ends | undefined;
  /** Number of the values of all these ends, equal for equal values. */
  readonly name: number;
}

/** Ways that are kept at one place, and steps in all, beyond which a table counts as unreadable. */
const MOST_WAYS = 400;
const MOST_STEPS = 20_000;

/**
 * All tables, different in their values, of which the figures behind a row's first one stand together, row after row,
 * and the first ones right before these or, among words, anywhere: a PDF has them beside the labels. A row's sum tells
 * its first figure. Gives the index of each figure, row by row; undefined where there are too many ways to tell.
 */
export function readHeads(figures: readonly LooseFigure[], rows: number, columns: number): number[][][] | undefined {
  const length = columns - 1;
  const values = figures.map(({ value }) => value);
  if (values.length !== rows * columns || values.some((value) => !(value >= 0))) return undefined;
  const lastAt = new Map(figures.flatMap(({ value, isBehindWords }, i) => (isBehindWords ? [[value, i]] : [])));
  const names = new Map<string, number>();
  const waysAt: Map<string, Way>[] = Array.from({ length: values.length + 1 }, () => new Map());
  waysAt[0]?.set("", { ends: undefined, rows: 0, open: new Map() });
  let steps = 0;
  const add = (at: number, way: Way) => {
    for (const [value, count] of way.open) if (count < 0 && (lastAt.get(value) ?? -1) < at) return;
    const open = [...way.open].sort(([one], [other]) => one - other);
    waysAt[at]?.set(`${way.ends?.name ?? -1} ${open.join(" ")}`, way);
  };
  const addEnd = (way: Way, at: number, open: Way["open"]) => {
    const written = `${way.ends?.name ?? -1}:${values.slice(at, at + length).join(",")}`;
    const name = names.get(written) ?? names.size;
    names.set(written, name);
    add(at + length, { ends: { at, before: way.ends, name }, rows: way.rows + 1, open });
  };
  for (let at = 0; at < values.length; at++) {
    const ways = waysAt[at] ?? new Map<string, Way>();
    steps += ways.size;
    if (ways.size > MOST_WAYS || steps > MOST_STEPS) return undefined;
    const alone = values[at] ?? 0;
    const end = values.slice(at, at + length);
    const first = end.length < length ? -1 : 2 * (end[length - 1] ?? 0) - end.reduce((sum, value) => sum + value, 0);
    const isPossible = first >= 0 && lastAt.has(first);
    const mayBeApart = figures[at]?.isBehindWords === true;
    const isRow =
      !mayBeApart &&
      at + columns <= values.length &&
      keepsSum(
        figures,
        Array.from({ length: columns }, (_, x) => at + x),
      );
    for (const way of ways.values()) {
      if (mayBeApart && at - way.rows * length < rows) add(at + 1, { ...way, open: changed(way.open, alone, 1) });
      if (way.rows === rows) continue;
      if (isRow) addEnd(way, at + 1, way.open);
      if (isPossible) addEnd(way, at, changed(way.open, first, -1));
    }
    waysAt[at]?.clear();
  }
  return [...(waysAt[values.length]?.values() ?? [])]
    .filter(({ open }) => open.size === 0)
    .map(({ ends }) => joinHeads(figures, ends, length));
}

function changed(open: ReadonlyMap<number, number>, value: number, by: number): ReadonlyMap<number, number> {
  const next = new Map(open);
  const count = (next.get(value) ?? 0) + by;
  if (count === 0) next.delete(value);
  else next.set(value, count);
  return next;
}

/** Puts before each row's end a first figure of the value that its sum asks for: the one right before it, or the next. */
function joinHeads(figures: readonly LooseFigure[], last: Ends | undefined, length: number): number[][] {
  const starts: number[] = [];
  for (let ends = last; ends; ends = ends.before) starts.unshift(ends.at);
  const inEnd = new Set(starts.flatMap((start) => Array.from({ length }, (_, x) => start + x)));
  const alone = new Set(figures.flatMap((_, i) => (inEnd.has(i) ? [] : [i])));
  const valueAt = (i: number) => figures[i]?.value ?? Number.NaN;
  const rows = starts.map((start, y) => {
    const end = Array.from({ length }, (_, x) => start + x);
    const first = end.reduce((sum, i) => sum - valueAt(i), 2 * valueAt(start + length - 1));
    return { y, end, first, head: -1 };
  });
  const take = (suits: (i: number, row: (typeof rows)[number]) => boolean) => {
    for (const row of rows) {
      if (row.head >= 0) continue;
      row.head = [...alone].find((i) => valueAt(i) === row.first && suits(i, row)) ?? -1;
      alone.delete(row.head);
    }
  };
  take((i, { y }) => figures[i]?.row === y);
  take((i, { end }) => i + 1 === end[0]);
  take(() => true);
  return rows.map(({ head, end }) => [head, ...end]);
}
