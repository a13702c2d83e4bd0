import type { LooseFigure, Sums } from "./figureSums";
import { makeLeastCosts } from "./leastCosts";
import { type Rows, readZone, STEP, type ZoneWay } from "./zoneSearch";

/** What is left of a page without the bands of rows above and below. */
export interface Zone {
  readonly from: number;
  readonly end: number;
  readonly above: Rows;
  readonly below: Rows;
}

/** A zone that is read with more and more cost. */
interface Task {
  readonly from: number;
  readonly end: number;
  /** What the sides of the sums over the rows have to differ by in each column, where all other rows are chosen. */
  readonly needs: readonly number[] | undefined;
  /** What it may cost next, and the steps that it took the last time. */
  next: number;
  steps: number;
  /** How much less likely it is than others that took as many steps. */
  weight: number;
  /** The ways that were found, each with what the zone was allowed to cost then. */
  ways: readonly ZoneWay[];
}

/** Rows that are chosen for all zones but one, and what they cost more than the cheapest ones. */
interface Others {
  /** Number of the way in which the pages are parted. */
  readonly parting: number;
  readonly tableWith: (rows: Rows) => Rows;
  readonly cost: number;
}

/** A zone that is read so that the sums hold with the rows that are chosen for the others, in one or more ways. */
interface LastTask extends Task {
  readonly others: Others[];
}

/** Reads a task's zone at what it may cost next; whether so many steps are enough. */
type GoOn = (task: Task, mostSteps: number, cost?: number) => boolean;

/** Most that a zone may cost. */
const MOST_COST = 18;
/** What the ways to read a zone may cost more than the cheapest ones. */
const MORE_COST = 4;
/** Most that a zone may cost of which no sums over the rows are known, and the steps to read it. */
const MOST_ALONE = 4;
const STEPS_ALONE = 20_000;
/** Most ways that are tried for a zone, and for all but one. */
const MOST_OF_ZONE = 6;
const MOST_CHOICES = 12;
/** Share of the steps that a zone may take for itself, and the hardest but one. */
const SHARE = 0.02;
const SHARE_OF_HARD = 0.3;

/**
 * The tables whose pages hold zones, in whatever order these are read, between bands of rows; there are several ways to
 * part the pages. Each zone is read so that the sums hold with all others, of which the ways are tried that cost least or
 * hardly more. Undefined where it takes more steps.
 */
export function readZones(
  figures: readonly LooseFigure[],
  partings: readonly (readonly Zone[])[],
  sums: Sums,
  mostSteps: number,
): readonly Rows[] | undefined {
  const seen = makeLeastCosts();
  let left = mostSteps;
  const goOn: GoOn = (task, most, cost = task.next) => {
    const steps = Math.min(left, most);
    const budget = { steps, seen };
    const ways = readZone(figures, task.from, task.end, sums, cost, budget, task.needs);
    const known = new Set(task.ways.map(({ rows }) => written(figures, rows)));
    const others = ways?.filter(({ rows }) => !known.has(written(figures, rows))) ?? [];
    task.ways = [...task.ways, ...others.map(({ rows }) => ({ rows, cost }))];
    task.next = cost + STEP;
    task.steps = steps - budget.steps;
    left -= task.steps;
    return ways !== undefined;
  };
  const { tasks, areAll } = tasksOf(figures, partings, sums, goOn, mostSteps);
  /** The tables of the first parting that has any which cost least or a little more. */
  const found = () => {
    const all = tasks.flatMap(({ ways, others }) =>
      ways.flatMap((way) =>
        others.map(({ parting, tableWith, cost }) => ({ parting, rows: tableWith(way.rows), cost: way.cost + cost })),
      ),
    );
    const first = Math.min(...all.map(({ parting }) => parting));
    const own = all.filter(({ parting }) => parting === first);
    return own.flatMap(({ rows, cost }) => (cost <= least(own) + STEP ? [rows] : []));
  };
  /** A task is read at every second cost: where it has ways now, it may have had them at the cost between. */
  const readForLess = (task: Task) => {
    const { next, steps, ways } = task;
    task.ways = [];
    if (goOn(task, left, next - STEP - 1) && task.ways.length > 0) return;
    Object.assign(task, { next, steps, ways });
  };
  let finder: LastTask | undefined;
  let most = MOST_COST;
  for (;;) {
    // Once there is a table, others that cost a little more, or take as few steps, make it doubtful.
    const isOpen = (task: LastTask) =>
      finder === undefined || task === finder
        ? task.next <= most
        : task.next <= MOST_COST && effortOf(task) < effortOf(finder);
    const task = easiest(tasks.filter(isOpen));
    if (!task) return finder || areAll ? found() : undefined;
    // Whether there are more tables is looked for as far as there are steps.
    if (!goOn(task, left)) return finder ? found() : undefined;
    if (finder || task.ways.length === 0) continue;
    finder = task;
    readForLess(task);
    most = task.next;
  }
}

/**
 * The only way to read a page of which nothing but the sums of rows is known: one that costs hardly anything, where no
 * other way costs little more.
 */
export function readZoneAlone(figures: readonly LooseFigure[], sums: Sums): Rows | undefined {
  const budget = { steps: STEPS_ALONE, seen: makeLeastCosts() };
  const waysAt = (cost: number) => readZone(figures, 0, figures.length, sums, cost, budget);
  for (let cost = 0; cost <= MOST_ALONE; cost += STEP) {
    const ways = waysAt(cost);
    const [only] = ways ?? [];
    if (ways && !only) continue;
    return only && waysAt(cost + STEP)?.length === 1 ? only.rows : undefined;
  }
  return undefined;
}

