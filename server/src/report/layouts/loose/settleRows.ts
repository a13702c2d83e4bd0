import type { Edition } from "../../../forms";
import { similarity } from "../../../text/similarity";
import { addend, parseValue } from "../../value";
import { combinations } from "../combinations";
import type { Item } from "../types";
import { arrange } from "../zones/figureBlocks";
import { brokenColumns, keepsSumsOverRows } from "../zones/figureSums";
import { placeIn, ROW_ORDER, SUMS } from "./applicationsForm";
import { figuresOfApplications } from "./foreignFigures";
import { keepsSum, textOf } from "./itemFigures";
import { looseFigures } from "./looseFigures";
import { APPLICATIONS, COLUMNS, isAnchored, isFull, type LooseRow } from "./looseRow";
import { MOST_ALONE, MOST_PAGES, pagesAmong } from "./pagesAmong";
import { knownLabel } from "./tornLabels";

/** Least likeness of a row's label to the words in its place that are it misspelt. */
const LIKE = 0.6;

/**
 * Shares out all figures of the table of applications at once, whatever labels stand between them, where all rows are
 * there and the sums within and over the rows show the order in which they were read.
 */
export function settleAsAWhole(
  text: string,
  items: readonly Item[],
  all: LooseRow[],
  own: readonly LooseRow[],
  edition: Edition,
  tries: number,
): boolean {
  if (own.length === 0 || all.some(({ label }) => label && label.label.table !== APPLICATIONS)) return false;
  const byPlace = new Map(own.map((row) => [placeIn(edition, row), row]));
  const order = ROW_ORDER[edition];
  if (byPlace.size !== own.length || byPlace.has(-1) || byPlace.size * 2 < order.length) return false;
  const figures = figuresOfApplications(text, items, all, order.length * COLUMNS);
  const table = arrangeWithoutPages(text, items, figures, own, edition, tries);
  if (!table) return false;
  for (const row of all) row.figures = [];
  table.forEach((share, y) => {
    const row = byPlace.get(y);
    if (row) {
      row.figures = share;
      row.state = "sure";
      return;
    }
    const label = knownLabel(order[y] ?? "");
    const first = share[0] ?? 0;
    if (label)
      all.push({
        label: { label, folded: label.folded, items: [] },
        words: takeMisspelt(items[first - 1], label.folded, all),
        first,
        figures: share,
        state: "sure",
      });
  });
  all.sort((one, other) => one.first - other.first);
  return true;
}

/**
 * The figures row by row, without those too many that are numbers of pages. The only way to leave some out, and all of
 * them stand by themselves.
 */
function arrangeWithoutPages(
  text: string,
  items: readonly Item[],
  figures: readonly number[],
  own: readonly LooseRow[],
  edition: Edition,
  tries: number,
): readonly (readonly number[])[] | undefined {
  const height = ROW_ORDER[edition].length;
  const surplus = figures.length - height * COLUMNS;
  if (surplus < 0 || surplus > MOST_PAGES) return undefined;
  const alone = surplus === 0 ? [] : pagesAmong(text, items, figures, surplus);
  if (alone.length > MOST_ALONE) return undefined;
  const numberAt = (i: number) => addend(parseValue(textOf(text, items[i]))) ?? Number.NaN;
  const found = new Map<string, readonly (readonly number[])[]>();
  const ways = combinations(alone, surplus);
  for (const left of ways) {
    const kept = figures.filter((i) => !left.includes(i));
    const loose = looseFigures(text, items, kept, own, edition);
    const table = arrange(loose, height, SUMS[edition], ways.length * tries)?.map((row) =>
      row.flatMap((index) => kept[index] ?? []),
    );
    // With a slip in the draft too, it cannot be told which figure is the number of a page.
    const isRight =
      surplus === 0 ||
      (table?.every((row) => keepsSum(text, items, row)) &&
        keepsSumsOverRows(
          table.map((row) => row.map(numberAt)),
          SUMS[edition],
        ));
    if (table && isRight) found.set(table.flat().map(numberAt).join(" "), table);
  }
  const [only] = found.values();
  return found.size === 1 ? only : undefined;
}

