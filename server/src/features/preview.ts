import {
  type CellId,
  type Edition,
  FORMS,
  type FormTable,
  formForYear,
  type GridCell,
  type IdentityRule,
  type LabelRole,
  type SectionId,
  type TableId,
} from "../forms";
import { checkedSums } from "../relations/verdicts";
import type { PlacedLabel, Report, Table, TableRow } from "../report/types";
import type { Problem, Severity } from "../rules/types";
import { fold } from "../text/fold";
import { contains, overlap, type Span } from "../text/span";

/** A report as its official form shows it: every table of the form, those that the draft lacks included. */
export interface Preview {
  /** The title on one line; empty where the draft has none. */
  readonly title: string;
  /** The document that sets the form drawn. */
  readonly source: string;
  readonly sections: readonly PreviewSection[];
}

/** A section of the form that holds tables. */
export interface PreviewSection {
  readonly id: SectionId;
  /** The official heading with its numeral. */
  readonly heading: string;
  readonly tables: readonly PreviewTable[];
}

export interface PreviewTable {
  readonly id: TableId;
  readonly name: string;
  /** The edition of the form whose table it is. */
  readonly edition: Edition;
  /** `unread`: the section holds a table that could not be read, so what it lacks is not known. */
  readonly state: "present" | "missing" | "unread";
  readonly span?: Span;
  /** Grid columns. */
  readonly width: number;
  /** Grid columns that labels take before the first figure. */
  readonly labelColumns: number;
  /** The printed grid from top to bottom; a cell that a row span from above covers is not listed again. */
  readonly rows: readonly (readonly PreviewCell[])[];
  /** What is wrong in the table, in the order of the text. */
  readonly problems: readonly PreviewProblem[];
}

export interface PreviewProblem {
  readonly severity: Severity;
  readonly rule: string;
  readonly message: string;
  readonly span: Span;
}

/**
 * `filled`, `blank`: the draft has the cell. `unplaced`: it has the row, but the row's figures cannot be tied to columns.
 * `missing`: it lacks the row or the table.
 */
export type FigureState = "filled" | "blank" | "unplaced" | "missing";

/** A cell of the printed form. Spans count grid cells. */
export interface PreviewCell {
  readonly columnSpan: number;
  readonly rowSpan: number;
  /** Of a label the official words, of a figure what the draft says. */
  readonly text: string;
  /** Where it stands in the draft. */
  readonly span?: Span;
  /** Indices of the table's problems that are about this cell. */
  readonly problems: readonly number[];
  /** Of a label only. */
  readonly label?: PreviewLabel;
  /** Of a cell that takes a figure only. */
  readonly figure?: PreviewFigure;
}

export interface PreviewLabel {
  readonly role: LabelRole;
  /** The words of the draft, where they are not the official ones. */
  readonly written?: string;
  /** Whether the draft lacks the label's row. */
  readonly isMissing: boolean;
}

export interface PreviewFigure {
  readonly id: CellId;
  /** Row and column in the form's own words. */
  readonly name: string;
  readonly state: FigureState;
  /** Of a total: the sums that end in it and can be checked. */
  readonly sums: readonly PreviewSum[];
}

/** A sum that the form prescribes, checked at its total. */
export interface PreviewSum {
  readonly rule: IdentityRule;
  /** What the other cells come to, in Chinese: `（一）至（六）各项之和`. */
  readonly name: string;
  readonly expected: number;
  /** What the total has beyond it; 0 where the sum holds. */
  readonly difference: number;
}

/** Most problems that are listed below a table. */
const MOST_PROBLEMS = 200;

const SUM_NAMES: Readonly<Record<IdentityRule, string>> = {
  "total/row": "各类申请人之和",
  "total/result": "（一）至（六）各项之和",
  "total/balance": "按勾稽关系（第一项加第二项减第四项）",
  "total/disputes": "四种结果之和",
};

/** The forms of a report with its figures; undefined for a text that is no report. */
export function preview(report: Report, problems: readonly Problem[]): Preview | undefined {
  if (!report.isReport) return undefined;
  const byYear = report.year === undefined ? FORMS["2021"] : formForYear(report.year);
  const official = FORMS[report.edition ?? byYear.edition];
  const sections = official.sections.flatMap(({ id, numeral, heading }): PreviewSection[] => {
    const present = report.tables.filter(({ form }) => form.section === id);
    const forms = tablesOf(id, present[0]?.form.edition ?? official.edition, present);
    if (forms.length === 0) return [];
    const isUnread = report.unreadSections.includes(id);
    const tables = forms.map((form) => {
      const table = present.find((candidate) => candidate.form.id === form.id);
      return table ? presentTable(table, problems) : absentTable(form, isUnread ? "unread" : "missing");
    });
    return [{ id, heading: `${numeral}、${heading}`, tables }];
  });
  return { title: report.title?.text ?? "", source: official.source, sections };
}

/** The tables of a section in an edition, each as the draft has it; those of the other edition behind them. */
function tablesOf(section: SectionId, edition: Edition, present: readonly Table[]): FormTable[] {
  const official = FORMS[edition].sections.find(({ id }) => id === section)?.tables ?? [];
  const own = official.map((form) => present.find((table) => table.form.id === form.id)?.form ?? form);
  const others = present.filter(({ form }) => !own.some(({ id }) => id === form.id)).map(({ form }) => form);
  return [...own, ...others];
}

