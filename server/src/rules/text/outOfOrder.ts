import type { Span } from "../../text/span";
import { quote } from "../quote";
import type { Finding } from "../types";

/** An item of a list by its number, with the place of that. */
export interface NumberedItem {
  readonly number: number;
  readonly span: Span;
}

/** One item that stands where another number belongs: that of the one before it again, or one further on. `as`: a number as the list writes it. */
export function outOfOrder(
  text: string,
  before: NumberedItem,
  slip: NumberedItem,
  as: (number: number) => string,
): Finding {
  const written = ({ span }: NumberedItem) => quote(text.slice(span.start, span.end));
  const next = before.number + 1;
  const missing = Array.from({ length: Math.max(0, slip.number - next) }, (_, i) => as(next + i)).join("、");
  return {
    span: slip.span,
    message:
      slip.number < next
        ? `${written(slip)}重复了，这一项应为${as(next)}，请核对。`
        : `${written(before)}后面是${written(slip)}，没有${missing}，请核对是漏了一项还是序号写错。`,
    related: [{ span: before.span, message: `前一项${written(before)}` }],
  };
}
