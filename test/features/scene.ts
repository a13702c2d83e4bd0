// A draft with a cursor in it, for what editors show at a place.
import assert from "node:assert/strict";
import { type Analysis, analyse } from "../../server/src/analyse";
import { type Span, trimSpan } from "../../server/src/text/span";
import { draftNamed, draftText } from "../harness/drafts";
import { inOrder, readMarks, writeMarks } from "../harness/marks";

const CURSOR = "‸";

export interface Scene extends Analysis {
  readonly text: string;
  /** Where `‸` stands; the text's end without one. */
  readonly offset: number;
  /** The text with marks round `spans`. */
  shows(spans: readonly Span[]): void;
  /** The text of a span. */
  at(span: Span): string;
}

/** A base draft with some words replaced; the new ones may hold the cursor `‸` and `[[ ]]` round what is expected. */
export function scene(draft: string, ...edits: readonly (readonly [old: string, replacement: string])[]): Scene {
  const source = edits.reduce(
    (text, [old, replacement]) => {
      assert.ok(text.includes(old), `the draft does not say ${old}`);
      return text.replace(old, () => replacement);
    },
    draftText(draftNamed(draft)),
  );
  const cursor = readMarks(source).text.indexOf(CURSOR);
  const { text, marks } = readMarks(source.replace(CURSOR, ""));
  return {
    ...analyse(text),
    text,
    offset: cursor < 0 ? text.length : cursor,
    shows: (spans) => assert.equal(writeMarks(text, [...spans].sort(inOrder)), writeMarks(text, marks)),
    at: ({ start, end }) => text.slice(start, end),
  };
}

/** The whole of a scene's text. */
export function whole({ text }: Scene): Span {
  return { start: 0, end: text.length };
}

/** The lines that a part of a text begins and ends in, its blank ends left out. */
export function linesOf({ report, text }: Scene, span: Span): [first: number, last: number] {
  const { start, end } = trimSpan(text, span);
  return [report.lines.position(start).line, report.lines.position(end).line];
}
