import { type Analysis, analyse, type Config } from "../analyse";
import type { Edit, Fix, Problem } from "../rules/types";
import { overlap, type Span } from "../text/span";

export interface FixedText {
  /** The text with `edits` made. */
  readonly text: string;
  /** What leads from the original text to `text`: in its order, apart from each other, as small as can be. */
  readonly edits: readonly Edit[];
  /** How many fixes were made, those included that an earlier one called for. */
  readonly fixed: number;
}

/** More rounds than any draft needs; two rules that undo each other's work must not go on for ever. */
const MOST_ROUNDS = 50;

/**
 * Makes every safe fix, and those that the text then asks for, until none is left. Of fixes that touch the same place
 * the first is made, and the others are looked at again in the next round. `first` saves the first reading.
 */
export function fixAll(text: string, config: Config, first: Analysis = analyse(text, config)): FixedText {
  const seen = new Set([text]);
  let current = text;
  let pieces: readonly Piece[] = [{ start: 0, end: text.length }];
  let fixed = 0;
  let { problems } = first;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const fixes = compatible(problems.flatMap((problem) => safeFix(problem) ?? []));
    if (fixes.length === 0) break;
    const edits = fixes.flatMap((fix) => fix.edits).sort(inOrder);
    const next = applyEdits(current, edits);
    if (seen.has(next)) break;
    seen.add(next);
    pieces = editPieces(pieces, edits);
    current = next;
    fixed += fixes.length;
    problems = analyse(current, config).problems;
  }
  return { text: current, edits: toEdits(text, pieces), fixed };
}

/** The fix of a problem that joins "fix all": the preferred one of its safe fixes, else the first of them. */
export function safeFix(problem: Problem): Fix | undefined {
  const safe = (problem.fixes ?? []).filter((fix) => fix.kind === "safe");
  return safe.find((fix) => fix.preferred) ?? safe[0];
}

/** `text` with `edits` made, which are in its order and do not overlap. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  let out = "";
  let at = 0;
  for (const { span, text: replacement } of edits) {
    out += text.slice(at, span.start) + replacement;
    at = span.end;
  }
  return out + text.slice(at);
}

/** Those of `fixes` that can be made together, each whole or not at all; the earlier one of two wins. */
export function compatible(fixes: readonly Fix[]): Fix[] {
  const taken: Edit[] = [];
  return fixes.filter((fix) => {
    if (fix.edits.length === 0) return false;
    if (fix.edits.some((edit) => taken.some((other) => collide(edit.span, other.span)))) return false;
    taken.push(...fix.edits);
    return true;
  });
}

/** Whether two edits overlap, or one inserts where the other begins or ends, so that their order would matter. */
function collide(a: Span, b: Span): boolean {
  const insertion = a.start === a.end || b.start === b.end;
  return insertion ? a.start <= b.end && b.start <= a.end : overlap(a, b);
}

/** The order of edits in a text. */
export function inOrder(a: Edit, b: Edit): number {
  return a.span.start - b.span.start;
}

/** A stretch of the edited text: kept from the original (a span of it), or put in. */
type Piece = Span | { readonly inserted: string };

/** The pieces of a text after `edits`, which count in the text that `pieces` make. */
function editPieces(pieces: readonly Piece[], edits: readonly Edit[]): Piece[] {
  const out: Piece[] = [];
  let at = 0;
  let index = 0;
  let used = 0;
  // Moves on to `end`, taking the pieces along or leaving them out.
  const advance = (end: number, keep: boolean) => {
    while (at < end) {
      const piece = pieces[index];
      if (!piece) return;
      const taken = Math.min(lengthOf(piece) - used, end - at);
      if (keep && taken > 0) out.push(slicePiece(piece, used, used + taken));
      at += taken;
      used += taken;
      if (used === lengthOf(piece)) {
        index++;
        used = 0;
      }
    }
  };
  for (const { span, text } of edits) {
    advance(span.start, true);
    advance(span.end, false);
    if (text) out.push({ inserted: text });
  }
  advance(Number.POSITIVE_INFINITY, true);
  return out;
}

function lengthOf(piece: Piece): number {
  return "inserted" in piece ? piece.inserted.length : piece.end - piece.start;
}

function slicePiece(piece: Piece, from: number, to: number): Piece {
  if ("inserted" in piece) return { inserted: piece.inserted.slice(from, to) };
  return { start: piece.start + from, end: piece.start + to };
}

/** What stands between the pieces kept from `original`, as edits of it. */
function toEdits(original: string, pieces: readonly Piece[]): Edit[] {
  const edits: Edit[] = [];
  let at = 0;
  let inserted = "";
  const flush = (start: number) => {
    const edit = shrink(original, { span: { start: at, end: start }, text: inserted });
    if (edit) edits.push(edit);
    inserted = "";
  };
  for (const piece of pieces) {
    if ("inserted" in piece) inserted += piece.inserted;
    else {
      flush(piece.start);
      at = piece.end;
    }
  }
  flush(original.length);
  return edits;
}

/** An edit without what it would put back at its ends; undefined where nothing is left of it. */
function shrink(original: string, { span, text }: Edit): Edit | undefined {
  let { start, end } = span;
  let from = 0;
  let to = text.length;
  // Editors count a CRLF and a surrogate pair as one, so an edit must not begin or end inside of them.
  while (start < end && from < to && original.charCodeAt(start) === text.charCodeAt(from)) {
    const code = text.charCodeAt(from);
    if (code === 13 || (code >= 0xd800 && code <= 0xdbff)) break;
    start++;
    from++;
  }
  while (end > start && to > from && original.charCodeAt(end - 1) === text.charCodeAt(to - 1)) {
    const code = text.charCodeAt(to - 1);
    if (code === 10 || (code >= 0xdc00 && code <= 0xdfff)) break;
    end--;
    to--;
  }
  return start === end && from === to ? undefined : { span: { start, end }, text: text.slice(from, to) };
}
