import { fold } from "../text/fold";
import type { Span } from "../text/span";
import type { TextCell } from "./types";
import { looksLikeFigure } from "./value";

/** The cell at `span`, which has no white space at its ends. */
export function makeCell(text: string, span: Span, row: number, column: number): TextCell {
  const raw = text.slice(span.start, span.end);
  if (raw === "") return { span, raw, row, column, kind: "blank", folded: "" };
  if (looksLikeFigure(raw)) return { span, raw, row, column, kind: "figure", folded: "" };
  return { span, raw, row, column, kind: "words", folded: fold(raw) };
}
