import type { FormLabel } from "../../forms";
import type { PlacedLabel, Report, Table, TableRow } from "../../report/types";
import { lineEndOf } from "../../text/lines";
import { quote } from "../quote";
import type { Edit, Fix, Rule } from "../types";
import { tableName } from "./cellNames";
import { firstRowWithoutHeader, headerReplacement } from "./headerRows";
import { uncheckedSums } from "./unchecked";

const rule: Rule = {
  meta: {
    id: "table/missing-column",
    title: "表格缺少规定的栏",
    titleEn: "A column of the form is absent",
    severity: "error",
    fix: "suggestion",
    basis: "国办公开办函〔2021〕30号、国办公开办函〔2019〕60号所附格式，第二、三、四部分表格",
    docs: `检查表头的各栏是否齐全。整栏都没有的（各行的数字也都少一个），表里的数字不知道属于哪一栏，这张表不再做加总；只是表头漏了名称、数字齐全的，仍按规定的次序对应。

整个表头都没有的，报警告。从 PDF 转来、表头打散了的表格不查。

怎么改：补上缺少的一栏，没有发生的填 0。快速修复补上名称，漏了几处的换成规定的表头；整栏都没有的，同时在各行补一个空格，数字留待填写。`,
  },
  *check(report) {
    for (const table of report.tables) {
      const { missingColumns, rows, labels } = table;
      if (missingColumns.length === 0) {
        const first = firstRowWithoutHeader(report, table);
        if (first) yield { ...first, about: table.form.id };
        continue;
      }
      const isGone = rows.some(({ status }) => status === "ragged");
      const name = tableName(table);
      const names = missingColumns.map((label) => quote(nameOf(label, table))).join("、");
      const anchor = neighbours(missingColumns[0], table);
      const place = anchor.before ?? anchor.behind ?? labels[0];
      const fix =
        missingColumns.length === 1
          ? insertion(report, table, isGone)
          : isGone
            ? undefined
            : headerReplacement(report, table);
      const many = missingColumns.length > 1 ? `这 ${missingColumns.length} 栏` : "一栏";
      yield {
        span: place?.cell.span ?? table.span,
        about: `${table.form.id}/${missingColumns.map((label) => nameOf(label, table)).join("、")}`,
        message: isGone
          ? `${name}缺少${names}${many}，各行的数字也少 ${missingColumns.length} 个，请补上${uncheckedSums(table, rows)}。`
          : `${name}的表头缺少${names}${many}的名称，请补上。`,
        ...(fix ? { fixes: [fix] } : {}),
      };
    }
  },
};

/** A column in the form's words, with its group where the table has several columns of that name. */
function nameOf(column: FormLabel, { form }: Table): string {
  const columns = form.runs.filter(({ label }) => label?.role === "column");
  const slot = form.slots[columns.findIndex(({ label }) => label === column)];
  const isRepeated = columns.filter(({ label }) => label?.text === column.text).length > 1;
  return isRepeated && slot ? `${slot.rowName} / ${column.text}` : column.text;
}

interface Neighbours {
  readonly before?: PlacedLabel | undefined;
  readonly behind?: PlacedLabel | undefined;
}

/** The labels beside a column in the same row of the form's header. */
function neighbours(column: FormLabel | undefined, { form, labels }: Table): Neighbours {
  const placed = (label: FormLabel | undefined) => labels.find((known) => label && known.label === label);
  const row = form.grid.find((cells) => column && cells.some(({ label }) => label === column)) ?? [];
  const header = row.flatMap(({ label }) => label ?? []);
  const at = column ? header.indexOf(column) : -1;
  if (at < 0) return {};
  return { before: placed(header[at - 1]), behind: placed(header[at + 1]) };
}

/** Inserts a column's label, and a blank in every row where the figures are gone too. */
function insertion(report: Report, table: Table, isGone: boolean): Fix | undefined {
  const [column] = table.missingColumns;
  if (!column || (table.layout !== "tabRows" && table.layout !== "cellLines")) return undefined;
  const header = labelInsertion(report, table, column);
  if (!header) return undefined;
  const index = table.form.runs
    .filter(({ label }) => label?.role === "column")
    .findIndex(({ label }) => label === column);
  const rows = table.rows.filter(({ status }) => status !== "missing");
  const blanks = isGone ? rows.map((row) => blankInsertion(report, table, row, index)) : [];
  const edits = [header, ...blanks.flatMap((edit) => edit ?? [])];
  if (edits.length <= blanks.length) return undefined;
  const name = quote(nameOf(column, table));
  return {
    title: isGone ? `补上${name}一栏，数字留空待填` : `在表头补上${name}`,
    kind: "suggestion",
    preferred: true,
    edits: edits.sort((a, b) => a.span.start - b.span.start),
  };
}

/** What parts a cell from the next one in the table's layout. */
function separator({ text }: Report, { layout }: Table): string {
  return layout === "cellLines" ? `${lineEndOf(text)}\t` : "\t";
}

/** Writes the label into the blank cell behind its neighbour, else into a new one. */
function labelInsertion(report: Report, table: Table, column: FormLabel): Edit | undefined {
  const { before, behind } = neighbours(column, table);
  const mark = separator(report, table);
  if (before) {
    const { end } = before.cell.span;
    const blank = end + mark.length;
    const isBlank = report.text.startsWith(mark, end) && /^(?:[\t\r\n]|$)/.test(report.text.charAt(blank));
    return isBlank
      ? { span: { start: blank, end: blank }, text: column.text }
      : { span: { start: end, end }, text: mark + column.text };
  }
  const start = behind?.cell.span.start;
  return start === undefined ? undefined : { span: { start, end: start }, text: column.text + mark };
}

/** A blank cell in front of a row's figure number `index`, or behind its last one. */
function blankInsertion(report: Report, table: Table, row: TableRow, index: number): Edit | undefined {
  const mark = separator(report, table);
  const next = row.unplaced[index]?.span.start;
  if (next !== undefined) return { span: { start: next, end: next }, text: mark };
  const end = row.unplaced.at(-1)?.span.end;
  return end === undefined ? undefined : { span: { start: end, end }, text: mark };
}

export default rule;