/** The task that took the fewest steps the last time: one that is hopeless takes more and more. */
function easiest<T extends Task>(tasks: readonly T[]): T | undefined {
  return tasks.reduce<T | undefined>(
    (least, task) => (least && effortOf(least) <= effortOf(task) ? least : task),
    undefined,
  );
}

function effortOf({ steps, weight }: Task): number {
  return steps * weight;
}

/** What each parting gives to do, and whether there were steps enough to find that out. */
function tasksOf(
  figures: readonly LooseFigure[],
  partings: readonly (readonly Zone[])[],
  sums: Sums,
  goOn: GoOn,
  mostSteps: number,
): { readonly tasks: readonly LastTask[]; readonly areAll: boolean } {
  const zones = new Map(
    partings
      .flat()
      .map(({ from, end }): [string, Task] => [
        `${from} ${end}`,
        { from, end, needs: undefined, next: 0, steps: 0, weight: 1, ways: [] },
      ]),
  );
  const isAlone = partings.every(({ length }) => length === 1);
  const tasks = new Map<string, LastTask>();
  let areAll = true;
  for (const task of isAlone ? [] : zones.values()) readCheaply(task, goOn, mostSteps * SHARE);
  for (const [number, parting] of partings.entries()) {
    const own = parting.flatMap(({ from, end }) => zones.get(`${from} ${end}`) ?? []);
    const isUnread = ({ ways, next }: Task) => ways.length === 0 && next <= MOST_COST;
    for (let hard = own.filter(isUnread); hard.length > 1; hard = own.filter(isUnread)) {
      const task = easiest(hard);
      if (!task || !goOn(task, mostSteps * SHARE_OF_HARD)) break;
    }
    areAll &&= own.filter(isUnread).length < 2;
    for (const at of parting.keys())
      for (const task of lastTasks(figures, parting, own, at, number, sums)) {
        const key = `${task.from} ${task.end} ${task.needs?.join(" ")}`;
        const known = tasks.get(key);
        if (known) {
          known.others.push(...task.others);
          known.weight = Math.min(known.weight, task.weight);
        } else tasks.set(key, task);
      }
  }
  return { tasks: [...tasks.values()], areAll };
}

/**
 * Looks for the cheapest ways to read a zone and for those that cost hardly more, as far as the former are few and the
 * steps are enough.
 */
function readCheaply(task: Task, goOn: GoOn, mostSteps: number): void {
  while (task.ways.length === 0 && task.next <= MOST_COST) if (!goOn(task, mostSteps)) return;
  for (const most = task.next - STEP + MORE_COST; task.next <= most; )
    if (task.ways.length > MOST_OF_ZONE || !goOn(task, mostSteps)) return;
}

/** The cheapest ways and, as far as they are few, those that cost hardly more. */
function cheapest(ways: readonly ZoneWay[]): readonly ZoneWay[] {
  return ways.length <= MOST_OF_ZONE ? ways : ways.filter(({ cost }) => cost === least(ways));
}

function least(ways: readonly ZoneWay[]): number {
  return Math.min(...ways.map(({ cost }) => cost));
}

/** A zone with each choice of ways to read all others. */
function lastTasks(
  figures: readonly LooseFigure[],
  zones: readonly Zone[],
  all: readonly Task[],
  at: number,
  parting: number,
  sums: Sums,
): readonly LastTask[] {
  const zone = zones[at];
  // A page of nothing but bands tells the least.
  const isEmpty = ({ from, end }: Zone) => from === end;
  if (!zone || (isEmpty(zone) && !zones.every(isEmpty))) return [];
  const others = all.map(({ ways }, i) => (i === at ? [{ rows: [], cost: 0 }] : cheapest(ways)));
  const choices = others.reduce<readonly (readonly ZoneWay[])[]>(
    (chosen, ways) => chosen.flatMap((before) => ways.map((way) => [...before, way])).slice(0, MOST_CHOICES),
    [[]],
  );
  const none: Rows = Array.from({ length: (zone.end - zone.from) / sums.columns }, () => []);
  return choices.flatMap((chosen): LastTask[] => {
    const tableWith = (rows: Rows) =>
      zones.flatMap(({ above, below }, i) => [...above, ...(i === at ? rows : (chosen[i]?.rows ?? [])), ...below]);
    const needs = differences(figures, tableWith(none), sums).map((sum) => -sum);
    const cost = chosen.reduce((sum, way, i) => sum + way.cost - least(others[i] ?? []), 0);
    if (!mayHave(needs, zone, sums)) return [];
    return [
      {
        from: zone.from,
        end: zone.end,
        needs,
        others: [{ parting, tableWith, cost }],
        next: 0,
        steps: 0,
        weight: 1 + cost,
        ways: [],
      },
    ];
  });
}

/** Whether a zone has rows on the sides of the sums that need something. */
function mayHave(needs: readonly number[], { from, end }: Zone, { columns, overRows }: Sums): boolean {
  const isHere = (y: number) => y >= from / columns && y < end / columns;
  return needs.every((need, at) => {
    const { left = [], right = [] } = overRows[Math.floor(at / columns)] ?? {};
    return need === 0 || (need > 0 ? left : right).some(isHere);
  });
}

/** For each sum over the rows and each column what its two sides differ by. */
function differences(figures: readonly LooseFigure[], table: Rows, { columns, overRows }: Sums): number[] {
  return overRows.flatMap(({ left, right }) =>
    Array.from({ length: columns }, (_, x) => {
      const total = (of: readonly number[]) =>
        of.reduce((sum, y) => sum + (figures[table[y]?.[x] ?? -1]?.value ?? 0), 0);
      return total(left) - total(right);
    }),
  );
}

function written(figures: readonly LooseFigure[], rows: Rows): string {
  return rows.map((row) => row.map((i) => figures[i]?.value).join(",")).join(" ");
}
