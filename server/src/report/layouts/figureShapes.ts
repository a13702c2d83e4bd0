import { brokenColumns, keepsSum, type LooseFigure, type Sums } from "./figureSums";
import { spread } from "./spread";

/** Rows of figures, by their indices in the whole table. */
type Rows = readonly (readonly number[])[];

/** Figures that stand together without a gap or words between. */
interface Block {
  readonly from: number;
  readonly size: number;
}

/** Where the last block was put: its rows, where its band began and where it ends, and where the bands above ended. */
interface Place {
  readonly y: number;
  readonly height: number;
  readonly start: number;
  readonly x: number;
  readonly end: number;
  readonly stripe: number;
}

/** A way to read a zone, and what it costs. */
interface ZoneWay {
  readonly rows: Rows;
  readonly cost: number;
}

/** Rows of some zones. */
type Chosen = ReadonlyMap<number, Rows>;

/** Steps that are left, and the places at which the search came by. */
interface Budget {
  steps: number;
  readonly seen: Seen;
}

/** What it counts as to leave a band before its end, or to begin one elsewhere than right below the one before. */
const STEP = 2;
/** What it counts as to leave cells out that stand to the left, to begin anywhere else, or to part a block. */
const GAP = 4;
/** What it counts as to leave a band one column before the end of the one above, which was left before its end too. */
const NARROW = 1;
/** What each try may take of the steps at first, and what those that need more may take then. */
const SHARES = [0.1, 0.55];
/** Rows at a page's top and end that may be read in an order of their own though they look like bands. */
const OUTER_ROWS = 3;
/** Rows at a page's top among which the heads of columns stand. */
const TOP_ROWS = 2;
/** Most that a table may cost. */
const MOST_COST = 18;
/** Ways to read a zone beyond which a table counts as unreadable. */
const MOST_WAYS = 400;

/**
 * All tables of which every page has whole rows and is read in rectangles: bands of rows, each column by column or some
 * columns together, that end or begin before others do, and single figures that come early or late. Of these the tables
 * that keep all sums and cost least. Gives the index of each figure, row by row; undefined where it takes more steps.
 */
export function readShapes(
  figures: readonly LooseFigure[],
  sums: Sums,
  mostSteps: number,
): readonly Rows[] | undefined {
  const { columns } = sums;
  const starts = figures.flatMap(({ beginsPage }, i) => (i === 0 || beginsPage ? [i] : []));
  if (starts.some((start) => start % columns !== 0)) return [];
  const whole = starts.map(
    (from, page): Zone => ({ from, end: starts[page + 1] ?? figures.length, above: [], below: [] }),
  );
  const below = (least: number) => whole.map((zone) => withoutBandsBelow(figures, zone, columns, least * columns));
  const above = (zones: readonly Zone[], least: number) =>
    zones.map((zone) => withoutBandsAbove(figures, zone, columns, least * columns));
  const peeled = below(0);
  const tries = [peeled, above(peeled, 0), below(OUTER_ROWS), above(whole, OUTER_ROWS), whole];
  const shapeOf = (zones: readonly Zone[]) => zones.map(({ from, end }) => `${from} ${end}`).join();
  let open: readonly (readonly Zone[])[] = [...new Map(tries.map((zones) => [shapeOf(zones), zones])).values()];
  const seen = makeSeen(mostSteps);
  let left = mostSteps;
  for (const share of SHARES) {
    const still: (readonly Zone[])[] = [];
    for (const zones of open) {
      const steps = Math.min(left, mostSteps * share);
      const budget = { steps, seen };
      const found = readZones(figures, zones, sums, budget);
      left -= steps - budget.steps;
      const right = found?.filter((table) => brokenColumns(figures, table, sums) === 0) ?? [];
      if (right.length > 0) return right;
      if (!found) still.push(zones);
    }
    open = still;
  }
  return open.length === 0 ? [] : undefined;
}

/** What is left of a page without the bands of rows above and below. */
interface Zone {
  readonly from: number;
  readonly end: number;
  readonly above: Rows;
  readonly below: Rows;
}

