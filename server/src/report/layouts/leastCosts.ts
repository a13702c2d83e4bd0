import { spread } from "./spread";

/** Least costs by keys of two numbers, in a table that is never full. */
export interface LeastCosts {
  /** Whether a key is new or was dearer up to now; it then costs as much. */
  readonly isCheaper: (key: number, other: number, cost: number) => boolean;
  /** A number for another search, whose keys are to be none of those before. */
  readonly begin: () => number;
}

export function makeLeastCosts(mostSteps: number): LeastCosts {
  const size = 2 ** Math.ceil(Math.log2(2 * mostSteps));
  const keys = new Int32Array(size);
  const others = new Int32Array(size);
  /** One more than the cost, or 0. */
  const costs = new Uint8Array(size);
  const isCheaper = (key: number, other: number, cost: number) => {
    let at = key & (size - 1);
    while (costs[at] !== 0 && (keys[at] !== (key | 0) || others[at] !== (other | 0))) at = (at + 1) & (size - 1);
    if (costs[at] !== 0 && (costs[at] ?? 0) <= cost + 1) return false;
    keys[at] = key;
    others[at] = other;
    costs[at] = cost + 1;
    return true;
  };
  let searches = 0;
  return { isCheaper, begin: () => spread(++searches) };
}
