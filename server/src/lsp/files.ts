/** The files that a server can look at, as the place it runs in has them. A folder's URI has no slash at its end. */
export interface Files {
  /** What is in a folder; undefined where there is no such folder, or where it cannot be read. */
  entries(folder: string): Promise<readonly FolderEntry[] | undefined>;
  /**
   * The text of a file, decoded; undefined where there is none, or where it is larger than `LARGEST_FILE`. Throws where
   * there is one that cannot be read.
   */
  read(uri: string): Promise<string | undefined>;
}

/** A file or a folder in a folder; what is neither, such as a link, is left out. */
export interface FolderEntry {
  readonly name: string;
  readonly kind: "file" | "folder";
}

/** In bytes. Reports are tens of kilobytes long. */
export const LARGEST_FILE = 2 * 1024 * 1024;

/** Most folders that are looked into: someone may have opened a whole disk. */
const MOST_FOLDERS = 2000;
/** How many of them at once: each may be an answer from the network. */
const AT_ONCE = 8;

/**
 * URIs of the .txt files in a folder, or in it and all folders below, but for those that are hidden or a program's own;
 * the place itself where it is no folder.
 */
export async function textsIn(files: Files, place: string, reach: "own" | "below"): Promise<readonly string[]> {
  const found: string[] = [];
  let waiting = [place];
  for (let looked = 0; waiting.length > 0 && looked < MOST_FOLDERS; looked += AT_ONCE) {
    const folders = waiting.slice(0, AT_ONCE);
    waiting = waiting.slice(AT_ONCE);
    const contents = await Promise.all(folders.map((folder) => files.entries(folder)));
    if (looked === 0 && !contents[0]) return [place];
    for (const [i, folder] of folders.entries()) {
      for (const { name, kind } of contents[i] ?? []) {
        if (name.startsWith(".") || name === "node_modules") continue;
        const uri = `${folder}/${encodeURIComponent(name)}`;
        if (kind === "folder" && reach === "below") waiting.push(uri);
        else if (kind === "file" && /\.txt$/i.test(name)) found.push(uri);
      }
    }
  }
  return found;
}
