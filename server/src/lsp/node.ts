import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { type Connection, createConnection } from "vscode-languageserver/node";
import { decode } from "../encoding/decode";
import { type Files, type FolderEntry, LARGEST_FILE } from "./files";
import { type Runtime, startServer } from "./server";

/** Starts the language server on what the process's arguments name: `--node-ipc` or `--stdio`; without, on stdio. */
export function runServer(): void {
  startServer(connect(), RUNTIME);
}

function connect(): Connection {
  const named = process.argv.some((argument) => /^--(node-ipc|stdio|socket|pipe)\b/.test(argument));
  return named ? createConnection() : createConnection(process.stdin, process.stdout);
}

const FILES: Files = {
  async entries(folder) {
    const path = toPath(folder);
    if (path === undefined) return undefined;
    const entries = await readdir(path, { withFileTypes: true }).catch(() => undefined);
    return entries?.flatMap((entry): FolderEntry[] => {
      if (entry.isFile()) return [{ name: entry.name, kind: "file" }];
      return entry.isDirectory() ? [{ name: entry.name, kind: "folder" }] : [];
    });
  },
  async read(uri) {
    const path = toPath(uri);
    if (path === undefined) return undefined;
    try {
      const { size } = await stat(path);
      return size > LARGEST_FILE ? undefined : decode(await readFile(path)).text;
    } catch (error) {
      if (error instanceof Error && "code" in error && (error.code === "ENOENT" || error.code === "ENOTDIR"))
        return undefined;
      throw error;
    }
  },
};

/** The path of a file's URI; undefined for what is no file, such as a draft that was never saved. */
function toPath(uri: string): string | undefined {
  try {
    return fileURLToPath(uri);
  } catch {
    return undefined;
  }
}

const RUNTIME: Runtime = {
  files: FILES,
  // One message is taken from the queue an immediate, so after a second one nothing has been waiting.
  whenIdle(task) {
    let handle = setImmediate(() => {
      handle = setImmediate(task);
    });
    return () => clearImmediate(handle);
  },
  rulesUri: pathToFileURL(join(__dirname, "..", "docs", "rules")).href,
};
