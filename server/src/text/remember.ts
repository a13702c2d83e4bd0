/** Most characters of the paragraphs whose results are kept, twice over: more than the longest draft has. */
const MOST = 100_000;

/** Results by what they were worked out from, until there are too many; what was asked for since then stays. */
interface Kept<T> {
  newer: Map<string, T>;
  older: Map<string, T>;
  /** Characters of the newer ones. */
  size: number;
}

/**
 * The same function, which keeps its results: between two keystrokes all paragraphs but one are the same. What it gives
 * depends on nothing but its arguments, of which none but the paragraph is long and none holds a line end.
 */
export function remember<C extends readonly (string | number | boolean)[], T extends object | string>(
  read: (paragraph: string, ...context: C) => T,
): (paragraph: string, ...context: C) => T {
  const kept: Kept<T> = { newer: new Map(), older: new Map(), size: 0 };
  return (paragraph, ...context) => {
    const key = context.length === 0 ? paragraph : `${context.join("\n")}\n${paragraph}`;
    const known = kept.newer.get(key);
    if (known !== undefined) return known;
    // A slice keeps the whole draft in memory that it was cut from, so nothing that stays is one.
    const whole = ` ${key}`;
    const own = whole.slice(whole.length - paragraph.length);
    const found = kept.older.get(key) ?? read(own, ...context);
    if (kept.size + key.length > MOST) {
      kept.older = kept.newer;
      kept.newer = new Map();
      kept.size = 0;
    }
    kept.newer.set(whole.slice(1), found);
    kept.size += key.length;
    return found;
  };
}
