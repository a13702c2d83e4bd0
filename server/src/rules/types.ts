import type { CellId } from "../forms";
import type { Report } from "../report/types";
import type { Span } from "../text/span";

export type Severity = "error" | "warning" | "info";

export type Category = "structure" | "table" | "total" | "year" | "text" | "fee" | "previous";

export interface Edit {
  readonly span: Span;
  readonly text: string;
}

/** `safe` fixes join "fix all"; a figure is only ever changed by a `suggestion`, which a person picks. */
export interface Fix {
  /** Says exactly what changes. */
  readonly title: string;
  readonly kind: "safe" | "suggestion";
  /** The one to offer first among several. */
  readonly preferred?: boolean;
  /** Never overlapping, in the order of the text. */
  readonly edits: readonly Edit[];
}

/** The same body's report of the year before. */
export interface LastYear {
  readonly report: Report;
  /** Where it was found: a path or a URI, for people and editors to go to. */
  readonly source: string;
}

/** What a rule looks at besides the report. */
export interface RuleContext {
  readonly lastYear?: LastYear;
  /** Words that somebody has said are right as they stand. */
  readonly words?: readonly string[];
}

export interface RelatedPlace {
  readonly span: Span;
  readonly message: string;
  /** The report that the place is in, where it is last year's. */
  readonly within?: LastYear;
}

/** What a rule found. The message is one Chinese sentence: the place in the form's words, the figures, what to do. */
export interface Finding {
  readonly span: Span;
  readonly message: string;
  /** Where it weighs less than the rule's other findings; what a person sets for the rule goes first. */
  readonly severity?: Severity;
  /** The one cell that is meant, where one is. */
  readonly cell?: CellId;
  /** What of the form is meant, where neither the cell nor the marked words say it: what is missing, which of several. */
  readonly about?: string;
  /** The word that is the matter, where it may be right as it stands: a person can add it to those that are known. */
  readonly word?: string;
  readonly related?: readonly RelatedPlace[];
  readonly fixes?: readonly Fix[];
}

/**
 * A rule's own data. `docs` is Markdown: what is checked, why (with the clause), how to repair it. The bundles leave it
 * out, the rule's page in docs/rules/ has it.
 */
export interface RuleMeta {
  /** `category/name`: the rule's path, its diagnostic code and its name in settings. Never reused. */
  readonly id: `${Category}/${string}`;
  /** In Chinese, as settings and lists show it. */
  readonly title: string;
  readonly titleEn: string;
  readonly severity: Severity;
  /** Whether it is not checked until a person sets it to a severity. */
  readonly isOff?: true;
  /** The kind of fix that the rule offers; `mixed` where some are safe and others a person picks. */
  readonly fix: "none" | "safe" | "mixed" | "suggestion";
  /** The official source. */
  readonly basis: string;
  readonly docs: string;
}

export interface Rule {
  readonly meta: RuleMeta;
  readonly check: (report: Report, context: RuleContext) => Iterable<Finding>;
}

/** A finding together with the rule that made it and the severity that the settings give it. */
export interface Problem extends Finding {
  readonly rule: Rule["meta"]["id"];
  readonly severity: Severity;
}
