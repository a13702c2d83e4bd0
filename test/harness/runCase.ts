import assert from "node:assert/strict";
import { analyse, type Config, DEFAULT_CONFIG } from "../../server/src/analyse";
import { applyEdits, safeFix } from "../../server/src/features/fixAll";
import { SEVERITY_NAMES } from "../../server/src/features/results/words";
import { parseReport } from "../../server/src/report/parse";
import type { Report } from "../../server/src/report/types";
import type { Edit, Fix, Problem, RelatedPlace, Rule } from "../../server/src/rules/types";
import { contains, type Span } from "../../server/src/text/span";
import { type Case, ELISION, type Fixed } from "./fixture";
import { inOrder, showInvisible, writeMarks } from "./marks";
import { checkSpans } from "./reportSpans";

/** What a rule makes of a case. */
export interface Outcome {
  readonly messages: readonly string[];
  /** The other places of the findings: what stands there, and what is said of it. */
  readonly related: readonly string[];
  readonly fixed: readonly Fixed[];
  /** The kinds of fixes that were offered. */
  readonly offered: ReadonlySet<Fix["kind"]>;
}

/** More rounds than any fixture needs before its safe fixes are all made. */
const MOST_ROUNDS = 10;
/** Rules that only suppose which of several figures is wrong. */
const SUPPOSING = /^(?:total|previous)\//;
/** Rules that offer a fix without preferring it where they are in doubt. */
const DOUBTING = /^(?:total|previous)\/|^text\/disagrees-with-table$/;
/** Beginnings of a case that are read, as if someone were still typing it. */
const PREFIXES = Number(process.env.NIANBAO_PREFIXES ?? 24);

/** Runs one rule over a case and checks all that holds for every rule and every draft. */
export function runCase(rule: Rule, case_: Case): Outcome {
  const { text, regions, lastYear } = case_;
  const on: Config = rule.meta.isOff
    ? { ...DEFAULT_CONFIG, severities: { [rule.meta.id]: rule.meta.severity } }
    : DEFAULT_CONFIG;
  const config: Config =
    lastYear === undefined ? on : { ...on, lastYear: { report: parseReport(lastYear), source: "上年年报.txt" } };
  const find = (draft: string) => findings(rule, draft, config);
  const problems = find(text);
  checkPlaces(case_, problems);
  const fixes = problems.flatMap((problem) => problem.fixes ?? []);
  const report = parseReport(text);
  for (const problem of problems) {
    checkFinding(text, problem);
    checkCell(report, problem);
    checkPreferred(problem);
  }

  const fixed: Fixed[] = [];
  const safe = fixSafely(find, text, problems);
  if (safe.rounds > 0) fixed.push({ text: project(text, regions, safe.steps) });
  for (const fix of fixes.filter((candidate) => candidate.kind === "suggestion"))
    fixed.push({
      title: fix.title,
      ...(fix.preferred && DOUBTING.test(rule.meta.id) ? { isFirst: true } : {}),
      text: project(text, regions, [fix.edits]),
    });
  for (const fix of fixes) checkMends(find, text, fix, problems.length);

  checkSpans(report);
  if (!text.includes("\r")) checkTwin(find, text, problems);
  checkPrefixes(rule, config, text, regions);
  const offered = new Set(fixes.map(({ kind }) => kind));
  const related = problems.flatMap((problem) => (problem.related ?? []).map((place) => showPlace(text, place)));
  return { messages: problems.map((problem) => showFinding(rule, problem)), related, fixed, offered };
}

/** The message, and how severe the finding is where it is not what all of the rule's are. */
function showFinding({ meta }: Rule, { severity, message }: Problem): string {
  return severity === meta.severity ? message : `（${SEVERITY_NAMES[severity]}）${message}`;
}

/** Compares an outcome with the `findings` and `fixed` blocks of a case. */
export function checkSnapshot({ messages, related, fixed }: Outcome, expected: Case): void {
  if (expected.findings) assert.deepEqual(messages, expected.findings, "the messages differ from the block findings");
  if (expected.related) assert.deepEqual(related, expected.related, "the other places differ from the block related");
  if (expected.findings) assert.deepEqual(fixed, expected.fixed, "the fixed drafts differ from the blocks fixed");
}

