import type { Edition } from "../../../forms";
import { addend, parseValue } from "../../value";
import { placeByColumns } from "../aligned/alignedColumns";
import { placeInClearColumns } from "../aligned/clearColumns";
import { placeBelowHeads, placeWithinHeads } from "../aligned/disputeColumns";
import type { Item } from "../types";
import { keepsSumsOverRows } from "../zones/figureSums";
import { editionOf, ROW_ORDER, SUMS } from "./applicationsForm";
import { attach, judge } from "./attachFigures";
import { placeAmongBlanks, placeInGroups } from "./blankCells";
import { arrangeDisputes, DISPUTES, GROUP, isPieceOfHead, keepsDisputes } from "./disputeFigures";
import {
  doubtBroken,
  doubtDisorder,
  doubtJoined,
  rowsBelowOthers,
  rowsBesideNumbers,
  rowsBetweenLabels,
} from "./doubts";
import { keepsSum, textOf } from "./itemFigures";
import { APPLICATIONS, COLUMNS, inEvenSteps, isFull, isOnOneLine, type LooseRow } from "./looseRow";
import { settlePages } from "./settlePages";
import { settleAsAWhole, settleChecked } from "./settleRows";
import { type FoundLabel, isPieceOfRowOnly, knownLabel } from "./tornLabels";

const EDITIONS: readonly Edition[] = ["2019", "2021"];
/** A column, which the head of another table begins a line with. */
const OTHER = "其他";

/**
 * Ties figures to the labels of rows. A row's figures stand behind the place where its label begins and before the
 * next label begins; that holds for labels on the figures' line, around them and before them. Where a page was read in
 * another order, labels without figures and figures without labels show it: then only sums can put it right.
 */
export function readRows(
  text: string,
  items: readonly Item[],
  labels: readonly FoundLabel[],
  used: Uint8Array,
  headings: Uint8Array,
  tries: number,
): LooseRow[] {
  const edition = editionOf(labels);
  const rows = attach(text, items, labels, used, headings, edition);
  const isTidy = labels.every((label) => isOnOneLine(items, label.items)) && hasWholeHead(items, labels, headings);
  for (const row of rows) if (row.label) row.state = judge(text, items, row, isTidy);
  judgeUnlabelled(text, items, rows, isTidy);
  doubtBroken(text, items, rows);
  const own = rows.filter(({ label }) => label?.label.table === APPLICATIONS);
  const disordered = doubtDisorder(text, items, rows);
  if (disordered || own.some((row) => !isFull(row))) {
    if (!settleAsAWhole(text, items, rows, own, edition, tries)) {
      settleChecked(text, items, own, edition, disordered);
      if (disordered) settlePages(text, items, rows, own, edition);
    }
  }
  if (disordered) for (const row of own) if (!isFull(row)) row.state = "unread";
  if (!disordered) {
    placeByColumns(text, items, own, edition);
    if (own.some((row) => !isFull(row))) placeInClearColumns(text, items, own, edition);
  }
  if (!disordered && !own.some(({ columns }) => columns)) placeAmongBlanks(text, items, rows, own, edition, isTidy);
  doubtJoined(text, items, own, edition);
  const either = [rowsBelowOthers, rowsBesideNumbers, rowsBetweenLabels].flatMap((among) => [...among(items, rows)]);
  for (const row of either) row.state = "unread";
  addTornRows(items, used, rows, own, edition);
  return rows;
}

/** Adds rows of which only pieces of the label are left: they are there, but cannot be read. */
function addTornRows(
  items: readonly Item[],
  used: Uint8Array,
  rows: LooseRow[],
  own: readonly LooseRow[],
  edition: Edition,
): void {
  const order = ROW_ORDER[edition];
  const present = new Set(rows.map(({ label }) => label?.label.folded));
  if (own.length * 2 < order.length || order.every((label) => present.has(label))) return;
  const pieces = items.flatMap(({ kind, folded }, i) =>
    kind === "part" && !used[i] && isPieceOfRowOnly(folded) ? [i] : [],
  );
  for (const folded of order) {
    const label = present.has(folded) ? undefined : knownLabel(folded);
    const first = pieces.find((i) => folded.includes(items[i]?.folded ?? "\n"));
    if (!label || first === undefined) continue;
    rows.push({ label: { label, folded, items: [first] }, words: undefined, first, figures: [], state: "unread" });
  }
  rows.sort((one, other) => one.first - other.first);
}

