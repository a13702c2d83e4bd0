import { type Node, parseTree } from "jsonc-parser";
import type { SharedAcceptance } from "../features/sharedSettings";
import type { Edit } from "../rules/types";
import { lineEndOf } from "../text/lines";
import { parseSettingsFile } from "./parse";

/** An entry as it is written into the file: with the reason that a person gave. */
export interface NewAcceptance extends SharedAcceptance {
  readonly reason: string;
}

/**
 * What adds an entry to the text of a `.nianbao.json`, everything else in it left as it is; undefined where the text is
 * nothing that an entry can be added to.
 */
export function appendAcceptance(text: string, entry: NewAcceptance): Edit[] | undefined {
  const { file, rule, cell, about, text: words, reason } = entry;
  return append(text, "accepted", { file, rule, cell, about, text: words, reason });
}

/** The same for a word that is right as it stands; no edit where the file has it already. */
export function appendWord(text: string, word: string): Edit[] | undefined {
  return parseSettingsFile(text).words.includes(word) ? [] : append(text, "words", word);
}

/** What adds a value to the list under `key`, which is made where there is none. */
function append(text: string, key: string, value: unknown): Edit[] | undefined {
  if (text.trim() === "") return [replacing(0, text.length, `${JSON.stringify({ [key]: [value] }, null, 2)}\n`)];
  // Opened in a wrong encoding: storing it would spoil what it says.
  if (text.includes("\ufffd")) return undefined;
  const root = parseTree(text, [], { allowTrailingComma: true });
  if (parseSettingsFile(text).isBroken || root?.type !== "object") return undefined;
  const list = root.children?.find(({ children }) => children?.[0]?.value === key)?.children?.[1];
  if (list && list.type !== "array") return undefined;
  return list ? insertion(text, list, "", value) : insertion(text, root, `${JSON.stringify(key)}: `, [value]);
}

/** Adds a value, behind its key, as the last one of a list or an object. */
function insertion(text: string, parent: Node, key: string, value: unknown): Edit[] {
  const last = parent.children?.at(-1);
  const unit = /^([ \t]+)\S/m.exec(text)?.[1] ?? "  ";
  const lineEnd = lineEndOf(text);
  const outer = indentAt(text, parent.offset);
  const indent = last && !isOnLineOf(text, parent, last) ? indentAt(text, last.offset) : outer + unit;
  const body = (json: string) => key + json.replaceAll("\n", lineEnd + indent);
  const block = lineEnd + indent + body(JSON.stringify(value, null, unit));

  if (!last) {
    const inside = parent.offset + 1;
    const closes = /^[ \t]*[\]}]/.exec(text.slice(inside));
    if (!closes) return [replacing(inside, inside, block)];
    return [replacing(inside, inside + closes[0].length - 1, block + lineEnd + outer)];
  }
  const end = last.offset + last.length;
  const isFlat = parent.type === "array" && !/[\r\n]/.test(text.slice(last.offset, end));
  const flat = key + JSON.stringify(value, null, 1).replace(/\n */g, " ");
  const entry = isFlat ? lineEnd + indent + flat : block;
  // What is said about the last one at the end of its line stays with it.
  const rest = /^[ \t]*(,?)[ \t]*(?:\/\/[^\r\n]*|\/\*[^*\r\n]*\*\/)?[ \t]*(?=[\r\n])/.exec(text.slice(end));
  if (!rest) return [replacing(end, end, `,${isFlat ? ` ${flat}` : block}`)];
  const at = end + rest[0].length;
  if (rest[1]) return [replacing(at, at, `${entry},`)];
  return at === end ? [replacing(end, end, `,${entry}`)] : [replacing(end, end, ","), replacing(at, at, entry)];
}

function replacing(start: number, end: number, text: string): Edit {
  return { span: { start, end }, text };
}

function isOnLineOf(text: string, parent: Node, child: Node): boolean {
  return !/[\r\n]/.test(text.slice(parent.offset, child.offset));
}

/** The white space that the line of an offset begins with. */
function indentAt(text: string, offset: number): string {
  const start = Math.max(text.lastIndexOf("\n", offset - 1), text.lastIndexOf("\r", offset - 1)) + 1;
  return /^[ \t]*/.exec(text.slice(start, offset))?.[0] ?? "";
}
