import { type CancellationToken, FileType, RelativePattern, Uri, type WorkspaceFolder, workspace } from "vscode";

/** The files that may be reports. */
export const DRAFT_PATTERN = "**/*.{txt,TXT,Txt}";

/** Beside what the settings exclude. */
const EXCLUDED = "**/{node_modules,.git}/**";

/** Most folders that are looked into where the search cannot be asked. */
const MOST_FOLDERS = 2000;

/** Where VS Code searches by itself. Elsewhere an extension may or may not, and is waited for without end if it does not. */
const SEARCHED: readonly string[] = ["file", "vscode-remote"];

/** The .txt files of the workspace, at most so many. */
export async function findDrafts(most: number, token: CancellationToken): Promise<readonly Uri[]> {
  const found = new Map<string, Uri>();
  for (const folder of workspace.workspaceFolders ?? []) {
    if (found.size >= most || token.isCancellationRequested) break;
    for (const uri of await draftsIn(folder, most - found.size, token)) found.set(uri.toString(), uri);
  }
  return [...found.values()];
}

async function draftsIn(folder: WorkspaceFolder, most: number, token: CancellationToken): Promise<readonly Uri[]> {
  const found = SEARCHED.includes(folder.uri.scheme)
    ? await workspace.findFiles(new RelativePattern(folder, DRAFT_PATTERN), EXCLUDED, most, token)
    : [];
  // In a browser some kinds of folders have no search.
  return found.length > 0 ? found : walk(folder.uri, most, token);
}

async function walk(root: Uri, most: number, token: CancellationToken): Promise<readonly Uri[]> {
  const found: Uri[] = [];
  const waiting = [root];
  for (let looked = 0; looked < MOST_FOLDERS && found.length < most; looked++) {
    const folder = waiting.shift();
    if (!folder || token.isCancellationRequested) break;
    const entries = await Promise.resolve(workspace.fs.readDirectory(folder)).catch(() => []);
    for (const [name, type] of entries) {
      if (name.startsWith(".") || name === "node_modules") continue;
      const uri = Uri.joinPath(folder, name);
      if (type === FileType.File && /\.txt$/i.test(name)) found.push(uri);
      else if (type === FileType.Directory) waiting.push(uri);
    }
  }
  return found.slice(0, most);
}