/** Takes bands of rows that keep their sums off a page, from its end on, but for so many figures. */
function withoutBandsBelow(figures: readonly LooseFigure[], zone: Zone, columns: number, least: number): Zone {
  const bands: Rows[] = [];
  const from = Math.min(zone.from + least, zone.end);
  let { end } = zone;
  for (let band = bandBefore(figures, from, end, columns); band; band = bandBefore(figures, from, end, columns)) {
    bands.unshift(band);
    end -= band.length * columns;
  }
  return { ...zone, end, below: bands.flat() };
}

/** Takes bands of rows that keep their sums off a page, from its beginning on, but for so many figures. */
function withoutBandsAbove(figures: readonly LooseFigure[], zone: Zone, columns: number, least: number): Zone {
  const bands: Rows[] = [];
  const to = zone.end - least;
  let { from } = zone;
  for (let band = bandAt(figures, from, to, columns); band; band = bandAt(figures, from, to, columns)) {
    bands.push(band);
    from += band.length * columns;
  }
  return { ...zone, from, above: bands.flat() };
}

/** The lowest band that ends before a figure. */
function bandBefore(figures: readonly LooseFigure[], from: number, end: number, columns: number): Rows | undefined {
  const sizes: number[] = [];
  let size = 0;
  for (let i = end - 1; i >= from && sizes.length <= columns; i--) {
    size++;
    if (i > from && figures[i]?.isJoined) continue;
    sizes.unshift(size);
    size = 0;
    const band = bandOf(figures, i, sizes, columns);
    if (band) return band;
  }
  return undefined;
}

/** The lowest band that begins with a figure. */
function bandAt(figures: readonly LooseFigure[], from: number, to: number, columns: number): Rows | undefined {
  const sizes: number[] = [];
  for (let end = from; end < to && sizes.length < columns; ) {
    let size = 1;
    while (end + size < to && figures[end + size]?.isJoined) size++;
    sizes.push(size);
    end += size;
    const band = bandOf(figures, from, sizes, columns);
    if (band) return band;
  }
  return undefined;
}

/** The band that blocks of these sizes make, if its rows keep their sums. */
function bandOf(
  figures: readonly LooseFigure[],
  from: number,
  sizes: readonly number[],
  columns: number,
): Rows | undefined {
  const height = sizes.reduce((sum, size) => sum + size, 0) / columns;
  if (!Number.isInteger(height) || sizes.some((own) => own % height !== 0)) return undefined;
  const rows: number[][] = Array.from({ length: height }, () => []);
  let at = from;
  for (const own of sizes) for (let k = 0; k < own; k++) rows[Math.floor((k * height) / own)]?.push(at++);
  return rows.every((row) => keepsSum(figures, row)) ? rows : undefined;
}

/** The tables whose pages hold these zones, in whatever order these are read, between bands of rows. */
function readZones(
  figures: readonly LooseFigure[],
  zones: readonly Zone[],
  sums: Sums,
  budget: Budget,
): readonly Rows[] | undefined {
  const waysOf = ({ from, end }: Zone, cost: number, needs?: readonly number[]) =>
    readZone(figures, from, end, sums, cost, budget, needs);
  /** All rows; those of zones without a way are empty. */
  const tableOf = (ways: readonly (Rows | undefined)[]) =>
    zones.flatMap(({ above, from, end, below }, i) => {
      const none = (): Rows => Array.from({ length: (end - from) / sums.columns }, () => []);
      return [...above, ...(ways[i] ?? none()), ...below];
    });
  const plain = zones.map((zone) => waysOf(zone, 0));
  const hard = plain.flatMap((ways, i) => (ways?.length === 1 ? [] : [i]));
  /** The cheapest ways for each zone that is none of bands, but for one, which the others tell what it needs. */
  const cheapest = new Map<number, readonly ZoneWay[]>();
  for (let cost = 0; cheapest.size + 1 < hard.length; cost++) {
    if (cost > MOST_COST) return [];
    for (const at of hard) {
      const zone = zones[at];
      if (!zone || cheapest.has(at) || cheapest.size + 1 >= hard.length) continue;
      const ways = waysOf(zone, cost);
      if (!ways) return undefined;
      if (ways.length > 0) cheapest.set(at, ways);
    }
  }
  const dearest = hard.filter((at) => !cheapest.has(at));
  // Where every page looks like bands, any one of them may be none.
  const orders = hard.length > 0 ? [[...cheapest.keys(), ...dearest]] : zones.map((_, i) => [i]);
  const readRest = (cost: number, [at, ...others]: readonly number[], chosen: Chosen): readonly Rows[] | undefined => {
    const zone = zones[at ?? -1];
    if (at === undefined || !zone) return [];
    const tableWith = (rows: Rows | undefined) =>
      tableOf(plain.map((ways, i) => (i === at ? rows : (chosen.get(i) ?? ways?.[0]?.rows))));
    if (others.length === 0) {
      const needs = differences(figures, tableWith(undefined), sums).map((sum) => -sum);
      return waysOf(zone, cost, needs)?.map(({ rows }) => tableWith(rows));
    }
    const found: Rows[] = [];
    for (const way of cheapest.get(at) ?? []) {
      const rest = readRest(cost, others, new Map([...chosen, [at, way.rows]]));
      if (!rest) return undefined;
      found.push(...rest);
    }
    return found;
  };
  const readAt = (cost: number): readonly Rows[] | undefined => {
    const found: Rows[] = [];
    for (const order of orders) {
      const tables = readRest(cost, order, new Map());
      if (!tables) return undefined;
      found.push(...tables);
    }
    return found;
  };
  for (let cost = 0; cost <= MOST_COST; cost++) {
    const found = readAt(cost);
    if (!found) return undefined;
    // Tables that cost a little more make the cheapest one doubtful, as far as there are steps to look for them.
    if (found.length > 0) return readAt(cost + STEP) ?? found;
  }
  return [];
}

