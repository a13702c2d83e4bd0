/** Answers that are kept, a power of two. Two pairs that share an entry cost asking again, no more. */
const ENTRIES = 1 << 14;

/** The same question on two characters, which answers by itself what it was asked before: prose has the same pairs over and over. */
export function rememberPairs(ask: (pair: string) => boolean): (first: number, second: number) => boolean {
  const pairs = new Int32Array(ENTRIES);
  const answers = new Uint8Array(ENTRIES);
  return (first, second) => {
    const pair = (first << 16) | second;
    const entry = (pair ^ (pair >>> 13)) & (ENTRIES - 1);
    if (pairs[entry] !== pair) {
      pairs[entry] = pair;
      answers[entry] = ask(String.fromCharCode(first, second)) ? 1 : 0;
    }
    return answers[entry] === 1;
  };
}
