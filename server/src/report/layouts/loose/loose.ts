import type { Span } from "../../../text/span";
import { makeCell, makeFragment } from "../../textCell";
import type { TextCell } from "../../types";
import { placePlainRows } from "../aligned/plainColumns";
import { isAtPageEdge, isBareNumberOfPage, isNumberOfItsPage } from "../pageNumbers";
import { type Item, type LayoutSource, LONGEST_CELL } from "../types";
import { joinBroken } from "./brokenFigures";
import { DISPUTES, figuresUnderHeads, isPieceOfHead } from "./disputeFigures";
import { endOfSectionTwo } from "./foreignFigures";
import { hasFraction, textOf } from "./itemFigures";
import { beginsBlock, readItems } from "./looseItems";
import { APPLICATIONS, areInRows, type LooseRow } from "./looseRow";
import { figuresOfTables, isOfPlainTables, isWhole, readRows } from "./looseRows";
import { settlePlainTables } from "./plainBlocks";
import type { HeadLabel } from "./plainTokens";
import { type FoundLabel, findRowLabels, isColumnOfPlainTable, isHeadOfPlainTable, isSmallPiece } from "./tornLabels";

/** Most parts of a line that make one label. */
const MOST_PARTS = 4;
/** Shortest words that may be a misspelt label, and those of a header without figures. */
const SHORTEST_LABEL = 2;
const SHORTEST_HEAD = 3;
/** Figures of an unread row without a label by which its table is known to be there. */
const ENOUGH_TO_SEE = 5;
/** A column of one table and the first line of `其他结果` in another. */
const AMBIGUOUS = "其他";
/** Items among which the last character of a head is looked for. */
const MOST_ITEMS_TO_REST = 24;
const LONGEST_LINE = 4 * LONGEST_CELL;
/** Numbers of pages that may stand among the figures behind a heading. */
const MOST_PAGES_BEHIND = 2;
/** Stretches of figures further behind that are tried, for the table of applications and for a small one. */
const MOST_STRETCHES = 2;
const MOST_SMALL_STRETCHES = 8;
/** Fewest figures of section two that are looked for among all of the next table's, and how many of fewer. */
const SMALLEST_BLOCK = 2;
const MOST_FIRST = 4;
/** Most blocks of so many that are tried. */
const MOST_BLOCKS = 12;
/** Most figures of section four that stand each by itself among those of the table before. */
const MOST_STRAYS = 4;

/**
 * Reads tables that only blanks and line ends hold together: a cell a line, columns at fixed offsets, or figures
 * behind their label, the label on the figures' line or in pieces on the lines around it.
 */
export function readLoose(source: LayoutSource): TextCell[] {
  const own = readTable(source, joinBroken(source.text, readItems(source)));
  const { items, rows, found, heads } = readBehind(source, own) ?? own;
  const withFigures = new Set(rows.map(({ label }) => label));
  const groups = found.filter((label) => !withFigures.has(label));
  return writeCells(source, items, rows, heads, groups);
}

/** What a part of a text was read as. */
type Reading = ReturnType<typeof readTable>;

/**
 * Reads on behind the next heading where figures are missing, for on one page a PDF may have it before them: those right
 * behind it, with the numbers of pages among them one or two more, or as many that stand together further behind. Only
 * where all sums then hold.
 */
