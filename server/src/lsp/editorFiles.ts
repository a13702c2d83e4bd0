import type { Connection } from "vscode-languageserver";
import type { Files, FolderEntry } from "./files";
import { type FileParams, READ_FILE_REQUEST, READ_FOLDER_REQUEST } from "./protocol";

/** The files as the editor has them: all of them where there is no disk, else those that do not lie on it. */
export function editorFiles(connection: Connection, disk: Files | undefined): Files {
  const ask = async <T>(request: string, uri: string): Promise<T | undefined> => {
    const params: FileParams = { uri };
    return (await connection.sendRequest<T | null>(request, params)) ?? undefined;
  };
  const asked: Files = {
    entries: (folder) => ask<readonly FolderEntry[]>(READ_FOLDER_REQUEST, folder),
    read: (uri) => ask<string>(READ_FILE_REQUEST, uri),
  };
  const filesOf = (uri: string) => (disk && uri.startsWith("file:") ? disk : asked);
  return {
    entries: (folder) => filesOf(folder).entries(folder),
    read: (uri) => filesOf(uri).read(uri),
  };
}
