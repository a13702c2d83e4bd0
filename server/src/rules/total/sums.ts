import type { BrokenIdentity } from "../../relations/evaluate";
import type { Cell } from "../../report/types";
import { addend } from "../../report/value";
import type { Finding, Fix, RelatedPlace } from "../types";

/** Most addends that a message spells out. */
const MOST_SPELLED_OUT = 4;

/** A sum in figures, zeros left out: `3 + 2`; without any, `0`. */
export function spellOut(cells: readonly Cell[]): string {
  const figures = cells.flatMap(({ value }) => addend(value) || []);
  if (figures.length === 0) return "0";
  if (figures.length === 1 || figures.length > MOST_SPELLED_OUT) return String(figures.reduce((a, b) => a + b, 0));
  return `${figures.join(" + ")} = ${figures.reduce((a, b) => a + b, 0)}`;
}

/** The cells that add up to something, as places beside a finding. */
export function relatedAddends(cells: readonly Cell[], name: (cell: Cell) => string): RelatedPlace[] {
  return cells.flatMap((cell) =>
    cell.value.kind === "number" && cell.value.number !== 0
      ? [{ span: cell.span, message: `${name(cell)}：${cell.value.number}` }]
      : [],
  );
}

/** Finding on a total that is not the sum of its addends, with the sum as the fix to pick. */
export function wrongTotal(broken: BrokenIdentity, message: string, name: (cell: Cell) => string): Finding {
  const { total, right, rightSum } = broken;
  const fix: Fix = {
    title: `把总计 ${total.raw} 改为 ${rightSum}`,
    kind: "suggestion",
    edits: [{ span: total.span, text: String(rightSum) }],
  };
  return { span: total.span, cell: total.slot.id, message, related: relatedAddends(right, name), fixes: [fix] };
}
