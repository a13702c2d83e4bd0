import { PHRASES } from "./data";

let unpacked: readonly string[] | undefined;

/** All set phrases in their order. Packed, each says in base 36 how many characters it shares with the one before. */
export function setPhrases(): readonly string[] {
  if (!unpacked) {
    let before = "";
    unpacked = [...PHRASES.matchAll(/([0-9a-z])([^0-9a-z]+)/g)].map(([, shared = "0", own = ""]) => {
      before = before.slice(0, Number.parseInt(shared, 36)) + own;
      return before;
    });
  }
  return unpacked;
}
