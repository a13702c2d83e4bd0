import { changed } from "../text/changed";
import type { Span } from "../text/span";
import type { Problem } from "./types";

/** Longest stretch that is marked for a slip of a few characters. */
const LONGEST = 80;
/** Rules on prose may meet in one slip; those on tables each have cells of their own. */
const ON_PROSE = /^(?:text|year)\//;

/** A problem, what its fix changes, and whether another one tells the same. */
interface Candidate {
  readonly problem: Problem;
  readonly changes: readonly Span[];
  readonly isSafe: boolean;
  isTold: boolean;
}

/**
 * The problems, in the order of the text, without those that tell of a slip of which another rule tells as well: what
 * each would change lies within what the other marks. The one that can be put right at once is kept, else the one
 * whose rule goes first in `order`.
 */
export function withoutSameFaults(
  problems: readonly Problem[],
  order: ReadonlyMap<string, number>,
  text: string,
): Problem[] {
  const candidates = problems.flatMap((problem) => candidate(problem, text) ?? []);
  candidates.forEach((one, i) => {
    for (let j = i + 1; j < candidates.length && !one.isTold; j++) {
      const other = candidates[j];
      if (!other || other.problem.span.start >= one.problem.span.end) break;
      if (other.isTold || other.problem.rule === one.problem.rule || !isSame(one, other)) continue;
      const isFirst =
        one.isSafe === other.isSafe
          ? (order.get(one.problem.rule) ?? 0) <= (order.get(other.problem.rule) ?? 0)
          : one.isSafe;
      (isFirst ? other : one).isTold = true;
    }
  });
  const told = new Set(candidates.flatMap(({ problem, isTold }) => (isTold ? [problem] : [])));
  return told.size === 0 ? [...problems] : problems.filter((problem) => !told.has(problem));
}

function candidate(problem: Problem, text: string): Candidate | undefined {
  const { span, rule, fixes = [] } = problem;
  const fix = fixes.find(({ preferred }) => preferred) ?? fixes[0];
  if (!fix || !ON_PROSE.test(rule) || span.end - span.start > LONGEST) return undefined;
  return {
    problem,
    changes: fix.edits.map((edit) => changed(text, edit.span, edit.text)),
    isSafe: fix.kind === "safe",
    isTold: false,
  };
}

function isSame(one: Candidate, other: Candidate): boolean {
  const isWithin = ({ changes }: Candidate, { problem }: Candidate) =>
    changes.every(({ start, end }) => start >= problem.span.start && end <= problem.span.end);
  return isWithin(one, other) && isWithin(other, one);
}