function showPlace(text: string, { span, message, within }: RelatedPlace): string {
  return `【${(within?.report.text ?? text).slice(span.start, span.end)}】${message}`;
}

/** What one rule finds in a draft. */
type Find = (draft: string) => readonly Problem[];

function findings(rule: Rule, text: string, config: Config): readonly Problem[] {
  const { report, problems, failures } = analyse(text, config, [rule]);
  for (const { error } of failures) throw error;
  assert.ok(report.isReport, "the draft is not recognised as a report, so no rule looks at it");
  return problems;
}

function checkFinding(text: string, { span, message, related = [], fixes = [] }: Problem): void {
  assert.notEqual(message, "", "a finding without a message");
  assert.ok(!/[\n\r]/.test(message), `the message has more than one line: ${message}`);
  for (const { span: place, within } of [{ span, within: undefined }, ...related])
    assert.ok(
      0 <= place.start && place.start <= place.end && place.end <= (within?.report.text ?? text).length,
      "a span outside the text",
    );
  for (const place of related) assert.notEqual(place.message, "", `another place without a message: ${message}`);
  for (const fix of fixes) {
    assert.notEqual(fix.title, "", `a fix without a title: ${message}`);
    assert.ok(fix.edits.length > 0, `the fix “${fix.title}” does nothing`);
    assertApart(text, fix.edits, `the edits of “${fix.title}”`);
    assert.notEqual(applyEdits(text, fix.edits), text, `the fix “${fix.title}” changes nothing`);
  }
}

/**
 * A finding on one cell, or whose fixes write into one cell only, says which cell it is, so that it can be accepted as
 * such; one whose fix writes into several names none. Rules that only suppose a figure wrong may name another one.
 */
function checkCell({ tables }: Report, { rule, span, cell, message, fixes = [] }: Problem): void {
  const cells = tables.flatMap((table) => [...table.cells.values()]).filter(({ isWritten }) => isWritten);
  const at = (place: Span) => cells.find((one) => one.span.start === place.start && one.span.end === place.end);
  const own = at(span);
  if (own && cell) assert.equal(cell, own.slot.id, `stands on another cell than it names: ${message}`);
  if (SUPPOSING.test(rule)) return;
  const [written, ...others] = new Set(fixes.flatMap(({ edits }) => edits.flatMap((edit) => at(edit.span) ?? [])));
  if (written) assert.equal(cell, others.length > 0 ? undefined : written.slot.id, `names another cell: ${message}`);
}

/** Of several fixes one at most is the first to be offered; a single one is, unless it only supposes a figure wrong. */
function checkPreferred({ rule, message, fixes = [] }: Problem): void {
  const preferred = fixes.filter((fix) => fix.preferred);
  assert.ok(preferred.length <= 1, `several fixes are preferred: ${message}`);
  const [only, ...others] = fixes;
  if (!only || others.length > 0 || DOUBTING.test(rule)) return;
  // A safe one is preferred where it does not say so.
  assert.equal(only.preferred ?? only.kind === "safe", true, `the only fix is not preferred: ${message}`);
}

function assertApart(text: string, edits: readonly Edit[], what: string): void {
  let end = 0;
  for (const { span } of edits) {
    assert.ok(
      end <= span.start && span.start <= span.end && span.end <= text.length,
      `${what} overlap or are out of order`,
    );
    end = span.end;
  }
}

/** Makes all safe fixes together, again and again until none is left. */
function fixSafely(find: Find, text: string, first: readonly Problem[]) {
  const steps: (readonly Edit[])[] = [];
  let current = text;
  let problems = first;
  for (let rounds = 0; ; rounds++) {
    const edits = problems.flatMap((problem) => safeFix(problem)?.edits ?? []).sort((a, b) => inOrder(a.span, b.span));
    if (edits.length === 0) return { text: current, rounds, steps };
    assert.ok(rounds < MOST_ROUNDS, "the safe fixes come to no end");
    assertApart(current, edits, "the edits of all safe fixes together");
    current = applyEdits(current, edits);
    steps.push(edits);
    const left = find(current);
    assert.ok(
      left.length < problems.length,
      `the safe fixes mend nothing: ${left.map((found) => found.message).join("; ")}`,
    );
    problems = left;
  }
}

