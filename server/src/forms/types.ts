/** The edition of the official format: `2019` is 国办公开办函〔2019〕60号, `2021` is 国办公开办函〔2021〕30号. */
export type Edition = "2019" | "2021";

export type SectionId = "overview" | "disclosure" | "applications" | "disputes" | "problems" | "other";

export type TableId = "documents" | "licensing" | "enforcement" | "fees" | "procurement" | "applications" | "disputes";

/** `table.row.column`, for instance `applications.refused.stateSecret.total`. Part of the public interface. */
export type CellId = string;

/** `count`: whole number >= 0. `amount`: decimal in the unit the label names. `signed`: whole number, may be negative. */
export type CellKind = "count" | "amount" | "signed";

/** A cell of the form that takes a figure. */
export interface Slot {
  readonly id: CellId;
  readonly table: TableId;
  readonly row: string;
  readonly column: string;
  readonly kind: CellKind;
  /** The row in the form's own words, its groups before it: `（三）不予公开 / 1.属于国家秘密`. */
  readonly rowName: string;
  readonly columnName: string;
}

/** What a label is for: the table's heading row, a heading that spans columns, a column, a group of rows, a row. */
export type LabelRole = "title" | "heading" | "column" | "group" | "row";

export interface FormLabel {
  readonly text: string;
  readonly role: LabelRole;
  /** Column id of a `column` label, row id of a `row` label. */
  readonly id?: string;
}

/** A cell of the printed form: a label or a slot, or neither (a corner left empty). Spans count grid cells. */
export interface GridCell {
  readonly label?: FormLabel;
  readonly slot?: Slot;
  readonly columnSpan: number;
  readonly rowSpan: number;
}

/** A label and the slots that follow it in reading order; a label of a heading or group has none. */
export interface FormRun {
  readonly table: TableId;
  /** Absent only for the figures of `disputes`, which stand under their column labels. */
  readonly label?: FormLabel;
  readonly slots: readonly Slot[];
  /** The row in the form's own words, its groups before it. */
  readonly name: string;
}

export interface FormTable {
  readonly id: TableId;
  readonly edition: Edition;
  readonly section: SectionId;
  /** How messages name the table. */
  readonly name: string;
  /** Grid columns. */
  readonly width: number;
  /** Grid columns that labels take before the first slot. */
  readonly labelColumns: number;
  /** Rows from top to bottom; a cell that a row span from above covers is not listed again. */
  readonly grid: readonly (readonly GridCell[])[];
  readonly runs: readonly FormRun[];
  readonly slots: readonly Slot[];
  readonly identities: readonly Identity[];
}

export interface FormSection {
  readonly id: SectionId;
  /** 一 … 六 */
  readonly numeral: string;
  /** The official heading without its numeral. */
  readonly heading: string;
  /** Wordings that are accepted as the same heading. */
  readonly aliases: readonly string[];
  readonly tables: readonly FormTable[];
}

export interface Form {
  readonly edition: Edition;
  /** The number of the document that sets the format. */
  readonly source: string;
  /** How the name of that document ends, without its inner quotation marks. */
  readonly notice: string;
  readonly sections: readonly FormSection[];
}

/** The rule that reports a broken identity. */
export type IdentityRule = "total/row" | "total/result" | "total/balance" | "total/disputes";

/** A sum that the form prescribes: the sum of `left` equals the sum of `right`. */
export interface Identity {
  readonly rule: IdentityRule;
  readonly left: readonly CellId[];
  readonly right: readonly CellId[];
  /** Where a finding stands when the sums differ. */
  readonly total: CellId;
}
