/** A place in a tree of texts that begin alike. */
export interface TrieNode<T> {
  readonly next: Map<number, TrieNode<T>>;
  /** What was stored under the text that leads here. */
  readonly values: T[];
}

/** An empty tree. */
export function makeTrie<T>(): TrieNode<T> {
  return { next: new Map(), values: [] };
}

/** Stores a value under a text. */
export function store<T>(root: TrieNode<T>, text: string, value: T): void {
  let node = root;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    let next = node.next.get(code);
    if (!next) {
      next = makeTrie();
      node.next.set(code, next);
    }
    node = next;
  }
  node.values.push(value);
}

/** Calls `visit` with every value whose text stands in `text` from `start` on, and with where it ends. */
export function visitFrom<T>(
  root: TrieNode<T>,
  text: string,
  start: number,
  end: number,
  visit: (value: T, end: number) => void,
): void {
  let node: TrieNode<T> | undefined = root;
  for (let i = start; node; i++) {
    for (const value of node.values) visit(value, i);
    node = i < end ? node.next.get(text.charCodeAt(i)) : undefined;
  }
}
