import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Analysis, analyse, type Config, DEFAULT_CONFIG } from "../../server/src/analyse";
import { applyEdits } from "../../server/src/features/fixAll";
import { type CellId, type Edition, FORMS, type FormTable, type TableId } from "../../server/src/forms";
import { checkedSums, holds, verdictsOf } from "../../server/src/relations/verdicts";
import { parseReport } from "../../server/src/report/parse";
import type { Cell, LayoutId, Table } from "../../server/src/report/types";
import { RULES } from "../../server/src/rules";
import type { Problem } from "../../server/src/rules/types";
import { tablesOf } from "../harness/figures";
import { writeDraft } from "../report/arbitrary";
import { type Counts, Dice, likelyCounts, likelySlip, planted, slip, systemOf } from "./figures";
import { smallestSets } from "./oracle";
import { draftOf, type Figures, nameOf, tableIn, tableWith } from "./tables";

const LAYOUTS: readonly LayoutId[] = ["tabRows", "cellLines", "pipes", "html", "bareLines", "spaced"];
const SUM_RULES = RULES.filter(({ meta }) => meta.fix === "suggestion" && meta.id.startsWith("total/"));

/** A table with wrong cells, written down and judged. */
interface Trial {
  readonly table: FormTable;
  readonly written: Counts;
  readonly layout: LayoutId;
  readonly right: Counts;
  readonly wrong: readonly CellId[];
  /** The cells and values of which the verdicts are certain. */
  readonly pinned: ReadonlyMap<CellId, number>;
  /** The smallest sets of changes, found in another way. */
  readonly answers: readonly ReadonlyMap<CellId, number | undefined>[];
  readonly problems: readonly Problem[];
  readonly text: string;
}

function* trials(id: TableId, wrongCells: number, rounds: number, seed: number, isLikely = false): Iterable<Trial> {
  const dice = new Dice(seed);
  for (let round = 0; round < rounds; round++)
    for (const edition of ["2019", "2021"] as const)
      for (const layout of LAYOUTS) yield trial(tableNamed(edition, id), layout, wrongCells, dice, isLikely);
}

function trial(table: FormTable, layout: LayoutId, wrongCells: number, dice: Dice, isLikely: boolean): Trial {
  const { edition } = table;
  const right = likelyCounts(table, dice);
  const { written, wrong } = isLikely ? likelySlip(table, right, dice) : planted(right, wrongCells, dice);
  const text = draftWith(written, edition, layout, dice);
  const { report, problems } = analyse(text, DEFAULT_CONFIG, SUM_RULES);
  const read = report.tables.find(({ form }) => form.id === table.id);
  const verdicts = read ? verdictsOf(read) : [];
  return {
    table,
    written,
    layout,
    right,
    wrong,
    pinned: new Map(
      verdicts.flatMap((verdict) => (verdict.kind === "pinned" ? [[verdict.cell.slot.id, verdict.value]] : [])),
    ),
    answers: smallestSets(systemOf(table, written), wrongCells).map(
      (changes) => new Map(changes.map(({ cell, value }) => [table.slots[cell]?.id ?? "", value])),
    ),
    problems,
    text,
  };
}

/** A draft whose tables hold nothing but `counts`. */
function draftWith(counts: Counts, edition: Edition, layout: LayoutId, dice: Dice): string {
  const slots = tablesOf(FORMS[edition]).flatMap(({ slots: own }) => own);
  return writeDraft({
    edition,
    layout,
    lineEnd: "\n",
    quirks: Array.from({ length: 60 }, () => dice.below(1000)),
    figures: new Map(slots.map((slot) => [slot.id, String(counts.get(slot.id) ?? 0)])),
  });
}

/** The totals of the sums of a table that do not hold as it is written. */
function brokenTotals({ table, written }: Trial): CellId[] {
  const sum = (ids: readonly CellId[]) => ids.reduce((all, id) => all + (written.get(id) ?? 0), 0);
  return table.identities.filter(({ left, right }) => sum(left) !== sum(right)).map(({ total }) => total);
}

function tableNamed(edition: Edition, id: TableId): FormTable {
  const table = tablesOf(FORMS[edition]).find((candidate) => candidate.id === id);
  if (table) return table;
  throw new Error(`no table ${id}`);
}

