import type { Severity } from "../../rules/types";
import type { LineIndex } from "../../text/lines";

/** What `check` prints for a file; the shape of the JSON output, which other programs rely on. */
export interface FileResult {
  readonly path: string;
  /** How its characters are stored: `utf-8`, `gb18030` … */
  readonly encoding: string;
  /** Some bytes fit no encoding. Only given where true. */
  readonly damaged?: true;
  readonly title: string | null;
  readonly body: string | null;
  readonly year: number | null;
  readonly edition: string | null;
  readonly isReport: boolean;
  /** There is nothing in the file. Only given where true. */
  readonly isEmpty?: true;
  /** Whether `--previous` has a report of the year before. Only given with `--previous`. */
  readonly isCompared?: boolean;
  /** How many findings `--fix` has put right. Only given with `--fix`. */
  readonly fixed?: number;
  /** What `--fix` would change, as a unified diff. Only given with `--fix-dry-run`. */
  readonly diff?: string;
  readonly findings: readonly FindingResult[];
  /** How many more findings there are that `.nianbao.json` accepts. */
  readonly accepted: number;
  /** Parts of the report that were not read, so that nothing is known of them. */
  readonly notes: readonly NoteResult[];
}

export interface NoteResult {
  readonly message: string;
  readonly range: Range;
}

export interface Place {
  readonly line: number;
  readonly character: number;
}

export interface Range {
  readonly start: Place;
  readonly end: Place;
}

export interface FindingResult {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly range: Range;
  readonly cell?: string;
  readonly related: readonly RelatedResult[];
  readonly fixes: readonly FixResult[];
}

export interface RelatedResult {
  readonly message: string;
  readonly range: Range;
  /** The file, where it is last year's report. */
  readonly path?: string;
}

export interface FixResult {
  readonly title: string;
  readonly preferred: boolean;
  readonly safe: boolean;
  readonly edits: readonly { readonly range: Range; readonly newText: string }[];
}

export interface Summary {
  readonly files: number;
  readonly error: number;
  readonly warning: number;
  readonly info: number;
  readonly accepted: number;
}

/** What became of the inputs that have no result. */
export interface Unchecked {
  /** Paths of the files in folders that are no reports. */
  readonly passedOver: readonly string[];
  /** Complaints on standard error: files that could not be read, checked or written, rules that broke down. */
  readonly complaints: number;
  /** Reports for which `--previous` has no report of the year before. */
  readonly notCompared: number;
  /** Files that could not be read, where the output itself is to name them, and why. */
  readonly unread?: readonly { readonly path: string; readonly reason: string }[];
}

/** The text behind a result, for formats that quote it. */
export interface Source {
  readonly text: string;
  readonly lines: LineIndex;
}

/** One way to write results down. Each function returns what to print, so that nothing is kept till the end. */
export interface Format {
  readonly begin: () => string;
  readonly file: (result: FileResult, source: Source) => string;
  readonly end: (summary: Summary, unchecked: Unchecked) => string;
}
