import {
  CodeLensRefreshRequest,
  type CompletionList,
  type Connection,
  type InitializeParams,
  InlayHintRefreshRequest,
  MarkupKind,
  type Range,
  type SemanticTokens,
  type ServerCapabilities,
} from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import type { Analysis } from "../analyse";
import { codeLenses } from "../features/codeLenses";
import { completions } from "../features/completions";
import { definition } from "../features/definition";
import { folds } from "../features/folding";
import { highlights } from "../features/highlights";
import { hover } from "../features/hover";
import { inlayHints } from "../features/inlayHints";
import { outline } from "../features/outline";
import { selectionRanges } from "../features/selectionRanges";
import { semanticTokens } from "../features/semanticTokens";
import type { Settings } from "../features/settings";
import { findParts } from "../features/symbols";
import type { LineIndex } from "../text/lines";
import type { Span } from "../text/span";
import type { InitializationOptions } from "./protocol";
import {
  TOKENS_LEGEND,
  toCodeLenses,
  toCompletionItem,
  toDefinition,
  toDocumentHighlight,
  toFoldingRanges,
  toHover,
  toInlayHint,
  toSelectionRange,
  toSemanticTokens,
  toWorkspaceSymbol,
} from "./toProto/inText";

/** What the server lends to the requests about what is shown in the text. */
export interface Host {
  /** Answers a request about an open document from its analysis; `fallback` where that is not possible. */
  onDocument<P, R>(
    name: string,
    fallback: R,
    uriOf: (params: P) => string,
    answer: (params: P, document: TextDocument, analysis: Analysis, settings: Settings) => R,
  ): (params: P) => R | Promise<R>;
  /** The open documents whose settings are known. */
  analyses(): Iterable<readonly [uri: string, analysis: Analysis]>;
  /** URI of the folder with the rules' pages. */
  readonly rulesUri: string | undefined;
}

export interface InText {
  /** Only what the editor says that it can show. */
  readonly capabilities: ServerCapabilities;
  /** Has the editor ask again: the settings or the findings have changed, and the text has not. */
  refresh(): void;
}

interface OfDocument {
  readonly textDocument: { readonly uri: string };
}

/** Most symbols that a search through all open reports gives. */
const MOST_SYMBOLS = 500;
const NOTHING: SemanticTokens = { data: [] };