/** Whether exactly the wrong cells are told, each with its right value, and that value is the fix to offer first. */
function isPutRight({ right, wrong, pinned, problems, text }: Trial): boolean {
  const offered = problems.flatMap(({ fixes = [] }) => fixes.filter(({ preferred }) => preferred));
  return (
    pinned.size === wrong.length &&
    offered.length === wrong.length &&
    wrong.every((id) => {
      const found = problems.find(({ cell }) => cell === id);
      const [fix] = found?.fixes ?? [];
      const [edit] = fix?.edits ?? [];
      const isOnCell = edit?.span.start === found?.span.start && edit?.span.end === found?.span.end;
      const isWritten = edit !== undefined && edit.text !== text.slice(edit.span.start, edit.span.end);
      return pinned.get(id) === right.get(id) && edit?.text === String(right.get(id)) && isOnCell && isWritten;
    })
  );
}

/** Asserts that nothing is told as certain that not every smallest answer has. */
function assertCertain({ pinned, answers }: Trial): void {
  for (const [id, value] of pinned) assert.ok(answers.every((answer) => answer.get(id) === value));
}

function share(of: readonly Trial[], holds: (trial: Trial) => boolean): number {
  return of.filter(holds).length / of.length;
}

describe("which number is wrong", function () {
  this.timeout(60_000);

  it("is told for one wrong cell of the applications table, in every layout", () => {
    const all = [...trials("applications", 1, 8, 1)];
    for (const one of all) {
      assertCertain(one);
      assert.ok(
        isPutRight(one),
        `${one.layout}: ${one.problems.map(({ message }) => message).join("\n")}\n${one.text}`,
      );
    }
  });

  it("is told for two wrong cells of the applications table, but where other two would do as well", () => {
    const all = [...trials("applications", 2, 10, 2)];
    all.forEach(assertCertain);
    const settled = all.filter(({ answers }) => answers.length === 1);
    assert.ok(settled.every(isPutRight));
    assert.ok(share(all, isPutRight) >= 0.95, `${share(all, isPutRight)}`);
  });

  it("is not told in the disputes table, where every cell of a broken sum may be wrong", () => {
    const all = [...trials("disputes", 1, 10, 3)];
    for (const one of all) {
      assertCertain(one);
      assert.equal(one.pinned.size, one.answers.length === 1 ? 1 : 0);
      for (const { message } of one.problems) assert.ok(one.pinned.size > 0 || !message.includes("应为"));
    }
  });

  it("is not told for two wrong cells of the disputes table either, and each broken sum is told once", () => {
    for (const one of trials("disputes", 2, 10, 5)) {
      assertCertain(one);
      assert.deepEqual([...one.problems.flatMap(({ cell }) => cell ?? [])].sort(), brokenTotals(one).sort(), one.text);
      assert.ok(one.problems.every(({ rule }) => rule === "total/disputes"));
    }
  });

  it("is told for the applications table alone where another table is wrong too", () => {
    for (const one of trials("applications", 1, 3, 6)) {
      const other = analyse(one.text.replace(/(\D)0(\D*五、存在)/, "$13$2"), DEFAULT_CONFIG, SUM_RULES).problems;
      const own = one.problems.map(({ message }) => message);
      const messages = other.map(({ message }) => message);
      assert.ok(
        own.every((message) => messages.includes(message)),
        `${messages.join("\n")}\n${one.text}`,
      );
      assert.ok(other.length > own.length, one.text);
    }
  });

  it("is told in the documents table where fewer are in force than were issued, in every layout", () => {
    const dice = new Dice(7);
    for (const layout of LAYOUTS)
      for (const edition of ["2019", "2021"] as const)
        for (let round = 0; round < 10; round++) {
          const [own, gone, total] =
            edition === "2021" ? ["issued", "repealed", "inForce"] : ["published", "made", "publishedTotal"];
          const row = dice.pick(["regulations", "normativeDocuments"]);
          const id = (column: string | undefined) => `documents.${row}.${column}`;
          const issued = dice.below(40);
          const repealed = edition === "2021" ? dice.below(20) : 0;
          const least = Math.max(0, issued - repealed);
          const inForce = dice.below(2 * least + 2);
          const counts = new Map([
            [id(own), issued],
            [id(gone), repealed],
            [id(total), inForce],
          ]);
          const { problems } = analyse(draftWith(counts, edition, layout, dice));
          const found = problems.flatMap(({ rule, cell }) => (rule === "total/documents" ? [cell] : []));
          assert.deepEqual(found, inForce < least ? [id(total)] : [], `${layout} ${issued} ${repealed} ${inForce}`);
        }
  });

  it("is mostly right where only a slip speaks for it", () => {
    const all = [...trials("disputes", 1, 40, 4, true)].filter(({ pinned }) => pinned.size === 0);
    const guessed = all.filter(({ problems }) => problems.some(({ message }) => message.includes("很可能是")));
    const isRight = ({ wrong, right, problems }: Trial) =>
      problems.some(({ fixes: [first] = [] }) =>
        wrong.every((id) => first?.preferred && first.edits[0]?.text === String(right.get(id))),
      );
    assert.ok(guessed.length > 30, `${guessed.length}`);
    assert.ok(share(guessed, isRight) >= 0.75, `${share(guessed, isRight)}`);
  });
});

