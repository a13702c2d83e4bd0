/** Most paragraphs whose result is kept: more than the longest draft has. */
const MOST = 2000;

/** The same function, which keeps its results: between two keystrokes all paragraphs but one are the same. */
export function remember<T>(read: (paragraph: string) => T): (paragraph: string) => T {
  const known = new Map<string, T>();
  return (paragraph) => {
    const found = known.get(paragraph);
    if (found !== undefined) return found;
    if (known.size >= MOST) known.clear();
    const fresh = read(paragraph);
    known.set(paragraph, fresh);
    return fresh;
  };
}
