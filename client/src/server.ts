import {
  type Diagnostic,
  type Event,
  EventEmitter,
  type ExtensionContext,
  type TextDocument,
  Uri,
  workspace,
} from "vscode";
import type { BaseLanguageClient, LanguageClientOptions } from "vscode-languageclient";
import {
  ABOUT_REQUEST,
  type AboutParams,
  type AboutReport,
  ACCEPT_REQUEST,
  type AcceptParams,
  ADD_WORD_REQUEST,
  type AddWordParams,
  type CellChange,
  CHECK_TEXT_REQUEST,
  type CheckedText,
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
  type ExportFrame,
  type ExportFrameParams,
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
  SETTINGS_FILE,
  type TargetLayout,
  type TextEdit,
} from "../../server/src/lsp/protocol";
import { reportSelector } from "./documents";
import { answerFiles } from "./files";

/** `FileChangeType.Changed`; the library that names it is loaded with the server only. */
const CHANGED = 2;

/** Makes the client that starts the server: a process on the desktop, a worker in a browser. */
export type MakeClient = (context: ExtensionContext, options: LanguageClientOptions) => Promise<BaseLanguageClient>;

/** A checked text, with the diagnostics as VS Code has them. */
export interface CheckedDraft extends Omit<CheckedText, "diagnostics"> {
  readonly diagnostics: readonly Diagnostic[];
}

/** The language server as the rest of the extension sees it. */
export interface Server {
  /** A document's diagnostics have come; what else is asked about it now speaks of the same text. */
  readonly onDidCheck: Event<Uri>;
  /** Whether it has been started, and not stopped since. */
  isStarted(): boolean;
  /** Starts the server where it is not running yet. */
  start(): Promise<void>;
  restart(): Promise<void>;
  /** Undefined where the server does not answer. */
  outline(document: TextDocument): Promise<readonly OutlineItem[] | undefined>;
  /** What puts right a part of the outline; undefined where there is nothing to, or the server does not answer. */
  fixPart(document: TextDocument, path: readonly string[], what: FixPartParams["what"]): Promise<FixedPart | undefined>;
  /** What rewrites the tables of a document; undefined where the server does not answer. */
  convertLayout(document: TextDocument, layout: TargetLayout): Promise<ConvertedLayout | undefined>;
  /** The forms of a document; null where it is no report, undefined where the server does not answer. */
  preview(document: TextDocument): Promise<FormPreview | null | undefined>;
  /** What changes cells of a document; null where it is no report, undefined where the server does not answer. */
  editCells(document: TextDocument, changes: readonly CellChange[]): Promise<EditedCells | null | undefined>;
  /** An empty draft; undefined where the server does not answer or the year has no form. */
  newReport(params: NewReportParams): Promise<CreatedReport | undefined>;
  /**
   * What adds an accepted finding to the text of a `.nianbao.json`; null where nothing can be added to it, undefined
   * where the server does not answer.
   */
  accept(text: string, entry: AcceptParams["entry"]): Promise<readonly TextEdit[] | null | undefined>;
  /** What an open report is; undefined where it is none, or the server does not answer. */
  about(document: TextDocument): Promise<AboutReport | undefined>;
  /** Checks a text that need not be open; undefined where the server does not answer. */
  checkText(uri: Uri, text: string, as?: CheckTextParams["as"]): Promise<CheckedDraft | undefined>;
  /** What stands around the pieces that `checkText` has written. */
  exportFrame(params: ExportFrameParams): Promise<ExportFrame | undefined>;
  /** The figures of an open report beside last year's; undefined where the server does not answer. */
  compareYears(
    document: TextDocument,
    lastYear?: { readonly uri: Uri; readonly text: string },
  ): Promise<CompareYearsAnswer | undefined>;
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
    previews: true,
    readsFiles: true,
    addsWords: true,
  };
  const options: LanguageClientOptions = {
    documentSelector: reportSelector(),
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
      answerFiles(made);
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
    isStarted: () => starting !== undefined,
    start,
    stop,
    async restart() {
      await stop();
      await start();
    },
    async outline(document) {
      return ask<OutlineParams, OutlineItem[]>(OUTLINE_REQUEST, (toUri) => ({ uri: toUri(document.uri) }));
    },
    async fixPart(document, path, what) {
      const fixed = await ask<FixPartParams, FixedPart | null>(FIX_PART_REQUEST, (toUri) => ({
        uri: toUri(document.uri),
        path,
        what,
      }));
      return fixed ?? undefined;
    },
    async convertLayout(document, layout) {
      const converted = await ask<ConvertLayoutParams, ConvertedLayout | null>(CONVERT_LAYOUT_REQUEST, (toUri) => ({
        uri: toUri(document.uri),
        layout,
      }));
      return converted ?? undefined;
    },
    async about(document) {
      const params = (toUri: (uri: Uri) => string) => ({ uri: toUri(document.uri) });
      return (await ask<AboutParams, AboutReport | null>(ABOUT_REQUEST, params)) ?? undefined;
    },
    async checkText(uri, text, as) {
      const checked = await ask<CheckTextParams, CheckedText | null>(CHECK_TEXT_REQUEST, (toUri) => ({
        uri: toUri(uri),
        text,
        ...(as ? { as } : {}),
      }));
      if (!checked) return undefined;
      const diagnostics = await client?.protocol2CodeConverter.asDiagnostics([...checked.diagnostics]);
      return { ...checked, diagnostics: diagnostics ?? [] };
    },
    async exportFrame(params) {
      return ask<ExportFrameParams, ExportFrame>(EXPORT_FRAME_REQUEST, () => params);
    },
    async compareYears(document, lastYear) {
      const answer = await ask<CompareYearsParams, CompareYearsAnswer | null>(COMPARE_YEARS_REQUEST, (toUri) => ({
        uri: toUri(document.uri),
        ...(lastYear ? { lastYear: { uri: toUri(lastYear.uri), text: lastYear.text } } : {}),
      }));
      return answer ?? undefined;
    },
    async preview(document) {
      return ask<PreviewParams, FormPreview | null>(PREVIEW_REQUEST, (toUri) => ({ uri: toUri(document.uri) }));
    },
    async editCells(document, changes) {
      return ask<EditCellsParams, EditedCells | null>(EDIT_CELLS_REQUEST, (toUri) => ({
        uri: toUri(document.uri),
        changes,
      }));
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
