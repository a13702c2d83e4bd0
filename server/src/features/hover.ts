import { FORMS, type FormTable, plainRowName } from "../forms";
import type { Cell, Report, Table } from "../report/types";
import type { Span } from "../text/span";
import { cellAt } from "./places";
import { sumsWith } from "./sums";
import { type Telling, tellingsAt, tellingsOf } from "./tellings";

/** A line of what is said of a place. */
export interface HoverLine {
  readonly text: string;
  /** Whether it is as it should be; undefined where there is nothing to judge. */
  readonly holds?: boolean;
  /** The rule that watches over it. */
  readonly rule?: string;
}

/** What is said of a figure, in Chinese. */
export interface HoverText {
  readonly span: Span;
  /** The place in the form's words, and what stands there. */
  readonly title: string;
  readonly lines: readonly HoverLine[];
  /** The table, the section and the official document that they are from. */
  readonly source: string;
}

/** Most statements of the prose, and most cells of the table, that are listed. */
const MOST_LISTED = 6;
/** Most characters of the prose that are quoted around a figure. */
const LONGEST_QUOTE = 40;

/**
 * What there is to say of the figure at an offset: of a cell its row and column, the sums that it stands in with the
 * figures put in, and what the prose says of it; of a figure in the prose the cells that tell the same.
 */
export function hover(report: Report, offset: number): HoverText | undefined {
  const place = cellAt(report, offset);
  if (place) return cellHover(report, place.table, place.cell);
  const [first, ...others] = tellingsAt(report, offset);
  return first && tellingHover(report, first, others);
}

function cellHover(report: Report, table: Table, cell: Cell): HoverText {
  const sums = sumsWith(table, cell.slot.id).map(({ text, holds, identity }): HoverLine => {
    return { text, rule: identity.rule, ...(holds === undefined ? {} : { holds }) };
  });
  const told = tellingsOf(report, cell)
    .slice(0, MOST_LISTED)
    .map(({ claim, agrees, name, cells }): HoverLine => {
      const line = report.lines.position(claim.span.start).line + 1;
      const together = cells.length > 1 ? `（${name}）` : "";
      return {
        text: `正文第 ${line} 行：“${quoted(report, claim.span)}”${together}`,
        ...(agrees ? { holds: true } : {}),
      };
    });
  return { span: cell.span, title: titleOf(cell), lines: [...sums, ...told], source: sourceOf(table.form) };
}

function tellingHover(report: Report, first: Telling, others: readonly Telling[]): HoverText {
  const lines = [first, ...others].flatMap(({ cells, name, value, agrees }): HoverLine[] => {
    const whole = { text: `表中${name}：${value}`, ...(agrees ? { holds: true } : {}) };
    if (cells.length < 2) return [whole];
    const telling = cells.filter(({ value }) => value.kind === "number" && value.number !== 0);
    return [whole, ...telling.slice(0, MOST_LISTED).map((cell) => ({ text: titleOf(cell) }))];
  });
  const [cell] = first.cells;
  const table = report.tables.find(({ form }) => form.id === cell?.slot.table);
  const { span } = first.claim;
  const words = report.text.slice(span.start, span.end).replace(/\s+/g, "");
  return { span, title: `正文：${words}`, lines, source: table ? sourceOf(table.form) : "" };
}

function titleOf({ slot, raw }: Cell): string {
  return `${plainRowName(slot)} · ${slot.columnName}：${raw === "" ? "（空）" : raw}`;
}

/** The words around a figure, from the mark before to the mark behind. */
function quoted({ text }: Report, { start, end }: Span): string {
  let from = start;
  let to = end;
  while (from > 0 && start - from < LONGEST_QUOTE / 2 && !isMark(text.charAt(from - 1))) from--;
  while (to < text.length && to - end < LONGEST_QUOTE / 2 && !isMark(text.charAt(to))) to++;
  return text.slice(from, to).trim();
}

function isMark(character: string): boolean {
  return "，。；：、！？,;:\t\r\n".includes(character);
}

function sourceOf({ edition, section, name }: FormTable): string {
  const { source, sections } = FORMS[edition];
  const numeral = sections.find(({ id }) => id === section)?.numeral ?? "";
  return `${source}所附格式，第${numeral}部分，${name}`;
}
