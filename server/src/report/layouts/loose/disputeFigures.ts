import { FORMS } from "../../../forms";
import { fold } from "../../../text/fold";
import { combinations } from "../combinations";
import type { Item } from "../types";
import { keepsSum, textOf } from "./itemFigures";
import { beginsBlock } from "./looseItems";
import { isNothing, isOnOneLine } from "./looseRow";
import { MOST_ALONE, MOST_PAGES, pagesAmong } from "./pagesAmong";

/** Neighbouring columns whose heads stand in one block with as many figures: these may begin in several columns. */
interface HeadedBlock {
  readonly figures: readonly number[];
  readonly starts: readonly number[];
  /** Whether it stands before the section's heading, where it has lost its place among the others. */
  readonly isEarly: boolean;
}

const TABLE = FORMS["2021"].sections.flatMap(({ tables }) => tables).find(({ id }) => id === "disputes");
/** The label of each column, and those above them. */
export const HEADS: readonly string[] = (TABLE?.slots ?? []).map(({ columnName }) => fold(columnName));
const HEADINGS: ReadonlySet<string> = new Set(
  (TABLE?.runs ?? []).flatMap(({ label }) => (label?.role === "heading" ? [fold(label.text)] : [])),
);
/** The heading of each group by itself: the last one above it. */
const GROUP_HEADINGS: readonly string[] = [...new Set((TABLE?.slots ?? []).map(({ rowName }) => rowName))].map((name) =>
  fold(name.split("/").at(-1) ?? ""),
);
/** Figures of the table, and of each of its groups. */
export const DISPUTES = HEADS.length;
export const GROUP = new Set((TABLE?.slots ?? []).map(({ column }) => column)).size;
const MIDDLE = Math.floor(GROUP / 2);
/** The places of all figures, in the order in which groups are read whose columns are parted in one way. */
const PARTS = orderedParts();

function orderedParts(): readonly (readonly number[])[] {
  const columns = Array.from({ length: GROUP }, (_, x) => x);
  const parted = columns
    .slice(1)
    .flatMap((one) => [
      [columns.slice(0, one), columns.slice(one)],
      ...columns
        .slice(one + 1)
        .map((other) => [columns.slice(0, one), columns.slice(one, other), columns.slice(other)]),
    ]);
  const count = DISPUTES / GROUP;
  return [
    [1, 2],
    [0, 1, 2],
    [0, 1],
  ].flatMap((own) =>
    parted.flatMap(orders).map((parts) => {
      const places = parts.flatMap((part) => own.flatMap((group) => part.map((x) => group * GROUP + x)));
      const others = Array.from({ length: count }, (_, group) => group).filter((group) => !own.includes(group));
      const whole = (group: number) => columns.map((x) => group * GROUP + x);
      return [
        ...others.filter((group) => group < (own[0] ?? 0)).flatMap(whole),
        ...places,
        ...others.filter((group) => group > (own[0] ?? 0)).flatMap(whole),
      ];
    }),
  );
}

/** All orders of a list. */
function orders<T>(list: readonly T[]): readonly (readonly T[])[] {
  if (list.length < 2) return [list];
  return list.flatMap((first, at) => orders(list.filter((_, i) => i !== at)).map((rest) => [first, ...rest]));
}

/** Whether folded words are a piece of a column's label only. */
export function isPieceOfHead(folded: string): boolean {
  const isIn = (label: string) => label.includes(folded);
  return folded !== "" && HEADS.some(isIn) && ![...HEADINGS].some(isIn);
}

export function keepsDisputes(text: string, items: readonly Item[], figures: readonly number[]): boolean {
  if (figures.length !== DISPUTES) return false;
  return groups(figures).every((group) => keepsSum(text, items, group));
}

function groups(figures: readonly number[]): (readonly number[])[] {
  return [0, GROUP, 2 * GROUP].map((at) => figures.slice(at, at + GROUP));
}

/**
 * The fifteen figures of `disputes` in the form's order: as they stand or, where the sums leave only one way, without
 * the number of a page, with a group's total before some of its figures, with those from before the section's heading
 * among the others, with two groups read into each other, or with one figure that comes late. Those of a block
 * keep their order, and where heads stand in it with as many figures, these are under them.
 */