function readBehind(source: LayoutSource, own: Reading): Reading | undefined {
  const isPlain = isOfPlainTables(own.found);
  const hasLabels = own.found.length > 0;
  const wanted = figuresOfTables(own.found);
  const countFrom = (first: number) => own.items.filter(({ kind }, i) => kind === "figure" && i >= first).length;
  // Many figures too many before the heads are those of the prose above.
  const isBehindProse = isPlain && countFrom(0) > wanted + MOST_PAGES_BEHIND;
  const before = isBehindProse ? firstHead(own.items) : isPlain || !hasLabels ? 0 : endOfSectionTwo(own.items);
  const figures = countFrom(before);
  const missing = wanted - figures;
  if (source.behind === undefined || (figures === 0 && !hasLabels) || missing <= 0) return undefined;
  const items = joinBroken(source.text, readItems(source, source.behind));
  const ofOthers = hasLabels ? figuresUnderHeads(items) : undefined;
  const behind = items.flatMap(({ kind }, i) =>
    i >= own.items.length && kind === "figure" && !ofOthers?.has(i) ? [i] : [],
  );
  // In rows that lack figures they are blank, where the next table would lack some if these were from there.
  const isLackingNext = behind.length + (ofOthers?.size ?? 0) < missing + DISPUTES;
  if (hasLabels && !isPlain && isLackingNext && areInRows(own.rows)) return undefined;
  const tried = new Set<string>();
  const candidates = isPlain
    ? plainBehind(source.text, items, own.items.length, missing).filter(
        (stretch) => stretch.length > missing || !mayHavePageNumber(source.text, items, stretch),
      )
    : [
        ...stretches(behind, missing, ofOthers ? MOST_STRETCHES : MOST_SMALL_STRETCHES),
        ...(ofOthers ? withoutStrays(items, behind, missing) : []),
        ...(ofOthers ? inColumns(items, own, behind, missing) : []),
      ];
  const readWith = (stretch: readonly number[], tries: number) => {
    let end = stretch[stretch.length - 1] ?? 0;
    // The head of a column may stand behind its figures.
    const isHead = (i: number) => items[i]?.page === items[end]?.page && isHeadOfPlainTable(items[i]?.folded ?? "");
    while (isPlain && isHead(end + 1)) end++;
    const isOwn = new Set(stretch);
    // Words there are those of the next table, but for heads of columns.
    const isLeft = ({ kind, folded }: Item, i: number) =>
      kind === "figure" ? isOwn.has(i) : !isPlain || isHeadOfPlainTable(folded);
    const kept = items.filter((item, i) => i <= end && (i < own.items.length || isLeft(item, i)));
    const reading = readTable(source, kept, tries);
    return isWhole(source.text, reading.items, reading.rows) ? reading : undefined;
  };
  for (const [at, stretch] of candidates.entries()) {
    const written = stretch.map((i) => `${Number(beginsBlock(items, i))}${textOf(source.text, items[i])}`).join(" ");
    if (tried.has(written)) continue;
    tried.add(written);
    // The first one is by far the likeliest.
    const reading = readWith(stretch, at === 0 ? 1 : candidates.length);
    if (reading) return ofOthers && !isPlain ? withoutLabels(reading, own.items.length) : reading;
  }
  const block = isPlain ? blockAmongNext(source, items, own.items.length, missing) : undefined;
  return block && readWith(block, 1);
}

/**
 * The missing figures of section two where they are a block by themselves on the same page among those of the table of
 * applications, which is whole without them: only where no other block leaves another such table.
 */
function blockAmongNext(
  source: LayoutSource,
  items: readonly Item[],
  from: number,
  missing: number,
): readonly number[] | undefined {
  const page = items[from - 1]?.page;
  const all = Array.from({ length: items.length - from }, (_, at) =>
    Array.from({ length: missing }, (_, next) => from + at + next),
  ).filter((block) => isBlockOfFigures(items, block) && items[block[0] ?? -1]?.page === page);
  // A figure by itself, as many are, is looked for among the first ones.
  const mayBePageNumber = (i: number) => isBareNumberOfPage(textOf(source.text, items[i]));
  const blocks =
    missing < SMALLEST_BLOCK ? all.slice(0, MOST_FIRST).filter((block) => !block.some(mayBePageNumber)) : all;
  if (blocks.length === 0 || blocks.length > MOST_BLOCKS) return undefined;
  const behind = items.slice(from);
  const count = figuresOfTables(findRowLabels(behind).found);
  const written = (figures: readonly number[], own: readonly Item[]) =>
    figures.map((i) => textOf(source.text, own[i])).join(" ");
  const found = new Map<string, readonly number[]>();
  for (const block of blocks) {
    const left = behind.filter((_, at) => !block.includes(from + at));
    const figures = left.flatMap(({ kind }, i) => (kind === "figure" ? [i] : []));
    const kept = left.slice(0, (figures[count - 1] ?? -1) + 1);
    const { rows, found: labels } = readTable(source, kept, blocks.length);
    const areApplications = labels.some(({ label }) => label.table === APPLICATIONS);
    if (!areApplications || !isWhole(source.text, kept, rows)) continue;
    const table = rows.map(({ label, figures }) => `${label?.folded} ${written(figures, kept)}`);
    found.set([written(block, items), ...table].join("\n"), block);
  }
  const [only, ...others] = found.values();
  return others.length === 0 ? only : undefined;
}

/** The first head of a column of section two. */
function firstHead(items: readonly Item[]): number {
  return items.findIndex(({ folded }) => isColumnOfPlainTable(folded));
}

/** Whether items are figures that blank lines part from all others. */
function isBlockOfFigures(items: readonly Item[], block: readonly number[]): boolean {
  const [first = -1] = block;
  const behind = first + block.length;
  return (
    beginsBlock(items, first) &&
    (behind >= items.length || beginsBlock(items, behind)) &&
    block.every((i) => items[i]?.kind === "figure" && (i === first || !beginsBlock(items, i)))
  );
}

