/** A set of characters that is looked up by code in the inner loop over a text: 1 for those that are in it. */
export function charSet(characters: string): Uint8Array {
  const set = new Uint8Array(0x10000);
  for (let i = 0; i < characters.length; i++) set[characters.charCodeAt(i)] = 1;
  return set;
}
