import type { Dirent } from "node:fs";
import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { type Connection, createConnection } from "vscode-languageserver/node";
import type { Files } from "./files";
import { type Runtime, startServer } from "./server";

/** Starts the language server on what the process's arguments name: `--node-ipc` or `--stdio`; without, on stdio. */
export function runServer(): void {
  startServer(connect(), RUNTIME);
}

function connect(): Connection {
  const named = process.argv.some((argument) => /^--(node-ipc|stdio|socket|pipe)\b/.test(argument));
  return named ? createConnection() : createConnection(process.stdin, process.stdout);
}

/** Reports are tens of kilobytes long. */
const LARGEST_REPORT = 2 * 1024 * 1024;
/** Most folders that are looked into: someone may have opened a whole disk. */
const MOST_FOLDERS = 2000;

const FILES: Files = {
  async list(place, reach) {
    const found: string[] = [];
    const waiting = toPath(place);
    const [only] = waiting;
    if (
      only !== undefined &&
      (await stat(only).then(
        (it) => it.isFile(),
        () => false,
      ))
    )
      return [place];
    for (let looked = 0; looked < MOST_FOLDERS; looked++) {
      const path = waiting.shift();
      if (path === undefined) break;
      const entries: Dirent[] = await readdir(path, { withFileTypes: true }).catch(() => []);
      for (const entry of entries) {
        if (entry.name.startsWith(".") || entry.name === "node_modules") continue;
        const own = join(path, entry.name);
        if (entry.isFile() && /\.txt$/i.test(entry.name)) found.push(pathToFileURL(own).href);
        else if (entry.isDirectory() && reach === "below") waiting.push(own);
      }
    }
    return found;
  },
  async read(uri) {
    const [path] = toPath(uri);
    if (path === undefined) return undefined;
    try {
      const { size } = await stat(path);
      return size > LARGEST_REPORT ? undefined : await readFile(path);
    } catch (error) {
      if (error instanceof Error && "code" in error && (error.code === "ENOENT" || error.code === "ENOTDIR"))
        return undefined;
      throw error;
    }
  },
};

/** The path of a file's URI; none for what is no file, such as a draft that was never saved. */
function toPath(uri: string): string[] {
  try {
    return [fileURLToPath(uri)];
  } catch {
    return [];
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
