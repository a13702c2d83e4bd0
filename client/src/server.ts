import { type Event, EventEmitter, type ExtensionContext, type TextDocument, Uri } from "vscode";
import type { BaseLanguageClient, LanguageClientOptions } from "vscode-languageclient";
import {
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
  type TargetLayout,
} from "../../server/src/lsp/protocol";
import { REPORT_SELECTOR } from "./documents";

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
  stop(): Promise<void>;
}

export function makeServer(context: ExtensionContext, makeClient: MakeClient): Server {
  const checked = new EventEmitter<Uri>();
  context.subscriptions.push(checked);
  let client: BaseLanguageClient | undefined;
  let starting: Promise<void> | undefined;

  const initializationOptions: InitializationOptions = {
    rulesUri: Uri.joinPath(context.extensionUri, "docs", "rules").toString(),
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

  const send = async <R>(request: string, params: (client: BaseLanguageClient) => unknown): Promise<R | undefined> => {
    const running = client;
    if (!running?.isRunning()) return undefined;
    try {
      return await running.sendRequest<R>(request, params(running));
    } catch {
      // The client reports a broken server of itself.
      return undefined;
    }
  };
  const ask = <P, R>(request: string, params: (uri: string) => P, document: TextDocument) =>
    send<R>(request, ({ code2ProtocolConverter }) => params(code2ProtocolConverter.asUri(document.uri)));

  return {
    onDidCheck: checked.event,
    start,
    stop,
    async restart() {
      await stop();
      await start();
    },
    async outline(document) {
      return ask<OutlineParams, OutlineItem[]>(OUTLINE_REQUEST, (uri) => ({ uri }), document);
    },
    async convertLayout(document, layout) {
      const params = (uri: string) => ({ uri, layout });
      return (
        (await ask<ConvertLayoutParams, ConvertedLayout | null>(CONVERT_LAYOUT_REQUEST, params, document)) ?? undefined
      );
    },
    async newReport(params) {
      await start();
      return (await send<CreatedReport | null>(NEW_REPORT_REQUEST, () => params)) ?? undefined;
    },
  };
}
