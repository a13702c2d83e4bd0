import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { type Connection, createConnection } from "vscode-languageserver/node";
import { type Runtime, startServer } from "./server";

/** Starts the language server on what the process's arguments name: `--node-ipc` or `--stdio`; without, on stdio. */
export function runServer(): void {
  startServer(connect(), RUNTIME);
}

function connect(): Connection {
  const named = process.argv.some((argument) => /^--(node-ipc|stdio|socket|pipe)\b/.test(argument));
  return named ? createConnection() : createConnection(process.stdin, process.stdout);
}

const RUNTIME: Runtime = {
  // One message is taken from the queue an immediate, so after a second one nothing has been waiting.
  whenIdle(task) {
    let handle = setImmediate(() => {
      handle = setImmediate(task);
    });
    return () => clearImmediate(handle);
  },
  async readFile(uri) {
    if (!uri.startsWith("file:")) return undefined;
    try {
      return await readFile(fileURLToPath(uri));
    } catch (error) {
      if (error instanceof Error && "code" in error && (error.code === "ENOENT" || error.code === "ENOTDIR"))
        return undefined;
      throw error;
    }
  },
  rulesUri: pathToFileURL(join(__dirname, "..", "docs", "rules")).href,
};
