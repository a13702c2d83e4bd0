import { PHRASES } from "./data";

let unpacked: readonly string[] | undefined;

/** All set phrases in their order. */
export function setPhrases(): readonly string[] {
  unpacked ??= unpack(PHRASES);
  return unpacked;
}

/** Packed, each says in base 36 how many characters it shares with the one before. A plain loop, as every start waits. */
function unpack(packed: string): string[] {
  const phrases: string[] = [];
  let before = "";
  for (let from = 0; from < packed.length; ) {
    let end = from + 1;
    while (packed.charCodeAt(end) > LAST_DIGIT) end++;
    const shared = Number.parseInt(packed.charAt(from), 36);
    before = before.slice(0, shared) + packed.slice(from + 1, end);
    phrases.push(before);
    from = end;
  }
  return phrases;
}

const LAST_DIGIT = "z".charCodeAt(0);
