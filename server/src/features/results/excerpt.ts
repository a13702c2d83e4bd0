import type { Range, Source } from "./types";

/** Characters of a long line that show on either side of a finding. */
const AROUND = 20;
/** Characters of a long finding that show. */
const LONGEST = 40;

/** The line that a finding stands in, cut short where it is long. */
export interface Excerpt {
  readonly before: string;
  readonly found: string;
  readonly after: string;
}

/** Undefined where the line is blank. */
export function excerpt({ text, lines }: Source, { start, end }: Range): Excerpt | undefined {
  const line = lines.span(start.line);
  const from = lines.offset(start);
  const to = Math.min(lines.offset(end), line.end);
  const whole = text.slice(from, to);
  const before = text.slice(Math.max(line.start, from - AROUND), from).trimStart();
  const after = text.slice(to, Math.min(line.end, to + AROUND)).trimEnd();
  if (whole.trim() === "" && before === "" && after === "") return undefined;
  const found = whole.length > LONGEST ? `${whole.slice(0, LONGEST)}…` : whole;
  return {
    before: (from - AROUND > line.start ? "…" : "") + before,
    found: found + (end.line > start.line ? "…" : ""),
    after: after + (to + AROUND < line.end ? "…" : ""),
  };
}
