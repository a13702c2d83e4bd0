import type { PlacedFigure } from "../../report/placedFigure";
import { oppositeOf } from "../../report/yearWords";
import type { Span } from "../../text/span";
import { quote } from "../quote";
import type { Edit, Fix } from "../types";

/** A figure to as many digits behind the point as another is told with; a round one without them. */
export function roundedTo(exact: number, decimals: number): string {
  return String(Number(exact.toFixed(decimals)));
}

/** The fix that puts what figures make in place of what is told of them: the number, where one is given, and the word for growth. */
export function rateFix(
  told: Pick<PlacedFigure, "span" | "number">,
  right: string,
  opposite: Span | undefined,
  text: string,
): Fix {
  const edits: Edit[] = [];
  if (opposite) edits.push({ span: opposite, text: oppositeOf(text.slice(opposite.start, opposite.end)) });
  if (right !== "") edits.push({ span: told.number, text: right });
  const [start, end] = [opposite?.start ?? told.span.start, told.span.end];
  let meant = "";
  let from = start;
  for (const { span, text: own } of edits) {
    meant += text.slice(from, span.start) + own;
    from = span.end;
  }
  meant += text.slice(from, end);
  const bare = (words: string) => quote(words.replace(/\s+/g, ""));
  return { title: `把${bare(text.slice(start, end))}改为${bare(meant)}`, kind: "suggestion", preferred: true, edits };
}