export function arrangeDisputes(
  text: string,
  items: readonly Item[],
  figures: readonly number[],
): readonly number[] | undefined {
  const surplus = figures.length - DISPUTES;
  if (surplus < 0 || surplus > MOST_PAGES) return undefined;
  const alone = surplus === 0 ? [] : pagesAmong(text, items, figures, surplus);
  if (alone.length > MOST_ALONE) return undefined;
  const candidates = combinations(alone, surplus).map((left) => figures.filter((i) => !left.includes(i)));
  const headed = headedBlocks(items, figures);
  const tangled = (kept: readonly number[]) => untangled(text, items, kept);
  const orders = [
    (kept: readonly number[]) =>
      keepsDisputes(text, items, kept)
        ? [kept, ...withLateTotal(text, items, kept), ...withTotalsBehind(text, items, kept)]
        : [],
    (kept: readonly number[]) =>
      withBlocks(
        text,
        items,
        kept,
        headed.filter(({ isEarly }) => isEarly),
      ),
    (kept: readonly number[]) => {
      // A total that stands early looks the same as a figure before it that comes late.
      const ways = withTotalsLast(text, items, kept);
      return ways.length > 0 ? [...ways, ...withLateFigure(text, items, kept)] : [];
    },
    tangled,
    (kept: readonly number[]) => withLateFigure(text, items, kept),
    (kept: readonly number[]) => (areSame(text, items, kept) ? [] : withBlocks(text, items, kept, headed)),
  ];
  const readIn = (order: (kept: readonly number[]) => readonly (readonly number[])[]) => {
    const ways = candidates
      .flatMap(order)
      .filter((way) => keepsBlocks(items, way) && headed.every((block) => isUnderHeads(items, way, block)));
    return new Map(ways.map((way) => [way.map((i) => textOf(text, items[i])).join(" "), way]));
  };
  for (const order of orders) {
    const found = readIn(order);
    const [only] = found.values();
    if (!only) continue;
    if (found.size === 1) return only;
    // Of many ways to take groups out of each other the only one in which all were read alike is the likeliest.
    const [likeliest, ...others] = order === tangled ? readIn((kept) => inParts(text, items, kept)).values() : [];
    return others.length === 0 ? likeliest : undefined;
  }
  const [only, ...others] = readIn((kept) => inParts(text, items, kept)).values();
  if (only) return others.length === 0 ? only : undefined;
  // Where all are the same, none can be out of place.
  return surplus === 0 && areSame(text, items, figures) && keepsDisputes(text, items, figures) ? figures : undefined;
}

/** Figures that stand in a block with nothing but the heads of as many neighbouring columns, however these are broken. */
function headedBlocks(items: readonly Item[], figures: readonly number[]): readonly HeadedBlock[] {
  const blocks: HeadedBlock[] = [];
  const isOwn = new Set(figures);
  for (let from = 0; from < items.length; ) {
    let to = from + 1;
    while (to < items.length && !beginsBlock(items, to)) to++;
    const own = Array.from({ length: to - from }, (_, at) => from + at);
    const numbers = own.filter((i) => items[i]?.kind === "figure");
    const words = own.filter((i) => items[i]?.kind !== "figure" && !HEADINGS.has(items[i]?.folded ?? ""));
    const isTidy = (words.at(-1) ?? to) < (numbers[0] ?? -1) && words.every((i) => items[i]?.kind === "part");
    const starts = isTidy ? startsOf(words.map((i) => items[i]?.folded ?? "").join(""), numbers.length) : [];
    const inGroup = startsInGroup(
      starts,
      numbers.length,
      own.map((i) => items[i]?.folded ?? ""),
    );
    if (starts.length > 0 && numbers.every((i) => isOwn.has(i)))
      blocks.push({ figures: numbers, starts: inGroup, isEarly: items[from]?.isBeforeHeading ?? false });
    from = to;
  }
  return blocks;
}

/** The figures that stand in a block with heads of this table. */
export function figuresUnderHeads(items: readonly Item[]): ReadonlySet<number> {
  const all = items.flatMap(({ kind }, i) => (kind === "figure" ? [i] : []));
  return new Set(headedBlocks(items, all).flatMap(({ figures }) => figures));
}

