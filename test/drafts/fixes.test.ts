import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { analyse, DEFAULT_CONFIG } from "../../server/src/analyse";
import { fixAll, safeFix } from "../../server/src/features/fixAll";
import { type CellId, FORMS } from "../../server/src/forms";
import type { Cell, LayoutId, Report } from "../../server/src/report/types";
import type { Edit, Problem } from "../../server/src/rules/types";
import { DRAFTS, draftText } from "../harness/drafts";
import { readCases, readPieces } from "../harness/fixture";
import { consistent, type Damage, draft, writeDraft } from "../report/arbitrary";

const ROOT = join(__dirname, "../..");
const FIXTURES = join(ROOT, "test/rules");
const SAMPLES = join(ROOT, "samples");
/** Damaged drafts tried in each layout. */
const RUNS = 25;

/** Every draft at hand: those of the fixtures, the samples, and the base drafts with each of their parts left out. */
function* drafts(): Iterable<readonly [name: string, text: string]> {
  for (const category of readdirSync(FIXTURES)) {
    for (const file of readdirSync(join(FIXTURES, category))) {
      const cases = readCases(readPieces(readFileSync(join(FIXTURES, category, file), "utf8")));
      for (const { line, text } of cases) yield [`${category}/${file}:${line}`, text];
    }
  }
  for (const file of readdirSync(SAMPLES)) yield [file, readFileSync(join(SAMPLES, file), "utf8")];
  for (const { name, parts } of DRAFTS) {
    const without = (names: string) => draftText({ parts: parts.filter((part) => !part.names.includes(names)) });
    for (const part of new Set(parts.flatMap(({ names }) => names))) yield [`${name} without ${part}`, without(part)];
  }
}

function apply(text: string, edits: readonly Edit[]): string {
  let edited = "";
  let at = 0;
  for (const { span, text: inserted } of edits) {
    edited += text.slice(at, span.start) + inserted;
    at = span.end;
  }
  return edited + text.slice(at);
}

/** What a finding is about, wherever it stands: the cell, or what its message begins with. */
function subject({ rule, cell, message }: Problem): string {
  // One finding that lists all aspects that are missing.
  if (rule === "structure/missing-aspect") return rule;
  // Beside which row another belongs changes with the rows that are there.
  const end = rule === "table/row-order" ? "一行应在" : "，";
  return `${rule} ${cell ?? message.split(end)[0]}`;
}

/** How often each subject is found. */
function subjects(problems: readonly Problem[]): ReadonlyMap<string, number> {
  const times = new Map<string, number>();
  for (const problem of problems) times.set(subject(problem), (times.get(subject(problem)) ?? 0) + 1);
  return times;
}

/** Whether a fix says that it leaves this to be done: blanks to be filled in, and not with 0 where sums tell so. */
function isAnnounced(title: string, { rule }: Problem): boolean {
  return title.includes("留空待填") && (rule === "table/blank-cell" || rule.startsWith("total/"));
}

/** What is wrong with the fixes of a draft, and how many there are. */
function tryFixes(name: string, text: string): { readonly tried: number; readonly faults: readonly string[] } {
  const { problems, report } = analyse(text);
  const before = subjects(problems);
  const figures = figuresOf(report);
  const sumsWereBroken = problems.some(({ rule }) => rule.startsWith("total/"));
  const blanksWereFound = problems.some(({ rule }) => rule === "table/blank-cell");
  const faults: string[] = [];
  let tried = 0;
  for (const problem of problems) {
    for (const { title, edits } of problem.fixes ?? []) {
      tried++;
      const fixed = analyse(apply(text, edits));
      const left = fixed.problems;
      const after = subjects(left);
      if ((after.get(subject(problem)) ?? 0) >= (before.get(subject(problem)) ?? 0)) {
        faults.push(`${name}: “${title}” does not mend: ${problem.message}`);
      }
      for (const found of left) {
        if ((after.get(subject(found)) ?? 0) <= (before.get(subject(found)) ?? 0)) continue;
        // Sums that did not hold before are told in other words once more of the figures are known.
        if (isAnnounced(title, found) || (sumsWereBroken && found.rule.startsWith("total/"))) continue;
        // So are rows with blanks; and prose is held against a cell once it has a figure, or the figure has changed.
        if (blanksWereFound && found.rule === "table/blank-cell") continue;
        if (/填|改为/.test(title) && found.rule === "text/disagrees-with-table") continue;
        faults.push(`${name}: “${title}” makes ${found.rule}: ${found.message}`);
      }
      const isTouched = ({ span }: Cell) =>
        edits.some((edit) => edit.span.start <= span.end && edit.span.end >= span.start);
      const moved = figuresOf(fixed.report);
      for (const [id, cell] of figures) {
        const now = moved.get(id)?.raw;
        if (!isTouched(cell) && now !== cell.raw) faults.push(`${name}: “${title}” makes ${id} ${now} of ${cell.raw}`);
      }
    }
  }
  return { tried, faults };
}

/** The cells with a figure, by id. */
function figuresOf({ tables }: Report): ReadonlyMap<CellId, Cell> {
  return new Map(tables.flatMap(({ cells }) => [...cells].filter(([, { raw }]) => raw !== "")));
}

