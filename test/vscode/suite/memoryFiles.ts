import * as vscode from "vscode";

/** Files that lie on no disk, as an extension brings them: the paths of files, what is in each, and which are read-only. */
export class MemoryFiles implements vscode.FileSystemProvider {
  private readonly changes = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
  readonly onDidChangeFile = this.changes.event;

  constructor(
    private readonly files: Map<string, Uint8Array>,
    private readonly readOnly: ReadonlySet<string> = new Set(),
  ) {}

  watch(): vscode.Disposable {
    return new vscode.Disposable(() => {});
  }

  stat(uri: vscode.Uri): vscode.FileStat {
    const bytes = this.files.get(uri.path);
    const isFolder = [...this.files.keys()].some((path) => path.startsWith(`${uri.path}/`));
    if (!bytes && !isFolder) throw vscode.FileSystemError.FileNotFound(uri);
    const type = bytes ? vscode.FileType.File : vscode.FileType.Directory;
    const permissions = this.readOnly.has(uri.path) ? { permissions: vscode.FilePermission.Readonly } : {};
    return { type, ctime: 0, mtime: 0, size: bytes?.length ?? 0, ...permissions };
  }

  readDirectory(uri: vscode.Uri): [string, vscode.FileType][] {
    const inside = [...this.files.keys()].filter((path) => path.startsWith(`${uri.path}/`));
    const names = new Map<string, vscode.FileType>();
    for (const path of inside) {
      const [name = "", below] = path.slice(uri.path.length + 1).split("/");
      names.set(name, below === undefined ? vscode.FileType.File : vscode.FileType.Directory);
    }
    return [...names];
  }

  readFile(uri: vscode.Uri): Uint8Array {
    const bytes = this.files.get(uri.path);
    if (!bytes) throw vscode.FileSystemError.FileNotFound(uri);
    return bytes;
  }

  writeFile(uri: vscode.Uri, bytes: Uint8Array): void {
    const type = this.files.has(uri.path) ? vscode.FileChangeType.Changed : vscode.FileChangeType.Created;
    this.files.set(uri.path, bytes);
    this.changes.fire([{ type, uri }]);
  }

  createDirectory(): void {}

  delete(uri: vscode.Uri): void {
    this.files.delete(uri.path);
  }

  rename(): void {
    throw vscode.FileSystemError.NoPermissions();
  }
}
