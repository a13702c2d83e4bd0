import { type Edition, FORMS, type FormLabel, type FormRun, type FormTable, type SectionId } from "../forms";
import { fold } from "../text/fold";

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
const WITHOUT_NUMBER = 1;
/** A label that lost its number must keep this much to be told from others. */
const SHORTEST_WITHOUT_NUMBER = 2;

const cache = new Map<string, Vocabulary>();

/** The vocabulary of a form whose section two is of one edition and whose section three may be of another. */
export function vocabularyFor(disclosure: Edition, applications: Edition): Vocabulary {
  const key = `${disclosure}/${applications}`;
  const known = cache.get(key);
  if (known) return known;
  const tablesOf = (edition: Edition, id: SectionId) =>
    FORMS[edition].sections.find((section) => section.id === id)?.tables ?? [];
  const made = makeVocabulary([
    ...tablesOf(disclosure, "disclosure"),
    ...tablesOf(applications, "applications"),
    ...tablesOf(applications, "disputes"),
  ]);
  cache.set(key, made);
  return made;
}

/** Whether a folded text is a label of either edition. */
export function isFormLabel(folded: string): boolean {
  return allLabels.has(folded);
}

/** Labels that only one edition has, by section: they tell which edition a draft uses. */
export function editionOf(folded: string, section: "disclosure" | "applications"): Edition | undefined {
  return editionMarks[section].get(folded);
}

/** Whether a folded label heads figures of its own in the edition of 2019 and only a group of rows in that of 2021. */
export function isRowOnlyIn2019(folded: string): boolean {
  return rowsOnlyIn2019.has(folded);
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

const labelsOf = (edition: Edition, section: SectionId): FormLabel[] =>
  FORMS[edition].sections
    .filter(({ id }) => id === section)
    .flatMap(({ tables }) => tables.flatMap(({ runs }) => runs.flatMap((run) => run.label ?? [])));

const SECTIONS_WITH_TABLES = ["disclosure", "applications", "disputes"] as const;

const allLabels: ReadonlySet<string> = new Set(
  (["2019", "2021"] as const).flatMap((edition) =>
    SECTIONS_WITH_TABLES.flatMap((section) =>
      labelsOf(edition, section).flatMap(({ text }) => [fold(text), fold(withoutNumber(text))]),
    ),
  ),
);

const marksOf = (section: "disclosure" | "applications"): ReadonlyMap<string, Edition> => {
  const words = (edition: Edition) => new Set(labelsOf(edition, section).map(({ text }) => fold(text)));
  const trial = words("2019");
  const current = words("2021");
  return new Map<string, Edition>([
    ...[...trial].filter((word) => !current.has(word)).map((word) => [word, "2019"] as const),
    ...[...current].filter((word) => !trial.has(word)).map((word) => [word, "2021"] as const),
  ]);
};

const editionMarks = { disclosure: marksOf("disclosure"), applications: marksOf("applications") } as const;

const rowsOnlyIn2019: ReadonlySet<string> = (() => {
  const words = (edition: Edition, role: FormLabel["role"]) =>
    labelsOf(edition, "applications").flatMap((label) => (label.role === role ? [fold(label.text)] : []));
  const groups = new Set(words("2021", "group"));
  return new Set(words("2019", "row").filter((word) => groups.has(word)));
})();
