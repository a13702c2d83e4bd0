import { MEASURES, NUMERALS } from "./characters";

export const DIGIT = /^[\d０-９]$/;

/** Whether a place stands behind a year in figures. */
export function isYear(text: string, place: number): boolean {
  return /[\d０-９]\s?年$/.test(text.slice(Math.max(0, place - 3), place));
}

/** Whether a measure word with its numeral stands before a place: 18件|大行政决策. */
export function endsCounted(text: string, start: number, place: number): boolean {
  if (!MEASURES.includes(text.charAt(place - 1))) return false;
  const numeral = text.charAt(place - 2);
  return place - 1 === start ? DIGIT.test(numeral) : NUMERALS.includes(numeral);
}
