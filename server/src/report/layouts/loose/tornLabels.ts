import { type Edition, FORMS, type TableId } from "../../../forms";
import { fold } from "../../../text/fold";
import { isFormLabel, labelsOf, withoutNumber } from "../../vocabulary";
import type { Item } from "../types";

/** A label that takes figures, or a group of them, as far as it matters for reading. */
export interface RowLabel {
  readonly folded: string;
  readonly table: TableId;
  /** Editions in which it takes figures, and how many there. */
  readonly figures: ReadonlyMap<Edition, number>;
}

/** A row's label found among the items. */
export interface FoundLabel {
  /** The label of the form; where two labels stand in one cell, the second. */
  readonly label: RowLabel;
  /** The wording found. */
  readonly folded: string;
  /** Indices of the items that make it, in order. */
  readonly items: readonly number[];
}

const EDITIONS = ["2019", "2021"] as const;
/** A label that lost its number must keep this much to be put together from pieces, and this to be known as a whole. */
const SHORTEST_WITHOUT_NUMBER = 5;
const SHORTEST_BARE = 4;
/** The number of a label by itself. */
const NUMBER = /^\d+$/;
/** Pieces of other labels that may stand between two of one label, and lines over which it may go. */
const MOST_SKIPPED = 16;
const MOST_LINES = 30;
/** Steps of one search, and foreign words within a label. */
const MOST_STEPS = 400;
const MOST_FOREIGN = 3;

const forms = EDITIONS.flatMap((edition) =>
  FORMS[edition].sections.flatMap(({ tables }) => tables.map((table) => ({ edition, table }))),
);

const known: ReadonlyMap<string, RowLabel> = (() => {
  const found = new Map<string, RowLabel & { figures: Map<Edition, number> }>();
  for (const { edition, table } of forms) {
    for (const { label, slots } of table.runs) {
      if (!label || (label.role !== "row" && label.role !== "group")) continue;
      const folded = fold(label.text);
      const entry = found.get(folded) ?? { folded, table: table.id, figures: new Map() };
      if (slots.length > 0) entry.figures.set(edition, slots.length);
      found.set(folded, entry);
    }
  }
  return found;
})();

/** What stands behind a group's label is no longer than this, however long the line. */
const LONGEST_LABEL = Math.max(...[...known.keys()].map(({ length }) => length));

/** Labels by their wording without its number, which none but one has. */
const withoutNumbers: ReadonlyMap<string, RowLabel> = (() => {
  const bare = new Map<string, RowLabel[]>();
  for (const { table } of forms) {
    for (const { label } of table.runs) {
      const row = label && known.get(fold(label.text));
      if (!row) continue;
      const wording = fold(withoutNumber(label.text));
      const list = bare.get(wording) ?? [];
      if (!list.includes(row)) list.push(row);
      bare.set(wording, list);
    }
  }
  return new Map(
    [...bare].flatMap(([wording, [label, other]]) =>
      label && !other && !known.has(wording) && wording.length >= SHORTEST_BARE ? [[wording, label]] : [],
    ),
  );
})();

/** Wordings by their first character. */
const byFirst: ReadonlyMap<string, readonly (readonly [wording: string, label: RowLabel])[]> = (() => {
  const found = new Map<string, [string, RowLabel][]>();
  const add = (wording: string, label: RowLabel) => {
    const list = found.get(wording.charAt(0));
    if (list) list.push([wording, label]);
    else found.set(wording.charAt(0), [[wording, label]]);
  };
  for (const [wording, label] of known) add(wording, label);
  for (const [wording, label] of withoutNumbers) if (wording.length >= SHORTEST_WITHOUT_NUMBER) add(wording, label);
  return found;
})();

/** The wordings of all rows and groups, with their numbers and without. */
const beginnings: readonly string[] = [
  ...new Set(
    forms.flatMap(({ table }) =>
      table.runs.flatMap(({ label }) =>
        label?.role === "row" || label?.role === "group" ? [fold(label.text), fold(withoutNumber(label.text))] : [],
      ),
    ),
  ),
];

/** Whether folded words are the first piece of a row's or a group's label, the whole one, or one and more. */
export function beginsRowLabel(folded: string): boolean {
  return beginnings.some((wording) => wording.startsWith(folded) || folded.startsWith(wording));
}

/** Whether folded words are a piece of one of some labels. */
const pieceOf = (labels: Iterable<string>): ((folded: string) => boolean) => {
  const all = [...labels].join("\n");
  return (folded) => folded !== "" && all.includes(folded);
};
const isPieceOfGroup = pieceOf(labelsOf("group"));
const isPieceOfRow = pieceOf(labelsOf("row"));
const isPieceOfHead = pieceOf(labelsOf("heading", "column"));
const isPieceOfOther = pieceOf(labelsOf("title", "heading", "group", "column"));

/** The row or group with this folded label. */
export function knownLabel(folded: string): RowLabel | undefined {
  return known.get(folded);
}

/** Whether folded words are a label of the form, a piece of one, or two labels in one cell. */
export function isPartOfLabel(folded: string): boolean {
  return isPieceOfRow(folded) || isPieceOfOther(folded) || secondLabel(folded) !== undefined;
}

