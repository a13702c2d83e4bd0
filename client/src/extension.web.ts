import { type ExtensionContext, Uri, workspace } from "vscode";
import type { LanguageClientOptions } from "vscode-languageclient";
import { SOURCE } from "../../server/src/lsp/protocol";
import { type Api, activateWith } from "./activate";

export function activate(context: ExtensionContext): Api {
  return activateWith(context, makeClient);
}

async function makeClient({ extensionUri }: ExtensionContext, options: LanguageClientOptions) {
  // Only now, so that a window without a report does not pay for it.
  const { BrowserMessageReader, BrowserMessageWriter, LanguageClient } = await import("vscode-languageclient/browser");
  let worker: Worker | undefined;
  class WorkerClient extends LanguageClient {
    /** A server that does not answer any more must not live on. */
    override async stop(timeout?: number): Promise<void> {
      try {
        await super.stop(timeout);
      } finally {
        worker?.terminate();
      }
    }
  }
  const start = async () => {
    worker = await startWorker(extensionUri);
    // Not the worker itself: the library does not know those of VS Code's extension host for such.
    return { reader: new BrowserMessageReader(worker), writer: new BrowserMessageWriter(worker) };
  };
  return new WorkerClient("nianbao", SOURCE, start, options);
}

/**
 * Runs the server in a worker. Its parts are read and put together here, since a worker may not be started from, nor load
 * anything from, where the extension was installed from.
 */
async function startWorker(extension: Uri): Promise<Worker> {
  const parts = ["lexicon.js", "engine.js", "browserServer.js"].map((name) => Uri.joinPath(extension, "dist", name));
  const scripts = await Promise.all(parts.map((part) => workspace.fs.readFile(part)));
  // A line end between them, as each may end in a comment.
  const script = new Blob(
    scripts.flatMap((bytes) => [new Uint8Array(bytes), "\n"]),
    { type: "text/javascript" },
  );
  const url = URL.createObjectURL(script);
  const worker = new Worker(url, { name: "nianbao" });
  worker.addEventListener("message", () => URL.revokeObjectURL(url), { once: true });
  return worker;
}
