import { type CellId, plainRowName, type TableId } from "../../forms";
import { isBlank } from "../../relations/blanks";
import { claimsOf } from "../../report/claims";
import type { Claim } from "../../report/claims/claim";
import { DOCUMENT_COLUMNS } from "../../report/claims/words";
import type { Cell, Report, Table } from "../../report/types";
import { quote } from "../quote";

/** One way to take a statement: the cells whose sum it tells. */
export interface Reading {
  readonly cells: readonly Cell[];
  /** Those of the cells that the others are told without. */
  readonly without: readonly Cell[];
  readonly value: number;
  /** The cells in the form's own words. */
  readonly name: string;
}

/** A statement on the report's year, those told around it, and the ways in which it can be right. */
export interface Compared {
  readonly claim: Claim;
  readonly siblings: readonly Claim[];
  readonly readings: readonly Reading[];
}

/** How many in a hundred of all applications the table has, by one way to take a statement. */
export interface ShareReading {
  readonly part: Reading;
  readonly whole: Reading;
  readonly percent: number;
}

/** A share that the prose tells of the report's year, and the ways in which it can be right. */
export interface ComparedShare {
  readonly claim: Claim;
  readonly readings: readonly ShareReading[];
}

/** Statements before and after one within which what it includes is told. */
const NEAR = 30;

const known = new WeakMap<Report, readonly Compared[]>();

/** The statements of the prose on the report's year that the tables tell too, in the order of the text. */
export function comparedClaims(report: Report): readonly Compared[] {
  let compared = known.get(report);
  if (!compared) {
    compared = compareClaims(report, report);
    known.set(report, compared);
  }
  return compared;
}

/** The statements of the prose that another report's tables tell, which is on the year that they speak of. */
export function compareClaims(report: Report, told: Report): Compared[] {
  const paragraphs = new Map<number, Claim[]>();
  for (const claim of claimsOf(report)) {
    if (claim.year !== told.year || claim.says === "share") continue;
    const list = paragraphs.get(claim.paragraph);
    if (list) list.push(claim);
    else paragraphs.set(claim.paragraph, [claim]);
  }
  return [...paragraphs.values()].flatMap((claims) =>
    claims.flatMap((claim, i) => {
      const siblings = claims.slice(Math.max(0, i - NEAR), i + NEAR);
      const readings = readingsOf(claim, siblings, told);
      return readings.length > 0 ? [{ claim, siblings, readings }] : [];
    }),
  );
}

/** The shares of all applications that the prose tells for the report's year, in the order of the text. */
export function comparedShares(report: Report): ComparedShare[] {
  const table = report.tables.find(({ form }) => form.id === "applications");
  const sumOf = (rows: readonly string[], columns: readonly string[]) =>
    table &&
    reading(
      table,
      rows.flatMap((row) => columns.map((column) => [row, column] as const)),
    );
  return claimsOf(report).flatMap((claim) => {
    const { subject, says, year } = claim;
    if (says !== "share" || year !== report.year) return [];
    const ways =
      subject.kind === "outcome"
        ? WHOLES.map((rows) => [sumOf(subject.rows, [TOTAL]), sumOf(rows, [TOTAL])] as const)
        : subject.kind === "applicants"
          ? RECEIPTS.map((rows) => [sumOf(rows, subject.columns), sumOf(rows, [TOTAL])] as const)
          : [];
    const readings = ways.flatMap(([part, whole]): ShareReading[] =>
      part && whole && whole.value > 0 ? [{ part, whole, percent: (100 * part.value) / whole.value }] : [],
    );
    return readings.length === ways.length && readings.length > 0 ? { claim, readings } : [];
  });
}

const RECEIVED = "received";
const CARRIED_IN = "carriedIn";
const CARRIED_OUT = "carriedOut";
const RESULT_TOTAL = "resultTotal";
const TOTAL = "total";
/** What a share of applications may be of, by who they came from and by what became of them. */
const RECEIPTS: readonly (readonly string[])[] = [[RECEIVED], [RECEIVED, CARRIED_IN]];
const WHOLES: readonly (readonly string[])[] = [[RESULT_TOTAL], ...RECEIPTS];

/**
 * The ways in which a statement can be right, the likeliest first. Empty where the tables do not tell what it speaks of,
 * or where a figure that it needs cannot be read.
 */
