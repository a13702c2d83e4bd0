// Entry of dist/browserServer.js, which the client runs in a worker.
import { BrowserMessageReader, BrowserMessageWriter, createConnection } from "vscode-languageserver/browser";
import { type Runtime, startServer } from "./lsp/server";

const RUNTIME: Runtime = {
  // One message is taken from the queue a timer, so after a second one nothing has been waiting.
  whenIdle(task) {
    let handle = setTimeout(() => {
      handle = setTimeout(task);
    });
    return () => clearTimeout(handle);
  },
};

const scope = self as DedicatedWorkerGlobalScope;
startServer(createConnection(new BrowserMessageReader(scope), new BrowserMessageWriter(scope)), RUNTIME);
