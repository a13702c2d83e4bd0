import { FORMS } from "../forms";
import { fold } from "../text/fold";
import type { HeadingCandidate } from "./headings";
import type { Section } from "./types";

/** Headings without text between them that are a table of contents. */
const LEAST_CONTENTS = 3;
/** Headings with a numeral that make those without one doubtful. */
const LEAST_NUMBERED = 2;
/** What counts for one of several headings of a section: its place among the others, a table of its own below it. */
const IN_ORDER = 1.5;
const OWN_TABLE = 3;
/** Labels that make a table, and the least length of one that stands in no prose. */
const LABELS_OF_A_TABLE = 2;
const SHORTEST_TELLING = 6;
/** Longest run of dots and page number behind an entry of a table of contents. */
const LONGEST_GAP = 400;
/** What stands between two entries: dots, page numbers, entries of the level below. */
const CONTENTS_GAP =
  /^(?:[.…·\s]|\d{1,3}|第 ?\d{1,3} ?页|（[一二三四五六七八九十]{1,2}）[^\r\n。；，]{0,40}(?=[\r\n]))*$/;

/** The sections of a draft up to `end`: for each section of the form the likeliest of the lines that may be its heading. */
export function findSections(text: string, headings: readonly HeadingCandidate[], end: number): Section[] {
  const best = likeliest(text, headings, end);
  const chosen = headings.filter((candidate) => best.get(candidate.form.id) === candidate);
  return chosen.map((heading, i): Section => {
    const next = chosen[i + 1]?.span.start ?? end;
    return {
      form: heading.form,
      heading: heading.span,
      ...(heading.numeral ? { numeral: heading.numeral } : {}),
      numbering: heading.numbering,
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

function likeliest(
  text: string,
  headings: readonly HeadingCandidate[],
  end: number,
): ReadonlyMap<string, HeadingCandidate> {
  const byForm = new Map<string, HeadingCandidate[]>();
  for (const candidate of headings) {
    byForm.set(candidate.form.id, [...(byForm.get(candidate.form.id) ?? []), candidate]);
  }
  const best = new Map<string, HeadingCandidate>();
  const isNumbered = headings.filter(({ numbering }) => numbering !== "none").length >= LEAST_NUMBERED;
  const isClear =
    headings.length === byForm.size &&
    headings.every(({ numbering, isOtherLevel }) => numbering !== "none" && !isOtherLevel);
  const inOrder = isClear ? undefined : heaviestInOrder(headings);
  const usesOtherStyle = headings.filter(({ numbering }) => numbering === "otherStyle").length >= LEAST_NUMBERED;
  // Among numbered headings a bare line out of its place is a mere mention, and so is an item of a lower level under
  // another number than the section's, unless it has the table or all headings are numbered like that.
  const isMention = (candidate: HeadingCandidate) => {
    const isOut = inOrder?.has(candidate) === false;
    if (candidate.numbering === "none") return isNumbered && isOut;
    if (candidate.numbering !== "wrong" || !candidate.isOtherLevel) return false;
    return !holdsOwnTable(text, candidate, headings, end) && (isOut || !usesOtherStyle);
  };
  for (const [id, all] of byForm) {
    const candidates = all.filter((candidate) => !isMention(candidate));
    const weight = (candidate: HeadingCandidate) =>
      worth(candidate) +
      (inOrder?.has(candidate) ? IN_ORDER : 0) +
      (candidates.length > 1 && holdsOwnTable(text, candidate, headings, end) ? OWN_TABLE : 0);
    const weights = candidates.map(weight);
    const first = candidates[weights.indexOf(Math.max(...weights))];
    if (first) best.set(id, first);
  }
  return best;
}

/** The candidates that together are worth most where no section stands before one that the form puts in front of it. */
function heaviestInOrder(headings: readonly HeadingCandidate[]): ReadonlySet<HeadingCandidate> {
  interface Link {
    readonly candidate: HeadingCandidate;
    readonly weight: number;
    readonly before: Link | undefined;
  }
  const place = ({ form }: HeadingCandidate) => FORMS["2021"].sections.indexOf(form);
  const heavier = (a: Link | undefined, b: Link | undefined) => ((b?.weight ?? 0) > (a?.weight ?? 0) ? b : a);
  /** The heaviest chain that ends with each section. */
  const chains: (Link | undefined)[] = [];
  for (const candidate of headings) {
    const before = chains.slice(0, place(candidate)).reduce(heavier, undefined);
    const link = { candidate, weight: worth(candidate) + (before?.weight ?? 0), before };
    chains[place(candidate)] = heavier(chains[place(candidate)], link);
  }
  const found = new Set<HeadingCandidate>();
  for (let link = chains.reduce(heavier, undefined); link; link = link.before) found.add(link.candidate);
  return found;
}

/** Whether labels of the section's own tables stand between a candidate and the next heading of any section. */
function holdsOwnTable(
  text: string,
  { form, span }: HeadingCandidate,
  headings: readonly HeadingCandidate[],
  end: number,
): boolean {
  if (form.tables.length === 0) return false;
  const next = headings.find((other) => other.span.start > span.start)?.span.start ?? end;
  const words = fold(text, span.end, next);
  let found = 0;
  for (const { label } of form.tables.flatMap(({ runs }) => runs)) {
    const folded = label ? fold(label.text) : "";
    if (folded.length >= SHORTEST_TELLING && words.includes(folded) && ++found >= LABELS_OF_A_TABLE) return true;
  }
  return false;
}

/** Whether nothing but an official heading under a numeral stands on the line. */
function isHeadingLine(text: string, { exact, numbering, isOtherLevel, span }: HeadingCandidate): boolean {
  return (
    exact &&
    !isOtherLevel &&
    (numbering === "right" || numbering === "wrong") &&
    /^[：:。*# \u3000]*(?:[\r\n]|$)/.test(text.slice(span.end, span.end + LONGEST_GAP))
  );
}

const NUMBERING_WORTH = { none: 0, wrong: 1, otherStyle: 1.5, right: 4 } as const;

function worth({ exact, numbering }: HeadingCandidate): number {
  return (exact ? 3.5 : 0) + NUMBERING_WORTH[numbering];
}

/**
 * Drops tables of contents and lists of the report's parts: headings in a row, nothing between them, most of which stand
 * again elsewhere.
 */
export function withoutContents(text: string, candidates: readonly HeadingCandidate[]): readonly HeadingCandidate[] {
  let kept = candidates;
  for (let from = 0; from < candidates.length; ) {
    const seen = new Set([candidates[from]?.form.id]);
    let to = from + 1;
    while (to < candidates.length && nothingBetween(text, candidates[to - 1], candidates[to])) {
      const id = candidates[to]?.form.id;
      if (seen.has(id)) break;
      seen.add(id);
      to++;
    }
    const run = new Set(candidates.slice(from, to));
    from = to;
    if (run.size < LEAST_CONTENTS) continue;
    const others = kept.filter((candidate) => !run.has(candidate));
    const again = [...run].filter(({ form }) => others.some((other) => other.form === form));
    if (again.length * 2 >= run.size) kept = others;
  }
  return kept;
}

function nothingBetween(
  text: string,
  first: HeadingCandidate | undefined,
  second: HeadingCandidate | undefined,
): boolean {
  if (!first || !second || second.span.start - first.span.end > LONGEST_GAP) return false;
  return CONTENTS_GAP.test(text.slice(first.span.end, second.span.start));
}
