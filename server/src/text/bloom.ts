// A set of short strings in a few bits each (a Bloom filter), packed into a string of printable characters: what is in
// it is always found, what is not is found now and then: one in 18 with 6 bits for each, one in 320 with 12.

/** How many bits a character of the packed set holds, and the character that holds none. */
const BITS = 6;
const ZERO = 48;

/**
 * Packs a set of strings.
 * @param bitsEach Bits for each of its strings, 1 to 60: the more, the seldomer a string is found that is not in it.
 */
export function packSet(items: ReadonlySet<string>, bitsEach: number): string {
  const cells = new Uint8Array(Math.ceil((items.size * bitsEach) / BITS));
  for (const item of items) {
    const { first, step } = hashes(item);
    for (let probe = 0; probe < probesFor(bitsEach); probe++) {
      const bit = bitAt(first, step, probe, cells.length);
      const cell = Math.floor(bit / BITS);
      cells[cell] = (cells[cell] ?? 0) | (1 << (bit % BITS));
    }
  }
  return [bitsEach, ...cells].map((value) => String.fromCharCode(ZERO + value)).join("");
}

/** Whether a packed set has a string; if it is said to, that is not certain. */
export function isInSet(packed: string, item: string): boolean {
  const cells = packed.length - 1;
  const probes = probesFor(packed.charCodeAt(0) - ZERO);
  const { first, step } = hashes(item);
  for (let probe = 0; cells > 0 && probe < probes; probe++) {
    const bit = bitAt(first, step, probe, cells);
    const value = packed.charCodeAt(1 + Math.floor(bit / BITS)) - ZERO;
    if ((value & (1 << (bit % BITS))) === 0) return false;
  }
  return cells > 0;
}

/** How many bits stand for a string: as many as make the fewest mistakes. */
function probesFor(bitsEach: number): number {
  return Math.max(1, Math.round(bitsEach * Math.LN2));
}

/** What tells a string's bits: the first, and how far it is to each of the others. */
function hashes(item: string): { readonly first: number; readonly step: number } {
  return { first: hash(item, 0x811c9dc5), step: hash(item, 0x9747b28c) | 1 };
}

function bitAt(first: number, step: number, probe: number, cells: number): number {
  return ((first + Math.imul(probe, step)) >>> 0) % (cells * BITS);
}

function hash(item: string, seed: number): number {
  let value = seed;
  for (let i = 0; i < item.length; i++) {
    value = Math.imul(value ^ item.charCodeAt(i), 0x01000193);
    value ^= value >>> 15;
  }
  return value;
}
