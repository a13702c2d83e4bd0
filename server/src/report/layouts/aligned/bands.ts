import type { Span } from "../../../text/span";
import type { PlacedHeads } from "../loose/applicationsForm";
import type { LooseRow } from "../loose/looseRow";
import type { Reach } from "./reachOfHeads";

/** A row of which it is known where its figures stand. */
export interface AlignedRow {
  readonly row: LooseRow;
  /** The row's number in the form. */
  readonly y: number;
  readonly spans: readonly Span[];
  readonly values: readonly number[];
  /** The columns of its figures, where it is full or full rows of its page show them. */
  readonly shown: readonly number[] | undefined;
  /** From which to which column each figure may stand, where there are heads on its page. */
  readonly reaches: readonly Reach[] | undefined;
  /** Whether its figures add up in no columns, as where one of them is wrong, unlike those of nearly all other rows. */
  readonly isBroken: boolean;
  /** For each figure whether it is joined to the one before, whose column then is the one before its own. */
  readonly joined: readonly boolean[];
  /** Whether heads above it may have pushed it aside: its figures may then stand further left than others of their columns. */
  readonly isPushed: boolean;
  /** Whether it stands aside of the other rows, so that its offsets tell nothing. */
  readonly isAside: boolean;
}

/** Rows that were pushed aside alike, so that figures of one column stand one below the other. */
export interface Band {
  readonly rows: readonly AlignedRow[];
  /** Where the heads of columns stand on the page; none where they are not there or do not tell. */
  readonly heads: readonly PlacedHeads[];
  /** Whether it is one row that stands by itself. */
  readonly isAlone: boolean;
  /** Whether its figures stand in all columns, one below the other. */
  readonly isInLine?: boolean;
}
