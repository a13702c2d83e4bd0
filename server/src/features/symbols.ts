import type { OutlineNode } from "./outline";

/** A part of a report that can be looked for by its name. */
export interface NamedPart {
  readonly node: OutlineNode;
  /** The part that it is in; the report's title for sections. */
  readonly container: string;
}

/** Most parts of one report that are listed. */
const MOST = 100;

/** The parts of an outline whose name holds the characters of `query` in their order, and that the text has. */
export function findParts(nodes: readonly OutlineNode[], query: string): NamedPart[] {
  const wanted = [...query.toLowerCase()].filter((character) => character.trim() !== "");
  const title = nodes.find(({ kind }) => kind === "title")?.label ?? "";
  const found: NamedPart[] = [];
  const walk = (node: OutlineNode, container: string) => {
    if (found.length >= MOST) return;
    if (node.span && node.kind !== "note" && holdsInOrder(node.label.toLowerCase(), wanted))
      found.push({ node, container });
    for (const child of node.children) walk(child, node.label);
  };
  for (const node of nodes) walk(node, node.kind === "title" ? "" : title);
  return found;
}

function holdsInOrder(name: string, wanted: readonly string[]): boolean {
  let from = 0;
  for (const character of wanted) {
    const at = name.indexOf(character, from);
    if (at < 0) return false;
    from = at + character.length;
  }
  return true;
}