function absentTable(form: FormTable, state: "missing" | "unread"): PreviewTable {
  const rows = form.grid.map((row) =>
    row.map((cell) => drawn(cell, (id) => ({ id, state: "missing", sums: [] }), { isMissing: state === "missing" })),
  );
  return { ...headOf(form), state, rows, problems: [] };
}

function presentTable(table: Table, problems: readonly Problem[]): PreviewTable {
  const { form, span } = table;
  const placed = placeProblems(table, problems);
  const labels = new Map(table.labels.map((one) => [one.label, one]));
  const rowOf = new Map(table.rows.flatMap((row) => row.run.slots.map(({ id }) => [id, row] as const)));
  const missing = new Set(table.rows.flatMap(({ status, run }) => (status === "missing" ? run.label : [])));
  const sums = sumsOf(table);

  const rows = form.grid.map((row) =>
    row.map((cell): PreviewCell => {
      if (cell.slot) {
        const own = table.cells.get(cell.slot.id);
        const state = stateOf(table, cell.slot.id, rowOf.get(cell.slot.id));
        const figure = drawn(cell, (id) => ({ id, state, sums: sums.get(id) ?? [] }));
        return {
          ...figure,
          text: own?.raw ?? "",
          ...(own ? { span: own.span } : {}),
          problems: placed.of.get(cell.slot.id) ?? [],
        };
      }
      if (!cell.label) return drawn(cell);
      const found = labels.get(cell.label);
      const label = drawn(cell, undefined, { isMissing: missing.has(cell.label), ...writtenAs(found) });
      return {
        ...label,
        ...(found ? { span: found.cell.span } : {}),
        problems: (found && placed.of.get(found)) ?? [],
      };
    }),
  );
  return { ...headOf(form), state: "present", span, rows, problems: placed.problems };
}

function headOf({ id, name, edition, width, labelColumns }: FormTable) {
  return { id, name, edition, width, labelColumns };
}

/** A cell of the form without what the draft says. */
function drawn(
  { label, slot, columnSpan, rowSpan }: GridCell,
  figure?: (id: CellId) => Omit<PreviewFigure, "name">,
  ofLabel: Omit<PreviewLabel, "role"> = { isMissing: false },
): PreviewCell {
  return {
    columnSpan,
    rowSpan,
    text: label?.text ?? "",
    problems: [],
    ...(label ? { label: { role: label.role, ...ofLabel } } : {}),
    ...(slot && figure ? { figure: { ...figure(slot.id), name: `${slot.rowName}，${slot.columnName}` } } : {}),
  };
}

function stateOf(table: Table, id: CellId, row: TableRow | undefined): FigureState {
  if (row?.status === "missing") return "missing";
  const cell = table.cells.get(id);
  if (!cell) return "unplaced";
  return cell.value.kind === "blank" ? "blank" : "filled";
}

/** The draft's own words for a label, where they say something else. */
function writtenAs(placed: PlacedLabel | undefined): { readonly written?: string } {
  if (!placed || placed.exact || placed.cell.folded === fold(placed.label.text)) return {};
  return { written: placed.cell.raw.replace(/\s+/g, " ") };
}

/** The checked sums of a table by the total that each ends in. */
function sumsOf(table: Table): ReadonlyMap<CellId, readonly PreviewSum[]> {
  const sums = new Map<CellId, PreviewSum[]>();
  for (const { identity, left, right } of checkedSums(table)) {
    const { rule, total } = identity;
    const difference = identity.left.includes(total) ? left - right : right - left;
    const value = table.cells.get(total)?.value;
    const written = value?.kind === "number" ? value.number : 0;
    const own = sums.get(total) ?? [];
    own.push({ rule, name: SUM_NAMES[rule], expected: written - difference, difference });
    sums.set(total, own);
  }
  return sums;
}

interface PlacedProblems {
  /** All that are about the table. */
  readonly problems: readonly PreviewProblem[];
  /** Indices of those that are about one cell, by the figure's id or the label. */
  readonly of: ReadonlyMap<CellId | PlacedLabel, readonly number[]>;
}

/** The problems of a table, each tied to the cell that it names, else to the cell that it marks, else to its row. */
function placeProblems(table: Table, problems: readonly Problem[]): PlacedProblems {
  const ids = new Set(table.form.slots.map(({ id }) => id));
  const all = problems.filter(({ cell, span }) => (cell === undefined ? contains(table.span, span) : ids.has(cell)));
  const own = all.slice(0, MOST_PROBLEMS);
  const of = new Map<CellId | PlacedLabel, number[]>();
  own.forEach(({ cell, span }, index) => {
    const place = cell ?? marked(table, span);
    if (place === undefined) return;
    const there = of.get(place);
    if (there) there.push(index);
    else of.set(place, [index]);
  });
  const listed = own.map(({ severity, rule, message, span }): PreviewProblem => ({ severity, rule, message, span }));
  const [first] = all.slice(MOST_PROBLEMS);
  if (!first) return { problems: listed, of };
  const message = `问题太多，另有 ${all.length - MOST_PROBLEMS} 个没有列出，修正已列出的以后再显示`;
  return { problems: [...listed, { severity: first.severity, rule: first.rule, span: first.span, message }], of };
}

function marked(table: Table, span: Span): CellId | PlacedLabel | undefined {
  for (const cell of table.cells.values()) if (overlap(cell.span, span)) return cell.slot.id;
  const label = table.labels.find(({ cell }) => overlap(cell.span, span));
  return label ?? table.rows.find((row) => row.span && overlap(row.span, span))?.label;
}
