/** Indices of a longest part of `values`, in its order, whose values go up. */
export function longestAscending(values: readonly number[]): Set<number> {
  const length: number[] = [];
  const previous: number[] = [];
  let best = -1;
  values.forEach((value, i) => {
    length[i] = 1;
    previous[i] = -1;
    for (let j = 0; j < i; j++) {
      if ((values[j] ?? 0) >= value || (length[j] ?? 0) < (length[i] ?? 0)) continue;
      length[i] = (length[j] ?? 0) + 1;
      previous[i] = j;
    }
    if (best < 0 || (length[i] ?? 0) > (length[best] ?? 0)) best = i;
  });
  const found = new Set<number>();
  for (let i = best; i >= 0; i = previous[i] ?? -1) found.add(i);
  return found;
}