/** The columns at which so many may begin whose heads have just these characters, in whatever order they were read. */
function startsOf(written: string, count: number): readonly number[] {
  const characters = sorted(written);
  return HEADS.flatMap((_, start) => {
    const heads = HEADS.slice(start, start + count);
    return heads.length === count && sorted(heads.join("")) === characters ? [start] : [];
  });
}

/**
 * Those columns that are of the only group whose heading stands with the heads; all where none is. The heading may have
 * the total to its left in its block, but hardly its neighbour's first columns.
 */
function startsInGroup(starts: readonly number[], count: number, words: readonly string[]): readonly number[] {
  const [group, ...others] = GROUP_HEADINGS.flatMap((heading, at) => (words.includes(heading) ? [at] : []));
  if (group === undefined || others.length > 0 || count < 2 || count >= GROUP) return starts;
  const first = group * GROUP;
  const inGroup = starts.filter((start) => start >= first && start <= first + MIDDLE && start + count <= first + GROUP);
  return inGroup.length > 0 ? inGroup : starts;
}

function sorted(written: string): string {
  return [...written].sort().join("");
}

/** Whether figures of one block, which has them from the left to the right, are in this order. */
function keepsBlocks(items: readonly Item[], way: readonly number[]): boolean {
  const columnOf = new Map(way.map((i, x) => [i, x]));
  return way.every((i, x) => beginsBlock(items, i) || (columnOf.get(i - 1) ?? -1) < x);
}

function areSame(text: string, items: readonly Item[], figures: readonly number[]): boolean {
  return new Set(figures.map((i) => textOf(text, items[i]))).size === 1;
}

function isUnderHeads(items: readonly Item[], way: readonly number[], { figures, starts }: HeadedBlock): boolean {
  const [first = -1, ...others] = figures;
  const start = way.indexOf(first);
  if (start < 0 && others.length === 0 && items[first]?.mayBePageNumber) return true;
  return starts.includes(start) && figures.every((i, at) => way[start + at] === i);
}

/** All ways to put blocks in the columns of their heads, and the other figures around them. */
function withBlocks(
  text: string,
  items: readonly Item[],
  figures: readonly number[],
  blocks: readonly HeadedBlock[],
): (readonly number[])[] {
  if (blocks.length === 0) return [];
  const isOfBlock = new Set(blocks.flatMap((block) => block.figures));
  const others = figures.filter((i) => !isOfBlock.has(i));
  const mayKeep = (way: readonly (number | undefined)[]) =>
    [0, GROUP, 2 * GROUP].every((at) => {
      const group = way.slice(at, at + GROUP);
      return group.includes(undefined) || keepsSum(text, items, group);
    });
  return blocks
    .reduce<readonly (readonly (number | undefined)[])[]>(
      (ways, { figures: own, starts }) =>
        ways.flatMap((way) =>
          starts.flatMap((start) => {
            const isFree = own.every((_, x) => start + x < DISPUTES && way[start + x] === undefined);
            const put = isFree ? way.map((place, x) => place ?? own[x - start]) : [];
            return isFree && mayKeep(put) ? [put] : [];
          }),
        ),
      [Array.from({ length: DISPUTES }, () => undefined)],
    )
    .map((way) => {
      const rest = [...others];
      return way.map((place) => place ?? rest.shift() ?? -1);
    })
    .filter((way) => keepsDisputes(text, items, way));
}

/** All ways to put one figure further to the front so that all sums hold. */
function withLateFigure(text: string, items: readonly Item[], figures: readonly number[]): (readonly number[])[] {
  return figures.flatMap((late) => placedBefore(figures, late)).filter((way) => keepsDisputes(text, items, way));
}

/** A list with one of its figures put in every place up to its own: none comes before those to its left. */
function placedBefore(figures: readonly number[], one: number): (readonly number[])[] {
  const others = figures.filter((i) => i !== one);
  const places = figures.slice(0, figures.indexOf(one) + 1);
  return places.map((_, at) => [...others.slice(0, at), one, ...others.slice(at)]);
}