/** Figures behind that may be the missing ones: the first ones but for some of the next table, each by itself right behind its heads. */
function withoutStrays(
  items: readonly Item[],
  behind: readonly number[],
  missing: number,
): readonly (readonly number[])[] {
  const isLone = (i: number) => beginsBlock(items, i) && (items[i + 1] === undefined || beginsBlock(items, i + 1));
  const from = behind.findIndex((i) => isLone(i) && isPieceOfHead(items[i - 1]?.folded ?? ""));
  const strays: number[] = [];
  for (let at = from; at >= 0 && at < behind.length && strays.length < MOST_STRAYS; at++) {
    const i = behind[at] ?? -1;
    if (!isLone(i) || (strays.length > 0 && strays.at(-1) !== i - 1)) break;
    strays.push(i);
  }
  return strays.flatMap((_, last) => {
    const left = behind.filter((i) => !strays.slice(0, last + 1).includes(i));
    return left.length < missing ? [] : [left.slice(0, missing)];
  });
}

/** Figures behind that may be the missing ones: those in blocks of as many as the rows of the last page, or several times so many. */
function inColumns(
  items: readonly Item[],
  own: Reading,
  behind: readonly number[],
  missing: number,
): readonly (readonly number[])[] {
  const page = own.items.at(-1)?.page;
  const height = own.found.filter(({ items: [first = -1] }) => own.items[first]?.page === page).length;
  const blocks: number[][] = [];
  for (const i of behind) {
    const block = blocks.at(-1);
    if (block?.at(-1) === i - 1 && !beginsBlock(items, i)) block.push(i);
    else blocks.push([i]);
  }
  const columns = blocks.filter(({ length }) => length % height === 0).flat();
  if (height < 2 || columns.length < missing) return [];
  const isWithPages = columns.length <= missing + MOST_PAGES_BEHIND;
  return isWithPages ? [columns] : [columns.slice(0, missing)];
}

/** A reading of which only figures are left from an item on: labels there are those of the table behind it. */
function withoutLabels({ items, rows, found, heads }: Reading, from: number): Reading {
  return {
    items,
    rows: rows.filter(({ first, figures }) => first < from || figures.length > 0),
    found: found.filter(({ items: [first = 0] }) => first < from),
    heads: heads.filter(({ first }) => first < from),
  };
}

/** Figures behind that may be the missing ones: the first ones, with numbers of pages, then others further on. */
function stretches(behind: readonly number[], missing: number, most: number): readonly (readonly number[])[] {
  const last = behind.length - missing;
  const first = Array.from({ length: MOST_PAGES_BEHIND + 1 }, (_, pages) => [0, missing + pages] as const);
  const others = Array.from({ length: most }, (_, at) => [last - at, last - at + missing] as const);
  return [...first, ...others].flatMap(([from, to]) =>
    from >= 0 && to <= behind.length ? [behind.slice(from, to)] : [],
  );
}

/**
 * The missing figures of section two, which has no sums that tell others: all that stand right behind on the same page,
 * those there below heads of its columns, or those with a fraction, which no figure of the next table has.
 */
function plainBehind(
  text: string,
  items: readonly Item[],
  from: number,
  missing: number,
): readonly (readonly number[])[] {
  const page = items[from - 1]?.page;
  const onPage = items.flatMap((item, i) => (i >= from && item.page === page ? [i] : []));
  const other = onPage.findIndex((i) => items[i]?.kind !== "figure" && !isHeadOfPlainTable(items[i]?.folded ?? ""));
  const isFigure = (i: number) => items[i]?.kind === "figure";
  const right = (other < 0 ? onPage : onPage.slice(0, other)).filter(isFigure);
  const below: number[] = [];
  for (const i of onPage) {
    const isJoined =
      !beginsBlock(items, i) && (below.includes(i - 1) || isColumnOfPlainTable(items[i - 1]?.folded ?? ""));
    if (isFigure(i) && isJoined) below.push(i);
  }
  const first = Array.from({ length: MOST_PAGES_BEHIND + 1 }, (_, pages) => right.slice(0, missing + pages));
  const broken = onPage.filter((i) => isFigure(i) && hasFraction(text, items, i));
  return [
    ...first.filter(({ length }, pages) => length === missing + pages),
    ...[below, broken].filter(({ length }) => length === missing),
  ];
}

