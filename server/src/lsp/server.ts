import {
  type CodeAction,
  CodeActionKind,
  type CodeActionParams,
  CodeActionTriggerKind,
  type Connection,
  type Diagnostic,
  DiagnosticRefreshRequest,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  type DocumentDiagnosticReport,
  type InitializeParams,
  type InitializeResult,
  TextDocumentSyncKind,
  TextDocuments,
} from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import { acceptedAs } from "../accepted";
import { type Analysis, type Config, check } from "../analyse";
import { convertLayout, TARGET_LAYOUTS, tableAt } from "../features/convertLayout";
import { fixAll } from "../features/fixAll";
import { newReport, YEARS } from "../features/newReport";
import { nodeAt, outline } from "../features/outline";
import { fixPart } from "../features/partFixes";
import type { Settings } from "../features/settings";
import { SETTINGS_FILE, staleAcceptances } from "../features/sharedSettings";
import { parseReport } from "../report/parse";
import type { LastYear } from "../rules/types";
import { appendAcceptance, appendWord } from "../settingsFile/append";
import { indexLines } from "../text/lines";
import type { Span } from "../text/span";
import { checkText, compareWithLastYear, exportFrame, type Surroundings } from "./checkText";
import { editorFiles } from "./editorFiles";
import type { Files } from "./files";
import { serveInText } from "./inText";
import { trackLastYears } from "./lastYears";
import { editedCells, formPreview } from "./preview";
import {
  ABOUT_REQUEST,
  type AboutParams,
  type AboutReport,
  ACCEPT_REQUEST,
  type AcceptParams,
  ADD_WORD_REQUEST,
  type AddWordParams,
  CHECK_TEXT_REQUEST,
  type CheckTextParams,
  COMPARE_YEARS_REQUEST,
  CONVERT_LAYOUT_REQUEST,
  type CompareYearsAnswer,
  type CompareYearsParams,
  type ConvertedLayout,
  type ConvertLayoutParams,
  type CreatedReport,
  EDIT_CELLS_REQUEST,
  type EditCellsParams,
  type EditedCells,
  EXPORT_FRAME_REQUEST,
  FIX_ALL_KIND,
  FIX_PART_REQUEST,
  type FixedPart,
  type FixPartParams,
  type FormPreview,
  type InitializationOptions,
  NEW_REPORT_REQUEST,
  type NewReportParams,
  OUTLINE_REQUEST,
  type OutlineItem,
  type OutlineParams,
  PREVIEW_REQUEST,
  type PreviewParams,
} from "./protocol";
import { type Coming, SETTINGS_SECTION, trackSettings } from "./settings";
import { type FileLayer, placesFor, readLayers } from "./settingsFiles";
import {
  type Target,
  toAboutReport,
  toAcceptAction,
  toAddWordAction,
  toConvertAction,
  toConvertedLayout,
  toDiagnostics,
  toDocumentSymbols,
  toFixAllAction,
  toOutlineItem,
  toQuickFixes,
  toSettingsDiagnostics,
  toStaleDiagnostic,
  toSymbolInformation,
  toTextEdits,
} from "./toProto";

/** What differs between the places that a server runs in. */
export interface Runtime {
  /** Runs `task` as soon as no message waits to be handled; the answer takes it back. */
  whenIdle(task: () => void): () => void;
  /** The files around the drafts, last year's reports and settings, as far as they can be reached from here. */
  readonly files?: Files;
  /** URI of the folder with the rules' pages, where the editor does not name one. */
  readonly rulesUri?: string;
}

/** Answers all that comes in on `connection`, until it closes. */
export function startServer(connection: Connection, runtime: Runtime): void {
  connection.onInitialize((params) => serve(connection, runtime, params));
  connection.listen();
}

interface Cached {
  readonly version: number;
  readonly config: Config;
  readonly lastYear: LastYear | undefined;
  readonly analysis: Analysis;
}

