import { spread } from "./spread";

/** Least costs by keys of two numbers. */
export interface LeastCosts {
  /** Whether a key is new or was dearer up to now; it then costs as much. */
  readonly isCheaper: (key: number, other: number, cost: number) => boolean;
  /** A number for another search, whose keys are to be none of those before. */
  readonly begin: () => number;
}

interface Table {
  readonly keys: Int32Array;
  readonly others: Int32Array;
  /** One more than the cost, or 0. */
  readonly costs: Uint8Array;
}

const FIRST_SIZE = 2 ** 12;

export function makeLeastCosts(): LeastCosts {
  let table = emptyTable(FIRST_SIZE);
  let count = 0;
  const isCheaper = (key: number, other: number, cost: number) => {
    const at = placeOf(table, key | 0, other | 0);
    const known = table.costs[at] ?? 0;
    if (known !== 0 && known <= cost + 1) return false;
    put(table, at, key | 0, other | 0, cost + 1);
    if (known === 0 && 2 * ++count > table.costs.length) table = twiceAsLarge(table);
    return true;
  };
  let searches = 0;
  return { isCheaper, begin: () => spread(++searches) };
}

function emptyTable(size: number): Table {
  return { keys: new Int32Array(size), others: new Int32Array(size), costs: new Uint8Array(size) };
}

/** Where a key stands, or may stand. */
function placeOf({ keys, others, costs }: Table, key: number, other: number): number {
  const mask = costs.length - 1;
  let at = key & mask;
  while (costs[at] !== 0 && (keys[at] !== key || others[at] !== other)) at = (at + 1) & mask;
  return at;
}

function put({ keys, others, costs }: Table, at: number, key: number, other: number, cost: number): void {
  keys[at] = key;
  others[at] = other;
  costs[at] = cost;
}

function twiceAsLarge({ keys, others, costs }: Table): Table {
  const table = emptyTable(2 * costs.length);
  costs.forEach((cost, at) => {
    if (cost === 0) return;
    const [key = 0, other = 0] = [keys[at], others[at]];
    put(table, placeOf(table, key, other), key, other, cost);
  });
  return table;
}
