import type { TableId } from "../../forms";
import type { Span } from "../../text/span";
import type { ApplicationAct, DocumentAct } from "./words";

/** What a statement of the prose is about. */
export type Subject =
  | { readonly kind: ApplicationAct }
  | { readonly kind: "outcome"; readonly rows: readonly string[]; readonly name: string }
  | { readonly kind: "applicants"; readonly columns: readonly string[]; readonly name: string }
  | { readonly kind: "disputes"; readonly rows: readonly string[]; readonly column: string; readonly isNew?: boolean }
  | { readonly kind: "documents"; readonly row: string; readonly act: DocumentAct }
  | { readonly kind: "decisions"; readonly table: TableId; readonly row: string }
  | { readonly kind: "fees" };

/** A statement of the prose that can be held against the tables: how many of what. */
export interface Claim {
  readonly subject: Subject;
  /**
   * `figure`: so many; `share`: so many in a hundred; `none`: 未收到; `allDone`: 均已办结, so that nothing is carried over;
   * `allSuch`: 均予以公开 of so many.
   */
  readonly says: "figure" | "share" | "none" | "allDone" | "allSuch";
  /** The figure with its unit, or the words that say none. */
  readonly span: Span;
  /** The digits alone; empty where there are none. */
  readonly number: Span;
  readonly value: number;
  /** How far the figure may be off: it was rounded to 万. */
  readonly rounding: number;
  /** What a rough figure may stand for: 四十余 40 to 50; the value alone for one that is exact. */
  readonly least: number;
  readonly most: number;
  /** How many digits it has behind the point. */
  readonly decimals: number;
  readonly unit: string;
  /** The year that it is told of. */
  readonly year: number;
  /** Whether it is part of what was said before: 其中, 含. */
  readonly isPart: boolean;
  /** Whether brackets hold it, which may tell a part of what stands before them or something beside it. */
  readonly isAside: boolean;
  /** Claims of one sentence have the same number. */
  readonly sentence: number;
  /** Claims of one paragraph have the same number. */
  readonly paragraph: number;
}
