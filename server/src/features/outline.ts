import type { FormTable, SectionId, TableId } from "../forms";
import { FORMS, formForYear } from "../forms";
import type { Report, Table, TableRow } from "../report/types";
import { missingRowsSubject } from "../rules/table/missing-row";
import { hasTotal } from "../rules/table/unchecked";
import type { Fix, Problem, Severity } from "../rules/types";
import { contains, type Span } from "../text/span";
import { insertionFor, safeFixWithin } from "./partFixes";

/** Number of problems on a node and all below it, by severity. */
export type ProblemCount = Readonly<Record<Severity, number>>;

/** A node of the report's outline: the title, a section, a table or a row, in the form's order. */
export interface OutlineNode {
  readonly kind: "title" | "section" | "table" | "row" | "note";
  /** Stable over edits: `title`, a section id, a table id, `table.row`. */
  readonly id: string;
  readonly label: string;
  /** A row's total, a missing part, why something could not be read. */
  readonly detail: string;
  /** The form asks for it and the draft does not have it; then there is no span. */
  readonly missing: boolean;
  /** What the node covers. */
  readonly span?: Span;
  /** Where a click goes. */
  readonly selection?: Span;
  readonly problems: ProblemCount;
  /** How many of the problems can be put right without asking. */
  readonly safeFixes: number;
  /** Puts in what is missing here. */
  readonly insertion?: Fix;
  readonly children: readonly OutlineNode[];
}

/** The outline of a report: its title, the six sections of the form with tables and rows, missing ones in place. */
export function outline(report: Report, problems: readonly Problem[]): OutlineNode[] {
  if (!report.isReport) return [];
  const form = report.year === undefined ? FORMS[report.edition ?? "2021"] : formForYear(report.year);
  const problemsOf = (span: Span | undefined): Pick<OutlineNode, "problems" | "safeFixes"> => {
    const found = { error: 0, warning: 0, info: 0 };
    let safeFixes = 0;
    for (const problem of span ? problems : []) {
      if (!span || !contains(span, problem.span)) continue;
      found[problem.severity]++;
      if (safeFixWithin(span, problem)) safeFixes++;
    }
    return { problems: found, safeFixes };
  };
  const leaf = { missing: false, detail: "", children: [] as OutlineNode[] };
  const insertionOf = (subject: string) => {
    const insertion = insertionFor(subject, problems);
    return insertion ? { insertion } : {};
  };

  const rowNode = (table: Table, row: TableRow): OutlineNode => {
    const id = `${table.form.id}.${row.run.slots[0]?.row ?? ""}`;
    const node = { ...leaf, kind: "row" as const, id, label: row.run.name, ...problemsOf(row.span) };
    if (!row.span) return { ...node, missing: true, detail: "缺少", ...insertionOf(subjectOfGap(table, row)) };
    const checked = hasTotal(row) ? "只核对了总计" : "没有参与合计核对";
    const detail = row.status === "ragged" ? `数字无法对应到栏目，${checked}` : rowSummary(row);
    return { ...node, detail, span: row.span, selection: row.label?.cell.span ?? row.span };
  };
  const tableNode = (id: TableId, form: FormTable, table: Table | undefined): OutlineNode => {
    const node = { ...leaf, kind: "table" as const, id, label: form.name, ...problemsOf(table?.span) };
    if (!table) return { ...node, missing: true, detail: "缺少", ...insertionOf(form.id) };
    const children = rowNodes(table, rowNode);
    return { ...node, span: table.span, selection: table.labels[0]?.cell.span ?? table.span, children };
  };

  const sectionNode = (id: SectionId): OutlineNode => {
    const official = form.sections.find((section) => section.id === id);
    const section = report.sections.find((candidate) => candidate.form.id === id);
    const tables = report.tables.filter((table) => table.form.section === id);
    const forms = tables[0] ? FORMS[tables[0].form.edition].sections.find((s) => s.id === id) : official;
    const children = (forms?.tables ?? []).map((table) =>
      tableNode(
        table.id,
        table,
        tables.find((candidate) => candidate.form.id === table.id),
      ),
    );
    const label = `${official?.numeral ?? ""}、${official?.heading ?? ""}`;
    const node = { ...leaf, kind: "section" as const, id, label, children, ...problemsOf(section?.span) };
    const own = { ...node, ...insertionOf(id) };
    if (!section) return { ...own, missing: true, detail: "缺少", children: tables.length > 0 ? children : [] };
    return { ...own, span: section.span, selection: section.heading };
  };

  const title: OutlineNode = report.title
    ? {
        ...leaf,
        kind: "title",
        id: "title",
        label: report.title.text,
        span: report.title.span,
        selection: report.title.span,
        ...problemsOf(report.title.span),
      }
    : { ...leaf, kind: "title", id: "title", label: "题目", detail: "缺少", missing: true, ...problemsOf(undefined) };
  const notes = report.notes.map(
    (note, i): OutlineNode => ({
      ...leaf,
      kind: "note",
      id: `note.${i}`,
      label: note.message,
      span: note.span,
      selection: note.span,
      ...problemsOf(undefined),
    }),
  );
  return [title, ...form.sections.map((section) => sectionNode(section.id)), ...notes];
}

/** One node a row; the fifteen figures of one row under three groups become a node a group. */
function rowNodes(table: Table, rowNode: (table: Table, row: TableRow) => OutlineNode): OutlineNode[] {
  return table.rows.flatMap((row) => {
    const groups = [...new Set(row.run.slots.map((slot) => slot.row))];
    if (groups.length === 1) return [rowNode(table, row)];
    return groups.map((group) => {
      const slots = row.run.slots.filter((slot) => slot.row === group);
      const cells = row.cells.filter((cell) => cell.slot.row === group);
      const run = { ...row.run, slots, name: slots[0]?.rowName ?? "" };
      const first = cells[0];
      const last = cells[cells.length - 1];
      const span = first && last ? { start: first.span.start, end: last.span.end } : row.span;
      return rowNode(table, { ...row, run, cells, ...(span ? { span } : {}) });
    });
  });
}

/** What the missing rows that begin with this one are called; only that of the first of them is ever reported. */
function subjectOfGap(table: Table, row: TableRow): string {
  const from = table.rows.findIndex(({ run }) => run.name === row.run.name);
  let to = from;
  while (table.rows[to]?.status === "missing") to++;
  return missingRowsSubject(table, from < 0 ? [] : table.rows.slice(from, to));
}

/** The row's total where it has one, else its figures. */
function rowSummary(row: TableRow): string {
  const total = row.cells.find((cell) => cell.slot.column === "total");
  const shown = total ? [total] : row.cells;
  return shown.map((cell) => cell.raw || "空").join("，");
}

/** The node of an outline that a way of ids leads to, from the outermost on. */
export function nodeAt(nodes: readonly OutlineNode[], path: readonly string[]): OutlineNode | undefined {
  const [id, ...rest] = path;
  const node = nodes.find((candidate) => candidate.id === id);
  return node && rest.length > 0 ? nodeAt(node.children, rest) : node;
}
