import type { CellId } from "../../forms";
import type { Repair } from "../../relations/explain";
import { claimsOf } from "../../report/claims";
import type { Cell, Report } from "../../report/types";
import { addend } from "../../report/value";
import { fits, readingsOf } from "../text/readings";
import type { LastYear } from "../types";

/** What is told outside the sums speaks for a repair or against it. */
export interface Evidence {
  readonly speaks: "for" | "against";
  /** Who tells it, in Chinese. */
  readonly witness: string;
}

const PROSE = "正文";
const LAST_YEAR = "上年报告";

/** What the prose and last year's report say of a repair; nothing where they do not speak of its cells. */
export function evidenceOf(repair: Repair, report: Report, lastYear: LastYear | undefined): readonly Evidence[] {
  const changes = new Map(repair.changes.flatMap(({ cell, value }) => (value === undefined ? [] : [[cell, value]])));
  return [...ofProse(changes, report), ...ofLastYear(changes, lastYear)];
}

type Changes = ReadonlyMap<Cell, number>;

/** A statement that agrees with the table only after the repair speaks for it, one that agrees only before against it. */
function* ofProse(changes: Changes, report: Report): Iterable<Evidence> {
  const claims = claimsOf(report).filter(({ says, year }) => says === "figure" && year === report.year);
  for (const claim of claims) {
    const siblings = claims.filter(({ paragraph }) => paragraph === claim.paragraph);
    const readings = readingsOf(claim, siblings, report);
    if (!readings.some(({ cells }) => cells.some((cell) => changes.has(cell)))) continue;
    const before = readings.some(({ value }) => fits(claim, value));
    const after = readings.some(({ cells, value }) =>
      fits(
        claim,
        cells.reduce((sum, cell) => sum + (changes.get(cell) ?? figureOf(cell)) - figureOf(cell), value),
      ),
    );
    if (before !== after) yield { speaks: after ? "for" : "against", witness: PROSE };
  }
}

/** What last year's report carries out is what this year's carries in. */
function* ofLastYear(changes: Changes, lastYear: LastYear | undefined): Iterable<Evidence> {
  for (const [cell, value] of changes) {
    if (cell.slot.table !== "applications" || cell.slot.row !== "carriedIn") continue;
    const id: CellId = `applications.carriedOut.${cell.slot.column}`;
    const before = lastYear?.report.tables.flatMap(({ cells }) => cells.get(id) ?? [])[0];
    if (before?.value.kind !== "number") continue;
    if (value === before.value.number) yield { speaks: "for", witness: LAST_YEAR };
    else if (figureOf(cell) === before.value.number) yield { speaks: "against", witness: LAST_YEAR };
  }
}

function figureOf({ value }: Cell): number {
  return addend(value) ?? 0;
}