function readingsOf(claim: Claim, others: readonly Claim[], report: Report): Reading[] {
  const { subject } = claim;
  const tableOf = (id: TableId) => report.tables.find(({ form }) => form.id === id);
  switch (subject.kind) {
    case "disputes":
      return readings(tableOf("disputes"), [
        subject.rows.map((row) => [row, subject.column]),
        ...narrower(claim, others),
      ]);
    case "documents": {
      const table = tableOf("documents");
      const column = table && DOCUMENT_COLUMNS[table.form.edition][subject.act];
      return column === undefined ? [] : readings(table, [[[subject.row, column]]]);
    }
    case "decisions":
      return readings(tableOf(subject.table), [[[subject.row, "decisions"]]]);
    case "fees":
      // The form of 2019 has no amount.
      return readings(tableOf("fees"), [[["fees", "amount"]]]);
    case "applicants": {
      const of = (rows: readonly string[]) =>
        rows.flatMap((row) => subject.columns.map((column) => [row, column] as const));
      return readings(tableOf("applications"), [of([RECEIVED]), of([RECEIVED, CARRIED_IN])]);
    }
    default:
      return readings(
        tableOf("applications"),
        rowsOf(claim, others).map((rows) => rows.map((row) => [row, TOTAL] as const)),
      );
  }
}

/** 行政诉讼 is both kinds of it together, unless one of them is told by itself. */
function narrower({ subject }: Claim, others: readonly Claim[]): [string, string][][] {
  if (subject.kind !== "disputes" || subject.rows.length !== 2) return [];
  const isTold = others.some(
    ({ subject: other }) =>
      other.kind === "disputes" && other.rows.length === 1 && subject.rows.includes(other.rows[0] ?? ""),
  );
  const [first = ""] = subject.rows;
  return isTold ? [[[first, subject.column]]] : [];
}

/** The rows of the applications table whose totals a statement may tell. */
function rowsOf(claim: Claim, others: readonly Claim[]): readonly (readonly string[])[] {
  const kind = claim.subject.kind;
  const told = (test: (other: Claim) => boolean) =>
    others.some((other) => other !== claim && other.says === "figure" && test(other));
  const carried = (other: Claim) => other.subject.kind === "carriedIn" && other.value > 0;
  const includes = told((other) => carried(other) && other.isPart && hostOf(other, others) === claim);
  const tellsCarriedIn = told((other) => carried(other) && (other.isPart || !other.isAside));
  const tellsNew = told(({ subject }) => subject.kind === "newlyReceived");
  const includesNew = told(
    ({ subject, isPart, sentence }) => subject.kind === "newlyReceived" && isPart && sentence === claim.sentence,
  );
  const ALL = [RECEIVED, CARRIED_IN];
  switch (kind) {
    case "newlyReceived":
      // 办结42件，其中上年结转的6件、新收的36件 counts what was finished.
      return isPartOfDone(claim, others) ? [] : [[RECEIVED]];
    case "received":
      if (claim.says === "none") return [[RECEIVED]];
      if (includes) return [ALL];
      return tellsCarriedIn && !tellsNew ? [[RECEIVED]] : [[RECEIVED], ALL];
    case "accepted":
      // Where both are told, not all that came in was accepted.
      if (claim.isPart || told(({ subject }) => subject.kind === "received") || (tellsNew && !includesNew)) return [];
      return includes || includesNew ? [ALL] : [[RECEIVED], ALL];
    case "handled":
      return includes ? [ALL, [RESULT_TOTAL]] : [[RESULT_TOTAL], ALL, [RECEIVED]];
    case "finished":
    case "answered":
      // 办结36件，加上上年结转6件，共办结42件 comes to the larger one.
      if (
        told(
          ({ subject, sentence, value }) => subject.kind === kind && sentence === claim.sentence && value > claim.value,
        )
      )
        return [];
      return tellsCarriedIn ? [[RESULT_TOTAL]] : [[RESULT_TOTAL], [RECEIVED, `-${CARRIED_OUT}`]];
    case "due":
      return [ALL];
    case "carriedIn":
      return [[CARRIED_IN]];
    case "carriedOut":
      return [[CARRIED_OUT]];
    case "carried":
      return [[CARRIED_OUT], [CARRIED_IN]];
    case "outcome":
      return claim.subject.kind === "outcome" && claim.subject.rows.join() === "granted"
        ? [["granted"], ["granted", "partlyGranted"]]
        : [claim.subject.kind === "outcome" ? claim.subject.rows : []];
    default:
      return [];
  }
}

/** Whether a statement is one of the parts that are told of what was finished or answered. */
function isPartOfDone(claim: Claim, claims: readonly Claim[]): boolean {
  const host = hostOf(claim, claims);
  if (!host || (host.subject.kind !== "finished" && host.subject.kind !== "answered")) return false;
  return claims.slice(claims.indexOf(host) + 1, claims.indexOf(claim) + 1).some(({ isPart }) => isPart);
}

