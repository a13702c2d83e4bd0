import { FIRST_YEAR_OF_FORM } from "../forms";
import { fold } from "../text/fold";
import { indexLines, type LineIndex } from "../text/lines";
import { findHeadings, type HeadingCandidate } from "./headings";
import { withoutContents } from "./sections";
import { type FoundTitle, findTitle } from "./title";
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

/** What makes a text a report. */
export interface Recognised {
  readonly headings: readonly HeadingCandidate[];
  readonly title?: FoundTitle;
}

/**
 * Whether `text` is an annual report on the disclosure of government information, whole or in part. Cheap enough for
 * every edit of every plain text. Other texts that only mention one are not.
 */
export function looksLikeReport(text: string): boolean {
  return text.includes(SUBJECT) && recognise(text, indexLines(text)) !== undefined;
}

/** The headings and the title of a report; undefined for a text that is none. */
export function recognise(text: string, lines: LineIndex): Recognised | undefined {
  if (!text.includes(SUBJECT)) return undefined;
  const headings = withoutContents(text, findHeadings(text, lines));
  const exact = headings.filter(
    ({ exact, isOtherLevel, numbering }) => exact && !(isOtherLevel && numbering === "wrong"),
  );
  const title = findTitle(text, lines, headings[0]?.span.start ?? text.length);
  const found = { headings, ...(title ? { title } : {}) };
  const signs = new Set(exact.map(({ form }) => form.id)).size + (title?.text.includes(SUBJECT) ? TITLE_WORTH : 0);
  if (title && !usesForm(title)) return undefined;
  const enough = signs >= ENOUGH || signs + countLabels(text, lines, ENOUGH - signs) >= ENOUGH;
  return enough ? found : undefined;
}

/** Whether a report with this title uses the form: those of schools go by school years, those before 2019 had none. */
function usesForm({ text, year }: FoundTitle): boolean {
  return !text.includes("学年") && (year === undefined || year.year >= FIRST_YEAR_OF_FORM);
}

/** Number of different labels of the form among the lines and cells, counted up to `limit`. */
function countLabels(text: string, lines: LineIndex, limit: number): number {
  const seen = new Set<string>();
  for (let line = 0; line < lines.count && seen.size < limit; line++) {
    const { start, end } = lines.span(line);
    if (end - start < SHORTEST_SIGN || end - start > LONGEST_LABEL * 4) continue;
    for (const part of text.slice(start, end).split("\t")) {
      if (part.length < SHORTEST_SIGN || part.length > LONGEST_LABEL) continue;
      const folded = fold(part);
      if (folded.length >= SHORTEST_SIGN && isFormLabel(folded)) seen.add(folded);
    }
  }
  return seen.size;
}
