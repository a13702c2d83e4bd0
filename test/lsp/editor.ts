// An editor for the tests: the server as a process of its own, spoken to through Microsoft's client library.
import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import {
  type CodeAction,
  CodeActionRequest,
  type CodeActionTriggerKind,
  ConfigurationRequest,
  createProtocolConnection,
  type Diagnostic,
  DiagnosticRefreshRequest,
  DidChangeConfigurationNotification,
  DidChangeTextDocumentNotification,
  DidChangeWatchedFilesNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  DocumentDiagnosticRequest,
  type DocumentSymbol,
  DocumentSymbolRequest,
  ExitNotification,
  FileChangeType,
  InitializedNotification,
  InitializeRequest,
  type InitializeResult,
  LogMessageNotification,
  type Position,
  type ProtocolConnection,
  PublishDiagnosticsNotification,
  type PublishDiagnosticsParams,
  RegistrationRequest,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
  type SymbolInformation,
  type TextDocumentClientCapabilities,
  type WorkspaceClientCapabilities,
  type WorkspaceEdit,
} from "vscode-languageserver-protocol/node";
import { TextDocument } from "vscode-languageserver-textdocument";
import {
  type FileParams,
  type FolderEntry,
  OUTLINE_REQUEST,
  type OutlineItem,
  READ_FILE_REQUEST,
  READ_FOLDER_REQUEST,
} from "../../server/src/lsp/protocol";
import type { Span } from "../../server/src/text/span";
import { readMarks, writeMarks } from "../harness/marks";

const ROOT = join(__dirname, "..", "..");

export interface EditorOptions {
  /** What the editor understands; pushed diagnostics with related places, nested symbols, versioned edits by default. */
  readonly pull?: boolean;
  readonly flatSymbols?: boolean;
  readonly plainEdits?: boolean;
  /** What it understands besides: hovers, lenses and the like. */
  readonly capabilities?: { textDocument: TextDocumentClientCapabilities; workspace: WorkspaceClientCapabilities };
  /** The `nianbao` section, by document, for an editor that answers `workspace/configuration`. */
  readonly settings?: (uri: string) => unknown;
  readonly initializationOptions?: object;
  /** URIs of the folders that are open. */
  readonly folders?: readonly string[];
  /** Texts by URI that lie on no disk, which the editor reads for the server. */
  readonly virtualFiles?: ReadonlyMap<string, string>;
}

export interface Editor {
  readonly connection: ProtocolConnection;
  readonly announced: InitializeResult;
  /** What the server wrote into the log. */
  readonly log: readonly string[];
  /** How often the server asked to be pulled from again. */
  refreshes(): number;
  /** Waits until it has asked so often. */
  refreshed(times: number): Promise<true>;
  /** The methods that the server wants to be told of. */
  readonly registered: readonly string[];
  open(text: string, languageId?: string, uri?: string): OpenDraft;
  /** Tells that a file that is watched has changed. */
  fileChanged(uri: string): void;
  /** What was pushed for a file last, once it is as many as wanted. */
  diagnosticsOf(uri: string, count: number): Promise<readonly Diagnostic[]>;
  /** Tells that settings have changed; an editor that is not asked sends them along. */
  settingsChanged(sent?: unknown): void;
  /** Ends the server as an editor does; its exit status. Fails where the server has logged an exception. */
  stop(): Promise<number | null>;
}

export interface OpenDraft {
  readonly uri: string;
  text(): string;
  version(): number;
  /** Every list that was pushed for this document so far. */
  readonly published: readonly PublishDiagnosticsParams[];
  /** What the server found in the text as it is now. */
  diagnostics(): Promise<readonly Diagnostic[]>;
  /** The next list that is pushed. */
  nextPublished(): Promise<PublishDiagnosticsParams>;
  pull(): Promise<readonly Diagnostic[]>;
  /** The place of the first `found`, behind its first `skip` characters. */
  position(found: string, skip?: number): Position;
  /** Where the text ends. */
  end(): Position;
  /** The text of a diagnostic's range or of any other. */
  at(range: Diagnostic["range"]): string;
  /** Types `replacement` over the first `old`. */
  replace(old: string, replacement: string): void;
  edit(changes: readonly (Span & { readonly text: string })[]): void;
  /** The actions offered with the cursor on the first `place`, or for the whole text. */
  actions(
    place?: string,
    only?: readonly string[],
    triggerKind?: CodeActionTriggerKind,
  ): Promise<readonly CodeAction[]>;
  apply(edit: WorkspaceEdit | undefined): void;
  symbols(): Promise<readonly (DocumentSymbol | SymbolInformation)[]>;
  outline(): Promise<readonly OutlineItem[]>;
  close(): void;
}

