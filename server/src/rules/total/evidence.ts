import type { CellId } from "../../forms";
import type { Repair } from "../../relations/explain";
import type { Cell, Report } from "../../report/types";
import { addend } from "../../report/value";
import { type Compared, comparedClaims, fits, type Reading } from "../text/readings";
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
export type Witnesses = (repair: Repair) => readonly Evidence[];

/** Hears a report's prose and last year's report once, for any number of repairs. */
export function witnessesOf(report: Report, lastYear: LastYear | undefined): Witnesses {
  const ofProse = proseOf(report);
  return (repair) => {
    const changes = new Map(repair.changes.flatMap(({ cell, value }) => (value === undefined ? [] : [[cell, value]])));
    return [...ofProse(changes), ...ofLastYear(changes, lastYear)];
  };
}

type Changes = ReadonlyMap<Cell, number>;

/** A statement that agrees with the table only after the repair speaks for it, one that agrees only before against it. */
function proseOf(report: Report): (changes: Changes) => Evidence[] {
  const about = new Map<Cell, Compared[]>();
  for (const statement of comparedClaims(report)) {
    for (const cell of new Set(statement.readings.flatMap(({ cells }) => cells))) {
      const list = about.get(cell);
      if (list) list.push(statement);
      else about.set(cell, [statement]);
    }
  }
  return (changes) =>
    [...new Set([...changes.keys()].flatMap((cell) => about.get(cell) ?? []))].flatMap((statement): Evidence[] => {
      const { before, after } = agreement(statement, changes);
      return before === after ? [] : [{ speaks: after ? "for" : "against", witness: PROSE }];
    });
}

/** Whether a statement agrees with the table as it is written, and after changes. */
function agreement({ claim, readings }: Compared, changes: Changes): { before: boolean; after: boolean } {
  const changed = ({ cells, without, value }: Reading) =>
    cells.reduce((sum, cell) => {
      const change = (changes.get(cell) ?? figureOf(cell)) - figureOf(cell);
      return without.includes(cell) ? sum - change : sum + change;
    }, value);
  return {
    before: readings.some(({ value }) => fits(claim, value)),
    after: readings.some((reading) => fits(claim, changed(reading))),
  };
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
