import { fold } from "../text/fold";
import { indexLines, type LineIndex } from "../text/lines";
import { findHeadings } from "./headings";
import { findTitle } from "./title";
import { isFormLabel } from "./vocabulary";

/** What every report says somewhere; looked for first, so that other texts cost next to nothing. */
const SUBJECT = "信息公开";
/** Number of signs (title, section headings, labels of the form) that make a text a report. */
const ENOUGH = 3;
const TITLE_WORTH = 2;
/** Shortest label of the form that counts as a sign: 总计 and 其他 stand everywhere. */
const SHORTEST_SIGN = 6;
/** Longest part of a line that can be a label. */
const LONGEST_LABEL = 60;

/**
 * Whether `text` is an annual report on the disclosure of government information, whole or in part. Cheap enough for
 * every edit of every plain text. Other texts that only mention one are not.
 */
export function looksLikeReport(text: string): boolean {
  return text.includes(SUBJECT) && isReport(text, indexLines(text));
}

/** `looksLikeReport` for a text whose lines are known. */
export function isReport(text: string, lines: LineIndex): boolean {
  if (!text.includes(SUBJECT)) return false;
  const headings = findHeadings(text, lines).filter(({ exact }) => exact);
  const sections = new Set(headings.map(({ form }) => form.id)).size;
  const title = findTitle(text, lines, headings[0]?.span.start ?? text.length);
  if (title?.isFirst && title.isTitle) return true;
  let signs = sections + (title ? TITLE_WORTH : 0);
  if (signs >= ENOUGH) return true;
  const seen = new Set<string>();
  for (let line = 0; line < lines.count && signs < ENOUGH; line++) {
    const { start, end } = lines.span(line);
    if (end - start > LONGEST_LABEL * 4) continue;
    for (const part of text.slice(start, end).split("\t")) {
      if (part.length < SHORTEST_SIGN || part.length > LONGEST_LABEL) continue;
      const folded = fold(part);
      if (folded.length < SHORTEST_SIGN || seen.has(folded) || !isFormLabel(folded)) continue;
      seen.add(folded);
      signs++;
    }
  }
  return signs >= ENOUGH;
}
