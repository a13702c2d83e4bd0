// Makes values of the Language Server Protocol out of what is shown in the text besides findings.
import {
  type CodeLens,
  type CompletionItem,
  CompletionItemKind,
  type DocumentHighlight,
  DocumentHighlightKind,
  type FoldingRange,
  type Hover,
  type InlayHint,
  type Location,
  type LocationLink,
  MarkupKind,
  type SelectionRange,
  type SemanticTokens,
  SemanticTokensBuilder,
  type SemanticTokensLegend,
  type SymbolInformation,
} from "vscode-languageserver";
import type { TableLens } from "../../features/codeLenses";
import type { Completion } from "../../features/completions";
import type { Definition } from "../../features/definition";
import type { Fold } from "../../features/folding";
import type { Highlight } from "../../features/highlights";
import type { HoverLine, HoverText } from "../../features/hover";
import type { InlayText } from "../../features/inlayHints";
import type { Token, TokenKind } from "../../features/semanticTokens";
import type { NamedPart } from "../../features/symbols";
import type { LineIndex } from "../../text/lines";
import type { Span } from "../../text/span";
import { PREVIEW_COMMAND, type PreviewTarget } from "../protocol";
import { rulePage, SYMBOL_KINDS, toRange } from "../toProto";

export function toInlayHint({ offset, label, tooltip }: InlayText, lines: LineIndex): InlayHint {
  return { position: lines.position(offset), label, tooltip, paddingLeft: true };
}

/** `rulesUri`: the folder with the rules' pages, where Markdown may link to them. */
export function toHover(text: HoverText, isMarkdown: boolean, rulesUri: string | undefined, lines: LineIndex): Hover {
  const contents = isMarkdown
    ? { kind: MarkupKind.Markdown, value: markdown(text, rulesUri) }
    : {
        kind: MarkupKind.PlainText,
        value: [text.title, ...text.lines.map((line) => mark(line) + line.text), text.source].join("\n"),
      };
  return { contents, range: toRange(lines, text.span) };
}

function markdown({ title, lines, source }: HoverText, rulesUri: string | undefined): string {
  const body = lines.map((line) => {
    const link = line.rule && rulesUri ? ` [说明](${rulePage(rulesUri, line.rule)})` : "";
    return mark(line) + escapeMarks(line.text) + link;
  });
  return [
    `**${escapeMarks(title)}**`,
    ...(body.length > 0 ? [body.join("  \n")] : []),
    `*${escapeMarks(source)}*`,
  ].join("\n\n");
}

function mark({ holds }: HoverLine): string {
  return holds === undefined ? "" : holds ? "✓ " : "✗ ";
}

function escapeMarks(text: string): string {
  return text.replace(/[\\`*_{}[\]()#+.!|<>~&-]/g, "\\$&");
}

/** A table's lenses: what is to be said, and where the editor can show it, its preview. */
export function toCodeLenses({ span, table, summary }: TableLens, uri: string, previews: boolean, lines: LineIndex) {
  const range = toRange(lines, { start: span.start, end: span.start });
  const target: PreviewTarget = { uri, table };
  const lenses: CodeLens[] = [{ range, command: { title: summary, command: "" } }];
  if (previews) lenses.push({ range, command: { title: "预览", command: PREVIEW_COMMAND, arguments: [target] } });
  return lenses;
}

const HIGHLIGHT_KINDS: Readonly<Record<Highlight["kind"], DocumentHighlightKind>> = {
  own: DocumentHighlightKind.Text,
  addend: DocumentHighlightKind.Read,
  same: DocumentHighlightKind.Text,
};

export function toDocumentHighlight({ span, kind }: Highlight, lines: LineIndex): DocumentHighlight {
  return { range: toRange(lines, span), kind: HIGHLIGHT_KINDS[kind] };
}

/** Where to go: with what is gone from, for editors that know such links. */
export function toDefinition(
  { origin, targets }: Definition,
  uri: string,
  asLinks: boolean,
  lines: LineIndex,
): Location[] | LocationLink[] {
  const ranges = targets.map((target) => toRange(lines, target));
  if (!asLinks) return ranges.map((range) => ({ uri, range }));
  return ranges.map((range) => ({
    originSelectionRange: toRange(lines, origin),
    targetUri: uri,
    targetRange: range,
    targetSelectionRange: range,
  }));
}

export function toFoldingRanges(folds: readonly Fold[], most: number): FoldingRange[] {
  return folds.slice(0, most).map(({ startLine, endLine }) => ({ startLine, endLine }));
}

/** The spans, the smallest first, as ranges within each other. */
export function toSelectionRange(spans: readonly Span[], lines: LineIndex): SelectionRange {
  const outermost = spans[spans.length - 1] ?? { start: 0, end: 0 };
  return spans.slice(0, -1).reduceRight<SelectionRange>((parent, span) => ({ range: toRange(lines, span), parent }), {
    range: toRange(lines, outermost),
  });
}

const TOKEN_TYPES = ["heading", "property", "number", "blank"];
const TOKEN_MODIFIERS = ["total", "title"];

/** Types and modifiers beyond the protocol's own (heading, blank, total, title) are declared in package.json. */
export const TOKENS_LEGEND: SemanticTokensLegend = { tokenTypes: TOKEN_TYPES, tokenModifiers: TOKEN_MODIFIERS };

const TYPES: Readonly<Record<TokenKind, string>> = {
  title: "heading",
  heading: "heading",
  label: "property",
  figure: "number",
  blank: "blank",
};

export function toSemanticTokens(tokens: readonly Token[], lines: LineIndex): SemanticTokens {
  const builder = new SemanticTokensBuilder();
  for (const { span, kind, isTotal } of tokens) {
    const { line, character } = lines.position(span.start);
    const modifiers = [...(isTotal ? ["total"] : []), ...(kind === "title" ? ["title"] : [])];
    const bits = modifiers.reduce((all, name) => all | (1 << TOKEN_MODIFIERS.indexOf(name)), 0);
    builder.push(line, character, span.end - span.start, TOKEN_TYPES.indexOf(TYPES[kind]), bits);
  }
  const { data } = builder.build();
  return { data };
}

const COMPLETION_KINDS: Readonly<Record<Completion["kind"], CompletionItemKind>> = {
  heading: CompletionItemKind.Module,
  label: CompletionItemKind.Field,
  phrase: CompletionItemKind.Text,
};

/** `typed`: what stands where the completion goes. Editors would compare it letter by letter, and brackets vary. */
export function toCompletionItem(
  { kind, span, text, detail }: Completion,
  rank: number,
  typed: string,
  lines: LineIndex,
): CompletionItem {
  return {
    label: text,
    kind: COMPLETION_KINDS[kind],
    detail,
    ...(typed === "" ? {} : { filterText: typed }),
    sortText: String(rank).padStart(3, "0"),
    textEdit: { range: toRange(lines, span), newText: text },
  };
}

export function toWorkspaceSymbol({ node, container }: NamedPart, uri: string, lines: LineIndex): SymbolInformation {
  const { label, kind, span = { start: 0, end: 0 }, selection = span } = node;
  return {
    name: label.trim() || "（无名）",
    kind: SYMBOL_KINDS[kind],
    location: { uri, range: toRange(lines, selection) },
    ...(container ? { containerName: container } : {}),
  };
}
