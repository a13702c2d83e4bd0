import type { FormTable, Slot } from "../../forms";
import type { LineIndex } from "../../text/lines";
import type { Span } from "../../text/span";
import type { LayoutId, TextCell } from "../types";

/** What a reader reads: some lines of a text, and which folded texts are labels of the form. */
export interface LayoutSource {
  readonly text: string;
  readonly lines: LineIndex;
  /** First line to read. */
  readonly from: number;
  /** First line behind the part's own heading: a PDF may have some of the part before it. */
  readonly start: number;
  /** First line not to read any more. */
  readonly to: number;
  /** Where the lines from `to` on are headings and prose: first line that holds no figures of this part any more. */
  readonly behind?: number | undefined;
  /** Lines before the part's own heading that are of its table. */
  readonly early: readonly number[];
  /** Lines of headings and those that are of other parts, which are no part of a table. */
  readonly headings: ReadonlySet<number>;
  /** Where figures begin that a part before has read. */
  readonly taken: ReadonlySet<number>;
  /** Where lines begin that hold nothing but the number of their page. */
  readonly pageNumbers: ReadonlySet<number>;
  /** Where figures begin one of which, on its page, is the number of it. */
  readonly likelyPageNumbers: ReadonlySet<number>;
  /** Number of the first row, so that rows count up over a whole draft. */
  readonly firstRow: number;
  readonly isLabel: (folded: string) => boolean;
  /** The folded labels of rows that take figures. */
  readonly rowLabels: readonly string[];
}

/** What the lines of a part of a text look like, told in one pass. */
export interface LayoutSigns {
  /** Lines with tabs elsewhere, too. */
  readonly tabbedLines: number;
  /** Lines whose only tabs are their first or their last character. */
  readonly tabLedLines: number;
  readonly pipedLines: number;
  /** Figures behind commas, in lines of which one is the last cell. */
  readonly commaFigures: number;
  /** Lines that open or close a table, row or cell of HTML. */
  readonly htmlLines: number;
  /** Short lines of a single word or figure. */
  readonly singleCellLines: number;
  /** Lines with blanks before a figure. */
  readonly spacedLines: number;
}

/** One way of writing tables down. */
export interface Layout {
  readonly id: LayoutId;
  /** Whether nothing but blanks and line ends marks its cells, so that any text may look like it. */
  readonly isLoose: boolean;
  /** Whether some of the lines may be cells in this layout. */
  readonly applies: (signs: LayoutSigns) => boolean;
  /** Turns text into cells in reading order, and does nothing else. */
  readonly read: (source: LayoutSource) => TextCell[];
  /** Writes a table with `figure` in its cells, the line end behind its last row included. */
  readonly write: (table: FormTable, figure: (slot: Slot) => string, lineEnd: string) => string;
}

/**
 * What a line holds, in reading order. `part`: words that are a label of the form or a piece of one; `words`: other
 * words, as many as stand together; `figure`: a figure.
 */
export interface Item {
  readonly kind: "part" | "words" | "figure";
  readonly span: Span;
  /** Words folded; empty for figures. */
  readonly folded: string;
  /** Number of the line among those that are not blank. */
  readonly line: number;
  /** Where the line begins, to tell columns. */
  readonly lineStart: number;
  /** Blank lines before the line. */
  readonly gap: number;
  /** Number of the page, by form feeds. */
  readonly page: number;
  /** Whether it is the number of its page, or another figure there is. */
  readonly mayBePageNumber: boolean;
  /** Whether the words are prose, which no label goes on behind. */
  readonly isProse: boolean;
  /** Whether it stands before the heading of its part. */
  readonly isBeforeHeading: boolean;
  /** What a figure says whose digits stand on two lines, of which the span has the first. */
  readonly written?: string | undefined;
}

/** Longest text in UTF-16 units that can be a cell of the form rather than a paragraph. */
export const LONGEST_CELL = 80;

/** What a grid position of the printed form shows: a cell's text, or nothing where another cell reaches over it. */
export interface GridText {
  readonly text: string;
  /** Whether a cell to the left reaches over this position. */
  readonly coveredFromLeft: boolean;
}

/** The grid of a table, filled: every row as wide as the table, merged cells as one text and empty places. */
export function fillGrid(table: FormTable, figure: (slot: Slot) => string): GridText[][] {
  const rows: GridText[][] = [];
  const coveredUntil: number[] = new Array(table.width).fill(0);
  const startsCell: boolean[] = new Array(table.width).fill(true);
  table.grid.forEach((cells, y) => {
    const row: GridText[] = [];
    const rest = [...cells];
    while (row.length < table.width) {
      const x = row.length;
      if ((coveredUntil[x] ?? 0) > y) {
        row.push({ text: "", coveredFromLeft: !startsCell[x] });
        continue;
      }
      const cell = rest.shift();
      const text = cell?.label?.text ?? (cell?.slot ? figure(cell.slot) : "");
      for (let i = 0; i < (cell?.columnSpan ?? 1) && row.length < table.width; i++) {
        coveredUntil[x + i] = y + (cell?.rowSpan ?? 1);
        startsCell[x + i] = i === 0;
        row.push({ text: i === 0 ? text : "", coveredFromLeft: i > 0 });
      }
    }
    rows.push(row);
  });
  return rows;
}
