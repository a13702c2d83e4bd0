import type { CellId, Edition, FormLabel, FormRun, FormSection, FormTable, SectionId, Slot } from "../forms";
import type { LineIndex } from "../text/lines";
import type { Span } from "../text/span";

/** How a table is written down. */
export type LayoutId = "tabRows" | "cellLines" | "bareLines" | "pipes" | "spaced" | "html" | "commaRows";

/**
 * A cell as a reader finds it. `raw` is `text.slice(span.start, span.end)`, without white space at its ends; where the
 * cell holds markup, the words and figures without it, and where several cells make one label, all their words.
 */
export interface TextCell {
  readonly span: Span;
  readonly raw: string;
  /** Number of the table row in the text, counted over the whole draft. */
  readonly row: number;
  /** Place within the row, empty cells counted, from 0. */
  readonly column: number;
  /** `figure`: a figure or something in a figure's place; `words`: what may be a label; `fragment`: a piece of one. */
  readonly kind: "blank" | "figure" | "words" | "fragment";
  /** Words folded for comparison; empty for other cells. */
  readonly folded: string;
  /** Set where a merged cell reaches over this place, so that no figure can stand here; the cell is blank. */
  readonly isCovered?: true;
  /**
   * Set where it cannot be told which of its row's figures stands in this place, if any; the cell is blank, and the figures
   * that may stand there come behind the last place, with the same mark.
   */
  readonly isUntold?: true;
  /** Set where the digits of a figure stand on two lines: `raw` has all, the span only the first, so that nothing is written there. */
  readonly isBroken?: true;
}

/**
 * What a cell says. `dash` is ／, -, —, 无 and the like in place of a figure and counts as blank; `quantity` is a
 * figure with a unit of its own (251000元).
 */
export type CellValue =
  | { readonly kind: "number"; readonly number: number }
  | { readonly kind: "quantity"; readonly number: number; readonly unit: string }
  | { readonly kind: "blank" }
  | { readonly kind: "dash" }
  | { readonly kind: "invalid" };

/** A cell of the form as the draft fills it. */
export interface Cell {
  readonly slot: Slot;
  readonly span: Span;
  readonly raw: string;
  readonly value: CellValue;
  /** Whether the text has a cell here that can be written into; else the span is empty, at the row's end, or has a piece of it. */
  readonly isWritten: boolean;
}

/** A label of the form as the draft writes it. */
export interface PlacedLabel {
  readonly label: FormLabel;
  readonly cell: TextCell;
  /** Whether it says the same as the official label, harmless variants aside. */
  readonly exact: boolean;
}

/**
 * `complete`: every figure has its cell, blank or not. `ragged`: the row is there but its figures cannot be placed
 * with certainty, so it has no cells but, at most, those that are certain, as its total. `missing`: the draft does not
 * have the row.
 */
export type RowStatus = "complete" | "ragged" | "missing";

/** A row of the form as the draft fills it. */
export interface TableRow {
  readonly run: FormRun;
  readonly status: RowStatus;
  /** For a ragged row: whether its figures could not even be told from those of other rows, so none are counted. */
  readonly isUnread?: boolean;
  readonly label: PlacedLabel | undefined;
  /** From the label to the last figure and the last column's cell, blank or not; undefined where the row is missing. */
  readonly span: Span | undefined;
  readonly cells: readonly Cell[];
  /** The figures found, empty cells left out, where they cannot be placed. */
  readonly unplaced: readonly TextCell[];
  /** Figures beyond the form's columns. */
  readonly surplus: readonly TextCell[];
  /** Empty cells between the figures of a row that has one for each column: those behind stand a column too far. */
  readonly gaps: readonly TextCell[];
}

/** A line of a table that is written like a row but is none of the form's, or one that the draft has already. */
export interface StrayRow {
  readonly label: TextCell;
  readonly figures: readonly TextCell[];
  /** The row of the form that has the same label. */
  readonly repeats: FormRun | undefined;
  /** Whether no other words stand in its row of the text. */
  readonly isAlone: boolean;
}

/** A table of the form that the draft has. */
export interface Table {
  readonly form: FormTable;
  readonly layout: LayoutId;
  readonly span: Span;
  readonly labels: readonly PlacedLabel[];
  /** The rows that take figures, in the form's order, missing ones included. */
  readonly rows: readonly TableRow[];
  readonly cells: ReadonlyMap<CellId, Cell>;
  /**
   * Labels of columns that the header lacks for certain. Where the rows lack a figure each, so that the whole column is
   * gone, they are ragged.
   */
  readonly missingColumns: readonly FormLabel[];
  /** Labels of columns behind those of the form (备注). What stands below them is no part of the rows. */
  readonly extraColumns: readonly TextCell[];
  /** In the order of the text. */
  readonly strayRows: readonly StrayRow[];
  /** The same object for a table that an edit outside it only moved: all but the places in the text is as it was. */
  readonly reading: object;
}

export interface Section {
  readonly form: FormSection;
  /** Numeral and name, without white space around and without what follows on the line. */
  readonly heading: Span;
  /** The numeral as written (`二`), where there is one. */
  readonly numeral?: Span;
  /** Whether the numeral is the section's; `otherStyle`: the right number written `1.`, `（一）`, `第1部分`. */
  readonly numbering: "none" | "right" | "otherStyle" | "wrong";
  /** The heading's wording without its numeral. */
  readonly name: Span;
  /** Whether the wording is the official one or an accepted alias. */
  readonly exact: boolean;
  /** From the heading to the next heading or the end. */
  readonly span: Span;
  /** What stands under the heading. */
  readonly content: Span;
  /** Further headings with the same wording that stand on lines of their own. */
  readonly repeats: readonly Span[];
}

export interface Title {
  readonly span: Span;
  /** The title on one line, without white space. */
  readonly text: string;
  /** Year in the title, digits only. */
  readonly year?: { readonly span: Span; readonly year: number };
  /** The body's name as the title gives it; empty where the title names none. */
  readonly body: string;
}

/** A part of the draft that could not be read, and why. */
export interface ParseNote {
  readonly span: Span;
  readonly message: string;
}

/** A report as it was read. Reading never fails: what is missing or damaged is a value here. */
export interface Report {
  readonly text: string;
  readonly lines: LineIndex;
  /** False for a text that is no annual report; then nothing else is filled. */
  readonly isReport: boolean;
  readonly title?: Title;
  /** The body that reports, `棉洋镇人民政府`. */
  readonly body?: string;
  /** The year reported on: from the title, else from the stated period, else from most of the text. */
  readonly year?: number;
  /** The edition whose form the draft uses; without any table, the one its year asks for. */
  readonly edition?: Edition;
  /** Where the report ends: the text's end, or where another report begins. */
  readonly end: number;
  /** In the order of the text. */
  readonly sections: readonly Section[];
  /** In the form's order. */
  readonly tables: readonly Table[];
  /** Sections that hold a table which could not be read; what it lacks is not known. */
  readonly unreadSections: readonly SectionId[];
  /** Whether sections of prose were searched for tables too, because those that must hold tables lack some. */
  readonly proseIsSearched: boolean;
  readonly notes: readonly ParseNote[];
}