/** The figures of a table once the fixes that are offered first are made, one by one. */
function preferredFigures(text: string, { problems }: Pick<Analysis, "problems">, id: TableId): Counts[] {
  return problems.flatMap(({ fixes = [] }) =>
    fixes.flatMap(({ preferred, edits }) => (preferred ? [figuresIn(applyEdits(text, edits), id)] : [])),
  );
}

function figuresIn(text: string, id: TableId): Counts {
  const cells = parseReport(text).tables.find(({ form }) => form.id === id)?.cells ?? [];
  return new Map([...cells].map(([cell, { raw }]) => [cell, Number(raw)]));
}

/** The draft with a sentence more in its first section. */
function telling(prose: string, text: string): string {
  return text.replace("主动公开信息120条。", (words) => words + prose);
}

describe("which number is wrong, where the sums leave a choice", function () {
  this.timeout(60_000);
  const check = (text: string, config: Config = DEFAULT_CONFIG) => analyse(text, config, SUM_RULES);

  it("is a total of the disputes where the prose tells another, and never one that the prose tells too", () => {
    const dice = new Dice(8);
    let wrongTotals = 0;
    for (let round = 0; round < 20; round++)
      for (const edition of ["2019", "2021"] as const)
        for (const layout of LAYOUTS) {
          const right = likelyCounts(tableNamed(edition, "disputes"), dice);
          const told = ["review", "litigationDirect", "litigationAfterReview"].map((group, i) => {
            const count = right.get(`disputes.${group}.total`) ?? 0;
            const words = ["被申请行政复议", "未经复议直接起诉", "复议后起诉"][i];
            return count > 0 || i > 0 ? `${words}${count}件` : "未发生行政复议";
          });
          const { written, wrong } = likelySlip(tableNamed(edition, "disputes"), right, dice);
          const text = telling(`全年因政府信息公开${told.join("，")}。`, draftWith(written, edition, layout, dice));
          const [id = ""] = wrong;
          const total = id.replace(/\w+$/, "total");
          const offered = preferredFigures(text, check(text), "disputes");
          const isPutRight = offered.length === 1 && offered.every((figures) => figures.get(id) === right.get(id));
          if (id === total) {
            wrongTotals++;
            assert.ok(isPutRight, text);
          } else assert.ok(offered.every((figures) => figures.get(total) === right.get(total)) || isPutRight, text);
        }
    assert.ok(wrongTotals > 30, `${wrongTotals}`);
  });

  it("is the row of which the prose, or last year's report, tells the figures that were meant", () => {
    const dice = new Dice(9);
    for (let round = 0; round < 10; round++)
      for (const edition of ["2019", "2021"] as const)
        for (const layout of LAYOUTS) {
          const right = likelyCounts(tableNamed(edition, "applications"), dice);
          const row = dice.pick(["received", "carriedIn", "carriedOut"]);
          const more = 1 + dice.below(9);
          const written = new Map(right);
          for (const column of [dice.pick(["natural", "business", "other"]), "total"]) {
            const id = `applications.${row}.${column}`;
            written.set(id, (right.get(id) ?? 0) + more);
          }
          const told = (of: string) => right.get(`applications.${of}.total`);
          const isToldByLastYear = row === "carriedIn" && dice.below(2) === 0;
          const carriedOver = [...right].flatMap(([id, count]) =>
            id.includes(".carriedIn.") ? [[id.replace("carriedIn", "carriedOut"), count] as const] : [],
          );
          const lastYear = parseReport(draftWith(new Map(carriedOver), edition, layout, dice));
          const config = { ...DEFAULT_CONFIG, lastYear: { report: lastYear, source: "上年年报.txt" } };
          const draft = draftWith(written, edition, layout, dice);
          const prose = `新收政府信息公开申请${told("received")}件，上年结转${told("carriedIn")}件，结转下年度${told("carriedOut")}件。`;
          const text = isToldByLastYear ? draft : telling(prose, draft);
          const analysis = check(text, isToldByLastYear ? config : DEFAULT_CONFIG);
          const messages = analysis.problems.map(({ message }) => message).join("\n");
          const [offered, ...others] = preferredFigures(text, analysis, "applications");
          assert.ok(offered && others.length === 0, `${messages}\n${text}`);
          assert.deepEqual(offered, new Map([...offered.keys()].map((id) => [id, right.get(id)])), messages);
        }
  });
});

