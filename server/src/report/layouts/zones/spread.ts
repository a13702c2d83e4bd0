/** A number of 32 bits for another one, evenly spread. */
export function spread(bits: number): number {
  const one = Math.imul(bits ^ (bits >>> 15), 0x2c1b3c6d);
  const two = Math.imul(one ^ (one >>> 12), 0x297a2d39);
  return (two ^ (two >>> 15)) >>> 0;
}
