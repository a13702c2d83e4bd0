import { type Event, EventEmitter, type ExtensionContext, type TextDocument, Uri } from "vscode";
import type { BaseLanguageClient, LanguageClientOptions } from "vscode-languageclient";
import {
  type InitializationOptions,
  OUTLINE_REQUEST,
  type OutlineItem,
  type OutlineParams,
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

  return {
    onDidCheck: checked.event,
    start,
    stop,
    async restart() {
      await stop();
      await start();
    },
    async outline(document) {
      const running = client;
      if (!running?.isRunning()) return undefined;
      const params: OutlineParams = { uri: running.code2ProtocolConverter.asUri(document.uri) };
      try {
        return await running.sendRequest<OutlineItem[]>(OUTLINE_REQUEST, params);
      } catch {
        // The client reports a broken server of itself.
        return undefined;
      }
    },
  };
}
