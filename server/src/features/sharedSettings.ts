import { type Accepted, accepts } from "../accepted";
import type { Analysis, Config } from "../analyse";

/** The name of the file with shared settings, beside the drafts or in any folder above them. */
export const SETTINGS_FILE = ".nianbao.json";

/** What a `.nianbao.json` says, which all who work on the drafts below its folder share. */
export interface SharedSettings {
  readonly severities: Config["severities"];
  readonly accepted: readonly SharedAcceptance[];
  /** Words that are right as they stand in every draft below the folder. */
  readonly words: readonly string[];
}

export interface SharedAcceptance extends Accepted {
  /** The draft, as a path with slashes from the folder of the file; without one, every draft below it. */
  readonly file?: string;
}

/** Settings that hold for a draft, and the draft's path from their folder. */
export interface Layer<S extends SharedSettings = SharedSettings> {
  readonly settings: S;
  readonly path: string;
}

/** `config` with shared settings, the nearest first: of severities the nearest counts, acceptances and words add up. */
export function withShared<C extends Config>(config: C, layers: readonly Layer[]): C {
  if (layers.length === 0) return config;
  const severities = [...layers].reverse().map(({ settings }) => settings.severities);
  const acceptances = layers.flatMap(({ settings, path }) => settings.accepted.filter((entry) => isFor(entry, path)));
  return {
    ...config,
    severities: Object.assign({ ...config.severities }, ...severities),
    accepted: [...config.accepted, ...acceptances.map(toAccepted)],
    words: [...new Set([...config.words, ...layers.flatMap(({ settings }) => settings.words)])].sort(),
  };
}

/** Those of `acceptances` for the draft at `path` that accept nothing in it any more, though their rule has looked. */
export function staleAcceptances<A extends SharedAcceptance>(
  acceptances: readonly A[],
  path: string,
  { report, accepted, failures }: Analysis,
  config: Config,
): A[] {
  if (!report.isReport) return [];
  return acceptances.filter(
    (entry) =>
      entry.file !== undefined &&
      isFor(entry, path) &&
      config.severities[entry.rule] !== "off" &&
      !failures.some(({ rule }) => rule === entry.rule) &&
      !accepted.some((problem) => accepts(entry, problem, report)),
  );
}

/** Whether an entry is about the draft at `path`; people on any system write its path as they are used to. */
function isFor({ file }: SharedAcceptance, path: string): boolean {
  return file === undefined || file.replaceAll("\\", "/").replace(/^(?:\.\/)+/, "") === path;
}

/** Only what findings are compared with, so that equal settings look equal. */
function toAccepted({ rule, cell, about, text }: SharedAcceptance): Accepted {
  return { rule, ...(cell === undefined ? {} : { cell }), ...(about === undefined ? {} : { about }), text };
}
