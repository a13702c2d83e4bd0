import { type Edition, FORMS, type TableId } from "../forms";
import { fold } from "../text/fold";
import type { TextCell } from "./types";

/** The edition of each table that a draft may hold; a table that its edition does not have is left out. */
export type TableEditions = ReadonlyMap<TableId, Edition>;

/** A label that only one edition has in a table. */
interface Mark {
  readonly table: TableId;
  readonly edition: Edition;
}

type Votes = Record<Edition, number>;

/**
 * Which edition's form each table is, by the labels that only one edition has. A table that shows none is of the
 * edition that most of its section is of, section three then of that of section two, else of `byYear`.
 */
export function findEditions(cells: readonly TextCell[], byYear: Edition): TableEditions {
  const votes = new Map<TableId, Votes>();
  const vote = ({ table, edition }: Mark) => {
    const known = votes.get(table) ?? { "2019": 0, "2021": 0 };
    known[edition]++;
    votes.set(table, known);
  };
  let current: TableId | undefined;
  for (let i = 0; i < cells.length; i++) {
    const { folded = "", row } = cells[i] ?? {};
    if (folded === "") continue;
    const title = tableOfTitle.get(folded);
    if (title) current = title;
    const next = cells[i + 1];
    if (rowsOnlyIn2019.has(folded) && next?.row === row && next?.kind === "figure") {
      vote({ table: "applications", edition: "2019" });
    }
    const found = marks.get(folded);
    if (!found) continue;
    const own = found.filter(({ table }) => table === current);
    (own.length > 0 ? own : found).forEach(vote);
  }

  const disclosureVotes = { "2019": 0, "2021": 0 };
  for (const id of disclosureTables) {
    const own = votes.get(id);
    disclosureVotes["2019"] += own?.["2019"] ?? 0;
    disclosureVotes["2021"] += own?.["2021"] ?? 0;
  }
  const tables = { "2019": 0, "2021": 0 };
  for (const id of disclosureTables) {
    const edition = winner(votes.get(id), byYear);
    if (isCertain(id, edition, votes.get(id))) tables[edition]++;
  }
  const disclosure = winner(tables, winner(disclosureVotes, byYear));
  const applications = winner(votes.get("applications"), disclosure);
  const editions = new Map<TableId, Edition>();
  for (const id of disclosureTables) {
    const edition = winner(votes.get(id), disclosure);
    const own = isCertain(id, edition, votes.get(id)) ? edition : disclosure;
    if (tableIds[own].has(id)) editions.set(id, own);
  }
  return editions.set("applications", applications).set("disputes", applications);
}

/** Whether labels show that a table is of an edition: several, or all that tell, for one may have been cut short. */
function isCertain(table: TableId, edition: Edition, votes: Votes | undefined): boolean {
  const own = votes?.[edition] ?? 0;
  return own >= LEAST_MARKS || (own > 0 && own >= (markCounts.get(`${table} ${edition}`) ?? LEAST_MARKS));
}

function winner(votes: Votes | undefined, otherwise: Edition): Edition {
  if (!votes || votes["2019"] === votes["2021"]) return otherwise;
  return votes["2019"] > votes["2021"] ? "2019" : "2021";
}

/** Labels that make a table certainly one of their edition. */
const LEAST_MARKS = 2;

const EDITIONS = ["2019", "2021"] as const;

const tablesOf = (edition: Edition) => FORMS[edition].sections.flatMap(({ tables }) => tables);

const tableIds: Readonly<Record<Edition, ReadonlySet<TableId>>> = {
  "2019": new Set(tablesOf("2019").map(({ id }) => id)),
  "2021": new Set(tablesOf("2021").map(({ id }) => id)),
};

const disclosureTables: readonly TableId[] = [
  ...new Set(
    EDITIONS.flatMap((edition) =>
      tablesOf(edition).flatMap(({ id, section }) => (section === "disclosure" ? [id] : [])),
    ),
  ),
];

const labelsOf = (edition: Edition, table: TableId) =>
  tablesOf(edition)
    .filter(({ id }) => id === table)
    .flatMap(({ runs }) => runs.flatMap(({ label }) => label ?? []));

const tableOfTitle: ReadonlyMap<string, TableId> = new Map(
  EDITIONS.flatMap((edition) =>
    tablesOf(edition).flatMap(({ id }) =>
      labelsOf(edition, id).flatMap((label) => (label.role === "title" ? [[fold(label.text), id] as const] : [])),
    ),
  ),
);

/** What heads every table of section two, and so tells of none that only one edition has: 信息内容. */
const headsOfAll: ReadonlySet<string> = (() => {
  const [first, ...rest] = tablesOf("2021")
    .filter(({ section }) => section === "disclosure")
    .map(({ id }) => new Set(labelsOf("2021", id).map(({ text }) => fold(text))));
  return new Set([...(first ?? [])].filter((word) => rest.every((words) => words.has(word))));
})();

const marks: ReadonlyMap<string, readonly Mark[]> = (() => {
  const found = new Map<string, Mark[]>();
  for (const table of [...disclosureTables, "applications"] as const) {
    const words = (edition: Edition) => new Set(labelsOf(edition, table).map(({ text }) => fold(text)));
    for (const [edition, other] of [EDITIONS, [...EDITIONS].reverse()] as const) {
      if (!edition || !other) continue;
      const others = words(other);
      const isOnlyHere = others.size === 0;
      for (const word of words(edition)) {
        if (others.has(word) || (isOnlyHere && headsOfAll.has(word))) continue;
        found.set(word, [...(found.get(word) ?? []), { table, edition }]);
      }
    }
  }
  return found;
})();

/** How many labels a table of an edition has that the other edition's has not, by `table edition`. */
const markCounts: ReadonlyMap<string, number> = (() => {
  const counts = new Map<string, number>();
  for (const { table, edition } of [...marks.values()].flat()) {
    const key = `${table} ${edition}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
})();

/** Labels of section three that head figures of their own in the edition of 2019 and a group of rows in that of 2021. */
const rowsOnlyIn2019: ReadonlySet<string> = (() => {
  const words = (edition: Edition, role: "row" | "group") =>
    labelsOf(edition, "applications").flatMap((label) => (label.role === role ? [fold(label.text)] : []));
  const groups = new Set(words("2021", "group"));
  return new Set(words("2019", "row").filter((word) => groups.has(word)));
})();
