/** The files that a server can look at, as the place it runs in has them. */
export interface Files {
  /** URIs of the .txt files in a folder, or in it and all folders below; the file itself; none where it cannot be read. */
  list(place: string, reach: "own" | "below"): Promise<readonly string[]>;
  /** The bytes of a file; undefined where there is none, or where it is too large to be a report or settings. */
  read(uri: string): Promise<Uint8Array | undefined>;
}
