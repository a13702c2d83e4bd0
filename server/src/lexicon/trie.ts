/** A place in a tree of texts that begin alike. */
export interface TrieNode<T> {
  /** Number of characters that lead here. */
  readonly depth: number;
  /** What was stored under the text that leads here. */
  readonly values: T[];
  /** What was stored under longer texts and is not parted by their next character yet. */
  waiting: Entry<T>[];
  /** What follows here; made when it is asked for, as to most places nobody ever comes. */
  next: Map<number, TrieNode<T>> | undefined;
}

interface Entry<T> {
  readonly text: string;
  readonly value: T;
}

/** An empty tree. */
export function makeTrie<T>(depth = 0): TrieNode<T> {
  return { depth, values: [], waiting: [], next: undefined };
}

/** Stores a value under a text. */
export function store<T>(root: TrieNode<T>, text: string, value: T): void {
  if (text.length === root.depth) root.values.push(value);
  else root.waiting.push({ text, value });
}

/** The places that follow one, by the code of the character that leads to them. */
export function following<T>(node: TrieNode<T>): ReadonlyMap<number, TrieNode<T>> {
  if (node.waiting.length > 0) part(node);
  return node.next ?? NOTHING;
}

const NOTHING: ReadonlyMap<number, never> = new Map<number, never>();

/** Takes what waits one character further. */
function part<T>(node: TrieNode<T>): void {
  const next = node.next ?? new Map<number, TrieNode<T>>();
  for (const { text, value } of node.waiting) {
    const code = text.charCodeAt(node.depth);
    let child = next.get(code);
    if (!child) {
      child = makeTrie(node.depth + 1);
      next.set(code, child);
    }
    store(child, text, value);
  }
  node.next = next;
  node.waiting = [];
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
    node = i < end ? following(node).get(text.charCodeAt(i)) : undefined;
  }
}