/** For each sum over the rows and each column what its two sides differ by. */
function differences(figures: readonly LooseFigure[], table: Rows, { columns, overRows }: Sums): number[] {
  return overRows.flatMap(({ left, right }) =>
    Array.from({ length: columns }, (_, x) => {
      const total = (of: readonly number[]) =>
        of.reduce((sum, y) => sum + (figures[table[y]?.[x] ?? -1]?.value ?? 0), 0);
      return total(left) - total(right);
    }),
  );
}

/**
 * The ways, different in their values, to read a zone in which rows keep their sums; undefined where it takes more steps.
 * With `needs` what the sides of the sums over the rows have to differ by in each column.
 */
function readZone(
  figures: readonly LooseFigure[],
  from: number,
  to: number,
  sums: Sums,
  mostCost: number,
  budget: Budget,
  needs?: readonly number[],
): readonly ZoneWay[] | undefined {
  const { columns, overRows } = sums;
  const rows = (to - from) / columns;
  const top = from / columns;
  const known = placesByLabels(figures, from, to, columns);
  const blocks = blocksOf(figures, from, to, known);
  const cells = new Int32Array(rows * columns).fill(-1);
  const open = new Uint8Array(rows).fill(columns);
  /** For each row the sum of its figures but the last column's less that one. */
  const rest = new Float64Array(rows);
  const valueAt = (i: number) => figures[i]?.value ?? Number.NaN;
  /** For each row the sums over the rows on one side of which it stands. */
  const sides = Array.from({ length: rows }, (_, y) =>
    overRows.flatMap(({ left: one, right: other }, sum) =>
      one.includes(top + y) ? [{ sum, sign: 1 }] : other.includes(top + y) ? [{ sum, sign: -1 }] : [],
    ),
  );
  /** For each sum over the rows and each column what is still needed, and the cells that are empty on its sides. */
  const needed = Float64Array.from(needs ?? []);
  const emptyLeft = new Uint8Array(needed.length);
  const emptyRight = new Uint8Array(needed.length);
  for (let i = 0; i < needed.length; i++) {
    const { left: one = [], right: other = [] } = overRows[Math.floor(i / columns)] ?? {};
    const isHere = (y: number) => y >= top && y < top + rows;
    emptyLeft[i] = one.filter(isHere).length;
    emptyRight[i] = other.filter(isHere).length;
  }
  /** Numbers of the values, and how many figures of each are left. */
  const numbers = new Map<number, number>();
  const numberOf = new Uint8Array(to - from);
  for (let i = from; i < to; i++) {
    const number = numbers.get(valueAt(i)) ?? numbers.size;
    numbers.set(valueAt(i), number);
    numberOf[i - from] = number;
  }
  const left = new Uint8Array(numbers.size);
  for (const number of numberOf) left[number] = (left[number] ?? 0) + 1;
  const isLeft = (value: number) => {
    const number = numbers.get(value);
    return number !== undefined && (left[number] ?? 0) > 0;
  };
  /** Two prints of the figures and their cells, equal for equal figures in equal cells. */
  let [print, second] = [0, 0];
  const { seen } = budget;
  const salt = seen.begin();
  const found = new Map<string, ZoneWay>();
  const isEmpty = (y: number, x: number) => (cells[y * columns + x] ?? 0) < 0;
  const openOf = (y: number) => open[y] ?? 0;
  const emptyFrom = (y: number, x: number) => {
    let at = x;
    while (at < columns && !isEmpty(y, at)) at++;
    return at;
  };
  const rowFrom = (y: number, x: number) => {
    let at = y;
    while (at < rows && !isEmpty(at, x)) at++;
    return at;
  };
  const firstOpen = () => {
    let at = 0;
    while (at < rows && openOf(at) === 0) at++;
    return at;
  };
  /** Whether a row may still keep its sum with the figures that are left. */
  const isPossible = (y: number) => {
    const sum = rest[y] ?? 0;
    if (openOf(y) === 0) return sum === 0;
    const lastIsOpen = isEmpty(y, columns - 1);
    if (!lastIsOpen && sum > 0) return false;
    if (openOf(y) > 1) return true;
    return isLeft(lastIsOpen ? sum : -sum);
  };
  const set = (i: number, y: number, x: number, by: 1 | -1) => {
    const value = valueAt(i);
    cells[y * columns + x] = by > 0 ? i : -1;
    open[y] = openOf(y) - by;
    rest[y] = (rest[y] ?? 0) + by * (x === columns - 1 ? -value : value);
    const number = numberOf[i - from] ?? 0;
    left[number] = (left[number] ?? 0) - by;
    const cell = spread(((y * columns + x) << 8) | number);
    print ^= cell;
    second ^= spread(cell + 1);
    if (!needs) return;
    for (const { sum, sign } of sides[y] ?? []) {
      const at = sum * columns + x;
      needed[at] = (needed[at] ?? 0) - by * sign * value;
      if (sign > 0) emptyLeft[at] = (emptyLeft[at] ?? 0) - by;
      else emptyRight[at] = (emptyRight[at] ?? 0) - by;
    }
  };
  /** Whether the sums over the rows to which a cell belongs may still hold with the figures that are left. */
  const isNeeded = (y: number, x: number) => {
    if (!needs) return true;
    for (const { sum } of sides[y] ?? []) {
      const at = sum * columns + x;
      const need = needed[at] ?? 0;
      const one = emptyLeft[at] ?? 0;
      const other = emptyRight[at] ?? 0;
      if ((one === 0 && need > 0) || (other === 0 && need < 0)) return false;
      if (one + other === 1 && !isLeft(one === 1 ? need : -need)) return false;
    }
    return true;
  };
  /** What it costs that figures stand on the lines of a row next to theirs; more than any where cells are taken. */
  const costOfCells = (first: number, y: number, height: number, x: number, end: number) => {
    let cost = 0;
    for (let i = first, row = y; row < y + height; row++) {
      for (let at = x; at < end; at++, i++) {
        const off = Math.abs((figures[i]?.row ?? top + row) - top - row);
        if (!isEmpty(row, at) || off > 1) return Number.POSITIVE_INFINITY;
        cost += off * STEP;
      }
    }
    return cost;
  };
  const isKnown = (first: number, size: number) => {
    for (let i = first; i < first + size; i++) if (figures[i]?.row === undefined) return false;
    return true;
  };
  // Heads of columns that a page has among its figures leave steps in its upper rows.
  const narrow = figures[from]?.isBelowHead ? 0 : NARROW;
  const isOnLine = (i: number) => figures[i]?.isOnLine === true;
  /** For each figure what it costs to part its block there: nothing where lines above hold more figures. */
  const splits = Uint8Array.from({ length: to - from + 1 }, (_, at) => {
    let [above, below] = [1, 1];
    while (at > above && isOnLine(from + at - above)) above++;
    while (isOnLine(from + at + below)) below++;
    return above > below ? 0 : GAP;
  });
  /** Whether no line of a block holds figures of two of its rows. */
  const keepsLines = (first: number, height: number, width: number) => {
    for (let row = 1; row <= height; row++) if (first + row * width < to && isOnLine(first + row * width)) return false;
    return true;
  };
  const write = () => Array.from({ length: rows }, (_, y) => [...cells.subarray(y * columns, (y + 1) * columns)]);
  /** What it costs to leave the last band, which reaches up to a column, for a block elsewhere. */
  const costToLeave = (last: Place, reached: number, uppermost: number, first: number) => {
    if (reached === columns || reached === last.stripe) return 0;
    const isBehindWords = figures[first]?.isBehindWords === true;
    if (figures[first]?.isBehindLabel && last.x === last.start && last.height === 1 && last.end - last.x === 1)
      return 0;
    const isTold = isBehindWords || uppermost <= TOP_ROWS || last.y + last.height >= rows - 1;
    const isStep = reached === last.stripe - 1 && last.stripe < columns;
    return (isTold ? 0 : STEP) + (isStep ? narrow : STEP);
  };
  /** What it costs to begin a band at a place. */
  const costToBegin = (
    last: Place,
    uppermost: number,
    reached: number,
    known: boolean,
    y: number,
    x: number,
    lower: number,
  ) => {
    const isNext = y === lower;
    if (isNext && x === last.start) return 0;
    const isFirst = emptyFrom(y, 0) === x;
    if (isNext && isFirst && (x > 0 || y === uppermost || reached === columns)) return 0;
    // What a page has before its first column is left for that without more ado.
    if (y === 0 && x === 0 && last.start > 0) return 0;
    const isReturn = isFirst && (y === uppermost || x === reached);
    return isReturn || known || (isNext && x === last.start - 1) ? STEP : GAP;
  };
  const goOn = (b: number, taken: number, last: Place | undefined, cost: number): boolean => {
    const block = blocks[b];
    if (!block) {
      if (needed.some((need) => need !== 0)) return true;
      const key = `${print} ${second}`;
      if ((found.get(key)?.cost ?? Number.POSITIVE_INFINITY) > cost) found.set(key, { rows: write(), cost });
      return found.size <= MOST_WAYS;
    }
    const first = block.from + taken;
    const size = block.size - taken;
    const uppermost = firstOpen();
    const below = last ? last.y + last.height : 0;
    const reached = last ? emptyFrom(last.y, last.end) : columns;
    const leaving = last && taken === 0 ? costToLeave(last, reached, uppermost, first) : 0;
    const known = isKnown(first, size);
    const headed = figures[first]?.headed;
    // A single figure among labels is the first of its row.
    const isLone = size === 1 && figures[first]?.isBehindLabel === true && figures[first + 1]?.isBehindWords === true;
    for (let count = 1; count <= size; count++) {
      const base = cost + (count < size ? (splits[first + count - from] ?? 0) : 0);
      const inner = base + (isLone ? GAP : 0);
      if (base > mostCost) continue;
      for (let width = 1; width <= Math.min(columns, count); width++) {
        const height = count / width;
        if (count % width !== 0 || height > rows || (count < size && width === 1 && base > cost)) continue;
        if (!keepsLines(first, height, width)) continue;
        const next = count < size ? taken + count : 0;
        const band = (y: number, x: number, all: number, start: number, stripe: number) =>
          all > mostCost || put(b, next, first, y, height, x, width, start, stripe, all);
        for (let x = 0; x + width <= columns; x++) {
          const isUnderHeads = !headed || (x >= headed[0] && x + width <= headed[1]);
          const own = (x > 0 ? inner : base) + (isUnderHeads ? 0 : GAP);
          if (own > mostCost) continue;
          if (!last) {
            const y = rowFrom(0, x);
            if (y + height > rows) continue;
            const isFirst = x === emptyFrom(y, 0);
            if (!band(y, x, own + (isFirst ? 0 : figures[first]?.isBelowHead ? STEP : STEP + GAP), x, columns))
              return false;
            continue;
          }
          if (taken > 0) {
            // What stands below in the same block stands within its columns.
            const isWithin = x >= last.x && x + width <= last.end && width < last.end - last.x;
            if (isWithin && below + height <= rows && !band(below, x, own, x, reached)) return false;
            continue;
          }
          const isRight = height === last.height && x >= last.end;
          // Where labels part the first column from the others, rows below may begin with these.
          const start = figures[first]?.isBehindLabel ? x : last.start;
          if (isRight && !band(last.y, x, own + (x === reached ? 0 : GAP), start, last.stripe)) return false;
          const gone = own + leaving;
          if (gone > mostCost) continue;
          const lower = rowFrom(below, x);
          if (lower + height <= rows) {
            const all = gone + costToBegin(last, uppermost, reached, known, lower, x, lower);
            if (!band(lower, x, all, x, reached)) return false;
          }
          const upper = rowFrom(0, x);
          if (upper === lower || upper + height > rows || (isRight && upper === last.y)) continue;
          const all = gone + costToBegin(last, uppermost, reached, known, upper, x, lower);
          if (!band(upper, x, all, x, upper < last.y ? columns : reached)) return false;
        }
      }
    }
    return true;
  };
  /** Puts some figures of a block and goes on behind them, if that costs no more; whether there are steps left. */
  const put = (
    b: number,
    taken: number,
    first: number,
    y: number,
    height: number,
    x: number,
    width: number,
    start: number,
    stripe: number,
    before: number,
  ): boolean => {
    const end = x + width;
    const cost = before + costOfCells(first, y, height, x, end);
    if (cost > mostCost) return true;
    if (budget.steps-- <= 0) return false;
    let isOpen = true;
    let row = y;
    for (let i = first; isOpen && row < y + height; row++) {
      for (let at = x; at < end; at++, i++) set(i, row, at, 1);
      isOpen = isPossible(row);
      for (let at = x; isOpen && at < end; at++) isOpen = isNeeded(row, at);
    }
    let goes = true;
    // Rows above that are not full have to be begun once more.
    if (isOpen && cost + (firstOpen() < y ? STEP : 0) <= mostCost) {
      const shape = ((((y * 32 + height) * 8 + start) * 8 + end) * 8 + stripe) * 8 + (taken > 0 ? x + 1 : 0);
      if (seen.isCheaper(print ^ spread(shape ^ salt), second ^ spread(shape + salt), cost))
        goes = goOn(taken > 0 ? b : b + 1, taken, { y, height, start, x, end, stripe }, cost);
    }
    for (let i = first, done = y; done < row; done++) for (let at = x; at < end; at++, i++) set(i, done, at, -1);
    return goes;
  };
  for (const [i, [y, x]] of known) set(i, y, x, 1);
  return goOn(0, 0, undefined, 0) ? [...found.values()] : undefined;
}

