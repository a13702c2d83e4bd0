/** Index of the last item that passes `test`, -1 where none does. */
export function lastIndex<T>(items: readonly T[], test: (item: T) => boolean): number {
  let at = items.length - 1;
  for (; at >= 0; at--) {
    const item = items[at];
    if (item !== undefined && test(item)) break;
  }
  return at;
}