/** What a part is told of: the last figure before it in its sentence that is no part itself. */
function hostOf(part: Claim, claims: readonly Claim[]): Claim | undefined {
  const before = claims.slice(0, claims.indexOf(part));
  return before.filter(({ isPart, sentence }) => !isPart && sentence === part.sentence).at(-1);
}

/** The ways that a table can tell: none where a cell of one of them is missing or no figure, or all of them are blank. */
function readings(table: Table | undefined, ways: readonly (readonly (readonly [string, string])[])[]): Reading[] {
  if (!table) return [];
  const found = ways.map((way) => reading(table, way));
  return found.every((one) => one !== undefined) ? found.flatMap((one) => one ?? []) : [];
}

function reading(table: Table, places: readonly (readonly [string, string])[]): Reading | undefined {
  const cells: Cell[] = [];
  const without: Cell[] = [];
  let value = 0;
  let isTold = false;
  for (const [place, column] of places) {
    const row = place.replace(/^-/, "");
    const cell = table.cells.get(`${table.form.id}.${row}.${column}`);
    const written = cell && figureOf(table, cell);
    // As in the sums of the table, a blank beside figures is 0.
    const figure = written ?? (cell && isBlank(cell) ? 0 : undefined);
    if (!cell || figure === undefined) return undefined;
    isTold ||= written !== undefined;
    cells.push(cell);
    if (place !== row) without.push(cell);
    value += place === row ? figure : -figure;
  }
  return isTold ? { cells, without, value: Number(value.toFixed(6)), name: nameOf(cells) } : undefined;
}

/** What a cell says; a blank total is the sum of what it is the total of, a blank among figures 0. */
function figureOf(table: Table, cell: Cell): number | undefined {
  if (cell.value.kind === "number") return cell.value.number;
  if (!isBlank(cell)) return undefined;
  const addends =
    table.form.identities.find(({ rule, total }) => total === cell.slot.id && /row|disputes/.test(rule))?.right ?? [];
  const figures = addends.flatMap((id: CellId) => {
    const value = table.cells.get(id)?.value;
    return value?.kind === "number" ? value.number : [];
  });
  return figures.length > 0 ? figures.reduce((a, b) => a + b, 0) : undefined;
}

/** The cells in the form's words: one row, or the group that they make up, or rows that are added. */
function nameOf(cells: readonly Cell[]): string {
  const [first] = cells;
  if (!first) return "";
  const { slot } = first;
  const isCount = slot.table === "applications" && slot.column !== TOTAL;
  if (cells.length === 1) return `${quote(plainRowName(slot))}的${slot.columnName}`;
  const groups = new Set(cells.map((cell) => cell.slot.rowName.split(" / ")[0] ?? ""));
  const rows = new Set(cells.map((cell) => plainRowName(cell.slot)));
  if (groups.size === 1 && rows.size > 1) return `${quote([...groups].join(""))}各项的${slot.columnName}之和`;
  return `${[...rows].map(quote).join("、")}的${isCount ? "有关各栏" : slot.columnName}之和`;
}

/** Units of money in 万元, the form's unit. */
export const MONEY: Readonly<Record<string, number>> = { 元: 0.0001, 万元: 1, 亿元: 10_000 };

/** Whether one of the ways that a table tells it makes what the prose tells. */
export function fitsAny(claim: Claim, readings: readonly Reading[]): boolean {
  return readings.some(({ value }) => fits(claim, value));
}

/** Whether a figure is the one that the prose tells, rounding and another unit of money allowed for. */
export function fits({ value, rounding, least, most, unit, subject, says }: Claim, figure: number): boolean {
  if (says === "none") return figure === 0;
  if (least < most) {
    const factor = subject.kind === "fees" ? (MONEY[unit] ?? 1) : 1;
    return figure >= least * factor && figure <= most * factor;
  }
  // Some may have come in the year before.
  if (subject.kind === "disputes" && subject.isNew && value <= figure) return true;
  if (subject.kind !== "fees") return rounding > 0 ? Math.abs(value - figure) < rounding : value === figure;
  const factor = MONEY[unit] ?? 1;
  const money = value * factor;
  const decimals = Math.min(decimalsOf(figure), decimalsOf(value) - Math.log10(factor));
  return Math.abs(money - figure) < 10 ** -decimals * 0.999 + rounding * factor || Math.abs(money - figure) < 1e-9;
}

function decimalsOf(number: number): number {
  return String(number).split(".")[1]?.length ?? 0;
}
