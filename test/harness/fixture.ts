import type { Span } from "../../server/src/text/span";
import { draftNamed, type Part } from "./drafts";
import { readMarks } from "./marks";

/** A fixture file as it is written: prose and headings, and fenced blocks. */
export type Piece =
  | { readonly kind: "text"; readonly lines: readonly string[] }
  | { readonly kind: "block"; readonly info: string; readonly lines: readonly string[]; readonly line: number };

/** A draft of a fixture, and what is expected of it. */
export interface Case {
  readonly title: string;
  /** Line of the block in the file, from 1. */
  readonly line: number;
  /** Index of the block among the file's pieces. */
  readonly piece: number;
  /** The block as written, marks and all. */
  readonly source: string;
  readonly text: string;
  /** Last year's report, where the case has one. */
  readonly lastYear?: string;
  readonly marks: readonly Span[];
  /** The parts of `text` that stand in the block; all of it where the block is a whole draft. */
  readonly regions: readonly Span[];
  readonly findings?: readonly string[];
  /** The other places of the findings, where the case is about them. */
  readonly related?: readonly string[];
  readonly fixed: readonly Fixed[];
}

/** A draft after a fix: after all safe ones together, or after the suggestion with that title. */
export interface Fixed {
  readonly title?: string;
  /** Whether it is offered first, where a rule does not always prefer one. */
  readonly isFirst?: true;
  readonly text: string;
}

/** Stands before the title of the fix that is offered first. */
export const FIRST = "首选：";

/** A line that stands for the parts of a base draft between those that a block replaces. */
export const ELISION = "……";

/** Splits a fixture file into its pieces. */
export function readPieces(markdown: string): Piece[] {
  const pieces: Piece[] = [];
  let text: string[] = [];
  let block: { info: string; lines: string[]; line: number } | undefined;
  const flush = () => {
    if (text.length > 0) pieces.push({ kind: "text", lines: text });
    text = [];
  };
  markdown.split("\n").forEach((line, i) => {
    if (block) {
      if (line.trimEnd() === "```") {
        pieces.push({ kind: "block", ...block });
        block = undefined;
      } else block.lines.push(line);
    } else if (line.startsWith("```")) {
      flush();
      block = { info: line.slice(3).trim(), lines: [], line: i + 1 };
    } else text.push(line);
  });
  if (block) throw new Error(`the block of line ${block.line} does not end`);
  flush();
  return pieces;
}

/** The inverse of `readPieces`. */
export function writePieces(pieces: readonly Piece[]): string {
  return pieces
    .flatMap((piece) => (piece.kind === "text" ? piece.lines : [`\`\`\`${piece.info}`, ...piece.lines, "```"]))
    .join("\n");
}

/**
 * The cases of a fixture: every `txt` block under a `##` heading, with the `findings` and `fixed` blocks after it, and
 * last year's report in the block `last` before it.
 */
export function readCases(pieces: readonly Piece[]): Case[] {
  const cases: Case[] = [];
  let title: string | undefined;
  let lastYear: string | undefined;
  pieces.forEach((piece, index) => {
    if (piece.kind === "text") {
      for (const line of piece.lines) if (line.startsWith("## ")) title = line.slice(3).trim();
      return;
    }
    const [kind, ...rest] = piece.info.split(/\s+/);
    const content = piece.lines.join("\n");
    if (kind === "last") {
      lastYear = at(piece.line, () => place(content, rest)).text;
      return;
    }
    if (kind === "txt") {
      if (title === undefined) throw new Error(`line ${piece.line}: a block without a heading "## …" above it`);
      const placed = at(piece.line, () => place(content, rest));
      const compared = lastYear === undefined ? {} : { lastYear };
      cases.push({ title, line: piece.line, piece: index, source: content, ...placed, ...compared, fixed: [] });
      lastYear = undefined;
      return;
    }
    const last = cases.pop();
    if (!last) throw new Error(`line ${piece.line}: a block "${piece.info}" without a block "txt" above it`);
    if (kind === "findings") cases.push({ ...last, findings: piece.lines });
    else if (kind === "related") cases.push({ ...last, related: piece.lines });
    else if (kind === "fixed")
      cases.push({
        ...last,
        fixed: [...last.fixed, { ...readTitle(piece.info.slice(kind.length).trim()), text: content }],
      });
    else
      throw new Error(
        `line ${piece.line}: blocks are "last", "txt", "findings", "related" or "fixed", not "${piece.info}"`,
      );
  });
  return cases;
}

