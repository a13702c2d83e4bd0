import type { Span } from "../../text/span";
import { quote } from "../quote";
import type { Finding } from "../types";
import { lastIndex } from "./lastIndex";

/** An item of a list by its number, with the place of that. */
export interface NumberedItem {
  readonly number: number;
  readonly span: Span;
}

/** Items that are counted out one after the other. */
export interface Run<Item extends NumberedItem> {
  readonly items: Item[];
  /** The first item that does not follow the one before it. */
  slip?: Item;
  /** Whether another run stands within it, so that items cannot be told apart for certain. */
  isUnsure: boolean;
}

/** Adds an item to the innermost of the open runs that it follows; else it is a slip of the only one that there is. */
export function goOn<Item extends NumberedItem>(open: Run<Item>[], item: Item): void {
  const at = lastIndex(open, ({ items }) => (items.at(-1)?.number ?? 0) + 1 === item.number);
  const run = open[at];
  if (run) {
    if (at < open.length - 1) for (const mixed of open.slice(at)) mixed.isUnsure = true;
    open.length = at + 1;
    run.items.push(item);
    return;
  }
  const only = open.at(-1);
  if (!only) return;
  const [first, second] = open;
  // 一是……一是……三是: the second one should be 二是.
  if (first && second && open.length === 2 && item.number === first.items.length + second.items.length + 1) {
    const [twice] = second.items;
    if (twice && first.items.length === 1 && second.items.length === 1 && !first.slip && !second.slip) {
      first.items.push(twice, item);
      first.slip = twice;
      second.isUnsure = true;
      open.pop();
      return;
    }
  }
  if (open.length > 1) for (const mixed of open) mixed.isUnsure = true;
  only.slip ??= item;
  only.items.push(item);
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