/**
 * The cells of a zone's figures that stand by their row's label: those within it or on its line are the row's first
 * ones, and as many right behind it as make the row full are the others.
 */
function placesByLabels(
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
  for (let i = from; i < to; ) {
    const row = figures[i]?.row;
    let end = i + 1;
    while (isJoined(end) && figures[end]?.row === row) end++;
    const y = rowAt(row);
    if (figures[i]?.isBehindWords && end - i < columns && !isJoined(end) && y >= 0)
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

/** Least costs by keys of two numbers, in a table that is never full. */
interface Seen {
  /** Whether a key is new or was dearer up to now; it then costs as much. */
  readonly isCheaper: (key: number, other: number, cost: number) => boolean;
  /** A number for another search, whose keys are to be none of those before. */
  readonly begin: () => number;
}

function makeSeen(mostSteps: number): Seen {
  const size = 2 ** Math.ceil(Math.log2(2 * mostSteps));
  const keys = new Int32Array(size);
  const others = new Int32Array(size);
  /** One more than the cost, or 0. */
  const costs = new Uint8Array(size);
  const isCheaper = (key: number, other: number, cost: number) => {
    let at = key & (size - 1);
    while (costs[at] !== 0 && (keys[at] !== (key | 0) || others[at] !== (other | 0))) at = (at + 1) & (size - 1);
    if (costs[at] !== 0 && (costs[at] ?? 0) <= cost + 1) return false;
    keys[at] = key;
    others[at] = other;
    costs[at] = cost + 1;
    return true;
  };
  let searches = 0;
  return { isCheaper, begin: () => spread(++searches) };
}

/** The blocks of a zone's figures but for some whose cells are known. */
function blocksOf(
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
