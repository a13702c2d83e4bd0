import { ASPECTS, type CellId, FIRST_YEAR_OF_FORM, formForYear, type Slot } from "../forms";
import { layout } from "../report/layouts/index";
import type { Report } from "../report/types";
import { toChinese } from "../text/numerals";
import type { TargetLayout } from "./convertLayout";

/** What a new report is to be. */
export interface NewReport {
  readonly body: string;
  /** From `FIRST_YEAR_OF_FORM` on. */
  readonly year: number;
  readonly lastYear?: Report | undefined;
  readonly layout?: TargetLayout | undefined;
}

/** An empty draft, and what was taken over from last year's report. */
export interface EmptyDraft {
  readonly text: string;
  /** How many figures were carried in. */
  readonly carried: number;
}

/** The first and the last year that a report can be written for. */
export const YEARS: readonly [first: number, last: number] = [FIRST_YEAR_OF_FORM, 2100];

/**
 * An empty draft in the edition of its year, to be filled in: title, stated period, the five aspects, all six headings
 * and the empty forms. Cases that last year's report hands on and documents that it has in force are carried in.
 */
export function newReport({ body, year, lastYear, layout: id = "tabRows" }: NewReport): EmptyDraft {
  const figures = lastYear ? carriedIn(lastYear) : new Map<CellId, string>();
  let carried = 0;
  const figure = ({ id }: Slot): string => {
    const own = figures.get(id) ?? "";
    if (own !== "") carried++;
    return own;
  };
  const parts = [`${body}${year}年政府信息公开工作年度报告`];
  for (const { numeral, heading, id: section, tables } of formForYear(year).sections) {
    parts.push(`${numeral}、${heading}`);
    if (section === "overview") {
      const aspects = ASPECTS.map((aspect, i) => `（${toChinese(i + 1)}）${aspect}。`);
      parts.push([`本报告所列数据的统计期限为${year}年1月1日至${year}年12月31日。`, ...aspects].join("\n"));
    }
    const written = tables.map((table) => layout(id).write(table, figure, "\n"));
    if (written.length > 0) parts.push(written.join(id === "tabRows" ? "" : "\n").replace(/\n+$/, ""));
  }
  return { text: `${parts.join("\n\n")}\n`, carried };
}

/** The figures that a report hands on to that of the next year, by the cells that they go to. */
function carriedIn({ tables }: Report): Map<CellId, string> {
  const figures = new Map<CellId, string>();
  for (const { cells } of tables) {
    for (const { slot, value } of cells.values()) {
      if (value.kind !== "number") continue;
      if (slot.table === "applications" && slot.row === "carriedOut")
        figures.set(`applications.carriedIn.${slot.column}`, String(value.number));
      if (slot.table === "documents" && slot.column === "inForce") figures.set(slot.id, String(value.number));
    }
  }
  return figures;
}