/** What is wrong with making all safe fixes of a draft at once. */
function tryFixingAll(name: string, text: string): string[] {
  const { text: fixed, edits, fixed: count } = fixAll(text, DEFAULT_CONFIG);
  const faults: string[] = [];
  if (apply(text, edits) !== fixed) faults.push(`${name}: the edits of all safe fixes do not make the fixed text`);
  if (count === 0 && fixed !== text) faults.push(`${name}: no fix, and yet another text`);
  const before = analyse(text);
  const after = analyse(fixed);
  const left = after.problems.filter((problem) => safeFix(problem));
  for (const { message } of left) faults.push(`${name}: after all safe fixes there is another one for: ${message}`);
  const mended = before.problems.filter((problem) => safeFix(problem));
  if (mended.length > 0 && after.problems.length >= before.problems.length) faults.push(`${name}: nothing is mended`);
  const now = figuresOf(after.report);
  for (const [id, { raw }] of figuresOf(before.report)) {
    if (now.get(id)?.raw !== raw) faults.push(`${name}: all safe fixes make ${id} ${now.get(id)?.raw} of ${raw}`);
  }
  return faults;
}

/** Slips of those who put a table together, each with what it makes of the rows of one table. */
const SLIPS: Readonly<Record<string, (rows: readonly string[], at: number, lineEnd: string) => readonly string[]>> = {
  "without a row": (rows, at) => rows.filter((_, y) => y !== at),
  "with a row twice": (rows, at) => rows.flatMap((row, y) => (y === at ? [row, row] : [row])),
  "with a row moved": (rows, at) => [...rows.slice(0, at), ...rows.slice(at + 1), ...rows.slice(at, at + 1)],
  "with a word misspelt": (rows, at) => rows.map((row, y) => (y === at ? row.replace(/公开|数量|政府/, "公幵") : row)),
  "with a figure wrong": (rows, at) =>
    rows.map((row, y) => (y === at ? row.replace(/([^\d.])\d(\D*)$/, "$17$2") : row)),
  "with a figure gone": (rows, at) => rows.map((row, y) => (y === at ? row.replace(/([^\d.])\d+(\D*)$/, "$1$2") : row)),
  "with a dash": (rows, at) => rows.map((row, y) => (y === at ? row.replace(/([^\d.])0(\D*)$/, "$1—$2") : row)),
  "with an empty cell too many": (rows, at) =>
    rows.map((row, y) => (y === at ? row.replace(/(\d)(\t| \| |\r?\n\t|<\/td><td>)(?=\d)/, "$1$2$2") : row)),
  "with a stray line": (rows, at, lineEnd) =>
    rows.map((row, y) => (y === at ? `[bookmark: _GoBack]${lineEnd}${row}` : row)),
};

/** Drafts in a layout, right but for one slip in one table and a wrong number before a heading. */
function damagedDraft(layout: LayoutId): fc.Arbitrary<readonly [name: string, text: string]> {
  return fc.tuple(draft, fc.constantFrom(...Object.keys(SLIPS)), fc.nat(9999)).map(([shape, slip, place]) => {
    const right = consistent({ ...shape, layout });
    const tables = FORMS[shape.edition].sections.flatMap((section) => section.tables);
    const chosen = place % 2 > 0 ? "applications" : tables[Math.floor(place / 2) % tables.length]?.id;
    const damage: Damage = (rows, { id }) =>
      id === chosen ? (SLIPS[slip]?.(rows, Math.floor(place / 7) % rows.length, right.lineEnd) ?? rows) : rows;
    const text = writeDraft(right, damage).replace("五、存在", place % 3 === 0 ? "四、存在" : "五、存在");
    return [`${layout}, ${chosen} ${slip}`, text] as const;
  });
}

const LAYOUTS: readonly LayoutId[] = ["tabRows", "cellLines", "pipes", "html", "bareLines", "spaced"];

describe("every fix", function () {
  this.timeout(120_000);

  it("mends its finding, makes no new one but what its title leaves to be filled in, and leaves other figures alone", () => {
    let tried = 0;
    const faults: string[] = [];
    for (const [name, text] of drafts()) {
      const found = tryFixes(name, text);
      tried += found.tried;
      faults.push(...found.faults);
    }
    assert.ok(tried > 300, `only ${tried} fixes tried`);
    assert.deepEqual(faults, []);
  });

  for (const layout of LAYOUTS)
    it(`does so in damaged drafts: ${layout}`, () => {
      let tried = 0;
      const property = fc.property(damagedDraft(layout), ([name, text]) => {
        const found = tryFixes(name, text);
        tried += found.tried;
        assert.deepEqual(found.faults, [], text);
      });
      fc.assert(property, { numRuns: RUNS });
      assert.ok(tried > 0, "no fix was tried");
    });
});

describe("all safe fixes at once", function () {
  this.timeout(120_000);

  it("leave no safe fix to make, and every figure as it is", () => {
    assert.deepEqual(
      [...drafts()].flatMap(([name, text]) => tryFixingAll(name, text)),
      [],
    );
  });

  for (const layout of LAYOUTS)
    it(`do so in damaged drafts: ${layout}`, () => {
      const property = fc.property(damagedDraft(layout), ([name, text]) =>
        assert.deepEqual(tryFixingAll(name, text), []),
      );
      fc.assert(property, { numRuns: RUNS });
    });
});
