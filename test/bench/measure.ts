/** One of several things to time against each other. */
export interface Contender {
  readonly name: string;
  readonly run: () => unknown;
}

/**
 * Median time of each contender in milliseconds. They take turns, so that whatever else the machine does falls on all
 * of them alike; the first rounds only warm up.
 */
export async function race(rounds: number, contenders: readonly Contender[], warmUp = 3): Promise<number[]> {
  const times = contenders.map((): number[] => []);
  for (let round = -warmUp; round < rounds; round++)
    for (const [i, { run }] of contenders.entries()) {
      const start = performance.now();
      await run();
      const time = performance.now() - start;
      if (round >= 0) times[i]?.push(time);
    }
  return times.map(median);
}

/** The middle of `values`. */
export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** The value below which the share `part` of `values` lies. */
export function quantile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length * part)] ?? Number.NaN;
}
