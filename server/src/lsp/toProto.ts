// Makes values of the Language Server Protocol out of the project's own; what is shown in the text is in toProto/inText.ts.
import {
  type CodeAction,
  CodeActionKind,
  type Diagnostic,
  DiagnosticSeverity,
  type DocumentSymbol,
  type Range,
  type SymbolInformation,
  SymbolKind,
  type TextEdit,
  type WorkspaceEdit,
} from "vscode-languageserver";
import type { Analysis } from "../analyse";
import type { ComparedCell, ComparedYears, YearFigure } from "../features/compareYears";
import type { Conversion, TargetLayout } from "../features/convertLayout";
import { type FixedText, safeFix } from "../features/fixAll";
import type { OutlineNode } from "../features/outline";
import type { Report } from "../report/types";
import type { Edit, LastYear, Problem, Severity } from "../rules/types";
import type { PlacedAcceptance, SettingsFile } from "../settingsFile/parse";
import type { LineIndex } from "../text/lines";
import { hull, type Span } from "../text/span";
import {
  type AboutReport,
  ACCEPT_COMMAND,
  type AcceptTarget,
  ADD_WORD_COMMAND,
  type ConvertedLayout,
  type OutlineItem,
  type PlacedCell,
  type PlacedFigure,
  type ReportName,
  SOURCE,
  type WordTarget,
  type YearsSideBySide,
} from "./protocol";

/** The document that values are made for, and what its editor understands. */
export interface Target {
  readonly uri: string;
  readonly version: number;
  readonly lines: LineIndex;
  /** URI of the folder with the rules' pages. */
  readonly rulesUri: string | undefined;
  readonly relatedInformation: boolean;
  readonly versionedEdits: boolean;
}

/** VS Code drops what goes beyond its thousand for a file. */
const MOST_DIAGNOSTICS = 1000;

const SEVERITIES: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
};

export function toRange(lines: LineIndex, span: Span): Range {
  return { start: lines.position(span.start), end: lines.position(span.end) };
}

/** The findings as diagnostics. Where there are too many, the gravest stay and one more says what is left out. */
export function toDiagnostics(problems: readonly Problem[], target: Target): Diagnostic[] {
  if (problems.length <= MOST_DIAGNOSTICS) return problems.map((problem) => toDiagnostic(problem, target));
  const shown = new Set([...problems].sort(graverFirst).slice(0, MOST_DIAGNOSTICS - 1));
  const hidden = problems.filter((problem) => !shown.has(problem));
  const [gravest] = [...hidden].sort(graverFirst);
  const diagnostics = [...shown]
    .sort((a, b) => a.span.start - b.span.start)
    .map((shown) => toDiagnostic(shown, target));
  if (gravest) {
    diagnostics.push({
      range: toRange(target.lines, gravest.span),
      severity: SEVERITIES[gravest.severity],
      source: SOURCE,
      message: `问题太多，另有 ${hidden.length} 个从这里起没有列出，修正已列出的以后再显示`,
    });
  }
  return diagnostics;
}

/** A finding as a diagnostic. `data` only says what can be done about it: fixes are always worked out afresh. */
export function toDiagnostic(problem: Problem, target: Target): Diagnostic {
  const { uri, lines, rulesUri } = target;
  const diagnostic: Diagnostic = {
    range: toRange(lines, problem.span),
    severity: SEVERITIES[problem.severity],
    code: problem.rule,
    source: SOURCE,
    message: problem.message,
    data: { fixes: problem.fixes?.length ?? 0, ...(problem.cell ? { cell: problem.cell } : {}) },
  };
  if (rulesUri) diagnostic.codeDescription = { href: rulePage(rulesUri, problem.rule) };
  if (target.relatedInformation && problem.related?.length) {
    diagnostic.relatedInformation = problem.related.map(({ span, message, within }) => ({
      location: within
        ? { uri: within.source, range: toRange(within.report.lines, span) }
        : { uri, range: toRange(lines, span) },
      message,
    }));
  }
  return diagnostic;
}

/** URI of a rule's page in the folder with all of them. */
export function rulePage(rulesUri: string, rule: string): string {
  return `${rulesUri}/${rule.replace("/", "-")}.md`;
}

