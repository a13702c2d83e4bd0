import { fold } from "../text/fold";
import { withoutMarks } from "../text/marks";
import type { Span } from "../text/span";
import type { TextCell } from "./types";
import { looksLikeFigure } from "./value";

/** `-3-`: no figure, wherever it stands. */
const PAGE_NUMBER = /^[-—–－]+ ?\d{1,3} ?[-—–－]+$/;

/** The cell at `span`, which has no white space at its ends; `raw` where markup is to be left out. */
export function makeCell(
  text: string,
  span: Span,
  row: number,
  column: number,
  raw = text.slice(span.start, span.end),
): TextCell {
  if (raw === "") return { span, raw, row, column, kind: "blank", folded: "" };
  if (PAGE_NUMBER.test(raw)) return { span, raw, row, column, kind: "fragment", folded: "" };
  if (looksLikeFigure(raw)) return { span, raw, row, column, kind: "figure", folded: "" };
  return { span, raw, row, column, kind: "words", folded: fold(withoutMarks(raw)) };
}

/** A place that a merged cell reaches over, at `at` in the text. */
export function makeCovered(at: number, row: number, column: number): TextCell {
  return { span: { start: at, end: at }, raw: "", row, column, kind: "blank", folded: "", isCovered: true };
}

/** A piece of a label that could not be put together: it parts the cells before it from those behind it. */
export function makeFragment(text: string, span: Span, row: number): TextCell {
  return { span, raw: text.slice(span.start, span.end), row, column: 0, kind: "fragment", folded: "" };
}