const labelsOfPlainTables = (wanted: "column" | "title"): ReadonlySet<string> =>
  new Set(
    forms.flatMap(({ table }) =>
      table.section === "disclosure"
        ? table.runs.flatMap(({ label }) => (label?.role === wanted ? [fold(label.text)] : []))
        : [],
    ),
  );
const columnsOfPlainTables = labelsOfPlainTables("column");
const titlesOfPlainTables = labelsOfPlainTables("title");

/** Whether folded words are a column's label in a table of section two. */
export function isColumnOfPlainTable(folded: string): boolean {
  return columnsOfPlainTables.has(folded);
}

/** Whether folded words are a column's label in a table of section two, or its title. */
export function isHeadOfPlainTable(folded: string): boolean {
  return columnsOfPlainTables.has(folded) || titlesOfPlainTables.has(folded);
}

/** Whether folded words can only be a piece of a row's label. */
export function isPieceOfRowOnly(folded: string): boolean {
  return folded.length > 1 && isPieceOfRow(folded) && !isPieceOfOther(folded);
}

const allLabels: readonly string[] = [...labelsOf("title", "heading", "group", "column", "row")];

/** Whether folded words are no more than a small piece of each label that they are a piece of. */
export function isSmallPiece(folded: string): boolean {
  return allLabels.every((label) => !label.includes(folded) || label.length > 2 * folded.length);
}

/** Length of the piece of a group's label with which folded words begin where a piece of a row's goes on; else 0. */
export function lengthOfGroupPiece(folded: string): number {
  for (let at = 1; at < folded.length && isPieceOfGroup(folded.slice(0, at)); at++) {
    if (isPieceOfRow(folded.slice(at))) return at;
  }
  return 0;
}

/** The row's label behind a group's in the same cell: `（三）不予公开1.属于国家秘密`. */
function secondLabel(folded: string): RowLabel | undefined {
  for (let at = Math.max(2, folded.length - LONGEST_LABEL); at + 1 < folded.length; at++) {
    const second = known.get(folded.slice(at));
    if (second && isFormLabel(folded.slice(0, at))) return second;
  }
  return undefined;
}

/**
 * Finds the labels of rows and groups, whole or in pieces on several lines with pieces of others and figures between
 * them. Only wordings that the pieces make whole count. In the order of their first pieces; no piece is used twice.
 */
export function findRowLabels(items: readonly Item[]): { found: FoundLabel[]; used: Uint8Array } {
  const used = new Uint8Array(items.length);
  const found: FoundLabel[] = [];
  for (let i = 0; i < items.length; i++) {
    const item = items[i];
    if (!item || used[i] || item.kind !== "part") continue;
    const two = known.has(item.folded) ? undefined : secondLabel(item.folded);
    const whole = known.get(item.folded) ?? two;
    const bare = withoutNumbers.get(item.folded);
    const match = whole
      ? { label: whole, folded: item.folded, items: [i] }
      : bare
        ? { label: bare, folded: bare.folded, items: [i] }
        : search(items, used, i, item.folded);
    if (!match) continue;
    for (const at of match.items) used[at] = 1;
    found.push(match);
  }
  return { found, used };
}

/** Whether an item is a piece of the head that is repeated on the page behind that of a label's first piece. */
function isOfRepeatedHead(items: readonly Item[], i: number, first: number): boolean {
  const folded = items[i]?.folded ?? "";
  return items[i]?.page !== items[first]?.page && isPieceOfHead(folded) && !isPieceOfRow(folded);
}

/** The label that begins with the piece at `first` and ends soonest. */
function search(items: readonly Item[], used: Uint8Array, first: number, beginning: string): FoundLabel | undefined {
  let best: FoundLabel | undefined;
  const lastLine = (items[first]?.line ?? 0) + MOST_LINES;
  for (const [wording, label] of byFirst.get(beginning.charAt(0)) ?? []) {
    if (!wording.startsWith(beginning)) continue;
    if (wording.length === beginning.length) return { label, folded: wording, items: [first] };
    let steps = 0;
    const chosen = [first];
    const goOn = (from: number, covered: number, skipped: number, foreign: number): boolean => {
      for (let i = from, left = skipped, strange = foreign; i < items.length; i++) {
        const item = items[i];
        if (!item || item.line > lastLine || item.isProse || ++steps > MOST_STEPS) return false;
        if (item.kind === "words" && ++strange > MOST_FOREIGN) return false;
        if (item.kind !== "part" || used[i]) continue;
        if (wording.startsWith(item.folded, covered)) {
          chosen.push(i);
          const reached = covered + item.folded.length;
          if (reached === wording.length || goOn(i + 1, reached, left, strange)) return true;
          chosen.pop();
        }
        // A number that stands apart from its label (`补正后申  3.`) is not where the label begins.
        if (NUMBER.test(beginning) && chosen.length === 1) return false;
        if (isOfRepeatedHead(items, i, first)) continue;
        if (++left > MOST_SKIPPED) return false;
      }
      return false;
    };
    if (!goOn(first + 1, beginning.length, 0, 0)) continue;
    const end = chosen[chosen.length - 1] ?? first;
    const bestEnd = best?.items[best.items.length - 1] ?? Number.POSITIVE_INFINITY;
    if (end < bestEnd || (end === bestEnd && chosen.length > (best?.items.length ?? 0))) {
      // A number that other pieces took is not missed.
      best = { label, folded: label.folded, items: [...chosen] };
    }
  }
  return best;
}
