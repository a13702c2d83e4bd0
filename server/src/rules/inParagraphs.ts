import { shiftSpan } from "../text/span";
import type { Finding } from "./types";

/** Findings on a paragraph alone, with their places in it, moved to where it begins in the text. */
export function* placed(findings: readonly Finding[], start: number): Iterable<Finding> {
  for (const finding of findings) {
    const { span, related, fixes } = finding;
    yield {
      ...finding,
      span: shiftSpan(span, start),
      ...(related ? { related: related.map((place) => ({ ...place, span: shiftSpan(place.span, start) })) } : {}),
      ...(fixes
        ? {
            fixes: fixes.map((fix) => ({
              ...fix,
              edits: fix.edits.map((edit) => ({ ...edit, span: shiftSpan(edit.span, start) })),
            })),
          }
        : {}),
    };
  }
}
