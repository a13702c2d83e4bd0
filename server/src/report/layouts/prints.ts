/** Prints of cells are added up, modulo this, to the print of a table. */
export const PRINTS = 2 ** 52;

/** A number for a value in a cell, evenly spread, so that equal sums of such numbers are equal tables. */
export function printOf(cell: number, value: number): number {
  const high = spread(Math.imul(cell + 1, 0x9e3779b1) ^ Math.imul(value + 7, 0x85ebca6b));
  const low = spread(Math.imul(high ^ cell, 0x27d4eb2f) ^ value);
  return high * 2 ** 20 + (low & 0xfffff);
}

/** A number of 32 bits for another one, evenly spread. */
export function spread(bits: number): number {
  const one = Math.imul(bits ^ (bits >>> 15), 0x2c1b3c6d);
  const two = Math.imul(one ^ (one >>> 12), 0x297a2d39);
  return (two ^ (two >>> 15)) >>> 0;
}
