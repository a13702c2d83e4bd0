import { addend, parseValue } from "../../value";
import type { Item } from "../types";
import { DISPUTES, GROUP } from "./disputeFigures";
import { textOf } from "./itemFigures";
import { COLUMNS } from "./looseRow";
import { beginsRowLabel } from "./tornLabels";

const DIGITS = /^[1-9]\d*$/;
const REST = /^\d+$/;
/** For rows of so many figures how many make a sum, the last of them, and the fewest digits that fill a narrow cell. */
const WIDTHS = new Map([
  [COLUMNS, { group: COLUMNS, shortest: 3 }],
  [DISPUTES, { group: GROUP, shortest: 2 }],
]);
/** How far apart the middles of neighbouring figures stand at least, and those of the pieces of one at most, in characters. */
const LEAST_APART = 3;
const MOST_ASIDE = 6;

/** What stands on one line. */
interface Line {
  readonly words: readonly number[];
  readonly figures: readonly number[];
  readonly page: number;
  /** Whether it stands right below the line before. */
  readonly isBelow: boolean;
}

/**
 * The items with those figures put together that cells too narrow for them broke over two lines, in rows whose last figure, or
 * each group's, then is the sum of the others: the first digits on the line above, as many of each, the rest right under them
 * on the line below, or both beside and below figures that had room. No line below the first words begins another row.
 */
export function joinBroken(text: string, items: readonly Item[]): readonly Item[] {
  const lines = linesOf(items);
  const replaced = new Map<number, readonly Item[]>();
  const gone = new Set<number>();
  lines.forEach((line, at) => {
    const [above, below] = [lines[at - 1], lines[at + 1]];
    if (!below?.isBelow || below.page !== line.page || below.figures.length === 0) return;
    if ([...line.figures, ...below.figures].some((i) => gone.has(i)) || beginsRow(items, below)) return;
    // Of three lines the middle one may have the label, or what the one above begins: `（一）予以` over `公开`.
    const isAmid =
      above !== undefined &&
      line.isBelow &&
      above.page === line.page &&
      line.figures.length > 0 &&
      (above.words.length === 0 || !beginsRow(items, line));
    const row = WIDTHS.has(line.figures.length)
      ? rowWithRests(text, items, line.figures, below.figures)
      : isAmid && !above.figures.some((i) => gone.has(i))
        ? rowBetween(text, items, above.figures, line.figures, below.figures)
        : undefined;
    if (!row) return;
    const own = row.map(({ figure, written }, x): Item => {
      const { lineStart = 0, line: number = 0, gap = 0 } = items[line.figures[0] ?? -1] ?? {};
      const item = items[figure];
      const place = x === 0 ? gap : 0;
      return { ...NOTHING, ...item, line: number, lineStart, gap: line.words.length > 0 ? gap : place, written };
    });
    const taken = [
      ...(WIDTHS.has(line.figures.length) ? [] : (above?.figures ?? [])),
      ...line.figures,
      ...below.figures,
    ];
    for (const i of taken) gone.add(i);
    replaced.set(line.figures.at(-1) ?? -1, own);
  });
  if (replaced.size === 0) return items;
  return items.flatMap((item, i) => replaced.get(i) ?? (gone.has(i) ? [] : [item]));
}

const NOTHING: Item = {
  kind: "figure",
  span: { start: 0, end: 0 },
  folded: "",
  line: 0,
  lineStart: 0,
  gap: 0,
  page: 0,
  mayBePageNumber: false,
  isProse: false,
  isBeforeHeading: false,
};

function linesOf(items: readonly Item[]): readonly Line[] {
  const lines: (Line & { words: number[]; figures: number[] })[] = [];
  items.forEach(({ kind, line, gap, page }, i) => {
    const isNew = line !== items[i - 1]?.line;
    if (isNew) lines.push({ words: [], figures: [], page, isBelow: i > 0 && gap === 0 });
    lines.at(-1)?.[kind === "figure" ? "figures" : "words"].push(i);
  });
  return lines;
}

/** Whether words on a line may be where a row's label begins, and no piece that goes on with the one above. */
function beginsRow(items: readonly Item[], { words }: Line): boolean {
  return words.some((i) => items[i]?.kind !== "part" || beginsRowLabel(items[i]?.folded ?? ""));
}

/** A figure of a row: where it begins and, if it was broken, what it says. */
interface Figure {
  readonly figure: number;
  readonly written: string | undefined;
}

