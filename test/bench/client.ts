import { type ChildProcess, spawn } from "node:child_process";
import {
  createProtocolConnection,
  DidChangeTextDocumentNotification,
  DidOpenTextDocumentNotification,
  ExitNotification,
  InitializedNotification,
  InitializeRequest,
  type ProtocolConnection,
  PublishDiagnosticsNotification,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
} from "vscode-languageserver-protocol/node";

const URI = "file:///bench/draft.txt";

/** A language server in a process of its own, with one document open. */
export interface Client {
  /** Opens a document and waits for its diagnostics. */
  readonly open: (text: string) => Promise<void>;
  /** Types a character at a place of the document, or takes it away again, and waits for the diagnostics. */
  readonly edit: (line: number, character: number) => Promise<void>;
  readonly stop: () => Promise<void>;
}

/** Starts a bundled server over stdio: the bundle, and what comes before `--stdio`. */
export async function startClient(...command: readonly string[]): Promise<Client> {
  const child = spawn(process.execPath, [...command, "--stdio"], { stdio: ["pipe", "pipe", "inherit"] });
  const connection = connect(child);
  let version = 0;
  let typed = false;
  let arrived: ((version: number) => void) | undefined;
  connection.onNotification(PublishDiagnosticsNotification.type, (params) => arrived?.(params.version ?? version));
  connection.listen();
  await connection.sendRequest(InitializeRequest.type, { processId: process.pid, rootUri: null, capabilities: {} });
  await connection.sendNotification(InitializedNotification.type, {});

  const diagnostics = () =>
    new Promise<void>((done) => {
      arrived = (found) => {
        if (found === version) done();
      };
    });
  return {
    async open(text) {
      const textDocument = { uri: URI, languageId: "nianbao", version: ++version, text };
      const waiting = diagnostics();
      await connection.sendNotification(DidOpenTextDocumentNotification.type, { textDocument });
      await waiting;
    },
    async edit(line, character) {
      const start = { line, character };
      const end = { line, character: character + (typed ? 1 : 0) };
      const textDocument = { uri: URI, version: ++version };
      const contentChanges = [{ range: { start, end }, text: typed ? "" : "的" }];
      typed = !typed;
      const waiting = diagnostics();
      await connection.sendNotification(DidChangeTextDocumentNotification.type, { textDocument, contentChanges });
      await waiting;
    },
    async stop() {
      const ended = new Promise((done) => child.once("exit", done));
      await connection.sendRequest(ShutdownRequest.type);
      await connection.sendNotification(ExitNotification.type);
      await ended;
      connection.dispose();
    },
  };
}

function connect(child: ChildProcess): ProtocolConnection {
  if (!child.stdin || !child.stdout) throw new Error("the server has no streams");
  return createProtocolConnection(new StreamMessageReader(child.stdout), new StreamMessageWriter(child.stdin));
}