function readTitle(written: string): Omit<Fixed, "text"> {
  if (written === "") return {};
  return written.startsWith(FIRST) ? { title: written.slice(FIRST.length), isFirst: true } : { title: written };
}

function at<T>(line: number, task: () => T): T {
  try {
    return task();
  } catch (error) {
    throw new Error(`line ${line}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** Sets a block into the base draft that its info string names; without one the block is the whole draft. */
function place(source: string, info: readonly string[]): Pick<Case, "text" | "marks" | "regions"> {
  const options = readInfo(info);
  if (options.in === undefined) {
    if (options.for || options.without) throw new Error("for= and without= need in=");
    const { text, marks } = readMarks(source);
    return { text, marks, regions: [{ start: 0, end: text.length }] };
  }
  const draft = draftNamed(options.in);
  const places = options.for?.split(",") ?? [];
  const blocks = places.length === 0 ? [] : source.split(`\n${ELISION}\n`);
  if (blocks.length !== places.length)
    throw new Error(`for= names ${places.length} parts, the block has ${blocks.length}, parted by lines "${ELISION}"`);
  if (places.length === 0 && source.trim() !== "") throw new Error("for= must say what the block replaces");

  let parts: readonly Slice[] = draft.parts;
  places.forEach((name, i) => {
    parts = replaceParts(parts, name, blocks[i] ?? "");
  });
  for (const name of options.without?.split(",") ?? []) parts = removeParts(parts, name);

  let text = "";
  const marks: Span[] = [];
  const regions: Span[] = [];
  for (const part of parts) {
    const start = text.length;
    if ("replaced" in part) {
      const marked = readMarks(part.text);
      marks.push(...marked.marks.map((mark) => ({ start: start + mark.start, end: start + mark.end })));
      text += marked.text;
      regions.push({ start, end: text.length });
    } else text += part.text;
    text += part.after;
  }
  return { text, marks, regions };
}

interface Info {
  in?: string;
  for?: string;
  without?: string;
}

function readInfo(words: readonly string[]): Info {
  const info: Info = {};
  for (const word of words) {
    const [key, value] = word.split("=", 2);
    if ((key !== "in" && key !== "for" && key !== "without") || !value)
      throw new Error(`"${word}" is none of in=DRAFT, for=PART,PART…, without=PART,PART…`);
    info[key] = value;
  }
  return info;
}

type Slice = Part | (Part & { readonly replaced: true });

/** `name` is a part, or a run of parts `documents.regulations..licensing`. */
function rangeOf(parts: readonly Slice[], name: string): readonly [first: number, last: number] {
  const [from = "", to = from] = name.split("..");
  const first = parts.findIndex((part) => part.names.includes(from));
  const last = parts.map((part) => part.names.includes(to)).lastIndexOf(true);
  if (first >= 0 && last >= first) return [first, last];
  const known = [...new Set(parts.flatMap((part) => part.names))].join(" ");
  throw new Error(`the draft has no part "${name}"; it has ${known}`);
}

function replaceParts(parts: readonly Slice[], name: string, text: string): Slice[] {
  const [first, last] = rangeOf(parts, name);
  const after = parts[last]?.after ?? "";
  return [...parts.slice(0, first), { names: [name], text, after, replaced: true }, ...parts.slice(last + 1)];
}

function removeParts(parts: readonly Slice[], name: string): Slice[] {
  const [first, last] = rangeOf(parts, name);
  return [...parts.slice(0, first), ...parts.slice(last + 1)];
}