/** A row of figures with the rests of those below that they stand under. */
function rowWithRests(
  text: string,
  items: readonly Item[],
  figures: readonly number[],
  rests: readonly number[],
): readonly Figure[] | undefined {
  const written = figures.map((i) => textOf(text, items[i]));
  const longest = Math.max(...written.map(({ length }) => length));
  if (rests.length > figures.length || !areRests(text, items, rests, longest, figures.length)) return undefined;
  const restOf = new Map(rests.map((rest) => [figureAbove(items, figures, rest), rest]));
  if (restOf.size < rests.length || restOf.has(undefined)) return undefined;
  const row = figures.map((figure, x): Figure => {
    const rest = restOf.get(figure);
    return { figure, written: rest === undefined ? undefined : `${written[x]}${textOf(text, items[rest])}` };
  });
  const areFull = written.every((one, x) => !restOf.has(figures[x]) || (one.length === longest && DIGITS.test(one)));
  if (!areFull || !addsUp(text, items, row)) return undefined;
  // Another row with blanks: `120 10 … 121` over `2 … 2` is not `1202 10 … 1212`.
  const alone = figures.map((figure): Figure => {
    const rest = restOf.get(figure);
    return { figure, written: rest === undefined ? "0" : textOf(text, items[rest]) };
  });
  const whole = figures.map((figure): Figure => ({ figure, written: undefined }));
  return addsUp(text, items, whole) || addsUp(text, items, alone) ? undefined : row;
}

/** The one of some figures that another one on the line below stands under: nearer to it than to any other. */
function figureAbove(items: readonly Item[], figures: readonly number[], rest: number): number | undefined {
  const asides = figures.map((i) => Math.abs(middle(items[i]) - middle(items[rest])));
  const least = Math.min(...asides);
  const [nearest, ...others] = figures.filter((_, x) => asides[x] === least);
  return others.length === 0 && least <= MOST_ASIDE ? nearest : undefined;
}

/** A row of figures of which some stand on its line and the pieces of the others above and below it. */
function rowBetween(
  text: string,
  items: readonly Item[],
  above: readonly number[],
  figures: readonly number[],
  rests: readonly number[],
): readonly Figure[] | undefined {
  if (above.length !== rests.length || !WIDTHS.has(above.length + figures.length)) return undefined;
  const pieces = above.map((i) => textOf(text, items[i]));
  const { length = 0 } = pieces[0] ?? "";
  const isFull = pieces.every((piece) => piece.length === length && DIGITS.test(piece));
  const areNarrower = figures.every((i) => textOf(text, items[i]).length <= length);
  const areBelow = rests.every((i, at) => figureAbove(items, [...above, ...figures], i) === above[at]);
  if (!isFull || !areNarrower || !areBelow || !areRests(text, items, rests, length, above.length + figures.length))
    return undefined;
  const row = [
    ...figures.map((figure): Figure => ({ figure, written: undefined })),
    ...above.map((figure, at): Figure => ({ figure, written: `${pieces[at]}${textOf(text, items[rests[at] ?? -1])}` })),
  ].sort((one, other) => middle(items[one.figure]) - middle(items[other.figure]));
  const areApart = row.every(
    ({ figure }, x) => x === 0 || middle(items[figure]) - middle(items[row[x - 1]?.figure ?? -1]) >= LEAST_APART,
  );
  return areApart && addsUp(text, items, row) ? row : undefined;
}

function areRests(
  text: string,
  items: readonly Item[],
  rests: readonly number[],
  most: number,
  width: number,
): boolean {
  return (
    most >= (WIDTHS.get(width)?.shortest ?? most + 1) &&
    rests.every((i) => {
      const rest = textOf(text, items[i]);
      return REST.test(rest) && rest.length <= most;
    })
  );
}

function middle(item: Item | undefined): number {
  return item ? (item.span.start + item.span.end) / 2 - item.lineStart : Number.NaN;
}

/** Whether the last figure of a row, or of each of its groups, is the sum of those before. */
function addsUp(text: string, items: readonly Item[], row: readonly Figure[]): boolean {
  const size = WIDTHS.get(row.length)?.group ?? row.length;
  const values = row.map(
    ({ figure, written }) => addend(parseValue(written ?? textOf(text, items[figure]))) ?? Number.NaN,
  );
  return values.every((total, x) => {
    if (x % size !== size - 1) return true;
    return values.slice(x + 1 - size, x).reduce((sum, value) => sum + value, 0) === total;
  });
}