/** Answers hovers, inlay hints, lenses, highlights, definitions, folds, selections, colours, completion and symbols. */
export function serveInText(connection: Connection, params: InitializeParams, host: Host): InText {
  const { textDocument: can = {}, workspace = {} } = params.capabilities;
  const options = params.initializationOptions as InitializationOptions | undefined;
  const isMarkdown = can.hover?.contentFormat?.includes(MarkupKind.Markdown) === true;
  const asLinks = can.definition?.linkSupport === true;
  const mostFolds = can.foldingRange?.rangeLimit ?? Number.POSITIVE_INFINITY;

  const on = <P extends OfDocument, R>(
    name: string,
    fallback: R,
    answer: (params: P, analysis: Analysis, settings: Settings) => R,
  ) =>
    host.onDocument<P, R>(
      `textDocument/${name}`,
      fallback,
      ({ textDocument }) => textDocument.uri,
      (params, _, analysis, settings) => answer(params, analysis, settings),
    );

  connection.onHover(
    on("hover", null, ({ position }, { report }) => {
      const found = hover(report, report.lines.offset(position));
      return found ? toHover(found, isMarkdown, host.rulesUri, report.lines) : null;
    }),
  );
  connection.languages.inlayHint.on(
    on("inlayHint", [], ({ range }, { report }, settings) =>
      inlayHints(report, toSpan(range, report.lines), settings.inlayHints).map((hint) =>
        toInlayHint(hint, report.lines),
      ),
    ),
  );
  connection.onCodeLens(
    on("codeLens", [], ({ textDocument: { uri } }, { report, problems }, settings) => {
      if (!settings.codeLens) return [];
      const previews = options?.previews === true;
      return codeLenses(report, problems).flatMap((lens) => toCodeLenses(lens, uri, previews, report.lines));
    }),
  );
  connection.onDocumentHighlight(
    on("documentHighlight", null, ({ position }, { report }) => {
      // Without an answer editors mark what they take for the word, and that is a whole clause of Chinese.
      if (!report.isReport) return null;
      const found = highlights(report, report.lines.offset(position));
      return found.map((highlight) => toDocumentHighlight(highlight, report.lines));
    }),
  );
  connection.onDefinition(
    on("definition", null, ({ textDocument: { uri }, position }, { report }) => {
      const found = definition(report, report.lines.offset(position));
      return found ? toDefinition(found, uri, asLinks, report.lines) : null;
    }),
  );
  connection.onFoldingRanges(on("foldingRange", null, (_, { report }) => toFoldingRanges(folds(report), mostFolds)));
  connection.onSelectionRanges(
    on("selectionRange", null, ({ positions }, { report }) =>
      positions.map((position) =>
        toSelectionRange(selectionRanges(report, report.lines.offset(position)), report.lines),
      ),
    ),
  );
  connection.languages.semanticTokens.on(
    on("semanticTokens/full", NOTHING, (_, { report }) =>
      toSemanticTokens(semanticTokens(report, { start: 0, end: report.end }), report.lines),
    ),
  );
  connection.languages.semanticTokens.onRange(
    on("semanticTokens/range", NOTHING, ({ range }, { report }) =>
      toSemanticTokens(semanticTokens(report, toSpan(range, report.lines)), report.lines),
    ),
  );
  connection.onCompletion(
    on("completion", null, ({ position }, { report }): CompletionList => {
      const items = completions(report, report.lines.offset(position)).map((completion, rank) => {
        const typed = report.text.slice(completion.span.start, completion.span.end);
        return toCompletionItem(completion, rank, typed, report.lines);
      });
      // What is offered depends on all that has been typed, so it is asked for again at every character.
      return { isIncomplete: true, items };
    }),
  );
  connection.onWorkspaceSymbol(({ query }) => {
    const found = [...host.analyses()].flatMap(([uri, { report, problems }]) =>
      findParts(outline(report, problems), query).map((part) => toWorkspaceSymbol(part, uri, report.lines)),
    );
    return found.slice(0, MOST_SYMBOLS);
  });

  return {
    capabilities: {
      ...(can.hover ? { hoverProvider: true } : {}),
      ...(can.inlayHint ? { inlayHintProvider: true } : {}),
      ...(can.codeLens ? { codeLensProvider: {} } : {}),
      ...(can.documentHighlight ? { documentHighlightProvider: true } : {}),
      ...(can.definition ? { definitionProvider: true } : {}),
      ...(can.foldingRange ? { foldingRangeProvider: true } : {}),
      ...(can.selectionRange ? { selectionRangeProvider: true } : {}),
      ...(can.semanticTokens ? { semanticTokensProvider: { legend: TOKENS_LEGEND, full: true, range: true } } : {}),
      ...(can.completion ? { completionProvider: { triggerCharacters: ["（", "、"] } } : {}),
      ...(workspace?.symbol ? { workspaceSymbolProvider: true } : {}),
    },
    refresh() {
      // Fails where the connection is closing, and then nobody looks any more.
      const ignore = () => {};
      if (workspace?.inlayHint?.refreshSupport) connection.sendRequest(InlayHintRefreshRequest.type).catch(ignore);
      if (workspace?.codeLens?.refreshSupport) connection.sendRequest(CodeLensRefreshRequest.type).catch(ignore);
    },
  };
}

function toSpan({ start, end }: Range, lines: LineIndex): Span {
  return { start: lines.offset(start), end: lines.offset(end) };
}
