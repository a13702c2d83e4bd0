import { FileSystemError, FileType, Uri, workspace } from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import {
  decode,
  type FileParams,
  type FolderEntry,
  LARGEST_FILE,
  READ_FILE_REQUEST,
  READ_FOLDER_REQUEST,
} from "../../server/src/lsp/protocol";

/** Answers what the server asks of files that only VS Code can reach: in a browser, or in a virtual workspace. */
export function answerFiles(client: BaseLanguageClient): void {
  client.onRequest(READ_FOLDER_REQUEST, ({ uri }: FileParams) => readFolder(Uri.parse(uri)));
  client.onRequest(READ_FILE_REQUEST, ({ uri }: FileParams) => readText(Uri.parse(uri)));
}

async function readFolder(uri: Uri): Promise<readonly FolderEntry[] | null> {
  try {
    const entries = await workspace.fs.readDirectory(uri);
    return entries.flatMap(([name, type]): FolderEntry[] => {
      if (type === FileType.File) return [{ name, kind: "file" }];
      return type === FileType.Directory ? [{ name, kind: "folder" }] : [];
    });
  } catch {
    return null;
  }
}

async function readText(uri: Uri): Promise<string | null> {
  try {
    const { size } = await workspace.fs.stat(uri);
    return size > LARGEST_FILE ? null : decode(await workspace.fs.readFile(uri)).text;
  } catch (error) {
    if (error instanceof FileSystemError && /^File(NotFound|NotADirectory)$/.test(error.code)) return null;
    throw error;
  }
}
