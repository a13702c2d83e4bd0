import type { Span } from "../text/span";

/** What is meant by a form that is known to be wrong. */
export interface KnownForm {
  /** How many characters before the form must be there too, and how many behind it. */
  readonly before: number;
  readonly behind: number;
  readonly right: string;
  /** Whether the form is wrong in every context. */
  readonly safe: boolean;
  /** Whether the form is a word's, miswritten, and right only where one of its characters belongs to the word beside it. */
  readonly ofWord: boolean;
}

/** A known wrong form in a text. */
export interface WrongForm extends KnownForm {
  readonly span: Span;
}
