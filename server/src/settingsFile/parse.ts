import { getNodeValue, type Node, type ParseError, parseTree } from "jsonc-parser";
import { isSeverity } from "../features/settings";
import type { SharedAcceptance, SharedSettings } from "../features/sharedSettings";
import { RULES } from "../rules";
import type { Severity } from "../rules/types";
import { indexLines, type LineIndex } from "../text/lines";
import { editDistance } from "../text/similarity";
import type { Span } from "../text/span";

/** An entry and where it stands. */
export interface PlacedAcceptance extends SharedAcceptance {
  readonly span: Span;
}

/** Something in the file that does not count, and why. */
export interface Complaint {
  readonly span: Span;
  readonly message: string;
}

/** A `.nianbao.json` as it was read. Reading never fails: what is wrong is in `complaints`, all else counts. */
export interface SettingsFile extends SharedSettings {
  readonly accepted: readonly PlacedAcceptance[];
  readonly complaints: readonly Complaint[];
  /** Whether it is no JSON, so that more may be meant than was read. */
  readonly isBroken: boolean;
  readonly lines: LineIndex;
}

const KEYS = ["rules", "accepted", "words"] as const;
/** Most letters by which a key is taken for a misspelt one; other keys may be other programs'. */
const LARGEST_SLIP = 2;
/** A word of one character would be right in the middle of every misspelt one. */
const SHORTEST_WORD = 2;

/** Reads the text of a `.nianbao.json`; comments and trailing commas are allowed. */
export function parseSettingsFile(text: string): SettingsFile {
  // What breaks off is said to reach beyond the end.
  const spanOf = ({ offset, length }: Pick<Node, "offset" | "length">): Span => ({
    start: Math.min(offset, text.length),
    end: Math.min(offset + length, text.length),
  });
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { allowTrailingComma: true, allowEmptyContent: true });
  const [error] = errors;
  const complaints: Complaint[] = error
    ? [
        {
          span: spanOf(error),
          message: "这里不合 JSON 的写法，这个文件只有读得出的部分起作用，请改正",
        },
      ]
    : [];
  const complain = (node: Node, message: string) => complaints.push({ span: spanOf(node), message });

  const severities: Record<string, Severity | "off"> = {};
  const accepted: PlacedAcceptance[] = [];
  const words: string[] = [];
  if (root && root.type !== "object") complain(root, "应是一个对象：{ … }，这个文件没有起作用");
  for (const { key, value } of properties(root)) {
    if (key.value === "rules") {
      if (value.type !== "object") complain(value, 'rules 应是一个对象，例如 { "text/remnant": "off" }，没有起作用');
      for (const rule of properties(value)) {
        const level: unknown = getNodeValue(rule.value);
        if (!isRule(rule.key.value)) complain(rule.key, `没有规则“${rule.key.value}”，这一项没有起作用`);
        else if (!isSeverity(level)) complain(rule.value, "只能是 error、warning、info 或 off，这一项没有起作用");
        else severities[rule.key.value] = level;
      }
    } else if (key.value === "accepted") {
      if (value.type !== "array") complain(value, "accepted 应是一个列表：[ … ]，没有起作用");
      for (const item of value.type === "array" ? (value.children ?? []) : []) {
        const entry: unknown = getNodeValue(item);
        const fault = faultOf(entry);
        if (fault !== undefined) complain(item, `${fault}，这一项没有起作用`);
        if (!isAcceptance(entry)) continue;
        accepted.push({ ...entry, span: spanOf(item) });
        if (!hasReason(entry)) complain(item, "没有写 reason（接受的理由），请补上");
      }
    } else if (key.value === "words") {
      if (value.type !== "array") complain(value, 'words 应是一个列表，例如 ["云溪码"]，没有起作用');
      for (const item of value.type === "array" ? (value.children ?? []) : []) {
        const word: unknown = getNodeValue(item);
        if (typeof word !== "string") complain(item, "应是一个词，这一项没有起作用");
        else if (word.trim().length < SHORTEST_WORD) complain(item, "至少要有两个字，这一项没有起作用");
        else words.push(word.trim());
      }
    } else {
      const meant = KEYS.find((known) => editDistance(known, String(key.value)) <= LARGEST_SLIP);
      if (meant !== undefined) complain(key, `没有“${key.value}”这一项，是不是“${meant}”`);
    }
  }
  return { severities, accepted, words, complaints, isBroken: error !== undefined, lines: indexLines(text) };
}

interface Property {
  readonly key: Node;
  readonly value: Node;
}

function properties(node: Node | undefined): Property[] {
  if (node?.type !== "object") return [];
  return (node.children ?? []).flatMap(({ children: [key, value] = [] }) => (key && value ? [{ key, value }] : []));
}

function isRule(id: unknown): boolean {
  return RULES.some(({ meta }) => meta.id === id);
}

const OPTIONAL = ["file", "cell", "about"] as const;

/** What keeps an entry from being one; undefined where nothing does. */
function faultOf(entry: unknown): string | undefined {
  if (!isObject(entry)) return "应是一个对象：{ … }";
  const { rule, text } = entry;
  if (typeof rule !== "string") return "缺少 rule（规则）";
  if (!isRule(rule)) return `没有规则“${rule}”`;
  if (typeof text !== "string") return "缺少 text（接受的那一格的数或者那几个字）";
  const odd = OPTIONAL.find((key) => entry[key] !== undefined && typeof entry[key] !== "string");
  return odd && `${odd} 应是文字`;
}

function hasReason(entry: object): boolean {
  return "reason" in entry && typeof entry.reason === "string" && entry.reason.trim() !== "";
}

function isAcceptance(entry: unknown): entry is SharedAcceptance {
  return faultOf(entry) === undefined;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
