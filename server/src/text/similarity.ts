/** Longest text that is compared letter by letter; beyond it two texts count as unlike. */
const LONGEST = 120;

/** Number of single-character insertions, deletions, replacements and swaps of neighbours between two texts. */
export function editDistance(a: string, b: string): number {
  let before: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a.charCodeAt(i - 1) === b.charCodeAt(j - 1);
      let cost = Math.min((previous[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (previous[j - 1] ?? 0) + (same ? 0 : 1));
      const swapped =
        i > 1 && j > 1 && a.charCodeAt(i - 1) === b.charCodeAt(j - 2) && a.charCodeAt(i - 2) === b.charCodeAt(j - 1);
      if (swapped) cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      row.push(cost);
    }
    before = previous;
    previous = row;
  }
  return previous[b.length] ?? 0;
}

/**
 * How alike two folded texts are, from 0 (nothing in common) to 1 (equal). A text that is the other's beginning or
 * end counts as at least 0.6 from four characters on: labels are cut short by page breaks.
 */
export function similarity(a: string, b: string): number {
  if (a === b) return 1;
  const longer = Math.max(a.length, b.length);
  if (longer === 0 || longer > LONGEST) return 0;
  const plain = 1 - editDistance(a, b) / longer;
  const shorter = a.length < b.length ? a : b;
  const other = shorter === a ? b : a;
  const cut = shorter.length >= 4 && (other.startsWith(shorter) || other.endsWith(shorter));
  return cut ? Math.max(plain, 0.6) : plain;
}