/** Whether one of some figures, or the last, which stands by itself at its page's end, may be the page's number: no sum tells. */
function mayHavePageNumber(text: string, items: readonly Item[], figures: readonly number[]): boolean {
  const last = figures.at(-1) ?? -1;
  const span = items[last]?.span;
  if (figures.some((i) => items[i]?.mayBePageNumber)) return true;
  return span !== undefined && beginsBlock(items, last) && isAtPageEdge(text, span) && isNumberOfItsPage(text, span);
}

/** What items make; of several `tries` each takes its share of the time. */
function readTable(source: LayoutSource, items: readonly Item[], tries = 1) {
  const { found, used } = findRowLabels(items);
  const heads = findHeadLabels(items, used, source.isLabel);
  const isHead = new Uint8Array(items.length);
  for (const { first, last } of heads) isHead.fill(1, first, last + 1);
  const misspelt = findMisspeltHeads(items, used, isHead);
  for (const { first } of misspelt) isHead[first] = 1;
  const rows = readRows(source.text, items, found, used, isHead, tries);
  settlePlainTables(source.text, items, rows, found, heads, tries);
  placePlainRows(source.text, items, rows, heads);
  return { items, rows, found, heads: [...heads, ...misspelt].sort((a, b) => a.first - b.first) };
}

/**
 * Words that may be a header's label misspelt: alone on their line, behind a header's label and in front of another one
 * or the first row. A label that is wrapped over lines has a piece of itself beside it.
 */
function findMisspeltHeads(items: readonly Item[], used: Uint8Array, isHead: Uint8Array): readonly HeadLabel[] {
  return items.flatMap(({ kind, folded, line, isProse }, i): HeadLabel[] => {
    if (kind === "figure" || isProse || isHead[i] || used[i] || folded.length < SHORTEST_HEAD) return [];
    const isAlone = items[i - 1]?.line !== line && items[i + 1]?.line !== line;
    const isAmongHeads = isHead[i - 1] === 1 && (isHead[i + 1] === 1 || used[i + 1] === 1);
    // What is left of a label whose other pieces could not be put before it is no label misspelt.
    const isLeft = kind === "part" && isSmallPiece(folded);
    return isAlone && isAmongHeads && !isLeft ? [{ first: i, last: i, folded }] : [];
  });
}

/** The labels of heads and titles among the words that are no row's label, each whole on its line. */
function findHeadLabels(
  items: readonly Item[],
  used: Uint8Array,
  isLabel: (folded: string) => boolean,
): readonly HeadLabel[] {
  const found: HeadLabel[] = [];
  const rests = new Set<number>();
  for (let i = 0; i < items.length; i++) {
    const line = items[i]?.line;
    let joined = "";
    let known: HeadLabel | undefined;
    for (let last = i; last < Math.min(i + MOST_PARTS, items.length); last++) {
      const item = items[last];
      if (!item || used[last] || item.kind === "figure" || item.line !== line) break;
      joined += item.folded;
      if (isLabel(joined) && joined !== AMBIGUOUS) known = { first: i, last, folded: joined };
    }
    known ??= brokenHead(items, used, i, isLabel) ?? cutHead(items, used, i, rests);
    if (!known) continue;
    found.push(known);
    i = known.last;
  }
  return found;
}

/** A head's label of which one line ends with the first half and the line below holds the other one: `本年` / `处理决定数量`. */
function brokenHead(
  items: readonly Item[],
  used: Uint8Array,
  i: number,
  isLabel: (folded: string) => boolean,
): HeadLabel | undefined {
  const [upper, lower] = [items[i], items[i + 1]];
  if (upper?.kind !== "part" || lower?.kind !== "part" || used[i] || used[i + 1]) return undefined;
  const areBeside = lower.line === upper.line + 1 && lower.gap === 0 && lower.page === upper.page;
  const areAlone = items[i - 1]?.line !== upper.line && items[i + 2]?.line !== lower.line;
  const folded = upper.folded + lower.folded;
  return areBeside && areAlone && isLabel(folded) ? { first: i, last: i + 1, folded } : undefined;
}

/**
 * The head of a column of section two that lost its last character to another block, where its cell's second line is read:
 * `上一年项目数` and further on `量`. Of the characters further on each is the rest of one head only.
 */
function cutHead(items: readonly Item[], used: Uint8Array, i: number, rests: Set<number>): HeadLabel | undefined {
  const item = items[i];
  if (item?.kind !== "part" || used[i]) return undefined;
  for (let at = i + 1; at < Math.min(i + MOST_ITEMS_TO_REST, items.length); at++) {
    const { kind, folded: rest = "", page } = items[at] ?? {};
    if (page !== item.page) break;
    if (kind === "figure" || rest.length !== 1 || rests.has(at) || used[at]) continue;
    if (!isColumnOfPlainTable(item.folded + rest)) continue;
    rests.add(at);
    return { first: i, last: i, folded: item.folded + rest };
  }
  return undefined;
}

