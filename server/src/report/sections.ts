import type { HeadingCandidate } from "./headings";
import type { Section } from "./types";

/** Headings without text between them that are a table of contents. */
const LEAST_CONTENTS = 3;
/** Longest run of dots and page number behind an entry of a table of contents. */
const LONGEST_GAP = 400;
/** What stands between two entries: dots, page numbers, entries of the level below. */
const CONTENTS_GAP =
  /^(?:[.…·\s]|\d{1,3}|第 ?\d{1,3} ?页|（[一二三四五六七八九十]{1,2}）[^\r\n。；，]{0,40}(?=[\r\n]))*$/;

/** The sections of a draft up to `end`: for each section of the form the likeliest of the lines that may be its heading. */
export function findSections(text: string, headings: readonly HeadingCandidate[], end: number): Section[] {
  const best = new Map<string, HeadingCandidate>();
  for (const candidate of headings) {
    const known = best.get(candidate.form.id);
    if (!known || worth(candidate) > worth(known)) best.set(candidate.form.id, candidate);
  }
  const chosen = headings.filter((candidate) => best.get(candidate.form.id) === candidate);
  return chosen.map((heading, i): Section => {
    const next = chosen[i + 1]?.span.start ?? end;
    return {
      form: heading.form,
      heading: heading.span,
      ...(heading.numeral ? { numeral: heading.numeral } : {}),
      name: heading.name,
      exact: heading.exact,
      span: { start: heading.span.start, end: next },
      content: { start: heading.span.end, end: next },
      repeats: headings.flatMap((other) =>
        other !== heading && other.form === heading.form && isHeadingLine(text, other) ? [other.span] : [],
      ),
    };
  });
}

/** Whether nothing but an official heading under a numeral stands on the line. */
function isHeadingLine(text: string, { exact, numeral, span }: HeadingCandidate): boolean {
  return (
    exact &&
    numeral !== undefined &&
    /^[：:。*# \u3000]*(?:[\r\n]|$)/.test(text.slice(span.end, span.end + LONGEST_GAP))
  );
}

function worth(candidate: HeadingCandidate): number {
  return (candidate.exact ? 4 : 0) + (candidate.rightNumeral ? 2 : 0) + (candidate.numeral ? 1 : 0);
}

/** Drops a table of contents: headings in a row, nothing between them, all but one of which stand again further down. */
export function withoutContents(text: string, candidates: readonly HeadingCandidate[]): readonly HeadingCandidate[] {
  const laterIds = (from: number) => new Set(candidates.slice(from).map(({ form }) => form.id));
  const seen = new Set([candidates[0]?.form.id]);
  let end = 0;
  while (end + 1 < candidates.length && nothingBetween(text, candidates[end], candidates[end + 1])) {
    const next = candidates[end + 1]?.form.id;
    if (seen.has(next)) break;
    seen.add(next);
    end++;
  }
  const contents = candidates.slice(0, end + 1);
  const later = laterIds(end + 1);
  return contents.length >= LEAST_CONTENTS && contents.filter(({ form }) => !later.has(form.id)).length <= 1
    ? candidates.slice(end + 1)
    : candidates;
}

function nothingBetween(
  text: string,
  first: HeadingCandidate | undefined,
  second: HeadingCandidate | undefined,
): boolean {
  if (!first || !second || second.span.start - first.span.end > LONGEST_GAP) return false;
  return CONTENTS_GAP.test(text.slice(first.span.end, second.span.start));
}
