import { addend, parseValue } from "../../value";
import type { Item } from "../types";

export function textOf(text: string, item: Item | undefined): string {
  return item ? (item.written ?? text.slice(item.span.start, item.span.end)) : "";
}

/** Whether figures add up to the last of them; where there is none, it counts as 0. */
export function keepsSum(text: string, items: readonly Item[], figures: readonly (number | undefined)[]): boolean {
  let sum = 0;
  let last = 0;
  for (const i of figures) {
    last = i === undefined ? 0 : (addend(parseValue(textOf(text, items[i]))) ?? Number.NaN);
    sum += last;
  }
  return sum === 2 * last;
}

/** Whether a figure is no whole number. */
export function hasFraction(text: string, items: readonly Item[], figure: number): boolean {
  return !Number.isInteger(addend(parseValue(textOf(text, items[figure]))));
}
