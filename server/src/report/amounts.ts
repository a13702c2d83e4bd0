import type { Cell } from "./types";

const UNIT_OF_LABEL = /单位[:：]?\s*(亿元|万元|元)/;

/** The unit of money that a column's label asks for, if it names one. */
export function unitAskedFor(label: string): string | undefined {
  return UNIT_OF_LABEL.exec(label)?.[1];
}

/** The number that a cell holds, with or without the unit that its column asks for; undefined for anything else. */
export function numberIn({ slot, value }: Pick<Cell, "slot" | "value">): number | undefined {
  if (value.kind === "number") return value.number;
  return value.kind === "quantity" && value.unit === unitAskedFor(slot.columnName) ? value.number : undefined;
}