/** A table that adds up. */
const RIGHT: Figures = {
  "received.natural": 9,
  "received.business": 3,
  "received.total": 12,
  "granted.natural": 6,
  "granted.business": 2,
  "granted.total": 8,
  "partlyGranted.natural": 2,
  "partlyGranted.total": 2,
  "refused.thirdParty.natural": 1,
  "refused.thirdParty.business": 1,
  "refused.thirdParty.total": 2,
  "resultTotal.natural": 9,
  "resultTotal.business": 3,
  "resultTotal.total": 12,
};

/** Verdicts in short: a certain cell, or the total of an open sum with what may be changed and which of it is likely. */
function inShort(table: Table): string[] {
  const change = ({ cell, value }: { readonly cell: Cell; readonly value?: number }) =>
    `${nameOf(cell.slot)}=${value ?? "?"}`;
  return verdictsOf(table).map((verdict) => {
    if (verdict.kind === "pinned") return [change(verdict), ...(verdict.reason ? [verdict.reason] : [])].join(" ");
    const { identity, repairs, likely, leastWrong } = verdict;
    const ways = repairs.map((repair) => repair.changes.map(change).join(" ") + (repair === likely ? "!" : ""));
    const least = leastWrong === undefined ? "" : ` (at least ${leastWrong})`;
    return `${identity.total.slice(identity.total.indexOf(".") + 1)}: ${ways.join(" | ")}${least}`;
  });
}

