/** Whether a text has what a pattern without state looks for: looked for once, when asked first. */
export function testOnce(pattern: RegExp, text: string): () => boolean {
  let known: boolean | undefined;
  return () => {
    known ??= pattern.test(text);
    return known;
  };
}
