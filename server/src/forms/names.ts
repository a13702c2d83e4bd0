import type { Slot } from "./types";

/** Longest name of a row beside a figure, in UTF-16 units. */
const LONGEST_SHORT_NAME = 14;
/** What parts a row from its group in `rowName`. */
const GROUP_MARK = " / ";

/** A row in the form's words without the explanation behind it. */
export function plainRowName({ rowName }: Slot): string {
  return rowName.replace(/（[^（）]*，[^（）]*）$/, "");
}

/** A row by the number of its group and the beginning of its own label: `（三）1.属于国家秘密`. */
export function shortRowName(slot: Slot): string {
  const names = plainRowName(slot).split(GROUP_MARK);
  const own = names.pop() ?? "";
  const number = /^（[一二三四五六七八九十]+）/.exec(names.pop() ?? "")?.[0] ?? "";
  const name = number + own;
  return name.length > LONGEST_SHORT_NAME ? `${name.slice(0, LONGEST_SHORT_NAME)}…` : name;
}
