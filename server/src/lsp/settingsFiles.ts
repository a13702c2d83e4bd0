import { type Layer, SETTINGS_FILE } from "../features/sharedSettings";
import { parseSettingsFile, type SettingsFile } from "../settingsFile/parse";
import type { Files } from "./files";

/** A `.nianbao.json` that holds for a draft. */
export interface FileLayer extends Layer<SettingsFile> {
  readonly uri: string;
}

/** Where a `.nianbao.json` for a draft may stand, and the draft's path from there. */
export type Place = Pick<FileLayer, "uri" | "path">;

/** Reads what holds for a draft, the nearest first. */
export async function readLayers(
  draft: string,
  roots: readonly string[],
  readFile: Files["read"],
): Promise<FileLayer[]> {
  const layers = await Promise.all(
    placesFor(draft, roots).map(async ({ uri, path }): Promise<FileLayer[]> => {
      const text = await readFile(uri);
      return text === undefined ? [] : [{ uri, path, settings: parseSettingsFile(text) }];
    }),
  );
  return layers.flat();
}

/**
 * The places beside a draft and in all folders above it, the nearest first: up to the folder of `roots` that it lies in,
 * else up to the top. None for a draft that is no file, for then nothing beside it could be read.
 */
export function placesFor(draft: string, roots: readonly string[]): Place[] {
  const top = /^(?!untitled:)[a-z][a-z\d+.-]*:(?:\/\/[^/]*)?(?=\/)/i.exec(draft)?.[0];
  if (top === undefined) return [];
  const within = roots.map((root) => root.replace(/\/+$/, "")).filter((root) => draft.startsWith(`${root}/`));
  const last = within.sort((a, b) => b.length - a.length)[0] ?? top;
  const places: Place[] = [];
  let folder = draft;
  do {
    folder = folder.slice(0, folder.lastIndexOf("/"));
    places.push({ uri: `${folder}/${SETTINGS_FILE}`, path: decoded(draft.slice(folder.length + 1)) });
  } while (folder.length > last.length);
  return places;
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