/** Cells row by row: rows with their figures, and each line of labels without any. */
function writeCells(
  { text, firstRow }: LayoutSource,
  items: readonly Item[],
  rows: readonly LooseRow[],
  heads: readonly HeadLabel[],
  groups: readonly FoundLabel[],
): TextCell[] {
  const cells: TextCell[] = [];
  let row = firstRow - 1;
  const spanOf = (index: number): Span => items[index]?.span ?? { start: 0, end: 0 };
  const addWords = (span: Span, folded: string, column: number) =>
    cells.push({ ...makeCell(text, span, row, column), kind: "words", folded });
  const figureCell = (index: number, column: number): TextCell => {
    const written = items[index]?.written;
    const cell = makeCell(text, spanOf(index), row, column, written);
    return written === undefined ? cell : { ...cell, isBroken: true };
  };
  const addFigures = (figures: readonly number[], from: number) => {
    figures.forEach((index, at) => {
      cells.push(figureCell(index, from + at));
    });
  };

  const addRow = ({ label, words, figures, state, columns, untold, first }: LooseRow) => {
    if (label) {
      row++;
      const own = label.items[0];
      // A label whose pieces could not be put together stands, empty, where its figures begin.
      const span = own === undefined ? { start: spanOf(first).start, end: spanOf(first).start } : spanOf(own);
      if (words && own === undefined) addWords(words.span, words.folded, 0);
      else addWords(span, label.folded, 0);
      if (state === "unread") cells.push(makeFragment(text, spanOf(figures[0] ?? first), row));
      else if (columns) addColumns(columns, untold, endOfLine(items, first, text), 1);
      else addFigures(figures, 1);
    } else if (figures.length > 0) {
      row++;
      const isRead = state === "sure";
      const mayBeLabel = words?.kind === "words" && words.folded.length >= SHORTEST_LABEL;
      if (words && isRead && mayBeLabel) addWords(words.span, words.folded, 0);
      else if (!isRead || (words && !words.isProse)) cells.push(makeFragment(text, spanOf(figures[0] ?? first), row));
      if (columns) addColumns(columns, untold, spanOf(figures.at(-1) ?? first).end, 1);
      else addFigures(isRead ? figures : figures.slice(0, ENOUGH_TO_SEE), 1);
    } else if (words && cells[cells.length - 1]?.kind !== "fragment") {
      cells.push(makeFragment(text, words.span, ++row));
    }
  };
  const addColumns = (
    columns: readonly (number | undefined)[],
    untold: readonly number[] = [],
    end: number,
    from: number,
  ) => {
    columns.forEach((index, at) => {
      const next = columns.slice(at).find((other) => other !== undefined);
      const start = next === undefined ? end : spanOf(next).start;
      const cell =
        index === undefined ? makeCell(text, { start, end: start }, row, from + at) : figureCell(index, from + at);
      cells.push(index === undefined && untold.length > 0 ? { ...cell, isUntold: true } : cell);
    });
    untold.forEach((index, at) => {
      cells.push({ ...figureCell(index, from + columns.length + at), isUntold: true });
    });
  };

  let nextRow = 0;
  let nextHead = 0;
  let nextGroup = 0;
  let headLine = -1;
  let headColumn = 0;
  const firstOf = (index: number | undefined) => index ?? Number.POSITIVE_INFINITY;
  for (;;) {
    const looseRow = rows[nextRow];
    const head = heads[nextHead];
    const group = groups[nextGroup];
    const at = [firstOf(head?.first), firstOf(group?.items[0]), firstOf(looseRow?.first)] as const;
    const least = Math.min(...at);
    if (least === Number.POSITIVE_INFINITY) return cells;
    if (head && at[0] === least) {
      const line = items[head.first]?.line ?? -1;
      if (line !== headLine) {
        row++;
        headColumn = 0;
      }
      headLine = line;
      addWords({ start: spanOf(head.first).start, end: spanOf(head.last).end }, head.folded, headColumn++);
      nextHead++;
      continue;
    }
    headLine = -1;
    if (group && at[1] === least) {
      row++;
      addWords(spanOf(group.items[0] ?? 0), group.folded, 0);
      nextGroup++;
    } else if (looseRow) {
      addRow(looseRow);
      nextRow++;
    }
  }
}

function endOfLine(items: readonly Item[], first: number, text: string): number {
  const start = items[first]?.span.end ?? 0;
  const end = text.slice(start, start + LONGEST_LINE).search(/[\r\n]/);
  return end < 0 ? start : start + end;
}
