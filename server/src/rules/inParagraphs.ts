import type { Span } from "../text/span";
import type { Finding } from "./types";

/** Findings on a paragraph alone, with their places in it, moved to where it begins in the text. */
export function* placed(findings: readonly Finding[], start: number): Iterable<Finding> {
  for (const finding of findings) {
    const { span, related, fixes } = finding;
    yield {
      ...finding,
      span: moved(span, start),
      ...(related ? { related: related.map((place) => ({ ...place, span: moved(place.span, start) })) } : {}),
      ...(fixes
        ? {
            fixes: fixes.map((fix) => ({
              ...fix,
              edits: fix.edits.map((edit) => ({ ...edit, span: moved(edit.span, start) })),
            })),
          }
        : {}),
    };
  }
}

function moved({ start, end }: Span, by: number): Span {
  return { start: start + by, end: end + by };
}