/** The quick fixes of one finding. */
export function toQuickFixes(problem: Problem, target: Target): CodeAction[] {
  const { fixes } = problem;
  if (!fixes?.length) return [];
  const preferred = fixes.find((fix) => fix.preferred) ?? safeFix(problem);
  const diagnostics = [toDiagnostic(problem, target)];
  return fixes.map((fix) => ({
    title: fix.title,
    kind: CodeActionKind.QuickFix,
    diagnostics,
    isPreferred: fix === preferred,
    edit: toWorkspaceEdit(fix.edits, target),
  }));
}

/** The action that has the editor ask why a finding is let stand; `isOneOfSeveral`: others stand in the same place. */
export function toAcceptAction(
  problem: Problem,
  accept: AcceptTarget,
  isOneOfSeveral: boolean,
  target: Target,
): CodeAction {
  const title = `在此接受${isOneOfSeveral ? `（${problem.rule}）` : ""}，并写明理由…`;
  return {
    title,
    kind: CodeActionKind.QuickFix,
    diagnostics: [toDiagnostic(problem, target)],
    command: { title, command: ACCEPT_COMMAND, arguments: [accept] },
  };
}

/** The action that has the editor add the word that is the matter to those that are known. */
export function toAddWordAction(problem: Problem, add: WordTarget, target: Target): CodeAction {
  const title = `把“${add.word}”加入词库，以后不再提示`;
  return {
    title,
    kind: CodeActionKind.QuickFix,
    diagnostics: [toDiagnostic(problem, target)],
    command: { title, command: ADD_WORD_COMMAND, arguments: [add] },
  };
}

/** What does not count of a `.nianbao.json`. */
export function toSettingsDiagnostics({ complaints, lines }: SettingsFile): Diagnostic[] {
  return complaints.map(({ span, message }) => ({
    range: toRange(lines, span),
    severity: DiagnosticSeverity.Warning,
    source: SOURCE,
    message,
  }));
}

/** An entry of a `.nianbao.json` that accepts nothing any more in its draft. */
export function toStaleDiagnostic({ span, rule }: PlacedAcceptance, draft: string, lines: LineIndex): Diagnostic {
  return {
    range: toRange(lines, span),
    severity: DiagnosticSeverity.Information,
    source: SOURCE,
    message: `这里接受的 ${rule} 在 ${draft} 里已经没有了，可以删去这一项`,
  };
}

export function toFixAllAction({ edits, fixed }: FixedText, kind: string, target: Target): CodeAction {
  return { title: `修正所有可安全修正的问题（${fixed} 处）`, kind, edit: toWorkspaceEdit(edits, target) };
}

const CONVERT_TITLES: Readonly<Record<TargetLayout, string>> = {
  tabRows: "把表格改为制表符行",
  pipes: "把表格改为 Markdown 表格",
  cellLines: "把表格改为每格一行",
};

/** The action that brings the tables around the cursor into another layout; without edits, why it cannot. */
export function toConvertAction({ edits, leftAlone }: Conversion, layout: TargetLayout, target: Target): CodeAction {
  const action = { title: CONVERT_TITLES[layout], kind: CodeActionKind.RefactorRewrite };
  if (edits.length > 0) return { ...action, edit: toWorkspaceEdit(edits, target) };
  const reasons = leftAlone.map(({ name, reason }) => `“${name}”${reason}`);
  return { ...action, disabled: { reason: reasons.join("；") } };
}

export function toConvertedLayout({ edits, rewritten, leftAlone }: Conversion, target: Target): ConvertedLayout {
  return {
    version: target.version,
    edits: toTextEdits(edits, target.lines),
    rewritten,
    leftAlone: leftAlone.map(({ span, ...one }) => ({ ...one, range: toRange(target.lines, span) })),
  };
}

export function toTextEdits(edits: readonly Edit[], lines: LineIndex): TextEdit[] {
  return edits.map((edit) => ({ range: toRange(lines, edit.span), newText: edit.text }));
}