/** Starts the server the way the editors do that are not VS Code. */
export async function startEditor(options: EditorOptions = {}): Promise<Editor> {
  const child = spawn(process.execPath, [join(ROOT, "dist", "cli.js"), "lsp", "--stdio"], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  const connection = createProtocolConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  const exit = exitOf(child);
  const log: string[] = [];
  const published = new Map<string, PublishDiagnosticsParams[]>();
  const waiting = new Set<() => void>();
  let refreshes = 0;
  connection.onNotification(PublishDiagnosticsNotification.type, (params) => {
    const before = published.get(params.uri) ?? [];
    published.set(params.uri, before);
    before.push(params);
    for (const look of [...waiting]) look();
  });
  connection.onNotification(LogMessageNotification.type, ({ message }) => void log.push(message));
  const registered: string[] = [];
  connection.onRequest(RegistrationRequest.type, ({ registrations }) => {
    registered.push(...registrations.map(({ method }) => method));
  });
  connection.onRequest(DiagnosticRefreshRequest.type, () => {
    refreshes++;
    for (const look of [...waiting]) look();
  });
  if (options.settings) {
    const { settings } = options;
    connection.onRequest(ConfigurationRequest.type, ({ items }) =>
      items.map(({ scopeUri }) => settings(scopeUri ?? "")),
    );
  }
  const { virtualFiles } = options;
  if (virtualFiles) {
    connection.onRequest(READ_FOLDER_REQUEST, ({ uri }: FileParams) => entriesOf(virtualFiles, uri));
    connection.onRequest(READ_FILE_REQUEST, ({ uri }: FileParams) => virtualFiles.get(uri) ?? null);
  }
  connection.listen();
  const announced = await connection.sendRequest(InitializeRequest.type, {
    processId: process.pid,
    rootUri: null,
    workspaceFolders: options.folders?.map((uri) => ({ uri, name: uri })) ?? null,
    initializationOptions: { ...options.initializationOptions, readsFiles: virtualFiles !== undefined },
    capabilities: {
      workspace: {
        configuration: options.settings !== undefined,
        didChangeConfiguration: { dynamicRegistration: true },
        didChangeWatchedFiles: { dynamicRegistration: true },
        workspaceEdit: { documentChanges: !options.plainEdits },
        ...(options.pull ? { diagnostics: { refreshSupport: true } } : {}),
        ...options.capabilities?.workspace,
      },
      textDocument: {
        publishDiagnostics: { relatedInformation: true, versionSupport: true },
        documentSymbol: { hierarchicalDocumentSymbolSupport: !options.flatSymbols },
        ...(options.pull ? { diagnostic: {} } : {}),
        ...options.capabilities?.textDocument,
      },
    },
  });
  await connection.sendNotification(InitializedNotification.type, {});

  const waitFor = <T>(read: () => T | undefined): Promise<T> =>
    new Promise((resolve, reject) => {
      const look = () => {
        const found = read();
        if (found === undefined) return;
        waiting.delete(look);
        resolve(found);
      };
      waiting.add(look);
      exit.then(() => reject(new Error("the server has ended")));
      look();
    });

  let opened = 0;
  const open = (text: string, languageId = "plaintext", uri = `file:///drafts/${++opened}.txt`): OpenDraft => {
    const lists: PublishDiagnosticsParams[] = [];
    published.set(uri, lists);
    let document = TextDocument.create(uri, languageId, 1, text);
    void connection.sendNotification(DidOpenTextDocumentNotification.type, {
      textDocument: { uri, languageId, version: 1, text },
    });
    const place = (found: string) => {
      const start = document.getText().indexOf(found);
      assert.ok(start >= 0, `the draft does not say ${found}`);
      return { start, end: start + found.length };
    };
    const toRange = ({ start, end }: Span) => ({ start: document.positionAt(start), end: document.positionAt(end) });
    const edit: OpenDraft["edit"] = (changes) => {
      const contentChanges = changes.map((change) => {
        const made = { range: toRange(change), text: change.text };
        document = TextDocument.update(document, [made], document.version);
        return made;
      });
      document = TextDocument.update(document, [], document.version + 1);
      void connection.sendNotification(DidChangeTextDocumentNotification.type, {
        textDocument: { uri, version: document.version },
        contentChanges,
      });
    };
    const textDocument = { uri };
    return {
      uri,
      published: lists,
      text: () => document.getText(),
      version: () => document.version,
      diagnostics: async () =>
        (await waitFor(() => lists.find((list) => list.version === document.version))).diagnostics,
      nextPublished() {
        const before = lists.length;
        return waitFor(() => lists[before]);
      },
      async pull() {
        const report = await connection.sendRequest(DocumentDiagnosticRequest.type, { textDocument });
        assert.equal(report.kind, "full");
        return "items" in report ? report.items : [];
      },
      position: (found, skip = 0) => document.positionAt(place(found).start + skip),
      end: () => document.positionAt(document.getText().length),
      at: (range) => document.getText(range),
      replace: (old, replacement) => edit([{ ...place(old), text: replacement }]),
      edit,
      async actions(found, only, triggerKind) {
        const all = { start: 0, end: document.getText().length };
        const actions = await connection.sendRequest(CodeActionRequest.type, {
          textDocument,
          range: toRange(found === undefined ? all : place(found)),
          context: { diagnostics: [], ...(only ? { only: [...only] } : {}), ...(triggerKind ? { triggerKind } : {}) },
        });
        return (actions ?? []).filter((action): action is CodeAction => typeof action.command !== "string");
      },
      apply(workspaceEdit) {
        const changes = workspaceEdit?.documentChanges?.flatMap((change) => ("edits" in change ? change.edits : []));
        const edits = changes ?? workspaceEdit?.changes?.[uri];
        assert.ok(edits, "there is no edit");
        const whole = { start: 0, end: document.getText().length };
        const textEdits = edits.map((one) => ({ range: one.range, newText: "newText" in one ? one.newText : "" }));
        edit([{ ...whole, text: TextDocument.applyEdits(document, textEdits) }]);
      },
      symbols: async () => (await connection.sendRequest(DocumentSymbolRequest.type, { textDocument })) ?? [],
      outline: () => connection.sendRequest<OutlineItem[]>(OUTLINE_REQUEST, { uri }),
      close: () => void connection.sendNotification(DidCloseTextDocumentNotification.type, { textDocument }),
    };
  };

  return {
    connection,
    announced,
    log,
    refreshes: () => refreshes,
    refreshed: (times) => waitFor(() => (refreshes >= times ? true : undefined)),
    registered,
    open,
    fileChanged: (uri) =>
      void connection.sendNotification(DidChangeWatchedFilesNotification.type, {
        changes: [{ uri, type: FileChangeType.Changed }],
      }),
    diagnosticsOf: (uri, count) =>
      waitFor(() => {
        const last = published.get(uri)?.at(-1)?.diagnostics;
        return last?.length === count ? last : undefined;
      }),
    settingsChanged: (sent = null) =>
      void connection.sendNotification(DidChangeConfigurationNotification.type, { settings: sent }),
    async stop() {
      await connection.sendRequest(ShutdownRequest.type);
      await connection.sendNotification(ExitNotification.type);
      const code = await exit;
      connection.dispose();
      assert.deepEqual(
        log.filter((line) => line.includes("出错")),
        [],
      );
      return code;
    },
  };
}

function exitOf(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve) => child.once("exit", resolve));
}

