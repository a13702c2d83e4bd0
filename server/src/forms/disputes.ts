import { label, makeSlot, makeTable } from "./build";
import type { Edition, FormTable, GridCell } from "./types";

const TABLE = "disputes";

const ROWS = [
  ["review", "行政复议"],
  ["litigationDirect", "行政诉讼 / 未经复议直接起诉"],
  ["litigationAfterReview", "行政诉讼 / 复议后起诉"],
] as const;

const OUTCOMES = [
  ["upheld", "结果维持"],
  ["corrected", "结果纠正"],
  ["otherOutcome", "其他结果"],
  ["pending", "尚未审结"],
] as const;

const COLUMNS = [...OUTCOMES, ["total", "总计"]] as const;

/** The form of section four: one row of fifteen figures under three groups of five column labels. */
export function disputesTable(edition: Edition): FormTable {
  const columns = (rowSpan: number) => COLUMNS.map(([id, name]) => label(name, "column", 1, rowSpan, id));
  return makeTable({
    id: TABLE,
    edition,
    section: "disputes",
    name: "行政复议、行政诉讼情况表",
    width: 15,
    labelColumns: 0,
    grid: [
      [label("行政复议", "heading", 5), label("行政诉讼", "heading", 10)],
      [...columns(2), label("未经复议直接起诉", "heading", 5), label("复议后起诉", "heading", 5)],
      [...columns(1), ...columns(1)],
      ROWS.flatMap((row) =>
        COLUMNS.map((column): GridCell => ({ slot: makeSlot(TABLE, row, column, "count"), columnSpan: 1, rowSpan: 1 })),
      ),
    ],
    identities: ROWS.map(([row]) => {
      const sum = `${TABLE}.${row}.total`;
      return {
        rule: "total/disputes",
        left: [sum],
        right: OUTCOMES.map(([id]) => `${TABLE}.${row}.${id}`),
        total: sum,
      };
    }),
  });
}