/**
 * All ways to take a group's total from among the figures of the next group, where words part the group's own fifth
 * figure from its first four and no words part it from the next group: none where these words begin with its head.
 */
function withLateTotal(text: string, items: readonly Item[], figures: readonly number[]): (readonly number[])[] {
  return [GROUP, 2 * GROUP].flatMap((end) => {
    const total = figures[end - 1] ?? -1;
    const isWithNext = items[total - 1]?.kind !== "figure" && figures[end] === total + 1;
    if (!isWithNext || headsBefore(items, total).startsWith(HEADS[end - 1] ?? "")) return [];
    return figures.slice(end, end + GROUP).flatMap((late) => {
      const others = figures.filter((i) => i !== late);
      const way = [...others.slice(0, end - 1), late, ...others.slice(end - 1)];
      return keepsDisputes(text, items, way) ? [way] : [];
    });
  });
}

/**
 * All ways in which the totals of two neighbouring groups stand behind all others of these, where the next group would
 * have nothing but its fourth figure, the same as the first group's total: no sum tells, and all of a group pending is
 * rare. Figures on one line are as they stand.
 */
function withTotalsBehind(text: string, items: readonly Item[], figures: readonly number[]): (readonly number[])[] {
  return [0, GROUP].flatMap((from) => {
    const both = figures.slice(from, from + 2 * GROUP);
    const [total = -1] = both.slice(-2);
    const isLone =
      isNothing(text, items, both.slice(GROUP, -2)) && !isNothing(text, items, [total]) && !isOnOneLine(items, both);
    const way = [
      ...figures.slice(0, from),
      ...both.slice(0, GROUP - 1),
      total,
      ...both.slice(GROUP - 1, -2),
      ...both.slice(-1),
      ...figures.slice(from + 2 * GROUP),
    ];
    return isLone && keepsDisputes(text, items, way) ? [way] : [];
  });
}

/** The words of columns' heads that stand between a figure and the one before. */
function headsBefore(items: readonly Item[], figure: number): string {
  let first = figure;
  while (first > 0 && items[first - 1]?.kind !== "figure") first--;
  return items
    .slice(first, figure)
    .flatMap(({ folded }) => (HEADINGS.has(folded) ? [] : [folded]))
    .join("");
}

/** Each group with its total put last, in every way in which that keeps its sum. */
function withTotalsLast(text: string, items: readonly Item[], figures: readonly number[]): (readonly number[])[] {
  return groups(figures).reduce<(readonly number[])[]>(
    (ways, group) => {
      // What stands before all others of its row is its first figure.
      const turned = group.slice(1).map((total) => [...group.filter((i) => i !== total), total]);
      const kept = (keepsSum(text, items, group) ? [group] : turned).filter((way) => keepsSum(text, items, way));
      return ways.flatMap((way) => kept.map((own) => [...way, ...own]));
    },
    [[]],
  );
}

/**
 * All ways in which neighbouring groups were read part by part, the first figures of all of them before their others or
 * their totals behind all.
 */
function inParts(text: string, items: readonly Item[], figures: readonly number[]): (readonly number[])[] {
  return PARTS.flatMap((order) => {
    const way = new Array<number>(DISPUTES).fill(-1);
    for (const [at, place] of order.entries()) way[place] = figures[at] ?? -1;
    return keepsDisputes(text, items, way) ? [way] : [];
  });
}

/** All ways to take the last two groups, or the first two, out of each other so that they keep their sums. */
function untangled(text: string, items: readonly Item[], figures: readonly number[]): (readonly number[])[] {
  return [GROUP, 0].flatMap((from) => {
    const both = figures.slice(from, from + 2 * GROUP);
    const rest = [figures.slice(0, from), figures.slice(from + 2 * GROUP)] as const;
    if (!rest.flat().length || !keepsSum(text, items, rest.flat())) return [];
    return combinations(both, GROUP).flatMap((one) => {
      const other = both.filter((i) => !one.includes(i));
      if (one[0] !== both[0] || !keepsSum(text, items, one) || !keepsSum(text, items, other)) return [];
      return [[...rest[0], ...one, ...other, ...rest[1]]];
    });
  });
}