/** Whether no label of a table's head is torn apart before the first row, as it never is in a web page. */
function hasWholeHead(items: readonly Item[], labels: readonly FoundLabel[], headings: Uint8Array): boolean {
  const first = labels[0]?.items[0] ?? items.length;
  for (let i = 0; i < first; i++)
    if (items[i]?.kind === "part" && !headings[i] && items[i]?.folded !== OTHER) return false;
  return true;
}

/**
 * Judges figures that stand behind no row's label: on several lines in uneven steps, or with words between, they are
 * only read where they are the fifteen of `disputes` and keep its sums.
 */
function judgeUnlabelled(text: string, items: readonly Item[], rows: readonly LooseRow[], isTidy: boolean): void {
  const filled = rows.filter(({ label, figures }) => label === undefined && figures.length > 0);
  const [first, second] = filled;
  if (!first) return;
  const hasLabels = rows.some(({ label }) => label !== undefined);
  if (!second || hasLabels) {
    for (const row of filled) {
      const isSure = isOnOneLine(items, row.figures) || (isTidy && inEvenSteps(items, row.figures));
      if (!isSure && !keepsDisputes(text, items, row.figures)) row.state = "unread";
    }
    if (hasLabels) return;
  }
  const all = filled.flatMap(({ figures }) => figures);
  const below = placeBelowHeads(text, items, all) ?? placeWithinHeads(text, items, all);
  const placed = below ?? placeInGroups(text, items, all, GROUP, DISPUTES / GROUP);
  if (placed && placed !== "broken") {
    for (const row of filled) row.figures = row === first ? all : [];
    Object.assign(first, { ...placed, state: "sure" });
    return;
  }
  if (!second && first.state === "sure" && placed !== "broken") return;
  const settled = placed === "broken" ? undefined : arrangeDisputes(text, items, all);
  // Unread ones stand behind all labels, where it shows that the table is there; so do those with a column before the heading.
  const last = filled[filled.length - 1] ?? first;
  const isEarly = items[first.first]?.isBeforeHeading && isPieceOfHead(items[first.first - 1]?.folded ?? "");
  const holder = settled && !isEarly ? first : last;
  for (const row of filled) row.figures = row === holder ? (settled ?? all.slice(-GROUP)) : [];
  holder.state = settled ? "sure" : "unread";
}

/**
 * How many figures the form has in the tables to which the labels belong: those of `applications` or of section two or,
 * without any labels, of `disputes`.
 */
export function figuresOfTables(labels: readonly FoundLabel[]): number {
  if (labels.length === 0) return DISPUTES;
  if (labels.some(({ label }) => label.table === APPLICATIONS)) return ROW_ORDER[editionOf(labels)].length * COLUMNS;
  const edition = EDITIONS.find((candidate) => labels.every(({ label }) => label.figures.has(candidate)));
  return edition ? labels.reduce((sum, { label }) => sum + (label.figures.get(edition) ?? 0), 0) : 0;
}

/** Whether labels are those of section two. */
export function isOfPlainTables(labels: readonly FoundLabel[]): boolean {
  return labels.length > 0 && !labels.some(({ label }) => label.table === APPLICATIONS);
}

/** Whether the tables have as many figures as the form, in rows that are sure, and keep all sums. */
export function isWhole(text: string, items: readonly Item[], rows: readonly LooseRow[]): boolean {
  const filled = rows.filter(({ figures }) => figures.length > 0);
  const labels = filled.flatMap(({ label }) => label ?? []);
  const figures = filled.reduce((sum, row) => sum + row.figures.length, 0);
  if (filled.some(({ state }) => state !== "sure") || figures !== figuresOfTables(labels)) return false;
  const [first] = filled;
  if (labels.length === 0) return filled.length === 1 && keepsDisputes(text, items, first?.figures ?? []);
  if (labels.length < filled.length) return false;
  if (isOfPlainTables(labels)) return true;
  const edition = editionOf(labels);
  const byLabel = new Map(filled.map((row) => [row.label?.label.folded, row.figures]));
  const table = ROW_ORDER[edition].map((label) => byLabel.get(label) ?? []);
  return (
    table.every((row) => row.length === COLUMNS && keepsSum(text, items, row)) &&
    keepsSumsOverRows(
      table.map((row) => row.map((i) => addend(parseValue(textOf(text, items[i]))) ?? Number.NaN)),
      SUMS[edition],
    )
  );
}
