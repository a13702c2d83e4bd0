import type { Edit, Fix, Problem } from "../rules/types";
import { contains, type Span } from "../text/span";
import { compatible, inOrder, safeFix } from "./fixAll";

/** The rules whose fix puts in what the form asks for and the draft does not have. */
const INSERTING: readonly Problem["rule"][] = ["structure/missing-section", "table/missing-table", "table/missing-row"];

/** What is changed at one part of a report, and how to tell a person. */
export interface PartFix {
  readonly title: string;
  /** In the order of the text, apart from each other. */
  readonly edits: readonly Edit[];
}

/** The fix that puts in what is missing, where a problem is about `subject`: a section, a table, the rows of a gap. */
export function insertionFor(subject: string, problems: readonly Problem[]): Fix | undefined {
  const problem = problems.find(({ rule, about }) => about === subject && INSERTING.includes(rule));
  return problem?.fixes?.find(({ preferred }) => preferred) ?? problem?.fixes?.[0];
}

/** The safe fix of a problem in a part, where it changes nothing outside of it. */
export function safeFixWithin(part: Span, problem: Problem): Fix | undefined {
  if (!contains(part, problem.span)) return undefined;
  const fix = safeFix(problem);
  return fix?.edits.every(({ span }) => contains(part, span)) ? fix : undefined;
}

/** All safe fixes in a part that can be made together; undefined where there is none. */
export function fixPart(part: Span, problems: readonly Problem[]): PartFix | undefined {
  const fixes = compatible(problems.flatMap((problem) => safeFixWithin(part, problem) ?? []));
  if (fixes.length === 0) return undefined;
  return { title: `已修正此处 ${fixes.length} 个问题`, edits: fixes.flatMap(({ edits }) => edits).sort(inOrder) };
}