function serve(connection: Connection, runtime: Runtime, params: InitializeParams): InitializeResult {
  const { capabilities } = params;
  const options = params.initializationOptions as InitializationOptions | undefined;
  const rulesUri = options?.rulesUri ?? runtime.rulesUri;
  const pulls = capabilities.textDocument?.diagnostic !== undefined;
  const relatedInformation = pulls
    ? capabilities.textDocument?.diagnostic?.relatedInformation !== false
    : capabilities.textDocument?.publishDiagnostics?.relatedInformation === true;
  const versionedEdits = capabilities.workspace?.workspaceEdit?.documentChanges === true;
  const disabledActions = capabilities.textDocument?.codeAction?.disabledSupport === true;
  const nestedSymbols = capabilities.textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport === true;

  const documents = new TextDocuments(TextDocument);
  const cache = new Map<string, Cached>();
  const log = makeLog(connection);
  const settings = trackSettings(connection, params, layersOf, settingsCame);
  let roots = params.workspaceFolders?.map(({ uri }) => uri) ?? (params.rootUri ? [params.rootUri] : []);
  const files = options?.readsFiles ? editorFiles(connection, runtime.files) : runtime.files;
  const lastYears = files && trackLastYears(files, () => roots, recheckAll);

  function layersOf(uri: string): Promise<readonly FileLayer[]> {
    if (!files) return Promise.resolve([]);
    // One file that cannot be read must not cost the others.
    const readOne: Files["read"] = (file) =>
      files.read(file).catch((error) => {
        log(`${file} 读不了`, error);
        return undefined;
      });
    return readLayers(uri, roots, readOne);
  }

  /** The reading of a document's newest text; the only thing that is kept between requests. */
  function analysed(document: TextDocument, config: Config): Analysis {
    const { uri, version } = document;
    const cached = cache.get(uri);
    const isRead = cached?.version === version;
    const report = isRead ? cached.analysis.report : parseReport(document.getText(), cached?.analysis.report);
    const lastYear = lastYears?.of(uri, report, config.lastYearAt);
    if (isRead && cached.config === config && cached.lastYear === lastYear) return cached.analysis;
    const analysis = check(report, lastYear ? { ...config, lastYear } : config);
    for (const { rule, error } of analysis.failures) log(`规则 ${rule} 出错`, error);
    cache.set(uri, { version, config, lastYear, analysis });
    tellOfFiles();
    return analysis;
  }

  function targetOf(document: TextDocument, { report }: Analysis): Target {
    const { uri, version } = document;
    return { uri, version, lines: report.lines, rulesUri, relatedInformation, versionedEdits };
  }

  const waiting = new Set<string>();
  let takeBack = () => {};

  /** Only the newest of several edits is worth checking, so each one puts the checking off behind what waits. */
  function schedule(uri: string): void {
    waiting.add(uri);
    takeBack();
    takeBack = runtime.whenIdle(() => {
      for (const uri of waiting) publish(uri);
      waiting.clear();
    });
  }

  function publish(uri: string): void {
    const document = documents.get(uri);
    // Where the settings have not come yet, their coming schedules the document again.
    const config = document && settings.current(uri);
    if (!document || !config) return;
    const { version } = document;
    connection.sendDiagnostics({ uri, version, diagnostics: diagnosticsOf(document, config) }).catch(ignore);
  }

  /** Empty where checking breaks down: findings on an older text would stand in the wrong places. */
  function diagnosticsOf(document: TextDocument, config: Config): Diagnostic[] {
    try {
      const analysis = analysed(document, config);
      return toDiagnostics(analysis.problems, targetOf(document, analysis));
    } catch (error) {
      log("检查出错", error);
      return [];
    }
  }

  function recheckAll(): void {
    inText.refresh();
    if (!pulls) for (const { uri } of documents.all()) schedule(uri);
    else if (capabilities.workspace?.diagnostics?.refreshSupport)
      connection.sendRequest(DiagnosticRefreshRequest.type).catch(ignore);
  }

  function settingsCame(uri: string, coming: Coming): void {
    tellOfFiles();
    if (coming === "same") return;
    if (coming === "other") inText.refresh();
    if (!pulls) schedule(uri);
    else if (coming === "other" && capabilities.workspace?.diagnostics?.refreshSupport) {
      connection.sendRequest(DiagnosticRefreshRequest.type).catch(ignore);
    }
  }

  /** The diagnostics of each `.nianbao.json`, as the editor has them. */
  const told = new Map<string, string>();

  /** Tells what does not count of each `.nianbao.json`, and what accepts nothing any more in the drafts that are open. */
  function tellOfFiles(): void {
    const files = new Map<string, Diagnostic[]>([...told.keys()].map((uri) => [uri, []]));
    const seen = new Set<string>();
    for (const { uri } of documents.all()) {
      const cached = cache.get(uri);
      for (const { uri: file, settings: found, path } of settings.layers(uri)) {
        const diagnostics = seen.has(file) ? (files.get(file) ?? []) : toSettingsDiagnostics(found);
        seen.add(file);
        files.set(file, diagnostics);
        if (!cached || cached.config !== settings.current(uri)) continue;
        const stale = staleAcceptances(found.accepted, path, cached.analysis, cached.config);
        diagnostics.push(...stale.map((entry) => toStaleDiagnostic(entry, path, found.lines)));
      }
    }
    for (const [uri, diagnostics] of files) {
      const shown = JSON.stringify(diagnostics);
      if (shown === (told.get(uri) ?? "[]")) continue;
      told.set(uri, shown);
      connection.sendDiagnostics({ uri, diagnostics }).catch(ignore);
    }
  }

  /**
   * Answers a request about an open document. A document that is not open, and an error, get `fallback`: one request
   * that fails must not take the server down.
   */
  function onDocument<P, R>(
    name: string,
    fallback: R,
    uriOf: (params: P) => string,
    answer: (params: P, document: TextDocument, analysis: Analysis, config: Settings) => R | Promise<R>,
  ): (params: P) => R | Promise<R> {
    const guarded = (params: P, config: Settings): R | Promise<R> => {
      try {
        const document = documents.get(uriOf(params));
        return document ? answer(params, document, analysed(document, config), config) : fallback;
      } catch (error) {
        log(`${name} 出错`, error);
        return fallback;
      }
    };
    return (params) => {
      const uri = uriOf(params);
      if (!documents.get(uri)) return fallback;
      const config = settings.current(uri);
      return config ? guarded(params, config) : settings.ready(uri).then((config) => guarded(params, config));
    };
  }

  const inText = serveInText(connection, params, {
    onDocument,
    rulesUri,
    *analyses() {
      for (const document of documents.all()) {
        const config = settings.current(document.uri);
        if (config) yield [document.uri, analysed(document, config)] as const;
      }
    },
  });

  documents.onDidChangeContent(({ document }) => {
    if (!pulls) schedule(document.uri);
  });
  documents.onDidClose(({ document: { uri } }) => {
    cache.delete(uri);
    settings.forget(uri);
    waiting.delete(uri);
    tellOfFiles();
    if (!pulls) connection.sendDiagnostics({ uri, diagnostics: [] }).catch(ignore);
  });

  connection.onInitialized(() => {
    if (capabilities.workspace?.didChangeConfiguration?.dynamicRegistration) {
      connection.client
        .register(DidChangeConfigurationNotification.type, { section: SETTINGS_SECTION })
        .catch((error) => log("设置变化的登记出错", error));
    }
    if (capabilities.workspace?.didChangeWatchedFiles?.dynamicRegistration) {
      const watchers = [{ globPattern: `**/${SETTINGS_FILE}` }, { globPattern: "**/*.txt" }];
      connection.client
        .register(DidChangeWatchedFilesNotification.type, { watchers })
        .catch((error) => log("文件变化的登记出错", error));
    }
    if (capabilities.workspace?.workspaceFolders) {
      connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
        const gone = new Set(removed.map(({ uri }) => uri));
        roots = [...roots.filter((root) => !gone.has(root)), ...added.map(({ uri }) => uri)];
        settings.filesChanged();
      });
    }
  });
  connection.onDidChangeWatchedFiles(({ changes }) => {
    if (changes.some(({ uri }) => uri.endsWith(`/${SETTINGS_FILE}`))) settings.filesChanged();
    for (const { uri } of changes) if (/\.txt$/i.test(uri)) lastYears?.changed(uri);
  });
  connection.onDidChangeConfiguration((change) => {
    settings.changed(change.settings);
  });

  connection.languages.diagnostics.on(
    onDocument<{ textDocument: { uri: string } }, DocumentDiagnosticReport>(
      "textDocument/diagnostic",
      { kind: "full", items: [] },
      (params) => params.textDocument.uri,
      (_, document, analysis) => ({
        kind: "full",
        items: toDiagnostics(analysis.problems, targetOf(document, analysis)),
      }),
    ),
  );
  connection.onCodeAction(
    onDocument<CodeActionParams, CodeAction[] | null>(
      "textDocument/codeAction",
      null,
      (params) => params.textDocument.uri,
      codeActions,
    ),
  );
  connection.onDocumentSymbol(
    onDocument(
      "textDocument/documentSymbol",
      null,
      (params) => params.textDocument.uri,
      ({ textDocument }, _, { report, problems }) => {
        const symbols = outline(report, problems).flatMap((node) => toDocumentSymbols(node, report.lines));
        return nestedSymbols ? symbols : toSymbolInformation(symbols, textDocument.uri);
      },
    ),
  );
  connection.onRequest(
    OUTLINE_REQUEST,
    onDocument<OutlineParams, OutlineItem[]>(
      OUTLINE_REQUEST,
      [],
      (params) => params.uri,
      (_, __, { report, problems }) => outline(report, problems).map((node) => toOutlineItem(node, report.lines)),
    ),
  );

  connection.onRequest(
    FIX_PART_REQUEST,
    onDocument<FixPartParams, FixedPart | null>(
      FIX_PART_REQUEST,
      null,
      (params) => params.uri,
      ({ path, what }, { version }, { report, problems }) => {
        const node = nodeAt(outline(report, problems), path);
        const fix = what === "insertion" ? node?.insertion : node?.span && fixPart(node.span, problems);
        return fix ? { version, title: fix.title, edits: toTextEdits(fix.edits, report.lines) } : null;
      },
    ),
  );
  connection.onRequest(
    PREVIEW_REQUEST,
    onDocument<PreviewParams, FormPreview | null>(
      PREVIEW_REQUEST,
      null,
      (params) => params.uri,
      (_, { version }, { report, problems }) => formPreview(report, problems, version),
    ),
  );
  connection.onRequest(
    EDIT_CELLS_REQUEST,
    onDocument<EditCellsParams, EditedCells | null>(
      EDIT_CELLS_REQUEST,
      null,
      (params) => params.uri,
      ({ changes }, { version }, { report }) => editedCells(report, changes, version),
    ),
  );

  connection.onRequest(
    CONVERT_LAYOUT_REQUEST,
    onDocument<ConvertLayoutParams, ConvertedLayout | null>(
      CONVERT_LAYOUT_REQUEST,
      null,
      (params) => params.uri,
      ({ layout }, document, analysis) => {
        if (!analysis.report.isReport || !TARGET_LAYOUTS.includes(layout)) return null;
        return toConvertedLayout(convertLayout(analysis.report, layout), targetOf(document, analysis));
      },
    ),
  );

  const surroundings: Surroundings = {
    settings,
    lastYears,
    isOpen: (uri) => documents.get(uri) !== undefined,
    target: { rulesUri, relatedInformation, versionedEdits },
    log,
  };
  connection.onRequest(CHECK_TEXT_REQUEST, (params: CheckTextParams) => checkText(params, surroundings));
  connection.onRequest(EXPORT_FRAME_REQUEST, exportFrame);
  connection.onRequest(
    ABOUT_REQUEST,
    onDocument<AboutParams, AboutReport | null>(
      ABOUT_REQUEST,
      null,
      (params) => params.uri,
      (_, { uri }, analysis) => (analysis.report.isReport ? toAboutReport(analysis, cache.get(uri)?.lastYear) : null),
    ),
  );
  connection.onRequest<CompareYearsAnswer | null, void>(
    COMPARE_YEARS_REQUEST,
    onDocument<CompareYearsParams, CompareYearsAnswer | null>(
      COMPARE_YEARS_REQUEST,
      null,
      (params) => params.uri,
      (params, _, analysis, { lastYearAt }) => compareWithLastYear(params, analysis, surroundings, lastYearAt),
    ),
  );

  connection.onRequest(
    NEW_REPORT_REQUEST,
    async ({ body, year, beside = "" }: NewReportParams): Promise<CreatedReport | null> => {
      const [first, last] = YEARS;
      if (!body || !(year >= first && year <= last)) return null;
      const lastYear = await lastYears?.find(beside, { body, year }).catch((error) => {
        log("找上年年报出错", error);
        return undefined;
      });
      return {
        ...newReport({ body, year, lastYear: lastYear?.report }),
        ...(lastYear ? { lastYear: lastYear.source } : {}),
      };
    },
  );
  connection.onRequest(ACCEPT_REQUEST, ({ text, entry }: AcceptParams) => {
    const edits = appendAcceptance(text, entry);
    return edits ? toTextEdits(edits, indexLines(text)) : null;
  });
  connection.onRequest(ADD_WORD_REQUEST, ({ text, word }: AddWordParams) => {
    const edits = appendWord(text, word);
    return edits ? toTextEdits(edits, indexLines(text)) : null;
  });

  function codeActions(
    { range, context }: CodeActionParams,
    document: TextDocument,
    analysis: Analysis,
    config: Config,
  ): CodeAction[] {
    const { lines } = analysis.report;
    const target = targetOf(document, analysis);
    const asked = { start: lines.offset(range.start), end: lines.offset(range.end) };
    const actions: CodeAction[] = [];
    if (wants(context.only, CodeActionKind.QuickFix)) {
      const touched = analysis.problems.filter(({ span }) => touches(span, asked));
      for (const problem of touched) actions.push(...toQuickFixes(problem, target));
      const [place] = [...settings.layers(document.uri), ...placesFor(document.uri, roots)];
      if (place && options?.addsWords) {
        for (const problem of touched)
          if (problem.word !== undefined)
            actions.push(toAddWordAction(problem, { file: place.uri, word: problem.word }, target));
      }
      if (place && options?.accepts) {
        for (const problem of touched) {
          const entry = { file: place.path, ...acceptedAs(problem, analysis.report) };
          actions.push(toAcceptAction(problem, { file: place.uri, entry }, touched.length > 1, target));
        }
      }
    }
    // Editors ask of themselves on every move of the cursor, and these are for a person or a save to ask for.
    const unasked = context.only === undefined && context.triggerKind === CodeActionTriggerKind.Automatic;
    if (!unasked && wants(context.only, FIX_ALL_KIND)) {
      const lastYear = cache.get(document.uri)?.lastYear;
      const fixed = fixAll(document.getText(), lastYear ? { ...config, lastYear } : config, analysis);
      const kind = context.only?.includes(FIX_ALL_KIND) ? FIX_ALL_KIND : CodeActionKind.SourceFixAll;
      if (fixed.edits.length > 0) actions.push(toFixAllAction(fixed, kind, target));
    }
    const table = !unasked && wants(context.only, CodeActionKind.RefactorRewrite) && tableAt(analysis.report, asked);
    for (const layout of table ? TARGET_LAYOUTS : []) {
      if (!table || table.layout === layout) continue;
      const conversion = convertLayout(analysis.report, layout, table.span.start);
      if (conversion.edits.length > 0 || disabledActions) actions.push(toConvertAction(conversion, layout, target));
    }
    return actions;
  }

  documents.listen(connection);
  return {
    serverInfo: { name: "nianbao" },
    capabilities: {
      textDocumentSync: TextDocumentSyncKind.Incremental,
      codeActionProvider: {
        codeActionKinds: [
          CodeActionKind.QuickFix,
          CodeActionKind.SourceFixAll,
          FIX_ALL_KIND,
          CodeActionKind.RefactorRewrite,
        ],
      },
      documentSymbolProvider: { label: "年报校对" },
      ...inText.capabilities,
      ...(pulls ? { diagnosticProvider: { interFileDependencies: false, workspaceDiagnostics: false } } : {}),
    },
  };
}

/** Whether an action of `kind` is asked for: `source` asks for `source.fixAll` too. */
function wants(only: readonly string[] | undefined, kind: string): boolean {
  return only === undefined || only.some((asked) => asked === "" || kind === asked || kind.startsWith(`${asked}.`));
}

/** Whether two spans share a place; a caret at the end of a word still touches it. */
function touches(a: Span, b: Span): boolean {
  return a.start <= b.end && b.start <= a.end;
}

/** Logs each message once: a rule that fails would otherwise fill the log at every keystroke. */
function makeLog(connection: Connection): (what: string, error: unknown) => void {
  const logged = new Set<string>();
  return (what, error) => {
    const message = `${what}：${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
    if (logged.has(message)) return;
    logged.add(message);
    connection.console.error(message);
  };
}

/** A message that cannot be sent any more, since the connection is closing. */
function ignore(): void {}
