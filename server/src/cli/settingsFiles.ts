import { readFileSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";
import { type Analysis, type Config, DEFAULT_CONFIG } from "../analyse";
import { type Layer, SETTINGS_FILE, staleAcceptances, withShared } from "../features/sharedSettings";
import { parseSettingsFile, type SettingsFile } from "../settingsFile/parse";
import { decode } from "./decode";
import { describeError, UsageError } from "./errors";
import { STDIN } from "./inputs";

/** Which `.nianbao.json` count: the one named, none, or those in the folder of the draft and all above it. */
export type SettingsSource = { readonly named: string } | "none" | "above";

/** What holds for a draft, and where that stands. */
export interface DraftSettings {
  readonly config: Config;
  /** The nearest first. */
  readonly layers: readonly FileLayer[];
  /** Files that were read for this draft first, and what is wrong with them. */
  readonly complaints: readonly FileComplaint[];
}

interface FileLayer extends Layer<SettingsFile> {
  /** The file as messages name it. */
  readonly name: string;
}

export interface FileComplaint {
  /** The file, with the line that is meant where one is. */
  readonly place: string;
  readonly message: string;
  /** Whether more may be meant than could be read, so that the findings may not be those that were wanted. */
  readonly isGrave: boolean;
}

/** Finds the settings of one draft after the other, and reads each file once. */
export function findSettings(source: SettingsSource): (path: string) => DraftSettings {
  const files = new Map<string, SettingsFile | undefined>();
  let complaints: FileComplaint[] = [];

  const read = (path: string): SettingsFile | undefined => {
    if (files.has(path)) return files.get(path);
    const name = shown(path);
    let file: SettingsFile | undefined;
    try {
      file = parseSettingsFile(decode(readFileSync(path)).text);
    } catch (error) {
      if (source !== "above") throw new UsageError(`读不了设置 ${name}：${describeError(error)}`);
      if (!isAbsent(error)) complaints.push({ place: name, message: `读不了：${describeError(error)}`, isGrave: true });
    }
    files.set(path, file);
    for (const { span, message } of file?.complaints ?? [])
      complaints.push({ place: placeIn(name, file, span.start), message, isGrave: file?.isBroken === true });
    return file;
  };

  if (typeof source === "object") read(resolve(source.named));
  return (path) => {
    const draft = resolve(path === STDIN ? "" : path);
    const places = typeof source === "object" ? [resolve(source.named)] : source === "none" ? [] : above(draft, path);
    const layers = places.flatMap((place): FileLayer[] => {
      const settings = read(place);
      const from = relative(dirname(place), draft).split(sep).join("/");
      return settings ? [{ settings, path: path === STDIN ? STDIN : from, name: shown(place) }] : [];
    });
    const found = complaints;
    complaints = [];
    return { config: withShared(DEFAULT_CONFIG, layers), layers, complaints: found };
  };
}

/** What is accepted for a draft and not found in it any more, as a line each. */
export function staleLines(path: string, { layers, config }: DraftSettings, analysis: Analysis): string[] {
  return layers.flatMap((layer) =>
    staleAcceptances(layer.settings.accepted, layer.path, analysis, config).map(
      ({ rule, span }) =>
        `${placeIn(layer.name, layer.settings, span.start)}: 这里接受的 ${rule} 在 ${path} 里已经没有了，可以删去这一项`,
    ),
  );
}

/** Where settings for a draft may stand, the nearest first; standard input stands in the current folder. */
function above(draft: string, path: string): string[] {
  const places: string[] = [];
  for (let folder = path === STDIN ? draft : dirname(draft); ; folder = dirname(folder)) {
    places.push(join(folder, SETTINGS_FILE));
    if (folder === dirname(folder)) return places;
  }
}

function isAbsent(error: unknown): boolean {
  return error instanceof Error && "code" in error && (error.code === "ENOENT" || error.code === "ENOTDIR");
}

function shown(path: string): string {
  return relative("", path) || path;
}

function placeIn(name: string, file: SettingsFile | undefined, offset: number): string {
  return file ? `${name}:${file.lines.position(offset).line + 1}` : name;
}