describe("the verdicts on a table", () => {
  it("are none where every sum holds, blanks and all", () => {
    assert.deepEqual(inShort(tableWith(RIGHT)), []);
    for (const blank of ["granted.total", "resultTotal.natural", "resultTotal.total", "carriedIn.other"])
      assert.deepEqual(inShort(tableWith({ ...RIGHT, [blank]: "" })), [], blank);
  });

  it("name each wrong cell of which the sums leave no doubt, with the slip that explains it", () => {
    assert.deepEqual(inShort(tableWith({ ...RIGHT, "granted.natural": 7, "carriedIn.business": 5 })).sort(), [
      "carriedIn.business=0",
      "granted.natural=6",
    ]);
    assert.deepEqual(inShort(tableWith({ ...RIGHT, "received.total": 9 })), ["received.total=12 漏加了商业企业的 3"]);
    assert.deepEqual(inShort(tableWith({ ...RIGHT, "granted.natural": 0, "granted.research": 6 })), [
      "granted.natural=6",
      "granted.research=0",
    ]);
  });

  it("leave open which cell is wrong where several would do, and say what is certain beside it", () => {
    const noTotals: Figures = { ...RIGHT, "granted.total": "", "partlyGranted.total": "" };
    const either = "resultTotal.natural: granted.natural=6 | partlyGranted.natural=1";
    assert.deepEqual(inShort(tableWith({ ...noTotals, "granted.natural": 7 })), [either]);
    assert.deepEqual(inShort(tableWith({ ...noTotals, "granted.natural": 7, "carriedIn.business": 5 })), [
      "carriedIn.business=0",
      either,
    ]);
    // 4 too many: what two rows without totals hold together, or what one has in its cell and its total.
    const shared = { ...noTotals, "granted.natural": 2, "partlyGranted.natural": 2, "refused.thirdParty.natural": 9 };
    assert.deepEqual(inShort(tableWith({ ...shared, "refused.thirdParty.total": 10 })), [
      "resultTotal.natural: refused.thirdParty.total=6 refused.thirdParty.natural=5 | granted.natural=0 partlyGranted.natural=0",
    ]);
  });

  it("are one for each sum of the disputes that does not hold, also where none does", () => {
    const groups = { "review.total": 1, "litigationDirect.upheld": 10, "litigationAfterReview.total": 2 };
    assert.deepEqual(inShort(tableWith({ ...groups, "litigationAfterReview.upheld": 20 })), [
      "review.total: review.total=0 | review.upheld=1 | review.corrected=1 | review.otherOutcome=1 | review.pending=1",
      "litigationDirect.total: litigationDirect.total=10! | litigationDirect.upheld=0",
      "litigationAfterReview.total: litigationAfterReview.total=20 | litigationAfterReview.upheld=2",
    ]);
  });

  it("tell a row that stands one column off, and how many cells are wrong at least where nothing explains them", () => {
    const meant = { "granted.natural": 5, "granted.business": 2, "granted.research": 1, "granted.total": 8 };
    const others = {
      "received.natural": 5,
      "received.business": 2,
      "received.research": 1,
      "received.total": 8,
      "resultTotal.natural": 5,
      "resultTotal.business": 2,
      "resultTotal.research": 1,
      "resultTotal.total": 8,
    };
    assert.deepEqual(inShort(tableWith({ ...meant, ...others })), []);
    const off = { "granted.business": 5, "granted.research": 2, "granted.charity": 1, "granted.total": 8 };
    const moved = "granted.natural=5 granted.business=2 granted.research=1 granted.charity=0!";
    assert.deepEqual(inShort(tableWith({ ...off, ...others })), [`resultTotal.natural: ${moved} (at least 4)`]);
    const wild = inShort(
      tableWith({
        ...others,
        ...meant,
        "granted.natural": 1,
        "granted.business": 9,
        "granted.legal": 4,
        "granted.other": 7,
      }),
    );
    assert.ok(wild.length > 1 && wild.every((verdict) => verdict.endsWith(":  (at least 4)")), wild.join("\n"));
  });

  it("move with a table that an edit moved", () => {
    const figures: Figures = { "review.total": 31, "review.upheld": 13, "litigationDirect.total": 1 };
    const text = draftOf({ ...RIGHT, "granted.natural": 7, ...figures });
    const before = parseReport(text);
    const at = text.indexOf("一、总体情况") + "一、总体情况\n".length;
    const edited = `${text.slice(0, at)}我镇稳步推进公开工作。\n${text.slice(at)}`;
    for (const of of [RIGHT, figures]) {
      const first = verdictsOf(tableIn(before, of));
      assert.ok(first.length > 0);
      const moved = tableIn(parseReport(edited, before), of);
      assert.equal(moved.reading, tableIn(before, of).reading);
      assert.deepEqual(verdictsOf(moved), verdictsOf(tableIn(parseReport(edited), of)));
      assert.deepEqual(inShort(moved), inShort(tableIn(parseReport(edited), of)));
      for (const verdict of verdictsOf(moved)) {
        const cells =
          verdict.kind === "pinned"
            ? [verdict.cell]
            : verdict.repairs.flatMap(({ changes }) => changes.map(({ cell }) => cell));
        for (const cell of cells) assert.equal(cell, moved.cells.get(cell.slot.id));
        if (verdict.kind === "open" && verdict.likely) assert.ok(verdict.repairs.includes(verdict.likely));
      }
    }
  });
});