/**
 * Settles rows in order where the whole table then keeps its sums over the rows but for a slip: within a row figures may
 * have changed places, or all rows have moved by one, and no sum within a row shows it.
 */
export function settleChecked(
  text: string,
  items: readonly Item[],
  rows: readonly LooseRow[],
  edition: Edition,
  disordered: boolean,
): void {
  const before = rows.map(({ figures, state }) => ({ figures, state }));
  settleInOrder(text, items, rows, edition);
  const byLabel = new Map(rows.map((row) => [row.label?.label.folded, row]));
  const table = ROW_ORDER[edition].map((label) => byLabel.get(label));
  const figures = table.flatMap((row) => (row && isFull(row) && !row.columns ? row.figures : []));
  const values = figures.map((i) => ({ value: addend(parseValue(textOf(text, items[i]))) ?? Number.NaN }));
  const order = table.map((_, y) => Array.from({ length: COLUMNS }, (_, x) => y * COLUMNS + x));
  const isComplete = figures.length === table.length * COLUMNS;
  if (isComplete && brokenColumns(values, order, SUMS[edition]) <= 1) return;
  rows.forEach((row, i) => {
    const { figures: own = [], state = "unread" } = before[i] ?? {};
    row.figures = own;
    row.state = disordered && !isAnchored(items, row) ? "unread" : state;
  });
}

/**
 * Shares out the figures between two rows that are sure among the rows between them, where their number is right and
 * the sums within the rows hold.
 */
function settleInOrder(text: string, items: readonly Item[], rows: readonly LooseRow[], edition: Edition): void {
  const order = ROW_ORDER[edition];
  const byLabel = new Map(rows.map((row) => [row.label?.label.folded ?? "", row]));
  if (byLabel.size !== rows.length) return;
  for (let from = 0; from < order.length; from++) {
    const stretch: LooseRow[] = [];
    let to = from;
    for (let row = byLabel.get(order[to] ?? ""); row && !isFull(row); row = byLabel.get(order[++to] ?? ""))
      stretch.push(row);
    if (stretch.length === 0) continue;
    const before = byLabel.get(order[from - 1] ?? "");
    const behind = byLabel.get(order[to] ?? "");
    from = to;
    if ((from - stretch.length > 0 && !before) || (to < order.length && !behind)) continue;
    const start = before
      ? (before.figures[before.figures.length - 1] ?? 0)
      : Math.min(...rows.map(({ first }) => first));
    const end = behind ? (behind.figures[0] ?? 0) : items.length;
    const figures: number[] = [];
    for (let i = start + (before ? 1 : 0); i < end; i++) if (items[i]?.kind === "figure") figures.push(i);
    shareOut(text, items, stretch, figures);
  }
}

function shareOut(text: string, items: readonly Item[], rows: readonly LooseRow[], figures: readonly number[]): void {
  if (figures.length !== rows.length * COLUMNS) return;
  const inOrder = rows.every((row, i) => i === 0 || row.first > (rows[i - 1]?.first ?? 0));
  const shares = rows.map((_, i) => figures.slice(i * COLUMNS, (i + 1) * COLUMNS));
  if (!inOrder || !shares.every((share) => keepsSum(text, items, share))) return;
  rows.forEach((row, i) => {
    row.figures = shares[i] ?? [];
    row.state = "sure";
  });
}

/** The words right before a row's figures that are its label misspelt, taken from the row that they were. */
function takeMisspelt(before: Item | undefined, folded: string, rows: readonly LooseRow[]): Item | undefined {
  if (!before || before.kind === "figure" || similarity(before.folded, folded) < LIKE) return undefined;
  const row = rows.find(({ label, words }) => !label && words === before);
  if (row) row.words = undefined;
  return row && before;
}
