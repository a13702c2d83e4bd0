import type { Report } from "../report/types";
import type { Span } from "../text/span";
import { cellAt } from "./places";
import { tellingsAt, tellingsOf } from "./tellings";

/** Where to go from a place, several where they are several. */
export interface Definition {
  /** What is gone from. */
  readonly origin: Span;
  readonly targets: readonly Span[];
}

/** Most places to go to. */
const MOST_TARGETS = 50;

/** From a figure of the prose to the cells that tell the same, from a cell to the prose that tells it. */
export function definition(report: Report, offset: number): Definition | undefined {
  const place = cellAt(report, offset);
  if (place) {
    const told = tellingsOf(report, place.cell).slice(0, MOST_TARGETS);
    return define(
      place.cell.span,
      told.map(({ claim }) => claim.span),
    );
  }
  const told = tellingsAt(report, offset);
  const [first] = told;
  if (!first) return undefined;
  const cells = new Set(told.flatMap((one) => one.cells.filter(({ isWritten }) => isWritten)));
  const telling = [...cells].filter(({ value }) => value.kind !== "number" || value.number !== 0);
  return define(
    first.claim.span,
    (telling.length > 0 ? telling : [...cells]).map(({ span }) => span),
  );
}

function define(origin: Span, targets: readonly Span[]): Definition | undefined {
  return targets.length > 0 ? { origin, targets: targets.slice(0, MOST_TARGETS) } : undefined;
}