describe("the sums of a table that can be checked", () => {
  const named = (table: Table) =>
    new Map(
      checkedSums(table).map(({ identity, left, right }) => [`${identity.rule} ${identity.total}`, [left, right]]),
    );

  it("are all of a full table, with what their sides come to", () => {
    const table = tableWith({ ...RIGHT, "granted.total": 9 });
    const sums = named(table);
    assert.equal(sums.size, table.form.identities.length);
    assert.deepEqual(sums.get("total/row applications.granted.total"), [9, 8]);
    assert.deepEqual(sums.get("total/result applications.resultTotal.natural"), [9, 9]);
    assert.deepEqual(sums.get("total/result applications.resultTotal.total"), [12, 13]);
    assert.deepEqual(sums.get("total/balance applications.resultTotal.total"), [12, 12]);
  });

  it("are not those whose total is blank or of which only the total is filled in", () => {
    const blank = named(tableWith({ ...RIGHT, "granted.total": "", "resultTotal.business": "" }));
    assert.ok(!blank.has("total/row applications.granted.total"));
    assert.ok(!blank.has("total/result applications.resultTotal.business"));
    assert.deepEqual(blank.get("total/result applications.resultTotal.total"), [12, 12]);
    assert.deepEqual(blank.get("total/row applications.resultTotal.total"), [12, 12]);
    const columns = ["natural", "business", "research", "charity", "legal", "other"];
    const lone = columns.map((column) => [`granted.${column}`, ""] as const);
    assert.ok(!named(tableWith({ ...RIGHT, ...Object.fromEntries(lone) })).has("total/row applications.granted.total"));
  });

  it("hold or not, or say nothing", () => {
    const table = tableWith({ ...RIGHT, "granted.total": 9, "partlyGranted.total": "" });
    const told = (total: string) =>
      table.form.identities.flatMap((one) => (one.total === total ? [holds(table, one)] : []));
    assert.deepEqual(told("applications.granted.total"), [false]);
    assert.deepEqual(told("applications.partlyGranted.total"), [undefined]);
    assert.deepEqual(told("applications.received.total"), [true]);
    assert.deepEqual(told("applications.resultTotal.natural"), [true, true]);
    assert.deepEqual(told("applications.resultTotal.total"), [true, false, true]);
  });
});

/** Whole drafts as they are handed in: the samples, and real ones where the checkout lies beside them. */
function* wholeDrafts(): Iterable<readonly [name: string, text: string]> {
  const root = join(__dirname, "../..");
  for (const folder of [join(root, "samples"), join(root, "../shared/seeds")])
    for (const name of existsSync(folder) ? readdirSync(folder) : [])
      if (name.endsWith(".txt")) yield [name, readFileSync(join(folder, name), "utf8")];
}

describe("one figure of a whole draft written wrong", function () {
  this.timeout(60_000);
  for (const [name, text] of wholeDrafts()) {
    const { report, problems } = analyse(text, DEFAULT_CONFIG, SUM_RULES);
    // Blanks leave sums open, and figures beyond the columns are only 0 by luck.
    const tables = report.tables.filter(
      ({ form, cells, rows }) =>
        form.identities.length > 0 &&
        rows.every(({ surplus }) => surplus.length === 0) &&
        [...cells.values()].every(({ value }) => value.kind === "number"),
    );
    if (problems.length > 0 || tables.length === 0) continue;

    it(`is told, or is among what may be wrong: ${name}`, () => {
      const dice = new Dice(10);
      for (const { form, cells } of tables) {
        const figures = [...cells.values()].map(({ raw }) => Number(raw));
        for (const { slot, span, raw } of cells.values()) {
          if (dice.below(form.id === "applications" ? 6 : 2) > 0) continue;
          const wrong = slip(Number(raw), figures, dice);
          const written = applyEdits(text, [{ span, text: String(wrong) }]);
          const found = analyse(written, DEFAULT_CONFIG, SUM_RULES).problems;
          const offered = found.flatMap(({ fixes = [] }) => fixes.map(({ edits }) => applyEdits(written, edits)));
          const told = `${slot.id}: ${raw} → ${wrong}: ${found.map(({ message }) => message).join("\n")}`;
          assert.ok(offered.includes(text), told);
          if (form.id === "applications") assert.deepEqual([offered.length, found[0]?.cell], [1, slot.id], told);
          else assert.ok(!found.some(({ message }) => message.includes("，应为 ")) || offered.length === 1, told);
        }
      }
    });
  }
});
