import { FORMS, type FormRun, type FormTable, type LabelRole } from "../forms";
import { fold } from "../text/fold";
import type { TableEditions } from "./editions";

/** A label's place in the reading order of a form. */
export interface Candidate {
  readonly run: number;
  /** How much a match says: a label that stands once in the form more than one that stands often or lost its number. */
  readonly weight: number;
}

/** The labels of a whole form in reading order, and where each folded wording belongs. */
export interface Vocabulary {
  readonly tables: readonly FormTable[];
  readonly runs: readonly FormRun[];
  /** Folded wording of each run's label; empty for the run without one. */
  readonly folded: readonly string[];
  readonly candidates: ReadonlyMap<string, readonly Candidate[]>;
}

const UNIQUE = 4;
const REPEATED = 2;
/** Weight of a label that lost the number before it. */
export const WITHOUT_NUMBER = 1;
/** A label that lost its number must keep this much to be told from others. */
const SHORTEST_WITHOUT_NUMBER = 2;

const cache = new Map<string, Vocabulary>();

/** The vocabulary of a form whose tables may be of different editions. */
export function vocabularyFor(editions: TableEditions): Vocabulary {
  const key = [...editions].map(([id, edition]) => `${id}:${edition}`).join(" ");
  const known = cache.get(key);
  if (known) return known;
  const tables = [...editions].flatMap(
    ([id, edition]) =>
      FORMS[edition].sections.flatMap((section) => section.tables).find((table) => table.id === id) ?? [],
  );
  const made = makeVocabulary(tables);
  cache.set(key, made);
  return made;
}

/** Whether a folded text is a label of either edition. */
export function isFormLabel(folded: string): boolean {
  return allLabels.has(folded);
}

/** The label without the number before it: `1.属于国家秘密` -> `属于国家秘密`. */
export function withoutNumber(label: string): string {
  return label.replace(/^(?:[（(][一二三四五六七八九十]+[）)]|[一二三四五六七八九十]+、|\d+[.．、])\s*/, "");
}

function makeVocabulary(tables: readonly FormTable[]): Vocabulary {
  const runs = tables.flatMap((table) => table.runs);
  const folded = runs.map((run) => (run.label ? fold(run.label.text) : ""));
  const candidates = new Map<string, Candidate[]>();
  const add = (word: string, run: number, weight: number) => {
    const list = candidates.get(word);
    if (list) list.push({ run, weight });
    else candidates.set(word, [{ run, weight }]);
  };
  const times = new Map<string, number>();
  for (const word of folded) times.set(word, (times.get(word) ?? 0) + 1);
  runs.forEach((run, i) => {
    const word = folded[i] ?? "";
    if (!run.label || word === "") return;
    add(word, i, times.get(word) === 1 ? UNIQUE : REPEATED);
    const bare = fold(withoutNumber(run.label.text));
    if (bare !== word && bare.length >= SHORTEST_WITHOUT_NUMBER) add(bare, i, WITHOUT_NUMBER);
  });
  for (const list of candidates.values()) list.sort((a, b) => a.run - b.run);
  return { tables, runs, folded, candidates };
}

/** The runs of all tables of both editions. */
const allRuns = Object.values(FORMS).flatMap(({ sections }) =>
  sections.flatMap(({ tables }) => tables.flatMap(({ runs }) => runs)),
);

const allLabels: ReadonlySet<string> = new Set(
  allRuns.flatMap(({ label }) => (label ? [fold(label.text), fold(withoutNumber(label.text))] : [])),
);

/** The folded labels of some kinds, of both editions. */
export function labelsOf(...roles: readonly LabelRole[]): ReadonlySet<string> {
  return new Set(allRuns.flatMap(({ label }) => (label && roles.includes(label.role) ? [fold(label.text)] : [])));
}

/** The folded labels of all rows that take figures, of both editions. */
export const rowLabels: readonly string[] = [
  ...new Set(allRuns.flatMap(({ label, slots }) => (label && slots.length > 0 ? [fold(label.text)] : []))),
];
