import { type Event, EventEmitter, type ExtensionContext, type TextDocument, Uri, workspace } from "vscode";
import type { BaseLanguageClient, LanguageClientOptions } from "vscode-languageclient";
import {
  ACCEPT_REQUEST,
  type AcceptParams,
  ADD_WORD_REQUEST,
  type AddWordParams,
  CONVERT_LAYOUT_REQUEST,
  type ConvertedLayout,
  type ConvertLayoutParams,
  type CreatedReport,
  type InitializationOptions,
  NEW_REPORT_REQUEST,
  type NewReportParams,
  OUTLINE_REQUEST,
  type OutlineItem,
  type OutlineParams,
  SETTINGS_FILE,
  type TargetLayout,
  type TextEdit,
} from "../../server/src/lsp/protocol";
import { REPORT_SELECTOR } from "./documents";

/** `FileChangeType.Changed`; the library that names it is loaded with the server only. */
const CHANGED = 2;

/** Makes the client that starts the server: a process on the desktop, a worker in a browser. */
export type MakeClient = (context: ExtensionContext, options: LanguageClientOptions) => Promise<BaseLanguageClient>;

/** The language server as the rest of the extension sees it. */
export interface Server {
  /** A document's diagnostics have come; what else is asked about it now speaks of the same text. */
  readonly onDidCheck: Event<Uri>;
  /** Starts the server where it is not running yet. */
  start(): Promise<void>;
  restart(): Promise<void>;
  /** Undefined where the server does not answer. */
  outline(document: TextDocument): Promise<readonly OutlineItem[] | undefined>;
  /** What rewrites the tables of a document; undefined where the server does not answer. */
  convertLayout(document: TextDocument, layout: TargetLayout): Promise<ConvertedLayout | undefined>;
  /** An empty draft; undefined where the server does not answer or the year has no form. */
  newReport(params: NewReportParams): Promise<CreatedReport | undefined>;
  /**
   * What adds an accepted finding to the text of a `.nianbao.json`; null where nothing can be added to it, undefined
   * where the server does not answer.
   */
  accept(text: string, entry: AcceptParams["entry"]): Promise<readonly TextEdit[] | null | undefined>;
  /** The same for a word that is right as it stands. */
  addWord(text: string, word: string): Promise<readonly TextEdit[] | null | undefined>;
  stop(): Promise<void>;
}

export function makeServer(context: ExtensionContext, makeClient: MakeClient): Server {
  const checked = new EventEmitter<Uri>();
  context.subscriptions.push(checked);
  let client: BaseLanguageClient | undefined;
  let starting: Promise<void> | undefined;

  const initializationOptions: InitializationOptions = {
    rulesUri: Uri.joinPath(context.extensionUri, "docs", "rules").toString(),
    accepts: true,
    addsWords: true,
  };
  const options: LanguageClientOptions = {
    documentSelector: REPORT_SELECTOR,
    initializationOptions,
    diagnosticPullOptions: { onChange: true },
    middleware: {
      async provideDiagnostics(document, previousResultId, token, next) {
        const report = await next(document, previousResultId, token);
        if (report && !token.isCancellationRequested) checked.fire(document instanceof Uri ? document : document.uri);
        return report;
      },
      handleDiagnostics(uri, diagnostics, next) {
        next(uri, diagnostics);
        checked.fire(uri);
      },
    },
  };

  const start = () => {
    starting ??= makeClient(context, options).then((made) => {
      client = made;
      return made.start();
    });
    return starting;
  };
  const stop = async () => {
    const running = client;
    client = undefined;
    starting = undefined;
    if (running?.needsStop()) await running.dispose();
  };

  // The server's own watching ends at the folders of the workspace, and many drafts are opened without one.
  context.subscriptions.push(
    workspace.onDidSaveTextDocument(({ uri }) => {
      const running = client;
      if (!uri.path.endsWith(`/${SETTINGS_FILE}`) || !running?.isRunning()) return;
      const changes = [{ uri: running.code2ProtocolConverter.asUri(uri), type: CHANGED }];
      running.sendNotification("workspace/didChangeWatchedFiles", { changes }).catch(() => {});
    }),
  );

  const ask = async <P, R>(request: string, params: (toUri: (uri: Uri) => string) => P) => {
    const running = client;
    if (!running?.isRunning()) return undefined;
    try {
      return await running.sendRequest<R>(request, params(running.code2ProtocolConverter.asUri));
    } catch {
      // The client reports a broken server of itself.
      return undefined;
    }
  };
  return {
    onDidCheck: checked.event,
    start,
    stop,
    async restart() {
      await stop();
      await start();
    },
    async outline(document) {
      return ask<OutlineParams, OutlineItem[]>(OUTLINE_REQUEST, (toUri) => ({ uri: toUri(document.uri) }));
    },
    async convertLayout(document, layout) {
      const converted = await ask<ConvertLayoutParams, ConvertedLayout | null>(CONVERT_LAYOUT_REQUEST, (toUri) => ({
        uri: toUri(document.uri),
        layout,
      }));
      return converted ?? undefined;
    },
    async accept(text, entry) {
      return ask<AcceptParams, TextEdit[] | null>(ACCEPT_REQUEST, () => ({ text, entry }));
    },
    async addWord(text, word) {
      return ask<AddWordParams, TextEdit[] | null>(ADD_WORD_REQUEST, () => ({ text, word }));
    },
    async newReport(params) {
      await start();
      return (await ask<NewReportParams, CreatedReport | null>(NEW_REPORT_REQUEST, () => params)) ?? undefined;
    },
  };
}