/** A fix mends the finding that offers it and makes no new one of its rule. */
function checkMends(find: Find, text: string, fix: Fix, before: number): void {
  const after = find(applyEdits(text, fix.edits));
  assert.ok(
    after.length < before,
    `after “${fix.title}” the rule still finds: ${after.map((found) => found.message).join("; ")}`,
  );
}

/** The regions of a case after edits, made one list after the other, as a block shows them. */
function project(text: string, regions: readonly Span[], steps: readonly (readonly Edit[])[]): string {
  let current = text;
  let spans = regions;
  for (const edits of steps) {
    spans = mapRegions(current, spans, edits);
    current = applyEdits(current, edits);
  }
  return spans.map((span) => showInvisible(current.slice(span.start, span.end))).join(`\n${ELISION}\n`);
}

/** Where regions lie after edits, each of which must lie within one of them. */
function mapRegions(text: string, regions: readonly Span[], edits: readonly Edit[]): Span[] {
  const outside = edits.find(({ span }) => !regions.some((region) => contains(region, span)));
  if (outside) {
    const around = text.slice(Math.max(0, outside.span.start - 20), outside.span.end + 20);
    assert.fail(`a fix changes the draft beyond what the block replaces (for=), at ${JSON.stringify(around)}`);
  }
  let shift = 0;
  return regions.map((region) => {
    const start = region.start + shift;
    for (const { span, text: inserted } of edits)
      if (contains(region, span)) shift += inserted.length - (span.end - span.start);
    return { start, end: region.end + shift };
  });
}

/** The findings stand where the marks are: compared as the block shows it, so that a failure can be read. */
function checkPlaces({ text, marks, regions }: Case, problems: readonly Problem[]): void {
  const spans = problems.map((problem) => problem.span);
  const show = (places: readonly Span[]) =>
    regions.map((region) => {
      const inside = places.filter((place) => contains(region, place));
      const shifted = inside.map(({ start, end }) => ({ start: start - region.start, end: end - region.start }));
      return writeMarks(text.slice(region.start, region.end), shifted);
    });
  const messages = problems.map(
    ({ span, message }) => `${JSON.stringify(text.slice(span.start, span.end))}: ${message}`,
  );
  const found = ["the findings are not where the marks are:", ...messages].join("\n");
  assert.equal(show(spans).join(`\n${ELISION}\n`), show(marks).join(`\n${ELISION}\n`), found);
  assert.deepEqual(spans, marks, found);
}

/** The same draft with CRLF line ends has the same findings, and fixes that keep its line ends. */
function checkTwin(find: Find, text: string, problems: readonly Problem[]): void {
  const twin = text.replaceAll("\n", "\r\n");
  const shifted = (offset: number) => offset + text.slice(0, offset).split("\n").length - 1;
  const summary = ({ message, span, related, fixes }: Problem, move: (offset: number) => number) => ({
    message,
    span: [move(span.start), move(span.end)],
    related: related?.map(({ message, span, within }) => [
      message,
      within ? span.start : move(span.start),
      within ? span.end : move(span.end),
    ]),
    fixes: fixes?.map((fix) => [fix.title, fix.kind, fix.edits.length]),
  });
  const found = find(twin);
  assert.deepEqual(
    found.map((problem) => summary(problem, (offset) => offset)),
    problems.map((problem) => summary(problem, shifted)),
    "the draft with CRLF line ends has other findings",
  );
  for (const fix of found.flatMap((problem) => problem.fixes ?? []))
    assert.ok(
      !/(?<!\r)\n|\r(?!\n)/.test(applyEdits(twin, fix.edits)),
      `“${fix.title}” mixes line ends in a draft with CRLF: ${JSON.stringify(fix.edits)}`,
    );
}

/** No beginning of a draft makes the parser or the rule throw; those are read that end in the case's own lines. */
function checkPrefixes(rule: Rule, config: Config, text: string, regions: readonly Span[]): void {
  const length = regions.reduce((sum, { start, end }) => sum + end - start, 0);
  const step = Math.max(1, Math.floor(length / PREFIXES));
  for (const { start, end } of regions) {
    for (let at = start; at <= end; at += step) {
      const { report, failures } = analyse(text.slice(0, at), config, [rule]);
      for (const { error } of failures) throw error;
      checkSpans(report);
    }
  }
}