function toWorkspaceEdit(edits: readonly Edit[], { uri, version, lines, versionedEdits }: Target): WorkspaceEdit {
  const textEdits = toTextEdits(edits, lines);
  return versionedEdits
    ? { documentChanges: [{ textDocument: { uri, version }, edits: textEdits }] }
    : { changes: { [uri]: textEdits } };
}

export function toOutlineItem(
  { span, selection, insertion, children, ...node }: OutlineNode,
  lines: LineIndex,
): OutlineItem {
  return {
    ...node,
    ...(insertion ? { insertion: insertion.title } : {}),
    ...(span ? { range: toRange(lines, span) } : {}),
    ...(selection ? { selectionRange: toRange(lines, selection) } : {}),
    children: children.map((child) => toOutlineItem(child, lines)),
  };
}

export const SYMBOL_KINDS: Readonly<Record<OutlineNode["kind"], SymbolKind>> = {
  title: SymbolKind.String,
  section: SymbolKind.Module,
  table: SymbolKind.Struct,
  row: SymbolKind.Field,
  note: SymbolKind.Event,
};

/** A node as a symbol; what is missing has no place, so its children take its place. Ranges always nest. */
export function toDocumentSymbols(node: OutlineNode, lines: LineIndex): DocumentSymbol[] {
  return placed(node).map((place) => toDocumentSymbol(place, lines));
}

/** The same as a flat list, for editors that know no other. */
export function toSymbolInformation(
  symbols: readonly DocumentSymbol[],
  uri: string,
  container = "",
): SymbolInformation[] {
  return symbols.flatMap(({ name, kind, range, children }) => [
    { name, kind, location: { uri, range }, ...(container ? { containerName: container } : {}) },
    ...toSymbolInformation(children ?? [], uri, name),
  ]);
}

interface Place {
  readonly node: OutlineNode;
  readonly span: Span;
  readonly selection: Span;
  readonly children: readonly Place[];
}

function placed(node: OutlineNode): Place[] {
  const children = node.children.flatMap(placed);
  const own = node.span;
  if (!own) return children;
  const selection = node.selection ?? own;
  // A table may stand outside the section that it belongs to, and editors refuse what sticks out of its parent.
  const span = hull([own, selection, ...children.map((child) => child.span)]) ?? own;
  return [{ node, span, selection, children }];
}

function toDocumentSymbol({ node, span, selection, children }: Place, lines: LineIndex): DocumentSymbol {
  return {
    // An empty name makes VS Code refuse the whole answer.
    name: node.label.trim() || "（无名）",
    detail: node.detail,
    kind: SYMBOL_KINDS[node.kind],
    range: toRange(lines, span),
    selectionRange: toRange(lines, selection),
    children: children.map((child) => toDocumentSymbol(child, lines)),
  };
}

function graverFirst(a: Problem, b: Problem): number {
  return SEVERITIES[a.severity] - SEVERITIES[b.severity] || a.span.start - b.span.start;
}

export function toAboutReport({ report, problems }: Analysis, lastYear: LastYear | undefined): AboutReport {
  const count = { error: 0, warning: 0, info: 0 };
  for (const { severity } of problems) count[severity]++;
  return {
    title: report.title?.text ?? null,
    body: report.body ?? null,
    year: report.year ?? null,
    edition: report.edition ?? null,
    problems: count,
    ...(lastYear ? { lastYear: lastYear.source } : {}),
  };
}

export function toYearsSideBySide(
  uri: string,
  report: Report,
  lastYear: LastYear,
  { carried, tables }: ComparedYears,
): YearsSideBySide {
  const name = ({ title, year }: Report, uri: string): ReportName => ({
    uri,
    title: title?.text ?? null,
    year: year ?? null,
  });
  const figure = ({ span, ...one }: YearFigure, { lines }: Report): PlacedFigure =>
    span ? { ...one, range: toRange(lines, span) } : one;
  const place = (cell: ComparedCell): PlacedCell => ({
    ...cell,
    before: figure(cell.before, lastYear.report),
    now: figure(cell.now, report),
  });
  return {
    now: name(report, uri),
    before: name(lastYear.report, lastYear.source),
    carried: carried.map(place),
    tables: tables.map((table) => ({ ...table, cells: table.cells.map(place) })),
  };
}