/** Opens a marked draft: the server must find what `expected` names at the `[[ ]]` marks, and nothing else. */
export async function check(editor: Editor, marked: string, ...expected: readonly string[]): Promise<OpenDraft> {
  const { text, marks } = readMarks(marked);
  const draft = editor.open(text);
  const document = TextDocument.create(draft.uri, "", 0, text);
  const diagnostics = await draft.diagnostics();
  const spans = diagnostics.map(({ range }) => ({
    start: document.offsetAt(range.start),
    end: document.offsetAt(range.end),
  }));
  assert.equal(writeMarks(text, spans), writeMarks(text, marks));
  assert.deepEqual(
    diagnostics.map(({ code }) => code),
    expected,
  );
  return draft;
}

/** What is in a folder of such texts; null where there is no such folder. */
function entriesOf(files: ReadonlyMap<string, string>, folder: string): FolderEntry[] | null {
  const below = [...files.keys()].filter((uri) => uri.startsWith(`${folder}/`));
  const names = new Map(
    below.map((uri) => uri.slice(folder.length + 1).split("/")).map(([name = "", next]) => [name, next]),
  );
  const entries = [...names].map(([name, next]): FolderEntry => {
    return { name: decodeURIComponent(name), kind: next === undefined ? "file" : "folder" };
  });
  return entries.length > 0 ? entries : null;
}
